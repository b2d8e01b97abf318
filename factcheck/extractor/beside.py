"""Nouns that a preposition, a comma or a colon ties to a figure: "$26m in damages", "a profit of $4.2bn", "jets worth $18bn".

In: the sentence as a `View`, a figure's place in it, and what was found for the figures before it. Out: `Found`, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.nouns import Found, Nouns
from factcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.nouns import Counted
    from factcheck.model import Figure

__all__ = ["Beside"]

_RECALLED = 3  # figures before
_RATE = 2  # words of "a year" between a sum and its "on"
_MANNER = frozenset(
    ("trading", "total", "all", "return", "exchange", "turn", "part", "dealings", "dealing", "advance", "full", "trade", "terms")
)


class Beside(Nouns):
    """The rules for what stands beside a figure."""

    __slots__ = ()

    def beside(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """A noun that a preposition or a comma ties to the figure."""
        view, before = self.view, place - 1
        within = figure.kind in {Kind.MONEY, Kind.DURATION} and figure.change is None and view.word(place + 1) == "in"
        if within and self.is_bare_noun(place + 2) and view.word(place + 2) not in _MANNER:
            return Found(view.head_lemma(place + 2), place + 2, place)  # "$26m in damages", "15 years in prison"
        if figure.aspect != "distance" and view.words[view.row[place].end : view.row[place].end + 1] == ["off"]:
            return self.taken_off(place)
        if view.kind(before) in {",", ":"} and figure.kind is not Kind.DURATION:
            return self.in_apposition(place)
        if self.is_spent(place, figure) or self.is_transaction(place, figure):
            target = place + 2 if self.is_spent(place, figure) else view.phrase_head(place - 2)
            return Found(self.counted_lemma(target), target, place)
        if view.kind(before) != "P":
            return None
        if view.word(before) == "of" and view.has_noun(noun := self.qualified(before - 1)):
            return self.before_of(place, noun, figure)
        if view.word(before) in {"up", "down"}:
            return self.moved(place, earlier)
        return self.tied(place)

    def is_spent(self, place: int, figure: Figure) -> bool:
        """Say whether a sum goes on something: "spent $12m on advertising"."""
        view = self.view
        on = figure.kind is Kind.MONEY and view.word(place + 1) == "on" and view.row[place + 1].start <= view.row[place].end + _RATE
        return on and view.has_noun(place + 2) and view.head_lemma(place - 1) in {"spend", "waste", "lavish", "splurge", "blow"}

    def is_transaction(self, place: int, figure: Figure) -> bool:
        """Say whether a sum is the price in a noun phrase: "its acquisition of the firm for $200m was approved"."""
        view = self.view
        paid = figure.kind is Kind.MONEY and view.word(place - 1) in {"for", "worth"} and view.has_noun(place - 2)
        return paid and view.verb_before(place) < 0 and bool(view.clause.verbs)

    def taken_off(self, place: int) -> Found | None:
        """The noun after "off", which may pass for an adverb: "took half a point off its key rate"."""
        target = place + 1 if self.view.kind(place + 1) == "N" else place + 2
        return Found(self.view.head_lemma(target), target, place) if self.view.has_noun(target) else None

    def in_apposition(self, place: int) -> Found | None:
        """The noun that a figure between commas explains: "The official reading, 40.3, was taken"."""
        view, before = self.view, place - 1
        told = view.kind(before) == ":" and view.words[view.row[before].start] == ":"  # "more seafood: 15 pounds a head"
        if not (told or view.kind(place + 1) in {",", ":"}) or not view.has_noun(before - 1):
            return None
        owner = view.phrase_head(before - 1)
        return Found(self.counted_lemma(owner), owner, owner)

    def qualified(self, place: int) -> int:
        """Return the noun that a phrase ending at a place is about: "a profit after tax (PAT) of Rs 71m", "earnings per share of 14p"."""
        view = self.view
        for size in (2, 3) if view.word(place) == ")" else ():
            if view.word(place - size) == "(":
                place -= size + 1
                break
        return view.before_tax(place)

    def before_of(self, place: int, noun: int, figure: Figure) -> Found | None:
        """The noun that has the figure for its measure: "a profit of $4.2bn", but not "a total of 62"."""
        lemma = self.view.head_lemma(noun)
        if lemma in {"average", "minimum", "maximum"} and self.view.verb_before(place) >= 0:
            return None  # "earn an average of $12 an hour"
        return None if lemma in self.view.word_sets.transparent and figure.kind is Kind.COUNT else Found(lemma, noun, place)

    def tied(self, place: int) -> Found | None:
        """The noun in "jets worth $18bn" and "jewels valued at 88 million euros"."""
        view = self.view
        if view.word(place - 1) == "worth":
            if view.kind(place - 2) == "V" and view.head_lemma(place - 2) == "be":
                noun = view.subject_of(place - 2)
                return Found(view.head_lemma(noun), noun, place, place - 2) if noun >= 0 and view.has_noun(noun) else None
            noun = view.previous_noun(place - 1)
            return Found(view.head_lemma(noun), noun, noun) if noun >= 0 else None
        return self.priced(place)

    def priced(self, place: int) -> Found | None:
        """The noun before a participle of value: "jewels valued at 88 million euros"."""
        view, verb = self.view, place - 2
        if view.kind(verb) == "D" and view.has_noun(verb - 1) and view.head_lemma(verb) in view.word_sets.priced:
            return Found(view.head_lemma(verb - 1), verb - 1, place, verb)
        return None

    def moved(self, place: int, earlier: Sequence[Counted]) -> Found | None:
        """What "up 18%" and "down 3%" say of the thing told before: "a profit of $4.2bn, up 18%"."""
        view = self.view
        if view.word(place - 1) not in {"up", "down"}:
            return None
        if view.kind(place - 2) == "N" and view.has_noun(place - 2):
            return Found(self.counted_lemma(view.phrase_head(place - 2)), place - 2, place)
        if view.kind(place - 2) != ",":
            return None
        told = next((one for one in reversed(earlier[-_RECALLED:]) if one.kind is not Kind.DURATION), None)  # behind "for the half year"
        return Found(told.subject, told.noun, place, told.verb) if told is not None and told.subject is not None else None
