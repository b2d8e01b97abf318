"""How one quotation is repeated in another: laid upon it, word by word, so that each may go on at either end.

In: the words of two quotations. Out: those that both have, in order, and what stands for each other between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple
from factcheck.sayings import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon import Lexicon

__all__ = ["Retelling", "denied", "retelling"]

_SAME, _OTHER, _GAP = 20, -20, -21  # points; two words for one another are better than one left out and one put in
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
    pairs = _laid(one, other)
    common = tuple(left for left, right in pairs if left == right and left is not None)
    if len(common) < _LEAST_COMMON or len(common) < _SHARE * len(pairs) or len(common) < _REACH * min(len(one), len(other)):
        return None
    changes = tuple(change for change in _changes(pairs) if _matters(change, lexicon))
    if not changes or any(len(words) > _MOST_CHANGED for change in changes for words in change):
        return None
    rarity = lexicon.frequencies.rarity
    return Retelling(common, changes, sum(min(rarity(word), _MOST) for word in common), len(pairs))


def _laid(one: Sequence[str], other: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """Return the words of two quotations in pairs, from where the later begins to where the first ends; None stands for no word."""
    points = [[0] * (len(other) + 1)]
    for left in one:
        above, row = points[-1], [0]
        for number, right in enumerate(other, 1):
            row.append(max(above[number - 1] + (_SAME if left == right else _OTHER), above[number] + _GAP, row[-1] + _GAP))
        points.append(row)
    ends = [*((len(one), number) for number in range(len(other) + 1)), *((number, len(other)) for number in range(len(one)))]
    i, j = max(ends, key=lambda end: points[end[0]][end[1]])
    pairs: list[tuple[str | None, str | None]] = []
    while i and j:
        here = points[i][j]
        if here == points[i - 1][j - 1] + (_SAME if one[i - 1] == other[j - 1] else _OTHER):
            i, j = i - 1, j - 1
            pairs.append((one[i], other[j]))
        elif here == points[i - 1][j] + _GAP:
            i -= 1
            pairs.append((one[i], None))
        else:
            j -= 1
            pairs.append((None, other[j]))
    return pairs[::-1]


def _changes(pairs: Sequence[tuple[str | None, str | None]]) -> Iterator[Change]:
    """Yield what stands between words that both have."""
    left: list[str] = []
    right: list[str] = []
    for one, other in (*pairs, ("", "")):
        if one == other:
            if left or right:
                yield Change(tuple(left), tuple(right))
            left, right = [], []
            continue
        left += [one] if one is not None else []
        right += [other] if other is not None else []


def _matters(change: Change, lexicon: Lexicon) -> bool:
    """Say whether a change is of what is said: a "not", or a word that carries sense, none of "and", "well" and "that"."""
    words = {*change.one} ^ {*change.other}
    if words & _NEGATIONS:
        return True
    small = lexicon.reach.small | _SMALL
    return not words <= small and max(map(lexicon.frequencies.rarity, words)) >= _CONTENT
