"""The noun that a figure counts or measures, and the verb that governs it, from the chunks of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.extractor.chunks import VERBAL
from factcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.phrases import View
    from factcheck.extractor.rankers import Ranker
    from factcheck.model import Figure

__all__ = ["Counted", "Reader"]

_SUMS = frozenset((Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.RATIO))
_COMPARATIVES = frozenset(("more", "less", "fewer", "higher", "lower"))
_AMONG = (["among", "them"], ["among", "those"], ["of", "them"])
_AGE = "age"
_PERSON = "person"


class Counted(NamedTuple):
    """What was found for a figure: lemmas, and the chunks that they stand in (-1 for none)."""

    subject: str | None
    predicate: str | None
    noun: int = -1
    verb: int = -1
    kind: Kind = Kind.COUNT


class Found(NamedTuple):
    """A noun, and the chunk from which its verb is to be looked for; `verb` is set where the rule has seen it."""

    subject: str | None
    noun: int
    base: int
    verb: int = -1
    predicate: str | None = None


class Reader:
    """Reads the figures of one sentence, one after the other."""

    __slots__ = ("ranker", "view")

    def __init__(self, view: View, ranker: Ranker) -> None:
        self.view = view
        self.ranker = ranker

    def read(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Counted:
        """Return what figure `number` counts and what happened to it; `earlier` holds the answers for those before it."""
        place = self.view.places[number]
        end = self.view.ends[number]
        found = (
            self.inside(place, end, figure)
            or self.condition(place, end)
            or self.after_of(place, figure, earlier)
            or (self.of_age(place) if figure.aspect == _AGE or figure.kind is Kind.MEASURE else None)
            or self.of_extent(place, end)
            or self.compared(place, earlier)
            or self.beside(place, figure, earlier)
            or self.by_verb(place, figure, earlier)
        )
        return self.with_predicate(found, figure, earlier)._replace(kind=figure.kind)

    # ---- the noun

    def inside(self, place: int, end: int, figure: Figure) -> Found | None:
        """The figure's own phrase: "57 bodies", "a 34-year-old man", "a $5m fine"."""
        view, chunk = self.view, self.view.row[place]
        if chunk.head < end or not view.has_noun(place):
            return None
        first = view.words[end]
        if first in view.word_sets.calendar or first in view.word_sets.restart or first in view.word_sets.extent:
            return None
        many = figure.kind is Kind.COUNT and figure.high > 1  # "three Britons": a name, and yet a plural
        lemma = view.classes.noun_lemma(view.words[chunk.head], plural=True) if many else view.lemma(chunk.head)
        return Found(lemma, place, place)

    def condition(self, place: int, end: int) -> Found | None:
        """An adjective for people: "5 dead, 12 injured"; "12 people missing" has its noun."""
        view, after = self.view, place + 1
        if end < len(view.words) and end < view.row[place].end and view.words[end] in view.word_sets.condition:
            return self.of_condition(view.words[end], place)
        if view.kind(after) not in {"J", "D", "G"} or view.row[after].start != view.row[place].end:
            return None
        word = view.word(after)
        if word not in view.word_sets.condition:
            return None
        return self.of_condition(word, place, after if view.kind(after) in VERBAL else -1)

    def of_condition(self, word: str, place: int, verb: int = -1) -> Found:
        """Name the people by what has become of them; where no verb stands beside them, that is the predicate as well."""
        view = self.view
        predicate = None
        if view.kind(place - 1) not in VERBAL and view.kind(place + 1) not in {"V", "B"} and word != "missing":
            lemma = "die" if word == "dead" else view.classes.verb_lemma(word)
            predicate = lemma if lemma in view.classes.verbs else None
        return Found("dead" if word == "dead" else _PERSON, place if word == "dead" else -1, place, verb, predicate)

    def after_of(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The noun after "of": "3.4 tonnes of cocaine", "nine of them minors", "two-thirds of voters"."""
        view = self.view
        if view.word(place + 1) != "of" or view.row[place].end != view.row[place + 1].start:
            return None
        target = place + 2
        if view.kind(target) == "W":
            target = view.previous_noun(place)
            return Found(view.head_lemma(target), target, place) if target >= 0 else None
        if figure.kind is Kind.PERCENT and view.kind(place - 1) == "P" and view.word(place - 1) in {"to", "at", "from"}:
            return None  # "narrowed to 2.9% of output": the share is the deficit's
        if view.word(target) in {"them", "those", "us", "these"}:
            return self.of_them(target, place, earlier)
        if not view.has_noun(target) or (figure.kind is Kind.DURATION and not self.is_bare_noun(target)):
            return None
        return Found(self.counted_lemma(target), target, place)

    def of_them(self, target: int, place: int, earlier: Sequence[Counted]) -> Found:
        """What a pronoun after "of" stands for: "20 of them women", "47 of those arrested"."""
        view = self.view
        if view.has_noun(target + 1):
            return Found(view.head_lemma(target + 1), target + 1, place)
        known = self.antecedent(earlier)
        if known is None and view.kind(target + 1) in VERBAL and view.head_lemma(target + 1) in view.word_sets.harm:
            known = _PERSON
        return Found(known or view.word(target), -1, place)

    def counted_lemma(self, place: int) -> str:
        """Return the lemma of a noun phrase, looking through nouns that only say that something is counted: "the number of cases"."""
        view = self.view
        lemma = view.head_lemma(place)
        while self.is_transparent(place) and view.word(place + 1) == "of" and view.has_noun(place + 2):
            place += 2
            lemma = view.head_lemma(place)
        return lemma

    def is_transparent(self, place: int) -> bool:
        """Say whether a noun only says that something is counted; "shares of the company" are something."""
        view = self.view
        return view.head_lemma(place) in view.word_sets.transparent and (
            view.tags[view.row[place].head] == "NN" or view.word(place) == "numbers"
        )

    def of_age(self, place: int) -> Found | None:
        """The owner of an age: "Elias Mbori, 74,", "a man aged 45", "a boy of 12", "Anna Berg (31)"."""
        view = self.view
        before = place - 1
        if view.kind(before) in {",", "("} or (view.kind(before) == "P" and view.word(before) in {"aged", "of", "under", "over", "age"}):
            owner = before - 1
            if view.kind(owner) in {",", "("}:
                owner -= 1
            if view.has_noun(owner) and view.head_lemma(owner) != _AGE:
                return Found(view.head_lemma(owner), owner, owner)
        return None

    def of_extent(self, place: int, end: int) -> Found | None:
        """The noun before a length with its direction: "a reptile some 12 metres long"."""
        view = self.view
        if end < len(view.words) and view.words[end] in view.word_sets.extent and view.has_noun(place - 1):
            return Found(view.head_lemma(place - 1), place - 1, place - 1)
        return None

    def compared(self, place: int, earlier: Sequence[Counted]) -> Found | None:
        """The figure of another time or side: "61 murders, up from 48", "by 71 votes to 29", "compared with 48"."""
        view, before = self.view, place - 1
        if not earlier or earlier[-1].subject is None:
            return None
        if view.kind(before) == "," and _COMPARATIVES.intersection(view.words[view.row[place].end - 1 : view.row[place].end + 1]):
            return Found(earlier[-1].subject, earlier[-1].noun, place, earlier[-1].verb, earlier[-1].predicate)
        if view.kind(before) != "P" or view.word(before) not in view.word_sets.against:
            return None
        cue = view.word(before - 1)
        sides = view.word(before) == "to" and before - 1 == view.places[len(earlier) - 1] and earlier[-1].noun == before - 1
        if sides or cue in {"up", "down", "compared"} or view.word(before) in {"against", "versus"}:
            return Found(earlier[-1].subject, earlier[-1].noun, place, earlier[-1].verb, earlier[-1].predicate)
        return None

    def beside(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """A noun that a preposition ties to the figure: "$26m in damages", "a profit of $4.2bn", "jets worth $18bn"."""
        view = self.view
        if figure.kind in {Kind.MONEY, Kind.DURATION}:
            after = place + 2
            if view.word(place + 1) == "in" and self.is_bare_noun(after):
                return Found(view.head_lemma(after), after, place)
        before = place - 1
        if (
            view.kind(before) in {",", ":"}
            and view.kind(place + 1) in {",", ":"}
            and view.has_noun(before - 1)
            and figure.kind is not Kind.DURATION
        ):
            owner = view.phrase_head(before - 1)  # "The official reading, 40.3, was taken"
            return Found(self.counted_lemma(owner), owner, owner)
        if view.kind(before) != "P":
            return None
        if view.word(before) == "of" and view.has_noun(before - 1):
            lemma = self.view.head_lemma(before - 1)
            return None if lemma in view.word_sets.transparent and figure.kind is Kind.COUNT else Found(lemma, before - 1, place)
        if view.word(before) in {"up", "down"}:
            return self.moved(place, earlier)
        if view.word(place + 1) == "off" and view.has_noun(place + 2):  # "took half a point off its key rate"
            return Found(view.head_lemma(place + 2), place + 2, place)
        if view.word(before) == "worth":
            noun = view.previous_noun(before)
            return Found(view.head_lemma(noun), noun, noun) if noun >= 0 else None
        return self.priced(place)

    def priced(self, place: int) -> Found | None:
        """The noun before a participle of value: "jewels valued at 88 million euros"."""
        view, verb = self.view, place - 2
        if view.kind(verb) == "D" and view.has_noun(verb - 1) and view.head_lemma(verb) in view.word_sets.priced:
            return Found(view.head_lemma(verb - 1), verb - 1, place, verb)
        return None

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

    def by_verb(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found:
        """The object or subject of the governing verb: "raised its rate by 25 points", "unemployment fell to 3.7%", "31 were taken"."""
        view = self.view
        verb = self.ranker.best(view.row, place, view.words, view.tags)
        if verb < 0:
            return self.without_verb(place, figure, earlier)
        if self.is_subject(place, verb) and figure.kind is not Kind.DURATION:
            return self.uncounted(place, verb, earlier)
        if view.has_noun(place - 1) and self.stands_with(place, figure):
            return Found(view.head_lemma(place - 1), place - 1, place, verb)
        if figure.kind is Kind.DURATION and figure.aspect != _AGE and self.is_adjunct(place, verb):
            return Found(figure.unit, -1, place, verb)
        told = view.head_lemma(verb) in view.word_sets.reaching and verb < place
        if figure.kind in _SUMS or figure.change is not None or view.kind(place - 1) == "P" or told:
            noun = self.object_between(verb, place) if verb < place else -1
            noun = noun if noun >= 0 else view.subject_of(verb)
            if noun >= 0 and view.has_noun(noun):
                return Found(self.counted_lemma(noun), noun, place, verb)
        if figure.kind is Kind.DURATION and figure.aspect != _AGE:
            return Found(figure.unit, -1, place, verb)
        return self.uncounted(place, verb, earlier)

    def moved(self, place: int, earlier: Sequence[Counted]) -> Found | None:
        """What "up 18%" and "down 3%" say of the thing told before: "a profit of $4.2bn, up 18%"."""
        view = self.view
        if view.word(place - 1) not in {"up", "down"}:
            return None
        if view.kind(place - 2) == "N" and view.has_noun(place - 2):
            return Found(self.counted_lemma(view.phrase_head(place - 2)), place - 2, place)
        if view.kind(place - 2) == "," and earlier and earlier[-1].subject is not None:
            return Found(earlier[-1].subject, earlier[-1].noun, place, earlier[-1].verb)
        return None

    def is_subject(self, place: int, verb: int) -> bool:
        """Say whether the figure is itself the subject of the verb: "nine in ten voted", "31 were taken to hospital"."""
        view = self.view
        if verb < place or view.has_noun(place) or view.kind(place - 1) in {"P", "N"}:
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
        if verb + 1 >= place or not view.has_noun(verb + 1) or any(view.kind(at) in {",", "C", "S", "W"} for at in range(verb + 1, place)):
            return -1
        lemma = view.head_lemma(verb + 1)
        return -1 if lemma in view.word_sets.calendar or lemma in view.word_sets.times else verb + 1

    def uncounted(self, place: int, verb: int, earlier: Sequence[Counted]) -> Found:
        """A number without a noun: that of an earlier figure, or people where only people are meant."""
        view = self.view
        if (
            view.kind(place - 1) == "," and view.has_noun(place - 2) and view.word(place - 3) == "of"
        ):  # "Of the suspects, 47 are foreigners"
            return Found(view.head_lemma(place - 2), place - 2, place, verb)
        known = self.antecedent(earlier)
        if known is None and view.kind(place - 1) == "W":
            noun = view.previous_noun(place)
            known = view.head_lemma(noun) if noun >= 0 else None
        if known is None and view.head_lemma(verb) in view.word_sets.harm:
            known = _PERSON
        return Found(known, -1, place, verb)

    def without_verb(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found:
        """A line without a verb: "Turnout: 64%"."""
        view = self.view
        if figure.kind in _SUMS:
            noun = view.previous_noun(place)
            return Found(self.counted_lemma(view.phrase_head(noun)), noun, place) if noun >= 0 else Found(None, -1, place)
        return Found(self.antecedent(earlier), -1, place)

    def antecedent(self, earlier: Sequence[Counted]) -> str | None:
        """Return the noun of the last earlier figure that is not a part of another."""
        for one in reversed(earlier):
            if one.kind is not Kind.COUNT:
                continue
            if one.subject == "dead":
                return _PERSON
            if one.subject is not None and one.noun >= 0 and self.view.word(one.noun - 1) not in self.view.word_sets.part:
                return one.subject
        return None

    # ---- the verb

    def with_predicate(self, found: Found, figure: Figure, earlier: Sequence[Counted]) -> Counted:
        """Add the governing verb to a noun."""
        view = self.view
        nominal = self.nominal(found.base)
        if nominal is not None and not (figure.kind is Kind.MONEY and nominal in {"lose", "damage"}):
            return Counted(found.subject, nominal, found.noun, found.verb)
        if found.predicate is None and self.is_part(found.base) and earlier and earlier[-1].predicate is not None:
            return Counted(found.subject, earlier[-1].predicate, found.noun, earlier[-1].verb)
        if found.predicate is not None:
            return Counted(found.subject, found.predicate, found.noun, found.verb)
        verb = found.verb if found.verb >= 0 else self.governor(found.base)
        if verb >= 0:
            return Counted(found.subject, view.head_lemma(verb), found.noun, verb)
        return Counted(found.subject, "die" if found.subject == "dead" else None, found.noun)

    def is_part(self, base: int) -> bool:
        """Say whether a phrase names a part of what was told before: "including four children", "— 75 foreigners among them —"."""
        view = self.view
        if view.word(base - 1) in view.word_sets.part:
            return True
        after, before = view.row[base].end, view.row[base].start
        return view.words[after : after + 2] in _AMONG or view.words[max(before - 2, 0) : before] in _AMONG

    def governor(self, base: int) -> int:
        """Return the verb group that governs a phrase."""
        view = self.view
        if view.word(base - 1) == "with" and view.kind(base + 1) in VERBAL:
            return base + 1
        verb = self.ranker.best(view.row, base, view.words, view.tags)
        participle = view.kind(base + 1) == "D" and view.row[base + 1].start == view.row[base].end
        if participle and (view.kind(base - 1) == "P" or (verb >= 0 and view.head_lemma(verb) == "be")):
            return base + 1  # "are among the 131 people arrested": what happened to them is the participle
        return verb

    def nominal(self, base: int) -> str | None:
        """Return the verb that a noun before "of" names: "the seizure of 134 tonnes"."""
        view = self.view
        if view.word(base - 1) != "of" or view.kind(base - 2) != "N":
            return None
        return view.word_sets.nominal.get(view.head_lemma(base - 2))
