"""A person's age against the year of birth, or against another age of the same person.

Ages are read where a text gives them for good ("Barry Moss, 45,", "Moss (45)", "the 45-year-old"); "was 45 when" and "then 45" are of
another time. A bare surname stands for the one person of that surname whom the article names.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency import births, definite
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import slot
from factcheck.lexicon.days import day_of_publication
from factcheck.model import DateClaim, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]

_NAME = r"(?:[A-Z][\w’'.-]+ (?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos) ){0,2}){0,3}[A-Z][\w’'-]+"
_BEFORE = lazily(rf"(?P<name>{_NAME})(?:,| \(|, aged| aged|, age|, who is|, now|, now aged| is|, who is now|, who was) ?$")
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
    rf"(?:[A-Za-z’' -]{{0,60}})?(?:(?:on|in) )?$|(?P<known>{_NAME}) \((?:b\.|born) ?(?:on |in )?$"
)
_BORN_BESIDE = lazily(r"\bborn (?:[A-Za-z’' -]{0,60})?(?:on|in) $")
# "turned 100", "her 90th birthday", and "She was 91." where a death is told before: ages that stand alone.
_TURNED = lazily(
    rf"(?:(?P<name>{_NAME}),? )?(?:who )?(?:has |have |had |will |is |just |recently )*(?:turns?|turned|turning)(?: the grand age of)? $"
)
_STANDS = lazily(r"^(?:[,;.]| (?:on|today|yesterday|this|last|tomorrow|in (?:the coming|a few))\b|$)")
_BIRTHDAY = lazily(r"\b(?:celebrat\w+|mark(?:s|ed|ing)?|reach(?:es|ed|ing)?) (?:his|her|a|the) $")
_IS_BIRTHDAY = lazily(r"^(?: and [a-z ]+)? birthday\b")
_WAS = lazily(r"^(?:He|She) was $")
_PASSED = lazily(r"\b(?:died|dies|dead|death|passed away)\b")
_KIN = lazily(r"\b(?:sons?|daughters?|wife|husband|brothers?|sisters?|father|mother|twin|parents|cousin|widow|child(?:ren)?|grand\w+)\b")
_JUST_BEFORE = 400  # characters in which a death is told before "She was 91."
_DIED = lazily(r"\b(?:died|dies|death)\b(?: [a-z]+){0,3}? (?:on|in) $")
_DEAD_AT = lazily(r"\b(?:dead|died|dies|die|passed away)\b[^.]{0,60}?(?:aged|at the age of|at age|at|age) $")
_PLAUSIBLE = range(1, 120)
_AT_EVENT = (
    lazily(
        rf"\b(?:he|she|who) was (?:only |just |still )?{slot('ac', 'age')}(?: years old)?,? when (?:he|she) [^<>;.]{{0,60}}"
        rf"\bin {slot('t', 'when')}"
    ),
    lazily(
        rf"\bin {slot('t', 'when')},? (?:when (?:he|she) was|at the age of|aged) (?:only |just |still )?{slot('ac', 'age')}(?=[,.;)]|$)"
    ),
)
_CLAUSE_BEFORE = 250  # characters of a sentence in which a date's birth or death is told
_NAMED_BEFORE = 60  # characters
_TAKEN_UP = 250  # characters in which a person just told of is taken up
_MOST = 60  # ages that are compared with one another


_OF_MEN = frozenset({"Mr", "Sir", "Lord"})


@record
class _Age(NamedTuple):
    """An age that the text gives a person, by the words of the name as printed."""

    name: tuple[str, ...]
    years: int
    claim: FigureClaim
    died: bool


def check(article: Article) -> Iterator[Finding]:
    """Yield the ages that contradict another age, a date of birth, or what an age in another year makes."""
    found = list(_as_printed(article))
    yield from found or births.check(article)


def _as_printed(article: Article) -> Iterator[Finding]:
    """Yield the ages that contradict another age or a year of birth where both are told in the usual forms."""
    ages = list(_ages(article))
    if ages:
        yield from _two_ages(article, ages)
        yield from _births(article, ages)
    if "born" in article.document.text.lower():
        yield from _at_events(article)


def _figures(article: Article) -> Iterator[FigureClaim]:
    for claim in article.figures:
        if _plain(claim) and int(claim.mention.low) in _PLAUSIBLE:
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
        elif _KIN.search(text[anchor.sentence.span.start : anchor.sentence.span.end]):
            continue  # "Another daughter, Eluned, died in 2009 at the age of 40"
        elif died or (_WAS.match(before) and not after.strip(". ") and _told_dead(text, anchor.sentence.span.start)):
            yield _Age((), int(claim.mention.low), claim, died=True)
    text = f"{article.document.title} {article.document.text}"
    if "birthday" in text or " turn" in text:
        yield from _birthdays(article)


def _told_dead(text: str, start: int) -> bool:
    return _PASSED.search(text[max(0, start - _JUST_BEFORE) : start]) is not None


def _birthdays(article: Article) -> Iterator[_Age]:
    """Yield the ages that somebody has just reached, which are read as numbers: "turned 100", "her 90th birthday"."""
    for claim in article.figures:
        if claim.kind not in {Kind.COUNT, Kind.ORDINAL, Kind.DURATION} or not _reached(claim):
            continue
        anchor = claim.mention.anchor
        text = article.document.field(anchor.field)
        before, after = text[anchor.sentence.span.start : anchor.span.start], text[anchor.span.end : anchor.sentence.span.end]
        match = _TURNED.search(before) if _STANDS.match(after) else None
        if match is not None or (_BIRTHDAY.search(before) and _IS_BIRTHDAY.match(after)):
            name = _words(match["name"]) if match is not None and match["name"] else ()
            yield _Age(name, int(claim.mention.low), claim, died=False)


def _reached(claim: FigureClaim) -> bool:
    figure = claim.mention
    whole = figure.low == figure.high == figure.low.to_integral_value()
    return whole and int(figure.low) in _PLAUSIBLE and figure.modifier is Modifier.EXACT


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
    elif len(people) > 1 and not seen:
        yield from _nobodys(article, ages, named)


def _differ(article: Article, one: _Age, years: int, claim: FigureClaim) -> Finding:
    name = " ".join(one.name)
    message = f"{name} is {one.years} and {years}"
    return finding("age.wrong", article.document, message, (one.claim, claim), f"{one.years} or {years} in both places")


def _one_person(article: Article, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names are of one person: the same, or a bare surname that only one person of the article has."""
    if one[-1] != other[-1] or _couple(article, one[-1]):
        return False
    firsts = _first_names(article, one[-1])
    if len(one) > 1 and len(other) > 1:
        return one[0] == other[0] and not _family(article)
    return len(firsts) == 1


def _couple(article: Article, surname: str) -> bool:
    """Say whether a man and a woman have the surname: Lord Farrant, 70, and Lady Farrant, 66."""
    titles = set(re.findall(rf"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady)\.? (?:[A-Z]\w+ )?{re.escape(surname)}\b", article.document.text))
    return bool(titles & _OF_MEN) and bool(titles - _OF_MEN)


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


def _nobodys(article: Article, ages: Sequence[_Age], named: Sequence[_Age]) -> Iterator[Finding]:
    """Yield "the 38-year-old said", which takes up a person told before, where nobody in the article is 38."""
    known = {age.claim.id for age in ages}
    told = {int(claim.mention.low) for claim in _figures(article) if claim.id in known or not _taken_up(article, claim)}
    for claim in _figures(article):
        if claim.id in known or int(claim.mention.low) in told or not _taken_up(article, claim):
            continue
        start = claim.mention.anchor.span.start
        before = [age for age in named if age.claim.mention.anchor.field is claim.mention.anchor.field]
        last = [age for age in before if 0 < start - age.claim.mention.anchor.span.end < _TAKEN_UP][-1:]
        if last and not definite.behind_somebody(article, claim):
            yield _differ(article, last[0], int(claim.mention.low), claim)
            return


def _taken_up(article: Article, claim: FigureClaim) -> bool:
    """Say whether an age stands for somebody told of before: "the 38-year-old said"."""
    anchor = claim.mention.anchor
    text = article.document.field(anchor.field)
    after = re.sub(r"^[ -]old", "", text[anchor.span.end : anchor.sentence.span.end])
    return text[max(0, anchor.span.start - 4) : anchor.span.start].lower() == "the " and bool(_SPEAKS.match(after))


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
        if definite.behind_another(article, claim, named[0].name[-1]):
            return
        if int(claim.mention.low) != named[0].years and claim.mention.anchor.span.start > named[0].claim.mention.anchor.span.start:
            yield _differ(article, named[0], int(claim.mention.low), claim)
            return


# ---------------------------------------------------------------- year of birth


def _births(article: Article, ages: Sequence[_Age]) -> Iterator[Finding]:
    published = day_of_publication(article.document, article.lexicon.calendar)
    dates = [claim for claim in article.dates if claim.range.first and claim.range.last]
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
    if match is not None and (match["name"] or match["known"]):
        surname = _words(match["name"] or match["known"])[-1]
        own = [age for age in ages if not age.name or age.name[-1] == surname]
        if len(_first_names(article, surname)) > 1:
            return _of_the_dead(article, _words(match["name"] or match["known"]), own)
        return own
    sentence, start = claim.mention.anchor.sentence, claim.mention.anchor.span.start
    beside = [age for age in ages if age.name and age.claim.mention.anchor.sentence == sentence]
    nearest = [age for age in beside if age.claim.mention.anchor.span.start < start][-1:]
    if nearest or match is None:
        return nearest if len(beside) == 1 or match is not None else ()
    return ages if len({age.name[-1] for age in ages if age.name}) <= 1 else ()


def _of_the_dead(article: Article, name: tuple[str, ...], ages: Sequence[_Age]) -> Sequence[_Age]:
    """Return the one age at death, "died on Tuesday. He was 79.", of one who is born by the same first name and another of the same."""
    own = [age for age in ages if age.died and not age.name]
    if len(name) == 1 or len(own) != 1 or _family(article):
        return ()
    start = own[0].claim.mention.anchor.sentence.span.start
    before = article.document.text[max(0, start - _JUST_BEFORE) : start]
    told = re.search(rf"\b{re.escape(name[0])}(?: [A-Z][\w.’'-]+)+", before)
    return own if told is not None and set(told[0].replace(",", "").split()[1:]) & set(name[1:]) else ()


def _before(article: Article, claim: DateClaim) -> str:
    anchor = claim.mention.anchor
    text, start = article.document.field(anchor.field), anchor.sentence.span.start
    if text[max(0, start - 4) : start].endswith(("(b. ", "(b.")):  # the stop of "(b. June 1971)" ends a sentence
        start = max(0, start - _NAMED_BEFORE)
    if anchor.span.start - start > _CLAUSE_BEFORE:
        return "…" + text[anchor.span.start - _CLAUSE_BEFORE : anchor.span.start]
    return text[start : anchor.span.start]


def _against(
    article: Article, birth: DateClaim, ages: Sequence[_Age], deaths: Sequence[DateClaim], published: date | None
) -> Iterator[Finding]:
    first, last = birth.range.first, birth.range.last
    if first is None or last is None:
        return
    for age in ages:
        references = _references(age, deaths, published)
        spans = [(begin, end, _years(last, begin), _years(first, end)) for begin, end in references]
        if not spans or any(least - 1 <= age.years <= most for _, _, least, most in spans):
            continue
        begin, end, least, most = spans[0]
        told = f"{begin.year}" if begin.year == end.year else f"{begin.year} to {end.year}"
        span = f"{least} or {most}" if least != most else f"{most}"
        message = f"born {birth.mention.anchor.surface}, so {span} in {told}, not {age.years}"
        yield finding("age.wrong", article.document, message, (age.claim, birth), span)
        return


def _at_events(article: Article) -> Iterator[Finding]:
    """Yield "he was 23 when he joined in 1963" of somebody born in 1950, where the article tells of one birth alone."""
    births = [
        claim
        for claim in article.dates
        if claim.range.first and claim.mention.expression[:1].isdigit() and _BORN.search(_before(article, claim))
    ]
    if len(births) != 1 or births[0].range.first is None:
        return
    born = births[0].range.first.year
    for line in article.lines:
        if not {"a", "c"} & set(line.kinds) or "t" not in line.kinds or _KIN.search(line.text):
            continue
        for match in chain.from_iterable(pattern.finditer(line.text) for pattern in _AT_EVENT):
            age, when = line.figure(match, "age"), line.claim(match["when"])
            if not isinstance(when, DateClaim) or when.range.first is None or when is births[0] or not _reached(age):
                continue
            years = when.range.first.year - born
            if when.mention.expression[:1].isdigit() and years > 0 and not -1 <= int(age.mention.low) - years <= 1:
                span = f"{years - 1} or {years}"
                message = f"born {births[0].mention.anchor.surface}, so {span} in {when.range.first.year}, not {int(age.mention.low)}"
                yield finding("age.wrong", article.document, message, (age, when, births[0]), span)


def _references(age: _Age, deaths: Sequence[DateClaim], published: date | None) -> list[tuple[date, date]]:
    """Return the days of which an age may be told: that of publication; after a death also its day, and that of another's death."""
    days = [(published, published)] if published else []
    if age.died:
        days += [
            (death.range.first, death.range.last)
            for death in deaths
            if death.mention.expression[:1].isdigit() and death.range.first and death.range.last
        ]
    return days


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
