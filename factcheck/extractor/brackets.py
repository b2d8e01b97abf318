"""Negative figures as accounts write them: "€(45)m", "$(0.14)", "Rs (12.4) crore", "(2.3)%".

In: a page and a number in brackets. Out: an `Amount`, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.numerals import Form, scaled
from factcheck.extractor.page import Amount
from factcheck.model import Kind

if TYPE_CHECKING:
    from factcheck.extractor.numerals import Numeral
    from factcheck.extractor.page import Page

__all__ = ["in_brackets"]


def in_brackets(page: Page, numeral: Numeral) -> Amount | None:
    """Read a loss in digits, with a bracket behind them, whose brackets stand between currency and scale word, or before a percent sign."""
    text, opening, closing = page.text, numeral.start - 1, numeral.end + 1
    if opening < 0 or text[opening] != "(" or numeral.form is not Form.DIGITS:
        return None
    if text[closing : closing + 1] == "%":
        return Amount(opening, closing + 1, -numeral.high, -numeral.low, *numeral[4:], Kind.PERCENT, "percent")
    money = page.purse.before(text, opening, text[numeral.start : closing])
    if money is None:
        return None
    whole = scaled(text, numeral._replace(end=closing), page.numerals, money=True)
    return Amount(money.start, whole.end, -whole.high, -whole.low, *whole[4:], Kind.MONEY, money.code, money.others)
