"""The arithmetic of the calendar: which days an expression means, told from the day of publication.

In: an expression in the normal form that factcheck/extractor/dates.py describes, the day of publication. Out: a `DateRange`, whose days are
None where neither the text nor the day of publication settles them. Pure functions; the extractor and the normalizer both ask here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.model import DateRange
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.lexicon.calendar import Calendar
    from factcheck.model import Document, Scope

__all__ = ["apart", "day_of_publication", "days_of"]

_EXPRESSION = lazily(r"(?:(early|mid|late|end):)?(.*?)([<>]{0,2})", re.DOTALL)
_POINT = lazily(r"(\d{4}|-|Y[+-]\d+)((?:-.+)?)")
_OFFSET = lazily(r"(\w+?)([+-]\d+)(?:\.(\d\d))?")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS = 12
_WEEK = 7
# A year left out is the nearest one; a tense that speaks against it counts for so many days of distance.
_AGAINST_PAST = 200
_AGAINST_FUTURE = 250

Days = tuple[date, date]


@lru_cache(maxsize=4096)
def days_of(expression: str, published: date | None) -> DateRange:
    """Return the days that an expression means; parts that the text leaves out are told from the day of publication."""
    match = _EXPRESSION.fullmatch(expression)
    if not match:
        return DateRange(None, None)
    points = [_point(point, match[3], published) for point in match[2].split("/")]
    first, last = points[0], points[-1]
    if first is None or last is None or last[1] < first[0]:
        return DateRange(None, None)
    return DateRange(*_stage(match[1], (first[0], last[1])))


def _point(point: str, tense: str, published: date | None) -> Days | None:
    """Return the first and last day of one point of time; None where it cannot be told."""
    try:
        match = _POINT.fullmatch(point)
        if match:
            return _in_year(match[1], match[2], tense, published)
        if point.endswith("s"):
            return date(int(point[:4]), 1, 1), date(int(point[:4]) + 9, 12, 31)
        if point.startswith("century:"):
            last = 100 * int(point[8:])
            return date(last - 99, 1, 1), date(last, 12, 31)
        return _from_publication(point, tense, published) if published else None
    except (ValueError, OverflowError):  # 30 February, a century before the calendar
        return None


def _in_year(year: str, part: str, tense: str, published: date | None) -> Days | None:
    if year.isdecimal():
        return _part(int(year), part)
    if published is None:
        return None
    if year != "-":
        return _part(published.year + int(year[1:]), part)
    return _nearest(part, tense, published)


def _part(year: int, part: str) -> Days:
    """Return the days of a part of a year ("", "-02", "-02-18", "-Q2", "-H1", "-winter"). Raises ValueError for no such day."""
    piece = part[1:]
    if not piece:
        return date(year, 1, 1), date(year, _MONTHS, 31)
    if piece[0] == "Q":
        return _months(year, 3 * int(piece[1:]) - 2, 3)
    if piece[0] == "H":
        return _months(year, 6 * int(piece[1:]) - 5, 6)
    if piece in _SEASONS:
        # northern seasons; a winter is named after the year in which it begins
        return _months(year, _SEASONS[piece], 3)
    month, _, day = piece.partition("-")
    if day:
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    return _months(year, int(month), 1)


def _months(year: int, month: int, count: int) -> Days:
    end = month + count - 1
    last_year, last = year + (end - 1) // _MONTHS, (end - 1) % _MONTHS + 1
    return date(year, month, 1), date(last_year, last, monthrange(last_year, last)[1])


def _nearest(part: str, tense: str, published: date) -> Days | None:
    """Return the occurrence of a yearless part that suits the tense best; 29 February only in leap years."""
    best: tuple[int, Days] | None = None
    for year in range(published.year - 4, published.year + 5) if part == "-02-29" else range(published.year - 1, published.year + 2):
        try:
            days = _part(year, part)
        except ValueError:
            continue
        cost = _cost(days, tense, published)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, days
    return best[1] if best else None


def _cost(days: Days, tense: str, published: date) -> int | None:
    """Return how far the days lie from publication, with what the tense adds; None where it rules them out."""
    first, last = days
    if (tense == "<<" and last >= published) or (tense == ">>" and first <= published):
        return None
    distance = max((first - published).days, (published - last).days, 0)
    if tense == "<" and first > published:
        return distance + (_AGAINST_PAST if first == last else 2 * _AGAINST_PAST)
    if tense == ">" and last < published:
        return distance + _AGAINST_FUTURE
    return distance


def _from_publication(point: str, tense: str, published: date) -> Days | None:
    if point.startswith("weekday:"):
        return _weekday(int(point[8:]), tense, published)
    if point.startswith("past:"):
        return _shift(published, point[5:], -1), published
    match = _OFFSET.fullmatch(point)
    days = _unit(match[1], int(match[2]), published) if match else None
    if days is None or match is None or match[3] is None:
        return days
    day = days[0].replace(day=min(int(match[3]), days[1].day))
    return day, day


def _weekday(weekday: int, tense: str, published: date) -> Days:
    """Return the weekday that the tense means; "on Sunday", published on a Sunday, is that day."""
    ahead = (weekday - published.isoweekday()) % _WEEK
    behind = (published.isoweekday() - weekday) % _WEEK
    if tense.startswith(">"):
        day = published + timedelta(days=_WEEK if tense == ">>" and not ahead else ahead)
    else:
        day = published - timedelta(days=_WEEK if tense == "<<" and not behind else behind)
    return day, day


def _shift(day: date, unit: str, number: int) -> date:
    """Return the day so many units later (the last of its month where it has no such day). Raises ValueError out of the calendar."""
    if unit in {"day", "week", "weekend"}:
        return day + timedelta(days=number * (1 if unit == "day" else _WEEK))
    months = day.year * _MONTHS + day.month - 1 + number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = months // _MONTHS, months % _MONTHS + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _unit(unit: str, number: int, published: date) -> Days | None:
    """Return the day, week (Monday to Sunday), weekend, month, quarter, decade or century so many after that of publication."""
    if unit not in {"day", "week", "weekend", "month", "quarter", "year", "decade", "century"}:
        return None
    day = _shift(published, unit, number)
    if unit == "day":
        return day, day
    if unit in {"week", "weekend"}:
        monday = day - timedelta(days=day.isoweekday() - 1)
        return (monday if unit == "week" else monday + timedelta(days=5)), monday + timedelta(days=6)
    if unit == "quarter":
        return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "month":
        return _months(day.year, day.month, 1)
    span = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (day.year - (unit == "century")) // span * span + (unit == "century")
    return date(first, 1, 1), date(first + span - 1, _MONTHS, 31)


def _stage(stage: str | None, days: Days) -> Days:
    """Return the early, middle or late third of the days, or the last tenth for "end"."""
    first, last = days
    length = (last - first).days + 1
    match stage:
        case "early":
            return first, first + timedelta(days=max(length // 3, 1) - 1)
        case "mid":
            return first + timedelta(days=length // 3), last - timedelta(days=length // 3)
        case "late":
            return last - timedelta(days=max(length // 3, 1) - 1), last
        case "end":
            return last - timedelta(days=max(length // 10, 1) - 1), last
        case _:
            return days


def apart(one: Scope, other: Scope, calendar: Calendar) -> bool:
    """Say whether two claims are of different days or periods: their ranges do not meet, or their weekdays differ."""
    if one.when and other.when:
        left, right = one.when, other.when
        if left.first and left.last and right.first and right.last:
            return left.last < right.first or right.last < left.first
    if not one.day or not other.day:
        return False
    first, second = _named(one.day, calendar), _named(other.day, calendar)
    return any(left is not None and right is not None and left != right for left, right in zip(first, second, strict=True))


def _named(day: str, calendar: Calendar) -> tuple[int | None, int | None, int | None]:
    """Return the weekday, month and day of the month that the words name."""
    words = [word.strip(".,").lower() for word in day.split()]
    weekday = next((calendar.weekdays[word] for word in words if word in calendar.weekdays), None)
    month = next((calendar.months[word] for word in words if word in calendar.months), None)
    number = next((int(found[0]) for word in words if (found := _NUMBER.match(word)) and len(found[0]) < _YEAR_DIGITS), None)
    return weekday, month, number


_NUMBER = lazily(r"\d+")
_YEAR_DIGITS = 4
_HEAD = 700  # letters in which bylines and datelines stand
_DAY_FIRST = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Z][a-z]+|[A-Z]{3,})\.?,?\s+(?P<year>(?:19|20)\d\d)"
_MONTH_FIRST = r"(?P<month>[A-Z][a-z]+|[A-Z]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
_NUMBERS = r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
_FULL_DATES = tuple(lazily(rf"(?<!\w){form}(?!\d)") for form in (_DAY_FIRST, _MONTH_FIRST, _NUMBERS))
_YEAR = lazily(r"(?<!\d)(?:19|20)\d\d")
# what stands on the line before it: a word of publication, at most a weekday, or the capitalised name of a dateline
_OPENING = lazily(
    r"(?i:.*\b(?:published|updated|posted|issued|modified|date)\b\D{0,40})|\W*(?:[A-Z][a-z]+,?\s+)?|[A-Z][^.]{0,60}[(,–—-]\s*"
)
_CLOSING = lazily(r"\s*(?:\||\)|[-–—]|at\b|,|\d{1,2}[:.]\d\d|$|:)")


def day_of_publication(document: Document, calendar: Calendar) -> date | None:
    """Return the document's day of publication: as given, else as a byline or dateline in the head of its text says in full, else None."""
    if document.published is not None:
        return document.published.date()
    return _told_in(document.text[:_HEAD], calendar)


@lru_cache(maxsize=256)
def _told_in(head: str, calendar: Calendar) -> date | None:
    if not _YEAR.search(head):
        return None
    for line in head.splitlines():
        if not _YEAR.search(line):
            continue
        found = [match for form in _FULL_DATES for match in form.finditer(line)]
        for match in sorted(found, key=re.Match[str].start):
            if _OPENING.fullmatch(line, 0, match.start()) and _CLOSING.match(line, match.end()):
                day = _read(match, calendar)
                if day:
                    return day
    return None


def _read(match: re.Match[str], calendar: Calendar) -> date | None:
    month = int(match["month"]) if match["month"].isdecimal() else calendar.months.get(match["month"].lower(), 0)
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
