"""An event dated before what it follows: "jailed on 3 May after being arrested on 9 May".

Only days, months and years that stand in the text are compared: weekdays are told from the day of publication, and may be of another week.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from factcheck.consistency import gaps, sequences
from factcheck.consistency.afterwards import done_before
from factcheck.consistency.courses import courses, of_something_new
from factcheck.consistency.days import comes_before, is_dated
from factcheck.consistency.evidence import finding
from factcheck.consistency.fromdates import in_their_years
from factcheck.consistency.happenings import happenings
from factcheck.model import DateClaim, Field
from factcheck.patterns import lazily
from factcheck.sayings import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.happenings import Happening
    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon.chains import Place
    from factcheck.model import Finding

__all__ = ["check"]

_FAR, _NEAR = 12, 3  # sentences between two stages of one thing that is named in both, or described
_MOST = 3
_YEARS = lazily(r"\d{4}")
_BEFOREHAND = frozenset({None, "found", "plan", "propose", "conceive", "design", "establish", "bear", "form", "start", "date", "be"})
_BEFORE_IT = lazily(
    r"\b(?:predecessors?|forerunners?|another name|previous\w*|earlier|original\w*|father|grandfather|ancestors?|site|another|others?)\b",
    re.IGNORECASE,
)
_REDUCED = lazily(r"[,(] ?\w+(?:ed|ilt|un|wn) (?:in|on) $")  # "the mill, built in 1889"
_FOUNDING = frozenset({("firm", 0), ("life", 0)})
_ONE_PERSON = frozenset({"case", "health", "illness"})  # told of nobody, they are of the only one whom they are told of
_CUE = r"(?P<cue>before|after|following|ahead of|prior to|since) (?:the|his|her|their|its) (?:[a-z-]+ )?(?P<noun>[a-z-]+)"
_BEHIND = lazily(rf",? (?:(?:[\w-]+ ){{1,4}})?{_CUE}\b(?! (?:on|in|of) \w*\d)")
_AHEAD = lazily(rf"\b{_CUE}, (?:on |in )?(?:\w+day,? )?(?:the )?$", re.IGNORECASE)
_EARLIER = frozenset({"before", "ahead of", "prior to"})


def check(article: Article) -> Iterator[Finding]:
    """Yield what is dated before what it follows, each date once."""
    if not any(is_dated(claim) for claim in article.dates):
        return
    article = in_their_years(article)
    dates = [claim for claim in article.dates if is_dated(claim) and claim.mention.anchor.field is Field.TEXT]
    if len(dates) < 2:  # noqa: PLR2004 - a pair
        return
    told: set[str] = set()
    number = 0
    lines = [line for line in article.lines if "t" in line.kinds and sequences.dated(line)]
    for found in chain(_pairs(article, dates, lines), gaps.check(article, lines)):
        if not set(found.claims) & told and number < _MOST:
            told.update(found.claims)
            number += 1
            yield found


def _pairs(article: Article, dates: Sequence[DateClaim], lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield what is dated before what it follows."""
    relations = list(_related(article, dates))
    chains = article.lexicon.chains.places
    wanted = frozenset(
        (place.chain.name, place.stage) for _, noun, _ in relations for place in chains.get(noun, ()) if place.role == "noun"
    )
    found = happenings(article, wanted | _FOUNDING, lambda told: bool(relations) or _may_clash(article, told, dates))
    for early, late, cue in (
        *(_stages(article, found) if found else ()),
        *_relations(article, found, relations, dates),
        *_foundings(article, found, dates),
        *sequences.links(lines, article.lexicon.chains),
        *courses(article, lines),
        *done_before(article, dates),
    ):
        if not _year_between(article, early, late):
            yield _finding(article, early, late, cue)


def _may_clash(article: Article, told: Sequence[tuple[Place, DateClaim]], dates: Sequence[DateClaim]) -> bool:
    """Say whether two dates near words of one chain stand the wrong way round, or a date of something done before a founding."""
    for place, claim in told:
        if (place.chain.name, place.stage) in _FOUNDING and any(_may_be_done(each) and comes_before(claim, each) for each in dates):
            return True
    for (one, first), (other, second) in combinations(told, 2):
        if one.chain is not other.chain or one.stage == other.stage or first is second:
            continue
        early, late = (first, second) if one.stage < other.stage else (second, first)
        if comes_before(early, late, together=True) or comes_before(early, late, published=article.published):
            return True
    return False


def _may_be_done(claim: DateClaim) -> bool:
    """Say whether a year is told of something that only what is there already does."""
    return claim.mention.predicate not in _BEFOREHAND and _YEARS.match(claim.mention.expression) is not None


def _related(article: Article, dates: Sequence[DateClaim]) -> Iterator[tuple[DateClaim, str, str]]:
    """Yield the dates of "checked on 18 November, two weeks before the leak", each with its noun and what joins them."""
    text = article.document.text
    for claim in dates:
        anchor = claim.mention.anchor
        match = _BEHIND.match(text, anchor.span.end, anchor.sentence.span.end) or _AHEAD.search(
            text, anchor.sentence.span.start, anchor.span.start
        )
        if match is not None:
            yield claim, match["noun"].lower(), match["cue"].lower()


def _relations(
    article: Article, found: Sequence[Happening], relations: Sequence[tuple[DateClaim, str, str]], dates: Sequence[DateClaim]
) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield a date told by its noun and the date of that, where only one date is told for it."""
    chains = article.lexicon.chains.places
    for claim, noun, cue in relations:
        stages = {(place.chain.name, place.stage) for place in chains.get(noun, ()) if place.role == "noun"}
        known = [each.claim for each in found if (each.chain.name, each.place.stage) in stages]
        known += [each for each in dates if lemma_of(noun, article.lexicon) in {each.mention.subject, each.mention.predicate}]
        known = [each for each in dict.fromkeys(known) if each is not claim]
        if len(known) == 1:
            early, late = (claim, known[0]) if cue in _EARLIER else (known[0], claim)
            if comes_before(early, late, together=True):
                yield early, late, f"“{cue} the {noun}”"


def _foundings(article: Article, found: Sequence[Happening], dates: Sequence[DateClaim]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield "Founded in 1904, the firm … began exporting in 1899": what something did before there was such a thing."""
    founded = [each for each in found if (each.chain.name, each.place.stage) in _FOUNDING and each.who is not None and not each.loose]
    alone = [each for each in founded if sum(each.chain is other.chain for other in founded) == 1]
    for first, claim in product(alone, dates):
        anchor = claim.mention.anchor
        sentence = anchor.sentence.span.of(article.document.text)
        if (
            (claim.mention.subject == first.who or _goes_on(article, first.claim, claim))
            and _may_be_done(claim)
            and comes_before(first.claim, claim)
            and not _BEFORE_IT.search(f"{sentence} {first.clause}")
            and not _REDUCED.search(article.document.text, anchor.sentence.span.start, anchor.span.start)
        ):
            yield first.claim, claim, f"{first.word}, then {claim.mention.predicate}"


def _goes_on(article: Article, founding: DateClaim, claim: DateClaim) -> bool:
    """Say whether a date stands in the very next sentence, of "it": "The firm was founded in 1987. It opened its first shop in 1985"."""
    one, other = founding.mention.anchor.sentence.span, claim.mention.anchor.sentence.span
    text = article.document.text
    return claim.mention.subject == "it" and text.startswith("It ", other.start) and not text[one.end : other.start].strip()


def _stages(article: Article, found: Sequence[Happening]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield two stages of one thing whose dates stand the other way round."""
    published = article.published
    others = _others(article.lexicon.chains.others)
    kin = _others(article.lexicon.chains.kin)
    for one, other in combinations(found, 2):
        if one.chain is not other.chain or one.place.stage == other.place.stage or one.claim is other.claim:
            continue
        early, late = (one, other) if one.place.stage < other.place.stage else (other, one)
        near = other.number - one.number <= 1
        if not _compared(early, late) or not comes_before(early.claim, late.claim, together=near, published=published):
            continue
        told = f"{one.clause} {other.clause}"
        if _elsewhere(article, early, late) or _turned(article, early, late):
            continue
        if not others.search(told) and not (one.chain.people and kin.search(told)) and _alone(one, other, found, article):
            yield early.claim, late.claim, f"{early.word}, then {late.word}"


def _year_between(article: Article, one: DateClaim, other: DateClaim) -> bool:
    """Say whether a date without a year follows another year than the one told first.

    "Arrested in May 2024, charged in January 2025, tried on 13 April".
    """
    first, last = sorted((one, other), key=lambda claim: claim.mention.anchor.span.start)
    if last.mention.expression[:1].isdigit() or not first.mention.expression[:1].isdigit():
        return False
    year = first.mention.expression[:4]
    between = range(first.mention.anchor.span.end, last.mention.anchor.span.start)
    return any(
        claim.mention.anchor.span.start in between and claim.mention.expression[:1].isdigit() and claim.mention.expression[:4] != year
        for claim in article.dates
    )


def _elsewhere(article: Article, early: Happening, late: Happening) -> bool:
    """Say whether two stages are told of two places, or of people who are new: "six men were jailed", "a woman was charged"."""
    if early.chain.people and None in {early.who, late.who}:
        return any(each.who is None and _NEW.search(each.clause) is not None for each in (early, late)) or _of_another(article, early, late)
    if early.number != late.number and not (early.chain.people and early.who is not None and early.who == late.who):
        first, second = sorted((early, late), key=lambda each: each.start)
        text = article.lower
        spans = [each.claim.mention.anchor.sentence.span for each in (first, second)]
        if of_something_new(spans[0].of(text), spans[1].of(text)):
            return True
    places = [frozenset(_IN.findall(each.around)) for each in (early, late)]
    return all(places) and places[0].isdisjoint(places[1])


def _of_another(article: Article, early: Happening, late: Happening) -> bool:
    """Say whether one of two stages is told of a person and the other's sentence names somebody else alone or, too."""
    for one, other in ((early, late), (late, early)):
        sentence = one.claim.mention.anchor.sentence.span
        named = {named.person.lower() for named in article.people.between(*sentence)}
        if one.who is None and other.who is not None and one.number != other.number and named and other.who not in named:
            return True
    return False


def _turned(article: Article, early: Happening, late: Happening) -> bool:
    """Say whether a sentence tells of the later stage as the earlier thing: "joined the line in 1947 after he left the navy in 1946"."""
    return early.number == late.number and " after " in article.document.text[early.start : late.start]


_NEW = lazily(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+|the other) (?:more |other |further )?(?:[a-z-]+ )?"
    r"(?:man|men|woman|women|people|person|boys?|girls?|suspects?|youths?|teenagers?|driver|employees?)\b"
    r"|\b(?:more|others|another) (?:was|were)\b"
)
_IN = lazily(r"\b(?:in|In) ([A-Z][a-z]+)(?! \d)\b")


@lru_cache(maxsize=4)
def _others(words: tuple[str, ...]) -> re.Pattern[str]:
    return lazily(rf"\b(?:{'|'.join(words)})\b|\bre-[a-z]+")


def _compared(early: Happening, late: Happening) -> bool:
    chain = early.chain
    if chain.pairs and (early.place.stage, late.place.stage) not in chain.pairs:
        return False
    if chain.days and not sequences.are_days(early.claim, late.claim):
        return False
    if chain.round and " had " in f" {late.clause} ":
        return False
    return not chain.told or early.start < late.start


def _alone(one: Happening, other: Happening, found: Sequence[Happening], article: Article) -> bool:
    """Say whether two stages are of one person or thing, and no other date is told for either stage of it."""
    if not _one(one, other, found, article):
        return False
    early, late = (one, other) if one.place.stage < other.place.stage else (other, one)
    rest = [each for each in found if each.chain is one.chain and each.claim not in {one.claim, other.claim}]
    return not any(
        each.place.stage == early.place.stage or (each.place.stage == late.place.stage and (one.chain.people or each.word == late.word))
        for each in rest
        if _one(each, one, found, article, far=True) or _one(each, other, found, article, far=True)
    )


def _one(one: Happening, other: Happening, found: Sequence[Happening], article: Article, *, far: bool = False) -> bool:
    """Say whether two stages may be of one person or thing."""
    apart = abs(one.number - other.number)
    if {one.place.stage, other.place.stage} & one.chain.free:
        return far or apart <= (_FAR if one.chain.far else _NEAR)
    if one.who is not None and other.who is not None:
        if one.who == other.who:
            return far or apart <= (_FAR if not (one.loose or other.loose) else _NEAR)
        same = article.lexicon.chains.same
        kin = bool(same.get(one.who, frozenset()) & same.get(other.who, frozenset()))
        return kin and (far or apart <= _NEAR)
    if not one.chain.people:
        return far or apart <= 1
    named = {each.who for each in found if each.chain is one.chain and each.who is not None}
    return far or apart <= (_NEAR if one.who == other.who else _FAR if len(named) == 1 and one.chain.name in _ONE_PERSON else 1)


def _finding(article: Article, early: DateClaim, late: DateClaim, cue: str) -> Finding:
    one, other = early.mention.anchor.surface, late.mention.anchor.surface
    message = f"{other} comes before {one}, but what is dated {other} follows what is dated {one} ({cue})"
    return finding("order.wrong", article.document, message, (late, early), f"a day after {one}, or an earlier one than {other}")
