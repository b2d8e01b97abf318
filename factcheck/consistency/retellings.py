"""How one quotation is repeated in another: laid upon it, word by word, so that each may go on at either end.

In: the words of two quotations. Out: those that both have, in order, and what stands for each other between them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from factcheck.quick import NamedTuple
from factcheck.sayings import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rapidfuzz.distance import MatchingBlock

    from factcheck.lexicon import Lexicon

__all__ = ["Retelling", "denied", "retelling"]

_LEAST_COMMON, _SHARE = 3, 0.6  # words; part of the words laid upon one another
_REACH = 0.5  # part of the shorter quotation
_MOST_CHANGED = 4  # words of one place in which two printings of one quotation differ
_CONTENT = 0.5  # rarity of a word that changes what is said
_MOST = 4.0  # rarity that counts for a word at the most: a name says that two speak of one person, no more
_NEGATIONS = frozenset({"not", "never", "no", "nothing", "nobody", "none"})
_SMALL = frozenset(
    "a an the that this these those and but so very really just i we you he she it they my our your their is are was were me him us"
    " them".split()
)


class Retelling(NamedTuple):
    """What two quotations have in common and what not, how much sense the common words carry, and how many words the two have there."""

    common: tuple[str, ...]
    changes: tuple[Change, ...]
    sense: float
    length: int

    @property
    def single(self) -> bool:
        """Whether one word alone is another, left out or put in."""
        return len(self.changes) == 1 and max(map(len, self.changes[0])) == 1


def denied(found: Retelling) -> bool:
    """Say whether one of two printings says no where the other does not."""
    return any(({*change.one} ^ {*change.other}) & _NEGATIONS for change in found.changes)


def retelling(one: Sequence[str], other: Sequence[str], lexicon: Lexicon) -> Retelling | None:
    """Return how one quotation repeats the other with something changed; None where they are two quotations, or the same words."""
    blocks = [block for block in LCSseq.editops(one, other).as_matching_blocks() if block.size]
    common = tuple(word for block in blocks for word in one[block.a : block.a + block.size])
    if len(common) < _LEAST_COMMON:
        return None
    between = [*_between(one, other, blocks)]
    length = len(common) + sum(max(map(len, change)) for change in between)
    if len(common) < _SHARE * length or len(common) < _REACH * min(len(one), len(other)):
        return None
    changes = tuple(change for change in between if any(change) and _matters(change, lexicon))
    if not changes or any(len(words) > _MOST_CHANGED for change in changes for words in change):
        return None
    rarity = lexicon.frequencies.rarity
    return Retelling(common, changes, sum(min(rarity(word), _MOST) for word in common), length)


def _between(one: Sequence[str], other: Sequence[str], blocks: Sequence[MatchingBlock]) -> Iterator[Change]:
    """Yield what stands between words that both have, before the first of them and behind the last, as far as both quotations reach."""
    start, last = blocks[0], blocks[-1]
    before = min(start.a, start.b)
    yield Change(tuple(one[start.a - before : start.a]), tuple(other[start.b - before : start.b]))
    for left, right in pairwise(blocks):
        yield Change(tuple(one[left.a + left.size : right.a]), tuple(other[left.b + left.size : right.b]))
    ends = last.a + last.size, last.b + last.size
    after = min(len(one) - ends[0], len(other) - ends[1])
    yield Change(tuple(one[ends[0] : ends[0] + after]), tuple(other[ends[1] : ends[1] + after]))


def _matters(change: Change, lexicon: Lexicon) -> bool:
    """Say whether a change is of what is said: a "not", or a word that carries sense, none of "and", "well" and "that"."""
    words = {*change.one} ^ {*change.other}
    if words & _NEGATIONS:
        return True
    small = lexicon.reach.small | _SMALL
    return not words <= small and max(map(lexicon.frequencies.rarity, words)) >= _CONTENT
