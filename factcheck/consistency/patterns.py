"""Regular expressions that are compiled when they are first used: most articles never need most of them, and together they take a while."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Pattern"]


class Pattern:
    """A regular expression by its source; the methods are those of `re.Pattern`."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled at the first call."""
        return re.compile(self.source, self.flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match between two places."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning."""
        return self.compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole."""
        return self.compiled.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        """Return the matched texts."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """Return the pieces between the matches."""
        return self.compiled.split(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches between two places."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)
