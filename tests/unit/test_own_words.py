"""One fact that two outlets tell each in its own words: tests/cases/own_words.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import pipeline
from factcheck.model import Document

if TYPE_CHECKING:
    from factcheck.model import Fact

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "own_words.toml").read_text(encoding="utf-8"))


def joined(one: str, other: str, figures: list[str]) -> Fact | None:
    """Return the fact that holds a figure of each of two articles of one event, None where none does."""
    report = pipeline.compare([Document(id=name, text=text, outlet=name, event="e") for name, text in (("a", one), ("b", other))])
    wanted = set(zip("ab", figures, strict=True))
    facts = (fact for event in report.events for fact in event.facts)
    told = ((fact, {(claim.mention.anchor.document, claim.mention.anchor.surface) for claim in fact.claims}) for fact in facts)
    return next((fact for fact, claims in told if wanted <= claims), None)


@pytest.mark.parametrize("case", CASES["together"], ids=lambda case: " / ".join(case["figures"]))
def test_what_outlets_tell_in_their_own_words_is_one_fact(case: dict[str, Any]) -> None:
    """Synonyms, idioms, parts told by themselves, rates and steps in other words, whichever article comes first."""
    told = joined(case["one"], case["other"], case["figures"])
    turned = joined(case["other"], case["one"], case["figures"][::-1])

    assert told is not None
    assert told.verdict == case["verdict"]
    assert turned is not None
    assert turned.verdict == case["verdict"]


@pytest.mark.parametrize("case", CASES["apart"], ids=lambda case: " / ".join(case["figures"]))
def test_what_only_sounds_alike_stays_apart(case: dict[str, Any]) -> None:
    """Other numbers of other things, though they share words."""
    assert joined(case["one"], case["other"], case["figures"]) is None
