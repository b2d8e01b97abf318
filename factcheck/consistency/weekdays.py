"""A weekday and a date that do not go together, a date that does not exist, "yesterday" against the day of publication."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding, passage
from factcheck.model import DateClaim, Field, Section, Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon.calendar import Calendar
    from factcheck.model import FigureClaim, Finding, Passage, Sentence

__all__ = ["check"]

_EXPRESSION = lazily(r"(\d{4}|-)-(\d\d)-(\d\d)[<>]{0,2}")
# Looked for first: few sentences name a weekday.
_WEEKDAY = lazily(r"M(?<!\w.)[oO][nN]|T(?<!\w.)(?:[uU][eE]|[hH][uU])|W(?<!\w.)[eE][dD]|F(?<!\w.)[rR][iI]|S(?<!\w.)(?:[aA][tT]|[uU][nN])")
_YEAR = lazily(r"\b(?:1[89]|20)\d\d\b")
# "Next year's race is fixed for Sunday, June 14"
_OTHER_YEAR = lazily(
    r"(?i)(?P<past>\b(?:last|(?:the )?previous) year\b|\ba year (?:ago|earlier|before)\b)"
    r"|\b(?:next|(?:the )?following) year\b|\ba year (?:later|after|from now)\b"
)
# "Babies born on February 29"
_EVERY_YEAR = lazily(r"\b(?:born|birth\w*|baby|babies|(?:every|four|each) years?|anniversar\w+|years ago|last year|next year)\b")
_GREGORIAN = 1800  # before that, countries kept different calendars
_WEEK, _LEAP_DAY = 7, (2, 29)
_NEAR = 300  # days from publication in which a date without a year may lie
_TOGETHER = 45  # two dates of one article without a year so far apart, or less, are of one year
_NIGHT, _EVENING = 4, 20
_OFFSETS = {
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
}
_TOLD = tuple(_OFFSETS)
_BEFORE = 400  # characters in which a year may be told for a date after it


class _Patterns(NamedTuple):
    dated: tuple[re.Pattern[str], ...]
    told: tuple[re.Pattern[str], ...]


class _Day(NamedTuple):
    """A weekday with a date, as found in a field; `year` is None where the text leaves it out."""

    span: Span
    field: Field
    weekday: int
    month: int
    day: int
    year: int | None


_HELD = "(?:which (?:was|is) )?(?:held|staged|run|played|fought|taking place|which took place)"


@lru_cache(maxsize=4)
def _patterns(calendar: Calendar) -> _Patterns:
    weekdays = "|".join(sorted((re.escape(word) for word in calendar.weekdays), key=len, reverse=True))
    months = "|".join(sorted((re.escape(word) for word in calendar.months), key=len, reverse=True))
    weekday, month = rf"(?P<weekday>{weekdays})\.?", rf"(?P<month>{months})\b\.?"
    day, year = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?:,? (?P<year>\d{4})\b)?(?![\d:])"
    forms = (
        rf"\b{weekday}(?: of the (?:year|month|week))?,? \(?(?:the )?{day}(?: of)? {month}{year}",
        rf"\b{weekday},? \(?{month} {day}{year}",
        # "last Sunday's contest, held on 8 August"
        rf"\b{weekday}['’]s [a-z -]{{3,40}},? {_HELD} on (?:the )?{day}(?: of)? {month}{year}",
        rf"\b{day} {month}{year},? (?:\(|a ){weekday}\b",
        rf"\b{month} {day}{year},? (?:\(|a ){weekday}\b",
    )
    words = "|".join(_OFFSETS)
    numbers = rf"(?P<day1>[0-3]?\d)(?:st|nd|rd|th)? (?P<month1>{months})|(?P<month2>{months})\.? (?P<day2>[0-3]?\d)"
    told = rf"\b(?P<word>{words})(?:,? \(| ?, )(?:on )?(?:{weekday})?(?:,? ?(?:{numbers})(?!\d))?"
    turned = rf"\b{weekday} ?(?:\(|, )(?P<word>yesterday|today|tomorrow)(?=[),])(?P<day1>)?(?P<month1>)?(?P<month2>)?(?P<day2>)?"
    return _Patterns(tuple(lazily(form, re.IGNORECASE) for form in forms), tuple(lazily(form, re.IGNORECASE) for form in (told, turned)))


def check(article: Article) -> Iterator[Finding]:
    """Yield the weekdays and dates that the calendar does not know."""
    calendar = article.lexicon.calendar
    yield from _impossible(article)
    found = list(_dated(article, calendar))
    for day in found:
        if _right(day, article) is False:
            yield from _mismatch(article, day, article.published)
    near = [line for line in article.lines if "t" in line.kinds and has_any(line.raw, _TOLD)]
    if near and article.published is not None:
        yield from _told(article, calendar, article.published, near)
    elif len(found) > 1 and article.published is None:
        yield from _pairs(article, [day for day in found if day.year is None])


# ---------------------------------------------------------------- dates that do not exist


def _impossible(article: Article) -> Iterator[Finding]:
    for claim in article.dates:
        match = _EXPRESSION.fullmatch(claim.mention.expression.partition("/")[0])
        if match is None or claim.mention.anchor.sentence.section is Section.BOILERPLATE:
            continue
        month, day = int(match[2]), int(match[3])
        year = int(match[1]) if match[1] != "-" else None
        published = article.published if year is None and (month, day) == _LEAP_DAY else None
        if published is not None and _of_no_leap_year(article, claim, published):
            year = published.year
        elif claim.range.first is not None or not 1 <= month <= 12 or day <= monthrange(year or 2024, month)[1]:  # noqa: PLR2004 - months
            continue
        last = monthrange(year or 2024, month)[1]
        name = date(2024, month, 1).strftime("%B")
        of = f" {year}" if year is not None else ""
        message = f"{name}{of} has {last} days; there is no {claim.mention.anchor.surface}"
        yield finding("weekday.wrong", article.document, message, (claim,), f"{last} {name}{of}")


def _of_no_leap_year(article: Article, claim: DateClaim, published: date) -> bool:
    """Say whether a 29 February is one of the months around publication, none of a leap year, and of no other year."""
    sentence = claim.mention.anchor.sentence
    told = sentence.span.of(article.document.field(sentence.field))
    if _YEAR.search(told) or _EVERY_YEAR.search(told) or "leap" in article.document.text:
        return False
    leaps = [date(year, *_LEAP_DAY) for year in range(published.year - 1, published.year + 2) if isleap(year)]
    return not any(abs((day - published).days) < _NEAR for day in leaps)


# ---------------------------------------------------------------- a weekday and a date


def _dated(article: Article, calendar: Calendar) -> Iterator[_Day]:
    patterns = _patterns(calendar)
    for line in article.lines:
        if "t" not in line.kinds or not any(_is_day(claim) for claim in line.claims):
            continue
        text = article.document.field(line.sentence.field)
        if _WEEKDAY.search(text, *line.sentence.span) is None:
            continue
        taken: list[Span] = []
        for pattern in patterns.dated:
            for match in pattern.finditer(text, line.sentence.span.start, line.sentence.span.end):
                span = Span(*match.span())
                if any(span.overlaps(other) for other in taken):
                    continue
                taken.append(span)
                year = int(match["year"]) if match["year"] else None
                weekday, month = calendar.weekdays[match["weekday"].lower()], calendar.months[match["month"].lower()]
                yield _Day(span, line.sentence.field, weekday, month, int(match["day"]), year)


def _is_day(claim: FigureClaim | DateClaim) -> bool:
    """Say whether a claim is a date with a day: only beside one a weekday may be wrong."""
    return isinstance(claim, DateClaim) and claim.mention.expression.count("-") > 1


def _date(day: _Day, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None


def _right(day: _Day, article: Article) -> bool | None:
    """Say whether weekday and date go together; None where that cannot be told."""
    if day.year is not None:
        found = _date(day, day.year)
        return None if found is None or day.year < _GREGORIAN else found.isoweekday() == day.weekday
    published = article.published
    if published is None:
        return None
    near = [
        found
        for year in range(published.year - 1, published.year + 2)
        if (found := _date(day, year)) and abs((found - published).days) < _NEAR
    ]
    text = article.document.field(day.field)
    years = _YEAR.findall(text[max(0, day.span.start - _BEFORE) : day.span.end + _BEFORE // 4])
    near += [found for year in years if int(year) <= published.year + 1 and (found := _date(day, int(year)))]
    sentence = _sentence(article, day.field, day.span)
    for told in _OTHER_YEAR.finditer(text, *sentence.span) if near else ():
        # "against 2,240 in the same weeks of last year" tells of no year to come
        found = _date(day, published.year + (1 if told["past"] is None else -1))
        near += [found] if found is not None else []
    return any(found.isoweekday() == day.weekday for found in near) if near else None


def _sentence(article: Article, field: Field, span: Span) -> Sentence:
    return next(line.sentence for line in article.lines if line.sentence.field is field and line.sentence.span.contains(span))


def _place(article: Article, day: _Day) -> Passage:
    return passage(article.document, _sentence(article, day.field, day.span), day.span)


def _mismatch(article: Article, day: _Day, published: date | None) -> Iterator[Finding]:
    if day.year is not None:
        real = _date(day, day.year)
    else:
        around = published or date(2024, 1, 1)
        near = [found for year in range(around.year - 1, around.year + 2) if (found := _date(day, year))]
        real = min(near, key=lambda found: abs((found - around).days))
    if real is None:
        return
    place = _place(article, day)
    surface = day.span.of(article.document.field(day.field)).rstrip(",")
    message = f"{real.day} {real:%B} {real.year} is a {real:%A}, not as in “{surface}”"
    yield finding("weekday.wrong", article.document, message, (place,), f"{real:%A} {real.day} {real:%B} {real.year}")


def _pairs(article: Article, days: Sequence[_Day]) -> Iterator[Finding]:
    """Yield a date whose weekday does not fit that of another, where no year is known."""
    for one, other in pairwise(days):
        first, second = _date(one, 2023), _date(other, 2023)
        if first is None or second is None or abs((second - first).days) > _TOGETHER:
            continue
        leap = min(first, second) <= date(2023, 2, 28) < max(first, second)
        apart = (second - first).days
        told = (other.weekday - one.weekday) % _WEEK
        if told == apart % _WEEK or (leap and told == (apart + (1 if apart > 0 else -1)) % _WEEK):
            continue
        text = article.document.field(one.field), article.document.field(other.field)
        surfaces = one.span.of(text[0]), other.span.of(text[1])
        message = f"{surfaces[0]} and {surfaces[1]} lie {abs(apart)} days apart, which their weekdays do not fit"
        right = date(2024, 1, (one.weekday + apart - 1) % _WEEK + 1)
        yield finding(
            "weekday.wrong", article.document, message, (_place(article, one), _place(article, other)), f"{right:%A} for the second"
        )
        return


# ---------------------------------------------------------------- yesterday


def _told(article: Article, calendar: Calendar, published: date, lines: Sequence[Line]) -> Iterator[Finding]:
    moment = article.document.published
    hour = moment.hour if moment is not None and (moment.hour or moment.minute) else 12
    days = [published] + [published - timedelta(1)] * (hour < _NIGHT) + [published + timedelta(1)] * (hour >= _EVENING)
    patterns = _patterns(calendar).told
    for line in lines:
        if line.sentence.section is Section.DATELINE:
            continue
        text = article.document.field(line.sentence.field)
        bounds = line.sentence.span.start, line.sentence.span.end
        for match in chain.from_iterable(pattern.finditer(text, *bounds) for pattern in patterns):
            offset = timedelta(_OFFSETS[match["word"].lower()])
            meant = [day + offset for day in days]
            weekday = calendar.weekdays[match["weekday"].lower()] if match["weekday"] else None
            number = match["day1"] or match["day2"]
            month = match["month1"] or match["month2"]
            fits = [
                day
                for day in meant
                if weekday in {None, day.isoweekday()}
                and (not number or (day.day, day.month) == (int(number), calendar.months[month.lower()]))
            ]
            if fits or (weekday is None and not number):
                continue
            place = passage(article.document, line.sentence, Span(match.start(), match.end()))
            day = meant[0]
            message = f"published on {published:%A} {published.day} {published:%B}: {match['word'].lower()} was {day:%A} {day.day} {day:%B}"
            message = message.replace("tomorrow was", "tomorrow is").replace("today was", "today is")
            yield finding("weekday.wrong", article.document, message, (place,), f"{match['word'].lower()} ({day:%A} {day.day} {day:%B})")
