"""A table for spreadsheets: a row for each value that a document gives of a fact, and for each place of a finding in one article."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from factcheck.model import FigureClaim, Passage
from factcheck.reporter import phrases
from factcheck.reporter.acceptance import accepted
from factcheck.reporter.places import surface
from factcheck.reporter.positions import path_of, region
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.model import Claim, Document, EventReport, Finding, Report
    from factcheck.reporter.view import View

__all__ = ["COLUMNS", "cell", "render", "row_of"]

COLUMNS = (
    *("event", "fact", "label", "kind", "verdict", "severity", "rules", "accepted"),
    *("outlet", "document", "path", "line", "column", "written", "low", "high", "unit", "explanation"),
)
# A spreadsheet takes a cell that begins so for a formula, and would run what an article says; some fold the wide forms of these signs.
_FORMULA = tuple("=+-@\t\r|%" + "＝＋－＠｜％")  # noqa: RUF001 -- the wide forms are meant


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the head and the rows, in the order of the report."""
    documents = {document.id: document for document in report.documents}
    by_fact: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_fact.setdefault(finding.fact or "", []).append(finding)
    yield row_of(COLUMNS)
    for event in report.events:
        yield from _event(event, by_fact, documents, view)
    for finding in by_fact.get("", []):
        head = ("", "", finding.message, "", "", phrases.severity(finding.severity), *_findings([finding]))
        for place in finding.evidence:
            yield row_of((*map(cell, head), *_place(documents.get(place.document), place, view), cell(surface(place)), "", "", "", ""))


def _event(event: EventReport, by_fact: Mapping[str, list[Finding]], documents: Mapping[str, Document], view: View) -> Iterator[str]:
    for fact in event.facts:
        told = (phrases.severity(fact.severity), *_findings(by_fact.get(fact.id, [])))
        head = [cell(value) for value in (event.event.id, fact.id, fact.label, fact.kind, fact.verdict, *told)]
        for claim in fact.claims:
            anchor = claim.mention.anchor
            place = Passage(anchor.document, anchor.field, anchor.span, anchor.sentence.span, "")
            where = _place(documents.get(anchor.document), place, view)
            yield row_of((*head, *where, cell(anchor.surface), *_values(claim), cell(fact.explanation)))


def _findings(findings: Sequence[Finding]) -> tuple[str, str]:
    """Return the rules, and who accepted what they found and why."""
    reasons = dict.fromkeys(accepted(finding.acceptance) for finding in findings if finding.acceptance is not None)
    return " ".join(finding.rule for finding in findings), "; ".join(reasons)


def _place(document: Document | None, place: Passage, view: View) -> tuple[str, ...]:
    if document is None:
        return ("", cell(place.document), "", "", "")
    where = region(document, place)
    path = "" if document.path is None else path_of(document, view)
    numbers = (str(number or "") for number in (where[:2] if where else (None, None)))
    return (cell(document.outlet), cell(document.id), cell(path), *numbers)


def _values(claim: Claim) -> tuple[str, str, str]:
    if not isinstance(claim, FigureClaim):
        return ("", "", "")
    low, high = (f"{bound:f}" if bound is not None else "" for bound in (claim.quantity.low, claim.quantity.high))
    return (low, high, cell(claim.quantity.unit))


def cell(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula, on one line."""
    shown = one_line(value)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def row_of(values: Sequence[str]) -> str:
    """Return one row."""
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerow(values)
    return stream.getvalue()
