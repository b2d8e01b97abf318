"""What may be too much to hold in memory between being made and being printed: kept in a file without a name, read a block at a time.

In: blocks of values, packed by `pack` where they are to go to disk, and how each block is printed. Out: a sequence of the values. The file
is gone when the sequence is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, TypeVar, overload
from weakref import finalize

from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Later", "Spool", "pack", "unpack"]

Value = TypeVar("Value")


def pack(values: Sequence[object]) -> bytes:
    """Return values in the form that goes to disk."""
    import pickle  # noqa: PLC0415 -- a small run packs nothing, and is over before this is loaded

    return pickle.dumps(list(values), pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> list[Value]:
    """Return the values that `pack` has packed."""
    import pickle  # noqa: PLC0415 -- as in `pack`

    values: list[Value] = pickle.loads(packed)  # noqa: S301 -- this run packed them, and nobody else can
    return values


class Later(Sequence[Value]):
    """Values that are made when one of them is asked for; how many they are is known before. Goes to disk if its maker does."""

    __slots__ = ("_count", "_make", "_values")

    def __init__(self, make: Callable[[], Sequence[Value]], count: int) -> None:
        self._make, self._count = make, count
        self._values: Sequence[Value] | None = None

    def __reduce__(self) -> tuple[type[Later[Value]], tuple[Callable[[], Sequence[Value]], int]]:
        return Later, (self._make, self._count)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Value]:
        return iter(self._read())

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        return self._read()[index]

    def _read(self) -> Sequence[Value]:
        if self._values is None:
            self._values = self._make()
        return self._values


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
        self._printed: list[_Place] = []

    def add(self, block: list[Value] | bytes, count: int, printed: str | None = None) -> None:
        """Put a block of `count` values behind the others: on disk where it is packed, with its text if it has been printed already."""
        if printed is not None:
            self._printed.append(self._write(printed.encode()))
        self._blocks.append(self._write(block) if isinstance(block, bytes) else block)
        self._firsts.append(self._firsts[-1] + count)

    @property
    def printed(self) -> Iterator[str] | None:
        """The texts of the blocks, None where they have not been printed."""
        return map(self._text, self._printed) if len(self._printed) == len(self._blocks) else None

    def _text(self, place: _Place) -> str:
        return self._stored(place).decode()

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

    def _stored(self, place: _Place) -> bytes:
        if self._file is None:  # pragma: no cover -- what has a place has been written
            return b""
        self._file.seek(place.start)
        return self._file.read(place.length)

    def _read(self, number: int) -> list[Value]:
        block = self._blocks[number]
        if isinstance(block, list):
            return block
        if self._last[0] != number:
            self._last = (number, unpack(self._stored(block)))
        return self._last[1]
