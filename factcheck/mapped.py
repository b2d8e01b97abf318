"""A sequence with every value changed as it is read: a report of many events is never held in memory whole.

In: a sequence and a function. Out: a tuple of what the function returns for a tuple, and a sequence of the same length for all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["chosen", "each"]

Value = TypeVar("Value")


class _Mapped(Sequence[Value]):
    def __init__(self, values: Sequence[Value], change: Callable[[Value], Value], places: Sequence[int]) -> None:
        self._values, self._change, self._places = values, change, places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Value]:
        if len(self._places) == len(self._values):  # a spool is read faster from its beginning to its end
            return map(self._change, self._values)
        return (self._change(self._values[place]) for place in self._places)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        if isinstance(index, slice):
            return _Mapped(self._values, self._change, self._places[index])
        return self._change(self._values[self._places[index]])


def each(values: Sequence[Value], change: Callable[[Value], Value]) -> Sequence[Value]:
    """Return the values, each changed: at once for a tuple, when it is read for anything else."""
    return tuple(map(change, values)) if isinstance(values, tuple) else _Mapped(values, change, range(len(values)))


def chosen(values: Sequence[Value], wanted: Callable[[Value], bool]) -> Sequence[Value]:
    """Return the values that are wanted, in their order."""
    if isinstance(values, tuple):
        return tuple(filter(wanted, values))
    return _Mapped(values, lambda value: value, [place for place, value in enumerate(values) if wanted(value)])
