"""Statements, cues and speakers against articles annotated by hand (tests/cases/statements; its README explains the marks).

Run as a script for the measures and, with --errors, for what was missed and what was invented: python tests/test_statement_accuracy.py dev
"""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from factcheck import lexicon as lexicons
from factcheck import text
from factcheck.extractor import names, speakers, statements
from factcheck.extractor.tagger import TaggedSentence, tag
from factcheck.model import Document, Sentence, Span, Statement

FOLDER = Path(__file__).parent / "cases" / "statements"
OVERLAP = 0.8
_MARK = regex.compile(r"⟦([qcs])(\d+)(?:=([^|⟦⟧]*))?\||⟧")
_WORD = regex.compile(r"\w+")


class Told(NamedTuple):
    """A statement, annotated or found: the words of its content by their places, its cue, its speaker, the kind of its content."""

    words: frozenset[int]
    cue: Span | None
    speaker: str | None
    resolved: str | None
    kind: str
    surface: str


def parse(marked: str) -> tuple[str, list[Told]]:
    """Return the bare text of an annotated article and its statements."""
    bare: list[str] = []
    length = last = 0
    open_marks: list[tuple[str, str, str | None, int]] = []
    spans: dict[str, dict[str, list[tuple[Span, str | None]]]] = defaultdict(lambda: defaultdict(list))
    for match in _MARK.finditer(marked):
        bare.append(marked[last : match.start()])
        length += len(bare[-1])
        last = match.end()
        if match[1]:
            open_marks.append((match[1], match[2], match[3], length))
        else:
            letter, number, resolved, start = open_marks.pop()
            spans[number][letter].append((Span(start, length), resolved))
    bare.append(marked[last:])
    article = "".join(bare)
    told: list[Told] = []
    for number in sorted(spans, key=lambda number: spans[number]["q"][0][0]):
        one = _annotated(article, spans[number])
        if not spans[number]["s"] and told and "\n" not in article[max(told[-1].words) : min(one.words)]:
            one = one._replace(resolved=told[-1].resolved)  # "and added": the speaker of the statement before
        told.append(one)
    return article, told


def _annotated(article: str, parts: dict[str, list[tuple[Span, str | None]]]) -> Told:
    contents = [span for span, _ in parts["q"]]
    speaker, resolved = next(((span.of(article) or None, name) for span, name in parts["s"]), (None, None))
    return Told(
        words=_words(article, contents),
        cue=parts["c"][0][0],
        speaker=speaker,
        resolved=None if resolved == "-" else resolved or speaker,
        kind=_kind(article, contents),
        surface=" … ".join(span.of(article) for span in contents),
    )


def _words(article: str, contents: list[Span]) -> frozenset[int]:
    return frozenset(match.start() for span in contents for match in _WORD.finditer(article, *span))


def _kind(article: str, contents: list[Span]) -> str:
    whole = all(article[span.start - 1 : span.start] in "“\"‘'" and article[span.start - 1 : span.start] for span in contents)
    if whole:
        return "direct"
    return "mixed" if any(mark in span.of(article) for span in contents for mark in '“"') else "indirect"


def read(article: str) -> list[Told]:
    """Return the statements that are found in an article."""
    lexicon = lexicons.load()
    document = Document(id="a", text=article, outlet="a")
    sentences = text.sentences(document, lexicon)

    @cache
    def tagged(sentence: Sentence) -> TaggedSentence:
        return tag(article, sentence, lexicon)

    found = statements.find(document, sentences, tagged, lexicon)
    named = names.find(document, sentences, tagged, lexicon)
    groups: dict[int, list[Statement]] = defaultdict(list)
    for one in speakers.resolve(document, sentences, found, named, lexicon):
        groups[one.statement].append(one)
    result = []
    for pieces in groups.values():
        attribution = pieces[0].attribution
        contents = [one.anchor.span for one in pieces]
        kind = "direct" if all(one.attribution.direct for one in pieces) else _kind(article, contents)
        surface = " … ".join(one.anchor.surface for one in pieces)
        result.append(
            Told(
                _words(article, contents),
                attribution.cue_span,
                attribution.speaker,
                attribution.resolved,
                kind.replace("direct", "direct"),
                surface,
            )
        )
    return result


def overlap(one: Told, other: Told) -> float:
    """Return the share of words that two contents have in common."""
    return len(one.words & other.words) / (len(one.words | other.words) or 1)


def match(gold: list[Told], found: list[Told]) -> list[tuple[Told, Told]]:
    """Return the pairs of statements that overlap enough, the best first, each used once."""
    pairs = sorted(((overlap(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)), reverse=True)
    used: tuple[set[int], set[int]] = (set(), set())
    result = []
    for share, i, j in pairs:
        if share >= OVERLAP and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            result.append((gold[i], found[j]))
    return result


class Measures(NamedTuple):
    """F1 of all, direct, indirect and mixed statements; of the matched ones the share with the right speaker and an overlapping cue."""

    every: float
    direct: float
    indirect: float
    mixed: float
    speaker: float
    cue: float
    statements: int


def measure(part: str, *, errors: bool = False) -> Measures:
    """Return the measures on one part of the annotated articles, "dev" or "held"."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    right_speakers = right_cues = matched = 0
    for path in sorted(FOLDER.glob(f"{part}-*.txt")):
        article, gold = parse(path.read_text(encoding="utf-8"))
        found = read(article)
        pairs = match(gold, found)
        for kind in ("every", "direct", "indirect", "mixed"):
            counts[kind][0] += sum(kind in {"every", one.kind} and kind in {"every", other.kind} for one, other in pairs)
            counts[kind][1] += sum(kind in {"every", one.kind} for one in gold)
            counts[kind][2] += sum(kind in {"every", one.kind} for one in found)
        matched += len(pairs)
        right_cues += sum(one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue) for one, other in pairs)
        right_speakers += sum(_same_speaker(one, other) for one, other in pairs)
        if errors:
            _report(path.name, gold, found, pairs)
    scores = {kind: 2 * right / ((in_gold + in_found) or 1) for kind, (right, in_gold, in_found) in counts.items()}
    return Measures(
        scores["every"],
        scores["direct"],
        scores["indirect"],
        scores["mixed"],
        right_speakers / matched,
        right_cues / matched,
        counts["every"][1],
    )


def _same_speaker(gold: Told, found: Told) -> bool:
    if gold.resolved is None or found.resolved is None:
        return gold.resolved == found.resolved
    first, second = gold.resolved.lower(), found.resolved.lower()
    return first in second or second in first


def _report(name: str, gold: list[Told], found: list[Told], pairs: list[tuple[Told, Told]]) -> None:
    print(f"== {name}")  # noqa: T201 - the script's output
    for one in gold:
        if all(one is not left for left, _ in pairs):
            print(f"  missed   {one.kind} [{one.speaker}] {one.surface!r}")  # noqa: T201
    for one in found:
        if all(one is not right for _, right in pairs):
            print(f"  invented {one.kind} [{one.speaker}] {one.surface!r}")  # noqa: T201
    for left, right in pairs:
        if not _same_speaker(left, right):
            print(f"  speaker  {left.resolved!r} not {right.resolved!r} ({right.speaker}): {left.surface[:50]!r}")  # noqa: T201


FLOORS = {
    "dev": Measures(0.96, 0.96, 0.95, 0.98, 0.97, 0.99, 157),
    "held": Measures(0.96, 0.96, 0.94, 0.95, 0.98, 0.98, 59),
}


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_statements_are_found_as_annotated(part: str) -> None:
    """Every measure is at or above its floor."""
    measured = measure(part)

    assert all(value >= floor for value, floor in zip(measured, FLOORS[part], strict=True)), measured


if __name__ == "__main__":
    for chosen in [argument for argument in sys.argv[1:] if argument in FLOORS] or sorted(FLOORS):
        print(chosen, measure(chosen, errors="--errors" in sys.argv))  # noqa: T201 - the script's output
