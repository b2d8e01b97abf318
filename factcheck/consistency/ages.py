"""Whether all that an article tells of a person's age goes back to one day of birth."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.consistency import anniversaries, definite, elapsed
from factcheck.consistency.evidence import finding
from factcheck.consistency.lives import told
from factcheck.model import DateClaim, Field, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from factcheck.consistency.lines import Article
    from factcheck.consistency.tellings import Told
    from factcheck.model import Finding

__all__ = ["check"]

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
_CLAUSE = 80  # characters between "born" and the date
_NUMBERS = frozenset({Kind.COUNT, Kind.DURATION})
_REACHING = (
    "girl of ",
    "boy of ",
    "child of ",
    " only ",
    " just ",
    "turned ",
    "turns ",
    "turning ",
    "turn ",
    " at ",
    "At ",
    "ow ",
    "ow, ",
    " was ",
    " is ",
    "hen ",
    "age of ",
    "age ",
    "aged ",
)
_BESIDE, _NAME = lazily(r"([A-Z][\w’'-]+)(?:, | \()$"), 25
_AT_AGE = lazily(r" turn(?:s|ed|ing)? | birthday|ow,? at \d\d\b| was \d\d when ")
_TURNS = (" turn", " birthday", "ow at ", "ow, at ", " when ")
_A_DAY = lazily(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_MOST = 40
_MISTOLD = 20  # years by which an age in the headline misses that of the text; that of somebody else may miss it by more


def check(article: Article) -> Iterator[Finding]:
    """Yield two things told of one person's age that no day of birth fits, and what is wrong with anniversaries."""
    if _may_differ(article, article.document.text):
        yield from _persons(article, article.document.text)
    yield from elapsed.check(article)
    yield from anniversaries.check(article)


def _persons(article: Article, text: str) -> Iterator[Finding]:
    namesakes = has_any(text, _NAMESAKES) and _FAMILY.search(text) is not None
    found = [each for each in told(article) if not _unclear(text, each, namesakes=namesakes)][:_MOST]
    seen: set[str] = set()
    for one, other in combinations([*found, *definite.ages(article, found)], 2):
        if one.person == other.person and one.person not in seen and _apart(one, other) and _one(one, other, found):
            seen.add(one.person)
            yield _finding(article, one, other)
    if not seen:
        yield from elapsed.ago(article, found)
        yield from _headed(article, found)
        yield from list(definite.in_turn(article)) or definite.exchanged(article, found)


def _headed(article: Article, found: Sequence[Told]) -> Iterator[Finding]:
    """Yield "Skipper, 64, rescued" above "Gillespie, who is 58", the only one whose age the text tells."""
    head = [claim for claim in article.figures if claim.mention.aspect == "age" and claim.mention.anchor.field is Field.TITLE]
    now = [each for each in found if each.age is not None and (each.now or each.lately)]
    if len(head) != 1 or len({(each.person, each.age) for each in now}) != 1 or head[0].mention.modifier is not Modifier.EXACT:
        return
    own, claim = now[0], head[0]
    if own.person.startswith("POSS "):
        return  # "Girl, 9, saves brother", and "her six-year-old brother"
    ages = [each.mention.low for each in article.figures if each is not claim and (each.mention.aspect == "age" or each is own.claim)]
    off = min(abs(claim.mention.low - age) for age in ages)
    if 1 < off <= _MISTOLD:
        message = f"{own.person} is {own.age}, in the headline {int(claim.mention.low)}"
        yield finding("age.wrong", article.document, message, (claim, own.claim), f"{own.age} or {int(claim.mention.low)} in both places")


def _may_differ(article: Article, text: str) -> bool:
    """Say whether an article tells of two births, of a birth and an age, or of two ages that are not the same at one time."""
    days = [claim for claim in article.dates if claim.mention.expression[:1].isdigit() and claim.mention.anchor.field is Field.TEXT]
    births = sum(_is_birth(text, claim) for claim in days)
    ages = [claim for claim in article.figures if claim.mention.aspect == "age" or _is_reached(text, claim)]
    if births + len(ages) < 2:  # noqa: PLR2004 - two things to compare
        return False
    told = births or any(claim.mention.aspect == "age" for claim in ages)
    if not told and not (has_any(text, _TURNS) and _AT_AGE.search(text) is not None):
        return False
    dated = {claim.mention.anchor.sentence for claim in days}
    if births or any(age.mention.anchor.sentence in dated for age in ages):
        return True
    return len({age.mention.low for age in ages}) > 1 and not _each_of_another(text, ages)


def _each_of_another(text: str, ages: Sequence[FigureClaim]) -> bool:
    """Say whether every age stands behind a name that has no other, "Ann Moss, 45,", or is somebody's who is new, "a 45-year-old"."""
    names: dict[str, set[Decimal]] = {}
    for age in ages:
        field, span = age.mention.anchor.field, age.mention.anchor.span
        match = _BESIDE.search(text, max(0, span.start - _NAME), span.start) if field is Field.TEXT else None
        if match is not None:
            names.setdefault(match[1], set()).add(age.mention.low)
        elif field is not Field.TEXT or not (
            (text.endswith(_NEW, 0, span.start) and not text.endswith(_APPOSED, 0, span.start)) or text.startswith(_LIMIT, span.end)
        ):
            return False
    return all(len(years) == 1 for years in names.values())


_APPOSED = (", a ", ", an ")
_NEW = (" a ", " an ", "A ", "An ", "nder ", "nder-", "ver ", "ver-", "etween ", "ages ")
_LIMIT = ("s ", "s.", "s,", "-s", " to ", " or ", " and over", " and under", "+")


def _is_birth(text: str, claim: DateClaim) -> bool:
    """Say whether a date may be one of birth: "born in", "(b." and the years of a life behind a bracket."""
    start = claim.mention.anchor.span.start
    return (
        text.find("orn", max(0, start - _CLAUSE), start) >= 0
        or ("/" in claim.mention.expression and text.startswith("(", start - 1))
        or "(b." in text[start - 4 : start]
    )


def _is_reached(text: str, claim: FigureClaim) -> bool:
    """Say whether a number may be an age by the word before or behind it: "turned 60", "at 58", "her 90th birthday"."""
    span = claim.mention.anchor.span
    if claim.kind is Kind.ORDINAL:
        return text.startswith((" birthday", " and"), span.end)
    return claim.kind in _NUMBERS and text.endswith(_REACHING, 0, span.start)


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
    message = f"{source}, so {span} {'on' if _A_DAY.search(wrong.when) else 'in'} {wrong.when}, not {wrong.age}"
    return finding("age.wrong", article.document, message, (wrong.claim, known.claim), span)


def _ages(known: Told, wrong: Told) -> tuple[int, int]:
    """Return the oldest and youngest age that fits where the wrong one is told."""
    low, high = wrong.spans[0]
    low = max(low, high - timedelta(365))  # of the last year, not as long ago as it may have been told
    born = known.spans[0]
    age = wrong.age or 0
    return age + (high - born[0]).days * 100 // 36525, max(0, age + (low - born[1]).days * 100 // 36525 + 1)
