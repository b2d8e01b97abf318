"""Which claims speak of the same thing.

In: the analyses of one event's documents. Out: alignments; every claim is in exactly one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.clusters import cluster
from factcheck.aligner.evidence import compare
from factcheck.aligner.portions import restate
from factcheck.aligner.profiles import profiles_of, told_words
from factcheck.aligner.statements import group_statements
from factcheck.aligner.wordings import group_names, label
from factcheck.intervals import Relation
from factcheck.model import (
    Alignment,
    Bounds,
    Comparison,
    DateClaim,
    FigureClaim,
    NameClaim,
    StatementClaim,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.aligner.profiles import Profile
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, Claim, Fact

__all__ = ["align", "explain"]


def _label(profiles: Sequence[Profile]) -> str:
    """Return what the claims count and what happened to it: "suspect arrest"."""
    subject = next((profile.subject for profile in profiles if profile.subject), None)
    predicate = next((profile.predicate for profile in profiles if profile.predicate), None)
    return " ".join(word for word in (subject, predicate) if word) or profiles[0].claim.mention.anchor.surface


def _figures(analyses: Sequence[Analysis], lexicon: Lexicon, policy: Policy) -> list[Alignment]:
    profiles = sorted((item for analysis in analyses for item in profiles_of(analysis, lexicon)), key=lambda item: item.key)
    alignments = []
    for group in cluster(profiles, lexicon, policy):
        members = [profiles[number] for number in group.members]
        claims = tuple(member.claim for member in members)
        alignments.append(Alignment(_label(members), claims, group.weight, group.near, group.beyond, group.restated))
    return alignments


def _wordings(analyses: Sequence[Analysis], lexicon: Lexicon) -> list[Alignment]:
    claims: list[Claim] = [claim for analysis in sorted(analyses, key=lambda item: item.document.id) for claim in analysis.claims]
    documents = {analysis.document.id: analysis.document for analysis in analyses}
    groups: list[Sequence[Claim]] = [
        *group_statements([claim for claim in claims if isinstance(claim, StatementClaim)], documents, lexicon),
        *group_names([claim for claim in claims if isinstance(claim, NameClaim)], lexicon),
    ]
    return [Alignment(label=label(group), claims=tuple(group)) for group in groups]


def _alone(analysis: Analysis) -> list[Alignment]:
    """Return the alignments of a document that nothing is laid beside: one number of one noun and verb, one wording, one holder's titles.

    Of an archive's articles most are such, and what weighs the claims of several texts takes a quarter of the time that they are read in.
    """
    groups: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in analysis.claims:
        groups[_told(claim)].append(claim)
    return [Alignment(label=_plain_label(group), claims=tuple(group)) for group in groups.values()]


def _told(claim: Claim) -> object:
    """Return what two claims of one document have in common that are surely one, its id where nothing tells."""
    mention = claim.mention
    match claim:
        case FigureClaim() if claim.mention.subject:
            return (intervals.family(claim), intervals.core(claim), claim.mention.subject, claim.mention.predicate)
        case DateClaim() if claim.mention.subject:
            return (claim.mention.expression, claim.mention.subject, claim.mention.predicate)
        case StatementClaim():
            return (mention.anchor.sentence, claim.mention.attribution)  # "A home," she said, "is not a bet"
        case NameClaim() if isinstance(mention, Title):
            return ("title", mention.holder)
        case _:
            return claim.id


def _plain_label(claims: Sequence[Claim]) -> str:
    first = claims[0]
    words = told_words(first.mention.subject, first.mention.predicate) if isinstance(first, FigureClaim | DateClaim) else ()
    return " ".join(word for word in words if word) or label(claims)


def align(analyses: Sequence[Analysis], lexicon: Lexicon, policy: Policy) -> tuple[Alignment, ...]:
    """Return the alignments of one event, in the order of their first claims."""
    alone = len(analyses) == 1
    alignments = _alone(analyses[0]) if alone else [*_figures(analyses, lexicon, policy), *_wordings(analyses, lexicon)]
    return tuple(sorted(alignments, key=lambda alignment: (alignment.claims[0].mention.anchor.document, alignment.claims[0].id)))


def _bounds(claim: Claim, policy: Policy, *, converted: bool) -> Bounds:
    if not isinstance(claim, FigureClaim):
        return Bounds(
            claim=claim.id, as_written=claim.mention.anchor.surface, unit=None, low=None, high=None, allowed_low=None, allowed_high=None
        )
    number, allowed = intervals.core(claim), intervals.allowed(claim, policy, converted=converted)
    return Bounds(
        claim=claim.id,
        as_written=claim.mention.anchor.surface,
        unit=claim.quantity.unit,
        low=number.low,
        high=number.high,
        allowed_low=allowed.low,
        allowed_high=allowed.high,
    )


def explain(
    one: tuple[Claim, Analysis], other: tuple[Claim, Analysis], lexicon: Lexicon, policy: Policy, *, fact: Fact | None = None
) -> Comparison:
    """Return how two claims, each with its document's analysis, are weighed; statements and names go by their words, without weights.

    Of the `fact` that they are in, if any, come the figures that are not compared as they stand, and what else makes them one fact, by the
    other claims of it: one line more where the two differ.
    """
    first, second = one[0], other[0]
    if not isinstance(first, FigureClaim | DateClaim) or not isinstance(second, FigureClaim | DateClaim):
        forbidden = None if type(first) is type(second) else "another kind of claim"
        return Comparison(claims=(first, second), relation="words", forbidden=forbidden, evidence=(), weight=0.0, needed=0.0)
    restated = {} if fact is None else {each.claim.id: each for each in fact.restated}
    left, right = (
        restate(profile, restated[claim.id]) if claim.id in restated else profile
        for claim, profile in (
            (claim, next(item for item in profiles_of(analysis, lexicon) if item.claim is claim)) for claim, analysis in (one, other)
        )
    )
    pair = compare(left, right, lexicon, policy)
    units = [profile.claim.mention.unit for profile in (left, right) if isinstance(profile.claim, FigureClaim)]
    converted = len(set(units)) > 1
    apart = pair.relation is Relation.DISJOINT
    more = (fact.beyond,) if fact is not None and fact.beyond and apart else ()
    return Comparison(
        claims=(first, second),
        relation=pair.relation.value,
        forbidden=pair.forbidden,
        evidence=(*(line for line in pair.evidence if line.weight), *more),
        weight=round(pair.weight + sum(line.weight for line in more), 3),
        needed=policy.conflict if apart else policy.join,
        bounds=(_bounds(left.claim, policy, converted=converted), _bounds(right.claim, policy, converted=converted)),
    )
