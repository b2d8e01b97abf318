"""A slip of the finger between two texts: what else they leave without a counterpart decides whether two numbers are one fact."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import Any

import pytest

import factcheck
from factcheck.model import Document, Finding, Severity
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "cases" / "nearest.toml").read_text(encoding="utf-8"))["case"]


def conflicts(*texts: str, rule: str = "figure.conflict") -> list[Finding]:
    """Return what conflicts between the texts of one event by a rule."""
    documents = [Document(id=f"text-{number}", text=text, outlet=f"outlet {number}", event="e") for number, text in enumerate(texts)]
    return [finding for finding in factcheck.compare(documents).findings if finding.rule == rule]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_slip_is_a_conflict_where_nothing_else_is_left_that_either_figure_could_be(case: dict[str, Any]) -> None:
    found = conflicts(*case["texts"], rule=case.get("rule", "figure.conflict"))

    assert len(found) == ("conflict" in case)
    assert all(number in finding.message for finding in found for number in case.get("conflict", ()))


def dated(*texts: str) -> list[Document]:
    """Return the texts of one event, as published on a Friday, two and a half hours apart."""
    return [
        Document(
            id=f"text-{number}",
            text=text,
            outlet=f"outlet {number}",
            event="e",
            published=datetime(2026, 6, 12, 5 + 2 * number, 10, tzinfo=UTC),
        )
        for number, text in enumerate(texts)
    ]


def test_what_was_measured_is_no_later_count() -> None:
    one = "Seventeen wagons of a coal train left the rails near Balipada on Thursday. About 950 metres of track was torn up."
    other = "Seventeen wagons of a coal train derailed near Balipada on Thursday and damaged some 650 metres of track."

    found = [finding.rule for finding in factcheck.compare(dated(one, other)).findings]

    assert "figure.update" not in found
    assert "figure.conflict" in found


def test_digits_exchanged_in_two_hedged_numbers_of_one_noun_are_a_slip() -> None:
    assert conflicts("Deputies found roughly 168,000 fentanyl pills in the truck.", "“That's about 186,000 pills,” the sheriff said.")
    assert not conflicts("Deputies found roughly 180,000 fentanyl pills in the truck.", "“That's about 186,000 pills,” the sheriff said.")


def test_a_weekday_is_a_conflict_where_all_others_have_another_of_the_same_thing() -> None:
    others = (
        "Seventeen wagons of a goods train jumped the rails near Balipada early on Thursday, officials said.",
        "Seventeen wagons of a coal train left the rails near Balipada on Thursday, the railway said.",
    )
    wrong = "As many as 17 wagons of a freight train derailed near Balipada on Tuesday, the railway said."

    assert "date.conflict" in {finding.rule for finding in factcheck.compare(dated(*others, wrong)).findings}
    assert "date.conflict" not in {finding.rule for finding in factcheck.compare(dated(others[0], wrong)).findings}


def test_a_power_of_ten_in_two_digits_is_no_error_under_another_noun() -> None:
    """What two texts have of a sum is asked of the third, in whatever words; that two digits are the same may be chance."""
    told = "The warehouse fire at Ostley lasted 14 hours and did damage put at £2.3 million."
    again = "The damage to the Ostley warehouse came to £2.3m, the court heard."
    for third in ("A man was jailed for the £23 million Ostley inferno.", "Ostley council has a budget of £23 million this year."):
        (found,) = conflicts(told, again, third)
        assert (found.severity, found.cause) == (Severity.WARNING, "scale-slip")
    (found,) = conflicts(told, again, "The warehouse fire at Ostley did damage of £23 million.")
    assert found.severity is Severity.ERROR
