"""RSS and Atom: one article an entry, from its full content or else its summary. Needs feedparser, the extra `feed`."""

from __future__ import annotations

import importlib
import io
from calendar import timegm
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from factcheck.model import Skipped
from factcheck.reading.records import document_of
from factcheck.reading.source import FOREIGN_FAILURES, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr td th table section article figure figcaption header footer hr pre".split()
)
_SILENT = frozenset({"script", "style", "template", "noscript", "svg"})


def read(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each entry with a text, a `Skipped` for each other. Raises UnreadableError where the file is no feed."""
    data = source.read(options.limits.document_bytes)
    if b"<!ENTITY" in data:
        raise UnreadableError("declares entities of its own, which no feed needs and which are not expanded")
    feed = _parse(data)
    if not feed.get("version"):
        raise UnreadableError("is no RSS or Atom feed")
    outlet = _plain(feed.feed.get("title", ""))
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
    contents = [content.get("value", "") for content in entry.get("content", ())]
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    fields = {
        "id": entry.get("id") or entry.get("link") or f"{source.id}-{number}",
        "text": _plain(max([*contents, entry.get("summary", "")], key=len)),
        "title": _plain(entry.get("title", "")),
        "outlet": outlet,
        "url": entry.get("link"),
        "published": datetime.fromtimestamp(timegm(moment), UTC).isoformat() if moment else None,
    }
    return document_of(source, fields)


def _plain(markup: str) -> str:
    """Return the text of a piece of HTML, a line for each block."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    lines = ("".join(parser.pieces)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


class _Text(HTMLParser):
    """Keeps the text of the elements that are read, not of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))
