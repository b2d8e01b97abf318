"""Test results as JUnit writes them: a suite for each event, a case for each fact that several outlets tell."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from factcheck.model import Verdict
from factcheck.reporter import phrases
from factcheck.reporter.places import cut
from factcheck.reporter.visible import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import EventReport, Fact, Finding, Report
    from factcheck.reporter.view import View

__all__ = ["render"]


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the suites; a case fails where a finding reaches the severity that fails the run."""
    by_fact: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_fact.setdefault(finding.fact or "", []).append(finding)
    suites = [suite for event in report.events if (suite := _event(event, by_fact, view))]
    alone = by_fact.get("", [])
    if alone:
        suites.append(_suite("within one article", [_case("within one article", finding.message, [finding], view) for finding in alone]))
    cases = sum(suite.count("<testcase ") for suite in suites)
    failures = sum(suite.count("<failure ") for suite in suites)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck" tests="{cases}" failures="{failures}" errors="0">\n'
    yield from suites
    yield "</testsuites>\n"


def _event(event: EventReport, by_fact: dict[str, list[Finding]], view: View) -> str:
    """Return the suite of an event, "" where no fact of it is told twice."""
    facts = [fact for fact in event.facts if fact.verdict is not Verdict.SINGLE or fact.id in by_fact]
    if not facts:
        return ""
    return _suite(event.event.id, [_case(event.event.id, _name(fact), by_fact.get(fact.id, ()), view) for fact in facts])


def _name(fact: Fact) -> str:
    return f"{fact.label}: {' / '.join(phrases.written(side) for side in fact.sides)}"


def _suite(name: str, cases: Sequence[str]) -> str:
    failures = sum("<failure " in case for case in cases)
    head = f'  <testsuite name="{_attribute(name)}" tests="{len(cases)}" failures="{failures}" errors="0">\n'
    return f"{head}{''.join(cases)}  </testsuite>\n"


def _case(suite: str, name: str, findings: Iterable[Finding], view: View) -> str:
    head = f'    <testcase classname="{_attribute(suite)}" name="{_attribute(name)}"'
    body = "".join(_result(finding, view) for finding in findings)
    return f"{head}>\n{body}    </testcase>\n" if body else f"{head}/>\n"


def _result(finding: Finding, view: View) -> str:
    sentences = "\n".join(f"{place.document}: {''.join(cut(place))}" for place in finding.evidence)
    text = escape(visible(f"{phrases.severity(finding.severity)} {finding.rule}: {finding.message}\n{sentences}"))
    if view.gate is not None and finding.severity >= view.gate:
        return f'      <failure message="{_attribute(finding.message)}" type="{_attribute(finding.rule)}">{text}</failure>\n'
    return f"      <system-out>{text}</system-out>\n"


def _attribute(text: str) -> str:
    return escape(one_line(text))
