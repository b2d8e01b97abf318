"""The words that make figures the parts of a whole (data/wholes.toml)."""

from collections.abc import Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["Whole", "WholeWords", "parse_wholes"]


class Whole(NamedTuple):
    """What makes up a whole: how many members at least, whether there may be others, whether these are kinds of people.

    `halves` says that each is of one of two members.
    """

    least: int
    open: bool
    kind: bool
    halves: bool = False


class WholeWords(NamedTuple):
    """The words of data/wholes.toml, whose head says what they are.

    `members` maps a word to its sets and its place in each, `sides` does so with the sets that serve between outlets alone, too; `named`
    has of each member its first word alone.
    """

    rest: frozenset[str]
    compose: frozenset[str]
    of: frozenset[str]
    more: frozenset[str]
    total: frozenset[str]
    last: frozenset[str]
    picked: frozenset[str]
    untold: frozenset[str]
    other: frozenset[str]
    outcomes: frozenset[str]
    sets: tuple[Whole, ...]
    members: Mapping[str, tuple[tuple[int, int], ...]]
    sides: Mapping[str, tuple[tuple[int, int], ...]]
    named: Mapping[str, tuple[tuple[int, int], ...]]
    deny: frozenset[str]
    loose: frozenset[str]
    voting: frozenset[str]


def parse_wholes(table: Mapping[str, Any]) -> WholeWords:
    """Return the words of a parsed data/wholes.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        sets = tuple(
            Whole(entry["least"], entry.get("open", False), entry.get("kind", False), entry.get("halves", False)) for entry in table["set"]
        )
        members: dict[str, tuple[tuple[int, int], ...]] = {}
        sides: dict[str, tuple[tuple[int, int], ...]] = {}
        for number, entry in enumerate(table["set"]):
            for place, words in enumerate(entry["members"]):
                for word in words.split():
                    sides[word] = (*sides.get(word, ()), (number, place))
                    if not entry.get("between"):
                        members[word] = (*members.get(word, ()), (number, place))
        named: dict[str, tuple[tuple[int, int], ...]] = {}
        for word, places in members.items():
            first = word.split("-")[0]
            named[first] = (*named.get(first, ()), *places)
        tie, never = table["tie"], table["never"]
        words = {name: frozenset(tie[name].split()) for name in ("rest", "compose", "of", "more", "total", "last")}
        words |= {name: frozenset(never[name].split()) for name in ("picked", "untold", "other")}
        words |= {name: frozenset(table["portion"][name].split()) for name in ("deny", "loose", "voting")}
        outcomes = frozenset(table["outcome"]["concepts"].split())
        return WholeWords(**words, outcomes=outcomes, sets=sets, members=members, sides=sides, named=named)
    except KeyError as error:
        raise LexiconError(f"wholes.toml: {error} is missing; the head comment lists the parts") from error
