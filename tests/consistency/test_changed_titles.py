"""What is found of a headline's figure when one digit of it is changed, in articles whose body retells it.

The articles are those for fitting weights (training/clusters): invented, in the style of many newsrooms. The floor is what was reached.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck import intervals, pipeline
from factcheck.config import Policy
from factcheck.intervals import Relation
from factcheck.model import Document, FigureClaim, Section

if TYPE_CHECKING:
    from factcheck.model import Analysis, Finding

CLUSTERS = Path(__file__).parent.parent.parent / "training" / "clusters" / "clusters"
FOUND, LEAST = 0.75, 30
DIGIT = re.compile(r"\d")


class Change(NamedTuple):
    """An article with one digit of its headline changed, and where that stands."""

    document: Document
    place: int


@cache
def documents() -> tuple[Document, ...]:
    """Return the articles that have a headline."""
    paths = sorted(CLUSTERS.glob("*/*.txt"))
    return tuple(Document(id=f"{path.parent.name}/{path.stem}", text=path.read_text(encoding="utf-8"), outlet=path.stem) for path in paths)


def retold(analysis: Analysis) -> list[FigureClaim]:
    """Return the figures in digits of a headline that the body has as well."""
    figures = [claim for claim in analysis.claims if isinstance(claim, FigureClaim)]
    body = [claim for claim in figures if claim.mention.anchor.sentence.section is Section.BODY]
    return [
        claim
        for claim in figures
        if claim.mention.anchor.sentence.section is Section.HEADLINE
        and DIGIT.search(claim.mention.anchor.surface)
        and any(intervals.relate(claim, other, Policy()) is Relation.EQUAL for other in body)
    ]


def changes() -> list[Change]:
    """Return each article with the first digit of each of these figures changed."""
    found: list[Change] = []
    for document in documents():
        for claim in retold(pipeline.analyse(document)):
            start = claim.mention.anchor.span.start
            match = DIGIT.search(document.text, start)
            if match is not None:
                place, digit = match.start(), (int(match[0]) + 3) % 9 + 1
                text = f"{document.text[:place]}{digit}{document.text[place + 1 :]}"
                found.append(Change(replace(document, id=f"{document.id}-{place}", text=text), place))
    return found


def of_headline(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings on a headline's figure."""
    return [
        finding
        for finding in findings
        if finding.rule == "headline.differs"
        and any(DIGIT.search(place.text) for place in finding.evidence)
        and "headline" in finding.message
    ]


def test_a_changed_digit_is_found() -> None:
    """In whatever words the body retells the figure."""
    changed = changes()
    report = pipeline.check([change.document for change in changed])
    places = {finding.documents[0]: [place.span for place in finding.evidence] for finding in of_headline(report.findings)}
    found = [change for change in changed if any(span.start <= change.place < span.end for span in places.get(change.document.id, ()))]

    assert len(changed) >= LEAST
    assert len(found) / len(changed) >= FOUND


def test_an_unchanged_headline_is_left_alone() -> None:
    """None of these contradicts its body."""
    assert of_headline(pipeline.check(list(documents())).findings) == []
