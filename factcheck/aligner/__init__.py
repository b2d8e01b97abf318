"""Which claims speak of the same thing.

In: the analyses of one event's documents. Out: alignments; every claim is in exactly one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.aligner.clusters import cluster
from factcheck.aligner.profiles import profile
from factcheck.aligner.wordings import group_names, group_statements, label
from factcheck.model import Alignment, DateClaim, FigureClaim, NameClaim, StatementClaim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, Claim

__all__ = ["align"]


def _label(profiles: Sequence[Profile]) -> str:
    """Return what the claims count and what happened to it: "suspect arrest"."""
    subject = next((profile.subject for profile in profiles if profile.subject), None)
    predicate = next((profile.predicate for profile in profiles if profile.predicate), None)
    return " ".join(word for word in (subject, predicate) if word) or profiles[0].claim.mention.anchor.surface


def _figures(analyses: Sequence[Analysis], lexicon: Lexicon, policy: Policy) -> list[Alignment]:
    profiles = sorted(
        (
            profile(claim, analysis.document, order, lexicon)
            for analysis in analyses
            for order, claim in enumerate(analysis.claims)
            if isinstance(claim, FigureClaim | DateClaim)
        ),
        key=lambda item: item.key,
    )
    alignments = []
    for group in cluster(profiles, lexicon, policy):
        members = [profiles[number] for number in group.members]
        claims = tuple(member.claim for member in members)
        alignments.append(Alignment(label=_label(members), claims=claims, weight=group.weight, near=group.near))
    return alignments


def _wordings(analyses: Sequence[Analysis]) -> list[Alignment]:
    claims: list[Claim] = [claim for analysis in sorted(analyses, key=lambda item: item.document.id) for claim in analysis.claims]
    groups: list[Sequence[Claim]] = [
        *group_statements([claim for claim in claims if isinstance(claim, StatementClaim)]),
        *group_names([claim for claim in claims if isinstance(claim, NameClaim)]),
    ]
    return [Alignment(label=label(group), claims=tuple(group)) for group in groups]


def align(analyses: Sequence[Analysis], lexicon: Lexicon, policy: Policy) -> tuple[Alignment, ...]:
    """Return the alignments of one event, in the order of their first claims."""
    alignments = [*_figures(analyses, lexicon, policy), *_wordings(analyses)]
    return tuple(sorted(alignments, key=lambda alignment: (alignment.claims[0].mention.anchor.document, alignment.claims[0].id)))
