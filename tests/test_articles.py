"""Articles that nothing was tuned on: quotation marks that do not match, doubled captions and headlines, no headline at all.

Invented events, as outlets would tell them. As they are they hold no conflict; with one figure changed, that one.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import factcheck
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command

ARTICLES = ROOT / "tests" / "articles"
FOUND = 42  # of the slips below; raise it with what is reached
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
    ("kothari-bus-plunge/hill-chronicle", "32 others injured", "23 others injured"),
    ("kothari-bus-plunge/capital-wire", "killing 19 people", "killing 91 people"),
    ("kothari-bus-plunge/capital-wire", "carrying 51 people", "carrying 15 people"),
    ("kothari-bus-plunge/capital-wire", "500,000 rupees", "5,000,000 rupees"),
    ("kothari-bus-plunge/sarangpur-today", "Rs 5,00,000", "Rs 50,00,000"),
    ("kothari-bus-plunge/sarangpur-today", "42 passengers", "24 passengers"),
    ("lindqvist-job-cuts/market-post", "cut 3,400 jobs", "cut 4,300 jobs"),
    ("lindqvist-job-cuts/market-post", "fell 38%", "fell 83%"),
    ("lindqvist-job-cuts/nordic-morning", "SEK 2.1bn", "SEK 2.1m"),
    ("lindqvist-job-cuts/nordic-morning", "612 million kronor", "621 million kronor"),
    ("lindqvist-job-cuts/nordic-morning", "1.4 billion kronor", "4.1 billion kronor"),
    ("lindqvist-job-cuts/nordic-morning", "employs 860 people", "employs 680 people"),
    ("marravale-quake/isles-radio", "6.8-magnitude", "8.6-magnitude"),
    ("marravale-quake/isles-radio", "68,000 homes", "86,000 homes"),
    ("marravale-quake/global-agency", "9,300 people", "3,900 people"),
    ("marravale-quake/harbour-star", "at a depth of 14km", "at a depth of 41km"),
    ("marravale-quake/harbour-star", "Sixty-eight thousand", "Sixty-eight hundred"),
    ("osterholt-cocaine-sentence/courthouse-daily", "sentenced to 22 years", "sentenced to 12 years"),
    ("osterholt-cocaine-sentence/courthouse-daily", "38.5 million euros", "38.5 billion euros"),
    ("osterholt-cocaine-sentence/lowlands-news", "13 dockers", "31 dockers"),
    ("osterholt-cocaine-sentence/lowlands-news", "After 64 days", "After 46 days"),
    ("osterholt-cocaine-sentence/lowlands-news", "4.6 tonnes", "6.4 tonnes"),
    ("sierra-albar-wildfire/costa-herald", "deployed 730 firefighters", "deployed 370 firefighters"),
    ("sierra-albar-wildfire/costa-herald", "has burned 11,200 hectares", "has burned 12,100 hectares"),
    ("sierra-albar-wildfire/meridian-international", "11,200 hectares", "11,200 acres"),
    ("sierra-albar-wildfire/meridian-international", "about 5,600 people", "about 6,500 people"),
    ("sierra-albar-wildfire/expat-bulletin", "43.1C", "34.1C"),
    (
        "wexbury-water-fine/consumer-desk",
        "releasing untreated sewage into rivers 14,200 times",
        "releasing untreated sewage into rivers 12,400 times",
    ),
    ("wexbury-water-fine/consumer-desk", "2.3 million customers", "3.2 million customers"),
    ("wexbury-water-fine/westshire-gazette", "£67.4 million", "£64.7 million"),
    ("wexbury-water-fine/westshire-gazette", "eight per cent", "eighteen per cent"),
    ("wexbury-water-fine/city-ticker", "120 million pounds", "12 million pounds"),
    ("wexbury-water-fine/city-ticker", "8% of", "80% of"),
]


@pytest.fixture(name="command")
def fixture_command(request: pytest.FixtureRequest) -> Command:
    """Return the installed command, by a name that leaves `factcheck` to the package."""
    found: Command = request.getfixturevalue("factcheck")
    return found


@pytest.mark.parametrize("event", EVENTS)
def test_no_conflict_in_articles_that_agree(command: Command, event: str) -> None:
    """One event, and nothing in it conflicts."""
    run = command("compare", ARTICLES / event, "--format", "json")

    assert (run.status, run.err) == (0, "")
    assert len(run.json["events"]) == 1
    assert [fact["explanation"] for fact in run.json["events"][0]["facts"] if fact["verdict"] == "conflict"] == []


def test_each_event_stays_one(command: Command) -> None:
    """Together they stay as many events as they are."""
    events = command("compare", ARTICLES, "--format", "json").json["events"]
    groups = sorted(sorted({document.split("/")[0] for document in event["documents"]}) for event in events)

    assert groups == [[event] for event in EVENTS]


def test_a_slip_is_reported_and_nothing_else_is(tmp_path: Path) -> None:
    """With one figure changed, no conflict is reported but on that figure, and most slips are reported.

    In this process: it is forty comparisons.
    """
    found = []
    for number, (article, written, slip) in enumerate(SLIPS):
        folder = tmp_path / str(number)
        shutil.copytree((ARTICLES / article).parent, folder)
        changed = folder / f"{article.split('/')[1]}.txt"
        text = changed.read_text(encoding="utf-8")
        assert text.count(written) == 1, written
        changed.write_text(text.replace(written, slip), encoding="utf-8")

        report = factcheck.compare(factcheck.read(folder))

        for finding in report.findings:
            if finding.rule == "figure.conflict":
                sentences = {passage.document: passage.text for passage in finding.evidence}
                assert slip in sentences[changed.stem], finding.message
                assert len(sentences) > 1, finding.message
                found.append((article, slip))

    assert len(found) == len(set(found)), "one finding a fact"
    assert len(found) >= FOUND, sorted({(article, slip) for article, _, slip in SLIPS} - set(found))
