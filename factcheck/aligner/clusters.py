"""From profiles to groups of claims that speak of one thing.

In: the profiles of one event. Out: clusters of profile numbers with their weight, and for what stayed alone the reason why it looked close.
The order of decisions: group within a document, join equal and compatible values, then merge what conflicts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.bridges import join_restated
from factcheck.aligner.exchanges import exchange
from factcheck.aligner.growing import Growing
from factcheck.aligner.links import Links
from factcheck.aligner.matches import Matches
from factcheck.aligner.portions import Portions
from factcheck.aligner.retellings import within_documents
from factcheck.aligner.steps import join_steps
from factcheck.aligner.vetoes import UNNAMED_PERSON
from factcheck.intervals import Relation
from factcheck.model import Evidence, FigureClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.aligner.growing import Candidate
    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Restated

__all__ = ["Cluster", "cluster"]

# Times that a share may be another one before a fraction in words is no better a match for it than a hedged number.
_LOOSE = 1.04


@dataclass(slots=True, eq=False)
class Cluster:
    """Profile numbers that speak of one thing. `near` is why the closest other claim was kept apart.

    `beyond` is what the weight holds besides what the words say, `restated` has the claims that are not compared as they stand.
    """

    members: list[int]
    weight: float = 0.0
    near: str | None = None
    beyond: Evidence | None = None
    restated: tuple[Restated, ...] = ()


def cluster(profiles: Sequence[Profile], lexicon: Lexicon, policy: Policy) -> list[Cluster]:
    """Return the clusters of the profiles of one event (which must be sorted by `key`); every profile is in exactly one."""
    links = Links(profiles, lexicon, policy)
    groups = within_documents(profiles, links, policy)
    if len({profile.document for profile in profiles}) <= 1:
        return [Cluster(group) for group in groups]  # one article alone has nothing to be laid beside
    growing = Growing(profiles, groups, links)
    matches = Matches(growing)
    for candidate in sorted(matches.agreeing(), key=lambda candidate: _equal_first(growing, candidate)):
        if candidate.weight >= policy.join and (homes := growing.apart(candidate)):
            _merge_agreeing(growing, candidate, homes)
    exchange(growing)
    join_restated(growing, portions := Portions(profiles, lexicon, policy), apart=False)
    join_steps(growing)
    for candidate in sorted(matches.parting(), key=lambda candidate: _order(growing, candidate)):
        least = policy.lenient if candidate.lenient else policy.conflict
        if candidate.weight >= least and (homes := growing.apart(candidate)):
            _merge_conflict(growing, candidate, homes)
    join_restated(growing, portions, apart=True)
    return [_cluster(growing, home, matches.near) for home in growing.parts]


def _cluster(growing: Growing, home: int, near: Mapping[int, tuple[float, str]]) -> Cluster:
    groups = growing.parts[home]
    members = sorted(member for group in groups for member in growing.groups[group])
    reason = near.get(groups[0], (0.0, ""))[1] if len(groups) == 1 else ""
    restated = tuple(growing.restated[member] for member in members if member in growing.restated)
    return Cluster(members, growing.weights[home], reason or None, growing.beyond.get(home), restated)


def _order(growing: Growing, candidate: Candidate) -> tuple[float, tuple[str, int, int], tuple[str, int, int]]:
    keys = sorted(growing.profiles[growing.deciding[number]].key for number in (candidate.one, candidate.other))
    return (-round(candidate.weight, 9), keys[0], keys[1])


def _equal_first(growing: Growing, candidate: Candidate) -> tuple[bool, tuple[float, tuple[str, int, int], tuple[str, int, int]]]:
    """Put equal numbers before those that a hedge or a rounding makes compatible: "at least 31" meets 38 as well as 31.

    So does "a tenth" 11 per cent: a fraction in words is good to a percentage point.
    """
    return (candidate.relation is Relation.COMPATIBLE or _loosely(growing, candidate), _order(growing, candidate))


def _loosely(growing: Growing, candidate: Candidate) -> bool:
    """Say whether a small fraction in words and a share are one only to a percentage point."""
    if candidate.relation is not Relation.CONVERTED:
        return False
    one, other = (growing.profiles[growing.deciding[group]].claim for group in (candidate.one, candidate.other))
    if not isinstance(one, FigureClaim) or not isinstance(other, FigureClaim):
        return False
    return intervals.family(one) == "share" and intervals.ratio(one, other) > _LOOSE


def _merge_agreeing(growing: Growing, candidate: Candidate, homes: tuple[int, int]) -> None:
    """Merge two clusters with equal or compatible values where no two values part and most pairs of members may be one fact."""
    pairs = growing.pairs(*homes)
    if any(pair.relation is Relation.DISJOINT for pair in pairs):
        return
    if _mostly_allowed(pair.forbidden for pair in pairs):
        growing.merge(*homes, candidate.weight)


def _mostly_allowed(reasons: Iterable[str | None]) -> bool:
    """Say whether at most half of the pairs are forbidden: one text that puts it oddly does not part what two others tell alike."""
    told = [reason is not None for reason in reasons]
    return 2 * sum(told) <= len(told)


def _merge_conflict(growing: Growing, candidate: Candidate, homes: tuple[int, int]) -> None:
    """Merge two clusters that part on the value, of which the closest two members are close enough, where nothing forbids it.

    What is equal is one fact already, in whatever words it is told: that the words of the other members are further off says nothing
    against it. (Where the mean over all members counted for half, fewer conflicts were found on the clusters of training/alignment.py,
    and as many wrong ones.)
    """
    # "Killer Marsh, 34" and "Colin Marsh, 36" are one man's ages; that a third text has "a 36-year-old gardener" does not part them.
    if candidate.forgiven or _mostly_allowed(
        None if pair.forbidden == UNNAMED_PERSON else pair.forbidden for pair in growing.pairs(*homes)
    ):
        growing.merge_apart(*homes, candidate)
