"""Numbers in digits and words come to their exact values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from factcheck.errors import LexiconError
from factcheck.extractor.numberwords import read_word
from factcheck.extractor.numerals import Form, Numeral, read_digits, read_sign, scaled
from factcheck.lexicon import load, read_table
from factcheck.lexicon.contexts import near
from factcheck.lexicon.numerals import alternation, parse_numerals

NUMERALS = load().numerals


def words(text: str) -> Numeral | None:
    """Read the number word that the scanner sees first."""
    match = NUMERALS.scanner.search(text)
    return read_word(text, match.start(), match.end(), NUMERALS) if match else None


def digits(text: str) -> Numeral | None:
    """Read the digits with which a text begins."""
    match = NUMERALS.scanner.match(text)
    return read_digits(text, 0, match.end(), NUMERALS) if match else None


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("2,001 men", "2001", 5),
        ("12,34,567", "1234567", 9),
        ("1,234,567.5", "1234567.5", 11),
        ("2\u2009400 men", "2400", 5),
        ("12\u202f300", "12300", 6),
        ("9\u00a0140", "9140", 5),
        ("9 140 men", "9140", 5),
        ("1’200", "1200", 5),
        ("1.300.000", "1300000", 9),
        ("3·5", "3.5", 3),
        ("2½", "2.5", 2),
        ("4 ¼", "4.25", 3),
        ("3 1/2 cups", "3.5", 5),
        ("3/4 of it", "0.75", 3),
        ("12, 13", "12", 2),
        ("0.43", "0.43", 4),
        ("٣٤", "34", 2),
    ],
)
def test_digits_of_every_newsroom(text: str, value: str, end: int) -> None:
    """Commas, spaces, points, Indian groups, fractions."""
    numeral = digits(text)

    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.end) == (Decimal(value), Decimal(value), end)


@pytest.mark.parametrize("text", ["9/11", "24/7", "5/3", "7" * 41])
def test_digits_that_are_no_number(text: str) -> None:
    """Dates, round-the-clock and endless digits."""
    assert digits(text) is None


def test_digits_with_a_suffix_are_ordinals() -> None:
    """21st is a place in a row."""
    numeral = digits("21st")

    assert numeral is not None
    assert (numeral.form, numeral.low, numeral.end) == (Form.ORDINAL, Decimal(21), 4)


def test_a_slash_without_digits_ends_the_number() -> None:
    """12/ is twelve."""
    numeral = digits("12/month")

    assert numeral is not None
    assert (numeral.low, numeral.end) == (Decimal(12), 2)


def test_signs_stand_alone() -> None:
    """¾ is a fraction."""
    assert read_sign("¾", 0, NUMERALS).low == Decimal("0.75")


@pytest.mark.parametrize(
    ("text", "money", "value", "end"),
    [
        ("1.2 million", False, "1200000", 11),
        ("5 lakh crore", False, "5000000000000", 12),
        ("48,250-crore", False, "482500000000", 12),
        ("412m", True, "412000000", 4),
        ("412 m", True, "412000000", 5),
        ("3.2m visitors", False, "3200000", 4),
        ("100m race", False, "100", 3),
        ("5m", False, "5", 1),
        ("5 m visitors", False, "5", 1),
        ("100k people", False, "100000", 4),
        ("3.46t", False, "3.46", 4),
        ("1.2t", True, "1200000000000", 4),
        ("2.5B streams", False, "2500000000", 4),
        ("2.5B.", False, "2.5", 3),
        ("1.2 bn", False, "1200000000", 6),
        ("12 people", False, "12", 2),
    ],
)
def test_scale_words_and_letters(text: str, money: bool, value: str, end: int) -> None:
    """A letter is a scale with money or with things behind it, and a unit elsewhere."""
    numeral = digits(text)

    assert numeral is not None
    numeral = scaled(text, numeral, NUMERALS, money=money)
    assert (numeral.low, numeral.end) == (Decimal(value), end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("forty-eight", "48"),
        ("one hundred and sixty-eight men", "168"),
        ("two hundred thousand", "200000"),
        ("two million, three hundred thousand", "2300000"),
        ("one lakh crore", "1000000000000"),
        ("twelve hundred", "1200"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("two and a half", "2.5"),
        ("two and a half million", "2500000"),
        ("a million and a half", "1500000"),
        ("three and three quarters", "3.75"),
        ("one hundred and two hundred", "100"),
        ("one hundred and fifty thousand", "150000"),
        ("two, three", "2"),
        ("ten thousand, five of them", "10000"),
        ("five ten", "5"),
        ("ten zero", "10"),
        ("three quarters", "0.75"),
        ("one third", str(Decimal(1) / 3)),
        ("two halves", "2"),
        ("NINETY-NINE", "99"),
    ],
)
def test_number_words(text: str, value: str) -> None:
    """Cardinals, scales, dozens, halves; two numbers beside each other stay two."""
    numeral = words(text)

    assert numeral is not None
    assert numeral.low == numeral.high == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 24, 99),
        ("scores of men", 40, 199),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("hundreds of men", 200, 999),
        ("a few hundred", 200, 999),
        ("several thousand men", 3000, 9999),
        ("a handful of men", 3, 9),
        ("a couple of men", 2, 3),
        ("several dozens", 36, 119),
    ],
)
def test_vague_words_are_intervals(text: str, low: int, high: int) -> None:
    """From the least to the most that readers take them for."""
    numeral = words(text)

    assert numeral is not None
    assert (numeral.form, numeral.low, numeral.high) == (Form.VAGUE, Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["several men", "many men", "scores 3", "tens", "hundred", "a few men", "a handful", "thirds"])
def test_words_too_vague_or_bare_are_no_numbers(text: str) -> None:
    """Nobody would check them."""
    assert words(text) is None


@pytest.mark.parametrize(("text", "place"), [("third", 3), ("twentieth", 20), ("second", 2)])
def test_ordinals(text: str, place: int) -> None:
    """A place in a row is a form of its own."""
    numeral = words(text)

    assert numeral is not None
    assert (numeral.form, numeral.low) == (Form.ORDINAL, Decimal(place))


def test_alternation_finds_every_word_and_no_other() -> None:
    """Shared beginnings lose nothing."""
    pattern = re.compile(alternation(["ten", "tens", "tenth", "two"]))

    assert [pattern.fullmatch(word) is not None for word in ("ten", "TENS", "tenth", "two", "te", "tent")] == [True] * 4 + [False] * 2


def test_near_takes_endings_spaces_and_signs() -> None:
    """A star is any ending, an underline a space."""
    pattern = near("weigh* per_acre £")

    assert [bool(pattern.search(text)) for text in ("Weighing it", "5 per acre", "£5", "wei", "per acres")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [("plurals", "dozens", [99, 24]), ("denominators", "third", "x"), ("vulgar", "½", [1]), ("phrases", "owners", 5)],
)
def test_a_table_that_contradicts_itself_is_refused(section: str, key: str, value: Any) -> None:  # noqa: ANN401 - what TOML may hold
    """The message names the file."""
    table = read_table("numerals")
    table[section][key] = value

    with pytest.raises(LexiconError, match=r"numerals\.toml"):
        parse_numerals(table)


def test_a_year_has_no_crores() -> None:
    """A plural scale word behind a number of four digits tells of itself, but behind money and small numbers it is the scale."""
    numeral = digits("2019 crores")
    assert numeral is not None
    assert scaled("2019 crores", numeral, NUMERALS, money=False) == numeral
    assert scaled("2019 crores", numeral, NUMERALS, money=True).scale == Decimal(10_000_000)
