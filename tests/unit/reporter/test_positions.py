"""Lines and columns, counted from 1 in code points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import Document, Field, Passage, Span
from factcheck.reporter.positions import region

TEXT = "first\r\nsécond 😀 line\rthird\nfourth"


def place(words: str, field: Field = Field.TEXT) -> Passage:
    """Return where some words stand in the text."""
    start = TEXT.index(words)
    return Passage(document="a", field=field, span=Span(start, start + len(words)), sentence=Span(0, len(TEXT)), text=TEXT)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("first", (1, 1, 1, 6)),
        ("sécond", (2, 1, 2, 7)),
        ("line", (2, 10, 2, 14)),
        ("third", (3, 1, 3, 6)),
        ("fourth", (4, 1, 4, 7)),
        ("line\rthird", (2, 10, 3, 6)),
    ],
)
def test_plain_text(words: str, expected: tuple[int, int, int, int]) -> None:
    """Whatever ends a line."""
    assert region(Document(id="a", text=TEXT, outlet="a", path="a.TXT"), place(words)) == expected


def test_where_only_a_line_or_nothing_is_known() -> None:
    """A record has its line; a text that is not its whole file, and a title, have none."""
    document = Document(id="a", text=TEXT, outlet="a", path="a.jsonl", line=7)

    assert region(document, place("first")) == (7, None, None, None)
    assert region(replace(document, line=None), place("first")) is None
    assert region(replace(document, line=None, path=None), place("first")) is None
    assert region(replace(document, line=None, path="a.txt"), place("first", Field.TITLE)) is None
