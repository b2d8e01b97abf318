"""Which texts are worth comparing: those that share three of their telling terms (short ones two) and were published near each other.

In: profiles in an order of their own (by hour of publication, undated ones last). Out: pairs of positions, each once, the smaller first.

Texts are filed under each of their keys in time buckets as long as the window; a text is looked up in its own bucket and the one before.
An undated text is looked up among all. A file of more than `event_posting_bound` texts (one name in a week of his talks) is crowded and
not read: texts that share two crowded keys are found by a file for every two of a text's crowded keys. No pair of long texts is lost by
that, since of three shared keys two are either crowded or not. Two bounds keep the work linear, and only texts of one story feel them:
a file of two keys with more than twice `event_neighbours` texts shows a text so many before it, and of all that it could be compared
with a text takes the `event_nearest` that share the most keys.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from heapq import nsmallest
from itertools import chain, combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.config import Policy
    from factcheck.events.terms import Profile

__all__ = ["pairs"]

_SHARED = 3
# A text of few keys is a headline or a brief: two shared keys are much of what it has.
_SHARED_SHORT = 2
_SHORT = 18

# A bucket of time by its number; None is the one file of all times, which only undated texts are looked up in.
_Bucket = int | None


def pairs(profiles: Sequence[Profile], policy: Policy, wanted: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions worth comparing; `profiles` come sorted by hour, undated ones last.

    `wanted` holds the positions whose pairs with earlier ones are asked for, None for all. They follow from the texts of the same and the
    preceding bucket that share a key with them, or, where some texts are undated, from all texts that do.
    """
    window = 24 * policy.event_window_days
    index = _Index(profiles, window, policy)
    keys, short = index.sets, index.short
    hours = [profile.hour for profile in profiles]
    for position, hour in enumerate(hours):
        if wanted is not None and position not in wanted:
            index.file(position)
            continue
        own = keys[position]
        shares: list[tuple[int, int]] = []
        for other in index.near(position):
            earlier = hours[other]
            if hour is None or earlier is None or hour - earlier <= window:
                shared = len(own & keys[other])
                if shared >= _SHARED or short[position] or short[other]:
                    shares.append((-shared, -other))
        yield from ((-other, position) for _, other in nsmallest(policy.event_nearest, shares))


class _Index:
    """Texts filed by key and time; filled as it is asked, so that a text meets the texts before it."""

    def __init__(self, profiles: Sequence[Profile], window: int, policy: Policy) -> None:
        told = Counter(chain.from_iterable(profile.keys for profile in profiles))
        # What no other text has leads to none: most keys of an archive of unrelated articles.
        self._keys = [[key for key in profile.keys if told[key] > 1] for profile in profiles]
        self.sets = list(map(frozenset, self._keys))
        self.short = [len(profile.keys) < _SHORT for profile in profiles]
        self._bound = policy.event_posting_bound
        self._neighbours = policy.event_neighbours
        self._buckets: list[_Bucket] = [None if profile.hour is None else profile.hour // window for profile in profiles]
        self._mixed = None in self._buckets
        self._sizes: defaultdict[_Bucket, Counter[str]] = defaultdict(Counter)
        for keys, bucket in zip(self._keys, self._buckets, strict=True):
            for filed in self._files(bucket):
                self._sizes[filed].update(keys)
        self._single: defaultdict[_Bucket, defaultdict[str, list[int]]] = defaultdict(partial(defaultdict, list))
        self._double: defaultdict[_Bucket, defaultdict[tuple[str, str], list[int]]] = defaultdict(partial(defaultdict, list))

    def near(self, position: int) -> list[int]:
        """Return the positions before `position` near it in time that may share enough keys with it, and file it."""
        keys, bucket = self._keys[position], self._buckets[position]
        found: Counter[int] = Counter()
        crowded: set[str] = set()
        for looked_up in (bucket,) if bucket is None else (bucket, bucket - 1):
            crowded.update(self._look_up(keys, looked_up, found))
        self.file(position)
        twice = [other for other, shared in found.items() if shared == _SHARED_SHORT]
        near = [other for other, shared in found.items() if shared > _SHARED_SHORT]
        if self.short[position]:
            return near + twice
        # A long text lacks one more shared key here: it can only be a crowded one.
        sets = self.sets
        return near + [other for other in twice if self.short[other] or not crowded.isdisjoint(sets[other])]

    def file(self, position: int) -> None:
        """File a text where those after it look it up."""
        for filed in self._files(self._buckets[position]):
            self._file(position, filed)

    def _files(self, bucket: _Bucket) -> tuple[_Bucket, ...]:
        return (bucket, None) if self._mixed and bucket is not None else (bucket,)

    def _look_up(self, keys: Sequence[str], bucket: _Bucket, found: Counter[int]) -> list[str]:
        """Count in `found` the texts of `bucket` that share `keys`; return the keys that are crowded there."""
        crowded = self._crowded(keys, bucket)
        single, double = self._single[bucket], self._double[bucket]
        for key in keys:
            if key in single and key not in crowded:
                found.update(single[key])
        for both in combinations(crowded, 2):
            texts = double.get(both, [])
            texts = texts if len(texts) <= 2 * self._neighbours else texts[-self._neighbours :]
            found.update(texts)
            found.update(texts)  # it stands for both keys
        return crowded

    def _file(self, position: int, bucket: _Bucket) -> None:
        keys = self._keys[position]
        crowded = self._crowded(keys, bucket)
        single, double = self._single[bucket], self._double[bucket]
        for key in keys:
            if key not in crowded:
                single[key].append(position)
        for both in combinations(crowded, 2):
            double[both].append(position)

    def _crowded(self, keys: Sequence[str], bucket: _Bucket) -> list[str]:
        sizes, bound = self._sizes[bucket], self._bound
        return sorted([key for key in keys if sizes[key] > bound])
