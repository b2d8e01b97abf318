"""What may be compiled: the inner loops of native/ where they were built on installation, and nothing elsewhere.

Each has a twin in Python that gives the same values and serves where there was no compiler. FACTCHECK_PURE=1 leaves the compiled ones
unused.
"""

from __future__ import annotations

import os
from enum import EnumType
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["compiled", "load", "members", "record", "traces"]

_REVISION = 15  # of what the two sides expect of each other; a build that is left from another is not used
_Class = TypeVar("_Class", bound=type)


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


def record(cls: _Class) -> _Class:
    """Return a NamedTuple class, its records made, read and replaced without Python code where that is compiled."""
    if compiled is not None:
        compiled.record(cls)
    return cls


class _Members(EnumType):
    """The class of enumerations whose members are found as any attribute is: Python 3.11 takes ten times as long."""


if compiled is not None:
    compiled.find_plainly(_Members)


def members(cls: _Class) -> _Class:
    """Return an Enum, its members found without Python code where that is compiled."""
    if compiled is not None:
        cls.__class__ = _Members  # type: ignore[assignment]  # one class of enumerations for another
    return cls


@cache
def traces(words: frozenset[str]) -> bytes | None:
    """Return what a compiled loop asks before it looks a word of a text up among some; None where it cannot, or nothing is compiled.

    It knows words of up to 31 small letters of ASCII.
    """
    found: bytes | None = None if compiled is None else compiled.traces(words)
    return found
