"""Test results as JUnit writes them: a suite for each event, a case for each fact.

Source of the form: the schema junit-10.xsd of Jenkins' xUnit plugin, which pytest's own reports follow too. Nothing is timed: the same
articles give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple
from factcheck.reporter import phrases
from factcheck.reporter.acceptance import accepted
from factcheck.reporter.places import cut
from factcheck.reporter.visible import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import EventReport, Fact, Finding, Report
    from factcheck.reporter.view import View

__all__ = ["render"]

_ALONE = "within one article"


class _Case(NamedTuple):
    """One case: its name, how it ended ("failure", "skipped" or "passed") and the lines between its tags."""

    name: str
    end: str
    lines: tuple[str, ...]


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the suites; a case fails where a finding reaches the severity that fails the run, and is skipped where it was accepted."""
    by_fact: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_fact.setdefault(finding.fact or "", []).append(finding)
    suites = [_event(event, by_fact, view) for event in report.events]
    alone = by_fact.get("", [])
    if alone:
        suites.append((_ALONE, (), [_case(finding.message, [finding], view) for finding in alone]))
    ends = Counter(case.end for _, _, cases in suites for case in cases)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck" {_totals(ends)} time="0">\n'
    for suite in suites:
        yield from _suite(*suite)
    yield "</testsuites>\n"


def _event(event: EventReport, by_fact: dict[str, list[Finding]], view: View) -> tuple[str, Sequence[str], list[_Case]]:
    cases = [_case(_name(fact), by_fact.get(fact.id, ()), view) for fact in event.facts]
    return event.event.id, event.event.documents, cases


def _name(fact: Fact) -> str:
    return f"{fact.label}: {' / '.join(phrases.written(side) for side in fact.sides)}"


def _case(name: str, findings: Sequence[Finding], view: View) -> _Case:
    """Return the case of a fact, or of a finding within one article; all that is found in it is told in one element."""
    standing = [finding for finding in findings if finding.acceptance is None]
    failing = [finding for finding in standing if view.gate is not None and finding.severity >= view.gate]
    told = [finding for finding in standing if finding not in failing]
    lines = [f"      <system-out>{_text(told)}</system-out>\n"] if told else []
    if failing:
        worst = max(failing, key=lambda finding: finding.severity)
        head = f'      <failure message="{_attribute(worst.message)}" type="{_attribute(worst.rule)}">'
        return _Case(name, "failure", (f"{head}{_text(failing)}</failure>\n", *lines))
    reasons = [accepted(finding.acceptance) for finding in findings if finding.acceptance is not None]
    if reasons and not told:
        return _Case(name, "skipped", (f'      <skipped message="{_attribute("; ".join(reasons))}">{_text(findings)}</skipped>\n',))
    return _Case(name, "passed", tuple(lines))


def _suite(name: str, documents: Sequence[str], cases: Sequence[_Case]) -> Iterator[str]:
    ends = Counter(case.end for case in cases)
    yield f'  <testsuite name="{_attribute(name)}" {_totals(ends)} skipped="{ends["skipped"]}" time="0">\n'
    if documents:
        yield "    <properties>\n"
        yield from (f'      <property name="document" value="{_attribute(document)}"/>\n' for document in documents)
        yield "    </properties>\n"
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        # Servers take two cases of one name for one.
        shown = case.name if seen[case.name] == 1 else f"{case.name} ({seen[case.name]})"
        head = f'    <testcase classname="{_attribute(name)}" name="{_attribute(shown)}" time="0"'
        yield f"{head}>\n{''.join(case.lines)}    </testcase>\n" if case.lines else f"{head}/>\n"
    yield "  </testsuite>\n"


def _totals(ends: Counter[str]) -> str:
    return f'tests="{ends.total()}" failures="{ends["failure"]}" errors="0"'


def _text(findings: Iterable[Finding]) -> str:
    """Return what was found, and in which sentences."""
    lines = []
    for finding in findings:
        lines.append(f"{phrases.severity(finding.severity)} {finding.rule}: {one_line(finding.message)} [{finding.fingerprint}]")
        lines += [f"{place.document}: {''.join(cut(place))}" for place in finding.evidence]
    return escape(visible("\n".join(lines)))


def _attribute(text: str) -> str:
    return escape(one_line(text))
