"""Which of two dates of a text comes first, as far as what is written tells.

Only days and years are compared, and a year's month: a month alone ("from November to March") may be of the next year.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from factcheck.model import DateClaim

__all__ = ["comes_before"]

_DAY = lazily(r"(\d{4}|-)-(\d\d)-(\d\d)[<>]{0,2}")
_YEAR = lazily(r"(\d{4})(?:-(\d\d|spring|summer|autumn|winter))?[<>]{0,2}")
_FAR = 60  # days between which two dates without a year are of one year


@record
class _When(NamedTuple):
    """A date of the text: its first and last day, in a year of its own where none is given."""

    first: date
    last: date
    dated: bool


def _when(claim: DateClaim) -> _When | None:
    expression = claim.mention.expression
    try:
        day = _DAY.fullmatch(expression)
        if day:
            found = date(int(day[1]) if day[1] != "-" else 2024, int(day[2]), int(day[3]))
            return _When(found, found, day[1] != "-")
        year = _YEAR.fullmatch(expression)
    except ValueError:
        return None
    if year is None or claim.range.first is None or claim.range.last is None:
        return None
    return _When(claim.range.first, claim.range.last, dated=True)


def comes_before(early: DateClaim, late: DateClaim, *, together: bool = False) -> bool:
    """Say whether the later of two things is dated before the earlier one.

    `together` says that the two make one range, which has one year ("from 30 May to 12 May 2025").
    """
    before, after = _when(early), _when(late)
    if before is None or after is None:
        return False
    if before.dated != after.dated:
        apart = (before.first.replace(year=2024) - after.last.replace(year=2024)).days
        return together and 0 < apart <= _FAR
    return after.last < before.first and (before.dated or (before.first - after.last).days <= _FAR)
