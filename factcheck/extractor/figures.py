"""Every figure in a document, with its unit, hedge and part in a change.

In: a document, its sentences, the spans that are dates. Out: figures in reading order that do not overlap. What is counted, what happened to
it, its scope and whose figure it is are left to the heads, scope and statements of this package.

The scanner looks for the places where a number may begin; a small reader goes forward from each: number, currency or unit, range. Most
places turn out to be no figure ("one of the", "Boeing 737", a year), so the cheap reasons for leaving one alone come first.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.ages import AGED_UNIT, is_age, is_age_group
from factcheck.extractor.amounts import Amount, Page, read_amount
from factcheck.extractor.exclusions import (
    bare_word_is_no_figure,
    digits_are_no_figure,
    follows_name,
    glued,
    ordinal_is_no_figure,
)
from factcheck.extractor.modifiers import read_change, read_hedge
from factcheck.extractor.money import Purse
from factcheck.extractor.numerals import Form, Numeral
from factcheck.extractor.ratios import Ratio, read_odds, read_pair
from factcheck.extractor.spans import join, read_range
from factcheck.extractor.units import read_per
from factcheck.extractor.zeros import read_zero
from factcheck.model import Anchor, Field, Figure, Kind, Modifier, Section, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, Sentence

__all__ = ["find"]

_ONE = Decimal(1)
_SILENT = {Section.BOILERPLATE, Section.BYLINE}


def find(document: Document, sentences: Sequence[Sentence], taken: Sequence[tuple[Field, Span]], lexicon: Lexicon) -> list[Figure]:
    """Return the figures of title and text in reading order. `taken` are spans of dates, which are never figures."""
    purse = Purse(document, lexicon.currencies)
    found: list[Figure] = []
    for field in (Field.TITLE, Field.TEXT):
        text = document.field(field)
        own = [sentence for sentence in sentences if sentence.field is field]
        if text and own:
            page = Page(text, lexicon.numerals, lexicon.units, lexicon.modifiers, purse)
            spans = sorted(span for where, span in taken if where is field)
            found += _Reading(document.id, page, own, spans).figures()
    return found


@dataclass(slots=True)
class _Reading:
    """One field under way."""

    document: str
    page: Page
    sentences: list[Sentence]
    taken: list[Span]

    def figures(self) -> Iterator[Figure]:
        """Yield the figures of the field in order."""
        text, search = self.page.text, self.page.numerals.scanner.search
        starts = [sentence.span.start for sentence in self.sentences]
        position, taken = 0, 0
        while match := search(text, position):
            start = match.start()
            position = match.end()
            while taken < len(self.taken) and self.taken[taken].end <= start:
                taken += 1
            if taken < len(self.taken) and self.taken[taken].start <= start:
                position = max(position, self.taken[taken].end)
                continue
            sentence = self.sentences[max(0, bisect_right(starts, start) - 1)]
            if sentence.section in _SILENT or not sentence.span.start <= start < sentence.span.end:
                continue
            figure = self._read(match, sentence)
            if figure is not None and not self._crosses(figure.anchor.span, taken):
                position = max(position, figure.anchor.span.end)
                yield figure

    def _crosses(self, span: Span, taken: int) -> bool:
        return taken < len(self.taken) and self.taken[taken].overlaps(span)

    def _read(self, match: re.Match[str], sentence: Sentence) -> Figure | None:
        page, floor = self.page, sentence.span.start
        if match.lastgroup == "w" and match[0].lower() in page.numerals.negatives:
            return self._nought(match, sentence)
        amount = read_amount(page, match)
        if amount is None or amount.start < floor or amount.end > sentence.span.end:
            return None
        if amount.form is Form.ORDINAL:
            return self._ordinal(amount, sentence)
        if not amount.own and (ratio := self._ratio(amount, floor)) is not None and ratio.end <= sentence.span.end:
            return self._rated(ratio, sentence)
        whole = read_range(page, amount, floor)
        if whole is not None and whole.end <= sentence.span.end and not self._no_figure(whole, sentence):
            return self._figure(whole, sentence, Modifier.RANGE)
        if self._no_figure(amount, sentence):
            return self._grouped(amount, sentence)
        amount = join(page, amount)
        return self._figure(amount, sentence) if amount.end <= sentence.span.end else None

    def _nought(self, match: re.Match[str], sentence: Sentence) -> Figure | None:
        span = read_zero(self.page.text, sentence.span.start, match.start(), match.end(), self.page.numerals)
        if span is None:
            return None
        nothing = Decimal(0)
        return self._figure(
            Amount(span.start, span.end, nothing, nothing, nothing, Form.WORDS, _ONE, Kind.COUNT, "1"), sentence, Modifier.EXACT
        )

    def _ordinal(self, amount: Amount, sentence: Sentence) -> Figure | None:
        if ordinal_is_no_figure(self.page.text, amount.start, amount.end, self.page.numerals):
            return None
        return self._figure(amount, sentence, Modifier.EXACT)

    def _ratio(self, amount: Amount, floor: int) -> Ratio | None:
        if amount.kind is not Kind.COUNT or amount.form not in {Form.DIGITS, Form.WORDS} or amount.scale != _ONE:
            return None
        numeral = Numeral(amount.start, amount.end, amount.low, amount.high, amount.step, amount.form)
        text, numerals = self.page.text, self.page.numerals
        ratio = read_odds(text, numeral, numerals) or read_pair(text, floor, numeral, numerals)
        if ratio is None or glued(text, ratio.start, ratio.end):
            return None
        return ratio

    def _rated(self, ratio: Ratio, sentence: Sentence) -> Figure:
        hedge, _ = read_hedge(self.page.text, sentence.span.start, ratio.start, ratio.end, self.page.modifiers)
        return Figure(
            anchor=self._anchor(ratio.start, ratio.end, sentence),
            kind=Kind.RATIO,
            low=ratio.low,
            high=ratio.high,
            step=Decimal(0),
            unit=ratio.unit,
            modifier=hedge or Modifier.EXACT,
            aspect=None if ratio.unit == "1" else ratio.unit,
        )

    def _no_figure(self, amount: Amount, sentence: Sentence) -> bool:
        text, numerals = self.page.text, self.page.numerals
        start, end, floor = amount.start, amount.end, sentence.span.start
        if amount.form is Form.DIGITS:
            if amount.kind is Kind.MONEY:
                return False
            if glued(text, start, end):
                return True
            if amount.own or amount.scale != _ONE:
                return False
            return digits_are_no_figure(text, start, end, numerals) or follows_name(text, floor, start, end, numerals)
        if amount.form is Form.FRACTION:
            return _fraction_is_no_share(text, amount)
        if amount.form is Form.WORDS:
            return not amount.own and (
                bare_word_is_no_figure(text, start, end, numerals)
                or follows_name(text, floor, start, end, numerals)
            )
        return False

    def _grouped(self, amount: Amount, sentence: Sentence) -> Figure | None:
        """Read "under-13s", whose digits stick to a letter."""
        if amount.form is Form.DIGITS and not amount.own and is_age_group(self.page.text, amount.start, amount.end):
            return self._figure(amount._replace(kind=Kind.DURATION, unit="year", aspect="age"), sentence)
        return None

    def _figure(self, amount: Amount, sentence: Sentence, modifier: Modifier | None = None) -> Figure:
        text, floor = self.page.text, sentence.span.start
        hedge, begin = (
            read_hedge(text, floor, amount.start, amount.end, self.page.modifiers) if modifier is None else (modifier, amount.start)
        )
        if hedge is None:
            hedge = Modifier.APPROXIMATE if amount.form is Form.VAGUE else Modifier.EXACT
        elif amount.form is Form.VAGUE and hedge is Modifier.EXACT:
            hedge = Modifier.APPROXIMATE
        if amount.kind is Kind.COUNT and amount.form in {Form.DIGITS, Form.WORDS} and amount.scale == _ONE and _aged(text, floor, amount):
            amount = amount._replace(kind=Kind.DURATION, unit="year", aspect="age")
        return Figure(
            anchor=self._anchor(amount.start, amount.end, sentence),
            kind=amount.kind,
            low=amount.low,
            high=amount.high,
            step=_step(amount),
            unit=amount.unit,
            units=amount.units,
            modifier=hedge,
            change=read_change(text, floor, begin, amount.end, self.page.modifiers),
            per=read_per(text, amount.end, self.page.modifiers) if amount.kind is not Kind.DURATION else None,
            aspect=amount.aspect or _aspect(text, amount),
        )

    def _anchor(self, start: int, end: int, sentence: Sentence) -> Anchor:
        return Anchor(self.document, Span(start, end), self.page.text[start:end], sentence)


def _aged(text: str, floor: int, amount: Amount) -> bool:
    return amount.low == int(amount.low) and amount.low < 120 and is_age(text, floor, amount.start, amount.end, int(amount.high))  # noqa: PLR2004 - nobody is older


def _step(amount: Amount) -> Decimal:
    """Return the place value of the last digit: 0 for words and for counts written out in full ("2,001" is 2,001 and not about that)."""
    if amount.form is not Form.DIGITS or (amount.kind is Kind.COUNT and amount.scale == _ONE and amount.step >= _ONE):
        return Decimal(0)
    return amount.step


_NO_SHARE_BEFORE = (
    "first ",
    "second ",
    "third ",
    "fourth ",
    "other ",
    "last ",
    "final ",
    "latter ",
    "opening ",
    "latest ",
    "next ",
    "each ",
    "either ",
    "this ",
    "that ",
    "current ",
    "better ",
)
_NO_SHARE_AFTER = (
    " mast", "-mast", " time", "-time", " way", "-way", " brother", "-brother", " sister", "-sister", " hour later", " year", "-year", " final", " past", "-past", "-day", " back", "-back", "-century", " century", " term",
    " term", "-hearted", "-life", " marathon", "-marathon", "-dozen", " sibling", " truth", "-truth", " volley", " again", " pipe", "-baked", "-empty", "-full", "-finished", "-built", "-term", "final", " day", " season",
    " step", " wave", " child", " person", " man", " woman", " quarter", " day", " attempt", " party", " suspect", " victim", " term", " world", " round", " country", " round", " option", " vehicle", " option", " reading",
    " straight", " successive", " consecutive", " major", " strike", " test", " place", " set", " half", " phase", " visit", " case", " body", " film", " book", " title", " wicket", " goal", " night", " week", " month", " such",
)  # fmt: skip


def _fraction_is_no_share(text: str, amount: Amount) -> bool:
    """Tell a share from the half of a match and the third in a row."""
    if amount.own:
        return False
    before = text[max(0, amount.start - 9) : amount.start].lower()
    return (
        before.endswith(_NO_SHARE_BEFORE)
        or before[-1:] == "-"
        or text[amount.end : amount.end + 14].lower().startswith(_NO_SHARE_AFTER)
        or before.endswith(("in ", "cut in "))
        and text[amount.start : amount.end].lower() == "half"
    )


def _aspect(text: str, amount: Amount) -> str | None:
    """Name what a figure measures where the words beside it say so."""
    ahead = text[amount.end : amount.end + 16].lower()
    if amount.kind is Kind.DURATION:
        return "age" if AGED_UNIT.match(text, amount.end) else None
    if amount.kind is Kind.PERCENT:
        return "share" if ahead.startswith(" of ") else None
    if amount.kind is Kind.MONEY:
        return "price" if ahead.startswith((" a ", " per ", " each", " apiece")) else None
    if amount.kind is Kind.MEASURE:
        for aspect, words in _ASPECTS:
            if ahead.startswith(words):
                return aspect
    return None


_ASPECTS = (
    ("depth", (" deep", "-deep", " below the s", " under", " beneath", " underground")),
    ("height", (" tall", "-tall", " high", "-high")),
    ("length", (" long", "-long", " in length")),
    ("width", (" wide", "-wide", " across")),
    ("distance", (" from", " away", " off ", " north", " south", " east", " west", " out ", " inland", " offshore", " northe", " outside")),
)
