"""What an article says that a number was before: "climbed to 131, up from 97 a day earlier".

In: clusters of the claims of one event. Out: the same, the earlier number and the present one of each such sentence in one of them where an
earlier report has the first: what it has 97 of the others have 131 of, in whatever words it tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.aligner.growing import Candidate
from factcheck.intervals import Relation
from factcheck.model import Change, Evidence, FigureClaim, Kind
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.running import movement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.aligner.growing import Growing
    from factcheck.aligner.profiles import Profile

__all__ = ["Step", "join_steps", "steps"]

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


def join_steps(growing: Growing) -> None:
    """Merge what a text tells as the number before with what it tells as the number now, where an earlier report may have the first."""
    for step in steps(growing.profiles):
        one, other = (_home_of(growing, number) for number in (step.before, step.now))
        early = [growing.deciding[group] for group in growing.parts[one] if not _is_before(growing.profiles[growing.deciding[group]])]
        if one == other or not early or not _may_meet(growing, step, one, other):
            continue
        if step.of_days or any(_may_move(growing, number, step.now) for number in early):
            told = Evidence("steps", "told", 0.0)
            growing.merge_apart(one, other, Candidate(growing.weights[one], step.before, step.now, Relation.DISJOINT, beyond=told))


def _home_of(growing: Growing, number: int) -> int:
    return next(home for home, groups in growing.parts.items() if any(number in growing.groups[group] for group in groups))


def _may_meet(growing: Growing, step: Step, one: int, other: int) -> bool:
    """Say whether no document but that of the step tells both numbers, unless one in its headline and the other in its body."""
    own = growing.profiles[step.now].document
    return all(name == own or growing.retold(name, one, other) for name in growing.documents(one) & growing.documents(other))


def _is_before(profile: Profile) -> bool:
    return isinstance(profile.claim, FigureClaim) and profile.claim.mention.change is Change.FROM


def _may_move(growing: Growing, early: int, now: int) -> bool:
    """Say whether an earlier report's number may have become another one."""
    one, other = growing.profiles[early], growing.profiles[now]
    if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
        return False
    return movement(one.claim, other.claim, (one.origin, other.origin), growing.links.lexicon).possible


def _place(profile: Profile, claim: FigureClaim) -> tuple[str, str, int, str]:
    anchor = claim.mention.anchor
    return profile.document, anchor.field, anchor.sentence.span.start, profile.family


def _sentence(profile: Profile, claim: FigureClaim) -> str:
    anchor = claim.mention.anchor
    return anchor.sentence.span.of(profile.origin.field(anchor.field))
