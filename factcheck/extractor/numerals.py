"""Numbers as they are written: digits with any newsroom's separators, words, fractions, vague words.

In: a text and the place where the scanner saw a number begin. Out: a `Numeral`, or None. What is counted, units, hedges and whether it is
a figure at all are left to others.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcheck.lexicon.numerals import Numerals

__all__ = ["Form", "Numeral", "read_digits", "read_sign", "read_word", "scaled"]

_ONE, _TEN, _HUNDRED = Decimal(1), Decimal(10), Decimal(100)
_NO_STEP = Decimal(0)
_LONGEST = 40

# 1,234,567 · 12,34,567 · 1 234 567 with thin or no-break spaces · 1'234 · 1.234.567 · plain; then decimals ("3·5" in older British style)
_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d+)(?!\d)(?:[.·]\d+)?"
)
_DROPPED = str.maketrans("", "", ",'’ \u00a0\u2009\u202f")
_SIGN_AFTER = re.compile(r"[ \u00a0\u2009\u202f-]?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_MIXED_AFTER = re.compile(r"[ -](\d)/(\d{1,2})(?![\d/])")
_SLASH = re.compile(r"/(\d{1,2})(?![\d/.]|,\d)")
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)")
_ORDINAL_FIRST = frozenset("snrtSNRT")
_DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 32}
_FOLLOW = re.compile(r"([\s-]and[\s-]|[\s-])([A-Za-z]+)")
_COMMA_GROUP = re.compile(r",\s([A-Za-z-]+)\s(?:hundred|thousand|million|billion)\b")
_AND_PART = re.compile(r"(?i)[\s-]and[\s-](?:a|an|one|two|three)[\s-](half|thirds?|quarters?|fifths?|tenths?)(?!\w)")
_PART_COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_SCALE = re.compile(r"(?:[ \u00a0\u2009\u202f\n-]|-)?([A-Za-z]+)")
_OF_SCALE = re.compile(r"(?i)(?:[\s-](?:of[\s-])?an?)?[\s-](dozen|hundred|thousand|lakh|million|crore|billion|trillion)(?!\w)")
_OF_PLURAL = re.compile(r"(?i)\s(?:of\s)?(dozens?|hundreds?|thousands?|lakhs?|millions?|crores?|billions?|trillions?)(?!\w)")
# scale words cut short that may stand apart from their digits; m, b, t and k need money or glue
_APART = {"mn", "mln", "bn", "bln", "tn", "trn", "tln", "cr", "Cr", "Bn", "BN", "mio"}


class Form(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"
    ORDINAL = "ordinal"


class Numeral(NamedTuple):
    """A number as written; `step` is the place value of its last written digit, 0 for words. `scale` is the scale word's factor (1: none)."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    form: Form
    scale: Decimal = _ONE


def read_digits(text: str, start: int, numerals: Numerals) -> Numeral | None:
    """Read digits at `start`, with decimals, a fraction behind them ("2½", "3 1/2") or below them ("3/4")."""
    match = _DIGITS.match(text, start)
    if match is None or match.end() - start > _LONGEST:
        return None
    end = match.end()
    written = match[0].translate(_DROPPED).replace("·", ".")
    if written.count(".") > 1:
        written = written.replace(".", "")
    value = Decimal(written)
    exponent = value.as_tuple().exponent
    step = _TEN ** int(exponent)
    follower = text[end : end + 1]
    if follower in _ORDINAL_FIRST and step == _ONE and (suffix := _ORDINAL_SUFFIX.match(text, end)):
        return Numeral(start, suffix.end(), value, value, _NO_STEP, Form.ORDINAL)
    if follower == "/":
        return _slash(text, start, end, value)
    part = _SIGN_AFTER.match(text, end) if follower else None
    if part is not None:
        share = numerals.vulgar[part[1]]
        return Numeral(start, part.end(), value + share, value + share, _NO_STEP, Form.DIGITS)
    if follower in {" ", "-"} and (mixed := _MIXED_AFTER.match(text, end)) and int(mixed[2]) in _DENOMINATORS:
        value += Decimal(mixed[1]) / Decimal(mixed[2])
        return Numeral(start, mixed.end(), value, value, _NO_STEP, Form.DIGITS)
    return Numeral(start, end, value, value, step, Form.DIGITS)


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
        if factor is None and numeral.scale == _ONE:
            apart = match.start(1) != numeral.end
            if not apart or word in _APART or (money and text[numeral.end] != "\n"):
                factor = _abbreviation(text, match, numerals, money=money)
        if factor is None:
            return numeral
        low, high, step = numeral.low * factor, numeral.high * factor, numeral.step * factor
        numeral = Numeral(numeral.start, match.end(), low, high, step, Form.DIGITS, numeral.scale * factor)
    return numeral


# "100m race", "5m tall", "100m from the shore"; without such a word behind it and without money "3.2m visitors" is millions
_METRES = re.compile(
    r"\s(?:long|tall|high|deep|wide|thick|away|from|above|below|race|sprint|final|heats?|hurdles|freestyle|butterfly|backstroke|breaststroke|"
    r"relay|run|dash|champion|title|record|diameter|across|apart|up|down|off|of|into|in|at|to|by|underwater|square|x|swim|medley|individual|sea|"
    r"waves?|tower|pool|track|yacht|tsunami|radius|stretch|section|dive|drop|fall|and|or|before|past|behind|on|with)\b|[.,;:)x]|\s?$|-(?:long|tall|high|deep|wide)"
)
_FOR_MONEY_ONLY = {"t", "T", "b", "B", "MM", "mil"}


def _abbreviation(text: str, match: re.Match[str], numerals: Numerals, *, money: bool) -> Decimal | None:
    """Return the factor of "m", "bn", "k"; None where the letter is a unit ("100m race", "3.46t")."""
    word = match[1]
    factor = numerals.abbreviations.get(word)
    if factor is None or money:
        return factor
    if word in _FOR_MONEY_ONLY and not (word in {"b", "B"} and text[match.end() : match.end() + 2].isspace()):
        return None
    if word == "m" and _METRES.match(text, match.end(), match.end() + 16):
        return None
    return factor


def read_word(text: str, start: int, end: int, numerals: Numerals) -> Numeral | None:
    """Read a number that begins (but for an article) with the word at `start`: "forty-eight", "a dozen", "two-thirds", "hundreds of"."""
    word = text[start:end].lower()
    if word in numerals.small:
        return _cardinal(text, start, end, numerals)
    if word in numerals.plurals:
        return _plural(text, start, end, numerals)
    if word in numerals.denominators:
        return _part(text, start, end, numerals)
    if word in numerals.vague:
        return _few(text, start, end, numerals)
    if word in numerals.scales:
        return _cardinal(text, start, end, numerals) if _article(text, start) is not None else None
    return _ordinal(start, end, word, numerals)


def _article(text: str, start: int) -> int | None:
    """Return where the "a" or "an" right before `start` begins, None where there is none."""
    for size in (2, 3):
        place = start - size
        if (
            place >= 0
            and text[place : start - 1].lower() in {"a", "an"}
            and text[start - 1] in " \u00a0\n-"
            and not text[place - 1 : place].isalnum()
        ):
            return place
    return None


def _ordinal(start: int, end: int, word: str, numerals: Numerals) -> Numeral | None:
    place = numerals.ordinals.get(word)
    return None if place is None else Numeral(start, end, place, place, _NO_STEP, Form.ORDINAL)


class _Sum:
    """A number in words as far as it has been read: `total` of finished groups, `group` under way, `least` scale so far."""

    __slots__ = ("group", "least", "total")

    def __init__(self) -> None:
        self.total, self.group, self.least = Decimal(0), Decimal(0), Decimal(0)

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    def add(self, value: int) -> bool:
        """Take in a number below one hundred; False where it does not fit."""
        below = self.group % _HUNDRED
        fits = below == 0 if value >= _TEN else below % _TEN == 0 and below != _TEN
        if fits:
            self.group += value
        return fits

    def multiply(self, factor: Decimal) -> bool:
        """Take in a scale word; False where it does not fit."""
        if factor == _HUNDRED:
            if not 0 < self.group < _HUNDRED:
                return False
            self.group *= factor
        elif self.least == 0 or factor < self.least:
            if self.group == 0:
                return False
            self.total += self.group * factor
            self.group, self.least = Decimal(0), factor
        else:
            self.total, self.group, self.least = self.value * factor, Decimal(0), factor
        return True


def _cardinal(text: str, start: int, end: int, numerals: Numerals) -> Numeral | None:
    total = _Sum()
    word = text[start:end].lower()
    if word in numerals.small:
        total.add(numerals.small[word])
    else:
        total.add(1)
        total.multiply(numerals.scales[word])
        article = _article(text, start)
        start = start if article is None else article
    end = _extend(text, end, total, numerals)
    value = total.value
    if (part := _part_behind(text, start, end, value, numerals)) is not None:
        return part
    if mixed := _AND_PART.match(text, end):
        value, end = _mixed(text, mixed, total, numerals)
    return Numeral(start, end, value, value, _NO_STEP, Form.WORDS, total.least or _ONE)


def _extend(text: str, end: int, total: _Sum, numerals: Numerals) -> int:
    """Read on as long as number words fit; return where they end."""
    while True:
        follow = _FOLLOW.match(text, end)
        if follow is None:
            comma = _COMMA_GROUP.match(text, end) if total.least >= _HUNDRED and text[end : end + 1] == "," else None
            if comma is None or comma[1].split("-")[0].lower() not in numerals.small or total.group:
                return end
            follow = _FOLLOW.match(text, end + 1)
            if follow is None:
                return end
        word = follow[2].lower()
        if word in numerals.small:
            if not _fits_behind(text, follow, total, numerals) or not total.add(numerals.small[word]):
                return end
        elif (factor := numerals.scales.get(word)) is None or len(follow[1]) > 1 or not total.multiply(factor):
            return end
        end = follow.end()


def _fits_behind(text: str, follow: re.Match[str], total: _Sum, numerals: Numerals) -> bool:
    """Say whether a small number may go on the sum: "forty-eight", "hundred and two" but not "one hundred and | two hundred", "five | ten"."""
    if total.least == Decimal(12) or numerals.small[follow[2].lower()] == 0:
        return False
    if len(follow[1]) == 1:
        return True
    if total.group % _HUNDRED or total.value < _HUNDRED:
        return False
    after = _FOLLOW.match(text, follow.end())
    factor = numerals.scales.get(after[2].lower()) if after and len(after[1]) == 1 else None
    return factor is None or (factor > _HUNDRED and total.group > 0)


def _mixed(text: str, mixed: re.Match[str], total: _Sum, numerals: Numerals) -> tuple[Decimal, int]:
    """Add "and a half" to a number, then a scale word behind it: "two and a half million"; "a million and a half" adds half a million."""
    count = _PART_COUNT[text[mixed.start() + 5 : mixed.start(1) - 1].lower()]
    share = Decimal(count) / numerals.denominators[mixed[1].lower()]
    value, end = total.value + share * (total.least or _ONE), mixed.end()
    scale = _OF_SCALE.match(text, end) if total.least == 0 else None
    if scale is not None and not scale[0].lower().startswith((" of", " a")):
        total.least = numerals.scales[scale[1].lower()]
        value, end = value * total.least, scale.end()
    return value, end


def _part_behind(text: str, start: int, end: int, count: Decimal, numerals: Numerals) -> Numeral | None:
    """Read the denominator behind a small number: "two-thirds", "one quarter"."""
    follow = _FOLLOW.match(text, end)
    if follow is None or len(follow[1]) > 1 or count > _HUNDRED:
        return None
    word = follow[2].lower()
    lower = numerals.denominators.get(word)
    if lower is None or (word in {"half", "halves"} and count != 1) or count >= lower or (count == 1) == word.endswith("s"):
        return None
    return _of_scale(text, start, follow.end(), count / lower, numerals)


def _part(text: str, start: int, end: int, numerals: Numerals) -> Numeral | None:
    """Read "half", "a third", "a quarter of a million"; without article an ordinal ("the third")."""
    word = text[start:end].lower()
    article = _article(text, start)
    if word.endswith("s") or (article is None and word != "half"):
        return _ordinal(start, end, word, numerals)
    begin = start if article is None else article
    return _of_scale(text, begin, end, _ONE / numerals.denominators[word], numerals)


def _of_scale(text: str, start: int, end: int, share: Decimal, numerals: Numerals) -> Numeral:
    """Return a share, or a number where a scale word follows: "half a million"."""
    scale = _OF_SCALE.match(text, end)
    if scale is None:
        return Numeral(start, end, share, share, _NO_STEP, Form.FRACTION)
    factor = numerals.scales[scale[1].lower()]
    return Numeral(start, scale.end(), share * factor, share * factor, _NO_STEP, Form.WORDS, factor)


def _plural(text: str, start: int, end: int, numerals: Numerals) -> Numeral | None:
    """Read "dozens", "tens of thousands", "hundreds of thousands": an interval."""
    word = text[start:end].lower()
    low, high = numerals.plurals[word]
    scale = _OF_PLURAL.match(text, end)
    if scale is not None and scale[1].lower() in numerals.plurals:
        factor = numerals.scales[scale[1].lower().removesuffix("s")]
        return Numeral(start, scale.end(), low * factor, (high + 1) * factor - 1, _NO_STEP, Form.VAGUE)
    if word == "tens" or (word == "scores" and not text[end : end + 4].lower().startswith((" of ", " mor", " wer"))):
        return None
    return Numeral(start, end, low, high, _NO_STEP, Form.VAGUE)


def _few(text: str, start: int, end: int, numerals: Numerals) -> Numeral | None:
    """Read "a few hundred", "several thousand", "a handful of", "a couple of"; a bare "several" is too vague for anyone to check."""
    word = text[start:end].lower()
    low, high = numerals.vague[word]
    begin = _article(text, start)
    begin = start if begin is None else begin
    scale = _OF_PLURAL.match(text, end)
    if scale is not None:
        spelled = scale[1].lower()
        factor = numerals.scales.get(spelled) or numerals.scales[spelled.removesuffix("s")]
        return Numeral(begin, scale.end(), low * factor, (high + 1) * factor - 1, _NO_STEP, Form.VAGUE)
    if word in {"couple", "handful"} and begin != start and text[end : end + 4].lower() == " of ":
        return Numeral(begin, end, low, high, _NO_STEP, Form.VAGUE)
    return None
