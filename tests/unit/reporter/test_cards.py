"""One card for each finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.reporter.cards import cards

if TYPE_CHECKING:
    from factcheck.model import Fact, Report

ANCHORS = {"harbour-news": "article-1", "ledger": "article-2"}


def test_the_gravest_first(report: Report) -> None:
    """In the order of severity, each with an anchor of its own."""
    twice = replace(report, findings=report.findings[::-1] + report.findings[:1])
    made = cards(twice, ANCHORS)

    assert [card.level for card in made] == ["error", "error", "warning", "warning", "note"]
    assert [card.anchor for card in made][:2] == [f"finding-v1-figure-conflict-f-suspects-arrested-{number}" for number in (1, 2)]


def test_each_side_with_its_outlets(report: Report) -> None:
    """One sentence stands for all that write the same."""
    exhibits = cards(report, ANCHORS)[0].exhibits

    assert [(exhibit.outlets, exhibit.article) for exhibit in exhibits] == [
        ("harbour-news", "article-1"),
        ("ledger, morning-copy", "article-2"),
    ]


def test_a_document_on_two_sides(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Its sentence stands for the side that writes it so; for its own side where none does."""
    arrested = conflicting[0]
    other = arrested.sides[1]._replace(documents=("harbour-news", "ledger"), as_written=("two thousand",))
    fact = replace(arrested, sides=(arrested.sides[0], other))
    events = (replace(report.events[0], facts=(fact,)),)
    exhibits = cards(replace(report, events=events, findings=report.findings[:1]), ANCHORS)[0].exhibits

    assert [exhibit.outlets for exhibit in exhibits] == ["harbour-news", "harbour-news, ledger"]


def test_wordings_of_one_side(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Each sentence stands for the documents that write it so."""
    seized = conflicting[2]
    one = replace(seized, sides=(seized.sides[0]._replace(as_written=("134 tonnes", "134 tons")),))
    events = (replace(report.events[0], facts=(one,)),)
    exhibits = cards(replace(report, events=events, findings=report.findings[2:3]), ANCHORS)[0].exhibits

    assert [exhibit.outlets for exhibit in exhibits] == ["harbour-news", "ledger, morning-copy"]


def test_finding_about_no_fact(report: Report) -> None:
    """Each sentence stands for itself."""
    finding = replace(report.findings[0], fact=None)

    assert [exhibit.outlets for exhibit in cards(replace(report, findings=(finding,)), ANCHORS)[0].exhibits] == [
        "harbour-news",
        "ledger",
        "morning-copy",
    ]


def test_arithmetic_of_figures_and_dates_alone(report: Report, calm: tuple[Fact, ...]) -> None:
    """A wording has none."""
    dated = calm[2]
    finding = replace(report.findings[0], fact=dated.id, claims=tuple(claim.id for claim in dated.claims), rule="date.conflict")
    figure, wording = cards(report, ANCHORS)[:2]
    (date,) = cards(replace(report, findings=(finding,)), ANCHORS)

    assert [step.written for step in figure.steps] == ["2,010", "2,001", "2,001"]
    assert wording.steps == ()
    assert [(step.written, step.means) for step in date.steps] == [("4 March 2025", "2025-03-04")]


def test_an_explanation_that_repeats_the_message_is_left_out(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Said once is enough."""
    message = report.findings[0].message
    events = (replace(report.events[0], facts=(replace(conflicting[0], explanation=f"{message}."),)),)

    assert cards(replace(report, events=events), ANCHORS)[0].explanation == ""
    assert cards(report, ANCHORS)[0].explanation != ""
