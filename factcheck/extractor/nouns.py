"""What the rules that look for a counted noun share: what they find, and the questions they ask of a noun phrase.

In: the sentence as a `View`. Out: `Found` and `Counted`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Kind
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.extractor.phrases import View

__all__ = ["PERSON", "Counted", "Found", "Nouns"]

_LONGEST_CHAIN = 8  # chunks of "the number of a couple of ..."
PERSON = "person"


class Counted(NamedTuple):
    """What was found for a figure: lemmas, the chunks that they stand in (-1 for none), and the figure's kind."""

    subject: str | None
    predicate: str | None
    noun: int = -1
    verb: int = -1
    kind: Kind = Kind.COUNT


class Found(NamedTuple):
    """A noun, and the chunk from which its verb is to be looked for; `verb` and `predicate` are set where the rule has seen them."""

    subject: str | None
    noun: int
    base: int
    verb: int = -1
    predicate: str | None = None


class Nouns:
    """Questions about the noun phrases of a sentence."""

    __slots__ = ("view",)

    def __init__(self, view: View) -> None:
        self.view = view

    def are_people(self, place: int) -> bool:
        """Say whether a phrase names people by what has become of them: "of the rescued", "of the injured", "of the deceased"."""
        view = self.view
        if not 0 <= place < len(view.row) or view.words[view.row[place].start] != "the":
            return False
        chunk = view.row[place]
        word = view.words[chunk.start + 1] if chunk.start + 1 < len(view.words) else ""
        if chunk.end > chunk.start + 2 and not view.is_noun(chunk.head):
            return False
        return chunk.end <= chunk.start + 2 and (
            word in {"deceased", "bereaved"} or word in view.word_sets.condition or view.classes.verb_lemma(word) in view.word_sets.harm
        )

    def counted_lemma(self, place: int) -> str:
        """Return the lemma of a noun phrase, looking through nouns that only say that something is counted: "the number of cases"."""
        view = self.view
        lemma = view.head_lemma(place)
        last = place + _LONGEST_CHAIN
        while place < last and view.has_noun(place + 2) and self.looks_through(place):
            place += 2
            lemma = view.head_lemma(place)
        return lemma

    def looks_through(self, place: int) -> bool:
        """Say whether what counts stands behind a noun: "the number of cases", "an increase in cases"."""
        view = self.view
        if view.word(place + 1) == "of":
            return self.is_transparent(place)
        return view.head_lemma(place) in view.word_sets.moves and self.is_moved(place)

    def is_moved(self, place: int) -> bool:
        """Say whether a noun of change is followed by what changes: "an increase in cases", but not "in May" or "in Germany"."""
        view = self.view
        if view.word(place + 1) not in {"in", "of"} or not view.has_noun(place + 2):
            return False
        lemma = view.head_lemma(place + 2)
        named = view.tags[view.row[place + 2].head].startswith("NNP")
        return not (named or lemma in view.word_sets.calendar or lemma in view.word_sets.times)

    def is_transparent(self, place: int) -> bool:
        """Say whether a noun only says that something is counted; "shares of the company" are something."""
        view = self.view
        return view.head_lemma(place) in view.word_sets.transparent and (
            view.tags[view.row[place].head] == "NN" or view.word(place) == "numbers"
        )

    def is_bare_noun(self, place: int) -> bool:
        """Say whether a noun phrase is a common noun without an article: "in damages", never "in November" or "in the raid"."""
        view = self.view
        if not view.has_noun(place):
            return False
        chunk = view.row[place]
        return (
            view.tags[chunk.head] in {"NN", "NNS"}
            and view.tags[chunk.start] not in {"DT", "PRP$", "CD"}
            and not view.in_figure(chunk.start)
        )
