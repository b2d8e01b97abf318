"""Train the tagger: factcheck/data/tagger.json.

    python training/tagger.py --gum DIR --masc DIR --out FILE [--rounds N]

In: GUM (CoNLL-U) and MASC (word_TAG). Out: the tag dictionary and integer weights, pruned. Every sixth sentence of GUM is kept for
measuring unless `--all` is given; the shipped file is made with `--all`. Some sentences are learned a second time as headlines: present
tense, no articles, and some of these with every word capitalised.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import corpora

from factcheck.extractor.tagger import Tagger
from factcheck.extractor.wordforms import Form, form_features, guess
from factcheck.lexicon import load
from factcheck.lexicon.tagweights import PACKED, TagWeights, packed

if TYPE_CHECKING:
    from factcheck.lexicon.wordclasses import WordClasses

Sentence = tuple[list[str], list[str]]
TEMPLATES = ("last_tag", "last_tags", "word_before", "word_after", "kind_after", "kind_after_next")
SCALE = 16  # one perceptron step, averaged, in integer weights
PRUNED_BELOW = 14
# A clue is kept when it was corrected this often, by table: rarer ones cost more room than they are worth.
SELDOM = {
    "own": 3,
    "last_tag": 0,
    "last_tags": 5,
    "word_before": 5,
    "word_after": 5,
    "kind_after": 4,
    "kind_after_next": 9,
    "after_tag": 8,
}


def dictionary(sentences: list[Sentence], classes: WordClasses) -> dict[str, tuple[str, ...]]:
    """Return word -> the tags it bears in the corpora, likely ones first; a rare word also keeps those that its ending allows."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in sentences:
        for word, tag in zip(words, tags, strict=True):
            if word[0].isalpha():
                counts[word.lower()][tag] += 1
    known = {}
    for word, borne in sorted(counts.items()):
        total = sum(borne.values())
        likely = [tag for tag, count in sorted(borne.items(), key=lambda item: (-item[1], item[0])) if count >= max(0.015 * total, 1)]
        if total >= 50:
            likely = [tag for tag in likely if borne[tag] >= 2]
        guessed = guess(word, classes)
        if total < 8 and likely != ["NNP"]:  # one odd tag in a corpus is oftener a slip than a use
            likely = list(dict.fromkeys([*(tag for tag in likely if borne[tag] >= 2 or tag in guessed), *guessed]))
        if tuple(likely) != guessed and total >= 2:
            known[word] = tuple(likely)
    return known


class Trainer:
    """Averaged perceptron over the clues that `Tagger` uses."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self.weights: dict[str, dict[str, dict[str, float]]] = {name: {} for name in ("own", *TEMPLATES, "after_tag")}
        self.totals: dict[tuple[str, str, str], float] = defaultdict(float)
        self.stamps: dict[tuple[str, str, str], int] = defaultdict(int)
        self.step = 0
        self.changes: Counter[tuple[str, str]] = Counter()
        self.names: dict[tuple[str, str], list[str]] = {}

    def clues(self, forms: list[Form], place: int, history: tuple[str, str], word: str) -> list[tuple[str, str]]:
        """Return (table, clue) of one word in its place."""
        form, (before, last) = forms[place], history
        own = self.names.get((word, form.key))
        if own is None:
            where = "l" if not word[0].isupper() else self.place
            own = form_features(word, where, self.tagger.forms.classes)
            if word[0].islower():
                self.names[word, form.key] = own
        return [
            *(("own", name) for name in own),
            ("last_tag", last),
            ("last_tags", before + " " + last),
            ("word_before", forms[place - 1].lower),
            ("word_after", forms[place + 1].lower),
            ("kind_after", forms[place + 1].key),
            ("kind_after_next", forms[place + 2].key),
            ("after_tag", form.lower + " " + last),
        ]

    def learn(self, words: list[str], gold: list[str]) -> int:
        """Tag one sentence, correct the weights where the tag is wrong, and return the number of errors."""
        forms = self.tagger.look_up(words)
        titled = not any(len(word) > 4 and word[0].islower() for word in words)
        before = last = "<s>"
        wrong, started = 0, False
        for place, (word, right) in enumerate(zip(words, gold, strict=True), start=2):
            candidates = forms[place].candidates
            chosen = candidates[0]
            if len(candidates) > 1:
                self.place = "t" if titled else "m" if started else "i"
                clues = self.clues(forms, place, (before, last), word)
                rows = [self.weights[table].get(clue) for table, clue in clues]
                scores = {tag: sum(row.get(tag, 0) for row in rows if row) for tag in candidates}
                chosen = max(candidates, key=lambda tag: scores[tag])
                self.step += 1
                if chosen != right and right in candidates:
                    wrong += 1
                    self.changes.update(clues)
                    for table, clue in clues:
                        self._change(table, clue, right, 1.0)
                        self._change(table, clue, chosen, -1.0)
            started = started or word[0].isalnum()
            before, last = last, chosen
        return wrong

    def _change(self, table: str, clue: str, tag: str, amount: float) -> None:
        row = self.weights[table].setdefault(clue, {})
        key = (table, clue, tag)
        old = row.get(tag, 0.0)
        self.totals[key] += (self.step - self.stamps[key]) * old
        self.stamps[key] = self.step
        row[tag] = old + amount

    def averaged(self) -> dict[str, dict[str, dict[str, int]]]:
        """Return the averaged integer weights that are worth keeping."""
        kept: dict[str, dict[str, dict[str, int]]] = {name: {} for name in self.weights}
        for table, rows in self.weights.items():
            for clue, row in sorted(rows.items()):
                if self.changes[table, clue] < SELDOM[table]:
                    continue
                new = {}
                for tag, value in sorted(row.items()):
                    key = (table, clue, tag)
                    total = self.totals[key] + (self.step - self.stamps[key]) * value
                    weight = round(SCALE * total / max(self.step, 1))
                    if abs(weight) >= PRUNED_BELOW:
                        new[tag] = weight
                if new:
                    kept[table][clue] = new
        return kept


def present(lemma: str, *, plural: bool) -> str:
    """Return the present tense of a verb in the third person."""
    if plural:
        return lemma
    if lemma.endswith("y") and lemma[-2:-1] not in {"a", "e", "o"}:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def headline(words: list[str], tags: list[str], classes: WordClasses) -> Sentence | None:
    """Return the sentence as a headline would put it: past tense told in the present, articles left out; None where none comes of it."""
    if "VBD" not in tags or not 5 <= len(words) <= 22 or words[0].lower() in {"i", "we", "he", "she"}:
        return None
    kept_words, kept_tags = [], []
    for place, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if (tag == "DT" and word.lower() in {"the", "a", "an"}) or tag == ".":
            continue
        told = tag == "VBD" and word.lower() not in {"was", "were", "had", "did"}
        plural = place > 0 and tags[place - 1] in {"NNS", "NNPS"}
        kept_words.append(present(classes.lemma(word, tag), plural=plural) if told else word)
        kept_tags.append(("VBP" if plural else "VBZ") if told else tag)
    if len(kept_words) < 4:
        return None
    return [kept_words[0][:1].upper() + kept_words[0][1:], *kept_words[1:]], kept_tags


def capitalised(words: list[str]) -> list[str]:
    """Return the words as a headline in title case has them."""
    return [
        word if word in {"in", "of", "to", "at", "on", "as", "and", "for", "by", "a", "the"} else word[:1].upper() + word[1:]
        for word in words
    ]


def train(sentences: list[Sentence], classes: WordClasses, rounds: int) -> TagWeights:
    """Return the weights learned from the sentences."""
    known = dictionary(sentences, classes)
    trainer = Trainer(Tagger(TagWeights(known), classes))
    shuffle = random.Random(7)  # noqa: S311 - the order of training, not a secret
    headlines = [made for words, tags in sentences if (made := headline(words, tags, classes))]
    titled = [(capitalised(words), tags) for words, tags in headlines[::2]]
    titled += [(capitalised(words), tags) for words, tags in sentences[::9] if 5 <= len(words) <= 16]
    material = sentences + headlines + titled
    print(f"{len(sentences)} sentences, {len(headlines)} headlines made of them")
    for number in range(rounds):
        shuffle.shuffle(material)
        wrong = sum(trainer.learn(words, tags) for words, tags in material)
        print(f"round {number + 1}: {wrong} errors")
    kept = trainer.averaged()
    after: dict[str, dict[str, dict[str, int]]] = {}
    for clue, row in kept.pop("after_tag").items():
        word, _space, tag = clue.rpartition(" ")
        after.setdefault(word, {})[tag] = row
    return TagWeights(known, **kept, after_tag=after)


def measure(weights: TagWeights, classes: WordClasses, sentences: list[Sentence]) -> float:
    """Return the share of words (not signs) that get the corpus's tag."""
    tagger = Tagger(weights, classes)
    right = total = 0
    errors: Counter[tuple[str, str]] = Counter()
    for words, tags in sentences:
        for word, gold, found in zip(words, tags, tagger(words), strict=True):
            if word[0].isalnum():
                total += 1
                right += gold == found
                if gold != found:
                    errors[gold, found] += 1
    print(errors.most_common(14))
    return right / total


def save(weights: TagWeights, path: Path) -> None:
    """Write the weights as JSON, one table a line."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word, tags in weights.dictionary.items():
        groups["|".join(tags)].append(word)
    data = {
        "about": "Tag dictionary and weights of factcheck/extractor/tagger.py, made by training/tagger.py from GUM and MASC (see NOTICE).",
        "dictionary": {tags: " ".join(words) for tags, words in sorted(groups.items())},
        "last_tag": weights.last_tag,
        **{name: packed(getattr(weights, name)) for name in PACKED},
        "after_tag": weights.after_tag,
    }
    lines = [f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in data.items()]
    path.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


def main() -> None:
    """Train, measure, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--masc", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    classes = load().wordclasses
    from_gum = [(list(parsed.words), list(parsed.tags)) for parsed in corpora.gum(options.gum)]
    held = [] if options.all else from_gum[::6]
    kept = from_gum if options.all else [sentence for place, sentence in enumerate(from_gum) if place % 6]
    sentences = [*kept, *kept, *corpora.masc(options.masc)]  # GUM twice: it is the cleaner of the two and the nearer to news
    weights = train(sentences, classes, options.rounds)
    if held:
        print(f"held-out GUM: {measure(weights, classes, held):.4f}")
    save(weights, options.out)


if __name__ == "__main__":
    main()
