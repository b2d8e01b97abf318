"""Sentences under one another, what they differ in standing in one column."""

from __future__ import annotations

from rich.cells import cell_len

from factcheck.reporter.concordance import aligned, clipped
from factcheck.reporter.places import Cut

LONG = Cut("The annual campaign, it was told, had brought the seizure of ", "134 tons", " of drugs and the arrest of 2,001 individuals.")
SHORT = Cut("In all, ", "134 tonnes", " were seized.")


def test_the_spans_stand_in_one_column() -> None:
    """Whatever the length of what comes before them."""
    lines = aligned([LONG, SHORT], 50)

    assert len({cell_len(line.before) for line in lines}) == 1
    assert [line.marked for line in lines] == ["134 tons", "134 tonnes"]
    assert all(cell_len("".join(line)) <= 50 for line in lines)
    assert lines[0].before.lstrip().startswith("… ")
    assert lines[1].before.endswith("In all, ")


def test_nothing_is_cut_where_it_fits() -> None:
    """A short sentence keeps all its words."""
    assert aligned([SHORT], 60) == [SHORT]


def test_a_long_span_is_cut_at_its_end() -> None:
    """It takes three fifths of the line at most."""
    (line,) = aligned([Cut("He said ", "word " * 30, "")], 50)

    assert line.marked.endswith("…")
    assert cell_len("".join(line)) <= 50


def test_wide_characters_take_two_cells() -> None:
    """Names in Chinese characters do not run over."""
    wide = Cut("港" * 40, "12", "港" * 40)
    (line,) = aligned([wide], 41)

    assert cell_len("".join(line)) <= 41
    assert clipped("港口", 3) == "港…"
    assert clipped("港口", 0) == ""
    assert aligned([wide], 2)[0].before == ""


def test_nothing_to_align() -> None:
    """A finding may have no evidence."""
    assert aligned([], 40) == []
