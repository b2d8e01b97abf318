"""A figure above or beside an article against the figures in its body.

A headline's figure is at rest as soon as one figure of the body fits it, or two of the body's come to it. Where none does, a figure of the body
contradicts it only with evidence that it is of the same thing: what is counted, what happened, the words around, and a plain slip of digits.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.consistency.amounts import reach, shown, single, value
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
_PLAIN = 2.0  # rarity under which a word says little of what is counted
_LEAD = 3
_NEEDED = 4
_FAR = Decimal(30)
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
    return reach(claim).meets(reach(other))


def _made_up(claim: FigureClaim, same: Sequence[FigureClaim]) -> bool:
    """Say whether two or three figures of the body come to the headline's, or two of them differ by it."""
    wanted, values = reach(claim), [value(other) for other in same[:24]]
    slack = (wanted.high - wanted.low) / 2 + value(claim) * Decimal("0.01")
    pairs = [abs(sign * one + other - value(claim)) <= slack for one, other in combinations(values, 2) for sign in (1, -1)]
    return any(pairs) or any(abs(sum(three) - value(claim)) <= slack for three in combinations(values[:12], 3))


def _rival(claim: FigureClaim, same: Sequence[FigureClaim], article: Article) -> FigureClaim | None:
    """Return the figure of the body that is surely of the same thing as the headline's, None where there is none."""
    scored = [(_score(claim, other, number, article), -number, other) for number, other in enumerate(same)]
    best = max(scored, key=lambda entry: entry[:2])
    return best[2] if best[0] >= _NEEDED else None


def _score(claim: FigureClaim, other: FigureClaim, number: int, article: Article) -> int:
    lexicon = article.lexicon
    if _veto(claim, other, lexicon):
        return 0
    slip = intervals.slip(claim, other) in _SLIPS
    times = max(value(claim), value(other)) / max(min(value(claim), value(other)), Decimal("0.001"))
    if times > _FAR and not slip:
        return 0
    one, two = claim.mention, other.mention
    subject = bool(one.subject) and one.subject == two.subject and not lexicon.concepts.generic(one.subject or "")
    points = 2 * subject + 2 * _same_act(claim, other, lexicon)
    points += min(len(_around(claim, article) & _around(other, article)), 2 if subject else 3)
    points += len(_sentence(claim, article) & _sentence(other, article)) >= 3  # noqa: PLR2004 - words that carry sense
    early = other.mention.anchor.sentence.paragraph
    lead = min(
        claim.mention.anchor.sentence.paragraph
        for claim in article.analysis.claims
        if claim.mention.anchor.sentence.section is Section.BODY
    )
    del number
    return points + 2 * slip + (early - lead < _LEAD)


def _veto(claim: FigureClaim, other: FigureClaim, lexicon: Lexicon) -> bool:
    """Say whether the body's figure is of something else: a part, an increment, the old end of a change, a rate, a plan."""
    one, two = claim.mention, other.mention
    concepts = lexicon.concepts
    left, right = concepts.of(one.subject, one.predicate), concepts.of(two.subject, two.predicate)
    return bool(
        not single(other)
        or two.modifier is Modifier.RANGE
        or two.scope.increment != one.scope.increment
        or (two.scope.part_of is not None) != (one.scope.part_of is not None)
        or (two.change in {Change.FROM, Change.BY} and one.change not in {Change.FROM, Change.BY} and claim.kind is not Kind.COUNT)
        or two.change is Change.FROM
        or one.per != two.per
        or (one.aspect == "age") != (two.aspect == "age")
        or (Status.DENIED in {one.scope.status, two.scope.status})
        or (left and right and not left & right)
        or concepts.noun_apart(one.subject or "", two.subject or "")
    )


def _same_act(claim: FigureClaim, other: FigureClaim, lexicon: Lexicon) -> bool:
    one, two = claim.mention, other.mention
    concepts = lexicon.concepts
    shared = concepts.of(one.subject, one.predicate) & concepts.of(two.subject, two.predicate)
    return bool(shared) or (
        one.predicate is not None and one.predicate == two.predicate and one.predicate not in {"be", "have", "say", "include"}
    )


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
