"""Learn the aligner's weights (factcheck/data/weights.toml) from annotated clusters.

    python training/alignment.py --more training/clusters --out factcheck/data/weights.toml [--folds 4] [--only join]

With --only one model is learned, and the other stays as it is in the table. The shipped join model is learned on 56 clusters, the conflict
model on the 16 of the corpus alone: learned on all, it finds a conflict in 25 more, but takes more figures of unlike headlines for one.

Learned on: the clusters of tests/corpus that are for development (tests/corpus/measure.py says which), never on those to measure on,
and all those of the folders named with --more.
Two models of the same fields:

* join: pairs of claims with equal or compatible values. Right when both lie on mentions of one fact.
* conflict: what the words say when the values are apart. Wrong pairs are those with values apart on two facts; right pairs are all
  pairs on one fact, whatever their values, for the words about a fact do not depend on who erred. The weights of the value's own levels
  are set by hand (training/alignment_prior.toml), because a few dozen real conflicts cannot teach them.

Method: logistic regression by maximum a posteriori, a normal prior around the hand-set weights (so that a level seen twice keeps what sense
says), ordered levels kept in order after every step (pooled as in isotonic regression). Prints the log loss on left-out clusters.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import exp, log, log1p
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factcheck import pipeline
from factcheck.aligner.evidence import compare
from factcheck.aligner.profiles import profiles_of
from factcheck.aligner.vetoes import veto
from factcheck.config import Policy
from factcheck.intervals import Relation
from factcheck.lexicon import load
from factcheck.model import Document
from tests.corpus import measure, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.aligner.profiles import Profile

PRIOR = Path(__file__).parent / "alignment_prior.toml"
# Levels from the one that speaks most for one fact to the one that speaks least: weights never run against it.
ORDERED = (
    ("key", ("full", "noun", "noun-only", "none")),
    ("key", ("full", "predicate", "predicate-only", "none")),
    ("subject", ("same", "synonym", "kin", "generic", "wider", "different")),
    ("predicate", ("same", "synonym", "kin", "open", "different")),
    ("concept", ("shared", "nearby", "different")),
    ("spoken", ("both", "one", "none")),
    ("crowd", ("alone", "few", "many")),
    ("fellows", ("alone", "few", "many")),
    ("per", ("same", "one", "different")),
    ("clause", ("high", "middle", "low", "none")),
    ("sentence", ("high", "middle", "low", "none")),
    ("names", ("shared", "none", "apart")),
    ("twins", ("none", "one", "several")),
    ("nearest", ("same", "one", "different")),
    ("unit", ("same", "different")),
    ("place", ("same", "neither", "one", "different")),
    ("period", ("same", "neither", "one", "different")),
    ("group", ("same", "neither", "one", "different")),
    ("part", ("same", "one")),
    ("value", ("equal-rare", "equal-telling", "equal-plain", "equal-common", "compatible-near", "compatible-far")),
    ("value", ("equal-plain", "compatible-close", "compatible-near")),
    ("value", ("converted-rare", "converted-telling", "converted-plain", "converted-common", "compatible-close", "compatible-near")),
)
OF_VALUES = ("value.", "twins.")  # what the values themselves decide, which the conflict model must not see: its rights are equal ones too
STRENGTH = 1.0  # precision of the prior: a level needs about as many pairs as this times its variance to move


@dataclass(frozen=True, slots=True)
class Example:
    """The levels of one pair and whether it is one fact; `weight` evens out large clusters, `apart` says that its values differ."""

    cluster: str
    levels: tuple[str, ...]
    right: bool
    weight: float
    apart: bool = False


def _documents(corpus: Any, slugs: frozenset[str]) -> dict[str, list[Document]]:  # noqa: ANN401 - score.py is untyped
    found: dict[str, list[Document]] = defaultdict(list)
    for key, entry in corpus.docs.items():
        if entry["slug"] in slugs:
            published = entry["published"]
            found[entry["slug"]].append(
                Document(
                    id=key,
                    text=entry["text"],
                    outlet=entry["outlet"],
                    published=None if published is None else score.datetime.datetime.fromisoformat(published),
                    event=entry["event"],
                )
            )
    return found


def _profiles(documents: Sequence[Document]) -> list[Profile]:
    lexicon = load()
    found = [item for document in documents for item in profiles_of(pipeline.analyse(document, lexicon), lexicon)]
    return sorted(found, key=lambda item: item.key)


def _key(corpus: Any, item: Profile) -> object:  # noqa: ANN401 - score.py is untyped
    anchor = item.claim.mention.anchor
    found = corpus.anchor({"document": item.document, "span": list(anchor.span), "kind": str(item.claim.kind)})
    return None if found is None else found[3]


def examples(corpus: Any, slugs: frozenset[str]) -> tuple[list[Example], list[Example]]:  # noqa: ANN401 - score.py is untyped
    """Return the examples for the two models, join and conflict."""
    join: list[Example] = []
    conflict: list[Example] = []
    lexicon, policy = load(), Policy()
    for slug, documents in sorted(_documents(corpus, slugs).items()):
        items = [(item, _key(corpus, item)) for item in _profiles(documents)]
        for (one, left), (other, right) in combinations(items, 2):
            if one.document == other.document or one.family != other.family or left is None or right is None:
                continue
            pair = compare(one, other, lexicon, policy)
            same = left == right
            if pair.forbidden:
                continue
            levels = tuple(f"{line.field}.{line.level}" for line in pair.evidence if line.field != "prior")
            weight = 2.0 / len(documents)
            if pair.relation is not Relation.DISJOINT:
                join.append(Example(slug, levels, same, weight))
            if veto(one, other, lexicon, Relation.DISJOINT):
                continue
            if same or pair.relation is Relation.DISJOINT:
                conflict.append(
                    Example(
                        slug,
                        tuple(level for level in levels if not level.startswith(OF_VALUES)),
                        same,
                        weight,
                        pair.relation is Relation.DISJOINT,
                    )
                )
    return join, conflict


def _pool(weights: dict[str, float]) -> None:
    """Put ordered levels in order by pooling neighbours that run against it."""
    for field, order in ORDERED:
        names = [f"{field}.{level}" for level in order]
        values = [[weights.get(name, 0.0)] for name in names]
        place = 1
        while place < len(values):
            if sum(values[place]) / len(values[place]) > sum(values[place - 1]) / len(values[place - 1]):
                values[place - 1] += values.pop(place)
                place = max(1, place - 1)
            else:
                place += 1
        flat = [sum(block) / len(block) for block in values for _ in block]
        weights.update(zip(names, flat, strict=True))


def fit(rows: Sequence[Example], prior: dict[str, float], frozen: Iterable[str] = ()) -> dict[str, float]:
    """Return the weights of greatest posterior probability."""
    weights = dict(prior)
    held = set(frozen)
    total = sum(row.weight for row in rows)
    for step in range(400):
        gradient: dict[str, float] = defaultdict(float)
        for row in rows:
            score_ = weights["prior"] + sum(weights.get(level, 0.0) for level in row.levels)
            error = (1.0 if row.right else 0.0) - 1 / (1 + exp(-max(-30.0, min(30.0, score_))))
            for level in ("prior", *row.levels):
                gradient[level] += row.weight * error
        rate = 6.0 / total / (1 + step / 100)
        for level, slope in gradient.items():
            if level not in held:
                weights[level] = weights.get(level, 0.0) + rate * (slope - STRENGTH * (weights.get(level, 0.0) - prior.get(level, 0.0)))
        _pool(weights)
    return weights


def loss(rows: Sequence[Example], weights: dict[str, float]) -> float:
    """Return the mean log loss of the weights on rows."""
    total = 0.0
    for row in rows:
        score_ = weights["prior"] + sum(weights.get(level, 0.0) for level in row.levels)
        total += row.weight * log1p(exp(-score_ if row.right else score_))
    return total / max(1e-9, sum(row.weight for row in rows))


def finish(weights: dict[str, float], prior: dict[str, float], rows: Sequence[Example]) -> None:
    """Bring the conflict model to real odds: the value's levels as set by hand, and the prior without the pairs whose values agree."""
    weights.update({level: weight for level, weight in prior.items() if level.startswith("value.")})
    right = sum(row.weight for row in rows if row.right)
    real = sum(row.weight for row in rows if row.right and row.apart)
    weights["prior"] += log(real / right)


def read(more: Sequence[Path]) -> tuple[frozenset[str], tuple[list[Example], list[Example]]]:
    """Return the names of the clusters and their examples: the development part of the corpus, and every cluster of the other folders."""
    slugs = measure.parts()["development"]
    join, conflict = examples(score.Corpus(set(slugs)), slugs)
    home = score.HERE
    for folder in more:
        score.HERE = str(folder.resolve())
        names = frozenset(path.stem for path in (folder / "gold").glob("*.json"))
        pairs = examples(score.Corpus(set(names)), names)
        slugs, join, conflict = slugs | names, join + pairs[0], conflict + pairs[1]
    score.HERE = home
    return slugs, (join, conflict)


def _write(path: Path, models: dict[str, dict[str, float]], provenance: str) -> None:
    head = (
        "# The weight of each field's level in natural log-odds, for two claims of one event in two documents.\n#\n"
        "# [join]      both values are equal or compatible: are the two one fact?\n"
        "# [conflict]  the values are apart: are the two one fact all the same?\n#\n"
        f"# Made by training/alignment.py; {provenance}\n"
    )
    parts = [head]
    for model, weights in models.items():
        parts.append(f"[{model}]\nprior = {weights['prior']:.2f}")
        parts += [f'"{level}" = {weight:.2f}' for level, weight in sorted(weights.items()) if level != "prior" and abs(weight) >= 0.005]
        parts.append("")
    path.write_text("\n".join(parts), encoding="utf-8")


def main() -> None:
    """Learn, print what was learned, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--more", type=Path, action="append", default=[], help="a folder of further clusters in the form of the corpus")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--only", choices=("join", "conflict"), help="learn this model and keep the other of the table")
    options = parser.parse_args()
    slugs, (join, conflict) = read(options.more)
    prior = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    models: dict[str, dict[str, float]] = {}
    for model, rows in (("join", join), ("conflict", conflict)):
        if options.only not in {None, model}:
            models[model] = tomllib.loads(options.out.read_text(encoding="utf-8"))[model]
            continue
        right = sum(row.right for row in rows)
        print(f"{model}: {len(rows)} pairs, {right} right; loss with prior {loss(rows, prior[model]):.3f}")
        names = sorted(slugs)
        for fold in range(options.folds):
            out = set(names[fold :: options.folds])
            fitted = fit([row for row in rows if row.cluster not in out], prior[model])
            left = [row for row in rows if row.cluster in out]
            print(f"  left out {len(left)} pairs: loss {loss(left, fitted):.3f}, with prior alone {loss(left, prior[model]):.3f}")
        models[model] = fit(rows, prior[model])
        print(f"  fitted loss {loss(rows, models[model]):.3f}")
    if options.only != "join":
        finish(models["conflict"], prior["conflict"], conflict)
    learned = f"[{options.only}] learned" if options.only else "learned"
    kept = ", the other model as it was" if options.only else ""
    _write(options.out, models, f"{learned} on {len(slugs)} clusters around training/alignment_prior.toml{kept}.")


if __name__ == "__main__":
    main()
