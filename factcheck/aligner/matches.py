"""Which groups of two documents may be one fact: those whose numbers meet, and those whose numbers part.

In: clusters as they grow. Out: candidates with their weight; for what is forbidden, why.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.aligner.growing import Candidate
from factcheck.aligner.levels import counts_differ
from factcheck.aligner.slips import Parted, forgiven, least_margin, left_over, outvoted
from factcheck.aligner.ties import ties
from factcheck.aligner.vetoes import UNNAMED_PERSON
from factcheck.intervals import Relation
from factcheck.model import Evidence, FigureClaim
from factcheck.quick import once
from factcheck.running import movement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.aligner.evidence import Pair
    from factcheck.aligner.growing import Growing
    from factcheck.aligner.profiles import Profile

__all__ = ["Matches"]

# Log-odds from which equal numbers are one fact though no word is a key.
_SURE = 4.0
_TELLING = 3  # digits
_TWO = 2
_LIKELY = 0.5  # log-odds from which one number in per cent and in points is one fact
_COUNTS = "1"  # the family of whatever is counted
_LONGEST_WORD = 20
_SLIPS = frozenset({"near", "digits-plain"})  # levels of two days that are a slip apart


def _sentence(profile: Profile) -> tuple[str, str, int]:
    anchor = profile.claim.mention.anchor
    return profile.document, anchor.field.value, anchor.sentence.span.start


def _led(profile: Profile) -> str:
    """Return the word before a figure in small letters, "" where none stands there."""
    anchor = profile.claim.mention.anchor
    before = profile.origin.field(anchor.field)[max(0, anchor.span.start - _LONGEST_WORD) : anchor.span.start].split()
    return before[-1].lower() if before else ""


class Matches:
    """Finds candidates among the groups of clusters that grow. `near` has by group the closest other that is forbidden, and why."""

    def __init__(self, growing: Growing) -> None:
        self.growing = growing
        self.near: dict[int, tuple[float, str]] = {}
        self._known: list[frozenset[str] | None] = [None] * len(growing.groups)
        self._spans = [growing.links.reach(deciding) for deciding in growing.deciding]

    def agreeing(self) -> Iterator[Candidate]:
        """Yield every pair of groups whose numbers meet and that nothing forbids; remember why the closest of the others is forbidden."""
        for one, other in self._pairs():
            if self._far(one, other):
                continue
            pair = self._named(one, other)
            if pair.relation is not Relation.DISJOINT:
                yield from self._allowed(one, other, pair)

    def parting(self) -> Iterator[Candidate]:
        """Yield every pair of groups whose numbers part, that share a key, that nothing forbids and whose clusters may still meet.

        Where the articles agree on most facts, hardly any two clusters may: most pairs of two articles' figures are such.
        """
        documents = {number: self.growing.documents(number) for number in self.growing.parts}
        everywhere = {profile.document for profile in self.growing.profiles}
        # What is asked of two clusters is asked of each pair of their groups: of a toll in 44 texts, two thousand times.
        agreed, words, shut = cache(self._agreed), cache(self._words), cache(lambda *homes: self._may_not_meet(documents, *homes))
        for one, other in self._pairs():
            homes = self.growing.home[one], self.growing.home[other]
            if homes[0] == homes[1] or shut(*homes):
                continue
            pair = self._named(one, other)
            if pair.relation is not Relation.DISJOINT:
                continue
            keyed = self.growing.share_key(one, other)
            together = self._told_together(one, other, pair)
            if not keyed and not pair.plainly and not together:
                continue
            parted = Parted(pair, (documents[homes[0]], documents[homes[1]]), keyed)
            voted = outvoted(parted, everywhere, agreed=any(map(agreed, homes)))
            nearest = self._nearest(parted, (one, other), documents, words)
            if not keyed and not nearest and not together:
                continue
            lines = [Evidence("outlets", "outvoted", self.growing.links.policy.outvoted)] if voted else []
            lines += [left_over(pair, self.growing.links.policy)] if nearest else []
            lines += [Evidence("sentence", "told-together", self.growing.links.policy.together)] if together else []
            beyond = max(lines, key=lambda line: line.weight, default=None)
            excused = forgiven(pair, sure=voted, nearest=nearest)
            for candidate in self._allowed(one, other, pair, forgiven=excused):
                more = beyond.weight if beyond else 0.0
                yield candidate._replace(weight=candidate.weight + more, beyond=beyond, forgiven=excused)

    def _may_not_meet(self, documents: Mapping[int, set[str]], one: int, other: int) -> bool:
        """Say whether a document tells both of two clusters, as two things."""
        return any(not self.growing.retold(name, one, other) for name in documents[one] & documents[other])

    def _told_together(self, one: int, other: int, pair: Pair) -> bool:
        """Say whether two dates or measures are the only ones of two sentences with one figure: "312mm fell in 24 hours", "in 36 hours".

        Dates must be a slip apart: one number in two months, or two numbers in one ("48 hours from 9 March", "of 48 hours … 9 February").
        Before measures the same word must stand, or a slip parts them ("an increase of 9.8 per cent", "up 9.5%"). Counts are left out:
        there is no end of things that a sentence may count.
        """
        left, right = (self.growing.profiles[self.growing.deciding[group]] for group in (one, other))
        if left.family != right.family or left.family == _COUNTS or pair.forbidden:
            return False
        if left.family == "date" and pair.evidence[-1].level not in _SLIPS:
            return False
        alike = pair.slipped >= _TWO or (_led(left) != "" and _led(left) == _led(right))
        if left.family != "date" and not alike:
            return False
        sentences = [self._by_sentence[_sentence(profile)] for profile in (left, right)]
        if any(sum(self.growing.family(group) == left.family for group in sentence) > 1 for sentence in sentences):
            return False
        return any(
            self.growing.home[mine] == self.growing.home[yours] and self._is_telling(mine)
            for mine in sentences[0]
            for yours in sentences[1]
        )

    def _is_telling(self, group: int) -> bool:
        claim = self.growing.profiles[self.growing.deciding[group]].claim
        return isinstance(claim, FigureClaim) and intervals.rarity(claim) > 1

    @once
    def _by_sentence(self) -> dict[tuple[str, str, int], list[int]]:
        """The groups that each sentence has a figure or date of."""
        found: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for number, group in enumerate(self.growing.groups):
            for place in {_sentence(self.growing.profiles[member]) for member in group}:
                found[place].append(number)
        return found

    def _agreed(self, home: int) -> bool:
        """Say whether a cluster's equal numbers are surely one fact, by weight or key: by chance two texts have some "14"."""
        return self.growing.weights[home] >= _SURE or any(
            self.growing.share_key(one, other) for one, other in combinations(self.growing.parts[home], 2)
        )

    def _nearest(
        self, parted: Parted, groups: tuple[int, int], documents: Mapping[int, set[str]], words: Callable[[int, int], float]
    ) -> bool:
        """Say whether the words speak more for two facts than for either and any other that is left without a counterpart there."""
        least = least_margin(parted, *(self.growing.profiles[self.growing.deciding[group]] for group in groups))
        if least is None:
            return False
        one, other = (self.growing.home[group] for group in groups)
        own = words(one, other)
        return own >= self.growing.links.policy.nearest_words and all(
            own - words(kept, rival) >= least
            for kept, left in ((one, other), (other, one))
            for rival in self.growing.parts
            if rival != left
            and not documents[left].isdisjoint(documents[rival])
            and documents[kept].isdisjoint(documents[rival])
            and self._family_of(rival) == self._family_of(left)
        )

    def _family_of(self, home: int) -> str:
        return self.growing.family(self.growing.parts[home][0])

    def _words(self, one: int, other: int) -> float:
        """Return what the words of the closest members of two facts say, their numbers aside."""
        return max(
            pair.weight - pair.value_weight
            for left in self.growing.parts[one]
            for right in self.growing.parts[other]
            for pair in (self.growing.links(mine, yours) for mine in self.growing.groups[left] for yours in self.growing.groups[right])
        )

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Yield every two groups of two documents, those apart which a glance shows to be no fact: far apart, and nothing ties them."""
        spans, known = self._spans, self._known
        for block in self._blocks:
            alike = self.growing.family(block[0]) == self.growing.family(block[-1])
            follow = len(block)
            told = [self.growing.document(group) for group in block]  # in the order of their documents, as all groups are
            after = [0] * len(block)
            for place in range(len(block) - 1, -1, -1):
                if told[place] != told[min(place + 1, len(block) - 1)]:
                    follow = place + 1
                after[place] = follow
            for place, one in enumerate(block):
                low, high = spans[one]
                for other in block[after[place] :]:
                    far = alike and (high < spans[other][0] or spans[other][1] < low)
                    if not far or not (known[one] or self._tie(one)).isdisjoint(known[other] or self._tie(other)):
                        yield one, other

    def _tie(self, number: int) -> frozenset[str]:
        """Return what may tie a group to another one; it is read when it is first asked for."""
        members = [self.growing.profiles[member] for member in self.growing.groups[number]]
        found = self._known[number] = ties(members, self.growing.links.lexicon)
        return found

    def _allowed(self, one: int, other: int, pair: Pair, *, forgiven: bool = False) -> Iterator[Candidate]:
        if pair.forbidden and not forgiven:
            self._remember(one, other, pair)
        else:
            parted = pair.relation is Relation.DISJOINT
            lenient = parted and (pair.slipped >= _TELLING or self._lenient(self.growing.deciding[one], self.growing.deciding[other]))
            yield Candidate(self._closest(one, other, pair), one, other, pair.relation, lenient)

    def _far(self, one: int, other: int) -> bool:
        """Say whether two groups of one family lie so far apart that they need not be compared to be disjoint."""
        left, right = self._spans[one], self._spans[other]
        return (left[1] < right[0] or right[1] < left[0]) and self.growing.family(one) == self.growing.family(other)

    def _named(self, one: int, other: int) -> Pair:
        """Return the deciding pair of two groups; where it leaves open whose age it is, one that names the person in both, if any does."""
        deciding = self.growing.links(self.growing.deciding[one], self.growing.deciding[other])
        if self.growing.family(one) != "age" or deciding.forbidden != UNNAMED_PERSON:
            return deciding
        pairs = (self.growing.links(left, right) for left in self.growing.groups[one] for right in self.growing.groups[other])
        return next((pair for pair in pairs if pair.relation is deciding.relation and not pair.forbidden), deciding)

    @once
    def _blocks(self) -> list[list[int]]:
        """Return the groups that are compared: those of one family, and each number with those of another unit that it may repeat."""
        by_family: dict[str, list[int]] = defaultdict(list)
        by_number: dict[tuple[object, object], list[int]] = defaultdict(list)
        for number, deciding in enumerate(self.growing.deciding):
            claim = self.growing.profiles[deciding].claim
            by_family[self.growing.family(number)].append(number)
            if isinstance(claim, FigureClaim):
                by_number[claim.mention.low, claim.mention.high].append(number)
        pairs = [
            [one, other]
            for numbers in by_number.values()
            for one, other in combinations(numbers, 2)
            if self._one_number(self.growing.profiles[self.growing.deciding[one]], self.growing.profiles[self.growing.deciding[other]])
        ]
        return [by_family[family] for family in sorted(by_family)] + pairs

    @staticmethod
    def _one_number(left: Profile, right: Profile) -> bool:
        """Say whether two figures of different families may be one number, its unit left out or mistaken in one of the texts."""
        if left.family == right.family or not isinstance(left.claim, FigureClaim) or not isinstance(right.claim, FigureClaim):
            return False
        return intervals.is_bare(left.claim) or intervals.is_bare(right.claim) or misprints.two_measures(left.claim, right.claim)

    def _lenient(self, one: int, other: int) -> bool:
        """Say whether less evidence will do: one numeral is printed with two units or scales, or one running quantity told at two times.

        "3.4 million" beside "3.4 billion" was one fact in all forty such pairs of the clusters of training/alignment.py, whatever the
        words. An update is reported without alarm.
        """
        left, right = self.growing.profiles[one], self.growing.profiles[other]
        if not isinstance(left.claim, FigureClaim) or not isinstance(right.claim, FigureClaim):
            return False
        one_numeral = misprints.one_numeral(left.claim, right.claim) and misprints.numeral(left.claim) == misprints.numeral(right.claim)
        if one_numeral and misprints.numeral(left.claim) is not None:
            return True
        if misprints.slip(left.claim, right.claim) is misprints.Slip.POINTS and self.growing.links(one, other).weight >= _LIKELY:
            return True  # "slips by 0.4 percent", "0.4 percentage points below its own today"
        if counts_differ(left, right, self.growing.links.lexicon):
            return False
        return movement(left.claim, right.claim, (left.origin, right.origin), self.growing.links.lexicon).evidence is not None

    def _closest(self, one: int, other: int, deciding: Pair) -> float:
        loose = deciding.relation is not Relation.DISJOINT
        pairs = (self.growing.links(left, right) for left in self.growing.groups[one] for right in self.growing.groups[other])
        return max(
            (pair.weight for pair in pairs if not pair.forbidden and (pair.relation is not Relation.DISJOINT) == loose),
            default=deciding.weight,
        )

    def _remember(self, one: int, other: int, pair: Pair) -> None:
        for number in (one, other):
            if number not in self.near or pair.weight > self.near[number][0]:
                self.near[number] = (pair.weight, pair.forbidden or "")
