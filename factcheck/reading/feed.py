"""RSS and Atom: one article an entry, from its full content or else its summary. Needs feedparser, the extra `feed`."""

from __future__ import annotations

import importlib
import io
from calendar import timegm
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from factcheck.model import Skipped
from factcheck.reading.markup import text_of
from factcheck.reading.records import document_of, moment_of
from factcheck.reading.source import FOREIGN_FAILURES, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from time import struct_time

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_ENTITY = "<!ENTITY"


def read(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each entry with a text, a `Skipped` for each other. Raises UnreadableError where the file is no feed."""
    data = source.read(options.limits.input_bytes)
    if any(_ENTITY.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise UnreadableError("declares entities of its own, which no feed needs and which are not expanded")
    feed = _parse(data)
    if not feed.get("version"):
        raise UnreadableError("is no RSS or Atom feed")
    outlet = text_of(feed.feed.get("title") or "")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _document(source, entry, number, outlet)
        except UnreadableError as error:
            yield Skipped(path=source.name, line=None, reason=f"entry {number}: {error.reason}")


def _parse(data: bytes) -> Any:  # noqa: ANN401 -- feedparser's own dictionary
    try:
        feedparser = importlib.import_module("feedparser")  # an extra, loaded when the first feed is read
    except ImportError as error:
        raise UnreadableError("is a feed, which needs an extra; run: pip install 'factcheck-newsroom[feed]'") from error
    # A stream, for feedparser would take a string that looks like an address to the network.
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except FOREIGN_FAILURES as error:
        raise UnreadableError(f"cannot be read as a feed: {type(error).__name__}") from error


def _document(source: Source, entry: Any, number: int, outlet: str) -> Document:  # noqa: ANN401 -- as above
    # A field that is there may still hold nothing.
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    fields = {
        "id": entry.get("id") or entry.get("link") or f"{source.id}-{number}",
        "text": text_of(max([*contents, entry.get("summary") or ""], key=len)),
        "title": text_of(entry.get("title") or ""),
        "outlet": outlet,
        "url": entry.get("link"),
        "published": _moment(entry.get("published_parsed") or entry.get("updated_parsed")),
    }
    return document_of(source, fields)


def _moment(parsed: struct_time | None) -> str | None:
    """Return the moment in ISO 8601, None where there is none or no newspaper was printed then."""
    try:
        return None if parsed is None else moment_of(datetime.fromtimestamp(timegm(parsed), UTC).isoformat()).isoformat()
    except (ValueError, OverflowError, OSError, UnreadableError):
        return None
