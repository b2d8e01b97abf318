"""The report for pull requests and chat: short, what differs first, the rest folded."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from factcheck.model import Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.places import cut, witnesses
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import EventReport, Fact, Finding, Passage, Report
    from factcheck.reporter.view import View

__all__ = ["render"]

_SHAPES = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️", Severity.NONE: ""}  # noqa: RUF001 -- the sign for information
_SENTENCE = 300
_PUNCTUATION = re.compile(r"([\\`*_\[\]|~])")
# At the beginning of a line these would make a heading, a list or a rule.
_BEGINNING = re.compile(r"^(\d{0,9})([#+=.)-])")
# Markdown dialects turn @name into a mention, #12 into an issue, :smile: into a picture and an address into a link, whatever is escaped:
# an empty comment between the sign and the word keeps it text.
_MAGIC = re.compile(r"(@|#|:)(?=\w)|(:)(?=//)|(?<=www)\.", re.IGNORECASE)


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the summary, the findings that matter, and the rest folded."""
    del view
    yield f"**factcheck**: {_text(phrases.summary(report))}\n"
    facts = {fact.id: fact for event in report.events for fact in event.facts}
    names = phrases.labels(report.documents)
    for finding in sorted(report.findings, key=lambda finding: -finding.severity):
        if finding.severity >= Severity.WARNING:
            yield from _finding(finding, facts.get(finding.fact or ""), names)
    for event in report.events:
        yield from _event(event, names)
    if report.skipped:
        yield f"\n<details><summary>{phrases.count(len(report.skipped), 'input')} skipped</summary>\n\n"
        for skipped in report.skipped:
            place = skipped.path if skipped.line is None else f"{skipped.path}:{skipped.line}"
            yield f"- {_text(place)}: {_text(skipped.reason)}\n"
        yield "\n</details>\n"


def _finding(finding: Finding, fact: Fact | None, names: Mapping[str, str]) -> Iterator[str]:
    yield f"\n{_SHAPES[finding.severity]} **{_text(finding.message)}** (`{finding.rule}`)\n"
    why = phrases.why(finding, fact)
    if why:
        yield f"\n{_text(why)}\n"
    yield "\n"
    for place in witnesses(finding, fact):
        yield f"> {_text(names.get(place.document, place.document))}: {_sentence(place)}\n>\n"


def _sentence(place: Passage) -> str:
    piece = cut(place, _SENTENCE)
    before, marked, after = (_text(part, inside=True) for part in piece)
    # Two asterisks between a letter and a sign ("US**$5**m") are no emphasis in Markdown.
    tight = piece.before[-1:].isalnum() or piece.after[:1].isalnum()
    bold = f"<b>{marked}</b>" if tight else f"**{marked}**"
    return f"{before}{_gap(piece.before[-1:])}{bold}{_gap(piece.after[:1])}{after}"


def _gap(character: str) -> str:
    return " " if character.isspace() else ""


def _event(event: EventReport, names: Mapping[str, str]) -> Iterator[str]:
    told = [fact for fact in event.facts if fact.verdict is not Verdict.SINGLE]
    if not told:
        return
    outlets = phrases.listed(names.get(document, document) for document in event.event.documents)
    yield f"\n<details><summary>{escape(one_line(outlets))}: {phrases.count(len(told), 'fact')} compared</summary>\n\n"
    yield "| Fact | Verdict | Values |\n| --- | --- | --- |\n"
    for fact in told:
        yield f"| {_text(fact.label)} | {fact.verdict} | {_text(phrases.values(fact, names))} |\n"
    alone = phrases.single_sources(event, names)
    yield f"\n{_text(alone)}\n\n</details>\n" if alone else "\n</details>\n"


def _text(value: str, *, inside: bool = False) -> str:
    """Return text as Markdown that shows it as it is; `inside` a line nothing can begin a heading or a list."""
    flat = escape(_PUNCTUATION.sub(r"\\\1", one_line(value)), quote=False)
    plain = _MAGIC.sub(lambda match: f"{match[0]}<!-- -->", flat)
    return plain if inside else _BEGINNING.sub(r"\1\\\2", plain)
