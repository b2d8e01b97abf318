"""The fact sheet: what the outlets of an event jointly say, one record a fact, with the value that is best supported.

The best-supported value is the one with the most independent texts behind it, then the most outlets; of a running figure the one that was
published last. Where two stand level none is chosen, and the fact is disputed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Verdict
from factcheck.quick import NamedTuple
from factcheck.reporter import phrases
from factcheck.reporter.amounts import measured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from factcheck.model import Document, EventReport, Fact, Side

__all__ = ["Entry", "Voice", "entry_of", "sheet"]


class Voice(NamedTuple):
    """One value, and the documents that give it."""

    value: str
    documents: tuple[str, ...]


class Entry(NamedTuple):
    """One fact as the outlets jointly tell it.

    `value` is None where no value is better supported than the others. `low` and `high` span all the values that are given, in `unit`,
    None where one is open or the fact is no figure. `independent` counts texts of their own wording that give the value (all, where
    there is none). `disputed` has the other values where not all can be right.
    """

    fact: Fact
    value: str | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    documents: tuple[str, ...]
    independent: int
    disputed: tuple[Voice, ...]

    @property
    def range(self) -> str:
        """The span of the values given, "" where they are one or have no order."""
        if self.unit is None or self.unit == "day" or self.low == self.high:
            return ""
        return measured(self.low, self.high, self.unit)


def sheet(report: EventReport, documents: Mapping[str, Document]) -> tuple[Entry, ...]:
    """Return the facts that several outlets tell, in the order of the report."""
    return tuple(entry_of(fact, documents) for fact in report.facts if fact.verdict is not Verdict.SINGLE)


def entry_of(fact: Fact, documents: Mapping[str, Document]) -> Entry:
    """Return the record of one fact."""
    best = _best(fact, documents)
    lows, highs = [side.low for side in fact.sides], [side.high for side in fact.sides]
    telling = [best] if best else fact.sides
    at_odds = fact.verdict in {Verdict.CONFLICT, Verdict.UPDATE}
    return Entry(
        fact=fact,
        value=phrases.written(best) if best else None,
        low=None if None in lows else min((low for low in lows if low is not None), default=None),
        high=None if None in highs else max((high for high in highs if high is not None), default=None),
        unit=fact.sides[0].unit if fact.sides else None,
        documents=tuple(dict.fromkeys(name for side in (telling if at_odds else fact.sides) for name in side.documents)),
        independent=sum(side.independent for side in (telling if at_odds else fact.sides)),
        disputed=tuple(Voice(phrases.written(side), side.documents) for side in fact.sides if side is not best) if at_odds else (),
    )


def _best(fact: Fact, documents: Mapping[str, Document]) -> Side | None:
    """Return the side with the best support, None where two stand level."""
    if not fact.sides:
        return None
    if fact.verdict is Verdict.UPDATE:
        return _latest(fact.sides, documents)
    ranked = sorted(fact.sides, key=_support, reverse=True)
    level = len(ranked) > 1 and _support(ranked[0]) == _support(ranked[1])
    return None if level and fact.verdict is Verdict.CONFLICT else ranked[0]


def _support(side: Side) -> tuple[int, int]:
    return side.independent, len(side.documents)


def _latest(sides: Sequence[Side], documents: Mapping[str, Document]) -> Side | None:
    """Return the side that was published last, None where that is not known of all."""
    times = [[documents[name].published for name in side.documents if name in documents] for side in sides]
    try:
        last = [max(time for time in each if time is not None) for each in times]
        return max(zip(last, range(len(sides)), sides, strict=True), key=lambda entry: entry[:2])[2]
    except (TypeError, ValueError):  # a time with a zone beside one without, or a side without any
        return None
