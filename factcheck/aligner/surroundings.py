"""The words around a claim, by which two claims are found to be on one thing though they name it differently.

In: a document, the places of its claims. Out: `Surroundings`. They are read when they are first asked for, and each sentence once: most
claims of one article part on their values alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

from factcheck.model import Section
from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.lexicon import Lexicon
    from factcheck.model import Anchor, Document, Field, Sentence, Span

__all__ = ["Reader", "Surroundings", "stem"]

_WORD = lazily_unicode(r"[\p{L}][\p{L}\p{M}’'-]*|[;:()—–]")
_PLAIN_WORD = lazily(r"[A-Za-z][A-Za-z'-]*|[;:()]", re.ASCII)  # the same of ASCII, in half of the time
_BREAKS = frozenset(";:()—–")
# Whose word it is, at the end of a headline, is no name of what it tells: "Magnitude-5.1 quake hits southern Iran -- USGS".
_CREDIT = lazily_unicode(r"(?::|\s--|\s[–—-])\s+[\p{L}.]+(?:\s[\p{L}.]+)?\s*\Z")
_REACH = 14
_IDIOM_REACH = 6  # words between a figure and the noun of an idiom: "ten people lost their lives"
_FAMILIAR = 1.2  # rarity below which a word tells nothing of what a figure counts


class Surroundings(NamedTuple):
    """The weighted stems in the clause of a claim and in its sentence, the capitalised words there, and the closest one in the clause."""

    near: dict[str, float]
    wide: dict[str, float]
    names: frozenset[str]
    nearest: str | None


class _Word(NamedTuple):
    """A word in lower case, its weight, its stem, and whether it has a capital; a sign that parts clauses is the empty word."""

    lower: str
    weight: float
    stem: str
    capital: bool


_BREAK = _Word("", 0.0, "", capital=False)
_LOWER = itemgetter(0)


def stem(word: str) -> str:
    """Return a rough stem, so that arrests, arrested and arresting meet."""
    for ending, left in (("ies", "y"), ("ing", ""), ("ied", "y"), ("ers", "er"), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):  # noqa: PLR2004 - a stem keeps three letters
            return word[: len(word) - len(ending)] + left
    return word


@lru_cache(maxsize=1 << 15)
def _word(written: str, lexicon: Lexicon) -> _Word:
    if written in _BREAKS:
        return _BREAK
    lower = written.lower().removesuffix("’s").removesuffix("'s")
    return _Word(lower, lexicon.frequencies.rarity(lower), stem(lower), written[0].isupper())


class Reader:
    """Reads around the claims of one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document, self._lexicon = document, lexicon
        self._sentences: dict[tuple[Field, Span], list[tuple[int, int, _Word]]] = {}
        self._held: dict[tuple[str | None, Sentence], bool] = {}

    def around(self, anchor: Anchor) -> Surroundings:
        """Return what stands around a claim."""
        near: dict[str, float] = {}
        wide: dict[str, float] = {}
        names: set[str] = set()
        nearest: list[tuple[int, str]] = []
        for side in self._sides(anchor):
            for _, weight, key, capital in side:
                if weight >= _FAMILIAR:
                    if weight > wide.get(key, 0.0):
                        wide[key] = weight
                    if capital:
                        names.add(key)
            clause = list(takewhile(_LOWER, side))  # a break is the empty word
            nearest += [(distance, word.stem) for distance, word in enumerate(clause) if word.capital and word.weight >= _FAMILIAR][:1]
            for distance, (_, weight, key, _) in enumerate(clause[:_REACH]):
                if weight >= _FAMILIAR and (closeness := weight / (1 + distance / 6)) > near.get(key, 0.0):
                    near[key] = closeness
        return Surroundings(near, wide, frozenset(names), min(nearest, key=itemgetter(0))[1] if nearest else None)

    def meant(self, verb: str | None, anchor: Anchor) -> str | None:
        """Return the verb that stands for an idiom of a verb and a word near a claim ("lose" beside "lives": "die"), else the verb."""
        beside = self._lexicon.concepts.idioms.get(verb or "")
        if not beside or not self._may_hold(beside, verb, anchor.sentence):
            return verb
        return next((beside[word] for word in self.clause(anchor) if word in beside), verb)

    def _may_hold(self, words: Iterable[str], verb: str | None, sentence: Sentence) -> bool:
        """Say whether one of the words of a verb's idioms may stand in a sentence, which is seldom, before its words are read for it."""
        known = self._held.get((verb, sentence))
        if known is None:
            text = sentence.span.of(self.document.field(sentence.field)).lower()
            known = self._held[verb, sentence] = any(word in text for word in words)
        return known

    def clause(self, anchor: Anchor) -> Iterator[str]:
        """Yield the nearest words of a claim's clause in lower case: those before it, then those after it."""
        for side in self._sides(anchor):
            yield from (word.lower for word in islice(takewhile(_LOWER, side), _IDIOM_REACH))

    def _sides(self, anchor: Anchor) -> tuple[list[_Word], list[_Word]]:
        """Return the words and breaks before and after a claim in its sentence, nearest first."""
        start, end = anchor.span
        words = self._words(anchor)
        return [word for _, last, word in reversed(words) if last <= start], [word for first, _, word in words if first >= end]

    def _words(self, anchor: Anchor) -> list[tuple[int, int, _Word]]:
        field, sentence = anchor.sentence.field, self._uncredited(anchor)
        known = self._sentences.get((field, sentence))
        if known is None:
            known = self._sentences[field, sentence] = []
            text = self.document.field(field)
            pattern = _PLAIN_WORD if text[sentence.start : sentence.end].isascii() else _WORD
            for match in pattern.finditer(text, sentence.start, sentence.end):
                known.append((match.start(), match.end(), _word(match[0], self._lexicon)))
        return known

    def _uncredited(self, anchor: Anchor) -> Span:
        """Return the span of a claim's sentence, a headline's without the word at its end that says whose it is."""
        sentence = anchor.sentence
        if sentence.section is not Section.HEADLINE:
            return sentence.span
        credit = _CREDIT.search(self.document.field(sentence.field), anchor.span.end, sentence.span.end)
        return sentence.span if credit is None else sentence.span._replace(end=credit.start())
