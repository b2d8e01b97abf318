"""Synonyms: shared senses, one step up or down, and a malformed table."""

from __future__ import annotations

import pytest

from factcheck import lexicon
from factcheck.errors import LexiconError
from factcheck.lexicon.synonyms import Kinship, parse_synonyms


@pytest.mark.parametrize(
    ("part", "one", "other", "related"),
    [
        ("noun", "airplane", "plane", Kinship.SYNONYM),
        ("noun", "plane", "jet", Kinship.KIN),
        ("noun", "jet", "plane", Kinship.KIN),
        ("noun", "jet", "airliner", None),
        ("verb", "arrest", "apprehend", Kinship.SYNONYM),
        ("verb", "kill", "injure", None),
        ("noun", "revenue", "profit", None),
        ("noun", "nosuchword", "profit", None),
    ],
)
def test_lemmas_are_related_by_a_common_sense(part: str, one: str, other: str, related: Kinship | None) -> None:
    assert lexicon.load().synonyms.related(part, one, other) is related


def test_a_line_without_a_tab_is_refused() -> None:
    with pytest.raises(LexiconError, match="has no tab"):
        parse_synonyms(["noun plane airplane"])
