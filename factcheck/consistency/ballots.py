"""A vote of more than the members of the body that took it: "the 38-member council voted 27 to 14"; or of fewer, where all took part."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, single
from factcheck.consistency.evidence import finding
from factcheck.model import Field, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_MEMBERS = lazily(
    r"^(?:[- ](?:member|seat|strong|person)\b|(?:[ -][a-z]+){0,2} (?:members?|councillors|senators|deputies|mps|lawmakers|legislators"
    r"|jurors|delegates|commissioners|seats)\b)"
)
_ALL = lazily(r"\b[Aa]ll(?: of)?(?: the| its)? $")
_ABSTAINED = lazily(r"^(?: [a-z]+){0,2} (?:abst\w+|absent|absence\w*|away|not vot\w+|did not vote|blank|spoil\w+)")
_ONLY = lazily(r"^ (?:[a-z]+ )?(?:backed|opposed|voted|supported|of (?:them|whom|the))\b")
_APART = 1  # sentences with figures between the members and their vote
_MOST = 2  # times the members that a vote of the same body comes to


def check(article: Article) -> Iterator[Finding]:
    """Yield the votes that do not go with the number of those who may vote."""
    for order, line in enumerate(article.lines):
        if "o" not in line.kinds:
            continue
        votes = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.mention.unit == "vote"]
        if len(votes) != 1 or line.sentence.field is not Field.TEXT:
            continue
        near = [other for other in article.lines[max(0, order - _APART) : order + _APART + 1] if _beside(line, other)]
        bodies = [claim for other in near for claim in _counts(other) if _MEMBERS.match(_behind(other, claim).lower())]
        bodies = [claim for claim in bodies if not _ONLY.match(_behind(near[0], claim))]
        if len(bodies) == 1:
            yield from _missed(article, votes[0], bodies[0], [claim for claim in _counts(line) if _ABSTAINED.match(_behind(line, claim))])


def _beside(line: Line, other: Line) -> bool:
    return other.sentence.field is Field.TEXT and abs(line.sentence.paragraph - other.sentence.paragraph) <= 1


def _counts(line: Line) -> list[FigureClaim]:
    counts = (claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.kind is Kind.COUNT)
    return [claim for claim in counts if claim.mention.unit == "1" and single(claim) and claim.mention.modifier is Modifier.EXACT]


def _behind(line: Line, claim: FigureClaim) -> str:
    end = claim.mention.anchor.span.end
    return line.source[end : min(end + 40, line.sentence.span.end)]


def _missed(article: Article, vote: FigureClaim, body: FigureClaim, others: Sequence[FigureClaim]) -> Iterator[Finding]:
    mine = [claim for claim in others if claim is not body]
    numbers = [vote.mention.low, vote.mention.high, *(claim.mention.low for claim in mine)]
    cast, members = sum(numbers, Decimal(0)), body.mention.low
    anchor = body.mention.anchor
    everybody = _ALL.search(article.document.text[max(0, anchor.span.start - 20) : anchor.span.start]) is not None
    if (members < cast < members * _MOST) or (everybody and members / _MOST < cast < members):
        message = f"{' + '.join(number(each) for each in numbers)} = {number(cast)}, not {anchor.surface}"
        yield finding("sum.wrong", article.document, message, (body, vote, *mine), number(cast))
