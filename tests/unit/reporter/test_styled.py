"""Lines of styled pieces: broken between words, cut off where nothing breaks them, the same in colours and without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.reporter.styled import Screen, wrapped

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two ", "three"]),
        ("one two three", 7, ["one two ", "three"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("an incomprehensible word", 6, ["an ", "incomp", "rehens", "ible ", "word"]),
        ("首相 首相", 5, ["首相 ", "首相"]),
        ("", 5, [""]),
    ],
)
def test_breaks(text: str, width: int, lines: list[str]) -> None:
    assert ["".join(piece for piece, _ in line) for line in wrapped([(text, "")], width)] == lines


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), max_size=30), max_size=4),
    st.integers(2, 40),
)
def test_nothing_is_lost_and_all_fits(texts: list[str], width: int) -> None:
    lines = [[text for text, _ in line] for line in wrapped([(text, "dim") for text in texts], width)]

    assert "".join(text for line in lines for text in line) == "".join(texts)
    assert all(cell_len("".join(line).rstrip()) <= width for line in lines)


def test_styles_stay_with_their_pieces() -> None:
    assert wrapped([("red ", "red"), ("and blue", "blue")], 8) == [[("red ", "red"), ("and ", "blue")], [("blue", "blue")]]


@pytest.mark.parametrize("colors", [None, "truecolor"])
def test_layout(colors: str | None) -> None:
    screen = Screen(20, colors)
    screen.paragraph(("A paragraph of ", "bold"), ("two lines.", ""), indent=2)
    screen.hanging(("= ", "green"), ("hanging by two columns", ""), indent=2)
    screen.line(("this line is cut off at its end", ""))
    printed = screen.flushed()

    assert ("\x1b" in printed) == (colors is not None)
    assert ESCAPE.sub("", printed) == "  A paragraph of two\n  lines.\n  = hanging by two\n    columns\nthis line is cut off\n"
    assert screen.flushed() == ""
