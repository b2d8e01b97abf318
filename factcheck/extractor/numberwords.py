"""Numbers in words: "forty-eight", "a dozen", "two-thirds", "half a million", "hundreds of thousands".

In: a text and the place of a number word. Out: a `Numeral`, or None. Vague words are intervals; ordinals are a form of their own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.numerals import Form, Numeral
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re

    from factcheck.lexicon.numerals import Numerals

__all__ = ["read_word"]

_ONE, _TEN, _DOZEN, _TWENTY, _HUNDRED = Decimal(1), Decimal(10), Decimal(12), Decimal(20), Decimal(100)
_NO_STEP = Decimal(0)
_FOLLOW = lazily(r"([\s-]and[\s-]|[\s-])([A-Za-z]+)")
# "twenty-fifth", "hundred and first"; "thirty-second" is mostly half a minute
_RANK = lazily(r"(?i)(?:-|\sand[\s-])(first|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![\w-])")
_TORN = lazily(r"(?i)\s-\s(one|two|three|four|five|six|seven|eight|nine)(?!\w)")  # "twenty - five", a tokenizer's work
_TORN_PART = lazily(r"(?i)(\s-\s)(half|thirds?|quarters?|fifths?|tenths?)(?!\w)")
_COMMA_GROUP = lazily(r",\s([A-Za-z-]+)\s(?:hundred|thousand|million|billion)\b")
_AND_PART = lazily(r"(?i)[\s-]and[\s-](?:a|an|one|two|three)[\s-](half|thirds?|quarters?|fifths?|tenths?)(?!\w)")
_PART_COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_OF_SCALE = lazily(r"(?i)(?:[\s-](?:of[\s-])?an?)?[\s-](dozen|hundred|thousand|lakh|million|crore|billion|trillion)(?!\w)")
_OF_PLURAL = lazily(r"(?i)\s(?:of\s)?(dozens?|hundreds?|thousands?|lakhs?|millions?|crores?|billions?|trillions?)(?!\w)")


_DIGIT = r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine)"
_POINT = lazily(rf"(?i)\spoint\s({_DIGIT}(?:\s{_DIGIT}){{0,8}})(?![\w-])")
_SCALE_BEHIND = lazily(r"(?i)\s(thousand|lakh|million|crore|billion|trillion)(?!\w)")
_DID = lazily(r"(?i)\s(?:died|drowned|who|were|was|have|had|has|are|is|from|aged|missing|killed|found|in\stheir)\b")
_HALVES = 2
_SPAN_OF = lazily(r"\b(?:past|last|next|first|previous|final|latest|recent|over|for)\s\Z")
_THE_SCORES = lazily(r"(?i)\b(?:the|their|its|test|exam|low|high)\s\Z")  # of games and tests
# "a pair of suspects", but a pair of shoes is one thing
_PEOPLE_OF = lazily(
    r"\s(?:of|who)\s(?!(?:\w+\s)?(?:shoes|boots|glasses|sunglasses|spectacles|trousers|jeans|shorts|pants|scissors|gloves|socks|eyes|hands|legs|tights|binoculars|trainers)\b)"
)


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
    if text.startswith(" - ", end) and (torn := _TORN.match(text, end)) is not None:
        end = _mend(torn, end, total, numerals)
    value = total.value
    if (rank := _RANK.match(text, end)) is not None and value >= _TWENTY and value % _TEN == 0:
        value += numerals.ordinals[rank[1].lower()]
        return Numeral(start, rank.end(), value, value, _NO_STEP, Form.ORDINAL)
    if (part := _part_behind(text, start, end, value, numerals)) is not None:
        return part
    if text.startswith(" point ", end) and (decimals := _POINT.match(text, end)):
        return _decimal(text, start, value, decimals, numerals)
    if mixed := _AND_PART.match(text, end):
        value, end = _mixed(text, mixed, total, numerals)
    return Numeral(start, end, value, value, _NO_STEP, Form.WORDS, total.least or _ONE)


def _mend(torn: re.Match[str], end: int, total: _Sum, numerals: Numerals) -> int:
    """Take in the ones that a tokenizer tore from their tens; return where the number ends."""
    ones = numerals.small.get(torn[1].lower())
    tens = total.least == 0 and _TEN < total.group < _HUNDRED and total.group % _TEN == 0
    return _extend(torn.string, torn.end(), total, numerals) if ones and tens and total.add(ones) else end


def _decimal(text: str, start: int, value: Decimal, decimals: re.Match[str], numerals: Numerals) -> Numeral:
    """Read decimals in words, and a scale behind them: "seventy-two point five", "one point two million"."""
    digits = "".join(str(numerals.small.get(word, 0)) for word in decimals[1].lower().split())
    value += Decimal(f"0.{digits}")
    scale = _SCALE_BEHIND.match(text, decimals.end())
    factor = numerals.scales[scale[1].lower()] if scale else _ONE
    return Numeral(start, scale.end() if scale else decimals.end(), value * factor, value * factor, _NO_STEP, Form.WORDS, factor)


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
    """Say whether a small number may go on the sum: "forty-eight", "hundred and two" but not "one hundred and | two hundred"."""
    if total.least == _DOZEN or numerals.small[follow[2].lower()] == 0:
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
    follow = _FOLLOW.match(text, end) or _TORN_PART.match(text, end)
    if follow is None or follow[1].strip(" -") or count > _HUNDRED:
        return None
    word = follow[2].lower()
    lower = numerals.denominators.get(word)
    if word == "quarters" and (count == _HALVES or _SPAN_OF.search(text, max(0, start - 14), start)):
        return None  # two quarters are half a year
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
    if text[max(0, start - 3) : start].lower() == "in " and text[end : end + 1] in {",", ")", ":", ""}:
        return None  # a heading: "Population, in millions"
    if word == "scores" and _THE_SCORES.search(text, max(0, start - 8), start):
        return None
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
    if low == high and begin != start and _PEOPLE_OF.match(text, end):
        return Numeral(begin, end, low, high, _NO_STEP, Form.WORDS)
    if word == "couple" and begin != start and _DID.match(text, end):
        return Numeral(begin, end, low, low, _NO_STEP, Form.WORDS)  # "a couple died in their car"
    if word in {"couple", "handful"} and begin != start and text[end : end + 4].lower() == " of ":
        return Numeral(begin, end, low, high, _NO_STEP, Form.VAGUE)
    return None
