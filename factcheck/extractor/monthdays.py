"""Months, days of a month and days of the week.

In: a passage and the place of a month's or a weekday's name. Out: what is written there (two dates for "from 7 to 11 December").
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from factcheck.extractor.tense import tense
from factcheck.extractor.written import Written
from factcheck.extractor.years import stage_before, year_of
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.extractor.written import Passage
    from factcheck.lexicon.calendar import Calendar

__all__ = ["feast_at", "month_at", "weekday_at"]

_WINDOW = 32
_DAYS = 31
_FEBRUARY, _COMMON_YEAR = 2, 2026  # the month whose last day the year decides, and a year without a leap day
_DASH = lazily(r"\s*[-–—‑]\s*\Z")
_DAY_BEFORE = lazily(
    r"""(?<![\d.,:/$€£¥₹#+_-])(?<!\d[\s])
    (?:(?P<from>\d{1,2})(?:st|nd|rd|th)?(?P<join>\s*[-–—‑]\s*|\s+(?:to|and|or|until|till|through)\s+(?:the\s+)?))?
    (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:day\s+)?(?:of\s+)?|-)\Z""",
    re.VERBOSE,
)
_DAY_AFTER = lazily(
    r"""\.?\s*(?<=[\s.])(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%°\w]|[.,/:]\d|\s*(?:[ap]\.?m\b|per\b|percent\b|million\b|billion\b|crore\b))
    (?:(?P<join>\s*[-–—‑]\s*|\s+(?:to|and|or|through|until)\s+)(?P<until>\d{1,2})(?:st|nd|rd|th)?(?![\d:%\w]|[.,]\d)
        (?=\s*(?:[,.;:)\]–—\n]|\Z|\d{4}\b|at\b|in\b|for\b|as\b|when\b)))?""",
    re.VERBOSE,
)
_WORDED_BEFORE = lazily(r"(?i)(?<!\w)(?P<day>[a-z]+(?:[ -][a-z]+)?)\s+(?:day\s+)?of\s+\Z")
_LAST_DAY_OF = lazily(r"(?i)(?<!\w)(?P<day>last)\s+day\s+of\s+\Z")
_FEAST = lazily(r"(?:New\s+Year|[A-Z][a-z]+)(?:['’]s)?\s+\Z")
_WORDED_AFTER = lazily(r"\s+the\s+(?P<day>[a-z]+(?:-[a-z]+)?)(?=[,.;:)]|\s*\Z|\s+\d{4}\b)")
_NEARBY = {"last": "<<", "next": ">>", "this": "", "coming": ">>", "past": "<<"}
_DAYPARTS = lazily(r"\s+(?:morning|afternoon|evening|night|lunchtime|noon|midday|midnight)\b")
_DATE_FOLLOWS = lazily(r"\.?,?\s+(?:the\s+)?(?:\d{1,2}\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)")
_SHORT = 3  # letters of an abbreviation that is also a word: Sat, Sun, Wed, Mar


def month_at(passage: Passage, start: int, end: int, calendar: Calendar) -> list[Written]:
    """Return the dates around the month's name at `start`: with its day, its year or both; none where the name is another word."""
    number = calendar.months[passage.text[start:end].lower()]
    before = _DAY_BEFORE.search(passage.text, max(passage.start, start - _WINDOW), start)
    if before and 1 <= int(before["day"]) <= _DAYS and not _verb(passage, start, end, calendar):
        return _day_first(passage, before, end, number, calendar)
    after = _DAY_AFTER.match(passage.text, end, passage.end)
    if after and 1 <= int(after["day"]) <= _DAYS and not _no_day(passage, start, after):
        return _month_first(passage, start, after, number, calendar)
    return _worded(passage, start, end, number, calendar) or _month_alone(passage, start, end, number, calendar)


def _worded(passage: Passage, start: int, end: int, number: int, calendar: Calendar) -> list[Written]:
    """Return the date whose day is a word: "the tenth of June", "on June the fifth,"; not "the first of May's two votes"."""
    before = _WORDED_BEFORE.search(passage.text, max(passage.start, start - _WINDOW), start)
    ending = _LAST_DAY_OF.search(passage.text, max(passage.start, start - _WINDOW), start)
    if ending and number != _FEBRUARY:
        year, last = year_of(passage, end)
        first, days = ending.start("day"), monthrange(_COMMON_YEAR, number)[1]
        return [Written(first, last, year, (_day(number, str(days)),), "" if year != "-" else tense(passage, first, last, calendar))]
    if before and passage.text[end : end + 1] not in {"'", "’"}:
        words = before["day"].lower().replace(" ", "-")
        day = calendar.days.get(words) or calendar.days.get(words.rpartition("-")[2])
        if day:
            first = before.end("day") - len(words if words in calendar.days else words.rpartition("-")[2])
            year, last = year_of(passage, end)
            return [Written(first, last, year, (_day(number, str(day)),), "" if year != "-" else tense(passage, first, last, calendar))]
    after = _WORDED_AFTER.match(passage.text, end, passage.end)
    day = calendar.days.get(after["day"]) if after else None
    if after and day:
        year, last = year_of(passage, after.end())
        return [Written(start, last, year, (_day(number, str(day)),), "" if year != "-" else tense(passage, start, last, calendar))]
    return []


def _no_day(passage: Passage, start: int, after: re.Match[str]) -> bool:
    """Say whether the number after the month counts something: "in May 25 people died", "since March 12 have been held"."""
    return passage.word_before(start) in {"in", "during"} or after.end() - start > _WINDOW


def _verb(passage: Passage, start: int, end: int, calendar: Calendar) -> bool:
    """Say whether "12 May Have Died" or "10 March in Protest" is a headline's verb."""
    word = passage.text[start:end].lower()
    after = passage.word_after(end)
    return (word == "may" and after in calendar.after_modal) or (word == "march" and passage.headline and after in calendar.after_marching)


def _day_first(passage: Passage, before: re.Match[str], end: int, number: int, calendar: Calendar) -> list[Written]:
    year, last = year_of(passage, end)
    told = "" if year != "-" else tense(passage, before.start(), last, calendar)
    day = _day(number, before["day"])
    first = before["from"]
    if not first or not 1 <= int(first) <= _DAYS:
        return [Written(before.start("day"), last, year, (day,), told)]
    opening = _day(number, first)
    if _DASH.match(before["join"]):
        return [Written(before.start("from"), last, year, (opening, day), told)]
    spans = not {"to", "until", "till", "through"}.isdisjoint(before["join"].split()) and int(first) < int(
        before["day"]
    )  # "closed 24 to 26 May"
    if not spans and passage.word_before(before.start("from")) not in {"from", "between", "on", "of", "both"}:
        return [Written(before.start("day"), last, year, (day,), told)]
    shown = re.compile(r"\d{1,2}(?:st|nd|rd|th)?").match(passage.text, before.start("from"))
    ends = shown.end() if shown else before.end("from")
    return [Written(before.start("from"), ends, year, (opening,), told), Written(before.start("day"), last, year, (day,), told)]


def _month_first(passage: Passage, start: int, after: re.Match[str], number: int, calendar: Calendar) -> list[Written]:
    year, last = year_of(passage, after.end())
    told = "" if year != "-" else tense(passage, start, last, calendar)
    day, until = _day(number, after["day"]), after["until"]
    if not until or not 1 <= int(until) <= _DAYS:
        return [Written(start, last, year, (day,), told)]
    if _DASH.match(after["join"]):
        return [Written(start, last, year, (day, _day(number, until)), told)]
    return [
        Written(start, after.start("join"), year, (day,), told),
        Written(after.start("until"), last, year, (_day(number, until),), told),
    ]


def _day(month: int, day: str) -> str:
    return f"-{month:02d}-{int(day):02d}"


def _month_alone(passage: Passage, start: int, end: int, number: int, calendar: Calendar) -> list[Written]:
    word = passage.text[start:end].lower()
    year, last = year_of(passage, end)
    before = passage.word_before(start)
    if year == "-" and not _is_month(passage, start, end, calendar):
        return []
    stage, first = stage_before(passage, start)
    nearby = _NEARBY.get(before) if year == "-" else None
    if nearby is not None:
        first = start - len(before) - 1
    elif len(word) <= _SHORT and word != "may" and passage.text[end : end + 1] == "." and last == end:
        last = end + 1
    told = nearby or ("" if year != "-" else tense(passage, first, last, calendar))
    return [Written(first, last, year, (f"-{number:02d}",), told, stage)]


def _is_month(passage: Passage, start: int, end: int, calendar: Calendar) -> bool:
    """Say whether a month's name that stands without day and year is a month: "in March", not "they may" or "April Jones"."""
    word = passage.text[start:end]
    before = passage.word_before(start)
    if before.rstrip("-") in calendar.before_month and not (
        passage.headline and word.lower() == "may" and before in {"that", "or", "and", "by"}
    ):
        return not (before in {"to", "by", "that", "and", "or", "of", "for"} and _name_follows(passage, end))
    if word.lower() in calendar.ambiguous_months or len(word) <= _SHORT:
        return False
    return not _name_follows(passage, end) and not before.endswith(("mr", "mr.", "mrs", "ms", "dr"))


def _name_follows(passage: Passage, end: int) -> bool:
    """Say whether a capitalised word follows, as after a first name."""
    return not passage.headline and passage.text[end : end + 1] == " " and passage.text[end + 1 : end + 2].isupper()


def weekday_at(passage: Passage, start: int, end: int, calendar: Calendar) -> list[Written]:
    """Return the day of the week at `start` with "last" or "next" before it and "evening" after it; none where it is part of a name."""
    word = passage.text[start:end].lower()
    number = calendar.weekdays[word]
    before = passage.word_before(start)
    if before in calendar.not_before_weekday or passage.word_after(end) in calendar.not_after_weekday:
        return []
    if passage.text[end : end + 6] == " Night" and not passage.headline:
        return []  # "Saturday Night Live"
    part = _DAYPARTS.match(passage.text, end, passage.end)
    if not word.endswith("day") and not part and not _DATE_FOLLOWS.match(passage.text, end, passage.end):
        return []
    last = part.end() if part else end
    nearby = _NEARBY.get(before)
    first = start if nearby is None else start - len(before) - 1
    told = nearby or tense(passage, first, last, calendar) or (">" if before == "this" else "<")
    return [Written(first, last, "", (f"weekday:{number}",), told)]


def feast_at(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    """Return the day that the name before the "Day" at `start` stands for every year: "New Year's Day", "Boxing Day"."""
    name = _FEAST.search(passage.text, max(passage.start, start - _WINDOW), start)
    told = calendar.feasts.get(name[0].lower().replace("’", "'").removesuffix("'s ").strip()) if name else None
    if name is None or told is None:
        return None
    year, last = year_of(passage, end)
    first = name.start()
    part = f"-{told // 100:02d}-{told % 100:02d}"
    return Written(first, last, year, (part,), "" if year != "-" else tense(passage, first, last, calendar))
