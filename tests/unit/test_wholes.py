"""The words that make figures the parts of a whole."""

from __future__ import annotations

import pytest

from factcheck import lexicon
from factcheck.errors import LexiconError
from factcheck.lexicon.wholes import parse_wholes


def test_members_of_a_set_exclude_one_another() -> None:
    """A word is a member of its set, and of no other place in it."""
    words = lexicon.load().wholes

    for member, places in words.members.items():
        assert len({number for number, _ in places}) == len(places), member
    assert all(entry.least >= 2 for entry in words.sets)


def test_a_table_without_a_part_is_named() -> None:
    """The error names the part that is missing."""
    with pytest.raises(LexiconError, match="tie"):
        parse_wholes({"set": []})
