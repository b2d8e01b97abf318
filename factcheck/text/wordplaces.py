"""Where words of a set stand in a text.

In: a text in lower case, the words. Out: their places, in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import compiled, traces

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["word_places"]

_WORD = lazily(r"[a-z]+")


def word_places(lower: str, words: frozenset[str]) -> list[tuple[int, str]]:
    """Return where words of a set stand in a text in lower case that no other letter touches, in order, each with the word."""
    known = None if compiled is None else traces(words)
    if compiled is not None and known is not None:
        found: list[tuple[int, str]] = compiled.word_places(lower, words, known)
        return found
    return sorted((start, word) for word in words.intersection(_WORD.findall(lower)) for start in _places(lower, word))


def _places(lower: str, word: str) -> Iterator[int]:
    start = lower.find(word)
    while start >= 0:
        end = start + len(word)
        if not "a" <= lower[start - 1 : start] <= "z" and not "a" <= lower[end : end + 1] <= "z":
            yield start
        start = lower.find(word, end)
