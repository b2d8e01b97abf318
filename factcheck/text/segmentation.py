"""From a document to its sentences: paragraphs, their sections, their sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.model import Field, Section, Sentence, Span
from factcheck.text.boundaries import Boundaries
from factcheck.text.lines import paragraphs
from factcheck.text.sections import Sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.lexicon import Lexicon
    from factcheck.model import Document

__all__ = ["sentences"]

# These are read as a whole: "By APP | Sept. 21, 2025" is one thing.
_WHOLE = frozenset({Section.BYLINE, Section.BOILERPLATE})


def sentences(document: Document, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of the title and then of the text, each with its section and paragraph."""
    boundaries, sections = _tools(lexicon)
    return (*_title(document, boundaries), *_text(document, boundaries, sections))


@lru_cache(maxsize=4)
def _tools(lexicon: Lexicon) -> tuple[Boundaries, Sections]:
    """Return what cuts and judges by the tables of a lexicon."""
    return Boundaries(lexicon.furniture), Sections(lexicon.furniture)


def _title(document: Document, boundaries: Boundaries) -> Iterator[Sentence]:
    title = document.field(Field.TITLE)
    lower = title.islower()
    for number, line in enumerate(paragraphs(title)):
        for span in _pieces(title, line.start, line.end, boundaries, lower=lower):
            yield Sentence(Field.TITLE, span, Section.HEADLINE, number)


def _text(document: Document, boundaries: Boundaries, sections: Sections) -> Iterator[Sentence]:
    text = document.text
    lower = text.islower()
    lines = paragraphs(text)
    for number, (line, part) in enumerate(zip(lines, sections.parts(text, lines, document.title), strict=True)):
        start = line.start
        if part.dateline is not None:
            yield Sentence(Field.TEXT, Span(start, start + len(text[start : part.dateline].rstrip())), Section.DATELINE, number)
            start = part.dateline
        if part.section in _WHOLE:
            yield Sentence(Field.TEXT, Span(start, line.end), part.section, number)
        elif start < line.end:
            for span in _pieces(text, start, line.end, boundaries, lower=lower):
                yield Sentence(Field.TEXT, span, part.section, number)


def _pieces(text: str, start: int, end: int, boundaries: Boundaries, *, lower: bool) -> Iterator[Span]:
    begin = start
    for following in boundaries.starts(text, start, end, lower=lower):
        yield Span(begin, begin + len(text[begin:following].rstrip()))
        begin = following
    yield Span(begin, end)
