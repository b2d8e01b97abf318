"""One card for each finding: what differs, who says so, in which words, and by what arithmetic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.model import DateClaim, FigureClaim, Severity
from factcheck.reporter import phrases
from factcheck.reporter.amounts import allowed, amount
from factcheck.reporter.anchors import anchor_of
from factcheck.reporter.places import Cut, cut, surface, witnesses
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Claim, Fact, Finding, Passage, Report
    from factcheck.rules import Rule

__all__ = ["SHAPES", "Card", "cards"]

# A severity is never told by its colour alone.
SHAPES: Mapping[Severity, str] = MappingProxyType({Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.NOTE: "●", Severity.NONE: ""})


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic: as written, in the base unit, and what its rounding allows."""

    outlet: str
    written: str
    means: str
    allows: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One side of a finding: who writes it, and the sentence."""

    outlets: str
    article: str
    sentence: Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding."""

    anchor: str
    level: str
    shape: str
    finding: Finding
    rule: Rule | None
    explanation: str
    cause: str
    suggestion: str
    exhibits: tuple[Exhibit, ...]
    steps: tuple[Step, ...]


def cards(report: Report, anchors: Mapping[str, str]) -> tuple[Card, ...]:
    """Return a card for each finding, the gravest first; `anchors` are those of the articles, by document."""
    facts = {fact.id: fact for event in report.events for fact in event.facts}
    members = {event.event.id: event.event.documents for event in report.events}
    documents = {document.id: document for document in report.documents}
    seen: Counter[str] = Counter()
    made = []
    for finding in sorted(report.findings, key=lambda finding: -finding.severity):
        anchor = anchor_of("finding", finding.fingerprint)
        seen[anchor] += 1
        own = members.get(finding.event or "", finding.documents)
        names = phrases.labels([documents[name] for name in own if name in documents])
        made.append(_card(finding, facts.get(finding.fact or ""), f"{anchor}-{seen[anchor]}", (names, anchors)))
    return tuple(made)


def _card(finding: Finding, fact: Fact | None, anchor: str, shown: tuple[Mapping[str, str], Mapping[str, str]]) -> Card:
    names, anchors = shown
    claims = [claim for claim in fact.claims if claim.id in finding.claims] if fact else []
    return Card(
        anchor=anchor,
        level=phrases.severity(finding.severity),
        shape=SHAPES[finding.severity],
        finding=finding,
        rule=RULES.get(finding.rule),
        explanation=phrases.why(finding, fact),
        cause=phrases.cause(finding, fact),
        suggestion=phrases.sentence(finding.suggestion or ""),
        exhibits=tuple(
            Exhibit(
                ", ".join(names.get(name, name) for name in _sharing(place, finding, fact)),
                anchors.get(place.document, ""),
                cut(place),
            )
            for place in witnesses(finding, fact)
        ),
        steps=_steps(claims, names),
    )


def _sharing(place: Passage, finding: Finding, fact: Fact | None) -> Sequence[str]:
    """Return the documents that a sentence stands for: its side's, or where there is but one side those that write it so."""
    if fact is None:
        return (place.document,)
    words = surface(place)
    if len(fact.sides) == 1:
        return tuple(dict.fromkeys(other.document for other in finding.evidence if surface(other) == words))
    own = [side for side in fact.sides if place.document in side.documents]
    exact = [side for side in own if any(words in written for written in side.as_written)]
    return next((side.documents for side in exact or own), (place.document,))


def _steps(claims: Sequence[Claim], names: Mapping[str, str]) -> tuple[Step, ...]:
    """Return the arithmetic of figures and dates: nothing for wordings, which have none."""
    steps = []
    for claim in claims:
        anchor = claim.mention.anchor
        outlet = names.get(anchor.document, anchor.document)
        match claim:
            case FigureClaim(quantity=quantity):
                steps.append(Step(outlet, anchor.surface, amount(claim), allowed(quantity)))
            case DateClaim():
                steps.append(Step(outlet, anchor.surface, amount(claim), ""))
            case _:
                return ()
    return tuple(dict.fromkeys(steps))
