"""Degrees: temperatures, differences of temperature, angles, and degrees in law.

In: a page and an amount told in degrees. Out: the amount with the unit that is meant.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.numerals import Form
from factcheck.model import Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.extractor.page import Amount, Page
    from factcheck.lexicon.units import Unit

__all__ = ["is_letter", "settle_degrees"]

_DEGREES_WARMER = lazily(
    r"(?i)\s(?:\w+\s)?(?:warmer|cooler|hotter|colder|higher|lower|(?:above|below) (?:the |its |their |all )?"
    r"(?:[\w–-]+\s(?=average))?(?:\w+-?)?"
    r"(?:average|normal|pre-?industrial|record|previous|old|seasonal|usual|mean|forecast|levels)|of (?:global )?warming)"
)
_WARMING_BEFORE = lazily(
    r"(?i)\b(?:rose|risen|rise|increased?|fell|dropped|warmed|warming|cooled|warming of|limit\w*)\s(?:\w+\s){0,3}(?:by|of|to)\s(?:\w+\s)?"
    r"(?:\d+(?:\.\d+)?\s?(?:°?[CF]?|degrees)(?:\s(?:to|and|or)\s|\s?[-–]\s?))?\Z"
)
# since before industry: "warming of 1.5 degrees", "limit global warming to 1.5C"
_WARMING_OF = lazily(
    r"(?i)\bwarming\s(?:of|to|by|at|below|under|beyond|above|past)\s(?:(?:about|at\sleast|more\sthan|just|well\sbelow|nearly)\s)?\Z"
)
_TEMPERATURE_NEAR = lazily(
    r"(?i)\btemperatur|\bhot|\bheat|\bwarm|\bcold|\bcool|\bfreez|\bweather|\boutside\b|\bmercury\b|\bthermomet|\bfrost|\bchill|\bsummer|\bwinter|\bcelsius|°|\bsnow|\bdegrees\s(?:below|above)\szero|\bfever|\boven|\bclimate|\bpeak"
)
_DROP_OF = lazily(r"(?i)\b(?:drop|rise|fall|difference|swing|increase|decrease|change|variation)\sof\s(?:\w+\s){0,2}\Z")
_HOT = lazily(r"\b(?:[6-9]\d|1[01]\d)\sdegrees\b(?!\s[Cc])")  # "102 degrees in Phoenix, 15 degrees above normal": nobody's Celsius
_NEARBY = 80  # characters
_HOTTEST_CELSIUS, _MOST_HONOURS = Decimal(57), Decimal(10)
_ZERO_BELOW = lazily(r"(?i)\s(?:below\s(?:zero|freezing))")


def is_letter(page: Page, start: int, end: int) -> bool:
    """Say whether "C" or "F" apart from a number is no unit: "Group 4 C", but not "41.2 C" or "40 F in the shade"."""
    text = page.text
    if text.endswith(("deg", "degree", "degrees"), start, end - 2):
        return False
    return text[end - 2 : end] in {" C", " F"} and "." not in text[start:end] and not page.near(_TEMPERATURE_NEAR, start, end)


def settle_degrees(page: Page, amount: Amount, unit: Unit) -> Amount:
    """Return an amount in degrees as a temperature, a difference of temperature, an angle or a count."""
    text = page.text
    if _is_difference(text, amount.start, amount.end):
        hot = page.purse.fahrenheit or _HOT.search(text, max(0, amount.start - _NEARBY), amount.start) is not None
        american = unit.name == "degree Fahrenheit" or (unit.name == "degree" and hot)
        name = "Fahrenheit degree" if american else "Celsius degree"
        return amount._replace(unit=name, units=())
    if unit.name == "degree" and not page.near(_TEMPERATURE_NEAR, amount.start, amount.end):
        if amount.form is not Form.DIGITS and amount.low <= _MOST_HONOURS:  # two degrees in law
            return amount._replace(
                end=amount.end - len(text[amount.start : amount.end].split()[-1]) - 1, kind=Kind.COUNT, unit="1", units=()
            )
        if text[amount.end - 7 : amount.end] == "-degree":  # a 45-degree angle
            return amount._replace(unit="degree of arc", units=())
    if unit.name == "degree" and (amount.low > _HOTTEST_CELSIUS or page.purse.fahrenheit):
        amount = amount._replace(unit="degree Fahrenheit", units=("degree Celsius",))
    below = _ZERO_BELOW.match(text, amount.end)
    if below is not None:
        return amount._replace(end=below.end(), low=-amount.high, high=-amount.low)
    return amount


def _is_difference(text: str, start: int, end: int) -> bool:
    """Say whether degrees tell a difference: "2°C warmer", "rose by 3 degrees", "a drop of 20 degrees"."""
    if _DEGREES_WARMER.match(text, end) or _DROP_OF.search(text, max(0, start - 30), start):
        return True
    if "arming" in text[max(0, start - 30) : start] and _WARMING_OF.search(text, max(0, start - 40), start):
        return True
    return "by" in text[max(0, start - 18) : start] and _WARMING_BEFORE.search(text, max(0, start - 60), start) is not None
