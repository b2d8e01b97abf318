"""When a slip of the finger is what parts two numbers: what else in an event's texts says so, beside the words around the two.

In: how two groups of claims compare, and which documents tell them. Out: a line of evidence more, or that a veto is forgiven.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import misprints
from factcheck.aligner.vetoes import WEEKDAYS
from factcheck.model import Evidence, FigureClaim, Kind
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from factcheck.aligner.evidence import Pair
    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.model import Claim

__all__ = ["Parted", "forgiven", "least_margin", "left_over", "outvoted"]

# Of two documents neither is outvoted.
_FEW = 2
_TELLING = 3  # digits
# Log-odds from which three digits are enough though nobody is outvoted.
_CLOSE = 3.0
# What a text may seem to tell otherwise where a slip of the finger is all that parts two numbers. Of a day, a period or a forecast they
# must have four digits: "19.5 billion" this year and "18.5 billion" last year are no slip. None such was about two things in the clusters
# of training/alignment.py.
_FORGIVEN = frozenset({"another thing that happened", "another place", "another source"})
_FORGIVEN_RARE = _FORGIVEN | {"another day or period", "expected and actual", "on top of another figure", "a whole beside a part"}
# Where nothing else is left that either figure could be, "rose 5.1%" and "stands at 15%" are no level and change either.
_FORGIVEN_LAST = _FORGIVEN_RARE | {"change and level"}
# Log-odds by which the words must speak more for two claims than for any other that is left: next to nothing where two digits changed
# places, more where a digit is another or is lost, most where two small numbers have nothing in common.
_SWAPPED, _ANOTHER, _NOTHING = 0.0, 1.0, 2.0
_SMALL = 20  # what is told in words and taken for another word: seven, eleven


class Parted(NamedTuple):
    """Two facts that may be one: their closest claims, the documents of each, and the log-odds of their words over the next best.

    `keyed` says that the two share a key.
    """

    pair: Pair
    documents: tuple[AbstractSet[str], AbstractSet[str]]
    keyed: bool


def outvoted(parted: Parted, everywhere: AbstractSet[str], *, agreed: bool) -> bool:
    """Say whether two facts hold all documents, some of which agree, and in each document the only figure of one noun, or a slip of it.

    Two of three outlets have 95 firefighters and the third 64: no other number of firefighters is left for either to be about. Where only
    one of the texts names a place, group or period, it may be about a part. In the clusters of training/alignment.py all twelve pairs under
    a key that held all documents and parted by a slip of two digits were one fact. `agreed` says that those which have one number are
    surely one fact.
    """
    pair, between = parted.pair, parted.documents
    swapped = pair.plainly and max(map(len, between)) > 1 and agreed  # whether or not the others tell it
    if not parted.keyed or len(everywhere) <= _FEW or (between[0] | between[1] != everywhere and not swapped):
        return False
    levels = {line.field: line.level for line in pair.evidence}
    one_sided = "one" in {levels["place"], levels["group"], levels["period"]}
    # "about 40 kg of explosive", "60 kilograms of explosive material": neither text weighs anything else
    only = levels.get("crowd") == "alone" and levels["clause"] in {"middle", "high"}
    alone = only or (levels["subject"] in {"same", "synonym"} and levels["fellows"] == "alone")
    # "312 complaints" beside the 112 posts of all others: with no word in common three digits may well be chance. A sum that all others
    # have a power of ten lower hardly is: "a £23 million inferno" beside damage of £2.3 million.
    strange = (levels["subject"], levels["clause"], levels["sentence"]) == ("different", "none", "none")
    scaled = levels["value"].startswith("slip-")
    slips = agreed and (scaled or (levels["value"].startswith("digits-") and (pair.slipped > _TELLING or not strange)))
    # all others have Rs740 billion, and the one that has Rs470 billion has nothing else that it could be
    telling = pair.slipped >= _TELLING or scaled or pair.plainly
    return (slips and telling) or ((slips or alone) and not one_sided)


def least_margin(parted: Parted, one: Profile, other: Profile) -> float | None:
    """Return by how much two claims must be nearer to each other than to all that is left, None where no slip parts their numbers."""
    left, right = one.claim, other.claim
    if not isinstance(left, FigureClaim) or not isinstance(right, FigureClaim):
        return None
    if parted.pair.plainly:
        return _SWAPPED
    if not parted.keyed:
        return None
    if _small(left) and _small(right):
        return _NOTHING if max(map(len, parted.documents)) > 1 else None
    return _ANOTHER if parted.pair.slipped > 1 or misprints.digit_lost(left, right) else None


def _small(claim: Claim) -> bool:
    """Say whether a claim counts so few that its number may be a word; spans of time are told of everything."""
    return isinstance(claim, FigureClaim) and claim.kind is Kind.COUNT and claim.mention.low == claim.mention.high < _SMALL


def left_over(pair: Pair, policy: Policy) -> Evidence:
    """Return the line for two claims that are nearest to each other of all that the texts of either leave without a counterpart.

    Then the numbers themselves are no evidence against it, however far the lost digit sets them apart.
    """
    return Evidence("rest", "slip" if pair.plainly else "nearest", max(policy.nearest_least, policy.nearest - pair.value_weight))


def forgiven(pair: Pair, *, sure: bool, nearest: bool) -> bool:
    """Say whether a slip in so many digits parts the two that what seems to forbid them is forgiven.

    `sure` says that one is outvoted, `nearest` that nothing else is left for either.
    """
    if pair.forbidden is None:  # but what forbids it with other texts: "74 foreigners" in all, where they have "47 of them foreigners"
        return sure or nearest
    if pair.forbidden == WEEKDAYS:  # "derailed on Tuesday", and on Thursday with all others
        return sure
    if pair.slipped > _TELLING or (pair.slipped == _TELLING and sure and pair.weight >= _CLOSE):
        return pair.forbidden in _FORGIVEN_RARE
    if nearest and pair.plainly and pair.weight >= _CLOSE:
        return pair.forbidden in _FORGIVEN_LAST
    return pair.slipped == _TELLING and pair.forbidden in _FORGIVEN and (sure or pair.weight >= _CLOSE)
