"""Currencies follow ISO 4217, and what newspapers write maps to them."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load, read_table
from factcheck.lexicon.currencies import parse_currencies

CURRENCIES = load().currencies


def test_codes_are_those_of_the_standard() -> None:
    """Babel's list of the currencies in use is the oracle, where it is installed."""
    core = pytest.importorskip("babel.core")
    numbers = pytest.importorskip("babel.numbers")
    territories = core.get_global("territory_currencies")
    current = {code for entries in territories.values() for code, _, end, tender in entries if end is None and tender}

    assert CURRENCIES.codes - set(numbers.list_currencies()) == set()
    assert current - CURRENCIES.codes <= {
        "ANG",
        "BGN",
        "BYR",
        "CHE",
        "CHW",
        "CLF",
        "COU",
        "CUC",
        "HRK",
        "MXV",
        "SLL",
        "USN",
        "UYI",
        "UYW",
        "XCG",
        "ZWG",
        "ZWL",
    }


@pytest.mark.parametrize(
    ("surface", "meaning"),
    [("US$", "USD"), ("$US", "USD"), ("NZ$", "NZD"), ("Rs.", "rupee"), ("RM", "MYR"), ("PKR", "PKR"), ("€", "EUR"), ("₹", "INR")],
)
def test_signs(surface: str, meaning: str) -> None:
    """What stands before digits."""
    assert CURRENCIES.before[surface] == meaning


def test_words_have_plurals() -> None:
    """Rupees as rupee."""
    assert CURRENCIES.words["rupees"] == CURRENCIES.words["rupee"] == "rupee"


def test_english_words_in_capitals_are_no_codes() -> None:
    """ALL 300 people are not paid in lek."""
    assert "ALL" not in CURRENCIES.before


@pytest.mark.parametrize(
    ("section", "key", "value"), [("words", "florin", "FLO"), ("nations", "FLO", "Florin"), ("pounds", "money", 5), ("nations", "USD", 5)]
)
def test_a_table_that_contradicts_itself_is_refused(section: str, key: str, value: Any) -> None:  # noqa: ANN401 - what TOML may hold
    """Every surface names a code or an ambiguous name."""
    table = read_table("currencies")
    table[section][key] = value

    with pytest.raises(LexiconError, match=r"currencies\.toml"):
        parse_currencies(table)
