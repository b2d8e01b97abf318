"""A price or payment for each, how many, and the sum, told in sentences of their own.

"Each of the 1,200 slates was sponsored at £25. … The sale brought in £36,000 in all": money per something, one count of that, one sum told
as all of it. Where any two of the article bear the price out, or several may be meant, nothing is said.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import SECONDS, reach, value
from factcheck.consistency.averages import Per, Place, Triple, is_number, is_total, placed
from factcheck.model import Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line

__all__ = ["spread"]

_EACH = lazily(r"\beach (?:of (?:the|its|their|his|her) <c\d+> )?(?:[a-z]+ )??(?P<noun>[a-z]{3,})\b[^<>;.]{0,70}<\$(?P<number>\d+)>")
_ON_AVERAGE = lazily(r"\b(?:an?|each|every|per) (?P<noun>[a-z]{4,})\b[^<>;.]{0,60}<\$(?P<number>\d+)>[^<>;.]{0,20} on average\b")
_OF_THEM = lazily(r" of (?:them|these|those)\b")
_IN_ALL = lazily(
    r"\b(?:in all|in total|altogether|all told|total\w*|rais\w+|br(?:ought|ings?) in|spent|bill|sum|bonus|pot|fund|outlays?|takings"
    r"|revenues?|shared?|paid out|grossed|budget|earned)\b"
)
_NOT_ALL = lazily(
    r"\b(?:further|additional|another|more|extra|at least|up to|from|starting|minimum|maximum|between|than|last year|previous\w*|earlier"
    r"|profit|debt|fines?)\b"
)
_SUMS = frozenset({Modifier.EXACT, Modifier.APPROXIMATE})
_NEAR = 6  # sentences with figures
_LEAST, _MOST = Decimal("0.6"), Decimal("1.65")  # of what the price comes to, for a sum to be meant as all of it
_FITS = Decimal("0.03")


def spread(article: Article, hints: Sequence[bool]) -> Iterator[Triple]:
    """Yield every price with the only number and the only sum that it may go with; `hints` say which sentences may tell one."""
    lines = article.lines
    for order, line in enumerate(lines):
        for per in _prices(line) if hints[order] and "$" in line.kinds else ():
            if value(per.claim) and per.claim.mention.modifier in _SUMS and _NOT_ALL.search(line.text) is None:  # not: $0 each
                yield from _only(per, lines[max(0, order - _NEAR) : order + _NEAR + 1], line)


def _prices(line: Line) -> Iterator[Per]:
    """Yield the sums of money of a sentence that are for one of something."""
    said = {}
    if "each " in line.text or "average" in line.text:
        said = {int(match["number"]): match["noun"] for match in (*_EACH.finditer(line.text), *_ON_AVERAGE.finditer(line.text))}
    for place in placed(line):
        noun = place.claim.mention.per or said.get(line.claims.index(place.claim))
        if place.letter == "$" and noun is not None and noun not in SECONDS and place.claim.mention.change is None:
            yield Per(place.claim, noun, place.start, place.end, bare=False)


def _only(per: Per, lines: Sequence[Line], line: Line) -> Iterator[Triple]:
    sums = [
        place
        for each in lines
        if "$" in each.kinds and _IN_ALL.search(each.raw) and not _NOT_ALL.search(each.raw)
        for place in placed(each)
        if place.letter == "$" and is_total(place, per) and place.claim.mention.per is None
    ]
    if not sums:
        return
    numbers = [(each, place) for each in lines for place in placed(each) if _is_number(each, place, per, line)]
    found = [(place.claim, total.claim) for _, place in numbers for total in sums]
    shares = [value(total) / (value(per.claim) * number.mention.high) for number, total in found]
    if any(abs(share - 1) <= _FITS for share in shares):
        return
    likely = [pair for pair, share in zip(found, shares, strict=True) if _LEAST <= share <= _MOST]
    if len({tuple(map(value, pair)) for pair in likely}) == 1 and len({value(number) for number, _ in found}) == 1:
        number, total = likely[0]
        yield Triple(per.claim, number, total, value(number) / number.mention.high, sure=True)


def _is_number(line: Line, place: Place, per: Per, own: Line) -> bool:
    """Say whether a figure is the number of what a price is for."""
    if place.claim is per.claim or place.claim.mention.modifier not in _SUMS or reach(place.claim).low <= 1:
        return False
    if is_number(line.text, place, per):
        return True
    return place.letter == "c" and line is not own and per.per in own.words and _OF_THEM.match(line.text, place.end) is not None
