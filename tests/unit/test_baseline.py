"""Accepted findings: what an entry fits, when it expires, and what becomes of the file."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from factcheck import baseline, pipeline
from factcheck.baseline.entries import Entry
from factcheck.baseline.writing import with_entries, without_entries
from factcheck.errors import ConfigError
from factcheck.model import Document, Report

if TYPE_CHECKING:
    from pathlib import Path

ARREST = "Police in Harwick arrested {} protesters on Friday."
OTHERS = "Harwick police said {} demonstrators had been arrested on Friday."


def report(event: str = "e", **texts: str) -> Report:
    """Return the report on one event that each outlet tells in one text."""
    documents = [
        Document(id=f"{event}/{name}", outlet=name, text=text, event=event, published=datetime(2025, 9, 21, tzinfo=UTC))
        for name, text in texts.items()
    ]
    return pipeline.compare(documents)


def conflict(made: Report) -> tuple[str, str | None]:
    """Return fingerprint and reason of acceptance of the one conflict."""
    (found,) = [finding for finding in made.findings if finding.rule == "figure.conflict"]
    return found.fingerprint, found.acceptance.reason if found.acceptance else None


def accepted(made: Report, *entries: Entry, day: date | None = None) -> bool:
    """Say whether the conflict of a report is accepted."""
    return conflict(baseline.accept(baseline.Baseline("b.toml", entries), made, day).report)[1] is not None


@pytest.fixture(scope="module")
def two() -> Report:
    """Two outlets that differ."""
    return report(herald=ARREST.format(131), wire=ARREST.format(113))


@pytest.fixture(scope="module")
def entry(two: Report) -> Entry:
    """The entry that accepts their conflict, by its fingerprint alone."""
    return Entry(conflict(two)[0], "not the same thing")


def test_a_changed_value_is_a_new_finding(two: Report, entry: Entry) -> None:
    """The same values are the old one, in another place, event or outlet."""
    assert accepted(two, entry)
    assert not accepted(report(herald=ARREST.format(131), wire=ARREST.format(119)), entry)
    assert accepted(report("f", post="It rained.\n\n" + ARREST.format(131), gazette=ARREST.format(113)), entry)


@pytest.mark.parametrize("third", [ARREST.format(131), OTHERS.format(131), ARREST.format("about 131"), ARREST.format("at least 113")])
def test_a_third_outlet_that_agrees_is_not(entry: Entry, third: str) -> None:
    """In the same words or its own, before the others or behind them."""
    for name in ("argus", "zeitung"):
        assert accepted(report(herald=ARREST.format(131), wire=ARREST.format(113), **{name: third}), entry)


def test_a_third_outlet_that_differs_is(entry: Entry) -> None:
    """A third value makes another finding."""
    assert not accepted(report(herald=ARREST.format(131), wire=ARREST.format(113), post=ARREST.format(170)), entry)


@pytest.mark.parametrize(
    ("narrowed", "fits"),
    [
        ({"rule": "figure.conflict"}, True),
        ({"rule": "date.conflict"}, False),
        ({"subject": "Protester"}, True),
        ({"subject": "officer"}, False),
        ({"outlets": ("wire",)}, True),
        ({"outlets": ("herald", "wire")}, True),
        ({"outlets": ("herald", "post")}, False),
        ({"event": "e"}, True),
        ({"event": "f"}, False),
        ({"fingerprint": None, "rule": "figure.conflict", "subject": "protester"}, True),
        ({"fingerprint": None, "rule": "figure.conflict", "subject": "officer"}, False),
    ],
)
def test_what_narrows_an_entry(two: Report, entry: Entry, narrowed: dict[str, object], fits: bool) -> None:
    """All that it says must apply."""
    assert accepted(two, entry._replace(**narrowed)) == fits  # type: ignore[arg-type]  # a table of fields


def test_expiry(two: Report, entry: Entry) -> None:
    """It holds on its last day; without any day nothing expires; a valid entry stands in for an expired one."""
    last = entry._replace(until=date(2025, 9, 30), line=4)

    assert accepted(two, last, day=date(2025, 9, 30))
    assert not accepted(two, last, day=date(2025, 10, 1))
    assert accepted(two, last)
    assert accepted(two, last, entry, day=date(2025, 10, 1))

    found = baseline.accept(baseline.Baseline("b.toml", (last, entry._replace(fingerprint="v1:0"))), two, date(2025, 10, 1))
    assert [one.line for one in found.expired] == [4]
    assert [one.fingerprint for one in found.stale] == ["v1:0"]


def test_the_day_is_that_of_the_newest_article(two: Report) -> None:
    """No run looks at the clock."""
    assert baseline.latest_day(two) == date(2025, 9, 21)
    assert baseline.latest_day(Report(documents=())) is None


def test_the_entry_of_a_finding(two: Report) -> None:
    """It says what it is about, and names the event where the articles do."""
    (finding,) = [finding for finding in two.findings if finding.rule == "figure.conflict"]

    made = baseline.entry_of(finding, two, "both are right", author="A. Editor", until=date(2026, 1, 1))

    assert made == Entry(
        finding.fingerprint,
        "both are right",
        rule="figure.conflict",
        subject="protester",
        outlets=("herald", "wire"),
        event="e",
        until=date(2026, 1, 1),
        author="A. Editor",
        message="herald: 131; wire: 113",
    )
    assert accepted(two, made)


def test_a_finding_on_one_article() -> None:
    """It is about nothing that has a name, and is found by its own."""
    single = pipeline.check([Document(id="a", outlet="a", text="Between 20 and 10 houses burned in Harwick.", event="e")])
    finding = single.findings[0]

    made = baseline.entry_of(finding, single, "r")

    assert made.subject is None
    assert baseline.accept(baseline.Baseline("b", (made,)), single, None).report.findings[0].acceptance is not None


# ---------------------------------------------------------------- the file

FULL = Entry(
    "v1:0123456789abcdef",
    'a "reason" with \\ and “marks”',
    rule="figure.conflict",
    subject="protester",
    outlets=("herald", "wire"),
    event="e",
    until=date(2026, 1, 1),
    author="Ünal",
    message="herald: 131; wire: 113",
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Every field comes back, with its line."""
    path = tmp_path / "b.toml"
    path.write_text(with_entries("", [FULL, Entry("v1:fedcba9876543210", "r")]), encoding="utf-8")

    assert baseline.read(path).entries == (FULL._replace(line=5), Entry("v1:fedcba9876543210", "r", line=16))


def test_what_people_wrote_stays() -> None:
    """Comments, order and spacing are theirs."""
    text = "# mine\nversion = 1\n\n# about this one\n[[accept]]\nreason = 'r' # why\nfingerprint = 'v1:0123456789abcdef'\n\n\n# the end\n"

    added = with_entries(text, [FULL])

    assert added.startswith(text)
    assert without_entries(added, [1]).rstrip() == text.rstrip()
    assert "# why" not in without_entries(added, [0])


def test_an_entry_is_renewed_in_its_place() -> None:
    """Another reason, author or day for the same is no second entry."""
    text = with_entries("", [FULL])

    renewed = tomllib.loads(with_entries(text, [FULL._replace(reason="other", until=date(2027, 1, 1), author=None)]))["accept"]

    assert [(entry["reason"], entry["until"], entry["author"]) for entry in renewed] == [("other", date(2027, 1, 1), "Ünal")]
    assert len(tomllib.loads(with_entries(text, [FULL._replace(outlets=("post",))]))["accept"]) == 2
    assert len(tomllib.loads(with_entries("", [FULL, FULL]))["accept"]) == 1


@pytest.mark.parametrize("text", ["accept = []\n", 'accept = [{fingerprint = "v1:fedcba9876543210", reason = "r"}]\n', "version = 1"])
def test_any_form_of_the_file_takes_more(text: str) -> None:
    """A list in brackets becomes tables, and no newline at the end is no obstacle."""
    added = tomllib.loads(with_entries(text, [FULL]))

    assert added["accept"][-1]["reason"] == FULL.reason


def test_all_entries_may_go() -> None:
    """The file stays one that can be read."""
    assert tomllib.loads(without_entries(with_entries("", [FULL]), [0])) == {"version": 1}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read"):
        baseline.read(tmp_path / "none.toml")
