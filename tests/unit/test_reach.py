"""Words of scope before a noun."""

from __future__ import annotations

import pytest

from factcheck import lexicon
from factcheck.comparator.reach import phrases
from factcheck.errors import LexiconError
from factcheck.lexicon.reach import parse_reach

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it will go on in all areas", [("all", None, "area", "all areas")]),
        ("all of the major airports", [("all", "major", "airport", "all of the major airports")]),
        ("major airports around the country", [(None, "major", "airport", "major airports")]),
        ("not all schools close", [("not all", None, "school", "not all schools")]),
        ("every single school", [("all", None, "school", "every single school")]),
        (
            "a number of towns and both countries",
            [("some", None, "town", "a number of towns"), ("both", None, "country", "both countries")],
        ),
    ],
)
def test_phrases(words: str, expected: list[tuple[str | None, str | None, str, str]]) -> None:
    """How much of the whole, which part, of what, and in which words."""
    assert [tuple(phrase) for phrase in phrases(words.split(), LEXICON)] == expected


@pytest.mark.parametrize(
    "words",
    ["all the time", "the most important airports", "as many as schools", "every day", "all", "how many towns", "some 300 people", ""],
)
def test_no_phrase_of_scope(words: str) -> None:
    """Time, superlatives, numbers and what counts no noun."""
    assert phrases(words.split(), LEXICON) == []


def test_a_table_without_a_part_is_named() -> None:
    """The error names the part that is missing."""
    with pytest.raises(LexiconError, match="classes"):
        parse_reach({})
