"""Bytes to text."""

from __future__ import annotations

import sys

import pytest

from factcheck.reading.decoding import decode, decode_utf8
from factcheck.reading.source import UnreadableError

TEXT = "“Two” men — £12m in Münster\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-32"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["UTF-8", "with mark", "UTF-16", "UTF-32", "UTF-16 big", "Windows-1252"],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_stray_nul_is_dirt() -> None:
    assert decode(b"x" * 200 + b"\0") == "x" * 200 + "\0"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"one\ntwo \x81", 2),
        ("“Two” — men — “died”\n".encode() + b"caf\xe9", 2),
        (b"\xff\xfe\x00", 1),
    ],
    ids=["no encoding", "damaged UTF-8", "half a character"],
)
def test_undecodable_bytes_are_named_with_their_line(data: bytes, line: int) -> None:
    with pytest.raises(UnreadableError, match="save the file as UTF-8") as error:
        decode(data)

    assert error.value.line == line


@pytest.mark.parametrize("data", [b"\x89PNG rest", b"%PDF-1.7", b"PK\x03\x04", bytes(100), b"\x01\x02text"])
def test_a_binary_file_is_told_from_text(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)


def test_json_lines_are_utf_8_and_nothing_else() -> None:
    assert decode_utf8(b"\xef\xbb\xbfcaf\xc3\xa9") == "café"
    with pytest.raises(UnreadableError, match="no UTF-8 text"):
        decode_utf8(b"caf\xe9")


JAPANESE = "月曜日に倉庫で火災が発生し、十二人が死亡した。警察は三人が行方不明だと述べた。" * 5


def test_what_no_usual_encoding_explains_is_guessed() -> None:
    pytest.importorskip("charset_normalizer", reason="the extra encodings is not installed")

    assert decode(JAPANESE.encode("shift_jis")) == JAPANESE
    with pytest.raises(UnreadableError, match=r"is no UTF-8 or Windows-1252 text; save the file as UTF-8$"):
        decode(b"M\x81nster")


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(
        UnreadableError, match=r"save the file as UTF-8, or have its encoding guessed: pip install 'factcheck-newsroom\[enc"
    ):
        decode(JAPANESE.encode("shift_jis"))
    with pytest.raises(UnreadableError, match=r"save the file as UTF-8$"):
        decode(b"M\x81nster")


def test_bytes_that_are_no_text_in_any_encoding_are_refused() -> None:
    with pytest.raises(UnreadableError, match="is no UTF-8 or Windows-1252 text"):
        decode(bytes(range(0x80, 0x100)) * 3 + b"plain words " * 40)
