"""A number with its currency or unit, as it is written.

In: a page (one sentence with its tables) and a place where the scanner saw a number begin. Out: an `Amount`, or None.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from factcheck.extractor.brackets import in_brackets
from factcheck.extractor.clocks import CLOCK_SIGNS, and_a_half, clocked, or_more, with_one
from factcheck.extractor.exclusions import is_counted, word_before
from factcheck.extractor.numberwords import read_word
from factcheck.extractor.numerals import Form, Numeral, read_digits, read_sign, scaled
from factcheck.extractor.page import Amount
from factcheck.extractor.temperatures import is_letter, settle_degrees
from factcheck.extractor.units import read_unit
from factcheck.model import Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re

    from factcheck.extractor.money import Sum
    from factcheck.extractor.page import Page
    from factcheck.lexicon.units import Unit

__all__ = ["read_amount"]

_ONE, _NOTHING = Decimal(1), Decimal(0)
_LARGE_SUM = Decimal(100_000)
_MINUS_WORD = lazily(r"(?i)(?<!\bor\s)\bminus\s\Z")
# "-40." and "minus 12" are told without degrees, "− 40 people" is none
_MINUS_SIGN_AFTER = lazily(r"\s(?:to|and)\s|[.,;:)]?(?:\s|\Z)(?![a-z])")
_BELOW = lazily(r"\s(?:degrees\s)?below\s(?:zero|freezing)(?:\s(?:(Celsius|C)|(Fahrenheit|F)))?(?!\w)")
_PART_OF = (" of a", " of o", " of 1")
_POINTS_ELSE = lazily(
    r"(?i)\bscor|\bindex\b|\bDow\b|\bFTSE\b|\bbasket|\brebound|\bstandings\b|\btable\b|\bS&P\b|\bNasdaq\b|\bSensex\b|\bNifty\b|"
    r"\bgame\b|\bchampionship\b|\bmatches\b"
)
_POINTS = lazily(r"(?i)[\s-]points?(?!\w|\s(?:along|of|on(?!\s(?:last|19\d\d|20\d\d|the\s(?:previous|last|same)))|where|for)\b)")
_A_POINT = lazily(r"(?i)\s(?:of\s)?a\spoint(?!\w)")
_SHARE_NEAR = lazily(
    r"(?i)%|margin\sof\serror|per\s?cent|\brates?\b|\bpoll|\bshare of\b|\bswing\b|\bturnout\b|\byield|\binterest\b|\binflation|\bapproval"
)
_NEAR = 110
_LEDE = 3000
_FROM_TO = 90  # letters of "from 18m passengers last year to"
_REACHED = 32  # letters before "31.6m" in "Passenger numbers for the year reached 31.6m"
_SYMBOL = 3  # letters of a symbol and its space
_MILLION = Decimal(1_000_000)
_QUAKE_BEFORE = lazily(
    r"(?i)\baftershocks?,?\s(?:the\s(?:strongest|largest|biggest)\s)?of\s(?:about\s)?\Z|"
    r"\bmagnitude[\s-](?:of\s|a\s)?(?:about\s|at least\s|roughly\s)?\Z|\bmeasur(?:ed|ing)\s\Z|\bRichter\s+scale\s\w+\s\Z"
)
_QUAKE_WORDS = ("magnitude", "aftershock", "measur", "richter")  # one of which each of the above has
_QUAKE_AFTER = lazily(r"(?i)[\s-](?:strong\s)?(?:earth)?(?:quake|tremor|temblor|aftershock|on the (?:open-ended )?Richter)")
_MAGNITUDES = Decimal(11)
_THOUSAND, _THOUSANDTH = Decimal(1000), Decimal("0.001")
_THINGS = lazily(r"\s([a-z-]+)(?:\s([a-z]+))?")
# told with three decimals as well: a fertility of 2.145 children, an average of 1.125 goals
# "to rise from 18m passengers last year to 31m in 2045"
_FROM_MILLIONS = lazily(
    r"\bfrom\s(?:about\s|some\s|around\s)?[\d.]+m\s(?!(?:above|below|high|long|tall|wide|deep|away|race|sprint|from|up|down)\b)[a-z]+(?:\s[a-z]+){0,4}\sto\s\Z"
)
_IN_MILLIONS = lazily(r"(?i)(?:,\s|\()in millions(?=[,):])")  # a heading over numbers: "Population, in millions: 18.42"
_NEVER_WHOLE = frozenset("children births babies goals points runs times persons".split())
_SIDES = lazily(r"(?:\s(?:by|x|×)\s\d{1,5}(?:\.\d{1,2})?){1,2}(?!\d)")
_TIMES = lazily(r"\stimes(?!\w)")
_TIMES_AS = lazily(
    r"\stimes\s(?:the|as|more|better|worse|stronger|cheaper|higher|larger|bigger|greater|faster|less|their|its|his|her|what|that)\b"
)


_MANY = ("s", "feet", "inches", "nia", "ries", "%", "cent")
_EARLIER = lazily(r"\s\([-−]?\d[\d.,]*\)")
_FOLLOWER = lazily(r"[\s\u2009-]?([^\W\d_²³]+|[^\w\s.,;:!?)\]”’\"'–—-])")


def read_amount(page: Page, match: re.Match[str]) -> Amount | None:
    """Read the number that begins at a match of the scanner, with its currency or unit."""
    start = match.start()
    group = match.lastgroup
    if group == "d":
        if page.text.startswith(CLOCK_SIGNS, match.end()) and (clock := clocked(page.text, start)) is not None:
            return clock
        numeral = read_digits(page.text, start, match.end(), page.numerals)
    elif group == "w":
        if match[0] == "half" and (half := and_a_half(page, start, match.end())) is not None:
            return half
        numeral = read_word(page.text, start, match.end(), page.numerals)
        if numeral is not None and page.text.endswith(" or ", 0, start) and (span := or_more(page, numeral)) is not None:
            return span
    else:
        numeral = (
            read_sign(page.text, start, page.numerals) if group == "f" else Numeral(start, match.end(), _ONE, _ONE, _NOTHING, Form.WORDS)
        )
    if numeral is None:
        return None
    if numeral.form is Form.ORDINAL:
        return Amount(*numeral, Kind.ORDINAL, "1")
    return (in_brackets(page, numeral) if page.text[numeral.end : numeral.end + 1] == ")" else None) or _with_unit(page, numeral)


def _with_unit(page: Page, numeral: Numeral) -> Amount:
    text = page.text
    money: Sum | None = None
    digits = numeral.form is Form.DIGITS
    if digits and not page.purse.is_led_by_word(text, numeral.start):
        money = page.purse.before(text, numeral.start, text[numeral.start : numeral.end + 1])
    if (digits or numeral.form is Form.WORDS) and not _followed(page, numeral.end) and not text.startswith(" (", numeral.end):
        return _paid(text, numeral, money) if money is not None else _bare(page, numeral)
    if digits:
        numeral = scaled(text, numeral, page.numerals, money=money is not None)
        if money is not None and numeral.scale == _ONE and text.startswith(" (", numeral.end):
            numeral = _scaled_behind(page, numeral)
    if money is None and numeral.form is not Form.FRACTION:
        money = page.purse.after(text, numeral.start, numeral.end, numeral.low)
        if money is not None and text[money.end - 6 : money.end].lower().endswith(("pound", "pounds")):
            large = numeral.scale >= 1000 or numeral.low >= _LARGE_SUM  # noqa: PLR2004 - "a million pounds"
            money = money if page.purse.pounds_are_money(partial(page.near, start=numeral.start, end=money.end), large=large) else None
    if money is not None:
        return _paid(text, numeral, money)
    return _measured(page, numeral)


def _scaled_behind(page: Page, numeral: Numeral) -> Numeral:
    """Give a sum the scale that stands behind its earlier value: "EUR 12.4 (10.1) million"."""
    behind = _EARLIER.match(page.text, numeral.end)
    found = scaled(page.text, numeral._replace(end=behind.end()), page.numerals, money=True) if behind is not None else numeral
    return found._replace(end=numeral.end)


def _followed(page: Page, end: int) -> bool:
    """Say whether what stands behind a number may belong to it: a scale word, a unit, a currency, a country before a currency."""
    match = _FOLLOWER.match(page.text, end)
    if match is None:
        return page.text.startswith(" - ", end)
    word = match[1]
    return word.lower() in page.followers or not word[0].islower()


def _bare(page: Page, numeral: Numeral) -> Amount:
    """Return a number without a unit: a count, or a magnitude that the words before name."""
    text = page.text
    if numeral.step < _ONE and numeral.form is Form.DIGITS and (fine := _finely(page, numeral)) is not None:
        return fine
    if text[numeral.end : numeral.end + 1] == "x" and _is_multiple(text, numeral):
        return Amount(numeral.start, numeral.end + 1, *numeral[2:], Kind.COUNT, "1", (), "times")
    if text.startswith(" below ", numeral.end) and (below := _BELOW.match(text, numeral.end)) is not None:
        unit = "degree Celsius" if below[1] else "degree Fahrenheit" if below[2] else "degree"
        others = page.units.by_name[unit].others
        return Amount(numeral.start, below.end(), -numeral.high, -numeral.low, *numeral[4:], Kind.MEASURE, unit, others)
    if numeral.form is Form.DIGITS and numeral.low < _MAGNITUDES and _after_quake(text, numeral.start):
        return Amount(*numeral, Kind.MEASURE, "magnitude", (), "magnitude")
    if numeral.step == _THOUSANDTH and _dotted(text, numeral):
        low, high = numeral.low * _THOUSAND, numeral.high * _THOUSAND
        return Amount(numeral.start, numeral.end, low, high, _ONE, Form.DIGITS, _ONE, Kind.COUNT, "1")
    if numeral.step < _ONE and text[numeral.start - 2 : numeral.start] == ": " and page.near(_IN_MILLIONS, numeral.start, numeral.end):
        low, high, step = numeral.low * _MILLION, numeral.high * _MILLION, numeral.step * _MILLION
        return Amount(numeral.start, numeral.end, low, high, step, Form.DIGITS, _MILLION, Kind.COUNT, "1")
    return _of_sides(page, numeral) or _below_nought(text, Amount(*numeral, Kind.COUNT, "1"))


def _after_quake(text: str, start: int) -> bool:
    """Say whether the words before a number make a magnitude of it: "a magnitude of 6.1", "measured 5.8"."""
    low = max(0, start - 40)
    near = text[low:start].lower()
    told = any(word in near for word in _QUAKE_WORDS)
    return told and _QUAKE_BEFORE.search(text, low, start) is not None


def _finely(page: Page, numeral: Numeral) -> Amount | None:
    """Read decimals whose unit is no word of its own: "9.58s", "0.5 of a percentage point"."""
    text, end = page.text, numeral.end
    if text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
        return Amount(numeral.start, end + 1, *numeral[2:], Kind.DURATION, "second")
    found = read_unit(text, end, page.units, part=True) if numeral.low < _ONE and text.startswith(_PART_OF, end) else None
    return None if found is None else Amount(numeral.start, found[1], *numeral[2:], found[0].kind, found[0].name, found[0].others)


def _is_multiple(text: str, numeral: Numeral) -> bool:
    """Say whether an x behind digits stands for "times": "2.1x EBITDA", "a 10x rise", but not "4x4", "the Boeing 777x"."""
    if text[numeral.end + 1 : numeral.end + 2].isalnum():
        return False
    before = word_before(text, 0, numeral.start)
    return numeral.step < _ONE or len(before) == numeral.start - 1 or not before[:1].isupper()


def _below_nought(text: str, amount: Amount) -> Amount:
    """Take in the minus of a bare number: "it was -40.", "a low of minus 12", "-5 to -10 degrees"."""
    start, before = amount.start, text[amount.start - 1 : amount.start]
    if before == " ":
        minus = _MINUS_WORD.search(text, max(0, start - 10), start) if text[start - 2 : start - 1] in {"s", "S"} else None
        return amount if minus is None else amount._replace(start=minus.start(), low=-amount.high, high=-amount.low)
    if before not in {"-", "−"} or text[start - 2 : start - 1] not in {"", " ", "("} or amount.form is not Form.DIGITS:
        return amount
    if start == 1 and text[amount.end : amount.end + 1] == " " and before == "-" and not text.startswith((" to ", " and "), amount.end):
        return amount  # "-5 people": a list
    return amount._replace(start=start - 1, low=-amount.high, high=-amount.low) if _MINUS_SIGN_AFTER.match(text, amount.end) else amount


def _dotted(text: str, numeral: Numeral) -> bool:
    """Say whether the dot before three digits groups thousands: "1.900 works", but not "2.145 children per woman"."""
    following = _THINGS.match(text, numeral.end)
    if following is None or text[numeral.start] == "0" or numeral.low >= _THOUSAND:
        return False
    return is_counted(text, numeral.end) and following[1] not in _NEVER_WHOLE and following[2] != "per"


def _of_sides(page: Page, numeral: Numeral) -> Amount | None:
    """Read the first side of a thing, whose unit stands behind the last: "31 by 24 centimetres", "12 x 8 x 3 metres"."""
    if page.text[numeral.end + 1 : numeral.end + 2] not in {"b", "x", "×"}:
        return None
    sides = _SIDES.match(page.text, numeral.end)
    found = read_unit(page.text, sides.end(), page.units) if sides is not None else None
    if found is None or found[0].base != "metre":
        return None
    return Amount(*numeral, found[0].kind, found[0].name, found[0].others)


def _paid(text: str, numeral: Numeral, money: Sum) -> Amount:
    low, high, step = numeral.low * money.factor, numeral.high * money.factor, numeral.step * money.factor
    start = min(numeral.start, money.start)
    if (
        text[start - 1 : start] in {"-", "−"}
        and not text[start - 2 : start - 1].isalnum()
        and text[start - 2 : start - 1] not in {")", "%"}
    ):
        low, high, start = -high, -low, start - 1
    return Amount(start, max(numeral.end, money.end), low, high, step, numeral.form, numeral.scale, Kind.MONEY, money.code, money.others)


def _of_many(page: Page, numeral: Numeral) -> Amount | None:
    """Read what a vague number is told of: "millions of dollars", "hundreds of miles"; None for things and people."""
    text, end = page.text, numeral.end + 3
    if text[numeral.end : end].lower() != " of":
        return None
    money = page.purse.after(text, numeral.start, end, numeral.low)
    if money is not None:
        return Amount(numeral.start, money.end, *numeral[2:], Kind.MONEY, money.code, money.others)
    found = read_unit(text, end, page.units)
    if found is None or not text.endswith(_MANY, 0, found[1]):
        return None  # "hundreds of stone steps"
    unit, end = found
    return Amount(numeral.start, end, *numeral[2:], unit.kind, unit.name, unit.others)


def _measured(page: Page, numeral: Numeral) -> Amount:
    text = page.text
    if numeral.form is Form.VAGUE and (many := _of_many(page, numeral)) is not None:
        return many
    part = numeral.form is Form.FRACTION
    found = None if part and _is_rank(text, numeral) else read_unit(text, numeral.end, page.units, part=part)
    if found is None:
        return _unitless(page, numeral)
    unit, end = found
    unit = _as_meant(page, unit, numeral, end)
    if unit.name == "metre" and end == numeral.end + 1 and _elsewhere_millions(page, numeral):
        low, high, step = numeral.low * _MILLION, numeral.high * _MILLION, numeral.step * _MILLION
        return Amount(numeral.start, end, low, high, step, Form.DIGITS, _MILLION, Kind.COUNT, "1")
    amount = Amount(numeral.start, end, *numeral[2:], unit.kind, unit.name, unit.others)
    if unit.base == "second" and text.endswith(" and ", 0, numeral.start) and (longer := with_one(page, amount, unit)) is not None:
        return longer
    if unit.base in {"celsius", "kelvin"}:
        if is_letter(page, numeral.start, end):
            return _unitless(page, numeral)
        amount = settle_degrees(page, amount, unit)
    if text[amount.start - 1 : amount.start] in {"-", "−", "–"} or text[amount.start - 1 : amount.start] == " ":
        amount = _signed(text, amount)
    return amount


def _as_meant(page: Page, unit: Unit, numeral: Numeral, end: int) -> Unit:
    """Return the unit of a symbol that stands for two: "accelerating through 118kt" tells knots."""
    symbol = unit.name == "kilotonne" and end <= numeral.end + _SYMBOL
    return page.units.by_name["knot"] if symbol and page.near(page.numerals.context["knots"], numeral.start, end) else unit


def _is_rank(text: str, numeral: Numeral) -> bool:
    """Say whether what looks like a share ranks what follows: "a third consecutive year", but not "a half hour", "a third of a mile"."""
    written = text[numeral.start : numeral.end]
    return written[0] in "aA" and not written.endswith(("half", "quarter")) and not text.startswith(" of", numeral.end)


def _elsewhere_millions(page: Page, numeral: Numeral) -> bool:
    """Say whether the article has the number in millions: a headline's "rise to 3.2m" above "3.2m visitors" or "3.2 million"."""
    number = page.text[numeral.start : numeral.end]
    if numeral.step < _ONE and page.numerals.context["millions"].search(page.text, max(0, numeral.start - _REACHED), numeral.start):
        return True
    if page.field.find(f"{number} million", 0, _LEDE) >= 0 or _FROM_MILLIONS.search(
        page.text, max(0, numeral.start - _FROM_TO), numeral.start
    ):
        return True
    place = page.field.find(f"{number}m ", page.offset + numeral.end + 1, _LEDE)
    if place < 0:
        return False
    end = place + len(number)
    return page.field[end + 2 : end + 3].islower() and not page.numerals.context["metres"].match(page.field, end + 2)


def _signed(text: str, amount: Amount) -> Amount:
    """Take in a minus: "-3°C", "minus 3 degrees", "-0.4%"."""
    start = amount.start
    if text[start - 1] != " ":
        before = text[start - 2 : start - 1]
        if before.isalnum() or before in {"%", ")", "°"}:
            return amount
        return amount._replace(start=start - 1, low=-amount.high, high=-amount.low)
    minus = _MINUS_WORD.search(text, max(0, start - 7), start) if text[start - 2 : start - 1] in {"s", "S"} else None
    return amount if minus is None else amount._replace(start=minus.start(), low=-amount.high, high=-amount.low)


def _of_shares(page: Page, start: int, end: int) -> bool:
    """Say whether points are percentage points and not those of a game or an index."""
    return page.near(_SHARE_NEAR, start, end) and not page.near(_POINTS_ELSE, start, end, _NEAR // 2)


def _unitless(page: Page, numeral: Numeral) -> Amount:
    """Return a count, a share, points, or a magnitude."""
    text, end = page.text, numeral.end
    if numeral.form is Form.FRACTION:
        points = _POINTS.match(text, end) or _A_POINT.match(text, end)
        if points is not None:
            return Amount(numeral.start, points.end(), *numeral[2:], Kind.PERCENT, "percentage point")
        return Amount(*numeral, Kind.PERCENT, "1")
    if (points := _POINTS.match(text, end)) and _of_shares(page, numeral.start, end):
        return Amount(numeral.start, points.end(), *numeral[2:], Kind.PERCENT, "percentage point")
    if numeral.low < _MAGNITUDES and numeral.form is Form.DIGITS and (_QUAKE_AFTER.match(text, end) or _after_quake(text, numeral.start)):
        return Amount(*numeral, Kind.MEASURE, "magnitude", (), "magnitude")
    if (times := _TIMES.match(text, end)) and not _TIMES_AS.match(text, end):
        return Amount(numeral.start, times.end(), *numeral[2:], Kind.COUNT, "1", (), "times")
    return Amount(*numeral, Kind.COUNT, "1")
