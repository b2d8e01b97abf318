"""The figure nought: "no casualties", "no one was killed", "none of them was hurt", where the clause asserts it.

In: a text and the place of a negative word. Out: the span of the negative, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.lexicon.numerals import Numerals

__all__ = ["read_zero"]

_ONE = lazily(r"(?i)[\s-](?:one|body)\b")
_FATE = lazily(
    r"(?i)(?:\s(?:on\s\w+|else|of\s(?:them|those|these|the\s[\w-]+)|in\s(?:the\s)?[\w-]+|aboard|inside|there))?"
    r"\s(?:was|were|is|are|has\s(?:yet\s)?been|have\s(?:yet\s)?been|had\s(?:yet\s)?been|has|have|had)\s(?:\w+ly\s)?(\w+)"
)
_DIED = lazily(r"(?i)\s(?:died|survived)\b")
_NOUN = lazily(
    r"\s(?:(?:further|new|other|more|additional|serious|major|immediate|fatal|civilian|human|confirmed|such|reported|fresh|known)\s)?"
    r"([a-z]+)"
)
_UNSURE = lazily(r"(?i)\b(?:if|whether|unless|until|ensure|hope\w*|should|would|could|may|might|must|want\w*|so that)\s+(?:\w+\s+){0,3}\Z")
_WINDOW = 48


def read_zero(text: str, start: int, end: int, numerals: Numerals) -> Span | None:
    """Return the span of the negative at `start` where something that people count is said to be none, None elsewhere."""
    if _UNSURE.search(text, max(0, start - _WINDOW), start):
        return None
    word = text[start:end].lower()
    if word in {"no", "without"}:
        person = _ONE.match(text, end) if word == "no" else None
        if person is not None:
            return _fate(text, start, person.end(), numerals)
        noun = _NOUN.match(text, end)
        return Span(start, end) if noun and noun[1] in numerals.counted else None
    return _fate(text, start, end, numerals)


def _fate(text: str, start: int, end: int, numerals: Numerals) -> Span | None:
    fate = _FATE.match(text, end)
    if (fate and fate[1].lower() in numerals.befallen) or _DIED.match(text, end):
        return Span(start, end)
    return None
