"""Who bears a name: forms of one person, body or vessel brought together, and kept apart from those of others.

In: forms as they are met, with their places. Out: `Bearer`s in the order in which they were met. Look-ups go by the words of the forms,
so that a text of many names takes no longer by the name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.model import NameKind, Sentence, Span

__all__ = ["Bearer", "Place", "Register", "initials", "initials_fit", "same_person", "same_vessel"]

_SAME_SPELLING = 85  # of 100: Mbeki/Mbekki is 91, Northfield/Southfield 80
_SAME_GIVEN_NAME = 80  # for long given names of one surname: Farzana/Farzaneh is 80; Maria/Marta too, and they are two
_LONG_NAME = 6
_MOST_FORMS = 12  # of one bearer that a name is laid beside
_MOST_OF_ONE_NAME = 16  # bearers of one word in one article that a name is laid beside
_LONGEST_PREFIX = 4  # MV, HMS, USNS
_SHORTEST_ACRONYM = 3  # two letters fit too many names
_INITIALS_THAT_MAY_MISS = 2  # INL-P stands for Bureau of International Narcotics and Law Enforcement Affairs
_BREAK = lazily(r"[\s-]+")


class Place(NamedTuple):
    """A place in the document: a span of the field that the sentence stands in."""

    span: Span
    sentence: Sentence


@dataclass(eq=False)
class Bearer:
    """Who or what is named: each form with the place where it is first met, the titles held, the gender ("m", "f", "e" if not known)."""

    kind: NameKind
    forms: dict[str, Place] = field(default_factory=dict)
    titles: list[Place] = field(default_factory=list)
    gender: str = "e"
    mentions: int = 0

    @property
    def fullest(self) -> str:
        """The longest form: by words, then by letters, then the first."""
        if len(self.forms) == 1:
            return next(iter(self.forms))
        return max(self.forms, key=lambda form: (len(form.split()), len(form)))

    def add(self, form: str, place: Place) -> None:
        """Note a mention."""
        self.forms.setdefault(form, place)
        self.mentions += 1


def same_person(one: str, other: str) -> bool:
    """Say whether two full names may be one person's: given names that agree, are left out or shortened, or one spelling apart."""
    first, second = sorted((one.split(), other.split()), key=len)
    if first[-1] != second[-1]:
        return first[0] == second[0] and fuzz.ratio(first[-1], second[-1]) >= _SAME_SPELLING
    if all(part in second for part in first):
        return True
    given, other_given = first[0].rstrip("."), second[0].rstrip(".")
    if len(given) == 1 or len(other_given) == 1:
        return given[0] == other_given[0]
    long = min(len(given), len(other_given)) >= _LONG_NAME
    return fuzz.ratio(given, other_given) >= (_SAME_GIVEN_NAME if long else _SAME_SPELLING)


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name: "Anti-Narcotics Force" -> "ANF"."""
    return "".join(word[0] for word in _BREAK.split(name) if word[:1].isupper())


def initials_fit(acronym: str, name: str) -> bool:
    """Say whether an acronym in brackets behind a name stands for it: its letters come, in order, from the beginnings of the words."""
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    matched = 0
    for initial in initials(name):
        matched += matched < len(letters) and initial == letters[matched]
    return matched >= max(2, len(letters) - _INITIALS_THAT_MAY_MISS)


def same_vessel(form: str) -> str:
    """Return the name of a vessel without its prefix, by which two forms are one: "MV Estrella 9" -> "Estrella 9"."""
    first, _, rest = form.partition(" ")
    return rest if rest and first.isupper() and len(first) <= _LONGEST_PREFIX else form


class Register:
    """The bearers of one kind of name in a document, found again by their words."""

    def __init__(self, kind: NameKind) -> None:
        self.kind = kind
        self.bearers: list[Bearer] = []
        self._by_key: dict[str, list[Bearer]] = defaultdict(list)

    def has(self, key: str) -> bool:
        """Say whether anybody is known under a key."""
        return key in self._by_key

    def under(self, keys: Iterable[str]) -> list[Bearer]:
        """Return the bearers that are known under any of the keys, each once, in the order of the keys."""
        found = [bearer for key in keys if key in self._by_key for bearer in self._by_key[key][:_MOST_OF_ONE_NAME]]
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def add(self, bearer: Bearer | None, form: str, place: Place, keys: Iterable[str]) -> Bearer:
        """Note a form of a bearer (a new one for None), to be found again under the keys."""
        if bearer is None:
            bearer = Bearer(self.kind)
            self.bearers.append(bearer)
        if form not in bearer.forms:
            for key in keys:
                self._by_key[key].append(bearer)
        bearer.add(form, place)
        return bearer

    def person(self, form: str, place: Place) -> Bearer:
        """Note a full name of a person."""
        words = form.split()
        near = self.under((words[-1], words[0]))
        found = [bearer for bearer in near if any(same_person(form, other) for other in islice(bearer.forms, _MOST_FORMS))]
        return self.add(found[0] if len(found) == 1 else None, form, place, dict.fromkeys((words[-1], words[0])))

    def body(self, form: str, place: Place, acronym: str | None) -> Bearer:
        """Note a name of a body, with the acronym that stands in brackets behind it."""
        short = initials(form) if " " in form else form
        keys = [form.lower()] if len(short) < _SHORTEST_ACRONYM else [form.lower(), short]
        if acronym is not None:
            keys.append(acronym)
        found = [bearer for bearer in self.under(keys) if _one_body(form, bearer)]
        return self.add(found[0] if found else None, form, place, dict.fromkeys(keys))

    def vessel(self, form: str, place: Place) -> Bearer:
        """Note a name of a vessel."""
        key = same_vessel(form)
        found = self.under((key,))
        return self.add(found[0] if found else None, form, place, (key,))


def _one_body(form: str, bearer: Bearer) -> bool:
    """Say whether a form names a body that shares a key with it: not two full names that only share their initials."""
    if " " not in form:
        return True
    return all(" " not in other or other.lower() == form.lower() for other in bearer.forms)
