"""Which rules speak, and how loudly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import Event, EventReport, Fact, Finding, Kind, Report, Severity, Side, Verdict
from factcheck.selection import Selection, selectors

RULES = ("figure.conflict", "figure.approximate", "quote.altered", "attribution.differs")


def left(**chosen: object) -> dict[str, Severity]:
    """Return what is left of a report with a warning by each of four rules."""
    findings = tuple(Finding(rule=rule, severity=Severity.WARNING, message="m") for rule in RULES)
    kept = Selection(**chosen).applied(Report(documents=(), findings=findings))  # type: ignore[arg-type]  # a table of fields
    return {finding.rule: finding.severity for finding in kept.findings}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, {"figure.conflict", "figure.approximate", "quote.altered"}),
        ({"select": ("all",)}, set(RULES)),
        ({"select": ("figure",)}, {"figure.conflict", "figure.approximate"}),
        ({"select": ("quote.altered", "attribution")}, {"quote.altered", "attribution.differs"}),
        ({"extend": ("attribution.differs",)}, set(RULES)),
        ({"ignore": ("figure",)}, {"quote.altered"}),
        ({"ignore": ("all",)}, set()),
        ({"select": ("figure.conflict",), "ignore": ("figure",)}, {"figure.conflict"}),
        ({"select": ("figure",), "ignore": ("figure.approximate",)}, {"figure.conflict"}),
        ({"select": ("figure",), "ignore": ("figure",)}, set()),
        ({"extend": ("attribution",), "ignore": ("attribution.differs",)}, {"figure.conflict", "figure.approximate", "quote.altered"}),
        ({"severities": {"figure": Severity.NONE}}, {"quote.altered"}),
        ({"severities": {"attribution.differs": Severity.NOTE}}, set(RULES)),
        ({"select": ("quote",), "severities": {"attribution.differs": Severity.NOTE}}, {"quote.altered"}),
        ({"select": ("figure",), "severities": {"figure.conflict": Severity.NONE}}, {"figure.approximate"}),
    ],
)
def test_selection(chosen: dict[str, object], expected: set[str]) -> None:
    """The name that means a rule most exactly decides, and between equals leaving out wins."""
    assert set(left(**chosen)) == expected


def test_severities() -> None:
    """The nearest name gives the severity."""
    found = left(severities={"figure": Severity.NOTE, "figure.conflict": Severity.ERROR})

    assert found == {"figure.conflict": Severity.ERROR, "figure.approximate": Severity.NOTE, "quote.altered": Severity.WARNING}


def test_findings_come_in_the_order_of_their_new_severities() -> None:
    """Gravest first."""
    assert list(left(severities={"quote": Severity.ERROR})) == ["quote.altered", "figure.approximate", "figure.conflict"]


def test_a_report_that_does_not_change_is_the_same() -> None:
    """Nothing is copied where nothing is asked for."""
    report = Report(documents=(), findings=(Finding(rule="figure.conflict", severity=Severity.ERROR, message="m"),))

    assert Selection().applied(report) is report


def test_names() -> None:
    """Ids, what they begin with, and all."""
    assert {"figure.conflict", "figure", "quote", "all"} <= set(selectors())


def fact(name: str, severity: Severity) -> Fact:
    """Return a fact of two outlets."""
    side = Side(low=None, high=None, unit=None, as_written=("1",), documents=("a", "b"), independent=2)
    return Fact(
        id=name,
        label=name,
        kind=Kind.COUNT,
        verdict=Verdict.CONFLICT,
        severity=severity,
        reason="apart",
        explanation="",
        weight=1.0,
        sides=(side,),
        claims=(),
    )


@pytest.fixture
def report() -> Report:
    """Two facts, the first with two findings."""
    event = Event(id="e", documents=("a", "b"), independent_texts=(("a",), ("b",)))
    return Report(
        documents=(),
        events=(EventReport(event=event, facts=(fact("f1", Severity.ERROR), fact("f2", Severity.WARNING))),),
        findings=(
            Finding(rule="figure.conflict", severity=Severity.ERROR, message="m", fact="f1"),
            Finding(rule="unit.ambiguous", severity=Severity.WARNING, message="m", fact="f1"),
            Finding(rule="quote.altered", severity=Severity.WARNING, message="m", fact="f2"),
            Finding(rule="quote.altered", severity=Severity.WARNING, message="m"),
        ),
    )


def test_nothing_ignored_changes_nothing(report: Report) -> None:
    """The same report."""
    assert Selection().applied(report) is report


def test_ignored_findings_are_gone_and_facts_graded_anew(report: Report) -> None:
    """A fact is as grave as the findings that are left."""
    conflict, quote = (Selection(ignore=(name,)).applied(report) for name in ("figure.conflict", "quote.altered"))

    assert [finding.rule for finding in conflict.findings] == ["quote.altered", "quote.altered", "unit.ambiguous"]
    assert [entry.severity for entry in conflict.events[0].facts] == [Severity.WARNING, Severity.WARNING]
    assert [entry.severity for entry in quote.events[0].facts] == [Severity.ERROR, Severity.NONE]
    assert quote.severity is Severity.ERROR
    assert Selection(ignore=("all",)).applied(report) == replace(
        report, events=(replace(report.events[0], facts=(fact("f1", Severity.NONE), fact("f2", Severity.NONE))),), findings=()
    )
