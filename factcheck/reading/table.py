"""CSV: one article a row, the columns named in the first: text, and what else there is of id, title, outlet, published, url, event."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factcheck.model import Skipped
from factcheck.reading.decoding import decode
from factcheck.reading.options import FIELDS
from factcheck.reading.records import chosen, document_of
from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_DELIMITERS = ",;\t"


def read(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each sound row and a `Skipped` for each other; a row without an id goes by the file's and its number.

    Raises UnreadableError where no column is called text.
    """
    text = decode(source.read(options.limits.input_bytes))
    header = text[: text.find("\n")] if "\n" in text else text
    # The module's own limit, 131,072 characters a field and the same for the whole process, is shorter than some articles.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.document_bytes))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=header.count), strict=True)
    try:
        columns = [name.strip().casefold() for name in next(rows, [])]
    except csv.Error as error:
        raise UnreadableError(f"is no CSV: {error}", 1) from error
    names = {name: column.casefold() for name, column in options.fields.items()}
    if names.get("text", "text") not in columns:
        raise UnreadableError(
            f"has no column called {names.get('text', 'text')}; its first line must name the columns ({', '.join(FIELDS)})", 1
        )
    yield from _documents(source, columns, names, rows)


def _documents(source: Source, columns: list[str], names: dict[str, str], rows: Iterator[list[str]]) -> Iterator[Document | Skipped]:
    number, line = 0, 2
    while True:
        try:
            row = next(rows, None)
            if row is None:
                return
            number += 1
            if any(cell.strip() for cell in row):
                fields = {name: cell for name, cell in zip(columns, row, strict=False) if cell.strip()}
                yield document_of(source, {"id": f"{source.id}-{number}"} | chosen(fields, names), line)
        except UnreadableError as error:
            yield Skipped(path=source.name, line=line, reason=error.reason)
        except csv.Error as error:
            yield Skipped(path=source.name, line=line, reason=f"is no CSV from here on: {error}")
            return
        line = getattr(rows, "line_num", line) + 1
