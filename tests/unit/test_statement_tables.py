"""The tables of cues, titles, names and spelling: what they hold and how they fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load, read_table
from factcheck.lexicon.cues import Frame, parse_cues
from factcheck.lexicon.names import parse_given_names, parse_names
from factcheck.lexicon.spelling import parse_spelling
from factcheck.lexicon.titles import parse_titles

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("emphasising", "emphasise"),
        ("emphasized", "emphasize"),
        ("admitted", "admit"),
        ("replies", "reply"),
        ("agreeing", "agree"),
    ],
)
def test_every_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    """Regular, doubled and irregular forms are made from the lemma."""
    assert load().cues.forms[form].lemma == lemma


def test_strength_follows_the_frames() -> None:
    """A cue that often is none needs "that", a colon or marks."""
    cues = load().cues

    assert cues.forms["said"].strong
    assert not cues.forms["found"].strong
    assert "found" in cues.needing
    assert Frame.RECIPIENT in cues.forms["told"].frames


@pytest.mark.parametrize(
    ("parse", "table", "part"),
    [
        (parse_cues, "reporting", "venues"),
        (parse_titles, "titles", "roles"),
        (parse_names, "names", "things"),
        (parse_spelling, "spelling", "words"),
    ],
)
def test_a_missing_part_is_named(parse: Callable[[Any], object], table: str, part: str) -> None:
    """The message names the file and the part."""
    content = read_table(table)
    del content[part]

    with pytest.raises(LexiconError, match=f"{table}.toml: '{part}'"):
        parse(content)


def test_an_unknown_frame_is_named() -> None:
    """A misspelt frame is no silent loss."""
    with pytest.raises(LexiconError, match=r"frames\.clauses"):
        parse_cues({**read_table("reporting"), "frames": {"clauses": "say"}})


def test_a_word_in_two_groups_is_named() -> None:
    """A word has one form in comparisons."""
    with pytest.raises(LexiconError, match="'head' stands in two groups"):
        parse_titles({**read_table("titles"), "same": {"groups": [["leader", "head"], ["chief", "head"]]}})


def test_given_names_by_gender() -> None:
    """A line gives its names one gender; another letter is an error."""
    assert parse_given_names(["m Karel Luca", "f Rosa"]) == {"Karel": "m", "Luca": "m", "Rosa": "f"}
    with pytest.raises(LexiconError, match="begins with none of"):
        parse_given_names(["x Karel"])
