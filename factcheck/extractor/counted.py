"""The noun that a figure counts or measures, and the verb that governs it, from the chunks of its sentence.

In: the sentence as a `View`, the predicate ranker, one figure after the other. Out: `Counted`. The words near the figure come first
(near.py); where they say nothing, the subject or the object of the governing verb is what the figure tells of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.chunks import VERBAL
from factcheck.extractor.near import Near
from factcheck.extractor.nouns import PERSON, Counted, Found
from factcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.phrases import View
    from factcheck.extractor.rankers import Ranker
    from factcheck.model import Figure

__all__ = ["Reader"]

_SUMS = frozenset((Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.RATIO))
_AMONG = (["among", "them"], ["among", "those"], ["of", "them"])
_PARTITIVE = frozenset([opener for opener, _ in _AMONG])
_STATES = frozenset(
    "aboard board hospital custody unaccounted missing dead injured wounded homeless hospitalised hospitalized life lives intensive "
    "critical alive unhurt trapped stranded pregnant jobless unemployed".split()
)
_BROUGHT = frozenset("be remain lose die take bring rush fly transfer admit keep".split())
_CLOSING = frozenset((",", ".", ""))
_ENDING = frozenset((",", ".", "", "P", ":"))  # behind the speaker of ", said Wendy Spirduso, of the agency"
_SAID = frozenset(("said", "says", "added", "adds", "reported", "according"))
_FINDING = frozenset(("find", "show", "suggest", "reveal", "indicate"))
_REPORTED = frozenset("confirm report fear presume pronounce believe know think understand say declare".split())
_TRADES = frozenset(("buy", "sell", "acquire", "purchase", "auction", "offload", "lease", "rent"))
_ENDED = frozenset(("ended", "ending"))
_STRETCHES = frozenset(("year", "half", "quarter", "month", "week", "period", "season"))
_FAR = 40  # chunks
_AGE, _TIMES = "age", "times"


class Reader:
    """Reads the figures of one sentence, one after the other."""

    __slots__ = ("near", "ranker", "view")

    def __init__(self, view: View, ranker: Ranker) -> None:
        self.view = view
        self.near = Near(view)
        self.ranker = ranker

    def read(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Counted:
        """Return what figure `number` counts and what happened to it; `earlier` holds the answers for those before it."""
        found = self.near.find(number, figure, earlier) or self.by_verb(self.view.places[number], figure, earlier)
        return self.with_predicate(found, figure, earlier)._replace(kind=figure.kind)

    def by_verb(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found:
        """The object or subject of the governing verb: "raised its rate by 25 points", "unemployment fell to 3.7%", "31 were taken"."""
        view = self.view
        verb = self.verb_of(place)
        if verb < 0:
            return self.without_verb(place, figure, earlier)
        if self.is_subject(place, verb) and figure.kind is not Kind.DURATION:
            return self.uncounted(place, verb, figure, earlier)
        if view.has_noun(place - 1) and self.stands_with(place, figure):
            return Found(view.head_lemma(place - 1), place - 1, place, verb)
        if figure.kind is Kind.DURATION and figure.aspect != _AGE and self.is_adjunct(place, verb):
            return Found(figure.unit, -1, place, verb)
        told = view.head_lemma(verb) in view.word_sets.reaching and verb < place
        if figure.kind in _SUMS or figure.change is not None or view.kind(place - 1) == "P" or told:
            costs = figure.kind is Kind.MONEY and view.head_lemma(verb) == "cost"  # "the dam will cost taxpayers $1bn"
            noun = self.object_between(verb, place) if verb < place and not costs else -1
            noun = self.traded(verb, place) if noun < 0 and figure.kind is Kind.MONEY else noun
            noun = noun if noun >= 0 else view.subject_of(verb)
            if noun >= 0 and view.has_noun(noun):
                return Found(self.near.counted_lemma(noun), noun, place, verb)
        if figure.kind is Kind.DURATION and figure.aspect != _AGE:
            return Found(figure.unit, -1, place, verb)
        return self.uncounted(place, verb, figure, earlier)

    def verb_of(self, place: int) -> int:
        """Return the verb of a bare figure: the one right before it, or else the best ranked."""
        view = self.view
        happened = self.happened(place)
        if happened >= 0:
            return happened
        if view.kind(place - 1) not in VERBAL or view.row[place - 1].end != view.row[place].start or view.has_noun(place):
            return self.best(place)
        reports = view.classes.verb_class(view.head_lemma(place - 1)) == "communication"
        if reports and view.kind(place + 1) in {"V", "B"}:
            return place + 1  # "said 31 were taken" is no "said 31"
        return place - 1

    def happened(self, place: int) -> int:
        """Return the participle right behind a bare figure in a headline: "37 killed in bus crash", "five accused arrested"; else -1."""
        view, after = self.view, place + 1
        if view.has_noun(place) or view.kind(place - 1) in VERBAL or view.kind(after) not in {"D", "V"}:
            return -1
        if view.row[after].start != view.row[place].end or view.tags[view.row[after].head] != "VBN" or view.word(after) == "compared":
            return -1
        return after + 1 if view.kind(after + 1) == "D" and view.row[after + 1].start == view.row[after].end else after

    def is_subject(self, place: int, verb: int) -> bool:
        """Say whether the figure is itself the subject of the verb: "nine in ten voted", "31 were taken to hospital"."""
        view = self.view
        if verb < place or verb - place > _FAR or view.has_noun(place) or view.kind(place - 1) in {"P", "N"}:
            return False
        return all(view.kind(at) != "N" for at in range(place + 1, verb))

    def stands_with(self, place: int, figure: Figure) -> bool:
        """Say whether the noun right before a figure is what it tells of: "and schools Rs 6,430 crore", "toll now 23"."""
        view = self.view
        if figure.kind is Kind.COUNT:
            return view.word(place - 1) == "toll"
        return figure.kind in _SUMS and figure.kind is not Kind.DURATION and view.kind(place - 2) == "C"

    def is_adjunct(self, place: int, verb: int) -> bool:
        """Say whether a length of time only places the event: "over ten years", "10 days ago", but not "jailed for 15 years"."""
        view = self.view
        spans = view.kind(place - 1) in {"P", "S"} and view.word(place - 1) in view.word_sets.span
        if view.head_lemma(verb) in view.word_sets.term and not spans:
            return False
        chunk = view.row[place]
        ago = chunk.end < len(view.words) and view.words[chunk.end] in {"ago", "earlier", "later", "before", "after"}
        return ago or (view.kind(place - 1) in {"P", "S"} and view.word(place - 1) in view.word_sets.adjunct)

    def object_between(self, verb: int, place: int) -> int:
        """Return the object of a verb that stands between it and the figure, -1 if there is none."""
        view = self.view
        if (
            verb + 1 >= place
            or place - verb > _FAR
            or not view.has_noun(verb + 1)
            or any(view.kind(at) in {",", "S", "W"} or (view.kind(at) == "C" and view.kind(at + 1) != "N") for at in range(verb + 1, place))
        ):
            return -1
        lemma = view.head_lemma(verb + 1)
        return -1 if lemma in view.word_sets.calendar or lemma in view.word_sets.times else verb + 1

    def traded(self, verb: int, place: int) -> int:
        """Return what was bought or sold for a sum, however much stands between: "bought 2m shares, or 18% of its stock, for $3", or -1."""
        view = self.view
        if verb >= place or view.word(place - 1) not in {"for", "at"} or view.head_lemma(verb) not in _TRADES:
            return -1
        return verb + 1 if verb + 1 < place and view.has_noun(verb + 1) else -1

    def uncounted(self, place: int, verb: int, figure: Figure, earlier: Sequence[Counted]) -> Found:
        """A number without a noun: that of an earlier figure, or people where only people are meant."""
        view = self.view
        if (
            view.kind(place - 1) == "," and view.has_noun(place - 2) and view.word(place - 3) == "of"
        ):  # "Of the suspects, 47 are foreigners"
            return Found(view.head_lemma(place - 2), place - 2, place, verb)
        if figure.aspect == _TIMES:
            return Found("time", -1, place, verb)
        known = self.near.antecedent(earlier)
        if known is None and view.kind(place - 1) == "W":
            noun = view.previous_noun(place)
            known = view.head_lemma(noun) if noun >= 0 else None
        if known is None and (view.head_lemma(verb) in view.word_sets.harm or self.are_people(place, verb)):
            known = PERSON
        if known is None and place < verb and view.head_lemma(verb) == "be" and view.has_noun(verb + 1):
            known = view.head_lemma(verb + 1) if view.tags[view.row[verb + 1].head] == "NNS" else None  # "71 are women"
        return Found(known, -1, place, verb)

    def are_people(self, place: int, verb: int) -> bool:
        """Say whether what a bare number is said to be is said of people alone: "22 were in hospital", "around 230 were on board"."""
        view = self.view
        if verb < place or view.head_lemma(verb) not in _BROUGHT:
            return False
        after = view.row[verb].end
        return not _STATES.isdisjoint(view.words[after : after + 4])

    def without_verb(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found:
        """A line without a verb: "Turnout: 64%"."""
        view = self.view
        if figure.kind in _SUMS:
            noun = view.previous_noun(place)
            return Found(self.near.counted_lemma(view.phrase_head(noun)), noun, place) if noun >= 0 else Found(None, -1, place)
        return Found(self.near.antecedent(earlier), -1, place)

    def with_predicate(self, found: Found, figure: Figure, earlier: Sequence[Counted]) -> Counted:
        """Add the governing verb to a noun."""
        nominal = self.nominal(found.base)
        if nominal is not None and not (figure.kind is Kind.MONEY and nominal in {"lose", "damage"}):
            return Counted(found.subject, nominal, found.noun, found.verb)
        if found.predicate is None and self.is_part(found.base) and earlier and earlier[-1].predicate is not None:
            return Counted(found.subject, earlier[-1].predicate, found.noun, earlier[-1].verb)
        if found.predicate is not None:
            return Counted(found.subject, found.predicate, found.noun, found.verb)
        verb = found.verb if found.verb >= 0 else self.governor(found.base)
        if verb >= 0:
            fate = self.fate(verb)
            subject = PERSON if fate == "die" and found.subject is None and figure.kind is Kind.COUNT else found.subject
            return Counted(subject, fate, found.noun, verb)
        return Counted(found.subject, "die" if found.subject == "dead" else None, found.noun)

    def fate(self, verb: int) -> str:
        """Return the lemma of a verb, or of what it only reports: "are confirmed dead", "are known to have died"."""
        view = self.view
        lemma = view.head_lemma(verb)
        if lemma in _REPORTED and view.kind(verb) in {"B", "D", "V"} and verb + 1 < len(view.row):
            if view.words[view.row[verb + 1].start] == "dead":
                return "die"
            if view.kind(verb) == "B" and view.kind(verb + 1) == "I":
                return view.head_lemma(verb + 1)
        return lemma

    def is_part(self, base: int) -> bool:
        """Say whether a phrase names a part of what was told before: "including four children", "— 75 foreigners among them —"."""
        view = self.view
        if view.word(base - 1) in view.word_sets.part:
            return True
        after, before = view.row[base].end, view.row[base].start
        words = view.words
        return (after < len(words) and words[after] in _PARTITIVE and words[after : after + 2] in _AMONG) or (
            before > 1 and words[before - 2] in _PARTITIVE and words[before - 2 : before] in _AMONG
        )

    def governor(self, base: int) -> int:
        """Return the verb group that governs a phrase."""
        view = self.view
        if view.word(base - 1) == "with" and view.kind(base + 1) in VERBAL:
            return base + 1
        verb = self.best(base)
        participle = view.kind(base + 1) == "D" and view.row[base + 1].start == view.row[base].end and view.word(base + 1) != "compared"
        if participle and (view.kind(base - 1) == "P" or (verb >= 0 and view.head_lemma(verb) == "be")):
            return base + 1  # "are among the 131 people arrested": what happened to them is the participle
        if view.kind(base - 1) == "G" and view.row[base - 1].end == view.row[base].start:
            return base - 1  # "each representing three shares"
        return verb

    def best(self, place: int) -> int:
        """Return the best ranked verb of a phrase, never that of an aside: "Fifty-eight survived, the governor said"."""
        clause = self.view.clause
        verb = self.ranker.best(clause, place)
        if verb < 0 or len(clause.verbs) == 1 or not self.is_aside(verb, place):
            return verb
        others = [other for other in clause.verbs if not self.is_aside(other, place)]
        return self.ranker.best(clause._replace(verbs=others), place) if others else verb

    def is_aside(self, verb: int, place: int) -> bool:
        """Say whether a verb of saying stands with its speaker between commas, and the phrase elsewhere: ", a poll found,"."""
        kinds, view = self.view.clause.kinds, self.view
        if view.word(verb) == "compared" and view.word(verb + 1) in {"with", "to"}:
            return True
        if view.word(verb) in _ENDED and verb > 0 and view.head_lemma(verb - 1) in _STRETCHES:
            return True  # "for the half year ended 31 May"
        inverted = (
            place < verb
            and kinds[verb - 1] == ","
            and kinds[verb + 1 : verb + 2] == "N"
            and kinds[verb + 2 : verb + 3] in _ENDING
            and view.row[verb].start + 1 == view.row[verb].end
        )
        if inverted and view.words[view.row[verb].head] in _SAID:
            return True
        if kinds[verb - 2 : verb] != ",N" or kinds[verb + 1 : verb + 2] not in _CLOSING or verb - 2 < place < verb:
            return False
        lemma = view.head_lemma(verb)
        return lemma in _FINDING or view.classes.verb_class(lemma) == "communication"

    def nominal(self, base: int) -> str | None:
        """Return the verb that a noun before "of" names: "the seizure of 134 tonnes"."""
        view = self.view
        if view.word(base - 1) != "of" or view.kind(base - 2) != "N":
            return None
        return view.word_sets.nominal.get(view.head_lemma(base - 2))
