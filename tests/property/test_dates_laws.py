"""What holds of the dates of any text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from factcheck.extractor import dates
from factcheck.lexicon import load
from factcheck.lexicon.days import day_of_publication, days_of
from factcheck.model import Document, Field, Section, Sentence, Span

LEXICON = load()
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WORDS = (
    "May|Sept.|Monday|last |next |this |year|week| ago|seven |2019|2025-26|2001|19|–|-|/|,|.| |\n|$|quarter|second | of |half|century|FY"
)
PIECES = st.sampled_from([*MONTHS, *WORDS.split("|"), "Q3 ", "mid-", "1990s", "today", "21st ", "7 to 11 ", "3/4/2025", "’s"])
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


def sentence(text: str) -> Sentence:
    """Return a sentence that is the whole text."""
    return Sentence(Field.TEXT, Span(0, len(text)), Section.BODY, 0)


@given(TEXTS, st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_in_order_and_without_overlap(text: str, day: date | None) -> None:
    """No text raises; spans slice their surface; every expression resolves or is open, and never ends before it begins."""
    published = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    document = Document(id="a", text=text, outlet="a", published=published)

    found = dates.find(document, [sentence(text)], LEXICON)

    end = 0
    for mention in found:
        span = mention.anchor.span
        assert end <= span.start < span.end <= len(text)
        assert span.of(text) == mention.anchor.surface
        end = span.end
        days = days_of(mention.expression, day_of_publication(document, LEXICON.calendar))
        assert (days.first is None) == (days.last is None)
        assert days.first is None or days.last is None or days.first <= days.last


@given(st.dates(date(1800, 1, 1), date(2050, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    """British, American and ISO writing give the day that was written."""
    month = MONTHS[day.month - 1]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        day.isoformat(),
    ):
        text = f"It was signed on {written}."
        found = dates.find(Document(id="a", text=text, outlet="a"), [sentence(text)], LEXICON)

        assert [mention.anchor.surface for mention in found] == [written]
        assert days_of(found[0].expression, None).first == days_of(found[0].expression, None).last == day


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(1, 7))
def test_a_weekday_past_lies_in_the_last_seven_days(day: date, weekday: int) -> None:
    """The weekday that has been is at most six days back, the one to come at most six ahead."""
    past, future = days_of(f"weekday:{weekday}<", day).first, days_of(f"weekday:{weekday}>", day).first

    assert past is not None
    assert future is not None
    assert past.isoweekday() == future.isoweekday() == weekday
    assert 0 <= (day - past).days < 7
    assert 0 <= (future - day).days < 7
