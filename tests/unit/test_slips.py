"""A slip of the finger between two texts: what else they leave without a counterpart decides whether two numbers are one fact."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

import factcheck
from factcheck.model import Document, Finding
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "cases" / "nearest.toml").read_text(encoding="utf-8"))["case"]


def conflicts(*texts: str) -> list[Finding]:
    """Return what conflicts between the texts of one event."""
    documents = [Document(id=f"text-{number}", text=text, outlet=f"outlet {number}", event="e") for number, text in enumerate(texts)]
    return [finding for finding in factcheck.compare(documents).findings if finding.rule == "figure.conflict"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_slip_is_a_conflict_where_nothing_else_is_left_that_either_figure_could_be(case: dict[str, Any]) -> None:
    found = conflicts(*case["texts"])

    assert len(found) == ("conflict" in case)
    assert all(number in finding.message for finding in found for number in case.get("conflict", ()))
