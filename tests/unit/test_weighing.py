"""What the match behind each finding weighs, for a report that shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import factcheck
from factcheck.config import Policy
from factcheck.model import Document, Report
from factcheck.weighing import weighed

SAID = "Police in Harwick arrested {} protesters on Friday. “We will not close a {}school,” Mayor Ines Okoro said."


@pytest.fixture(scope="module")
def report() -> Report:
    """Two articles at odds over a figure and a quotation, and one that repeats the first."""
    told = (("a", 131, ""), ("b", 113, "large "), ("c", 131, ""))
    return factcheck.compare(
        [Document(id=name, text=SAID.format(number, word), outlet=name, event="e") for name, number, word in told], policy=Policy()
    )


def test_each_finding_on_figures_is_weighed(report: Report) -> None:
    """The first value beside another: what is equal needs no second look, and wordings go without weights."""
    comparisons = weighed(report).comparisons

    assert [{claim.mention.anchor.surface for claim in pair.claims} for pair in comparisons] == [{"131", "113"}]
    assert comparisons[0].evidence
    assert comparisons[0].bounds[0].allowed_low is not None
    assert weighed(report, Policy()) == weighed(report)


def test_nothing_is_weighed_without_a_finding(report: Report) -> None:
    """And nothing is read again."""
    assert weighed(replace(report, findings=())).comparisons == ()


def test_claims_of_a_text_that_is_not_there_are_left_out(report: Report) -> None:
    """A report may tell of claims in texts that it holds in another form."""
    changed = tuple(replace(document, text="Nothing is counted here.") for document in report.documents)

    assert weighed(replace(report, documents=changed)).comparisons == ()
