"""From profiles to groups of claims that speak of one thing.

In: the profiles of one event. Out: clusters of profile numbers with their weight, and for what stayed alone the reason why it looked close.
The order of decisions: group within a document, join equal and compatible values, then merge what conflicts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.aligner.evidence import compare
from factcheck.aligner.exchanges import exchanged
from factcheck.aligner.levels import counts_differ, key, shares_key
from factcheck.aligner.portions import Portions, restate
from factcheck.aligner.slips import Parted, forgiven, least_margin, left_over, outvoted
from factcheck.aligner.steps import steps
from factcheck.aligner.ties import ties
from factcheck.aligner.vetoes import UNNAMED_PERSON
from factcheck.intervals import Relation
from factcheck.model import Change, Evidence, FigureClaim, Section
from factcheck.quick import NamedTuple
from factcheck.running import movement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.aligner.evidence import Pair
    from factcheck.aligner.portions import Bridge
    from factcheck.aligner.profiles import Profile
    from factcheck.aligner.steps import Step
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Restated

__all__ = ["Cluster", "cluster", "most_exact"]

_ANYWHERE = (-inf, inf)
# Log-odds from which equal numbers are one fact though no word is a key.
_SURE = 4.0
_TELLING = 3  # digits
_LONG = 4  # digits of a number that another one of its article rounds by no chance
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


def most_exact(profiles: Sequence[Profile], members: Sequence[int]) -> int:
    """Return the member that decides for its document."""
    if len(members) == 1:
        return members[0]
    return min(members, key=lambda number: (intervals.exactness(profiles[number].claim), profiles[number].order))


class _Links:
    """Comparisons of profiles, made once a pair."""

    def __init__(self, profiles: Sequence[Profile], lexicon: Lexicon, policy: Policy) -> None:
        self.profiles, self.lexicon, self.policy = profiles, lexicon, policy
        self._known: dict[tuple[int, int], Pair] = {}
        self._reach: list[tuple[float, float] | None] = [None] * len(profiles)

    def __call__(self, one: int, other: int) -> Pair:
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            self._known[key] = compare(self.profiles[key[0]], self.profiles[key[1]], self.lexicon, self.policy)
        return self._known[key]

    def far(self, one: int, other: int) -> bool:
        """Say whether two claims of one family lie so far apart that they need not be compared to be disjoint."""
        first = self._reach[one] or self._reach_of(one)
        second = self._reach[other] or self._reach_of(other)
        return first[1] < second[0] or second[1] < first[0]

    def _reach_of(self, number: int) -> tuple[float, float]:
        claim = self.profiles[number].claim
        found = self._reach[number] = intervals.reach(claim, self.policy) if isinstance(claim, FigureClaim) else _ANYWHERE
        return found

    def span(self, number: int) -> tuple[float, float]:
        """Return bounds outside of which no claim of the same family is anything but disjoint: of a date its days, where they are known."""
        claim = self.profiles[number].claim
        if isinstance(claim, FigureClaim):
            return self._reach[number] or self._reach_of(number)
        first, last = claim.range
        return _ANYWHERE if first is None or last is None else (first.toordinal(), last.toordinal())

    def meeting(self, number: int, group: Sequence[int]) -> list[Pair]:
        """Return a claim beside each of a group of its document and family, nothing where one of them parts from it or is forbidden."""
        pairs: list[Pair] = []
        for member in group:
            if (pair := self(number, member)).relation is Relation.DISJOINT:
                return []
            pairs.append(pair)
        return [] if any(pair.forbidden for pair in pairs) else pairs


@dataclass(slots=True, eq=False)
class _Retold:
    """What a document says more than once, and the bounds that a claim must reach to meet all of it."""

    members: list[int]
    low: float
    high: float


def _within_documents(profiles: Sequence[Profile], links: _Links, policy: Policy) -> list[list[int]]:
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


class _Candidate(NamedTuple):
    """Two groups of two documents that may be one fact, through their most exact members and their closest ones."""

    weight: float
    one: int
    other: int
    relation: Relation
    lenient: bool = False
    beyond: Evidence | None = None
    forgiven: bool = False


class _Merger:
    """Clusters of groups as they grow; a document has one group in a cluster at most."""

    def __init__(self, profiles: Sequence[Profile], groups: list[list[int]], links: _Links) -> None:
        self.profiles, self.groups, self.links = profiles, groups, links
        self.deciding = [most_exact(profiles, group) for group in groups]
        self.home = list(range(len(groups)))
        self.group_of = {deciding: number for number, deciding in enumerate(self.deciding)}
        self.parts: dict[int, list[int]] = {number: [number] for number in range(len(groups))}
        self.weights: dict[int, float] = defaultdict(float)
        self.beyond: dict[int, Evidence | None] = {}
        self.near: dict[int, tuple[float, str]] = {}
        self.restated: dict[int, Restated] = {}
        self.ties = [ties((profiles[member] for member in group), links.lexicon) for group in groups]

    def documents(self, cluster_number: int) -> set[str]:
        return {self.profiles[self.deciding[group]].document for group in self.parts[cluster_number]}

    def agreeing(self) -> Iterator[_Candidate]:
        """Yield every pair of groups whose numbers meet and that nothing forbids; remember why the closest of the others is forbidden."""
        for one, other in self._pairs():
            if self._far(one, other):
                continue
            pair = self._named(one, other)
            if pair.relation is not Relation.DISJOINT:
                yield from self._allowed(one, other, pair)

    def parting(self) -> Iterator[_Candidate]:
        """Yield every pair of groups whose numbers part, that share a key, that nothing forbids and whose clusters may still meet.

        Where the articles agree on most facts, hardly any two clusters may: most pairs of two articles' figures are such.
        """
        documents = {number: self.documents(number) for number in self.parts}
        everywhere = {profile.document for profile in self.profiles}
        for one, other in self._pairs():
            homes = self.home[one], self.home[other]
            if homes[0] == homes[1] or any(not self._retold(name, *homes) for name in documents[homes[0]] & documents[homes[1]]):
                continue
            pair = self._named(one, other)
            if pair.relation is not Relation.DISJOINT:
                continue
            keyed = self.share_key(one, other)
            if not keyed and not pair.plainly:
                continue
            parted = Parted(pair, (documents[homes[0]], documents[homes[1]]), keyed)
            voted = outvoted(parted, everywhere, agreed=any(self._agreed(home) for home in homes))
            nearest = self._nearest(parted, (one, other), documents)
            if not keyed and not nearest:
                continue
            lines = ([Evidence("outlets", "outvoted", self.links.policy.outvoted)] if voted else []) + (
                [left_over(pair, self.links.policy)] if nearest else []
            )
            beyond = max(lines, key=lambda line: line.weight, default=None)
            excused = forgiven(pair, sure=voted, nearest=nearest)
            for candidate in self._allowed(one, other, pair, forgiven=excused):
                more = beyond.weight if beyond else 0.0
                yield candidate._replace(weight=candidate.weight + more, beyond=beyond, forgiven=excused)

    def _nearest(self, parted: Parted, groups: tuple[int, int], documents: Mapping[int, set[str]]) -> bool:
        """Say whether the words speak more for two facts than for either and any other that is left without a counterpart there."""
        least = least_margin(parted, *(self.profiles[self.deciding[group]] for group in groups))
        if least is None:
            return False
        one, other = (self.home[group] for group in groups)
        own = self._words(one, other)
        return own >= self.links.policy.nearest_words and all(
            own - self._words(kept, rival) >= least
            for kept, left in ((one, other), (other, one))
            for rival in self.parts
            if rival != left
            and not documents[left].isdisjoint(documents[rival])
            and documents[kept].isdisjoint(documents[rival])
            and self._family(rival) == self._family(left)
        )

    def _family(self, home: int) -> str:
        return self.profiles[self.deciding[self.parts[home][0]]].family

    def _words(self, one: int, other: int) -> float:
        """Return what the words of the closest members of two facts say, their numbers aside."""
        return max(
            pair.weight - pair.value_weight
            for left in self.parts[one]
            for right in self.parts[other]
            for pair in (self.links(mine, yours) for mine in self.groups[left] for yours in self.groups[right])
        )

    def _pairs(self) -> Iterator[tuple[int, int]]:
        for block in self._blocks():
            for one, other in combinations(block, 2):
                if self.profiles[self.deciding[one]].document != self.profiles[self.deciding[other]].document and not self._unlike(
                    one, other
                ):
                    yield one, other

    def _allowed(self, one: int, other: int, pair: Pair, *, forgiven: bool = False) -> Iterator[_Candidate]:
        if pair.forbidden and not forgiven:
            self._remember(one, other, pair)
        else:
            parted = pair.relation is Relation.DISJOINT
            lenient = parted and (pair.slipped >= _TELLING or self._lenient(self.deciding[one], self.deciding[other]))
            yield _Candidate(self._closest(one, other, pair), one, other, pair.relation, lenient)

    def _unlike(self, one: int, other: int) -> bool:
        """Say whether a glance shows that two groups cannot be one fact: their numbers lie far apart and nothing ties them together."""
        if not self.ties[one].isdisjoint(self.ties[other]):
            return False
        return self._far(one, other)

    def _far(self, one: int, other: int) -> bool:
        left, right = self.deciding[one], self.deciding[other]
        return self.profiles[left].family == self.profiles[right].family and self.links.far(left, right)

    def _named(self, one: int, other: int) -> Pair:
        """Return the deciding pair of two groups; where it leaves open whose age it is, one that names the person in both, if any does."""
        deciding = self.links(self.deciding[one], self.deciding[other])
        if deciding.forbidden != UNNAMED_PERSON:
            return deciding
        pairs = (self.links(left, right) for left in self.groups[one] for right in self.groups[other])
        return next((pair for pair in pairs if pair.relation is deciding.relation and not pair.forbidden), deciding)

    def _blocks(self) -> list[list[int]]:
        """Return the groups that are compared: those of one family, and each bare number with the figures that it may repeat."""
        by_family: dict[str, list[int]] = defaultdict(list)
        by_number: dict[tuple[object, object], list[int]] = defaultdict(list)
        for number, deciding in enumerate(self.deciding):
            claim = self.profiles[deciding].claim
            by_family[self.profiles[deciding].family].append(number)
            if isinstance(claim, FigureClaim):
                by_number[claim.mention.low, claim.mention.high].append(number)
        pairs = [
            [one, other]
            for numbers in by_number.values()
            for one, other in combinations(numbers, 2)
            if self._one_bare(self.profiles[self.deciding[one]], self.profiles[self.deciding[other]])
        ]
        return [by_family[family] for family in sorted(by_family)] + pairs

    @staticmethod
    def _one_bare(left: Profile, right: Profile) -> bool:
        """Say whether two figures of different families may be one number, its unit left out in one of the texts."""
        if left.family == right.family or not isinstance(left.claim, FigureClaim) or not isinstance(right.claim, FigureClaim):
            return False
        return intervals.is_bare(left.claim) or intervals.is_bare(right.claim)

    def _lenient(self, one: int, other: int) -> bool:
        """Say whether less evidence will do: one numeral is printed with two units or scales, or one running quantity told at two times.

        "3.4 million" beside "3.4 billion" was one fact in all forty such pairs of the clusters of training/alignment.py, whatever the
        words. An update is reported without alarm.
        """
        left, right = self.profiles[one], self.profiles[other]
        if not isinstance(left.claim, FigureClaim) or not isinstance(right.claim, FigureClaim):
            return False
        one_numeral = misprints.one_numeral(left.claim, right.claim) and misprints.numeral(left.claim) == misprints.numeral(right.claim)
        if one_numeral and misprints.numeral(left.claim) is not None:
            return True
        if counts_differ(left, right, self.links.lexicon):
            return False
        return movement(left.claim, right.claim, (left.origin, right.origin), self.links.lexicon).evidence is not None

    def _closest(self, one: int, other: int, deciding: Pair) -> float:
        loose = deciding.relation is not Relation.DISJOINT
        pairs = (self.links(left, right) for left in self.groups[one] for right in self.groups[other])
        return max(
            (pair.weight for pair in pairs if not pair.forbidden and (pair.relation is not Relation.DISJOINT) == loose),
            default=deciding.weight,
        )

    def _remember(self, one: int, other: int, pair: Pair) -> None:
        for number in (one, other):
            if number not in self.near or pair.weight > self.near[number][0]:
                self.near[number] = (pair.weight, pair.forbidden or "")

    def apart(self, candidate: _Candidate) -> tuple[int, int] | None:
        """Return the two clusters of a candidate, None where they are one or tell of one document twice.

        An article whose headline gives one number and whose body another tells of one thing all the same: the body's is then compared.
        """
        one, other = self.home[candidate.one], self.home[candidate.other]
        if one == other:
            return None
        twice = self.documents(one) & self.documents(other)
        if twice and (candidate.relation is not Relation.DISJOINT or not all(self._retold(name, one, other) for name in twice)):
            return None
        return (one, other)

    def _retold(self, document: str, one: int, other: int) -> bool:
        """Say whether one of two clusters has only headlines, bullets and captions of a document, and the other what its body says."""
        sections = [
            {
                self.profiles[member].section
                for group in self.parts[number]
                for member in self.groups[group]
                if self.profiles[member].document == document
            }
            for number in (one, other)
        ]
        return (Section.BODY in sections[0]) != (Section.BODY in sections[1]) or self._moved(document, one, other)

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

    def step(self, step: Step) -> None:
        """Merge what a text tells as the number before with what it tells as the number now, where an earlier report may have the first."""
        one, other = (next(home for home, groups in self.parts.items() if self._has(groups, number)) for number in step[:2])
        early = [group for group in self.parts[one] if not self._is_before(self.deciding[group])]
        own = self.profiles[step.now].document
        if one == other or not early or any(name != own and not self._retold(name, one, other) for name in self._shared(one, other)):
            return
        if step.of_days or any(self._may_move(self.deciding[group], step.now) for group in early):
            candidate = _Candidate(self.weights[one], step.before, step.now, Relation.DISJOINT, beyond=Evidence("steps", "told", 0.0))
            self.merge_apart(one, other, candidate)

    def _is_before(self, number: int) -> bool:
        claim = self.profiles[number].claim
        return isinstance(claim, FigureClaim) and claim.mention.change is Change.FROM

    def _shared(self, one: int, other: int) -> set[str]:
        return self.documents(one) & self.documents(other)

    def _has(self, groups: Sequence[int], number: int) -> bool:
        return any(number in self.groups[group] for group in groups)

    def _may_move(self, early: int, now: int) -> bool:
        """Say whether an earlier report's number may have become another one."""
        one, other = self.profiles[early], self.profiles[now]
        if not isinstance(one.claim, FigureClaim) or not isinstance(other.claim, FigureClaim):
            return False
        return movement(one.claim, other.claim, (one.origin, other.origin), self.links.lexicon).possible

    def pairs(self, one: int, other: int) -> list[Pair]:
        return [self.links(self.deciding[left], self.deciding[right]) for left in self.parts[one] for right in self.parts[other]]

    def _agreed(self, home: int) -> bool:
        """Say whether a cluster's equal numbers are surely one fact, by weight or key: by chance two texts have some "14"."""
        return self.weights[home] >= _SURE or any(self.share_key(one, other) for one, other in combinations(self.parts[home], 2))

    def share_key(self, one: int, other: int) -> bool:
        """Say whether two groups share a key anywhere: the headline's "study of 14,300 finds" does not undo the body's "14,300 people"."""
        return any(
            shares_key(self.profiles[left], self.profiles[right], self.links.lexicon)
            for left in self.groups[one]
            for right in self.groups[other]
        )

    def merge(self, one: int, other: int, weight: float) -> None:
        for group in self.parts[other]:
            self.home[group] = one
        self.parts[one] += self.parts.pop(other)
        self.weights[one] = max(self.weights[one], self.weights.pop(other, 0.0), weight)

    def merge_apart(self, one: int, other: int, candidate: _Candidate) -> None:
        """Merge two clusters whose values part: what was sure of each by itself says nothing of the two."""
        self.merge(one, other, candidate.weight)
        self.weights[one] = candidate.weight
        self.beyond[one] = candidate.beyond

    def exchange(self) -> None:
        """Part what texts agree on by the number alone: two figures that one of them gives to each other's owners."""
        for one, other in self._side_by_side():
            told = [self._by_document(home) for home in (one, other)]
            crossed = exchanged(*told)
            if crossed:
                first, second = ([group for group in self.parts[home] if self._document(group) in crossed] for home in (one, other))
                self._exchange(one, first, second)
                self._exchange(other, second, first)

    def _exchange(self, home: int, going: Sequence[int], groups: Sequence[int]) -> None:
        """Put groups of another value and the same owner into a cluster, in place of some that it has."""
        line = Evidence("owners", "exchanged", self.links.policy.exchanged)
        self.parts[home] = [group for group in self.parts[home] if group not in going]
        pairs = [self.links(self.deciding[one], self.deciding[other]) for one in self.parts[home] for other in groups]
        self.weights[home] = max(pair.weight for pair in pairs) + line.weight
        self.beyond[home] = line
        for group in groups:
            self.home[group] = home
        self.parts[home] += groups

    def _side_by_side(self) -> list[tuple[int, int]]:
        """Return the clusters of one unit whose figures stand side by side in two documents or more."""
        found: Counter[tuple[int, int]] = Counter()
        together: dict[tuple[str, str], list[int]] = defaultdict(list)
        for home, groups in self.parts.items():
            for group in groups if len(groups) > 1 else ():
                profile = self.profiles[self.deciding[group]]
                together[profile.document, profile.family].append(home)
        for (_, family), homes in together.items():
            if family != "date":
                found.update(combinations(sorted(set(homes)), 2))
        return sorted(pair for pair, documents in found.items() if documents > 1)

    def _document(self, group: int) -> str:
        return self.profiles[self.deciding[group]].document

    def _by_document(self, home: int) -> dict[str, list[Profile]]:
        found: dict[str, list[Profile]] = defaultdict(list)
        for group in self.parts[home]:
            found[self._document(group)] += [self.profiles[member] for member in self.groups[group]]
        return found

    def bridge(self, bridge: Bridge, portions: Portions) -> None:
        """Merge two clusters of which the second one, restated, tells the first one's number or one that parts from it."""
        home, other = (self.home[self.group_of[number]] for number in (bridge.one, bridge.other))
        if home == other or self.documents(home) & self.documents(other):
            return
        found: dict[int, Restated] = {}
        for group in self.parts[other]:
            restated = portions.again(bridge.one, self.deciding[group], bridge.restated.portion)
            if restated is None or not self._meets(home, restate(self.profiles[self.deciding[group]], restated), bridge.relation):
                return
            found[self.deciding[group]] = restated
        self.restated |= found
        self.merge_apart(home, other, _Candidate(bridge.weight, bridge.one, bridge.other, bridge.relation))

    def _meets(self, home: int, restated: Profile, relation: Relation) -> bool:
        """Say whether a restated figure stands to all of a cluster as to the one that it was restated for."""
        pairs = (
            compare(self.profiles[self.deciding[group]], restated, self.links.lexicon, self.links.policy) for group in self.parts[home]
        )
        return all((pair.relation is Relation.DISJOINT) == (relation is Relation.DISJOINT) for pair in pairs)

    def clusters(self) -> list[Cluster]:
        result = []
        for number, parts in self.parts.items():
            members = sorted(member for group in parts for member in self.groups[group])
            near = self.near.get(parts[0], (0.0, ""))[1] if len(parts) == 1 else ""
            restated = tuple(self.restated[member] for member in members if member in self.restated)
            result.append(Cluster(members, self.weights[number], near or None, self.beyond.get(number), restated))
        return result


def _order(merger: _Merger, candidate: _Candidate) -> tuple[float, tuple[str, int, int], tuple[str, int, int]]:
    keys = sorted(merger.profiles[merger.deciding[number]].key for number in (candidate.one, candidate.other))
    return (-round(candidate.weight, 9), keys[0], keys[1])


def cluster(profiles: Sequence[Profile], lexicon: Lexicon, policy: Policy) -> list[Cluster]:
    """Return the clusters of the profiles of one event (which must be sorted by `key`); every profile is in exactly one."""
    links = _Links(profiles, lexicon, policy)
    groups = _within_documents(profiles, links, policy)
    if len({profile.document for profile in profiles}) <= 1:
        return [Cluster(group) for group in groups]  # one article alone has nothing to be laid beside
    merger = _Merger(profiles, groups, links)
    for candidate in sorted(merger.agreeing(), key=lambda candidate: _equal_first(merger, candidate)):
        if candidate.weight >= policy.join and (homes := merger.apart(candidate)):
            _merge_agreeing(merger, candidate, homes)
    merger.exchange()
    _bridge(merger, portions := Portions(profiles, lexicon, policy), apart=False)
    for step in steps(profiles):
        merger.step(step)
    for candidate in sorted(merger.parting(), key=lambda candidate: _order(merger, candidate)):
        least = policy.lenient if candidate.lenient else policy.conflict
        if candidate.weight >= least and (homes := merger.apart(candidate)):
            _merge_conflict(merger, candidate, homes)
    _bridge(merger, portions, apart=True)
    return merger.clusters()


def _bridge(merger: _Merger, portions: Portions, *, apart: bool) -> None:
    """Merge what is one fact once it is restated, the weightiest first."""
    bridges = portions.bridges(merger.deciding)
    for bridge in sorted(bridges, key=lambda bridge: (-round(bridge.weight, 9), *(merger.profiles[at].key for at in bridge[:2]))):
        if (bridge.relation is Relation.DISJOINT) is apart:
            merger.bridge(bridge, portions)


def _equal_first(merger: _Merger, candidate: _Candidate) -> tuple[bool, tuple[float, tuple[str, int, int], tuple[str, int, int]]]:
    """Put equal numbers before those that a hedge or a rounding makes compatible: "at least 31" meets 38 as well as 31.

    So does "a tenth" 11 per cent: a fraction in words is good to a percentage point.
    """
    return (candidate.relation is Relation.COMPATIBLE or _loosely(merger, candidate), _order(merger, candidate))


def _loosely(merger: _Merger, candidate: _Candidate) -> bool:
    """Say whether a small fraction in words and a share are one only to a percentage point."""
    one, other = (merger.profiles[merger.deciding[group]].claim for group in (candidate.one, candidate.other))
    if candidate.relation is not Relation.CONVERTED or not isinstance(one, FigureClaim) or not isinstance(other, FigureClaim):
        return False
    return intervals.family(one) == "share" and intervals.ratio(one, other) > _LOOSE


def _merge_agreeing(merger: _Merger, candidate: _Candidate, homes: tuple[int, int]) -> None:
    """Merge two clusters with equal or compatible values where no two values part and most pairs of members may be one fact."""
    pairs = merger.pairs(*homes)
    if any(pair.relation is Relation.DISJOINT for pair in pairs):
        return
    if _mostly_allowed(pair.forbidden for pair in pairs):
        merger.merge(*homes, candidate.weight)


def _mostly_allowed(reasons: Iterable[str | None]) -> bool:
    """Say whether at most half of the pairs are forbidden: one text that puts it oddly does not part what two others tell alike."""
    told = [reason is not None for reason in reasons]
    return 2 * sum(told) <= len(told)


def _merge_conflict(merger: _Merger, candidate: _Candidate, homes: tuple[int, int]) -> None:
    """Merge two clusters that part on the value, of which the closest two members are close enough, where nothing forbids it.

    What is equal is one fact already, in whatever words it is told: that the words of the other members are further off says nothing
    against it. (Where the mean over all members counted for half, fewer conflicts were found on the clusters of training/alignment.py,
    and as many wrong ones.)
    """
    # "Killer Marsh, 34" and "Colin Marsh, 36" are one man's ages; that a third text has "a 36-year-old gardener" does not part them.
    if candidate.forgiven or _mostly_allowed(None if pair.forbidden == UNNAMED_PERSON else pair.forbidden for pair in merger.pairs(*homes)):
        merger.merge_apart(*homes, candidate)
