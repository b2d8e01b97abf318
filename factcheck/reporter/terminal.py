"""The report on a screen: what differs first, agreements in a line each, everything that one outlet alone tells folded into a count."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.model import Kind, Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.places import Cut, cut, witnesses
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from factcheck.model import EventReport, Fact, Finding, Report
    from factcheck.reporter.view import View

__all__ = ["colors", "render"]

_LEVELS = {
    Severity.ERROR: ("✗ error", "bold red"),
    Severity.WARNING: ("! warning", "yellow"),
    Severity.NOTE: ("· note", "cyan"),
    Severity.NONE: ("", ""),
}
_DIFFERS = {
    Verdict.CONFLICT: ("≠", "bold red"),
    Verdict.UPDATE: ("→", "cyan"),
    Verdict.APPROXIMATE: ("≈", "cyan"),
    Verdict.EQUIVALENT: ("≡", "green"),
}
_MARK = "bold underline"
_LINES_OF_EVIDENCE = 3
_WIDEST_LABEL = 18


def colors(stream: TextIO) -> str | None:
    """Return the colour system that rich finds in a stream (NO_COLOR, FORCE_COLOR, TERM), None for plain text."""
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
        self._plain = view.colors is None
        self._stream = StringIO()
        self._console = Console(
            file=self._stream,
            width=view.width,
            color_system=view.colors,  # type: ignore[arg-type]  # rich wants the literal names that it gave in `colors`
            force_terminal=not self._plain,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
        self._findings: dict[str | None, list[Finding]] = {}
        for finding in sorted(report.findings, key=lambda finding: -finding.severity):
            self._findings.setdefault(finding.event, []).append(finding)

    def _flush(self) -> str:
        printed = "\n".join(line.rstrip() for line in self._stream.getvalue().split("\n"))
        self._stream.seek(0)
        self._stream.truncate()
        return printed

    def _print(self, renderable: RenderableType, indent: int = 0) -> None:
        self._console.print(Padding(renderable, (0, 0, 0, indent)) if indent else renderable)

    # ------------------------------------------------------------ an event

    def event(self, report: EventReport) -> Iterator[str]:
        """Yield what several documents tell of one event."""
        members = {document.id: document for document in self._report.documents}
        names = phrases.labels([members[name] for name in report.event.documents if name in members])
        self._heading(report, names)
        findings = self._findings.pop(report.event.id, [])
        facts = {fact.id: fact for fact in report.facts}
        shown: set[str] = set()
        for finding in findings:
            if finding.severity >= Severity.WARNING:
                self._finding(finding, facts.get(finding.fact or ""), names)
                shown.add(finding.fact or "")
        rules = {finding.fact: finding.rule for finding in findings if finding.severity < Severity.WARNING}
        self._differing([fact for fact in report.facts if fact.verdict in _DIFFERS and fact.id not in shown], rules, names)
        for finding in findings:
            if finding.severity < Severity.WARNING and finding.fact not in facts:
                self._finding(finding, None, names)
        self._agreements(report)
        alone = phrases.single_sources(report, names)
        if alone:
            self._print(Text(f"+ {one_line(alone)}", style="dim"), 2)
        self._print("")
        yield self._flush()

    def _heading(self, report: EventReport, names: dict[str, str]) -> None:
        copies = [[names.get(name, name) for name in group] for group in report.event.independent_texts]
        sources = ", ".join(" + ".join(group) for group in copies)
        number, own = len(report.event.documents), len(report.event.independent_texts)
        told = phrases.count(number, "outlet") + (f", {phrases.count(own, 'independent text')}" if own < number else "")
        self._print(Text.assemble((one_line(sources), "bold"), f" · {told}", (f" · event {one_line(report.event.id)}", "dim")))

    def _finding(self, finding: Finding, fact: Fact | None, names: dict[str, str]) -> None:
        level, style = _LEVELS[finding.severity]
        self._print(Text.assemble((level, style), "  ", (finding.rule, "bold"), "  ", one_line(finding.message)), 2)
        places = witnesses(finding, fact)
        table = Table.grid(padding=(0, 2, 0, 0))
        width = min(max((cell_len(one_line(names.get(place.document, place.document))) for place in places), default=0), _WIDEST_LABEL)
        table.add_column(width=width, no_wrap=True, overflow="ellipsis", style="dim")
        table.add_column(ratio=1)
        room = self._console.width - 4 - width - 2
        for place in places:
            label = one_line(names.get(place.document, place.document))
            table.add_row(Text(label), self._sentence(cut(place, room * _LINES_OF_EVIDENCE), room))
        self._print(table, 4)
        why = [phrases.why(finding, fact)]
        cause = phrases.cause(finding, fact)
        why += [f"Likely cause: {cause}."] if cause else []
        why += [phrases.sentence(finding.suggestion or "")]
        if any(why):
            self._print(Text(one_line(" ".join(why)), style="italic"), 4)

    def _sentence(self, piece: Cut, width: int) -> Text:
        """Return a sentence with its span underlined: by style, or by carets on a line below where there are no styles."""
        text = Text.assemble(piece.before, (piece.marked, _MARK), piece.after)
        if not self._plain:
            return text
        lines: list[Text] = []
        for line in text.wrap(self._console, width):
            lines.append(line)
            for span in line.spans:
                start = cell_len(line.plain[: span.start])
                lines.append(Text(" " * start + "^" * cell_len(line.plain[span.start : span.end].rstrip())))
        return Text("\n").join(lines)

    def _differing(self, facts: list[Fact], rules: dict[str | None, str], names: dict[str, str]) -> None:
        for fact in facts:
            sign, style = _DIFFERS[fact.verdict]
            rule = rules.get(fact.id)
            # Wordings that outlets put each in their own way would fill the screen: the first stands for all.
            told = phrases.first_wording(fact) if fact.kind is Kind.QUOTATION else phrases.values(fact, names)
            line = Text.assemble((f"{sign} ", style), one_line(told), _about(fact))
            line.append(f" · {rule or fact.verdict}", style="dim")
            self._print(_hanging(line), 2)

    def _agreements(self, report: EventReport) -> None:
        for fact in report.facts:
            if fact.verdict is Verdict.AGREEMENT:
                line = Text.assemble(("= ", "green"), one_line(phrases.written(fact.sides[0])), _about(fact))
                line.append(f" · {phrases.support(fact)}", style="dim")
                self._print(_hanging(line), 2)

    # ------------------------------------------------------------ what is left

    def rest(self) -> Iterator[str]:
        """Yield the documents that stand alone, findings about one article, what was skipped, and the summary."""
        names = phrases.labels(self._report.documents)
        for finding in [finding for findings in self._findings.values() for finding in findings]:
            self._finding(finding, None, names)
        alone = [event for event in self._report.events if len(event.event.documents) == 1]
        if alone:
            told = ", ".join(f"{names.get(event.event.documents[0], '')} ({phrases.count(len(event.facts), 'fact')})" for event in alone)
            self._print(_hanging(Text(f"Nothing to compare with: {one_line(told)}", style="dim")))
        for skipped in self._report.skipped:
            place = skipped.path if skipped.line is None else f"{skipped.path}:{skipped.line}"
            self._print(_hanging(Text(f"Skipped {one_line(place)}: {one_line(skipped.reason)}", style="dim")))
        self._print(Text(phrases.summary(self._report), style="bold"))
        if self._report.findings:
            rule = self._report.findings[0].rule
            self._print(Text(f"More on a rule: factcheck rules {rule}. To leave it out: --ignore {rule}.", style="dim"))
        yield self._flush()


def _about(fact: Fact) -> str:
    about = one_line(phrases.subject(fact))
    return f" · {about}" if about else ""


def _hanging(line: Text) -> Table:
    """Return a line whose continuation is indented by two columns."""
    head, tail = line.divide([2])[:2]
    table = Table.grid()
    table.add_column(width=2)
    table.add_column(ratio=1)
    table.add_row(head, tail)
    return table
