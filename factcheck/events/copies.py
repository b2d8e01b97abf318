"""Which documents of one event share their wording: agency copy counts as one independent text.

In: the documents of an event. Out: their ids in groups. Two documents are one text where runs of `copy_run_words` words that both have
cover `copy_share` of the shorter one. Words between quotation marks and lines that stand in a page's furniture are not counted: two
reporters who heard one speech quote it alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.config import Policy
    from factcheck.model import Document

__all__ = ["independent_texts", "shared", "wording"]

# An agency's story is told in this many characters; what follows is cut from one outlet to the next.
_READ = 5_000
# A run that more texts than this hold is agency copy or furniture; comparing all of its holders would grow with their square.
_HOLDERS = 40
_NEAR = 8
_LONG_WORD = 9
_SHORT_LINE = 8  # words: "Follow us on Google News", a caption's credit, a section label

_WORD = lazily(r"\w+")
# A quotation closes within its paragraph or is none; straight and curly marks are mixed in practice.
_QUOTED = lazily(r"[\"“][^\"“”\n]{1,1000}[\"”]")

_Run = tuple[str, ...]


def independent_texts(documents: Sequence[Document], policy: Policy) -> tuple[tuple[str, ...], ...]:
    """Return the ids of `documents` in groups of one wording, each sorted, in the order of their first ids."""
    equal: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.id):
        equal[document.text].append(document.id)
    runs = [_runs(text, policy.copy_run_words) for text in equal] if len(equal) > 1 else []
    roots = list(range(len(equal)))
    for (first, second), shared in _shared(runs).items():
        if shared >= policy.copy_share * min(len(runs[first]), len(runs[second])):
            _unite(roots, first, second)
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for position, ids in enumerate(equal.values()):
        texts[_root(roots, position)] += ids
    return tuple(sorted(tuple(sorted(ids)) for ids in texts.values()))


def wording(text: str, policy: Policy) -> frozenset[_Run]:
    """Return what of a text another must have to share its wording: its runs of words."""
    return _runs(text, policy.copy_run_words)


def shared(one: frozenset[_Run], other: frozenset[_Run]) -> float:
    """Return the share of the runs of the shorter of two texts that the other has as well, 0 to 1."""
    return len(one & other) / min(len(one), len(other))


def _runs(text: str, length: int) -> frozenset[_Run]:
    """Return the runs of `length` words of the running text that begin with a long word, a tenth of all; all of a text without any."""
    read = text[:_READ].lower()
    running = " ".join(line for line in _QUOTED.sub(" ", read).split("\n") if line.count(" ") >= _SHORT_LINE)
    words = _WORD.findall(running or read)
    starts = range(len(words) - length + 1)
    runs = frozenset(tuple(words[start : start + length]) for start in starts if len(words[start]) >= _LONG_WORD)
    return runs or frozenset(tuple(words[start : start + length]) for start in starts) or frozenset([tuple(words)])


def _shared(runs: Sequence[frozenset[_Run]]) -> Counter[tuple[int, int]]:
    """Count the runs that each two texts share. Of many holders of a run only near ones in order meet: they are chained in the end."""
    holders: defaultdict[_Run, list[int]] = defaultdict(list)
    for position, text in enumerate(runs):
        for run in text:
            holders[run].append(position)
    counts: Counter[tuple[int, int]] = Counter()
    for positions in holders.values():
        if 1 < len(positions) <= _HOLDERS:
            counts.update(combinations(positions, 2))
        elif len(positions) > _HOLDERS:
            for start, first in enumerate(positions):
                counts.update((first, second) for second in positions[start + 1 : start + 1 + _NEAR])
    return counts


def _root(roots: list[int], position: int) -> int:
    while roots[position] != position:
        roots[position] = position = roots[roots[position]]
    return position


def _unite(roots: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(roots, first), _root(roots, second)))
    roots[high] = low
