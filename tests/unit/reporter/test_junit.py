"""JUnit: a suite for each event, a case for each fact, a failure where a finding reaches the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import junitparser
import pytest
from lxml import etree

from factcheck.model import Acceptance, Finding, Severity
from factcheck.reporter import render
from factcheck.reporter.view import View
from tests.conftest import ROOT

if TYPE_CHECKING:
    from factcheck.model import Report

ACCEPTED = Acceptance(reason="the ministry's own count", author="Mara Lindt", until=date(2025, 12, 31), source="baseline.toml")


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """Return the schema that Jenkins checks reports against."""
    return etree.XMLSchema(etree.parse(ROOT / "tests" / "schemas" / "junit-10.xsd"))


def written(report: Report, gate: Severity | None = Severity.ERROR) -> bytes:
    """Return the bytes of the file."""
    return "".join(render("junit", report, View(gate=gate))).encode()


def suites(report: Report, gate: Severity | None = Severity.ERROR) -> list[junitparser.TestSuite]:
    """Return the suites as junitparser reads them."""
    read = junitparser.JUnitXml.fromstring(written(report, gate))
    assert isinstance(read, junitparser.JUnitXml)
    return list(read)


def ends(suite: junitparser.TestSuite) -> dict[str, str]:
    """Return how each case of a suite ended."""
    return {str(case.name): type(case.result[0]).__name__ if case.result else "Passed" for case in suite}


def test_suites_and_cases(report: Report) -> None:
    """Each event and each fact, and the totals that go with them."""
    read = junitparser.JUnitXml.fromstring(written(report))
    listed = list(read)

    assert [suite.name for suite in listed] == [event.event.id for event in report.events]
    assert [suite.tests for suite in listed] == [len(event.facts) for event in report.events]
    assert (read.tests, read.failures, read.errors) == (sum(suite.tests for suite in listed), 1, 0)
    assert etree.fromstring(written(report)).xpath("testsuite[1]/properties/property[@name='document']/@value") == list(
        report.events[0].event.documents
    )
    case = next(iter(listed[0]))
    (failure,) = case.result
    assert (case.classname, case.name) == ("harwick", "suspects arrested: 2,010 / 2,001")
    assert (failure.type, failure.message) == ("figure.conflict", report.findings[0].message)
    assert "harbour-news: Officers seized" in failure.text
    assert report.findings[0].fingerprint in failure.text


@pytest.mark.parametrize(("gate", "failures"), [(None, 0), (Severity.ERROR, 1), (Severity.WARNING, 3), (Severity.NOTE, 4)])
def test_gate(report: Report, gate: Severity | None, failures: int) -> None:
    """What does not reach it is told and does not fail."""
    listed = suites(report, gate)

    assert sum(suite.failures for suite in listed) == failures
    assert sum("Failure" in ends(suite).values() for suite in listed) == (failures > 0)
    assert written(report, gate).count(b"<system-out>") == 4 - failures


def test_one_failure_a_case(report: Report) -> None:
    """The gravest is its message; the others are told with it."""
    second = replace(report.findings[0], rule="unit.ambiguous", severity=Severity.WARNING)
    case = next(iter(suites(replace(report, findings=(second, report.findings[0])), Severity.WARNING)[0]))
    (failure,) = case.result

    assert failure.type == "figure.conflict"
    assert "warning unit.ambiguous" in failure.text


def test_accepted_findings_are_skipped(report: Report) -> None:
    """With who accepted them and why; a case with another finding that stands still fails."""
    accepted = replace(report.findings[0], acceptance=ACCEPTED)
    suite = suites(replace(report, findings=(accepted,)))[0]
    standing = suites(replace(report, findings=(accepted, report.findings[0])))[0]
    (skipped,) = next(iter(suite)).result

    assert (suite.skipped, suite.failures) == (1, 0)
    assert skipped.message == "accepted by Mara Lindt until 2025-12-31: the ministry's own count"
    assert (standing.skipped, standing.failures) == (0, 1)


def test_findings_within_one_article(report: Report) -> None:
    """In a suite of their own."""
    alone = replace(report.findings[0], fact=None, event=None)
    listed = suites(replace(report, findings=(alone,)))

    assert [suite.name for suite in listed] == ["harwick", "ferry", "within one article"]
    assert ends(listed[-1]) == {alone.message: "Failure"}


def test_two_cases_of_one_name(report: Report) -> None:
    """Are told apart: a server takes them for one otherwise."""
    event = replace(report.events[0], facts=(report.events[0].facts[0],) * 2)

    assert list(ends(suites(replace(report, events=(event,)))[0])) == [
        "suspects arrested: 2,010 / 2,001",
        "suspects arrested: 2,010 / 2,001 (2)",
    ]


def test_jenkins_takes_it(report: Report, hostile: Report, schema: etree.XMLSchema) -> None:
    """Whatever is in it: accepted findings, findings within one article, nothing at all."""
    accepted = replace(report, findings=(replace(report.findings[0], acceptance=ACCEPTED), replace(report.findings[1], fact=None)))
    for each in (report, hostile, accepted, replace(report, events=(), findings=())):
        schema.assertValid(etree.fromstring(written(each)))


def test_hostile_text_is_well_formed(hostile: Report) -> None:
    """Everything XML forbids is shown."""
    case = next(iter(suites(hostile)[0]))

    assert "<script>alert(1)</script> [/b] [U+001B][31m [U+202E]gnp.exe =1+1 ]]>" in str(case.name)
    assert "]]>" in case.result[0].text


def test_every_character_that_xml_forbids(report: Report) -> None:
    """Is shown by its number; a new line in a message does not survive an attribute, so it is a space."""
    every = "".join(map(chr, [*range(0x20), 0x7F, 0x85, 0xD800, 0xFFFE, 0xFFFF, 0x1F600]))
    finding: Finding = replace(report.findings[0], message=f"a{every}b", fact=None)
    (failure,) = next(iter(suites(replace(report, findings=(finding,)))[-1])).result

    assert failure.message.startswith("a[U+0000]")
    assert failure.message.endswith("[U+D800][U+FFFE][U+FFFF]😀b")
    assert "\n" not in failure.message
