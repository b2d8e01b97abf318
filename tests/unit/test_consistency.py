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

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent.parent / "cases" / "consistency.toml").read_text(encoding="utf-8"))


def check(text: str, *, title: str | None = None, published: str | None = None) -> tuple[Finding, ...]:
    """Return the findings on a text."""
    moment = datetime.fromisoformat(published) if published else None
    document = Document(id="a", text=text, title=title, outlet="a", published=moment)
    tables = lexicon.load()
    return consistency.check(pipeline.analyse(document, tables), tables, Policy())


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"][:40])
def test_what_is_wrong(case: dict[str, Any]) -> None:
    """Rule, arithmetic and the value that would fit."""
    findings = check(case["text"], published=case.get("published"))

    assert [[finding.rule, finding.message.removeprefix("a: "), finding.suggestion] for finding in findings] == case["says"]


@pytest.mark.parametrize("text", CASES["nothing"]["texts"], ids=lambda text: text[:40])
def test_nothing_is_wrong(text: str) -> None:
    """Near misses."""
    assert check(text) == ()


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


def test_no_text_is_an_error() -> None:
    """An empty one, marks without end, slots that the text itself seems to hold."""
    for text in ("", "“", "<c0> of <p1> (<p2>)", "12 (", "£ (%)", "between and", "a" * 5_000):
        assert check(text) == ()
