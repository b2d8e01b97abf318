"""Make as many articles as a benchmark wants, from the few texts of this repository: of many events, outlets and days.

usage: python -m benchmarks.articles COUNT [--kilobytes N] [--more FOLDER] > articles.jsonl

Out: JSON Lines. Each story takes the texts of one cluster and changes in all of them every name, every telling word and every figure for
others, so that stories are told in words of their own while their reports agree as the cluster's do (a report in ten has a slip). Around
its story each article has background from other texts, until it is as long as asked for (in the mean six kilobytes, as in a set of
37,554 articles that weighs 225 MB). Names are drawn as in news: few often, most seldom. Half of the stories have one report, one in fifty
has dozens. `--more` names a folder of texts whose sentences serve as background; tagged ones (word_TAG) are read too. The same arguments
give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["articles", "write"]

ROOT = Path(__file__).parent.parent
SEED = 20250921
OUTLETS = 487
DAYS = 365
KILOBYTES = 6.0
TELLING = 4.0  # the rarity from which a word is exchanged: what tells one story from another
LEAST_COUNT = 45
NAMES = 6_000
SLIP = 0.1

_PIECE = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)|(\d[\d,]*(?:\.\d+)?)")
_SENTENCE = re.compile(r"(?<=[.!?])[\s]+(?=[A-Z“\"])")
_TAG = re.compile(r"(\S+)_[A-Z$.,:()#`'-]+(?=\s|$)")
_ENDINGS = ("ing", "ed", "ly", "ies", "s", "")

Slots = list[tuple[str, str]]  # literal text, and the word after it that is exchanged ("" at the end)


class Cluster(NamedTuple):
    """The texts of one happening, each as paragraphs of slots."""

    name: str
    texts: list[list[Slots]]


class Words:
    """The words that a story's own ones are exchanged for, by ending, and the names, the frequent ones first."""

    def __init__(self, generator: random.Random) -> None:
        table = lexicon.load().frequencies
        self.rarity = table.rarity
        self.by_ending: dict[str, list[str]] = {ending: [] for ending in _ENDINGS}
        for word in sorted(table.counts):
            if word.isascii() and word.isalpha() and table.rarity(word) >= TELLING and table.count(word) >= LEAST_COUNT:
                self.by_ending[self.ending(word)].append(word)
        syllables = [first + second for first in "bcdfghjklmnprstvw" for second in ("a", "e", "i", "o", "u", "ar", "en", "or")]
        self.names = ["".join(generator.choices(syllables, k=generator.choice((2, 3, 3)))).capitalize() for _ in range(NAMES)]
        self.weights = list(accumulate(1 / (10 + rank) for rank in range(NAMES)))
        self.is_name = {word for word in table.counts if table.rarity(word) < TELLING}

    @staticmethod
    def ending(word: str) -> str:
        """Return the ending by which a word is exchanged."""
        return next(ending for ending in _ENDINGS if word.endswith(ending))


class Story:
    """One happening: what each name, word and figure of its texts is exchanged for."""

    def __init__(self, words: Words, generator: random.Random) -> None:
        self._words = words
        self._random = generator
        self._known: dict[str, str] = {}
        self._factor = generator.choice((3, 7, 9, 11, 13, 17, 19, 23))

    def text(self, slots: Slots, *, slip: bool = False) -> str:
        """Return a paragraph told of this happening; with a slip, one figure is another."""
        pieces = []
        for literal, word in slots:
            pieces.append(literal)
            if word:
                told = self._known.get(word) or self._exchange(word)
                if slip and word[0].isdigit() and len(told) > 1:
                    told, slip = told[:-2] + told[-1] + told[-2], False
                pieces.append(told)
        return "".join(pieces)

    def _exchange(self, word: str) -> str:
        if word[0].isdigit():
            told = self._figure(word)
        elif word[0].isupper():
            told = self._random.choices(self._words.names, cum_weights=self._words.weights)[0]
        else:
            told = self._random.choice(self._words.by_ending[self._words.ending(word)])
        self._known[word] = told
        return told

    def _figure(self, figure: str) -> str:
        if "." in figure or (len(figure) == 4 and figure[:2] in {"19", "20"}):
            return figure
        number = int(figure.replace(",", "")) * self._factor // self._random.choice((2, 3, 4, 5)) + self._random.randrange(3)
        return f"{number:,}"


def slots(text: str, words: Words) -> Slots:
    """Take a text apart into what stays and what is exchanged: figures, names, telling words."""
    found: Slots = []
    end = 0
    for match in _PIECE.finditer(text):
        word, figure = match.groups()
        starts = match.start() == 0 or text[: match.start()].rstrip(" “\"‘'").endswith((".", "!", "?", ":", "\n"))
        if figure or (word[0].isupper() and (not starts or word.lower() not in words.is_name)) or words.rarity(word.lower()) >= TELLING:
            if word and len(word) < 3:
                continue
            found.append((text[end : match.start()], match.group()))
            end = match.end()
    found.append((text[end:], ""))
    return found


def clusters(words: Words) -> list[Cluster]:
    """Return the clusters of the repository."""
    folders = sorted({path.parent for place in ("tests/corpus/clusters", "training/clusters") for path in (ROOT / place).rglob("*.txt")})
    found = []
    for folder in folders:
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
        found.append(Cluster(folder.name, [[slots(part, words) for part in text.split("\n") if part.strip()] for text in texts]))
    return found


def background(words: Words, more: Path | None) -> list[Slots]:
    """Return the sentences that stand around stories."""
    places = [ROOT / "tests/corpus/clusters", ROOT / "training/clusters", *([more] if more else [])]
    texts = [path.read_text(encoding="utf-8") for place in places for path in sorted(place.rglob("*.txt"))]
    plain = [re.sub(r" (?=[.,;:!?'’])", "", _TAG.sub(r"\1", text)) for text in texts]
    sentences = [" ".join(sentence.split()) for text in plain for part in text.split("\n") for sentence in _SENTENCE.split(part)]
    return [slots(sentence, words) for sentence in sentences if 40 <= len(sentence) <= 400]


def _reports(generator: random.Random) -> int:
    """Return how many outlets report a story."""
    drawn = generator.random()
    if drawn < 0.5:
        return 1
    if drawn < 0.98:
        return generator.choice((2, 2, 2, 3, 3, 4, 5, 8))
    return generator.randrange(20, 60)


def articles(count: int, kilobytes: float = KILOBYTES, more: Path | None = None) -> Iterator[dict[str, str]]:
    """Yield `count` articles of so many kilobytes in the mean as records of JSON Lines."""
    generator = random.Random(SEED)  # noqa: S311 -- the same articles every time
    words = Words(generator)
    sources, around = clusters(words), background(words, more)
    made = 0
    while made < count:
        story, source = Story(words, generator), generator.choice(sources)
        day = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=generator.randrange(DAYS * 24 * 60))
        reports = min(_reports(generator), count - made)
        for number, outlet in enumerate(generator.sample(range(OUTLETS), reports)):
            text = source.texts[number % len(source.texts)]
            published = day + timedelta(minutes=generator.randrange(30 * 60))
            yield _article(f"outlet{outlet:03}/{made:06}", published, _paragraphs(story, text, around, (generator, kilobytes)))
            made += 1


def _paragraphs(story: Story, text: Sequence[Slots], around: Sequence[Slots], how: tuple[random.Random, float]) -> list[str]:
    generator, kilobytes = how
    slipped = generator.randrange(len(text)) if generator.random() < SLIP else -1
    kept = [part for number, part in enumerate(text) if number < 3 or generator.random() < 0.9]
    paragraphs = [story.text(part, slip=number == slipped) for number, part in enumerate(kept)]
    aside = Story(story._words, generator)  # noqa: SLF001 -- the same words, other happenings
    size = sum(map(len, paragraphs))
    length = generator.lognormvariate(0, 0.5) * 0.88 * 1000 * kilobytes
    while size < length:
        paragraph = " ".join(aside.text(generator.choice(around)) for _ in range(3))
        paragraphs.append(paragraph)
        size += len(paragraph)
    return paragraphs


def _article(name: str, published: datetime, paragraphs: Sequence[str]) -> dict[str, str]:
    outlet = name.partition("/")[0]
    return {"id": name, "outlet": outlet, "title": paragraphs[0][:120], "published": published.isoformat(), "text": "\n\n".join(paragraphs)}


def write(path: Path, count: int, kilobytes: float = KILOBYTES, more: Path | None = None) -> Path:
    """Write the articles to `path`, unless they stand there already, and return it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        with temporary.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(count, kilobytes, more))
        temporary.replace(path)
    return path


def main() -> None:
    """Print the articles."""
    arguments = argparse.ArgumentParser(description="Make articles for a benchmark.")
    arguments.add_argument("count", type=int)
    arguments.add_argument("--kilobytes", type=float, default=KILOBYTES)
    arguments.add_argument("--more", type=Path)
    chosen = arguments.parse_args()
    for article in articles(chosen.count, chosen.kilobytes, chosen.more):
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
