"""What one article tells in two ways, by phenomenon: many wordings of one fault, and as many texts that only look wrong."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.model import Document

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent.parent / "cases" / "one_article.toml").read_text(encoding="utf-8"))[
    "phenomenon"
]
WRONG = [(case["rule"], text) for case in CASES for text in case["wrong"]]
RIGHT = [text for case in CASES for text in case["right"]]


def rules(case: str) -> list[str]:
    """Return the rules that speak of a text with its headline."""
    title, _, text = case.rpartition(" ¶ ")
    document = Document(id="a", text=text, title=title or None, outlet="a", published=datetime(2026, 5, 20, 12, tzinfo=UTC))
    tables = lexicon.load()
    return [finding.rule for finding in consistency.check(pipeline.analyse(document, tables), tables, Policy())]


@pytest.mark.parametrize(("rule", "text"), WRONG, ids=lambda value: value[:60])
def test_each_wording_of_a_fault_is_found(rule: str, text: str) -> None:
    """Once, and nothing else with it."""
    assert rules(text) == [rule]


@pytest.mark.parametrize("text", RIGHT, ids=lambda value: value[:60])
def test_what_only_looks_wrong_is_left_alone(text: str) -> None:
    """Other people, other times, other things."""
    assert rules(text) == []
