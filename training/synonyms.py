"""Make the table of synonyms (factcheck/data/synonyms.txt) from WordNet.

    python training/synonyms.py --wordnet DIR --out FILE

In: WordNet 3.0's dictionary files (Debian's wordnet-base puts them in /usr/share/wordnet), the shipped news words. Out: sets of lemmas
that share a sense, and for each sense the lemmas one step below it. Of a lemma's senses only the common ones count: the first, and those
that make up a fifth of its tagged uses, because rare senses make everything a synonym of everything.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factcheck.lexicon import load

LEAST_SHARE = 0.2
MOST_BELOW = 12  # a sense with more lemmas below it is too general to tell two things as one
LEAST_ARTICLES = 60


def _counts(folder: Path) -> dict[tuple[str, str], list[int]]:
    """Return (part, lemma) → tagged uses by sense number, from cntlist.rev."""
    found: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    parts = {"1": "noun", "2": "verb"}
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        if rest[0] in parts:
            found[parts[rest[0]], lemma][int(sense)] = int(count)
    return {key: [senses.get(number, 0) for number in range(1, max(senses) + 1)] for key, senses in found.items()}


def _senses(folder: Path, part: str, words: frozenset[str]) -> dict[str, list[str]]:
    """Return lemma → offsets of its common senses."""
    counts = _counts(folder)
    found = {}
    for line in (folder / f"index.{part}").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        lemma = fields[0]
        if lemma not in words:
            continue
        offsets = fields[-int(fields[2]) :]
        uses = counts.get((part, lemma), [])
        total = sum(uses)
        common = [offset for place, offset in enumerate(offsets) if total and place < len(uses) and uses[place] >= LEAST_SHARE * total]
        found[lemma] = common or offsets[:1]
    return found


def _above(folder: Path, part: str) -> dict[str, list[str]]:
    """Return offset → offsets one step above it."""
    found = {}
    for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        start = 4 + 2 * int(fields[3], 16)
        pointers = fields[start + 1 : start + 1 + 4 * int(fields[start])]
        found[fields[0]] = [pointers[place + 1] for place in range(0, len(pointers), 4) if pointers[place] == "@"]
    return found


def _lines(folder: Path, part: str, words: frozenset[str]) -> list[str]:
    """Return the lines of one part of speech."""
    members: dict[str, list[str]] = defaultdict(list)
    for lemma, offsets in sorted(_senses(folder, part, words).items()):
        for offset in offsets:
            members[offset].append(lemma)
    below: dict[str, set[str]] = defaultdict(set)
    above = _above(folder, part)
    for offset, lemmas in members.items():
        for general in above.get(offset, []):
            below[general].update(lemmas)
    lines = []
    for offset, lemmas in sorted(members.items(), key=lambda item: item[1]):
        if len(lemmas) > 1:
            lines.append(f"{part}\t{' '.join(lemmas)}")
        if 0 < len(below[offset]) <= MOST_BELOW:
            lines.append(f"{part}.below\t{' '.join(lemmas)} > {' '.join(sorted(below[offset] - set(lemmas)))}")
    return lines


def main() -> None:
    """Make the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    words = frozenset(word for word, count in load().frequencies.counts.items() if count >= LEAST_ARTICLES)
    lines = [
        "# Lemmas that share a common sense, and for a sense the lemmas one step below it. Parts of speech: noun, verb.",
        "# Grammar: <part> TAB lemma lemma ... ; <part>.below TAB lemma lemma ... > lemma lemma ...",
        "# Source: WordNet 3.0, Princeton University (licence in NOTICE), cut to words of the news by training/synonyms.py.",
        *(line for part in ("noun", "verb") for line in _lines(options.wordnet, part, words)),
    ]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 3} lines, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
