"""The noun that the words around a figure give it, before any verb is asked.

In: the sentence as a `View`, a figure, and what was found for the figures before it. Out: `Found`, or None where only the verb can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.extractor.chunks import VERBAL
from factcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.phrases import View
    from factcheck.model import Figure

__all__ = ["PERSON", "Counted", "Found", "Near"]

_COMPARATIVES = frozenset(("more", "less", "fewer", "higher", "lower"))
_LONGEST_CHAIN = 8  # chunks of "the number of a couple of ..."
_RECALLED = 12  # figures of a sentence that a later one may take its noun from
_AGE, _VOTE = "age", "vote"
_EACH = frozenset(("apiece", "each"))
_AGAIN = frozenset(("or", "(", "from"))  # before a figure that tells the one before it again, or what it was
_RATES = frozenset(
    ("share", "barrel", "tonne", "ton", "year", "month", "day", "week", "hour", "pound", "ounce", "litre", "gallon", "unit", "head")
)
_RATE = 2  # words of "a year" between a sum and its "on"
_LONGEST_RATE = 6  # words of "a share, or up from"
_MANNER = frozenset(
    ("trading", "cash", "total", "all", "return", "exchange", "turn", "part", "dealings", "dealing", "advance", "full", "trade", "terms")
)
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


class Near:
    """The rules, from the surest to the least sure."""

    __slots__ = ("view",)

    def __init__(self, view: View) -> None:
        self.view = view

    def find(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """Return the noun of figure `number`; `earlier` holds what was found for those before it."""
        place, end = self.view.places[number], self.view.ends[number]
        if figure.kind is Kind.RATIO and _VOTE in figure.anchor.surface:
            return Found(_VOTE, -1, place)
        return (
            self.condition(place, end)
            or self.inside(place, end, figure, earlier)
            or self.after_of(place, figure, earlier)
            or self.restated(number, figure, earlier)
            or (self.of_age(place) if figure.aspect == _AGE or figure.kind is Kind.MEASURE else None)
            or self.of_extent(place, end)
            or self.compared(place, earlier)
            or self.beside(place, figure, earlier)
        )

    def inside(self, place: int, end: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The figure's own phrase: "57 bodies", "a 34-year-old man", "a $5m fine"."""
        view, chunk = self.view, self.view.row[place]
        if chunk.head < end or not view.has_noun(place):
            return None
        first = view.words[end]
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
        if view.word(place + 1) in {"in", "of"} and view.has_noun(place + 2):
            return Found(self.counted_lemma(place + 2), place + 2, place, -1, verb)
        if head - 1 >= view.ends[view.places.index(place)] and view.is_noun(head - 1):
            return Found(view.lemma(head - 1), place, place, -1, verb)
        if view.kind(place - 1) == "," and earlier and earlier[-1].subject is not None:
            return Found(earlier[-1].subject, earlier[-1].noun, place, earlier[-1].verb, verb)
        return Found(view.lemma(head), place, place)

    def restated(self, number: int, figure: Figure, earlier: Sequence[Counted]) -> Found | None:
        """The same thing told again: "a loss of $2m, or 68 cents a share", "90 mph (145 km/h)", "up 15% from 4 pence"."""
        if not earlier or earlier[-1].subject is None:
            return None
        view, first, start = self.view, self.view.starts[number], self.view.ends[number - 1]
        between = view.words[start : view.hedge_before(first, duration=False)]
        if not between or len(between) > _LONGEST_RATE or between[-1] not in _AGAIN:
            return None
        again = between[-1]
        if again == "or" and (between[-2:-1] != [","] or figure.kind is Kind.COUNT):
            return None
        if again == "(" and (len(between) > 1 or figure.kind is Kind.COUNT):
            return None
        if again == "from" and (figure.kind is not earlier[-1].kind and earlier[-1].kind is not Kind.PERCENT):
            return None
        if again == "from" and any(view.is_noun(at) and view.words[at] not in _RATES for at in range(start, start + len(between))):
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
        if figure.aspect == "distance" and view.words[view.row[place].end - 1] in view.word_sets.extent:
            return None  # "struck 35 km east of the city"
        target = place + 2
        if view.kind(target) == "W":
            target = view.previous_noun(place)
            return Found(view.head_lemma(target), target, place) if target >= 0 else None
        led = view.word(place - 1) if figure.kind is Kind.PERCENT and view.kind(place - 1) == "P" else ""
        if led in {"to", "at"} or (led == "from" and figure.change is not None):
            return None  # "narrowed to 2.9% of output": the share is the deficit's
        if view.word(target) in {"them", "those", "us", "these"}:
            return self.of_them(target, place, earlier)
        if self.are_people(target):
            return Found(PERSON, target, place)
        if not view.has_noun(target) or (figure.kind is Kind.DURATION and not self.is_bare_noun(target)):
            return None
        return Found(self.counted_lemma(target), target, place)

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

    def of_them(self, target: int, place: int, earlier: Sequence[Counted]) -> Found:
        """What a pronoun after "of" stands for: "20 of them women", "47 of those arrested"."""
        view = self.view
        if view.has_noun(target + 1):
            return Found(view.head_lemma(target + 1), target + 1, place)
        known = self.antecedent(earlier)
        if known is None and view.kind(target + 1) in VERBAL and view.head_lemma(target + 1) in view.word_sets.harm:
            known = PERSON
        return Found(known or view.word(target), -1, place)

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
        link = view.word(place + 1)
        return (link == "of" and self.is_transparent(place)) or (link == "in" and view.head_lemma(place) in view.word_sets.moves)

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
        """A noun that a preposition or a comma ties to the figure."""
        view, before = self.view, place - 1
        within = figure.kind in {Kind.MONEY, Kind.DURATION} and figure.change is None and view.word(place + 1) == "in"
        if within and self.is_bare_noun(place + 2) and view.word(place + 2) not in _MANNER:
            return Found(view.head_lemma(place + 2), place + 2, place)  # "$26m in damages", "15 years in prison"
        if view.words[view.row[place].end : view.row[place].end + 1] == ["off"]:
            return self.taken_off(place)
        if view.kind(before) in {",", ":"} and figure.kind is not Kind.DURATION:
            return self.in_apposition(place)
        if self.is_spent(place, figure) or self.is_transaction(place, figure):
            target = place + 2 if self.is_spent(place, figure) else view.phrase_head(place - 2)
            return Found(self.counted_lemma(target), target, place)
        if view.kind(before) != "P":
            return None
        if view.word(before) == "of" and view.has_noun(before - 1):
            return self.before_of(place, figure)
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

    def before_of(self, place: int, figure: Figure) -> Found | None:
        """The noun that has the figure for its measure: "a profit of $4.2bn", but not "a total of 62"."""
        noun = place - 2
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
