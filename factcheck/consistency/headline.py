"""A figure above or beside an article against the figures in its body.

A headline's figure is at rest as soon as one figure of the body fits it, or two of the body's come to it. Where none does, a figure of the
body contradicts it only with evidence that it is of the same thing: what is counted, what happened, the words around, a plain slip of
digits.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.consistency.amounts import number, places, reach, shown, single, value, zeros
from factcheck.consistency.evidence import finding
from factcheck.intervals import Relation, Slip
from factcheck.model import Change, FigureClaim, Kind, Modifier, Section, Status
from factcheck.patterns import lazily
from factcheck.sayings import lemma_of, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Figure, Finding, Sentence

__all__ = ["check"]

_HEAD = frozenset({Section.HEADLINE, Section.STANDFIRST, Section.BULLET, Section.CAPTION})
_NAMES = {Section.HEADLINE: "headline", Section.STANDFIRST: "standfirst", Section.BULLET: "bullet", Section.CAPTION: "caption"}
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_WORD = lazily(r"[A-Za-z][A-Za-z’'-]+")
_NEAR_AFTER, _NEAR_BEFORE = 45, 25
_PLAIN = 1.6  # rarity under which a word says little of what is counted
_LEAD = 3
_NEEDED = 4
_BOUND = 2
_ROUNDED = Decimal("0.05")
_FAR, _TEN = Decimal(30), Decimal(10)
_NEXT = 2
_ONE_MORE = lazily(r"\b(?:and|plus|with|as did|as was) (?:a|an|his|her|their|another|the|its) ")
_POWERS = frozenset({Decimal(10), Decimal(100), Decimal(1000)})
_MOVES = frozenset({"rise", "fall"})
_TELLING_UNITS = frozenset({"magnitude"})
_EMPTY = frozenset({"be", "have", "say", "include", "take", "make", "get"})
_PAST = lazily(r"\b(?:last (?:year|month|season|time|week)|previous|earlier|ago|in (?:1[89]|20)\d\d|since)\b")
_PEOPLE = frozenset({"person", "group", "Tops"})
_NUMBERS = frozenset({"number", "total", "figure", "count"})
_FEW = 2
_LONGEST = 200  # characters of a headline, bullet or caption
_CLOSE = 16  # figures of which three may make a total
_TELLING = 3  # digits of a number, words of a sentence
_MOST_HEAD, _MOST_BODY = 24, 120  # figures; a longer text is no news article
_BREAK, _STOP = lazily(r"[,.;:–—\d(]"), lazily(r"[.;:]")
_SLIPS = frozenset({Slip.TRANSPOSED, Slip.SCALE})


def check(article: Article) -> Iterator[Finding]:
    """Yield the figures of headline, standfirst, bullets and captions that the body contradicts."""
    figures = [claim for claim in article.analysis.claims if isinstance(claim, FigureClaim) and claim.kind in _KINDS]
    head = [
        claim
        for claim in figures
        if claim.mention.anchor.sentence.section in _HEAD and single(claim) and value(claim) != 1 and _short(claim)
    ][:_MOST_HEAD]
    body = [claim for claim in figures if claim.mention.anchor.sentence.section is Section.BODY][:_MOST_BODY]
    if not head or not body:
        return
    body_figures = _Body(article, body)
    told: set[str] = set()
    for claim in head:
        same = [other for other in body if _one_dimension(claim, other)]
        if not same or claim.mention.anchor.surface in told or any(_fits(claim, other, article) for other in body) or _made_up(claim, same):
            continue
        rival = body_figures.rival(claim, same)
        if rival is not None:
            told.add(claim.mention.anchor.surface)
            yield _finding(article, claim, rival)


def _short(claim: FigureClaim) -> bool:
    """Say whether a sentence is as short as those above an article: a list may hold whole stories."""
    span = claim.mention.anchor.sentence.span
    return span.end - span.start <= _LONGEST


def _one_dimension(claim: FigureClaim, other: FigureClaim) -> bool:
    return other.quantity.unit == claim.quantity.unit and intervals.family(other) == intervals.family(claim)


def _fits(claim: FigureClaim, other: FigureClaim, article: Article) -> bool:
    if intervals.relate(claim, other, article.policy) is not Relation.DISJOINT:
        return True
    if not _one_dimension(claim, other):
        return False
    if reach(claim).meets(reach(other)) or _bounded(claim, other) or _bounded(other, claim):
        return True
    # "500 held", and 487 in the body: a headline rounds
    return claim.kind is not Kind.PERCENT and zeros(claim.mention.low) > 1 and abs(value(claim) - value(other)) <= value(other) * _ROUNDED


def _bounded(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether a figure leaves room above ("at least 45") and the other lies there, not too far."""
    open_above = claim.mention.modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN}
    return open_above and value(claim) <= value(other) <= value(claim) * _BOUND


def _made_up(claim: FigureClaim, same: Sequence[FigureClaim]) -> bool:
    """Say whether two figures of a paragraph, or three of a sentence, come to the headline's: its total is told in parts."""
    if claim.quantity.unit == "percent":
        return False
    wanted = reach(claim)
    places = [(other.mention.anchor.sentence, value(other)) for other in same]
    pairs = ((one, two) for one, two in combinations(places, 2) if one[0].paragraph == two[0].paragraph)
    if any(wanted.low <= one[1] + two[1] <= wanted.high for one, two in pairs):
        return True
    close = (three for three in combinations(places[:_CLOSE], 3) if three[0][0] == three[1][0] == three[2][0])
    return any(wanted.low <= sum(number for _, number in three) <= wanted.high for three in close)


def _and_one(claim: FigureClaim, other: FigureClaim, article: Article) -> bool:
    """Say whether the body adds one without a figure: "Six die", and "a family of five and a lorry driver were killed"."""
    anchor = other.mention.anchor
    after = article.document.field(anchor.field)[anchor.span.end : anchor.sentence.span.end]
    return 1 <= value(claim) - value(other) <= 3 and _ONE_MORE.search(after) is not None  # noqa: PLR2004 - as many as may stand so


def _shuffled(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one number has the other's digits in another order: $15.2 million and $12.5 million."""
    one, two = (sorted(value(figure).normalize().as_tuple().digits) for figure in (claim, other))
    size = value(claim) / value(other) if value(other) else Decimal(0)
    return one == two and len(one) >= _TELLING and Decimal("0.1") < size < _TEN


def _elsewhere(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether the body's figure is of something else: a part, an increment, the old end of a change, a rate, a plan."""
    one, two = claim.mention, other.mention
    ends = {Change.FROM, Change.BY}
    return (
        value(other) == 1
        or not single(other)
        or two.modifier is Modifier.RANGE
        or two.scope.increment != one.scope.increment
        or (two.scope.part_of is not None and one.scope.part_of is None and value(other) < value(claim))
        or two.change is Change.FROM
        or (two.change in ends and one.change not in ends and claim.kind is not Kind.COUNT)
        or one.per != two.per
        or (one.aspect == "age") != (two.aspect == "age")
        or Status.DENIED in {one.scope.status, two.scope.status}
        or _other_scene(one, two)
    )


def _other_scene(one: Figure, two: Figure) -> bool:
    """Say whether the body's figure is of another place or time: "in May 2019", "last year"."""
    places = [{word for place in figure.scope.place for word in place.lower().split()} for figure in (one, two)]
    if places[0] and places[1] and not places[0] & places[1]:
        return True
    told = " ".join(filter(None, (two.scope.period, two.scope.day)))
    return bool(_PAST.search(told)) and not _PAST.search(" ".join(filter(None, (one.scope.period, one.scope.day))))


class _Body:
    """The figures of a body, and what is known of each figure's words, found once."""

    def __init__(self, article: Article, body: Sequence[FigureClaim]) -> None:
        self.article = article
        self.lexicon = article.lexicon
        self.body = body
        self._concepts: dict[str, frozenset[str]] = {}
        self._around: dict[str, frozenset[str]] = {}
        self._sentences: dict[Sentence, frozenset[str]] = {}
        paragraphs = (sentence.paragraph for sentence in article.analysis.sentences if sentence.section is Section.BODY)
        self._first_paragraph = min(paragraphs, default=0)

    def rival(self, claim: FigureClaim, same: Sequence[FigureClaim]) -> FigureClaim | None:
        """Return the figure of the body that is surely of the same thing as the headline's, None where there is none."""
        scored = [(self._score(claim, other), -number, other) for number, other in enumerate(same)]
        best = max(scored, key=lambda entry: entry[:2])
        needed = _NEEDED + (min(value(claim), value(best[2])) <= _FEW)  # "two" and "one" stand in every text
        return best[2] if best[0] >= needed else None

    def _score(self, claim: FigureClaim, other: FigureClaim) -> int:
        slip = intervals.slip(claim, other) in _SLIPS or _shuffled(claim, other)
        small, large = sorted((value(claim), value(other)))
        times = large / small if small > 0 else _FAR + 1
        if (times > _FAR and not slip) or _elsewhere(claim, other) or _and_one(claim, other, self.article) or self._apart(claim, other):
            return 0
        one, two = claim.mention, other.mention
        subject = bool(one.subject) and one.subject == two.subject and not self.lexicon.concepts.generic(one.subject or "")
        own = {stem(one.subject or "", self.lexicon)} if subject else set()
        around = (self.around(claim) & self.around(other)) - own
        points = 2 * subject + self._same_act(claim, other) + min(len(around), 2 if subject else 3)
        points += len(self.sentence(claim) & self.sentence(other)) >= _TELLING
        points += 2 * (claim.quantity.unit in _TELLING_UNITS) + (one.change is Change.TO is two.change)
        points += other.mention.anchor.sentence.paragraph - self._first_paragraph < _LEAD
        points += claim.kind in {Kind.MEASURE, Kind.MONEY} and self._alone(other)
        points -= claim.kind is Kind.COUNT and not subject and self._other_noun(one.subject, two.subject)
        return points + 2 * (slip or times in _POWERS)

    def _alone(self, other: FigureClaim) -> bool:
        """Say whether no other figure of the body is of this dimension."""
        return not any(figure is not other and _one_dimension(figure, other) for figure in self.body)

    def _other_noun(self, one: str | None, two: str | None) -> bool:
        """Say whether one noun is of people and the other is not: "guilty on six counts", "three were convicted"."""
        if not one or not two or one == two or self.lexicon.concepts.same_noun(one, two):
            return False
        return self._people(one) != self._people(two)

    def _people(self, noun: str) -> bool:
        return self.lexicon.wordclasses.noun_class(noun) in _PEOPLE or bool(self.lexicon.concepts.of(noun))

    def _apart(self, claim: FigureClaim, other: FigureClaim) -> bool:
        """Say whether things happened to what the two count that are never one thing."""
        concepts = self.lexicon.concepts
        return concepts.apart(self.concepts(claim), self.concepts(other)) or concepts.noun_apart(
            claim.mention.subject or "", other.mention.subject or ""
        )

    def _same_act(self, claim: FigureClaim, other: FigureClaim) -> int:
        """Return 3 where the same happened, 2 where the verb is the same, 1 for a mere movement, -1 where other things happened."""
        one, two = claim.mention, other.mention
        shared = self.concepts(claim) & self.concepts(other)
        if shared - _MOVES:
            others = () if claim.kind is Kind.COUNT else self.body  # a company tells of many revenues
            return 2 if any(figure is not other and self.concepts(figure) & shared for figure in others) else 3
        if self.concepts(claim) - _MOVES and self.concepts(other) - _MOVES:
            return -1
        if one.predicate is not None and one.predicate == two.predicate and one.predicate not in _EMPTY:
            return 2
        return 1 if shared else 0

    def concepts(self, claim: FigureClaim) -> frozenset[str]:
        """Return what a figure's nouns and verbs stand for; in a headline the next word often tells it: "three rescued"."""
        found = self._concepts.get(claim.id)
        if found is None:
            mention, anchor = claim.mention, claim.mention.anchor
            after = self.article.document.field(anchor.field)[
                anchor.span.end : min(anchor.sentence.span.end, anchor.span.end + _NEAR_AFTER)
            ]
            nearest = _BREAK.split(after)[0].split()[:_NEXT]
            if mention.subject in _NUMBERS:  # "the number of dead to 85"
                text = self.article.document.field(anchor.field)
                nearest += text[max(anchor.sentence.span.start, anchor.span.start - _NEAR_BEFORE) : anchor.span.start].split()[1:]
            lemmas = [lemma_of(word.lower(), self.lexicon) for word in nearest]
            found = self._concepts[claim.id] = self.lexicon.concepts.of(mention.subject, mention.predicate, *lemmas)
        return found

    def around(self, claim: FigureClaim) -> frozenset[str]:
        """Return the stems of the words right behind a figure and right before it."""
        found = self._around.get(claim.id)
        if found is None:
            anchor = claim.mention.anchor
            text, bounds = self.article.document.field(anchor.field), anchor.sentence.span
            after = text[anchor.span.end : min(bounds.end, anchor.span.end + _NEAR_AFTER)]
            before = text[max(bounds.start, anchor.span.start - _NEAR_BEFORE) : anchor.span.start]
            found = self._around[claim.id] = self._stems(_STOP.split(after)[0]) | self._stems(_STOP.split(before)[-1])
        return found

    def sentence(self, claim: FigureClaim) -> frozenset[str]:
        """Return the stems of the words of a figure's sentence."""
        sentence = claim.mention.anchor.sentence
        found = self._sentences.get(sentence)
        if found is None:
            found = self._sentences[sentence] = self._stems(sentence.span.of(self.article.document.field(sentence.field)))
        return found

    def _stems(self, text: str) -> frozenset[str]:
        rarity = self.lexicon.frequencies.rarity
        words = (word.lower() for word in _WORD.findall(text))
        telling = (word for word in words if rarity(lemma_of(word, self.lexicon)) >= _PLAIN or rarity(word) >= _PLAIN)
        return frozenset(stem(word, self.lexicon) for word in telling)


def _finding(article: Article, claim: FigureClaim, rival: FigureClaim) -> Finding:
    where = _NAMES[claim.mention.anchor.sentence.section]
    one, other = claim.mention.anchor.surface, rival.mention.anchor.surface
    difference = abs(value(claim) - value(rival))
    points = claim.quantity.unit == "percent"
    apart = f"{number(difference, max(places(claim), places(rival)))} percentage points" if points else shown(difference, rival)
    message = f"{where} {one}, body {other}; they differ by {apart}"
    return finding("headline.differs", article.document, message, (claim, rival), f"{other} in the {where}")
