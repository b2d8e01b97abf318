"""The facts of an event in lines, the outlets in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.model import StatementClaim
from factcheck.reporter.grid import grid

if TYPE_CHECKING:
    from factcheck.model import Fact

NAMES = ("harbour-news", "ledger", "morning-copy")
LABELS = {name: name for name in NAMES}


def test_a_column_for_each_outlet(conflicting: tuple[Fact, ...]) -> None:
    """With what it writes, or a dash."""
    table = grid(conflicting[2:], NAMES, LABELS, 76)

    assert table is not None
    assert table.head.split() == list(NAMES)
    assert [lines for _, lines in table.rows] == [
        ("tobacco seized  134 tonnes     134 tons         134 tons",),
        ("tobacco worth   $12.8 billion  $12.797 billion  –",),
    ]


def test_statements_are_quoted_or_retold(conflicting: tuple[Fact, ...]) -> None:
    """Their words would not fit into a column."""
    quoted, retold = conflicting[1].claims
    assert isinstance(retold, StatementClaim)
    indirect = retold._replace(mention=retold.mention._replace(attribution=retold.mention.attribution._replace(direct=False)))
    table = grid([conflicting[1]._replace(claims=(quoted, indirect))], NAMES, LABELS, 76)

    assert table is not None
    assert table.rows[0][1][0].split()[-3:] == ["quoted", "retold", "–"]


def test_what_differs_is_told_in_full(conflicting: tuple[Fact, ...], calm: tuple[Fact, ...]) -> None:
    """A conflict takes the lines that it needs; an agreement is cut to one."""
    long = "suspects who were arrested in the harbour"
    table = grid([conflicting[0]._replace(label=long), calm[0]._replace(label=long)], NAMES, LABELS, 48)

    assert table is not None
    conflict, agreement = (lines for _, lines in table.rows)
    assert conflict[0].startswith("suspects who")
    assert len(conflict) == 3
    assert len(agreement) == 1
    assert agreement[0].startswith("suspects wh…")
    assert all(cell_len(line) <= 48 for line in (*conflict, *agreement, table.head))


def test_no_table_where_columns_are_too_narrow(conflicting: tuple[Fact, ...]) -> None:
    """Twenty outlets do not fit in 80 columns."""
    names = [f"harbour-news-{number}" for number in range(20)]

    assert grid(conflicting, names, {}, 76) is None


def test_wide_characters_break_a_line_in_time(conflicting: tuple[Fact, ...]) -> None:
    """A label in Chinese characters takes two cells each, and has no spaces."""
    table = grid([conflicting[0]._replace(label="港" * 30)], NAMES, LABELS, 50)

    assert table is not None
    assert all(cell_len(line) <= 50 for line in table.rows[0][1])
