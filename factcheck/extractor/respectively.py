"""Lists that are told one by one: "Sales and profit rose 5% and 7% respectively".

In: the figures of one sentence with subject, predicate and scope, the tagged sentence, the text of its field, the lexicon. Out: the same
figures; of a list that ends in "respectively" each has the noun, place or name that is its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.phrases import Unit, View
from factcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.model import Figure, Scope

__all__ = ["distribute"]

_LINKS = (["and"], [","], [",", "and"], ["or"])


def distribute(figures: list[Figure], tagged: TaggedSentence, text: str, lexicon: Lexicon) -> list[Figure]:
    """Return the figures of one sentence, in the same order, those of a list with "respectively" each with its own subject and scope."""
    words = tagged.tokens.words
    if len(figures) <= 1 or "respectively" not in words:
        return figures
    units = [Unit(figure.anchor.span, figure.kind, figure.kind is Kind.COUNT and figure.high > 1) for figure in figures]
    view = View(tagged, units, lexicon.head_words, lexicon.wordclasses)
    told = _list(view, words.index("respectively"))
    owners = _owners(view, view.places[told[0]], len(told)) if len(told) > 1 else []
    if not owners:
        return figures
    finished = list(figures)
    shared = _Shared(view, figures, told, [(place, _name(view, place, tagged, text)) for place in owners], lexicon)
    for which, number in enumerate(told):
        finished[number] = shared.own(which)
    return finished


def _list(view: View, end: int) -> list[int]:
    """Return the numbers of the figures that stand in a list before the token `end`."""
    last = max((number for number, start in enumerate(view.starts) if start < end), default=-1)
    first = last
    while first > 0 and view.words[view.ends[first - 1] : view.hedge_before(view.starts[first], duration=False)] in _LINKS:
        first -= 1
    return list(range(max(first, 0), last + 1))


def _owners(view: View, place: int, size: int) -> list[int]:
    """Return the places of as many noun phrases in a row before the chunk `place`, the nearest such row; [] where there is none."""
    for last in range(place - 1, 0, -1):
        row = [last]
        while view.kind(row[0]) == "N":
            before = row[0] - 1
            while view.kind(before) in {",", "C"}:
                before -= 1
            if before == row[0] - 1 or view.kind(before) != "N":
                break
            row.insert(0, before)
        if len(row) == size:
            return row
    return []


def _name(view: View, place: int, tagged: TaggedSentence, text: str) -> str:
    """Return the words of a noun phrase without its article."""
    chunk = view.row[place]
    first = chunk.start + (view.tags[chunk.start] in {"DT", "PRP$"})
    return text[tagged.tokens.starts[first] : tagged.tokens.ends[chunk.end - 1]]


class _Shared:
    """What the figures of a list have in common, and what is the own of each."""

    def __init__(self, view: View, figures: Sequence[Figure], told: list[int], names: list[tuple[int, str]], lexicon: Lexicon) -> None:
        self.view = view
        self.owners = [place for place, _ in names]
        self.figures = [figures[number] for number in told]
        self.names = [name for _, name in names]
        self.proper = all(view.tags[view.row[place].head].startswith("NNP") for place in self.owners)
        self.placed = self.proper and all(lexicon.places.known(name.lower()) for name in self.names)
        self.lemmas = {view.head_lemma(place) for place in self.owners}

    def own(self, which: int) -> Figure:
        """Return a figure of the list with what is its own."""
        figure = self.figures[which]
        predicate = figure.predicate or next((one.predicate for one in self.figures if one.predicate), None)
        return figure._replace(subject=self.subject(which), predicate=predicate, scope=self.scope(figure.scope, which))

    def subject(self, which: int) -> str | None:
        """Return the noun of a figure: its own of the row, unless all count one thing ("Fiat and Ford sold 120 and 340 cars")."""
        told = self.figures[which].subject
        if told is not None and told not in self.lemmas:
            return told
        if self.proper:
            hung = self.view.phrase_head(self.owners[0])  # "wages in Lagos and Abuja"
            if hung != self.owners[0] and self.view.has_noun(hung):
                return self.view.head_lemma(hung)
        return self.view.head_lemma(self.owners[which])

    def scope(self, scope: Scope, which: int) -> Scope:
        """Return the scope with the place or the name that is the figure's own, and none of the others'."""
        others = {name for at, name in enumerate(self.names) if at != which}
        place = tuple(name for name in scope.place if name not in others)
        who = tuple(name for name in scope.who if name not in others)
        own = self.names[which]
        if self.placed:
            return scope._replace(place=(own, *(name for name in place if name != own)), who=who)
        return scope._replace(place=place, who=(own, *(name for name in who if name != own)) if self.proper else who)
