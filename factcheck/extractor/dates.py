"""Find the dates of a document.

In: a document, its sentences and the lexicon. Out: `DateMention`s in reading order, one an expression, none overlapping; bylines and
boilerplate are passed over, clock times are left to others.

The normal form that `DateMention.expression` holds, and factcheck/normalizer/dates.py resolves:

    expression  = [stage] point ["/" point] [tense]     a second point ends a stretch ("2018/2024", "--12-07/--12-11")
    stage       = "early:" | "mid:" | "late:" | "end:"  ("mid:2027" for "mid-2027")
    point       = year [part]                           "2026", "2026-02", "2026-02-18", "--02-18", "Y+1-Q2"
                | "weekday:" 1..7                       Monday is 1
                | unit ("+" | "-") number               "day-1" yesterday, "week+1" next week, "weekend+0", "quarter-1"
                | "month" ("+" | "-") number "." DD     "month+0.04": "the fourth of this month"
                | "past:" unit                          "the past year": the year that ends with publication
                | "1990s" | "century:" number | "slash:" a "-" b "-" year   (a day and month that could change places)
    year        = four digits | "-" (left out) | "Y" ("+" | "-") number (the year of publication and so many)
    part        = "-MM" | "-MM-DD" | "-Q" 1..4 | "-H" 1..2 | "-" season
    tense       = "<" before or on publication | ">" on or after it
                | "<<" and ">>" strictly so ("last Saturday"); left out: the nearest
"""

from __future__ import annotations

import sys
from operator import attrgetter
from string import ascii_letters
from typing import TYPE_CHECKING

from factcheck.extractor.monthdays import feast_at, month_at, weekday_at
from factcheck.extractor.relative import ago_at, day_at, period_at
from factcheck.extractor.tense import told_by_section
from factcheck.extractor.written import Passage, Written
from factcheck.extractor.years import century_at, part_of_year, year_at
from factcheck.model import Anchor, DateMention, Section, Span
from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.calendar import Calendar
    from factcheck.model import Document, Sentence

__all__ = ["find", "triggers_of", "triggers_plainly"]

Trigger = tuple[int, int, int]
_NEVER = sys.maxsize
_LEFT_OUT = frozenset({Section.BYLINE, Section.BOILERPLATE})
# Three scans, or one where that is compiled: names, digits, and the ends of words ("Monday", "yesterday", "last month"); what stands there
# is read by the modules around this one.
_MONTHS = (
    "Jan January Feb February Mar March Apr April May Jun June Jul July Aug August Sep Sept September Oct October Nov November Dec December"
)
_NAMES = frozenset(f"{_MONTHS} {_MONTHS.upper()} Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun Q1 Q2 Q3 Q4 H1 H2 H3 H4".split())
_ENDINGS = (
    *("day", "Day", "DAY", "ago", "week", "month", "months", "quarter", "year", "decade", "century", "half", "weekend", "morrow", "night"),
    *("morning", "afternoon", "evening", "spring", "summer", "autumn", "winter"),
)
_NAME = lazily_unicode(r"\b[JFMASONDTWQH]\w{1,8}\b")
_DIGITS = lazily_unicode(r"\d{4}(?!\d)|\d\d?[/.]\d\d?[/.]\d")
_END_OF_WORD = lazily(rf"(?:{'|'.join(_ENDINGS)})\b")
_LONGEST = 10  # letters of "Wednesday" and one more
_SLASHED = lazily(r"(\d\d?)([/.])(\d\d?)\2((?:19|20)?\d\d)(?![\d/])")
_QUARTER = lazily(r"[QH]([1-4])(?:\s+(?:of\s+)?(?:FY\s?)?)((?:19|20)\d\d)(?!\d)")
_MONTHS_A_YEAR = 12
_DAYS_A_MONTH = 31
_SHARED = lazily(r"\s*(?:[-–—]|and|to|or|until|through)\s+(?:in\s+)?")
_BETWEEN = lazily(r"\.?,?\s+(?:the\s+)?")
_RELATIVE_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow"})
_SPANS_OF_YEAR = frozenset({"quarter", "half", "months"})


def find(document: Document, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[DateMention]:
    """Return the dates of the document in reading order, each with its expression in the normal form above."""
    calendar = lexicon.calendar
    mentions: list[DateMention] = []
    triggers: list[Trigger] = []
    field, place, start = None, 0, -1
    for sentence in sentences:
        if sentence.field is not field:
            field = sentence.field
            triggers, place = triggers_of(document.field(field)), 0
            start = triggers[0][0] if triggers else _NEVER
        end = sentence.span.end
        if start >= end:
            continue
        first = place
        while start < end:
            place += 1
            start = triggers[place][0] if place < len(triggers) else _NEVER
        if sentence.section not in _LEFT_OUT:
            mentions += _mentions(document, sentence, triggers[first:place], calendar)
    return mentions


def _mentions(document: Document, sentence: Sentence, triggers: list[Trigger], calendar: Calendar) -> Iterator[DateMention]:
    """Yield the dates of one sentence."""
    text = document.field(sentence.field)
    passage = Passage(text, *sentence.span, headline=sentence.section is Section.HEADLINE)
    told = told_by_section(sentence.section)
    for written in _join(passage, _read(passage, triggers, calendar)):
        anchor = Anchor(document.id, Span(written.start, written.end), text[written.start : written.end], sentence)
        shown = written._replace(tense=told) if told and written.open else written
        yield DateMention(anchor=anchor, expression=shown.expression)


def triggers_of(text: str) -> list[Trigger]:
    """Return the places of a field where a date may stand, in order: start, end and the kind of reader."""
    found: list[Trigger] | None = None if compiled is None else compiled.date_places(text, _NAMES, _ENDINGS)
    return sorted(triggers_plainly(text) if found is None else found)


def triggers_plainly(text: str) -> Iterator[Trigger]:
    """Yield the places of a field where a date may stand, without compiled help."""
    yield from ((*match.span(), 0) for match in _NAME.finditer(text) if match[0] in _NAMES)
    yield from ((*match.span(), 1) for match in _DIGITS.finditer(text))
    yield from ((*match.span(), 2) for match in _END_OF_WORD.finditer(text))


def _read(passage: Passage, triggers: list[Trigger], calendar: Calendar) -> Iterator[Written]:
    readers = (_at_name, _at_digits, _at_word)
    for start, end, kind in triggers:
        if passage.start <= start and end <= passage.end:
            yield from readers[kind](passage, start, end, calendar)


def _at_name(passage: Passage, start: int, end: int, calendar: Calendar) -> list[Written]:
    word = passage.text[start:end].lower()
    if word in calendar.months:
        return month_at(passage, start, end, calendar)
    if word in calendar.weekdays:
        return weekday_at(passage, start, end, calendar)
    quarter = _QUARTER.match(passage.text, start, passage.end)
    if quarter:
        return [Written(start, quarter.end(), quarter[2], (f"-{word.upper()}",))]
    return (
        [Written(start, end, "-", (f"-{word.upper()}",), "<")]
        if word[0] == "q" and passage.word_before(start) in {"in", "for", "the", "of"}
        else []
    )


def _at_digits(passage: Passage, start: int, end: int, calendar: Calendar) -> list[Written]:
    text = passage.text
    if end - start == 4 and text[start + 2].isdigit() and text[start + 1].isdigit():  # noqa: PLR2004 - four digits
        if start > passage.start and text[start - 1].isdigit():
            return []
        year = year_at(passage, start, end, calendar)
        return [year] if year else []
    slashed = _SLASHED.match(text, start, passage.end)
    if not slashed or (start > passage.start and text[start - 1] in "0123456789/."):
        return []
    return _slashed(slashed)


def _slashed(match: re.Match[str]) -> list[Written]:
    """Read "14/9/2026": a day first where that is the only way, a month first likewise, else a date that could be either."""
    first, second, year = int(match[1]), int(match[3]), match[4]
    if match[2] == "." and len(year) == 2:  # noqa: PLR2004 - "1.2.12" numbers a section
        return []
    year = year if len(year) == 4 else f"20{year}"  # noqa: PLR2004 - a year in full
    if not (1 <= first <= _DAYS_A_MONTH and 1 <= second <= _DAYS_A_MONTH and min(first, second) <= _MONTHS_A_YEAR):
        return []
    if first > _MONTHS_A_YEAR or first == second or match[2] == ".":
        parts = (f"-{second:02d}-{first:02d}",)
        return [Written(match.start(), match.end(), year, parts)] if second <= _MONTHS_A_YEAR else []
    if second > _MONTHS_A_YEAR:
        return [Written(match.start(), match.end(), year, (f"-{first:02d}-{second:02d}",))]
    return [Written(match.start(), match.end(), "", (f"slash:{first:02d}-{second:02d}-{year}",))]


def _at_word(passage: Passage, start: int, end: int, calendar: Calendar) -> list[Written]:
    near = passage.text[max(passage.start, end - _LONGEST) : end]
    whole = near[len(near.rstrip(ascii_letters)) :]
    start, word = end - len(whole), whole.lower()
    if word in calendar.weekdays:
        return weekday_at(passage, start, end, calendar) if whole[0].isupper() else []
    found: Written | None = None
    if whole == "Day":
        found = feast_at(passage, start, end, calendar)
    elif word in _RELATIVE_DAYS:
        found = day_at(passage, start, end, calendar)
    elif word == "ago":
        found = ago_at(passage, start, end, calendar)
    elif word == "century":
        found = century_at(passage, start, end, calendar) or period_at(passage, start, end, calendar)
    elif word in _SPANS_OF_YEAR:
        found = part_of_year(passage, start, end, calendar) or (period_at(passage, start, end, calendar) if word == "quarter" else None)
    elif len(word) == end - start:
        found = period_at(passage, start, end, calendar)
    return [found] if found else []


def _join(passage: Passage, found: Iterator[Written]) -> list[Written]:
    """Make one of a weekday and its date, share a year told once ("April and June next year"), and drop what lies in another date."""
    kept: list[Written] = []
    for written in sorted(found, key=attrgetter("start", "end")):
        last = kept[-1] if kept else None
        if last and written.start < last.end:
            if written.end - written.start > last.end - last.start:
                kept[-1] = written
            continue
        if last and last.weekday and written.parts[0].startswith("-") and _BETWEEN.fullmatch(passage.text, last.end, written.start):
            kept[-1] = written._replace(start=last.start)
            continue
        if last and last.year == "-" and written.year not in {"-", ""} and _SHARED.fullmatch(passage.text, last.end, written.start):
            kept[-1] = last._replace(year=written.year, tense="")
        kept.append(written)
    return kept
