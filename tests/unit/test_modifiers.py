"""Hedges and changes are read from the words beside a figure."""

from __future__ import annotations

import pytest

from factcheck.errors import LexiconError
from factcheck.extractor.modifiers import plainly, read_change, read_hedge
from factcheck.lexicon import load, read_table
from factcheck.lexicon.modifiers import parse_modifiers
from factcheck.model import Change, Kind, Modifier

MODIFIERS = load().modifiers
WORDINGS = {phrase: modifier for phrases in MODIFIERS.before.values() for phrase, modifier in phrases}


@pytest.mark.parametrize("phrase", sorted(WORDINGS))
def test_every_wording_before_a_figure_is_read(phrase: str) -> None:
    """Each phrase of the table, behind a word that changes nothing."""
    text = f"He saw {phrase} 300 men"
    start = text.index("300")

    hedge = read_hedge(text, plainly(text), start, start + 3, MODIFIERS)

    assert (hedge.modifier, hedge.phrase) == (WORDINGS[phrase], phrase)


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("300 or so", Modifier.APPROXIMATE),
        ("300-odd men", Modifier.APPROXIMATE),
        ("300-plus men", Modifier.AT_LEAST),
        ("300 or more", Modifier.AT_LEAST),
        ("300 men or more", Modifier.AT_LEAST),
        ("300 men or so", Modifier.APPROXIMATE),
        ("300+ men", Modifier.AT_LEAST),
        ("300 or fewer", Modifier.AT_MOST),
        ("300 and over", Modifier.AT_LEAST),
        ("300 plush toys", None),
        ("300 men or women", None),
        ("300", None),
    ],
)
def test_wordings_behind_a_figure(text: str, modifier: Modifier | None) -> None:
    """Right behind it, or behind one noun."""
    assert read_hedge(text, plainly(text), 0, 3, MODIFIERS).modifier is modifier


@pytest.mark.parametrize(
    ("before", "modifier"),
    [
        ("at least another", Modifier.AT_LEAST),
        ("more than a further", Modifier.MORE_THAN),
        ("At\u00a0least", Modifier.AT_LEAST),
        ("(about", Modifier.APPROXIMATE),
        ("above the", None),
        ("over the", None),
        ("those", None),
        ("discover", None),
    ],
)
def test_words_between_hedge_and_figure(before: str, modifier: Modifier | None) -> None:
    """A few may stand between; an article may not behind a word of place or time."""
    text = f"{before} 300"

    assert read_hedge(text, plainly(text), len(before) + 1, len(text), MODIFIERS).modifier is modifier


@pytest.mark.parametrize(
    ("before", "kind", "change"),
    [
        ("The toll rose to", Kind.COUNT, Change.TO),
        ("The toll rose from", Kind.COUNT, Change.FROM),
        ("Prices fell by about", Kind.MONEY, Change.BY),
        ("Prices fell", Kind.MONEY, Change.BY),
        ("Profit was up", Kind.PERCENT, Change.BY),
        ("Wages grew", Kind.PERCENT, Change.BY),
        ("They lost", Kind.COUNT, None),
        ("a rise of", Kind.PERCENT, Change.BY),
        ("a choice of", Kind.PERCENT, None),
        ("It rose above", Kind.MONEY, Change.TO),
        ("He went home to", Kind.COUNT, Change.TO),
        ("They sat from", Kind.COUNT, None),
        ("of", Kind.COUNT, None),
    ],
)
def test_parts_of_a_change(before: str, kind: Kind, change: Change | None) -> None:
    """Rose to, from, by; a rise of; up."""
    text = f"{before} 300"
    hedge = read_hedge(text, plainly(text), len(before) + 1, len(text), MODIFIERS)

    assert read_change(plainly(text), hedge, kind, MODIFIERS) is change


def test_a_phrase_with_two_meanings_is_refused() -> None:
    """The message names the phrase."""
    table = read_table("modifiers")
    table["before"]["exact"] += "|about"

    with pytest.raises(LexiconError, match=r"modifiers\.toml: about: both"):
        parse_modifiers(table)


def test_a_missing_section_is_refused() -> None:
    """The message names the file."""
    with pytest.raises(LexiconError, match=r"modifiers\.toml"):
        parse_modifiers({})


@pytest.mark.parametrize(("text", "plain"), [("At\u00a0least 5’s", "at least 5's"), ("İĞ 5\tΣ", "iğ 5 σ")])
def test_a_sentence_is_read_plainly_with_each_sign_in_its_place(text: str, plain: str) -> None:
    assert plainly(text) == plain
    assert len(plain) == len(text)
