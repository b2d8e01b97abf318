"""Where bytes come from: one named file, one file of a folder, or standard input.

In: a path or a stream. Out: its bytes, no more than a limit allows. Raises UnreadableError, which says why and on which line.
"""

from __future__ import annotations

import dataclasses
import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from factcheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

__all__ = ["FOREIGN_FAILURES", "Source", "UnreadableError", "file_source", "stem_of", "stream_source", "suffix_of", "visible"]


# What parsers of others' making raise on input that they did not expect: "&#xd800;" is a UnicodeEncodeError in feedparser.
FOREIGN_FAILURES = (
    *(ValueError, ArithmeticError, LookupError, AttributeError, TypeError, AssertionError),
    *(RuntimeError, EOFError, struct.error, zlib.error),
)


class UnreadableError(DocumentError):
    """A file, or a record in it, that is no article; `reason` ends with what to do about it where that is not plain."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file or stream. `name` is what messages call it, `id` and `outlet` what its article is called if it does not say itself.

    `published` is the time of the file, where that may stand for the time of publication.
    """

    name: str
    id: str
    outlet: str
    path: str | None
    open: Callable[[], BinaryIO]
    published: datetime | None = None

    def head(self, size: int) -> bytes:
        """Return the first bytes. Raises UnreadableError where none can be had."""
        try:
            with self.open() as stream:
                return stream.read(size)
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror}") from error

    def read(self, limit: int) -> bytes:
        """Return all bytes. Raises UnreadableError where there are more than `limit`, or none can be had."""
        try:
            with self.open() as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror}") from error
        if len(data) > limit:
            raise UnreadableError(f"is larger than the limit of {limit:,} bytes; split it or raise the limit")
        return data

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """Yield line by line, without its end; None for a line of more than `limit` bytes. Raises UnreadableError."""
        try:
            with self.open() as stream:
                while line := stream.readline(limit + 1):
                    if len(line) > limit and not line.endswith(b"\n"):
                        _drop_line(stream, limit)
                        yield None
                    else:
                        yield line.rstrip(b"\r\n")
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror}") from error


def _drop_line(stream: BinaryIO, limit: int) -> None:
    while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
        pass


def file_source(path: str, identity: str) -> Source:
    """Return the source of the file at `path`; `identity` is the path that its id is made of, its last suffix left out."""
    plain = visible(stem_of(identity).replace(os.sep, "/"))
    return Source(name=visible(path), id=plain, outlet=PurePath(plain).name, path=visible(path), open=lambda: open(path, "rb"))  # noqa: PTH123 -- Source.read closes it


def stream_source(open_stream: Callable[[], BinaryIO], name: str | None = None) -> Source:
    """Return the source of standard input, which stands for the file `name` where one is given."""
    if name is not None:
        return dataclasses.replace(file_source(name, name), open=open_stream)
    return Source(name="-", id="-", outlet="stdin", path=None, open=open_stream)


def suffix_of(path: str) -> str:
    """Return the suffix of a path in small letters, ".gz" left out: what is packed is read as what it holds."""
    return os.path.splitext(_unpacked(path))[1].casefold()  # noqa: PTH122 -- as the id is made


def stem_of(path: str) -> str:
    """Return the path without its suffix, and without ".gz" after it."""
    return os.path.splitext(_unpacked(path))[0]  # noqa: PTH122 -- PurePath would drop a leading "./", and the id is the path as given


def _unpacked(path: str) -> str:
    return path[:-3] if path[-3:].casefold() == ".gz" else path


def visible(name: str) -> str:
    """Return a file name with what would steer a terminal, break a line or be no Unicode written as an escape."""
    if name.isprintable():
        return name
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "backslashreplace").decode() for character in name
    )
