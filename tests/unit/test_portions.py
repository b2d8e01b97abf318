"""A part beside its rest, and a share of a stated whole beside a count: tests/cases/portions.toml."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import pipeline
from factcheck.model import Document, Verdict

if TYPE_CHECKING:
    from factcheck.model import Fact, Report

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "portions.toml").read_text(encoding="utf-8"))


def compared(*texts: str) -> Report:
    """Return the report on some texts of one event, in documents a, b, c."""
    return pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in zip("abc", texts, strict=False)])


def joined(report: Report, *figures: str) -> Fact | None:
    """Return the fact that holds the first figure of document a, the second one of b and so on."""
    wanted = set(zip("abc", figures, strict=False))
    facts = (fact for event in report.events for fact in event.facts)
    told = ((fact, {(claim.mention.anchor.document, claim.mention.anchor.surface) for claim in fact.claims}) for fact in facts)
    return next((fact for fact, claims in told if wanted <= claims), None)


@pytest.mark.parametrize("case", CASES["together"], ids=lambda case: " / ".join(case["figures"]))
def test_parts_and_their_rest_are_one_fact(case: dict[str, Any]) -> None:
    """Two figures of one whole are one fact, whichever article comes first."""
    one, other = case["figures"]

    fact = joined(compared(case["one"], case["other"]), one, other)
    turned = joined(compared(case["other"], case["one"]), other, one)

    assert fact is not None
    assert (fact.verdict, fact.reason) == (case["verdict"], case["reason"])
    assert turned is not None
    assert (turned.verdict, turned.reason) == (case["verdict"], case["reason"])


@pytest.mark.parametrize("case", CASES["nothing"], ids=lambda case: " / ".join(case["figures"]))
def test_what_only_looks_like_a_rest_is_left_alone(case: dict[str, Any]) -> None:
    """Other bases, groups, times and questions, and three-way divisions yield no fact and no finding."""
    report = compared(case["one"], case["other"])

    assert joined(report, *case["figures"]) is None
    assert report.findings == ()


def test_the_arithmetic_is_told() -> None:
    """The explanation says how the one figure comes to the other."""
    rest = joined(compared("In the vote 62% of members were in favour.", "In the vote 38% of members were against."), "62%", "38%")
    share = joined(compared("Half of the £180m loan has been repaid.", "It has repaid £90m of the loan."), "Half", "£90m")

    assert rest is not None
    assert rest.explanation == "a: 62%; b: 38%: 38% is the rest of 62%."
    assert share is not None
    assert share.explanation == "a: Half; b: £90m: half of £180m is 90,000,000."


def test_a_conflict_names_what_would_fit() -> None:
    """A share of a stated whole that misses the count is a warning with the arithmetic."""
    report = compared(
        "A third of the 180 workers at the Tarn mill will lose their jobs.", "At the Tarn mill 75 workers will lose their jobs."
    )

    assert [(finding.rule, finding.message) for finding in report.findings] == [
        ("figure.conflict", "a: A third; b: 75 (a third of 180 is 60)")
    ]


def test_three_outlets_are_one_fact_in_any_order() -> None:
    """Two that tell the part and one that tells the rest are one fact; so are two counts and one share."""
    votes = (
        "In the vote 62% of members were in favour.",
        "Of the members 62% were in favour in the vote.",
        "In the vote 38% of members were against.",
    )
    loans = (
        "Half of the 240 jobs at the Tarn mill will be cut.",
        "The Tarn mill will cut 120 jobs.",
        "At the Tarn mill 120 jobs will be cut.",
    )

    for texts in (votes, loans):
        facts = []
        for order in permutations(texts):
            report = compared(*order)
            told = [
                fact for event in report.events for fact in event.facts if len({claim.mention.anchor.document for claim in fact.claims}) > 2
            ]
            facts += [(fact.verdict, fact.reason) for fact in told if fact.restated]
        assert facts in ([(Verdict.EQUIVALENT, "rest-of-whole")] * 6, [(Verdict.EQUIVALENT, "share-of-whole")] * 6)


def test_an_article_beside_its_copy_agrees() -> None:
    """What both copies tell of both parts is told alike, and nothing is restated."""
    text = "In the vote 62% of members were in favour and 38% were against. A third of the 180 workers, 60 in all, stayed away."

    report = compared(text, text)

    facts = [fact for event in report.events for fact in event.facts]
    assert {fact.verdict for fact in facts} == {Verdict.AGREEMENT}
    assert not any(fact.restated for fact in facts)


def test_explaining_a_pair_shows_the_restated_number() -> None:
    """The bounds of a share are those of what it comes to."""
    documents = [
        Document(id="a", text="A third of the 180 workers at the Tarn mill will lose their jobs.", outlet="a", event="e"),
        Document(id="b", text="At the Tarn mill 60 workers will lose their jobs.", outlet="b", event="e"),
    ]
    fact = joined(pipeline.compare(documents), "A third", "60")
    assert fact is not None

    explanation = pipeline.explain(documents, claims=(fact.claims[0].id, fact.claims[1].id))

    assert [bounds.low for bounds in explanation.comparisons[0].bounds] == [60, 60]
    assert explanation.comparisons[0].relation == "equal"
