"""How rare a word is in news."""

from __future__ import annotations

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load
from factcheck.lexicon.frequencies import parse_frequencies

LINES = ["1000", "990 the of", "400 minister", "50 earthquake"]


def test_words_of_one_line_have_its_count() -> None:
    table = parse_frequencies(LINES)

    assert (table.documents, table.count("of"), table.count("minister")) == (1000, 990, 400)


def test_rare_words_say_more_than_common_ones_and_stop_words_nothing() -> None:
    table = parse_frequencies(LINES)

    assert table.rarity("the") == 0.0
    assert 0.0 < table.rarity("minister") < table.rarity("earthquake") < table.rarity("islamabad")


def test_membership_is_being_listed() -> None:
    table = parse_frequencies(LINES)

    assert "minister" in table
    assert "islamabad" not in table


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "empty"),
        (["many the"], "line 1: 'many'"),
        (["1000", "0 the"], "line 2: '0'"),
        (["1000", "40 the the"], "line 2: a word is listed twice"),
        (["1000", "40 the", "30 the"], "line 3: a word is listed twice"),
    ],
)
def test_malformed_tables_are_named_by_line(lines: list[str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_frequencies(lines)


def test_the_shipped_table_knows_newsrooms_of_three_continents() -> None:
    table = load().frequencies

    assert table.rarity("said") == 0.0
    assert all(word in table for word in ("crore", "lakh", "programme", "reaffirmed", "sheriff"))
