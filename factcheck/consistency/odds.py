"""How many times as many, and odds of so many to one, against the two counts that a sentence tells with them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, single, value
from factcheck.consistency.counted import OTHER_GROUP
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import slot
from factcheck.model import FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["odds", "times"]

_AS_MANY = lazily(rf"\b(?:(?P<word>twice|thrice)|{slot('c', 'times')} times) as many\b(?! as)")
_FACTORS = {"twice": Decimal(2), "thrice": Decimal(3)}
_ABOUT = Decimal("0.15")
_TO_ONE = lazily(r"(\w+)[ -]to[ -](?:one|1)")
_ODDS = {"two": Decimal(2), "three": Decimal(3), "four": Decimal(4), "five": Decimal(5), "2": Decimal(2), "3": Decimal(3), "4": Decimal(4)}
_OUTNUMBERED = lazily(r"\b(?:outnumber\w*|by|majority|margin|backed|voted|against|rejected|for)\b")
_SHARED = 2


def times(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "Twice as many people came, 300 against 200"."""
    match = _AS_MANY.search(line.text)
    counts = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.kind is Kind.COUNT]
    if match is None or OTHER_GROUP.search(line.text[: match.start()]):
        return
    factor = _FACTORS.get(match["word"] or "")
    if match["times"]:
        multiple = line.figure(match, "times")
        factor, counts = multiple.mention.low, [claim for claim in counts if claim is not multiple]
    if len(counts) != _SHARED or factor is None or not all(single(claim) and value(claim) > 0 for claim in counts):
        return
    small, large = sorted(counts, key=value)
    exact = value(large) / value(small)
    if not factor * (1 - _ABOUT) <= exact <= factor * (1 + _ABOUT) and exact < factor * _SHARED:
        one, other = large.mention.anchor.surface, small.mention.anchor.surface
        message = f"{one} / {other} = {number(exact, 1)} times, not {match['word'] or number(factor)} as many"
        yield finding("ratio.wrong", article.document, message, (large, small), f"{number(exact, 1)} times as many")


def odds(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "backed it by three to one, with 420 votes for and 210 against": odds beside the only two figures of one kind."""
    told = [claim for claim in line.claims if isinstance(claim, FigureClaim) and _TO_ONE.fullmatch(claim.mention.anchor.surface.lower())]
    if len(told) != 1 or not _OUTNUMBERED.search(line.text):
        return
    match = _TO_ONE.fullmatch(told[0].mention.anchor.surface.lower())
    factor = _ODDS.get(match[1]) if match is not None else None
    for kind in (Kind.COUNT, Kind.PERCENT):
        sides = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.kind is kind and claim is not told[0]]
        if factor is None or len(sides) != _SHARED or not all(single(claim) and value(claim) > 0 for claim in sides):
            continue
        small, large = sorted(sides, key=value)
        exact = value(large) / value(small)
        if not factor * (1 - 2 * _ABOUT) <= exact <= factor * (1 + 2 * _ABOUT):
            one, other = large.mention.anchor.surface, small.mention.anchor.surface
            message = f"{one} / {other} = {number(exact, 1)}, not {told[0].mention.anchor.surface}"
            yield finding("ratio.wrong", article.document, message, (told[0], large, small), f"{number(exact, 1)} to one")
