"""Runs of capitalised words: what may be a name.

In: a sentence of a field. Out: `Run`s of words in order. Small words join a run only where names have them: "Ministry of Interior",
"Bureau of Narcotics and Law Enforcement Affairs", "Pieter van Aalst".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.lexicon import Lexicon
    from factcheck.model import Sentence

__all__ = ["Run", "Word", "runs"]

_WORD = regex.compile(
    r"(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s\p{Lu})|(?:Dr|Mr|Mrs|Ms|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|Prof|Maj|Brig|Adm|Rev)\.(?=\s\p{Lu})"
    r"|(?<![\w’'])\p{Lu}[\p{L}\p{M}\d]*(?:-[\p{L}\d]+|[’'](?!s\b)\p{L}+)*(?:\.\d+)?"
)
_GAP = regex.compile(r"[ \u00a0]")
_LINK = regex.compile(r"[ \u00a0](of|for|on)(?:[ \u00a0](?:the|and))?[ \u00a0]")
_AND = regex.compile(r"[ \u00a0](?:and|&)[ \u00a0]")
_NUMBER = regex.compile(r"[ \u00a0]\d{1,3}(?=[\s,;:.)—–-])(?![.,:]\d)")
_LONGEST_GAP = 12
_LONGEST_RUN = 14  # words; what goes on longer is a headline


class Word(NamedTuple):
    """A word and its place in the field; `lower` is the word in lower case, without a final stop."""

    start: int
    end: int
    text: str
    lower: str


class Run(NamedTuple):
    """Capitalised words that stand together; `initial` when they begin the sentence."""

    words: tuple[Word, ...]
    sentence: Sentence
    initial: bool

    @property
    def start(self) -> int:
        """Where the run begins in the field."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the run ends in the field."""
        return self.words[-1].end


def _joins(text: str, row: list[Word], following: Word, lexicon: Lexicon) -> bool:
    """Say whether a capitalised word goes on with the run before it."""
    gap = text[row[-1].end : following.start]
    if len(gap) == 1:
        return _GAP.fullmatch(gap) is not None and following.lower not in lexicon.name_words.calendar
    if len(gap) > _LONGEST_GAP:
        return False
    words = lexicon.name_words
    if _LINK.fullmatch(gap) is not None:
        return any(word.lower in words.before for word in row) and row[-1].lower not in lexicon.name_words.calendar
    if _AND.fullmatch(gap) is not None:
        linked = any(row[at + 1].start - row[at].end > 1 for at in range(len(row) - 1))
        return linked and following.lower not in lexicon.title_words.roles and following.lower not in lexicon.title_words.honorifics
    return all(small in words.particles for small in gap.split()) and bool(gap.split())


def runs(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of capitalised words of a sentence, words that merely open it left out."""
    row: list[Word] = []
    first = sentence.span.start
    for match in _WORD.finditer(text, *sentence.span):
        word = Word(match.start(), match.end(), match[0], match[0].lower().rstrip("."))
        if row and len(row) < _LONGEST_RUN and _joins(text, row, word, lexicon):
            row.append(word)
            continue
        if row:
            yield from _run(row, sentence, first, lexicon)
        row = [word]
    if row:
        yield from _run(row, sentence, first, lexicon)


def _run(row: list[Word], sentence: Sentence, first: int, lexicon: Lexicon) -> Iterator[Run]:
    initial = row[0].start == first
    openers = lexicon.name_words.openers
    while (
        row
        and (row[0].lower in openers or row[0].lower in lexicon.name_words.calendar)
        and (len(row[0].text) == 1 or not row[0].text.isupper())
    ):
        row = row[1:]
    while row and row[-1].lower in lexicon.name_words.calendar:
        row = row[:-1]
    if row:
        yield Run(tuple(row), sentence, initial)
