"""From bytes to text.

In: the bytes of a text file. Out: its text, a leading byte order mark left out, line ends as they are. Raises UnreadableError for a binary
file and for bytes that no encoding explains.
"""

from __future__ import annotations

import codecs
import importlib

from factcheck.patterns import lazily
from factcheck.reading.source import UnreadableError

__all__ = ["decode", "decode_utf8"]

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf"),
    *(b"\x7fELF", b"SQLite format 3\0", b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"ID3\x03", b"ID3\x04"),
)
_HEAD = 1 << 16
# One stray NUL in an article is dirt; a share of control characters that no text has means another kind of file.
_CONTROL = lazily(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
_BEYOND = lazily(rb"[\x80-\xff]")
_FEWEST_BEYOND = 20
_TRIED = ("utf_8", "cp1252", "ascii")
_MOST_CHAOS = 0.2
_LEAST_COHERENCE = 10.0
_MULTIBYTE = lazily(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of `data`: by its byte order mark, else as `declared` in it, else UTF-8, Windows-1252, or what is likely."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if _is_binary(data[:_HEAD]):
        raise UnreadableError("is a binary file, not text; export it as plain text in UTF-8")
    if declared is not None and (text := _as_declared(data, declared)) is not None:
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # "caf\xe9" is Windows-1252, but an article full of sound UTF-8 with one broken byte is damaged: Windows-1252 would make "â€œ" of
        # its quotation marks.
        if len(_MULTIBYTE.findall(data)) > _broken(data):
            raise _undecodable(data, error) from error
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(data) or _strictly(data, "cp1252", remedy=_remedy(data))


def _guessed(data: bytes) -> str | None:
    """Return the text in the encoding that charset-normalizer takes for its own; None without it, or where too little speaks for any."""
    head = data[:_HEAD]
    if len(_BEYOND.findall(head)) < _FEWEST_BEYOND:
        return None  # one byte is no evidence: "M\x81nster" makes sense in a dozen encodings
    try:
        normalizer = importlib.import_module("charset_normalizer")  # an extra, and slow to load
    except ImportError:
        return None
    best = normalizer.from_bytes(head, threshold=_MOST_CHAOS, cp_exclusion=list(_TRIED)).best()
    if best is None or best.percent_coherence < _LEAST_COHERENCE:
        return None
    try:
        return data.decode(str(best.encoding))
    except UnicodeDecodeError:
        return None


def _remedy(data: bytes) -> str:
    """Return what to do about bytes of an unknown encoding."""
    from importlib.util import find_spec  # noqa: PLC0415 -- for a message that is seldom needed

    if len(_BEYOND.findall(data[:_HEAD])) < _FEWEST_BEYOND or find_spec("charset_normalizer") is not None:
        return "save the file as UTF-8"
    return "save the file as UTF-8, or have its encoding guessed: pip install 'factcheck-newsroom[encodings]'"


def _as_declared(data: bytes, declared: str) -> str | None:
    """Return the text, None where the declaration is unknown or untrue."""
    try:
        name = codecs.lookup(declared).name
        if name.startswith(("utf-16", "utf-32")):
            return None  # the declaration itself was read byte by byte
        # What calls itself ISO 8859-1 on the web is Windows-1252, as every browser knows.
        return data.decode({"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name))
    except (LookupError, UnicodeDecodeError, AttributeError, TypeError, AssertionError):
        return None


def decode_utf8(data: bytes) -> str:
    """Return the text of `data`, which must be UTF-8."""
    return _strictly(data.removeprefix(codecs.BOM_UTF8), "utf-8")


def _strictly(data: bytes, encoding: str, remedy: str = "save the file as UTF-8") -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, remedy) from error


def _undecodable(data: bytes, error: UnicodeDecodeError, remedy: str = "save the file as UTF-8") -> UnreadableError:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start] if error.start < len(data) else 0
    name = {"charmap": "UTF-8 or Windows-1252"}.get(error.encoding, error.encoding.upper())
    return UnreadableError(f"byte 0x{byte:02x} at offset {error.start} is no {name} text; {remedy}", line)


def _broken(data: bytes) -> int:
    """Return how many bytes above 0x7f belong to no UTF-8 character."""
    return sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", data))  # noqa: PLR2004 -- the first byte beyond ASCII


def _is_binary(head: bytes) -> bool:
    return head.startswith(_SIGNATURES) or len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head)
