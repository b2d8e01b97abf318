"""Ages that go back to one day of birth, and dates of what happens in one order: wrong texts, and the same texts put right."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck import consistency, lexicon, pipeline
from factcheck.config import Policy
from factcheck.model import Document

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent.parent / "cases" / "lives.toml").read_text(encoding="utf-8"))


def rules(text: str, published: str | None = "2026-05-20T12:00:00") -> set[str]:
    """Return the rules that speak of a text."""
    moment = datetime.fromisoformat(published) if published else None
    document = Document(id="a", text=text, outlet="a", published=moment)
    tables = lexicon.load()
    return {finding.rule for finding in consistency.check(pipeline.analyse(document, tables), tables, Policy())}


@pytest.mark.parametrize("pair", CASES["ages"], ids=lambda pair: pair[0][:40])
def test_ages_go_back_to_one_birth(pair: list[str]) -> None:
    """The wrong text is told of, its twin is not."""
    assert [rules(text) for text in pair] == [{"age.wrong"}, set()]


@pytest.mark.parametrize("pair", CASES["orders"], ids=lambda pair: pair[0][:40])
def test_what_happens_in_one_order(pair: list[str]) -> None:
    """With a day of publication and without."""
    assert [rules(text) for text in pair] == [{"order.wrong"}, set()]
    assert [rules(text, None) for text in pair] == [{"order.wrong"}, set()]


@pytest.mark.parametrize(
    ("rule", "pair"),
    [
        (rule, pair)
        for rule, key in (
            *(("percent.wrong", "percents"), ("rate.wrong", "rates")),
            *(("ratio.wrong", "ratios"), ("weekday.wrong", "weekdays_apart")),
        )
        for pair in CASES[key]
    ],
    ids=lambda value: value[0][:40] if isinstance(value, list) else value,
)
def test_figures_of_several_sentences(rule: str, pair: list[str]) -> None:
    """The ends of a change, a price with its number and sum, a share with its counts, further off or one of them alone."""
    assert [rules(text) for text in pair] == [{rule}, set()]


@pytest.mark.parametrize("pair", CASES["this_year"], ids=lambda pair: pair[0][:40])
def test_a_date_without_a_year_is_one_of_the_last_months(pair: list[str]) -> None:
    """Beside a date of this year, where the day of publication is known."""
    assert [rules(text) for text in pair] == [{"order.wrong"}, set()]
    assert [rules(text, None) for text in pair] == [set(), set()]


@pytest.mark.parametrize(
    ("rule", "pair"),
    [
        (rule, pair)
        for rule, key in (("name.drift", "names"), ("quote.drift", "quotes"), ("weekday.wrong", "weekdays"))
        for pair in CASES[key]
    ],
    ids=lambda value: value[0][:40] if isinstance(value, list) else value,
)
def test_names_quotations_and_weekdays(rule: str, pair: list[str]) -> None:
    """One is told of, the other is right."""
    assert [rules(text) for text in pair] == [{rule}, set()]


@pytest.mark.parametrize("text", CASES["silent"], ids=lambda text: text[:40])
def test_other_people_and_things_are_left_alone(text: str) -> None:
    """Relatives, the order of telling, another case."""
    assert rules(text) == set()
