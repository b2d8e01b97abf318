"""The words of scope.toml are checked when they are loaded."""

from __future__ import annotations

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import read_table
from factcheck.lexicon.scopewords import parse_scope_words


def test_a_missing_list_is_named() -> None:
    """A table without its lists is refused."""
    table = read_table("scope")
    del table["words"]["them"]

    with pytest.raises(LexiconError, match="them"):
        parse_scope_words(table)
