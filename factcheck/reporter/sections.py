"""What each section of the page shows, as plain records in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.model import DateClaim, FigureClaim, Kind, Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.amounts import means
from factcheck.reporter.anchors import anchor_of
from factcheck.reporter.articles import Article, article
from factcheck.reporter.cards import SHAPES, Card, Library, cards
from factcheck.reporter.labels import readable
from factcheck.reporter.sheet import Entry, sheet
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Claim, EventReport, Fact, Finding, Report, Skipped
    from factcheck.reporter.view import View
    from factcheck.rules import Rule

__all__ = ["Head", "Page", "Section", "head", "page"]

SIGNS = {
    Verdict.CONFLICT: "≠",
    Verdict.UPDATE: "→",
    Verdict.APPROXIMATE: "≈",
    Verdict.EQUIVALENT: "≡",
    Verdict.AGREEMENT: "=",
    Verdict.SINGLE: "1",
}
_MANY = 2
_LONGEST_ROW = 160  # characters of a quotation in a table: a sentence or two
_WORDINGS = {Kind.QUOTATION, Kind.NAME, Kind.TITLE}
_GROUPS = (
    ("Disputed or moving", {Verdict.CONFLICT, Verdict.UPDATE}),
    ("Approximations and equivalents", {Verdict.APPROXIMATE, Verdict.EQUIVALENT}),
    ("Agreements", {Verdict.AGREEMENT}),
)


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
    card: str | None
    level: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the fact sheet: what the fact is about, its sign, who gives its value, and who gives another.

    `anchor` is "" where the matrix has a row of the fact.
    """

    entry: Entry
    anchor: str
    label: str
    sign: str
    outlets: str
    disputed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One event; `sheet` is in groups, each with its name."""

    anchor: str
    name: str
    told: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    sheet: tuple[tuple[str, tuple[Record, ...]], ...]
    singles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above everything: counts, what gates, what went in, and what was not checked.

    `outlets` has each with the numbers of its articles, `kinds` the kinds of fact that there are findings on.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page; `index` leads back to the list of all events where this is the page of one, "" where it is all there is."""

    head: Head
    index: str
    events: tuple[Section, ...]
    lone: tuple[Section, ...]
    within: tuple[Card, ...]
    articles: tuple[Article, ...]
    rules: tuple[Rule, ...]


def page(report: Report, view: View, index: str = "") -> Page:
    """Return all that the page shows."""
    numbers = {document.id: number for number, document in enumerate(report.documents, start=1)}
    library = Library({document.id: document for document in report.documents}, numbers, report.comparisons)
    found: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.event, []).append(finding)
    sections: list[Section] = []
    homes: dict[str, EventReport] = {}
    for event in report.events:
        sections.append(_section(event, cards(found.pop(event.event.id, ()), event, library), library))
        homes |= dict.fromkeys(event.event.documents, event)
    within = cards([finding for rest in found.values() for finding in rest], None, library)
    shown = (*within, *(card for section in sections for card in section.cards))
    return Page(
        head=head(report, view, tuple(sorted({card.kind for card in shown if card.kind}))),
        index=index,
        events=tuple(section for section in sections if len(section.columns) >= _MANY),
        lone=tuple(section for section in sections if len(section.columns) < _MANY),
        within=within,
        articles=tuple(article(document, f"article-{numbers[document.id]}", homes.get(document.id)) for document in report.documents),
        rules=tuple(RULES.values()),
    )


def head(report: Report, view: View, kinds: tuple[str, ...] = ()) -> Head:
    """Return what stands above the events."""
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
        kinds=kinds,
        settings=view.settings,
    )


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


# ---------------------------------------------------------------- an event


def _section(report: EventReport, own: tuple[Card, ...], library: Library) -> Section:
    ordered = [name for group in report.event.independent_texts for name in group]
    names = phrases.labels([library.documents[name] for name in ordered])
    by_fact = {card.finding.fact: card.anchor for card in reversed(own)}
    number, texts = len(ordered), len(report.event.independent_texts)
    return Section(
        anchor=anchor_of("event", report.event.id),
        name=phrases.listed(names[name] for name in ordered),
        told=phrases.count(number, "outlet") + (f", {phrases.count(texts, 'independent text')}" if texts < number else ""),
        columns=tuple(Column(names[name], f"article-{library.numbers[name]}") for name in ordered),
        groups=tuple(Group(len(group), len(group) >= _MANY) for group in report.event.independent_texts),
        rows=tuple(_row(fact, ordered, by_fact) for fact in report.facts if _has_row(fact)),
        cards=own,
        sheet=_sheet(report, names, library) if number >= _MANY else (),
        singles=_singles(report, names),
        alone=phrases.single_sources(report, names) if number >= _MANY else phrases.count(len(report.facts), "fact"),
    )


def _has_row(fact: Fact) -> bool:
    """Return whether a fact has a row in the matrix: wordings in which nothing differs are left to the fact sheet."""
    return fact.verdict is not Verdict.SINGLE and (fact.kind not in _WORDINGS or fact.severity >= Severity.WARNING)


def _row(fact: Fact, ordered: Sequence[str], by_fact: Mapping[str | None, str]) -> Row:
    return Row(
        anchor=anchor_of("fact", fact.id),
        label=readable(fact),
        kind=fact.kind,
        verdict=fact.verdict,
        sign=SIGNS[fact.verdict],
        cells=tuple(_values([claim for claim in fact.claims if claim.mention.anchor.document == name]) for name in ordered),
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


def _sheet(report: EventReport, names: Mapping[str, str], library: Library) -> tuple[tuple[str, tuple[Record, ...]], ...]:
    entries = sheet(report, library.documents)
    groups = ((title, tuple(_record(entry, names) for entry in entries if entry.fact.verdict in verdicts)) for title, verdicts in _GROUPS)
    return tuple((title, records) for title, records in groups if records)


def _record(entry: Entry, names: Mapping[str, str]) -> Record:
    return Record(
        entry=entry,
        anchor="" if _has_row(entry.fact) else anchor_of("fact", entry.fact.id),
        label=phrases.subject(entry.fact) or entry.fact.kind.value,
        sign=SIGNS[entry.fact.verdict],
        outlets=", ".join(names.get(name, name) for name in entry.documents),
        disputed="; ".join(f"{each.value} ({', '.join(names.get(name, name) for name in each.documents)})" for each in entry.disputed),
    )


def _singles(report: EventReport, names: Mapping[str, str]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return, for each outlet, what it alone tells: label and value."""
    alone = [
        (names.get(fact.claims[0].mention.anchor.document, ""), phrases.subject(fact), _short(fact.claims[0].mention.anchor.surface))
        for fact in report.facts
        if fact.verdict is Verdict.SINGLE
    ]
    grouped = groupby(sorted(alone, key=lambda entry: entry[0]), key=lambda entry: entry[0])
    return tuple((outlet, tuple((label, value) for _, label, value in entries)) for outlet, entries in grouped)
