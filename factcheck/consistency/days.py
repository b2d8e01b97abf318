"""Which of two dates of a text comes first, as far as what is written tells.

Only days and years are compared, and a year's month: a month alone ("from November to March") may be of the next year.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.model import DateClaim

__all__ = ["apart", "comes_before", "is_dated"]

_DAY = lazily(r"(\d{4}|-|Y\+0)-(\d\d)-(\d\d)[<>]{0,2}")
_YEAR = lazily(r"(\d{4})(?:-(\d\d|spring|summer|autumn|winter))?[<>]{0,2}")
_FAR = 60  # days between which two dates without a year are of one year
_LATELY = 150  # days before publication in which a date without a year is of that year


class _When(NamedTuple):
    """A date of the text: its first and last day, in a year of its own where none is given."""

    first: date
    last: date
    dated: bool


def _when(claim: DateClaim) -> _When | None:
    expression = claim.mention.expression
    try:
        day = _DAY.fullmatch(expression)
        if day and day[1] == "Y+0" and claim.range.first:
            day, expression = None, claim.range.first.isoformat()
        if day:
            found = date(int(day[1]) if day[1].isdigit() else 2024, int(day[2]), int(day[3]))
            return _When(found, found, day[1] != "-")
        year = _YEAR.fullmatch(expression) or _DAY.fullmatch(expression)
    except ValueError:
        return None
    if year is None or claim.range.first is None or claim.range.last is None:
        return None
    return _When(claim.range.first, claim.range.last, dated=True)


def is_dated(claim: DateClaim) -> bool:
    """Say whether a date can be compared with others by what is written: not a weekday, or "last month"."""
    return claim.mention.expression[:1] in _DATED


_DATED = frozenset("12-Y")


def comes_before(early: DateClaim, late: DateClaim, *, together: bool = False, published: date | None = None) -> bool:
    """Say whether the later of two things is dated before the earlier one.

    `together` says that the two make one range, which has one year ("from 30 May to 12 May 2025"). With the day of publication a date
    without a year is also laid beside one of that year or the last.
    """
    before, after = _when(early), _when(late)
    if before is None or after is None:
        return False
    unknown = [_of_unknown_year(claim) for claim in (early, late)]
    if before.dated != after.dated:
        apart = (before.first.replace(year=2024) - after.last.replace(year=2024)).days
        same = together and ((published is None and not any(unknown)) or _goes_on(*((late, early) if after.dated else (early, late))))
        return (same and 0 < apart <= _FAR) or (published is not None and _lately(early, late, published))
    return after.last < before.first and unknown[0] is unknown[1] and (before.dated or (before.first - after.last).days <= _FAR)


def _of_unknown_year(claim: DateClaim) -> bool:
    """Say whether a date is of "this year" in an article whose own year is not known."""
    return claim.mention.expression.startswith("Y") and claim.range.first is None


def _goes_on(dated: DateClaim, other: DateClaim) -> bool:
    """Say whether a date without a year may take that of another: the text tells of it behind that one, or in its sentence."""
    one, two = dated.mention.anchor, other.mention.anchor
    return one.sentence == two.sentence or one.span.start < two.span.start


def _lately(early: DateClaim, late: DateClaim, published: date) -> bool:
    """Say whether the later of two is before the earlier one, and both are of the last months, as those without a year must be."""
    first, last = early.range.first, late.range.last
    if first is None or last is None:
        return False
    return last < first and all(0 <= (published - day).days <= _LATELY or day > published for day in (first, last))


def apart(early: DateClaim, late: DateClaim) -> int | None:
    """Return how many days lie from one date of a sentence to another one in it or the next; None where that is not told."""
    before, after = _when(early), _when(late)
    if before is None or after is None:
        return None
    if before.dated == after.dated:
        return (after.first - before.first).days
    return (after.first.replace(year=2024) - before.first.replace(year=2024)).days
