"""The weights of the tagger as a file."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load
from factcheck.lexicon.tagweights import PACKED, packed, parse_tag_weights


def test_the_shipped_weights_hold_integers() -> None:
    """Equal input has equal output everywhere only if no weight is a fraction."""
    weights = load().tag_weights

    assert weights.dictionary["the"] == ("DT",)
    assert all(isinstance(weight, int) for row in weights.own.values() for weight in row.values())


def test_a_file_is_read_back() -> None:
    """The dictionary is grouped by tags in the file and by word in memory; a table is one string in the file."""
    tables: dict[str, object] = {"last_tag": {}, "after_tag": {}, **dict.fromkeys(PACKED, "")}
    row = {"NN": 12, "VB": -3}
    tables["own"] = packed({"wcut": row, "wset": {"NN": 1}})

    weights = parse_tag_weights(json.dumps({"dictionary": {"NN|VB": "cut hit"}, **tables}))

    assert weights.dictionary == {"cut": ("NN", "VB"), "hit": ("NN", "VB")}
    assert weights.own["wcut"] == row
    assert ("wcut" in weights.own, "whit" in weights.own, len(weights.own)) == (True, False, 2)


@pytest.mark.parametrize("text", ["{", "{}", '{"dictionary": []}'])
def test_a_malformed_file_is_refused(text: str) -> None:
    """The error names the file."""
    with pytest.raises(LexiconError, match=r"tagger\.json"):
        parse_tag_weights(text)
