"""The fact sheet: what the outlets jointly say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.model import Verdict
from factcheck.reporter.sheet import Entry, Voice, sheet

if TYPE_CHECKING:
    from factcheck.model import Fact, Report


def entry(report: Report, fact: Fact) -> Entry:
    """Return the record of one fact."""
    return sheet(replace(report.events[0], facts=(fact,)), {document.id: document for document in report.documents})[0]


def test_what_several_outlets_tell(report: Report) -> None:
    """Facts of one outlet alone are not on it."""
    records = sheet(report.events[0], {document.id: document for document in report.documents})

    assert [record.fact.label for record in records] == [
        "suspects arrested",
        "Ada Brandt on stopping",
        "tobacco seized",
        "tobacco worth",
        "others held",
        "foreigners arrested",
    ]


def test_the_value_with_more_independent_texts(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Two against one; the other is what is disputed, and both span the range."""
    record = entry(report, conflicting[0])

    assert (record.value, record.documents, record.independent) == ("2,001", ("ledger", "morning-copy"), 2)
    assert record.disputed == (Voice("2,010", ("harbour-news",)),)
    assert (record.low, record.high, record.range) == (Decimal(2001), Decimal(2010), "2,001 to 2,010")


def test_level_support_chooses_none(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """A copy is no second source, so one stands against one; two outlets would break the tie."""
    fact = conflicting[0]
    level = fact._replace(sides=tuple(side._replace(documents=side.documents[:1], independent=1) for side in fact.sides))
    copies = fact._replace(sides=(fact.sides[0], fact.sides[1]._replace(independent=1)))

    assert entry(report, level).value is None
    assert entry(report, level).disputed == (Voice("2,010", ("harbour-news",)), Voice("2,001", ("ledger",)))
    assert entry(report, copies).value == "2,001"


def test_a_running_figure_is_worth_what_was_published_last(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Where the times are known; else none is chosen."""
    fact = conflicting[0]._replace(verdict=Verdict.UPDATE)
    harbour, *others = report.documents
    earlier = [replace(document, published=datetime(2025, 3, 4, 6, tzinfo=UTC)) for document in others]

    assert entry(replace(report, documents=(harbour, *earlier)), fact).value == "2,010"
    assert entry(report, fact).value is None


def test_an_agreement_is_everybodys(report: Report, calm: tuple[Fact, ...]) -> None:
    """Nothing is disputed, and there is no range."""
    record = entry(report, calm[0])

    assert (record.value, record.disputed, record.range, record.independent) == ("110", (), "", 2)
    assert record.documents == ("harbour-news", "ledger", "morning-copy")


def test_rounded_values_have_a_range(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Both are right; wordings have none, and an open side leaves it open."""
    worth = conflicting[3]
    open_side = worth._replace(sides=(worth.sides[0]._replace(high=None), worth.sides[1]))

    assert entry(report, worth).range == "12,797,000,000 to 12,800,000,000 USD"
    assert entry(report, open_side).range == "at least 12,797,000,000 USD"
    assert entry(report, conflicting[1]).range == ""


def test_a_fact_without_sides(report: Report, calm: tuple[Fact, ...]) -> None:
    """It has no value."""
    assert entry(report, calm[0]._replace(sides=())).value is None
