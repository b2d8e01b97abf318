"""Measure comparison at several sizes, an archive, and a draft against it; write a table (Markdown, JSON) and a plot (SVG).

usage: python -m benchmarks.scale [--sizes 1000,5000,20000] [--jobs N] [--more FOLDER] [--out FOLDER]

Out: FOLDER/scale.md, scale.json and scale.svg (default: build/bench). Each step is a process of its own; its time is the wall clock and the
CPU time of it and its children, its memory the largest of any one process. The exponent says how time grows between two sizes: 1 is in step
with the articles. The articles come from benchmarks/articles.py; `--more` is its folder of background.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import sysconfig
import time
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

from benchmarks.articles import KILOBYTES, write
from factcheck import __version__

ROOT = Path(__file__).parent.parent
FACTCHECK = Path(sysconfig.get_path("scripts")) / "factcheck"
DRAFT = ROOT / "seeds" / "wire-a.txt"


class Step(NamedTuple):
    """One command measured: articles, seconds by the wall and of CPU, megabytes."""

    name: str
    articles: int
    seconds: float
    cpu: float
    megabytes: float


def measured(name: str, articles: int, *arguments: str | Path) -> Step:
    """Run a command and return what it took. Its output is thrown away."""
    meter = (
        "import os, resource, subprocess, sys, time; begun = time.perf_counter();"
        "status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode;"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss, status)"
    )
    printed = subprocess.run([sys.executable, "-c", meter, FACTCHECK, *arguments], capture_output=True, check=True, text=True).stdout
    seconds, cpu, memory, status = map(float, printed.split())
    if status > 1:
        sys.exit(f"{name} failed: factcheck {' '.join(map(str, arguments))}")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Step(name, articles, seconds, cpu, memory / scale)


def steps(sizes: list[int], jobs: int, more: Path | None, folder: Path) -> list[Step]:
    """Measure everything, the small before the large."""
    found: list[Step] = []
    for size in sizes:
        source = write(folder / f"articles-{size}{'-more' if more else ''}.jsonl", size, KILOBYTES, more)
        found.append(measured("compare", size, "compare", source, "--format", "json", "-j", str(jobs), "--exit-zero"))
        archive = folder / f"archive-{size}.sqlite"
        for leftover in folder.glob(f"{archive.name}*"):
            leftover.unlink()
        found.append(measured("archive add", size, "archive", "add", archive, source, "-j", str(jobs)))
        found.append(measured("archive add again", size, "archive", "add", archive, source, "-j", str(jobs)))
        found.append(measured("check a draft against it", size, "check", DRAFT, "--against", archive, "--exit-zero"))
        for step in found[-4:]:
            print(f"{step.name:26}{step.articles:>8,}{step.seconds:9.1f} s{step.cpu:9.1f} s CPU{step.megabytes:8.0f} MB", flush=True)
    return found


def exponents(found: list[Step], name: str) -> list[tuple[int, int, float]]:
    """Return between each two sizes how CPU time grows."""
    own = [step for step in found if step.name == name]
    return [(one.articles, other.articles, log(other.cpu / one.cpu) / log(other.articles / one.articles)) for one, other in pairwise(own)]


def table(found: list[Step]) -> str:
    """Return the steps as a table in Markdown."""
    lines = ["| what | articles | seconds | CPU seconds | articles a CPU second | MB |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    lines += [
        f"| {step.name} | {step.articles:,} | {step.seconds:.1f} | {step.cpu:.1f} | {step.articles / step.cpu:.0f} | {step.megabytes:.0f} |"
        for step in found
    ]
    growth = [f"{one:,} to {other:,} articles: exponent {value:.2f}" for one, other, value in exponents(found, "compare")]
    return "\n".join([*lines, "", *growth])


def plot(found: list[Step]) -> str:
    """Return CPU seconds over articles, both by powers of ten, as SVG."""
    width, height, left, bottom = 640, 360, 70, 50
    names = ["compare", "archive add", "archive add again", "check a draft against it"]
    sizes, times = [step.articles for step in found], [max(step.cpu, 0.1) for step in found]
    low, high = log(min(sizes)), log(max(sizes))
    least, most = log(min(times)), log(max(times))

    def place(articles: float, seconds: float) -> tuple[float, float]:
        across = (log(articles) - low) / (high - low or 1)
        up = (log(max(seconds, 0.1)) - least) / (most - least or 1)
        return left + across * (width - left - 190), height - bottom - up * (height - bottom - 30)

    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">']
    lines.append('<title>CPU seconds by number of articles</title><rect width="100%" height="100%" fill="white"/>')
    for name, colour in zip(names, ("#1f4e79", "#b3541e", "#4c7a34", "#7a3b7a"), strict=True):
        own = [(*place(step.articles, step.cpu), step) for step in found if step.name == name]
        if own:
            points = " ".join(f"{across:.1f},{up:.1f}" for across, up, _ in own)
            lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
            lines += [f'<circle cx="{across:.1f}" cy="{up:.1f}" r="3" fill="{colour}"/>' for across, up, _ in own]
            across, up, last = own[-1]
            lines.append(f'<text x="{across + 8:.1f}" y="{up + 4:.1f}" fill="{colour}">{name}: {last.cpu:.1f} s</text>')
    for size in sorted(set(sizes)):
        across, _ = place(size, min(times))
        lines.append(f'<text x="{across:.1f}" y="{height - bottom + 20}" text-anchor="middle">{size:,}</text>')
    lines.append(f'<text x="{left}" y="{height - 10}">articles</text><text x="10" y="20">CPU seconds</text></svg>')
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print and write."""
    arguments = argparse.ArgumentParser(description="Measure how time and memory grow.")
    arguments.add_argument("--sizes", default="1000,5000,20000")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--more", type=Path)
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "bench")
    chosen = arguments.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    found = steps([int(size) for size in chosen.sizes.split(",")], chosen.jobs, chosen.more, chosen.out)
    machine = (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, -j {chosen.jobs}"
    )
    text = f"{table(found)}\n\nfactcheck {__version__}, {machine}\n"
    print(f"\n{text}\n{time.perf_counter() - begun:.0f} s, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB here")
    (chosen.out / "scale.md").write_text(text, encoding="utf-8")
    measured_ = {"machine": machine, "version": __version__, "steps": [step._asdict() for step in found]}
    (chosen.out / "scale.json").write_text(json.dumps(measured_, indent=1) + "\n", encoding="utf-8")
    (chosen.out / "scale.svg").write_text(plot(found), encoding="utf-8")


if __name__ == "__main__":
    main()
