"""JSON: one article, or a list of them, with the fields of docs/contract.md, in UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Document, Skipped
from factcheck.reading.decoding import decode_utf8
from factcheck.reading.jsonlines import fields_of, parse
from factcheck.reading.records import document_of
from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]


def read(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each sound record and a `Skipped` for each other.

    Raises UnreadableError where the file is no JSON or no record of it is an article, as in a list of something else.
    """
    value = parse(decode_utf8(source.read(options.limits.input_bytes)), options.limits.nesting)
    if not isinstance(value, list):
        yield _document(source, value, None, options)
        return
    found: list[Document | Skipped] = []
    for number, record in enumerate(value, 1):
        try:
            found.append(_document(source, record, number, options))
        except UnreadableError as error:
            found.append(Skipped(path=source.name, line=None, reason=f"record {number}: {error.reason}"))
    if found and not any(isinstance(one, Document) for one in found):
        first = next(one.reason for one in found if isinstance(one, Skipped))
        raise UnreadableError(f"is no list of articles; {first}")
    yield from found


def _document(source: Source, record: object, number: int | None, options: Options) -> Document:
    if not isinstance(record, dict):
        raise UnreadableError("is not a JSON object; each article must be one, with id and text")
    # One article a file may go by the file's name, as a text does.
    fields = fields_of(record, options)
    return document_of(source, fields if number is not None else {"id": source.id} | fields)
