"""Whether all that an article tells of a person's age goes back to one day of birth, and of a firm's anniversaries to one founding."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from factcheck.consistency import definite
from factcheck.consistency.evidence import finding
from factcheck.consistency.lives import told
from factcheck.lexicon.days import day_of_publication
from factcheck.model import DateClaim, Field, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.consistency.lines import Article
    from factcheck.consistency.lives import Told
    from factcheck.consistency.people import People
    from factcheck.model import Finding

__all__ = ["check"]

_WORTH = lazily(
    r"\b(?:born|birthday|anniversary|aged?|turn(?:s|ed|ing)|year-olds?|years old|centenary|[Aa]t \d\d|[Nn]ow \d\d|was \d\d)\b"
    r"|, \d\d[,.]|\(\d\d\)"
)
_TELLING = lazily(r"\b(?:born|birthday|anniversary|at the age of|(?:founded|built) in)")
_TELLING_WORDS = ("born", "birthday", "anniversary", "at the age of", "founded in", "built in")
_AT_AGE = lazily(  # begins with what is quickly found
    r" (?=\d\d)(?:(?<=\bturns )|(?<=\bturned )|(?<=\bturning )|(?:(?<=\b[Aa]t )|(?<=\b[Nn]ow )|(?<=\b[Nn]ow, )|(?<=\bwas ))(?=\d\d\b))"
)
_FAMILY = lazily(
    r"\b[A-Z]\w+,? (?:[JS]r\b|Junior|Senior)|\bnamesake|\bno relation\b|\bnot related\b|\bunrelated\b"
    r"|\b[Tt]he (?:[Ee]lder|[Yy]ounger) (?:[A-Z]|of\b)"
)
_NAMESAKES = (
    *(" Jr", " Sr", " Junior", " Senior", "namesake", "no relation", "not related", "unrelated"),
    *("he elder ", "he Elder ", "he younger ", "he Younger "),
)
_SEVERAL = (
    r"\b(?:two|three|four|five|six|seven|both|other|others|another|elder|eldest|older|oldest|younger|youngest|second|third|first|twin|late)"
    r"(?: [a-z-]+){{0,2}} {noun}s?\b|\b{plural}\b"
)
_PLURALS = {"man": "men", "woman": "women", "wife": "wives", "child": "children"}
_LOOSE, _TIGHT = 366, 60  # days
_DEFINITE = lazily(r"\b[Tt]he $")
_YEAR_OLD = lazily(r"^(?:[ -]years?)?[ -]old\b(?P<next> [A-Za-z-]+)?")
_FOUNDED = lazily(
    r"\b(?:founded|established|formed|set up|launched|opened|built|began|started|incorporated)\b[^.;,]{0,40}? in $", re.IGNORECASE
)
_ITS = lazily(
    r"\b(?:[Ii]ts|[Tt]heir|[Tt]he (?:company|firm|club|school|paper|newspaper|charity|museum|society|bank|brewery|shop|team)['’]s) $"
)
_DOES = frozenset("was is has had will remains remained told said died suffered appeared denied pleaded escaped faces".split())
_A = lazily(r"(?:An?|One) ")
_OTHERS = lazily(r"\b(?:by|another|with|an?d? \d\d|friends?|brother|sister|men|women|youths|teenagers|two|three|his|her|he|she|they)\b")
_FEAST = lazily(r"^(?: and [a-z ]+)? (?:birthday|anniversary)\b")
_OF_YEAR = lazily(r" anniversary of (?:[^.;,]{0,50}?)(?:\bin |\bof )?$")
_MOST = 40


def check(article: Article) -> Iterator[Finding]:
    """Yield two things told of one person's age that no day of birth fits, and a birthday that is not the founding's."""
    text = article.document.text
    told_of = sum(1 for claim in article.figures if claim.mention.aspect == "age")
    if (told_of < 2 and not _telling(text)) or _WORTH.search(text) is None:  # noqa: PLR2004 - two ages to compare
        return
    people = article.people
    namesakes = any(word in text for word in _NAMESAKES) and _FAMILY.search(text) is not None
    found = [each for each in told(article, people) if not _unclear(text, each, namesakes=namesakes)][:_MOST]
    seen: set[str] = set()
    for one, other in combinations([*found, *definite.ages(article, people, found)], 2):
        if one.person == other.person and one.person not in seen and _apart(one, other) and _one(one, other, found):
            seen.add(one.person)
            yield _finding(article, one, other)
    if not seen:
        named = list(_the_year_old(article, people, found))
        yield from named or list(_in_turn(article, people)) or definite.exchanged(article, people, found)
    yield from _anniversaries(article)


def _telling(text: str) -> bool:
    """Say whether a text tells of a birth, a feast or an age in words."""
    return (any(word in text for word in _TELLING_WORDS) and _TELLING.search(text) is not None) or _AT_AGE.search(text) is not None


def _unclear(text: str, each: Told, *, namesakes: bool) -> bool:
    """Say whether a description may be of several people, or a name of two."""
    determiner, _, noun = each.person.partition(" ")
    if determiner in {"the", "POSS"} and noun:
        plural = _PLURALS.get(noun, f"{noun}s")
        return re.search(_SEVERAL.format(noun=noun, plural=plural), text, re.IGNORECASE) is not None
    return namesakes


def _one(one: Told, other: Told, found: Sequence[Told]) -> bool:
    """Say whether two descriptions are of one person: one is introduced, and the other comes back to it."""
    if not one.person.startswith("the "):
        return True
    new = sum(each.person == one.person and each.new for each in found)
    return not other.new and new == int(one.new)


def _apart(one: Told, other: Told) -> bool:
    """Say whether no day of birth fits both."""
    if one.age is None and other.age is None:
        return one.spans[0][0].year != other.spans[0][0].year and _gap(one.spans[0], other.spans[0]) > _LOOSE
    if one.floating != other.floating:
        return False
    return all(_gap(mine, yours) > _slack(one, other, mine, yours) for mine in one.spans for yours in other.spans)


def _slack(one: Told, other: Told, mine: tuple[date, date], yours: tuple[date, date]) -> int:
    """Return the days by which two may miss one another: an age may have been told a while ago, never one that is still to come."""
    if one.now and other.now:
        return 0
    birth, age = (mine, yours) if one.age is None else (yours, mine)
    if None in {one.age, other.age} and age[1] < birth[0]:
        return _TIGHT
    return _LOOSE if None not in {one.age, other.age} else _LOOSE // 2


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def _finding(article: Article, one: Told, other: Told) -> Finding:
    if one.age is not None and other.age is not None and one.now and other.now:
        name = one.person.replace("POSS ", "the ")
        message, fits = f"{name} is {one.age} and {other.age}", f"{one.age} or {other.age} in both places"
        return finding("age.wrong", article.document, message, (one.claim, other.claim), fits)
    if one.age is None and other.age is None:
        message = f"{one.person} is born {one.when} and {other.when}"
        return finding("age.wrong", article.document, message, (one.claim, other.claim), f"born {one.when} or {other.when} in both places")
    known, wrong = (one, other) if one.age is None or (other.age is not None and not one.now) else (other, one)
    last, first = _ages(known, wrong)
    span = f"{first} or {last}" if first != last else f"{first}"
    source = f"born {known.when}" if known.age is None else f"{known.age} in {known.when}"
    message = f"{source}, so {span} in {wrong.when}, not {wrong.age}"
    return finding("age.wrong", article.document, message, (wrong.claim, known.claim), span)


def _ages(known: Told, wrong: Told) -> tuple[int, int]:
    """Return the oldest and youngest age that fits where the wrong one is told."""
    low, high = wrong.spans[0]
    if wrong.now:
        low = high - timedelta(365)  # on the day of publication, not as long ago as it may have been told
    born = known.spans[0]
    age = wrong.age or 0
    return age + (high - born[0]).days * 100 // 36525, max(0, age + (low - born[1]).days * 100 // 36525 + 1)


# ---------------------------------------------------------------- "the 54-year-old"


def _the_year_old(article: Article, people: People, found: Sequence[Told]) -> Iterator[Finding]:
    """Yield "the 54-year-old" where one person alone has an age, another one, and nobody else is named before it."""
    now = [each for each in found if each.now]
    persons = {each.person for each in now}
    if len(persons) != 1:
        return
    own = now[0]
    figures = [claim for claim in article.figures if _is_age(claim)]
    known = {each.claim.id for each in found}
    text = article.document.text
    for claim in figures:
        anchor = claim.mention.anchor
        after = _YEAR_OLD.match(text[anchor.span.end : anchor.sentence.span.end])
        if claim.id in known or after is None or not _DEFINITE.search(text[anchor.sentence.span.start : anchor.span.start]):
            continue
        years = int(claim.mention.low)
        others = {int(each.mention.low) for each in figures if each.id != claim.id}
        if min(abs(years - age) for age in {*others, own.age or 0}) < 2 or _of_a_thing(article, after["next"]):  # noqa: PLR2004 - years
            continue
        before = people.before(anchor.span.start, 500)
        alone = people.most == own.person or (before is not None and before.person == own.person)
        if alone and not definite.behind_somebody(article, claim) and anchor.span.start > own.claim.mention.anchor.span.start:
            name = own.person
            message = f"{name} is {own.age} and {years}"
            yield finding("age.wrong", article.document, message, (own.claim, claim), f"{own.age} or {years} in both places")
            return


def _in_turn(article: Article, people: People) -> Iterator[Finding]:
    """Yield "A 14-year-old boy was arrested. The 15-year-old was released": two sentences that follow one another and tell of one alone."""
    ages = [claim for claim in article.figures if _is_age(claim)]
    text = article.document.text
    for one, other in pairwise(ages):
        spans = one.mention.anchor.sentence.span, other.mention.anchor.sentence.span
        ahead = text[spans[1].start : other.mention.anchor.span.start]
        after = _YEAR_OLD.match(text[other.mention.anchor.span.end : spans[1].end])
        own = [each for each in ages if each.mention.anchor.sentence in {one.mention.anchor.sentence, other.mention.anchor.sentence}]
        if not 0 <= spans[1].start - spans[0].end <= 1 or ahead != "The " or after is None or len(own) != 2:  # noqa: PLR2004 - these two
            continue
        before = text[spans[0].start : one.mention.anchor.span.start]
        if (
            _A.fullmatch(before)
            and not people.between(spans[0].start, spans[0].end)
            and not _OTHERS.search(text, *spans[0])
            and one.mention.low != other.mention.low
            and (after["next"] or "").strip() in _DOES
        ):
            years = int(one.mention.low), int(other.mention.low)
            message = f"{years[0]}, then {years[1]} years old"
            yield finding("age.wrong", article.document, message, (one, other), f"{years[0]} or {years[1]} in both places")
            return


def _is_age(claim: FigureClaim) -> bool:
    return (
        claim.mention.aspect == "age"
        and claim.mention.anchor.field is Field.TEXT
        and claim.mention.low == claim.mention.high
        and claim.mention.modifier is Modifier.EXACT
    )


def _of_a_thing(article: Article, word: str | None) -> bool:
    lower = (word or "").strip().lower()
    classes = article.lexicon.wordclasses
    return lower in classes.nouns and lower not in classes.verbs


# ---------------------------------------------------------------- anniversaries


def _anniversaries(article: Article) -> Iterator[Finding]:
    """Yield "founded in 1926 … its 150th birthday this year", where the article tells of one founding."""
    published = day_of_publication(article.document, article.lexicon.calendar)
    if published is None or not ("birthday" in article.document.text or "anniversary" in article.document.text):
        return
    text = article.document.text
    dates = [claim for claim in article.dates if claim.mention.anchor.field is Field.TEXT]
    founded = [claim for claim in dates if re.fullmatch(r"\d{4}", claim.mention.expression) and _FOUNDED.search(_before(text, claim))]
    feasts = [
        claim
        for claim in article.figures
        if claim.kind is Kind.ORDINAL
        and claim.mention.anchor.field is Field.TEXT
        and _ITS.search(_before(text, claim))
        and _FEAST.match(text[claim.mention.anchor.span.end :][:60])
    ]
    yield from _of_years(article, published, dates)
    if len(founded) != 1 or len(feasts) != 1 or founded[0].range.first is None:
        return
    past = [claim for claim in dates if claim is not founded[0] and claim.mention.expression[:1].isdigit()]
    sentences = {claim.mention.anchor.sentence for claim in past}
    if feasts[0].mention.anchor.sentence in sentences:
        return  # "marked its 50th anniversary in 1990"
    years = published.year - founded[0].range.first.year
    if abs(int(feasts[0].mention.low) - years) > 2:  # noqa: PLR2004 - years by which a feast is late or early
        message = f"{founded[0].mention.anchor.surface} is {years} years before {published.year}, not {int(feasts[0].mention.low)}"
        yield finding("age.wrong", article.document, message, (feasts[0], founded[0]), f"{years}")


def _of_years(article: Article, published: date, dates: Sequence[DateClaim]) -> Iterator[Finding]:
    """Yield "the 50th anniversary of the 1966 final" where it is not fifty years ago."""
    text = article.document.text
    for day in dates:
        before = _before(text, day)
        match = _OF_YEAR.search(before)
        if match is None or not re.match(r"\d{4}", day.mention.expression) or day.range.first is None:
            continue
        start = day.mention.anchor.sentence.span.start + match.start()
        ordinal = next((each for each in article.figures if each.mention.anchor.span.end == start), None)
        own = [each for each in dates if each.mention.anchor.sentence == day.mention.anchor.sentence and each is not day]
        if ordinal is None or ordinal.kind is not Kind.ORDINAL or any(each.mention.expression[:1].isdigit() for each in own):
            continue
        years = published.year - day.range.first.year
        if abs(int(ordinal.mention.low) - years) > 2:  # noqa: PLR2004 - years by which a feast is late or early
            message = f"{day.mention.anchor.surface} is {years} years before {published.year}, not {int(ordinal.mention.low)}"
            yield finding("age.wrong", article.document, message, (ordinal, day), f"{years}")


def _before(text: str, claim: FigureClaim | DateClaim) -> str:
    anchor = claim.mention.anchor
    return text[anchor.sentence.span.start : anchor.span.start]
