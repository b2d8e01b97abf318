"""A person's age against the year of birth, or against another age of the same person.

Ages are read where a text gives them for good ("Barry Moss, 45,", "Moss (45)", "the 45-year-old"); "was 45 when" and "then 45" are of
another time. A bare surname stands for the one person of that surname whom the article names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency.evidence import finding
from factcheck.lexicon.days import day_of_publication
from factcheck.model import DateClaim, FigureClaim, Modifier
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]

_NAME = r"(?:[A-Z][\w’'.-]+ (?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos) ){0,2}){0,3}[A-Z][\w’'-]+"
_BEFORE = lazily(rf"(?P<name>{_NAME})(?:,| \(|, aged| aged|, age|, who is|, now|, now aged| is|, who is now) ?$")
_AFTER = lazily(rf"^(?:[ -]years?[ -]olds?)? (?:[a-z-]+ ){{0,2}}(?P<name>{_NAME})")
_CLOSES = lazily(r"^(?:[,;)]|\.(?:\s|$)|$| (?:who|of|from|was|is|has|had|and|admitted|pleaded|denied|said|told)\b)")
_YEARS_OLD = lazily(r"^(?P<the>the) \d+", re.IGNORECASE)
_SPEAKS = lazily(
    r"^(?:,| (?:said|says|told|added|was|has|had|is|who|will|also|won|plans|admitted|denied|pleaded|joined|scored|finished|from)\b|'s |’s )"
)
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Judge Detective Inspector Sergeant Captain Chief President The A".split()
)
_OTHER_TIME = lazily(r"\b(?:then|at the time|when|aged? \d+ when|was|were|turn(?:s|ed)|will be|birthday)\b[^.]{0,12}$")
_BORN = lazily(
    rf"(?:(?P<name>{_NAME})(?:,? who)?(?: was)?,? \(?|\b(?P<he>(?:[Hh]e|[Ss]he|who) was ) ?|(?P<initial>^)(?:was )?)(?P<born>[Bb]orn) "
    rf"(?:[A-Za-z ]{{0,25}})?(?:(?:on|in) )?$"
)
_BORN_BESIDE = lazily(r"\bborn (?:[A-Za-z ]{0,25})?(?:on|in) $")
_DIED = lazily(r"\b(?:died|dies|death)\b(?: [a-z]+){0,3}? (?:on|in) $")
_DEAD_AT = lazily(r"\b(?:dead|died|dies|die|passed away)\b[^.]{0,60}?(?:aged|at the age of|at age|at|age) $")
_PLAUSIBLE = range(1, 120)
_MOST = 60  # ages that are compared with one another


@record
class _Age(NamedTuple):
    """An age that the text gives a person, by the words of the name as printed."""

    name: tuple[str, ...]
    years: int
    claim: FigureClaim
    died: bool


def check(article: Article) -> Iterator[Finding]:
    """Yield the ages that contradict another age or a year of birth."""
    ages = list(_ages(article))
    if not ages:
        return
    yield from _two_ages(article, ages)
    yield from _births(article, ages)


def _figures(article: Article) -> Iterator[FigureClaim]:
    for claim in article.analysis.claims:
        if isinstance(claim, FigureClaim) and _plain(claim) and int(claim.mention.low) in _PLAUSIBLE:
            yield claim


def _plain(claim: FigureClaim) -> bool:
    figure = claim.mention
    return figure.aspect == "age" and figure.unit == "year" and figure.low == figure.high and figure.modifier is Modifier.EXACT


def _ages(article: Article) -> Iterator[_Age]:
    for claim in _figures(article):
        anchor = claim.mention.anchor
        text = article.document.field(anchor.field)
        before, after = text[anchor.sentence.span.start : anchor.span.start], text[anchor.span.end : anchor.sentence.span.end]
        died = bool(_DEAD_AT.search(before))
        match = _BEFORE.search(before)
        if match is not None and _CLOSES.match(after) and (" " in match["name"] or not after.startswith(".")):  # "Lai, 53." is a page
            yield _Age(_words(match["name"]), int(claim.mention.low), claim, died)
        elif (following := _AFTER.match(after)) is not None and ("year" in anchor.surface or after.startswith(("-year", " year"))):
            if not _OTHER_TIME.search(before):
                yield _Age(_words(following["name"]), int(claim.mention.low), claim, died=False)
        elif died:
            yield _Age((), int(claim.mention.low), claim, died=True)


def _words(name: str) -> tuple[str, ...]:
    words = [word.strip(".,’'") for word in name.replace("’s", "").replace("'s", "").split()]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return tuple(words)


# ---------------------------------------------------------------- two ages of one person


def _two_ages(article: Article, ages: Sequence[_Age]) -> Iterator[Finding]:
    named = [age for age in ages if age.name][:_MOST]
    seen: set[tuple[str, ...]] = set()
    for number, one in enumerate(named):
        for other in named[number + 1 :]:
            if one.years != other.years and _one_person(article, one.name, other.name) and one.name not in seen:
                seen.add(one.name)
                yield _differ(article, one, other.years, other.claim)
    people = {age.name[-1] for age in named}
    if len(people) == 1 and not seen and len({age.years for age in named}) == 1:
        yield from _definite(article, named)


def _differ(article: Article, one: _Age, years: int, claim: FigureClaim) -> Finding:
    name = " ".join(one.name)
    message = f"{name} is {one.years} and {years}"
    return finding("age.wrong", article.document, message, (one.claim, claim), f"{one.years} or {years} in both places")


def _one_person(article: Article, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names are of one person: the same, or a bare surname that only one person of the article has."""
    if one[-1] != other[-1]:
        return False
    firsts = _first_names(article, one[-1])
    if len(one) > 1 and len(other) > 1:
        return one[0] == other[0] and not _family(article)
    return len(firsts) == 1


def _family(article: Article) -> bool:
    return bool(re.search(r"\b(?:[JS]r\b|[Jj]unior|[Ss]enior|namesake|[Yy]ounger|[Ee]lder)", article.document.text))


def _first_names(article: Article, surname: str) -> set[str]:
    """Return the words that stand before a surname as first names do."""
    whole = f"{article.document.title or ''}\n{article.document.text}"
    found = set(re.findall(rf"([A-Z][\w’'-]+|[A-Z]\.) (?:[A-Z]\. )?{re.escape(surname)}\b", whole))
    relatives = re.findall(
        rf"\b(?:brother|sister|son|daughter|wife|husband|father|mother|twin|parents|cousin)s?\b[^.]{{0,40}}?{re.escape(surname)}\b", whole
    )
    return {name for name in found if name not in _TITLES and not name.isupper()} | set(relatives)


def _definite(article: Article, named: Sequence[_Age]) -> Iterator[Finding]:
    """Yield "the 29-year-old" where the only person with an age is 26, and nobody else has one."""
    known = {age.claim.id for age in named}
    others = [claim for claim in _figures(article) if claim.id not in known]
    if any("year" not in claim.mention.anchor.surface for claim in others):
        return
    told = []
    for claim in others:
        anchor = claim.mention.anchor
        text = article.document.field(anchor.field)
        start = anchor.span.start
        if text[max(0, start - 4) : start].lower() != "the " or not _SPEAKS.match(
            re.sub(r"^[ -]old", "", text[anchor.span.end : anchor.sentence.span.end])
        ):
            return
        told.append(claim)
    for claim in told:
        if int(claim.mention.low) != named[0].years and claim.mention.anchor.span.start > named[0].claim.mention.anchor.span.start:
            yield _differ(article, named[0], int(claim.mention.low), claim)
            return


# ---------------------------------------------------------------- year of birth


def _births(article: Article, ages: Sequence[_Age]) -> Iterator[Finding]:
    published = day_of_publication(article.document, article.lexicon.calendar)
    dates = [claim for claim in article.analysis.claims if isinstance(claim, DateClaim) and claim.range.first and claim.range.last]
    deaths = [claim for claim in dates if _DIED.search(_before(article, claim))]
    for claim in dates:
        mine = _of_one_born(article, claim, ages) if claim.mention.expression[:1].isdigit() else ()
        if mine:
            yield from _against(article, claim, mine, deaths, published)


def _of_one_born(article: Article, claim: DateClaim, ages: Sequence[_Age]) -> Sequence[_Age]:
    """Return the ages of the person that a date says to have been born then, none where that is not clear."""
    before = _before(article, claim)
    match = _BORN.search(before)
    if match is None and not _BORN_BESIDE.search(before):
        return ()
    if match is not None and match["name"]:
        surname = _words(match["name"])[-1]
        own = [age for age in ages if not age.name or age.name[-1] == surname]
        return own if len(_first_names(article, surname)) <= 1 else ()
    sentence, start = claim.mention.anchor.sentence, claim.mention.anchor.span.start
    beside = [age for age in ages if age.name and age.claim.mention.anchor.sentence == sentence]
    nearest = [age for age in beside if age.claim.mention.anchor.span.start < start][-1:]
    if nearest or match is None:
        return nearest if len(beside) == 1 or match is not None else ()
    return ages if len({age.name[-1] for age in ages if age.name}) <= 1 else ()


def _before(article: Article, claim: DateClaim) -> str:
    anchor = claim.mention.anchor
    return article.document.field(anchor.field)[anchor.sentence.span.start : anchor.span.start]


def _against(
    article: Article, birth: DateClaim, ages: Sequence[_Age], deaths: Sequence[DateClaim], published: date | None
) -> Iterator[Finding]:
    first, last = birth.range.first, birth.range.last
    if first is None or last is None:
        return
    for age in ages:
        reference = _reference(age, deaths, published)
        if reference is None:
            continue
        begin, end = reference
        least, most = _years(last, begin), _years(first, end)
        if least - 1 <= age.years <= most:
            continue
        told = f"{begin.year}" if begin.year == end.year else f"{begin.year} to {end.year}"
        span = f"{least} or {most}" if least != most else f"{most}"
        message = f"born {birth.mention.anchor.surface}, so {span} in {told}, not {age.years}"
        yield finding("age.wrong", article.document, message, (age.claim, birth), span)
        return


def _reference(age: _Age, deaths: Sequence[DateClaim], published: date | None) -> tuple[date, date] | None:
    """Return the days of which an age is told: those of a death, else the day of publication."""
    if age.died and deaths:
        dated = [death for death in deaths if death.mention.expression[:1].isdigit()]
        if not dated:
            return (published, published) if published else None
        first, last = dated[0].range.first, dated[0].range.last
        return (first, last) if first and last else None
    return (published, published) if published else None


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
