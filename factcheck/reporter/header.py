"""What stands above everything on a page: counts, what to look at first, what gates, what went in, and what was not checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import DateClaim, FigureClaim, Severity
from factcheck.reporter import phrases
from factcheck.reporter.cards import SHAPES, Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Report, Skipped
    from factcheck.reporter.view import View

__all__ = ["Head", "head"]

_MOST_FIRST = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of one severity: "✕ 1 error"."""

    level: str
    shape: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above everything: counts, what gates, what went in, and what was not checked.

    `outlets` has each with the numbers of its articles, `kinds` the kinds of fact that there are findings on. `first` are the few cards
    that are to be seen before anything else.
    """

    summary: str
    tallies: tuple[Tally, ...]
    gate: str
    inputs: str
    open: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    version: str
    outlets: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    first: tuple[Card, ...]


def head(report: Report, view: View, shown: Sequence[Card] = ()) -> Head:
    """Return what stands above the events; `shown` are the cards of the page."""
    levels = Counter(finding.severity for finding in report.findings if finding.acceptance is None)
    accepted = sum(finding.acceptance is not None for finding in report.findings)
    outlets: dict[str, list[str]] = {}
    for number, document in enumerate(report.documents, start=1):
        outlets.setdefault(document.outlet, []).append(str(number))
    tallies = [
        Tally(phrases.severity(level), SHAPES[level], phrases.count(levels[level], phrases.severity(level)))
        for level in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    ]
    return Head(
        summary=phrases.summary(report),
        tallies=(*tallies, *([Tally("accepted", "✓", f"{accepted:,} accepted")] if accepted else [])),
        gate=_gate(view, levels),
        inputs=f"{phrases.count(len(report.documents), 'article')} of {phrases.count(len(outlets), 'outlet')}",
        open=_open(report),
        skipped=report.skipped,
        version=view.version,
        outlets=tuple(sorted((outlet, " ".join(own)) for outlet, own in outlets.items())),
        kinds=tuple(sorted({card.kind for card in shown if card.kind})),
        settings=view.settings,
        first=_first(shown),
    )


def _first(shown: Sequence[Card]) -> tuple[Card, ...]:
    """Return the gravest findings that nobody has accepted: the first few errors, else the first few warnings."""
    open_ones = [card for card in shown if not card.accepted]
    errors = [card for card in open_ones if card.finding.severity is Severity.ERROR]
    return tuple((errors or [card for card in open_ones if card.finding.severity is Severity.WARNING])[:_MOST_FIRST])


def _gate(view: View, levels: Counter[Severity]) -> str:
    if view.gate is None:
        return "Nothing fails this run."
    failing = sum(number for level, number in levels.items() if level >= view.gate)
    verdict = f"{phrases.count(failing, 'finding')} reached it" if failing else "none reached it"
    return f"A finding fails this run from {phrases.severity(view.gate)} up; {verdict}."


def _open(report: Report) -> tuple[str, ...]:
    """Return what was read and not understood: days that nothing settles, money of an unknown currency, units with several meanings."""
    days = money = units = 0
    for event in report.events:
        for claim in (claim for fact in event.facts for claim in fact.claims):
            if isinstance(claim, DateClaim):
                days += claim.range.first is None and claim.range.last is None
            elif isinstance(claim, FigureClaim):
                money += claim.quantity.unit == "XXX"
                units += bool(claim.quantity.readings)
    told = (
        (days, "date that no day of publication settles", "dates that no day of publication settles"),
        (money, "amount in a currency that is not clear", "amounts in a currency that is not clear"),
        (units, "figure in a unit with several meanings", "figures in a unit with several meanings"),
    )
    return tuple(phrases.count(number, one, many) for number, one, many in told if number)
