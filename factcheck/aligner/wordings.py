"""Names and titles that are one: by their words, not by weights.

In: the name claims of one event. Out: groups of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from rapidfuzz import fuzz

from factcheck.model import NameClaim, Title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.model import Claim

__all__ = ["group_names", "label"]

T = TypeVar("T")


def _join(items: Sequence[T], same: Callable[[T, T], bool]) -> list[list[T]]:
    """Return the items in groups, each joined to the first group that holds one that is the same."""
    groups: list[list[T]] = []
    for item in items:
        home = next((group for group in groups if any(same(item, member) for member in group)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two full names are one person's: one holds the other, or they are two spellings (Farzana / Farzaneh)."""
    if not left or not right or left[-1] != right[-1]:
        return False
    return left == right or set(left) <= set(right) or set(right) <= set(left) or fuzz.ratio(" ".join(left), " ".join(right)) >= 90  # noqa: PLR2004


def _same_name(one: NameClaim, other: NameClaim) -> bool:
    left, right = one.identity, other.identity
    if left.words == right.words or left.words in right.aliases or right.words in left.aliases:
        return True
    return one.mention.anchor.document != other.mention.anchor.document and _same_person(left.words, right.words)


def _titles(claims: Sequence[NameClaim]) -> list[list[NameClaim]]:
    """Return titles in groups, one a holder (surname and what else is given of the name)."""

    def holder(claim: NameClaim) -> tuple[str, ...]:
        return tuple(claim.mention.holder.lower().split()) if isinstance(claim.mention, Title) else ()

    return _join(claims, lambda one, other: _same_person(holder(one), holder(other)))


def group_names(claims: Sequence[NameClaim]) -> list[list[NameClaim]]:
    """Return names in groups of one bearer, and titles in groups of one holder."""
    by_kind: dict[str, list[NameClaim]] = defaultdict(list)
    for claim in claims:
        by_kind["title" if isinstance(claim.mention, Title) else "name"].append(claim)
    return _join(by_kind["name"], _same_name) + _titles(by_kind["title"])


def label(claims: Sequence[Claim]) -> str:
    """Return a label for a group: the plainest surface among its claims."""
    return min((claim.mention.anchor.surface for claim in claims), key=lambda surface: (len(surface), surface))
