"""Whatever bytes a file holds, each reader comes to documents that can be written down, or says why not."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import DocumentError
from factcheck.reading import Options, read
from factcheck.reading.formats import SUFFIXES

if TYPE_CHECKING:
    from factcheck.model import Document

WARC = (
    b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-09-21T18:10:00Z\r\n"
    b"WARC-Target-URI: http://a.example/\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nTwo died.\r\n\r\n"
)
SEEDS = (
    b"Two died.\nPublished September 21, 2025 | 06:10 PM\n",
    b"---\ntitle: Rain\ndate: 2025-09-21\n---\nTwo died.\n",
    b'{"id": "a", "text": "Two died.", "published": "2025-09-21T18:10:00+05:00", "url": "http://a.example"}\n',
    b'[{"id": "a", "text": "Two died."}]',
    b'id,text\na,"Two died."\n',
    b"<html><head><meta charset=utf-8><title>Rain</title></head><body><article><p>Two died.</p></article></body></html>",
    b'{"uri": "urn:a", "versionCreated": "2025-09-21T18:10:00Z", "bodies": [{"contentType": "text/html", "value": "<p>Two died.</p>"}]}',
    b'<newsItem guid="a"><itemMeta/><contentSet><inlineData>Two died.</inlineData></contentSet></newsItem>',
    WARC,
    gzip.compress(b"Two died."),
    b'<rss version="2.0"><channel><title>P</title><item><title>a</title><description>Two died.</description></item></channel></rss>',
)
INSERTS = st.sampled_from(
    [b"\0", b"\xff", b"\xef\xbb\xbf", b"\\ud800", b'"', b"<", b"&#0;", b"&#xd800;", b"]]>", b"\r", b"{", b"[", b",", b"---\n", b"\xe2\x80"]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Draw the bytes of an article of some format with some of them cut out and others put in."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 8))
        data = data[:start] + draw(INSERTS | st.binary(max_size=4)) + data[start + length :]
    return data


@pytest.mark.parametrize("suffix", [None, *SUFFIXES])
@given(data=mutated() | st.binary(max_size=200))
@settings(max_examples=60)
def test_any_bytes(suffix: str | None, data: bytes) -> None:
    message, documents = _read(data, suffix and f"a{suffix}")

    assert all(line.isprintable() for line in message.split("\n"))
    assert bool(message) != bool(documents)
    for document in documents:
        written = json.dumps([document.id, document.text, document.title, document.outlet, document.url], ensure_ascii=False)
        assert written.encode()
        assert document.text.strip()


def _read(data: bytes, name: str | None) -> tuple[str, tuple[Document, ...]]:
    """Return the reason, or the documents."""
    try:
        return "", read(["-"], stdin=io.BytesIO(data), options=Options(stdin_filename=name)).documents
    except DocumentError as error:
        return str(error), ()
