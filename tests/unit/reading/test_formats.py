"""Which reader takes a file: what it holds first, its suffix second."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DocumentError
from factcheck.reading import read
from factcheck.reading.formats import format_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "head", "format_name"),
    [
        ("a.txt", b"Two died.", "text"),
        ("a.txt", b'{"id": "a"}', "text"),
        ("a.txt", b"---\ntitle: x\n---\n", "text"),
        ("a.txt", b"\xef\xbb\xbf \n<!-- saved --><!DOCTYPE html><html>", "html"),
        ("a.html", b'<?xml version="1.0"?>\n<?xml-stylesheet href="x"?><rss version="2.0">', "feed"),
        ("a.html", b"<p>Two died.", "html"),
        ("a.xml", b'<?xml version="1.0"?><!-- x --><feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>', "newsml"),
        ("a.xml", b'<nar:newsItem xmlns:nar="x">', "newsml"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "html"),
        ("a.xml", b"<x/>", "newsml"),
        ("a.rss", '<?xml version="1.0"?><rss>'.encode("utf-16"), "feed"),
        ("a.json", b'{"id": "a"}\n{"id": "b"}\n', "jsonl"),
        ("a.json", b'{"id": "a"}', "json"),
        ("a.jsonl", b'[{"id": "a"}]', "json"),
        ("a.jsonl", b'{\n "id": "a"}', "json"),
        ("a.jsonl", b'{"id": "a"}', "jsonl"),
        ("a.csv", b"WARC/1.0\r\n", "warc"),
        ("a.zip", b"PK\x03\x04....word/document.xml", "docx"),
        ("a", b"<article><p>Two died.", "html"),
        ("a.asp", b"[Editor's note: two died.]", "text"),
        (None, b"{\n", "text"),
        (None, b'{"id": "a"}\n', "jsonl"),
        (None, b'[\n{"id": "a"}]', "json"),
        (None, b"---\ntitle: x\n---\n", "markdown"),
        (None, b"--- Two died.", "text"),
        (None, b'<?xml version="1.0"?><x>', "newsml"),
        (None, b"", "text"),
    ],
)
def test_what_a_file_holds_goes_before_its_suffix(name: str | None, head: bytes, format_name: str) -> None:
    assert format_of(name, head) == format_name


def test_packed_files_are_read_as_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Two died."))
    (tmp_path / "b.jsonl.GZ").write_bytes(
        gzip.compress(b'{"id": "x", "text": "Two died."}\n') + gzip.compress(b'{"id": "y", "text": "Six died."}\n')
    )
    (tmp_path / "c.tar.gz").write_bytes(gzip.compress(b"x"))
    (tmp_path / "d.txt").write_bytes(gzip.compress(b"Four died."))

    found = read([tmp_path])

    assert [(one.id, one.text) for one in found.documents] == [
        ("a", "Two died."),
        ("d", "Four died."),
        ("x", "Two died."),
        ("y", "Six died."),
    ]
    assert [one.reason for one in found.skipped] == ["unknown type .tar"]


def test_what_is_no_sound_gzip_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Two died." * 1000)[:-20])

    with pytest.raises(DocumentError, match=r"a\.txt\.gz: is no sound gzip file"):
        read([tmp_path / "a.txt.gz"])
