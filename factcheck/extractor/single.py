"""Figures of one, told with an article: "nearly a decade", "more than a foot of rain", "less than a mile".

In: a field and the table of numerals. Out: the places of the articles that a hedge before and a unit behind make figures. Without a hedge
the article counts nothing that anyone would check: "a year later", "twice a week".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.lexicon.numerals import Numerals

__all__ = ["ARTICLE", "articles"]

ARTICLE = lazily(r"(?P<a>an?)(?=\s)")
_LONGEST_HEDGE = 24


def articles(text: str, numerals: Numerals) -> list[int]:
    """Return where the articles stand that are read as "one", in order."""
    return sorted(_places(text, numerals))


def _places(text: str, numerals: Numerals) -> Iterator[int]:
    for written in numerals.single:
        place = text.find(written)
        while place >= 0:
            around = max(0, place - _LONGEST_HEDGE), place + _LONGEST_HEDGE * 2
            if any(hedged.start("a") == place + 1 for hedged in _pattern(numerals.hedged).finditer(text, *around)):
                yield place + 1
            place = text.find(written, place + 1)


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return lazily(written)
