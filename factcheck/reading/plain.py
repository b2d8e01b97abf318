"""Plain text: the file is the article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.reading.decoding import decode
from factcheck.reading.records import document_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]


def read(source: Source, options: Options) -> Iterator[Document]:
    """Yield the one document of the file: its headline, if it has one, stays in the text. Raises UnreadableError."""
    yield replace(document_of(source, {"id": source.id, "text": decode(source.read(options.limits.document_bytes))}), front="")
