"""Sequences whose values are changed as they are read."""

from __future__ import annotations

from factcheck.mapped import chosen, each


def test_a_tuple_is_changed_at_once() -> None:
    """And stays a tuple."""
    assert each((1, 2), lambda value: value + 1) == (2, 3)
    assert chosen((1, 2, 3), lambda value: value != 2) == (1, 3)


def test_any_other_sequence_is_changed_as_it_is_read() -> None:
    """From its beginning, by number or in slices, and again after another change."""
    read: list[int] = []

    def change(value: int) -> int:
        read.append(value)
        return value * 10

    values = each([1, 2, 3], change)
    assert (len(values), read) == (3, [])

    assert list(values) == [10, 20, 30]
    assert (values[1], values[-1], list(values[1:])) == (20, 30, [20, 30])
    assert list(chosen(values, lambda value: value > 10)) == [20, 30]
    assert read[:3] == [1, 2, 3]
