"""The unit behind a number, and the rate behind that.

In: a text and the place where a number ends. Out: the unit and where it ends; what the figure is told per.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.lexicon.modifiers import Modifiers
    from factcheck.lexicon.units import Unit, Units

__all__ = ["read_per", "read_unit"]

_NEXT = re.compile(r"([\s\u2009-]?)([^\W\d_]+|[%°º‰℃℉])")
_SPACES = str.maketrans("\u00a0\u2009\u202f\n\t-", "      ")
# "half an hour", "a quarter of a mile", "half a percentage point"
_OF_A = re.compile(r"(?i)(?:\s+of)?\s+an?(?=[\s-])|\s+of\s+one(?=\s)")
_LONGEST = 28
_PER = re.compile(
    r"(?i)(?:\s[a-z]+){0,2}?\s*(?:\b(an?|per|every|each|for\s+every)\s+|/\s?)((?:\d[\d,]*|hundred|thousand|million|billion)(?:\s+|$))?([a-z][a-z-]*)"
)
_A_DAY = re.compile(r"-(?i:an?|per)-([A-Za-z]+)")
_FIXED_LONGEST = 12
_NUMBERS = {"hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000"}
_SINGULAR = {"people": "person", "inhabitants": "person", "residents": "person", "women": "woman", "men": "man", "children": "child"}


def read_unit(text: str, end: int, units: Units, *, part: bool = False) -> tuple[Unit, int] | None:
    """Return the unit written at `end` and where it ends. `part` says that a fraction stands before it ("half an hour")."""
    if part and (article := _OF_A.match(text, end)):
        end = article.end()
    match = _NEXT.match(text, end)
    if match is None:
        return None
    joiner, word = match[1], match[2]
    place = match.start(2)
    for surface, unit in units.symbols.get(word, ()):
        stop = place + len(surface)
        if text.startswith(surface, place) and not text[stop : stop + 1].isalnum() and (not joiner or surface not in units.glued):
            return unit, stop
    found = units.names.get(word.lower())
    if found is None:
        return None
    ahead = text[place : place + _LONGEST].lower().translate(_SPACES)
    for surface, unit in found:
        if ahead.startswith(surface) and not ahead[len(surface) : len(surface) + 1].isalnum():
            return unit, place + len(surface)
    return None


def read_per(text: str, end: int, modifiers: Modifiers) -> str | None:
    """Return what a figure that ends at `end` is told per ("barrel", "year", "100000 person"), None where nothing is said."""
    following = text[end : end + 1]
    if not following or following in ".,;:)":
        return None
    if following == "-":
        rate = _A_DAY.match(text, end)
        return rate[1].lower() if rate and rate[1].lower() in modifiers.per_nouns else None
    match = _PER.match(text, end, end + 40)
    if match is None:
        return _fixed(text, end, modifiers)
    article, number, noun = match[1], match[2], match[3].lower()
    if number and article:
        digits = number.strip().replace(",", "").lower()
        return f"{_NUMBERS.get(digits, digits)} {_SINGULAR.get(noun, noun.removesuffix('s'))}"
    if noun in modifiers.per_nouns or (article and article.lower() == "per"):
        return _fixed(text, end, modifiers) or noun
    return _fixed(text, end, modifiers)


def _fixed(text: str, end: int, modifiers: Modifiers) -> str | None:
    ahead = text[end : end + _FIXED_LONGEST].lower().strip()
    for phrase, noun in modifiers.per_fixed.items():
        if ahead.startswith(phrase) and not ahead[len(phrase) : len(phrase) + 1].isalnum():
            return noun
    return None
