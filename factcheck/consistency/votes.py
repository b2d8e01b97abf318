"""Shares of one vote that several sentences tell: "Delgado had 47.3% of the vote … Whitcomb, who finished with 38.9% … Trask took 16.2%".

Silent where anybody has two shares (another year, another round), where one sentence of them speaks of a poll, a place or a group, and
where the two largest come to more than all votes: winners of two races.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, single, value
from factcheck.consistency.evidence import finding
from factcheck.model import Field, FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]

_VOTE = lazily(r"^ of (?:the )?(?:popular |valid |total )?votes?\b")
_GATE = lazily(r"(?:%| per ?cent) of (?:the )?(?:popular |valid |total )?votes?\b")
_OWN = lazily(
    r"\b(?P<owner>[A-Z][\w’'-]+)(?:,? who|, [^,.;%]{1,60},)? (?:(?:also|only|just|narrowly|has|had|then|himself|herself) )*"
    r"(?:had|has|took|won|got|received|polled|secured|earned|garnered|drew|claimed|scored|managed"
    r"|(?:finished|came|was|placed|ran|followed|trailed)(?: in)?(?: first| second| third| fourth| last| next| behind)?,? (?:on|with|at)"
    r"|with|on)(?: about| just| only| some)? $"
)
_CLOSED = lazily(r"^(?:[,.;)]| and | to | in the (?:race|election|vote|contest)\b|$)")
_OTHERWISE = lazily(
    r"\b(?:poll(?:s|sters?|ing)?|survey\w*|last|previous\w*|earlier|in (?:19|20)\d\d|ago|count(?:y|ies)|districts?|wards?|provinces?"
    r"|states?|among|women|men|turn-?out|first[- ]round|second[- ]round|run-?offs? (?:election|vote|in|on)|forecast|projected|counted"
    r"|counting|so far|rating|seats?|swing|points?|second preferences?|transfers?)\b"
)
_FEWEST, _TWO = 3, 2
_ALL, _MOST = Decimal(100), Decimal(125)


def check(article: Article) -> Iterator[Finding]:
    """Yield the shares of a vote told one by one that come to more than all votes."""
    text = article.document.text
    if _GATE.search(text) is None:
        return
    shares: dict[str, FigureClaim] = {}
    voted = False
    for claim in article.analysis.claims:
        if isinstance(claim, FigureClaim) and (owner := _owner(claim, text)) is not None:
            sentence = claim.mention.anchor.sentence.span
            if _OTHERWISE.search(text, *sentence) or value(shares.get(owner, claim)) != value(claim):
                return
            shares.setdefault(owner, claim)
            voted = voted or _VOTE.match(text[claim.mention.anchor.span.end :]) is not None
    apart = len({claim.mention.anchor.sentence for claim in shares.values()}) > 1
    if voted and apart and len(shares) >= _FEWEST:
        yield from _total(article, list(shares.values()))


def _owner(claim: FigureClaim, text: str) -> str | None:
    """Return whose share of a vote a percentage is, None where it is none."""
    anchor = claim.mention.anchor
    if claim.kind is not Kind.PERCENT or claim.mention.unit != "percent" or not single(claim):
        return None
    after = text[anchor.span.end : anchor.sentence.span.end]
    if anchor.field is not Field.TEXT or not (_VOTE.match(after) or _CLOSED.match(after)):
        return None
    match = _OWN.search(text[anchor.sentence.span.start : anchor.span.start])
    return match["owner"] if match is not None else None


def _total(article: Article, shares: list[FigureClaim]) -> Iterator[Finding]:
    total = sum((value(share) for share in shares), Decimal(0))
    slack = sum((share.quantity.precision for share in shares), Decimal(0))
    largest = sum(sorted((value(share) for share in shares), reverse=True)[:_TWO], Decimal(0))
    if largest <= _ALL and _ALL + slack < total <= _MOST:
        written = " + ".join(number(value(share), 1) for share in shares)
        message = f"{written} = {number(total, 1)}%, more than 100%"
        yield finding("sum.wrong", article.document, message, shares, "shares that come to 100%")
