"""`factcheck explain`: how a verdict was reached, for a finding and for any two claims."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import factcheck
from factcheck import pipeline
from factcheck.cli import run
from factcheck.model import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ONE = "Police in Velmark arrested 131 suspects on Thursday in raids on a smuggling gang.\n"
OTHER = "Police in Velmark arrested 313 suspects on Thursday in raids on a gang of smugglers. They seized 22 cars.\n"


@pytest.fixture
def articles(tmp_path: Path) -> str:
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    return str(tmp_path)


def printed(capsysbinary: pytest.CaptureFixture[bytes], arguments: Sequence[str]) -> str:
    status = run(arguments)
    out = capsysbinary.readouterr()
    assert status == 0, out.err
    return out.out.decode()


def explained(capsysbinary: pytest.CaptureFixture[bytes], arguments: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(capsysbinary, ["explain", *arguments, "--format", "json"]))
    jsonschema.validate(found, json.loads(files("factcheck").joinpath("schemas", "explain.json").read_text(encoding="utf-8")))
    return found


def conflict(capsysbinary: pytest.CaptureFixture[bytes], articles: str) -> str:
    assert run(["compare", articles, "--format", "json"]) == 1
    report = json.loads(capsysbinary.readouterr().out)
    (fingerprint,) = [finding["fingerprint"] for finding in report["findings"] if finding["rule"] == "figure.conflict"]
    return str(fingerprint)


def test_a_finding_is_explained_by_its_weights_and_its_arithmetic(articles: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = explained(capsysbinary, [articles, "--finding", conflict(capsysbinary, articles)])

    (comparison,) = found["comparisons"]
    assert found["fact"]["verdict"] == "conflict"
    assert [bounds["low"] for bounds in comparison["bounds"]] == [131, 313]
    assert comparison["weight"] == pytest.approx(sum(line["weight"] for line in comparison["evidence"]), abs=0.01)
    assert comparison["weight"] >= comparison["needed"]


def test_the_same_on_a_screen(articles: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = printed(capsysbinary, ["explain", articles, "--finding", conflict(capsysbinary, articles)])

    assert text.startswith("conflict · ")
    assert "131 → 131 1 → allows 131" in text
    assert "in all; " in text


def test_two_claims_that_are_kept_apart_say_why(articles: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    start = OTHER.index("22 cars")
    held = f"{articles}/one:count:27-30".rsplit("/", 1)[1]
    found = explained(capsysbinary, [articles, "--claims", held, f"other:count:{start}-{start + 2}"])

    assert found["fact"] is None
    (comparison,) = found["comparisons"]
    assert comparison["forbidden"] or comparison["weight"] < comparison["needed"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--finding", "v1:nothing"], "no finding has the fingerprint v1:nothing"),
        (["--claims", "x", "y"], "no claim has the id x"),
        ([], "either --finding FINGERPRINT or --claims ID ID"),
    ],
)
def test_what_is_not_there_ends_with_one_line(
    articles: str, capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str], told: str
) -> None:
    assert run(["explain", articles, *arguments]) == 2
    out = capsysbinary.readouterr()
    assert out.out == b""
    assert told in out.err.decode()
    assert out.err.count(b"\n") == 1


def test_a_finding_on_one_article_has_its_arithmetic(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Nothing was compared: what is shown are the message, the value that would fit, and the sentence."""
    (tmp_path / "one.txt").write_text("Home sales in Harwick rose 20% from 100 in April to 130 in May.\n", encoding="utf-8")
    name = json.loads(printed(capsysbinary, ["compare", str(tmp_path), "--format", "json"]))["findings"][0]["fingerprint"]

    told = printed(capsysbinary, ["explain", str(tmp_path), "--finding", name])
    assert told.splitlines() == [
        f"percent.wrong · warning · {name}",
        "one: (130 - 100) / 100 = 30%, not 20%",
        "What would fit: a rise of 30%",
        "  Home sales in Harwick rose 20% from 100 in April to 130 in May.",
    ]

    found = explained(capsysbinary, [str(tmp_path), "--finding", name])
    assert found["comparisons"] == []
    assert [finding["rule"] for finding in found["findings"]] == ["percent.wrong"]


def test_an_outvoted_figure_is_explained_by_the_weight_that_made_it_a_conflict() -> None:
    texts = {
        "a": "The brigade sent 95 firefighters to the depot in Harwick.",
        "b": "95 firefighters fought the fire at the depot in Harwick.",
        "c": "59 firefighters were called to the depot in Harwick.",
    }
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in texts.items()]
    (conflict,) = (finding for finding in factcheck.compare(documents).findings if finding.rule == "figure.conflict")
    explained = pipeline.explain(documents, fingerprint=conflict.fingerprint)
    apart = [comparison for comparison in explained.comparisons if comparison.relation == "disjoint"]

    assert len(apart) == 2
    for comparison in apart:
        assert ("outlets", "outvoted") in {(line.field, line.level) for line in comparison.evidence}
        assert comparison.weight >= comparison.needed
