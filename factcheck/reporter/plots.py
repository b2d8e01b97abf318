"""Where the dots, ranges and bars of the page's pictures stand: positions in per cent and pixels, for a template to print.

Widths are in per cent of the picture, so that it fits any screen without its text growing smaller; heights are in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from decimal import Decimal

__all__ = ["Dot", "Moment", "Plot", "Point", "Range", "Timeline", "plot", "timeline"]

_LEFT, _WIDTH = 2.0, 96.0  # per cent: what lies at the edges is still seen whole
_ROW, _LABEL = 36, 14  # pixels: a row, and the label above its line
_HEIGHT = 72  # pixels between the highest and the lowest point of a timeline
_STEEP = 50  # times the smallest value: beyond it all but the largest would lie on one spot


class Range(NamedTuple):
    """What is to be drawn in one row: the value (two ends where it is a range) and what it allows; None where it is open."""

    low: Decimal | None
    high: Decimal | None
    allowed_low: Decimal | None
    allowed_high: Decimal | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A row: its label, the line of what is allowed from `start` to `end`, and the ends of the value, equal for a single number."""

    label: str
    text: int
    line: int
    start: str
    end: str
    low: str
    high: str
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """A dot for each value on one scale; `low` and `high` are its ends."""

    height: int
    dots: tuple[Dot, ...]
    low: Decimal
    high: Decimal
    logarithmic: bool


def plot(rows: Sequence[tuple[str, Range]]) -> Plot | None:
    """Return the picture of some values, each with its label; None where they all lie on one spot or none has an end."""
    ends = [end for _, each in rows for end in each if end is not None]
    if not ends or min(ends) == max(ends):
        return None
    low, high = min(ends), max(ends)
    steep = low > 0 and high > low * _STEEP
    at = _scale(low, high, logarithmic=steep)
    dots = tuple(_dot(label, each, number, at) for number, (label, each) in enumerate(rows))
    return Plot(_ROW * len(dots), dots, low, high, steep)


def _scale(low: Decimal, high: Decimal, *, logarithmic: bool) -> Callable[[Decimal], float]:
    def at(value: Decimal) -> float:
        if logarithmic:
            return _LEFT + _WIDTH * log10(value / low) / log10(high / low)
        return _LEFT + _WIDTH * float((value - low) / (high - low))

    return at


def _dot(label: str, each: Range, number: int, at: Callable[[Decimal], float]) -> Dot:
    ends = [end for end in (each.low, each.high) if end is not None]
    first, last = (min(ends), max(ends)) if ends else (None, None)
    return Dot(
        label=label,
        text=_ROW * number + _LABEL,
        line=_ROW * number + _LABEL + 11,
        start=_percent(_LEFT if each.allowed_low is None else at(each.allowed_low)),
        end=_percent(_LEFT + _WIDTH if each.allowed_high is None else at(each.allowed_high)),
        low="" if first is None else _percent(at(first)),
        high="" if last is None else _percent(at(last)),
        open_low=each.allowed_low is None,
        open_high=each.allowed_high is None,
    )


def _percent(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0") + "%"


@dataclass(frozen=True, slots=True)
class Moment:
    """A value and when it was published."""

    label: str
    published: datetime
    value: Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A moment on the picture."""

    x: str
    y: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class Timeline:
    """A value that moves: points in the order of publication, and the lines between them."""

    height: int
    points: tuple[Point, ...]

    @property
    def lines(self) -> tuple[tuple[Point, Point], ...]:
        """Each point with the next."""
        return tuple(pairwise(self.points))


def timeline(moments: Sequence[Moment]) -> Timeline | None:
    """Return the picture of values over time, None where the times or the values do not differ."""
    ordered = sorted(moments, key=lambda moment: (moment.published, moment.value, moment.label))
    values = [moment.value for moment in ordered]
    if not ordered or ordered[0].published == ordered[-1].published or min(values) == max(values):
        return None
    start, span = ordered[0].published, ordered[-1].published - ordered[0].published
    low, high = min(values), max(values)
    points = tuple(
        Point(
            x=_percent(_LEFT + _WIDTH * ((moment.published - start) / span)),
            y=_LABEL + round(_HEIGHT * float((high - moment.value) / (high - low))),
            moment=moment,
        )
        for moment in ordered
    )
    return Timeline(_HEIGHT + 2 * _LABEL, points)
