"""How much two numbers look like one that was mistyped: digits exchanged, a digit changed, a wrong scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck import misprints
from factcheck.consistency.amounts import value
from factcheck.misprints import Slip
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.model import FigureClaim

__all__ = ["Look", "look", "slipped"]

_NEAR, _MIDDLE, _FAR, _TEN = Decimal("1.5"), Decimal(3), Decimal(11), Decimal(10)
_TELLING_DIGITS = 3
_POWERS = frozenset({Decimal(10), Decimal(100), Decimal(1000)})
_FEW = 2


class Look(NamedTuple):
    """What a number looks like: its value and digits in the base unit, these in order, and those written but noughts, in order."""

    value: Decimal
    digits: tuple[int, ...]
    ordered: list[int]
    written: list[int]


def look(claim: FigureClaim) -> Look:
    """Return what the number of a figure looks like."""
    digits = value(claim).normalize().as_tuple().digits
    return Look(value(claim), digits, sorted(digits), sorted(filter(None, claim.mention.low.as_tuple().digits)))


def slipped(claim: FigureClaim, other: FigureClaim, one: Look, two: Look) -> int:
    """Return how much the two numbers look like one that was mistyped."""
    small, large = (one.value, two.value) if one.value <= two.value else (two.value, one.value)
    if small <= 0:
        return -4
    times = large / small
    slip = misprints.slip(claim, other) if one.written == two.written else None
    if slip is Slip.SCALE or times in _POWERS:
        return 4
    points = 3 if times <= _NEAR else 2 if times < _MIDDLE else 0 if times < _FAR else -4
    # one number has the other's digits in another order: $15.2 million and $12.5 million
    shuffled = one.ordered == two.ordered and len(one.digits) >= _FEW and times < _TEN
    shuffled = shuffled or (times <= _NEAR and (_rounds_shuffled(one, two) or _rounds_shuffled(two, one)))
    return points + (5 if slip is Slip.TRANSPOSED or shuffled else _one_digit(one.digits, two.digits, times))


def _rounds_shuffled(short: Look, long: Look) -> bool:
    """Say whether one number is the other, rounded to as many digits, with these in another order: €412m, and €421.2 million."""
    length = len(short.digits)
    if length < _TELLING_DIGITS or length >= len(long.digits):
        return False
    rounded = round(long.value, length - 1 - long.value.adjusted())
    return rounded != short.value and sorted(rounded.normalize().as_tuple().digits) == short.ordered


def _one_digit(one: tuple[int, ...], two: tuple[int, ...], times: Decimal) -> int:
    if len(one) != len(two) or times >= _TEN or sum(left != right for left, right in zip(one, two, strict=True)) != 1:
        return 0
    return 5 if len(one) >= _TELLING_DIGITS else 2 if len(one) == _FEW else 0
