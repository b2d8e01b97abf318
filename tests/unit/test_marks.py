"""What stands between quotation marks, however they are printed."""

from __future__ import annotations

import pytest

from factcheck.extractor.marks import quoted
from factcheck.model import Span


def between(text: str) -> list[str]:
    """Return the words between the marks of a paragraph."""
    return [stretch.inner.of(text) for stretch in quoted(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost,” he said.", ["We lost,"]),
        ('He said "no" twice, "never" once.', ["no", "never"]),
        ('Drugs are “reaching dozens of countries," he warns', ["reaching dozens of countries,"]),
        ("“A” and «B» and „C“ are all marks", ["A", "B", "C"]),
        ("““Doubled marks,” he said.", ["Doubled marks,"]),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ('“The "free" press,” he said.', ['The "free" press,']),
        ("‘We lost,’ said Tom. ‘It’s over.’", ["We lost,", "It’s over."]),
        ("the so-called ‘dirty dozen’.", ["dirty dozen"]),
        ("The workers’ rights and the ’90s, don’t you know, rock ’n’ roll", []),
        ("“A, he said. “But B is so.”", ["But B is so."]),
        ("no marks", []),
        ("“”", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    """Marks pair by their place first and by their shape where the place allows both."""
    assert between(text) == expected


def test_a_quotation_that_is_not_closed_reaches_the_end_of_its_paragraph() -> None:
    """The closing mark is left out where a quotation goes on in the next paragraph."""
    text = "He said: “We have seen nothing like it."

    (stretch,) = quoted(text, Span(0, len(text)))

    assert stretch.open_ended
    assert stretch.inner.of(text) == "We have seen nothing like it."


def test_a_stray_mark_near_the_end_opens_nothing() -> None:
    """A few letters after a mark are no quotation."""
    assert between("He left it at that “so") == []
