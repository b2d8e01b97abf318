"""Which lemmas share a common sense, or stand one step above the other (data/synonyms.txt, from WordNet)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Kinship", "Synonyms", "parse_synonyms"]


@members
class Kinship(StrEnum):
    """How two lemmas are related."""

    SYNONYM = "synonym"
    KIN = "kin"


class Synonyms(NamedTuple):
    """For each part of speech: lemma → the senses it shares, the senses it stands for as the general word, and those it lies below."""

    senses: Mapping[str, Mapping[str, tuple[int, ...]]]
    general: Mapping[str, Mapping[str, tuple[int, ...]]]
    special: Mapping[str, Mapping[str, tuple[int, ...]]]

    def related(self, part: str, one: str, other: str) -> Kinship | None:
        """Return how two lemmas of a part of speech ("noun", "verb") are related, None where they are not."""
        senses, general, special = (table.get(part, {}) for table in (self.senses, self.general, self.special))
        if _meet(senses.get(one, ()), senses.get(other, ())):
            return Kinship.SYNONYM
        if _meet(general.get(one, ()), special.get(other, ())) or _meet(special.get(one, ()), general.get(other, ())):
            return Kinship.KIN
        return None


def _meet(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return bool(one and other) and not set(one).isdisjoint(other)


def parse_synonyms(lines: Iterable[str]) -> Synonyms:
    """Return the table of the lines `part<TAB>lemma lemma ...` and `part.below<TAB>lemma ... > lemma ...`.

    Raises LexiconError where a line has no tab.
    """
    senses: dict[str, dict[str, tuple[int, ...]]] = {}
    general: dict[str, dict[str, tuple[int, ...]]] = {}
    special: dict[str, dict[str, tuple[int, ...]]] = {}
    for number, line in enumerate(lines):
        part, tab, words = line.partition("\t")
        if not tab:
            raise LexiconError(f"synonyms.txt: {line!r} has no tab; write the part of speech, a tab and the lemmas")
        part, _, below = part.partition(".")
        if below:
            above, _, under = words.partition(" > ")
            _enter(general.setdefault(part, {}), above, number)
            _enter(special.setdefault(part, {}), under, number)
        else:
            _enter(senses.setdefault(part, {}), words, number)
    return Synonyms(senses, general, special)


def _enter(table: dict[str, tuple[int, ...]], lemmas: str, number: int) -> None:
    own = (number,)
    for lemma in lemmas.split():
        table[lemma] = table[lemma] + own if lemma in table else own
