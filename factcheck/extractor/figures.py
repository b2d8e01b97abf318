"""Every figure in a document, with its unit, hedge and part in a change.

In: a document, its sentences, the spans that are dates. Out: figures in reading order that do not overlap. What is counted, what happened
to it, its scope and whose figure it is are left to the heads, scope and statements of this package.

The scanner looks for the places where a number may begin; a small reader goes forward from each: number, currency or unit, range. Most
places turn out to be no figure ("one of the", "Boeing 737", a year), so the cheap reasons for leaving one alone come first.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.ages import is_age, is_age_group
from factcheck.extractor.amounts import Amount, Page, read_amount
from factcheck.extractor.details import describe
from factcheck.extractor.exclusions import (
    bare_word_is_no_figure,
    digits_are_no_figure,
    follows_name,
    fraction_is_no_share,
    glued,
    ordinal_is_no_figure,
)
from factcheck.extractor.money import Purse
from factcheck.extractor.numerals import Form
from factcheck.extractor.ratios import read_odds, read_pair
from factcheck.extractor.spans import join, read_range
from factcheck.extractor.zeros import read_zero
from factcheck.model import Field, Kind, Modifier, Section, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, Figure, Sentence

__all__ = ["find"]

_ONE, _NONE = Decimal(1), Decimal(0)
_OLDEST = Decimal(120)
# a sentence with more numbers than this is a table or no language at all: what is behind is passed over, so that no text takes long
_MOST_IN_SENTENCE = 120
_SILENT = frozenset((Section.BOILERPLATE, Section.BYLINE))
_LISTED = frozenset((" and ", ", ", " or ", ", and "))


def find(document: Document, sentences: Sequence[Sentence], taken: Sequence[tuple[Field, Span]], lexicon: Lexicon) -> list[Figure]:
    """Return the figures of title and text in reading order. `taken` are spans of dates, which are never figures."""
    purse = Purse(document, lexicon.currencies)
    found: list[Figure] = []
    for field in (Field.TITLE, Field.TEXT):
        text = document.field(field)
        own = [sentence for sentence in sentences if sentence.field is field]
        if text and own:
            page = Page(text, lexicon.numerals, lexicon.units, lexicon.modifiers, lexicon.followers, purse)
            spans = sorted(span for where, span in taken if where is field)
            found += _Reading(document.id, page, own, spans).figures()
    return found


@dataclass(slots=True)
class _Reading:
    """One field under way: the amount read last, where the last date ends, where the scanner goes on at the earliest."""

    document: str
    page: Page
    sentences: list[Sentence]
    taken: list[Span]
    last: Amount | None = None
    dated: int = 0
    resume: int = 0

    def figures(self) -> Iterator[Figure]:
        """Yield the figures of the field in order."""
        starts = [sentence.span.start for sentence in self.sentences]
        taken, count, numbers, current = 0, len(self.taken), 0, -1
        for match in self.page.numerals.scanner.finditer(self.page.text):
            start = match.start()
            if start < self.resume:
                continue
            while taken < count and self.taken[taken].end <= start:
                self.dated = self.taken[taken].end
                taken += 1
            if taken < count and self.taken[taken].start <= start:
                self.resume = self.dated = self.taken[taken].end
                continue
            place = max(0, bisect_right(starts, start) - 1)
            sentence = self.sentences[place]
            numbers, current = (numbers + 1 if place == current else 1), place
            if numbers > _MOST_IN_SENTENCE:
                self.resume = sentence.span.end
                continue
            if sentence.section in _SILENT or not sentence.span.start <= start < sentence.span.end:
                continue
            end = self.taken[taken].start if taken < count and self.taken[taken].start < sentence.span.end else sentence.span.end
            figure = self._read(match, sentence, end)
            if figure is not None:
                yield figure

    def _read(self, match: re.Match[str], sentence: Sentence, ceiling: int) -> Figure | None:
        """Read one figure; `ceiling` is where it must have ended: at the sentence's end or the next date."""
        page, floor = self.page, sentence.span.start
        if match.lastgroup == "w" and match[0].lower() in page.numerals.negatives:
            span = read_zero(page.text, floor, match.start(), match.end(), page.numerals)
            return None if span is None else self._told(_nought(span), sentence, Modifier.EXACT)
        amount = read_amount(page, match)
        if amount is None or amount.start < max(floor, self.last.end if self.last else 0) or amount.end > ceiling:
            return None
        if amount.form is Form.ORDINAL:
            unranked = ordinal_is_no_figure(page.text, amount.start, amount.end, page.numerals)
            return None if unranked else self._told(amount, sentence, Modifier.EXACT)
        if amount.unit == "1" and (ratio := self._ratio(amount, floor)) is not None and ratio.end <= ceiling:
            return self._told(ratio, sentence)
        whole = read_range(page, amount, floor)
        if whole is not None and whole.end <= ceiling and not self._no_figure(whole, floor):
            return self._told(whole, sentence, Modifier.RANGE)
        return self._single(amount, sentence, ceiling)

    def _single(self, amount: Amount, sentence: Sentence, ceiling: int) -> Figure | None:
        if self._no_figure(amount, sentence.span.start):
            if amount.form is Form.DIGITS and amount.unit == "1" and is_age_group(self.page.text, amount.start, amount.end):
                return self._told(amount._replace(kind=Kind.DURATION, unit="year", aspect="age"), sentence)
            self.resume = max(self.resume, amount.end)
            return None
        joined = join(self.page, amount)
        return self._told(joined if joined.end <= ceiling else amount, sentence)

    def _ratio(self, amount: Amount, floor: int) -> Amount | None:
        if amount.form is not Form.DIGITS and amount.form is not Form.WORDS:
            return None
        if amount.scale != _ONE or amount.kind is not Kind.COUNT:
            return None
        text, numerals = self.page.text, self.page.numerals
        ratio = read_odds(text, amount, numerals) or read_pair(text, floor, amount, numerals)
        return None if ratio is None or glued(text, ratio.start, ratio.end) else ratio

    def _no_figure(self, amount: Amount, floor: int) -> bool:
        text, numerals, start, end = self.page.text, self.page.numerals, amount.start, amount.end
        floor = max(floor, self.dated)
        bare = amount.unit == "1" and amount.scale == _ONE and amount.aspect is None
        if amount.form is Form.DIGITS:
            if amount.kind is Kind.MONEY or (not glued(text, start, end) and not bare):
                return False
            return (
                glued(text, start, end)
                or digits_are_no_figure(text, floor, start, end, numerals)
                or follows_name(text, floor, start, end, numerals)
            )
        if amount.form is Form.FRACTION:
            return amount.unit == "1" and fraction_is_no_share(text, start, end, numerals)
        if amount.form is Form.WORDS and bare:
            return bare_word_is_no_figure(text, start, end, numerals) or follows_name(text, floor, start, end, numerals)
        return False

    def _told(self, amount: Amount, sentence: Sentence, modifier: Modifier | None = None) -> Figure:
        if (
            amount.kind is Kind.COUNT
            and amount.low < _OLDEST
            and amount.scale == _ONE
            and modifier is not Modifier.EXACT
            and self._aged(amount, sentence)
        ):
            amount = amount._replace(kind=Kind.DURATION, unit="year", aspect="age")
        figure, end = describe(self.document, self.page, amount, sentence, modifier)
        self.last, self.resume = amount, max(self.resume, end)
        return figure

    def _aged(self, amount: Amount, sentence: Sentence) -> bool:
        text, last = self.page.text, self.last
        if amount.form is Form.VAGUE or amount.low != int(amount.low) or amount.aspect is not None:
            return False
        if is_age(text, sentence.span.start, amount.start, amount.end, self.page.numerals):
            return True
        # "two children, aged three and five"
        return (
            last is not None
            and last.aspect == "age"
            and text[last.end : amount.start] in _LISTED
            and text[amount.end : amount.end + 1] in {",", ".", ";", ""}
        )


def _nought(span: Span) -> Amount:
    return Amount(span.start, span.end, _NONE, _NONE, _NONE, Form.WORDS, _ONE, Kind.COUNT, "1")
