"""Attributed statements: direct, indirect and mixed, each with its cue and its speaker as written.

In: a document, its sentences, the tagger. Out: `Statement`s in reading order, one for each unbroken content; the speakers are resolved
elsewhere (extractor/speakers.py). Paragraphs are read one by one and independently: a quotation mark too many or too few changes nothing
beyond its own.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import regex

from factcheck.extractor.clauses import make_view
from factcheck.extractor.marks import quoted
from factcheck.extractor.reports import Report, reports
from factcheck.model import Anchor, Attribution, Field, Section, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.extractor.contents import Piece
    from factcheck.extractor.marks import Quoted
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.cues import Cues
    from factcheck.model import Document, Sentence

__all__ = ["find"]

_WORD = regex.compile(r"[A-Za-z]+")
_PASSED_OVER = frozenset((Section.BOILERPLATE, Section.BYLINE))


class _Found(NamedTuple):
    """A report with the sentence in which its cue stands."""

    report: Report
    sentence: Sentence


class _Paragraph:
    """The statements of one paragraph of one field."""

    def __init__(self, text: str, sentences: Sequence[Sentence], tagged: Callable[[Sentence], TaggedSentence], cues: Cues) -> None:
        self.text = text
        self.sentences = sentences
        self.tagged = tagged
        self.cues = cues
        self.quotes = quoted(text, Span(sentences[0].span.start, sentences[-1].span.end))
        self.found: list[list[_Found]] = []

    def read(self, candidates: Sequence[int]) -> list[tuple[Report, list[Piece]]]:
        """Return the reports of the paragraph with all their pieces; `candidates` are the places of cue words in the field."""
        found: list[tuple[Report, list[Piece]]] = []
        covered: list[Span] = []
        for sentence in self.sentences:
            quotes = [stretch for stretch in self.quotes if stretch.outer.overlaps(sentence.span)]
            if not self._worth_reading(sentence, quotes, candidates):
                continue
            for report in reports(make_view(self.tagged(sentence), self.text, quotes, self.cues), self.cues):
                found.append((report, list(report.pieces)))
                covered.extend(one.span for one in report.pieces)
        return found

    def _worth_reading(self, sentence: Sentence, quotes: Sequence[Quoted], candidates: Sequence[int]) -> bool:
        """Say whether a cue word stands in the sentence outside of quotation marks."""
        at = bisect_left(candidates, sentence.span.start)
        while at < len(candidates) and candidates[at] < sentence.span.end:
            if not any(stretch.outer.start <= candidates[at] < stretch.outer.end for stretch in quotes):
                return True
            at += 1
        return False


def _candidates(text: str, cues: Cues) -> list[int]:
    """Return where cue words stand in a field."""
    forms, light = cues.forms, cues.said_of
    return [match.start() for match in _WORD.finditer(text) if (word := match[0].lower()) in forms or word in light or word == "according"]


def _paragraphs(sentences: Sequence[Sentence], field: Field) -> Iterator[list[Sentence]]:
    inside = (sentence for sentence in sentences if sentence.field is field and sentence.section not in _PASSED_OVER)
    for _, group in groupby(inside, key=lambda sentence: sentence.paragraph):
        yield list(group)


def find(
    document: Document, sentences: Sequence[Sentence], tagged: Callable[[Sentence], TaggedSentence], lexicon: Lexicon
) -> list[Statement]:
    """Return the attributed statements of a document in reading order."""
    found: list[Statement] = []
    number = 0
    for field in (Field.TITLE, Field.TEXT):
        text = document.field(field)
        if not text:
            continue
        candidates = _candidates(text, lexicon.cues)
        for paragraph in _paragraphs(sentences, field):
            for report, pieces in _Paragraph(text, paragraph, tagged, lexicon.cues).read(candidates):
                number += 1
                found.extend(_statements(document.id, text, paragraph, (report, pieces), number))
    found.sort(key=lambda one: (one.anchor.field is Field.TEXT, one.anchor.span))
    return found


def _statements(
    document: str, text: str, paragraph: Sequence[Sentence], found: tuple[Report, Sequence[Piece]], number: int
) -> Iterator[Statement]:
    report, pieces = found
    for one in pieces:
        sentence = next((sentence for sentence in paragraph if sentence.span.start <= one.span.start < sentence.span.end), paragraph[0])
        yield Statement(
            anchor=Anchor(document, one.span, one.span.of(text), sentence),
            statement=number,
            attribution=Attribution(
                speaker=report.speaker.of(text) if report.speaker else None,
                speaker_span=report.speaker,
                resolved=None,
                cue=report.cue_text,
                cue_span=report.cue,
                direct=one.direct,
            ),
        )
