"""Two figures in one and the same sentence: what an agency sent and two outlets print.

In: two claims and the texts of their event. Out: whether the words around the figures are the same.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from factcheck.patterns import lazily_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.comparator.sides import Texts
    from factcheck.model import Claim

__all__ = ["told_alike"]

_WORD = lazily_unicode(r"[\p{L}\p{N}]+(?:[.,’'-][\p{L}\p{N}]+)*+", regex.IGNORECASE)
# So many words in a row around a figure are no chance; a sentence that is shorter must be the same from end to end.
_MANY, _FEW = 8, 6


def _sides(claim: Claim, texts: Texts) -> tuple[list[str], list[str]]:
    """Return the words before a figure in its sentence, the nearest first, and those after it."""
    anchor = claim.mention.anchor
    text, sentence = texts.documents[anchor.document].field(anchor.field), anchor.sentence.span
    before = _WORD.findall(text, sentence.start, anchor.span.start)
    after = _WORD.findall(text, anchor.span.end, sentence.end)
    return [word.casefold() for word in reversed(before)], [word.casefold() for word in after]


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many words two sides have in common before they part."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def told_alike(one: Claim, other: Claim, texts: Texts) -> bool:
    """Say whether two figures stand in the same words: "It would raise between £20m and £30m from buyers, he said" twice."""
    left, right = _sides(one, texts), _sides(other, texts)
    return (left == right and sum(map(len, left)) >= _FEW) or sum(map(_shared, left, right)) >= _MANY
