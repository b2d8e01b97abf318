"""The report on a screen: what differs first, agreements in a line each, everything that one outlet alone tells folded into a count."""

from __future__ import annotations

import os
import re
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len

from factcheck.model import Kind, Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.acceptance import accepted
from factcheck.reporter.concordance import aligned, clipped
from factcheck.reporter.grid import grid
from factcheck.reporter.places import focused, witnesses
from factcheck.reporter.sheet import entry_of
from factcheck.reporter.styled import Screen
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import EventReport, Fact, Finding, Report
    from factcheck.reporter.styled import Piece
    from factcheck.reporter.view import View

__all__ = ["colors", "render"]

_LEVELS = {
    Severity.ERROR: ("✗ error", "bold red"),
    Severity.WARNING: ("! warning", "yellow"),
    Severity.NOTE: ("· note", "cyan"),
    Severity.NONE: ("", ""),
}
_SIGNS = {
    Verdict.CONFLICT: ("≠", "bold red"),
    Verdict.UPDATE: ("→", "cyan"),
    Verdict.APPROXIMATE: ("≈", "cyan"),
    Verdict.EQUIVALENT: ("≡", "green"),
    Verdict.AGREEMENT: ("=", "green"),
}
# Wordings fill no column, and a line says of them what a row could.
_WORDINGS = {Kind.QUOTATION, Kind.TITLE, Kind.NAME}
_NOUNS = {Kind.QUOTATION: "statement", Kind.TITLE: "title", Kind.NAME: "name"}
_MANNERS = {
    Verdict.CONFLICT: "in conflict",
    Verdict.UPDATE: "brought up to date",
    Verdict.APPROXIMATE: "in other words",
    Verdict.EQUIVALENT: "in another form",
    Verdict.AGREEMENT: "alike",
}
_MARK = "bold underline"
_WIDEST_LABEL = 18


def colors(stream: TextIO) -> str | None:
    """Return the colour system that rich finds in a stream (NO_COLOR, FORCE_COLOR, TERM), None for plain text."""
    if not stream.isatty() and "FORCE_COLOR" not in os.environ:
        return None
    from rich.console import Console  # noqa: PLC0415 -- 25 ms, for a screen alone

    console = Console(file=stream)
    return None if console.no_color or not console.is_terminal else console.color_system


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the report event by event."""
    screen = _Screen(report, view)
    compared = [event for event in report.events if len(event.event.documents) > 1]
    for event in compared:
        yield from screen.event(event)
    yield from screen.rest()


class _Screen:
    """One report on its way to the screen: a console that keeps what is printed, and the report's parts by event."""

    def __init__(self, report: Report, view: View) -> None:
        self._report = report
        self._documents = {document.id: document for document in report.documents}
        self._screen = Screen(view.width, view.colors)
        self._findings: dict[str | None, list[Finding]] = {}
        for finding in sorted(report.findings, key=lambda finding: (finding.acceptance is not None, -finding.severity)):
            self._findings.setdefault(finding.event, []).append(finding)

    # ------------------------------------------------------------ an event

    def event(self, report: EventReport) -> Iterator[str]:
        """Yield what several documents tell of one event."""
        names = phrases.labels([self._documents[name] for name in report.event.documents if name in self._documents])
        self._heading(report, names)
        facts = {fact.id: fact for fact in report.facts}
        for finding in self._findings.pop(report.event.id, []):
            if finding.severity >= Severity.WARNING or finding.fact not in facts:
                self._finding(finding, facts.get(finding.fact or ""), names)
        self._facts(report, names)
        alone = phrases.single_sources(report, names)
        if alone:
            self._screen.paragraph((f"+ {one_line(alone)}", "dim"), indent=2)
        self._screen.line()
        yield self._screen.flushed()

    def _heading(self, report: EventReport, names: dict[str, str]) -> None:
        copies = [[names.get(name, name) for name in group] for group in report.event.independent_texts]
        sources = ", ".join(" + ".join(group) for group in copies)
        number, own = len(report.event.documents), len(report.event.independent_texts)
        told = phrases.count(number, "outlet") + (f", {phrases.count(own, 'independent text')}" if own < number else "")
        self._screen.paragraph((one_line(sources), "bold"), (f" · {told}", ""), (f" · event {one_line(report.event.id)}", "dim"))

    def _finding(self, finding: Finding, fact: Fact | None, names: dict[str, str]) -> None:
        if finding.acceptance is not None:  # somebody has looked at the sentences; the line says that it is still there, and why
            told = f"  {one_line(finding.message)} ({one_line(accepted(finding.acceptance))})"
            self._screen.hanging(("✓ ", "dim"), ("accepted  ", "dim"), (finding.rule, "dim bold"), (told, "dim"), indent=2)
            return
        level, style = _LEVELS[finding.severity]
        places = witnesses(finding, fact)
        cuts = [focused(place, finding.message) for place in places]
        labels = [one_line(names.get(place.document, place.document)) for place in places]
        message = phrases.brief(one_line(finding.message), labels)
        self._screen.paragraph((level, style), ("  ", ""), (finding.rule, "bold"), (f"  {message}", ""), indent=2)
        width = min(max(map(cell_len, labels), default=0), _WIDEST_LABEL)
        lines = aligned(cuts, self._screen.width - 4 - width - 2)
        for label, line in zip((clipped(label, width) for label in labels), lines, strict=True):
            gap = " " * (width - cell_len(label) + 2)
            self._screen.line(("    ", ""), (label, "dim"), (gap + line.before, ""), (line.marked, _MARK), (line.after, ""))
        if self._screen.plain and lines:
            self._screen.line((" " * (4 + width + 2 + cell_len(lines[-1].before)), ""), ("^" * cell_len(lines[-1].marked), ""))
        why = [phrases.why(finding, fact)]
        cause = phrases.cause(finding, fact)
        why += [f"Likely cause: {cause}."] if cause else []
        why += [phrases.sentence(finding.suggestion or "")]
        if any(why):
            self._screen.paragraph((one_line(" ".join(why)), "italic"), indent=4)

    def _facts(self, report: EventReport, names: dict[str, str]) -> None:
        """Print what several outlets tell: a table, or a line each where they are too many for columns."""
        compared = [fact for fact in report.facts if fact.verdict is not Verdict.SINGLE]
        told = [fact for fact in compared if fact.kind not in _WORDINGS]
        table = grid(told, report.event.documents, names, self._screen.width - 4)
        if table is None:
            self._listed(told, names)
        elif told:
            self._screen.line(("    ", ""), (table.head, "bold"))
            for fact, lines in table.rows:
                sign, style = _SIGNS[fact.verdict]
                first, *others = self._odd(fact, lines)
                self._screen.line(("  ", ""), (sign, style), (" ", ""), *first)
                for line in others:
                    self._screen.line(("    ", ""), *line)
        self._wordings([fact for fact in compared if fact.kind in _WORDINGS and fact.severity < Severity.WARNING])

    def _odd(self, fact: Fact, lines: Sequence[str]) -> list[list[Piece]]:
        """Return the lines of a row, what departs from the best supported value in the colour of its sign."""
        if fact.verdict is not Verdict.CONFLICT or self._screen.plain:
            return [[(line, "")] for line in lines]
        at_odds = {name for voice in entry_of(fact, self._documents).disputed for name in voice.documents}
        values = {one_line(claim.mention.anchor.surface) for claim in fact.claims if claim.mention.anchor.document in at_odds}
        # The table parts its columns by two blanks.
        cell = re.compile(rf"(?<=  )({'|'.join(re.escape(value) for value in sorted(values)) or '(?!)'})(?=  |$)")
        style = _SIGNS[Verdict.CONFLICT][1]
        return [[(part, style if number % 2 else "") for number, part in enumerate(cell.split(line))] for line in lines]

    def _wordings(self, facts: list[Fact]) -> None:
        """Print statements, names and titles in a line for all of one verdict; what a finding has shown is not repeated."""
        for (kind, verdict), alike in groupby(sorted(facts, key=_heap), key=_heap):
            sign, style = _SIGNS[verdict]
            words = [one_line(phrases.written(fact.sides[0])) for fact in alike]
            told = f"{phrases.count(len(words), _NOUNS[kind])} {_MANNERS[verdict]}: {'; '.join(words)}"
            # Names are told in full, the beginnings of the statements are enough.
            shown = told if kind is Kind.NAME else clipped(told, self._screen.width - 4)
            self._screen.hanging((f"{sign} ", style), (shown, ""), indent=2)

    def _listed(self, facts: list[Fact], names: dict[str, str]) -> None:
        for fact in facts:
            sign, style = _SIGNS[fact.verdict]
            agreed = fact.verdict is Verdict.AGREEMENT
            told = one_line(phrases.written(fact.sides[0]) if agreed else phrases.values(fact, names))
            support = f" · {phrases.support(fact)}" if agreed else f" · {fact.verdict}"
            self._screen.hanging((f"{sign} ", style), (told + _about(fact), ""), (support, "dim"), indent=2)

    # ------------------------------------------------------------ what is left

    def rest(self) -> Iterator[str]:
        """Yield the documents that stand alone, findings about one article, what was skipped, and the summary."""
        names = phrases.labels(self._report.documents)
        for finding in [finding for findings in self._findings.values() for finding in findings]:
            self._finding(finding, None, names)
        alone = [event for event in self._report.events if len(event.event.documents) == 1]
        if alone:
            told = ", ".join(f"{names.get(event.event.documents[0], '')} ({phrases.count(len(event.facts), 'fact')})" for event in alone)
            self._screen.hanging((f"Nothing to compare with: {one_line(told)}", "dim"))
        for skipped in self._report.skipped:
            place = skipped.path if skipped.line is None else f"{skipped.path}:{skipped.line}"
            self._screen.hanging((f"Skipped {one_line(place)}: {one_line(skipped.reason)}", "dim"))
        self._screen.paragraph((phrases.summary(self._report), "bold"))
        standing = [finding for finding in self._report.findings if finding.acceptance is None]
        if standing:
            rule = standing[0].rule
            self._screen.paragraph((f"More: factcheck rules {rule}. Leave it out: --ignore {rule}", "dim"))
        yield self._screen.flushed()


def _heap(fact: Fact) -> tuple[Kind, Verdict]:
    return fact.kind, fact.verdict


def _about(fact: Fact) -> str:
    about = one_line(phrases.subject(fact))
    return f" · {about}" if about else ""
