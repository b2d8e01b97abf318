"""The report in a line a finding, for logs, editors that jump to a place, and those who know the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter import phrases
from factcheck.reporter.acceptance import accepted
from factcheck.reporter.positions import by_minority, region
from factcheck.reporter.visible import one_line
from factcheck.summary import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Document, Fact, Finding, Report
    from factcheck.reporter.view import View

__all__ = ["render"]


def render(report: Report, view: View) -> Iterator[str]:
    """Yield "path:line:column: severity rule: message" for each finding, the gravest first and the accepted last, and the summary."""
    del view
    documents = {document.id: document for document in report.documents}
    facts = facts_of(report)
    for finding in sorted(report.findings, key=lambda finding: (finding.acceptance is not None, -finding.severity)):
        why = f" ({one_line(accepted(finding.acceptance))})" if finding.acceptance else ""
        where = _place(finding, facts, documents)
        yield f"{where}: {phrases.severity(finding.severity)} {finding.rule}: {one_line(finding.message)}{why}\n"
    yield f"{phrases.summary(report)}\n"


def _place(finding: Finding, facts: Mapping[str, Fact], documents: Mapping[str, Document]) -> str:
    """Return where to look first, as far as it is known: the path as it was given, which an editor finds from where the run was started."""
    place = next((place for place in by_minority(finding, facts) if place.document in documents), None)
    if place is None:
        return one_line(", ".join(finding.documents))
    document = documents[place.document]
    where = region(document, place)
    numbers = [] if where is None else [str(number) for number in where[:2] if number is not None]
    return one_line(":".join([document.path or document.id, *numbers]))
