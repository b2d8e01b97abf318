"""How rare a word is in news, from counts over 37,554 articles.

In: `data/frequencies.txt`, made by training/frequencies.py. Out: a table of weights that depends on nothing else in a run.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from factcheck.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Frequencies", "parse_frequencies"]

# The table leaves out words of fewer than 40 articles. An unlisted word is as often a name as a plain word, so it is taken to
# stand in about half as many: rarer than every listed word and not by much.
_UNLISTED = 20
# "said", "people", "also": a word in more than this share of the articles tells nothing of what an article is about.
_STOP_SHARE = 0.4


class Frequencies:
    """In how many of `documents` articles each lower-case word stands."""

    __slots__ = ("counts", "documents")

    def __init__(self, documents: int, counts: Mapping[str, int]) -> None:
        self.documents, self.counts = documents, counts

    def __contains__(self, word: str) -> bool:
        """Say whether the table lists the lower-case `word`."""
        return word in self.counts

    def count(self, word: str) -> int:
        """Return in how many articles the lower-case `word` stands; an unlisted word gets the default of rare words."""
        return self.counts.get(word, _UNLISTED)

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of the lower-case `word` in natural logarithms, 0 for stop words."""
        count = self.counts.get(word, _UNLISTED)
        return 0.0 if count > _STOP_SHARE * self.documents else log((self.documents + 1) / (count + 1))


def parse_frequencies(lines: Iterable[str]) -> Frequencies:
    """Read the table: first the number of articles, then lines of a count and the words that have about that count.

    Raises LexiconError where a line does not begin with a whole number of at least 1, or a word is listed twice.
    """
    counts: dict[str, int] = {}
    documents = 0
    for number, line in enumerate(lines, start=1):
        head, *words = line.split()
        if not head.isdecimal() or int(head) < 1:
            raise LexiconError(f"frequencies.txt: line {number}: {head!r} is no count of articles; write a whole number first")
        if number == 1:
            documents = int(head)
        before = len(counts)
        counts.update(dict.fromkeys(words, int(head)))
        if len(counts) != before + len(words):
            raise LexiconError(f"frequencies.txt: line {number}: a word is listed twice; keep one of them")
    if not documents:
        raise LexiconError("frequencies.txt: the table is empty; reinstall the package")
    return Frequencies(documents, counts)
