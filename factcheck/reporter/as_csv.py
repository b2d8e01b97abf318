"""A table for spreadsheets: one row for each value that a document gives of a fact."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from factcheck.model import FigureClaim
from factcheck.reporter import phrases
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Claim, Report
    from factcheck.reporter.view import View

__all__ = ["render"]

_HEAD = (
    "event",
    "fact",
    "label",
    "kind",
    "verdict",
    "severity",
    "rules",
    "outlet",
    "document",
    "written",
    "low",
    "high",
    "unit",
    "explanation",
)
# A spreadsheet takes a cell that begins so for a formula, and would run what an article says.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the head and the rows, in the order of the report."""
    del view
    outlets = {document.id: document.outlet for document in report.documents}
    rules: dict[str, list[str]] = {}
    for finding in report.findings:
        rules.setdefault(finding.fact or "", []).append(finding.rule)
    yield _line(_HEAD)
    for event in report.events:
        for fact in event.facts:
            head = (
                event.event.id,
                fact.id,
                fact.label,
                fact.kind,
                fact.verdict,
                phrases.severity(fact.severity),
                " ".join(rules.get(fact.id, ())),
            )
            for claim in fact.claims:
                yield _line((*map(_text, head), *_values(claim, outlets), _text(fact.explanation)))


def _values(claim: Claim, outlets: Mapping[str, str]) -> tuple[str, ...]:
    anchor = claim.mention.anchor
    written = (_text(outlets.get(anchor.document, "")), _text(anchor.document), _text(anchor.surface))
    if not isinstance(claim, FigureClaim):
        return (*written, "", "", "")
    low, high = (f"{bound:f}" if bound is not None else "" for bound in (claim.quantity.low, claim.quantity.high))
    return (*written, low, high, _text(claim.quantity.unit))


def _text(value: str) -> str:
    shown = one_line(value)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _line(values: tuple[str, ...]) -> str:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerow(values)
    return stream.getvalue()
