"""The sentences of a finding side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.reporter.differences import Run
from factcheck.reporter.exhibits import Exhibit, exhibits

if TYPE_CHECKING:
    from factcheck.model import Fact, Finding, Report


def shown(report: Report, finding: Finding, fact: Fact | None) -> list[Exhibit]:
    """Return the sides of a finding, each document called by its id."""
    documents = {document.id: document for document in report.documents}
    return exhibits(finding, fact, {name: name for name in documents}, documents)


def test_each_side_with_its_outlets(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """One sentence stands for all that write the same."""
    sides = shown(report, report.findings[0], conflicting[0])

    assert [(side.outlets, side.article) for side in sides] == [("harbour-news", "harbour-news"), ("ledger, morning-copy", "ledger")]
    assert [side.runs for side in sides] == [(Run("2,010", differs=False),), (Run("2,001", differs=False),)]


def test_a_document_on_two_sides(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Its sentence stands for the side that writes it so; for its own side where none does."""
    arrested = conflicting[0]
    other = arrested.sides[1]._replace(documents=("harbour-news", "ledger"), as_written=("two thousand",))
    fact = arrested._replace(sides=(arrested.sides[0], other))

    assert [side.outlets for side in shown(report, report.findings[0], fact)] == ["harbour-news", "harbour-news, ledger"]


def test_wordings_of_one_side(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Each sentence stands for the documents that write it so."""
    seized = conflicting[2]
    one = seized._replace(sides=(seized.sides[0]._replace(as_written=("134 tonnes", "134 tons")),))

    assert [side.outlets for side in shown(report, report.findings[2], one)] == ["harbour-news", "ledger, morning-copy"]


def test_finding_about_no_fact(report: Report) -> None:
    """Each sentence stands for itself."""
    assert [side.outlets for side in shown(report, report.findings[0], None)] == ["harbour-news", "ledger", "morning-copy"]


def test_words_that_differ_are_marked_in_quotations(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """And who is quoted, with the cue, stands below."""
    finding = replace(report.findings[1], message="harbour-news and ledger quote Ada Brandt in other words")
    harbour, ledger = shown(report, finding, conflicting[1])

    assert harbour.runs == (Run("We will not stop ", differs=False), Run("here", differs=True), Run(",", differs=False))
    assert ledger.runs == (Run("We will not stop ", differs=False), Run("there", differs=True), Run(",", differs=False))
    assert harbour.said == "quoted, Ada Brandt (“said”)"


def test_words_that_the_message_quotes_are_marked(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Two words of a sentence are what it is about."""
    harbour, ledger = shown(report, report.findings[1], conflicting[1])

    assert ["".join(run.text for run in side.runs) for side in (harbour, ledger)] == ["here", "there"]


def test_a_correction_leaves_blank_what_nobody_knows(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """It says what was said, where and when; a note needs none."""
    harbour, ledger = shown(report, report.findings[0], conflicting[0])
    calm = shown(report, replace(report.findings[0], severity=Severity.NOTE), conflicting[0])

    assert harbour.note.startswith("Correction (harbour-news, “Tobacco haul: 2,010 held”, 2025-03-04): We said “2,010” in: Officers seized")
    assert harbour.note.endswith("\nRight is: ________, according to: ________.")
    assert ledger.note.startswith("Correction (ledger): We said “2,001” in: ")
    assert [side.note for side in calm] == ["", ""]
