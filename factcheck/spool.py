"""What may be too much to hold in memory between being made and being printed: kept in a file without a name, read a block at a time.

In: blocks of values, packed by `pack` where they are to go to disk. Out: a sequence of the values. The file is gone when the sequence is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, TypeVar, overload
from weakref import finalize

from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Spool", "pack"]

Value = TypeVar("Value")


def pack(values: Sequence[object]) -> bytes:
    """Return values in the form that goes to disk."""
    import pickle  # noqa: PLC0415 -- a small run packs nothing, and is over before this is loaded

    return pickle.dumps(list(values), pickle.HIGHEST_PROTOCOL)


class _Place(NamedTuple):
    """Where in the file a block lies."""

    start: int
    length: int


class Spool(Sequence[Value]):
    """A sequence that grows at its end and is read any number of times; of what is on disk it holds one block in memory."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._blocks: list[list[Value] | _Place] = []
        self._firsts = [0]
        self._last: tuple[int, list[Value]] = (-1, [])

    def add(self, block: list[Value] | bytes, count: int) -> None:
        """Put a block of `count` values behind the others: on disk where it is packed."""
        self._blocks.append(self._write(block) if isinstance(block, bytes) else block)
        self._firsts.append(self._firsts[-1] + count)

    def __len__(self) -> int:
        return self._firsts[-1]

    def __iter__(self) -> Iterator[Value]:
        for number in range(len(self._blocks)):
            yield from self._read(number)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self)))]
        position = index + len(self) if index < 0 else index
        if not 0 <= position < len(self):
            raise IndexError(index)
        number = bisect_right(self._firsts, position) - 1
        return self._read(number)[position - self._firsts[number]]

    def _write(self, block: bytes) -> _Place:
        if self._file is None:
            from tempfile import TemporaryFile  # noqa: PLC0415 -- as in `pack`

            self._file = TemporaryFile(prefix="factcheck-")  # noqa: SIM115 -- closed with the sequence
            finalize(self, self._file.close)
        place = _Place(self._file.seek(0, 2), len(block))
        self._file.write(block)
        return place

    def _read(self, number: int) -> list[Value]:
        block = self._blocks[number]
        if isinstance(block, list) or self._file is None:
            return block if isinstance(block, list) else []
        if self._last[0] != number:
            import pickle  # noqa: PLC0415 -- as in `pack`

            self._file.seek(block.start)
            self._last = (number, pickle.loads(self._file.read(block.length)))  # noqa: S301 -- this run wrote it, and nobody else can
        return self._last[1]
