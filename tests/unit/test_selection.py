"""Which rules speak, and how loudly."""

from __future__ import annotations

import pytest

from factcheck.model import Finding, Report, Severity
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
