"""What is one fact once it is restated: a share told as a count, a part told as the rest.

In: clusters of the claims of one event. Out: the same, those in one that tell one thing in two forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.aligner.evidence import compare
from factcheck.aligner.growing import Candidate
from factcheck.aligner.portions import restate
from factcheck.intervals import Relation

if TYPE_CHECKING:
    from factcheck.aligner.growing import Growing
    from factcheck.aligner.portions import Bridge, Portions
    from factcheck.aligner.profiles import Profile
    from factcheck.model import Restated

__all__ = ["join_restated"]


def join_restated(growing: Growing, portions: Portions, *, apart: bool) -> None:
    """Merge what is one fact once it is restated, the weightiest first; `apart` takes those whose numbers part, not the equal ones."""
    bridges = portions.bridges(growing.deciding)
    for bridge in sorted(bridges, key=lambda bridge: (-round(bridge.weight, 9), *(growing.profiles[at].key for at in bridge[:2]))):
        if (bridge.relation is Relation.DISJOINT) is apart:
            _join(growing, portions, bridge)


def _join(growing: Growing, portions: Portions, bridge: Bridge) -> None:
    """Merge two clusters of which the second one, restated, tells the first one's number or one that parts from it."""
    home, other = (growing.home[growing.group_of[number]] for number in (bridge.one, bridge.other))
    if home == other or growing.documents(home) & growing.documents(other):
        return
    found: dict[int, Restated] = {}
    for group in growing.parts[other]:
        number = growing.deciding[group]
        restated = portions.again(bridge.one, number, bridge.restated.portion)
        if restated is None or not _meets(growing, home, restate(growing.profiles[number], restated), bridge.relation):
            return
        found[number] = restated
    growing.restated |= found
    growing.merge_apart(home, other, Candidate(bridge.weight, bridge.one, bridge.other, bridge.relation))


def _meets(growing: Growing, home: int, restated: Profile, relation: Relation) -> bool:
    """Say whether a restated figure stands to all of a cluster as to the one that it was restated for."""
    links = growing.links
    pairs = (compare(growing.profiles[growing.deciding[group]], restated, links.lexicon, links.policy) for group in growing.parts[home])
    return all((pair.relation is Relation.DISJOINT) == (relation is Relation.DISJOINT) for pair in pairs)
