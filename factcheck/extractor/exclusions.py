"""Digits that are no figures: names, identifiers, years, clock times, telephone numbers, list numbers.

In: a text and the place of a number in it. Out: whether it is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.lexicon.numerals import Numerals

__all__ = [
    "HYPHENED",
    "LONG_SMALL_WORD",
    "NEXT_WORD",
    "SPACES",
    "digits_are_no_figure",
    "follows_name",
    "glued",
    "is_address",
    "is_counted",
    "is_plural",
    "word_before",
    "word_before_plainly",
]

SPACES = " \n\u00a0"
_CLOCK_AFTER = lazily(
    r"\s?(?:[apAP]\.?\s?[mM]\b|o['’]clock|(?:hrs?\s)?(?:GMT|UTC|BST|CET|IST|PKT|EST|EDT|ET|PST|PDT|PT)\b|hours\sGMT|noon\b|midnight\b|FM\b)"
    r"|\s?(?:to|and|until|-|–)\s?\d{1,2}(?:[.:]\d\d)?\s?[apAP]\.?\s?[mM]\b"
    r"|(?:\sto\s\d{1,4})?\s(?:B\.?C\.?(?:E\b\.?)?|b\.c\.|A\.?D\.?|BCE|CE)(?!\w|\s[a-z]+s\b|\s[A-Z][a-z])"  # years before and after Christ
)
_CLOCKED = frozenset(("am", "aM", "pm", "pM", "o'", "o’", "hr", "ho", "no", "mi", "to", "an", "un", "b."))  # beginnings of the above
_LIFETIME = lazily(r"1\d{3}\s?[-–]\s?(?:1\d{3}|20\d\d)\)")  # "Champollion (1790-1832)"
_IN_THE_MORNING = lazily(r"\s(?:in the (?:morning|afternoon|evening)|at night|tonight|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
_CALIBRE = lazily(
    r"\.\d{2,3}\s(?:revolver|pistol|rifle|handgun|shotgun|caliber|calibre|magnum|Magnum|special|Special|bullet|round|gun)s?\b"
)
_MODEL_DASH = lazily(r"[-–‑]\d{1,4}(?=[.,;)]\s|\Z|\s(?:and|or|in|on|at|of|to|was|is|has|had|with|for|from|the|left|flew)\b|\s[A-Z])")
_DASHES = frozenset("-–‑")
_HOUR = lazily(r"(?:1?\d|2[0-3])\.[0-5]\d\Z")
_HOURLY = frozenset(("at", "by", "from", "until", "till", "before", "after", "around", "kick-off", "kickoff"))
_DEPARTURE = lazily(r"\s(?:(?:to|from)\s[A-Z]|trains?\b|bus\b|services?\b|flights?\b|ferry\b)")
# what goes by the clock: "the doors open at 7.30"
_TIMETABLE = lazily(
    r"(?i)\b(?:doors?|kick(?:s|ed)?[\s-]?off|begins?|began|starts?|trains?|bus(?:es)?|flights?|mass|church|matinee|concert|lunch|dinner|breakfast"
    r"|morning|afternoon|evening|tonight|arriv\w+|depart\w+|leaves?|left|alarm|woke|school|opens|closes|airs)\b"
)
_PHONE = lazily(r"(?:[-. ]\d{2,}){2,}|-\d{3,4}(?!\d)|\)[ -]?\d{3}|(?:-\d+){2,}| \d{4}(?![\d,.%]|\s[a-z]+s\b)")
_STUCK = lazily(r":\d|/\d|[,.]\d|[@_#=&]|\.\w")
_MONTH_AFTER = lazily(r"(?:\s+of)?[\s-]([A-Z][A-Za-z]{2,8})\b")
NEXT_WORD = lazily(r"[\s\u00a0]([A-Za-z'’-]+)")
HYPHENED = lazily(r"(?:[-‑]|\s-\s)([A-Za-z-]+)")  # with spaces as tokenizers leave it
_STREET = lazily(r"[\s\u00a0](?:[NSEW]\.?\s)?((?:(?:[A-Z][\w'’.]{0,20}|\d{1,3}(?:st|nd|rd|th))\s){1,3}[A-Z][a-z]+)\b")
_PLURAL = lazily(
    r"(?:[a-z-]{2,30}[^s'’]s|people|men|women|children|police|crew|cattle|sheep|dead|staff|personnel|troops|aircraft|more|others?|lives|feet|teeth|fish)\Z"
)
_NOT_PLURAL = frozenset(
    ("is", "was", "has", "this", "his", "its", "as", "us", "does", "says", "yes", "perhaps", "always", "plus", "versus", "series")
)
_FOR_HELP = lazily(r"\s(?:for|or|to|if|toll)\b|[.,;]?\Z")  # "Call 1070 for help"
_STANDING = frozenset(("at", "in", "of", "near", "outside", "opposite", "from", "to", "behind"))  # "at 7 World Trade Center"
_NO_ADJECTIVES = frozenset(
    "that who which is was are were has had have in on at and or of to for with by from as but will would can could when where while it "
    "he she they there also now then after before does did may might".split()
)
_STAMP = lazily(r"\s{0,9}\d{1,2}[:.]\d\d\s")
LONG_SMALL_WORD = lazily(r"(?<![\w'’-])[a-z]{5}")
_STICKING = frozenset(("magnitude-", "c.", "(c.", "ca.", "approx."))  # "magnitude-6", "c.8%"
_LIST_MARK = lazily(r"[.)]\s")
_YEAR_LOW, _YEAR_SURE, _YEAR_HIGH = 1000, 1500, 2100
_YEAR_DIGITS, _DAY_DIGITS, _LONGEST_NAMED, _LONGEST_WORD = 4, 2, 5, 24
_AROUND = 160  # characters
_CALLED = 3  # digits of 911, 999, 112
# "a 911 call", "an 800 number"
_SERVICES = dict.fromkeys(("911", "999", "112", "000"), "named_behind") | dict.fromkeys(
    ("800", "888", "877", "866", "900"), "numbered_behind"
)


def word_before_plainly(text: str, floor: int, start: int) -> str:
    """Return the word that ends before `start`, with the signs that stick to it ("" at the beginning of the sentence, `floor`)."""
    end = start
    while end > floor and text[end - 1] in SPACES:
        end -= 1
    low = max(floor, end - _LONGEST_WORD)
    return text[max(text.rfind(" ", low, end) + 1, text.rfind("\n", low, end) + 1, text.rfind("\u00a0", low, end) + 1, low) : end]


word_before: Callable[[str, int, int], str] = word_before_plainly if compiled is None else compiled.word_before


def glued(text: str, start: int, end: int) -> bool:
    """Say whether letters, signs or other digits stick to a number so that it is part of a name or a longer number.

    "COVID-19", "F16", "@user4", "24/7", "1.2.3", "10:30", "5G".
    """
    before = text[start - 1 : start]
    if before == "(" and _bracketed(text, start, end):
        return True
    if before and (before.isalnum() or before in "_@#/&=\\~:+.,-‑"):
        return _glued_before(text, start, end, before)
    after = text[end : end + 1]
    if after.isalnum() or after == "_":
        return True
    return bool(after) and after in ":/,.@_#=&" and _STUCK.match(text, end) is not None


def _bracketed(text: str, start: int, end: int) -> bool:
    """Say whether digits stand in a bracket that sticks to what is before it: "Rule 40(b)(2)", "Article 19(1)", "EBITDA(1)"."""
    before = text[start - 2 : start - 1]
    return before == ")" or before.isdigit() or (before.isalpha() and end - start == 1)


def _glued_before(text: str, start: int, end: int, before: str) -> bool:
    if before == "+":
        return text[end : end + 1] in {"-", " "} and text[start:end].isdigit()  # "+12%" is a figure
    if before in {".", "-", "‑"}:
        return text[start - 2 : start - 1].isalnum() and word_before(text, 0, start).lower() not in _STICKING
    if before == ",":
        return text[start - 2 : start - 1].isdigit()
    return before != "~"


def digits_are_no_figure(text: str, floor: int, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether bare digits (no unit, no currency) are a time, a telephone number, a year, a date, a list number or a house number.

    `floor` is where the sentence begins, or the date before it ends ("On 14 May | 12 people").
    """
    after, number, before = text[end : end + 1], text[start:end], word_before(text, floor, start)
    plain = number.isdigit()
    if _shaped_off(text, floor, start, end) if plain or " " in number else "." in number and _is_hour(text, start, end, before):
        return True
    if end - start <= _LONGEST_NAMED and plain and before.lower() in numerals.phrases["dialled"]:
        return (
            end - start == _CALLED
            or _PHONE.match(text, end) is not None
            or (end - start > _CALLED and _FOR_HELP.match(text, end) is not None)
        )
    if before.lower() == "per" or (before.lower() == "every" and text[: start - 1].endswith("for every")):
        return True
    if after and after in " -.)aApPo\u00a0\n" and _followed_off(text, start, end, numerals):
        return True
    if before == "(" and _LIFETIME.match(text, start):
        return True
    return looks_like_year(text, start, end, before, numerals) or _day_of_month(text, start, end, before, numerals)


def _shaped_off(text: str, floor: int, start: int, end: int) -> bool:
    """Say whether plain digits stand in what no count is written in: "007", "the 787-9", "0161 496 0123"."""
    if text[start] == "0" and end - start > 1:
        return True
    if text[end : end + 1] in _DASHES and _MODEL_DASH.match(text, end):
        return True
    return start - 1 > floor and text[start - 2].isdigit() and text[start - 1] in " -" and not _stamped(text, start)


def _is_hour(text: str, start: int, end: int, before: str) -> bool:
    """Say whether a number with a point is a time of day: "the doors open at 7.30", "the 6.15 to Leeds"."""
    if _HOUR.match(text, start, end) is None:
        return False
    if before.lower() == "the":
        return _DEPARTURE.match(text, end) is not None
    return before.lower() in _HOURLY and _TIMETABLE.search(text, max(0, start - _AROUND), end + _AROUND) is not None


def _stamped(text: str, start: int) -> bool:
    """Say whether nothing but the time stands before a number in its line: "17:02 23 killed in car bombings"."""
    return _STAMP.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None


def _followed_off(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether what follows digits makes them a time, a telephone number, a list number, a house number or an idle compound."""
    ahead = text[end + 1 : end + 3]
    if (
        text[end] in SPACES
        and ahead[:1].islower()
        and ahead not in _CLOCKED
        and (ahead[0] not in "ap" or ahead[1:].isalpha())
        and "." not in text[start:end]
    ):
        return end - start == _CALLED and _service_number(text, start, end, numerals)  # a word in small letters that tells no time
    if _CLOCK_AFTER.match(text, end) or ("." in text[start:end] and (_IN_THE_MORNING.match(text, end) or _CALIBRE.match(text, start))):
        return True
    if _PHONE.match(text, end) or (_at_line_start(text, start) and _LIST_MARK.match(text, end)):
        return True
    compound = HYPHENED.match(text, end)
    if compound is not None:
        # "3-D", "7-Eleven", but "40-Year" in a headline has a unit and does not come here
        lettered = compound[1][0].isupper() and (len(compound[1]) == 1 or not text[start - 1 : start].isspace() or end - start == 1)
        return compound[1].strip("-") in numerals.phrases["compounds"] or (lettered and not _in_headline(text, start, end, numerals))
    if end - start == _CALLED and _service_number(text, start, end, numerals):
        return True
    return is_address(text, start, end, numerals)


def is_address(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether the name of a street or building follows: "350 Fifth Avenue", "71-77 Peking Road"."""
    street = _STREET.match(text, end)
    if street is None or _in_headline(text, start, end, numerals):
        return False
    words = street[1].split()[1:]
    if not numerals.streets.isdisjoint(words):
        return True
    return not numerals.phrases["sites"].isdisjoint(words) and word_before(text, 0, start).lower() in _STANDING


def _service_number(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether three digits are dialled: "a 911 call", "an 800 number", but not "300 calls"."""
    known = _SERVICES.get(text[start:end])
    following = NEXT_WORD.match(text, end) if known else None
    return known is not None and following is not None and following[1] in numerals.phrases[known]


def _at_line_start(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n" or text[max(0, start - 3) : start] in {"\n  ", "\n (", "\n• "}


def looks_like_year(text: str, start: int, end: int, before: str, numerals: Numerals) -> bool:
    """Say whether four plain digits are a year: not where a plural noun follows, unless a word such as "in" stands before."""
    if end - start != _YEAR_DIGITS or not text[start:end].isdigit() or not _YEAR_LOW <= int(text[start:end]) < _YEAR_HIGH:
        return False
    following = NEXT_WORD.match(text, end)
    cued = before.lower() in numerals.year_cues
    if following is None or not is_plural(following[1]):
        return cued or int(text[start:end]) >= _YEAR_SURE
    return cued and following[1] not in {"people", "years"}


def is_plural(word: str) -> bool:
    """Say whether a lower-case word looks like a plural that one could count."""
    return word not in _NOT_PLURAL and _PLURAL.match(word) is not None


def _day_of_month(text: str, start: int, end: int, before: str, numerals: Numerals) -> bool:
    if end - start > _DAY_DIGITS:
        return False
    month = _MONTH_AFTER.match(text, end)
    if month and month[1].lower() in numerals.months:
        return True
    word = before.rstrip(".")
    return word[:1].isupper() and word.lower() in numerals.months


def follows_name(text: str, floor: int, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether a bare number belongs to the name or identifier before it: "Boeing 737", "page 12", "Halcyon 3"."""
    written = word_before(text, floor, start)
    if written.lower() in {"no.", "nos."}:
        return True
    if written == "(" and text[end : end + 1] == ")" and word_before(text, floor, start - 1).lower() in numerals.identifiers:
        return True  # "Senate Gifts Rule (35)"
    word = written.lstrip("(\"“‘'[").rstrip(".")
    if not word or not (word[-1].isalnum() or word[-1] in "°+"):
        return False
    if word in numerals.names or word.lower() in numerals.graded:
        return True
    if word[-2:] in {"'s", "’s"} and word[:-2] in numerals.names:
        return not is_counted(text, end)  # "Boeing's 737 MAX"
    if word in numerals.places or word.lower() in numerals.identifiers:
        return not is_counted(text, end) or _tells(text, end, numerals)
    if not word[0].isupper() or len(written) == start - floor - 1 or not _could_be_named(text, start, end):
        return False
    return not is_counted(text, end) and not _in_headline(text, start, end, numerals)


def _tells(text: str, end: int, numerals: Numerals) -> bool:
    """Say whether what follows a number is no plural but what its bearer does: "Figure 3 shows", "Section 4 bans"."""
    following = NEXT_WORD.match(text, end)
    return following is not None and following[1] in numerals.phrases["telling"]


def _in_headline(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether a number is no part of a name where every word has a capital: "Gunman Among 7 Dead", "BLAZE RAZES 12 HOMES"."""
    if LONG_SMALL_WORD.search(text) is not None:
        return False
    following = NEXT_WORD.match(text, end)
    if following is not None and following[1].lower() in numerals.phrases["fates"]:
        return True
    return word_before(text, 0, start).lower() in numerals.phrases["before_count"]


def _could_be_named(text: str, start: int, end: int) -> bool:
    """Say whether a number is short and plain enough to be part of a name: "Halcyon 3", not "Spain 1,034"."""
    if text[start].isalpha():
        return text[start].isupper()
    return end - start <= _LONGEST_NAMED and "," not in text[start:end] and "." not in text[start:end] and text[start - 1] != "\n"


def is_counted(text: str, end: int) -> bool:
    """Say whether a noun in the plural, or an adjective and such a noun, follows a number."""
    following = NEXT_WORD.match(text, end)
    if following is None:
        return False
    if is_plural(following[1]):
        return True
    described = following[1].islower() and following[1] not in _NO_ADJECTIVES  # "the Cobra 427 that sits there"
    second = NEXT_WORD.match(text, following.end()) if described else None
    return second is not None and is_plural(second[1])
