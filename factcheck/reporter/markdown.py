"""The report for pull requests and chat: short, what differs first, the rest folded."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.patterns import lazily
from factcheck.reporter import phrases
from factcheck.reporter.acceptance import accepted
from factcheck.reporter.places import focused, trimmed, witnesses
from factcheck.reporter.sheet import sheet
from factcheck.reporter.visible import one_line
from factcheck.summary import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Document, EventReport, Fact, Finding, Passage, Report
    from factcheck.reporter.sheet import Entry
    from factcheck.reporter.view import View

__all__ = ["render"]

_SHAPES = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️", Severity.NONE: ""}  # noqa: RUF001 -- the sign for information
_SENTENCE = 300
_PUNCTUATION = lazily(r"([\\`*_\[\]|~])")
# At the beginning of a line these would make a heading, a list or a rule.
_BEGINNING = lazily(r"^(\d{0,9})([#+=.)-])")
# Markdown dialects turn @name into a mention, #12 into an issue, :smile: into a picture and an address into a link, whatever is escaped:
# an empty comment between the sign and the word keeps it text.
_MAGIC = lazily(r"(@|#|:)(?=\w)|(:)(?=//)|(?<=www)\.", re.IGNORECASE)


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the summary, the errors, and folded the warnings, the fact sheet of each event, and what was passed over."""
    del view
    yield f"**factcheck**: {_text(phrases.summary(report))}\n"
    facts = facts_of(report)
    names = phrases.labels(report.documents)
    open_ones = [finding for finding in report.findings if finding.acceptance is None]
    for finding in open_ones:
        if finding.severity is Severity.ERROR:
            yield from _finding(finding, facts.get(finding.fact or ""), names)
    warnings = [finding for finding in open_ones if finding.severity is Severity.WARNING]
    if warnings:
        yield f"\n<details><summary>{_SHAPES[Severity.WARNING]} {phrases.count(len(warnings), 'warning')}</summary>\n"
        for finding in warnings:
            yield from _finding(finding, facts.get(finding.fact or ""), names)
        yield "\n</details>\n"
    documents = {document.id: document for document in report.documents}
    for event in report.events:
        yield from _event(event, documents, names)
    yield from _folded("accepted", [f"{_text(finding.message)}: {_text(why)}" for finding, why in _accepted(report)])
    skipped = [(passed.path if passed.line is None else f"{passed.path}:{passed.line}", passed.reason) for passed in report.skipped]
    yield from _folded("input skipped", [f"{_text(place)}: {_text(reason)}" for place, reason in skipped])


def _accepted(report: Report) -> Iterator[tuple[Finding, str]]:
    for finding in report.findings:
        if finding.acceptance is not None:
            yield finding, accepted(finding.acceptance)


def _folded(what: str, lines: list[str]) -> Iterator[str]:
    if lines:
        noun, _, participle = what.partition(" ")
        told = phrases.count(len(lines), noun) + f" {participle}" if participle else f"{len(lines):,} {noun}"
        yield f"\n<details><summary>{told}</summary>\n\n"
        yield from (f"- {line}\n" for line in lines)
        yield "\n</details>\n"


def _finding(finding: Finding, fact: Fact | None, names: Mapping[str, str]) -> Iterator[str]:
    yield f"\n{_SHAPES[finding.severity]} **{_text(finding.message)}** (`{finding.rule}`)\n"
    cause = phrases.cause(finding, fact)
    why = " ".join(
        filter(None, (phrases.why(finding, fact), cause and f"Likely cause: {cause}.", phrases.sentence(finding.suggestion or "")))
    )
    if why:
        yield f"\n{_text(why)}\n"
    yield "\n"
    for place in witnesses(finding, fact):
        yield f"> {_text(names.get(place.document, place.document))}: {_sentence(place, finding.message)}\n>\n"


def _sentence(place: Passage, message: str) -> str:
    piece = trimmed(focused(place, message), _SENTENCE)
    before, marked, after = (_text(part, inside=True) for part in piece)
    # Two asterisks between a letter and a sign ("US**$5**m") are no emphasis in Markdown.
    tight = piece.before[-1:].isalnum() or piece.after[:1].isalnum()
    bold = f"<b>{marked}</b>" if tight else f"**{marked}**"
    return f"{before}{_gap(piece.before[-1:])}{bold}{_gap(piece.after[:1])}{after}"


def _gap(character: str) -> str:
    return " " if character.isspace() else ""


def _event(event: EventReport, documents: Mapping[str, Document], names: Mapping[str, str]) -> Iterator[str]:
    entries = sheet(event, documents)
    if not entries:
        return
    outlets = phrases.listed(names.get(document, document) for document in event.event.documents)
    yield f"\n<details><summary>{escape(one_line(outlets))}: fact sheet, {phrases.count(len(entries), 'fact')}</summary>\n\n"
    yield "| Fact | Verdict | Best supported | Says so | Own texts | Others say |\n| --- | --- | --- | --- | --- | --- |\n"
    for entry in entries:
        yield f"| {' | '.join(_row(entry, names))} |\n"
    alone = phrases.single_sources(event, names)
    yield f"\n{_text(alone)}\n\n</details>\n" if alone else "\n</details>\n"


def _row(entry: Entry, names: Mapping[str, str]) -> Iterator[str]:
    spread = f" ({entry.range})" if entry.range else ""
    yield _text(phrases.subject(entry.fact) or entry.fact.kind.value)
    yield entry.fact.verdict.value
    yield _text((entry.value or "no value is better supported") + spread)
    yield _text(", ".join(names.get(name, name) for name in entry.documents))
    yield str(entry.independent)
    told = (f"{voice.value} ({', '.join(names.get(name, name) for name in voice.documents)})" for voice in entry.disputed)
    yield _text("; ".join(told))


def _text(value: str, *, inside: bool = False) -> str:
    """Return text as Markdown that shows it as it is; `inside` a line nothing can begin a heading or a list."""
    flat = escape(_PUNCTUATION.sub(r"\\\1", one_line(value)), quote=False)
    plain = _MAGIC.sub(lambda match: f"{match[0]}<!-- -->", flat)
    return plain if inside else _BEGINNING.sub(r"\1\\\2", plain)
