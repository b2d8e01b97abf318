"""Figures that are one fact though their numbers are not meant to be one: a part and its rest, a share of a stated whole and a count.

"62% voted in favour" beside "38% voted against", "a third of the 180 workers" beside "60 workers". In: the profiles of an event's figures.
Out: the one of two in the terms of the other, with the arithmetic; it is then weighed and judged like any other figure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.evidence import compare
from factcheck.aligner.levels import counts_differ, key, verbs_meet
from factcheck.aligner.sides import Division, one_side
from factcheck.aligner.vetoes import divided, scopes_apart
from factcheck.intervals import Relation
from factcheck.model import FigureClaim, Kind, Modifier, Portion, Restated
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon

__all__ = ["Bridge", "Portions", "restate"]

_HUNDRED = Decimal(100)
_PLACES = 6  # decimal places of what a share comes to
_NEAR = Decimal(1)  # points by which two shares, each rounded, may miss a hundred
_CLEAR = Decimal(3)  # points by which two halves must miss it to conflict
_FIRM = frozenset({Modifier.EXACT, Modifier.APPROXIMATE})
_DEFINITE = ("the ", "its ", "their ", "all ", "those ", "these ", "his ", "her ", "our ")
_MIRRORED = {
    Modifier.AT_LEAST: Modifier.AT_MOST,
    Modifier.AT_MOST: Modifier.AT_LEAST,
    Modifier.MORE_THAN: Modifier.LESS_THAN,
    Modifier.LESS_THAN: Modifier.MORE_THAN,
}


class Bridge(NamedTuple):
    """Two profiles by their numbers, the second one restated, how the two then stand to each other, and their weight."""

    one: int
    other: int
    restated: Restated
    relation: Relation
    weight: float


class _Part(NamedTuple):
    """A figure of one value that may be a part of a whole, with its number among the profiles."""

    number: int
    profile: Profile
    claim: FigureClaim
    amount: Decimal


def restate(profile: Profile, restated: Restated) -> Profile:
    """Return the profile of a figure in the terms in which it is compared."""
    claim = restated.claim
    figure, value = claim.mention, intervals.core(claim)
    return replace(
        profile,
        claim=claim,
        family=intervals.family(claim),
        value=value,
        subject=figure.subject,
        predicate=profile.predicate if restated.portion is Portion.SHARE else figure.predicate,
        scope=figure.scope,
        rivals=frozenset(),
        fellows=frozenset({value}),
        twins=0,
        beside=frozenset(),
        parted=False,
        alike=False,
    )


class Portions:
    """The figures of one event as parts of wholes."""

    def __init__(self, profiles: Sequence[Profile], lexicon: Lexicon, policy: Policy) -> None:
        self.lexicon, self.policy = lexicon, policy
        self._own: dict[str, list[_Part]] = defaultdict(list)
        self._all: dict[int, _Part] = {}
        for number, profile in enumerate(profiles):
            part = _part(number, profile)
            if part is not None:
                self._own[profile.document].append(part)
                self._all[number] = part
        self._counts = cache(self._find_counts)

    def bridges(self, numbers: Sequence[int]) -> list[Bridge]:
        """Return which of the numbered figures are one fact with one of another document once one of the two is restated."""
        told = [self._all[number] for number in numbers if number in self._all]
        by_family: dict[str, list[_Part]] = defaultdict(list)
        for part in told:
            by_family[part.profile.family].append(part)
        wholes = [part for part in told if part.profile.whole is not None]
        found: list[Bridge] = []
        for one in told:
            if one.profile.family == "share":
                others = told if self._has_whole(one.profile) else by_family["share"] + wholes
            else:
                others = by_family[one.profile.family] if one.profile.whole is not None else []
            for other in others:
                if one.profile.document != other.profile.document:
                    found += self._bridge(one, other)
        return found

    def again(self, one: int, other: int, portion: Portion) -> Restated | None:
        """Return the second of two figures restated in one way beside the first, None where it cannot be."""
        if one not in self._all or other not in self._all:
            return None
        left, right = self._all[one], self._all[other]
        return self._share(right, left) if portion is Portion.SHARE else self._rest(left, right)

    def _bridge(self, one: _Part, other: _Part) -> Iterator[Bridge]:
        if one.profile.family == other.profile.family:
            for first, second in ((one, other), (other, one)):
                restated = self._rest(first, second) if _later(first) < _later(second) else None
                if restated is not None:
                    yield from self._weighed(first, second, restated)
        elif one.profile.family == "share":
            restated = self._share(one, other)
            if restated is not None:
                yield from self._weighed(other, one, restated)

    def _weighed(self, one: _Part, other: _Part, restated: Restated) -> Iterator[Bridge]:
        """Yield a bridge where nothing that the texts state holds the figure and the restated one apart, and their words are alike."""
        left, right = one.profile, restate(other.profile, restated)
        pair = compare(left, right, self.lexicon, self.policy)
        apart = pair.relation is Relation.DISJOINT
        if pair.weight < (self.policy.conflict if apart else self.policy.join) or _elsewhere(left, right, self.lexicon):
            return
        if self._may_conflict(one, other, right) if apart else self._may_agree(one, right, restated):
            yield Bridge(one.number, other.number, restated, pair.relation, pair.weight)

    def _may_agree(self, one: _Part, restated: Profile, how: Restated) -> bool:
        """Say whether numbers that meet are no chance: the verb is the same, or the two make up the whole without any hedge."""
        if how.portion is Portion.REST:
            return abs(one.amount - how.claim.mention.low) <= _NEAR
        sided = divided(one.profile, restated, self.lexicon) is not None or one_side(one.profile.telling, restated.telling)
        return sided or verbs_meet(one.profile, restated, self.lexicon) or _said_alike(one.profile, restated)

    def _may_conflict(self, one: _Part, other: _Part, restated: Profile) -> bool:
        """Say whether two numbers that part must be one, the second as it stands and restated.

        Noun and verb are the same, the whole stands beside its share, and the count is of no particular group ("300 students from abroad");
        of two halves nobody can be left out.
        """
        left, right = one.profile, other.profile
        firm = one.claim.mention.modifier in _FIRM and other.claim.mention.modifier in _FIRM
        rest = left.family == right.family
        alike = key(left, restated, self.lexicon) in {"full", "noun"} and (rest or verbs_meet(left, restated, self.lexicon))
        elsewhere = left.names and right.names and not left.names & right.names
        if not firm or not alike or elsewhere or left.scope.period != right.scope.period:
            return False
        if rest:
            return not (left.telling.objects - right.wide.keys() and right.telling.objects - left.wide.keys())
        counted = (each.profile for each in self._own[right.document] if each.profile.family == left.family)
        return (
            right.whole is not None
            and not _narrowed(left, right)
            and all(each.parted or counts_differ(each, left, self.lexicon) for each in counted)
        )

    # ------------------------------------------------------------ the rest of a whole

    def _rest(self, one: _Part, other: _Part) -> Restated | None:
        """Return the second figure as the number that it leaves of the whole, where the first one may be that."""
        share = one.profile.family == "share"
        whole = _HUNDRED if share else _common_whole(one, other)
        if whole is None or not other.amount < whole:
            return None
        missing = abs(one.amount + other.amount - whole)
        if (missing and not share) or _NEAR < missing < _CLEAR or _counts_differ(one, other, self.lexicon):
            return None
        how = self._division(one.profile, other.profile) or _to_the_digit(one, other)
        if how is None or (missing > _NEAR and how is Division.PARTS):
            return None
        if _other_objects(one.profile, other.profile):
            return None
        told = self._told_otherwise(one, other) or self._told_otherwise(other, one)
        return None if told else _rest_of(one, other, whole)

    def _division(self, one: Profile, other: Profile) -> Division | None:
        rest = one.telling.rest != other.telling.rest
        return divided(one, other, self.lexicon) or (Division.PARTS if rest else None)

    def _told_otherwise(self, one: _Part, other: _Part) -> bool:
        """Say whether the sentence of the one gives the other side itself, with another number than the other text."""
        sentence = one.claim.mention.anchor.sentence
        return any(
            each is not one
            and each.profile.family == one.profile.family
            and each.amount != other.amount
            and divided(each.profile, one.profile, self.lexicon)
            for each in self._own[one.profile.document]
            if each.claim.mention.anchor.sentence == sentence
        )

    # ------------------------------------------------------------ a share of a whole

    def _share(self, share: _Part, count: _Part) -> Restated | None:
        """Return a share as what it comes to of its whole, where that may be the count."""
        whole = share.profile.whole or self._whole_elsewhere(share.profile, count.profile)
        if whole is None or count.profile.parted or share.amount >= _HUNDRED:
            return None
        if whole.kind is not count.claim.kind or whole.quantity.unit != count.claim.quantity.unit:
            return None
        same = count.profile.whole is not None and count.profile.whole.mention.low == whole.mention.low
        rest = same and divided(share.profile, count.profile, self.lexicon) is not None
        return _share_of(share, whole, count, self.policy, rest=rest)

    def _find_counts(self, document: str, subject: str | None) -> dict[Decimal, FigureClaim]:
        """Return what a document counts of one thing, by number."""
        return {
            part.amount: part.claim for part in self._own[document] if part.claim.kind is Kind.COUNT and part.profile.subject == subject
        }

    def _whole_elsewhere(self, share: Profile, count: Profile) -> FigureClaim | None:
        """Return the whole of "a third of the workers" that its own text counts, or that the other text counts the part of."""
        own = self._counts(share.document, share.subject)
        if len(own) == 1 and _is_definite(share):
            return next(iter(own.values()))
        same = count.whole is not None and count.whole.mention.subject == share.subject
        return count.whole if same and not own else None

    def _has_whole(self, share: Profile) -> bool:
        """Say whether a share's own text may have its whole."""
        return share.whole is not None or (_is_definite(share) and len(self._counts(share.document, share.subject)) == 1)


def _part(number: int, profile: Profile) -> _Part | None:
    """Return a figure as a part, None for what is a date, a range, a rate, a change or a difference of shares."""
    claim = profile.claim
    if not isinstance(claim, FigureClaim) or claim.mention.change is not None or claim.mention.per is not None:
        return None
    value = intervals.core(claim)
    if value.low is None or value.low != value.high or value.low <= 0 or claim.quantity.unit == "percentage point":
        return None
    return _Part(number, profile, claim, value.low)


def _is_definite(share: Profile) -> bool:
    """Say whether a share is of what the text has named before: "a third of the workers"."""
    return (share.scope.base or "").lower().startswith(_DEFINITE)


def _to_the_digit(one: _Part, other: _Part) -> Division | None:
    """Say whether two shares with decimals make a hundred: "93.6 percent replied", "6.4 per cent of households failed to reply"."""
    broken = one.amount % 1 != 0 and all(part.claim.mention.unit == "percent" for part in (one, other))
    return Division.PARTS if broken and one.amount + other.amount == _HUNDRED else None


def _later(part: _Part) -> tuple[Decimal, tuple[str, int, int]]:
    """Return a key by which the smaller of two parts is the rest of the larger."""
    return (-part.amount, part.profile.key)


def _counts_differ(one: _Part, other: _Part, lexicon: Lexicon) -> bool:
    """Say whether two parts are of different things: "homes" and "people", but not "power restored to 75% of homes" and "homes"."""
    noun, another = one.profile.subject, other.profile.subject
    if noun is None or another is None or not lexicon.wholes.of.isdisjoint((noun, another)):
        return False
    if lexicon.concepts.noun_apart(noun, another):
        return True
    if not counts_differ(one.profile, other.profile, lexicon):
        return False
    return one.profile.near.keys().isdisjoint(other.profile.stems) and other.profile.near.keys().isdisjoint(one.profile.stems)


def _other_objects(one: Profile, other: Profile) -> bool:
    """Say whether two sides are taken on two things: "in favour of the bridge", "against the school"."""
    objects = one.telling.objects, other.telling.objects
    return all(objects) and objects[0].isdisjoint(other.wide) and objects[1].isdisjoint(one.wide)


def _narrowed(count: Profile, share: Profile) -> bool:
    """Say whether the words right behind a count tell of what the share's text does not: "300 students from abroad"."""
    return bool(count.telling.first - count.stems - share.wide.keys())


def _said_alike(count: Profile, share: Profile) -> bool:
    """Say whether a verb that says little, "are" or "go", is followed by the same in both: "are electric"."""
    verbs = count.claim.mention.predicate, share.claim.mention.predicate
    return verbs[0] is not None and verbs[0] == verbs[1] and bool(count.telling.first - count.stems) and not _narrowed(count, share)


def _elsewhere(one: Profile, other: Profile, lexicon: Lexicon) -> bool:
    """Say whether anything that is stated of two figures differs; places are other ones though no gazetteer knows them."""
    first, second = one.scope, other.scope
    if first.increment != second.increment or (first.place and second.place and set(first.place).isdisjoint(second.place)):
        return True
    return scopes_apart(one, other, lexicon) is not None


def _common_whole(one: _Part, other: _Part) -> Decimal | None:
    """Return the whole of which two counts are parts, None where none is stated or two are."""
    wholes = {part.profile.whole.mention.low for part in (one, other) if part.profile.whole is not None}
    firm = all(part.claim.mention.modifier in _FIRM and not part.profile.parted for part in (one, other))
    return wholes.pop() if len(wholes) == 1 and firm else None


def _precision(claim: FigureClaim, policy: Policy, *, converted: bool) -> Decimal:
    """Return by how much a figure may be rounded, in per cent for a share."""
    low, written = intervals.core(claim).low, intervals.written(claim, policy, converted=converted).low
    return Decimal(0) if low is None or written is None else low - written


def _rest_of(one: _Part, other: _Part, whole: Decimal) -> Restated:
    claim, share, value = other.claim, other.profile.family == "share", whole - other.amount
    figure = claim.mention._replace(
        kind=Kind.PERCENT if share else claim.kind,
        low=value,
        high=value,
        modifier=_MIRRORED.get(claim.mention.modifier, claim.mention.modifier),
        subject=one.profile.subject,
        predicate=one.profile.predicate,
        scope=other.profile.scope._replace(part_of=one.profile.scope.part_of, status=one.profile.scope.status),
    )
    quantity = claim.quantity._replace(low=value, high=value)
    if share:
        quantity = quantity._replace(unit="percent", precision=claim.quantity.precision * (_HUNDRED if claim.kind is Kind.RATIO else 1))
    told, left, sign = _said(claim), _said(one.claim), "%" if share else ""
    if abs(one.amount - value) <= _NEAR:
        arithmetic = f"{told} is the rest of {left}" if share else f"{told} and {left} make {whole:,f}"
    else:
        arithmetic = f"{told} leaves {_plain(value)}{sign}, not {left}"
    return Restated(claim._replace(mention=figure, quantity=quantity, part_of=one.claim.part_of), Portion.REST, arithmetic)


def _share_of(share: _Part, whole: FigureClaim, count: _Part, policy: Policy, *, rest: bool) -> Restated | None:
    """Return a share as what it comes to of its whole, or as what it leaves of it: a quarter of 112 posts are empty, 84 filled."""
    claim, amount = share.claim, intervals.core(whole).low
    if amount is None:
        return None
    value = round((_HUNDRED - share.amount if rest else share.amount) * amount / _HUNDRED, _PLACES).normalize()
    # "a third" is said of what is near a third.
    loose = claim.mention.modifier is Modifier.EXACT and not _precision(claim, policy, converted=False)
    figure = whole.mention._replace(
        anchor=claim.mention.anchor,
        low=value,
        high=value,
        unit="percent",
        units=(),
        modifier=Modifier.APPROXIMATE if loose else claim.mention.modifier,
        predicate=count.claim.mention.predicate if rest else claim.mention.predicate,
        scope=share.profile.scope._replace(base=None, part_of=count.profile.scope.part_of),
        attribution=claim.mention.attribution,
    )
    quantity = whole.quantity._replace(low=value, high=value, precision=_precision(claim, policy, converted=True) * amount / _HUNDRED)
    arithmetic = f"{_said(claim)} of {_said(whole)} {'leaves' if rest else 'is'} {_plain(value)}"
    return Restated(claim._replace(mention=figure, quantity=quantity, part_of=count.claim.part_of), Portion.SHARE, arithmetic)


def _said(claim: FigureClaim) -> str:
    """Return a figure as it is written inside a sentence: "Three quarters" as "three quarters"."""
    surface = claim.mention.anchor.surface
    return surface[0].lower() + surface[1:] if surface[1:2].islower() or surface[1:2] == " " else surface


def _plain(value: Decimal) -> str:
    text = f"{round(value, 1):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
