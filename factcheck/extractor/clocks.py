"""Lengths of time and height that two numbers tell: "2:21:09", "2h 21m 09s", "1:45.32", "5'11"", "an hour and 20 minutes".

In: a text or a page, and the place of a number in it. Out: an `Amount`, or None.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.numerals import Form
from factcheck.extractor.page import Amount
from factcheck.extractor.units import read_unit
from factcheck.model import Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.extractor.numerals import Numeral
    from factcheck.extractor.page import Page
    from factcheck.lexicon.units import Unit

__all__ = ["CLOCK_SIGNS", "and_a_half", "clocked", "or_more", "with_one"]

_ONE, _TEN = Decimal(1), Decimal(10)
CLOCK_SIGNS = (":", "h", "f", "'", "’", "′", " h", "\u00a0h")  # behind the first digits of a race time, and of feet and inches
_CLOCK_LIKE = lazily(r"(\d{1,2}):(\d\d):(\d\d)(?:\.\d+)?(?![\d:]|\s?[ap]\.?m|\sGMT|\sUTC)")
_LAP = lazily(r"(\d{1,2}):([0-5]\d\.\d{1,3})(?!\d)")  # 1:45.32
_HOURS = lazily(r"(\d{1,3})\s?h(?:rs?|ours?)?,?\s?(\d{1,2})\s?m(?:ins?|inutes?)?(?!\w)(?:,?\s?(\d{1,2})\s?s(?:ecs?|econds?)?)?(?!\w)")
_ONE_HALF = Decimal("1.5")
_ONE_AND = lazily(r"(?i)\b(an?|one)[\s-]([a-z]+)\sand\sa\s\Z")
_ONE_OR = lazily(r"(?i)\b(an?|one)[\s-]([a-z]+)\sor\s\Z")
# "for an hour and 20 minutes", but not "$5 an hour and 20 minutes of rest"
_AN_HOUR_AND = lazily(
    r"(?i)(?:\A|\b(?:for|in|about|took|takes|take|lasted|lasts|after|within|nearly|almost|of|than|just|over|spent|served|every)\s)(an?\s([a-z]+))\sand\s\Z"
)
_FEET = lazily(r"(\d)['’′]\s?(\d{1,2})(?:[\"”″]|''|’’)|(\d)ft(\d{1,2})(?!\w)")


def and_a_half(page: Page, start: int, end: int) -> Amount | None:
    """Read one and a half of a unit from its "half": "a year and a half", "an hour and a half"."""
    article = _ONE_AND.search(page.text, max(0, start - 32), start)
    found = read_unit(page.text, article.end(1), page.units) if article is not None else None
    if article is None or found is None or found[1] != article.end(2):
        return None
    return Amount(article.start(), end, _ONE_HALF, _ONE_HALF, Decimal(0), Form.WORDS, _ONE, found[0].kind, found[0].name, found[0].others)


def clocked(text: str, start: int) -> Amount | None:
    """Read a race time: "2:21:09", "2h 21m 09s"."""
    match = _CLOCK_LIKE.match(text, start) or _HOURS.match(text, start)
    feet = None if match else _FEET.match(text, start)
    if feet is not None:
        value = Decimal(feet[1] or feet[3]) * 12 + Decimal(feet[2] or feet[4])
        return Amount(start, feet.end(), value, value, _ONE, Form.DIGITS, _ONE, Kind.MEASURE, "inch")
    if match is None:
        return _lap(text, start)
    hours, minutes, seconds = Decimal(match[1]), Decimal(match[2]), Decimal(match[3] or 0)
    if match[3]:
        value, unit = (hours * 60 + minutes) * 60 + seconds, "second"
    else:
        value, unit = hours * 60 + minutes, "minute"
    return Amount(start, match.end(), value, value, _ONE, Form.DIGITS, _ONE, Kind.DURATION, unit)


def _lap(text: str, start: int) -> Amount | None:
    """Read a time in minutes and seconds with decimals: "1:45.32"."""
    lap = _LAP.match(text, start)
    if lap is None:
        return None
    value = Decimal(lap[1]) * 60 + Decimal(lap[2])
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return Amount(start, lap.end(), value, value, step, Form.DIGITS, _ONE, Kind.DURATION, "second")


def or_more(page: Page, numeral: Numeral) -> Amount | None:
    """Read "a year or two", "an hour or three" from its last number."""
    article = _ONE_OR.search(page.text, max(0, numeral.start - 32), numeral.start)
    found = read_unit(page.text, article.end(1), page.units) if article is not None else None
    if article is None or found is None or found[1] != article.end(2) or not _ONE < numeral.low < _TEN:
        return None
    return Amount(article.start(), numeral.end, _ONE, *numeral[3:], found[0].kind, found[0].name, found[0].others)


def with_one(page: Page, amount: Amount, unit: Unit) -> Amount | None:
    """Take in the one larger unit before a length of time: "an hour and 20 minutes", "a year and three months"."""
    article = _AN_HOUR_AND.search(page.text, max(0, amount.start - 32), amount.start)
    larger = read_unit(page.text, article.start(2) - 1, page.units) if article is not None else None
    if article is None or larger is None or larger[1] != article.end(2):
        return None
    one = (larger[0].factor / unit.factor).normalize()
    if larger[0].base != "second" or not amount.low < one:
        return None
    return amount._replace(start=article.start(1), low=one + amount.low, high=one + amount.high)
