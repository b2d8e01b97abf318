"""What each section of the page shows, as plain records in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.model import Kind, Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.amounts import means
from factcheck.reporter.anchors import anchor_of
from factcheck.reporter.articles import Article, article
from factcheck.reporter.cards import Card, Library, cards, library_of
from factcheck.reporter.header import Head, head
from factcheck.reporter.labels import readable
from factcheck.reporter.places import focused
from factcheck.reporter.sheet import Entry, entry_of, sheet
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Claim, EventReport, Fact, Finding, Report
    from factcheck.reporter.view import View
    from factcheck.rules import Rule

__all__ = ["Page", "Section", "page"]

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
    """One fact across the outlets, in the order of the columns; `odd` says of each whether it departs from the best supported value."""

    anchor: str
    label: str
    kind: str
    verdict: str
    sign: str
    cells: tuple[tuple[Value, ...], ...]
    odd: tuple[bool, ...]
    card: str | None
    level: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the fact sheet: what the fact is about, its sign, who gives its value, and who gives another.

    `anchor` is "" where the matrix has a row of the fact, and `why` where all write the same.
    """

    entry: Entry
    anchor: str
    label: str
    sign: str
    outlets: str
    disputed: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One event; `sheet` is in groups, each with its name; `singles`, by outlet, stand at the anchor `singled`."""

    anchor: str
    name: str
    told: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    sheet: tuple[tuple[str, tuple[Record, ...]], ...]
    singles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    singled: str
    alone: str


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
    library = library_of(report)
    found: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.event, []).append(finding)
    sections: list[Section] = []
    homes: dict[str, EventReport] = {}
    for event in report.events:
        sections.append(_section(event, cards(found.pop(event.event.id, ()), event, library), library))
        homes |= dict.fromkeys(event.event.documents, event)
    within = cards([finding for rest in found.values() for finding in rest], None, library)
    fired = {finding.rule for finding in report.findings}
    shown = (*(card for section in sections for card in section.cards), *within)
    return Page(
        head=head(report, view, shown),
        index=index,
        events=tuple(section for section in sections if len(section.columns) >= _MANY),
        lone=tuple(section for section in sections if len(section.columns) < _MANY),
        within=within,
        articles=tuple(
            article(document, f"article-{library.numbers[document.id]}", homes.get(document.id)) for document in report.documents
        ),
        rules=tuple(rule for rule in RULES.values() if rule.id in fired),
    )


# ---------------------------------------------------------------- an event


def _section(report: EventReport, own: tuple[Card, ...], library: Library) -> Section:
    ordered = [name for group in report.event.independent_texts for name in group]
    names = phrases.labels([library.documents[name] for name in ordered])
    by_fact = {card.finding.fact: card for card in reversed(own)}
    number, texts = len(ordered), len(report.event.independent_texts)
    return Section(
        anchor=anchor_of("event", report.event.id),
        name=phrases.listed(names[name] for name in ordered),
        told=phrases.count(number, "outlet") + (f", {phrases.count(texts, 'independent text')}" if texts < number else ""),
        columns=tuple(Column(names[name], f"article-{library.numbers[name]}") for name in ordered),
        groups=tuple(Group(len(group), len(group) >= _MANY) for group in report.event.independent_texts),
        rows=tuple(_row(fact, ordered, by_fact, library) for fact in report.facts if _has_row(fact)),
        cards=own,
        sheet=_sheet(report, names, library) if number >= _MANY else (),
        singles=_singles(report, names),
        singled=anchor_of("alone", report.event.id),
        alone=phrases.single_sources(report, names) if number >= _MANY else phrases.count(len(report.facts), "fact"),
    )


def _has_row(fact: Fact) -> bool:
    """Return whether a fact has a row in the matrix: wordings in which nothing differs are left to the fact sheet."""
    return fact.verdict is not Verdict.SINGLE and (fact.kind not in _WORDINGS or fact.severity >= Severity.WARNING)


def _row(fact: Fact, ordered: Sequence[str], own: Mapping[str | None, Card], library: Library) -> Row:
    card = own.get(fact.id)
    disputed = entry_of(fact, library.documents).disputed if fact.verdict is Verdict.CONFLICT else ()
    at_odds = {name for voice in disputed for name in voice.documents}
    told: dict[str, list[Claim]] = {}
    for claim in fact.claims:
        told.setdefault(claim.mention.anchor.document, []).append(claim)
    return Row(
        anchor=anchor_of("fact", fact.id),
        label=readable(fact),
        kind=fact.kind,
        verdict=fact.verdict,
        sign=SIGNS[fact.verdict],
        cells=tuple(_cell(told.get(name, ()), card) for name in ordered),
        odd=tuple(name in at_odds for name in ordered),
        card=card.anchor if card else None,
        level=phrases.severity(fact.severity),
    )


def _cell(claims: Sequence[Claim], card: Card | None) -> tuple[Value, ...]:
    """Return each way in which one document writes a fact, once; of a statement, the words that its finding is about."""
    if card and claims and claims[0].kind is Kind.QUOTATION:
        name = claims[0].mention.anchor.document
        words = (focused(place, card.finding.message).marked for place in card.finding.evidence if place.document == name)
        return tuple(Value(text, "") for text in dict.fromkeys(_short(each) for each in words))
    written = {_short(claim.mention.anchor.surface): claim for claim in reversed(claims)}
    return tuple(Value(text, means(claim)) for text, claim in reversed(written.items()))


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
        why="" if entry.fact.verdict is Verdict.AGREEMENT else entry.fact.explanation,
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
