"""What one document says more than once: headline rounding, body exact, caption.

In: the profiles of one event. Out: groups of their numbers, each of one document.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.levels import key
from factcheck.intervals import Relation
from factcheck.model import FigureClaim, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.aligner.links import Links
    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon

__all__ = ["within_documents"]

_LONG = 4  # digits of a number that another one of its article rounds by no chance


@dataclass(slots=True, eq=False)
class _Retold:
    """What a document says more than once, and the bounds that a claim must reach to meet all of it."""

    members: list[int]
    low: float
    high: float


def within_documents(profiles: Sequence[Profile], links: Links, policy: Policy) -> list[list[int]]:
    """Group what one document says more than once: headline rounding, body exact, caption."""
    groups: list[list[int]] = []
    by_document: dict[tuple[str, str], list[_Retold]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        mine = by_document[profile.document, profile.family]
        first, last = links.span(number)
        best: tuple[float, _Retold] | None = None
        for group in mine:
            if last < group.low or first > group.high:
                continue
            pairs = links.meeting(number, group.members)
            loose = [member for pair, member in zip(pairs, group.members, strict=False) if pair.relation is Relation.COMPATIBLE]
            if not pairs or not all(_retells(profile, profiles[member], links.lexicon) for member in loose):
                continue
            weight = max(pair.weight for pair in pairs)
            if weight >= policy.group and (best is None or weight > best[0]):
                best = (weight, group)
        if best is None:
            mine.append(_Retold([number], first, last))
            groups.append(mine[-1].members)
        else:
            told = best[1]
            told.members.append(number)
            told.low, told.high = max(told.low, first), min(told.high, last)
    return groups


def _retells(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether one article may give one number in two ways: noun and verb are the same, or its headline rounds what its body counts.

    Else two numbers are two things: "more than 41 per cent" of the votes and the party that "stayed at 44 per cent".
    """
    shared = key(one, other, lexicon)
    if one.subject is not None and one.subject == other.subject:
        if max(_digits_of(one), _digits_of(other)) >= _LONG:
            return True  # "nearly 39,000 appointments were postponed", "38,961 appointments were rescheduled"
        if _converts(one, other):
            return True  # "the torrent hit 7.84m – more than 25 feet"
    return shared == "full" or ((one.section is Section.BODY) != (other.section is Section.BODY) and shared != "none")


def _converts(one: Profile, other: Profile) -> bool:
    """Say whether one sentence gives two figures of one dimension in two units."""
    first, second = one.claim, other.claim
    if not isinstance(first, FigureClaim) or not isinstance(second, FigureClaim):
        return False
    return first.mention.anchor.sentence is second.mention.anchor.sentence and first.mention.unit != second.mention.unit


def _digits_of(profile: Profile) -> int:
    return intervals.rarity(profile.claim) if isinstance(profile.claim, FigureClaim) else 0
