"""How far statements on one thing reach: "all airports", "all major airports", "major airports".

In: the words of statements of one alignment. Out: phrases of scope before one noun that outlets do not share.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple
from factcheck.sayings import GAP, akin, lemma_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.sayings import Saying

__all__ = ["Reach", "differing", "phrases"]

_LONGEST_QUANTIFIER = 3
_LONGEST_PHRASE = 4
# "how many", "as many as", "the most important": no quantifier of a noun.
_UNQUANTIFIED_AFTER = frozenset(("how", "as", "too", "so", "the"))


class Reach(NamedTuple):
    """A phrase of scope: how much of the whole (None where only the major ones are singled out), which part, of what, and its words."""

    amount: str | None
    part: str | None
    noun: str
    words: str


class _Quantifier(NamedTuple):
    """The words of a quantifier at a place, and how much of a whole they mean."""

    amount: str | None
    length: int


def _quantifier(words: Sequence[str], place: int, lexicon: Lexicon) -> _Quantifier | None:
    for length in range(_LONGEST_QUANTIFIER, 0, -1):
        amount = lexicon.reach.classes.get(tuple(words[place : place + length]))
        if amount is not None:
            return None if place and length == 1 and words[place - 1] in _UNQUANTIFIED_AFTER else _Quantifier(amount, length)
    return _Quantifier(None, 0) if words[place] in lexicon.reach.narrowing else None


def phrases(words: Sequence[str], lexicon: Lexicon) -> list[Reach]:
    """Return the phrases of scope in the comparable words of a statement, in order."""
    found: list[Reach] = []
    place = 0
    while place < len(words):
        quantifier = _quantifier(words, place, lexicon)
        phrase = None if quantifier is None else _phrase(words, place, quantifier, lexicon)
        if phrase is None:
            place += 1
        else:
            found.append(phrase[0])
            place = phrase[1]
    return found


def _phrase(words: Sequence[str], place: int, quantifier: _Quantifier, lexicon: Lexicon) -> tuple[Reach, int] | None:
    """Return the phrase that begins at a place and where it ends, None where no noun follows."""
    table = lexicon.reach
    start = place + quantifier.length
    while start < len(words) and start - place < _LONGEST_PHRASE and quantifier.amount and words[start] in table.linking:
        start += 1
    end = start
    while end < min(len(words), start + _LONGEST_PHRASE) and words[end] not in table.closing and words[end] != GAP and words[end].isalpha():
        end += 1
    head = _head(words, start, end, lexicon)
    if head is None:
        return None
    noun = lemma_of(words[head], lexicon)
    part = next((table.narrowing[word] for word in words[start:head] if word in table.narrowing), None)
    if (
        noun in table.idle
        or (quantifier.amount is None and part is None)
        or (quantifier.amount == "most" and head > start and part is None)
    ):
        return None
    return Reach(quantifier.amount, part, noun, " ".join(words[place : head + 1])), head + 1


def _head(words: Sequence[str], start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return the place of the noun that is counted: the first plural, else the last noun."""
    nouns = lexicon.wordclasses.nouns
    plurals = (at for at in range(start, end) if words[at] not in nouns and lemma_of(words[at], lexicon) in nouns and words[at][-1] == "s")
    singulars = (at for at in range(end - 1, start - 1, -1) if words[at] in nouns)
    return next(plurals, next(singulars, None))


def _same_noun(one: Reach, other: Reach, lexicon: Lexicon) -> bool:
    return one.noun == other.noun or akin(one.noun, other.noun, lexicon)


def _apart(one: Reach, other: Reach) -> bool:
    """Say whether two phrases on one noun reach differently far; that neither names an amount tells nothing."""
    return (one.amount, one.part) != (other.amount, other.part) and (one.amount is not None or other.amount is not None)


def differing(sayings: Sequence[Saying], lexicon: Lexicon) -> list[tuple[str, Reach]]:
    """Return documents with their phrases of scope where these differ on one thing; none where one text has the other's phrase too."""
    told = [(saying.document, reach) for saying in sayings for reach in phrases(saying.words, lexicon)]
    found: list[tuple[str, Reach]] = []
    for (first, one), (second, other) in combinations(told, 2):
        if first != second and _apart(one, other) and _same_noun(one, other, lexicon):
            both = [(reach.amount, reach.part) for document, reach in told if document == second and _same_noun(one, reach, lexicon)]
            back = [(reach.amount, reach.part) for document, reach in told if document == first and _same_noun(other, reach, lexicon)]
            if (one.amount, one.part) not in both and (other.amount, other.part) not in back:
                found += [(first, one), (second, other)]
    return list(dict.fromkeys(found))
