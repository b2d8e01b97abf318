"""Attributed statements: direct, indirect and mixed, each with its cue and its speaker as written.

In: a document, its sentences, the tagger. Out: `Statement`s in reading order, one for each unbroken content; the speakers are resolved
elsewhere (extractor/speakers.py). Paragraphs are read one by one and independently: a quotation mark too many or too few changes nothing
beyond its own.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

import regex

from factcheck.extractor.clauses import make_view
from factcheck.extractor.contents import Piece
from factcheck.extractor.marks import quoted
from factcheck.extractor.reports import Report, reports
from factcheck.model import Anchor, Attribution, Field, Section, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.extractor.marks import Quoted
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.cues import Cues
    from factcheck.model import Document, Sentence

__all__ = ["find"]

_WORD = regex.compile(r"[A-Za-z]+")
_ASIDE = regex.compile(r",\s+(?:[\w’'-]+\s+){0,4}?([a-z]+)(?=[\s.,])")
_STOP = regex.compile(r"[.!?]\s")
_SHORTEST_QUOTATION = 5  # letters; shorter ones without a cue are words that are talked about
_SHORTEST_ASIDE = 8  # letters beside a quotation in which a speaker may be named
_FARTHEST_CUE = 200  # letters between a cue and the quotation that goes on after it
_PASSED_OVER = frozenset((Section.BOILERPLATE, Section.BYLINE))


class _Paragraph:
    """The statements of one paragraph of one field."""

    def __init__(self, text: str, sentences: Sequence[Sentence], tagged: Callable[[Sentence], TaggedSentence], cues: Cues) -> None:
        self.text = text
        self.sentences = sentences
        self.tagged = tagged
        self.cues = cues
        span = Span(sentences[0].span.start, sentences[-1].span.end)
        self.quotes = [stretch for stretch in quoted(text, span) if not (stretch.open_ended and self._interrupted(stretch))]
        self.found: list[Report] = []

    def _interrupted(self, stretch: Quoted) -> bool:
        """Say whether the speaker is named inside a stretch that nothing closes, so that the mark was lost before: “We lost, he said."""
        return any(
            match[1].lower() in self.cues.forms and self.cues.forms[match[1].lower()].strong
            for match in _ASIDE.finditer(self.text, *stretch.inner)
        )

    def read(self, candidates: Sequence[int], before: Report | None) -> list[Report]:
        """Return the reports of the paragraph.

        `candidates` are the places of cue words in the field; `before` is the last report of the paragraph before, whose speaker goes on
        where this one is a quotation and nothing else.
        """
        for joined in self._joined():
            span = Span(joined[0].span.start, joined[-1].span.end)
            quotes = [stretch for stretch in self.quotes if stretch.outer.overlaps(span)]
            if self._worth_reading(span, quotes, candidates):
                self.found.extend(reports(make_view(self._tag(joined), self.text, quotes, self.cues), self.cues))
        for stretch in self.quotes:
            self._place(stretch, before)
        return self.found

    def _joined(self) -> Iterator[list[Sentence]]:
        """Yield the sentences, one whose quotation ends in ? or ! together with the one that names the speaker: “Who knows?” | Khan asked."""
        ends = {stretch.outer.end for stretch in self.quotes if self.text[stretch.inner.end - 1] in "?!…"}
        row: list[Sentence] = []
        for sentence in self.sentences:
            row.append(sentence)
            if sentence.span.end not in ends:
                yield row
                row = []
        if row:
            yield row

    def _tag(self, joined: Sequence[Sentence]) -> TaggedSentence:
        if len(joined) == 1:
            return self.tagged(joined[0])
        parts = [self.tagged(sentence) for sentence in joined]
        return replace(
            parts[0],
            tokens=tuple(chain.from_iterable(one.tokens for one in parts)),
            tags=tuple(chain.from_iterable(one.tags for one in parts)),
        )

    def _worth_reading(self, sentence: Span, quotes: Sequence[Quoted], candidates: Sequence[int]) -> bool:
        """Say whether a cue word stands in the sentence outside of quotation marks, or something beside a quotation."""
        at = bisect_left(candidates, sentence.start)
        while at < len(candidates) and candidates[at] < sentence.end:
            if not any(stretch.outer.start <= candidates[at] < stretch.outer.end for stretch in quotes):
                return True
            at += 1
        return any(
            stretch.outer.end < sentence.end - _SHORTEST_ASIDE or self.text[stretch.outer.start - 2 : stretch.outer.start] == ": "
            for stretch in quotes
        )

    def _place(self, stretch: Quoted, before: Report | None) -> None:
        """Give a quotation that no cue claimed to the speaker beside it; words in marks that are no sentence belong to nobody."""
        if any(one.span.overlaps(stretch.inner) for report in self.found for one in report.pieces):
            return
        if not self._stands_alone(stretch):
            return
        earlier = [report for report in self.found if report.cue.end <= stretch.outer.start]
        if earlier:
            self._continue(earlier[-1], stretch)
        elif self.found:
            self._add(self.found[0], stretch)
        elif before is not None:
            self._add(before, stretch)
            self.found[-1] = self.found[-1]._replace(goes_on=before.unclosed)

    def last(self) -> Report | None:
        """Return the report whose content comes last, marked where its quotation is not closed."""
        if not self.found:
            return None
        report = max(self.found, key=lambda report: report.pieces[-1].span)
        unclosed = bool(self.quotes) and self.quotes[-1].open_ended and self.quotes[-1].inner.contains(report.pieces[-1].span)
        return report._replace(unclosed=unclosed)

    def _stands_alone(self, stretch: Quoted) -> bool:
        """Say whether a quotation begins and ends with sentences: a sentence that is quoted, not a word in one."""
        if stretch.inner.end - stretch.inner.start < _SHORTEST_QUOTATION or self.sentences[0].section is Section.HEADLINE:
            return False
        starts = any(not self.text[one.span.start : stretch.outer.start].strip() for one in self._around(stretch.outer.start))
        stops = stretch.open_ended or self.text[stretch.inner.end - 1] in ".!?…—" or not self.text[stretch.outer.end :][:1].strip(".")
        return starts and stops

    def _around(self, place: int) -> list[Sentence]:
        return [sentence for sentence in self.sentences if sentence.span.start <= place < sentence.span.end]

    def _continue(self, report: Report, stretch: Quoted) -> None:
        """Add a quotation after a report: to the same statement where it follows upon its cue."""
        between = self.text[report.cue.end : stretch.outer.start]
        direct = report.pieces[-1].direct
        if direct and len(between) < _FARTHEST_CUE and not _STOP.search(between.strip()[:-1]):
            pieces = (*report.pieces, self._piece(stretch))
            self.found[self.found.index(report)] = report._replace(pieces=pieces)
        else:
            self._add(report, stretch)

    def _piece(self, stretch: Quoted) -> Piece:
        start, end = stretch.inner
        while end > start and self.text[end - 1] in ", \n\t":
            end -= 1
        return Piece(Span(start, end), direct=True)

    def _add(self, report: Report, stretch: Quoted) -> None:
        """Add a quotation as a statement of its own by the speaker of another."""
        self.found.append(report._replace(pieces=(self._piece(stretch),), goes_on=False, unclosed=False))


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
        before: Report | None = None
        for paragraph in _paragraphs(sentences, field):
            reading = _Paragraph(text, paragraph, tagged, lexicon.cues)
            reported = reading.read(candidates, before)
            for report in reported:
                number += not report.goes_on
                found.extend(_statements(document.id, text, paragraph, report, number))
            before = reading.last()
    found.sort(key=lambda one: (one.anchor.field is Field.TEXT, one.anchor.span))
    return found


def _statements(document: str, text: str, paragraph: Sequence[Sentence], report: Report, number: int) -> Iterator[Statement]:
    for one in report.pieces:
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
