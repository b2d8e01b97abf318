"""Names and titles that are one: by their words, not by weights.

In: the name claims of one event. Out: groups of them. A surname alone goes to the one who bears it where only one does: two people of one
surname are never one, nor are two names that differ in more than a letter or two of one word.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from factcheck.model import Name, NameClaim, NameKind, Title
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Claim

__all__ = ["group_names", "label"]

# Two spellings of one word begin alike and part in one letter, in words of six letters and more in two.
_SHORTEST_SPELT = 4
_SHORTEST_TWO = 6


class _Bearer(NamedTuple):
    """A claim with the words of the one whom it names, in lower case, and other forms of them."""

    claim: NameClaim
    words: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]
    kind: NameKind


class _Group(NamedTuple):
    """The claims of one bearer by their words, and the documents that they stand in; groups are numbered as they are made."""

    number: int
    told: dict[tuple[str, ...], list[_Bearer]]
    documents: set[str]


def _bearer(claim: NameClaim) -> _Bearer:
    if isinstance(claim.mention, Name):
        return _Bearer(claim, claim.identity.words, claim.identity.aliases, claim.mention.bearer)
    return _Bearer(claim, tuple(claim.mention.holder.lower().split()), (), NameKind.PERSON)


def _spellings(one: str, other: str, kind: NameKind, lexicon: Lexicon) -> bool:
    """Say whether two words are two spellings of one (Farzana, Farzaneh), and not two words (Daniel, Daniela)."""
    length = min(len(one), len(other))
    if length < _SHORTEST_SPELT or one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return False
    if OSA.distance(one, other, score_cutoff=2) > (2 if length >= _SHORTEST_TWO else 1):
        return False
    if kind is NameKind.BODY:
        return not (one in lexicon.frequencies and other in lexicon.frequencies)
    genders = {lexicon.given_names.get(word.capitalize(), "e") for word in (one, other)}
    return kind is NameKind.VESSEL or not {"m", "f"} <= genders


def _same(one: _Bearer, other: _Bearer, lexicon: Lexicon) -> bool:
    """Say whether two names are one bearer's: the same words, one within the other, or a word in two spellings."""
    left, right = one.words, other.words
    if left == right or left in other.aliases or right in one.aliases:
        return True
    if not left or not right or one.kind is not other.kind:
        return False
    if one.kind is NameKind.PERSON and left[-1] == right[-1] and (set(left) <= set(right) or set(right) <= set(left)):
        return True
    if len(left) != len(right) or len(left) == 1:
        return False
    differing = [(first, second) for first, second in zip(left, right, strict=True) if first != second]
    return len(differing) == 1 and _spellings(*differing[0], one.kind, lexicon)


def _groups(claims: Sequence[NameClaim], lexicon: Lexicon) -> list[list[NameClaim]]:
    """Return the claims in groups of one bearer: full names first, then surnames alone, each to the only group that it fits."""
    groups: list[_Group] = []
    homes: dict[tuple[str, ...], _Group] = {}
    by_word: dict[str, set[int]] = defaultdict(set)  # whoever is the same has a word in common
    for bearer in sorted(map(_bearer, claims), key=lambda bearer: -min(len(bearer.words), 2)):
        home = homes.get(bearer.words)
        words = {*bearer.words, *chain.from_iterable(bearer.aliases)}
        if home is None:
            near = [groups[number] for number in sorted(set().union(*[by_word[word] for word in words]))]
            fitting = [group for group in near if _fits(bearer, group, lexicon)]
            if len(fitting) == 1 or (fitting and len(bearer.words) > 1):
                home = fitting[0]
            else:
                groups.append(home := _Group(len(groups), {}, set()))
            homes[bearer.words] = home
        for word in words:
            by_word[word].add(home.number)
        home.told.setdefault(bearer.words, []).append(bearer)
        home.documents.add(bearer.claim.mention.anchor.document)
    place = {id(claim): number for number, claim in enumerate(claims)}
    return [
        sorted((bearer.claim for told in group.told.values() for bearer in told), key=lambda claim: place[id(claim)]) for group in groups
    ]


def _fits(bearer: _Bearer, group: _Group, lexicon: Lexicon) -> bool:
    """Say whether a name is that of every member, and of none of its own document under another form."""
    if isinstance(bearer.claim.mention, Name) and bearer.claim.mention.anchor.document in group.documents:
        return False
    return all(_same(bearer, told[0], lexicon) for told in group.told.values())


def group_names(claims: Sequence[NameClaim], lexicon: Lexicon) -> list[list[NameClaim]]:
    """Return names in groups of one bearer, and titles in groups of one holder."""
    names = [claim for claim in claims if isinstance(claim.mention, Name)]
    titles = [claim for claim in claims if isinstance(claim.mention, Title)]
    return _groups(names, lexicon) + _groups(titles, lexicon)


def label(claims: Sequence[Claim]) -> str:
    """Return a label for a group: the plainest surface among its claims."""
    return min((claim.mention.anchor.surface for claim in claims), key=lambda surface: (len(surface), surface))
