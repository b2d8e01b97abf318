"""The report and the claims as JSON, in the form that the schemas of the package describe.

One fact, claim or finding stands on a line, so that two reports can be compared by their lines. The same report gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, assert_never

from factcheck.model import (
    NO_SCOPE,
    DateClaim,
    FigureClaim,
    Name,
    NameClaim,
    StatementClaim,
    Title,
)
from factcheck.reporter.claim_lines import SEVERITIES, claim_line, fact_line, number, printable
from factcheck.reporter.labels import readable
from factcheck.reporter.sheet import sheet
from factcheck.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from factcheck.model import (
        Acceptance,
        Anchor,
        Attribution,
        Claim,
        Document,
        Event,
        EventReport,
        Fact,
        Finding,
        Report,
        Scope,
        Side,
        Skipped,
    )
    from factcheck.reporter.sheet import Entry
    from factcheck.reporter.view import View

__all__ = [
    "claim_object",
    "document_object",
    "event_object",
    "events_text",
    "fact_object",
    "finding_object",
    "line",
    "render",
    "skipped_object",
]

VERSION = 1

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(", ", ": ")).encode


def line(value: object) -> str:
    """Return a value as one line of JSON without a newline; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    return printable(_encode(value))


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the report as one JSON object, event by event."""
    del view
    yield f'{{"version": {VERSION},\n "documents": ['
    yield from _lines((line(document_object(document)) for document in report.documents), "  ")
    yield '],\n "skipped": ['
    yield from _lines((line(skipped_object(skipped)) for skipped in report.skipped), "  ")
    yield '],\n "events": ['
    separator = "\n"
    for text in _events(report):
        yield separator
        yield text
        separator = ",\n"
    yield '],\n "findings": ['
    yield from _lines((line(finding_object(finding)) for finding in report.findings), "  ")
    yield "]}\n"


def _lines(lines: Iterable[str], indent: str) -> Iterator[str]:
    separator = "\n"
    for one in lines:
        yield f"{separator}{indent}{one}"
        separator = ",\n"


def _events(report: Report) -> Iterator[str]:
    """Yield the events as text, many at once where they were printed as soon as they were compared."""
    events = report.events
    printed = events.printed if isinstance(events, Spool) else None
    if printed is not None:
        yield from printed
        return
    documents = {document.id: document for document in report.documents}
    for event in events:
        yield "".join(_event(event, documents))


def events_text(events: Iterable[EventReport], documents: Iterable[Document]) -> str:
    """Return some events as they stand in the report, with what parts them; `documents` are theirs."""
    by_id = {document.id: document for document in documents}
    return ",\n".join(["".join(_event(event, by_id)) for event in events])


def _event(report: EventReport, documents: Mapping[str, Document]) -> Iterator[str]:
    yield f'  {line(event_object(report.event))[:-1]}, "facts": ['
    for place, fact in enumerate(report.facts):
        yield "\n" if place == 0 else ",\n"
        yield f'    {fact_line(fact)[:-1]}, "claims": ['
        yield from _lines(map(claim_line, fact.claims), "      ")
        yield "]}"
    yield '], "sheet": ['
    yield from _lines((line(_entry(entry)) for entry in sheet(report, documents)), "    ")
    yield "]}"


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "fact": entry.fact.id,
        "label": readable(entry.fact),
        "kind": entry.fact.kind,
        "verdict": entry.fact.verdict,
        "value": entry.value,
        "low": number(entry.low),
        "high": number(entry.high),
        "unit": entry.unit,
        "documents": entry.documents,
        "independent": entry.independent,
        "disputed": [{"value": voice.value, "documents": voice.documents} for voice in entry.disputed],
    }


def event_object(event: Event) -> dict[str, Any]:
    """Return an event as the JSON object of the machine interface, without its facts."""
    return {"id": event.id, "documents": event.documents, "independent_texts": event.independent_texts}


def document_object(document: Document) -> dict[str, Any]:
    """Return a document as the JSON object of the machine interface: a digest stands for its text."""
    return {
        "id": document.id,
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "path": document.path,
        "url": document.url,
        "text_sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def skipped_object(skipped: Skipped) -> dict[str, Any]:
    """Return what was passed over as the JSON object of the machine interface."""
    return {"path": skipped.path, "line": skipped.line, "reason": skipped.reason}


def fact_object(fact: Fact) -> dict[str, Any]:
    """Return a fact as the JSON object of the machine interface, without its claims."""
    return {
        "id": fact.id,
        "label": fact.label,
        "kind": fact.kind,
        "verdict": fact.verdict,
        "severity": SEVERITIES[fact.severity],
        "reason": fact.reason,
        "explanation": fact.explanation,
        "weight": float(fact.weight),
        "sides": [_side(side) for side in fact.sides],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "low": number(side.low),
        "high": number(side.high),
        "unit": side.unit,
        "as_written": side.as_written,
        "documents": side.documents,
        "independent": side.independent,
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as the JSON object of the machine interface."""
    return {
        "rule": finding.rule,
        "severity": SEVERITIES[finding.severity],
        "message": finding.message,
        "cause": finding.cause,
        "event": finding.event,
        "fact": finding.fact,
        "documents": finding.documents,
        "claims": finding.claims,
        "suggestion": finding.suggestion,
        "evidence": [
            {"document": place.document, "field": place.field, "span": place.span, "sentence": place.sentence, "text": place.text}
            for place in finding.evidence
        ],
        "fingerprint": finding.fingerprint,
        "acceptance": _acceptance(finding.acceptance),
    }


def _acceptance(acceptance: Acceptance | None) -> dict[str, Any] | None:
    if acceptance is None:
        return None
    return {
        "reason": acceptance.reason,
        "author": acceptance.author,
        "until": _day(acceptance.until),
        "source": acceptance.source,
    }


def claim_object(claim: Claim) -> dict[str, Any]:
    """Return a claim as the JSON object of the machine interface."""
    match claim:
        case FigureClaim():
            return _figure(claim)
        case DateClaim():
            return _date(claim)
        case StatementClaim():
            return _statement(claim)
        case NameClaim():
            return _name(claim)
        case _:
            assert_never(claim)


def _figure(claim: FigureClaim) -> dict[str, Any]:
    figure, quantity = claim.mention, claim.quantity
    low = number(figure.low)
    stated = low if figure.low == figure.high else [low, number(figure.high)]
    return _object(
        claim,
        low=number(quantity.low),
        high=number(quantity.high),
        precision=float(quantity.precision),
        unit=quantity.unit,
        stated={"value": stated, "unit": figure.unit},
        readings=[{"unit": other.unit, "low": number(other.low), "high": number(other.high)} for other in quantity.readings],
        modifier=figure.modifier,
        change=figure.change,
        per=figure.per,
        aspect=figure.aspect,
        subject=figure.subject,
        predicate=figure.predicate,
        scope=_scope(figure.scope, claim.part_of),
        attribution=_attribution(figure.attribution),
    )


def _date(claim: DateClaim) -> dict[str, Any]:
    mention = claim.mention
    first, last = _day(claim.range.first), _day(claim.range.last)
    return _object(
        claim,
        low=first,
        high=last,
        unit="day",
        stated={"value": first if first == last else [first, last], "unit": "day"},
        modifier="exact",
        subject=mention.subject,
        predicate=mention.predicate,
        scope=_scope(mention.scope, None),
        attribution=_attribution(mention.attribution),
    )


def _statement(claim: StatementClaim) -> dict[str, Any]:
    mention = claim.mention
    return _object(
        claim,
        scope=_scope(mention.scope, None),
        attribution=_attribution(mention.attribution),
        statement=f"{mention.anchor.document}:statement:{mention.statement}",
        direct=mention.attribution.direct,
    )


def _name(claim: NameClaim) -> dict[str, Any]:
    match claim.mention:
        case Title(holder=holder):
            return _object(claim, subject=holder)
        case Name(bearer=bearer, aliases=aliases):
            return _object(claim, bearer=bearer, aliases=aliases)
        case _:
            assert_never(claim.mention)


def _object(claim: Claim, **fields: object) -> dict[str, Any]:
    """Return the fields that every claim has, in the order of the interface, with those given put over them."""
    anchor: Anchor = claim.mention.anchor
    return {
        "id": claim.id,
        "document": anchor.document,
        "field": anchor.sentence.field,
        "kind": claim.kind,
        "span": anchor.span,
        "surface": anchor.surface,
        "low": None,
        "high": None,
        "precision": 0.0,
        "unit": None,
        "stated": None,
        "readings": [],
        "modifier": None,
        "change": None,
        "per": None,
        "aspect": None,
        "subject": None,
        "predicate": None,
        "scope": _NO_SCOPE,
        "sentence": anchor.sentence.span,
        "attribution": None,
        **fields,
    }


def _scope(scope: Scope, part_of: str | None) -> dict[str, Any]:
    if scope is NO_SCOPE and part_of is None:
        return _NO_SCOPE
    return {
        "who": scope.who,
        "place": scope.place,
        "group": scope.group,
        "period": scope.period,
        "base": scope.base,
        "part_of": part_of,
        "status": scope.status,
        "increment": scope.increment,
        "day": scope.day,
    }


def _attribution(attribution: Attribution | None) -> dict[str, Any] | None:
    if attribution is None:
        return None
    return {
        "speaker": attribution.speaker,
        "speaker_span": attribution.speaker_span,
        "speaker_resolved": attribution.resolved,
        "cue": attribution.cue,
        "cue_span": attribution.cue_span,
        "direct": attribution.direct,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_NO_SCOPE: dict[str, Any] = {
    "who": (),
    "place": (),
    "group": (),
    "period": None,
    "base": None,
    "part_of": None,
    "status": NO_SCOPE.status,
    "increment": False,
    "day": None,
}
