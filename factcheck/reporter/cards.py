"""One card for each finding: what differs, who says so, in which words, and by what arithmetic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from json import dumps
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.model import Kind, Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.acceptance import accepted
from factcheck.reporter.arithmetic import arithmetic, movement, waterfalls
from factcheck.reporter.exhibits import exhibits
from factcheck.reporter.visible import one_line
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Comparison, Document, EventReport, Fact, Finding, Report
    from factcheck.reporter.arithmetic import Arithmetic, Waterfall
    from factcheck.reporter.exhibits import Exhibit
    from factcheck.reporter.plots import Timeline
    from factcheck.rules import Rule

__all__ = ["SHAPES", "Card", "Library", "cards", "library_of"]

# A severity is never told by its colour alone.
SHAPES: Mapping[Severity, str] = MappingProxyType({Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.NOTE: "●", Severity.NONE: ""})
_DIGITS = 10  # of a fingerprint in an address: enough to name one finding in a report


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding.

    `about` is what its fact is about, `entry` what accepts it in a baseline; `documents` are the numbers of its articles, for the filter.
    """

    about: str
    anchor: str
    level: str
    shape: str
    finding: Finding
    kind: str
    documents: tuple[int, ...]
    rule: Rule | None
    explanation: str
    cause: str
    suggestion: str
    accepted: str
    entry: str
    exhibits: tuple[Exhibit, ...]
    arithmetic: Arithmetic | None
    timeline: Timeline | None
    waterfalls: tuple[Waterfall, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """What every card looks things up in: documents by id, their numbers on the page, and how a claim was weighed beside others."""

    documents: Mapping[str, Document]
    numbers: Mapping[str, int]
    comparisons: Mapping[str, Sequence[Comparison]]


def library_of(report: Report) -> Library:
    """Return what the cards of a report look things up in."""
    comparisons: dict[str, list[Comparison]] = {}
    for comparison in report.comparisons:
        comparisons.setdefault(comparison.claims[0].id, []).append(comparison)
    numbers = {document.id: number for number, document in enumerate(report.documents, start=1)}
    return Library({document.id: document for document in report.documents}, numbers, comparisons)


def cards(findings: Sequence[Finding], event: EventReport | None, library: Library) -> tuple[Card, ...]:
    """Return a card for each finding of one event, or of none; the gravest first, and what was accepted last."""
    facts = {fact.id: fact for fact in event.facts} if event else {}
    own = event.event.documents if event else dict.fromkeys(name for finding in findings for name in finding.documents)
    names = phrases.labels([library.documents[name] for name in own if name in library.documents])
    seen: Counter[str] = Counter()
    made = []
    for finding in sorted(findings, key=lambda finding: (finding.acceptance is not None, -finding.severity)):
        digest = finding.fingerprint.rpartition(":")[2][:_DIGITS]
        seen[digest] += 1
        anchor = f"finding-{digest}" + (f"-{seen[digest]}" if seen[digest] > 1 else "")
        made.append(_card(finding, facts.get(finding.fact or ""), anchor, (names, library)))
    return tuple(made)


def _card(finding: Finding, fact: Fact | None, anchor: str, shown: tuple[Mapping[str, str], Library]) -> Card:
    names, library = shown
    claims = [claim for claim in fact.claims if claim.id in finding.claims] if fact else []
    restated = {each.claim.id: each.claim for each in fact.restated} if fact else {}
    ids = set(finding.claims)
    pairs = (pair for name in finding.claims for pair in library.comparisons.get(name, ()) if pair.claims[1].id in ids)
    weighed = sorted(pairs, key=lambda pair: -pair.weight)
    bounds = {each.as_written: (each.allowed_low, each.allowed_high) for pair in weighed for each in pair.bounds}
    return Card(
        about=phrases.subject(fact) if fact and fact.kind is not Kind.QUOTATION else "",
        anchor=anchor,
        level=phrases.severity(finding.severity),
        shape=SHAPES[finding.severity],
        finding=finding,
        kind=fact.kind.value if fact else "",
        documents=tuple(library.numbers[name] for name in finding.documents if name in library.numbers),
        rule=RULES.get(finding.rule),
        explanation=phrases.why(finding, fact),
        cause=phrases.cause(finding, fact),
        suggestion=phrases.sentence(finding.suggestion or ""),
        accepted=phrases.sentence(accepted(finding.acceptance)) if finding.acceptance else "",
        entry=_entry(finding),
        exhibits=tuple(exhibits(finding, fact, names, library.documents)),
        arithmetic=arithmetic([restated.get(claim.id, claim) for claim in claims], names, bounds) if claims else None,
        timeline=movement(claims, library.documents, names) if fact and fact.verdict is Verdict.UPDATE else None,
        waterfalls=waterfalls(weighed[:1], names),
    )


def _entry(finding: Finding) -> str:
    """Return the entry of a baseline that accepts a finding, with the reason to be filled in; its strings are those of JSON."""
    told = {"fingerprint": finding.fingerprint, "rule": finding.rule, "message": finding.message, "reason": "…"}
    return "[[accept]]\n" + "\n".join(f"{key} = {dumps(one_line(value), ensure_ascii=False)}" for key, value in told.items())
