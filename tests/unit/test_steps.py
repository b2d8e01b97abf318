"""What an article says that a number was before, beside an earlier report that has that number."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.model import Document, Fact, Verdict

EARLY = "At least 97 seals are dead on the beach at Corran Point, wardens said. A vet was called."
LATE = "The number of seals found dead at Corran Point climbed to 131 on Wednesday, up from 97 a day earlier, the wardens said."


def fact_of(surface: str, *texts: str) -> Fact:
    """Return the one fact that has a figure as written."""
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in zip("abc", texts, strict=False)]
    facts = pipeline.compare(documents).events[0].facts
    return next(fact for fact in facts if any(claim.mention.anchor.surface == surface for claim in fact.claims))


@pytest.mark.parametrize(
    "late",
    [
        LATE,
        "The number of dead seals at Corran Point stood at 131, up from 97 two days earlier.",
        "The number of seals found dead at Corran Point rose from 97 to 131 on Wednesday, the wardens said.",
    ],
)
def test_an_earlier_report_of_the_number_before_is_a_report_of_the_number_now(late: str) -> None:
    third = "Corran Point: 131 seals have been found dead, a charity said."
    fact = fact_of("131", EARLY, late, third)
    assert fact.verdict is Verdict.UPDATE
    assert {claim.mention.anchor.document for claim in fact.claims} == {"a", "b", "c"}
    assert {claim.mention.anchor.surface for claim in fact.claims} == {"97", "131"}


@pytest.mark.parametrize(
    ("early", "late", "surface"),
    [
        # sales of two years
        (
            "The Corran Harbour Company sold 97 boats last year.",
            "The Corran Harbour Company sold 131 boats, up from 97 a year earlier.",
            "131",
        ),
        ("Corran had 97 seals in its 2024 count.", "The wardens counted 131 seals at Corran Point, up from 97 in 2024.", "131"),
        # nobody else has the number before
        ("At least 120 seals are dead on the beach at Corran Point, wardens said.", LATE, "97"),
        # what is planned is no count yet
        ("Corran Council has 97 wardens in place.", "Corran Council will raise the number of wardens to 131 from 97, it said.", "131"),
    ],
)
def test_what_does_not_run_on_is_no_update(early: str, late: str, surface: str) -> None:
    fact = fact_of(surface, early, late)
    assert fact.verdict is Verdict.SINGLE


def test_a_hedge_that_reaches_the_number_now_leaves_the_two_texts_at_their_times() -> None:
    fact = fact_of("131", EARLY, LATE)
    assert (fact.verdict, fact.reason) == (Verdict.UPDATE, "later-count")
    assert "from 97 to 131" in fact.explanation


def test_two_texts_that_tell_both_agree_on_each() -> None:
    other = "At Corran Point 131 dead seals were counted, up from 97 on Tuesday, the wardens said."
    for surface in ("131", "97"):
        fact = fact_of(surface, LATE, other)
        assert fact.verdict is Verdict.AGREEMENT
        assert {claim.mention.anchor.surface for claim in fact.claims} == {surface}
