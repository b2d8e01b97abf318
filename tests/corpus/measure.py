"""Measure the product on both parts of the corpus and hold it to the floors of floors.json.

    python -m tests.corpus.measure                      measure and print, say what lies below its floor
    python -m tests.corpus.measure --update             raise the floors to what was measured; never lowers one
    python -m tests.corpus.measure --update --allow-regression    pin what was measured, lower or not
    python -m tests.corpus.measure --errors             list the errors too, of the part to develop on only

In: the corpus beside this file and a command that prints the JSON of `compare`. Out: a figure a measure, part and mode.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shlex
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from tests.corpus import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CORPUS = Path(__file__).parent
FLOORS = CORPUS / "floors.json"

# Measured on, never looked at while developing. Chosen by name so that a new cluster goes to development unless it is listed here:
# four with conflicts, one without any difference, three with traps, and one of each pair that is easily taken for one event.
HELD_OUT = frozenset(
    {
        "aldmark-rate-cut",
        "brakka-fossil",
        "costa-lumen-tourism",
        "halden-marathon",
        "lake-seva-ferry",
        "northmoor-byelection",
        "strait-rescue",
        "torvax-trial",
    }
)
MODES = {"A": "events given", "B": "events detected"}

# What is held to a floor (or, where less is better, to a ceiling), with the number of decimals that it is pinned to.
MEASURES = {
    "figure recall": 3,
    "alignment F1": 3,
    "conflict precision": 3,
    "conflict recall": 3,
    "false alarms per 100 documents": 2,
    "verdict accuracy": 3,
    "event B-cubed F1": 3,
}
CEILINGS = frozenset({"false alarms per 100 documents"})
SLACK = 1e-9

Figures = dict[str, dict[str, dict[str, float]]]  # part > mode > measure


@dataclass(frozen=True, slots=True)
class Breach:
    """A measure that is worse than its floor."""

    part: str
    mode: str
    measure: str
    floor: float
    measured: float

    def __str__(self) -> str:
        """Return one line that names the measure and both values."""
        limit = "ceiling" if self.measure in CEILINGS else "floor"
        return f"{self.part}, {MODES[self.mode]}: {self.measure} {self.measured:g}, {limit} {self.floor:g}"


def parts() -> dict[str, frozenset[str]]:
    """Return the names of the clusters in each part."""
    clusters = frozenset(path.name for path in (CORPUS / "clusters").iterdir())
    return {"development": clusters - HELD_OUT, "held-out": HELD_OUT}


def digest() -> str:
    """Return the SHA-256 of the corpus and of its scorer: figures of another corpus cannot be compared."""
    sha = hashlib.sha256()
    files = [*CORPUS.glob("clusters/*/*.txt"), *CORPUS.glob("gold/*.json"), CORPUS / "events.json", CORPUS / "score.py"]
    for path in sorted(files, key=lambda path: path.relative_to(CORPUS).as_posix()):
        sha.update(path.relative_to(CORPUS).as_posix().encode())
        sha.update(path.read_bytes())
    return sha.hexdigest()


def product() -> str:
    """Return the command to measure: the one installed beside this Python, or FACTCHECK_COMMAND."""
    installed = Path(sysconfig.get_path("scripts")) / "factcheck"
    return shlex.quote(os.environ.get("FACTCHECK_COMMAND", str(installed))) + " compare {input} --format json"


def measure(command: str, clusters: frozenset[str], mode: str, errors: list[str]) -> dict[str, float]:
    """Run `command` on the clusters and return its figures; what went wrong is added to `errors`."""
    options = SimpleNamespace(timeout=600, keep=None, strict_errors=False)
    corpus = score.Corpus(clusters)
    output, _ = score.run(command, corpus, mode, options)
    result: dict[str, Any]
    result, claims = score.score_compare(corpus, output, mode, errors.append, options)
    kinds = {kind: counts for kind, counts in score.score_figures(corpus, claims, errors.append).items() if kind not in {"title", "name"}}
    figures = {
        "figure recall": sum(counts[0] for counts in kinds.values()) / sum(counts[2] for counts in kinds.values()),
        "alignment F1": result["alignment"][2],
        "conflict precision": result["conflict"][0],
        "conflict recall": result["conflict"][1],
        "false alarms per 100 documents": result["false alarms per 100 documents"][0],
        "verdict accuracy": result["verdict"][1],
    }
    if mode == "B":
        figures["event B-cubed F1"] = result["event B-cubed"][2]
    return {name: round(value, MEASURES[name]) for name, value in figures.items()}


def measure_all(command: str, errors: list[str] | None = None) -> Figures:
    """Return the figures of every part and mode; `errors` gathers what went wrong in the part to develop on."""
    listed: list[str] = [] if errors is None else errors
    figures = {
        part: {mode: measure(command, clusters, mode, listed if part == "development" else []) for mode in MODES}
        for part, clusters in parts().items()
    }
    # The two pairs that are easily taken for one event lie in different parts: only all the clusters together put them to the test.
    together = measure(command, frozenset().union(*parts().values()), "B", [])
    return {**figures, "whole": {"B": {"event B-cubed F1": together["event B-cubed F1"]}}}


def _each(figures: Figures) -> Iterator[tuple[str, str, str, float]]:
    for part, modes in figures.items():
        for mode, measures in modes.items():
            for name, value in measures.items():
                yield part, mode, name, value


def breaches(floors: Figures, measured: Figures) -> list[Breach]:
    """Return the measures that are worse than their floors; a measure that is gone counts as worse."""
    found = []
    for part, mode, name, floor in _each(floors):
        value = measured.get(part, {}).get(mode, {}).get(name)
        if value is None:
            found.append(Breach(part, mode, name, floor, float("nan")))
        elif (value > floor + SLACK) if name in CEILINGS else (value < floor - SLACK):
            found.append(Breach(part, mode, name, floor, value))
    return found


def read_floors(path: Path = FLOORS) -> tuple[str, Figures]:
    """Return the digest that the floors were pinned at, and the floors."""
    if not path.exists():
        return "", {}
    pinned = json.loads(path.read_text(encoding="utf-8"))
    return pinned["corpus"], pinned["floors"]


def write_floors(measured: Figures, path: Path = FLOORS) -> None:
    """Pin the floors to `measured` on the corpus as it is."""
    path.write_text(json.dumps({"corpus": digest(), "floors": measured}, indent=2) + "\n", encoding="utf-8")


def table(measured: Figures, floors: Figures) -> str:
    """Return the figures as text, a line a measure, with the floor of each in brackets."""
    columns = [(part, mode) for part, modes in measured.items() for mode in modes]
    heads = [f"{part} {mode}" for part, mode in columns]
    lines = [" " * 31 + "".join(f"{head:>24}" for head in heads)]
    for name in MEASURES:
        cells = []
        for part, mode in columns:
            value = measured[part][mode].get(name)
            floor = floors.get(part, {}).get(mode, {}).get(name)
            cells.append("" if value is None else f"{value:g}" + (f" [{floor:g}]" if floor is not None else ""))
        lines.append(f"{name:<31}" + "".join(f"{cell:>24}" for cell in cells))
    legend = "; ".join(f"{mode}: {meaning}" for mode, meaning in MODES.items())
    return "\n".join([*lines, f"({legend}; [floor])"])


def main(arguments: Sequence[str] | None = None, floors_file: Path = FLOORS) -> int:
    """Measure, print, and pin when asked to. Return 1 where a measure is worse than its floor or the corpus is another one."""
    parser = argparse.ArgumentParser(prog="tests.corpus.measure", description="Measure the product on the corpus.")
    parser.add_argument("--command", default=product(), help="what prints the JSON of compare; {input} becomes its input")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--errors", action="store_true", help="list the errors of the part to develop on")
    options = parser.parse_args(arguments)
    errors: list[str] = []
    measured = measure_all(options.command, errors)
    pinned, floors = read_floors(floors_file)
    print(table(measured, floors))
    if options.errors:
        print("", *errors, sep="\n")
    worse = breaches(floors, measured)
    for breach in worse:
        print("WORSE", breach)
    if options.update and (not worse or options.allow_regression):
        write_floors(measured, floors_file)
        return 0
    if pinned != digest():
        print("the floors belong to another corpus: pin them with --update")
        return 1
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
