"""What each figure of a sentence counts or measures, and what happened to it.

In: the figures of one sentence in reading order, the tagged sentence, the lexicon. Out: the same figures with `subject` and `predicate`:
the lemma of the counted noun ("person" for people) and of the verb that governs it ("seize" for "the seizure of 134 tonnes").

Rules find the noun in the figure's own phrase ("57 bodies"), after "of" ("3.4 tonnes of cocaine"), before it ("a profit of $4.2bn", "jets
worth $18bn", "Elias Mbori, 74,") or as the subject or object of its verb ("unemployment fell to 3.7%"). The owner of an age is the
noun, or the last word of a name in lower case. A length of time that belongs to nobody ("in the past 24 hours") measures itself: its unit
is the noun. A pronoun that owns a figure is given as it stands.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extractor.counted import Reader
from factcheck.extractor.phrases import View
from factcheck.extractor.rankers import Ranker

if TYPE_CHECKING:
    from factcheck.extractor.near import Counted
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.model import Figure

__all__ = ["attach"]


def attach(figures: list[Figure], tagged: TaggedSentence, lexicon: Lexicon) -> list[Figure]:
    """Return the figures of one sentence, in the same order, with subject and predicate."""
    if not figures or not tagged.tokens:
        return figures
    view = View(tagged, figures, lexicon.head_words, lexicon.wordclasses)
    reader = Reader(view, _ranker(lexicon))
    found: list[Counted] = []
    for number, figure in enumerate(figures):
        found.append(reader.read(number, figure, found))
    return [replace(figure, subject=one.subject, predicate=one.predicate) for figure, one in zip(figures, found, strict=True)]


@cache
def _ranker(lexicon: Lexicon) -> Ranker:
    return Ranker(lexicon.predicate_weights, lexicon.wordclasses)
