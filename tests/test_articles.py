"""Articles that nothing was tuned on: quotation marks that do not match, doubled captions and headlines, no headline at all.

Two invented events, as outlets would tell them. As they are they hold no conflict; with one figure changed, that one.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command

ARTICLES = ROOT / "tests" / "articles"
FOUND = 6  # of the slips below; raise it with what is reached
EVENTS = sorted(path.name for path in ARTICLES.iterdir())

# The article, what it says, and what a slip would make of it.
SLIPS = [
    ("harwick-depot-fire/county-press", "38 vehicles", "83 vehicles"),
    ("harwick-depot-fire/county-press", "95 firefighters", "195 firefighters"),
    ("harwick-depot-fire/county-press", "£14.6 million", "£14.6 billion"),
    ("harwick-depot-fire/morning-echo", "Ninety-five firefighters", "Fifty-nine firefighters"),
    ("harwick-depot-fire/morning-echo", "6,200 square metres", "62,000 square metres"),
    ("harwick-depot-fire/radio-north", "17 routes", "71 routes"),
    ("harwick-depot-fire/radio-north", "21,500 passengers", "12,500 passengers"),
    ("pellmoor-results/harbour-news", "$2.31bn", "$2.31m"),
    ("pellmoor-results/harbour-news", "delivered 64 cranes", "delivered 46 cranes"),
    ("pellmoor-results/harbour-news", "8,450 employees", "84,500 employees"),
    ("pellmoor-results/ledger", "42 cents", "24 cents"),
    ("pellmoor-results/ledger", "$3.9 billion", "$9.3 billion"),
]


@pytest.mark.parametrize("event", EVENTS)
def test_no_conflict_in_articles_that_agree(factcheck: Command, event: str) -> None:
    """One event, and nothing in it conflicts."""
    run = factcheck("compare", ARTICLES / event, "--format", "json")

    assert (run.status, run.err) == (0, "")
    assert len(run.json["events"]) == 1
    assert [fact["explanation"] for fact in run.json["events"][0]["facts"] if fact["verdict"] == "conflict"] == []


def test_two_events(factcheck: Command) -> None:
    """Together they stay two events."""
    events = factcheck("compare", ARTICLES, "--format", "json").json["events"]
    groups = sorted(sorted({document.split("/")[0] for document in event["documents"]}) for event in events)

    assert groups == [[event] for event in EVENTS]


def test_a_slip_is_reported_and_nothing_else_is(factcheck: Command, tmp_path: Path) -> None:
    """With one figure changed, no conflict is reported but on that figure, and most slips are reported."""
    found = []
    for number, (article, written, slip) in enumerate(SLIPS):
        folder = tmp_path / str(number)
        shutil.copytree((ARTICLES / article).parent, folder)
        changed = folder / f"{article.split('/')[1]}.txt"
        text = changed.read_text(encoding="utf-8")
        assert text.count(written) == 1, written
        changed.write_text(text.replace(written, slip), encoding="utf-8")

        run = factcheck("compare", folder, "--format", "json")

        findings = [finding for finding in run.json["findings"] if finding["rule"] == "figure.conflict"]
        assert run.status == int(any(finding["severity"] == "error" for finding in findings)), slip
        for finding in findings:
            sentences = {evidence["document"]: evidence["text"] for evidence in finding["evidence"]}
            assert slip in sentences[changed.stem], finding["message"]
            assert len(sentences) > 1, finding["message"]
            found.append(slip)

    assert len(found) == len(set(found))
    assert len(found) >= FOUND, sorted({slip for _, _, slip in SLIPS} - set(found))
