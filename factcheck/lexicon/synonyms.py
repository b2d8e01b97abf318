"""Which lemmas share a common sense, or stand one step above the other (data/synonyms.txt, from WordNet)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Kinship", "Synonyms", "parse_synonyms"]

_NONE: frozenset[int] = frozenset()


class Kinship(StrEnum):
    """How two lemmas are related."""

    SYNONYM = "synonym"
    KIN = "kin"


class Synonyms(NamedTuple):
    """For each part of speech: lemma → the senses it shares, the senses it stands for as the general word, and those it lies below."""

    senses: Mapping[tuple[str, str], frozenset[int]]
    general: Mapping[tuple[str, str], frozenset[int]]
    special: Mapping[tuple[str, str], frozenset[int]]

    def related(self, part: str, one: str, other: str) -> Kinship | None:
        """Return how two lemmas of a part of speech ("noun", "verb") are related, None where they are not."""
        left, right = (part, one), (part, other)
        if self.senses.get(left, _NONE) & self.senses.get(right, _NONE):
            return Kinship.SYNONYM
        if self.general.get(left, _NONE) & self.special.get(right, _NONE) or self.special.get(left, _NONE) & self.general.get(right, _NONE):
            return Kinship.KIN
        return None


def parse_synonyms(lines: Iterable[str]) -> Synonyms:
    """Return the table of the lines `part<TAB>lemma lemma ...` and `part.below<TAB>lemma ... > lemma ...`.

    Raises LexiconError where a line has no tab.
    """
    tables: tuple[dict[tuple[str, str], set[int]], ...] = ({}, {}, {})
    for number, line in enumerate(lines):
        part, tab, words = line.partition("\t")
        if not tab:
            raise LexiconError(f"synonyms.txt: {line!r} has no tab; write the part of speech, a tab and the lemmas")
        part, _, below = part.partition(".")
        above, _, under = words.partition(" > ")
        for table, lemmas in ((tables[1], above), (tables[2], under)) if below else ((tables[0], words),):
            for lemma in lemmas.split():
                table.setdefault((part, lemma), set()).add(number)
    frozen = ({key: frozenset(numbers) for key, numbers in table.items()} for table in tables)
    return Synonyms(*frozen)
