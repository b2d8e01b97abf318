"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from factcheck.patterns import lazily, lazily_unicode


def test_behaves_as_the_compiled_pattern() -> None:
    pattern = lazily(r"(\d+) (?:tons|tonnes)", re.IGNORECASE)
    found = pattern.search("134 TONNES of it", 0, 10)

    assert found is not None
    assert found[1] == "134"
    assert pattern.sub("x", "2 tons") == "x"
    assert [match[0] for match in lazily_unicode(r"\p{Lu}\p{Ll}+").finditer("Ana and Bea")] == ["Ana", "Bea"]


def test_bytes_too() -> None:
    assert lazily(rb"<\w+").findall(b"<p><br>") == [b"<p", b"<br"]


def test_is_compiled_at_its_first_use_and_once() -> None:
    wrong = lazily("(")
    with pytest.raises(re.error):
        wrong.search("")
    pattern = lazily("a")

    assert pattern.search is pattern.search
    with pytest.raises(AttributeError):
        pattern.nothing_of_the_kind  # type: ignore[attr-defined]  # noqa: B018 -- asked for, to see it refused
