"""A table in the text, a line for each row, whose last line is the total: "Roads: £14m / Schools: £22m / Total: £38m".

In: the figures of one kind (parts.py). Out: findings where the rows right above the line that is called the total do not come to it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.adding import fits, missed
from factcheck.consistency.amounts import single, value
from factcheck.consistency.parts import Item, as_part
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["tabled"]

_TOTAL = lazily(r"(?:[-–•*] ?)?(?:grand |overall )?total(?: [a-z]+){0,2} ?[:–|=-]? ?<[cm$]\d+>(?: [a-z]+)?[.;]?")
_ROW = lazily(r"(?:[-–•*] ?)?[^<>.;:]{2,60}?(?: ?[:–|=(-] ?| )<[cm$]\d+>\)?(?: [a-z]+)?[.;,]?")
_LONGEST = 120  # characters of a row
_FEWEST, _MOST = 2, 30
_REACH = Decimal("0.6")


def tabled(article: Article, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the totals of tables that their rows do not come to."""
    if "total" not in article.lower:
        return
    for number, whole in enumerate(items[_FEWEST:], _FEWEST):
        line = whole.line
        if whole.claim is None or "total" not in line.raw or len(line.raw) > _LONGEST or not _TOTAL.fullmatch(line.text.strip()):
            continue
        rows = _rows(items[max(0, number - _MOST) : number], whole)
        told = [as_part(item) for item in rows]
        if len(rows) < _FEWEST or fits(article, whole.claim, told):
            continue
        if abs(sum((part.number for part in told), Decimal(0)) / value(whole.claim) - 1) <= _REACH:
            yield from missed(article, whole.claim, told)


def _rows(items: Sequence[Item], whole: Item) -> list[Item]:
    """Return the rows right above the line of a total, each with one figure of its kind and nothing else."""
    found: list[Item] = []
    below = whole
    for item in reversed(items):
        row = item.line
        gap = below.line.sentence.span.start - row.sentence.span.end
        if item.order != below.order - 1 or gap > _FEWEST or item.claim is None or not single(item.claim) or len(row.claims) > 1:
            break
        if len(row.raw) > _LONGEST or not _ROW.fullmatch(row.text.strip()):
            break
        found.insert(0, item)
        below = item
    return found
