"""Facts, findings and what was not checked, put together into the report that a reporter prints.

In: events with their judgements, documents, what was passed over. Out: a `Report`.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from factcheck.model import (
    NO_SCOPE,
    DateClaim,
    EventReport,
    Fact,
    Finding,
    NameClaim,
    Passage,
    Report,
    Severity,
    StatementClaim,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from factcheck.model import Claim, Document, Event, Judgement, Ruling, Scope, Side, Skipped

__all__ = ["event_report", "fact_order", "facts_of", "finding_order", "fingerprints", "gather", "names_of", "without_events"]

_GRAVEST_FIRST = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.APPROXIMATE, Verdict.EQUIVALENT, Verdict.AGREEMENT, Verdict.SINGLE)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _bounds(*bounds: Decimal | str | None, unit: str | None) -> str:
    low, high = (side if side is None or isinstance(side, str) else side.normalize() for side in bounds)
    return f"{low}..{high} {unit}"


def _values(claims: Sequence[Claim], sides: Sequence[Side]) -> str:
    """Return the distinct values of a fact: those of its sides, or the comparable wordings where a side has no number."""
    told = {_bounds(side.low, side.high, unit=side.unit) for side in sides if side.unit is not None}
    for claim in claims:
        if isinstance(claim, StatementClaim):
            told.add(" ".join(claim.wording.words))
        elif isinstance(claim, NameClaim):
            told.add(" ".join(claim.identity.words))
        elif isinstance(claim, DateClaim):
            told.add(_bounds(str(claim.range.first), str(claim.range.last), unit="day"))
        elif not sides:
            told.add(_bounds(claim.quantity.low, claim.quantity.high, unit=claim.quantity.unit))
    return "|".join(sorted(told))


def _key(claim: Claim) -> str:
    """Return what a claim is about: kind, subject, predicate and scope, each under its name; never where it stands or who tells it."""
    mention = claim.mention
    scope: Scope = getattr(mention, "scope", NO_SCOPE)
    told = {
        "kind": claim.kind.value,
        "subject": getattr(mention, "subject", None) or getattr(mention, "holder", None),
        "predicate": getattr(mention, "predicate", None),
        "aspect": getattr(mention, "aspect", None),
        "change": getattr(mention, "change", None),
        "per": getattr(mention, "per", None),
        "who": " ".join(scope.who),
        "place": " ".join(scope.place),
        "group": " ".join(scope.group),
        "period": scope.period,
        "base": scope.base,
        "status": scope.status.value,
        "increment": "more" if scope.increment else None,
        "when": f"{scope.when.first}..{scope.when.last}" if scope.when else None,
    }
    return "|".join(f"{name}={value}" for name, value in told.items() if value)


def names_of(rule: str, fact: Fact) -> tuple[str, ...]:
    """Return the fingerprints of a finding on a fact.

    Two facts whose numbers are exchanged have the same values: each is named for the number that most texts give it, too. Of two texts
    alone, the later by id decides.
    """
    exchanged = fact.beyond is not None and fact.beyond.level == "exchanged"
    first = max(fact.sides, key=lambda side: (len(side.documents), sorted(side.documents))) if exchanged and fact.sides else None
    return fingerprints(rule if first is None else f"{rule} of {first.low}", fact.claims, fact.sides)


def fingerprints(rule: str, claims: Sequence[Claim], sides: Sequence[Side] = ()) -> tuple[str, ...]:
    """Return what names a finding from run to run, the name that is printed first.

    It is a digest of rule, kind, subject, predicate, scope and the distinct values, never of positions, event or outlets. What several
    outlets tell, each in its own words, has a name for each of them: one more outlet that agrees adds a name and takes none away.
    """
    values = _values(claims, sides)
    return tuple("v1:" + _digest(rule, key, values) for key in sorted({_key(claim) for claim in claims}))


def _passage(claim: Claim, documents: Mapping[str, Document]) -> Passage:
    anchor = claim.mention.anchor
    sentence = anchor.sentence.span
    return Passage(
        document=anchor.document,
        field=anchor.field,
        span=anchor.span,
        sentence=sentence,
        text=sentence.of(documents[anchor.document].field(anchor.field)),
    )


def _finding(ruling: Ruling, fact: Fact, event: Event, documents: Mapping[str, Document]) -> Finding:
    return Finding(
        rule=ruling.rule,
        severity=ruling.severity,
        message=ruling.message,
        cause=ruling.cause,
        event=event.id,
        fact=fact.id,
        documents=tuple(sorted({claim.mention.anchor.document for claim in fact.claims})),
        claims=tuple(claim.id for claim in fact.claims),
        suggestion=ruling.suggestion,
        evidence=tuple(_passage(claim, documents) for claim in fact.claims),
        fingerprint=names_of(ruling.rule, fact)[0],
    )


def _fact(judgement: Judgement) -> Fact:
    claims = judgement.alignment.claims
    return Fact(
        id="f" + _digest(*sorted(claim.id for claim in claims)),
        label=judgement.alignment.label,
        kind=claims[0].kind,
        verdict=judgement.verdict,
        severity=max((ruling.severity for ruling in judgement.rulings), default=Severity.NONE),
        reason=judgement.reason,
        explanation=judgement.explanation,
        weight=round(judgement.alignment.weight, 3),
        sides=judgement.sides,
        claims=claims,
        beyond=judgement.alignment.beyond,
        restated=judgement.alignment.restated,
    )


def fact_order(fact: Fact) -> tuple[int, int, int, float, str]:
    """Conflicts first, graver ones before; then what more documents and more evidence support."""
    outlets = len({claim.mention.anchor.document for claim in fact.claims})
    return (-int(fact.severity), _GRAVEST_FIRST.index(fact.verdict), -outlets, -fact.weight, fact.id)


def _placed(fault: Finding, event: str | None) -> Finding:
    """Return a finding about one article with the event of its article and a name: its rule and its message, outlet and arithmetic."""
    return replace(fault, event=event, fingerprint="v1:" + _digest(fault.rule, fault.message))


def finding_order(finding: Finding) -> tuple[int, str, tuple[str, ...], str, str]:
    """Gravest first, then by rule and documents."""
    return (-int(finding.severity), finding.rule, finding.documents, finding.fact or "", finding.message)


def facts_of(report: Report) -> dict[str, Fact]:
    """Return the facts of a report that a finding is about, by their ids."""
    wanted = {finding.fact: finding.event for finding in report.findings if finding.fact is not None}
    events = set(wanted.values())
    return {fact.id: fact for entry in report.events if entry.event.id in events for fact in entry.facts if fact.id in wanted}


def event_report(
    event: Event, judgements: Iterable[Judgement], documents: Mapping[str, Document], faults: Iterable[Finding] = ()
) -> tuple[EventReport, list[Finding]]:
    """Return one event with its facts, and its findings; `faults` are those about one article by itself, still without event and name."""
    facts: list[Fact] = []
    findings: list[Finding] = []
    for judgement in judgements:
        fact = _fact(judgement)
        facts.append(fact)
        findings += [_finding(ruling, fact, event, documents) for ruling in judgement.rulings if ruling.severity is not Severity.NONE]
    findings += [_placed(fault, event.id) for fault in faults]
    return EventReport(event=event, facts=tuple(sorted(facts, key=fact_order))), findings


def without_events(documents: Sequence[Document], faults: Iterable[Finding], skipped: Sequence[Skipped]) -> Report:
    """Return the report on articles that were each checked against themselves alone."""
    return gather(documents, (), [_placed(fault, None) for fault in faults], skipped)


def gather(documents: Sequence[Document], events: Sequence[EventReport], findings: Iterable[Finding], skipped: Sequence[Skipped]) -> Report:
    """Return the report: `events` come by their first document, findings are put in an order of their own, gravest first."""
    return Report(
        documents=tuple(sorted(documents, key=lambda document: document.id)),
        skipped=tuple(skipped),
        events=events,
        findings=tuple(sorted(findings, key=finding_order)),
    )
