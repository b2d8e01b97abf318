"""Average link: the two groups of texts that are most alike on average are joined, until none are alike enough.

In: profiles, how many equal texts each stands for, and pairs worth comparing. Out: the pairs that are alike (`links`), and from these
groups of positions (`groups`). Likeness is the mean cosine of all pairs of texts across two groups, lowered by the days between the groups'
mean times; a group that is very alike inside asks for more of newcomers than one that is not. Each connected component
of pairs that reach the threshold is clustered by itself: no join could reach the threshold across components. All sums are of whole numbers
and ties go to the texts that come first, so the groups are a pure function of the component.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from factcheck.events.terms import QUOTED, SCALE, figure_rarity, is_year
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.config import Policy
    from factcheck.events.terms import Profile

__all__ = ["Link", "groups", "links"]

_UNIT = SCALE * SCALE

# The two texts that join first are the most alike of all, so that one pair overstates how alike its event is: half a pair of ordinary
# likeness is added to what a group shows.
_PRIOR_PAIRS = 0.5
_PRIOR_LIKENESS = 0.4


# Two reports of one trawler in other words, one a rewrite of the agency's copy and the other not, share 839, 670, 156 and 9.6; texts of two
# events as alike as they are share one figure at most, in the corpus, the near misses and the sample articles. So much is shared by chance:
_BY_CHANCE = 6.0
_MOST_SHARED = 18.0
_MOST_QUOTED = 2
_WORTH_COUNTING = 0.6


@dataclass(slots=True, eq=False)
class _Group:
    """The sums of a group: its texts, their vectors, the hours of the dated ones, and dot products with the groups it may join.

    `inner` sums the dot products of `inner_pairs` pairs of its own texts, those of copies left out.
    """

    texts: list[int]
    size: int
    weights: dict[str, int]
    hours: int
    dated: int
    inner: int = 0
    inner_pairs: int = 0
    products: dict[int, int] = field(default_factory=dict)


class Link(NamedTuple):
    """Two texts that are alike enough to be one event, by position, and the dot product of their vectors."""

    first: int
    second: int
    product: int


def links(profiles: Sequence[Profile], pairs: Iterable[tuple[int, int]], policy: Policy) -> Iterator[Link]:
    """Yield the pairs that reach the threshold of likeness; figures that both hold bring texts in other words nearer to it."""
    floor, enough = round(_UNIT * policy.event_likeness), round(_UNIT * policy.event_tight_most)
    for first, second in pairs:
        left, right = profiles[first].weights, profiles[second].weights
        product = _dot(left, right)
        if floor * _WORTH_COUNTING <= product < enough:
            more = policy.event_figure_share * min(max(_shared_figures(left, right) - _BY_CHANCE, 0.0), _MOST_SHARED)
            more += policy.event_quote_share * min(_shared_quotations(left, right), _MOST_QUOTED)
            product = min(product + round(_UNIT * more), enough)
        if floor <= product < enough:
            product = min(product, round(_vouched(profiles[first], profiles[second], product, policy)))
        if product >= floor:
            yield Link(first, second, product)


def _vouched(left: Profile, right: Profile, product: int, policy: Policy) -> float:
    """Return a product in which other words count so far as shared names and figures vouch for them.

    Two companies' results, or two bus crashes, are told in the same words; reports of one share who, where and how many.
    """
    told = [
        term for term in left.weights.keys() & right.weights.keys() if term[0].isdigit() or (term in left.names and term in right.names)
    ]
    words = _dot(left.weights, right.weights) - sum(left.weights[term] * right.weights[term] for term in told)
    said = product - words
    return said + min(words, _UNIT * policy.event_words_alone + policy.event_vouched * said)


def _shared_figures(left: Mapping[str, int], right: Mapping[str, int]) -> float:
    """Return how much the figures say that both texts hold, years left out."""
    return sum(figure_rarity(term) for term in left.keys() & right.keys() if term[0].isdigit() and not is_year(term))


def _shared_quotations(left: Mapping[str, int], right: Mapping[str, int]) -> int:
    """Return how many sentences both quote."""
    return sum(term in right for term in left if term[0] == QUOTED)


def groups(profiles: Sequence[Profile], sizes: Sequence[int], alike: Iterable[Link], policy: Policy) -> list[list[int]]:
    """Return the positions of `profiles` in groups, each sorted, in the order of their first members."""
    live: dict[int, _Group] = {}
    for first, second, product in alike:
        for position in (first, second):
            if position not in live:
                live[position] = _start(position, profiles[position], sizes[position])
        live[first].products[second] = live[second].products[first] = product * sizes[first] * sizes[second]
    _join(live, policy)
    joined = [sorted(group.texts) for group in live.values()]
    taken = {position for texts in joined for position in texts}
    return sorted(joined + [[position] for position in range(len(profiles)) if position not in taken])


def _start(position: int, profile: Profile, size: int) -> _Group:
    dated = 0 if profile.hour is None else size
    weights = {term: weight * size for term, weight in profile.weights.items()}
    return _Group([position], size, weights, (profile.hour or 0) * dated, dated)


def _dot(left: Mapping[str, int], right: Mapping[str, int]) -> int:
    return sum([left[term] * right[term] for term in left.keys() & right.keys()])


def _join(live: dict[int, _Group], policy: Policy) -> None:
    """Join the groups of `live` until no two are alike enough; a group goes by the position of its first text."""
    heap: list[tuple[float, int, int]] = []
    for first, group in live.items():
        for second in group.products:
            if first < second:
                _offer(heap, live, (first, second), policy)
    heapify(heap)
    while heap:
        likeness, first, second = heappop(heap)
        if first not in live or second not in live or -likeness != _likeness(live, first, second, policy):
            continue  # one of the two has changed since; it was offered anew
        if -likeness >= _asked(live[first], live[second], policy):
            _absorb(live, (first, second), policy)
            for other in live[first].products:
                _offer(heap, live, (min(first, other), max(first, other)), policy)


def _offer(heap: list[tuple[float, int, int]], live: Mapping[int, _Group], pair: tuple[int, int], policy: Policy) -> None:
    first, second = pair
    likeness = _likeness(live, first, second, policy)
    if likeness >= policy.event_likeness:
        heappush(heap, (-likeness, first, second))


def _likeness(live: Mapping[int, _Group], first: int, second: int, policy: Policy) -> float:
    """Return the mean cosine across the groups, times the share that the time between them leaves of it."""
    left, right = live[first], live[second]
    mean = left.products[second] / (left.size * right.size * _UNIT)
    if not left.dated or not right.dated:
        return mean * policy.event_undated
    days = abs(left.hours / left.dated - right.hours / right.dated) / 24
    return mean / (1 + max(0.0, days - policy.event_same_days) / policy.event_half_days)


def _asked(left: _Group, right: _Group, policy: Policy) -> float:
    """Return the likeness that the tighter of the two groups asks of what joins it, 0 where neither holds two texts of their own."""
    tightest = max(
        (group.inner / _UNIT + _PRIOR_PAIRS * _PRIOR_LIKENESS) / (group.inner_pairs + _PRIOR_PAIRS) if group.inner_pairs else 0.0
        for group in (left, right)
    )
    return min(policy.event_tight_most, policy.event_tightness * tightest * tightest)


def _absorb(live: dict[int, _Group], pair: tuple[int, int], policy: Policy) -> None:
    """Put the second group into the first, and its dot products onto those of the first."""
    first, second = pair
    left, right = live[first], live.pop(second)
    product, pairs = left.products.pop(second), left.size * right.size
    del right.products[first]
    left.inner += right.inner
    left.inner_pairs += right.inner_pairs
    if product < policy.event_copy * pairs * _UNIT:
        left.inner += product
        left.inner_pairs += pairs
    for other in sorted(left.products.keys() | right.products.keys()):
        third = live[other]
        product = left.products.get(other) or _dot(left.weights, third.weights)
        product += right.products.get(other) or _dot(right.weights, third.weights)
        third.products.pop(second, None)
        left.products[other] = third.products[first] = product
    for term, weight in right.weights.items():
        left.weights[term] = left.weights.get(term, 0) + weight
    left.texts += right.texts
    left.size += right.size
    left.hours += right.hours
    left.dated += right.dated
