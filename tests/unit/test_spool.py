"""What is kept on disk reads as if it were in memory."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck.spool import Later, Spool, pack, unpack


def filled(*, packed: bool) -> Spool[str]:
    """Return a spool of seven values in three blocks, one of them empty."""
    spool: Spool[str] = Spool()
    for block in (["a", "b", "c"], [], ["d", "e", "f", "g"]):
        spool.add(pack(block) if packed else block, len(block))
    return spool


@pytest.mark.parametrize("packed", [True, False])
def test_values_come_in_order_as_often_as_asked(packed: bool) -> None:
    spool = filled(packed=packed)

    assert list(spool) == list(spool) == list("abcdefg")
    assert len(spool) == 7


@pytest.mark.parametrize("packed", [True, False])
def test_values_are_found_by_number(packed: bool) -> None:
    spool = filled(packed=packed)

    assert [spool[0], spool[3], spool[-1]] == ["a", "d", "g"]
    assert list(spool[2:5]) == ["c", "d", "e"]
    with pytest.raises(IndexError):
        spool[7]


@pytest.mark.parametrize("packed", [True, False])
def test_blocks_may_be_printed_before_they_are_kept(packed: bool) -> None:
    spool: Spool[str] = Spool()
    for number, block in enumerate((["a", "b"], ["c"])):
        spool.add(pack(block) if packed else block, len(block), f"block {number}\n")

    assert list(spool.printed or ()) == list(spool.printed or ()) == ["block 0\n", "block 1\n"]
    assert list(spool) == ["a", "b", "c"]


def test_what_was_printed_in_part_is_not_printed() -> None:
    spool: Spool[str] = Spool()
    spool.add(["a"], 1, "a")
    spool.add(["b"], 1)

    assert spool.printed is None


def test_values_are_made_when_they_are_asked_for() -> None:
    values: Later[str] = unpack(pack([Later[str](partial(unpack, pack(["a", "b", "c"])), 3)]))[0]
    nothing: Later[str] = Later(partial(unpack, b"no pickle"), 5)

    assert len(nothing) == 5
    assert len(values) == 3
    assert [*values] == ["a", "b", "c"]
    assert values[1] == "b"
    assert list(values[1:]) == ["b", "c"]


def test_nothing_is_kept_of_nothing() -> None:
    assert list(Spool[str]()) == []
