"""The dateline at the head of a paragraph: "KARACHI, Pakistan (AP) —", "Islamabad (TDI):", "(Reuters) -".

In: a text and the span of a paragraph. Out: where the dateline ends and the sentence begins, None where there is no dateline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.text.lines import Line

__all__ = ["dateline_end"]

_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]"
_REST = r"""(?P<rest>(?:,?\s(?:[^\W\d_a-z][\w.’'/-]*|\d{1,4}(?:st|nd|rd|th)?|\||/[\w\s]{2,20}/|of|and|de|al)){0,6},?)
            (?P<agency>\s*\([^()\n]{2,90}\))?"""
_SEPARATOR = r"\s*(?P<separator>:(?!\d)|[–—]|-{1,2}(?=\s))\s*"  # "At 9:15 a bell rang" begins with no place
# A place in capitals: two letters or more, four words at most.
_UPPER = lazily(
    rf"(?P<place>{_CAPITALS}[A-ZÀ-Þ'’.-]+(?:[ /]{_CAPITALS}[A-ZÀ-Þ'’.-]*){{0,3}}){_REST}(?:{_SEPARATOR}|(?<=\))\s+)(?=\S)", re.VERBOSE
)
_MIXED = lazily(rf"(?P<place>[^\W\d_a-z][\w’'.-]+(?:[ /][^\W\d_a-z][\w’'.-]+){{0,2}}){_REST}{_SEPARATOR}(?=\S)", re.VERBOSE)
_AGENCY = lazily(r"\((?:[^\W\d_a-z][\w.’'&/-]*\s?){1,4}\)\s*[-–—:]{1,2}\s+(?=\S)")
_ALONE = lazily(rf"{_CAPITALS}[A-ZÀ-Þ'’., -]+(?:\([^()\n]{{2,60}}\))?\s*[:–—-]{{1,2}}\Z")
_NEXT = lazily(r"[“\"‘'(]*[^\W_a-zß-öø-ÿ]")

_PARTING = (":", "–", "—", "-")
_LONGEST = 160
_LONGEST_ALONE = 60
# A headline may begin as a dateline does ("UK: two held"); prose is longer than this.
_SHORTEST_PROSE = 60


def dateline_end(text: str, line: Line, never: Collection[str], *, lead: bool, sentence: bool) -> int | None:
    """Return where the dateline of the paragraph ends.

    `never` holds what looks like a place and is none, in folded form. `lead` says that no prose stands before the paragraph: only there may
    a place without capitals and agency be taken for a dateline ("Mumbai: A court ..."). `sentence` says that it ends with a full stop.
    """
    length = line.end - line.start
    if not (
        lead
        or text[line.start + 1 : line.start + 2].isupper()
        or text[line.start] == "("
        or ")" in text[line.start : line.start + _LONGEST]
    ):
        return None  # most paragraphs, at a tenth of the price
    if length <= _LONGEST_ALONE and _ALONE.match(text, line.start, line.end):
        return line.end
    if length < _SHORTEST_PROSE and not sentence:
        return None
    limit = min(line.end, line.start + _LONGEST)
    agency = _AGENCY.match(text, line.start, limit)
    if agency is not None:
        return agency.end()
    match = None if text[line.start + 1 : line.start + 2].islower() else _UPPER.match(text, line.start, limit)
    match = match or _mixed(text, line.start, limit, lead=lead and sentence)
    if match is None or match["place"].casefold() in never:
        return None
    return match.end()


def _parts_agency(text: str, start: int, limit: int) -> bool:
    """Say whether a sign that parts a dateline from its sentence stands behind a bracket, as behind an agency's."""
    while (start := text.find(")", start, limit) + 1) > 0:
        if text[start:limit].lstrip()[:1] in _PARTING:
            return True
    return False


def _mixed(text: str, start: int, limit: int, *, lead: bool) -> re.Match[str] | None:
    """Match a place in small letters, which needs an agency in brackets or the first place in the article."""
    if not lead and not _parts_agency(text, start, limit):
        return None
    match = _MIXED.match(text, start, limit)
    if match is None or not (match["agency"] or lead):
        return None
    return match if _NEXT.match(text, match.end()) else None
