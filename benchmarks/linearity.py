"""Print how fast factcheck reads texts that no newspaper prints, beside real articles, and how time grows with their length.

usage: python -m benchmarks.linearity [letters]

Out: for each text microseconds of CPU time a letter at the length given (default: a million) and at a tenth of it, and the ratio to the
sample articles. Fails where a text takes more than five times as long a letter as they do.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.adversarial import TEXTS, filled
from factcheck import pipeline
from factcheck.model import Document
from factcheck.reporter import as_jsonl

SEEDS = Path(__file__).parent.parent / "seeds"
MOST = 5.0


def seconds(text: str) -> float:
    """Return the CPU time in which a text is read and its claims are printed."""
    document = Document(id="text", text=text, outlet="Herald")
    start = time.process_time()
    for _line in as_jsonl.lines(pipeline.analyse(document).claims):
        pass
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    articles = [document.text for document in pipeline.read([SEEDS]).documents]
    letters = sum(map(len, articles))
    times = [sum(map(seconds, articles)) for _ in range(6)]  # the first loads the tables
    news = 1e6 * min(times) / letters
    print(f"{'the sample articles':34}{news:8.2f} µs a letter")
    slow = []
    for name, surface in TEXTS.items():
        short, long = (1e6 * seconds(filled(surface, size)) / size for size in (length // 10, length))
        print(f"{name:34}{long:8.2f} µs a letter{short:8.2f} at a tenth of the length{long / news:8.2f} times the articles")
        if long > MOST * news:
            slow.append(name)
    if slow:
        sys.exit(f"more than {MOST:g} times slower than articles: {', '.join(slow)}")


if __name__ == "__main__":
    main()
