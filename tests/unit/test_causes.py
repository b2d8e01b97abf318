"""Likely causes that show only beside the other facts of an event."""

from __future__ import annotations

import factcheck
from factcheck import comparator, lexicon
from factcheck.config import Policy
from factcheck.model import Alignment, Document, Event, Judgement
from tests.building import Draft, analysis

WIRE = "A ferry sank off Harwick on Friday and 31 people were killed, 12 of them children."
DESK = "At least 31 people died when a ferry sank off Harwick on Friday, police said."


def causes(*texts: str) -> list[tuple[str, str | None]]:
    """Compare texts of one event; return the rule and the cause of each conflict."""
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in zip("abc", texts, strict=False)]
    return [(finding.rule, finding.cause) for finding in factcheck.compare(documents).findings if "conflict" in finding.rule]


def test_a_part_told_as_the_whole() -> None:
    assert causes(WIRE, DESK, "Twelve people were killed when a ferry sank off Harwick on Friday.") == [
        ("figure.conflict", "subset-as-total")
    ]


def test_a_plain_conflict_has_no_cause() -> None:
    assert causes(WIRE, DESK, "Nineteen people were killed when a ferry sank off Harwick on Friday.") == [("figure.conflict", None)]


def test_two_figures_exchanged() -> None:
    def told(subject: str, one: str, other: str) -> Judgement:
        drafts = [Draft(surface=value, value=value, subject=subject, predicate="win") for value in (one, other)]
        analyses = [analysis(name, draft) for name, draft in zip("ab", drafts, strict=True)]
        event = Event(id="e", documents=("a", "b"), independent_texts=(("a",), ("b",)))
        texts = comparator.texts_of(event, {entry.document.id: entry.document for entry in analyses})
        claims = tuple(claim for entry in analyses for claim in entry.claims)
        return comparator.judge(Alignment(label=subject, claims=claims, weight=9.0), texts, lexicon.load(), Policy())

    def cause(*judgements: Judgement) -> list[str | None]:
        return [ruling.cause for judgement in comparator.with_causes(judgements) for ruling in judgement.rulings]

    assert cause(told("seat", "58", "41"), told("ministry", "41", "58")) == ["swapped", "swapped"]
    assert cause(told("seat", "58", "41"), told("ministry", "41", "57")) == [None, None]
