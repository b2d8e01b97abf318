"""Measure how well figures are read beside quantulum3, recognizers-text and text2num, on the short forms of tests/cases/figures.txt.

usage: python -m benchmarks.quality [--no-peers]

Out: a table in Markdown, on standard output and in build/bench/quality.md. A figure is right by value where its number, or the lower end of
its range, is in the list of the text; by value and unit where that number of its base unit and the unit are. Fractions may be told as
percent. The forms are those that factcheck is held to, so that its own row shows only that they hold. text2num knows no units. Each peer
has an environment of its own in build/ (benchmarks/extract.py makes them).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from benchmarks.extract import BUILD, PEERS, ROOT, Peer, environment_of
from factcheck import lexicon, pipeline
from factcheck.model import Document, FigureClaim, Kind

CASES = ROOT / "tests" / "cases" / "figures.txt"
LEXICON = lexicon.load()
DIGITS = 5  # in which two readers must agree

# Each reads a list of texts from standard input and prints, for each, a list of (number, unit or null).
PROGRAMS = {
    "quantulum3": """
import json, sys
from quantulum3 import parser
def read(text):
    return [(found.value, None if found.unit.name == "dimensionless" else found.unit.name) for found in parser.parse(text)]
""",
    "text2num": """
import json, re, sys
from text_to_num import alpha2digit
def read(text):
    return [(float(found.replace(",", "")), None) for found in re.findall(r"[0-9][0-9,]*(?:[.][0-9]+)?", alpha2digit(text, "en"))]
""",
    "recognizers-text": """
import json, sys
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature
def read(text):
    taken, figures = [], []
    for model in (recognize_percentage, recognize_currency, recognize_temperature, recognize_age, recognize_dimension, recognize_number):
        for found in model(text, "en-us"):
            value = (found.resolution or {}).get("value")
            if value is None or any(found.start <= last and first <= found.end for first, last in taken):
                continue
            taken.append((found.start, found.end))
            unit = "percent" if model is recognize_percentage else found.resolution.get("isoCurrency") or found.resolution.get("unit")
            figures.append((float(str(value).rstrip("%")), unit))
    return figures
""",
}
LOOP = """
texts = json.load(sys.stdin)
print(json.dumps([read(text) for text in texts]))
"""
# what peers call by another name than news
NAMES = {"percentage": "percent", "c": "degree celsius", "f": "degree fahrenheit", "dollar": "USD", "euro": "EUR", "pound sterling": "GBP"}


class Score(NamedTuple):
    """How many figures a reader found, and how many of them are right by value, and by value and unit."""

    reader: str
    found: int
    valued: int
    right: int


def measure(number: float | Decimal | None, name: str | None) -> tuple[Decimal, str]:
    """Return a number in the base unit of what it is told in, and that unit."""
    value = Decimal(str(number or 0))
    known = NAMES.get(name.lower(), name) if name else "1"
    unit = LEXICON.units.by_name.get(known)
    if unit is None:
        unit = next((one for surface, one in LEXICON.units.names.get(known.lower().split()[0], ()) if surface == known.lower()), None)
    if unit is None:
        return value, known
    return (value + unit.offset) * unit.factor, unit.base


def ours(texts: list[str]) -> list[list[tuple[float, str | None]]]:
    """Read the texts with factcheck."""
    read = []
    for text in texts:
        claims = pipeline.analyse(Document(id="a", text=text, outlet="a")).claims
        figures = [claim.mention for claim in claims if isinstance(claim, FigureClaim) and claim.kind is not Kind.ORDINAL]
        read.append([(float(one.low), None if one.unit == "1" else one.unit) for one in figures])
    return read


def theirs(peer: Peer, texts: list[str]) -> list[list[tuple[float, str | None]]]:
    """Read the texts with a peer, in its own environment."""
    program = PROGRAMS[peer.name.partition(",")[0]] + LOOP
    ended = subprocess.run([environment_of(peer), "-c", program], input=json.dumps(texts).encode(), capture_output=True, check=True)
    read: list[list[tuple[float, str | None]]] = json.loads(ended.stdout.splitlines()[-1])
    return read


def expected(line: str) -> list[tuple[float, str | None]]:
    """Return the figures of a line of the cases, ordinals left out."""
    figures = []
    for written in line.split(" | ") if line != "-" else ():
        _surface, kind, value, unit, *_more = written.split("; ")
        if kind != Kind.ORDINAL.value:
            figures.append((float(value.split("..")[0]), None if unit == "1" else unit))
    return figures


def rounded(number: float | Decimal | None) -> str:
    """Return a number in as many digits as readers must agree in."""
    return f"{float(number or 0):.{DIGITS}g}"


def score(reader: str, read: list[list[tuple[float, str | None]]], wanted: list[list[tuple[float, str | None]]]) -> Score:
    """Compare what a reader found with what the cases hold."""
    valued = right = 0
    for found, true in zip(read, wanted, strict=True):
        values = [Counter(rounded(number) for number, _ in figures) for figures in (found, true)]
        units = [Counter((rounded(value), unit) for value, unit in (measure(*one) for one in figures)) for figures in (found, true)]
        valued += (values[0] & values[1]).total()
        right += (units[0] & units[1]).total()
    return Score(reader, sum(map(len, read)), valued, right)


def table(scores: list[Score], total: int) -> str:
    """Return the scores as a table in Markdown."""
    lines = ["| reader | figures | value: precision | recall | F1 | value and unit: F1 |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for one in scores:
        both = (one.found + total) / 2
        share = one.valued / one.found if one.found else 0
        lines.append(
            f"| {one.reader} | {one.found} | {share:.1%} | {one.valued / total:.1%} | {one.valued / both:.1%} | {one.right / both:.1%} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write."""
    arguments = argparse.ArgumentParser(description="Measure how well figures are read.")
    arguments.add_argument("--no-peers", action="store_true")
    options = arguments.parse_args()
    lines = [line.partition(" => ") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    texts, wanted = [text for text, _, _ in lines], [expected(figures) for _, _, figures in lines]
    scores = [score("factcheck", ours(texts), wanted)]
    for peer in () if options.no_peers else PEERS:
        try:
            scores.append(score(peer.name, theirs(peer, texts), wanted))
        except subprocess.CalledProcessError as error:
            why = (error.stderr or b"").decode(errors="replace").strip().splitlines()
            print(f"{peer.name} could not be measured: {why[-1] if why else error}", file=sys.stderr)
    text = f"{table(scores, sum(map(len, wanted)))}\n\n{len(texts)} short forms with {sum(map(len, wanted))} figures\n"
    print(text)
    (BUILD / "bench").mkdir(parents=True, exist_ok=True)
    (BUILD / "bench" / "quality.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
