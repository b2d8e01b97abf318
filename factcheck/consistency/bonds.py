"""Whether anything can tie figures to a larger one before them, asked before the words beside each are read (ties.py).

In: a whole and the smaller figures near it. Out: False where no tie has its words, its marks or its sum; most figures have none of them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.adding import ALIKE, LISTED, PARTICIPLE, REST, SET
from factcheck.model import Kind, Modifier, Section
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.consistency.adding import Reach
    from factcheck.consistency.lines import Article
    from factcheck.consistency.parts import Item
    from factcheck.lexicon.wholes import WholeWords

__all__ = ["bound", "shared_by_several"]

_TWO, _THREE = 2, 3
_MORE_OR_LESS = 0.01  # what a float may be off, with room to spare
_LINK = 70  # characters before a figure
_WORD = lazily(r"[a-z]+")
_OF_THEM = (" of th", " of it", " of wh", " or ")  # "or so of them"
_AMONG = lazily(r"\b(?:of|among|from) (?:(?:the|its|all) )?(?:these|those|them|whom|which)\b")
_OUT_OF = lazily(r"\b(?:of|among) (?:[a-z'-]+ ){0,5}$")
_MORE = lazily(r"\b(?:another|further|additional)\b")
_LISTS = lazily(r"(?:[:(–]| - |--)[a-z'. ]{0,60}$", re.IGNORECASE)
_SUBJECT = lazily(r"(?:they|these|those|(?:the|all) (?:[a-z-]+ )?[a-z-]+) (?:were|are|was|is) [a-z ]{0,30}$")  # "The dead were"
_BY = frozenset({"by", "in", "from", "on", "at", "for", "with", "to"})
_MADE_UP = frozenset({"made", "broke", "tally", "haul", "total"})
_GIVING = frozenset(
    "provide provides provided providing set sets setting earmark earmarks earmarked earmarking allocate allocates allocated allocating"
    " devote devotes devoted devoting give gives gave allot allots allotted allotting reserve reserves reserved reserving put puts".split()
)
_WORDS = 9  # before a figure, hedges and all, among which it is told as the rest


def bound(article: Article, whole: Item, near: Sequence[Item], ahead: Sequence[Item]) -> bool:
    """Say whether some of the figures near a whole, or the one `ahead` of it, may be told as its parts."""
    less = [item for item in near if item.number < whole.number]
    sums = _sums(float(whole.number), [*ahead, *less])
    if not _reached(sums, LISTED):
        return False
    if _told_alike(whole, less, ahead) or _beside(whole, near) or _listed(whole, less) or shared_by_several(whole):
        return True
    passage = " ".join([line.raw for line in article.lines[whole.order : near[-1].order + 1]])
    if _reached(sums, SET) and _of_it(whole, [*ahead, *less], passage):
        return True
    told = frozenset(_WORD.findall(passage))
    words = article.lexicon.wholes
    if not told.isdisjoint(words.rest) and _reached(sums, REST) and _leaves_rest(words, [*ahead, *less][1:]):
        return True
    if not told.isdisjoint(words.compose | _MADE_UP | _GIVING) and _composed(words, whole, less):
        return True
    return _reached(sums, SET) and _of_a_set(words, told)


def shared_by_several(whole: Item) -> bool:
    """Say whether a whole is told of several together, whose own figures may follow: "Together they have 3,800 staff"."""
    before = whole.line.raw[: _begins(whole) - whole.line.sentence.span.start]
    return _TOGETHER.search(before) is not None


_TOGETHER = lazily(r"\b(?:together|between them|jointly)\b(?:,? [a-z'-]+){0,4} $")


def _sums(whole: float, items: Sequence[Item]) -> list[float]:
    """Return what two and more of some figures come to, as a share of a whole."""
    one, more = list[float](), list[float]()
    for item in items:
        share = float(item.number) / whole
        more += [each + share for each in (*one, *more)]
        one.append(share)
    return more


def _reached(sums: Sequence[float], reach: Reach) -> bool:
    """Say whether any of some sums is as near its whole as a tie asks."""
    low, high = 1 - float(reach.below) - _MORE_OR_LESS, 1 + float(reach.above) + _MORE_OR_LESS
    return any(low <= each <= high for each in sums)


def _told_alike(whole: Item, less: Sequence[Item], ahead: Sequence[Item]) -> bool:
    """Say whether some exact figures in a row, in sentences that follow one another, come near a whole that names what it counts."""
    count = whole.claim is not None and whole.claim.kind is Kind.COUNT
    if whole.claim is None or (count and whole.claim.mention.subject is None):
        return False
    fewest = _TWO if ahead else _THREE
    for start, first in enumerate(less[: len(less) - fewest + 1]):
        if first.order == whole.order and not ahead:
            continue
        total, last = 0.0, first
        for number, item in enumerate(less[start:], 1):
            if item.order - last.order > 1 or (item.claim is not None and item.claim.mention.modifier is not Modifier.EXACT):
                break
            total, last = total + float(item.number), item
            if number >= fewest and _reached([total / float(whole.number)], ALIKE):
                return True
    return False


def _beside(whole: Item, near: Sequence[Item]) -> bool:
    """Say whether the sentence of a whole goes on with three figures that come near it, or bullets follow it."""
    own = [float(item.number) for item in near if item.order == whole.order]
    if len(own) == _TWO and _reached([sum(own) / float(whole.number)], PARTICIPLE):
        behind = [item.line.source[item.at :].split(None, 1)[:1] for item in near if item.order == whole.order]
        if behind[0] == behind[1] and behind[0] and behind[0][0] in _BY:
            return True
    bullets = sum(item.line.sentence.section is Section.BULLET for item in near)
    return (len(own) >= _THREE and _reached([sum(own) / float(whole.number)], LISTED)) or bullets >= _TWO


def _begins(item: Item) -> int:
    """Return where a figure begins in its field; a number that is read as none has at most three digits."""
    return item.claim.mention.anchor.span.start if item.claim is not None else item.at - _THREE


def _listed(whole: Item, less: Sequence[Item]) -> bool:
    """Say whether a colon, bracket or dash stands before the first of two figures, or a sentence begins with what they may be."""
    for one, other in pairwise(less):
        if one.order != other.order:
            continue
        start, first = _begins(one), one.line.sentence.span.start
        if one.order - whole.order <= 1 and _LISTS.search(one.line.source[max(first, start - _LINK) : start]) is not None:
            return True
        if one.order > whole.order and start - first <= _LINK and _SUBJECT.match(one.line.raw[: start - first]) is not None:
            return True
    return False


def _of_it(whole: Item, items: Sequence[Item], passage: str) -> bool:
    """Say whether words make a figure one of a whole: "of them", "of those rescued", "of the boats", "of its 40 boats, 12 …"."""
    noun = whole.claim.mention.subject if whole.claim is not None else None
    if len({item.order for item in items}) == len(items) and _MORE.search(passage) is None:
        return False  # two stand in one sentence, or "another" begins the next
    if _AMONG.search(passage) or (noun is not None and f"of the {noun}" in passage):
        return True
    before = whole.line.raw[: _begins(whole) - whole.line.sentence.span.start]
    return any(item.line.source.startswith(_OF_THEM, item.at) for item in items) or _OUT_OF.search(before[-_LINK:]) is not None


def _leaves_rest(words: WholeWords, items: Sequence[Item]) -> bool:
    """Say whether a figure is told as what others leave: "the other 12", "12 others"."""
    return any(item.line.source.startswith(" other", item.at) or not words.rest.isdisjoint(_before(item)[-_WORDS:]) for item in items)


def _before(item: Item) -> list[str]:
    """Return the words of a sentence before a figure."""
    found: list[str] = _WORD.findall(item.line.raw[: _begins(item) - item.line.sentence.span.start])
    return found


def _composed(words: WholeWords, whole: Item, less: Sequence[Item]) -> bool:
    """Say whether words before two figures of a sentence make something up of them, or give it away to them."""
    money = whole.claim is not None and whole.claim.kind is Kind.MONEY
    for one, other in pairwise(less):
        if one.order == other.order:
            told = _before(one)
            if not (words.compose.isdisjoint(told) and _MADE_UP.isdisjoint(told)) or (money and not _GIVING.isdisjoint(told)):
                return True
    return False


def _of_a_set(words: WholeWords, told: frozenset[str]) -> bool:
    """Say whether two members of one set are named."""
    found = {member for word in told & words.named.keys() for member in words.named[word]}
    return len({number for number, _ in found}) < len(found)
