"""The words that tell whether two shares are of one thing (data/shares.toml)."""

from collections.abc import Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["ShareWords", "parse_shares"]


class ShareWords(NamedTuple):
    """Words by what they say of a share: `apart` maps those that single out a group, time or plan to which of these.

    `same` maps words that stand for each other to the numbers of their groups; behind `links` no noun of those who share goes on.
    `phrases` stand for a word: "turned away" for refused. `masses` maps what has a size to the nouns that are counted for it: traffic to
    cars.
    """

    apart: Mapping[str, str]
    idle: frozenset[str]
    same: Mapping[str, frozenset[int]]
    links: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    masses: Mapping[str, frozenset[str]]


def parse_shares(table: Mapping[str, Any]) -> ShareWords:
    """Return the words of a parsed data/shares.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        same: dict[str, set[int]] = {}
        for number, group in enumerate(table["same"]["groups"]):
            for word in group.split("|"):
                same.setdefault(word, set()).add(number)
        return ShareWords(
            apart={word: part for part in ("group", "time", "plan") for word in table["apart"][part].split("|")},
            idle=frozenset(table["idle"]["words"].split("|")),
            same={word: frozenset(numbers) for word, numbers in same.items()},
            phrases=tuple((phrase, word) for word, phrases in table["phrases"].items() for phrase in phrases.split("|")),
            masses={word: frozenset(nouns.split("|")) for words, nouns in table["masses"].items() for word in words.split("_")},
            links=frozenset(table["links"]["words"].split("|")),
        )
    except KeyError as error:
        raise LexiconError(f"shares.toml: {error} is missing; the head comment lists the parts") from error
