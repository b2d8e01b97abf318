"""What a headline tells and the body tells otherwise, beside plain figures: a day, a score, a range, the magnitude of an earthquake."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import shown, value
from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.likeness import stems
from factcheck.intervals import core
from factcheck.model import DateClaim, Field, FigureClaim, Kind, Modifier, Section, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["ABOVE", "check"]

ABOVE = {Section.HEADLINE: "headline", Section.STANDFIRST: "standfirst", Section.BULLET: "bullet", Section.CAPTION: "caption"}

_DAYS = 10  # that a weekday, a weekend or a span of dates may last
_DAY = lazily(r"(\d{4}|-)-(\d\d-\d\d)[<>]{0,2}")
_WHOLE = lazily(r"\d{1,3}")
_TEN = Decimal(10)


def check(article: Article) -> Iterator[Finding]:
    """Yield the days, scores, ranges and magnitudes above an article that its body contradicts."""
    if any(claim.mention.anchor.sentence.section is Section.HEADLINE for claim in article.dates):
        yield from _days(article)
        yield from _weekday(article)
    units = {claim.mention.unit for claim in article.figures}
    if "score" in units:
        yield from _score(article)
    if "magnitude" in units:
        yield from _magnitude(article)
    yield from _range(article)


def _days(article: Article) -> Iterator[Finding]:
    """Yield the day of a headline that is not the only one that the body dates: "to the polls on 14 June", "voting on 24 June"."""
    dates = [(claim, _DAY.fullmatch(claim.mention.expression)) for claim in article.dates]
    head = [(claim, day) for claim, day in dates if day and claim.mention.anchor.sentence.section is Section.HEADLINE]
    body = [(claim, day) for claim, day in dates if day and claim.mention.anchor.sentence.section is Section.BODY]
    if len(head) != 1 or not body or len({day[2] for _, day in body}) != 1:
        return
    (claim, day), (other, only) = head[0], body[0]
    month, years = only[2][:2], {found[1] for found in (day, only)} - {"-"}
    loose = any(not found and _holds(each, claim) for each, found in dates)
    if day[2] == only[2] or day[2][:2] != month or len(years) > 1 or loose:
        return
    one, two = claim.mention.anchor.surface, other.mention.anchor.surface
    apart = abs(int(day[2][3:]) - int(only[2][3:]))
    message = f"headline {one}, body {two}; they differ by {apart} day{'s' if apart > 1 else ''}"
    yield finding("headline.differs", article.document, message, (claim, other), f"{two} in the headline")


def _of(article: Article, section: Section, unit: str) -> list[FigureClaim]:
    claims = (claim for claim in article.figures if claim.mention.unit == unit)
    return [claim for claim in claims if claim.mention.anchor.sentence.section is section]


def _score(article: Article) -> Iterator[Finding]:
    """Yield the one score of a headline that the body does not have, where its beginning has another: "United 4-1", "beat United 3-1"."""
    head = _of(article, Section.HEADLINE, "score")
    body = _of(article, Section.BODY, "score") if head else []
    told = {frozenset(_WHOLE.findall(claim.mention.anchor.surface)) for claim in body}
    results = list(_result(article, head[0])) if len(head) == 1 else []
    yield from results
    if results or len(head) != 1 or not body or frozenset(_WHOLE.findall(head[0].mention.anchor.surface)) in told:
        return
    first = min(sentence.paragraph for sentence in article.analysis.sentences if sentence.section is Section.BODY)
    lead = [claim for claim in body if claim.mention.anchor.sentence.paragraph == first]
    if len(lead) == 1 and len(told) == 1:
        one, other = head[0].mention.anchor.surface, lead[0].mention.anchor.surface
        yield finding("headline.differs", article.document, f"headline {one}, body {other}", (head[0], lead[0]), f"{other} in the headline")


_RESULT = lazily(
    r"^[^\S\n]*(?P<home>[A-Z][\w.'’&-]*(?: [A-Z&][\w.'’&-]*){0,3}) (?P<first>\d{1,3})(?:,| ?[–-])?"
    r" (?P<away>[A-Z][\w.'’&-]*(?: [A-Z&][\w.'’&-]*){0,3}) (?P<second>\d{1,3})[^\S\n]*$",
    re.MULTILINE,
)


def _result(article: Article, score: FigureClaim) -> Iterator[Finding]:
    """Yield the score of a headline where the only line that gives a result has another: "edge Wexmoor 27-24", "Kestrels 27 Wexmoor 21"."""
    lines = list(_RESULT.finditer(article.document.text))
    headline = article.document.field(score.mention.anchor.field)
    if len(lines) != 1 or not (lines[0]["home"] in headline or lines[0]["away"] in headline):
        return
    line, surface = lines[0], score.mention.anchor.surface
    sentence = sentence_at(article.analysis, Field.TEXT, line.start("first"))
    if sentence is None or {line["first"], line["second"]} == set(_WHOLE.findall(surface)):
        return
    place = passage(article.document, sentence, Span(max(line.start(), sentence.span.start), min(line.end(), sentence.span.end)))
    told = f"{line['first']}-{line['second']}"
    yield finding("headline.differs", article.document, f"headline {surface}, body {told}", (score, place), f"{told} in the headline")


# What stands before a range that is not the one that is told: "compared with earlier guidance of 420,000 to 440,000 tonnes".
_ANOTHER = lazily(
    r"\b(?:from|earlier|previous\w*|last|past|prior|instead|than|against|compared|versus|initial\w*|original\w*|old|first|usual\w*)\b",
    re.IGNORECASE,
)
_BEFORE = 60  # characters in which it stands
_OF_ONE_SIZE = 3  # times by which two ranges of one thing differ at most
_WORDS_SHARED = 2


def _range(article: Article) -> Iterator[Finding]:
    """Yield the range of a headline or bullet where the one of its unit in the body lies elsewhere: "sees output of 390-410 tonnes"."""
    spans = [claim for claim in article.figures if claim.mention.modifier is Modifier.RANGE and claim.mention.low < claim.mention.high]
    for claim in (claim for claim in spans if claim.mention.anchor.sentence.section in ABOVE):
        alike = [other for other in spans if other.mention.anchor.sentence.section is Section.BODY and _one_size(claim, other)]
        told = [other for other in alike if not _ANOTHER.search(_left(other, article.document.text)[-_BEFORE:])]
        if len(told) != 1 or any(core(claim).meets(core(other)) for other in alike):
            continue
        if len(_words(claim, article) & _words(told[0], article)) < _WORDS_SHARED:
            continue
        where, one, other = ABOVE[claim.mention.anchor.sentence.section], claim.mention.anchor.surface, told[0].mention.anchor.surface
        yield finding("headline.differs", article.document, f"{where} {one}, body {other}", (claim, told[0]), f"{other} in the {where}")


def _one_size(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two ranges are of one unit and size."""
    one, two = claim.mention, other.mention
    return one.unit == two.unit and claim.kind is other.kind and one.low <= two.high * _OF_ONE_SIZE and two.low <= one.high * _OF_ONE_SIZE


def _words(claim: FigureClaim, article: Article) -> frozenset[str]:
    sentence = claim.mention.anchor.sentence
    return stems(sentence.span.of(article.document.field(sentence.field)), article.lexicon)


_STRENGTH = lazily(
    r"\b(?:size|strength|magnitude|quake|earthquake|tremor|measur\w+|register\w+)(?: (?!and\b)[a-z]+){0,3}?"
    r" (?:at|as|was|of|to)(?: about)? $"
)


def _magnitude(article: Article) -> Iterator[Finding]:
    """Yield the magnitude of a headline where the body tells another without its name: "put the size at 6.1"."""
    head = _of(article, Section.HEADLINE, "magnitude")
    if len(head) != 1:
        return
    figures = (claim for claim in article.figures)
    body = [claim for claim in figures if claim.mention.anchor.sentence.section is Section.BODY]
    text = article.document.text
    told = [
        claim
        for claim in body
        if claim.kind is Kind.COUNT and value(claim) < _TEN and value(claim) % 1 and _STRENGTH.search(_left(claim, text))
    ]
    if len(told) == 1 and all(claim.mention.low != head[0].mention.low and claim.mention.unit != "magnitude" for claim in body):
        one, other = head[0].mention.anchor.surface, told[0].mention.anchor.surface
        message = f"headline {one}, body {other}; they differ by {shown(abs(value(head[0]) - value(told[0])), told[0])}"
        yield finding("headline.differs", article.document, message, (head[0], told[0]), f"{other} in the headline")


def _left(claim: FigureClaim, text: str) -> str:
    return text[claim.mention.anchor.sentence.span.start : claim.mention.anchor.span.start]


_DAY_NAME = lazily(r"(?:on )?(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?", re.IGNORECASE)
_TO_COME = lazily(r"\bto [a-z]+\b", re.IGNORECASE)
_WILL = lazily(r"\b(?:will|is to|are to|due to|set to|plans? to|is|are) (?:[a-z]+ ){1,6}(?:[a-z' -]+ )?$")
_SOON = lazily(r"\b(?:tomorrow|today|tonight)\b", re.IGNORECASE)


def _weekday(article: Article) -> Iterator[Finding]:
    """Yield the weekday of what a headline announces, where the body announces it for another: "to strike on Friday"."""
    days = [(claim, _DAY_NAME.fullmatch(claim.mention.anchor.surface)) for claim in article.dates]
    named = [(claim, match["name"].lower()) for claim, match in days if match is not None]
    head = [(claim, name) for claim, name in named if claim.mention.anchor.sentence.section is Section.HEADLINE]
    if len(head) != 1 or not _TO_COME.search(article.document.field(head[0][0].mention.anchor.field)):
        return
    (claim, name), text = head[0], article.document.text
    body = [(other, day) for other, day in named if other.mention.anchor.sentence.section is Section.BODY]
    ahead = [(other, day) for other, day in body if _announced(other, text)]
    if name in {day for _, day in body} or len(ahead) != 1 or _SOON.search(text):
        return
    other, day = ahead[0]
    message = f"headline {claim.mention.anchor.surface}, body {other.mention.anchor.surface}"
    yield finding("headline.differs", article.document, message, (claim, other), f"{day.capitalize()} in the headline")


def _announced(claim: DateClaim, text: str) -> bool:
    """Say whether a day stands behind "will" or "is to" in its clause."""
    anchor = claim.mention.anchor
    clause = text[anchor.sentence.span.start : anchor.span.start].rpartition(",")[2]
    return _WILL.search(f"{clause.removesuffix('on ')}") is not None


def _holds(claim: DateClaim, day: DateClaim) -> bool:
    """Say whether a few days told without a date, or as a span, hold the headline's day ("on Saturday", "13 to 15 June")."""
    first, last, wanted = claim.range.first, claim.range.last, day.range.first
    if first is None or last is None or (last - first).days > _DAYS:
        return "/" in claim.mention.expression
    return wanted is None or first <= wanted <= last
