"""Two claims side by side: what forbids that they are one fact, and how much each field speaks for it.

The frame is record linkage (Fellegi and Sunter, "A Theory for Record Linkage", 1969): every field falls into a level, every level carries a
weight, the weights add up. The weights are learned (training/alignment.py) and kept as data, so that the sum can be shown as a waterfall.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.aligner.levels import RARE, levels, value_level, years_swapped
from factcheck.aligner.vetoes import DAY, veto
from factcheck.intervals import Relation
from factcheck.misprints import Slip
from factcheck.model import DateClaim, Evidence, FigureClaim

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon

__all__ = ["Pair", "compare", "dates_part"]


class Pair:
    """Two profiles compared: how their values stand to each other, the evidence line by line, and the reason that forbids it, if any.

    Evidence and reason are worked out when they are asked for: most figures of one article part on their values alone.
    """

    __slots__ = ("_evidence", "_forbidden", "_known", "_lexicon", "_one", "_other", "_slipped", "_weight", "relation")

    def __init__(self, one: Profile, other: Profile, lexicon: Lexicon, policy: Policy) -> None:
        self._one, self._other, self._lexicon = one, other, lexicon
        self.relation = _relation(one, other, policy)
        self._evidence: tuple[Evidence, ...] | None = None
        self._weight: float | None = None
        self._forbidden: str | None = None
        self._slipped: int | None = None
        self._known = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The prior, each field and the value, with the weight of the level that it fell into."""
        if self._evidence is None:
            model = "conflict" if self.relation is Relation.DISJOINT else "join"
            lines, value = _lines(self._lexicon, model), _value_level(self._one, self._other, self.relation)
            found = [lines[level] for level in levels(self._one, self._other, self._lexicon)]
            self._evidence = (lines["prior", model], *found, lines["value", value])
        return self._evidence

    @property
    def forbidden(self) -> str | None:
        """Why the two cannot be one fact."""
        if not self._known:
            self._forbidden, self._known = veto(self._one, self._other, self._lexicon, self.relation), True
        return self._forbidden

    @property
    def slipped(self) -> int:
        """How many digits the two numbers have that part by a slip of the finger, 0 where they part otherwise or not."""
        if self._slipped is None:
            one, other = self._one.claim, self._other.claim
            apart = self.relation is Relation.DISJOINT and isinstance(one, FigureClaim) and isinstance(other, FigureClaim)
            self._slipped = misprints.slipped_digits(one, other) if apart else 0  # type: ignore[arg-type]
        return self._slipped

    @property
    def plainly(self) -> bool:
        """Whether two neighbouring digits that changed places part the two numbers, or a slip in three digits or more."""
        one, other = self._one.claim, self._other.claim
        if not isinstance(one, FigureClaim) or not isinstance(other, FigureClaim):
            return False
        return self.slipped >= RARE or (self.slipped > 0 and misprints.slip(one, other) is Slip.TRANSPOSED)

    @property
    def value_weight(self) -> float:
        """What the two numbers say of the two by themselves, in natural log-odds."""
        return self.evidence[-1].weight

    @property
    def weight(self) -> float:
        """The sum of the evidence, in natural log-odds."""
        if self._weight is None:
            self._weight = sum([line.weight for line in self.evidence])
        return self._weight


def _dates(one: DateClaim, other: DateClaim) -> tuple[Relation, str]:
    """Return the relation of two dates and its level: the same days, one within the other, or apart.

    A day whose year nothing settles ("4 September" in an undated text) is compared by month and day.
    """
    left, right = one.range, other.range
    if left.first is None or right.first is None or left.last is None or right.last is None:
        first, second = _day(one.mention.expression), _day(other.mention.expression)
        if first and second:
            return (Relation.EQUAL, "date-day") if first == second else (Relation.DISJOINT, "near")
        same = one.mention.expression.rstrip("<>") == other.mention.expression.rstrip("<>")
        return (Relation.EQUAL, "date-equal") if same else (Relation.DISJOINT, "far")
    if left == right:
        return (Relation.EQUAL, "date-day" if left.first == left.last else "date-equal")
    if left.first <= right.first <= right.last <= left.last or right.first <= left.first <= left.last <= right.last:
        return (Relation.COMPATIBLE, "date-within")
    if left.first == left.last and right.first == right.last and _day_slips(left.first, right.first):
        return (Relation.DISJOINT, "digits-plain")
    if years_swapped(one, other):
        return (Relation.DISJOINT, "digits-swapped")
    return (Relation.DISJOINT, "near" if left.first.day == right.first.day or left.first.month == right.first.month else "far")


def dates_part(one: DateClaim, other: DateClaim) -> bool:
    """Say whether two dates are neither the same nor one within the other."""
    return _dates(one, other)[0] is Relation.DISJOINT


@lru_cache(maxsize=1 << 10)
def _day(expression: str) -> tuple[str, ...] | None:
    """Return the month and the day that a date in normal form names, None for what is no day."""
    found = DAY.fullmatch(expression)
    return found.groups() if found else None


def _day_slips(one: date, other: date) -> bool:
    """Say whether a slip of the finger in the day of the month parts two days: 6 and 16 February, 28 and 18 October."""
    if (one.year, one.month) != (other.year, other.month):
        return False
    left, right = str(one.day), str(other.day)
    if len(left) != len(right):
        return left in right or right in left
    return len(left) > 1 and (sorted(left) == sorted(right) or sum(a != b for a, b in zip(left, right, strict=True)) == 1)


def _relation(one: Profile, other: Profile, policy: Policy) -> Relation:
    first, second = one.claim, other.claim
    if isinstance(first, DateClaim) and isinstance(second, DateClaim):
        return _dates(first, second)[0]
    if isinstance(first, FigureClaim) and isinstance(second, FigureClaim):
        return intervals.relate(first, second, policy, alike=one.family == other.family)
    return Relation.DISJOINT


def _value_level(one: Profile, other: Profile, relation: Relation) -> str:
    first, second = one.claim, other.claim
    if isinstance(first, DateClaim) and isinstance(second, DateClaim):
        return _dates(first, second)[1]
    if isinstance(first, FigureClaim) and isinstance(second, FigureClaim):
        return value_level(first, second, relation)
    return "far"


def compare(one: Profile, other: Profile, lexicon: Lexicon, policy: Policy) -> Pair:
    """Return the comparison of two claims of one event."""
    return Pair(one, other, lexicon, policy)


class _Lines(dict[tuple[str, str], Evidence]):
    """The line of each field at each level; there are a few hundred, and each comparison has twenty."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, key: tuple[str, str]) -> Evidence:
        field, level = key
        self[key] = Evidence(field, level, self._weights["prior"] if field == "prior" else self._weights.get(f"{field}.{level}", 0.0))
        return self[key]


@cache
def _lines(lexicon: Lexicon, model: str) -> _Lines:
    return _Lines(lexicon.weights[model])
