"""Read tagged corpora as sentences of the tokens that factcheck itself makes.

GUM (CoNLL-U, with dependencies) splits hyphenated compounds and MASC (word_TAG) keeps "$49" whole, so both are aligned with
`factcheck.text.tokens` before anything is learned from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.text import Token


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its dependencies: `heads` are positions (-1 for the root), `relations` their labels, `parts` the coarse tags."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    parts: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if not line:
            if rows:
                yield rows
            rows = []
            continue
        fields = line.split("\t")
        if fields[0].isdigit() or "-" in fields[0]:
            rows.append(fields)


def _text(rows: list[list[str]]) -> tuple[str, list[list[str]], list[tuple[int, int]]]:
    """Return the running text, the word rows and the span of each."""
    text, words, spans, last = "", [], [], 0
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            whole_end = len(text) + len(row[1])
            whole_space = space
            continue
        words.append(row)
        spans.append((len(text), len(text) + len(row[1])))
        inside = int(row[0]) < last
        closes = int(row[0]) == last and last
        text += row[1] + ("" if inside else whole_space if closes else space)
        if closes:
            assert abs(whole_end - spans[-1][1]) <= 2, text  # noqa: S101 - a corpus that breaks this is not what the script expects
    return text, words, spans


def _joined_tag(rows: list[list[str]], head: list[str]) -> str:
    """Return the tag of a compound that the corpus splits: an adjective where it stands before a noun."""
    return "JJ" if len(rows) > 1 and head[7] in {"amod", "compound"} and head[4] not in {"NNP", "NNPS"} else head[4]


def gum(folder: Path) -> Iterator[Parsed]:
    """Yield the sentences of GUM with our tokens; a token over several of the corpus's takes the tag and head of their common head."""
    for path in sorted(folder.glob("*.conllu")):
        for rows in _blocks(path):
            text, words, spans = _text(rows)
            ours = tokens(text, Span(0, len(text)))
            owner: dict[int, int] = {}
            groups: list[list[int]] = []
            for place, token in enumerate(ours):
                group = [index for index, span in enumerate(spans) if span[0] < token.end and token.start < span[1]]
                groups.append(group)
                for index in group:
                    owner.setdefault(index, place)
            yield _parsed(text, ours, groups, owner, words)


def _parsed(text: str, ours: list[Token], groups: list[list[int]], owner: dict[int, int], words: list[list[str]]) -> Parsed:
    tags, parts, lemmas, heads, relations = [], [], [], [], []
    for place, group in enumerate(groups):
        inside = {int(words[index][0]) for index in group}
        head = next((words[index] for index in group if int(words[index][6]) not in inside), words[group[-1]])
        above = int(head[6]) - 1
        target = owner.get(above, -1) if above >= 0 else -1
        if target == place:  # one corpus token over several of ours: the first of them is the head of the others
            target = -1
        if len(group) == 1 and owner[group[0]] != place:
            target = owner[group[0]]
        heads.append(target)
        relations.append(head[7])
        parts.append(head[3])
        tags.append(_joined_tag([words[index] for index in group], head))
        lemmas.append(head[2].lower())
    return Parsed(
        text,
        tuple(token.text for token in ours),
        tuple(token.start for token in ours),
        tuple(tags),
        tuple(parts),
        tuple(lemmas),
        tuple(heads),
        tuple(relations),
    )


_PENN = re.compile(r"^[A-Z]+\$?$")


def masc(folder: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, tags) of the sentences of MASC; a token that we split gives its tag to each part."""
    for path in sorted(folder.glob("*--*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words, tags = [], []
            for item in line.split():
                word, _underscore, tag = item.rpartition("_")
                if not word:
                    continue
                for token in tokens(word, Span(0, len(word))):
                    words.append(token.text)
                    tags.append(tag if _PENN.match(tag) else "SYM")
            if words:
                yield words, _prepositions(words, tags)


def _prepositions(words: list[str], tags: list[str]) -> list[str]:
    """Give "to" before anything but an infinitive the tag of a preposition, as GUM does."""
    following = [*tags[1:], ""]
    return ["IN" if tag == "TO" and after not in {"VB", "RB"} else tag for tag, after, _word in zip(tags, following, words, strict=True)]
