"""Choose the settings of event detection, and say what they score.

Usage: python training/events.py [--lines FILE --stories FILE]

Measures B-cubed precision, recall and F1 on the corpus (tests/corpus), the near misses (tests/cases/events.toml) and the sample articles
(seeds), with dates and without, over a grid around the settings in force. `--lines` names a file of one article a line, newest first, a
month in all (used: the background corpus of Lee et al. 2005, as gensim carries it), and `--stories` one of its line numbers, those of one
story on a line; lines that no story names are read but not scored. Nothing is written: the plateau goes into factcheck/config.py by hand.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

from factcheck.config import Policy
from factcheck.events import detect
from factcheck.lexicon import load
from factcheck.model import Document

ROOT = Path(__file__).parents[1]
Sample = tuple[list[Document], dict[str, str]]


def corpus() -> Sample:
    """Return the articles of the corpus and the event of each."""
    documents, gold = [], {}
    for path in sorted((ROOT / "tests/corpus/gold").glob("*.json")):
        cluster = json.loads(path.read_text(encoding="utf-8"))
        for outlet, about in cluster["documents"].items():
            text = (ROOT / "tests/corpus/clusters" / cluster["event"] / f"{outlet}.txt").read_text(encoding="utf-8")
            published = datetime.fromisoformat(about["published"]) if about["published"] else None
            documents.append(Document(id=f"{cluster['event']}/{outlet}", text=text, outlet=outlet, published=published))
            gold[documents[-1].id] = cluster["event"]
    return documents, gold


def near_misses() -> Sample:
    """Return happenings that are easily taken for one another."""
    documents, gold = [], {}
    for case in tomllib.loads((ROOT / "tests/cases/events.toml").read_text(encoding="utf-8"))["event"]:
        for number, (day, text) in enumerate(case["texts"]):
            published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
            documents.append(Document(id=f"{case['name']}/{number}", text=text, outlet=str(number), published=published))
            gold[documents[-1].id] = case["name"]
    return documents, gold


def seeds() -> Sample:
    """Return the sample articles; seeds/README.md says which belong together."""
    documents = [
        Document(id=path.stem, text=path.read_text(encoding="utf-8"), outlet=path.stem) for path in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    return documents, {document.id: {"urdupoint": "2", "tdi": "3"}.get(document.id, "1") for document in documents}


def month(lines: Path, stories: Path) -> Sample:
    """Return a month of one newsroom's bulletins, newest first, and the stories among them."""
    texts = lines.read_text(encoding="utf-8").splitlines()
    last = datetime(2001, 12, 31, tzinfo=UTC)
    documents = [
        Document(id=f"line-{number:04}", text=text, outlet="newsroom", published=last - timedelta(days=int((number - 1) / len(texts) * 31)))
        for number, text in enumerate(texts, start=1)
    ]
    gold = {}
    for story, line in enumerate(stories.read_text(encoding="utf-8").splitlines()):
        gold.update({f"line-{int(number):04}": f"story-{story}" for number in line.split(",")})
    return documents, gold


def undated(sample: Sample) -> Sample:
    """Return the sample without days of publication."""
    return [replace(document, published=None) for document in sample[0]], sample[1]


def b_cubed(sample: Sample, policy: Policy) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 over the documents that have a gold event."""
    documents, gold = sample
    events = [[name for name in event.documents if name in gold] for event in detect(documents, load(), policy)]
    happenings: defaultdict[str, set[str]] = defaultdict(set)
    for name, happening in gold.items():
        happenings[happening].add(name)
    precision = recall = 0.0
    for names in events:
        for name in names:
            right = len(happenings[gold[name]].intersection(names))
            precision += right / len(names) / len(gold)
            recall += right / len(happenings[gold[name]]) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print one line for each setting of the grid, then its mean over all samples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path)
    parser.add_argument("--stories", type=Path)
    arguments = parser.parse_args()
    samples = {"corpus": corpus(), "near misses": near_misses(), "seeds": seeds()}
    if arguments.lines and arguments.stories:
        samples["month"] = month(arguments.lines, arguments.stories)
    samples |= {f"{name}, undated": undated(sample) for name, sample in samples.items() if name != "seeds"}
    for likeness, tightness, most in product((0.17, 0.19, 0.21, 0.23, 0.25), (0.8, 1.0, 1.2), (0.36, 0.42, 0.48)):
        policy = Policy(event_likeness=likeness, event_tightness=tightness, event_tight_most=most)
        scores = {name: b_cubed(sample, policy) for name, sample in samples.items()}
        mean = sum(score[2] for score in scores.values()) / len(scores)
        row = "  ".join(f"{name} {score[0]:.2f}/{score[1]:.2f}={score[2]:.3f}" for name, score in scores.items())
        print(f"likeness {likeness} tightness {tightness} most {most}: mean {mean:.4f}  {row}", flush=True)


if __name__ == "__main__":
    main()
