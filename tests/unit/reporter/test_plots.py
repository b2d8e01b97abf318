"""Where the dots and ranges of the pictures stand."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from factcheck.reporter.plots import Moment, Range, plot, timeline


def exact(value: int) -> Range:
    """Return a number that allows itself alone."""
    return Range(*[Decimal(value)] * 4)


def test_the_ends_of_the_scale_are_within_the_picture() -> None:
    """The lowest value stands at 2 per cent, the highest at 98."""
    picture = plot([("a: 10", exact(10)), ("b: 15", exact(15)), ("c: 20", exact(20))])

    assert picture
    assert [dot.low for dot in picture.dots] == ["2%", "50%", "98%"]
    assert [dot.low == dot.high for dot in picture.dots] == [True] * 3
    assert picture.height == 108
    assert not picture.logarithmic


def test_what_a_value_allows_is_a_line() -> None:
    """12.8 billion from 12.75 to 12.85; an open end runs to the edge."""
    rounded = Range(Decimal("12.8"), Decimal("12.8"), Decimal("12.75"), Decimal("12.85"))
    at_least = Range(Decimal(12), None, Decimal(12), None)
    at_most = Range(None, Decimal(13), None, Decimal(13))
    picture = plot([("a", rounded), ("b", at_least), ("c", at_most)])

    assert picture
    first, second, third = picture.dots
    assert (first.start, first.low, first.end) == ("74%", "78.8%", "83.6%")
    assert (second.end, second.open_high, second.open_low) == ("98%", True, False)
    assert (third.start, third.open_low) == ("2%", True)


def test_slips_of_scale_need_a_logarithmic_scale() -> None:
    """1.2 million beside 1.2 billion: on a plain scale all small values lie on one spot."""
    picture = plot([("a", exact(1_200_000)), ("b", exact(1_200_000_000)), ("c", exact(120_000_000))])

    assert picture
    assert picture.logarithmic
    assert [dot.low for dot in picture.dots] == ["2%", "98%", "66%"]


@pytest.mark.parametrize("rows", [[], [("a", exact(7)), ("b", exact(7))], [("a", Range(None, None, None, None))]])
def test_nothing_to_draw(rows: list[tuple[str, Range]]) -> None:
    """Where all lie on one spot, or nowhere."""
    assert plot(rows) is None


def test_an_unbounded_value_has_no_dot() -> None:
    """But a line from edge to edge."""
    picture = plot([("a", exact(1)), ("b", exact(2)), ("c", Range(None, None, None, None))])

    assert picture
    assert (picture.dots[2].low, picture.dots[2].start, picture.dots[2].end) == ("", "2%", "98%")


def at(hour: int, value: int) -> Moment:
    """Return a value published at an hour."""
    return Moment(f"{value}", datetime(2025, 3, 4, hour, tzinfo=UTC), Decimal(value))


def test_a_figure_over_time() -> None:
    """In the order of publication; the highest stands highest."""
    picture = timeline([at(18, 112), at(6, 41), at(12, 96)])

    assert picture
    assert [(point.x, point.moment.label) for point in picture.points] == [("2%", "41"), ("50%", "96"), ("98%", "112")]
    assert [point.y for point in picture.points] == [86, 30, 14]
    assert picture.height == 100
    assert len(picture.lines) == 2


@pytest.mark.parametrize("moments", [[], [at(6, 41)], [at(6, 41), at(7, 41)], [at(6, 41), at(6, 96)]])
def test_no_movement(moments: list[Moment]) -> None:
    """One time or one value is no movement."""
    assert timeline(moments) is None
