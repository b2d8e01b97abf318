"""Values of the model as compact JSON and back: an archive holds no pickles, so that one from elsewhere can do no harm.

In: any value of factcheck.model with its type. Out: bytes, and the value again. A record is the list of its fields in order; of several
records the one that is meant goes by its place in the union. How a type is written follows from the type, so that a new field needs no
code here, and `form` changes with it: an archive of another form is told apart from a sound one.
"""

from __future__ import annotations

import enum
import json
import types
import typing
import zlib
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Union, cast

from factcheck import model

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["form", "pack", "storable", "unpack"]

_NAMES = {**vars(model), "Decimal": Decimal, "date": date, "datetime": datetime}
_PLAIN = frozenset({str, int, float, bool, type(None)})
_LEAVES = frozenset({Decimal, date, datetime})
_LEVEL = 1  # half of the time of the usual level, and a tenth more bytes

_Write = typing.Callable[[Any], Any]


def pack(kind: Any, value: object) -> bytes:  # noqa: ANN401 -- any annotation
    """Return a value of type `kind` as compressed JSON."""
    return zlib.compress(_encode(_codec(kind)[0](value)).encode("ascii"), _LEVEL)


def _leaf(value: Decimal | date | model.Wording) -> str | tuple[tuple[str, ...], ...]:
    """Return a value that JSON has no type for as text, a wording as its forms."""
    if isinstance(value, model.Wording):
        return value.forms
    return str(value) if isinstance(value, Decimal) else value.isoformat()


_encode = json.JSONEncoder(ensure_ascii=True, check_circular=False, separators=(",", ":"), default=_leaf).encode


def unpack(kind: Any, packed: bytes) -> Any:  # noqa: ANN401 -- any annotation, and a value of it
    """Return the value of type `kind` that `pack` has packed."""
    return _codec(kind)[1](json.loads(zlib.decompress(packed)))


def storable(value: Any) -> Any:  # noqa: ANN401 -- what a column holds
    """Return a value that a column takes; half a character of somebody's JSON, which UTF-8 cannot hold, is shown as a replaced one."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return value


@cache
def form(*kinds: Any) -> str:  # noqa: ANN401 -- any annotations
    """Return what tells this way of writing some types from that of a version with other fields."""
    seen: dict[str, str] = {}
    for kind in kinds:
        _describe(kind, seen)
    return sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:16]


def _describe(kind: Any, seen: dict[str, str]) -> None:  # noqa: ANN401 -- any annotation
    for part in typing.get_args(kind):
        _describe(part, seen)
    if isinstance(kind, type) and _is_record(kind) and kind.__name__ not in seen:
        hints = _hints(kind)
        seen[kind.__name__] = ", ".join(f"{name}: {hint}" for name, hint in hints.items())
        for hint in hints.values():
            _describe(hint, seen)


def _is_record(kind: type) -> bool:
    return is_dataclass(kind) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))


def _hints(kind: type) -> dict[str, Any]:
    """Return the fields of a record with their types, in order."""
    hints = typing.get_type_hints(kind, _NAMES)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else cast("Any", kind)._fields
    return {name: hints[name] for name in names}


@cache
def _codec(kind: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:  # noqa: ANN401 -- any annotation; a line a type
    """Return what makes a value of a type fit for the encoder, which writes records and other tuples as lists, and what reads it."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in _PLAIN:
        return _same, _same
    if kind in _LEAVES:
        return _same, Decimal if kind is Decimal else kind.fromisoformat
    if origin in {Union, types.UnionType}:
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is Sequence:  # comes back as the plainest of sequences
        return _tuple((*arguments, Ellipsis))
    if isinstance(kind, type) and issubclass(kind, model.Wording):
        return _same, lambda forms: kind.of(*map(tuple, forms))
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _same, {member.value: member for member in kind}.__getitem__  # all are of text or numbers
    return _record(kind)


def _same(value: object) -> object:
    return value


def _tuple(arguments: tuple[Any, ...]) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 -- tuple[X, ...]
        if arguments[0] in _PLAIN:
            return _same, tuple
        write, read = _codec(arguments[0])
        return (
            _same if write is _same else (lambda values: [write(value) for value in values]),
            lambda values: tuple([read(value) for value in values]),
        )
    codecs = [_codec(argument) for argument in arguments]
    plain = all(write is _same for write, _ in codecs)
    return (
        _same if plain else (lambda values: [codec[0](value) for codec, value in zip(codecs, values, strict=True)]),
        lambda values: tuple([codec[1](value) for codec, value in zip(codecs, values, strict=True)]),
    )


def _union(arguments: tuple[Any, ...]) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """Return the codec of a union: None for None, the value for a single other type, else the place of the type and the value."""
    kinds = [kind for kind in arguments if kind is not type(None)]
    codecs = [_codec(kind) for kind in kinds]
    if len(kinds) == 1:
        write, read = codecs[0]
        return (
            _same if write is _same else (lambda value: None if value is None else write(value)),
            lambda value: None if value is None else read(value),
        )
    places = {kind: number for number, kind in enumerate(kinds)}

    def write_one(value: Any) -> Any:  # noqa: ANN401 -- as above
        if value is None:
            return None
        place = places[type(value)]
        return [place, codecs[place][0](value)]

    return write_one, lambda value: None if value is None else codecs[value[0]][1](value[1])


def _record(kind: type) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    hints = _hints(kind)
    names = list(hints)
    codecs = [_codec(hint) for hint in hints.values()]
    writers = [None if write is _same else write for write, _ in codecs]
    readers = [(place, read) for place, (_, read) in enumerate(codecs) if read is not _same]

    def write(value: Any) -> list[Any]:  # noqa: ANN401 -- a record of this kind
        values = value if isinstance(value, tuple) else [getattr(value, name) for name in names]
        return [one if writer is None or one is None else writer(one) for one, writer in zip(values, writers, strict=True)]

    def read(values: list[Any]) -> Any:  # noqa: ANN401 -- as above
        for place, reader in readers:
            if values[place] is not None:
                values[place] = reader(values[place])
        return kind(*values) if issubclass(kind, tuple) else kind(**dict(zip(names, values, strict=True)))

    return _same if issubclass(kind, tuple) and all(writer is None for writer in writers) else write, read
