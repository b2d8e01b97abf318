"""The words that make figures the parts of a whole (data/wholes.toml)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from factcheck.errors import LexiconError
from factcheck.quick import record

__all__ = ["Whole", "WholeWords", "parse_wholes"]


@record
class Whole(NamedTuple):
    """What makes up a whole: how many members at least, whether there may be others, whether these are kinds of people."""

    least: int
    open: bool
    kind: bool


@record
class WholeWords(NamedTuple):
    """The words of data/wholes.toml, whose head says what they are; `members` maps a word to its sets and its place in each."""

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


def parse_wholes(table: Mapping[str, Any]) -> WholeWords:
    """Return the words of a parsed data/wholes.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        sets = tuple(Whole(entry["least"], entry.get("open", False), entry.get("kind", False)) for entry in table["set"])
        members: dict[str, tuple[tuple[int, int], ...]] = {}
        for number, entry in enumerate(table["set"]):
            for place, words in enumerate(entry["members"]):
                for word in words.split():
                    members[word] = (*members.get(word, ()), (number, place))
        tie, never = table["tie"], table["never"]
        words = {name: frozenset(tie[name].split()) for name in ("rest", "compose", "of", "more", "total", "last")}
        words |= {name: frozenset(never[name].split()) for name in ("picked", "untold", "other")}
        return WholeWords(**words, outcomes=frozenset(table["outcome"]["concepts"].split()), sets=sets, members=members)
    except KeyError as error:
        raise LexiconError(f"wholes.toml: {error} is missing; the head comment lists the parts") from error
