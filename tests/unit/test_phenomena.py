"""What may be wrong in one article, by phenomenon, each in many wordings; and texts like them of which nothing is to be said."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.model import Document, Finding

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent.parent / "cases" / "phenomena.toml").read_text(encoding="utf-8"))[
    "phenomenon"
]


def check(text: str) -> tuple[Finding, ...]:
    """Return the findings on a text, whose title stands before " || "."""
    title, bar, body = text.strip().partition(" || ")
    document = Document(id="a", text=body if bar else title, title=title if bar else None, outlet="a")
    tables = lexicon.load()
    return consistency.check(pipeline.analyse(document, tables), tables, Policy())


@pytest.mark.parametrize(
    ("rule", "text"), [(case["rule"], text) for case in CASES for text in case["found"]], ids=lambda value: value.strip()[:50]
)
def test_is_found(rule: str, text: str) -> None:
    """By its rule, once, and nothing else."""
    assert [finding.rule for finding in check(text)] == [rule]


@pytest.mark.parametrize("text", [text for case in CASES for text in case["nothing"]], ids=lambda value: value.strip()[:50])
def test_is_no_fault(text: str) -> None:
    """Near misses."""
    assert [finding.message for finding in check(text)] == []
