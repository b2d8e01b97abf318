"""Which words of one wording another does not have."""

from __future__ import annotations

from difflib import SequenceMatcher

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

__all__ = ["Run", "differing"]

_WORD = lazily(r"\w+(?:[’'.,-]\w+)*")


class Run(NamedTuple):
    """A stretch of a wording; `differs` where the other has other words, or none."""

    text: str
    differs: bool


def differing(own: str, other: str) -> tuple[Run, ...]:
    """Return a wording in runs of words that another has at the same place and words that it has not; case does not matter."""
    words = list(_WORD.finditer(own))
    matcher = SequenceMatcher(
        None, [word[0].casefold() for word in words], [word.casefold() for word in _WORD.findall(other)], autojunk=False
    )
    runs: list[Run] = []
    at = 0
    for tag, first, last, _, _ in matcher.get_opcodes():
        if tag == "equal" or first == last:
            continue
        start, end = words[first].start(), words[last - 1].end()
        if at < start:
            runs.append(Run(own[at:start], differs=False))
        runs.append(Run(own[start:end], differs=True))
        at = end
    if at < len(own):
        runs.append(Run(own[at:], differs=False))
    return tuple(runs)
