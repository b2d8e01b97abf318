"""The corpus is in order, its two parts stay what they are, and the product keeps to the floors."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.corpus import measure

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # score.py leaves closing to the interpreter

# Stands in for the product: one event a document (or the event that it is given), no claim.
EMPTY_PRODUCT = """
import json, sys
events = {}
for line in open(sys.argv[1], encoding="utf-8"):
    document = json.loads(line)
    events.setdefault(document.get("event", document["id"]), []).append(document["id"])
print(json.dumps({"events": [{"id": name, "documents": members, "facts": []} for name, members in events.items()]}))
"""


@pytest.fixture
def empty_product(tmp_path: Path) -> str:
    """Return the command of a product that finds nothing."""
    script = tmp_path / "product.py"
    script.write_text(EMPTY_PRODUCT, encoding="utf-8")
    return f"{sys.executable} {script} {{input}}"


def test_the_annotation_is_consistent() -> None:
    """validate.py finds nothing wrong."""
    result = subprocess.run([sys.executable, measure.CORPUS / "validate.py"], capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout
    assert result.stdout.splitlines()[-1] == "clean"


def test_two_parts_of_whole_clusters() -> None:
    """Every cluster is in one part, and the held-out part holds clusters with a conflict and without."""
    parts = measure.parts()
    held_out = [json.loads((measure.CORPUS / "gold" / f"{name}.json").read_text(encoding="utf-8")) for name in parts["held-out"]]
    with_conflict = [gold["event"] for gold in held_out if any(fact["verdict"] == "conflict" for fact in gold["facts"])]

    assert not parts["development"] & parts["held-out"]
    assert (len(parts["development"]), len(parts["held-out"])) == (16, 8)
    assert sorted(with_conflict) == ["aldmark-rate-cut", "halden-marathon", "northmoor-byelection", "torvax-trial"]


def test_the_product_keeps_to_the_floors() -> None:
    """No measure is worse than its floor, on the corpus that the floors were pinned on."""
    pinned, floors = measure.read_floors()
    measured = measure.measure_all(measure.product())
    print(measure.table(measured, floors))  # noqa: T201 - pytest shows it when a floor is broken

    assert pinned == measure.digest(), "the corpus changed: python -m tests.corpus.measure --update"
    assert [str(breach) for breach in measure.breaches(floors, measured)] == []


def test_a_product_that_finds_nothing_scores_nothing(empty_product: str) -> None:
    """The harness drives a command through the machine interface and measures it in each part and mode."""
    measured = measure.measure_all(empty_product)

    assert measured["development"]["A"]["figure recall"] == 0
    assert measured["held-out"]["B"]["conflict recall"] == 0
    assert measured["held-out"]["A"]["false alarms per 100 documents"] == 0
    assert "event B-cubed F1" not in measured["development"]["A"]
    assert 0 < measured["development"]["B"]["event B-cubed F1"] < 1
    assert list(measured["whole"]) == ["B"]


def test_floors_only_rise(empty_product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--update pins a first floor and refuses to lower one, unless it is told to."""
    floors = tmp_path / "floors.json"
    command = ["--command", empty_product]

    assert measure.main(command, floors) == 1, "nothing is pinned yet"
    assert measure.main([*command, "--update"], floors) == 0
    assert measure.main(command, floors) == 0

    pinned, figures = measure.read_floors(floors)
    figures["development"]["A"]["alignment F1"] = 0.5
    floors.write_text(json.dumps({"corpus": pinned, "floors": figures}), encoding="utf-8")
    capsys.readouterr()

    assert measure.main([*command, "--update"], floors) == 1
    assert "WORSE development, events given: alignment F1 0, floor 0.5" in capsys.readouterr().out
    assert measure.read_floors(floors)[1]["development"]["A"]["alignment F1"] == 0.5
    assert measure.main([*command, "--update", "--allow-regression"], floors) == 0
    assert measure.read_floors(floors)[1]["development"]["A"]["alignment F1"] == 0


def test_floors_of_another_corpus_do_not_count(empty_product: str, tmp_path: Path) -> None:
    """A run on a corpus with another digest fails until the floors are pinned anew."""
    floors = tmp_path / "floors.json"
    measure.write_floors({}, floors)
    floors.write_text(floors.read_text(encoding="utf-8").replace(measure.digest(), "another"), encoding="utf-8")

    assert measure.main(["--command", empty_product], floors) == 1


@pytest.mark.parametrize(
    ("measure_name", "floor", "measured", "worse"),
    [
        ("alignment F1", 0.8, 0.8, False),
        ("alignment F1", 0.8, 0.799, True),
        ("alignment F1", 0.8, 0.9, False),
        ("false alarms per 100 documents", 2.0, 2.5, True),
        ("false alarms per 100 documents", 2.0, 1.5, False),
    ],
)
def test_worse_than_its_floor(measure_name: str, floor: float, measured: float, worse: bool) -> None:
    """More is better, except for false alarms."""
    found = measure.breaches({"development": {"A": {measure_name: floor}}}, {"development": {"A": {measure_name: measured}}})

    assert bool(found) is worse


def test_a_measure_that_is_gone_is_worse() -> None:
    """A floor without a measure is broken."""
    assert measure.breaches({"held-out": {"B": {"event B-cubed F1": 0.9}}}, {})
