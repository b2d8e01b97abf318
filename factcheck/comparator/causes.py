"""Likely causes of a conflict that show only beside the other facts of its event: a part told as the whole, two figures exchanged.

In: all judgements of one event. Out: the same, with the causes found.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.model import FigureClaim, Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Side

__all__ = ["with_causes"]


def _value(side: Side) -> tuple[object, object]:
    return (side.low, side.high)


def _open(judgement: Judgement) -> bool:
    """Say whether a judgement is a conflict of figures that no slip of the pen explains."""
    return judgement.verdict is Verdict.CONFLICT and any(
        ruling.rule == "figure.conflict" and not ruling.cause for ruling in judgement.rulings
    )


def _parts(judgements: Sequence[Judgement]) -> Iterator[tuple[object, object]]:
    """Yield the values of a part and of its whole wherever a text presents them so: 12 children among the 31."""
    figures = {claim.id: claim for judgement in judgements for claim in judgement.alignment.claims if isinstance(claim, FigureClaim)}
    for claim in figures.values():
        whole = figures.get(claim.part_of or "")
        if whole is not None:
            part, total = intervals.core(claim), intervals.core(whole)
            yield ((part.low, part.high), (total.low, total.high))


def _exchanged(one: Judgement, other: Judgement) -> bool:
    """Say whether an outlet gives to each of two things the number that another gives to the other one."""
    for first, second in combinations(one.sides, 2):
        mirrored = {_value(side): set(side.documents) for side in other.sides}
        if mirrored.get(_value(first), set()) & set(second.documents) and mirrored.get(_value(second), set()) & set(first.documents):
            return True
    return False


def _caused(judgement: Judgement, cause: str) -> Judgement:
    return judgement._replace(rulings=tuple(ruling if ruling.cause else ruling._replace(cause=cause) for ruling in judgement.rulings))


def with_causes(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements of an event, each conflict of figures with its likely cause where the other facts betray it."""
    conflicts = [judgement for judgement in judgements if _open(judgement)]
    if not conflicts:
        return list(judgements)
    parts = set(_parts(judgements))
    swapped = {id(judgement) for pair in combinations(conflicts, 2) if _exchanged(*pair) for judgement in pair}

    def cause(judgement: Judgement) -> str | None:
        values = [_value(side) for side in judgement.sides]
        if any((one, other) in parts for one in values for other in values):
            return "subset-as-total"
        return "swapped" if id(judgement) in swapped else None

    found = {id(judgement): cause(judgement) for judgement in conflicts}
    return [_caused(judgement, told) if (told := found.get(id(judgement))) else judgement for judgement in judgements]
