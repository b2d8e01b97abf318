"""An event dated before what it follows: "jailed on 3 May after being arrested on 9 May".

Only days, months and years that stand in the text are compared: weekdays are told from the day of publication, and may be of another week.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.consistency import sequences
from factcheck.consistency.days import comes_before
from factcheck.consistency.evidence import finding
from factcheck.consistency.happenings import happenings
from factcheck.model import DateClaim, Field
from factcheck.patterns import lazily
from factcheck.sayings import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.happenings import Happening
    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]

_FAR, _NEAR = 12, 3  # sentences between two stages of one thing that is named in both, or described
_MOST = 3
_CUE = r"(?P<cue>before|after|following|ahead of|prior to|since) (?:the|his|her|their|its) (?:[a-z-]+ )?(?P<noun>[a-z-]+)"
_BEHIND = lazily(rf",? (?:(?:[\w-]+ ){{1,4}})?{_CUE}\b(?! (?:on|in|of) \w*\d)")
_AHEAD = lazily(rf"\b{_CUE}, (?:on |in )?(?:\w+day,? )?(?:the )?$", re.IGNORECASE)
_EARLIER = frozenset({"before", "ahead of", "prior to"})


def check(article: Article) -> Iterator[Finding]:
    """Yield what is dated before what it follows, each date once."""
    dates = sum(1 for claim in article.dates if claim.mention.anchor.field is Field.TEXT and claim.mention.expression[:1] in "12-")
    if dates < 2:  # noqa: PLR2004 - a pair
        return
    told: set[str] = set()
    number = 0
    found = happenings(article)
    for early, late, cue in (*_stages(article, found), *_relations(article, found), *sequences.links(article)):
        if not {early.id, late.id} & told and number < _MOST:
            told |= {early.id, late.id}
            number += 1
            yield _finding(article, early, late, cue)


def _relations(article: Article, found: Sequence[Happening]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "checked on 18 November, two weeks before the leak" and of the leak, where only one date is told for that."""
    text = article.document.text
    dates = [claim for claim in article.dates if claim.mention.anchor.field is Field.TEXT]
    for claim in dates:
        anchor = claim.mention.anchor
        match = _BEHIND.match(text, anchor.span.end, anchor.sentence.span.end) or _AHEAD.search(
            text, anchor.sentence.span.start, anchor.span.start
        )
        if match is None:
            continue
        noun = match["noun"].lower()
        stages = {(place.chain.name, place.stage) for place in article.lexicon.chains.places.get(noun, ()) if place.role == "noun"}
        known = [each.claim for each in found if (each.chain.name, each.place.stage) in stages]
        known += [each for each in dates if lemma_of(noun, article.lexicon) in {each.mention.subject, each.mention.predicate}]
        known = [each for each in dict.fromkeys(known) if each is not claim]
        if len(known) == 1:
            early, late = (claim, known[0]) if match["cue"].lower() in _EARLIER else (known[0], claim)
            if comes_before(early, late, together=True):
                yield early, late, f"“{match['cue']} the {noun}”"


def _stages(article: Article, found: Sequence[Happening]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield two stages of one thing whose dates stand the other way round."""
    others = _others(article.lexicon.chains.others)
    kin = _others(article.lexicon.chains.kin)
    for one, other in combinations(found, 2):
        if one.chain is not other.chain or one.place.stage == other.place.stage or one.claim is other.claim:
            continue
        early, late = (one, other) if one.place.stage < other.place.stage else (other, one)
        if not _compared(early, late) or not comes_before(early.claim, late.claim, together=other.number - one.number <= 1):
            continue
        told = f"{one.clause} {other.clause}"
        if not others.search(told) and not (one.chain.people and kin.search(told)) and _alone(one, other, found, article):
            yield early.claim, late.claim, f"{early.word}, then {late.word}"


@lru_cache(maxsize=4)
def _others(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b|\bre-[a-z]+")


def _compared(early: Happening, late: Happening) -> bool:
    chain = early.chain
    if chain.pairs and (early.place.stage, late.place.stage) not in chain.pairs:
        return False
    return not chain.told or early.start < late.start


def _alone(one: Happening, other: Happening, found: Sequence[Happening], article: Article) -> bool:
    """Say whether two stages are of one person or thing, and no other date is told for either stage of it."""
    if not _one(one, other, article):
        return False
    early, late = (one, other) if one.place.stage < other.place.stage else (other, one)
    rest = [each for each in found if each.chain is one.chain and each.claim not in {one.claim, other.claim}]
    return not any(
        each.place.stage == early.place.stage or (each.place.stage == late.place.stage and (one.chain.people or each.word == late.word))
        for each in rest
        if _one(each, one, article, far=True) or _one(each, other, article, far=True)
    )


def _one(one: Happening, other: Happening, article: Article, *, far: bool = False) -> bool:
    """Say whether two stages may be of one person or thing."""
    apart = abs(one.number - other.number)
    if {one.place.stage, other.place.stage} & one.chain.free:
        return apart <= _NEAR or far
    if one.who is not None and other.who is not None:
        if one.who == other.who:
            return far or apart <= (_FAR if not (one.loose or other.loose) else _NEAR)
        same = article.lexicon.chains.same
        kin = bool(same.get(one.who, frozenset()) & same.get(other.who, frozenset()))
        return kin and (far or apart <= _NEAR)
    return far or apart <= 1


def _finding(article: Article, early: DateClaim, late: DateClaim, cue: str) -> Finding:
    one, other = early.mention.anchor.surface, late.mention.anchor.surface
    message = f"{other} comes before {one}, but what is dated {other} follows what is dated {one} ({cue})"
    return finding("order.wrong", article.document, message, (late, early), f"a day after {one}, or an earlier one than {other}")
