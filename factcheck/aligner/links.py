"""Comparisons of claims, each made once.

In: the numbers of two profiles of one event. Out: the pair that they make.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.evidence import compare, dates_part
from factcheck.intervals import Relation
from factcheck.model import DateClaim, FigureClaim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.aligner.evidence import Pair
    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon

__all__ = ["Links"]

_ANYWHERE = (-inf, inf)


class Links:
    """Comparisons of profiles, made once a pair."""

    def __init__(self, profiles: Sequence[Profile], lexicon: Lexicon, policy: Policy) -> None:
        self.profiles, self.lexicon, self.policy = profiles, lexicon, policy
        self._known: dict[tuple[int, int], Pair] = {}
        self._reach: list[tuple[float, float] | None] = [None] * len(profiles)

    def __call__(self, one: int, other: int) -> Pair:
        """Return two profiles side by side, in whatever order they are named."""
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            self._known[key] = compare(self.profiles[key[0]], self.profiles[key[1]], self.lexicon, self.policy)
        return self._known[key]

    def reach(self, number: int) -> tuple[float, float]:
        """Return bounds outside of which no figure of the same family is anything but disjoint; of a date there are none."""
        found = self._reach[number]
        if found is None:
            claim = self.profiles[number].claim
            found = self._reach[number] = intervals.reach(claim, self.policy) if isinstance(claim, FigureClaim) else _ANYWHERE
        return found

    def span(self, number: int) -> tuple[float, float]:
        """Return bounds outside of which no claim of the same family is anything but disjoint: of a date its days, where they are known."""
        claim = self.profiles[number].claim
        if isinstance(claim, FigureClaim):
            return self.reach(number)
        first, last = claim.range
        return _ANYWHERE if first is None or last is None else (first.toordinal(), last.toordinal())

    def meeting(self, number: int, group: Sequence[int]) -> list[Pair]:
        """Return a claim beside each of a group of its document and family, nothing where one of them parts from it or is forbidden."""
        pairs: list[Pair] = []
        for member in group:
            if self._dates_part(number, member) or (pair := self(number, member)).relation is Relation.DISJOINT:
                return []
            pairs.append(pair)
        return [] if any(pair.forbidden for pair in pairs) else pairs

    def _dates_part(self, one: int, other: int) -> bool:
        """Say whether two claims are dates that are not one: of an article's many dates most are, and no more is asked of those."""
        left, right = self.profiles[one].claim, self.profiles[other].claim
        return isinstance(left, DateClaim) and isinstance(right, DateClaim) and dates_part(left, right)
