"""Nouns that a sentence leaves out because they were said before or are said next.

In: the figures of one sentence with subject and predicate, those of the sentences before it, the text of their field, the lexicon. Out: the
same figures, with the noun of the figure that goes on in them: "Police held 60 protesters. Forty were charged", "The toll was 45. Now it is
62", "They sold 120 and 340 cars", "It has $5m. A fifth of that is spent".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Figure

__all__ = ["recall"]

_RECALLING = frozenset((Kind.COUNT, Kind.MEASURE, Kind.PERCENT, Kind.MONEY))
_PRONOUNS = frozenset(("it", "they", "that", "this", "them", "these", "those", "one", "which"))
_UNTOLD = _PRONOUNS | {None}
_PERSON = "person"
_HUMAN = frozenset(("person", ""))  # a class that WordNet gives to people, or none at all ("hiker")
_LINKS = frozenset((" and ", ", ", " or ", ", and "))
_ALONE = lazily(r"\s(?:of\s(?:them|those|the)|were|was|are|is|have|had|has|survived|died|remain\w*|escaped|fled|stayed|refused)\b")
_OF_THAT = lazily(r"\sof\s(?:that|this|it)\b")
_GAP = 3  # characters between a sentence and the next of its paragraph, at most


def recall(figures: Sequence[Figure], earlier: Sequence[Figure], text: str, lexicon: Lexicon) -> list[Figure]:
    """Return the figures of one sentence, in the same order, with nouns taken from those beside and before them."""
    finished = list(figures)
    for number in range(len(finished) - 2, -1, -1):
        finished[number] = _shared(finished[number], finished[number + 1], text)
    if not earlier or not 0 <= figures[0].anchor.sentence.span.start - earlier[-1].anchor.sentence.span.end <= _GAP:
        return finished
    before, first = earlier[-1].anchor.sentence.span, len(earlier) - 1
    while first and earlier[first - 1].anchor.sentence.span == before:
        first -= 1
    return [_recalled(figure, earlier[first:], text, lexicon) for figure in finished]


def _shared(figure: Figure, following: Figure, text: str) -> Figure:
    """Give a bare number the noun of the next in its list: "120 and 340 cars", "a five-year, €35m deal"."""
    between = text[figure.anchor.span.end : following.anchor.span.start]
    if between == ", " and "-" in figure.anchor.surface and figure.kind is not Kind.COUNT and figure.aspect is None:
        return figure._replace(subject=following.subject, predicate=following.predicate or figure.predicate)
    if figure.subject is not None or figure.kind is not Kind.COUNT or following.kind is not Kind.COUNT or following.subject is None:
        return figure
    if between not in _LINKS:
        return figure
    return figure._replace(subject=following.subject, predicate=figure.predicate or following.predicate)


def _recalled(figure: Figure, last: Sequence[Figure], text: str, lexicon: Lexicon) -> Figure:
    if figure.kind not in _RECALLING or (figure.subject not in _UNTOLD and figure.subject != _PERSON):
        return figure
    end = figure.anchor.span.end
    if figure.subject is None and _OF_THAT.match(text, end):
        return figure if last[-1].subject is None else figure._replace(subject=last[-1].subject)
    same = [one for one in last if one.kind is figure.kind and one.unit == figure.unit and one.subject not in _UNTOLD]
    if not same:
        return figure
    leveled = figure.predicate is None or figure.predicate in lexicon.head_words.reaching  # "it lost $7m" is no figure's "it"
    if (figure.subject is None and (leveled or _ALONE.match(text, end))) or (figure.subject in _PRONOUNS and leveled):
        return figure._replace(subject=same[-1].subject)
    people = figure.subject == _PERSON and figure.kind is Kind.COUNT and _ALONE.match(text, end) is not None
    whole = next((one for one in same if one.low >= figure.low and lexicon.wordclasses.noun_class(one.subject or "") in _HUMAN), None)
    return figure._replace(subject=whole.subject) if people and whole is not None else figure
