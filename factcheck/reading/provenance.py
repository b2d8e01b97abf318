"""What an article's own text says of its publication.

In: a text. Out: the moment in a line such as "Published September 21, 2025 | 06:10 PM", without a zone, None where no line says it.
"""

from __future__ import annotations

import re
from datetime import datetime

__all__ = ["published_in"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"\b{_YEAR}-(?P<number>\d\d)-{_DAY}\b",
    )
)
_TIME = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<half>[ap])\.?m\b)?", re.IGNORECASE)
# "Published in Kestrel Post, September 21st, 2025" stands at the end of a page, everything else at its head; "a study published on May 2,
# 2024, found that" says nothing of the page: so the word has a capital, and little more than the date and time follow in its line.
_SAYS = re.compile(r"\b(?P<cue>Published|Posted|Updated|PUBLISHED|POSTED|UPDATED)\b(?P<rest>[^\n\r]{1,120})")
_HEAD, _TAIL = 2000, 600
_BEFORE, _AFTER = 50, 45


def published_in(text: str) -> datetime | None:
    """Return when the text says that it was published, else when it says that it was updated."""
    windows = (text,) if len(text) <= _HEAD + _TAIL else (text[:_HEAD], text[-_TAIL:])
    found: dict[bool, datetime] = {}
    for window in windows:
        for match in _SAYS.finditer(window):
            moment = _moment(match["rest"])
            if moment is not None:
                found.setdefault(match["cue"].casefold() == "updated", moment)
    return found.get(False) or found.get(True)


def _moment(written: str) -> datetime | None:
    for pattern in _DATES:
        match = pattern.search(written)
        if match is not None and match.start() <= _BEFORE and len(written) - match.end() <= _AFTER:
            return _build(match, _TIME.search(written, match.end()))
    return None


def _build(date: re.Match[str], time: re.Match[str] | None) -> datetime | None:
    names = date.groupdict()
    month = int(names["number"]) if names.get("number") else _MONTHS.index(names["month"].casefold()) + 1
    hour = int(time["hour"]) if time else 0
    if time and time["half"]:
        hour = hour % 12 + (12 if time["half"] in "pP" else 0)
    try:
        return datetime(int(names["year"]), month, int(names["day"]), hour, int(time["minute"]) if time else 0)  # noqa: DTZ001 -- the page names no zone
    except ValueError:
        return None
