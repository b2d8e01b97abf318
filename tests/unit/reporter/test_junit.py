"""JUnit: a suite for each event, a case for each fact, a failure where a finding reaches the gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from factcheck.model import Severity
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report


def parsed(report: Report, gate: Severity | None = Severity.ERROR) -> ET.Element:
    """Return the suites."""
    return ET.fromstring("".join(render("junit", report, View(gate=gate))))  # noqa: S314 -- our own output


def test_suites_and_cases(report: Report) -> None:
    """Facts that several outlets tell; events of one article have none."""
    root = parsed(report)
    (suite,) = root
    first = suite[0]

    assert (root.get("tests"), root.get("failures")) == ("6", "1")
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("harwick", "6", "1")
    assert (first.get("classname"), first.get("name")) == ("harwick", "suspects arrested: 2,010 / 2,001")
    assert first[0].tag == "failure"
    assert first[0].get("type") == "figure.conflict"
    assert "harbour-news: Officers seized" in (first[0].text or "")


@pytest.mark.parametrize(("gate", "failures"), [(None, 0), (Severity.ERROR, 1), (Severity.WARNING, 3), (Severity.NOTE, 4)])
def test_gate(report: Report, gate: Severity | None, failures: int) -> None:
    """What does not reach it is told and does not fail."""
    root = parsed(report, gate)

    assert len(root.findall(".//failure")) == failures
    assert len(root.findall(".//system-out")) == 4 - failures


def test_findings_within_one_article(report: Report) -> None:
    """In a suite of their own."""
    alone = replace(report.findings[0], fact=None, event=None)
    root = parsed(replace(report, findings=(alone,)))

    assert [suite.get("name") for suite in root] == ["harwick", "within one article"]
    assert root[1][0].get("name") == alone.message


def test_hostile_text_is_well_formed(hostile: Report) -> None:
    """Everything XML forbids is shown."""
    case = parsed(hostile)[0][0]

    assert "<script>alert(1)</script> [/b] [U+001B][31m [U+202E]gnp.exe =1+1 ]]>" in str(case.get("name"))
