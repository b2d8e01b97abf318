"""Dates told from the day of publication: yesterday, last month, next spring, seven years ago.

In: a passage and the place of the word that ends such an expression. Out: what is written there, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.tense import tense
from factcheck.extractor.written import Written
from factcheck.extractor.years import stage_before, year_of
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.extractor.written import Passage
    from factcheck.lexicon.calendar import Calendar

__all__ = ["ago_at", "day_at", "period_at"]

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAYPART = lazily(r"\s+(?:morning|afternoon|evening|night)\b")
_BEYOND = lazily(r"(?i)\bthe\s+day\s+(before|after)\s+\Z")
_NEARBY = lazily(
    r"(?i)\b(the\s+)?(this|last|next|past|coming|current)\s+(?:calendar\s+|financial\s+|fiscal\s+|school\s+|academic\s+|tax\s+)?\Z"
)
# "the fourth of this month", "the 4th of next month", "the first day of next year"
_DAY_OF = lazily(
    r"(?i)\bthe\s+(?P<word>(?:first|last)(?=(?P<of_day>\s+day)?)(?:\s+day)?|(?P<number>\d{1,2})(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\s+of\s+\Z"
)
_DAYS_OF_YEAR = ("01-01", "12-31")
_LONGEST_MONTH = 31
_STEP = {"this": 0, "current": 0, "last": -1, "next": 1, "coming": 1}
_SEASONS = {"spring", "summer", "autumn", "winter"}
_PAST_UNITS = frozenset({"week", "month", "quarter", "year", "decade", "century"})
_PARTS_OF_DAY = {"morning", "afternoon", "evening", "night"}
_AGO = lazily(r"(?i)(?<![\d.,])\b(?:(\d{1,3})|([a-z]+))\s+(day|week|month|year|decade|century|centurie)s?\s+\Z")
_SAME_DAY = lazily(r"(?i)\s+(?:today|yesterday)\b")


def day_at(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    """Return the day named by yesterday, today, tonight or tomorrow ("the day before yesterday", "tomorrow evening")."""
    word = passage.text[start:end]
    if word[0] == "T" and passage.word_before(start).rstrip(",") in calendar.not_before_today:
        return None
    offset = _DAYS[word.lower()]
    beyond = _BEYOND.search(passage.text, max(passage.start, start - 20), start)
    if beyond and offset:
        offset += -1 if beyond[1].lower() == "before" else 1
        start = beyond.start()
    part = _DAYPART.match(passage.text, end, passage.end)
    return Written(start, part.end() if part else end, "", (f"day{offset:+d}",))


def period_at(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    """Return what "last", "this" or "next" makes of the unit of time or the season at `start`; or a season with its year."""
    unit = passage.text[start:end].lower()
    near = _NEARBY.search(passage.text, max(passage.start, start - 28), start)
    if unit in _SEASONS:
        return _season(passage, start, end, calendar)
    if not near:
        return None
    word = near[2].lower()
    if near[1] and (word in {"last", "next"} or passage.text[end : end + 3] == " of"):
        return None  # "the last day of the trial", "the next morning": told from something else than publication
    first = near.start(2)
    if unit in _PARTS_OF_DAY:
        return Written(first, end, "", (f"day{_STEP[word]:+d}",)) if word in {"this", "last"} else None
    if unit == "day" or (word == "past" and unit not in _PAST_UNITS):
        return None  # "ten past midnight"
    if word == "past":
        return Written(first, end, "", (f"past:{unit}",))
    if unit in {"month", "year"} and (dated := _day_of(passage, first, end, (unit, _STEP[word]), calendar)) is not None:
        return dated
    stage, opened = stage_before(passage, first)
    form = ("Y" if unit == "year" else unit) + f"{_STEP[word]:+d}"
    return Written(opened, end, form if unit == "year" else "", ("",) if unit == "year" else (form,), stage=stage)


def _day_of(passage: Passage, first: int, end: int, span: tuple[str, int], calendar: Calendar) -> Written | None:
    """Return the day of a month or year told from publication: "the fourth of this month", "the last day of next year"."""
    before = _DAY_OF.search(passage.text, max(passage.start, first - 32), first)
    if before is None:
        return None
    unit, step = span
    words = before["word"].lower().split()[0]
    if before["of_day"]:
        last = words == "last"
        part = f"-{_DAYS_OF_YEAR[last]}" if unit == "year" else f"month{step:+d}.{_LONGEST_MONTH if last else 1:02d}"
    elif unit == "month":
        number = int(before["number"]) if before["number"] else calendar.days.get(words, 0)
        part = f"month{step:+d}.{number:02d}" if 1 <= number <= _LONGEST_MONTH else ""
    else:
        return None
    return Written(before.start("word"), end, f"Y{step:+d}" if unit == "year" else "", (part,)) if part else None


def _season(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    season = passage.text[start:end].lower()
    year, last = year_of(passage, end)
    stage, first = stage_before(passage, start)
    if year != "-":
        return Written(first, last, year, (f"-{season}",), stage=stage)
    before = passage.word_before(start)
    if before == "this":
        return Written(start - 5, end, "Y+0", (f"-{season}",))
    if before in {"last", "next"}:
        return Written(start - 5, end, "-", (f"-{season}",), "<<" if before == "last" else ">>")
    if stage:
        return Written(first, end, "-", (f"-{season}",), tense(passage, first, end, calendar), stage)
    return None


def ago_at(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    """Return the time that lies a number of days, weeks, months or years before publication ("seven years ago", "a week ago today")."""
    found = _AGO.search(passage.text, max(passage.start, start - 32), start)
    if not found:
        return None
    number = int(found[1]) if found[1] else calendar.numbers.get(found[2].lower(), 0)
    if not number or (found[2] and passage.word_before(found.start()).endswith((" and", "half", "hundred", "thousand"))):
        return None
    unit = found[3].lower().replace("centurie", "century")
    same_day = _SAME_DAY.match(passage.text, end, passage.end)
    if unit == "year":
        return Written(found.start(), end, f"Y-{number}", ("",))
    if unit == "week" and same_day:
        return Written(found.start(), same_day.end(), "", (f"day-{7 * number}",))
    return Written(found.start(), end, "", (f"{unit}-{number}",))
