"""Statements in the form in which they are laid beside one another."""

from __future__ import annotations

import pytest

from factcheck import lexicon
from factcheck.sayings import echo, matched, namesakes, stem, weights, words_of

LEXICON = lexicon.load()


def changes(one: str, other: str) -> list[tuple[str, str]] | None:
    """Return what differs between two printings of a quotation, None where they are two quotations."""
    found = echo(words_of(one, LEXICON), words_of(other, LEXICON), LEXICON)
    return None if found is None else [(" ".join(change.one), " ".join(change.other)) for change in found.changes]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("we saw the harbour burn", "we saw the harbour burn", []),
        ("this was a grave breach of trust", "a grave abuse of trust", [("breach", "abuse")]),
        ("by the square metre they sold it", "by the square inch they sold it", [("meter", "inch")]),
        ("they sold the harbour by the metre", "they sold the harbour by the mile", [("meter", "mile")]),
        ("we asked for pumps and blankets and got a letter", "we asked for … and got a letter", []),
        ("we think that the harbour burns", "we think the harbour burns", []),
        ("the harbour burns", "the minister resigns", None),
        ("and so it is", "and so it was", None),
        ("the harbour burns, and nobody comes to help us", "the harbour", None),
    ],
)
def test_one_quotation_in_two_printings(one: str, other: str, expected: list[tuple[str, str]] | None) -> None:
    """What stands between the common words, and a few words at an end, are changes; a gap and small words are none."""
    assert changes(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("cooperating", "cooperation"), ("afghan", "afghanistan"), ("strengthen", "stronger"), ("policies", "policy"), ("regional", "region")],
)
def test_words_of_one_stem(one: str, other: str) -> None:
    """Inflected and derived forms, and a people and its country, meet."""
    assert stem(one, LEXICON) == stem(other, LEXICON)


def test_synonyms_count_for_less_than_the_same_word() -> None:
    """The weight of a match is that of the shared words."""
    one, same, kin = (weights(words, LEXICON) for words in (("finish", "harbour"), ("finished", "harbour"), ("complete", "harbour")))

    assert matched(one, same).terms == matched(one, kin).terms == 2
    assert matched(one, same).weight > matched(one, kin).weight


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Maria Voss", "Voss", True),
        ("Farzana Omar", "Farzaneh Omar", True),
        ("Maria Voss", "Omar Reyes", False),
        ("Maria Voss", "the harbour master", None),
        ("Maria Voss", "Coastguard Agency", None),
        ("Maria Voss", None, None),
        ("officials", "officials", True),
        ("Maria Voss", "Kabul", None),
    ],
)
def test_speakers(one: str, other: str | None, *, expected: bool | None) -> None:
    """Two named people are two; a role, a body, a place or nobody may be anybody."""
    assert namesakes(one, other, LEXICON) is expected


def test_a_scale_behind_a_number_is_one_word_however_a_desk_prints_it() -> None:
    assert words_of("It made £14m, or 40pc.", LEXICON) == words_of("It made £14 million, or 40%.", LEXICON)
    assert words_of("Plan m is dead", LEXICON)[1] == "m"
