"""Web archives."""

from __future__ import annotations

import gzip
import io
import sys
from datetime import UTC, datetime

import pytest

from factcheck.errors import DocumentError
from factcheck.model import Document
from factcheck.reading import Inputs, Limits, Options, read

pytest.importorskip("warcio", reason="the extra warc is not installed")
pytest.importorskip("trafilatura", reason="the extra html is not installed", exc_type=ImportError)

PAGE = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>Rain kills two</title></head><body><article><h1>Rain kills two</h1>"
    + "<p>Two men died and 12&nbsp;345 people fled their homes when heavy rain fell on Monday, officials said in a statement.</p>" * 3
    + "</article></body></html>"
)


def _record(kind: str, address: str, body: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-09-21T18:10:00Z\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _http(body: bytes, *, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


ARCHIVE = b"".join(
    [
        _record("warcinfo", "", b"software: x\r\n", "application/warc-fields"),
        _record("request", "https://www.paper.example/rain", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        _record("response", "https://www.paper.example/rain", _http(PAGE.encode())),
        _record("response", "https://www.paper.example/rain", _http(gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n")),
        _record("response", "https://www.paper.example/none", _http(PAGE.encode(), status="404 Not Found")),
        _record("response", "https://www.paper.example/a.png", _http(b"\x89PNG", kind="image/png")),
        _record("response", "https://www.paper.example/empty", _http(b"<html><body></body></html>")),
        _record("conversion", "https://www.post.example/wet", b"Four died.", "text/plain"),
    ]
)


def _read(data: bytes, **options: object) -> Inputs:
    return read(["-"], stdin=io.BytesIO(data), options=Options(**options))  # type: ignore[arg-type] # a table of options


@pytest.mark.parametrize("data", [ARCHIVE, gzip.compress(ARCHIVE)], ids=["plain", "packed"])
def test_every_page_and_text_is_an_article(data: bytes) -> None:
    found = _read(data)

    assert [(one.id, one.outlet, one.url, one.published) for one in found.documents] == [
        ("https://www.paper.example/rain", "paper.example", "https://www.paper.example/rain", None),
        ("https://www.paper.example/rain (2)", "paper.example", "https://www.paper.example/rain", None),
        ("https://www.post.example/wet", "post.example", "https://www.post.example/wet", None),
    ]
    assert "12\u00a0345" in found.documents[0].text
    assert sorted(one.reason.partition(" that ")[0] for one in found.skipped) == [
        "4 records",
        "https://www.paper.example/empty: holds no article",
    ]


def test_the_capture_dates_the_article_where_that_is_asked_for() -> None:
    (document,) = _read(ARCHIVE[-400:][ARCHIVE[-400:].rindex(b"WARC/1.0") :], published_from_file=True).documents

    assert document.published == datetime(2025, 9, 21, 18, 10, tzinfo=UTC)


def test_what_is_broken_or_too_large_is_named() -> None:
    large = _read(ARCHIVE, limits=Limits(document_bytes=200))

    assert [one.id for one in large.documents] == ["https://www.post.example/wet"]
    assert [one.reason for one in large.skipped if "limit" in one.reason] == [
        f"record {number}: https://www.paper.example/rain is larger than the limit of 200 bytes a document" for number in (3, 4)
    ]


def test_what_stands_before_a_break_is_kept() -> None:
    found = _read(gzip.compress(ARCHIVE * 6)[:-20])

    assert len(found.documents) > 3
    assert [one.reason for one in found.skipped if "gzip" in one.reason] == [
        "is no sound gzip file: Compressed file ended before the end-of-stream marker was reached"
    ]
    with pytest.raises(DocumentError, match="no page or text"):
        _read(b"WARC/1.0\r\nbroken")


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio", None)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)

    with pytest.raises(DocumentError, match=r"pip install 'factcheck-newsroom\[warc\]'"):
        _read(ARCHIVE)


def test_a_page_needs_its_extra_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    assert [type(one) for one in _read(ARCHIVE).documents] == [Document]
