"""A claim as a line of JSON, written at once: what `line(claim_object(claim))` of as_json gives, in a third of the time.

Extraction prints a claim for every sixty letters that it reads. Names and order of the fields stand here as text; whoever changes them in
as_json changes them here, and a test holds the two together.
"""

from __future__ import annotations

from json.encoder import encode_basestring
from typing import TYPE_CHECKING, assert_never

from factcheck.model import NO_SCOPE, DateClaim, Field, FigureClaim, Kind, Name, NameClaim, Span, StatementClaim, Status, Title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from factcheck.model import Anchor, Attribution, Claim, Scope

__all__ = ["claim_line", "number", "printable"]

# From here on the shortest form of a float has an exponent, which readers of JSON may take for another type.
_LARGEST_PLAIN_FLOAT = 10**16

_KINDS = {kind: f'"{kind.value}"' for kind in Kind}
_FIELDS = {field: f'"{field.value}"' for field in Field}
_STATUSES = {status: f'"{status.value}"' for status in Status}
_BOOLEANS = {False: "false", True: "true"}
_OF_NO_FIGURE = '"low": null, "high": null, "precision": 0.0, "unit": null, "stated": null, "readings": [], "modifier": null, '
_UNCHANGED = '"change": null, "per": null, "aspect": null, '


def printable(text: str) -> str:
    """Return a line of JSON with each lone surrogate, which UTF-8 cannot hold, escaped."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def number(value: Decimal | None) -> float | int | None:
    """Return a number as JSON has it: whole where a float would be printed with an exponent."""
    if value is None:
        return None
    return int(value) if abs(value) >= _LARGEST_PLAIN_FLOAT and value == value.to_integral_value() else float(value)


def claim_line(claim: Claim) -> str:
    """Return a claim as one line of JSON without a newline; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    match claim:
        case FigureClaim():
            text = _figure(claim)
        case DateClaim():
            text = _date(claim)
        case StatementClaim():
            text = _statement(claim)
        case NameClaim():
            text = _name(claim)
        case _:
            assert_never(claim)
    return printable(text)


def _head(id_: str, kind: Kind, anchor: Anchor) -> str:
    start, end = anchor.span
    return (
        f'{{"id": {encode_basestring(id_)}, "document": {encode_basestring(anchor.document)}, '
        f'"field": {_FIELDS[anchor.sentence.field]}, "kind": {_KINDS[kind]}, '
        f'"span": [{start}, {end}], "surface": {encode_basestring(anchor.surface)}, '
    )


def _figure(claim: FigureClaim) -> str:
    figure, quantity = claim.mention, claim.quantity
    stated, base = _numbers(figure.low, figure.high), _numbers(quantity.low, quantity.high)
    written = stated[0] if figure.low == figure.high else f"[{stated[0]}, {stated[1]}]"
    readings = [
        f'{{"unit": {encode_basestring(other.unit)}, "low": {_number(other.low)}, "high": {_number(other.high)}}}'
        for other in quantity.readings
    ]
    return (
        f'{_head(claim.id, figure.kind, figure.anchor)}"low": {base[0]}, "high": {base[1]}, '
        f'"precision": {float(quantity.precision)!r}, "unit": {encode_basestring(quantity.unit)}, '
        f'"stated": {{"value": {written}, "unit": {encode_basestring(figure.unit)}}}, "readings": [{", ".join(readings)}], '
        f'"modifier": {_text(figure.modifier)}, "change": {_text(figure.change)}, "per": {_text(figure.per)}, '
        f'"aspect": {_text(figure.aspect)}, "subject": {_text(figure.subject)}, "predicate": {_text(figure.predicate)}, '
        f"{_tail(figure.scope, claim.part_of, figure.anchor, figure.attribution)}}}"
    )


def _date(claim: DateClaim) -> str:
    mention, (first, last) = claim.mention, claim.range
    low = "null" if first is None else f'"{first.isoformat()}"'
    high = "null" if last is None else f'"{last.isoformat()}"'
    stated = low if first == last else f"[{low}, {high}]"
    return (
        f'{_head(claim.id, Kind.DATE, mention.anchor)}"low": {low}, "high": {high}, "precision": 0.0, "unit": "day", '
        f'"stated": {{"value": {stated}, "unit": "day"}}, "readings": [], "modifier": "exact", {_UNCHANGED}'
        f'"subject": {_text(mention.subject)}, "predicate": {_text(mention.predicate)}, '
        f"{_tail(mention.scope, None, mention.anchor, mention.attribution)}}}"
    )


def _statement(claim: StatementClaim) -> str:
    mention = claim.mention
    number_of = encode_basestring(f"{mention.anchor.document}:statement:{mention.statement}")
    return (
        f'{_head(claim.id, Kind.QUOTATION, mention.anchor)}{_OF_NO_FIGURE}{_UNCHANGED}"subject": null, "predicate": null, '
        f"{_tail(mention.scope, None, mention.anchor, mention.attribution)}, "
        f'"statement": {number_of}, "direct": {_BOOLEANS[mention.attribution.direct]}}}'
    )


def _name(claim: NameClaim) -> str:
    mention, kind, subject, own = claim.mention, Kind.NAME, "null", ""
    match mention:
        case Title():
            kind, subject = Kind.TITLE, encode_basestring(mention.holder)
        case Name():
            own = f', "bearer": "{mention.bearer}", "aliases": {_texts(mention.aliases)}'
        case _:
            assert_never(mention)
    return (
        f'{_head(claim.id, kind, mention.anchor)}{_OF_NO_FIGURE}{_UNCHANGED}"subject": {subject}, "predicate": null, '
        f"{_tail(NO_SCOPE, None, mention.anchor, None)}{own}}}"
    )


def _tail(scope: Scope, part_of: str | None, anchor: Anchor, attribution: Attribution | None) -> str:
    start, end = anchor.sentence.span
    return f'"scope": {_scope(scope, part_of)}, "sentence": [{start}, {end}], "attribution": {_attribution(attribution)}'


def _scope(scope: Scope, part_of: str | None) -> str:
    if scope is NO_SCOPE and part_of is None:
        return _NO_SCOPE
    return _stated_scope(scope, part_of)


def _stated_scope(scope: Scope, part_of: str | None) -> str:
    return (
        f'{{"who": {_texts(scope.who)}, "place": {_texts(scope.place)}, "group": {_texts(scope.group)}, "period": {_text(scope.period)}, '
        f'"base": {_text(scope.base)}, "part_of": {_text(part_of)}, "status": {_STATUSES[scope.status]}, '
        f'"increment": {_BOOLEANS[scope.increment]}, "day": {_text(scope.day)}}}'
    )


def _attribution(attribution: Attribution | None) -> str:
    if attribution is None:
        return "null"
    return (
        f'{{"speaker": {_text(attribution.speaker)}, "speaker_span": {_span(attribution.speaker_span)}, '
        f'"speaker_resolved": {_text(attribution.resolved)}, "cue": {encode_basestring(attribution.cue)}, '
        f'"cue_span": {_span(attribution.cue_span)}, "direct": {_BOOLEANS[attribution.direct]}}}'
    )


def _span(span: Span | None) -> str:
    return "null" if span is None else f"[{span.start}, {span.end}]"


def _text(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join([encode_basestring(text) for text in texts])}]" if texts else "[]"


def _numbers(low: Decimal | None, high: Decimal | None) -> tuple[str, str]:
    """Return two numbers, which are most often one."""
    first = _number(low)
    return first, first if low == high else _number(high)


def _number(value: Decimal | None) -> str:
    return "null" if value is None else repr(number(value))


_NO_SCOPE = _stated_scope(NO_SCOPE, None)
