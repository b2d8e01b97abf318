"""A rate beside the total of a year that is told without a figure: "served 7,300 patients last year, an average of 30 a day".

In: a line. Out: findings where no year has so many days, weeks or months.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import reach, shown, single, value
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import slot
from factcheck.consistency.paces import ANY, one_unit
from factcheck.model import DateClaim, FigureClaim
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["of_year"]

_LIKELY = Decimal("0.4")  # share of a year's rates that a total comes to at least, to be meant as theirs
# How often a unit of time goes into a year, from working days and weeks to all of them, and how often usually.
_IN_A_YEAR = {
    "day": (Decimal(220), Decimal(370), 365),
    "night": (Decimal(220), Decimal(370), 365),
    "week": (Decimal(44), Decimal(53), 52),
    "month": (Decimal("10.9"), Decimal("12.1"), 12),
}
_YEAR = lazily(
    r"\b(?:(?:in|during|over|for) the year|in a year|(?:in|over) the past year|annually|yearly|in (?:just |only )?(?:12|twelve) months)\b"
    r"|<t(?P<year>\d+)>"
)
_AVERAGE = lazily(
    rf"(?:,? (?:or|at|with)|[,(–]|,? which is|,? that is)(?: (?:an? |the )?(?:daily |weekly |monthly )?"
    rf"(?:average|rate|equivalent|mean|pace)(?: of)?| averaging| equivalent to| equal to| some| about| just)* {slot(ANY, 'rate')} "
    rf"(?:[a-z-]+ )?(?:a|an|per|each|every) (?P<unit>day|night|week|month)\b(?! (?:more|less|extra|higher|lower|fewer|on top|earlier|in))"
)
_FOUR_DIGITS = lazily(r"\d{4}")


def of_year(article: Article, line: Line) -> Iterator[Finding]:
    """Yield the rates by time that the only total before them, of a year, does not bear out."""
    year = _YEAR.search(line.text)
    if year is None or "d" in line.kinds or (year["year"] and not _is_year(line.claims[int(year["year"])])):
        return
    for match in _AVERAGE.finditer(line.text):
        rate = line.figure(match, "rate")
        before = [figure.claim for figure in line.figures if figure.end <= match.start() and figure.letter in ANY]
        if len(before) == 1 and _may_be_total(before[0], rate):
            yield from _of_total(article, rate, before[0], match["unit"])


def _may_be_total(total: FigureClaim, rate: FigureClaim) -> bool:
    plain = single(rate) and single(total) and total.mention.per is None and total.mention.change is None
    return plain and one_unit(rate, total) and value(rate) > 0


def _of_total(article: Article, rate: FigureClaim, total: FigureClaim, unit: str) -> Iterator[Finding]:
    least, most, usual = _IN_A_YEAR[unit]
    first, told = reach(rate), reach(total)
    if first.low * least <= told.high and told.low <= first.high * most:
        return
    if _LIKELY < value(total) / value(rate) / usual < 1 / _LIKELY:
        exact = shown(value(rate) * usual, total)
        message = f"{rate.mention.anchor.surface} × {usual} = {exact}, not {total.mention.anchor.surface}"
        yield finding("rate.wrong", article.document, message, (rate, total), shown(value(total) / usual, rate))


def _is_year(claim: FigureClaim | DateClaim) -> bool:
    """Say whether a date is a whole year: "2025", "last year"."""
    surface = claim.mention.anchor.surface.lower()
    return isinstance(claim, DateClaim) and (_FOUR_DIGITS.fullmatch(surface) is not None or surface.endswith(("last year", "past year")))
