"""What stands around an amount and belongs to it: hedge, change, rate, aspect.

In: a page, an amount and its sentence. Out: the `Figure`, and where reading goes on.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.ages import AGED_UNIT
from factcheck.extractor.modifiers import Hedge, is_change, lasts, read_change, read_hedge
from factcheck.extractor.numerals import Form
from factcheck.extractor.units import read_per
from factcheck.model import Anchor, Change, Figure, Kind, Modifier, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.extractor.page import Amount, Page
    from factcheck.model import Sentence

__all__ = ["describe"]

_ONE, _NONE = Decimal(1), Decimal(0)
_TOOK = lazily(r"\b(?:tak(?:e|es|en|ing)|took)\s\Z")
_LENGTHS = lazily(
    r"[\s-](?:(deep|below\sthe\s(?:sea|surface|ground)|under(?:ground|water|\sthe)|beneath)|(tall|high)|(long|in\slength)|(wide|across)"
    r"|(from|away|off|north|south|east|west|northeast|northwest|southeast|southwest|out|inland|offshore|outside)\b)"
)
_LENGTH_ASPECTS = ("depth", "height", "length", "width", "distance")


def describe(document: str, page: Page, amount: Amount, sentence: Sentence, modifier: Modifier | None) -> tuple[Figure, int]:
    """Return the figure that an amount makes in its sentence, and where reading goes on. `modifier` is given where it is known."""
    text, start, end = page.text, amount.start, amount.end
    hedge = read_hedge(text, page.plain, start, end, page.modifiers)
    per, resume = (None, end) if amount.kind is Kind.DURATION else read_per(text, end, page.modifiers)
    kind = amount.kind
    if per is not None and per[0].isdigit() and kind is Kind.COUNT:
        kind = Kind.RATIO  # 0.43 per 100,000 people
    change = read_change(page.plain, hedge, kind, page.modifiers)
    if change is None and is_change(text, end, kind, page.modifiers):
        change = Change.BY
    if change is Change.BY and kind is Kind.PERCENT and text.startswith(" of ", end) and _TOOK.search(text, max(0, start - 8), start):
        change = None  # "took 38.4 per cent of the vote"
    aspect = amount.aspect or _aspect(page, amount, per)
    if change is Change.BY and aspect == "distance":
        change = None  # "ended up 100m away"
    figure = Figure(
        anchor=Anchor(document, Span(page.offset + start, page.offset + end), text[start:end], sentence),
        kind=kind,
        low=amount.low,
        high=amount.high,
        step=_step(amount),
        unit=amount.unit,
        units=amount.units,
        modifier=modifier or _modifier(page, amount, hedge),
        change=change,
        per=per,
        aspect=aspect,
    )
    return figure, resume


def _modifier(page: Page, amount: Amount, hedge: Hedge) -> Modifier:
    """Return the modifier of a hedge: a vague word is approximate by itself, "over" before a span of time may mean while it lasts."""
    modifier = hedge.modifier or Modifier.EXACT
    if amount.form is Form.VAGUE and modifier is Modifier.EXACT:
        return Modifier.APPROXIMATE
    if modifier is Modifier.EXACT and amount.low != amount.high and amount.kind is Kind.DURATION:
        return Modifier.RANGE  # "a year or two"
    if (
        modifier is Modifier.MORE_THAN
        and amount.kind is Kind.DURATION
        and amount.aspect is None
        and lasts(page.plain, hedge, page.modifiers)
    ):
        return Modifier.EXACT
    return modifier


def _step(amount: Amount) -> Decimal:
    """Return the place value of the last digit: 0 for words and for counts written out in full ("2,001" is 2,001 and not about that)."""
    if (
        amount.form is not Form.DIGITS
        or amount.kind is Kind.RATIO
        or (amount.kind is Kind.COUNT and amount.scale == _ONE and amount.step >= _ONE)
    ):
        return _NONE
    return amount.step


def _aspect(page: Page, amount: Amount, per: str | None) -> str | None:
    """Name what a figure measures where the words beside it say so."""
    text, end = page.text, amount.end
    if amount.kind is Kind.DURATION:
        return "age" if AGED_UNIT.match(text, end) else None
    if amount.kind is Kind.PERCENT:
        return "share" if text.startswith(" of ", end) else None
    if amount.kind is Kind.MONEY:
        return "price" if per is not None else None
    if amount.unit == "magnitude":
        return "magnitude"
    unit = page.units.by_name.get(amount.unit)
    found = _LENGTHS.match(text, end) if unit is not None and unit.base == "metre" else None
    return None if found is None or found.lastindex is None else _LENGTH_ASPECTS[found.lastindex - 1]
