"""Dates are found where newsrooms write them, and nothing else is."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.extractor import dates
from factcheck.lexicon import load
from factcheck.lexicon.days import days_of
from factcheck.model import DateMention, DateRange, Document, Field, Section, Sentence, Span

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8"))
LEXICON = load()


def read(text: str, *, section: Section = Section.BODY, published: date | None = None) -> list[DateMention]:
    """Find the dates of one sentence."""
    day = datetime(published.year, published.month, published.day, 12, tzinfo=UTC) if published else None
    document = Document(id="a", text=text, outlet="a", published=day)
    return dates.find(document, [Sentence(Field.TEXT, Span(0, len(text)), section, 0)], LEXICON)


def marked(text: str) -> tuple[str, list[str]]:
    """Return the text without its square brackets, and what stood in them."""
    return text.replace("[", "").replace("]", ""), re.findall(r"\[(.*?)\]", text)


def rows(table: str) -> list[tuple[dict[str, Any], str]]:
    """Return every text of a table of cases with its case."""
    return [(case, text) for case in CASES[table] for text in case["texts"]]


@pytest.mark.parametrize(("case", "text"), rows("case"), ids=lambda value: value if isinstance(value, str) else "")
def test_a_date_is_found_and_means_its_days(case: dict[str, Any], text: str) -> None:
    """The span is the date and nothing more, and the days are those a reader of that day would take."""
    plain, surfaces = marked(text)

    found = read(plain, published=case["published"])

    assert [mention.anchor.surface for mention in found] == surfaces
    assert days_of(found[0].expression, case["published"]) == DateRange(case["first"], case["last"])


@pytest.mark.parametrize("case", CASES["pair"], ids=lambda case: case["text"])
def test_two_dates_in_one_expression(case: dict[str, Any]) -> None:
    """Both ends are dates of their own and share the month or year that is told once."""
    plain, surfaces = marked(case["text"])

    found = read(plain, published=case["published"])

    assert [mention.anchor.surface for mention in found] == case.get("split", surfaces)
    assert [days_of(mention.expression, case["published"]).first for mention in found] == case["days"]


@pytest.mark.parametrize("text", [text for case in CASES["open"] for text in case["texts"]])
def test_what_cannot_be_settled_stays_open(text: str) -> None:
    """Without a day of publication a date that leaves out its year is found, and no day is made up."""
    plain, surfaces = marked(text)

    found = read(plain)

    assert [mention.anchor.surface for mention in found] == surfaces
    assert days_of(found[0].expression, None) == DateRange(None, None)


@pytest.mark.parametrize("text", [text for case in CASES["nothing"] for text in case["texts"]])
def test_what_is_no_date(text: str) -> None:
    """Counts, names and times of day are left alone."""
    section = Section.HEADLINE if text.startswith(("10 May", "2001 arr")) else Section.BODY

    assert [mention.anchor.surface for mention in read(text, section=section)] == []


def test_bylines_and_boilerplate_are_passed_over() -> None:
    """When a page was put up is no statement of the article."""
    text = "Published September 21, 2025 | 06:10 PM"

    assert read(text, section=Section.BYLINE) == []
    assert read(text, section=Section.BOILERPLATE) == []


def test_a_dateline_is_never_of_the_future() -> None:
    """Published on 2 January, a dateline of 31 December is that of two days before."""
    found = read("KABUL, Dec 31 (Meridian) –", section=Section.DATELINE)

    assert [mention.expression for mention in found] == ["--12-31<"]


def test_mentions_come_in_reading_order_title_first() -> None:
    """Spans slice their surface in the field that they are of."""
    document = Document(id="a", title="Strike on Friday", text="On 3 May and in 2019.\nOn Monday.", outlet="a")
    sentences = [
        Sentence(Field.TITLE, Span(0, 16), Section.HEADLINE, 0),
        Sentence(Field.TEXT, Span(0, 21), Section.BODY, 0),
        Sentence(Field.TEXT, Span(22, 32), Section.BODY, 1),
    ]

    found = dates.find(document, sentences, LEXICON)

    assert [(mention.anchor.field, mention.anchor.surface) for mention in found] == [
        (Field.TITLE, "Friday"),
        (Field.TEXT, "3 May"),
        (Field.TEXT, "2019"),
        (Field.TEXT, "Monday"),
    ]
    assert all(mention.anchor.span.of(document.field(mention.anchor.field)) == mention.anchor.surface for mention in found)


def test_no_sentences_no_dates() -> None:
    """An empty document has no dates."""
    assert dates.find(Document(id="a", text="", outlet="a"), [], LEXICON) == []
