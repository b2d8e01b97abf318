"""Numbers as they are written: digits with any newsroom's separators, fractions, scale words behind digits.

In: a text and the place where the scanner saw a number begin. Out: a `Numeral`, or None. What is counted, units, hedges and whether it is
a figure at all are left to others. Numbers in words are read by `numberwords`.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, members

if TYPE_CHECKING:
    import re

    from factcheck.lexicon.numerals import Numerals

__all__ = ["Form", "Numeral", "read_digits", "read_sign", "scaled"]

_ONE, _TEN = Decimal(1), Decimal(10)
_NO_STEP = Decimal(0)
_LONGEST = 40
_SHORT = 3
_counts: dict[str, Decimal] = {}  # of up to three digits
_MOST_OF_A_PLURAL = Decimal(1000)

# 1,234,567 · 12,34,567 · 1 234 567 with thin or no-break spaces · 1'234 · 1.234.567 · plain; then decimals ("3·5" in older British style)
_DIGITS = lazily(
    r"(?:\d{1,3}(?:,\d{3}){1,9}|\d{1,2}(?:,\d{2}){1,9},\d{3}|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,9}|\d{1,3}(?: \d{3}){1,9}"
    r"|\d{1,3}(?:['’]\d{3}){1,9}|\d{1,3}(?:\.\d{3}){2,9}|\d{1,4},\d\d(?=\s?(?:€|EUR\b|euros?\b))|\d+)(?!\d)(?:[.·]\d+)?"
)
_DROPPED = str.maketrans("", "", ",'’ \u00a0\u2009\u202f")
_BARE_POINT = lazily(r"(?:[\s($£€¥+−–-]|\A)\.")
_TORN = lazily(r"\s\.(\d+)(?!\d)")
_SIGN_AFTER = lazily(r"[ \u00a0\u2009\u202f-]?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_MIXED_AFTER = lazily(r"[ -](\d)/(\d{1,2})(?![\d/])")
_SLASH = lazily(r"/(\d{1,2})(?![\d/.]|,\d)")
_ORDINAL_SUFFIX = lazily(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)")
_ORDINAL_FIRST = frozenset("snrtSNRT")
_DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 32}
_SCALE = lazily(r"(?:[ \u00a0\u2009\u202f\n-]|-)?([A-Za-z]+)")
# scale words cut short that may stand apart from their digits; m, b, t and k need money or glue
_APART = {"mn", "mln", "bn", "bln", "tn", "trn", "tln", "cr", "Cr", "Bn", "BN", "mio"}


@members
class Form(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"
    ORDINAL = "ordinal"


class Numeral(NamedTuple):
    """A number as written; `step` is the place value of its last digit, 0 for words; `scale` is the factor of its scale word (1: none)."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    form: Form
    scale: Decimal = _ONE


def read_digits(text: str, start: int, end: int, numerals: Numerals) -> Numeral | None:
    """Read the digits from `start` to `end`, with decimals, a fraction behind them ("2½", "3 1/2") or below them ("3/4")."""
    ahead = text[end : end + 3]
    if (
        ahead[:1] == " "
        and ahead[1:2].isalpha()
        and ahead.isascii()
        and ahead[2:] != "/"
        and (written := text[start:end]).isascii()
        and written.isdigit()
        and end - start <= _SHORT
        and text[start - 1 : start] != "."
    ):
        value = _counts.get(written) or _counts.setdefault(written, Decimal(written))
        return Numeral(start, end, value, value, _ONE, Form.DIGITS)  # "35 people": most
    return _read_with_care(text, start, end, numerals)


def _read_with_care(text: str, start: int, end: int, numerals: Numerals) -> Numeral | None:
    if text[end + 1 : end + 2].isdigit() and (grouped := _DIGITS.match(text, start)) is not None:
        end = grouped.end()
    if end - start > _LONGEST:
        return None
    written = text[start:end]
    if not written.isdecimal():
        written = _plain(written)
    ahead = text[end : end + 3]
    if ahead[:2] == " ." and text[start - 1 : start].isalpha() and (apart := _TORN.match(text, end)) is not None:
        end, written = apart.end(), f"{written}.{apart[1]}"  # "EUR61 .8 m": a tokenizer's work
        ahead = text[end : end + 3]
    if text[start - 1 : start] == "." and written.isdigit() and _BARE_POINT.match(text, max(start - 2, 0)):
        start, written = start - 1, f".{written}"  # ".5 percent", "$.50"
    value = Decimal(written)
    point = written.find(".")
    step = _ONE if point < 0 else _TEN ** (point + 1 - len(written))
    follower = ahead[:1]
    if follower in _ORDINAL_FIRST and step == _ONE and (suffix := _ORDINAL_SUFFIX.match(text, end)):
        return Numeral(start, suffix.end(), value, value, _NO_STEP, Form.ORDINAL)
    if follower == "/":
        return _slash(text, start, end, value)
    numeral = Numeral(start, end, value, value, step, Form.DIGITS)
    return numeral if ahead.isascii() and ahead[2:] != "/" else _with_part(text, numeral, numerals)


def _with_part(text: str, whole: Numeral, numerals: Numerals) -> Numeral:
    """Take in the fraction behind a whole number: "2½", "3 1/2"."""
    end = whole.end
    sign = _SIGN_AFTER.match(text, end) if text[end : end + 1] in numerals.vulgar or text[end + 1 : end + 2] in numerals.vulgar else None
    mixed = _MIXED_AFTER.match(text, end) if text[end + 2 : end + 3] == "/" else None
    if sign is not None:
        value, end = whole.low + numerals.vulgar[sign[1]], sign.end()
    elif mixed is not None and int(mixed[2]) in _DENOMINATORS:
        value, end = whole.low + Decimal(mixed[1]) / Decimal(mixed[2]), mixed.end()
    else:
        return whole
    return Numeral(whole.start, end, value, value, _NO_STEP, Form.DIGITS)


def _plain(number: str) -> str:
    """Return a number without its grouping: "1,234.5", "1.234.567", "12,50 €"."""
    plain = number.translate(_DROPPED).replace("·", ".")
    if number[-3:-2] == ",":
        return f"{plain[:-2]}.{plain[-2:]}"
    return plain.replace(".", "") if plain.count(".") > 1 else plain


def _slash(text: str, start: int, end: int, upper: Decimal) -> Numeral | None:
    """Read "3/4"; "9/11" and "24/7" are none."""
    below = _SLASH.match(text, end)
    if below is None:
        step = _TEN ** int(upper.as_tuple().exponent)
        return Numeral(start, end, upper, upper, step, Form.DIGITS)
    lower = int(below[1])
    if lower not in _DENOMINATORS or not 0 < upper < lower:
        return None
    share = upper / lower
    return Numeral(start, below.end(), share, share, _NO_STEP, Form.FRACTION)


def read_sign(text: str, start: int, numerals: Numerals) -> Numeral:
    """Read a fraction sign that stands alone: "½"."""
    share = numerals.vulgar[text[start]]
    return Numeral(start, start + 1, share, share, _NO_STEP, Form.FRACTION)


def scaled(text: str, numeral: Numeral, numerals: Numerals, *, money: bool) -> Numeral:
    """Take in the scale words behind a number in digits: "1.2 million", "5 lakh crore", "412m" (`money`), "48,250-crore"."""
    for _ in range(2):
        match = _SCALE.match(text, numeral.end)
        if match is None:
            return numeral
        word = match[1]
        factor = numerals.scales.get(word.lower())
        if factor is not None and word[-1] == "s" and numeral.low >= _MOST_OF_A_PLURAL and not money:
            return numeral  # "In 2019 crores of people": a year
        if factor is None and numeral.scale == _ONE:
            apart = match.start(1) != numeral.end
            if not apart or word in _APART or (money and text[numeral.end] != "\n"):
                factor = _abbreviation(text, match, numerals, money=money)
        if factor is None:
            return numeral
        low, high, step = numeral.low * factor, numeral.high * factor, numeral.step * factor
        numeral = Numeral(numeral.start, match.end(), low, high, step, Form.DIGITS, numeral.scale * factor)
    return numeral


_LETTER_AFTER = lazily(r"\s[a-z]")
_METRES_END = lazily(r"[.,;:)x]|\s@|\s[–—-]\s|\s?$|-(?:long|tall|high|deep|wide)")
_COUNTED_NEXT = lazily(r"(?:\s[a-z]+){0,2}?\s(?:[a-z]+s|people|children)\b")
_NEAR = 40  # letters before a number in which the river or the water stands
_FOR_MONEY_ONLY = {"grand", "t", "T", "b", "B", "MM", "mil", "L"}


def _abbreviation(text: str, match: re.Match[str], numerals: Numerals, *, money: bool) -> Decimal | None:
    """Return the factor of "m", "bn", "k"; None where the letter is a unit ("100m race", "3.46t")."""
    word = match[1]
    factor = numerals.abbreviations.get(word)
    if factor is None or money:
        return factor
    if word in _FOR_MONEY_ONLY and not (word in {"b", "B"} and _LETTER_AFTER.match(text, match.end())):
        return None
    if word == "m" and _metres(text, match, numerals):
        return None
    return factor


def _metres(text: str, letter: re.Match[str], numerals: Numerals) -> bool:
    """Say whether "100m" is a length: "100m race", "5m tall", "crested at 8.9m early on Friday"; "3.2m visitors" is millions."""
    end = letter.end()
    if _METRES_END.match(text, end, end + 16):
        return True
    if text[end : end + 1] != " ":
        return False
    if numerals.context["metres"].match(text, end + 1) is not None:
        return True
    risen = numerals.context["levels"].search(text, max(0, letter.start() - _NEAR), letter.start()) is not None
    return risen and _COUNTED_NEXT.match(text, end) is None
