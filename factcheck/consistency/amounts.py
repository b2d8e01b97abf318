"""The arithmetic of the rules: what values a written figure stands for, and how a computed one is written.

As statcheck does for p-values, every figure is the interval of the values that round to what is written, and a rule speaks only where no
values of the intervals fit (Nuijten and others, Behavior Research Methods 48, 2016).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.model import Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.model import Document, FigureClaim

__all__ = [
    "SECONDS",
    "Reach",
    "emphatic",
    "finest",
    "number",
    "places",
    "plural",
    "precision",
    "reach",
    "sharpened",
    "shown",
    "single",
    "value",
    "zeros",
]

# Spans of time in seconds; months and years are the mean ones of the calendar.
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "night": 86400,
    "week": 604800,
    "month": 2629746,
    "quarter": 7889238,
    "year": 31556952,
    "decade": 315569520,
}

# A round number without a hedge (15,000) may have been rounded, but is meant to be near: so much of it either way, at most.
_ROUND = Decimal("0.01")
_HEDGED = Decimal("0.10")
_OPEN = Decimal("0.15")
_TEN, _HALF = Decimal(10), Decimal("0.5")
_ZEROS = 2
_NOTHING = Decimal(0)
_EMPHATIC = lazily(r"\bas (?:many|much|few|little) as $", re.IGNORECASE)
_MOST_PLACES = 4
_SORTS = frozenset({"square", "cubic", "nautical", "imperial", "short", "long", "troy"})
_PLURALS = {"foot": "feet", "inch": "inches"}
_MILLION, _BILLION = Decimal(10) ** 6, Decimal(10) ** 9


class Reach(NamedTuple):
    """A closed interval of values."""

    low: Decimal
    high: Decimal

    def meets(self, other: Reach) -> bool:
        """Say whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def single(claim: FigureClaim) -> bool:
    """Say whether the figure is one number: no range, no vague word."""
    return claim.mention.low == claim.mention.high and claim.mention.modifier is not Modifier.RANGE


def emphatic(claim: FigureClaim, document: Document) -> bool:
    """Say whether what reads like a bound is none: "as many as 19 of the 34" are nineteen."""
    anchor = claim.mention.anchor
    return _EMPHATIC.search(document.field(anchor.field)[max(0, anchor.span.start - 12) : anchor.span.start]) is not None


def value(claim: FigureClaim) -> Decimal:
    """Return the number in the base unit of its family (a share in percent), hedges aside."""
    quantity = claim.quantity
    if claim.mention.kind is not Kind.RATIO:
        return quantity.low if quantity.low is not None else quantity.high or _NOTHING
    bounds = intervals.core(claim)
    return bounds.low if bounds.low is not None else bounds.high or _NOTHING


def zeros(number: Decimal) -> int:
    """Return with how many zeros a whole number ends."""
    if number != number.to_integral_value() or not number:
        return 0
    digits = str(int(abs(number)))
    return len(digits) - len(digits.rstrip("0"))


def precision(claim: FigureClaim) -> Decimal:
    """Return half of the last written place; 0 where that is not told, as in a count or a sum of money written out in full."""
    if claim.kind is Kind.MONEY and claim.mention.step == 1:
        return Decimal(0)
    return claim.quantity.precision * (100 if claim.kind is Kind.RATIO else 1)


def finest(claims: Iterable[FigureClaim]) -> Decimal | None:
    """Return the finest explicit precision among figures, None where none has one."""
    return min((found for claim in claims if (found := precision(claim))), default=None)


def sharpened(slack: Decimal, fine: Decimal | None) -> Decimal:
    """Return a precision beside finer ones: "$2 million" in a list with "$1.5 million" leaves out a nought, and one at most."""
    return slack if fine is None else min(slack, max(fine, slack / _TEN))


def reach(claim: FigureClaim, fine: Decimal | None = None) -> Reach:
    """Return the values that a figure stands for: those that round to it, further off where it is hedged.

    `fine` is the finest precision of the figures that it is told with.
    """
    bounds = intervals.core(claim)
    low, high = (Decimal(0) if side is None else side for side in bounds)
    slack = sharpened(precision(claim), fine)
    stated = claim.mention.high
    if not slack and stated and zeros(stated) >= _ZEROS:
        slack = min(_TEN ** zeros(stated) * _HALF / stated, _ROUND) * high
    low, high = low - slack, high + slack
    match claim.mention.modifier:
        case Modifier.APPROXIMATE:
            return Reach(low - abs(low) * _HEDGED, high + abs(high) * _HEDGED)
        case Modifier.AT_LEAST | Modifier.MORE_THAN:
            return Reach(low, high + abs(high) * _OPEN)
        case Modifier.AT_MOST | Modifier.LESS_THAN:
            return Reach(low - abs(low) * _OPEN, high)
        case Modifier.EXACT | Modifier.RANGE:
            return Reach(low, high)


def number(amount: Decimal, places: int = 0) -> str:
    """Return a number as newspapers write it: 12,345 or 4.5."""
    rounded = round(amount, places)
    text = f"{rounded:,.{places}f}" if places > 0 else f"{rounded:,.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def places(claim: FigureClaim) -> int:
    """Return how many decimal places the figure was written with; a third, which has no end of them, with few."""
    exponent = claim.mention.high.normalize().as_tuple().exponent
    return min(max(0, -exponent), _MOST_PLACES) if isinstance(exponent, int) else 0


def shown(amount: Decimal, like: FigureClaim) -> str:
    """Return an amount in the base unit of a figure's family in the figure's own unit: "30%", "GBP 1.2 million", "16 kilometre"."""
    mention = like.mention
    match like.kind:
        case Kind.PERCENT | Kind.RATIO:
            return f"{number(amount, max(places(like), 1) if abs(amount) < _TEN else places(like) if places(like) < _ZEROS else 1)}%"
        case Kind.MONEY:
            return f"{_scaled(amount)} {mention.unit}"
        case Kind.COUNT:
            return number(amount, 0 if amount == amount.to_integral_value() else 1)
        case _:
            size = value(like) / mention.high if mention.high and like.quantity.unit != "celsius" else Decimal(1)
            written = number(amount / size, max(places(like), 1) if abs(amount / size) < _TEN else places(like))
            return f"{written} {mention.unit if written == '1' else plural(mention.unit)}"


def plural(unit: str) -> str:
    """Return a unit's name as it stands behind a number: "kilometres per hour", "feet"."""
    first, *rest = unit.split(" ")
    if first in _SORTS and rest:
        return f"{first} {plural(' '.join(rest))}"
    return " ".join([_PLURALS.get(first, first if first.endswith("s") else f"{first}s"), *rest])


def _scaled(amount: Decimal) -> str:
    if abs(amount) >= _BILLION:
        return f"{number(amount / _BILLION, 3)} billion"
    return f"{number(amount / _MILLION, 3)} million" if abs(amount) >= _MILLION else number(amount, 2)
