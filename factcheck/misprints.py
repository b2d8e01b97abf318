"""By what slip of the pen one figure becomes another: digits transposed or lost, a wrong scale, unit or currency.

In: two figure claims. Out: a `Slip`, or how many digits both have. Nothing here knows what a figure is about.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.intervals import SHARE_UNITS, decomposed, digits, family, rarity, ratio, same_number, same_unit
from factcheck.model import Kind
from factcheck.patterns import lazily
from factcheck.quick import members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import FigureClaim

__all__ = [
    "Slip",
    "digit_lost",
    "in_order",
    "next_span",
    "numeral",
    "one_digit_apart",
    "one_numeral",
    "slip",
    "slip_patterns",
    "slipped_digits",
    "tenfold",
    "thousandfold",
    "two_measures",
]

# 24 people and 2,400 share their digits by chance; 412 and 4.12 seldom do, nor do 1,200 crore and 1.2 billion.
_TELLING_DIGITS = 3
# Digits that a slip of the finger puts elsewhere: two that change places, or one that lands behind the next two.
_SWAPPED, _MOVED = 2, 3
# Milligrams are written for micrograms and miles for kilometres; 31 km and a picture 31 cm high are two things.
_NEXT_UNIT = 1000.5
_THOUSAND = 1000
_LENGTHS = ("second", "minute", "hour", "day", "week", "month", "year")
_NEXT_SPANS = frozenset(map(frozenset, pairwise(_LENGTHS)))
_NUMERAL = lazily(r"\d[\d.,]*")


@members
class Slip(StrEnum):
    """A plain cause by which one figure turns into another."""

    TRANSPOSED = "digits-transposed"
    SCALE = "scale-slip"
    UNIT = "unit-slip"
    CURRENCY = "currency"
    POINTS = "percent-points"


def slip(one: FigureClaim, other: FigureClaim) -> Slip | None:
    """Return the plain slip by which one figure becomes the other, None where there is none.

    A power of ten counts with three or more significant digits (two in money and measures), or where both print the same numeral with other
    scale words; transposed digits are two neighbours that stand the other way round.
    """
    first, second = one.mention, other.mention
    alike = same_number(one, other)
    if two_measures(one, other):
        return Slip.UNIT
    if alike and not same_unit(one, other):
        if family(one) == family(other) == "money":
            return Slip.CURRENCY
        return Slip.POINTS if {one.quantity.unit, other.quantity.unit} <= SHARE_UNITS else None
    if alike and first.unit != second.unit and one.quantity.unit == other.quantity.unit:
        return Slip.UNIT
    return _digit_slip(one, other) if first.low == first.high and second.low == second.high else None


def two_measures(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one number of three digits or more stands before units of two dimensions: "1,180 tonnes", "1,180 barrels" of fuel."""
    if one.kind is not Kind.MEASURE or other.kind is not Kind.MEASURE or family(one) == family(other) or not same_number(one, other):
        return False
    return min(rarity(one), rarity(other)) >= _TELLING_DIGITS


def one_numeral(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether the two print one numeral of two digits or more in another unit, currency or scale.

    In the clusters of training/alignment.py that was one fact in nine pairs of ten, whatever the words. Spans of time are left out: many
    a report has "28 days to appeal" and "28 years in prison", and nobody takes the one for the other.
    """
    found = slip(one, other)
    if found is None or found is Slip.TRANSPOSED:
        return False
    printed = numeral(one)
    if min(rarity(one), rarity(other)) < _TELLING_DIGITS - 1:
        # "40 million tenge" beside "40 billion tenge"; "11 crew" and "11 lakh people" are two things.
        scaled = found is Slip.SCALE and printed is not None and printed == numeral(other) and len(printed) > 1
        return scaled and all(claim.mention.low.adjusted() >= sum(map(str.isdigit, printed or "")) for claim in (one, other))
    match found:
        case Slip.UNIT:
            return two_measures(one, other) or (one.kind is not Kind.DURATION and ratio(one, other) <= _NEXT_UNIT)
        case Slip.SCALE:  # 62 tonnes of bananas and last year's 6.2 tonnes of cocaine share two digits by chance
            return printed == numeral(other) or min(rarity(one), rarity(other)) >= _TELLING_DIGITS
        case _:  # a currency, or points
            return True


def next_span(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one number of two digits stands before two units of time of which one is the next longer: "11 weeks", "11 days".

    28 days to appeal and 28 years in prison are two things.
    """
    if not (one.kind is other.kind is Kind.DURATION) or not same_number(one, other) or one.mention.unit == other.mention.unit:
        return False
    return min(rarity(one), rarity(other)) >= _TELLING_DIGITS - 1 and frozenset((one.mention.unit, other.mention.unit)) in _NEXT_SPANS


def thousandfold(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two print one numeral of two digits or more, with units a thousand times apart: "50 micrograms", "50 milligrams"."""
    printed = numeral(one)
    if printed is None or printed != numeral(other) or len(printed) < _TELLING_DIGITS - 1 or one.kind is Kind.DURATION:
        return False
    return slip(one, other) is Slip.UNIT and abs(ratio(one, other) - _THOUSAND) < 1  # 20C and 20F are infinitely apart


def tenfold(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one of two figures of one unit with two digits or more has a zero more than the other: 250 and 25 million."""
    if not _one_unit_as_printed(one, other) or min(rarity(one), rarity(other)) < _TELLING_DIGITS - 1:
        return False
    first, second = sorted((one.mention.low, other.mention.low))
    return first * 10 == second and one.mention.low == one.mention.high and other.mention.low == other.mention.high


def slipped_digits(one: FigureClaim, other: FigureClaim) -> int:
    """Return how many significant digits both have at least, where they are as long and part in one digit, or in two that changed places.

    Of four digits, three may have changed places: 11,450 and 11,045. So it is where one lacks a digit of the other, if it keeps four and
    more than zeros: 742,618 and 74,618. 0 where they part otherwise.

    Two numbers of three digits or more that part like this are seldom about two things: among the unequal figures of one unit in the
    clusters of training/alignment.py there is one such pair, set as a trap.
    """
    first, second = one.mention, other.mention
    if abs(_places(first.low) - _places(second.low)) > 1 or first.low != first.high or second.low != second.high:
        return 0
    if first.low * second.low <= 0 or not _one_unit_as_printed(one, other):
        return 0
    left, right = _aligned(abs(first.low), abs(second.low))
    if len(left) != len(right):
        kept = min(len(left.rstrip("0")), len(right.rstrip("0")))
        return kept if kept > _TELLING_DIGITS and left.rstrip("0") != right.rstrip("0") and digit_lost(one, other) else 0
    different = sum(one != other for one, other in zip(left, right, strict=True))
    significant = min(len(left.rstrip("0")), len(right.rstrip("0")))
    moved = sorted(left) == sorted(right) and different <= (_MOVED if significant > _TELLING_DIGITS else _SWAPPED)
    return significant if different == 1 or moved else 0


def digit_lost(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one of two numbers has the digits of the other and one more: 850,000 and 85,000, 1,494 and 14,494, 8 and 80."""
    first, second = one.mention, other.mention
    if not _one_unit_as_printed(one, other) or first.low != first.high or second.low != second.high or min(first.low, second.low) <= 0:
        return False
    if numeral(one) is None or numeral(other) is None:
        return False  # "two men", "all 12 jurors": words lose no digit
    short, long = sorted(_aligned(first.low, second.low), key=len)
    return len(short) == len(long) - 1 and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _one_unit_as_printed(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures are told in one unit, or in what one outlet writes for the other's: "2,590 tons" beside "2,950 tonnes"."""
    if one.mention.unit == other.mention.unit or (one.kind is other.kind is Kind.MONEY and same_unit(one, other)):
        return True  # "Rs" is whichever rupee the other text has
    left, right = one.quantity, other.quantity
    if left.unit != right.unit or left.low is None or right.low is None:
        return False
    return left.low * other.mention.low == right.low * one.mention.low


def slip_patterns(low: Decimal, high: Decimal) -> Iterator[str]:
    """Yield what a number of three digits or more, no range, has in common with each that `slipped_digits` parts from it.

    That is its digits with one of them hidden, each in turn, its digits in order of size, and its digits as they are, and without one of
    them: "2?01", "0012", "2001", "201". Up to four places behind the point are told.
    """
    if low != high or low <= 0 or len(digits(low)) < _TELLING_DIGITS:
        return
    written = f"{low:.4f}".replace(".", "")
    yield "".join(sorted(written))
    yield f"whole {written}"
    for place in range(len(written)):
        yield f"{written[:place]}?{written[place + 1 :]}"
        yield f"whole {written[:place]}{written[place + 1 :]}"


def in_order(low: Decimal) -> str:
    """Return the digits of a number by size, with its power of ten: the same for two that part in the order of their digits alone."""
    return f"{''.join(sorted(digits(low)))}e{low.adjusted()}"


def _aligned(first: Decimal, second: Decimal) -> tuple[str, str]:
    """Return the digits of two numbers, as many behind the point in both."""
    (left, power), (right, other) = decomposed(first), decomposed(second)
    place = min(power, other, 0)
    return left + "0" * (power - place), right + "0" * (other - place)


@lru_cache(maxsize=1 << 14)
def _places(value: Decimal) -> int:
    """Return how many digits a number has before the point, less than one for what is under a tenth."""
    told, power = decomposed(value)
    return len(told) + power


def _digit_slip(one: FigureClaim, other: FigureClaim) -> Slip | None:
    first, second = one.mention.low, other.mention.low
    if first * second <= 0 or first == second:
        return None
    first, second = abs(first), abs(second)
    left, right = digits(first), digits(second)
    least = _TELLING_DIGITS if one.kind is Kind.COUNT else _TELLING_DIGITS - 1
    if (left == right and (len(left) >= least or numeral(one) == numeral(other))) or _rounded_a_scale_apart(first, second):
        return Slip.SCALE
    return Slip.TRANSPOSED if _transposed(first, second) else None


def _rounded_a_scale_apart(first: Decimal, second: Decimal) -> bool:
    """Say whether one of two numbers rounds to the other but for a scale word: $12.797 million beside $12.8 billion."""
    (left, power), (right, other) = decomposed(first), decomposed(second)
    short = min(len(left), len(right))
    if short < _TELLING_DIGITS or len(left) == len(right) or left[:2] != right[:2]:
        return False
    apart = (len(left) + power) - (len(right) + other)
    longer = max(left, right, key=len)
    kept = str(int((Decimal(longer) / 10 ** (len(longer) - short)).to_integral_value(ROUND_HALF_UP)))
    return apart in _SCALES and kept == min(left, right, key=len)


_SCALES = frozenset({-9, -6, -3, 3, 6, 9})  # powers of ten between thousand, million, billion and trillion


def one_digit_apart(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures are written alike but for a digit, or for two that have changed places, and neither rounds the other."""
    first, second = one.mention, other.mention
    if not _one_unit_as_printed(one, other):
        return False
    # "275 to 350" beside "725 to 350", whichever way round a range was read
    ends = [{figure.low, figure.high} for figure in (first, second)]
    return len(ends[0] - ends[1]) == len(ends[1] - ends[0]) == 1 and _one_slip(*(ends[0] - ends[1]), *(ends[1] - ends[0]))


def _one_slip(first: Decimal, second: Decimal) -> bool:
    """Say whether two numbers differ in one digit, or in two that have changed places, by more than rounds or truncates the coarser one."""
    if min(first, second) <= 0:
        return False
    left, right = _aligned(first, second)
    different = [place for place in range(len(left)) if left[place] != right[place]] if len(left) == len(right) else []
    return (len(different) == 1 or _transposed(first, second)) and abs(first - second) >= max(_last_place(first), _last_place(second))


def _last_place(value: Decimal) -> Decimal:
    """Return what the last digit that is no zero counts: 10 of 430."""
    return Decimal(1).scaleb(decomposed(value)[1])


def numeral(claim: FigureClaim) -> str | None:
    """Return the numeral as printed, None for words: "€9.6bn" and "€9.6 million" print one, 24 and 2,400 do not."""
    found = _NUMERAL.search(claim.mention.anchor.surface)
    return found[0] if found else None


def _transposed(first: Decimal, second: Decimal) -> bool:
    """Say whether two neighbouring digits stand the other way round, the zeros at the end counted: 2,001 and 2,010.

    Of four digits and more, any two may have changed places: a crowd of 61,318 and 61,813.
    """
    if _places(first) != _places(second):
        return False
    left, right = _aligned(first, second)
    different = [place for place in range(len(left)) if left[place] != right[place]]
    near = len(different) == _SWAPPED and (
        different[1] == different[0] + 1 or min(map(len, (digits(first), digits(second)))) > _TELLING_DIGITS
    )
    return near and left[different[0]] == right[different[1]] and left[different[1]] == right[different[0]]
