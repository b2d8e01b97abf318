"""Clusters of groups of claims while they grow.

In: groups of profile numbers, each of one document. Out: the same groups in clusters, a document once in a cluster at most.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.levels import shares_key
from factcheck.intervals import Relation
from factcheck.model import Change, Evidence, FigureClaim, Restated, Section
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.aligner.evidence import Pair
    from factcheck.aligner.links import Links
    from factcheck.aligner.profiles import Profile

__all__ = ["Candidate", "Growing", "most_exact"]


def most_exact(profiles: Sequence[Profile], members: Sequence[int]) -> int:
    """Return the member that decides for its document."""
    if len(members) == 1:
        return members[0]
    return min(members, key=lambda number: (intervals.exactness(profiles[number].claim), profiles[number].order))


class Candidate(NamedTuple):
    """Two groups of two documents that may be one fact, through their most exact members and their closest ones."""

    weight: float
    one: int
    other: int
    relation: Relation
    lenient: bool = False
    beyond: Evidence | None = None
    forgiven: bool = False


class Growing:
    """Clusters of groups as they grow; a document has one group in a cluster at most."""

    def __init__(self, profiles: Sequence[Profile], groups: list[list[int]], links: Links) -> None:
        self.profiles, self.groups, self.links = profiles, groups, links
        self.deciding = [most_exact(profiles, group) for group in groups]
        self._documents = [profiles[deciding].document for deciding in self.deciding]
        self._families = [profiles[deciding].family for deciding in self.deciding]
        self.home = list(range(len(groups)))
        self.group_of = {deciding: number for number, deciding in enumerate(self.deciding)}
        self.parts: dict[int, list[int]] = {number: [number] for number in range(len(groups))}
        self.weights: dict[int, float] = defaultdict(float)
        self.beyond: dict[int, Evidence | None] = {}
        self.restated: dict[int, Restated] = {}

    def document(self, group: int) -> str:
        """Return the document of a group."""
        return self._documents[group]

    def family(self, group: int) -> str:
        """Return the family of a group's claims."""
        return self._families[group]

    def documents(self, home: int) -> set[str]:
        """Return the documents that have a group in a cluster."""
        return {self._documents[group] for group in self.parts[home]}

    def apart(self, candidate: Candidate) -> tuple[int, int] | None:
        """Return the two clusters of a candidate, None where they are one or tell of one document twice.

        An article whose headline gives one number and whose body another tells of one thing all the same: the body's is then compared.
        """
        one, other = self.home[candidate.one], self.home[candidate.other]
        if one == other:
            return None
        twice = self.documents(one) & self.documents(other)
        if twice and (candidate.relation is not Relation.DISJOINT or not all(self.retold(name, one, other) for name in twice)):
            return None
        return (one, other)

    def retold(self, document: str, one: int, other: int) -> bool:
        """Say whether one of two clusters has only headlines, bullets and captions of a document, and the other what its body says."""
        told = [self._told_by(document, number) for number in (one, other)]
        bodies = [any(self.profiles[member].section is Section.BODY for member in members) for members in told]
        apart = bodies[0] != bodies[1] and not all(self.links(*pair).forbidden for pair in product(*told))
        return apart or self._moved(document, one, other) or self._vaguely(document, one, other)

    def _told_by(self, document: str, number: int) -> list[int]:
        """Return the members of a cluster that stand in a document."""
        return [member for group in self.parts[number] if self.document(group) == document for member in self.groups[group]]

    def _vaguely(self, document: str, one: int, other: int) -> bool:
        """Say whether a document has but a vague word for what it counts in the other cluster: "thousands of nurses", 12,000 of them."""
        told = [self._told_by(document, number) for number in (one, other)]
        return any(map(self._are_vague, told)) and not any(self.links(*pair).relation is Relation.DISJOINT for pair in product(*told))

    def _are_vague(self, members: Sequence[int]) -> bool:
        claims = [self.profiles[member].claim for member in members]
        return all(isinstance(claim, FigureClaim) and intervals.is_vague(claim) for claim in claims)

    def _moved(self, document: str, one: int, other: int) -> bool:
        """Say whether a document tells one cluster's number as what the other's was before: "climbed from 38 to 52"."""
        changes = [
            {
                claim.mention.change
                for group in self.parts[number]
                for member in self.groups[group]
                if self.profiles[member].document == document and isinstance(claim := self.profiles[member].claim, FigureClaim)
            }
            for number in (one, other)
        ]
        return changes in ([{Change.FROM}, {Change.TO}], [{Change.TO}, {Change.FROM}])

    def pairs(self, one: int, other: int) -> list[Pair]:
        """Return the deciding members of one cluster beside those of another, of two documents each: headline and body are no two."""
        pairs = ((left, right) for left in self.parts[one] for right in self.parts[other])
        return [
            self.links(self.deciding[left], self.deciding[right]) for left, right in pairs if self.document(left) != self.document(right)
        ]

    def share_key(self, one: int, other: int) -> bool:
        """Say whether two groups share a key anywhere: the headline's "study of 14,300 finds" does not undo the body's "14,300 people"."""
        return any(
            shares_key(self.profiles[left], self.profiles[right], self.links.lexicon)
            for left in self.groups[one]
            for right in self.groups[other]
        )

    def merge(self, one: int, other: int, weight: float) -> None:
        """Put all of the second cluster into the first."""
        for group in self.parts[other]:
            self.home[group] = one
        self.parts[one] += self.parts.pop(other)
        self.weights[one] = max(self.weights[one], self.weights.pop(other, 0.0), weight)

    def merge_apart(self, one: int, other: int, candidate: Candidate) -> None:
        """Merge two clusters whose values part: what was sure of each by itself says nothing of the two."""
        self.merge(one, other, candidate.weight)
        self.weights[one] = candidate.weight
        self.beyond[one] = candidate.beyond

    def exchange(self, home: int, going: Sequence[int], groups: Sequence[int], line: Evidence) -> None:
        """Put groups of another value and the same owner into a cluster, in place of some that it has; `line` says why."""
        self.parts[home] = [group for group in self.parts[home] if group not in going]
        pairs = [self.links(self.deciding[one], self.deciding[other]) for one in self.parts[home] for other in groups]
        self.weights[home] = max(pair.weight for pair in pairs) + line.weight
        self.beyond[home] = line
        for group in groups:
            self.home[group] = home
        self.parts[home] += groups
