"""Workflow commands: GitHub shows each as an annotation at its line.

Source of the form: GitHub, Workflow commands for GitHub Actions. A step shows ten annotations of a severity and drops the rest without a
word, and leaves columns out of account where they lie on different lines.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.reporter import phrases
from factcheck.reporter.positions import by_minority, path_of, region
from factcheck.reporter.visible import one_line
from factcheck.summary import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Document, Fact, Finding, Passage, Report
    from factcheck.reporter.view import View

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice", Severity.NONE: "debug"}
# The total at the end is a notice itself.
_MOST = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.NOTE: 9, Severity.NONE: 10}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, view: View) -> Iterator[str]:
    """Yield a command for each finding that nobody has accepted, ten of a severity at most, and a notice with the total."""
    documents = {document.id: document for document in report.documents}
    facts = facts_of(report)
    found: Counter[Severity] = Counter()
    for finding in sorted(report.findings, key=lambda finding: -finding.severity):
        if finding.acceptance is not None:
            continue
        found[finding.severity] += 1
        if found[finding.severity] <= _MOST[finding.severity]:
            yield _command(finding, documents, facts, view)
    hidden = sum(max(number - _MOST[severity], 0) for severity, number in found.items())
    more = f" ({hidden:,} of these are not shown as annotations)" if hidden else ""
    yield f"::notice title=factcheck::{one_line(phrases.summary(report) + more).translate(_DATA)}\n"


def _command(finding: Finding, documents: Mapping[str, Document], facts: Mapping[str, Fact], view: View) -> str:
    place = next((place for place in by_minority(finding, facts) if place.document in documents), None)
    properties = _place(documents[place.document], place, view) if place else {}
    properties["title"] = finding.rule
    listed = ",".join(f"{name}={one_line(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{one_line(finding.message).translate(_DATA)}\n"


def _place(document: Document, place: Passage, view: View) -> dict[str, str]:
    """Return the properties that name a place, as far as it is known; an article without a file has none."""
    if document.path is None:
        return {}
    where = region(document, place)
    if where is None:
        return {"file": path_of(document, view)}
    line, column, end_line, end_column = where
    numbers = (
        {"line": line, "endLine": end_line}
        if line != end_line
        else {"line": line, "col": column, "endLine": end_line, "endColumn": end_column}
    )
    return {"file": path_of(document, view)} | {name: str(number) for name, number in numbers.items() if number is not None}
