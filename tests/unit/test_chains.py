"""The words of what happens in one order only."""

import pytest

from factcheck import lexicon
from factcheck.errors import LexiconError
from factcheck.lexicon.chains import parse_chains


def test_words_tell_of_stages() -> None:
    """A word is a stage of each chain that it stands in; a phase is one of its noun alone."""
    chains = lexicon.load().chains

    assert {(place.chain.name, place.stage, place.role) for place in chains.places["divorced"]} == {("couple", 2, "done")}
    assert {place.heads for place in chains.places["began"] if place.chain.name == "search"} == {frozenset({"search", "hunt"})}
    assert chains.same["ferry"] & chains.same["vessel"]


def test_a_missing_part_is_named() -> None:
    """The error says which."""
    with pytest.raises(LexiconError, match=r"chains\.toml: 'phases' is missing"):
        parse_chains({})
