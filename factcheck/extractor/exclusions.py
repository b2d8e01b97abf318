"""Digits and number words that are no figures: names, identifiers, years, clock times, telephone numbers, set phrases.

In: a text and the place of a number in it. Out: whether it is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.lexicon.numerals import Numerals

__all__ = ["bare_word_is_no_figure", "digits_are_no_figure", "glued", "looks_like_year", "ordinal_is_no_figure"]

_CLOCK_AFTER = re.compile(
    r"(?i)\s?(?:[ap]\.?\s?m\b|o['’]clock|(?:hrs?\s)?(?:GMT|UTC|BST|CET|IST|PKT|EST|EDT|ET|PST|PDT|PT)\b|hrs?\s+IST|noon\b|midnight\b)"
)
_IN_THE_MORNING = re.compile(
    r"(?i)\s(?:in the (?:morning|afternoon|evening)|at night|tonight|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_PHONE = re.compile(r"(?:[-. ]\d{2,}){2,}|-\d{3,4}(?!\d)|\)[ -]?\d{3}|(?:-\d+){2,}| \d{4}(?![\d,.%]|\s[a-z]+s\b)")
_CLOCK = re.compile(r":\d|/\d|[,.]\d|[@_#=&]|\.\w")
_ORDINAL = re.compile(r"(?i)(?:st|nd|rd|th)(?!\w)")
_MONTH_AFTER = re.compile(r"(?:st|nd|rd|th)?(?:\s+of)?[\s-]([A-Z][a-z]{2,8}|[A-Z]{3,9})\b")
_LAST_WORD = re.compile(r"([\w.&'’°+]+)[\s\u00a0-]+(?:[A-Z]{0,2})\Z")
_NEXT_WORD = re.compile(r"[\s\u00a0]([A-Za-z'’-]+)")
_STREET = re.compile(r"[\s\u00a0](?:[NSEW]\.?\s)?(?:(?:[A-Z][\w'’.]+|\d+(?:st|nd|rd|th))\s){1,3}?([A-Z][a-z]+)\b")
_PLURAL = re.compile(
    r"(?:[a-z-]{2,}(?:[^s'’]s)|people|men|women|children|police|crew|cattle|sheep|dead|staff|personnel|troops|aircraft|more|others?|homes|lives|feet|teeth|fish)\Z"
)
_NOT_PLURAL = frozenset("is was has this his its as us does says yes across perhaps always was plus versus less unless series".split())
_YEAR_LOW, _YEAR_HIGH = 1000, 2100
_YEAR_DIGITS = 4
_LONGEST_NAMED = 5
_PER_BEFORE = re.compile(r"(?i)(?:\bper|\bfor every)[\s\u00a0]\Z")
_HANDLE = re.compile(r"(?:https?://|www\.|[@#])\S*\Z")
_LIST_MARK = re.compile(r"[.)]\s")
_DIMENSION = re.compile(r"[A-Za-z]")


def glued(text: str, start: int, end: int) -> bool:
    """Say whether letters, signs or other digits stick to a number so that it is part of a name or a longer number.

    "COVID-19", "F16", "@user4", "24/7", "1.2.3", "10:30", "5G".
    """
    before = text[start - 1 : start]
    if before and (before.isalnum() or before in "_@#/&=\\~.:+"):
        if before.isalnum() or before != ".":
            return before != "+" or text[end : end + 1] in "- "
        return text[start - 2 : start - 1].isalnum()
    if before == "," and text[start - 2 : start - 1].isdigit():
        return True
    if before in {"-", "‑"} and text[start - 2 : start - 1].isalnum():
        return True
    after = text[end : end + 1]
    if after.isalnum() or after == "_":
        return True
    return bool(after) and after in ":/,.@_#=&" and _CLOCK.match(text, end) is not None


def digits_are_no_figure(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether bare digits (no unit, no currency) are a time, a telephone number, a year, a date, a list number or a house number."""
    number = text[start:end]
    if number[0] == "0" and len(number) > 1 and number.isdigit():
        return True
    if start > 1 and text[start - 2].isdigit() and text[start - 1] in " -":
        return True
    if _PER_BEFORE.search(text, max(0, start - 12), start):
        return True
    if text[end : end + 1] == "-" and _IDLE_DIGITS.match(text, end):
        return True
    if _CLOCK_AFTER.match(text, end) or (_IN_THE_MORNING.match(text, end) and "." in number):
        return True
    if text[end : end + 1] in {"-", " ", ".", ")"} and _PHONE.match(text, end):
        return True
    if _at_line_start(text, start) and _LIST_MARK.match(text, end):
        return True
    return looks_like_year(text, start, end, numerals) or _day_of_month(text, start, end, numerals) or _street(text, end, numerals)


def _at_line_start(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n" or text[max(0, start - 3) : start] in {"\n  ", "\n (", "\n• "}


def looks_like_year(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether four plain digits are a year: not where a plural noun follows, unless a word such as "in" stands before."""
    if end - start != _YEAR_DIGITS or not text[start:end].isdigit() or not _YEAR_LOW <= int(text[start:end]) < _YEAR_HIGH:
        return False
    following = _NEXT_WORD.match(text, end)
    counted = following is not None and is_plural(following[1])
    if not counted:
        return int(text[start:end]) >= 1500 or _word_before(text, start).lower() in numerals.year_cues  # noqa: PLR2004 - older years are rare
    return _word_before(text, start).lower() in numerals.year_cues and following is not None and following[1] not in {"people", "years"}


def is_plural(word: str) -> bool:
    """Say whether a lower-case word looks like a plural that one could count."""
    return word not in _NOT_PLURAL and _PLURAL.match(word) is not None


def _word_before(text: str, start: int) -> str:
    match = _LAST_WORD.search(text, max(0, start - 24), start)
    return match[1] if match else ""


def _day_of_month(text: str, start: int, end: int, numerals: Numerals) -> bool:
    if end - start > 2:  # noqa: PLR2004 - no day has three digits
        return False
    month = _MONTH_AFTER.match(text, end)
    if month and month[1].lower() in numerals.months and not month[1].islower():
        return True
    word = _word_before(text, start).rstrip(".")
    return word[:1].isupper() and word.lower() in numerals.months


def _street(text: str, end: int, numerals: Numerals) -> bool:
    match = _STREET.match(text, end)
    return match is not None and match[1] in numerals.streets


def follows_name(text: str, floor: int, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether a bare number belongs to the name or identifier before it: "Boeing 737", "page 12", "Tanager 2"."""
    match = _LAST_WORD.search(text, max(floor, start - 24), start)
    if match is None or not match[1][0].isalnum():
        return False
    word = match[1].rstrip(".")
    if word in numerals.names or word.lower() in numerals.identifiers:
        return word[0].isupper() or not is_counted(text, end)
    if not word[0].isupper() or match.start(1) == floor or not _could_be_named(text, start, end):
        return False
    return not is_counted(text, end) and text[match.start(1) - 1 : match.start(1)] != "\n"


def _could_be_named(text: str, start: int, end: int) -> bool:
    """Say whether a number is short and plain enough to be part of a name: "Halcyon 3", not "Spain 1,034"."""
    if text[start].isalpha():
        return text[start].isupper()
    return end - start <= _LONGEST_NAMED and "," not in text[start:end] and "." not in text[start:end]


def is_counted(text: str, end: int) -> bool:
    """Say whether a noun in the plural, or an adjective and such a noun, follows a number."""
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return False
    if is_plural(following[1]):
        return True
    second = _NEXT_WORD.match(text, following.end()) if following[1].islower() else None
    return second is not None and is_plural(second[1])


def bare_word_is_no_figure(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether a number word is a pronoun, a part of a name or of a set phrase: "one of", "one another", "Chapter Three"."""
    word = text[start:end].lower()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in {"-", "‑", "’", "'"} and text[start - 2 : start - 1].isalnum():
        return True
    if after in {"’", "'"} and text[end + 1 : end + 2].isalpha():
        return True
    following = _hyphened(text, end) if after in {"-", "‑"} else _NEXT_WORD.match(text, end)
    next_word = following[1].lower() if following else ""
    if after in {"-", "‑"} and next_word.split("-")[0] in _IDLE_COMPOUNDS:
        return True
    if next_word in numerals.set_phrases and (word == "one" or word == "zero"):
        return True
    if word in {"one", "a one"}:
        return _is_pronoun(text, start, after, next_word, numerals)
    return False


_IDLE_DIGITS = re.compile(r"-(?:something|a-side|off|plus-year|odd-year)s?\b")
_IDLE_COMPOUNDS = frozenset("way off time sided faced fold piece some something ish liner on in up to".split())
_HYPHENED = re.compile(r"[-‑]([A-Za-z-]+)")
_FATE = re.compile(r"(?i)\s(?:dead|killed|injured|wounded|missing|hurt|arrested|died|critical|critically|seriously|in critical)\b")
_BEFORE_ONE = frozenset(
    "the this that which each every any no some only last first new another other next big good bad another's number square".split()
)


def _hyphened(text: str, end: int) -> re.Match[str] | None:
    return _HYPHENED.match(text, end)


def _is_pronoun(text: str, start: int, after: str, next_word: str, numerals: Numerals) -> bool:
    """Tell "one soldier" and "at least one dead" from "one of them", "the one who", "no one"."""
    if after in {"-", "‑"}:
        return False
    before = _word_before(text, start).lower()
    if before in _BEFORE_ONE:
        return True
    if _FATE.match(text, start + 3):
        return False
    if after != " " and after != "\n" and after != "\u00a0":
        return before not in {"least", "than"}
    return not next_word or next_word in numerals.pronoun or next_word.endswith(("ly", "n't"))


_OWNERS = frozenset("the his her its their our my your this that a an".split())


def ordinal_is_no_figure(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether an ordinal is a period, an adverb or a set phrase: "first half", "at first", "the fourth quarter", "a second"."""
    before = _word_before(text, start).lower()
    if not text[start].isdigit() and before not in _OWNERS and not before.endswith(("'s", "’s", "s'", "s’")):
        return True
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return True
    word = following[1].lower()
    return word in numerals.set_phrases or word in _NO_RANK or not word[0].isalpha() or following[1][0].isupper()


_NO_RANK = frozenset(
    "time quarter of and or place to is was one party hand two three four few half world century thing floor grade step".split()
)
