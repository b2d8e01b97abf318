"""The sample articles through the installed command: the findings that a careful sub-editor expects, and no other."""

from __future__ import annotations

import itertools
import json
import shutil
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.conftest import SEEDS, Command, Run

if TYPE_CHECKING:
    from pathlib import Path

OUTLETS = ("dunya-news", "wire-a", "wire-b")

Json = dict[str, Any]


@pytest.fixture(scope="module")
def seeds_run(factcheck: Command) -> Run:
    """Run `factcheck compare seeds/ --format json` once."""
    return factcheck("compare", SEEDS, "--format", "json")


@pytest.fixture(scope="module")
def schema(factcheck: Command) -> Json:
    """Return the schema that ships for compare."""
    shipped: Json = factcheck("schema", "compare").json
    jsonschema.Draft202012Validator.check_schema(shipped)
    return shipped


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the sample articles that a test may change."""
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def meeting(report: Json) -> Json:
    """Return the event that the three outlets share."""
    (event,) = [event for event in report["events"] if set(event["documents"]) == set(OUTLETS)]
    return dict(event)


def facts_on(report: Json, *surfaces: str) -> list[Json]:
    """Return the facts of the shared event that hold a figure written in one of these ways."""
    return [fact for fact in meeting(report)["facts"] if any(claim["surface"] in surfaces for claim in fact["claims"])]


def conflicts(report: Json) -> list[Json]:
    """Return every fact, of any event, whose verdict is conflict."""
    return [fact for event in report["events"] for fact in event["facts"] if fact["verdict"] == "conflict"]


def test_ends_well(seeds_run: Run) -> None:
    """Nothing at error: status 0, and nothing on stderr."""
    assert (seeds_run.status, seeds_run.err) == (0, "")


def test_three_events(seeds_run: Run) -> None:
    """The meeting of the minister and the envoy is one event; the workshops and the talks on visas stand alone."""
    groups = sorted(sorted(event["documents"]) for event in seeds_run.json["events"])

    assert groups == [["dunya-news", "wire-a", "wire-b"], ["tdi"], ["urdupoint"]]


def test_no_conflict(seeds_run: Run) -> None:
    """No fact conflicts and no finding is an error."""
    report = seeds_run.json

    assert conflicts(report) == []
    assert [finding["message"] for finding in report["findings"] if finding["severity"] == "error"] == []
    assert [finding["message"] for finding in report["findings"] if finding["rule"].endswith(".conflict")] == []


@pytest.mark.parametrize("surface", ["2,001", "75", "$12.797 billion", "110", "40,659 acres"])
def test_agreement_of_all_three(seeds_run: Run, surface: str) -> None:
    """Each of these figures is one fact that all three outlets give alike."""
    (fact,) = facts_on(seeds_run.json, surface)

    assert fact["verdict"] == "agreement"
    assert {claim["document"] for claim in fact["claims"]} == set(OUTLETS)
    assert {claim["surface"] for claim in fact["claims"]} == {surface}


def test_tonnes_and_tons_are_equivalent(seeds_run: Run) -> None:
    """The same number of tonnes and of tons is no conflict, and the only doubt about a unit."""
    (fact,) = facts_on(seeds_run.json, "134 tonnes", "134 tons")
    warnings = [finding for finding in seeds_run.json["findings"] if finding["rule"] == "unit.ambiguous"]

    assert fact["verdict"] == "equivalent"
    assert {claim["document"]: claim["surface"] for claim in fact["claims"]} == {
        "dunya-news": "134 tons",
        "wire-a": "134 tonnes",
        "wire-b": "134 tonnes",
    }
    assert [(finding["severity"], finding["fact"]) for finding in warnings] == [("warning", fact["id"])]


def test_a_part_is_no_rival_of_its_whole(seeds_run: Run) -> None:
    """75 foreigners are among the 2,001, and the 110 come on top."""
    claims = {claim["id"]: claim for fact in meeting(seeds_run.json)["facts"] for claim in fact["claims"]}
    wholes = {
        claim["document"]: claims.get(claim["scope"]["part_of"], {}).get("surface") for claim in claims.values() if claim["surface"] == "75"
    }

    assert wholes == dict.fromkeys(OUTLETS, "2,001")


def test_single_figures_of_the_other_events(seeds_run: Run) -> None:
    """What only one article of an event gives is single."""
    others = [event for event in seeds_run.json["events"] if len(event["documents"]) == 1]

    assert {fact["verdict"] for event in others for fact in event["facts"]} == {"single"}
    assert "47 percent" in {claim["surface"] for event in others for fact in event["facts"] for claim in fact["claims"]}


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize(
    ("written", "changed"),
    [("2,001", "2,010"), ("134 ton", "143 ton"), ("$12.797 billion", "$12.797 million")],
)
def test_one_changed_figure_is_the_one_conflict(
    factcheck: Command, copied: Path, schema: Json, outlet: str, written: str, changed: str
) -> None:
    """One figure changed in one article is reported, alone, at error, with the sentences of both sides."""
    article = copied / f"{outlet}.txt"
    article.write_text(article.read_text(encoding="utf-8").replace(written, changed), encoding="utf-8")

    run = factcheck("compare", copied, "--format", "json")
    report = run.json

    (fact,) = conflicts(report)
    (finding,) = [finding for finding in report["findings"] if finding["severity"] == "error"]
    assert run.status == 1
    assert (finding["rule"], finding["fact"], finding["event"]) == ("figure.conflict", fact["id"], meeting(report)["id"])
    assert set(finding["documents"]) == set(OUTLETS)
    for evidence in finding["evidence"]:
        text = (copied / f"{evidence['document']}.txt").read_text(encoding="utf-8")
        assert evidence["text"] == text[slice(*evidence["sentence"])]
        assert (changed if evidence["document"] == outlet else written) in evidence["text"]
        assert text[slice(*evidence["span"])] in evidence["text"]
    assert outlet in {evidence["document"] for evidence in finding["evidence"]}
    assert len({evidence["document"] for evidence in finding["evidence"]}) > 1
    assert outlet in finding["message"]
    jsonschema.validate(report, schema)


def test_fail_on_and_exit_zero(factcheck: Command, copied: Path) -> None:
    """A warning fails the run only where it is asked to, and a conflict does not where it is told not to."""
    assert factcheck("compare", copied, "--fail-on", "warning").status == 1

    article = copied / "wire-b.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("2,001", "2,010"), encoding="utf-8")

    assert factcheck("compare", copied).status == 1
    assert factcheck("compare", copied, "--exit-zero").status == 0
    assert factcheck("compare", copied / "none.txt", "--exit-zero").status == 2


def test_matches_the_schema(seeds_run: Run, schema: Json) -> None:
    """The report is valid against the schema that ships."""
    jsonschema.validate(seeds_run.json, schema)


def test_same_bytes_whatever_the_hash_seed(factcheck: Command, seeds_run: Run) -> None:
    """No order comes from hashing, from the locale, or from an earlier run."""
    for surroundings in ({"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Asia/Karachi"}):
        assert factcheck("compare", SEEDS, "--format", "json", environment=surroundings).out == seeds_run.out


def test_same_bytes_in_any_order_of_files(factcheck: Command) -> None:
    """The order on the command line changes nothing."""
    files = sorted(path.name for path in SEEDS.iterdir())
    orders = [files, files[::-1], files[2:] + files[:2]]
    outputs = {factcheck("compare", *order, "--format", "json", cwd=SEEDS).out for order in orders}

    assert len(outputs) == 1


def test_same_bytes_in_any_order_of_records(factcheck: Command, tmp_path: Path) -> None:
    """Nor does the order of the lines of a JSON Lines file."""
    records = [{"id": path.stem, "text": path.read_text(encoding="utf-8")} for path in sorted(SEEDS.iterdir())]
    file = tmp_path / "articles.jsonl"
    outputs = set()
    for order in itertools.islice(itertools.permutations(records), 0, None, 40):
        file.write_text("".join(json.dumps(record) + "\n" for record in order), encoding="utf-8")
        outputs.add(factcheck("compare", "articles.jsonl", "--format", "json", cwd=tmp_path).out)

    assert len(outputs) == 1


def test_terminal_report_fits_a_screen(factcheck: Command) -> None:
    """In 80 columns no line is cut or runs over, and the agreements take a line each."""
    run = factcheck("compare", SEEDS)
    lines = run.out.splitlines()

    assert run.status == 0
    assert [line for line in lines if len(line) > 80] == []
    for figure in ("2,001", "75", "110", "40,659 acres", "$12.797 billion"):
        assert len([line for line in lines if figure in line]) >= 1, figure
