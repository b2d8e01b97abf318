"""A claim, or a fact, as a line of JSON, written at once: what `line(claim_object(claim))` of as_json gives, in a tenth of the time.

Extraction prints a claim for every sixty letters that it reads, and most are a fact of their own. Names and order of the fields stand here
as layouts; whoever changes them in as_json changes them here, and a test holds the two together.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from factcheck.model import (
    NO_SCOPE,
    Anchor,
    Attribution,
    DateClaim,
    DateMention,
    DateRange,
    Fact,
    Figure,
    FigureClaim,
    Kind,
    Name,
    Quantity,
    Reading,
    Scope,
    Sentence,
    Severity,
    Side,
    Statement,
    Title,
)
from factcheck.quick import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Claim

    Path = tuple[int, ...]
    # the text before a value, how it is written (see `_in_way`), the fields that lead to it, the layout of its parts or another path
    Step = tuple[str, str, Path, Any]
    Layout = tuple[Step, ...]

__all__ = ["FACTS", "LAYOUTS", "SEVERITIES", "claim_line", "fact_line", "number", "printable", "written_plainly"]

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.NONE: "none"}

# From here on the shortest form of a float has an exponent, which readers of JSON may take for another type.
_LARGEST_PLAIN_FLOAT = 10**16


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
    return _written(claim, LAYOUTS[type(claim.mention)])


def fact_line(fact: Fact) -> str:
    """Return a fact without its claims as one line of JSON, as `claim_line` does."""
    return _written(fact, FACTS[fact.severity])


def _written(record: Any, layout: Layout) -> str:  # noqa: ANN401 - whatever the layout is of
    if compiled is not None:
        line: str = compiled.written(record, layout, _value, Decimal)
        return line
    return printable(written_plainly(record, layout))


def written_plainly(record: Any, layout: Layout) -> str:  # noqa: ANN401 - whatever the layout is of
    """Return a record as JSON, written by a layout, without compiled help."""
    return "".join([text + _in_way(_at(record, path), way, more, record) for text, way, path, more in layout])


def _at(record: Any, path: Path) -> Any:  # noqa: ANN401 - a field may be of any type
    for place in path:
        record = record[place]
    return record


def _in_way(value: Any, way: str, more: Any, record: Any) -> str:  # noqa: ANN401 - as above
    match way:
        case "value":
            return _value(value)
        case "pair":
            other = _at(record, more)
            return _value(value) if value == other else f"[{_value(value)}, {_value(other)}]"
        case "float":
            return repr(float(value))
        case "option":
            return "null" if value is None else written_plainly(value, more)
        case "many":
            return f"[{', '.join([written_plainly(one, more) for one in value])}]"
        case "statement":
            return _value(f"{_at(record, more)}:statement:{value}")
        case _:
            return ""


def _value(value: Any) -> str:  # noqa: ANN401 - as above
    match value:
        case None:
            return "null"
        case str():
            return encode_basestring(value)
        case bool():
            return "true" if value else "false"
        case Decimal():
            return repr(number(value))
        case date():
            return f'"{value.isoformat()}"'
        case tuple():
            return f"[{', '.join([_value(one) for one in value])}]"
        case _:
            return repr(value)


def _field(record: Any, name: str) -> int:  # noqa: ANN401 - a class of records
    return int(record._fields.index(name))


def _values(record: Any, names: str, path: Path = ()) -> list[Step]:  # noqa: ANN401 - a class of records
    """Return the steps of some fields, each under its own name; `path` leads to their record."""
    return [(f', "{name}": ', "value", (*path, _field(record, name)), None) for name in names.split()]


def _plain(text: str) -> Step:
    return text, "nothing", (), None


def _object(steps: Sequence[Step]) -> Layout:
    """Return steps as those of an object: a bracket in place of the first comma, and one behind."""
    (text, *first), *others = steps
    return ("{" + text.removeprefix(", "), *first), *others, _plain("}")


_MENTION = (_field(FigureClaim, "mention"),)  # in every kind of claim
_OF_NO_FIGURE = _plain(', "low": null, "high": null, "precision": 0.0, "unit": null, "stated": null, "readings": [], "modifier": null')
_UNCHANGED = _plain(', "change": null, "per": null, "aspect": null')
_ATTRIBUTION = _object(
    [
        *_values(Attribution, "speaker speaker_span"),
        (', "speaker_resolved": ', "value", (_field(Attribution, "resolved"),), None),
        *_values(Attribution, "cue cue_span direct"),
    ]
)


def _head(mention: Any, kind: Kind | None) -> list[Step]:  # noqa: ANN401 - a class of mentions
    """Return the steps with which every claim begins; `kind` is None where the mention has its own."""
    anchor = (*_MENTION, _field(mention, "anchor"))
    return [
        *_values(FigureClaim, "id"),
        *_values(Anchor, "document", anchor),
        *_values(Sentence, "field", (*anchor, _field(Anchor, "sentence"))),
        *(_values(mention, "kind", _MENTION) if kind is None else [_plain(f', "kind": "{kind}"')]),
        *_values(Anchor, "span surface", anchor),
    ]


def _scope(path: Path, part_of: Step) -> Layout:
    return _object(
        [
            *_values(Scope, "who place group period base", path),
            part_of,
            *_values(Scope, "status increment day", path),
        ]
    )


_NO_PART = _plain(', "part_of": null')
_NO_SCOPE = written_plainly(NO_SCOPE, _scope((), _NO_PART))


def _tail(mention: Any, part_of: Step | None) -> list[Step]:  # noqa: ANN401 - a class of mentions
    """Return the steps of scope, sentence and attribution; `part_of` is None where a mention has no scope."""
    sentence = (*_MENTION, _field(mention, "anchor"), _field(Anchor, "sentence"), _field(Sentence, "span"))
    told = [_plain(', "attribution": null')]
    scope = [_plain(f', "scope": {_NO_SCOPE}')]
    if part_of is not None:
        told = [(', "attribution": ', "option", (*_MENTION, _field(mention, "attribution")), _ATTRIBUTION)]
        scope = [_plain(', "scope": '), *_scope((*_MENTION, _field(mention, "scope")), part_of)]
    return [*scope, (', "sentence": ', "value", sentence, None), *told]


def _figure() -> Layout:
    quantity = (_field(FigureClaim, "quantity"),)
    low, high = (*_MENTION, _field(Figure, "low")), (*_MENTION, _field(Figure, "high"))
    reading = _object(_values(Reading, "unit low high"))
    return _object(
        [
            *_head(Figure, None),
            *_values(Quantity, "low high", quantity),
            (', "precision": ', "float", (*quantity, _field(Quantity, "precision")), None),
            *_values(Quantity, "unit", quantity),
            (', "stated": {"value": ', "pair", low, high),
            *_values(Figure, "unit", _MENTION),
            ('}, "readings": ', "many", (*quantity, _field(Quantity, "readings")), reading),
            *_values(Figure, "modifier change per aspect subject predicate", _MENTION),
            *_tail(Figure, _values(FigureClaim, "part_of")[0]),
        ]
    )


def _date() -> Layout:
    days = (_field(DateClaim, "range"),)
    first, last = (*days, _field(DateRange, "first")), (*days, _field(DateRange, "last"))
    return _object(
        [
            *_head(DateMention, Kind.DATE),
            (', "low": ', "value", first, None),
            (', "high": ', "value", last, None),
            (', "precision": 0.0, "unit": "day", "stated": {"value": ', "pair", first, last),
            _plain(', "unit": "day"}, "readings": [], "modifier": "exact"'),
            _UNCHANGED,
            *_values(DateMention, "subject predicate", _MENTION),
            *_tail(DateMention, _NO_PART),
        ]
    )


def _statement() -> Layout:
    document = (*_MENTION, _field(Statement, "anchor"), _field(Anchor, "document"))
    direct = (*_MENTION, _field(Statement, "attribution"), _field(Attribution, "direct"))
    return _object(
        [
            *_head(Statement, Kind.QUOTATION),
            _OF_NO_FIGURE,
            _UNCHANGED,
            _plain(', "subject": null, "predicate": null'),
            *_tail(Statement, _NO_PART),
            (', "statement": ', "statement", (*_MENTION, _field(Statement, "statement")), document),
            (', "direct": ', "value", direct, None),
        ]
    )


def _name(mention: Any, kind: Kind, subject: Step, own: Sequence[Step]) -> Layout:  # noqa: ANN401 - a class of mentions
    head = [*_head(mention, kind), _OF_NO_FIGURE, _UNCHANGED]
    return _object([*head, subject, _plain(', "predicate": null'), *_tail(mention, None), *own])


def _fact(severity: str) -> Layout:
    sides = _object(_values(Side, "low high unit as_written documents independent"))
    return _object(
        [
            *_values(Fact, "id label kind verdict"),
            _plain(f', "severity": "{severity}"'),
            *_values(Fact, "reason explanation"),
            (', "weight": ', "float", (_field(Fact, "weight"),), None),
            (', "sides": ', "many", (_field(Fact, "sides"),), sides),
        ]
    )


FACTS: dict[Severity, Layout] = {severity: _fact(name) for severity, name in SEVERITIES.items()}
LAYOUTS: dict[type, Layout] = {
    Figure: _figure(),
    DateMention: _date(),
    Statement: _statement(),
    Name: _name(Name, Kind.NAME, _plain(', "subject": null'), _values(Name, "bearer aliases", _MENTION)),
    Title: _name(Title, Kind.TITLE, (', "subject": ', "value", (*_MENTION, _field(Title, "holder")), None), ()),
}
