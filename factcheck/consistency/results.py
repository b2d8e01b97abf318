"""Shares of a vote told one by one, over several sentences, that come to more than all votes.

They are a row of percentages in falling order, one behind the other, of which one is said to be of the vote; each has an owner of its own
before it. Another year, place, group, poll or round ends the row, and so does a larger share: that is another race.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, single, value
from factcheck.consistency.evidence import finding
from factcheck.model import Change, Field, FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check", "over"]

_TWO, _FEWEST = 2, 3
_ALL, _MOST = Decimal(100), Decimal(125)
_VOTE = lazily(r" (?:of (?:the |all )?(?:[a-z-]+ ){0,2}(?:votes?|voters|ballots?|poll)\b|of those who voted\b)")
_OWNER = lazily(r"\b[A-Z][\w’'-]+|\b(?:independents?|others?|candidate|party|rival|challenger|runner-up)\b")
# What makes a share one of something else: before it, and behind it.
_OTHERWISE = lazily(
    r"\b(?:poll(?:s|sters|ing)?|survey\w*|last (?:year|time|month|week|election|vote|contest)|previous\w*|earlier|in (?:19"
    r"|20)\d\d|ago|among|women|men|turn-?out|run-?off|forecast"
    r"|projected|so far|rating|swing|points?|second preferences?|transfers?|lead|majority|margin|ahead by|threshold|approv\w*|up from"
    r"|down from|compared|than|spoil\w*|for (?:sheriff|mayor|council|president|senate|governor))\b",
)
_ELSEWHERE = lazily(
    r" (?:in|among|across|at|from) (?!a )|[- ]points?\b| of (?!the (?:popular |valid |total )?(?:vote|ballot|poll)|votes?|voters|those who)"
)
_ENDS = frozenset({Change.FROM, Change.TO})
_APART, _NEAR = 320, 160  # characters between two shares of a row, and before one that say whose it is


def check(article: Article) -> Iterator[Finding]:
    """Yield the rows of shares that come to more than all votes."""
    text = article.document.text
    told = (claim for claim in article.figures if claim.kind is Kind.PERCENT and claim.mention.unit == "percent")
    shares = [claim for claim in told if claim.mention.anchor.field is Field.TEXT]
    if len(shares) < _FEWEST or not any(_VOTE.match(text, share.mention.anchor.span.end) for share in shares):
        return
    for row in _rows(shares, text):
        voted = any(_VOTE.match(text, share.mention.anchor.span.end) for share in row)
        apart = len({share.mention.anchor.sentence for share in row}) > 1
        if voted and apart and len(row) >= _FEWEST and _exceeds(row):
            yield over(article, row)


def over(article: Article, shares: Sequence[FigureClaim]) -> Finding:
    """Return the finding that shares come to more than all there is."""
    written = " + ".join(number(value(share), 1) for share in shares)
    total = sum((share.mention.low for share in shares), Decimal(0))
    return finding("sum.wrong", article.document, f"{written} = {number(total, 1)}%, more than 100%", shares, "shares that come to 100%")


def _rows(shares: Sequence[FigureClaim], text: str) -> Iterator[list[FigureClaim]]:
    """Yield the shares in falling order that stand one behind the other, each with its own owner."""
    row: list[FigureClaim] = []
    for share in shares:
        last = row[-1] if row else None
        if not _is_share(share, last, text):
            yield row
            row = []
        elif last is not None and not _goes_on(share, last):
            yield row
            row = [share]
        else:
            row.append(share)
    yield row


def _is_share(share: FigureClaim, last: FigureClaim | None, text: str) -> bool:
    """Say whether a percentage is somebody's share of this vote."""
    mention, start = share.mention, share.mention.anchor.span.start
    if not single(share) or mention.change in _ENDS or mention.per is not None:
        return False
    begin = max(mention.anchor.sentence.span.start, last.mention.anchor.span.end if last is not None else 0)
    before = text[max(begin, start - _NEAR) : start]
    if _OWNER.search(before) is None or _OTHERWISE.search(before.lower()) is not None or before.endswith(" by "):
        return False
    behind = mention.anchor.span.end
    return _ELSEWHERE.match(text, behind) is None or _VOTE.match(text, behind) is not None


def _goes_on(share: FigureClaim, last: FigureClaim) -> bool:
    """Say whether a share follows another in one row: no larger, of as many places, and near."""
    near = share.mention.anchor.span.start - last.mention.anchor.span.end <= _APART
    return near and value(share) <= value(last) and share.quantity.precision == last.quantity.precision


def _exceeds(row: Sequence[FigureClaim]) -> bool:
    """Say whether a row comes to more than all, and no part of it to all."""
    slack = sum((share.quantity.precision for share in row), Decimal(0))
    sums = [sum((value(share) for share in row[:end]), Decimal(0)) for end in range(_TWO, len(row) + 1)]
    return sums[0] <= _ALL and _ALL + slack < sums[-1] <= _MOST and not any(abs(each - _ALL) <= slack for each in sums)
