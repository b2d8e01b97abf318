"""The noun that the words around a figure give it, before any verb is asked.

In: the sentence as a `View`, a figure, and what was found for the figures before it. Out: `Found`, or None where only the verb can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.beside import Beside
from factcheck.extractor.chunks import VERBAL
from factcheck.extractor.nouns import PERSON, Found
from factcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.nouns import Counted
    from factcheck.model import Figure

__all__ = ["Near"]

_COMPARATIVES = frozenset(("more", "less", "fewer", "higher", "lower"))
_RECALLED = 12  # figures of a sentence that a later one may take its noun from
_AGE, _VOTE = "age", "vote"
_PERIODS = frozenset(("year", "quarter", "month", "week"))
_EACH = frozenset(("apiece", "each", "yoy", "qoq", "mom", "y", "pa"))  # behind a figure, and no noun
_OTHERWISE = ([","], ["points"], ["point"], ["shares"])  # before the "or" of "612 points or 0.84 per cent"
_AGAIN = frozenset(("or", "(", "from"))  # before a figure that tells the one before it again, or what it was
_RATES = frozenset(
    ("share", "barrel", "tonne", "ton", "year", "month", "day", "week", "hour", "pound", "ounce", "litre", "gallon", "unit", "head")
)
_LONGEST_LABEL = 9  # words of "year ended 31 December 2024: loss of"
_LABELS = frozenset(
    ": / , . - – prior previous preceding corresponding comparable same last year quarter half first second third fourth period ended "
    "restated adjusted loss profit of january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep oct nov dec fy h1 h2 q1 q2 q3 q4 eur usd".split()
)
_LONGEST_RATE = 6  # words of "a share, or up from"


class Near(Beside):
    """The rules, from the surest to the least sure."""

    __slots__ = ()

    def find(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """Return the noun of figure `number`; `earlier` holds what was found for those before it."""
        place, end = self.view.places[number], self.view.ends[number]
        if figure.kind is Kind.RATIO and _VOTE in figure.anchor.surface:
            return Found(_VOTE, -1, place)
        return (
            self.condition(place, end)
            or self.inside(place, end, figure, earlier)
            or self.after_of(place, figure, earlier)
            or (self.told_again(number, figure, earlier) if earlier and earlier[-1].subject is not None else None)
            or (self.of_age(place) if figure.aspect == _AGE or figure.kind is Kind.MEASURE else None)
            or self.of_extent(place, end)
            or (self.compared(place, earlier) if earlier and earlier[-1].subject is not None else None)
            or self.beside(place, figure, earlier)
        )

    def inside(self, place: int, end: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The figure's own phrase: "57 bodies", "a 34-year-old man", "a $5m fine"."""
        view, chunk = self.view, self.view.row[place]
        if chunk.head < end or not view.has_noun(place):
            return None
        first = view.words[end]
        if first in _PERIODS and view.words[end + 1 : end + 2] in (["on"], ["over"]):
            return None  # "up 8.2% year on year"
        if view.words[chunk.head] in _EACH or (figure.kind is Kind.DURATION and view.tags[end] == "VBG" and first != "-"):
            return None  # "rose 87 cents to $38 apiece", "three days visiting hospitals"
        if first in view.word_sets.calendar or first in view.word_sets.restart or first in view.word_sets.extent:
            return None
        many = figure.kind is Kind.COUNT and figure.high > 1  # "three Britons": a name, and yet a plural
        lemma = view.classes.noun_lemma(view.words[chunk.head], plural=True) if many else view.lemma(chunk.head)
        if figure.change is not None and lemma in view.word_sets.steps:
            return None
        if figure.change is not None and lemma in view.word_sets.moves:
            return self.moving(place, earlier)
        return Found(lemma, place, place)

    def moving(self, place: int, earlier: Sequence[Counted]) -> Found | None:
        """What a noun of change tells of: "a 3% rise in prices", "a 25-basis-point rate cut", "sales were $2bn, a 13% increase"."""
        view, head = self.view, self.view.row[place].head
        verb = view.word_sets.moves[view.lemma(head)]
        if self.is_moved(place):
            return Found(self.counted_lemma(place + 2), place + 2, place, -1, verb)
        if head - 1 >= view.ends[view.places.index(place)] and view.is_noun(head - 1):
            return Found(view.lemma(head - 1), place, place, -1, verb)
        if view.kind(place - 1) == "," and earlier and earlier[-1].subject is not None:
            return Found(earlier[-1].subject, earlier[-1].noun, place, earlier[-1].verb, verb)
        return Found(view.lemma(head), place, place)

    def told_again(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The thing of the figure before, which has one."""
        return self.of_period(number, figure, earlier) or self.restated(number, figure, earlier)

    def restated(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The same thing told again: "a loss of $2m, or 68 cents a share", "90 mph (145 km/h)", "up 15% from 4 pence"."""
        view, first, start = self.view, self.view.starts[number], self.view.ends[number - 1]
        between = view.words[start : view.hedge_before(first, duration=False)]
        if not between or len(between) > _LONGEST_RATE or between[-1] not in _AGAIN:
            return None
        again = between[-1]
        if again == "or" and (between[-2:-1] not in _OTHERWISE or figure.kind is Kind.COUNT):
            return None
        if again == "(" and (len(between) > 1 or figure.kind is Kind.COUNT):
            return None
        if again == "from" and (figure.kind is not earlier[-1].kind and earlier[-1].kind is not Kind.PERCENT):
            return None
        if again == "from" and any(view.is_noun(at) and view.words[at] not in _RATES for at in range(start, start + len(between))):
            return None
        return Found(earlier[-1].subject, earlier[-1].noun, view.places[number], earlier[-1].verb, earlier[-1].predicate)

    def of_period(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The same thing in another period: "revenue of £12.4m (2025: £11.9m)", "to 12.5% (H1 FY16: 10.0%)"."""
        view, start = self.view, self.view.ends[number - 1]
        if view.words[start : start + 1] != ["("] or figure.kind is not earlier[-1].kind:
            return None
        label = view.words[start + 1 : view.starts[number]]
        if not 1 < len(label) <= _LONGEST_LABEL or ":" not in label[-3:]:
            return None
        if not all(word in _LABELS or any(letter.isdigit() for letter in word) for word in label):
            return None
        return Found(earlier[-1].subject, earlier[-1].noun, view.places[number], earlier[-1].verb, earlier[-1].predicate)

    def condition(self, place: int, end: int) -> Found | None:
        """An adjective for people: "5 dead, 12 injured"; "12 people missing" has its noun."""
        view, after = self.view, place + 1
        last = view.row[place].end - 1
        if end <= last <= end + 1 and view.words[end] in view.word_sets.condition and view.words[last] in view.word_sets.condition:
            return self.of_condition(view.words[last], place)  # "Three feared dead"
        if view.kind(after) not in {"J", "D", "G"} or not self.adjoins(place, after):
            return None
        word = view.word(after)
        if word not in view.word_sets.condition:
            return None
        return self.of_condition(word, place, after if view.kind(after) in VERBAL else -1)

    def adjoins(self, place: int, after: int) -> bool:
        """Say whether nothing but an adverb stands between two chunks: "71 now dead"."""
        end, start = self.view.row[place].end, self.view.row[after].start
        return start == end or (start == end + 1 and self.view.tags[end] == "RB")

    def of_condition(self, word: str, place: int, verb: int = -1) -> Found:
        """Name the people by what has become of them; where no verb stands beside them, that is the predicate as well."""
        view = self.view
        predicate = None
        beyond = max(verb, place) + 1
        if view.kind(beyond) in {"V", "B"}:
            verb = beyond  # "12 injured were flown out"
        if view.kind(place - 1) not in VERBAL and view.kind(beyond) not in {"V", "B"} and word != "missing":
            lemma = "die" if word == "dead" else view.classes.verb_lemma(word)
            predicate = lemma if lemma in view.classes.verbs else None
        return Found("dead" if word == "dead" else PERSON, place if word == "dead" else -1, place, verb, predicate)

    def after_of(self, place: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The noun after "of": "3.4 tonnes of cocaine", "nine of them minors", "two-thirds of voters"."""
        view = self.view
        if view.word(place + 1) != "of" or view.row[place].end != view.row[place + 1].start:
            return None
        if self.is_elsewhere(place, figure):
            return None
        target = place + 2
        if view.kind(target) == "W":
            target = view.previous_noun(place)
            return Found(view.head_lemma(target), target, place) if target >= 0 else None
        if view.word(target) in {"them", "those", "us", "these"}:
            return self.of_them(target, place, earlier)
        if self.are_people(target):
            return Found(PERSON, target, place)
        if view.kind(target) == "J" and (described := self.described(target, place)) is not None:
            return described
        if not view.has_noun(target) or (figure.kind is Kind.DURATION and not self.is_bare_noun(target)):
            return None
        return Found(self.counted_lemma(target), target, place)

    def described(self, target: int, place: int) -> Found | None:
        """The noun behind an adjective that stands alone ("six inches of heavy, wet snow"), or is one ("12 litres of fluid")."""
        view = self.view
        if view.kind(target + 1) == "," and view.has_noun(target + 2):
            return Found(self.counted_lemma(target + 2), target + 2, place)
        return Found(view.word(target), target, place) if view.word(target) in view.classes.nouns else None

    def is_elsewhere(self, place: int, figure: Figure) -> bool:
        """Say whether a figure is not of what follows "of": "35 km east of the city", "narrowed to 2.9% of output" (the deficit did)."""
        view = self.view
        if figure.aspect == "distance" and view.words[view.row[place].end - 1] in view.word_sets.extent:
            return True
        led = view.word(place - 1) if figure.kind is Kind.PERCENT and view.kind(place - 1) == "P" else ""
        return led in {"to", "at"} or (led == "from" and figure.change is not None)

    def of_them(self, target: int, place: int, earlier: Sequence[Counted]) -> Found:
        """What a pronoun after "of" stands for: "20 of them women", "47 of those arrested"."""
        view = self.view
        if view.has_noun(target + 1):
            return Found(view.head_lemma(target + 1), target + 1, place)
        known = self.antecedent(earlier)
        complement = target + 2 if view.kind(target + 1) == "V" and view.head_lemma(target + 1) == "be" else -1
        if known is None and complement > 0 and view.has_noun(complement) and view.tags[view.row[complement].head] == "NNS":
            return Found(view.head_lemma(complement), complement, place)  # "Twelve of those are teachers"
        if known is None and view.kind(target + 1) in VERBAL and view.head_lemma(target + 1) in view.word_sets.harm:
            known = PERSON
        return Found(known or view.word(target), -1, place)

    def of_age(self, place: int) -> Found | None:
        """The owner of an age: "Elias Mbori, 74,", "a man aged 45", "a boy of 12", "Anna Berg (31)"."""
        view = self.view
        before = place - 1
        if view.kind(before) in {",", "("} or (view.kind(before) == "P" and view.word(before) in {"aged", "of", "under", "over", "age"}):
            owner = before - 1
            if view.kind(owner) in {",", "("}:
                owner -= 1
            elif view.word(before) == "aged" and (subject := self.pronoun_before(before)) >= 0:
                owner = subject  # "she joined the order aged 14"
            if view.has_noun(owner) and view.head_lemma(owner) != _AGE:
                return Found(view.head_lemma(owner), owner, owner)
        return None

    def pronoun_before(self, place: int) -> int:
        """Return the subject of the verb before a place where it is a personal pronoun, else -1."""
        verb = self.view.verb_before(place)
        subject = self.view.subject_of(verb) if verb >= 0 else -1
        return subject if subject >= 0 and self.view.word(subject) in {"he", "she", "i", "they", "we"} else -1

    def of_extent(self, place: int, end: int) -> Found | None:
        """The noun before a length with its direction: "a reptile some 12 metres long"."""
        view = self.view
        if end < len(view.words) and view.words[end] in view.word_sets.extent and view.has_noun(place - 1):
            return Found(view.head_lemma(place - 1), place - 1, place - 1)
        return None

    def compared(self, place: int, earlier: Sequence[Counted]) -> Found | None:
        """The figure of another time or side: "61 murders, up from 48", "by 71 votes to 29", "compared with 48"."""
        view, before = self.view, place - 1
        if view.kind(before) == "," and _COMPARATIVES.intersection(view.words[view.row[place].end - 1 : view.row[place].end + 1]):
            return Found(earlier[-1].subject, earlier[-1].noun, place, earlier[-1].verb, earlier[-1].predicate)
        if view.kind(before) != "P" or view.word(before) not in view.word_sets.against:
            return None
        cue = view.word(before - 1)
        sides = view.word(before) == "to" and before - 1 == view.places[len(earlier) - 1] and earlier[-1].noun == before - 1
        if sides or cue in {"up", "down", "compared"} or view.word(before) in {"against", "versus"}:
            return Found(earlier[-1].subject, earlier[-1].noun, place, earlier[-1].verb, earlier[-1].predicate)
        return None

    def antecedent(self, earlier: Sequence[Counted]) -> str | None:
        """Return the noun of the last earlier figure that is not a part of another."""
        for one in reversed(earlier[-_RECALLED:]):
            if one.kind is not Kind.COUNT:
                continue
            if one.subject == "dead":
                return PERSON
            if one.subject is not None and one.noun >= 0 and self.view.word(one.noun - 1) not in self.view.word_sets.part:
                return one.subject
        return None
