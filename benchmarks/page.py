"""How long the HTML page takes: CPU time in milliseconds per 100 facts that several outlets tell, on the annotated clusters.

Run: python -m benchmarks.page. Templates are compiled before the clock starts, as they are once a run.
"""

from __future__ import annotations

import time
from pathlib import Path

import factcheck
from factcheck.model import Verdict
from factcheck.reporter import render
from factcheck.reporter.view import View
from factcheck.weighing import weighed

CLUSTERS = Path(__file__).parent.parent / "tests" / "corpus" / "clusters"
ROUNDS, MOST = 5, 8


def main() -> None:
    """Print the time and the size for the first few clusters, and for all of them together."""
    total_facts = total_time = 0.0
    for folder in sorted(path for path in CLUSTERS.iterdir() if path.is_dir())[:MOST]:
        report = weighed(factcheck.compare(factcheck.read(folder)))
        facts = sum(fact.verdict is not Verdict.SINGLE for event in report.events for fact in event.facts)
        size = len("".join(render("html", report, View())).encode())
        started = time.process_time()
        for _ in range(ROUNDS):
            for _piece in render("html", report, View()):
                pass
        spent = 1000 * (time.process_time() - started) / ROUNDS
        total_facts, total_time = total_facts + facts, total_time + spent
        print(f"{folder.name:24} {facts:3} facts  {spent:5.1f} ms  {size / 1000:5.1f} kB")
    print(f"{'all':24} {100 * total_time / total_facts:.0f} ms per 100 facts (the aim: 50)")


if __name__ == "__main__":
    main()
