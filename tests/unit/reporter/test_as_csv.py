"""CSV: a row for each value, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Acceptance, FigureClaim
from factcheck.reporter import render
from factcheck.reporter.as_csv import COLUMNS
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
        "accepted": "",
        "outlet": "harbour-news",
        "document": "harbour-news",
        "path": "articles/harbour-news.txt",
        "line": "3",
        "column": "52",
        "written": "2,010",
        "low": "2010",
        "high": "2010",
        "unit": "1",
        "explanation": "2,010 and 2,001 are exact counts of the same suspects and differ by 9.",
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "|calc", "%0A", "＝1", "＠SUM(A1)"])
def test_no_formula(report: Report, text: str) -> None:
    """An apostrophe keeps a cell text."""
    fact = report.events[0].facts[0]._replace(label=text, explanation=f"\t{text}")
    row = rows(replace(report, events=(replace(report.events[0], facts=(fact,)),)))[0]

    assert (row["label"], row["explanation"]) == (f"'{text}", f"'{text}")


def test_numbers_stay_numbers(report: Report) -> None:
    """A negative one, and an open end, which is empty."""
    claim = report.events[0].facts[0].claims[0]
    assert isinstance(claim, FigureClaim)
    cold = claim._replace(quantity=claim.quantity._replace(low=Decimal("-1E+3"), high=None))
    fact = report.events[0].facts[0]._replace(claims=(cold,))
    row = rows(replace(report, events=(replace(report.events[0], facts=(fact,)),)))[0]

    assert (row["low"], row["high"]) == ("-1000", "")


def test_findings_within_one_article(report: Report) -> None:
    """A row for each place, with the message where facts have their label, and who accepted it."""
    alone = replace(report.findings[0], fact=None, event=None, acceptance=Acceptance(reason="as spoken"))
    told = [row for row in rows(replace(report, findings=(alone,))) if not row["fact"]]

    assert [
        (row["label"], row["severity"], row["rules"], row["accepted"], row["document"], row["line"], row["written"]) for row in told
    ] == [
        (alone.message, "error", "figure.conflict", "accepted: as spoken", document, line, written)
        for document, line, written in (("harbour-news", "3", "2,010"), ("ledger", "1", "2,001"), ("morning-copy", "1", "2,001"))
    ]


def test_a_document_that_is_not_listed(report: Report) -> None:
    """Has its id and no place."""
    row = rows(replace(report, documents=()))[0]

    assert (row["outlet"], row["document"], row["path"], row["line"]) == ("", "harbour-news", "", "")


def test_hostile_text(hostile: Report) -> None:
    """A row is a row."""
    assert [list(row) for row in rows(hostile)] == [list(COLUMNS)] * 2
    assert "\x1b" not in "".join(render("csv", hostile, View()))
