"""Whose figure it is: one outlet names a source for what another tells in its own voice.

In: the figures of one fact that do not conflict. Out: a ruling where the outlets differ in that. Off unless the run asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparator.sides import listed
from factcheck.model import FigureClaim, Ruling, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.comparator.sides import Texts
    from factcheck.model import Alignment

__all__ = ["voices"]


def voices(alignment: Alignment, texts: Texts) -> Iterator[Ruling]:
    """Yield a note where some outlets attribute a figure and others do not."""
    sources: dict[str, str | None] = {}
    for claim in alignment.claims:
        if isinstance(claim, FigureClaim):
            attribution = claim.mention.attribution
            document = claim.mention.anchor.document
            told = attribution and (attribution.speaker or attribution.resolved or attribution.cue)
            sources[document] = sources.get(document) or told
    own = [document for document, source in sources.items() if not source]
    if not own or len(own) == len(sources):
        return
    named = [f"{texts.documents[document].outlet} gives it to {source}" for document, source in sources.items() if source]
    message = f"{listed(texts.documents[document].outlet for document in own)}: in its own voice; {'; '.join(named)}"
    yield Ruling(rule="attribution.differs", severity=Severity.NOTE, message=message)
