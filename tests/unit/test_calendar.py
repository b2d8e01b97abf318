"""The calendar's words are checked when they are loaded."""

from __future__ import annotations

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load, read_table
from factcheck.lexicon.calendar import parse_calendar


def test_the_shipped_calendar() -> None:
    """Months and weekdays have their numbers, in full and cut short."""
    calendar = load().calendar

    assert (calendar.months["sept"], calendar.weekdays["thurs"]) == (9, 4)


def test_a_number_out_of_range_is_named() -> None:
    """The message gives the key."""
    with pytest.raises(LexiconError, match=r"months\.smarch"):
        parse_calendar({"months": {"smarch": 13}})


def test_a_missing_list_is_named() -> None:
    """A table without its lists is refused."""
    table = read_table("calendar")
    del table["words"]["counted"]

    with pytest.raises(LexiconError, match="counted"):
        parse_calendar(table)
