"""The words under which outlets tell one thing, and those that are never one thing (data/concepts.toml)."""

from collections.abc import Iterable, Mapping
from itertools import combinations, product
from types import MappingProxyType
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["Concepts", "parse_concepts"]

_NONE: frozenset[str] = frozenset()


class Concepts(NamedTuple):
    """Concepts of words, nouns that may count the same, pairs kept apart, and the marks of a quantity that is still being counted."""

    by_word: Mapping[str, frozenset[str]]
    concepts_apart: frozenset[tuple[str, str]]
    anyone: frozenset[str]
    anything: frozenset[str]
    noun_groups: Mapping[str, frozenset[int]]
    nouns_apart: frozenset[tuple[str, str]]
    running: frozenset[str] = _NONE
    falling: frozenset[str] = _NONE
    cues: frozenset[str] = _NONE
    dated: tuple[str, ...] = ()
    camps: tuple[frozenset[str], ...] = ()
    never: frozenset[tuple[str, str]] = frozenset()
    idioms: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    partial: tuple[str, ...] = ()
    moments: tuple[tuple[tuple[str, ...], ...], ...] = ()

    def of(self, *words: str | None) -> frozenset[str]:
        """Return the concepts that the given lemmas stand for."""
        return _NONE.union(*[self.by_word[word] for word in words if word and word in self.by_word])

    def apart(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Say whether two sets of concepts name things that exclude each other (a concept they share outweighs that)."""
        if one & other:
            return False
        return any((first, second) in self.concepts_apart for first in one for second in other)

    def same_noun(self, one: str, other: str) -> bool:
        """Say whether outlets count the same under these two nouns."""
        return bool(self.noun_groups.get(one, frozenset()) & self.noun_groups.get(other, frozenset()))

    def parted(self, ones: Iterable[str | None], others: Iterable[str | None]) -> bool:
        """Say whether a newsroom has said that a word of the one claim and a word of the other never tell one thing."""
        return bool(self.never) and not self.never.isdisjoint(product(ones, others))

    def generic(self, noun: str) -> bool:
        """Say whether the noun stands for anyone or anything."""
        return noun in self.anyone or noun in self.anything

    def opposed(self, one: str, other: str) -> bool:
        """Say whether two sources, as written, are of different camps ("the police", "union leaders"); one in none opposes nobody."""
        left, right = self._camps(one), self._camps(other)
        return bool(left and right) and not left & right

    def moment(self, sentence: str) -> tuple[int | None, ...]:
        """Return, of each course, the only moment that a sentence (in lower case) is told of: of early trading, or of the close."""
        told = [
            [number for number, phrases in enumerate(course) if any(phrase in sentence for phrase in phrases)] for course in self.moments
        ]
        return tuple([found[0] if len(found) == 1 else None for found in told])

    def _camps(self, source: str) -> set[int]:
        words = {word.strip("’'s.,").lower() for word in source.split()}
        words |= {word.removesuffix("s") for word in words}
        return {number for number, camp in enumerate(self.camps) if words & camp}

    def noun_apart(self, one: str, other: str) -> bool:
        """Say whether the nouns name disjoint parts."""
        return (one, other) in self.nouns_apart


def _both_ways(groups: list[list[str]]) -> frozenset[tuple[str, str]]:
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    return frozenset(pairs) | frozenset((second, first) for first, second in pairs)


def parse_concepts(table: Mapping[str, Any]) -> Concepts:
    """Return the concepts of a parsed data/concepts.toml.

    Raises LexiconError where a pair is kept apart that no concept names.
    """
    by_word: dict[str, frozenset[str]] = {}
    for name, entry in table["concept"].items():
        for word in entry["words"]:
            by_word[word] = by_word.get(word, _NONE) | {name}
    for group in table["apart"]:
        for name in group["concepts"]:
            if name not in table["concept"]:
                raise LexiconError(f"concepts.toml: [[apart]] names {name!r}, which is no concept; add [concept.{name}]")
    nouns = table["nouns"]
    groups: dict[str, frozenset[int]] = {}
    for number, group in enumerate(nouns["same"]):
        for noun in group:
            groups[noun] = groups.get(noun, frozenset()) | {number}
    return Concepts(
        by_word,
        _both_ways([group["concepts"] for group in table["apart"]]),
        frozenset(nouns["anyone"]),
        frozenset(nouns["anything"]),
        groups,
        _both_ways(nouns["apart"]),
        frozenset(table["running"]["concepts"]),
        frozenset(table["running"]["falling"]),
        frozenset(table["running"]["cues"]),
        tuple(table["running"]["dated"]),
        tuple(frozenset(camp) for camp in table["sources"]["camps"]),
        _both_ways(table.get("never", [])),
        _idioms(table["idiom"]),
        tuple(table["running"]["partial"]),
        tuple(tuple(map(tuple, course)) for course in table["running"]["moments"]),
    )


def _idioms(entries: Iterable[Mapping[str, Any]]) -> Mapping[str, Mapping[str, str]]:
    """Return, of each verb, the words beside it and what it then stands for."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        for verb in entry["verbs"]:
            found.setdefault(verb, {}).update(dict.fromkeys(entry["beside"], entry["means"]))
    return found
