"""Odds, shares in words, scores and votes: "one in five", "3 to 1", "a 5-3 win", "a vote of 219 to 212".

In: a text and a number already read. Out: a `Ratio`, or None.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.extractor.exclusions import is_counted

if TYPE_CHECKING:
    from factcheck.extractor.numerals import Numeral
    from factcheck.lexicon.numerals import Numerals

__all__ = ["Ratio", "read_odds", "read_pair"]

_IN = re.compile(
    r"(?i)(?:\s([a-z]+))?(?:\s([a-z]+))?[\s-](?:in[\s-](?:every[\s-])?|out\sof\s(?:every\s)?|of\severy\s)(?:an?\s)?(\d[\d,]*|[a-z]+)(?![\w%-]|[.,]\d|\s(?:hundred|thousand|million|billion))"
)
_ROUND = {Decimal(value) for value in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 500, 1000, 10000, 100000)}
_NOUN_AFTER = re.compile(r"\s[a-z]+")
_AFTER_RATIO = frozenset(
    """is was are were will would has have had of and or but who that which in on at by for to from as than do does did say said says believe think could may might can should
    chance odds ratio against now still not live lives face faces goes go cancelled""".split()
)
_NO_CONTEST = re.compile(r"(?i)\b(?:aged?|ages|between|grades?|pages?|chapters?|verses?|articles?|sections?|years?|days?|weeks?)\s(?:of\s)?\Z")
_LONGEST = Decimal(1000)
_PAIR = re.compile(
    r"\s?[-–‑—]\s?(\d{1,3})(?!\d|[.,:/]\d|[-–]\d|%|\w)|\s(?:to|against)\s(\d{1,4}|zero|one|two|three|four|five|six|seven|eight|nine|nil)(?!\w|[.,:/]\d|%)|:(\d{1,3})(?!\d|:|\s?[ap]\.?m)"
)
_VOTE = re.compile(
    r"(?i)\bvot|\bballot|\bruling\b|\bruled\b|\bmajority\b|\bSenate\b|\bHouse\b|\bparliament|\bcommittee\b|\bpanel\b|\bcourt\b|\bpassed\b|\bapproved\b|\bboard\b|\bcouncil\b|\bjustices\b|\bdecision\b|\bsplit\b|\bmotion\b|\bbill\b"
)
_SCORE = re.compile(
    r"(?i)\b(?:win|wins|won|beat|beats|beaten|victor\w*|defeat\w*|draw|drew|drawn|loss|lose|lost|loses|lead|leads|led|leading|score\w*|goals?|final|semi-?finals?|match|game|aggregate|set|sets|"
    r"penalt\w+|shoot-?out|equali[sz]\w*|half-?time|thrash\w*|edged?|trail\w*|series|tie|ahead|down|up|record|season|league|cup|tournament|innings|champions?|rout\w*|playoffs?|inning|quarter|finish\w*)\b"
)
_ODDS = re.compile(
    r"(?i)\bodds\b|\bratio\b|\boutnumber|\bmargin\b|\bfavou?rite|\bbet\b|\bbookmaker|\bratio of\b|\bby\s*\Z|\badvantage\b|\bsplit\b"
)
_NEAR = 80


class Ratio(NamedTuple):
    """A ratio: `low` and `high` are one value, or the two sides of a score or vote. `unit` is "1", "score" or "vote"."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str


def _value(word: str, numerals: Numerals) -> Decimal | None:
    if word[0].isdigit():
        return Decimal(word.replace(",", ""))
    small = numerals.small.get(word.lower())
    if small is not None:
        return Decimal(small)
    return numerals.scales.get(word.lower()) if word.lower() != "dozen" else None


def read_odds(text: str, numeral: Numeral, numerals: Numerals) -> Ratio | None:
    """Read "one in five", "nine in ten", "four out of 10", "six home loans in every hundred", "one train in three"."""
    if numeral.low != numeral.high:
        return None
    match = _IN.match(text, numeral.end)
    if match is None:
        return None
    whole = _value(match[3], numerals)
    if whole is None or whole not in _ROUND or not 0 < numeral.low < whole:
        return None
    after = _NOUN_AFTER.match(text, match.end())
    every = "every" in match[0] or "out of" in match[0].lower()
    if (
        after is not None
        and not every
        and after[0].strip() not in _AFTER_RATIO
        and (_is_time(after[0]) or (match[1] and is_counted(text, match.end())))
    ):
        return None
    if match[1] and not every and numeral.low != 1 and match[3].lower() != "hundred":
        return None
    return Ratio(numeral.start, match.end(), numeral.low / whole, numeral.low / whole, "1")


_TIMES = (
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "second",
    "decade",
    "game",
    "match",
    "minutes",
    "attempt",
    "start",
    "season",
    "place",
    "citi",
    "countr",
)


def _is_time(word: str) -> bool:
    return word.strip().startswith(_TIMES)


def read_pair(text: str, floor: int, numeral: Numeral, numerals: Numerals) -> Ratio | None:
    """Read a score, a vote or odds that begin with `numeral`: "5-3", "219 to 212", "3 to 1", "seven votes to two"."""
    match = _PAIR.match(text, numeral.end)
    if match is None:
        return _votes_to(text, numeral, numerals)
    written = match[1] or match[2] or match[3]
    second = _value(written, numerals)
    if second is None or numeral.low >= _LONGEST or (written[0] == "0" and len(written) > 1) or _NO_CONTEST.search(text, max(floor, numeral.start - 16), numeral.start):
        return None
    near = text[max(floor, numeral.start - _NEAR) : numeral.start]
    behind = text[match.end() : match.end() + 40].split("\n")[0]
    unit = _unit(near, behind, numeral.low, second, dashed=match[1] is not None)
    if unit is None:
        return None
    if unit == "1":
        if second == 0:
            return None
        return Ratio(numeral.start, match.end(), numeral.low / second, numeral.low / second, unit)
    return Ratio(numeral.start, match.end(), numeral.low, second, unit)


_VOTES_TO = re.compile(r"(?i)\s(?:votes?|judges|justices|members)\sto\s(\w+)(?!\w)")


def _votes_to(text: str, numeral: Numeral, numerals: Numerals) -> Ratio | None:
    match = _VOTES_TO.match(text, numeral.end)
    second = _value(match[1], numerals) if match else None
    return None if match is None or second is None else Ratio(numeral.start, match.end(), numeral.low, second, "vote")


_NOUN_BEHIND = re.compile(r"\s[a-z]{3,}s\b")
_CONTEST_BEHIND = re.compile(
    r"(?i)[\s,]+(?:win|victory|defeat|loss|draw|lead|vote|margin|decision|ruling|thrashing|triumph|success|rout|record|score|advantage|majority|aggregate|scoreline|split|tie|at half|after|on|in|to|over|against|against the|as|away|at home|with|and|win over)\b|[\s]*[.,;)\n]|\Z"
)


def _unit(near: str, behind: str, first: Decimal, second: Decimal, *, dashed: bool) -> str | None:
    """Return what a pair of numbers is: a vote, a score, plain odds ("1"), or None for a range."""
    around = near + behind
    if not dashed and _ODDS.search(near[-24:]):
        return "1"
    contest = _CONTEST_BEHIND.match(behind) is not None and not (first < second and _NOUN_BEHIND.match(behind))
    if not contest:
        return "score" if dashed and first > second and not _NOUN_BEHIND.match(behind) and _SCORE.search(around) else None
    if _VOTE.search(around) and not _SCORE.search(behind[:12]):
        return "vote"
    if dashed:
        return "score" if first >= second or _SCORE.search(around) else None
    if _ODDS.search(near) or first > second:
        return "1" if not _SCORE.search(near) else "score"
    return None
