"""Files packed with gzip, read as if they were not: a little at a time, and no more than a few hundred bytes for each packed one.

In: a binary stream of packed bytes. Out: a binary stream of what they unpack to, which raises UnreadableError where it is no sound gzip or
unpacks to more than text ever does.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["unpacked"]

# Only past this may the ratio be judged: a short text of one word packs to nothing.
_HARMLESS = 1 << 20


def unpacked(stream: BinaryIO, expansion: int) -> BinaryIO:
    """Return the stream of what `stream` unpacks to; `expansion` is how many bytes one packed byte may come to."""
    return cast("BinaryIO", io.BufferedReader(_Unpacked(stream, expansion)))


class _Unpacked(io.RawIOBase):
    """Reads members one after the other and keeps count of both sides."""

    def __init__(self, stream: BinaryIO, expansion: int) -> None:
        self._stream = stream
        self._members = gzip.GzipFile(fileobj=stream)
        self._expansion = expansion
        self._total = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill `buffer` with the next bytes and return how many there are."""
        view = memoryview(buffer)
        try:
            data = self._members.read(len(view))
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableError(f"is no sound gzip file: {error}") from error
        self._total += len(data)
        if self._total > _HARMLESS and self._total > self._expansion * self._stream.tell():
            raise UnreadableError(f"unpacks to more than {self._expansion} times its size, as no article does")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the packed stream too."""
        self._members.close()
        self._stream.close()
        super().close()
