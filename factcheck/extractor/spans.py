"""Two amounts that are one figure: ranges ("between 5 and 7 percent") and sums of units ("two hours and 10 minutes").

In: a page and an amount already read. Out: the amount with what follows taken in, and whether it is a range.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.extractor.amounts import read_amount
from factcheck.extractor.exclusions import is_counted
from factcheck.extractor.numerals import Form
from factcheck.extractor.page import Amount
from factcheck.model import Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re

    from factcheck.extractor.page import Page
    from factcheck.lexicon.modifiers import Modifiers
    from factcheck.lexicon.units import Unit

__all__ = ["in_kind", "join", "read_range", "share_end", "share_unit"]

_ONE, _MILLION = Decimal(1), Decimal(1_000_000)
_LINK = lazily(
    r"(?:\s|-\s?|\s-)(?P<word>to|and|or)[\s-](?:about\s|around\s|roughly\s|perhaps\s|even\s|as\s(?:much|many|high)\sas\s|nearly\s|almost\s|more\sthan\s|over\s)?"
    r"|\s?(?P<dash>[-–—‑])\s?"
)
_DASHES = frozenset("-–—‑")
_LINKING = _DASHES | {"t", "a", "o"}  # what the second sign of a link may be
_LEAD = lazily(
    r"(?:[A-Z]{1,3}\.?)?[$£€¥₹₨₽₩₦₱₪₫฿₴₺]\s?|Rs\.?\s?|RM\s?|[A-Z]{3}\s?|[−-](?=\d)|minus\s|plus\s|a\s(?=hundred|dozen|thousand|million)|an\s"
)
_BETWEEN = lazily(r"(?i)\bbetween\s(?:about\s|some\s|an estimated\s|(?:the\s)?ages\s(?:of\s)?)?\Z")
_FROM = lazily(r"(?i)\bfrom\s(?:about\s|around\s|some\s|nearly\s|just\s|over\s|more\sthan\s|as\s(?:few|little|low)\sas\s)?\Z")
_WINDOW = 28
_CHANGE_WINDOW = 110
_WORDS = lazily(r"[a-z]+")
_MORE = lazily(r",?\s(?:and\s)?|(?<=[a-z])\s?")
# "two years and a half": nothing that could be halved follows
_AND_A_HALF = lazily(
    r"\sand\sa\s(half|quarter)(?=[.,;:)]|\Z|\s(?:of|in|for|to|after|before|later|ago|earlier|on|at|behind|by|from|with|until|since|as|when|while|long)\b)"
)
_DEGREES = frozenset(("degree Celsius", "degree Fahrenheit", "Celsius degree", "Fahrenheit degree"))
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_JOINED = {"second", "metre", "kilogram"}
# "five feet four", "6-foot-2": inches without their name
_INCHES = lazily(
    r"[\s-](\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?:[\s-]inch(?:es)?)?(?![\w%]|[.,:/-]\d|\s[a-z]+s\b)"
)
_TALLEST, _FOOT = 9, 12
_LIST_LINK = lazily(r",?\s(?:and\s)?")
_LONGEST_LIST = 4
# "five dollars and fifty cents"
_COINS = lazily(r"(?:,\s|\sand\s|\s)(?=(?:[a-z-]+|\d\d?)(?:\s(?:cents?|pence|paise|paisa)\b|[p¢](?!\w)))")


def read_range(page: Page, first: Amount) -> Amount | None:
    """Return the range that begins with `first`, None where there is none."""
    text = page.text
    ahead = text[first.end : first.end + 2]
    if (ahead[1:] not in _LINKING and ahead[:1] not in _DASHES) or first.form is Form.VAGUE or first.form is Form.ORDINAL:
        return None
    link = _LINK.match(text, first.end)
    if link is None:
        return None
    second = _read_at(page, link.end())
    if (
        second is None
        or second.form is Form.ORDINAL
        or second.form is Form.VAGUE
        or _is_name(text, first, second, link)
        or not _linked(page, first, second, link)
    ):
        return None
    return _merged(first, second)


def _read_at(page: Page, place: int) -> Amount | None:
    lead = _LEAD.match(page.text, place)
    match = page.numerals.scanner.match(page.text, lead.end() if lead else place)
    amount = read_amount(page, match) if match else None
    return amount if amount is not None and amount.start <= place + 1 + (len(lead[0]) if lead else 0) else None


def _linked(page: Page, first: Amount, second: Amount, link: re.Match[str]) -> bool:
    """Say whether the words around make one range of two amounts."""
    text, before = page.text, max(0, first.start - _WINDOW)
    word, dash = link["word"], link["dash"]
    if word == "and":
        return _BETWEEN.search(text, before, first.start) is not None
    if word == "or":
        return _either(first, second)
    if dash and link[0] != dash and not (first.own and second.own) and not _spaced(text, first, second):
        return False
    if first.form is Form.FRACTION or second.form is Form.FRACTION:
        return first.form is second.form
    words = _WORDS.findall(text[max(0, first.start - _CHANGE_WINDOW) : first.start].lower())
    if _FROM.search(text, before, first.start):
        return not any(one in page.modifiers.change_verbs or one in page.modifiers.change_nouns for one in words[-16:])
    return dash is not None or _spanned(page.modifiers, words, first, second)


def _spanned(modifiers: Modifiers, words: list[str], first: Amount, second: Amount) -> bool:
    """Say whether "to" between two amounts spans a range and does not lead to a level; `words` stand before."""
    verbs, by = modifiers.change_verbs, words[-1:] == ["by"]
    last = words[-2:-1] if by and not second.own else words[-1:]
    if by and second.low > first.low * 2 and any(one in verbs for one in words[-8:]):
        return False  # "cut its workforce by 1,200 to 8,800"
    if not first.own:
        return second.low <= first.low * 2 or second.own or not last or last[0] not in modifiers.direct  # "rose 5 to 45"
    return not last or last[0] in {"to", "by"} or last[0] not in verbs


def _either(first: Amount, second: Amount) -> bool:
    """Say whether two numbers with "or" between them are one: "two or three", "two or three million", but not "50 or 500"."""
    if first.own or first.scale > second.scale or first.scale not in {_ONE, second.scale}:
        return False
    upper = second.low / second.scale * first.scale
    return first.low + 1 <= upper <= first.low * 2


def _is_name(text: str, first: Amount, second: Amount, link: re.Match[str]) -> bool:
    """Say whether digits and a dash are part of a name or an identifier: "7-Eleven", "1-2-3"."""
    if not link["dash"] or first.form is not Form.DIGITS:
        return False
    if text[second.end : second.end + 1] in {"-", "–"} and text[second.end + 1 : second.end + 2].isdigit():
        return True  # "the 1-2-3 method"
    return second.form is Form.WORDS and text[link.end()].isupper()


def _spaced(text: str, first: Amount, second: Amount) -> bool:
    """Say whether a dash between spaces makes a range: "10,000 - 15,000 people", but not "killed 10 - 15 others were hurt"."""
    if first.form is not Form.DIGITS or second.form is not Form.DIGITS or not first.low < second.low <= first.low * 3:
        return False
    if second.own and not first.own:
        return first.step == second.step  # "92,000 – 102,000 ounces"
    return is_counted(text, second.end) and not text.startswith((" others", " more"), second.end)


def _merged(first: Amount, second: Amount) -> Amount | None:
    """Return one amount from the lower end of `first` to the upper end of `second`, their unit shared; None where they do not fit."""
    second = in_kind(first, second)
    low, high = first.low, second.high
    if first.scale == _ONE and second.scale > _ONE and low * second.scale <= second.low:
        low *= second.scale
    elif first.own and second.own and first.scale < second.scale and low > second.low:
        return None
    unit = second if second.own else first
    # "0.45°–0.56°C", "0.36C to 0.41C higher"
    differs = first.unit != second.unit and not (first.unit.startswith("degree") and second.unit in _DEGREES)
    if first.own and (differs if second.own else not _understood(first._replace(low=low), second)):
        return None
    if low < 0 and high < low:
        low, high = high, low  # "-5 to -10 degrees"
    if low >= high:
        return None
    step = max(first.step, second.step)
    return Amount(first.start, second.end, low, high, step, second.form, second.scale, unit.kind, unit.unit, unit.units, unit.aspect)


def in_kind(first: Amount, second: Amount) -> Amount:
    """Read the m of an upper end as that of the lower: "waves of 6m to 8m", "$5m-7m"."""
    if first.unit == "metre" and second.unit == "1" and second.scale == _MILLION:
        low, high = second.low / _MILLION, second.high / _MILLION
        return second._replace(low=low, high=high, step=_ONE, scale=_ONE, kind=first.kind, unit=first.unit)
    if first.kind is Kind.MONEY and second.unit == "metre":
        value = second.low * _MILLION
        return second._replace(low=value, high=value, step=second.step * _MILLION, scale=_MILLION, kind=Kind.COUNT, unit="1")
    return second


def _understood(first: Amount, second: Amount) -> bool:
    """Say whether a bare upper end is told in the unit of the lower: "$5 to 7", but not "climbed by 38% to 16,400"."""
    return (first.kind is Kind.MONEY or first.unit == "percent") and second.high < first.low * 10


def join(page: Page, first: Amount) -> Amount:
    """Take in the smaller units that follow: "seven years and four months", "6ft 2in"; the whole is told in the smallest."""
    if first.kind is Kind.MONEY:
        return _with_coins(page, first)
    unit = page.units.by_name.get(first.unit)
    if unit is None or unit.base not in _JOINED or first.low != first.high:
        return first
    if unit.name == "foot" and first.low < _TALLEST and (tall := _with_inches(page, first)) is not None:
        return tall
    half = _AND_A_HALF.match(page.text, first.end)
    if half is not None:
        value = first.low + _PARTS[half[1]]
        return first._replace(end=half.end(1), low=value, high=value)
    more = _MORE.match(page.text, first.end)
    match = page.numerals.scanner.match(page.text, more.end()) if more else None
    if match is None or match.lastgroup == "f":
        return first
    second = read_amount(page, match)
    smaller = page.units.by_name.get(second.unit) if second is not None else None
    if second is None or smaller is None or second.start != match.start() or not _fits(unit, smaller, second):
        return first
    value = first.low * (unit.factor / smaller.factor).normalize() + second.low
    whole = Amount(first.start, second.end, value, value, second.step, second.form, _ONE, smaller.kind, smaller.name)
    return join(page, whole) if smaller.factor > 1 or smaller.base != "second" else whole


def share_unit(page: Page, first: Amount) -> Amount:
    """Give a bare number of a list the unit that stands behind the last: "jailed for 12 and 15 years respectively"."""
    end = first.end
    for _ in range(_LONGEST_LIST):
        link = _LIST_LINK.match(page.text, end)
        match = page.numerals.scanner.match(page.text, link.end()) if link else None
        following = read_amount(page, match) if match else None
        if following is None:
            return first
        if following.own:
            return first._replace(kind=following.kind, unit=following.unit, units=following.units)
        end = following.end
    return first


def share_end(page: Page, first: Amount) -> Amount:
    """Give the old level of a change the unit and scale of the new one: "rose from 610 to 671 million euros", "from 12 to 9 weeks"."""
    link = _TO_NEW.match(page.text, first.end)
    old = link is not None and _FROM_OLD.search(page.text, max(0, first.start - _WINDOW), first.start) is not None
    second = _read_at(page, link.end()) if link is not None and old else None
    if second is None or second.form not in _NUMBERS or second.low != second.high or not (second.own or second.scale > _ONE):
        return first
    if first.own and (second.scale == _ONE or second.unit not in {first.unit, "1"}):
        return first  # "from $4.1 to $5.2 billion" leaves out the scale alone
    scale = second.scale if first.scale == _ONE else _ONE
    low = first.low * scale
    if not second.low < low * 10 < second.low * 100:
        return first  # "from 900 to 1.2 million"
    scaled = first._replace(low=low, high=low, step=first.step * scale, scale=max(first.scale, scale))
    return scaled._replace(kind=second.kind, unit=second.unit, units=second.units) if second.own and not first.own else scaled


_FROM_OLD = lazily(r"\bfrom\s(?:(?:about|around|some|nearly|almost|just|under|over)\s){0,2}\Z")
_TO_NEW = lazily(r"\sto\s(?=[\d$€£a-z])")
_NUMBERS = frozenset({Form.DIGITS, Form.WORDS})


def _with_coins(page: Page, first: Amount) -> Amount:
    """Take in the hundredths behind a sum whose currency is a word: "five dollars and fifty cents"."""
    link = _COINS.match(page.text, first.end) if page.text[first.end - 1 : first.end].isalpha() else None
    match = page.numerals.scanner.match(page.text, link.end()) if link else None
    coins = read_amount(page, match) if match else None
    if coins is None or coins.unit != first.unit or coins.kind is not Kind.MONEY or coins.low >= _ONE or first.low % 1:
        return first
    return first._replace(end=coins.end, low=first.low + coins.low, high=first.high + coins.high, step=coins.step)


def _with_inches(page: Page, first: Amount) -> Amount | None:
    """Take in inches that are told without their name: "five feet four", "6-foot-2"."""
    found = _INCHES.match(page.text, first.end)
    if found is None:
        return None
    written = found[1]
    inches = Decimal(written) if written.isdigit() else Decimal(page.numerals.small[written])
    if inches >= _FOOT or first.low % 1:
        return None
    value = first.low * _FOOT + inches
    return first._replace(end=found.end(), low=value, high=value, step=_ONE, unit="inch", form=Form.DIGITS)


def _fits(unit: Unit, smaller: Unit, second: Amount) -> bool:
    return (
        smaller.base == unit.base
        and smaller.factor < unit.factor
        and second.low * smaller.factor < unit.factor
        and second.form is not Form.FRACTION
    )
