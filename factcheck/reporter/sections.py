"""What each section of the page shows, as plain records in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.model import Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.amounts import means
from factcheck.reporter.anchors import anchor_of
from factcheck.reporter.articles import Article, article
from factcheck.reporter.cards import SHAPES, Card, cards
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Claim, EventReport, Fact, Report, Skipped
    from factcheck.reporter.view import View
    from factcheck.rules import Rule

__all__ = ["page"]

_SIGNS = {
    Verdict.CONFLICT: "≠",
    Verdict.UPDATE: "→",
    Verdict.APPROXIMATE: "≈",
    Verdict.EQUIVALENT: "≡",
    Verdict.AGREEMENT: "=",
    Verdict.SINGLE: "1",
}
_MANY = 2
_LONGEST_ROW = 160  # characters of a quotation in a table: a sentence or two


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of one severity: "✕ 1 error"."""

    level: str
    shape: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written, and what it comes to where that says more."""

    written: str
    means: str


@dataclass(frozen=True, slots=True)
class Column:
    """One outlet of the matrix; `article` is the anchor of its text."""

    label: str
    article: str


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns that share their wording and count as one source."""

    span: int
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact across the outlets, in the order of the columns."""

    anchor: str
    label: str
    kind: str
    verdict: str
    sign: str
    cells: tuple[tuple[Value, ...], ...]
    support: str
    explanation: str
    card: str | None
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One event."""

    anchor: str
    name: str
    told: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    singles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    summary: str
    tallies: tuple[Tally, ...]
    gate: str
    version: str
    events: tuple[Section, ...]
    lone: tuple[Section, ...]
    within: tuple[Card, ...]
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    rules: tuple[Rule, ...]


def page(report: Report, view: View) -> Page:
    """Return all that the page shows."""
    anchors = {document.id: f"article-{number}" for number, document in enumerate(report.documents, start=1)}
    found = cards(report, anchors)
    sections = [_section(event, report, anchors, found) for event in report.events]
    told = {section.anchor for section in sections}
    levels = Counter(finding.severity for finding in report.findings)
    return Page(
        summary=phrases.summary(report),
        tallies=tuple(
            Tally(phrases.severity(level), SHAPES[level], phrases.count(levels[level], phrases.severity(level)))
            for level in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        ),
        gate=_gate(view, levels),
        version=view.version,
        events=tuple(section for section in sections if len(section.columns) >= _MANY),
        lone=tuple(section for section in sections if len(section.columns) < _MANY),
        within=tuple(card for card in found if card.finding.event is None or anchor_of("event", card.finding.event) not in told),
        articles=tuple(article(document, anchors[document.id], report) for document in report.documents),
        skipped=report.skipped,
        rules=tuple(RULES.values()),
    )


def _gate(view: View, levels: Counter[Severity]) -> str:
    if view.gate is None:
        return "Nothing fails this run."
    failing = sum(number for level, number in levels.items() if level >= view.gate)
    verdict = f"{phrases.count(failing, 'finding')} reached it" if failing else "none reached it"
    return f"A finding fails this run from {phrases.severity(view.gate)} up; {verdict}."


# ---------------------------------------------------------------- an event


def _section(report: EventReport, whole: Report, anchors: Mapping[str, str], cards: Sequence[Card]) -> Section:
    members = {document.id: document for document in whole.documents}
    ordered = [name for group in report.event.independent_texts for name in group]
    names = phrases.labels([members[name] for name in ordered])
    own = tuple(card for card in cards if card.finding.event == report.event.id)
    by_fact = {card.finding.fact: card.anchor for card in reversed(own)}
    number, texts = len(ordered), len(report.event.independent_texts)
    return Section(
        anchor=anchor_of("event", report.event.id),
        name=phrases.listed(names[name] for name in ordered),
        told=phrases.count(number, "outlet") + (f", {phrases.count(texts, 'independent text')}" if texts < number else ""),
        columns=tuple(Column(names[name], anchors[name]) for name in ordered),
        groups=tuple(Group(len(group), len(group) >= _MANY) for group in report.event.independent_texts),
        rows=tuple(_row(fact, ordered, by_fact) for fact in report.facts if fact.verdict is not Verdict.SINGLE),
        cards=own,
        singles=_singles(report, names),
        alone=phrases.single_sources(report, names) if number >= _MANY else phrases.count(len(report.facts), "fact"),
    )


def _row(fact: Fact, ordered: Sequence[str], by_fact: Mapping[str | None, str]) -> Row:
    return Row(
        anchor=anchor_of("fact", fact.id),
        label=fact.label,
        kind=fact.kind,
        verdict=fact.verdict,
        sign=_SIGNS[fact.verdict],
        cells=tuple(_values([claim for claim in fact.claims if claim.mention.anchor.document == name]) for name in ordered),
        support=phrases.support(fact),
        explanation=fact.explanation,
        card=by_fact.get(fact.id),
        level=phrases.severity(fact.severity),
    )


def _values(claims: Sequence[Claim]) -> tuple[Value, ...]:
    """Return each way in which one document writes a fact, once."""
    return tuple(
        {_short(claim.mention.anchor.surface): Value(_short(claim.mention.anchor.surface), means(claim)) for claim in claims}.values()
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_ROW else f"{text[: _LONGEST_ROW - 1].rstrip()}…"


def _singles(report: EventReport, names: Mapping[str, str]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return, for each outlet, what it alone tells: label and value."""
    alone = [
        (names.get(fact.claims[0].mention.anchor.document, ""), phrases.subject(fact), _short(fact.claims[0].mention.anchor.surface))
        for fact in report.facts
        if fact.verdict is Verdict.SINGLE
    ]
    grouped = groupby(sorted(alone, key=lambda entry: entry[0]), key=lambda entry: entry[0])
    return tuple((outlet, tuple((label, value) for _, label, value in entries)) for outlet, entries in grouped)
