"""JSON Lines: one document a line, in UTF-8, with the fields of docs/contract.md; only `id` and `text` must be there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factcheck.model import Skipped
from factcheck.reading.decoding import decode_utf8
from factcheck.reading.records import chosen, document_of
from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["parse", "read"]


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
    record = parse(decode_utf8(line))
    if not isinstance(record, dict):
        raise UnreadableError("is not a JSON object; each line must be one article")
    return document_of(source, chosen(record, options.fields), number)


def parse(text: str) -> object:
    """Return the value that `text` is the JSON of. Raises UnreadableError where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is not JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise UnreadableError("holds a number too long to read") from error
