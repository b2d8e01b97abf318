"""Who says what: the sides of a fact, and the words in which a message names them.

In: deciding claims, one a document, and the texts of their event. Out: sides and wordings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.model import DateClaim, FigureClaim, Side
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from decimal import Decimal

    from factcheck.model import Claim, Document

__all__ = ["Texts", "as_written", "listed", "sides_of"]


class Texts(NamedTuple):
    """The documents of an event by id, and for each the number of the independent text that it belongs to."""

    documents: Mapping[str, Document]
    text_of: Mapping[str, int]

    def independent(self, documents: Collection[str]) -> int:
        """Return how many independent texts stand behind the given documents."""
        return len({self.text_of[document] for document in documents})

    def outlet(self, claim: Claim) -> str:
        """Return the outlet that a claim was published by."""
        return self.documents[claim.mention.anchor.document].outlet

    def documents_of(self, pair: tuple[Claim, Claim]) -> tuple[Document, Document]:
        """Return the documents of two claims."""
        return self.documents[pair[0].mention.anchor.document], self.documents[pair[1].mention.anchor.document]


def _value(claim: Claim) -> tuple[Decimal | str | None, Decimal | str | None, str | None]:
    if isinstance(claim, FigureClaim):
        number = intervals.core(claim)
        return (number.low, number.high, claim.quantity.unit)
    if isinstance(claim, DateClaim):
        return (str(claim.range.first), str(claim.range.last), "day")
    return (None, None, claim.mention.anchor.surface)


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims by value, the value of most documents first."""
    if len(claims) == 1:
        return [list(claims)]
    by_value: dict[object, list[Claim]] = {}
    for claim in claims:
        by_value.setdefault(_value(claim), []).append(claim)
    return sorted(by_value.values(), key=lambda group: (-len(group), group[0].mention.anchor.document))


def sides_of(claims: Sequence[Claim], texts: Texts) -> tuple[Side, ...]:
    """Return the sides of the given claims (one a document): one a value, the value of most documents first."""
    sides = []
    for group in _groups(claims):
        documents = tuple(sorted({claim.mention.anchor.document for claim in group}))
        first = group[0]
        number = intervals.core(first) if isinstance(first, FigureClaim) else None
        sides.append(
            Side(
                low=number.low if number else None,
                high=number.high if number else None,
                unit=first.quantity.unit if isinstance(first, FigureClaim) else "day" if isinstance(first, DateClaim) else None,
                as_written=tuple(dict.fromkeys(claim.mention.anchor.surface for claim in group)),
                documents=documents,
                independent=texts.independent(documents),
            )
        )
    return tuple(sides)


def as_written(claims: Sequence[Claim], texts: Texts) -> str:
    """Return the outlets and their values as written: "courier: 35 tons; herald, wire: 35 tonnes"."""
    by_surface: dict[str, list[str]] = {}
    for claim in claims:
        by_surface.setdefault(claim.mention.anchor.surface, []).append(texts.outlet(claim))
    groups = sorted(by_surface.items(), key=lambda entry: (len(entry[1]), entry[1]))
    return "; ".join(f"{', '.join(dict.fromkeys(outlets))}: {surface}" for surface, outlets in groups)


def listed(names: Iterable[str]) -> str:
    """Return names as an editor writes them: "courier", "courier and herald", "courier, herald and wire"."""
    *rest, last = dict.fromkeys(names)
    return f"{', '.join(rest)} and {last}" if rest else last
