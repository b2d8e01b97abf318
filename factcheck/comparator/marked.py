"""Figures that an article marks [sic]: meant as they stand, so that nothing is held against them.

In: a judgement, its deciding claims. Out: the claims that are left to judge by, or the judgement where none is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparator.sides import listed, sides_of
from factcheck.model import Alignment, FigureClaim, Judgement, Verdict
from factcheck.text.sic import marked_sic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.comparator.sides import Texts

__all__ = ["set_aside", "unmarked"]


def unmarked(decided: Mapping[str, FigureClaim], texts: Texts) -> dict[str, FigureClaim]:
    """Return document -> claim without the claims that are marked [sic]."""
    return {document: claim for document, claim in decided.items() if not _is_marked(claim, texts)}


def _is_marked(claim: FigureClaim, texts: Texts) -> bool:
    anchor = claim.mention.anchor
    return marked_sic(texts.documents[anchor.document].field(anchor.field), anchor.span.end)


def set_aside(alignment: Alignment, decided: Mapping[str, FigureClaim], texts: Texts) -> Judgement:
    """Return the verdict where at most one figure is not marked [sic]: it stands alone."""
    kept = unmarked(decided, texts)
    marking = listed(texts.outlet(claim) for document, claim in decided.items() if document not in kept)
    claims = list((kept or decided).values())
    return Judgement(
        alignment=alignment,
        verdict=Verdict.SINGLE,
        reason="marked-sic",
        explanation=f"{marking}: marked [sic], so that nothing is held against it.",
        sides=sides_of(claims, texts)[:1],
    )
