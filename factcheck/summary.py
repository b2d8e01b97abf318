"""Facts, findings and what was not checked, put together into the report that a reporter prints.

In: events with their judgements, documents, what was passed over. Out: a `Report`.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from factcheck.model import DateClaim, EventReport, Fact, FigureClaim, Finding, Passage, Report, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.model import Claim, Document, Event, Judgement, Ruling, Skipped

__all__ = ["summarize"]

_GRAVEST_FIRST = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.APPROXIMATE, Verdict.EQUIVALENT, Verdict.AGREEMENT, Verdict.SINGLE)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _value(claim: Claim) -> str:
    if isinstance(claim, FigureClaim):
        quantity = claim.quantity
        low, high = (None if side is None else side.normalize() for side in (quantity.low, quantity.high))
        return f"{low}..{high} {quantity.unit}"
    if isinstance(claim, DateClaim):
        return f"{claim.range.first}..{claim.range.last}"
    return claim.mention.anchor.surface


def _fingerprint(ruling: Ruling, claims: Sequence[Claim]) -> str:
    """Return what names the finding from run to run: rule, kind, key words and the distinct values, never a position."""
    subjects = sorted({getattr(claim.mention, "subject", None) or "" for claim in claims})
    predicates = sorted({getattr(claim.mention, "predicate", None) or "" for claim in claims})
    values = sorted({_value(claim) for claim in claims})
    return "v1:" + _digest(ruling.rule, str(claims[0].kind), "|".join(subjects), "|".join(predicates), "|".join(values))


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
        fingerprint=_fingerprint(ruling, fact.claims),
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
    )


def _order(fact: Fact) -> tuple[int, int, int, float, str]:
    """Conflicts first, graver ones before; then what more documents and more evidence support."""
    outlets = len({claim.mention.anchor.document for claim in fact.claims})
    return (-int(fact.severity), _GRAVEST_FIRST.index(fact.verdict), -outlets, -fact.weight, fact.id)


def _placed(fault: Finding, event: str | None) -> Finding:
    """Return a finding about one article with the event of its article and a name: rule, article and the words it rests on."""
    words = (place.text[place.span.start - place.sentence.start : place.span.end - place.sentence.start] for place in fault.evidence)
    return replace(fault, event=event, fingerprint="v1:" + _digest(fault.rule, *fault.documents, *words))


def summarize(
    documents: Sequence[Document],
    judged: Iterable[tuple[Event, Sequence[Judgement]]],
    skipped: Sequence[Skipped],
    faults: Iterable[Finding] = (),
) -> Report:
    """Return the report: events by their first document, facts and findings in an order of their own, gravest first.

    `faults` are the findings about one article by itself, still without event and fingerprint.
    """
    by_id = {document.id: document for document in documents}
    events: list[EventReport] = []
    findings: list[Finding] = []
    for event, judgements in judged:
        facts = []
        for judgement in judgements:
            fact = _fact(judgement)
            facts.append(fact)
            findings += [_finding(ruling, fact, event, by_id) for ruling in judgement.rulings if ruling.severity is not Severity.NONE]
        events.append(EventReport(event=event, facts=tuple(sorted(facts, key=_order))))
    home = {document: entry.event.id for entry in events for document in entry.event.documents}
    findings += [_placed(fault, home.get(fault.documents[0])) for fault in faults]
    return Report(
        documents=tuple(sorted(documents, key=lambda document: document.id)),
        skipped=tuple(skipped),
        events=tuple(sorted(events, key=lambda entry: entry.event.documents)),
        findings=tuple(
            sorted(
                findings, key=lambda finding: (-int(finding.severity), finding.rule, finding.documents, finding.fact or "", finding.message)
            )
        ),
    )
