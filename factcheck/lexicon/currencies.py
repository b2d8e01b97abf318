"""Currencies: what newspapers write for them, and which countries settle an ambiguous sign.

In: data/currencies.toml. Out: a `Currencies` table.
"""

from collections.abc import Mapping
from re import Pattern
from typing import Any

from factcheck.errors import LexiconError
from factcheck.lexicon.contexts import near
from factcheck.quick import NamedTuple

__all__ = ["Currencies", "parse_currencies"]


class Currencies(NamedTuple):
    """ISO 4217 codes, and surfaces that map to a code or to a name of `ambiguous` (codes, the likeliest first).

    `before` are signs and codes in front of digits, `words` (lower case) and `minor` (hundredths) what stands behind the number;
    `endings` are the last two signs of those in front; `nations` maps a capitalized word to the code of its country. `pounds_money` and
    `pounds_mass` find what tells sterling from a weight.
    """

    codes: frozenset[str]
    never: frozenset[str]
    before: Mapping[str, str]
    endings: frozenset[str]
    words: Mapping[str, str]
    minor: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]
    nations: Mapping[str, str]
    pounds_money: Pattern[str]
    pounds_mass: Pattern[str]


def parse_currencies(table: Mapping[str, Any]) -> Currencies:
    """Return the currencies of a table in the grammar of data/currencies.toml.

    Raises LexiconError where a surface names neither a code nor an ambiguous name, or a country no code.
    """
    try:
        codes = frozenset(table["codes"].split())
        never = frozenset(table["never"].split())
        ambiguous = {name: tuple(readings) for name, readings in table["ambiguous"].items()} | {"cent": ("USD", "EUR", "CAD", "AUD")}
        words = dict(table["words"])
        words |= {word + "s": meaning for word, meaning in words.items() if not word.endswith("s")}
        before = dict(table["signs"]) | {code: code for code in codes if code not in never}
        endings = frozenset([surface[-2:] for surface in before])
        nations = {word.replace("_", " "): code for code, names in table["nations"].items() for word in names.split()}
        pounds = near(table["pounds"]["money"]), near(table["pounds"]["mass"])
        meanings = {*words.values(), *before.values(), *table["minor"].values()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"currencies.toml: {error!r}; see the grammar in its head") from error
    unknown = sorted(meanings - codes - set(ambiguous)) + sorted({*nations.values()} - codes)
    if unknown:
        raise LexiconError(f"currencies.toml: {unknown[0]} is neither a code nor an ambiguous name; add it to one of the two")
    return Currencies(codes, never, before, endings, words, dict(table["minor"]), ambiguous, nations, *pounds)
