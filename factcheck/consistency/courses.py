"""The course of one matter: what an article dates by the words of one case, plan or contract, whoever is the subject of each sentence.

In: an article. Out: pairs of dates, that of what comes first before the other, which stand the other way round. Only days, and months of a
year, are compared, only where the article dates each of the two stages once, and where the later sentence takes up what the earlier one
told of. And what "had" been done by then, where it is dated after everything that was done.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.consistency.days import comes_before
from factcheck.consistency.likeness import stems
from factcheck.consistency.sequences import are_days, planned
from factcheck.model import DateClaim, Section
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.text.wordplaces import word_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon.chains import Course

__all__ = ["courses", "of_something_new"]

_SLOT = lazily(r"<(t\d+)>")
_ORDINAL = lazily(r"<o(\d+)>")
_BOUND = lazily(
    r"[;:]|, (?:and|but|while|when|after|before|who|which|where|with)\b"
    r"| (?:after|before|while|when|until|following|since|because|although|though)\b"
)
_MONTH = lazily(r"\d{4}-\d\d")
_NEAR = 100  # characters between a date and the words of its stage
# What takes up a thing that was told of before.
_TAKES_UP = lazily(r"\b(?:the|its|his|her|their|this|that|he|she|it|they|him|them)\b")
_HAD = lazily(
    r"\bhad (?:(?:been|already|only|first|originally|initially|just) )*(?!(?:the|an?|no|to)\b)[a-z]+\b(?:[^<>;.]|<[^t]\d+>){0,70}\bon $"
)
_REPORTED = lazily(r"[\"]|\b(?:said|says|told|heard|according|claim\w*|alleg\w*|testif\w*|recall\w*|believ\w*|thought|know|knew)\b")
_LATELY = lazily(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tonight|this (?:week|morning|afternoon)|last night|now)\b"
)
_ORDERED = lazily(r"\b(?:after|before|since|until)\b")
_NEW = lazily(r"(?:an?|those|others|some|two|three|four|several|another) ")
_OF_SOMEBODY = lazily(r"\b(?:he|she|him|her|his)\b")
_PART = lazily(r"\bin (?:the )?(north|south|east|west|north-east|north-west|south-east|south-west|capital|centre|center)\b")
_FEW = 2


class _Stage(NamedTuple):
    """A dated stage of a course."""

    course: Course
    number: int
    word: str
    claim: DateClaim
    line: Line


def courses(article: Article, lines: Sequence[Line]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the days of one matter that stand the wrong way round, and the words that put them in order."""
    days = [line for line in lines if line.sentence.section is Section.BODY and any(_is_day(claim) for claim in line.claims)]
    if sum(_is_day(claim) for line in days for claim in line.claims) < _FEW:
        return
    yield from _stages(article, days)
    yield from _had_by_then(article, days)


def _is_day(claim: object) -> bool:
    """Say whether a date is a day, or a month of a year that is told."""
    return isinstance(claim, DateClaim) and (are_days(claim, claim) or _MONTH.fullmatch(claim.mention.expression) is not None)


# ---------------------------------------------------------------- stages


def _stages(article: Article, lines: Sequence[Line]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    names = _told(article, lines)
    found = [stage for line in lines for stage in _of_line(article, line, names)] if names else []
    for one, other in combinations(found, _FEW):
        if one.course.name != other.course.name or one.number == other.number or one.claim is other.claim:
            continue
        early, late = (one, other) if one.number < other.number else (other, one)
        if not comes_before(early.claim, late.claim, together=True, published=article.published):
            continue
        if _told_once(early, found) and _told_once(late, found) and _of_one(article, one, other):
            yield early.claim, late.claim, f"{early.word}, then {late.word}"


def _told(article: Article, lines: Sequence[Line]) -> set[str]:
    """Return the names of the courses of which the lines have words for two stages."""
    chains = article.lexicon.chains
    stages = {stage for line in lines for _, word in word_places(_written(line), chains.turning) for stage in chains.turns[word]}
    names = [name for name, _ in stages]
    return {name for name in names if names.count(name) > 1}


def _of_line(article: Article, line: Line, names: set[str]) -> Iterator[_Stage]:
    """Yield what the days of a sentence are told of: the nearest words of each course in its clause, before the day or else behind it."""
    text = _written(line)
    slots = list(_SLOT.finditer(text))
    for place, match in enumerate(slots):
        claim = line.claim(match[1])
        if not isinstance(claim, DateClaim) or not _is_day(claim):
            continue
        start = slots[place - 1].end() if place else 0
        end = slots[place + 1].start() if place + 1 < len(slots) else len(text)
        before = text[max(start, match.start() - _NEAR) : match.start()]
        behind = text[match.end() : min(end, match.end() + _NEAR)]
        bounds = [bound.end() for bound in _BOUND.finditer(before)]
        before = before[bounds[-1] :] if bounds else before
        bound = _BOUND.search(behind)
        behind = behind[: bound.start()] if bound is not None else behind
        for course in article.lexicon.chains.courses:
            yield from _nearest(course, claim, line, (before, behind)) if course.name in names else ()


def _written(line: Line) -> str:
    """Return the text of a line with its ordinals written out: "its first offer"."""
    if "o" not in line.kinds:
        return line.text
    return _ORDINAL.sub(lambda match: line.claims[int(match[1])].mention.anchor.surface.lower(), line.text)


def _nearest(course: Course, claim: DateClaim, line: Line, parts: tuple[str, str]) -> Iterator[_Stage]:
    words = _words(tuple(course.places))
    before = list(words.finditer(parts[0]))
    match = before[-1] if before else words.search(parts[1])
    if match is not None and not planned(f"{parts[0] if before else parts[1]}"[: match.start()]):
        word = match[0]
        yield _Stage(course, course.places[word], word, claim, line)


@lru_cache(maxsize=32)
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")


def _told_once(stage: _Stage, found: Sequence[_Stage]) -> bool:
    """Say whether no other day is told for a stage."""
    return all(
        other.claim is stage.claim or other.number != stage.number or other.claim.mention.expression == stage.claim.mention.expression
        for other in found
        if other.course.name == stage.course.name
    )


def _of_one(article: Article, one: _Stage, other: _Stage) -> bool:
    """Say whether two stages are of one matter: of the same people, and the later sentence takes up what the earlier one tells of."""
    first, second = sorted((one, other), key=lambda stage: stage.claim.mention.anchor.span.start)
    texts = [_SLOT.sub(" ", stage.line.text) for stage in (first, second)]
    chains = article.lexicon.chains
    if any(_aside(chains.others, chains.kin).search(text) for text in texts):
        return False
    named = [{named.person for named in article.people.between(*stage.line.sentence.span)} for stage in (first, second)]
    if all(named) and named[0].isdisjoint(named[1]):
        return False
    if _tells_itself(first, second) or (not named[0] & named[1] and of_something_new(texts[0], texts[1])):
        return False
    shared = (stems(texts[0], article.lexicon) & stems(texts[1], article.lexicon)) - {one.word, other.word}
    return first.line is second.line or bool(shared) or _TAKES_UP.search(texts[1]) is not None


def _tells_itself(first: _Stage, second: _Stage) -> bool:
    """Say whether one sentence says itself which of the two came first: "began on 8 May, a week after the truce took effect on 1 May"."""
    if first.line is not second.line:
        return False
    start, end = first.claim.mention.anchor.span.end, second.claim.mention.anchor.span.start
    return _ORDERED.search(first.line.source, start, end) is not None


def of_something_new(first: str, second: str) -> bool:
    """Say whether the later of two sentences begins with what was not told of before, or is of another part of the country.

    "A fire broke out", "Those of Tirbach were moved"; "in the north" and "in the south".
    """
    if _NEW.match(second) is not None and _OF_SOMEBODY.search(second) is None:
        return True
    parts = [set(_PART.findall(text)) for text in (first, second)]
    return all(parts) and parts[0].isdisjoint(parts[1])


@lru_cache(maxsize=4)
def _aside(words: tuple[str, ...], kin: tuple[str, ...]) -> re.Pattern[str]:
    does = r"(?:,| (?:was|were|had|has|is|are|who|got|pleaded|admitted|denied|died)\b)"  # but not "for his daughter's wedding"
    return lazily(rf"\b(?:{'|'.join(words)})\b|\bre-[a-z]+|\b(?:{'|'.join(kin)}){does}")


# ---------------------------------------------------------------- what had been done by then


def _had_by_then(article: Article, lines: Sequence[Line]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield "unlocked on 2 April … It had been closed on 11 May": what had been done before all that was done is dated after it."""
    if not any("had " in line.text for line in lines) or _LATELY.search(_SLOT.sub(" ", article.lower)) is not None:
        return
    told, had = list[DateClaim](), list[DateClaim]()
    for line in lines:
        for claim, ahead in _days(line):
            if _HAD.search(ahead) is None:
                told += [] if planned(f"{ahead.rpartition(',')[2].rpartition(' on ')[0]} ") else [claim]
            elif _REPORTED.search(line.text) is None:
                had.append(claim)
    for claim in had:
        if told and all(comes_before(claim, other, together=True) for other in told):
            yield claim, max(told, key=lambda other: other.mention.expression), "“had”"


def _days(line: Line) -> Iterator[tuple[DateClaim, str]]:
    """Yield the dates of a sentence that are compared, each with what stands before it."""
    for match in _SLOT.finditer(line.text):
        claim = line.claim(match[1])
        if isinstance(claim, DateClaim) and _is_day(claim):
            yield claim, line.text[: match.start()]
