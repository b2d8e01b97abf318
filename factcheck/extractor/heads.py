"""What each figure of a sentence counts or measures, and what happened to it.

In: the figures of one sentence in reading order, the tagged sentence, the lexicon. Out: the same figures with `subject` and `predicate`:
the lemma of the counted noun ("person" for people) and of the verb that governs it ("seize" for "the seizure of 134 tonnes").

Rules find the noun in the figure's own phrase ("57 bodies"), after "of" ("3.4 tonnes of cocaine"), before it ("a profit of $4.2bn", "jets
worth $18bn", "Elias Mbori, 74,") or as the subject or object of its verb ("unemployment fell to 3.7%"). The owner of an age is the
noun, or the last word of a name in lower case. A length of time that belongs to nobody ("in the past 24 hours") measures itself: its unit
is the noun. A pronoun that owns a figure is given as it stands.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.extractor.counted import Reader
from factcheck.extractor.phrases import Unit, View
from factcheck.extractor.rankers import Ranker
from factcheck.model import Kind

if TYPE_CHECKING:
    from factcheck.extractor.nouns import Counted
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.model import DateMention, Figure

__all__ = ["attach", "attach_to_dates"]


def attach(figures: list[Figure], tagged: TaggedSentence, lexicon: Lexicon) -> list[Figure]:
    """Return the figures of one sentence, in the same order, with subject and predicate."""
    if not figures or not tagged.tags:
        return figures
    units = [Unit(figure.anchor.span, figure.kind, figure.kind is Kind.COUNT and figure.high > 1) for figure in figures]
    view = View(tagged, units, lexicon.head_words, lexicon.wordclasses)
    reader = Reader(view, _ranker(lexicon))
    found: list[Counted] = []
    for number, figure in enumerate(figures):
        found.append(reader.read(number, figure, found))
    return [figure._replace(subject=one.subject, predicate=one.predicate) for figure, one in zip(figures, found, strict=True)]


def attach_to_dates(dates: list[DateMention], tagged: TaggedSentence, lexicon: Lexicon) -> list[DateMention]:
    """Return the dates of one sentence, in the same order, with the verb that they date as predicate and its subject as subject."""
    if not dates or not tagged.tags:
        return dates
    view = View(tagged, [Unit(mention.anchor.span, Kind.DATE) for mention in dates], lexicon.head_words, lexicon.wordclasses)
    ranker = _ranker(lexicon)
    found = []
    for mention, place in zip(dates, view.places, strict=True):
        verb = ranker.best(view.clause, place)
        noun = view.subject_of(verb) if verb >= 0 else -1
        subject = view.head_lemma(noun) if noun >= 0 and view.has_noun(noun) else None
        found.append(mention._replace(subject=subject, predicate=view.head_lemma(verb) if verb >= 0 else None))
    return found


@cache
def _ranker(lexicon: Lexicon) -> Ranker:
    return Ranker(lexicon.predicate_weights, lexicon.wordclasses)
