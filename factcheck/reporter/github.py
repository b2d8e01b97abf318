"""Workflow commands: GitHub shows each as an annotation at its line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.reporter import phrases
from factcheck.reporter.positions import by_minority, path_of, region
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Document, Fact, Finding, Report
    from factcheck.reporter.view import View

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice", Severity.NONE: "debug"}
# A step shows ten annotations of a severity and drops the rest without a word.
_MOST = 10
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, view: View) -> Iterator[str]:
    """Yield a command for each finding, ten of a severity at most, and a notice with the total."""
    documents = {document.id: document for document in report.documents}
    facts = {fact.id: fact for event in report.events for fact in event.facts}
    shown: Counter[Severity] = Counter()
    for finding in sorted(report.findings, key=lambda finding: -finding.severity):
        shown[finding.severity] += 1
        if shown[finding.severity] <= _MOST:
            yield _command(finding, documents, facts, view)
    yield f"::notice title=factcheck::{one_line(phrases.summary(report)).translate(_DATA)}\n"


def _command(finding: Finding, documents: Mapping[str, Document], facts: Mapping[str, Fact], view: View) -> str:
    properties: dict[str, str] = {}
    place = next(iter(by_minority(finding, facts)), None)
    if place is not None and place.document in documents:
        document = documents[place.document]
        properties["file"] = path_of(document, view)
        where = region(document, place)
        if where is not None:
            numbers = zip(("line", "col", "endLine", "endColumn"), where, strict=True)
            properties |= {name: str(number) for name, number in numbers if number is not None}
    properties["title"] = finding.rule
    listed = ",".join(f"{name}={one_line(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{one_line(finding.message).translate(_DATA)}\n"
