"""Which texts are worth comparing: those that share three of their telling terms (short ones two) and were published near each other.

In: profiles in an order of their own (by hour of publication, undated ones last). Out: pairs of positions, each once, the smaller first.

Texts are filed under each of their keys in time buckets as long as the window; a text is looked up in its own bucket and the one before.
An undated text is looked up among all. A file of more than `event_posting_bound` texts ("trump" in a week of an election) is not read
whole: its texts are filed under every two keys, one of them the crowded one, which finds the same pairs, since two shared keys are the
least that is asked for. Only where a file of two keys is crowded too are pairs left out: there a text meets the `event_neighbours` texts
before it. So what is found for one pair does not depend on other texts until more than the bound share two telling terms at one time,
and those are texts on one story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.config import Policy
    from factcheck.events.terms import Profile

__all__ = ["pairs"]

_SHARED = 3
# A text of few keys is a headline or a brief: two shared keys are much of what it has.
_SHARED_SHORT = 2
_SHORT = 18

# A bucket of time by its number; None is the one file of all times, which only undated texts are looked up in.
_Bucket = int | None


def pairs(profiles: Sequence[Profile], policy: Policy) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions worth comparing; `profiles` come sorted by hour, undated ones last."""
    window = 24 * policy.event_window_days
    index = _Index(profiles, window, policy)
    short = [len(profile.keys) < _SHORT for profile in profiles]
    hours = [profile.hour for profile in profiles]
    for position, hour in enumerate(hours):
        enough = _SHARED_SHORT if short[position] else _SHARED
        for other, shared in index.near(position).items():
            if shared >= enough or (shared >= _SHARED_SHORT and short[other]):
                earlier = hours[other]
                if hour is None or earlier is None or hour - earlier <= window:
                    yield other, position


class _Index:
    """Texts filed by key and time; filled as it is asked, so that a text meets the texts before it."""

    def __init__(self, profiles: Sequence[Profile], window: int, policy: Policy) -> None:
        self._keys = [profile.keys for profile in profiles]
        self._bound = policy.event_posting_bound
        self._neighbours = policy.event_neighbours
        self._buckets: list[_Bucket] = [None if profile.hour is None else profile.hour // window for profile in profiles]
        self._mixed = None in self._buckets
        self._sizes: Counter[tuple[str, _Bucket]] = Counter()
        for keys, bucket in zip(self._keys, self._buckets, strict=True):
            for filed in self._files(bucket):
                self._sizes.update((key, filed) for key in keys)
        self._single: defaultdict[tuple[str, _Bucket], list[int]] = defaultdict(list)
        self._double: defaultdict[tuple[str, str, _Bucket], list[int]] = defaultdict(list)

    def near(self, position: int) -> Counter[int]:
        """Return the positions before `position` near it in time, with how many keys they share, as far as that is counted; file it."""
        bucket = self._buckets[position]
        found: Counter[int] = Counter()
        for looked_up in (bucket,) if bucket is None else (bucket, bucket - 1):
            self._look_up(self._keys[position], looked_up, found)
        for filed in self._files(bucket):
            self._file(position, filed)
        return found

    def _files(self, bucket: _Bucket) -> tuple[_Bucket, ...]:
        return (bucket, None) if self._mixed and bucket is not None else (bucket,)

    def _look_up(self, keys: Sequence[str], bucket: _Bucket, found: Counter[int]) -> None:
        crowded = self._crowded(keys, bucket)
        for key in keys:
            if key not in crowded and (key, bucket) in self._single:
                found.update(self._single[key, bucket])
        for first, second in _couples(crowded, keys):
            if (first, second, bucket) in self._double:
                texts = self._double[first, second, bucket]
                texts = texts if len(texts) <= self._bound else texts[-self._neighbours :]
                found.update(texts)
                found.update(texts)  # a couple counts for both of its keys

    def _file(self, position: int, bucket: _Bucket) -> None:
        keys = self._keys[position]
        crowded = self._crowded(keys, bucket)
        for key in keys:
            if key not in crowded:
                self._single[key, bucket].append(position)
        for first, second in _couples(crowded, keys):
            self._double[first, second, bucket].append(position)

    def _crowded(self, keys: Sequence[str], bucket: _Bucket) -> tuple[str, ...]:
        sizes, bound = self._sizes, self._bound
        return tuple(key for key in keys if sizes[key, bucket] > bound)


def _couples(crowded: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield every two keys of which at least one is crowded, each couple once and in the order of the alphabet."""
    for key in crowded:
        for other in keys:
            if key < other or (key > other and other not in crowded):
                yield (key, other) if key < other else (other, key)
