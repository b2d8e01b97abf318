"""The phrases that reports for people share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Document
from factcheck.reporter import phrases

if TYPE_CHECKING:
    from factcheck.model import Fact, Report

NAMES = {"harbour-news": "Harbour News", "ledger": "Ledger", "morning-copy": "Morning Copy"}


@pytest.mark.parametrize(("number", "told"), [(0, "0 facts"), (1, "1 fact"), (2, "2 facts"), (40659, "40,659 facts")])
def test_count(number: int, told: str) -> None:
    """With the plural that English wants."""
    assert phrases.count(number, "fact") == told
    assert phrases.count(2, "body", "bodies") == "2 bodies"


def test_listed() -> None:
    """One, two, three."""
    assert [phrases.listed(names) for names in ("a", "ab", "abc")] == ["a", "a and b", "a, b and c"]


def test_labels_are_outlets_where_they_tell_documents_apart() -> None:
    """Two documents of one outlet go by their ids."""
    documents = [Document(id=name, text="", outlet=outlet) for name, outlet in (("x/1", "post"), ("x/2", "post"), ("y/1", "herald"))]

    assert phrases.labels(documents) == {"x/1": "x/1", "x/2": "x/2", "y/1": "herald"}


def test_values_by_side(conflicting: tuple[Fact, ...]) -> None:
    """Each side with its outlets."""
    assert phrases.values(conflicting[0], NAMES) == "2,010 (Harbour News); 2,001 (Ledger, Morning Copy)"


def test_values_of_one_side_by_spelling(conflicting: tuple[Fact, ...]) -> None:
    """One value in two forms is still two forms."""
    one = conflicting[2]._replace(sides=conflicting[2].sides[:1])

    assert phrases.values(one, NAMES) == "134 tonnes (Harbour News); 134 tons (Ledger, Morning Copy)"


def test_first_wording_stands_for_all(conflicting: tuple[Fact, ...]) -> None:
    """One wording, and from how many outlets there is one."""
    assert phrases.first_wording(conflicting[0]) == "2,010 · 3 outlets"


def test_long_values_are_cut(calm: tuple[Fact, ...]) -> None:
    """A quotation does not fill the screen; a side that writes nothing is empty."""
    side = calm[0].sides[0]._replace(as_written=("word " * 40,))

    assert phrases.written(side) == "word word word word word word word word word wo…"
    assert phrases.written(side._replace(as_written=())) == ""


def test_subject_is_left_out_where_it_is_the_value(conflicting: tuple[Fact, ...]) -> None:
    """A quotation's label is the quotation."""
    arrested = conflicting[0]

    assert phrases.subject(arrested) == "suspects arrested"
    assert phrases.subject(arrested._replace(label="2,001")) == ""


def test_cause_is_told_once(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """In words, and not again where the explanation has it."""
    finding, fact = report.findings[0], conflicting[0]

    assert phrases.cause(finding, fact) == phrases.cause(finding, None) == "digits transposed"
    assert phrases.cause(finding, fact._replace(explanation="apart; likely cause: digits-transposed.")) == ""
    assert phrases.cause(report.findings[1], fact) == ""


@pytest.mark.parametrize(
    ("message", "explanation", "added"),
    [
        ("a: 2,010; b: 2,001", "a: 2,010; b: 2,001: they cannot all be right.", "They cannot all be right."),
        ("a: 2,010; b: 2,001", "a: 2,010; b: 2,001: apart; likely cause: digits-transposed.", "Apart; likely cause: digits-transposed."),
        ("a: 2,010; b: 2,001.", "a: 2,010; b: 2,001.", ""),
        ("a: tons; b: tonnes; a ton may be short", "a: tons; b: tonnes: one value in two forms.", "One value in two forms."),
        ("a: “here”; b: “there”", "One quotation in different words: a: “here”; b: “there”.", "One quotation in different words."),
        ("a: 2,010; b: 2,001", "The counts differ by 9.", "The counts differ by 9."),
        ("a: 2,010; b: 2,001", "Exact counts: they differ by 9.", "Exact counts: they differ by 9."),
        ("a: 2,010; b: 2,001", "", ""),
    ],
)
def test_why_adds_to_the_message(report: Report, conflicting: tuple[Fact, ...], message: str, explanation: str, added: str) -> None:
    """What the message says already is not said again."""
    finding = replace(report.findings[0], message=message)

    assert phrases.why(finding, conflicting[0]._replace(explanation=explanation)) == added
    assert phrases.why(finding, None) == ""


def test_a_finding_on_one_article_tells_what_would_fit(report: Report) -> None:
    """Its arithmetic is in the message, the value in the suggestion."""
    within = replace(report.findings[0], fact=None, suggestion="11")

    assert phrases.why(within, None) == "What would fit:"
    assert phrases.why(replace(within, suggestion=None), None) == ""


def test_support(calm: tuple[Fact, ...]) -> None:
    """Copies are told apart from independent texts."""
    assert phrases.support(calm[0]) == "3 outlets, 2 independent texts"
    assert phrases.support(calm[1]) == "2 outlets"


def test_single_sources(report: Report) -> None:
    """A count for each document; nothing where there is none."""
    event = report.events[0]

    assert phrases.single_sources(event, NAMES) == "3 facts in one outlet only: Harbour News 3"
    assert phrases.single_sources(replace(event, facts=event.facts[:2]), NAMES) == ""


def test_summary(report: Report) -> None:
    """Inputs, verdicts, findings, and what was skipped where anything was."""
    assert phrases.summary(report) == "4 articles, 2 events: 2 conflicts, 3 agreements; 1 error, 2 warnings, 1 note; 2 skipped"
    assert phrases.summary(replace(report, skipped=())).endswith("1 note")
