"""Regular expressions that are compiled when they are first used.

In: the text of a pattern. Out: what behaves as the compiled pattern. Four hundred patterns take a tenth of a second to compile, and one
small comparison uses half of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

__all__ = ["lazily", "lazily_unicode"]

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
    return cast("re.Pattern[AnyStr]", _Pattern(lambda: re.compile(text, flags)))


def lazily_unicode(text: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern `text` of the grammar of the regex package, compiled at its first use. Raises regex.error only then."""

    def make() -> Any:  # noqa: ANN401 -- see above
        import regex  # noqa: PLC0415 -- 20 ms, for whom no such pattern is used

        return regex.compile(text, flags)

    return cast("regex.Pattern[str]", _Pattern(make))
