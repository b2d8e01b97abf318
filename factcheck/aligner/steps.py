"""What an article says that a number was before: "climbed to 131, up from 97 a day earlier".

In: the profiles of one event. Out: the earlier number and the present one of each such sentence. An earlier report that has the 97 has
what the others have 131 of, in whatever words it tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Change, FigureClaim, Kind
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.aligner.profiles import Profile

__all__ = ["Step", "steps"]

# Two periods are compared, and no count goes on: "sold 131 boats, up from 97 a year earlier", "from 97 in 2024", "the same quarter".
_COMPARED = lazily(r"(?i)\b(?:year|quarter|season|month|week)(?:s|'s|’s|ly)?\b|\b(?:1[89]|20)\d\d\b")
# The count goes on, by the word of the text, whatever is counted.
_OF_DAYS = lazily(
    r"(?i)\b(?:days?|hours?)\s(?:earlier|before|ago)\b"
    r"|\b(?:yesterday|overnight|this (?:morning|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


class Step(NamedTuple):
    """Two profiles of one sentence, by their numbers: what is told as the number before, and what it is now.

    `of_days` says that the text has hours or days between two counts.
    """

    before: int
    now: int
    of_days: bool


def steps(profiles: Sequence[Profile]) -> Iterator[Step]:
    """Yield each number told as the earlier one with the one of its sentence and family that it became.

    That is the only other one of them that the text says something rose or fell to, else the nearest before it.
    """
    figures = [(number, profile, profile.claim) for number, profile in enumerate(profiles) if isinstance(profile.claim, FigureClaim)]
    for before, profile, claim in figures:
        if claim.mention.change is not Change.FROM or _COMPARED.search(sentence := _sentence(profile, claim)):
            continue
        place = _place(profile, claim)
        beside = [(number, other.mention.change) for number, fellow, other in figures if _place(fellow, other) == place]
        risen = [number for number, change in beside if change is Change.TO]
        ahead = [number for number, change in beside if change is None and number < before]
        if len(risen) == 1 or (not risen and ahead):
            of_days = claim.kind is Kind.COUNT and _OF_DAYS.search(sentence) is not None
            yield Step(before, (risen or ahead)[-1], of_days)


def _place(profile: Profile, claim: FigureClaim) -> tuple[str, str, int, str]:
    anchor = claim.mention.anchor
    return profile.document, anchor.field, anchor.sentence.span.start, profile.family


def _sentence(profile: Profile, claim: FigureClaim) -> str:
    anchor = claim.mention.anchor
    return anchor.sentence.span.of(profile.origin.field(anchor.field))
