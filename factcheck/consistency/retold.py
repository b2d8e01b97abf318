"""One share told in two sentences: "two-thirds had missed a break … the 43 per cent who went without one".

Two shares are of one thing where the clauses around them say the same in the same words or in synonyms; where the second takes the first
up ("the finding that", "the 43 per cent who", "when one in three goes without"); or where the first heads the article and the second is
what its study found. They are not where either names a group, a place, a time or a measure that the other does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single
from factcheck.consistency.lines import compares
from factcheck.consistency.shares import Share, akin, alike, common
from factcheck.model import FigureClaim, Kind, Section
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon import Lexicon
    from factcheck.model import Sentence

__all__ = ["told_twice"]

_MOST = 24  # shares that are compared
_TELLING = 2.0  # rarity of a word that few texts have
_SOME, _MANY, _BESIDE = 2, 3, 2
_HALF, _MOSTLY = 0.45, 0.7
_HEAD = 3  # sentences in which what heads an article is told
_LINKED = 3.0  # how telling the words must be that a share at the head and what a study found have in common
_PRONOUNS = frozenset({"it", "you", "us", "we", "me", "everyone", "everybody"})


def _is_no_share(line: Line, claim: FigureClaim) -> bool:
    """Say whether a percentage is a tax or stake, or a fraction the next of several: "A third cable, to France, is complete"."""
    end = claim.mention.anchor.span.end
    one_more = claim.mention.anchor.surface.lower() in _NEXT and _NOUN.match(line.source, end) is not None
    return one_more or _LEVIED.match(line.source, end) is not None


_NEXT = frozenset({"a third", "a fourth", "a fifth", "a sixth"})
_NOUN = lazily(r" [a-z]+,? (?:to|in|at|from|is|was|will|has|had|would|by|for|near|on)\b")
# "the 18 per cent sales tax" is nobody's share.
_LEVIED = lazily(r"[ -](?:[a-z]+[ -])?(?:tax|vat|VAT|GST|duty|levy|tariff|stake|interest|discount|commission|fee|premium|coupon|yield)\b")


def told_twice(
    article: Article, in_words: Callable[[FigureClaim], bool], agree: Callable[[FigureClaim, FigureClaim], bool]
) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield a ratio or fraction and a percentage of one thing in two sentences that do not agree; each share once.

    `in_words` says what a ratio or fraction is, `agree` whether one stands for a percentage. A share that another one bears out is left
    alone, unless that is of something else.
    """
    lines = [line for line in article.lines if "p" in line.kinds or "r" in line.kinds]
    told = [(line, claim) for line in lines for claim in line.claims if isinstance(claim, FigureClaim) and _is_share(claim)]
    told = [(line, claim) for line, claim in told if not (compares(line, claim) or _is_no_share(line, claim))]
    ratios = [(line, claim) for line, claim in told if in_words(claim)]
    percents = [(line, claim) for line, claim in told if claim.mention.unit == "percent"]
    ratios = [each for each in ratios if not any(agree(each[1], other) for _, other in percents)]
    if not ratios or not percents:
        return
    numbers = {sentence: number for number, sentence in enumerate(article.analysis.sentences)}
    ones, others = (_shares(article, shares, numbers) for shares in (ratios, percents))
    borne_out: list[Share] = []
    pairs = _Pairs(article, ones, others)
    taken: set[str] = set()
    for one in ones:
        for other in others:
            if one.line is other.line or other.claim.id in taken or not pairs.of_one_thing(one, other):
                continue
            borne_out = borne_out or _shares(article, [each for each in told[:_MOST] if in_words(each[1])], numbers)
            if any(agree(each.claim, other.claim) and pairs.linked(each, other) >= pairs.linked(one, other) for each in borne_out):
                continue
            taken.add(other.claim.id)
            yield one.claim, other.claim
            break


def _shares(article: Article, told: Sequence[tuple[Line, FigureClaim]], numbers: Mapping[Sentence, int]) -> list[Share]:
    return [Share(article, line, claim, numbers[claim.mention.anchor.sentence]) for line, claim in told[:_MOST]]


def _is_share(claim: FigureClaim) -> bool:
    mention = claim.mention
    return (
        claim.kind in {Kind.PERCENT, Kind.RATIO}
        and single(claim)
        and mention.change is None
        and mention.per is None
        and mention.anchor.sentence.section is not Section.BOILERPLATE
    )


class _Pairs:
    """The ratios and percentages of an article that agree with none of the other kind."""

    def __init__(self, article: Article, ratios: Sequence[Share], percents: Sequence[Share]) -> None:
        self.lexicon: Lexicon = article.lexicon
        self.ratios, self.percents = ratios, percents
        first = next((number for number, each in enumerate(article.analysis.sentences) if each.section is Section.BODY), 0)
        self.head = first + _HEAD

    def of_one_thing(self, one: Share, other: Share) -> bool:
        """Say whether two shares are of one thing."""
        first, second = sorted((one, other), key=lambda each: each.number)
        if self._apart(first, second):
            return False
        apart = second.number - first.number
        if second.again and apart == 1:
            return True
        return self._in_like_words(first, second, apart) or self._as_known(first, second) or self._found(first, second)

    def linked(self, one: Share, other: Share) -> float:
        """Return how telling the words are that the sentences of two shares have in common, but for those who share.

        Of a sentence with several shares only their clauses.
        """
        mine, own = (
            share.wide if share.line.kinds.count("p") + share.line.kinds.count("r") == 1 else share.terms for share in (one, other)
        )
        people = {one.people, other.people}
        return sum(weight for term, weight in mine.items() if term not in people and any(akin(term, each, self.lexicon) for each in own))

    def _apart(self, first: Share, second: Share) -> bool:
        """Say whether either names a group, a time, a place or a measure that the other does not."""
        comment = second.comment  # "when one in four is broken, you might as well": the plan is another
        if not (comment or second.time <= first.time) or not second.places <= first.around or not second.sizes <= first.sizes:
            return True
        if first.group - {first.people} != second.group - {second.people} or any(word.isdigit() for word in first.time - second.time):
            return True
        # or one denies what the other says: "a quarter raised a chick", "60% lost one"
        return not (comment or second.taken) and (not second.sample <= first.sample or first.denied != second.denied)

    def _in_like_words(self, first: Share, second: Share, apart: int) -> bool:
        """Say whether their clauses say one thing."""
        shared = common(second.terms, first.terms, self.lexicon)
        alone = len(self.ratios) == len(self.percents) == 1
        if second.taken and (len(shared) >= _SOME or (apart == 1 and shared) or (second.named and alone)):
            return True
        own = [
            any(weight >= _TELLING and not any(alike(term, each, self.lexicon) for each in two.terms) for term, weight in one.terms.items())
            for one, two in ((first, second), (second, first))
        ]
        if len(shared) <= _SOME and all(own):
            return False  # "two in five had bought food", "one in four had bought clothes"
        least = min(sum(each.terms.values()) for each in (first, second))
        part = sum(shared) / least if least else 0.0
        if (len(shared) >= _MANY and part >= _HALF) or (len(shared) >= _SOME and part >= _MOSTLY):
            return True
        return len(second.terms) == 1 and len(shared) == 1 and apart <= _BESIDE and alone

    def _as_known(self, first: Share, second: Share) -> bool:
        """Say whether a comment takes up the only share that is told of the same people, or one that its words name."""
        if not (second.comment or second.taken) or not second.times <= first.times or not self._same_people(first, second):
            return False
        alone = self._only(first, second) and not {first.people, second.people} & _PRONOUNS
        return (alone and (second.judged or (second.taken and second.again))) or self.linked(first, second) >= _TELLING

    def _found(self, first: Share, second: Share) -> bool:
        """Say whether the first heads the article, and the second is what its study found: of the same people, in words of the first."""
        heads = first.number <= self.head or self._only(first, second)
        told = first.doing and second.doing and second.times <= first.times
        if not heads or not told or not self._same_people(first, second):
            return False
        mine = self.linked(first, second)
        rivals = [each for each in self.percents if each is not second and each.number <= second.number]
        return mine >= _LINKED and all(self.linked(first, each) < mine for each in rivals)

    def _only(self, first: Share, second: Share) -> bool:
        """Say whether one share in words and one in per cent are told, but for those that are told beside these."""
        here = {first.line, second.line}
        others = [each for each in (*self.ratios, *self.percents) if each not in (first, second) and each.line not in here]
        return not others and second.line.kinds.count("p") + second.line.kinds.count("r") <= _SOME

    def _same_people(self, first: Share, second: Share) -> bool:
        """Say whether those who share may be the same: of one noun, of people both, or of none."""
        one, two = first.people, second.people
        if one is None or two is None:
            return True
        concepts, classes = self.lexicon.concepts, self.lexicon.wordclasses
        if akin(one, two, self.lexicon) or concepts.same_noun(one, two) or one.endswith(f"-{two}") or two.endswith(f"-{one}"):
            return True
        anyone = [noun in concepts.anyone or noun in _PRONOUNS for noun in (one, two)]
        person = [anybody or classes.noun_class(noun) == "person" for anybody, noun in zip(anyone, (one, two), strict=True)]
        return any(anyone) and all(person)
