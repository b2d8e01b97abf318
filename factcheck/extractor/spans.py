"""Two amounts that are one figure: ranges ("between 5 and 7 percent") and sums of units ("two hours and 10 minutes").

In: a page and an amount already read. Out: the amount with what follows taken in, and whether it is a range.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.amounts import Amount, read_amount
from factcheck.extractor.numerals import Form
from factcheck.model import Kind

if TYPE_CHECKING:
    from factcheck.extractor.amounts import Page
    from factcheck.lexicon.units import Unit

__all__ = ["join", "read_range"]

_ONE, _MILLION = Decimal(1), Decimal(1_000_000)
_LINK = re.compile(
    r"\s?([-–—‑])\s?|\s(to|and|or)\s(?:about\s|around\s|roughly\s|perhaps\s|even\s|as\s(?:much|many|high)\sas\s|nearly\s|almost\s|more\sthan\s|over\s)?"
)
_LEAD = re.compile(
    r"(?:[A-Z]{1,3}\.?)?[$£€¥₹₨₽₩₦₱₪₫฿₴₺]|Rs\.?\s?|RM\s?|[A-Z]{3}\s?|[−-](?=\d)|minus\s|a\s(?=hundred|dozen|thousand|million)|an\s"
)
_BETWEEN = re.compile(r"(?i)\bbetween\s(?:about\s|some\s|an estimated\s)?\Z|\banywhere\sbetween\s\Z")
_FROM = re.compile(r"(?i)\bfrom\s(?:about\s|around\s|some\s|nearly\s|just\s|over\s|more\sthan\s|as\s(?:few|little|low)\sas\s)?\Z")
_WINDOW = 28
_CHANGE_WINDOW = 110
_WORDS = re.compile(r"[a-z]+")
_MORE = re.compile(r",?\s(?:and\s)?|(?<=[a-z])\s?")
# "two years and a half": nothing that could be halved follows
_AND_A_HALF = re.compile(
    r"\sand\sa\s(half|quarter)(?=[.,;:)]|\Z|\s(?:of|in|for|to|after|before|later|ago|earlier|on|at|behind|by|from|with|until|since|as|when|while|long)\b)"
)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_JOINED = {"second", "metre", "kilogram"}


def read_range(page: Page, first: Amount) -> Amount | None:
    """Return the range that begins with `first`, None where there is none."""
    text = page.text
    link = _LINK.match(text, first.end)
    if link is None or first.form in {Form.ORDINAL, Form.VAGUE}:
        return None
    second = _read_at(page, link.end())
    if second is None or second.form in {Form.ORDINAL, Form.VAGUE} or not _linked(page, first, second, link):
        return None
    return _merged(first, second)


def _read_at(page: Page, place: int) -> Amount | None:
    lead = _LEAD.match(page.text, place)
    match = page.numerals.scanner.match(page.text, lead.end() if lead else place)
    amount = read_amount(page, match) if match else None
    return amount if amount is not None and amount.start <= place + 1 + (len(lead[0]) if lead else 0) else None


def _linked(page: Page, first: Amount, second: Amount, link: re.Match[str]) -> bool:
    """Say whether the words around make one range of two amounts."""
    text, before = page.text, max(0, first.start - _WINDOW)
    word = link[2]
    if word == "and":
        return _BETWEEN.search(text, before, first.start) is not None
    if word == "or":
        return not first.own and first.low + 1 <= second.low <= first.low * 2 and first.scale == second.scale
    if link[1] and (link[0] != link[1]) and not (first.own and second.own):
        return False
    if first.form is Form.FRACTION or second.form is Form.FRACTION:
        return first.form is second.form
    words = _WORDS.findall(text[max(0, first.start - _CHANGE_WINDOW) : first.start].lower())
    verbs = page.modifiers.change_verbs
    if _FROM.search(text, before, first.start):
        return not any(one in verbs or one in page.modifiers.change_nouns for one in words[-16:])
    if link[1] is not None or not first.own:
        return True
    last = words[-2:-1] if words[-1:] == ["by"] and not second.own else words[-1:]
    return not last or last[0] in {"to", "by"} or last[0] not in verbs


def _merged(first: Amount, second: Amount) -> Amount | None:
    """Return one amount from the lower end of `first` to the upper end of `second`, their unit shared; None where they do not fit."""
    if first.unit == "metre" and second.unit == "1" and second.scale == _MILLION:  # waves of 6m to 8m
        second = second._replace(
            low=second.low / _MILLION, high=second.high / _MILLION, step=_ONE, scale=_ONE, kind=first.kind, unit=first.unit
        )
    low, step = first.low, max(first.step, second.step)
    if first.scale == _ONE and second.scale > _ONE and low * second.scale <= second.low:
        low *= second.scale
    elif first.own and second.own and first.scale != second.scale and first.scale < second.scale and low > second.low:
        return None
    unit = second if second.own else first
    if first.own and second.own and first.unit != second.unit:
        return None
    if first.own and not second.own and not _understood(first, second):
        return None
    if low >= second.high:
        return None
    return Amount(first.start, second.end, low, second.high, step, second.form, second.scale, unit.kind, unit.unit, unit.units, unit.aspect)


def _understood(first: Amount, second: Amount) -> bool:
    """Say whether a bare upper end is told in the unit of the lower: "$5 to 7", but not "climbed by 38% to 16,400"."""
    return (first.kind is Kind.MONEY or first.unit == "percent") and second.high < first.low * 10


def join(page: Page, first: Amount) -> Amount:
    """Take in the smaller units that follow: "seven years and four months", "6ft 2in"; the whole is told in the smallest."""
    unit = page.units.by_name.get(first.unit)
    if unit is None or unit.base not in _JOINED or first.low != first.high:
        return first
    half = _AND_A_HALF.match(page.text, first.end)
    if half is not None:
        value = first.low + _PARTS[half[1]]
        return first._replace(end=half.end(1), low=value, high=value)
    more = _MORE.match(page.text, first.end)
    match = page.numerals.scanner.match(page.text, more.end()) if more else None
    if match is None or match.lastgroup == "f":
        return first
    second = read_amount(page, match)
    smaller = page.units.by_name.get(second.unit) if second is not None else None
    if second is None or smaller is None or second.start != match.start() or not _fits(unit, smaller, second):
        return first
    value = first.low * (unit.factor / smaller.factor).normalize() + second.low
    whole = Amount(first.start, second.end, value, value, second.step, second.form, _ONE, smaller.kind, smaller.name)
    return join(page, whole) if smaller.factor > 1 or smaller.base != "second" else whole


def _fits(unit: Unit, smaller: Unit, second: Amount) -> bool:
    return (
        smaller.base == unit.base
        and smaller.factor < unit.factor
        and second.low * smaller.factor < unit.factor
        and second.form is not Form.FRACTION
    )
