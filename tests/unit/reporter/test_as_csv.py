"""CSV: a row for each value, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from factcheck.model import FigureClaim
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report


def rows(report: Report) -> list[dict[str, str]]:
    """Return the rows by the names of their columns."""
    return list(csv.DictReader(StringIO("".join(render("csv", report, View())))))


def test_rows(report: Report) -> None:
    """One for each claim, with its fact's verdict and rules."""
    first = rows(report)[0]

    assert len(rows(report)) == sum(len(fact.claims) for event in report.events for fact in event.facts)
    assert first == {
        "event": "harwick",
        "fact": "f-suspects-arrested",
        "label": "suspects arrested",
        "kind": "count",
        "verdict": "conflict",
        "severity": "error",
        "rules": "figure.conflict",
        "outlet": "harbour-news",
        "document": "harbour-news",
        "written": "2,010",
        "low": "2010",
        "high": "2010",
        "unit": "1",
        "explanation": "2,010 and 2,001 are exact counts of the same suspects and differ by 9.",
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "|calc", "%0A"])
def test_no_formula(report: Report, text: str) -> None:
    """An apostrophe keeps a cell text."""
    fact = replace(report.events[0].facts[0], label=text, explanation=f"\t{text}")
    row = rows(replace(report, events=(replace(report.events[0], facts=(fact,)),)))[0]

    assert (row["label"], row["explanation"]) == (f"'{text}", f"'{text}")


def test_numbers_stay_numbers(report: Report) -> None:
    """A negative one, and an open end, which is empty."""
    claim = report.events[0].facts[0].claims[0]
    assert isinstance(claim, FigureClaim)
    cold = claim._replace(quantity=claim.quantity._replace(low=Decimal("-1E+3"), high=None))
    fact = replace(report.events[0].facts[0], claims=(cold,))
    row = rows(replace(report, events=(replace(report.events[0], facts=(fact,)),)))[0]

    assert (row["low"], row["high"]) == ("-1000", "")


def test_hostile_text(hostile: Report) -> None:
    """A row is a row."""
    assert [len(row) for row in rows(hostile)] == [14, 14]
    assert "\x1b" not in "".join(render("csv", hostile, View()))
