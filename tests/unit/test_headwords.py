"""The words and weights by which heads are found."""

from __future__ import annotations

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load
from factcheck.lexicon.headwords import parse_head_words, parse_ranker_weights


def test_hedges_are_kept_by_their_last_word_longest_first() -> None:
    """The longest phrase before a figure wins."""
    hedges = load().head_words.hedges["than"]

    assert ("no", "more", "than") in hedges
    assert list(hedges) == sorted(hedges, key=lambda phrase: (-len(phrase), phrase))


def test_nominals_name_verbs() -> None:
    """A seizure is what is seized."""
    assert load().head_words.nominal["seizure"] == "seize"


@pytest.mark.parametrize("table", [{}, {"nominal": {}, "words": {"harm": "kill"}, "hedges": {"phrases": []}}, {"nominal": 3}])
def test_a_malformed_table_is_refused(table: dict[str, object]) -> None:
    """The error names the file."""
    with pytest.raises(LexiconError, match=r"heads\.toml"):
        parse_head_words(table)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"predicate": {"a": "x"}}'])
def test_malformed_weights_are_refused(text: str) -> None:
    """The error names the file."""
    with pytest.raises(LexiconError, match=r"rankers\.json"):
        parse_ranker_weights(text)
