"""Train the predicate ranker: factcheck/data/rankers.json.

    python training/rankers.py --gum DIR --out FILE [--folds N]

In: GUM's dependencies: every noun phrase with the verb that governs it (through prepositions, conjuncts and copulas). Out: integer
weights. Multinomial logistic regression over the verb groups of the sentence, by stochastic gradient descent with a step per feature.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import defaultdict
from pathlib import Path

import corpora

from factcheck.extractor.chunks import chunks
from factcheck.extractor.rankers import Ranker, features
from factcheck.lexicon import load

Example = tuple[list[list[str]], int]
SCALE = 100
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ", "X"))


def governor(parsed: corpora.Parsed, start: int, mains: dict[int, int]) -> int:
    """Return the chunk of the verb that governs the word at `start`, -1 if there is none."""
    copulas = {head: place for place, (head, relation) in enumerate(zip(parsed.heads, parsed.relations, strict=True)) if relation == "cop"}
    place = start
    for _step in range(12):
        if place in copulas and copulas[place] in mains:
            return mains[copulas[place]]
        relation = parsed.relations[place]
        above = parsed.heads[place]
        if above < 0 or relation in {"parataxis", "vocative", "discourse"}:
            return -1
        if parsed.parts[above] in {"VERB", "AUX"}:
            return mains.get(above, -1)
        place = above
    return -1


def examples(parsed: corpora.Parsed, ranker: Ranker) -> list[Example]:
    """Return every noun phrase of a sentence with its candidates' features and the place of the right one."""
    words = [word.lower() for word in parsed.words]
    row = chunks(words, parsed.tags, {}, {})
    mains = {row.chunks[place].head: place for place in row.verbs}
    found = []
    for place, chunk in enumerate(row.chunks):
        if chunk.kind != "N" or parsed.parts[chunk.head] not in _NOMINAL:
            continue
        right = governor(parsed, chunk.head, mains)
        candidates = ranker.situations(row, place)
        positions = [at for at, _situation in candidates]
        if right in positions and len(positions) > 1:
            found.append(([features(situation) for _at, situation in candidates], positions.index(right)))
    return found


def train(material: list[Example], rounds: int = 8, rate: float = 0.15) -> dict[str, float]:
    """Return the weights of the features."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    shuffle = random.Random(3)  # noqa: S311 - the order of training, not a secret
    material = list(material)
    for _round in range(rounds):
        shuffle.shuffle(material)
        for candidates, right in material:
            scores = [sum(weights[name] for name in names) for names in candidates]
            top = max(scores)
            powers = [math.exp(score - top) for score in scores]
            total = sum(powers)
            for place, names in enumerate(candidates):
                slope = (place == right) - powers[place] / total
                if abs(slope) > 0.01:
                    for name in names:
                        squares[name] += slope * slope
                        weights[name] += rate * (slope - 0.0005 * weights[name]) / math.sqrt(squares[name])
    return weights


def accuracy(weights: dict[str, float], material: list[Example]) -> float:
    """Return the share of noun phrases whose governing verb comes first."""
    hits = 0
    for candidates, right in material:
        scores = [sum(weights.get(name, 0.0) for name in names) for names in candidates]
        hits += scores.index(max(scores)) == right
    return hits / max(len(material), 1)


def main() -> None:
    """Train, cross-validate, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    ranker = Ranker({}, load().wordclasses)
    sentences = [examples(parsed, ranker) for parsed in corpora.gum(options.gum)]
    print(f"{sum(map(len, sentences))} noun phrases with a choice")
    for fold in range(options.folds):
        size = len(sentences) // options.folds
        held = sentences[fold * size : (fold + 1) * size]
        others = sentences[: fold * size] + sentences[(fold + 1) * size :]
        weights = train([example for sentence in others for example in sentence])
        print(f"fold {fold + 1}: {accuracy(weights, [example for sentence in held for example in sentence]):.4f}")
    weights = train([example for sentence in sentences for example in sentence])
    kept = {name: round(SCALE * weight) for name, weight in sorted(weights.items()) if abs(weight) >= 0.08}
    about = "Weights of factcheck/extractor/rankers.py, made by training/rankers.py from GUM (see NOTICE)."
    groups: dict[int, list[str]] = {}
    for name, weight in kept.items():
        groups.setdefault(weight, []).append(name)
    told = json.dumps({str(weight): " ".join(names) for weight, names in sorted(groups.items())}, separators=(",", ":"))
    options.out.write_text(f'{{"about":{json.dumps(about)},\n"predicate":{told}}}\n', encoding="utf-8")
    print(f"{options.out}: {options.out.stat().st_size} bytes, {len(kept)} weights")


if __name__ == "__main__":
    main()
