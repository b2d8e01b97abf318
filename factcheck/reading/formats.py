"""Which reader takes a file: by what it holds first, by its suffix second.

In: a file's name and its first bytes. Out: the name of its format; `READERS` has the reader of each.
"""

from __future__ import annotations

import codecs
import re
from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.reading import jsondocument, jsonlines, markdown, plain
from factcheck.reading.source import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.model import Document, Skipped
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

    Reader = Callable[[Source, Options], Iterator[Document | Skipped]]

__all__ = ["HEAD_BYTES", "READERS", "SUFFIXES", "format_of"]

HEAD_BYTES = 4096


def _late(module: str) -> Reader:
    """Return the reader of a module that is loaded when the first such file is met: start-up must not wait for parsers."""

    def read_late(source: Source, options: Options) -> Iterator[Document | Skipped]:
        found: Iterator[Document | Skipped] = import_module(f"factcheck.reading.{module}").read(source, options)
        return found

    return read_late


def _ninjs(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Read one item, a list of them, or one a line."""
    return READERS[_kind_of_json(_start(source.head(HEAD_BYTES)), "json")](source, options)


# A new format is a new file, a line here, and its suffixes or its look below.
READERS: Mapping[str, Reader] = {
    "text": plain.read,
    "markdown": markdown.read,
    "html": _late("page"),
    "feed": _late("feed"),
    "jsonl": jsonlines.read,
    "json": jsondocument.read,
    "csv": _late("table"),
    "ninjs": _ninjs,
    "newsml": _late("newsml"),
    "warc": _late("crawl"),
    "docx": _late("office"),
}

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "newsml",
    ".nitf": "newsml",
    ".warc": "warc",
    ".docx": "docx",
}

_PROLOGUE = r"(?:<\?[^>]*>\s*)*(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s+(?!html)[^>]*>\s*)?"
# No article begins so, whatever its file is called.
_SURE: Sequence[tuple[re.Pattern[str], str]] = (
    (lazily(_PROLOGUE + r"<(?:rss|feed|rdf:RDF)\b", re.DOTALL | re.IGNORECASE), "feed"),
    (lazily(_PROLOGUE + r"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|nitf)\b", re.DOTALL), "newsml"),
    (lazily(_PROLOGUE + r"<(?:!doctype html|html|head|body)\b", re.DOTALL | re.IGNORECASE), "html"),
    (lazily(r"WARC/[01]\.\d"), "warc"),
    (lazily(r"PK\x03\x04.{0,2000}?(?:word/|\[Content_Types\])", re.DOTALL), "docx"),
)
# Pieces of pages, for what has no suffix.
_PIECE = lazily(r"<(?:article|main|section|div|p|h1|meta|title|link|script|table|span)\b", re.IGNORECASE)
# An object whose first line is all of it, and a second one below.
_TWO_LINES = lazily(r"\{.*\}[ \t]*\r?\n\s*\{")
_SPREAD = lazily(r"\{\s*\n|\[")
_FRONT = lazily(r"---[ \t]*\r?\n")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def format_of(path: str | None, head: bytes) -> str:
    """Return the format of a file by its first bytes and its path (None for standard input that stands for no file)."""
    written = _start(head)
    sure = next((name for look, name in _SURE if look.match(written)), None)
    if sure is not None:
        return sure
    named = SUFFIXES.get(suffix_of(path or ""))
    if named in {"json", "jsonl"}:
        return _kind_of_json(written, named)
    return named or _unnamed(written)


def _start(head: bytes) -> str:
    """Return how a file begins, as far as that can be told without its encoding."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").lstrip()
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()


def _kind_of_json(written: str, named: str) -> str:
    if _TWO_LINES.match(written):
        return "jsonl"
    return "json" if _SPREAD.match(written) else named


def _unnamed(written: str) -> str:
    """Return the format of what has no suffix that says it; what looks like none of them is plain text."""
    if written.startswith(("{", "[")) and written[1:].lstrip()[:1] in {'"', "{", "}"}:
        return _kind_of_json(written, "jsonl")
    if _FRONT.match(written):
        return "markdown"
    if _PIECE.match(written):
        return "html"
    return "newsml" if written.startswith("<?xml") else "text"
