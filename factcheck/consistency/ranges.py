"""A range whose ends are the wrong way round: "between 12 and 7 people"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single
from factcheck.consistency.changes import MOVE
from factcheck.consistency.days import comes_before
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.lines import slot
from factcheck.model import Change, DateClaim, FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_FIGURES = "[cmdap$]"
# What announces a range, so that "from 14 to nine" is no change; "the gap between 30 and 20" has no order.
_BETWEEN = r"(?<!gap )(?<!difference )(?<!choice )(?<!choose )(?<!divided )(?<!split )(?<!margin )(?<!ratio )\bbetween (?:the ages of )?"
_LEAD = (
    r"\b(?:(?:anywhere|anything|somewhere|rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|aged|ages|be|is|are|costs?|priced|last(?:s|ed|ing)?|takes?"
    r"|earn(?:s|ed|ing)?|(?:would|will|must|may|can|could|to|who) (?:pay|charge))"
    r"(?: in (?:age|price|size|length|height|weight|value|width|depth))? from|(?:rang(?:es?|ed|ing)|a range) of|age[sd]?) "
)
_RANGE = lazily(
    rf"{_BETWEEN}<(?P<low>{_FIGURES}\d+)>(?: [a-z]+)? (?:and|to) <(?P<high>{_FIGURES}\d+)>(?P<after>.{{0,20}})"
    rf"|{_LEAD}<(?P<low5>{_FIGURES}\d+)>(?: [a-z]+)? to <(?P<high5>{_FIGURES}\d+)>(?P<after5>.{{0,20}})"
    rf"|<(?P<low2>[mdp$]\d+)> ?[-–] ?<(?P<high2>[mdp$]\d+)>(?P<after2>.{{0,20}})"
    rf"|\b(?:minimum|least|lowest) (?:of )?<(?P<low3>{_FIGURES}\d+)>(?: [a-z]+)?,? (?:and|to|but|or) (?:at )?(?:an? )?(?:maximum|most"
    rf"|highest) (?:of )?<(?P<high3>{_FIGURES}\d+)>(?P<after3>.{{0,20}})"
    rf"|<(?P<low4>[cmdp$]\d+)>-? to <(?P<high4>[mdp$]\d+)>(?P<after4>.{{0,20}})"
)
_MAY_RANGE = (">-", ">–", "> -", "> –", "to <", "between", "minimum", "least", "lowest")
# "cut the wait 40 to 30 minutes", "from 7 to 5 per cent", "won by 30 to 20": a change or a score
_MOVED = MOVE.replace("gr(?:ew|own?|ows|owing|owth)", "gr(?:ew|own?|ows|owing)")  # "growth of 7 to 5 per cent" is a range
_NO_RANGE = lazily(
    rf"\b(?:{_MOVED}|won|wins?|beat\w*|lost|le(?:d|ads?|ading)|ahead|behind|defeat\w*|approv\w*"
    rf"|reject\w*|voted?|odds|ratio|gave|paid|moved?|went|gone|changed?|cut|added|sold)\b[^;:,]{{0,40}}$|\b(?:from|by) $"
)
_TELLS_RANGE = lazily(r"\b(?:of|expect\w*|forecast\w*|range|growth|costs?|takes?|lasts?|about|between|be|target\w*|guidance)(?: [a-z]+)? $")
_AGES = lazily(r"\bage[sd]?(?: from| group| of)? <(?P<low>a\d+)> ?[-–] ?(?P<high>\d{1,3})\b")
_JOINS = lazily(r"\d ?[-–]|\d to |^between ", re.IGNORECASE)
_FRACTION = lazily(r"/\d")  # "closed at 72-5/8"
_SPELT = lazily(r"(?:between )?[$£€]?(\d[\d,]*(?:\.\d+)?) ?(?:[-–]|to|and) ?[$£€]?(\d[\d,]*(?:\.\d+)?)(?![\d.,]*[\d/])", re.IGNORECASE)
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
_DAYS = lazily(rf"\b(?:from|between|years|period|covers|spans) {slot('t', 'low')} (?:to|and|until|till|through|-|–) {slot('t', 'high')}")
# "between 20 and 10 years ago" counts back; "between 11 and 4 on Sundays" are hours.
_BACKWARDS = lazily(r"^ ?(?:[a-z]+ )?(?:ago|earlier|before|bc|b\.c|bce|below|o'clock|[ap]\.?m\b)")
_OF_DAYS = lazily(r"^ ?(?:on|daily|every)\b")


def check(article: Article) -> Iterator[Finding]:
    """Yield the ranges that begin with the larger end."""
    for line in article.lines:
        if ("-" in line.raw or "–" in line.raw) and any(
            line.source.startswith(_STROKES, claim.mention.anchor.span.end) for claim in line.claims
        ):
            yield from _hyphens(article, line)
        yield from _in_one(article, line)
        if len(line.claims) > 1 and _may_turn(line):
            yield from _figures(article, line)
            yield from _bare_first(article, line)
            if line.kinds.count("t") > 1:
                yield from _days(article, line)


_STROKES = ("-", "–")


def _may_turn(line: Line) -> bool:
    """Say whether two neighbours among the figures and dates of a sentence stand close enough, and the wrong way round, to be a range."""
    for one, other in pairwise(line.claims):
        if other.mention.anchor.span.start - one.mention.anchor.span.end > _APART:
            continue
        if not isinstance(one, FigureClaim) or not isinstance(other, FigureClaim):
            if isinstance(one, DateClaim) and isinstance(other, DateClaim):
                return True
        elif one.mention.low * _scale(one, other) > other.mention.high and _is_range(
            line, one.mention.anchor.span.end, other.mention.anchor.span.start
        ):
            return True
    return False


def _is_range(line: Line, start: int, end: int) -> bool:
    """Say whether the words between two figures may make a range of them."""
    between = line.source[start:end]
    if "-" in between or "–" in between or "to " in between:
        return True
    return any(word in between for word in _LINKS) and any(word in line.raw for word in _LEADS)


_LINKS, _LEADS = ("and ", "or ", "but "), ("between", "minimum", "least", "lowest", "fewer than", "less than")


_JOINING = lazily(r"[-–]| to |etween | and ")
_APART = 40  # characters, hedges and all


def _hyphens(article: Article, line: Line) -> Iterator[Finding]:
    text, span = article.document.field(line.sentence.field), line.sentence.span
    for pattern in (_HYPHEN, _MONEY):
        for match in pattern.finditer(text, span.start, span.end):
            if int(match[1]) > int(match[2]):
                place = passage(article.document, line.sentence, Span(match.start(), match.end()))
                message = f"the range begins with {match[1]} and ends with {match[2]}; {match[1]} is more than {match[2]}"
                yield finding("range.wrong", article.document, message, (place,), f"{match[2]}-{match[1]}")


def _figures(article: Article, line: Line) -> Iterator[Finding]:
    may = len(line.kinds) - line.kinds.count("t") > 1 and any(word in line.text for word in _MAY_RANGE)
    for match in _RANGE.finditer(line.text) if may else ():
        turn = next(turn for turn in ("", "2", "3", "4", "5") if match[f"low{turn}"])
        low, high = line.figure(match, f"low{turn}"), line.figure(match, f"high{turn}")
        if _BACKWARDS.match(match[f"after{turn}"]) or not _alike(low, high):
            continue
        if high.kind is Kind.COUNT and low.mention.aspect != "age" and _OF_DAYS.match(match[f"after{turn}"]):
            continue
        if turn == "4" and not _beside_range(line, high) and not _TELLS_RANGE.search(line.text[: match.start()]) and low.kind is high.kind:
            continue  # "Rowe leads, 46% to 44%"
        if turn == "4" and (_NO_RANGE.search(line.text[: match.start()]) or low.mention.change is Change.FROM):
            continue
        yield from _reversed(article, low, high)
    yield from _bounds(article, line)


def _beside_range(line: Line, high: FigureClaim) -> bool:
    """Say whether the sentence has a range of the same unit: "fetched $1.80 to $2.20 a kilo, and those from the east $3.10 to $2.60"."""
    figures = (claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.mention.modifier is Modifier.RANGE)
    return any(claim.kind is high.kind and claim.mention.unit == high.mention.unit for claim in figures)


def _reversed(article: Article, low: FigureClaim, high: FigureClaim) -> Iterator[Finding]:
    if low.mention.low * _scale(low, high) > high.mention.low >= 0:
        one, other = low.mention.anchor.surface, high.mention.anchor.surface
        bare = low.kind is not high.kind and high.mention.aspect != "age" and _scale(low, high) == 1
        least = str(high.mention.low) if bare else other  # "6 to 4 inches"
        message = f"the range begins with {one} and ends with {other}; {one} is more than {least}"
        yield finding("range.wrong", article.document, message, (low, high), f"{least} to {one}")


def _bounds(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "no fewer than 30 and no more than 20", whose hedges are in the claims."""
    if not any(isinstance(claim, FigureClaim) and claim.mention.modifier in _AT_LEAST for claim in line.claims):
        return
    for match in _BOUNDS.finditer(line.text):
        low, high = line.figure(match, "low"), line.figure(match, "high")
        least, most = low.mention.modifier in _AT_LEAST, high.mention.modifier in _AT_MOST
        if least and most and _alike(low, high):
            yield from _reversed(article, low, high)


_BOUNDS = lazily(r"<(?P<low>[cmdp$]\d+)>(?: [a-z]+)?,? (?:and|but|or) <(?P<high>[cmdp$]\d+)>")
_AT_LEAST = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN})
_AT_MOST = frozenset({Modifier.AT_MOST, Modifier.LESS_THAN})


def _in_one(article: Article, line: Line) -> Iterator[Finding]:
    """Yield a range that is one figure, "2.4-2.1 million tonnes", and one of ages, "aged 11-5"."""
    for claim in line.claims:
        surface = claim.mention.anchor.surface
        if surface.isalnum() or not isinstance(claim, FigureClaim) or _JOINING.search(surface) is None:
            continue  # "12" and "two" are joined by nothing
        if claim.kind is Kind.RATIO or claim.mention.unit in {"score", "vote"}:
            continue
        match = _SPELT.match(surface) if _JOINS.search(surface) and not _FRACTION.match(_after(article, claim)) else None
        if match and _number(match[1]) > _number(match[2]) and (match[1], match[2]) != ("24", "7"):
            message = f"the range begins with {match[1]} and ends with {match[2]}; {match[1]} is more than {match[2]}"
            yield finding("range.wrong", article.document, message, (claim,), f"{match[2]} to {match[1]}")
    for match in _AGES.finditer(line.text) if "a" in line.kinds and "age" in line.raw else ():
        low = line.figure(match, "low")
        if low.mention.low > int(match["high"]):
            one, other = low.mention.anchor.surface, match["high"]
            message = f"the range begins with {one} and ends with {other}; {one} is more than {other}"
            yield finding("range.wrong", article.document, message, (low,), f"{other} to {one}")


def _after(article: Article, claim: FigureClaim) -> str:
    end = claim.mention.anchor.span.end
    return article.document.field(claim.mention.anchor.field)[end : end + 2]


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


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
    """Say whether the two are of one unit, which the first may leave to the second."""
    if not single(low) or not single(high):
        return False
    if "age" in {low.mention.aspect, high.mention.aspect}:
        return {low.mention.unit, high.mention.unit} <= {"1", "year"}
    if (low.kind is Kind.COUNT and high.kind in _SHARED) or _scale(low, high) > 1:
        return True
    return low.kind is high.kind and low.mention.unit == high.mention.unit


def _scale(low: FigureClaim, high: FigureClaim) -> Decimal:
    """Return by how much the first end is to be taken: "2.6m" for millions of what the second counts: "between 2.6m and 2.1m tonnes"."""
    one, two = low.mention, high.mention
    metres = one.unit == "metre" != two.unit and two.low * _SMALL >= _MILLION
    return _MILLION if metres and _M.match(f"{one.anchor.surface} {two.anchor.surface}") else Decimal(1)


_M = lazily(r"[\d.]+ ?m [\d.]+ ?m\b")
_MILLION, _SMALL = Decimal(10) ** 6, 10  # 0.9m is written of 900,000, too
_SHARED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.PERCENT, Kind.MONEY})


def _days(article: Article, line: Line) -> Iterator[Finding]:
    for match in _DAYS.finditer(line.text):
        low, high = line.claim(match["low"]), line.claim(match["high"])
        if not isinstance(low, DateClaim) or not isinstance(high, DateClaim):
            continue
        if comes_before(low, high, together=True):
            one, other = low.mention.anchor.surface, high.mention.anchor.surface
            message = f"the time begins with {one} and ends with {other}, which is earlier"
            yield finding("range.wrong", article.document, message, (low, high), f"{other} to {one}")
