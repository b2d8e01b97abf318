"""Measure how fast claims are extracted on one core, and how fast quantulum3, text2num and recognizers-text read the same in the same run.

usage: python -m benchmarks.extract [PATH...] [--megabytes N] [--no-peers]

Out: a table in Markdown, on standard output and in build/bench/extract.md, and the same as JSON in build/bench/extract.json. The text is
that of the articles given, or else of the sample articles and the annotated clusters: each once, or as often as it takes to fill the
megabytes asked for (words that were met before are known by heart, so text that comes again is read faster). Each peer gets a virtual
environment of its own in build/ (they clash, and are no dependencies) and as much of the text as it can read in half a minute. Loading
and start-up are not counted.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import NamedTuple

from factcheck import __version__, pipeline
from factcheck.model import Document
from factcheck.reporter import as_jsonl

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
OWN = (ROOT / "tests" / "corpus", ROOT / "training" / "clusters")


class Peer(NamedTuple):
    """Another reader of numbers: what to install (its distribution first), how it is made ready, how it reads `text`."""

    name: str
    requirement: str
    setup: str
    read: str


PEERS = (
    Peer("quantulum3, parser", "quantulum3==0.10.*", "from quantulum3 import parser; parser.parse('5 km')", "parser.parse(text)"),
    Peer("text2num", "text2num==2.5.*", "from text_to_num import alpha2digit; alpha2digit('five', 'en')", "alpha2digit(text, 'en')"),
    Peer(
        "recognizers-text, number and unit",
        "recognizers-text-suite==1.0.2a2 emoji<2",
        "from recognizers_number import recognize_number, recognize_percentage\n"
        "from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature\n"
        "models = recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_temperature, recognize_age\n"
        "for model in models: model('5 kg', 'en-us')",
        "[model(text, 'en-us') for model in models]",
    ),
)
# Reads articles from standard input until half a minute is over, and prints the characters and the seconds.
PROGRAM = """
import json, sys, time
{setup}
texts = json.load(sys.stdin)
done, start = 0, time.process_time()
for text in texts:
    {read}
    done += len(text.encode())
    if time.process_time() - start > 30:
        break
print(json.dumps([done, time.process_time() - start]))
"""


class Row(NamedTuple):
    """One reader measured: bytes of UTF-8 a second in millions, and what it read."""

    name: str
    version: str
    rate: float
    read: float


def articles(paths: list[Path], megabytes: float) -> list[str]:
    """Return the texts of the paths, or those of the repository, each once and then again until so many megabytes are reached."""
    once = [document.text for document in pipeline.read(paths or [ROOT / "seeds"]).documents]
    if not paths:
        once += [path.read_text(encoding="utf-8") for folder in OWN for path in sorted(folder.rglob("*.txt"))]
    texts: list[str] = list(once)
    size = sum(len(text.encode()) for text in texts)
    while size < megabytes * 1e6:
        text = once[len(texts) % len(once)]
        texts.append(text)
        size += len(text.encode())
    return texts


def ours(texts: list[str]) -> Row:
    """Measure factcheck: from texts to lines of JSON."""
    gc.set_threshold(200_000)  # as the command does
    documents = [Document(id=f"a{number}", text=text, outlet="Herald") for number, text in enumerate(texts)]
    pipeline.analyse(Document(id="first", text="Police said on Monday that 5 people had died.", outlet="Herald"))  # loads the tables
    size, start = sum(len(text.encode()) for text in texts) / 1e6, time.process_time()
    for analysis in pipeline.extract(documents):
        for _line in as_jsonl.lines(analysis.claims):
            pass
    return Row("factcheck extract", __version__, size / (time.process_time() - start), size)


def environment_of(peer: Peer) -> Path:
    """Return the interpreter of the environment that a peer has for itself, made anew where there is none."""
    environment = BUILD / f"bench-{peer.name.partition(',')[0]}"
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.requirement.split()]
        if subprocess.run(install, check=False).returncode:
            shutil.rmtree(environment)  # nothing half-made is taken for a peer the next time
            raise subprocess.CalledProcessError(1, install)
    return python


def theirs(peer: Peer, texts: list[str]) -> Row:
    """Measure a peer in an environment of its own."""
    python = environment_of(peer)
    program = PROGRAM.format(setup=peer.setup, read=peer.read)
    ended = subprocess.run([python, "-c", program], input=json.dumps(texts).encode(), capture_output=True, check=True)
    done, seconds = json.loads(ended.stdout.splitlines()[-1])
    version = f"from importlib.metadata import version; print(version({peer.requirement.partition('==')[0]!r}))"
    printed = subprocess.run([python, "-c", version], capture_output=True, check=True, text=True).stdout.strip()
    return Row(peer.name, printed, done / 1e6 / seconds, done / 1e6)


def table(rows: list[Row]) -> str:
    """Return the rows as a table in Markdown."""
    lines = ["| reader | version | MB/s | MB read | factcheck is faster by |", "| --- | --- | ---: | ---: | ---: |"]
    first = rows[0].rate
    lines += [
        f"| {row.name} | {row.version} | {row.rate:.3f} | {row.read:.2f} | {'' if row is rows[0] else f'{first / row.rate:.1f}'} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write."""
    arguments = argparse.ArgumentParser(description="Measure the speed of extraction.")
    arguments.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    arguments.add_argument("--megabytes", type=float, default=0.0)
    arguments.add_argument("--no-peers", action="store_true")
    options = arguments.parse_args()
    texts = articles(options.paths, options.megabytes)
    rows = [ours(texts)]
    for peer in () if options.no_peers else PEERS:
        try:
            rows.append(theirs(peer, texts))
        except subprocess.CalledProcessError as error:
            why = (error.stderr or b"").decode(errors="replace").strip().splitlines()
            print(f"{peer.name} could not be measured: {why[-1] if why else error}", file=sys.stderr)
    machine = f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, one of {os.cpu_count()} cores"
    text = f"{table(rows)}\n\n{machine}\n"
    print(text)
    folder = BUILD / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "extract.md").write_text(text, encoding="utf-8")
    measured = {"machine": machine, "rows": [row._asdict() for row in rows]}
    (folder / "extract.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
