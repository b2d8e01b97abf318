"""What may be compiled: the inner loops of native/ where they were built on installation, and nothing elsewhere.

Each has a twin in Python that gives the same values and serves where there was no compiler. FACTCHECK_PURE=1 leaves the compiled ones
unused.
"""

from __future__ import annotations

import os
import sys
from enum import EnumType
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

__all__ = ["NamedTuple", "compiled", "items", "load", "members", "once", "through", "traces"]

_REVISION = 26  # of what the two sides expect of each other; a build that is left from another is not used
_Class = TypeVar("_Class", bound=type)
_Method = TypeVar("_Method", bound="Callable[..., Any]")


def load() -> ModuleType | None:
    """Return the compiled module, None where there is none or it is not wanted."""
    if os.environ.get("FACTCHECK_PURE"):
        return None
    try:
        built = import_module("factcheck._quick")
    except ImportError:
        return None
    return built if built.REVISION == _REVISION else None


compiled = load()


class _Record(tuple[Any, ...]):
    """What a record does besides what is compiled: it is told, and turned into a dictionary."""

    __slots__ = ()
    _fields: tuple[str, ...]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in self._asdict().items())})"

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)


class _Records(type):
    """Makes a class of records as typing.NamedTuple does, but reads no annotation and generates no code: that takes 0.3 ms a class."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
        """Return the class, its records made, read and replaced without Python code."""
        if not bases:
            return super().__new__(cls, name, bases, namespace)
        fields = tuple(namespace["__annotations__"])
        defaults = {field: namespace.pop(field) for field in fields if field in namespace}
        own = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
        made = type(name, (_Record,), namespace | own)
        if compiled is not None:
            compiled.record(made)
        return made


if TYPE_CHECKING or compiled is None or sys.version_info >= (3, 14):  # whose classes do not tell their annotations while they are made
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Records):
        """What a class of frozen records is derived from."""


if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property as once
else:

    class once:  # noqa: N801 -- named as what it stands for
        """A property that is found when it is first asked for: functools.cached_property without the lock of Python 3.11."""

        def __init__(self, find: Callable[[Any], Any]) -> None:
            self.find = find
            self.__doc__ = find.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self.name = name

        def __get__(self, instance: object, owner: type | None = None) -> object:
            if instance is None:
                return self
            found = instance.__dict__[self.name] = self.find(instance)
            return found


def through(path: str) -> Callable[[_Method], _Method]:
    """Let a property be read without Python code: `path` names what its method returns."""

    def read(_method: _Method) -> _Method:
        return cast("_Method", attrgetter(path))

    return read


class _Members(EnumType):
    """The class of enumerations whose members are found as any attribute is: Python 3.11 takes ten times as long."""


if compiled is not None:
    compiled.find_plainly(_Members)


def members(cls: _Class) -> _Class:
    """Return an Enum, its members found without Python code where that is compiled."""
    if compiled is not None:
        cls.__class__ = _Members  # type: ignore[assignment]  # one class of enumerations for another
    return cls


def items(*, beyond: object = "", **slots: str) -> Callable[[_Class], _Class]:
    """Return what lets methods of a class be compiled that say what the row in a slot has at a place, and `beyond` outside of it.

    `slots` has the slot by the name of its method. A row is a list, a tuple or a text.
    """

    def compile_methods(cls: _Class) -> _Class:
        if compiled is not None:
            for method, slot in slots.items():
                setattr(cls, method, compiled.item(cls.__dict__[slot], beyond))
        return cls

    return compile_methods


@cache
def traces(words: frozenset[str]) -> bytes | None:
    """Return what a compiled loop asks before it looks a word of a text up among some; None where it cannot, or nothing is compiled.

    It knows words of up to 31 small letters of ASCII.
    """
    found: bytes | None = None if compiled is None else compiled.traces(words)
    return found
