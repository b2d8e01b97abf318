"""The table of furniture, and what it must look like."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load, read_table
from factcheck.lexicon.furniture import fold, parse_furniture


def test_the_shipped_table_is_read() -> None:
    furniture = load().furniture

    assert "read more" in furniture.boilerplate_starts
    assert "mr" in furniture.abbreviations_before


def test_folding_leaves_the_words() -> None:
    assert fold(" \u201cRead\u00a0 More\u201d\u200b \u2019Tis") == '"read more" \'tis'


@pytest.mark.parametrize(
    ("section", "name", "words", "message"),
    [
        ("boilerplate", "whole", ["Read More"], "'Read More' is not in folded form"),
        ("boilerplate", "whole", [7], "7 is not in folded form"),
        ("boilerplate", "never", ["x"], "boilerplate_never missing or unknown"),
    ],
)
def test_a_table_that_breaks_its_grammar_is_told(section: str, name: str, words: list[Any], message: str) -> None:
    table = read_table("furniture")
    broken = table | {section: table[section] | {name: words}}

    with pytest.raises(LexiconError, match=message):
        parse_furniture(broken)
