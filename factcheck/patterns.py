"""Regular expressions that are compiled when they are first used.

In: the text of a pattern. Out: what behaves as the compiled pattern. Two hundred patterns, as many as one small comparison uses, take a
tenth of a second to compile. Those of the sample articles and the corpus therefore lie in factcheck/data as the interpreter compiles them
(training/patterns.py); what does not lie there, or was changed since, is compiled, and so is everything on another interpreter.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

__all__ = ["KEPT", "KIND", "Kept", "kept", "lazily", "lazily_unicode"]

_engine = import_module("_sre")  # what re compiles for: a pattern that is compiled already is handed to it by nobody else
# A file for each interpreter, and in it what else has to be the same for a pattern to be compiled alike.
KEPT = Path(__file__).with_name("data") / f"patterns.{sys.implementation.cache_tag}.bin"
KIND = (_engine.MAGIC, _engine.CODESIZE, sys.byteorder)
# By text and flags: all flags, the code, how many groups there are, their names, and the names by number.
Kept = dict[tuple[str | bytes, int], tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]]

_METHODS = ("findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern", "search", "split", "sub", "subn")


class _Pattern:
    """A pattern to be: the first attribute asked for compiles it, and all that follow are the compiled one's own."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever the compiled pattern has
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = self._make()
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        self.__class__ = _Compiled  # type: ignore[assignment]
        return self.__dict__[name]


class _Compiled:
    """A pattern that was: it has the methods of the compiled one, and nothing is asked for that it lacks, which is sooner answered."""


def lazily(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern `text` of the standard library's grammar, compiled at its first use. Raises re.error only then."""
    return cast("re.Pattern[AnyStr]", _Pattern(lambda: _compiled(text, flags)))


def _compiled(text: AnyStr, flags: int) -> re.Pattern[AnyStr]:
    known = kept().get((text, int(flags)))
    if known is None:
        return re.compile(text, flags)
    every, code, *groups = known
    pattern: re.Pattern[AnyStr] = _engine.compile(text, every, array("I", code).tolist(), *groups)
    return pattern


@cache
def kept() -> Kept:
    """Return the patterns that were compiled for this interpreter, none where it is another or the file cannot be read."""
    import marshal  # noqa: PLC0415 -- only who uses a pattern
    import zlib  # noqa: PLC0415 -- see above

    try:
        kind, found = marshal.loads(zlib.decompress(KEPT.read_bytes()))  # noqa: S302 -- as the byte code beside it, from the package
    except (OSError, ValueError, EOFError, TypeError, zlib.error):
        return {}
    return cast("Kept", found) if kind == KIND else {}


def lazily_unicode(text: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern `text` of the grammar of the regex package, compiled at its first use. Raises regex.error only then."""

    def make() -> Any:  # noqa: ANN401 -- see above
        import regex  # noqa: PLC0415 -- 20 ms, for whom no such pattern is used

        return regex.compile(text, flags)

    return cast("regex.Pattern[str]", _Pattern(make))
