"""Quotations, names, titles and scope across two outlets, from the cases of tests/cases/wordings.toml."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

import factcheck
from factcheck.model import Document
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/cases/wordings.toml").read_text(encoding="utf-8"))["case"]
OURS = {"quote", "title", "name", "scope"}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
@pytest.mark.parametrize("turned", [False, True], ids=["as written", "other way round"])
def test_rules_that_fire(case: dict[str, Any], *, turned: bool) -> None:
    """Each case fires its rules and no other, whichever text comes first."""
    texts = case["texts"][::-1] if turned else case["texts"]
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in zip("ab", texts, strict=True)]
    found = {finding.rule for finding in factcheck.compare(documents).findings}

    assert sorted(rule for rule in found if rule.split(".")[0] in OURS) == case["rules"]
