"""WARC, the archive format of web crawls: each page or text in it is an article. Needs warcio, the extra `warc`.

Read are responses with status 200 and resources that are HTML, and texts made of pages (WET). The id is the address; a second capture of
one address gets a number. Everything else in the archive (pictures, scripts, errors) is counted and passed over in one line.
"""

from __future__ import annotations

import importlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.model import Document, Skipped
from factcheck.quick import NamedTuple
from factcheck.reading import page, plain
from factcheck.reading.records import host_of, moment_of
from factcheck.reading.source import FOREIGN_FAILURES, UnreadableError, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_PAGES = ("text/html", "application/xhtml+xml")


class _Capture(NamedTuple):
    """A page or text as it was captured."""

    address: str
    kind: str
    moment: str
    data: bytes


def read(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each page with an article and a `Skipped` for each other. Raises UnreadableError where it is no WARC."""
    seen: dict[str, int] = {}
    others = 0
    try:
        with source.open() as stream:
            for number, capture in enumerate(_captures(stream, options), 1):
                if isinstance(capture, UnreadableError):
                    yield Skipped(path=source.name, line=None, reason=f"record {number}: {capture.reason}")
                elif capture is None:
                    others += 1
                else:
                    seen[capture.address] = seen.get(capture.address, 0) + 1
                    yield from _articles(source, capture, seen[capture.address], options)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from error
    if others:
        yield Skipped(path=source.name, line=None, reason=f"{others:,} records that are no page or text", fault=False)


def _articles(source: Source, capture: _Capture, time: int, options: Options) -> Iterator[Document | Skipped]:
    """Yield the article of a page, and say with its address why another has none."""
    address = visible(capture.address)
    inner = replace(
        source,
        id=address if time == 1 else f"{address} ({time})",
        outlet=host_of(capture.address) or source.outlet,
        open=lambda: io.BytesIO(capture.data),
        published=moment_of(capture.moment) if options.published_from_file and capture.moment else None,
    )
    try:
        for document in (page if capture.kind in _PAGES else plain).read(inner, options):
            yield document if document.url is not None else replace(document, url=capture.address)
    except UnreadableError as error:
        yield Skipped(path=source.name, line=None, reason=f"{address}: {error.reason}")


def _captures(stream: Any, options: Options) -> Iterator[_Capture | UnreadableError | None]:  # noqa: ANN401 -- a binary stream
    """Yield a capture for each record that is a page or text, its fault where it cannot be read, None for every other."""
    try:
        warcio = importlib.import_module("warcio.archiveiterator")  # an extra, loaded when the first archive is read
        failed = importlib.import_module("warcio.exceptions").ArchiveLoadFailed
    except ImportError as error:
        raise UnreadableError("is a web archive, which needs an extra; run: pip install 'factcheck-newsroom[warc]'") from error
    try:
        for record in warcio.ArchiveIterator(stream):
            yield _capture(record, options)
    except (failed, *FOREIGN_FAILURES) as error:
        raise UnreadableError(f"is no sound WARC from here on: {type(error).__name__}") from error


def _capture(record: Any, options: Options) -> _Capture | UnreadableError | None:  # noqa: ANN401 -- warcio's own record
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    address = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type not in {"response", "resource", "conversion"} or headers is None or not address:
        return None
    if record.rec_type == "response" and headers.get_statuscode() != "200":
        return None
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    # A plain text that a server sent is "robots.txt" and its like; one made of a page is an article.
    if kind not in _PAGES and (kind != "text/plain" or record.rec_type == "response"):
        return None
    limit = options.limits.document_bytes
    try:
        data = record.content_stream().read(limit + 1)
    except (OSError, *FOREIGN_FAILURES) as error:
        return UnreadableError(f"{visible(address)[:200]} cannot be unpacked: {type(error).__name__}")
    if len(data) > limit:
        return UnreadableError(f"{visible(address)[:200]} is larger than the limit of {limit:,} bytes a document")
    return _Capture(address.strip("<>"), kind, record.rec_headers.get_header("WARC-Date") or "", data)
