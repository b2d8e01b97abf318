"""Figures of one, told with an article: "nearly a decade", "after a foot of rain", "wore it for a week".

In: a field and the table of numerals. Out: the places of the articles that are figures: a hedge stands before and a unit behind, it
measures what something is made of, or says how long it lasts. Elsewhere it counts nothing that anyone would check: "a year later", "twice a
week".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.text.wordplaces import word_places

if TYPE_CHECKING:
    import re

    from factcheck.lexicon.numerals import Numerals

__all__ = ["ARTICLE", "articles"]

ARTICLE = lazily(r"(?P<a>an?)(?=\s)")
_ARTICLES = (" a ", " an ")
_LONGEST_HEDGE = 24


def articles(text: str, numerals: Numerals) -> list[int]:
    """Return where the articles stand that are read as "one", in order."""
    found: list[int] = []
    for unit, _ in word_places(text, numerals.single):
        if text.endswith(_ARTICLES, 0, unit):
            place = text.rfind(" ", 0, unit - 1) + 1
            around = max(0, place - 1 - _LONGEST_HEDGE), place - 1 + _LONGEST_HEDGE * 2
            if any(place in {one.start("a"), one.start("b"), one.start("c")} for one in _pattern(numerals.hedged).finditer(text, *around)):
                found.append(place)
    return found


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return lazily(written)
