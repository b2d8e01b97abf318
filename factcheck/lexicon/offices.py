"""Which offices and ranks one person does not hold at once (data/offices.toml)."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["Offices", "parse_offices"]


class Offices(NamedTuple):
    """Words of offices: `family` maps a rank or party to the numbers of its families, `short` an abbreviation to the words it stands for.

    `ends` are all words in small letters that an office may end with.
    """

    heads: frozenset[str]
    portfolios: frozenset[str]
    deputies: frozenset[str]
    family: Mapping[str, frozenset[int]]
    parties: frozenset[str]
    short: Mapping[str, tuple[str, ...]]
    career: frozenset[str]
    ends: frozenset[str]


def parse_offices(table: Mapping[str, Any]) -> Offices:
    """Return the words of a parsed data/offices.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        heads = frozenset(table["heads"]["words"].split("|"))
        parties = table["parties"]["words"].split("|")
        families = [*(ranks.split("|") for ranks in table["ranks"]["families"]), parties]
        family = {
            rank: frozenset(number for number, ranks in enumerate(families) if rank in ranks) for rank in chain.from_iterable(families)
        }
        short = {word: tuple(meaning.split()) for word, meaning in table["short"].items()}
        return Offices(
            heads=heads,
            portfolios=frozenset(table["portfolios"]["words"].split("|")),
            deputies=frozenset(table["deputies"]["words"].split("|")),
            family=family,
            parties=frozenset(parties),
            short=short,
            career=frozenset(table["career"]["words"].split("|")),
            ends=frozenset(heads | family.keys() | {word.lower() for word in short}),
        )
    except KeyError as error:
        raise LexiconError(f"offices.toml: {error} is missing; the head comment lists the parts") from error
