"""Which rules speak, and how loudly: what a run leaves out of a report, and which severity it gives to the rest.

In: a finished report and a `Selection`. Out: a report. A rule is named by its printed id ("figure.conflict"), by what its id begins with
("figure"), or as one of "all"; where several names fit, the longest decides, and between equals leaving out wins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.mapped import each
from factcheck.model import Severity
from factcheck.rules import RULES
from factcheck.summary import fact_order, finding_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.model import EventReport, Fact, Finding, Report

__all__ = ["EVERYTHING", "Selection", "selectors", "standing"]

EVERYTHING = "all"


def selectors() -> tuple[str, ...]:
    """Return every name by which rules can be selected: ids, what they begin with, and "all"."""
    return tuple(dict.fromkeys([*RULES, *(rule.partition(".")[0] for rule in RULES), EVERYTHING]))


def _closeness(rule: str, names: Iterable[str]) -> int:
    """Return how exactly the nearest of some names means a rule: 3 by its id, 2 by its beginning, 1 with all others, 0 not at all."""
    exactness = {rule: 3, rule.partition(".")[0]: 2, EVERYTHING: 1}
    return max((exactness.get(name, 0) for name in names), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which rules a run asks for. Names are those of `selectors`.

    `select` replaces the rules that are on by default (empty: it does not), `extend` adds to them, `ignore` takes away. `severities` gives
    another severity to a rule (NONE: off), which also turns on one that is off by default.
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict, hash=False)

    def chosen(self, rule: str) -> bool:
        """Say whether the rule may speak."""
        asked = _closeness(rule, (*self.select, *self.extend))
        if not asked and not self.select:
            asked = int(_on(rule) or self._override(rule) is not None)
        return asked > 0 and _closeness(rule, self.ignore) < max(asked, 1) and self._override(rule) is not Severity.NONE

    def severity(self, finding: Finding) -> Severity:
        """Return the severity of a finding under this selection, NONE where it is left out."""
        if not self.chosen(finding.rule):
            return Severity.NONE
        override = self._override(finding.rule)
        return finding.severity if override is None else override

    def applied(self, report: Report) -> Report:
        """Return the report with the findings that are left; the severity of a fact is the highest of its findings."""
        kept = []
        changed = False
        for finding in report.findings:
            severity = self.severity(finding)
            changed = changed or severity is not finding.severity
            if severity is not Severity.NONE:
                kept.append(finding if severity is finding.severity else replace(finding, severity=severity))
        return _graded(report, kept) if changed else report

    def _override(self, rule: str) -> Severity | None:
        names = [name for name in self.severities if _closeness(rule, [name])]
        return self.severities[max(names, key=lambda name: _closeness(rule, [name]))] if names else None


def standing(rule: str) -> Severity:
    """Return the severity that a rule has by default, NONE where it is off; a rule that is not in the table is somebody's own."""
    return RULES[rule].severity if rule in RULES else Severity.WARNING


def _on(rule: str) -> bool:
    return standing(rule) is not Severity.NONE


def _graded(report: Report, findings: Iterable[Finding]) -> Report:
    """Return the report with other findings, facts and findings in the order of the new severities."""
    kept = tuple(sorted(findings, key=finding_order))
    highest: dict[str, Severity] = {}
    for finding in kept:
        if finding.fact is not None:
            highest[finding.fact] = max(finding.severity, highest.get(finding.fact, Severity.NONE))

    def graded(fact: Fact) -> Fact:
        severity = highest.get(fact.id, Severity.NONE)
        return fact if fact.severity is severity else fact._replace(severity=severity)

    def event(entry: EventReport) -> EventReport:
        return replace(entry, facts=tuple(sorted(map(graded, entry.facts), key=fact_order)))

    return replace(report, events=each(report.events, event), findings=kept)
