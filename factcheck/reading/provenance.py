"""What an article's own text says of its publication.

In: a text. Out: the moment in a line such as "Published September 21, 2025 | 06:10 PM", None where no line says it. It has a zone where the
line names one that is clear ("GMT", "PKT", "UTC+5"); "IST" is India's, Ireland's and Israel's, and gives none.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from factcheck.patterns import lazily

__all__ = ["published_in"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    lazily(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"\b{_YEAR}-(?P<number>\d\d)-{_DAY}\b",
    )
)
_TIME = lazily(r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<half>[ap])\.?m\b)?", re.IGNORECASE)
# Hours ahead of Greenwich.
_ZONES = {
    **dict.fromkeys(("UTC", "GMT", "WET"), 0),
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "PKT": 5,
    "WIB": 7,
    "SGT": 8,
    "HKT": 8,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
    "AEDT": 11,
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "MDT": -6,
    "PDT": -7,
    "PST": -8,
}
_ZONE = lazily(rf"\W{{0,3}}\b(?P<name>{'|'.join(_ZONES)})\b(?P<hours>[+-]\d{{1,2}})?(?::?(?P<minutes>\d\d))?")
# "Published in Kestrel Post, September 21st, 2025" stands at the end of a page, everything else at its head; "a study published on May 2,
# 2024, found that" says nothing of the page: so the word has a capital, and little more than the date and time follow in its line.
_CUES = ("Published", "Posted", "Updated", "PUBLISHED", "POSTED", "UPDATED")
_SAYS = lazily(rf"\b(?P<cue>{'|'.join(_CUES)})\b(?P<rest>[^\n\r]{{1,120}})")
_FARTHEST = 14
_HEAD, _TAIL = 2000, 600
_BEFORE, _AFTER = 50, 45


def published_in(text: str) -> datetime | None:
    """Return when the text says that it was published, else when it says that it was updated."""
    windows = (text,) if len(text) <= _HEAD + _TAIL else (text[:_HEAD], text[-_TAIL:])
    found: dict[bool, datetime] = {}
    for window in windows:
        if not any(word in window for word in _CUES):
            continue  # most articles, at a tenth of the price
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
        moment = datetime(int(names["year"]), month, int(names["day"]), hour, int(time["minute"]) if time else 0)  # noqa: DTZ001 -- none may be named
    except ValueError:
        return None
    return moment.replace(tzinfo=_zone(time)) if time else moment


def _zone(time: re.Match[str]) -> timezone | None:
    """Return the zone behind a time of day."""
    match = _ZONE.match(time.string, time.end())
    if match is None:
        return None
    hours = int(match["hours"] or 0)
    minutes = int(match["minutes"] or 0) * (-1 if hours < 0 else 1) if match["hours"] else 0
    if abs(hours) > _FARTHEST:
        return None
    return timezone(timedelta(hours=_ZONES[match["name"]] + hours, minutes=minutes))
