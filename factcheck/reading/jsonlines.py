"""JSON Lines: one document a line, in UTF-8, with the fields of docs/contract.md; only `id` and `text` must be there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from factcheck.model import Skipped
from factcheck.patterns import lazily
from factcheck.reading.decoding import decode_utf8
from factcheck.reading.records import chosen, document_of
from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["fields_of", "parse", "read"]

_BRACKET_OR_STRING = lazily(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def read(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each sound line and a `Skipped` for each other; blank lines are passed over."""
    for number, line in enumerate(source.lines(options.limits.document_bytes), 1):
        if line is not None and not line.strip():
            continue
        if line is None:
            reason = f"the line is longer than the limit of {options.limits.document_bytes:,} bytes a document"
            yield Skipped(path=source.name, line=number, reason=reason)
            continue
        try:
            yield _document(source, line, number, options)
        except UnreadableError as error:
            yield Skipped(path=source.name, line=number, reason=error.reason)


def _document(source: Source, line: bytes, number: int, options: Options) -> Document:
    record = parse(decode_utf8(line), options.limits.nesting)
    if not isinstance(record, dict):
        raise UnreadableError("is not a JSON object; each line must be one article")
    return document_of(source, fields_of(record, options), number)


def fields_of(record: Mapping[str, object], options: Options) -> dict[str, object]:
    """Return what a record says of its article, by the names that the options give or as a ninjs item. Raises UnreadableError."""
    if options.input_format == "ninjs" or (not options.fields and "uri" in record):
        from factcheck.reading import ninjs  # noqa: PLC0415 -- few records are of an agency

        if options.input_format == "ninjs" or ninjs.is_ninjs(record):
            return ninjs.fields_of(record)
    return chosen(record, options.fields)


def parse(text: str, nesting: int) -> object:
    """Return the value that `text` is the JSON of, in which lists and objects lie at most `nesting` deep.

    Raises UnreadableError where it is none.
    """
    if text.count("[") + text.count("{") > nesting and _depth(text) > nesting:
        raise UnreadableError(f"is nested too deeply: more than {nesting} lists and objects lie in one another")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is not JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise UnreadableError("holds a number too long to read") from error


def _depth(text: str) -> int:
    """Return how deep the brackets outside of strings lie in one another."""
    deepest = depth = 0
    for match in _BRACKET_OR_STRING.finditer(text):
        sign = match[0]
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest
