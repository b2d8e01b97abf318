"""From a document to its mentions, exactly as written: dates, figures with what they count, statements, names.

In: a document and its sentences. Out: mentions in reading order, title first. Dates come first because a date is no figure; then figures,
and to those what is counted, what happened to it and what narrows it; then names, statements and their speakers, who give the figures in
what they say an attribution. Only sentences that hold a figure, a date or a cue are cut into tokens and tagged, each once.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from factcheck.extractor import antecedents, dates, figures, heads, names, respectively, scope, speakers, statements, tagger
from factcheck.model import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.model import DateMention, Document, Figure, Mention, Sentence, Span

__all__ = ["extract"]

_sentence = attrgetter("anchor.sentence")
_TEXT = Field.TEXT


class _Tagged:
    """The sentences of one document, tagged when they are first asked for."""

    __slots__ = ("document", "known", "lexicon")

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.known: dict[Sentence, TaggedSentence] = {}

    def __call__(self, sentence: Sentence) -> TaggedSentence:
        found = self.known.get(sentence)
        if found is None:
            found = self.known[sentence] = tagger.tag(self.document.field(sentence.field), sentence, self.lexicon)
        return found


def extract(document: Document, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of a document in reading order: title first, then by place."""
    tagged = _Tagged(document, lexicon)
    found_dates = dates.find(document, sentences, lexicon)
    taken = [(mention.anchor.field, mention.anchor.span) for mention in found_dates]
    found_figures = figures.find(document, sentences, taken, lexicon)
    dated = {
        sentence: heads.attach_to_dates(list(group), tagged(sentence), lexicon) for sentence, group in groupby(found_dates, key=_sentence)
    }
    counted = _with_heads(found_figures, dated, tagged)
    named = names.find(document, sentences, tagged, lexicon)
    said = speakers.resolve(document, sentences, statements.find(document, sentences, tagged, lexicon), named, lexicon)
    mentions: list[Mention] = [*speakers.attribute(counted, said), *said, *named]
    mentions += [mention for group in dated.values() for mention in group]
    return tuple(sorted(mentions, key=_reading_order))


def _with_heads(found: Iterable[Figure], dated: Mapping[Sentence, list[DateMention]], tagged: _Tagged) -> list[Figure]:
    """Return the figures with what they count, what happened to it and what narrows it."""
    finished: dict[Field, list[Figure]] = {Field.TITLE: [], Field.TEXT: []}
    for sentence, group in groupby(found, key=_sentence):
        tags = tagged(sentence)
        text, earlier = tagged.document.field(sentence.field), finished[sentence.field]
        counted = heads.attach(list(group), tags, tagged.lexicon)
        counted = antecedents.recall(counted, earlier, text, tagged.lexicon)
        around = scope.Around(dated.get(sentence, ()), earlier)
        scoped = scope.attach(counted, tags, tagged.document, tagged.lexicon, around)
        earlier += respectively.distribute(scoped, tags, text, tagged.lexicon)
    return [*finished[Field.TITLE], *finished[Field.TEXT]]


def _reading_order(mention: Mention) -> tuple[bool, Span]:
    anchor = mention.anchor
    return anchor.sentence.field is _TEXT, anchor.span
