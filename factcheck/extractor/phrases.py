"""One sentence seen from its figures: words, tags, chunks, and the small questions that are asked of them.

In: a tagged sentence and the spans of its figures. Out: a `View`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from factcheck.extractor.chunks import VERBAL, chunks
from factcheck.extractor.mending import Numbers, mended
from factcheck.model import Kind
from factcheck.quick import NamedTuple, compiled, items

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from factcheck.extractor.chunks import Chunk
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon.headwords import HeadWords
    from factcheck.lexicon.wordclasses import WordClasses
    from factcheck.model import Span
    from factcheck.text import Tokens

    Hedges = Mapping[str, Sequence[tuple[str, ...]]]

__all__ = ["Situation", "Unit", "View", "chunks_of", "chunks_of_plainly", "situate", "situate_plainly"]

_SPANS = frozenset(("over", "under", "above", "below"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_LIKE_NOUNS = _NOUNS | {"PRP", "VBG"}  # heads of noun phrases with a noun or a pronoun in them
_MOST_VERBS_CROSSED = 6
_LONGEST_ASIDE = 9  # chunks
_QUALIFYING = frozenset(("before", "after", "per"))
_QUALIFIED = frozenset(("tax", "taxes", "taxation", "interest", "items", "exceptionals", "amortisation", "amortization", "depreciation"))
_PERIOD_ENDS = frozenset(("ended", "ending"))
_FAR = 40  # chunks looked back at: a sentence may be a megabyte long
_end = attrgetter("end")
_new = tuple.__new__


class Unit(NamedTuple):
    """A figure or a date, which stands in its sentence as one word; `many` says that it counts more than one thing."""

    span: Span
    kind: Kind
    many: bool = False


@items(kind="kinds")
class View:
    """A sentence with its figures as units; `row` holds its chunks and `places` the chunk of each figure."""

    __slots__ = ("classes", "clause", "ends", "inside", "kinds", "places", "row", "starts", "tags", "word_sets", "words")

    def __init__(self, tagged: TaggedSentence, units: list[Unit], word_sets: HeadWords, classes: WordClasses) -> None:
        self.words = tagged.tokens.words
        self.word_sets = word_sets
        self.classes = classes
        hedged = word_sets.hedges
        self.starts, self.ends, figures, hedges, firsts, counts, self.inside = situate(tagged.tokens, units, hedged)
        self.tags = mended(self.words, tagged.tags, Numbers(firsts, counts, {**figures, **hedges} if hedges else figures), classes)
        for end in self.ends:
            if end < len(self.words) and self.words[end] == "-":
                self.tags[end] = "JJ"  # "its $18-a-share offer"
        self.clause = chunks(self.words, self.tags, figures, hedges)
        self.row, self.kinds = self.clause.chunks, self.clause.kinds
        self.places = chunks_of(self.starts, self.row)

    def hedge_before(self, start: int, *, duration: bool) -> int:
        """Return the first token of the hedges that stand right before the token `start` ("over ten years" is no hedge), else `start`."""
        return _hedge_before(self.words, start, self.word_sets.hedges, duration=duration)

    def kind(self, place: int) -> str:
        """Return the kind of the chunk at a place, "" outside the sentence."""
        return self.kinds[place] if 0 <= place < len(self.kinds) else ""

    def word(self, place: int) -> str:
        """Return the head word, in lower case, of the chunk at a place, "" outside the sentence."""
        return self.words[self.row[place].head] if 0 <= place < len(self.row) else ""

    def lemma(self, token: int) -> str:
        """Return the lemma of a token."""
        return self.classes.lemma(self.words[token], self.tags[token])

    def head_lemma(self, place: int) -> str:
        """Return the lemma of the head of the chunk at a place."""
        head = self.row[place].head
        return self.classes.lemma(self.words[head], self.tags[head])

    def has_noun(self, place: int) -> bool:
        """Say whether the chunk at a place is a noun phrase with a noun or a pronoun in it."""
        if not 0 <= place < len(self.kinds) or self.kinds[place] != "N":
            return False
        head = self.row[place].head
        return self.tags[head] in _LIKE_NOUNS and head not in self.inside

    def in_figure(self, token: int) -> bool:
        """Say whether a token is part of a figure."""
        return token in self.inside

    def is_noun(self, token: int) -> bool:
        """Say whether a token is tagged as a noun."""
        return self.tags[token] in _NOUNS

    def verb_before(self, place: int) -> int:
        """Return the place of the nearest verb group before a chunk, -1 if there is none."""
        number = bisect_left(self.clause.verbs, place) - 1
        return self.clause.verbs[number] if number >= 0 else -1

    def subject_of(self, verb: int) -> int:
        """Return the place of the noun phrase that is the subject of a verb group, -1 where none is found.

        Prepositional phrases are stepped over ("shares in the retailer plunged"), a relative word stands for the noun before it ("a raid
        that lasted"), and coordinated, infinitive and -ing verbs have the subject of the verb before them.
        """
        for _step in range(_MOST_VERBS_CROSSED):
            found = self.step_left(verb)
            if found >= 0 and self.row[found].kind in VERBAL:
                verb = found
                continue
            return found
        return -1

    def step_left(self, verb: int) -> int:
        """Return the subject of a verb group, or the verb group whose subject it shares."""
        place = verb - 1
        if self.kind(place) == "D" and self.kind(place - 1) == "N":  # "the man named in the report was": a shortened relative clause
            return self.phrase_head(place - 1)
        last = max(place - _FAR, 0)
        while place >= last:
            kind = self.row[place].kind
            if kind == "N" and self.may_be_subject(place):
                return self.outside_relative(self.phrase_head(place))
            if kind == "W":
                before = self.previous_noun(place)
                return before if before >= 0 else -1
            if kind in VERBAL:
                return place
            if kind == "," and (before := self.before_aside(place)) >= 0:
                return before
            if kind in {"C", ","} or kind == "S":
                earlier = self.verb_before(place)
                return earlier if earlier >= 0 and kind != "S" else self.previous_noun(place)
            place -= 1
        return -1

    def outside_relative(self, place: int) -> int:
        """Return the noun that a relative clause hangs on, for a noun at the end of it: the man, for "the man who robbed the bank"."""
        verb = place - 2 if self.kind(place - 1) in {"J", "P"} else place - 1
        if self.kind(verb) == "J":
            verb -= 1
        opened = self.kind(verb - 1) == "W" or self.word(verb - 1) == "that"
        if self.kind(verb) not in {"V", "B"} or not opened or self.kind(verb - 2) != "N":
            return place
        return self.phrase_head(verb - 2)

    def before_aside(self, comma: int) -> int:
        """Return the noun before an aside without a verb that ends at a comma: "The first stages, the only ones of their kind, cost"."""
        if self.kind(comma - 1) == "N" and self.kind(comma - 2) == ",":
            return self.phrase_head(comma - 1)
        for place in range(comma - 1, max(comma - _LONGEST_ASIDE, 0), -1):
            kind = self.row[place].kind
            if kind == ",":
                return self.phrase_head(place - 1) if self.kind(place - 1) == "N" and self.kind(place + 1) in {"N", "P"} else -1
            if kind in {"V", "B", "S", "W", ":", "C"}:
                return -1
        return -1

    def may_be_subject(self, place: int) -> bool:
        """Say whether a noun phrase may be a subject: no bare figure behind a verb, no "last year"."""
        if not self.has_noun(place):
            return self.kind(place - 1) not in VERBAL and self.kind(place - 1) != "."  # "ended Oct. 1 slipped"
        lemma = self.head_lemma(place)
        if lemma in self.word_sets.steps and self.kind(place - 1) in VERBAL:
            return False  # "climbed 203 points to settle at 22,212"
        return lemma not in self.word_sets.times and lemma not in self.word_sets.calendar

    def before_tax(self, place: int) -> int:
        """Return the noun that a place qualifies, or that place: profit, for "profit before tax"; earnings, for "earnings per share"."""
        while (
            self.word(place - 1) in _QUALIFYING
            and (self.word(place - 1) == "per" or self.words[self.row[place].head] in _QUALIFIED)
            and self.has_noun(place - 2)
        ):
            place -= 2
        return place

    def phrase_head(self, place: int) -> int:
        """Return the noun phrase on which a chain of prepositional phrases hangs: shares, for "shares in the retailer"."""
        place = self.before_tax(place)
        last = place - _FAR
        while place > last and self.kind(place - 1) == "P" and self.word(place - 1) not in {"including", "up", "down"}:
            if self.kind(place - 2) == "N":
                place -= 2
            elif self.kind(place - 2) in {"D", "G"} and self.kind(place - 3) == "N":  # "families heading for the islands will pay"
                place -= 3
            else:
                break
        if self.kind(place - 1) == "G" and self.kind(place - 2) == "P" and self.kind(place - 3) == "N":
            return self.phrase_head(place - 3)  # "profit from continuing lines"
        if self.word(place - 1) in _PERIOD_ENDS and self.kind(place - 2) == "N":
            return self.phrase_head(place - 2)  # "income for the six months ended October 1"
        # "Smith, the minister, said": what stands between commas explains the noun before it
        if self.kind(place - 1) == "," and self.kind(place - 2) == "N" and self.kind(place + 1) == ",":
            return self.phrase_head(place - 2)
        return place

    def previous_noun(self, place: int) -> int:
        """Return the place of the nearest noun phrase with a noun before a chunk, -1 if there is none."""
        return next((at for at in range(place - 1, max(place - _FAR, 0) - 1, -1) if self.has_noun(at)), -1)


class Situation(NamedTuple):
    """Where figures stand in a sentence, by token: where each begins and ends, the same as a table, and their hedges as another.

    `firsts` are their beginnings, hedges included, `counts` the ends of those that count more than one thing, `inside` all of their tokens.
    """

    starts: list[int]
    ends: list[int]
    figures: dict[int, int]
    hedges: dict[int, int]
    firsts: list[int]
    counts: list[int]
    inside: set[int]


def situate_plainly(tokens: Tokens, units: Sequence[Unit], hedges: Hedges) -> Situation:
    """Return where the figures of a sentence stand in it, without compiled help."""
    last = len(tokens.words) - 1
    starts = [min(bisect_right(tokens.ends, unit.span.start), last) for unit in units]
    ends = [max(bisect_left(tokens.starts, unit.span.end), start + 1) for unit, start in zip(units, starts, strict=True)]
    found = Situation(starts, ends, dict(zip(starts, ends, strict=True)), {}, [], [], set())
    for unit, start in zip(units, starts, strict=True):
        first = _hedge_before(tokens.words, start, hedges, duration=unit.kind is Kind.DURATION)
        if first < start:
            found.hedges[first] = start
        end = found.figures[start]
        if unit.many:
            found.counts.append(end)
        found.inside.update(range(start, end))
        found.firsts.append(first)
    return found


def situate(tokens: Tokens, units: list[Unit], hedges: Hedges) -> Situation:
    """Return where the figures of a sentence stand in it."""
    if compiled is not None and type(tokens.words) is list:
        begins, stops, _, words = tokens
        return _new(Situation, compiled.situate(begins, stops, words, units, hedges, _SPANS, Kind.DURATION))
    return situate_plainly(tokens, units, hedges)


def _hedge_before(words: Sequence[str], start: int, hedges: Hedges, *, duration: bool) -> int:
    at = start
    while at > 0 and words[at - 1] in hedges:
        for phrase in hedges[words[at - 1]]:
            if duration and phrase[-1] in _SPANS:
                continue
            if at >= len(phrase) and tuple(words[at - len(phrase) : at]) == phrase:
                at -= len(phrase)
                break
        else:
            break
    return at


def chunks_of_plainly(starts: Sequence[int], row: Sequence[Chunk]) -> list[int]:
    """Return the places of the chunks in which tokens stand, the last one for those behind it."""
    last = len(row) - 1
    return [min(bisect_right(row, start, key=_end), last) for start in starts]


chunks_of: Callable[[Sequence[int], Sequence[Chunk]], list[int]] = chunks_of_plainly if compiled is None else compiled.chunks_of
