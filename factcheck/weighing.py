"""What the match behind each finding weighs, worked out after the comparison and only for a report that shows it.

In: a `Report`. Out: the same with `comparisons`: for each finding about a fact, how its first claim and those of other sides were weighed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck import aligner, pipeline
from factcheck import lexicon as tables
from factcheck.config import Policy
from factcheck.model import DateClaim, FigureClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.lexicon import Lexicon
    from factcheck.model import Claim, Comparison, Document, EventReport, Fact, Report

__all__ = ["weighed"]

_PAIRS = 3  # of a finding: its first value beside three others shows what kind of match it is


def weighed(report: Report, policy: Policy | None = None, lexicon: Lexicon | None = None) -> Report:
    """Return the report with the weights behind its findings; the articles that they stand in are read once more."""
    words, policy = lexicon or tables.load(), policy or Policy()
    documents = {document.id: document for document in report.documents}
    found = {finding.fact for finding in report.findings}
    comparisons = [each for event in report.events for each in _compared(event, found, documents, (words, policy))]
    return replace(report, comparisons=tuple(comparisons))


def _compared(
    event: EventReport, found: set[str | None], documents: dict[str, Document], by: tuple[Lexicon, Policy]
) -> Iterator[Comparison]:
    pairs = [(*pair, fact) for fact in event.facts if fact.id in found for pair in _pairs(fact)]
    names = dict.fromkeys(claim.mention.anchor.document for one, other, _ in pairs for claim in (one, other))
    analyses = pipeline.extract([documents[name] for name in names], by[0])
    own = {claim.id: (claim, analysis) for analysis in analyses for claim in analysis.claims}
    for one, other, fact in pairs:
        if one.id in own and other.id in own:  # a report may hold claims of texts that it does not hold
            yield aligner.explain(own[one.id], own[other.id], *by, fact=fact)


def _pairs(fact: Fact) -> list[tuple[Claim, Claim]]:
    """Return the first claim of a fact with the first of each other document that writes another value."""
    first, *others = fact.claims
    if not isinstance(first, FigureClaim | DateClaim):
        return []
    values: dict[str, Claim] = {}
    for claim in others:
        if claim.mention.anchor.document != first.mention.anchor.document and claim.mention.anchor.surface != first.mention.anchor.surface:
            values.setdefault(claim.mention.anchor.surface, claim)
    return [(first, claim) for claim in list(values.values())[:_PAIRS]]
