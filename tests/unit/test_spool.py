"""What is kept on disk reads as if it were in memory."""

from __future__ import annotations

import pytest

from factcheck.spool import Spool, pack


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


def test_nothing_is_kept_of_nothing() -> None:
    assert list(Spool[str]()) == []
