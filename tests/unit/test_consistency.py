"""One article against itself: short texts with what is to be said of each, and texts of which nothing is."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.model import Document, Finding, Severity

FOLDER = Path(__file__).parent.parent / "cases"
CASES: dict[str, Any] = tomllib.loads((FOLDER / "consistency.toml").read_text(encoding="utf-8"))
NEAR_MISSES: list[dict[str, str]] = tomllib.loads((FOLDER / "near_misses.toml").read_text(encoding="utf-8"))["article"]


def check(text: str, *, title: str | None = None, published: str | None = None) -> tuple[Finding, ...]:
    """Return the findings on a text."""
    moment = datetime.fromisoformat(published) if published else None
    document = Document(id="a", text=text, title=title, outlet="a", published=moment)
    tables = lexicon.load()
    return consistency.check(pipeline.analyse(document, tables), tables, Policy())


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"][:40])
def test_what_is_wrong(case: dict[str, Any]) -> None:
    """Rule, arithmetic and the value that would fit."""
    findings = check(case["text"], title=case.get("title"), published=case.get("published"))

    assert [[finding.rule, finding.message.removeprefix("a: "), finding.suggestion] for finding in findings] == case["says"]


@pytest.mark.parametrize("text", CASES["nothing"]["texts"], ids=lambda text: text[:40])
def test_nothing_is_wrong(text: str) -> None:
    """Near misses."""
    assert check(text) == ()


@pytest.mark.parametrize("article", NEAR_MISSES, ids=lambda article: article["title"][:40])
def test_nothing_is_wrong_in_a_whole_article(article: dict[str, str]) -> None:
    """Many near misses in one place, with a headline above them."""
    assert check(article["text"], title=article["title"], published=article.get("published")) == ()


def test_findings_come_in_reading_order_title_first() -> None:
    """Whatever the rule."""
    text = "Between 12 and 7 people were hurt. The lake is 10 miles (20 km) long. The deadline is 31 April."

    findings = check(text, title="Sales rise 20% from 100 to 130")

    assert [finding.rule for finding in findings] == ["percent.wrong", "range.wrong", "conversion.wrong", "weekday.wrong"]
    assert {finding.severity for finding in findings} == {Severity.WARNING}


def test_what_is_printed_twice_and_tables_are_passed_over() -> None:
    """A caption in two sizes is told of once, a line of fifty numbers not at all."""
    caption = "Photo: The tower, 120 metres (294 feet) high, in Harwick on Monday. /Dale Press"
    table = "Results: " + ", ".join(f"{number} (45%) of {number + 60}" for number in range(40, 90))

    twice = check(f"Tower opens\n\n{caption}\n\n{caption}\n\nA tower was opened in Harwick on Monday, the council said.")

    assert [finding.rule for finding in twice] == ["conversion.wrong"]
    assert check(f"{table}.") == ()


def test_the_same_fault_is_told_once() -> None:
    """At its first place."""
    sentence = "Sales in Harwick rose 20% from 100 to 130."

    assert [finding.evidence[0].sentence.start for finding in check(f"{sentence} Nobody knew why. {sentence}")] == [0]


def test_no_text_is_an_error() -> None:
    """An empty one, marks without end, slots that the text itself seems to hold."""
    for text in ("", "“", "<c0> of <p1> (<p2>)", "12 (", "£ (%)", "between and", "a" * 5_000):
        assert check(text) == ()


def test_a_price_of_nothing_is_no_error() -> None:
    for price in ("Each of the 40 tickets cost $0. The club took a total of $4,000.", "It sold 40 shares at $0 a share, or $4,000 in all."):
        assert len(pipeline.check([Document(id="a", text=price, outlet="a")]).documents) == 1


@pytest.mark.parametrize(
    ("published", "right"),
    [
        ("2025-09-24T12:00:00", False),
        ("2025-09-23T12:00:00", True),
        ("2025-09-24T03:00:00", True),  # written the evening before
        ("2025-09-22T22:00:00", True),  # of tomorrow's paper
    ],
)
def test_yesterday_is_told_from_publication(published: str, right: bool) -> None:
    """A paper may be dated a few hours off."""
    findings = check("The minister resigned yesterday (Monday).", published=published)

    assert [finding.rule for finding in findings] == ([] if right else ["weekday.wrong"])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The talks begin tomorrow, 9 May.", True),
        ("The talks begin tomorrow, 10 May.", False),
        ("The year was 1970. It opened on Monday, July 20.", True),
        ("It opened on Thursday, 8 May.", True),
        ("It opened on Friday, 8 May.", False),
        ("It closed on Sunday, 12 March 1752.", True),
    ],
)
def test_days_without_a_year_are_near_publication(text: str, right: bool) -> None:
    """Unless a year in the text explains them; the calendar of before 1800 is left alone."""
    findings = check(text, published="2025-05-08T12:00:00")

    assert [finding.rule for finding in findings] == ([] if right else ["weekday.wrong"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Otto Brandt has died aged 84. He was born in 1931.", "born 1931, so 93 or 94 in 2025, not 84"),
        ("Otto Brandt, 94, was born on 12 March 1931.", None),
        ("Jonas Veld, 34, a carpenter born in 1981, won.", "born 1981, so 43 or 44 in 2025, not 34"),
        ("Ruth Hale, 41, who was born in 1984, met Anna Hale, 33.", None),
        ("The then 44-year-old Barry Moss was warned. Barry Moss, 45, was fined.", None),
        ("John Brandt, 70, and his son John Brandt, 45, were freed. The elder John Brandt laughed.", None),
    ],
)
def test_births(text: str, says: str | None) -> None:
    """An age is told of the day of publication."""
    findings = check(text, published="2025-06-10T12:00:00")

    assert [finding.message.removeprefix("a: ") for finding in findings] == ([says] if says else [])


def test_a_day_of_next_year_falls_on_its_own_weekday() -> None:
    """Publication alone would put it in this year."""
    told = "Next year's race is fixed for {}, June 14."

    assert check(told.format("Sunday"), published="2025-06-08") == ()
    assert [finding.rule for finding in check(told.format("Tuesday"), published="2025-06-08")] == ["weekday.wrong"]
    assert [finding.rule for finding in check("The race is fixed for Sunday, June 14.", published="2025-06-08")] == ["weekday.wrong"]
