"""A range whose ends are the wrong way round: "between 12 and 7 people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single
from factcheck.consistency.days import comes_before
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.lines import slot
from factcheck.model import DateClaim, FigureClaim, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_FIGURES = "[cmdap$]"
_RANGE = lazily(
    rf"(?:\bbetween |\banywhere from |\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|aged|ages) from )<(?P<low>{_FIGURES}\d+)>(?: [a-z]+)? "
    rf"(?:and|to) <(?P<high>{_FIGURES}\d+)>(?P<after>.{{0,20}})"
    rf"|<(?P<low2>[mdp$]\d+)> ?[-–] ?<(?P<high2>[mdp$]\d+)>(?P<after2>.{{0,20}})"
)
_MONEY = lazily(r"[$£€](\d+) ?[-–] ?(\d+)(?: ?(?:million|billion|thousand|bn|m|k)\b|(?![\d.,/]))")
# "40-30 mph", of which only the second number has a unit.
_HYPHEN = lazily(
    r"(?<![\d.,/:–-])(\d{1,3}) ?[-–] ?(\d{1,3}) ?(?:mph|km/h|kph|km|miles?|%|per ?cent|°?[CF]\b|cm|mm|kg|tonnes?|tons?|f(?:ee|oo)?t"
    r"|metres?|meters?"
    r"|inches|litres?|years?|minutes?|hours?|days?|weeks?|months?)(?![\w/])"
)
_BARE = lazily(
    r"\b(?:of|expect\w*|forecast|about|around|some|measur\w+|between|is|are|be|by|gets?|lasts?|takes?) <(?P<low>c\d+)> (?:to|-"
    r"|–) <(?P<high>[md]\d+)>"
    r"|\b(?:anywhere|rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)) from <(?P<from>[md]\d+)> to <(?P<to>c\d+)>(?=[.,;]|$)"
)
_DAYS = lazily(rf"\b(?:from|between) {slot('t', 'low')} (?:to|and|until|till|through) {slot('t', 'high')}")
# "between 20 and 10 years ago" counts back; "between 11 and 4 on Sundays" are hours.
_BACKWARDS = lazily(r"^ ?(?:[a-z]+ )?(?:ago|earlier|before|bc|b\.c|bce|below|o'clock|[ap]\.?m\b|on\b|daily\b|every\b)")


def check(article: Article) -> Iterator[Finding]:
    """Yield the ranges that begin with the larger end."""
    for line in article.lines:
        yield from _hyphens(article, line)
        if len(line.claims) > 1:
            yield from _figures(article, line)
            yield from _bare_first(article, line)
            yield from _days(article, line)


def _hyphens(article: Article, line: Line) -> Iterator[Finding]:
    if ">-" not in line.text and ">–" not in line.text:
        return
    text, span = article.document.field(line.sentence.field), line.sentence.span
    for pattern in (_HYPHEN, _MONEY):
        for match in pattern.finditer(text, span.start, span.end):
            if int(match[1]) > int(match[2]):
                place = passage(article.document, line.sentence, Span(match.start(), match.end()))
                message = f"the range begins with {match[1]} and ends with {match[2]}; {match[1]} is more than {match[2]}"
                yield finding("range.wrong", article.document, message, (place,), f"{match[2]}-{match[1]}")


def _figures(article: Article, line: Line) -> Iterator[Finding]:
    for match in _RANGE.finditer(line.text):
        names = ("low", "high", "after") if match["low"] else ("low2", "high2", "after2")
        low, high = line.figure(match, names[0]), line.figure(match, names[1])
        if _BACKWARDS.match(match[names[2]]) or not _alike(low, high):
            continue
        if low.mention.low > high.mention.low >= 0:
            one, other = low.mention.anchor.surface, high.mention.anchor.surface
            message = f"the range begins with {one} and ends with {other}; {one} is more than {other}"
            yield finding("range.wrong", article.document, message, (low, high), f"{other} to {one}")


def _bare_first(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "Snow of 6 to 4 inches", whose first number has no unit."""
    for match in _BARE.finditer(line.text):
        names = ("low", "high") if match["low"] else ("from", "to")
        low, high = (line.figure(match, name) for name in names)
        if single(low) and single(high) and low.mention.low > high.mention.low > 0:
            one, other = low.mention.anchor.surface, high.mention.anchor.surface
            yield finding(
                "range.wrong",
                article.document,
                f"the range begins with {one} and ends with {other}; {one} is more than {high.mention.low}",
                (low, high),
                f"{high.mention.low} to {low.mention.low}",
            )


def _alike(low: FigureClaim, high: FigureClaim) -> bool:
    if not single(low) or not single(high):
        return False
    if "age" in {low.mention.aspect, high.mention.aspect}:
        return {low.mention.unit, high.mention.unit} <= {"1", "year"}
    return low.kind is high.kind and low.mention.unit == high.mention.unit


def _days(article: Article, line: Line) -> Iterator[Finding]:
    for match in _DAYS.finditer(line.text):
        low, high = line.claim(match["low"]), line.claim(match["high"])
        if not isinstance(low, DateClaim) or not isinstance(high, DateClaim):
            continue
        if comes_before(low, high, together=True):
            one, other = low.mention.anchor.surface, high.mention.anchor.surface
            message = f"the time begins with {one} and ends with {other}, which is earlier"
            yield finding("range.wrong", article.document, message, (low, high), f"{other} to {one}")
