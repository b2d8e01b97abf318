"""The report in a line a finding, for logs and for those who know the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter import phrases
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Report
    from factcheck.reporter.view import View

__all__ = ["render"]


def render(report: Report, view: View) -> Iterator[str]:
    """Yield one line for each finding, the gravest first, and the summary."""
    del view
    paths = {document.id: document.path or document.id for document in report.documents}
    for finding in sorted(report.findings, key=lambda finding: -finding.severity):
        where = ", ".join(paths.get(document, document) for document in finding.documents)
        yield f"{one_line(where)}: {phrases.severity(finding.severity)} {finding.rule}: {one_line(finding.message)}\n"
    yield f"{phrases.summary(report)}\n"
