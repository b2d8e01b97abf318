"""What an article says that a number was before: "climbed to 131, up from 97 a day earlier".

In: the profiles of one event. Out: the earlier number and the present one of each such sentence. An earlier report that has the 97 has what the
others have 131 of, in whatever words it tells it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.model import Change, FigureClaim
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.aligner.profiles import Profile

__all__ = ["Step", "steps"]


class Step(NamedTuple):
    """Two profiles of one sentence, by their numbers: what is told as the number before, and what it is now."""

    before: int
    now: int


def steps(profiles: Sequence[Profile]) -> Iterator[Step]:
    """Yield each number told as the earlier one with the one of its sentence and family that it became.

    That is the only other one of them that the text says something rose or fell to, else the nearest before it.
    """
    sentences: dict[tuple[str, str, int, str], list[tuple[int, FigureClaim]]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        claim = profile.claim
        if isinstance(claim, FigureClaim):
            anchor = claim.mention.anchor
            sentences[profile.document, anchor.field, anchor.sentence.span.start, profile.family].append((number, claim))
    for figures in sentences.values():
        for at, (before, claim) in enumerate(figures):
            if claim.mention.change is not Change.FROM:
                continue
            risen = [number for number, other in figures if other.mention.change is Change.TO]
            ahead = [number for number, other in figures[:at] if other.mention.change is None]
            if len(risen) == 1 or (not risen and ahead):
                yield Step(before, (risen or ahead)[-1])
