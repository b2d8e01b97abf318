"""The arithmetic of the calendar, and the day of publication that a text itself tells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from factcheck.lexicon import load
from factcheck.lexicon.days import apart, day_of_publication, days_of
from factcheck.model import DateRange, Document, Scope

CALENDAR = load().calendar
SUNDAY = date(2025, 9, 21)


def published(text: str) -> date | None:
    """Return the day that the head of a text tells."""
    return day_of_publication(Document(id="a", text=text, outlet="a"), CALENDAR)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("weekday:7<", SUNDAY, SUNDAY),
        ("weekday:7>", SUNDAY, SUNDAY),
        ("weekday:7<<", SUNDAY - timedelta(days=7), SUNDAY - timedelta(days=7)),
        ("weekday:7>>", SUNDAY + timedelta(days=7), SUNDAY + timedelta(days=7)),
        ("quarter-1", date(2025, 4, 1), date(2025, 6, 30)),
        ("decade-1", date(2010, 1, 1), date(2019, 12, 31)),
        ("century+0", date(2001, 1, 1), date(2100, 12, 31)),
        ("weekend+0", date(2025, 9, 20), SUNDAY),
        ("past:day", date(2025, 9, 20), SUNDAY),
        ("past:month", date(2025, 8, 21), SUNDAY),
        ("year-1", date(2024, 1, 1), date(2024, 12, 31)),
        ("month-7", date(2025, 2, 1), date(2025, 2, 28)),
        ("end:2025", date(2025, 11, 26), date(2025, 12, 31)),
        ("late:--06<", date(2025, 6, 21), date(2025, 6, 30)),
        ("2018/2024", date(2018, 1, 1), date(2024, 12, 31)),
        ("--winter<<", date(2024, 12, 1), date(2025, 2, 28)),
        ("--02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("--09-11", date(2025, 9, 11), date(2025, 9, 11)),
    ],
)
def test_an_expression_means_its_days(expression: str, first: date, last: date) -> None:
    """Each form of the grammar, told from Sunday 21 September 2025."""
    assert days_of(expression, SUNDAY) == DateRange(first, last)


@pytest.mark.parametrize(
    "expression",
    ["", "2025-02-30", "--02-30", "slash:03-04-2025", "fortnight-1", "century:100", "2024/2018", "Y-3000", "nonsense", "year-9999"],
)
def test_no_day_is_made_up(expression: str) -> None:
    """What is no day of the calendar has none."""
    assert days_of(expression, SUNDAY) == DateRange(None, None)


def test_the_day_before_a_leap_day_a_month_ago() -> None:
    """A month before 31 March is the last day of February."""
    assert days_of("past:month", date(2025, 3, 31)) == DateRange(date(2025, 2, 28), date(2025, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nPublished September 21, 2025 | 06:10 PM\n\nText.",
        "RAWALPINDI, (Point News - 21st Sep, 2025) A series of workshops ended.",
        "A title\nSeptember 21, 2025\nText.",
        "A title\nUpdated: 21 September 2025, 18:10\nText.",
        "A title\nFirst published 2025-09-21 10:00\nText.",
    ],
)
def test_a_byline_or_dateline_tells_the_day_of_publication(text: str) -> None:
    """A full date in the head of the article stands in for a missing one."""
    assert published(text) == SUNDAY


@pytest.mark.parametrize(
    "text",
    [
        "Travellers queue inside the airport, May 7, 2025. — AFP",
        "He was born in Lahore on May 7, 2025 and left.",
        "Published Smarch 21, 2025 | 06:10 PM",
        "Published February 30, 2025 | 06:10 PM",
        "No date.",
    ],
)
def test_other_dates_do_not(text: str) -> None:
    """A caption's or a sentence's date is not that of the article."""
    assert published(text) is None


def test_what_the_input_says_comes_first() -> None:
    """The day that came with the document is taken as it is."""
    document = Document(id="a", text="Published September 1, 2020 |", outlet="a", published=datetime(2025, 9, 21, 23, 0, tzinfo=UTC))

    assert day_of_publication(document, CALENDAR) == SUNDAY


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Scope(day="Thursday evening"), Scope(day="Thursday"), False),
        (Scope(day="Thursday"), Scope(day="Friday"), True),
        (Scope(day="Oct 8"), Scope(day="8 October"), False),
        (Scope(day="Oct 8"), Scope(day="9 October"), True),
        (Scope(day="Thursday"), Scope(day="9 October"), False),
        (Scope(day="Thursday"), Scope(), False),
        (Scope(when=DateRange(SUNDAY, SUNDAY)), Scope(when=DateRange(date(2025, 1, 1), date(2025, 12, 31))), False),
        (Scope(when=DateRange(SUNDAY, SUNDAY)), Scope(when=DateRange(date(2024, 1, 1), date(2024, 12, 31))), True),
        (Scope(day="Sunday", when=DateRange(SUNDAY, None)), Scope(day="Sunday", when=DateRange(SUNDAY, SUNDAY)), False),
    ],
)
def test_days_that_exclude_each_other(one: Scope, other: Scope, *, expected: bool) -> None:
    """Two stated days are apart when they cannot be one; an unstated one excludes nothing."""
    assert apart(one, other, CALENDAR) is expected
    assert apart(other, one, CALENDAR) is expected
