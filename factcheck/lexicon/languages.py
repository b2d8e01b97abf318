"""The small words of languages and the letters of scripts, by which a text that is not in English is told.

In: `data/languages.txt`. Out: `Languages`. Raises LexiconError where a line breaks the grammar that its head gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Languages", "parse_languages"]


class Languages(NamedTuple):
    """The words of English, those of each other language, and of each script the ranges of its letters (both ends included)."""

    english: frozenset[str]
    others: Mapping[str, frozenset[str]]
    scripts: Mapping[str, tuple[tuple[int, int], ...]]


def parse_languages(lines: Iterable[str]) -> Languages:
    """Read the table: first English, then a line for each language, then one for each script.

    Raises LexiconError where a line has no colon, a range is no range, or a word of English stands for another language too.
    """
    words: dict[str, frozenset[str]] = {}
    scripts: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(lines, start=1):
        name, colon, rest = line.partition(":")
        if not colon or not rest.split():
            raise LexiconError(f"languages.txt: line {number}: {line[:40]!r} is no name, colon and words")
        if name.startswith("@"):
            scripts[name.removeprefix("@").strip()] = tuple(_range(written, number) for written in rest.split())
        else:
            words[name] = frozenset(rest.split())
    english = words.pop("English", frozenset())
    for name, known in words.items():
        if shared := sorted(known & english):
            raise LexiconError(f"languages.txt: {shared[0]!r} stands for English and for {name}; take it out of both")
    if not english:
        raise LexiconError("languages.txt: the table has no line for English; reinstall the package")
    return Languages(english, words, scripts)


def _range(written: str, number: int) -> tuple[int, int]:
    first, _, last = written.partition("-")
    try:
        return int(first, 16), int(last, 16)
    except ValueError as error:
        raise LexiconError(f"languages.txt: line {number}: {written!r} is no range such as 0400-04FF") from error
