"""The arithmetic of a change, share or multiple against the two figures that it is told of.

In: a triple. Out: a finding where no values that the figures stand for bear out what is told.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import Reach, finest, number, places, precision, reach, sharpened, shown, single, value, zeros
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.told import Told, Way, in_points
from factcheck.model import Change, FigureClaim, Modifier, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.consistency.triples import Triple
    from factcheck.model import Finding, Passage

__all__ = ["changed", "misfit", "of_step", "of_whole", "satisfies"]

_HUNDRED, _ONE = Decimal(100), Decimal(1)
_FARTHEST = Decimal("3.5")
_TENFOLD = (Decimal(9), Decimal(11))
_FRACTION_SLACK = Decimal("0.07")
_TIMES_SLACK = Decimal("0.12")


def misfit(article: Article, window: Line, triple: Triple) -> Iterator[Finding]:
    """Yield what is wrong with what is told of two figures, nothing where it fits."""
    told, share = triple.told, triple.told.claim
    if share is None:
        yield from _of_times(article, window, triple)
    elif triple.way is Way.SHARE:
        if not in_points(share) and single(share):
            yield from of_whole(article, share, triple.other, triple.one)
    elif triple.one.quantity.unit == "percent":
        yield from _of_rates(article, triple, share)
    elif not in_points(share) and single(share):
        yield from _change(article, triple, told.moved, share)


def satisfies(told: Told, one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether what is told is the change from one figure to another, or the share of the one that the other is."""
    if told.claim is None:
        return _times_fit(told, value(other) / value(one))
    exact = value(other) / value(one) * _HUNDRED
    return changed(told.claim, one, other) or (exact <= _HUNDRED and _fits(told.claim, _part(other, one), exact))


# ---------------------------------------------------------------- changes


def changed(share: FigureClaim, old: FigureClaim, new: FigureClaim) -> bool:
    """Say whether a percentage is the change from one figure to another."""
    return _fits(share, _relative(old, new), abs(value(new) / value(old) - 1) * _HUNDRED)


def of_step(article: Article, told: Told, change: FigureClaim, level: FigureClaim, moved: int) -> Iterator[Finding]:
    """Yield what is wrong in "fell 10p, or 8 per cent, to 230p": the old price was 240p."""
    base = value(level) - moved * value(change)
    if told.claim is None or base <= 0 or not single(told.claim) or in_points(told.claim):
        return
    part, whole, share = _span(change), _span(level), told.claim
    edges = [edge for end in whole for each in part if (edge := end - moved * each) > 0]
    exact = value(change) / base * _HUNDRED
    if not edges or _fits(share, Reach(part.low / max(edges) * _HUNDRED, part.high / min(edges) * _HUNDRED), exact):
        return
    first, last = change.mention.anchor.surface, level.mention.anchor.surface
    sign = {1: f"({last} - {first})", -1: f"({last} + {first})", 0: last}[moved]
    written = shown(exact, share)
    message = f"{first} / {sign} = {written}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, message, (share, change, level), written)


def _believable(exact: Decimal, told: Decimal) -> bool:
    """Say whether a percentage may be meant for a change that it misses: at most three and a half times off, or a point that slipped.

    "Women who walked 7,200 steps were 31% less likely to fall ill than those below 3,000": the steps are not what fell.
    """
    less, more = sorted((exact, told))
    return not less or more / less <= _FARTHEST or _TENFOLD[0] <= more / less <= _TENFOLD[1]


def _change(article: Article, triple: Triple, moved: int, share: FigureClaim) -> Iterator[Finding]:
    old, new = triple.one, triple.other
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    if not _believable(exact, abs(value(share))):
        return
    fits, rises = _fits(share, _relative(old, new), exact), value(new) > value(old)
    if not triple.sure and _fits(share, _relative(new, old), abs(value(new) - value(old)) / value(new) * _HUNDRED):
        return
    if moved == 0 and _fits(share, _part(new, old), value(new) / value(old) * _HUNDRED):
        return  # "promised 5,000 homes and built 2,870, or 57 per cent"
    settled = moved == 0 or value(new) == value(old) or (moved > 0) == rises
    if not settled and not fits and triple.one.mention.change is not Change.FROM:
        return  # "gained 11% since August, though at €5,100 it is below the €7,400 of last autumn"
    if fits and (settled or share.mention.modifier is not Modifier.EXACT or not triple.sure):
        return
    told = "a fall of " if moved < 0 and share.mention.unit != "1" else ""
    written = shown(exact, share)
    first, last = (claim.mention.anchor.surface for claim in (old, new))
    arithmetic = f"({last} - {first}) / {first} = {'' if rises else '-'}{written}, not {told}{share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), f"{'a rise' if rises else 'a fall'} of {written}")


def _of_rates(article: Article, change: Triple, share: FigureClaim) -> Iterator[Finding]:
    """Yield the change of a rate that is neither the difference in points, told as such, nor the relative change."""
    old, new = change.one, change.other
    difference, told, fine = abs(value(new) - value(old)), reach(share), finest((old, new))
    relative = difference / value(old) * _HUNDRED
    slack = sharpened(precision(old), fine) + sharpened(precision(new), fine)  # "from 4% to 4.25%"
    by_points = Reach(difference - slack, difference + slack).meets(told)
    if in_points(share):
        if by_points:
            return
    elif told.low <= relative <= told.high or (not by_points and _halfway(old, new).meets(told)) or share.mention.unit == "1":
        return
    digits = max(places(old), places(new))
    points = f"{number(difference, digits)} percentage point{'' if difference == _ONE else 's'}"
    also = "" if in_points(share) else f" or {number(relative, 1)}%"
    arithmetic = f"from {old.mention.anchor.surface} to {new.mention.anchor.surface} is {points}{also}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), points)


def _span(claim: FigureClaim, fine: Decimal | None = None) -> Reach:
    """Return what a figure stands for; "some 31,000" is nearer than "some 30,000"."""
    wide = reach(claim, fine)
    stated = claim.mention.high
    if claim.mention.modifier is not Modifier.APPROXIMATE or stated < _TEN or stated != stated.to_integral_value():
        return wide
    digits = len(str(int(stated))) - zeros(stated)
    if digits < _TWO:
        return wide
    slack = value(claim) * _ROUGHLY
    return Reach(max(wide.low, value(claim) - slack), min(wide.high, value(claim) + slack))


_TEN, _TWO, _ROUGHLY = Decimal(10), 2, Decimal("0.04")


def _relative(old: FigureClaim, new: FigureClaim) -> Reach:
    """Return how much per cent the change may be, with both ends anywhere in what they stand for."""
    fine = finest((old, new))
    first, second = _beside(old, new, _span(old, fine)), _beside(new, old, _span(new, fine))
    if precision(old) and precision(new) and {old.mention.modifier, new.mention.modifier} == {Modifier.EXACT}:
        first, second = _mostly(first, value(old)), _mostly(second, value(new))
    if first.low <= 0:
        return Reach(Decimal(0), Decimal("Infinity"))
    ends = [abs(second.low / first.high - 1) * _HUNDRED, abs(second.high / first.low - 1) * _HUNDRED]
    crosses = second.low / first.high <= 1 <= second.high / first.low
    return Reach(Decimal(0) if crosses else min(ends), max(ends))


def _beside(claim: FigureClaim, other: FigureClaim, wide: Reach) -> Reach:
    """Return what a round figure stands for beside one with fewer noughts: in "to 414,000, from 460,000" both are of thousands."""
    stated = [claim.mention.high, other.mention.high]
    exact = {claim.mention.modifier, other.mention.modifier} == {Modifier.EXACT}
    if not exact or precision(claim) or precision(other) or zeros(stated[0]) <= zeros(stated[1]):
        return wide
    step = value(claim) / stated[0] * _TEN ** max(zeros(stated[1]), zeros(stated[0]) - 1) / 2
    return Reach(max(wide.low, value(claim) - step), min(wide.high, value(claim) + step))


def _mostly(wide: Reach, middle: Decimal) -> Reach:
    """Return what a figure beside another rounded one stands for: both are seldom rounded by the most."""
    return Reach(middle - (middle - wide.low) * _USUALLY, middle + (wide.high - middle) * _USUALLY)


_USUALLY = Decimal("0.8")


def _halfway(old: FigureClaim, new: FigureClaim) -> Reach:
    """Return how much per cent the change of a rate may be: rates are seldom rounded by the most, and mostly not at all."""
    wide = _relative(old, new)
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    return Reach((wide.low + exact) / 2, (wide.high + exact) / 2)


def _fits(share: FigureClaim, allowed: Reach, exact: Decimal) -> bool:
    """Say whether a percentage stands for one of the allowed ones; cut off instead of rounded will do, and fractions are loose."""
    told = reach(share)
    slack = precision(share)
    if share.mention.unit == "1":
        slack = exact * _FRACTION_SLACK
    elif exact > _HUNDRED:
        slack = max(slack, exact / _HUNDRED)
    return allowed.meets(Reach(told.low - slack / 10, told.high + max(slack, Decimal("0.05"))))


# ---------------------------------------------------------------- doubled, halved


def _of_times(article: Article, window: Line, triple: Triple) -> Iterator[Finding]:
    old, new, told = triple.one, triple.other, triple.told
    if not _comparable_sizes(old, new):
        return
    times = value(new) / value(old)
    if _times_fit(told, times) or (not triple.sure and _times_fit(told, 1 / times)):
        return
    first, last = old.mention.anchor.surface, new.mention.anchor.surface
    message = f"{last} / {first} = {number(times, 2)} times, not “{told.word}”"
    yield finding("percent.wrong", article.document, message, (_word(article, window, triple), new, old), f"{number(times, 1)} times")


def _comparable_sizes(old: FigureClaim, new: FigureClaim) -> bool:
    return old.quantity.unit != "percent" or new.quantity.unit == "percent"


def _times_fit(told: Told, times: Decimal) -> bool:
    """Say whether a ratio of new to old may be called doubled, fourfold or half."""
    factor, much = told.factor, told.much
    low, high = factor * (1 - _TIMES_SLACK), factor * (1 + _TIMES_SLACK)
    if "more than" in much or "over" in much or "at least" in much:
        return factor <= times <= factor * 2 if factor > 1 else times <= high
    if "less than" in much:
        return factor / 2 <= times <= factor if factor > 1 else times >= low
    if much:
        low, high = factor * Decimal("0.8"), factor * Decimal("1.2")
    return low <= times <= high


def _word(article: Article, window: Line, triple: Triple) -> Passage:
    """Return the place of a multiple: in the sentence of one of the figures, or of the window."""
    word = triple.told.word
    for sentence in (window.sentence, triple.one.mention.anchor.sentence, triple.other.mention.anchor.sentence):
        start = sentence.span.of(article.document.field(sentence.field)).lower().find(word)
        if start >= 0:
            start += sentence.span.start
            return passage(article.document, sentence, Span(start, start + len(word)))
    return passage(article.document, window.sentence, window.sentence.span)


# ---------------------------------------------------------------- shares


def of_whole(article: Article, share: FigureClaim, part: FigureClaim, whole: FigureClaim) -> Iterator[Finding]:
    """Yield a share that a part is not of its whole."""
    exact = value(part) / value(whole) * _HUNDRED
    if _fits(share, _part(part, whole), exact):
        return
    written = shown(exact, share)
    arithmetic = f"{part.mention.anchor.surface} / {whole.mention.anchor.surface} = {written}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, part, whole), written)


def _part(part: FigureClaim, whole: FigureClaim) -> Reach:
    """Return how much per cent one figure may be of another."""
    first, second = _span(part), _span(whole)
    return Reach(first.low / second.high * _HUNDRED, first.high / second.low * _HUNDRED) if second.low > 0 else Reach(Decimal(0), _HUNDRED)
