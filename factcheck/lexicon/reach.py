"""The words that say how far a statement reaches (data/reach.toml)."""

from collections.abc import Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["ReachWords", "parse_reach"]


class ReachWords(NamedTuple):
    """Words of scope, all in lower case.

    `classes` maps the words of a quantifier ("nearly all", "every") to how much of a whole they mean, `narrowing` adjectives single out a
    part ("major"), `linking` words stand between a quantifier and its noun, `closing` words end a noun phrase, `idle` nouns make a phrase
    of time or manner ("every day"), `spheres` are groups of nouns that stand for each other, `small` words change no quotation.
    """

    classes: Mapping[tuple[str, ...], str]
    narrowing: Mapping[str, str]
    linking: frozenset[str]
    closing: frozenset[str]
    idle: frozenset[str]
    spheres: Mapping[str, int]
    small: frozenset[str]


def parse_reach(table: Mapping[str, Any]) -> ReachWords:
    """Return the words of a parsed data/reach.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        return ReachWords(
            classes={tuple(phrase.split()): name for name, phrases in table["classes"].items() for phrase in phrases},
            narrowing={word: group[0] for group in table["narrowing"]["groups"] for word in group},
            linking=frozenset(table["linking"]["words"].split()),
            closing=frozenset(table["closing"]["words"].split()),
            idle=frozenset(table["idle"]["words"].split()),
            spheres={noun: number for number, group in enumerate(table["spheres"]["groups"]) for noun in group},
            small=frozenset(table["small"]["words"].split()),
        )
    except KeyError as error:
        raise LexiconError(f"reach.toml: {error} is missing; the head comment lists the parts") from error
