"""Whether a figure of the body is the one that a headline retells, though the numbers differ.

In: a figure above the article and the figures of its body. Out: points of evidence, apart for what the words say and for what the numbers
do. A headline's figure is nearly always told again in the first sentences, so that place speaks as loud as words: "Jet lands safely with
174 aboard" shares no word with "none of the 147 passengers was hurt". The points are those of a logistic regression on changed titles of
several hundred articles, rounded by hand; what a few titles cannot teach is set by sense.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.consistency.changes import direction
from factcheck.consistency.slips import Look, look, slipped
from factcheck.consistency.surroundings import GROWTH, elsewhere, opposed, otherwise, part
from factcheck.consistency.surroundings import around as nearby
from factcheck.consistency.tellings import KIN
from factcheck.intervals import Relation
from factcheck.model import FigureClaim, Kind, Section
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, once
from factcheck.sayings import lemma_of, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.consistency.lines import Article
    from factcheck.lexicon import Lexicon
    from factcheck.model import Sentence

__all__ = ["HAPPENED", "Body", "Likeness", "dimension", "one_dimension", "stems"]

_WORD = lazily(r"[A-Za-z][A-Za-z’'-]+")
_NEAR_AFTER, _NEAR_BEFORE = 45, 25
_PLAIN = 1.6  # rarity under which a word says little of what is counted
_NEXT, _FURTHER = 2, 5  # words behind a figure that tell what happened: "three rescued", "29 people remain in hospital"
_MOST_SHARED = 3
_LEADS = 7  # points of place of the only figure of its kind, in the first paragraph
_MOST_OF_WORDS, _MOST_OF_SHARES = 12, 14  # points that the words around, the act and the kind of figure can give
_MOST_FAR_DOWN = 8  # those that they do give where the figure stands far down and is not the first of its kind
_FOLLOWING = 2  # paragraphs behind the first in which a headline's figure is mostly told, where the first does not
_MOVES = frozenset({"rise", "fall"})
HAPPENED = frozenset(
    {"death", "injury", "missing", "rescue", "arrest", "evacuate", "displace", "abduct", "release", "convict"}
)  # what happens to people, and is told once of them all
_EMPTY = frozenset({"be", "have", "say", "include", "take", "make", "get", "give", "leave", "see", "find", "report"})
_NUMBERS = frozenset({"number", "total", "figure", "count"})
_PEOPLE = frozenset({"person", "group", "Tops"})
_SOMEBODY = frozenset({"person", "group"})
# "At least 16 pilgrims, five women among them, lost their lives"
_LIVES = lazily(r"(?: [a-z]+){0,3}(?:, [^,.;]{1,40},)? los(?:e|es|t|ing) their lives")
_CROWD = frozenset({"field", "attendance", "gate", "entry", "entrant", "starter", "finisher", "congregation"})
_TOOK_PART = lazily(
    r"(?: [a-z]+){0,3} (?:t(?:ake|akes|ook|aking) part|set(?:s|ting)? (?:off|out)|(?:has|had|have) taken part|lined? up|turned? out)\b"
)
_TOLL = lazily(r"\b(?:toll|deaths?|bod(?:y|ies) of|(?:number|count) of [a-z]+)(?: [a-z]+){0,2} $", re.IGNORECASE)
_BREAK, _STOP = lazily(r"[,.;:–—\d(]"), lazily(r"[.;:]")


class Likeness(NamedTuple):
    """Points for two figures being of one thing: by the words and the place, and by the numbers."""

    words: int
    numbers: int

    @property
    def points(self) -> int:
        """Both together."""
        return self.words + self.numbers


NONE = Likeness(-99, 0)
_PASSED, _ALLOWED = lazily(r"(?i)\b(?:after|following) $"), lazily(r"(?i)\b(?:over|within|in)(?: the next)? $")
_YEAR_OLD_WHO = lazily(r"(?:[ -]years?)?[ -]old (?P<who>(?:[a-z]+ ?){1,2})")
_CHILD, _WHOSE = lazily(r"(?:boys?|girls?|child(?:ren)?|baby)\b"), lazily(r"(?i)(?:\b(?:his|her|their)|[’']s) $")
_OF_SOMEBODY = lazily(r"\b(?:his|her|their) (?P<who>[^.;:]{3,40})$")
_THEN_AGED = lazily(r"(?i)\b(?:at (?:the age of|age|just)|at|when (?:he|she) was|since (?:he|she) was|from the age of|as an? [a-z]+ of) $")
_LISTED = frozenset({Section.BULLET, Section.CAPTION})


def one_dimension(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures are of one kind and unit."""
    if claim.quantity.unit != other.quantity.unit and Kind.RATIO not in {claim.kind, other.kind}:
        return False  # most are not
    return dimension(claim) == dimension(other)


def dimension(claim: FigureClaim) -> tuple[str, str]:
    """Return the unit of a figure and the family that this is of: "one in five" is a share, as 20% is."""
    ratio = claim.kind is Kind.RATIO and claim.mention.unit == "1"
    return "percent" if ratio else claim.quantity.unit, intervals.family(claim)


class Body:
    """The figures of a body, and what is known of each figure's words, found once."""

    def __init__(self, article: Article, head: Sequence[FigureClaim], figures: Sequence[FigureClaim]) -> None:
        self.article = article
        self.lexicon = article.lexicon
        self.head = head
        self.figures = figures
        self._concepts: dict[str, frozenset[str]] = {}
        self._around: dict[str, frozenset[str]] = {}
        self._sentences: dict[Sentence, frozenset[str]] = {}
        self._meanings: dict[Sentence, frozenset[str]] = {}
        self._alike: dict[str, list[FigureClaim]] = {}
        self._sized: dict[str, list[FigureClaim]] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._looks: dict[str, Look] = {}
        self._dimensions: dict[tuple[str, str], list[FigureClaim]] = {}
        for figure in figures:
            self._dimensions.setdefault(dimension(figure), []).append(figure)

    @once
    def _first_paragraph(self) -> int:
        return min((sentence.paragraph for sentence in self.article.analysis.sentences if sentence.section is Section.BODY), default=0)

    def likeness(self, claim: FigureClaim, other: FigureClaim) -> Likeness:
        """Return the evidence that a figure of the body is the headline's, whatever their numbers; none where it is of something else."""
        places = claim.mention.scope.place, other.mention.scope.place
        if elsewhere(claim, other) or self.apart(claim, other) or opposed(claim, other, self.article) or self.lexicon.places.apart(*places):
            return NONE
        if self._told_beside(claim, other) or self._of_two_spans(claim, other) or self._of_another_age(claim, other):
            return NONE
        words = self._noun(claim, other) + self._place(claim, other) + self._kind(claim, other) + self.act(claim, other)
        words += self._context(claim, other) - 4 * (self._taken(claim, other) + self._of_another(claim, other))
        return Likeness(words - otherwise(claim, other, self.article), self.numbers(claim, other))

    def at_most(self, claim: FigureClaim, other: FigureClaim) -> int:
        """Return more points than the two can have, from what is known without a look at the words around them."""
        place = self._place(claim, other)
        words = (_MOST_OF_SHARES if claim.kind is Kind.PERCENT else _MOST_OF_WORDS) if place > 1 else _MOST_FAR_DOWN
        return words + self._noun(claim, other) + place + self.numbers(claim, other)

    def told_again(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether a figure of the body is plainly the headline's: of one noun, in one unit, and of nothing else."""
        one, two = claim.mention, other.mention
        return (one.subject is not None and one.subject == two.subject and one.unit == two.unit and not elsewhere(claim, other)) and (
            one.predicate == two.predicate or not self.apart(claim, other)
        )

    def numbers(self, claim: FigureClaim, other: FigureClaim) -> int:
        """Return how much the two numbers look like one that was mistyped."""
        found = self._numbers.get((claim.id, other.id))
        if found is None:
            found = self._numbers[claim.id, other.id] = slipped(claim, other, self.look(claim), self.look(other))
        return found

    def look(self, claim: FigureClaim) -> Look:
        """Return what the number of a figure looks like."""
        found = self._looks.get(claim.id)
        if found is None:
            found = self._looks[claim.id] = look(claim)
        return found

    def _noun(self, claim: FigureClaim, other: FigureClaim) -> int:
        one, two = claim.mention.subject, other.mention.subject
        concepts = self.lexicon.concepts
        if not one or not two:
            return 0
        if one == two or concepts.same_noun(one, two):
            return 0 if concepts.generic(one) else 2
        if claim.kind is not Kind.COUNT or two in _NUMBERS:
            return 0
        people = self._people(one)
        return -2 if people != self._people(two) else 0 if people else -1

    def _of_another(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether a sum is somebody's and the other somebody else's: "a trust was fined £160,000", "the builder £106,000"."""
        one, two = claim.mention.subject, other.mention.subject
        if claim.kind is Kind.COUNT or not one or not two or one == two or self.lexicon.concepts.same_noun(one, two):
            return False
        classes = self.lexicon.wordclasses
        return {classes.noun_class(one), classes.noun_class(two)} <= _SOMEBODY

    def _told_beside(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether the headline tells something else of what a share is of: "Rate cut by half a point as inflation falls below 7pc"."""
        one, two = claim.mention.subject, other.mention.subject
        if claim.kind is not Kind.PERCENT or not one or not two or one == two:
            return False
        return stem(two, self.lexicon) in self.sentence(claim) and stem(one, self.lexicon) not in self.sentence(other)

    def _of_two_spans(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether one span of time has passed and the other is allowed for something: "after two years", "over three years"."""
        if claim.kind is not Kind.DURATION:
            return False
        left, right = (nearby(each, self.article)[0] for each in (claim, other))
        passed, allowed = [_PASSED.search(each) for each in (left, right)], [_ALLOWED.search(each) for each in (left, right)]
        return bool((passed[0] and allowed[1]) or (passed[1] and allowed[0]))

    def _of_another_age(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether an age of the body is a relative's or that of another time: "her six-year-old brother", "at the age of 37"."""
        if claim.mention.aspect != "age" or other.mention.aspect != "age":
            return False
        if _THEN_AGED.search(nearby(other, self.article)[0]):
            return True
        related = [self._kin(each) for each in (claim, other)]
        return related[1] and not related[0]

    def _kin(self, claim: FigureClaim) -> bool:
        """Say whether an age is a relative's: "her six-year-old brother", "his daughter Ann, 6"."""
        before, after = nearby(claim, self.article)
        old, told = _YEAR_OLD_WHO.match(after), _OF_SOMEBODY.search(before)
        if old is not None and _CHILD.match(old["who"]) and not _WHOSE.search(before):
            old = None  # "a 16-year-old boy" is nobody's
        return any(match is not None and KIN.search(match["who"]) is not None for match in (old, told))

    def _people(self, noun: str) -> bool:
        kind = self.lexicon.wordclasses.noun_class(noun)
        return noun in _CROWD or kind in _PEOPLE or (kind != "artifact" and bool(self.lexicon.concepts.of(noun)))  # no hospital

    def apart(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether things happened to what the two count that are never one thing."""
        concepts = self.lexicon.concepts
        moves = _MOVES if claim.mention.subject in GROWTH else frozenset()  # "inflation slows to 2.4%": prices rise by it all the same
        return concepts.apart(self.concepts(claim) - moves, self.concepts(other) - moves) or concepts.noun_apart(
            claim.mention.subject or "", other.mention.subject or ""
        )

    def act(self, claim: FigureClaim, other: FigureClaim) -> int:
        """Return how much speaks for the same having happened, less than nothing where other things did."""
        one, two = self.concepts(claim) - _MOVES, self.concepts(other) - _MOVES
        if one & two:
            points = 2
        elif one and one & self.meaning(other):
            points = 1
        else:
            points = -2 if one and two and claim.kind is not Kind.DURATION else 0  # "found after 4 nights", "spent six nights"
        first, second = claim.mention.predicate, other.mention.predicate
        points += 3 * (bool(one & two) and self._alone_in_act(claim, other))
        points += 2 * (bool(one & two & HAPPENED) and self._of_people(claim, other))
        return points + (first is not None and first == second and first not in _EMPTY)

    def _of_people(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether both count people and nobody in particular: "Nine hurt as bus and truck collide", "Seven people were hurt"."""
        one, two = claim.mention.subject, other.mention.subject
        return claim.kind is Kind.COUNT and one == two == "person" and claim.mention.predicate == other.mention.predicate is not None

    def _alone_in_act(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether no other figure at the head of the body is of those to whom the same happened: "21 of the children were injured"."""
        acts = self.concepts(claim) - _MOVES
        if not acts & HAPPENED or claim.kind is not Kind.COUNT or self.look(other).value <= 1:
            return False
        return all(
            figure is other or figure.mention.anchor.sentence == other.mention.anchor.sentence or not acts & self.meaning(figure)
            for figure in self.same(claim)
        )

    def _context(self, claim: FigureClaim, other: FigureClaim) -> int:
        """Return the points for words around that both share, and for a neighbour that the headline retells, too."""
        shared = len(self.sentence(claim) & self.sentence(other))
        around = bool(self.around(claim) & self.around(other))
        return min(shared, _MOST_SHARED) + around + 2 * (self._beside(claim, other) + self._of_one_day(claim, other))

    def _of_one_day(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether both sentences name one day or year: "Fleet to grow to 64 aircraft by 2029"."""
        one, two = claim.mention.anchor.sentence, other.mention.anchor.sentence
        days = {date.mention.expression for date in self.article.dates if date.mention.anchor.sentence == one}
        return (
            any(date.mention.anchor.sentence == two and date.mention.expression in days for date in self.article.dates) if days else False
        )

    def _beside(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether another figure of the headline is told in the same sentence of the body."""
        mates, sentence = self._mates(claim), other.mention.anchor.sentence
        if not mates:
            return False
        near = [figure for figure in self.figures if figure is not other and figure.mention.anchor.sentence == sentence]
        return any(_equal(mate, figure, self.article) for mate in mates for figure in near)

    def _mates(self, claim: FigureClaim) -> list[FigureClaim]:
        return [mate for mate in self.head if mate is not claim and mate.mention.anchor.sentence == claim.mention.anchor.sentence]

    def _place(self, claim: FigureClaim, other: FigureClaim) -> int:
        """Return the points for standing where headlines are retold."""
        paragraph = other.mention.anchor.sentence.paragraph - self._first_paragraph
        alike = self._of_size(claim, other)
        points = 2 if paragraph == 0 else 1 if paragraph <= _FOLLOWING else 0
        return points + 3 * (alike[:1] == [other]) + 2 * (len(alike) == 1)

    def _of_size(self, claim: FigureClaim, other: FigureClaim) -> list[FigureClaim]:
        """Return the figures that could be the headline's by their unit and size: the two lorries of a theft are not its 700 trees."""
        alike = self.alike(claim)
        listed = claim.mention.anchor.sentence.section in _LISTED  # a bullet may tell what the body leaves out
        if claim.kind is not Kind.COUNT or listed or alike[0] is other:
            return alike
        found = self._sized.get(claim.id)
        if found is None:
            found = self._sized[claim.id] = [figure for figure in alike if self.numbers(claim, figure) >= 0]
        return found

    def _taken(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether the figure is that of another in the headline."""
        return any(one_dimension(mate, other) and self.fits(mate, other) for mate in self._mates(claim))

    def same(self, claim: FigureClaim) -> list[FigureClaim]:
        """Return the figures of one kind and unit with the headline's."""
        return self._dimensions.get(dimension(claim), [])

    def alike(self, claim: FigureClaim) -> list[FigureClaim]:
        """Return the figures that could be the headline's by their unit; hours are no years."""
        found = self._alike.get(claim.id)
        if found is None:
            same = self.same(claim)
            near = [figure for figure in same if figure.mention.unit == claim.mention.unit] if claim.kind is Kind.DURATION else same
            found = self._alike[claim.id] = near or same
        return found

    def _kind(self, claim: FigureClaim, other: FigureClaim) -> int:
        """Return the points for the kind of figure: many percentages stand in one article, unless both tell of one movement."""
        if claim.kind is not Kind.PERCENT:
            return int(claim.kind in {Kind.MONEY, Kind.MEASURE})
        if not self.moves_alike(claim, other):
            return -1
        moved = self.lexicon.concepts.of(other.mention.subject) & _MOVES or other.mention.subject in {None, claim.mention.subject}
        return 5 if moved and self.alike(claim) == [other] and self._place(claim, other) >= _LEADS else 2

    def moves_alike(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether both are told with a word of rising, or both with one of falling."""
        if part(claim, self.article) is not part(other, self.article):  # a rate goes up to 5.75%, by 0.25
            return False
        one, two = (direction(" ".join(nearby(figure, self.article)).lower()) for figure in (claim, other))
        return one == two != 0

    def fits(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether the two can be one number, and nothing says that they are of two things."""
        return intervals.relate(claim, other, self.article.policy) is not Relation.DISJOINT and not self.apart(claim, other)

    def concepts(self, claim: FigureClaim) -> frozenset[str]:
        """Return what a figure's nouns and verbs stand for; in a headline the next word often tells it: "three rescued"."""
        found = self._concepts.get(claim.id)
        if found is None:
            found = self._concepts[claim.id] = self._meant(claim)
        return found

    def _meant(self, claim: FigureClaim) -> frozenset[str]:
        mention = claim.mention
        before, after = nearby(claim, self.article)
        toll = _TOLL.search(before)
        if toll is not None:  # "Owner held as number of dead reaches 23": the verb of the sentence is another's
            return self.lexicon.concepts.of(*(lemma_of(word.lower(), self.lexicon) for word in toll[0].split()))
        if _LIVES.match(after):
            return frozenset({"death"})
        if _TOOK_PART.match(after):
            return frozenset({"attend"})
        behind = [lemma_of(word.lower(), self.lexicon) for word in _BREAK.split(after[:_NEAR_AFTER])[0].split()]
        nearest = behind[:_NEXT] if self.lexicon.concepts.of(mention.predicate, *behind[:_NEXT]) else behind[:_FURTHER]
        if mention.subject in _NUMBERS:  # "the number of dead to 85"
            nearest += [lemma_of(word.lower(), self.lexicon) for word in before[-_NEAR_BEFORE:].split()[1:]]
        if claim.kind is Kind.DURATION:  # "sent him to prison for seven years"
            nearest += [lemma_of(word.lower(), self.lexicon) for word in _STOP.split(before)[-1].split()[-_NEXT:]]
        plural = f"{mention.subject}s" if mention.subject else None  # "earnings" are no plural of theirs
        return self.lexicon.concepts.of(mention.subject, plural, mention.predicate, *nearest)

    def around(self, claim: FigureClaim) -> frozenset[str]:
        """Return the stems of the words right behind a figure and right before it."""
        found = self._around.get(claim.id)
        if found is None:
            before, after = nearby(claim, self.article)
            near = _STOP.split(before[-_NEAR_BEFORE:])[-1], _STOP.split(after[:_NEAR_AFTER])[0]
            found = self._around[claim.id] = stems(" ".join(near), self.lexicon)
        return found

    def sentence(self, claim: FigureClaim) -> frozenset[str]:
        """Return the stems of the words of a figure's sentence."""
        sentence = claim.mention.anchor.sentence
        found = self._sentences.get(sentence)
        if found is None:
            found = self._sentences[sentence] = stems(sentence.span.of(self.article.document.field(sentence.field)), self.lexicon)
        return found

    def meaning(self, claim: FigureClaim) -> frozenset[str]:
        """Return what the words of a figure's sentence stand for."""
        sentence = claim.mention.anchor.sentence
        found = self._meanings.get(sentence)
        if found is None:
            words = _WORD.findall(sentence.span.of(self.article.document.field(sentence.field)))
            lemmas = (lemma_of(word.lower(), self.lexicon) for word in words)
            found = self._meanings[sentence] = self.lexicon.concepts.of(*lemmas) - _MOVES
        return found


def stems(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the stems of the words of a text that tell what is counted."""
    rarity = lexicon.frequencies.rarity
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word, lexicon) for word in words if rarity(word) >= _PLAIN)


def _equal(one: FigureClaim, other: FigureClaim, article: Article) -> bool:
    return one_dimension(one, other) and intervals.relate(one, other, article.policy) in {Relation.EQUAL, Relation.CONVERTED}
