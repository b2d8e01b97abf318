"""Comparable forms of words, names and offices.

In: a statement, a name or a title as written. Out: a `Wording` or an `Identity`, in which case, typography and spelling variety are gone.
An ellipsis, and words in square brackets, stand as one entry "…" in a wording: what the printer left out or put in is no word of the
speaker. The identity of a title names what changes the office first (acting, deputy), then the office, then the rest in alphabetical order.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.model import Identity, Name, NameKind, Title, Wording
from factcheck.sayings import words_of

if TYPE_CHECKING:
    from factcheck.lexicon import Lexicon
    from factcheck.model import Statement

__all__ = ["identity", "wording"]

_SMALL = frozenset("the a an of for to in at its his her their and who on s".split())
_ARTICLES = frozenset(("the",))
_TOGETHER = frozenset(
    (("prime", "minister"), ("chief", "executive"), ("chief", "minister"), ("director", "general"), ("secretary", "general"))
)
_SHORT_FORMS = (("united states", "us"), ("united kingdom", "uk"), ("united nations", "un"), ("chargé d'affaires", "chargé"))


def wording(statement: Statement, lexicon: Lexicon) -> Wording:
    """Return the comparable wording of a statement's content, to be found when it is asked for."""
    surface = statement.anchor.surface
    return Wording(lambda: (words_of(surface, lexicon),))


def identity(name: Name | Title, lexicon: Lexicon) -> Identity:
    """Return the comparable form of a name or of an office, to be found when it is asked for."""
    if isinstance(name, Title):
        return Identity(lambda: (_office(name.anchor.surface, lexicon),))
    return Identity(lambda: _forms(name, lexicon))


def _forms(name: Name, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name, then those of its aliases."""
    own = _name(name.anchor.surface, name.bearer, lexicon)
    return own, *dict.fromkeys([_name(alias, name.bearer, lexicon) for alias in name.aliases])


def _name(surface: str, bearer: NameKind, lexicon: Lexicon) -> tuple[str, ...]:
    words = [word.removesuffix("'s") for word in words_of(surface.replace("-", " "), lexicon)]
    if bearer is NameKind.VESSEL and len(words) > 1 and words[0] in lexicon.name_words.vessel_prefixes:
        words = words[1:]
    small = _SMALL if bearer is NameKind.BODY else _ARTICLES
    return tuple([word for word in words if word not in small]) or tuple(words)


@lru_cache(maxsize=4096)
def _office(surface: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of an office: what qualifies it, the office, the rest in alphabetical order."""
    known = lexicon.title_words
    words: list[str] = []
    for word in words_of(surface, lexicon):
        bare = word.removesuffix("'s")
        for part in known.abbreviated.get(bare, (bare,)):
            folded = known.same.get(part, part)
            if folded not in _SMALL and folded not in words:
                words.extend(folded.split())
    words = _joined(words)
    qualifying = [word for word in words if word in known.standing]
    offices = [word for word in words if word in known.roles and word not in known.standing]
    head = _of_two_words(words) or offices[-1:]
    rest = sorted(word for word in words if word not in qualifying and word not in head)
    return (*qualifying, *head, *rest)


def _of_two_words(words: list[str]) -> list[str]:
    """Return the two words of an office that only together say what it is: prime minister, chief executive."""
    return next(([first, second] for first, second in itertools.pairwise(words) if (first, second) in _TOGETHER), [])


def _joined(words: list[str]) -> list[str]:
    """Return the words with what has a short form in that form: united states -> us."""
    text = " ".join(words)
    for full, short in _SHORT_FORMS:
        text = text.replace(full, short)
    return text.split()
