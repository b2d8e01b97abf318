"""Hedges, verbs of change and rates.

In: data/modifiers.toml. Out: a `Modifiers` table.
"""

from collections.abc import Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.model import Modifier
from factcheck.quick import NamedTuple

__all__ = ["Modifiers", "parse_modifiers"]

Phrases = tuple[tuple[str, Modifier], ...]


class Modifiers(NamedTuple):
    """Phrases by their last word (`before`) or first letter (`after`), longest first; words of change; how rates are told.

    `between` may stand between a hedge and its figure, but not behind a hedge in `close`; behind `lasting` "over 10 years" is a hedge.
    `direct` are the verbs of change whose bare object is the change itself ("rose 3 percent"; not "added 3 players").
    `phrasal` are verbs whose "up" or "down" is no change ("set up 3 camps"); those in -ed and -ing too, unless they are in `change_verbs`
    or in `closing`, verbs with which markets end a day. `conveyed` is what goes to people and homes ("cut power to 18,500 homes"),
    `sums` are nouns of change that are none with money ("a loss of $3m").
    """

    before: Mapping[str, Phrases]
    after: Mapping[str, Phrases]
    change_verbs: frozenset[str]
    change_nouns: frozenset[str]
    direct: frozenset[str]
    phrasal: frozenset[str]
    closing: frozenset[str]
    conveyed: frozenset[str]
    sums: frozenset[str]
    between: frozenset[str]
    close: frozenset[str]
    lasting: frozenset[str]
    per_articles: frozenset[str]
    per_fixed: Mapping[str, str]
    per_symbols: Mapping[str, str]
    per_nouns: frozenset[str]


def _phrases(table: Mapping[str, str]) -> list[tuple[str, Modifier]]:
    found = [(phrase, Modifier(name)) for name, text in table.items() for phrase in text.replace("\n", " ").split("|")]
    seen: dict[str, Modifier] = {}
    for phrase, modifier in found:
        if seen.setdefault(phrase, modifier) is not modifier:
            raise LexiconError(f"modifiers.toml: {phrase}: both {seen[phrase]} and {modifier}; keep one")
    return sorted(seen.items(), key=lambda pair: (-len(pair[0]), pair[0]))


def _pairs(text: str) -> dict[str, str]:
    return {key.strip(): value.strip() for key, _, value in (pair.partition(" = ") for pair in text.split("|"))}


def parse_modifiers(table: Mapping[str, Any]) -> Modifiers:
    """Return the modifiers of a table in the grammar of data/modifiers.toml. Raises LexiconError where a phrase has two meanings."""
    try:
        before: dict[str, list[tuple[str, Modifier]]] = {}
        for phrase, modifier in _phrases(table["before"]):
            before.setdefault(phrase.rsplit(" ", 1)[-1], []).append((phrase, modifier))
        after: dict[str, list[tuple[str, Modifier]]] = {}
        for phrase, modifier in _phrases(table["after"]):
            after.setdefault(phrase[:1], []).append((phrase, modifier))
        per = table["per"]
        return Modifiers(
            {word: tuple(found) for word, found in before.items()},
            {letter: tuple(found) for letter, found in after.items()},
            frozenset(table["change"]["verbs"].split()),
            frozenset(table["change"]["nouns"].split()),
            frozenset(table["change"]["verbs"].split()) - frozenset(table["change"]["transitive"].split()),
            frozenset(table["change"]["phrasal"].split()),
            frozenset(table["change"]["closing"].split()),
            frozenset(table["change"]["conveyed"].split()),
            frozenset(table["change"]["sums"].split()),
            frozenset(table["around"]["between"].split()),
            frozenset(word.replace("_", " ") for word in table["around"]["close"].split()),
            frozenset(table["around"]["lasting"].split()),
            frozenset(per["articles"].split()),
            _pairs(per["fixed"]),
            _pairs(per["symbols"]),
            frozenset(per["nouns"].split()),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"modifiers.toml: {error!r}; see the grammar in its head") from error
