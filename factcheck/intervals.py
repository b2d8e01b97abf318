"""The arithmetic of figures: which values two figures allow, and whether these meet.

In: figure claims (base units, Decimal). Out: intervals, a `Relation`, a distance. Nothing here knows what a figure is about.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

from factcheck.model import Change, FigureClaim, Kind, Modifier, Section
from factcheck.patterns import lazily_unicode
from factcheck.quick import NamedTuple, members

if TYPE_CHECKING:
    from factcheck.config import Policy
    from factcheck.model import Claim

__all__ = [
    "SHARE_UNITS",
    "Interval",
    "Relation",
    "allowed",
    "core",
    "decomposed",
    "digits",
    "exactness",
    "family",
    "is_bare",
    "is_vague",
    "rarity",
    "ratio",
    "reach",
    "relate",
    "same_number",
    "same_unit",
    "written",
]

_ZERO, _ONE, _DOZEN, _HUNDRED = Decimal(0), Decimal(1), Decimal(12), Decimal(100)
_SECTION_RANK = {Section.BODY: 0, Section.BULLET: 1, Section.STANDFIRST: 1, Section.CAPTION: 2}
_NARROW = Decimal("1.35")
# What a float may be off from the decimal that it stands for, with room to spare.
_FLOAT_SLACK = 1e-9
_UNKNOWN = "XXX"  # a currency that the text leaves open
_SIGN = lazily_unicode(r"\p{Lu}{0,3}\p{Sc}|\b(?:Rs|Re|kr|Fr|R)\b\.?")
# "two-thirds" stands for 66 to 67 per cent: a fraction in words is good to a percentage point.
_FRACTION = Decimal(1)
_UNDERSTOOD = frozenset({None, "it", "one", "they", "this", "that", "figure", "number", "reading"})
SHARE_UNITS = frozenset({"percent", "percentage point"})


class Interval(NamedTuple):
    """A closed interval; an open side is None."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Interval) -> bool:
        """Say whether the two intervals have a value in common."""
        return not (
            (self.high is not None and other.low is not None and self.high < other.low)
            or (other.high is not None and self.low is not None and other.high < self.low)
        )


@members
class Relation(StrEnum):
    """How the values of two figures stand to each other."""

    EQUAL = "equal"
    CONVERTED = "converted"
    COMPATIBLE = "compatible"
    DISJOINT = "disjoint"


def family(claim: FigureClaim) -> str:
    """Name the dimension in which the claim is compared: fraction, percent and ratio are one ("share"), ages are their own."""
    mention, unit = claim.mention, claim.quantity.unit
    if mention.unit in {"score", "vote"} or mention.kind is Kind.ORDINAL:
        return mention.unit if mention.kind is not Kind.ORDINAL else "ordinal"
    if mention.kind is Kind.MONEY:
        return "money"
    if unit in SHARE_UNITS or mention.kind is Kind.RATIO:
        return "share"
    if mention.aspect == "age" or (mention.subject == "age" and mention.unit == "year" and mention.change is not Change.BY):
        return "age"
    return unit


def _share_scale(claim: FigureClaim) -> Decimal:
    """Return the factor that brings a ratio to percent, 1 for all else."""
    return _HUNDRED if claim.mention.kind is Kind.RATIO and claim.mention.unit == "1" else _ONE


def core(claim: FigureClaim) -> Interval:
    """Return the number as written, its hedge put aside, in the base unit of the claim's family."""
    scale, quantity = _share_scale(claim), claim.quantity
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    if scale is _ONE:
        return Interval(low, high)
    return Interval(None if low is None else low * scale, None if high is None else high * scale)


def _unit_size(claim: FigureClaim, number: Interval) -> Decimal:
    """Return one stated unit in the base unit (0 where an offset or a zero hides it); `number` is the core of the claim."""
    if claim.quantity.unit == "celsius" or not claim.mention.high or number.high is None:
        return _ZERO
    return abs(number.high / claim.mention.high)


def _trailing(value: Decimal, zeros: int, digits_left: int) -> Decimal:
    """Return half the place to which a round whole number was rounded (120,000 → 5,000), 0 for one that is not round.

    Round is what ends in so many `zeros` and has so many digits left before them.
    """
    digits = str(int(abs(value)))
    if not digits.endswith("0" * zeros):
        return _ZERO  # most are not round
    significant = digits.rstrip("0")
    dropped = len(digits) - len(significant)
    if value != int(value) or len(significant) < digits_left:
        return _ZERO
    return Decimal(10) ** dropped / 2


def _precision(claim: FigureClaim, policy: Policy, *, converted: bool) -> Decimal:
    """Return half of the last written place in the base unit; a converted figure has at least half of one stated unit's last place."""
    precision = claim.quantity.precision * _share_scale(claim)
    number = core(claim)
    if number.high is None:
        return precision
    size = _unit_size(claim, number) if converted or precision == 0 else _ZERO
    if precision == 0:
        if size:
            precision = _trailing(claim.mention.high, policy.rounded_zeros, policy.rounded_zeros) * size
        if precision == 0 and (converted or claim.kind in {Kind.DURATION, Kind.MEASURE}) and claim.mention.aspect != "age":
            # "seven months" beside 7.4 months; half of "half a century" would hold everything
            precision = _FRACTION if family(claim) == "share" else min(size / 2, abs(number.high) * policy.words)
    if converted:
        # "1,400ft" beside "420 metres": what a newsroom converts it rounds, and its last noughts are no digits.
        rounded = _trailing(claim.mention.high, 1, policy.rounded_zeros) * size
        precision = max(precision, rounded, abs(number.high) * policy.conversion)
    return precision


def written(claim: FigureClaim, policy: Policy, *, converted: bool = False) -> Interval:
    """Return the values that round to the written digits: [v - p, v + p] for half a unit p of the last digit.

    `converted` says that the figure is compared with one in another unit, so that it may have been rounded after a conversion.
    """
    return _widened(core(claim), _precision(claim, policy, converted=converted))


def _widened(number: Interval, precision: Decimal) -> Interval:
    low = None if number.low is None else number.low - precision
    high = None if number.high is None else number.high + precision
    return Interval(low, high)


def allowed(claim: FigureClaim, policy: Policy, *, converted: bool = False) -> Interval:
    """Return the values that digits and hedge together allow; an open bound reaches `policy.bound_reach` times as far."""
    return _hedging(claim, written(claim, policy, converted=converted), policy)


def _hedging(claim: FigureClaim, interval: Interval, policy: Policy) -> Interval:
    """Return an interval with what the hedge of a claim adds to it."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return interval
    match claim.mention.modifier:
        case Modifier.APPROXIMATE:
            share = policy.hedged_duration if claim.kind is Kind.DURATION else policy.hedge
            return Interval(low - abs(low) * share, high + abs(high) * share)
        case Modifier.AT_LEAST | Modifier.MORE_THAN:
            return Interval(low, max(high, high * policy.bound_reach))
        case Modifier.AT_MOST | Modifier.LESS_THAN:
            return Interval(min(low, low / policy.bound_reach), high)
        case Modifier.EXACT | Modifier.RANGE:
            return interval


def reach(claim: FigureClaim, policy: Policy) -> tuple[float, float]:
    """Return bounds outside of which no figure of the same family is anything but disjoint, whatever its unit, rounding and hedge.

    Wider than any single comparison makes them, so that most pairs of figures are told apart by two comparisons of floats.
    """
    number = core(claim)
    if number.low is None or number.high is None:
        return (-inf, inf)
    precision = _precision(claim, policy, converted=True)  # never finer than of a figure that is compared in its own unit
    hedged = _hedging(claim, _widened(number, precision), policy)
    values = [float(side) for interval in (number, hedged) for side in interval if side is not None]
    low, high = min(values) - float(2 * precision), max(values) + float(2 * precision)
    return (low - abs(low) * _FLOAT_SLACK, high + abs(high) * _FLOAT_SLACK)


def _rounds(one: FigureClaim, other: FigureClaim, policy: Policy) -> bool:
    """Say whether the finer figure, rounded or truncated, is the coarser one: 12.797 is 12.8, and 12.7 with its last digits cut off.

    Two figures written to the same place are the same or they are not: 12.1% and 12.2% do not round to each other.
    """
    first, second = _precision(one, policy, converted=False), _precision(other, policy, converted=False)
    if first == second:
        return False
    coarse, fine, precision = (core(one), core(other), first) if first > second else (core(other), core(one), second)
    if coarse.low is None or coarse.high is None or fine.low is None or fine.high is None:
        return False
    # Below a power of ten numbers are written finer: nobody rounds $510 million to $1 billion.
    below = precision / 2 if abs(coarse.low) <= precision * 2 else precision
    return coarse.low - below <= fine.low <= fine.high < coarse.high + precision * 2


def _is_wide(claim: FigureClaim) -> bool:
    """Say whether the figure is a range too wide to hedge a number."""
    return claim.mention.modifier is Modifier.RANGE and not _hedged(claim)


def _hedged(claim: FigureClaim) -> bool:
    """Say whether more than one value is meant: by a hedge, a vague word or a narrow range. "Aged 24 to 61" is no hedge for 41."""
    figure = claim.mention
    if figure.modifier is Modifier.RANGE:
        return figure.high <= figure.low * _NARROW
    return figure.modifier is not Modifier.EXACT or figure.low != figure.high


def exactness(claim: Claim) -> tuple[bool, bool, int, int]:
    """Return a key that sorts the claim that decides for its document first.

    A number before a vague word, unhedged before hedged, more digits before fewer, the body before headline, bullet and caption.
    """
    rank = _SECTION_RANK.get(claim.mention.anchor.sentence.section, 3)
    if not isinstance(claim, FigureClaim):
        return (False, False, 0, rank)
    return (is_vague(claim), claim.mention.modifier is not Modifier.EXACT, -len(digits(claim.mention.low)), rank)


def is_vague(claim: FigureClaim) -> bool:
    """Say whether the figure is a word for many a number ("dozens", "several"), not a range that the text gives."""
    return claim.mention.low != claim.mention.high and claim.mention.modifier is not Modifier.RANGE


def rarity(claim: FigureClaim) -> int:
    """Return how many significant digits the number has; a vague or small one tells next to nothing (0 or 1)."""
    mention = claim.mention
    return _rarity(mention.low, mention.high, mention.kind is Kind.COUNT)


@lru_cache(maxsize=1 << 14)  # asked of every two figures of two texts
def _rarity(low: Decimal, high: Decimal, counted: bool) -> int:  # noqa: FBT001 - the key of a cache
    significant = len(digits(low))
    if low != high:
        return 1 if counted else significant + 1
    if counted and low == low.to_integral_value() and abs(low) <= _DOZEN:
        return 1
    return significant if low >= 1 or significant > 1 else 1


def _units_differ(one: FigureClaim, other: FigureClaim) -> bool:
    return one.mention.unit != other.mention.unit


def is_bare(claim: FigureClaim) -> bool:
    """Say whether the figure is a number with nothing that it counts: its unit may be understood. Nobody counts 3.2 drivers."""
    figure = claim.mention
    broken = figure.low != figure.low.to_integral_value()
    return claim.kind is Kind.COUNT and figure.low == figure.high and (broken or figure.subject in _UNDERSTOOD)


def same_number(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures are told with one number, whatever their units."""
    return one.mention.low == other.mention.low and one.mention.high == other.mention.high


def _sign(claim: FigureClaim) -> str:
    """Return the short sign of a currency as printed beside the number, "" where it is a word."""
    found = _SIGN.search(claim.mention.anchor.surface)
    return found[0].rstrip(".") if found else ""


def same_unit(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures have one base unit, or may have: "Rs" is whichever rupee the other text has.

    One number with one sign in two texts of an event is one currency, whatever country each names most: a report from Patna that speaks of
    Pakistan has Indian rupees all the same.
    """
    if one.quantity.unit == other.quantity.unit:
        return True
    if one.kind is other.kind is Kind.MONEY and same_number(one, other) and _sign(one) == _sign(other) != "":
        return True
    if one.kind is other.kind is Kind.MONEY and _UNKNOWN in {one.quantity.unit, other.quantity.unit}:
        return True  # "25 grand"
    bases = [{claim.quantity.unit, *(reading.unit for reading in claim.quantity.readings)} for claim in (one, other)]
    return one.quantity.unit in bases[1] or other.quantity.unit in bases[0]


def relate(one: FigureClaim, other: FigureClaim, policy: Policy, *, alike: bool | None = None) -> Relation:
    """Say how two figures stand to each other; `alike` says whether they are of one family, where that is known.

    Two currencies, or a share and a difference of shares, never meet. A bare number ("the operators offer 3.2") takes the unit of an
    equal one.
    """
    if not (family(one) == family(other) if alike is None else alike):
        bare = same_number(one, other) and (is_bare(one) or is_bare(other))
        return Relation.EQUAL if bare else Relation.DISJOINT
    if not same_unit(one, other) and _share_scale(one) == _share_scale(other):
        return Relation.DISJOINT
    if core(one) == core(other):
        return Relation.EQUAL
    if _is_wide(one) or _is_wide(other):
        return Relation.DISJOINT
    converted = _units_differ(one, other)
    if converted and written(one, policy, converted=True).meets(written(other, policy, converted=True)):
        return Relation.CONVERTED
    if _rounds(one, other, policy):
        return Relation.COMPATIBLE
    if (_hedged(one) or _hedged(other)) and _within_hedges(one, other, policy, converted=converted):
        return Relation.COMPATIBLE
    return Relation.DISJOINT


def _within_hedges(one: FigureClaim, other: FigureClaim, policy: Policy, *, converted: bool) -> bool:
    """Say whether the hedges bring the two together; a number without a hedge counts as what it says."""
    first = allowed(one, policy, converted=converted) if _hedged(one) or converted else core(one)
    second = allowed(other, policy, converted=converted) if _hedged(other) or converted else core(other)
    return first.meets(second) and (converted or _near_enough(one, other))


def _near_enough(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two numbers of three digits, of which one stands behind "about", part by five of the last place that is told at the most.

    "Some 3,150 containers" are not 3,510, nor "around $55.2 million" $52.2 million: who rounds to three digits has not rounded by a tenth.
    """
    if min(rarity(one), rarity(other)) < _EXPLICIT or any(claim.mention.low != claim.mention.high for claim in (one, other)):
        return True
    if {one.mention.modifier, other.mention.modifier} != {Modifier.APPROXIMATE, Modifier.EXACT}:
        return True  # two estimates may differ
    first, second = abs(one.mention.low), abs(other.mention.low)
    places = [Decimal(1).scaleb(decomposed(number)[1]) for number in (first, second)]
    return abs(first - second) <= _LAST_PLACES * max(places)


_EXPLICIT, _LAST_PLACES = 3, 5  # digits; places by which a hedged figure of so many may miss


def ratio(one: FigureClaim, other: FigureClaim) -> float:
    """Return the larger number over the smaller one (1.0 when equal, infinity when the signs differ or one is zero)."""
    left, right = core(one), core(other)
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return float("inf")
    first, second = (left.low + left.high) / 2, (right.low + right.high) / 2
    if first == second:
        return 1.0
    if first * second <= 0:
        return float("inf")
    return float(max(abs(first), abs(second)) / min(abs(first), abs(second)))


def digits(value: Decimal) -> str:
    """Return the significant digits of a number: 12,797,000 → 12797."""
    return decomposed(value)[0]


@lru_cache(maxsize=1 << 14)
def decomposed(value: Decimal) -> tuple[str, int]:
    """Return the significant digits of a number and the power of ten that the last of them counts: 12,797,000 → 12797, 3."""
    _, told, exponent = value.normalize().as_tuple()
    return "".join(map(str, told)), int(exponent)
