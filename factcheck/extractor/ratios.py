"""Odds, shares in words, scores and votes: "one in five", "3 to 1", "a 5-3 win", "a vote of 219 to 212".

In: a text and a bare number already read. Out: an amount whose unit is "1", "score" or "vote", or None. A score keeps its two sides: `low`
is the first and `high` the second as written, whichever is more.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.exclusions import is_counted
from factcheck.extractor.numerals import Form
from factcheck.extractor.page import Amount
from factcheck.model import Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from factcheck.lexicon.numerals import Numerals

__all__ = ["read_odds", "read_pair"]

_NONE = Decimal(0)
_TEN, _HUNDRED, _THOUSAND = Decimal(10), Decimal(100), Decimal(1000)
_NEAR = 80
_MIDNIGHT = Decimal(24)
_YEARS, _THE = (Decimal(1500), Decimal(2100)), ("the ", "this ", "that ")  # "the one in 12 Downing Street"
_MOST_IN_ODDS = Decimal(30)  # "219 to 212" are votes whatever is said of them
_IN = lazily(
    r"(?:\s([a-z]+))?(?:\s([a-z]+))?[\s-](?:[iI]n[\s-]([eE]very[\s-])?|[oO]ut\s([oO]f)\s(?:every\s)?|of\s(every)\s)(?:an?\s)?(\d{1,3}(?:,\d{3})+|\d+|[a-z]+)"
    r"(?![\w%-]|[.,]\d|\s(?:hundred|thousand|million|billion)\b)"
)
_ROUND = frozenset(Decimal(value) for value in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 500, 1000, 10000, 100000, 1000000))
_WORD_AFTER = lazily(r"\s([a-z]+)")
_SMALL = r"zero|one|two|three|four|five|six|seven|eight|nine|nil"
_PAIR = lazily(
    r"\s?[-–‑—]\s?(\d{1,3})(?![\d%\w]|[.,:/]\d|[-–]\d)"
    rf"|\s(?:to|against)\s(\d{{1,4}}|{_SMALL})(?![\w%]|[.,:/]\d)|-to-(\d{{1,3}}|{_SMALL})(?!\w)|-({_SMALL})(?![\w-])|:(\d{{1,3}})(?!\d|:|\s?[ap]\.?m)|-for-(\d{{1,3}}|{_SMALL}|ten)(?!\w)"
)
_SHARES_BEHIND = lazily(r"\s(?:bonus|stock|share|rights|reverse|split|ratio|leverage|gearing|consolidation|exchange)\b")
_VOTES_TO = lazily(r"\s(?:votes?|judges|justices|members|(goals?|sets?|games|points))\sto\s(\w+)(?!\w)")
_NO_CONTEST = lazily(
    r"(?i)\b(?:aged?|ages|between|grades?|pages?|pp?\.?|lines|chapters?|verses?|articles?|sections?|lots|years?|days?|weeks?)\s(?:of\s)?\Z"
)
_THINGS_BEHIND = lazily(r"\s[a-z]{3,20}s\b")
_ENDS = lazily(r"\s*[.,;()\n]|\Z|\s[A-Z]")
_GAP = lazily(r"[\s,]+")


def _value(word: str, numerals: Numerals) -> Decimal | None:
    if word[0].isdigit():
        return Decimal(word.replace(",", ""))
    if word == "nil":
        return _NONE
    small = numerals.small.get(word.lower())
    if small is not None:
        return Decimal(small)
    return numerals.scales.get(word.lower()) if word.lower() != "dozen" else None


def _ratio(amount: Amount, end: int, low: Decimal, high: Decimal, unit: str) -> Amount:
    aspect = None if unit == "1" else unit
    return Amount(amount.start, end, low, high, _NONE, amount.form, amount.scale, Kind.RATIO, unit, (), aspect)


def read_odds(text: str, amount: Amount, numerals: Numerals) -> Amount | None:
    """Read "one in five", "nine in ten", "four out of 10", "six home loans in every hundred", "two trains in five"."""
    match = _IN.match(text, amount.end, amount.end + 60)
    if match is None:
        return None
    whole = _value(match[6], numerals)
    if whole is None or not 0 < amount.low < whole:
        return None
    if whole not in _ROUND and not _one_in(text, amount, whole, every=bool(match[3] or match[5])):
        return None
    noun, plain = match[1], not (match[3] or match[4] or match[5])
    if match[4] and amount.low > _MOST_IN_ODDS and whole.normalize().as_tuple().digits != (1,):
        return None  # "104 seats out of 200": two counts
    after = _WORD_AFTER.match(text, match.end())
    followed = plain and after is not None and after[1] not in numerals.phrases["after_odds"]
    if plain and noun and amount.low != 1 and whole != _HUNDRED:
        acts = after is None or after[1].endswith("ed") or (not followed and after[1] != "of")
        if not acts or whole > _TEN or not numerals.phrases["periods"].isdisjoint((noun, match[2])):
            return None  # "two wickets in four balls", "three wins in five games"; but "two children in five had no book"
    if followed and after and (after[1] in numerals.phrases["periods"] or (noun and is_counted(text, match.end()))):
        return None
    return _ratio(amount, match.end(), amount.low / whole, amount.low / whole, "1")


def _one_in(text: str, amount: Amount, whole: Decimal, *, every: bool) -> bool:
    """Say whether one is told of so many, round or not: "one in 30 patients", "one in every 220"; but "one in 2019" is a year's."""
    if amount.low != 1 or amount.high != 1 or whole != whole.to_integral_value():
        return False
    stands = amount.form is Form.WORDS and not text.endswith(_THE, 0, amount.start)
    return every or (stands and not _YEARS[0] <= whole <= _YEARS[1])


def read_pair(text: str, amount: Amount, numerals: Numerals) -> Amount | None:
    """Read a score, a vote or odds that begin with `amount`: "5-3", "219 to 212", "3 to 1", "seven votes to two"."""
    sign = text[amount.end : amount.end + 1]
    if sign not in {" ", "-", "–", "‑", "—", ":"} or amount.low >= _THOUSAND:
        return None
    paired = sign != " " or text[amount.end + 1 : amount.end + 2] in {"t", "a", "-", "–", "‑", "—"}
    match = _PAIR.match(text, amount.end) if paired else None
    if match is None:
        return _votes_to(text, amount, numerals)
    if match[2] and text[max(0, amount.start - 5) : amount.start].lower() == "from ":
        return None  # "fell from 40 to 30"
    written = match[match.lastindex or 1]
    second = _value(written, numerals)
    if second is None or (written[0] == "0" and len(written) > 1) or _NO_CONTEST.search(text, max(0, amount.start - 16), amount.start):
        return None
    if match[6] or (match[5] and _SHARES_BEHIND.match(text, match.end())):
        unit: str | None = "1"  # "a 3-for-1 split", "a 2:1 bonus issue"
    else:
        unit = _unit(text, max(0, amount.start - _NEAR), amount, (match.end(), second), numerals.context)
    if unit == "1":
        return None if second == 0 else _ratio(amount, match.end(), amount.low / second, amount.low / second, unit)
    return None if unit is None else _ratio(amount, match.end(), amount.low, second, unit)


def _votes_to(text: str, amount: Amount, numerals: Numerals) -> Amount | None:
    match = _VOTES_TO.match(text, amount.end) if text[amount.end + 1 : amount.end + 2] in {"v", "j", "m", "g", "s", "p"} else None
    second = _value(match[2], numerals) if match else None
    return None if match is None or second is None else _ratio(amount, match.end(), amount.low, second, "score" if match[1] else "vote")


def _unit(text: str, low: int, amount: Amount, pair: tuple[int, Decimal], context: Mapping[str, re.Pattern[str]]) -> str | None:
    """Return what a pair of numbers is: a vote, a score, plain odds ("1"), or None for a range.

    `low` is where words before it begin to count, `pair` the end of both and the second number.
    """
    end, second = pair
    first, dashed = amount.low, text[amount.end] != " " or text[amount.end + 1] in "-–—‑"
    clock = text[amount.end] == ":" and amount.low <= _MIDNIGHT and text[end - 3] == ":"  # 14:32
    if clock and not context["odds"].search(text, max(low, amount.start - 40), amount.start):
        return None
    if context["odds"].search(text, max(low, amount.start - 40), amount.start):
        return "1"
    high = end + 40
    things = _THINGS_BEHIND.match(text, end)
    if not _contest(text, end, context) or (first < second and things):
        return "score" if dashed and first > second and not things and context["score"].search(text, low, high) else None
    if context["vote"].search(text, low, high) and not context["score"].search(text, end, end + 12):
        return "vote"
    if dashed:
        return "score" if first >= second or context["score"].search(text, low, high) or _between_names(text, amount.start, end) else None
    if first > second:
        if context["score"].search(text, low, amount.start):
            return "score"
        return "vote" if second > _MOST_IN_ODDS else "1"
    return None


def _contest(text: str, end: int, context: Mapping[str, re.Pattern[str]]) -> bool:
    """Say whether what follows two numbers fits a contest: the end of a clause, a name, "win", "after"."""
    if _ENDS.match(text, end):
        return True
    gap = _GAP.match(text, end)
    return gap is not None and context["contest"].match(text, gap.end()) is not None


def _between_names(text: str, start: int, end: int) -> bool:
    """Say whether a capitalized word follows: "Sweden 1 – 2 Korea"."""
    return start > 1 and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
