"""Statements of several outlets that are one: by their words, with the weight of each.

In: the statement claims of one event. Out: groups of them, each statement in one. Quotations are joined by their order of words, retellings
by the words that carry sense; two sentences of one speech share a few of those, a retelling most of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple
from factcheck.sayings import echo, matched, namesakes, sayings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, StatementClaim
    from factcheck.sayings import Saying

__all__ = ["group_statements"]

# The share of the lighter statement's weight that a retelling has, and the weight that must be shared: three or four words that carry
# sense. One speaker's two sentences on one subject share a third at most; where no speaker is named, more is asked for.
_COVER = 0.4
_COVER_UNNAMED = 0.66
_SHARED = 7.0
_TERMS = 3
# Beside words that both quote (“very clear”), this many words that carry sense.
_TERMS_QUOTED = 2
_COVER_WHOLE = 0.8
_SHARED_WHOLE = 5.5
_SHARED_UNNAMED = 11.0
# The lighter statement may be this much lighter: a sentence is no retelling of a speech.
_LIGHTEST = 0.2
# Words of the sentence around an indirect statement count this much.
_AROUND = 0.5
# Of the pairs of documents that a merge would bring together, this share must be linked.
_LINKED = 0.5
# One or two words ("Yes", "Not here") that two people say are no one statement.
_LEAST_ALONE = 2
_SHORT = 10  # words
_SAME, _ALTERED, _RETOLD = 3, 2, 1


class _Link(NamedTuple):
    """Two sayings of two documents that are one statement, and how surely."""

    rank: int
    score: float
    one: int
    other: int


def _retold(one: Saying, other: Saying, lexicon: Lexicon) -> float:
    """Return the share of the lighter saying's weight that the other has, 0 where that is too little for a retelling."""
    if (one.direct and other.direct) or not one.content or not other.content:
        return 0.0
    relation = namesakes(one.speaker, other.speaker, lexicon)
    if relation is False:
        return 0.0
    lighter, heavier = sorted((one, other), key=lambda saying: (saying.weight, saying.document))
    if lighter.weight < _LIGHTEST * heavier.weight:
        return 0.0
    shared = matched(lighter.content, heavier.content)
    if (
        relation
        and shared.terms >= _TERMS_QUOTED
        and {stretch.words for stretch in one.quoted} & {stretch.words for stretch in other.quoted}
    ):
        return 1.0
    sentence = matched(lighter.content, {**heavier.around, **heavier.content}).weight
    sentence += matched({**lighter.around, **lighter.content}, heavier.content).weight
    total = min(shared.weight + _AROUND * min(sentence - 2 * shared.weight, shared.weight), lighter.weight)
    cover = total / lighter.weight
    if not relation:
        enough = total >= _SHARED_UNNAMED and cover >= _COVER_UNNAMED
    else:
        enough = (total >= _SHARED and cover >= _COVER) if shared.terms >= _TERMS else (total >= _SHARED_WHOLE and cover >= _COVER_WHOLE)
    return cover if enough else 0.0


def _link(one: int, other: int, all_sayings: Sequence[Saying], lexicon: Lexicon) -> _Link | None:
    left, right = all_sayings[one], all_sayings[other]
    if left.words == right.words:
        return _Link(_SAME, 1.0, one, other)
    echoes = [found for first in left.quoted for second in right.quoted if (found := echo(first.words, second.words, lexicon)) is not None]
    if any(not found.changes for found in echoes):
        return _Link(_SAME, float(max(found.common for found in echoes)), one, other)
    if echoes and namesakes(left.speaker, right.speaker, lexicon) is not False:
        return _Link(_ALTERED, float(max(found.common for found in echoes)), one, other)
    score = _retold(left, right, lexicon)
    return _Link(_RETOLD, score, one, other) if score else None


def _candidates(all_sayings: Sequence[Saying], documents: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sayings that no document has both of and that may share enough: the lighter has its rarest words in the heavier.

    Whatever shares half of a saying's weight has one of the words that make up its rarer half, so that only these are looked up. Of a short
    one, all are: "A home is not a bet" is altered in the word that weighs most.
    """
    if len(frozenset().union(*documents)) < 2:  # noqa: PLR2004 - one article alone has nothing to be laid beside
        return
    postings: dict[str, list[int]] = defaultdict(list)
    for number, saying in enumerate(all_sayings):
        for root in sorted({**saying.around, **saying.content}):
            postings[root].append(number)
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for number, saying in enumerate(all_sayings):
        by_words[saying.words].append(number)
        left = saying.weight * (1 - _COVER) if len(saying.words) > _SHORT else saying.weight
        for root in sorted(saying.content, key=lambda root: (len(postings[root]), root)):
            if left < 0:
                break
            left -= saying.content[root].weight
            found.update((min(number, other), max(number, other)) for other in postings[root])
    for twins in by_words.values():
        found.update((one, other) for place, one in enumerate(twins) for other in twins[place + 1 :])
    yield from sorted((one, other) for one, other in found if not documents[one] & documents[other])


def _links(all_sayings: Sequence[Saying], documents: Sequence[frozenset[str]], lexicon: Lexicon) -> list[_Link]:
    """Return the links, the surest first; a retelling is linked to what it is nearest to in each document."""
    found = [link for one, other in _candidates(all_sayings, documents) if (link := _link(one, other, all_sayings, lexicon)) is not None]
    best: dict[tuple[int, str], tuple[int, float]] = {}
    for link in found:
        for mine, its in ((link.one, link.other), (link.other, link.one)):
            key = (mine, all_sayings[its].document)
            best[key] = max(best.get(key, (0, 0.0)), (link.rank, link.score))
    nearest = [
        link
        for link in found
        if link.rank == _SAME
        or (link.rank, link.score) in (best[link.one, all_sayings[link.other].document], best[link.other, all_sayings[link.one].document])
    ]
    return sorted(nearest, key=lambda link: (-link.rank, -link.score, link.one, link.other))


def _holds(one: Sequence[int], other: Sequence[int], all_sayings: Sequence[Saying], linked: set[tuple[int, int]]) -> bool:
    """Say whether enough of the documents of two groups are linked with each other (a document may tell it in several sentences)."""
    met: dict[tuple[str, str], bool] = {}
    for left in one:
        for right in other:
            key = (all_sayings[left].document, all_sayings[right].document)
            if key[0] != key[1]:
                met[key] = met.get(key, False) or (min(left, right), max(left, right)) in linked
    return sum(met.values()) >= _LINKED * len(met)


def _groups(all_sayings: Sequence[Saying], links: Sequence[_Link]) -> list[list[int]]:
    """Return the numbers of the sayings in groups, merged along the links."""
    linked = {(link.one, link.other) for link in links}
    home = list(range(len(all_sayings)))
    groups: dict[int, list[int]] = {number: [number] for number in range(len(all_sayings))}
    for link in links:
        one, other = sorted((home[link.one], home[link.other]))
        if one == other:
            continue
        if link.rank != _SAME and not _holds(groups[one], groups[other], all_sayings, linked):
            continue
        for number in groups[other]:
            home[number] = one
        groups[one] += groups.pop(other)
    return [sorted(group) for group in groups.values()]


def group_statements(claims: Sequence[StatementClaim], documents: Mapping[str, Document], lexicon: Lexicon) -> list[list[StatementClaim]]:
    """Return the statements in groups that give the same words, a part of them, an alteration or a retelling; each is in one group."""
    by_print: dict[tuple[object, ...], list[Saying]] = {}
    for saying in sayings(claims, documents, lexicon):
        own = () if len(saying.words) > _LEAST_ALONE else (saying.document, saying.claims[0].id)
        by_print.setdefault((saying.words, saying.speaker, saying.direct, *own), []).append(saying)
    printed = list(by_print.values())
    first = [told[0] for told in printed]
    tellers = [frozenset(saying.document for saying in told) for told in printed]
    groups = _groups(first, _links(first, tellers, lexicon))
    place = {claim.id: number for number, claim in enumerate(claims)}
    return [
        sorted((claim for number in group for saying in printed[number] for claim in saying.claims), key=lambda claim: place[claim.id])
        for group in groups
    ]
