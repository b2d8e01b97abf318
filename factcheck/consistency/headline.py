"""A figure above or beside an article against the figures in its body.

A headline's figure is at rest as soon as one figure of the body fits it, or two of the body's come to it. Where none does, a figure of the
body contradicts it only with evidence that it is of the same thing: what is counted, what happened, the words around, a plain slip of
digits.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.consistency.amounts import reach, shown, single, value, zeros
from factcheck.consistency.evidence import finding
from factcheck.intervals import Relation, Slip
from factcheck.model import Change, FigureClaim, Kind, Modifier, Section, Status
from factcheck.sayings import lemma_of, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.lexicon import Lexicon
    from factcheck.model import Finding

__all__ = ["check"]

_HEAD = frozenset({Section.HEADLINE, Section.STANDFIRST, Section.BULLET, Section.CAPTION})
_NAMES = {Section.HEADLINE: "headline", Section.STANDFIRST: "standfirst", Section.BULLET: "bullet", Section.CAPTION: "caption"}
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]+")
_NEAR_AFTER, _NEAR_BEFORE = 45, 25
_PLAIN = 1.6  # rarity under which a word says little of what is counted
_LEAD = 3
_NEEDED = 4
_ROUNDED = Decimal("0.05")
_FAR, _TEN = Decimal(30), Decimal(10)
_NEXT = 2
_ONE_MORE = re.compile(r"\b(?:and|plus|with|as did|as was) (?:a|an|his|her|their|another|the|its) ")
_POWERS = frozenset({Decimal(10), Decimal(100), Decimal(1000)})
_MOVES = frozenset({"rise", "fall"})
_TELLING_UNITS = frozenset({"magnitude"})
_EMPTY = frozenset({"be", "have", "say", "include", "take", "make", "get"})
_FEW = 2
_SLIPS = frozenset({Slip.TRANSPOSED, Slip.SCALE})


def check(article: Article) -> Iterator[Finding]:
    """Yield the figures of headline, standfirst, bullets and captions that the body contradicts."""
    figures = [claim for claim in article.analysis.claims if isinstance(claim, FigureClaim) and claim.kind in _KINDS]
    head = [claim for claim in figures if claim.mention.anchor.sentence.section in _HEAD]
    body = [claim for claim in figures if claim.mention.anchor.sentence.section is Section.BODY]
    if not head or not body:
        return
    told: set[str] = set()
    for claim in head:
        same = [
            other for other in body if intervals.family(other) == intervals.family(claim) and other.quantity.unit == claim.quantity.unit
        ]
        if (
            not single(claim)
            or not same
            or any(_fits(claim, other, article) for other in figures if other not in head)
            or _made_up(claim, same)
        ):
            continue
        rival = _rival(claim, same, article)
        if rival is not None and claim.mention.anchor.surface not in told:
            told.add(claim.mention.anchor.surface)
            yield _finding(article, claim, rival)


def _fits(claim: FigureClaim, other: FigureClaim, article: Article) -> bool:
    if intervals.relate(claim, other, article.policy) is not Relation.DISJOINT:
        return True
    if intervals.family(claim) != intervals.family(other) or claim.quantity.unit != other.quantity.unit:
        return False
    if reach(claim).meets(reach(other)):
        return True
    # "500 held", and 487 in the body: a headline rounds
    return claim.kind is not Kind.PERCENT and zeros(claim.mention.low) > 1 and abs(value(claim) - value(other)) <= value(other) * _ROUNDED


def _made_up(claim: FigureClaim, same: Sequence[FigureClaim]) -> bool:
    """Say whether two or three figures of the body come to the headline's, or two of them differ by it."""
    wanted, values = reach(claim), [value(other) for other in same[:24]]
    slack = (wanted.high - wanted.low) / 2 + value(claim) * Decimal("0.01")
    pairs = [abs(sign * one + other - value(claim)) <= slack for one, other in combinations(values, 2) for sign in (1, -1)]
    return any(pairs) or any(abs(sum(three) - value(claim)) <= slack for three in combinations(values[:12], 3))


def _rival(claim: FigureClaim, same: Sequence[FigureClaim], article: Article) -> FigureClaim | None:
    """Return the figure of the body that is surely of the same thing as the headline's, None where there is none."""
    scored = [(_score(claim, other, article), -number, other) for number, other in enumerate(same)]
    best = max(scored, key=lambda entry: entry[:2])
    needed = _NEEDED + (min(value(claim), value(best[2])) <= _FEW)  # "two" and "one" stand in every text
    return best[2] if best[0] >= needed else None


def _score(claim: FigureClaim, other: FigureClaim, article: Article) -> int:
    lexicon = article.lexicon
    if _veto(claim, other, article):
        return 0
    slip = intervals.slip(claim, other) in _SLIPS or _shuffled(claim, other)
    times = max(value(claim), value(other)) / max(min(value(claim), value(other)), Decimal("0.001"))
    if times > _FAR and not slip:
        return 0
    slip = slip or times in _POWERS
    one, two = claim.mention, other.mention
    subject = bool(one.subject) and one.subject == two.subject and not lexicon.concepts.generic(one.subject or "")
    act = _same_act(claim, other, article)
    around = (_around(claim, article) & _around(other, article)) - ({stem(one.subject or "", lexicon)} if subject else set())
    points = 2 * subject + act + min(len(around), 2 if subject else 3)
    points += len(_sentence(claim, article) & _sentence(other, article)) >= 3  # noqa: PLR2004 - words that carry sense
    points += 2 * (claim.quantity.unit in _TELLING_UNITS) + (one.change is Change.TO is two.change)
    return points + 2 * slip + (_paragraph(other) - _first_paragraph(article) < _LEAD)


def _paragraph(claim: FigureClaim) -> int:
    return claim.mention.anchor.sentence.paragraph


def _first_paragraph(article: Article) -> int:
    return min((sentence.paragraph for sentence in article.analysis.sentences if sentence.section is Section.BODY), default=0)


def _and_one(claim: FigureClaim, other: FigureClaim, article: Article) -> bool:
    """Say whether the body adds one without a figure: "Six die", and "a family of five and a lorry driver were killed"."""
    anchor = other.mention.anchor
    after = article.document.field(anchor.field)[anchor.span.end : anchor.sentence.span.end]
    return 1 <= value(claim) - value(other) <= 3 and _ONE_MORE.search(after) is not None  # noqa: PLR2004 - as many as may stand so


def _shuffled(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one number has the other's digits in another order: $15.2 million and $12.5 million."""
    one, two = (sorted(str(value(figure).normalize().as_tuple().digits)) for figure in (claim, other))
    size = value(claim) / value(other) if value(other) else Decimal(0)
    return one == two and len(value(claim).normalize().as_tuple().digits) > 2 and Decimal("0.1") < size < _TEN  # noqa: PLR2004 - digits that tell


def _veto(claim: FigureClaim, other: FigureClaim, article: Article) -> bool:
    """Say whether the body's figure is of something else: a part, an increment, the old end of a change, a rate, a plan."""
    one, two = claim.mention, other.mention
    concepts = article.lexicon.concepts
    left, right = _concepts(claim, article), _concepts(other, article)
    return bool(
        value(other) == 1
        or _and_one(claim, other, article)
        or not single(other)
        or two.modifier is Modifier.RANGE
        or two.scope.increment != one.scope.increment
        or (two.scope.part_of is not None) != (one.scope.part_of is not None)
        or (two.change in {Change.FROM, Change.BY} and one.change not in {Change.FROM, Change.BY} and claim.kind is not Kind.COUNT)
        or two.change is Change.FROM
        or one.per != two.per
        or (one.aspect == "age") != (two.aspect == "age")
        or (Status.DENIED in {one.scope.status, two.scope.status})
        or (left - _MOVES and right - _MOVES and not (left & right) - _MOVES)
        or concepts.apart(left & _MOVES, right & _MOVES)
        or concepts.noun_apart(one.subject or "", two.subject or "")
    )


def _same_act(claim: FigureClaim, other: FigureClaim, article: Article) -> int:
    """Return 3 where the same happened and no other figure of the body tells of it, 2 where others do, 1 for a mere movement."""
    one, two = claim.mention, other.mention
    shared = _concepts(claim, article) & _concepts(other, article)
    if shared - _MOVES:
        body = [figure for figure in article.analysis.claims if isinstance(figure, FigureClaim) and figure is not other]
        again = any(_concepts(figure, article) & shared for figure in body if figure.mention.anchor.sentence.section is Section.BODY)
        return 2 if again else 3
    if one.predicate is not None and one.predicate == two.predicate and one.predicate not in _EMPTY:
        return 2
    return 1 if shared else 0


def _concepts(claim: FigureClaim, article: Article) -> frozenset[str]:
    """Return what a figure's nouns and verbs stand for; in a headline the next word often tells it: "three rescued"."""
    mention, anchor = claim.mention, claim.mention.anchor
    after = article.document.field(anchor.field)[anchor.span.end : min(anchor.sentence.span.end, anchor.span.end + _NEAR_AFTER)]
    nearest = re.split(r"[,.;:–—\d(]", after)[0].split()[:_NEXT]
    lemmas = [lemma_of(word.lower(), article.lexicon) for word in nearest]
    return article.lexicon.concepts.of(mention.subject, mention.predicate, *lemmas)


def _stems(text: str, lexicon: Lexicon) -> set[str]:
    rarity = lexicon.frequencies.rarity
    words = (word.lower() for word in _WORD.findall(text))
    return {stem(word, lexicon) for word in words if rarity(lemma_of(word, lexicon)) >= _PLAIN or rarity(word) >= _PLAIN}


def _around(claim: FigureClaim, article: Article) -> set[str]:
    """Return the stems of the words right behind a figure and right before it."""
    anchor = claim.mention.anchor
    text, bounds = article.document.field(anchor.field), anchor.sentence.span
    after = text[anchor.span.end : min(bounds.end, anchor.span.end + _NEAR_AFTER)]
    before = text[max(bounds.start, anchor.span.start - _NEAR_BEFORE) : anchor.span.start]
    return _stems(re.split(r"[.;:]", after)[0], article.lexicon) | _stems(re.split(r"[.;:]", before)[-1], article.lexicon)


def _sentence(claim: FigureClaim, article: Article) -> set[str]:
    anchor = claim.mention.anchor
    return _stems(anchor.sentence.span.of(article.document.field(anchor.field)), article.lexicon)


def _finding(article: Article, claim: FigureClaim, rival: FigureClaim) -> Finding:
    where = _NAMES[claim.mention.anchor.sentence.section]
    one, other = claim.mention.anchor.surface, rival.mention.anchor.surface
    difference = abs(value(claim) - value(rival))
    message = f"{where} {one}, body {other}; they differ by {shown(difference, rival)}"
    return finding("headline.differs", article.document, message, (claim, rival), f"{other} in the {where}")
