"""From a document to its mentions, exactly as written: dates, figures with what they count, statements.

In: a document and its sentences. Out: mentions in reading order, title first. Dates come first because a date is no figure; then figures,
and to those what is counted, what happened to it and what narrows it; then statements. Only sentences that hold a figure or a cue are cut
into tokens and tagged, each once.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.extractor import dates, figures, heads, scope, statements, tagger
from factcheck.model import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.model import DateMention, Document, Figure, Mention, Sentence

__all__ = ["extract"]


class _Tagged:
    """The sentences of one document, tagged when they are first asked for."""

    __slots__ = ("document", "known", "lexicon")

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.known: dict[tuple[Field, int], TaggedSentence] = {}

    def __call__(self, sentence: Sentence) -> TaggedSentence:
        key = (sentence.field, sentence.span.start)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = tagger.tag(self.document.field(sentence.field), sentence, self.lexicon)
        return found


def extract(document: Document, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of a document in reading order: title first, then by place."""
    tagged = _Tagged(document, lexicon)
    found_dates = dates.find(document, sentences, lexicon)
    taken = [(mention.anchor.field, mention.anchor.span) for mention in found_dates]
    found_figures = figures.find(document, sentences, taken, lexicon)
    by_sentence = {key: list(group) for key, group in groupby(found_dates, key=_sentence_key)}
    mentions: list[Mention] = list(_with_heads(found_figures, by_sentence, tagged))
    mentions += found_dates
    mentions += statements.find(document, sentences, tagged, lexicon)
    return tuple(sorted(mentions, key=_reading_order))


def _with_heads(found: Iterable[Figure], dates_of: dict[tuple[Field, int], list[DateMention]], tagged: _Tagged) -> list[Figure]:
    """Return the figures with what they count, what happened to it and what narrows it."""
    finished: list[Figure] = []
    for key, group in groupby(found, key=_sentence_key):
        own = list(group)
        sentence = tagged(own[0].anchor.sentence)
        counted = heads.attach(own, sentence, tagged.lexicon)
        earlier = [figure for figure in finished if figure.anchor.field is key[0]]
        around = scope.Around(dates_of.get(key, ()), earlier)
        finished += scope.attach(counted, sentence, tagged.document, tagged.lexicon, around)
    return finished


def _sentence_key(mention: Figure | DateMention) -> tuple[Field, int]:
    return mention.anchor.field, mention.anchor.sentence.span.start


def _reading_order(mention: Mention) -> tuple[bool, int, int]:
    anchor = mention.anchor
    return anchor.field is not Field.TITLE, anchor.span.start, anchor.span.end
