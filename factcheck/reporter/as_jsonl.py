"""JSON Lines: claims, one a line in reading order; or a report, one record a line.

The records of a report are those of its JSON, each with its `type` first: every document, every input passed over, then event by event the
event and its facts with their claims, and the findings at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.reporter.as_json import claim_object, document_object, event_object, fact_object, finding_object, line, skipped_object
from factcheck.reporter.claim_lines import claim_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Claim, Report
    from factcheck.reporter.view import View

__all__ = ["lines", "render"]


def lines(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield each claim as a line that ends with a newline."""
    for claim in claims:
        yield f"{claim_line(claim)}\n"


def render(report: Report, view: View) -> Iterator[str]:
    """Yield each record of a report as a line that ends with a newline."""
    del view
    for record in _records(report):
        yield f"{line(record)}\n"


def _records(report: Report) -> Iterator[dict[str, Any]]:
    for document in report.documents:
        yield {"type": "document"} | document_object(document)
    for skipped in report.skipped:
        yield {"type": "skipped"} | skipped_object(skipped)
    for event in report.events:
        yield {"type": "event"} | event_object(event.event)
        for fact in event.facts:
            claims = [claim_object(claim) for claim in fact.claims]
            yield {"type": "fact", "event": event.event.id} | fact_object(fact) | {"claims": claims}
    for finding in report.findings:
        yield {"type": "finding"} | finding_object(finding)
