"""From a document to its sentences: paragraphs, their sections, their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Field, Section, Sentence, Span
from factcheck.text.boundaries import Boundaries
from factcheck.text.lines import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.lexicon import Lexicon
    from factcheck.model import Document

__all__ = ["sentences"]


def sentences(document: Document, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of the title and then of the text, each with its section and paragraph."""
    boundaries = Boundaries(lexicon.furniture)
    return (*_title(document, boundaries), *_text(document, boundaries))


def _title(document: Document, boundaries: Boundaries) -> Iterator[Sentence]:
    title = document.field(Field.TITLE)
    lower = title.islower()
    for number, line in enumerate(paragraphs(title)):
        for span in _pieces(title, line.start, line.end, boundaries, lower=lower):
            yield Sentence(Field.TITLE, span, Section.HEADLINE, number)


def _text(document: Document, boundaries: Boundaries) -> Iterator[Sentence]:
    text = document.text
    lower = text.islower()
    for number, line in enumerate(paragraphs(text)):
        for span in _pieces(text, line.start, line.end, boundaries, lower=lower):
            yield Sentence(Field.TEXT, span, Section.BODY, number)


def _pieces(text: str, start: int, end: int, boundaries: Boundaries, *, lower: bool) -> Iterator[Span]:
    begin = start
    for following in boundaries.starts(text, start, end, lower=lower):
        yield Span(begin, begin + len(text[begin:following].rstrip()))
        begin = following
    yield Span(begin, end)
