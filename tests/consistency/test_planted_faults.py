"""What the checks of one article against itself find of planted faults, and what they say of articles without one.

`faults.toml` and `clean.toml` hold invented articles; the floors are what was reached. A finding counts where its rule is the planted
one and one of its spans is, or lies in, the piece that the fault names.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from factcheck import pipeline
from factcheck.model import Document
from factcheck.rules import RULES

if TYPE_CHECKING:
    from factcheck.model import Finding, Passage

HERE = Path(__file__).parent
RECALL, PRECISION, MOST_FALSE = 0.95, 0.95, 2
ON_ONE_ARTICLE = {name for name, rule in RULES.items() if len(rule.fires) == 1}


class Article(NamedTuple):
    """An article and the faults in it: rule and piece of text."""

    document: Document
    faults: tuple[tuple[str, str], ...]


def articles(name: str) -> list[Article]:
    """Return the articles of a file."""
    entries: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["article"]
    return [
        Article(
            Document(
                id=entry["id"],
                text=entry["text"].strip() + "\n",
                outlet=entry["id"],
                published=datetime.fromisoformat(entry["published"]) if "published" in entry else None,
            ),
            tuple((rule, piece) for rule, piece in entry.get("faults", ())),
        )
        for entry in entries
    ]


@cache
def found(name: str) -> dict[str, tuple[Finding, ...]]:
    """Return the findings on each article of a file."""
    report = pipeline.check([article.document for article in articles(name)])
    by_document: dict[str, list[Finding]] = {article.document.id: [] for article in articles(name)}
    for finding in report.findings:
        by_document[finding.documents[0]].append(finding)
    return {document: tuple(findings) for document, findings in by_document.items()}


def words(place: Passage) -> str:
    """Return what a passage points to, in lower case."""
    return place.text[place.span.start - place.sentence.start : place.span.end - place.sentence.start].lower()


def names(finding: Finding, rule: str, piece: str) -> bool:
    """Say whether a finding is that of a planted fault."""
    return finding.rule == rule and any(piece.lower() in words(place) or words(place) in piece.lower() for place in finding.evidence)


def test_pieces_stand_in_their_articles() -> None:
    """Every fault names a rule and a piece of its text."""
    for article in articles("faults.toml"):
        for rule, piece in article.faults:
            assert rule in ON_ONE_ARTICLE
            assert piece in article.document.text


def test_planted_faults_are_found() -> None:
    """Recall and precision over all rules, and at least one finding of each."""
    hits: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    right = wrong = 0
    for article in articles("faults.toml"):
        findings = found("faults.toml")[article.document.id]
        for rule, piece in article.faults:
            planted[rule] += 1
            hits[rule] += any(names(finding, rule, piece) for finding in findings)
        own = [any(names(finding, rule, piece) for rule, piece in article.faults) for finding in findings]
        right, wrong = right + sum(own), wrong + len(own) - sum(own)

    assert set(planted) == ON_ONE_ARTICLE
    assert all(hits[rule] for rule in planted)
    assert hits.total() / planted.total() >= RECALL
    assert right / (right + wrong) >= PRECISION


def test_clean_articles_are_left_alone() -> None:
    """Near misses are no findings."""
    false = [(document, finding.rule) for document, findings in found("clean.toml").items() for finding in findings]

    assert len(false) <= MOST_FALSE, false


@pytest.mark.parametrize(
    "finding", [finding for findings in found("faults.toml").values() for finding in findings], ids=lambda finding: finding.rule
)
def test_findings_are_complete(finding: Finding) -> None:
    """Each has sentences with spans inside them, the arithmetic in one line, the value that would fit, and a fingerprint."""
    assert finding.fact is None
    assert finding.suggestion
    assert "\n" not in finding.message
    assert finding.message.startswith(finding.documents[0])
    assert finding.fingerprint.startswith("v1:")
    assert finding.evidence
    assert all(place.sentence.contains(place.span) for place in finding.evidence)
