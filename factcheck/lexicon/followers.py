"""The words that may belong to the number before them: scale words, units, currencies.

In: the tables of numbers, units and currencies. Out: one set, so that most numbers ("31 people") are done after one look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.lexicon.currencies import Currencies
    from factcheck.lexicon.numerals import Numerals
    from factcheck.lexicon.units import Units

__all__ = ["followers"]

_MORE = ("point", "points", "times", "strong", "earthquake", "quake", "tremor", "temblor", "aftershock", "earthquakes", "on")
_QUALIFIERS = (
    "more additional extra further full whole long consecutive straight solid successive working business trading calendar short".split()
)


def followers(numerals: Numerals, units: Units, currencies: Currencies) -> frozenset[str]:
    """Return the first words, in lower case, of all that the tables let stand behind a number."""
    words = {
        *numerals.scales,
        *numerals.abbreviations,
        *units.names,
        *units.symbols,
        *currencies.words,
        *currencies.minor,
        *currencies.codes,
        *_MORE,
        *_QUALIFIERS,
    }
    return frozenset(word.split()[0].lower() for word in words)
