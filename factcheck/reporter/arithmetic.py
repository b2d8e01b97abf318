"""The arithmetic of a finding: as written, in the base unit, what digits and hedge allow, and the gap; and how much the match weighs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from factcheck.model import DateClaim, FigureClaim
from factcheck.reporter.amounts import amount, measured
from factcheck.reporter.phrases import count
from factcheck.reporter.plots import Moment, Plot, Range, Timeline, plot, timeline
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.model import Claim, Comparison, Document, Evidence

__all__ = ["Arithmetic", "Bar", "Step", "Waterfall", "arithmetic", "movement", "waterfalls"]

_MOST_BARS = 6  # of a waterfall: what follows weighs a few hundredths each


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic; `allows` is "" for days, which are not rounded."""

    outlets: str
    written: str
    means: str
    allows: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The steps, their picture where they differ, and the gap between what they allow ("" where they meet)."""

    steps: tuple[Step, ...]
    plot: Plot | None
    gap: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a waterfall: field, level and weight, and where its bar begins and how long it is, in per cent of the picture."""

    field: str
    level: str
    weight: str
    start: str
    width: str
    against: bool


@dataclass(frozen=True, slots=True)
class Waterfall:
    """How much one pair of claims weighs as one fact, line by line, and what would have been enough."""

    pair: str
    bars: tuple[Bar, ...]
    told: str


Bounds = tuple[Decimal | None, Decimal | None]


def arithmetic(claims: Sequence[Claim], names: Mapping[str, str], weighed: Mapping[str, Bounds]) -> Arithmetic | None:
    """Return the arithmetic of figures and dates, None for wordings, which have none.

    `weighed` has what a claim allows by its digits and its hedge, by its surface, where it was compared; else the digits decide.
    """
    rows: dict[tuple[str, str, str, Range], list[str]] = {}
    for claim in claims:
        if not isinstance(claim, FigureClaim | DateClaim):
            return None
        allowed = weighed.get(claim.mention.anchor.surface) or _allowed(claim)
        allows = measured(*allowed, claim.quantity.unit) if isinstance(claim, FigureClaim) else ""
        written = one_line(claim.mention.anchor.surface)
        # "TWELVE" in a headline and "Twelve" below it are one line.
        row = next(
            (row for row in rows if row[0].casefold() == written.casefold()),
            (written, amount(claim), allows, Range(*_value(claim), *allowed)),
        )
        outlet = names.get(claim.mention.anchor.document, claim.mention.anchor.document)
        if outlet not in rows.setdefault(row, []):
            rows[row].append(outlet)
    alike: dict[Range, list[str]] = {}
    for (written, _, _, each), outlets in rows.items():
        alike.setdefault(each, []).append(f"{', '.join(outlets)}: {written}")
    return Arithmetic(
        steps=tuple(Step(", ".join(outlets), *row[:3]) for row, outlets in rows.items()),
        plot=plot([("; ".join(labels), each) for each, labels in alike.items()]) if len(alike) > 1 else None,
        gap=_gap(list(alike), claims[0]),
    )


def _value(claim: FigureClaim | DateClaim) -> Bounds:
    if isinstance(claim, FigureClaim):
        return claim.quantity.low, claim.quantity.high
    days = claim.range
    return (
        None if days.first is None else Decimal(days.first.toordinal()),
        None if days.last is None else Decimal(days.last.toordinal()),
    )


def _allowed(claim: FigureClaim | DateClaim) -> Bounds:
    low, high = _value(claim)
    half = claim.quantity.precision if isinstance(claim, FigureClaim) else Decimal(0)
    return None if low is None else low - half, None if high is None else high + half


def _gap(ranges: Sequence[Range], claim: Claim) -> str:
    """Return the widest gap between neighbours on the scale, "" where what they allow meets."""
    closed = sorted(
        (each.allowed_low, each.allowed_high) for each in ranges if each.allowed_low is not None and each.allowed_high is not None
    )
    widest, reach = Decimal(0), closed[0][1] if closed else Decimal(0)
    for low, high in closed[1:]:
        widest, reach = max(widest, low - reach), max(reach, high)
    if widest <= 0:
        return ""
    return measured(widest, widest, claim.quantity.unit) if isinstance(claim, FigureClaim) else count(int(widest), "day")


def movement(claims: Sequence[Claim], documents: Mapping[str, Document], names: Mapping[str, str]) -> Timeline | None:
    """Return how a figure moves from one publication to the next, None where it does not, or where a time is missing."""
    moments = []
    for claim in claims:
        published = documents[claim.mention.anchor.document].published if claim.mention.anchor.document in documents else None
        value = _number(claim)
        if published is None or value is None:
            return None
        outlet = names.get(claim.mention.anchor.document, claim.mention.anchor.document)
        moments.append(Moment(f"{outlet}: {one_line(claim.mention.anchor.surface)}", published, value))
    try:
        return timeline(list(dict.fromkeys(moments)))
    except TypeError:  # one time has a zone and another none: nothing says which came first
        return None


def _number(claim: Claim) -> Decimal | None:
    """Return the number of a figure, of an open range the end that it has."""
    if not isinstance(claim, FigureClaim):
        return None
    return claim.quantity.low if claim.quantity.high is None else claim.quantity.high


def waterfalls(comparisons: Iterable[Comparison], names: Mapping[str, str]) -> tuple[Waterfall, ...]:
    """Return the weights of some pairs of claims; those that go by words alone have none."""
    return tuple(_waterfall(each, names) for each in comparisons if each.evidence)


def _waterfall(comparison: Comparison, names: Mapping[str, str]) -> Waterfall:
    lines = _weightiest(comparison.evidence)
    # Bars run between the lowest and the highest sum on the way.
    sums = list(accumulate((weight for _, _, weight in lines), initial=0.0))
    low, span = min(sums), (max(sums) - min(sums)) or 1.0
    bars = tuple(
        Bar(
            field=field.replace("_", " "),
            level=level.replace("-", " "),
            weight=f"{weight:+.2f}",
            start=f"{100 * (min(before, after) - low) / span:.0f}%",
            width=f"{max(100 * abs(weight) / span, 1):.0f}%",
            against=weight < 0,
        )
        for (field, level, weight), (before, after) in zip(lines, pairwise(sums), strict=True)
    )
    one, other = (_named(claim, names) for claim in comparison.claims)
    # A group of claims may take in a pair that would not have been enough by itself.
    told = f"{comparison.needed:.2f} is enough{'' if comparison.weight >= comparison.needed else ', which other claims of the group gave'}"
    return Waterfall(f"{one} / {other}", bars, f"{comparison.weight:+.2f}; {told}")


def _weightiest(evidence: Sequence[Evidence]) -> list[tuple[str, str, float]]:
    """Return the lines that weigh most, in their order, and what the others come to together."""
    kept = sorted(sorted(range(len(evidence)), key=lambda at: -abs(evidence[at].weight))[:_MOST_BARS])
    lines = [(evidence[at].field, evidence[at].level, evidence[at].weight) for at in kept]
    rest = [line.weight for at, line in enumerate(evidence) if at not in kept]
    return [*lines, (count(len(rest), "other"), "together", sum(rest))] if rest else lines


def _named(claim: Claim, names: Mapping[str, str]) -> str:
    anchor = claim.mention.anchor
    return f"{names.get(anchor.document, anchor.document)}: {one_line(anchor.surface)}"
