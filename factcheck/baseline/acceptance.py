"""A baseline laid over a report: which findings it accepts, and which of its entries have expired or accept nothing any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.baseline.entries import subjects
from factcheck.model import Acceptance
from factcheck.quick import NamedTuple
from factcheck.summary import facts_of, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from factcheck.baseline.entries import Baseline, Entry
    from factcheck.model import Fact, Finding, Report

__all__ = ["Accepted", "accept", "latest_day"]


class Accepted(NamedTuple):
    """A report with its accepted findings marked, the entries that would accept one and have expired, and those that fit no finding."""

    report: Report
    expired: tuple[Entry, ...]
    stale: tuple[Entry, ...]


def latest_day(report: Report) -> date | None:
    """Return the day on which the newest article was published: what a run takes for today, for it never looks at the clock."""
    return max((document.published.date() for document in report.documents if document.published), default=None)


def accept(baseline: Baseline, report: Report, day: date | None) -> Accepted:
    """Return the report with the acceptances of a baseline. Entries whose last day is before `day` accept nothing."""
    facts = facts_of(report)
    outlets = {document.id: document.outlet for document in report.documents}
    listed = _listed(baseline.entries)
    used: set[Entry] = set()
    findings = []
    for finding in report.findings:
        known = [entry for name in _names(finding, facts) for entry in listed.get(name, ())]
        fitting = [entry for entry in known if _fits(entry, finding, facts, outlets)]
        used.update(fitting)
        valid = next((entry for entry in fitting if not entry.expired(day)), None)
        if valid is not None:
            acceptance = Acceptance(valid.reason, valid.author, valid.until, _place(baseline, valid))
            finding = replace(finding, acceptance=acceptance)  # noqa: PLW2901 - the finding, marked
        findings.append(finding)
    return Accepted(
        replace(report, findings=tuple(findings)) if used else report,
        tuple(entry for entry in baseline.entries if entry in used and entry.expired(day)),
        tuple(entry for entry in baseline.entries if entry not in used),
    )


def _listed(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return fingerprint, or rule where an entry has none, -> entries."""
    listed: dict[str, list[Entry]] = {}
    for entry in entries:
        listed.setdefault(entry.fingerprint or entry.rule or "", []).append(entry)
    return listed


def _names(finding: Finding, facts: Mapping[str, Fact]) -> dict[str, None]:
    """Return all by which an entry may name a finding: a fingerprint for each way in which outlets tell what it is about, and its rule."""
    fact = facts.get(finding.fact or "")
    return dict.fromkeys([finding.fingerprint, *(names_of(finding.rule, fact) if fact else ()), finding.rule])


def _place(baseline: Baseline, entry: Entry) -> str:
    return f"{baseline.path}:{entry.line}" if entry.line else baseline.path


def _fits(entry: Entry, finding: Finding, facts: Mapping[str, Fact], outlets: Mapping[str, str]) -> bool:
    """Say whether all applies to a finding by which an entry is narrowed."""
    if entry.rule is not None and entry.rule != finding.rule:
        return False
    if entry.event is not None and entry.event != finding.event:
        return False
    if not set(entry.outlets) <= {outlets.get(document) for document in finding.documents}:
        return False
    return entry.subject is None or entry.subject.casefold() in {word.casefold() for word in subjects(finding, facts)}
