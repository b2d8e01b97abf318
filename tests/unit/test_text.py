"""Sentences, sections and tokens, by cases kept as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.lexicon import load
from factcheck.model import Document, Field, Span
from factcheck.text import sentences, tokens

CASES = Path(__file__).parent.parent / "cases"


def _cases(name: str) -> list[Any]:
    cases = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in cases]


def _document(text: str, title: str | None = None) -> Document:
    return Document(id="a", text=text, title=title, outlet="a")


@pytest.mark.parametrize("case", _cases("sentences.toml"))
def test_a_paragraph_is_cut_where_its_sentences_end(case: dict[str, Any]) -> None:
    text = case.get("text", " ".join(case["pieces"]))

    found = [sentence.span.of(text) for sentence in sentences(_document(text), load())]

    assert found == case["pieces"]


@pytest.mark.parametrize("case", _cases("sections.toml"))
def test_each_piece_of_an_article_has_its_section(case: dict[str, Any]) -> None:
    document = _document(case["text"], case.get("title"))

    found = [f"{one.section}: {one.span.of(document.field(one.field))}" for one in sentences(document, load())]

    assert found == case["pieces"]


@pytest.mark.parametrize("case", _cases("sections.toml"))
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing(case: dict[str, Any], end: str) -> None:
    document = _document(case["text"].replace("\r\n", "\n").replace("\n", end), case.get("title"))

    found = [f"{one.section}: {one.span.of(document.field(one.field))}".replace(end, "\n") for one in sentences(document, load())]

    assert found == case["pieces"]


def test_a_dateline_and_its_sentence_share_a_paragraph() -> None:
    found = sentences(_document("Two die\n\nKOHBAR: Two people died on Monday. They drowned.\n\nIt rained."), load())

    assert [sentence.paragraph for sentence in found] == [0, 1, 1, 1, 2]


def test_the_title_comes_first_and_points_into_its_own_field() -> None:
    document = _document("It rained all day on Monday.", "Rain. More rain")

    found = sentences(document, load())

    assert [(one.field, one.span.of(document.field(one.field))) for one in found] == [
        (Field.TITLE, "Rain."),
        (Field.TITLE, "More rain"),
        (Field.TEXT, "It rained all day on Monday."),
    ]


def test_tokens_keep_numbers_names_and_clitics() -> None:
    text = "O'Neill didn't pay Rs. 12,34,567 at 8:30 p.m. on the 3rd; 5things."

    found = [token.text for token in tokens(text, Span(0, len(text)))]

    expected = "O'Neill did n't pay Rs. 12,34,567 at 8:30 p.m. on the 3rd ; 5 things .".split()
    assert found == expected


def test_tokens_stay_inside_their_span() -> None:
    text = "one two three"

    assert [(token.start, token.text) for token in tokens(text, Span(4, 9))] == [(4, "two"), (8, "t")]
