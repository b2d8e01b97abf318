"""The facts of one event in lines and the outlets in columns, for a screen of fixed width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.model import Kind, StatementClaim, Verdict
from factcheck.quick import NamedTuple
from factcheck.reporter import phrases
from factcheck.reporter.concordance import clipped
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Fact

__all__ = ["Grid", "grid"]

_GAP = 2
_NARROWEST = 8  # cells of a column: "2,001" and "12.8bn" fit, and the names of outlets can be told apart
_LINES = 3  # of a row: a value that differs is worth them, one that agrees gets one


class Grid(NamedTuple):
    """The head and the rows in lines that are ready to print; each row has its fact."""

    head: str
    rows: tuple[tuple[Fact, tuple[str, ...]], ...]


def grid(facts: Sequence[Fact], documents: Sequence[str], names: Mapping[str, str], room: int) -> Grid | None:
    """Return the facts beside what each document writes, `room` cells wide; None where the columns would be too narrow."""
    labels = [one_line(_label(fact)) for fact in facts]
    heads = [one_line(names.get(name, name)) for name in documents]
    cells = [[_cell(fact, name) for name in documents] for fact in facts]
    wanted = [max([cell_len(head), *(cell_len(row[at]) for row in cells)]) for at, head in enumerate(heads)]
    widths = _widths([max(map(cell_len, labels), default=0), *wanted], room)
    if widths is None:
        return None
    rows = []
    for fact, label, row in zip(facts, labels, cells, strict=True):
        most = 1 if fact.verdict is Verdict.AGREEMENT else _LINES
        rows.append((fact, _lines([label, *row], widths, most)))
    return Grid(_lines(["", *heads], widths, 1)[0], tuple(rows))


def _label(fact: Fact) -> str:
    """Return what a row is about: a name says only that it is one, a statement its first words."""
    return fact.label if fact.kind is Kind.QUOTATION else phrases.subject(fact) or fact.kind.value


def _cell(fact: Fact, document: str) -> str:
    """Return how a document writes a fact; of statements, whether it quotes or retells them."""
    own = [claim for claim in fact.claims if claim.mention.anchor.document == document]
    if fact.kind is Kind.QUOTATION:
        direct = {claim.mention.attribution.direct for claim in own if isinstance(claim, StatementClaim)}
        return "–" if not direct else "quoted" if True in direct else "retold"
    return ", ".join(dict.fromkeys(one_line(claim.mention.anchor.surface) for claim in own)) or "–"


def _widths(wanted: Sequence[int], room: int) -> list[int] | None:
    """Return a width for each column, the widest ones made narrower until all fit; None where they cannot."""
    widths = list(wanted)
    for _ in range(sum(widths) + _GAP * (len(widths) - 1) - room):
        widest = widths.index(max(widths))
        widths[widest] -= 1
    fits = sum(widths) + _GAP * (len(widths) - 1) <= room
    return widths if fits and all(width >= min(want, _NARROWEST) for width, want in zip(widths, wanted, strict=True)) else None


def _lines(cells: Sequence[str], widths: Sequence[int], most: int) -> tuple[str, ...]:
    """Return a row in as many lines as its longest cell takes, at most `most`."""
    columns = [_folded(cell, width, most) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, columns))
    filled = [column + [""] * (height - len(column)) for column in columns]
    return tuple(
        (" " * _GAP).join(text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*filled, strict=True)
    )


def _folded(text: str, width: int, most: int) -> list[str]:
    """Return a text in lines of at most `width` cells, broken at spaces where there are any; the last of `most` is cut."""
    lines: list[str] = []
    while cell_len(text) > width and len(lines) < most - 1:
        head = text[:width]
        while cell_len(head) > width:
            head = head[:-1]
        space = head.rfind(" ") if text[len(head) : len(head) + 1] != " " else len(head)
        at = space if space > 0 else max(len(head), 1)
        lines.append(text[:at])
        text = text[at:].lstrip()
    return [*lines, clipped(text, width)]
