"""The votes by which somebody won against the votes of the two who got most: "won by 312 votes", and "14,806 votes … her rival 14,594".

In: the article. Out: findings where no two counts of votes are so far apart.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, reach, single, value
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import slot
from factcheck.model import Change, Field, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line, Placed
    from factcheck.model import FigureClaim, Finding

__all__ = ["check"]

_MAY_TELL = ("votes", "majority")
_MARGIN = lazily(
    rf"\b(?:by|(?:majority|margin|lead) of|ahead by)(?: just| only| a mere)? {slot('c', 'margin')} votes\b(?! (?:to|against)\b)"
    rf"|\bmajority (?:of|was) {slot('c', 'only')}(?=[.,;)]| and | over | after |$)"
)
# Votes that are nobody's, or another contest's.
_OF_NOBODY = lazily(
    r" (?:votes |ballots |papers )?(?:(?:were|was|have been|had been) )?(?:cast|counted|spoilt|spoiled|invalid|valid|in all|in total)\b"
)
_OF_ALL = lazily(r"\b(?:of|all|the|another|other|spoilt|spoiled|invalid|by|majority of|margin of|lead of) (?:valid |first-preference )?$")
_THEN = lazily(r"\b(?:last time|in (?:19|20)\d\d|(?:years|months) (?:ago|before|earlier)|previous\w*|at the last|first round|recount)\b")
_ANOTHER_YEAR = lazily(r"\b(?:19|20)\d\d\b|\b(?:last time|previous\w*|(?:years|months) (?:ago|before|earlier)|at the last)\b")
_GETS = lazily(r"\b(?:had|has|got|gets|won|wins|took|polled|polls|received|obtained|with|on|to|and|for|rival,?)(?: [\w’'.-]+,?){0,3} $")
_VOTES = " votes"
_FEWEST, _TWO = 20, 2
_FARTHEST = 5  # times by which a margin may miss to be meant of two counts


def check(article: Article) -> Iterator[Finding]:
    """Yield the margin of votes that the two highest counts of an article are not apart."""
    if not has_any(article.lower, _MAY_TELL):
        return
    lines = [line for line in article.lines if "c" in line.kinds and has_any(line.raw, _MAY_TELL)]
    told = [(line, match) for line in lines for match in _MARGIN.finditer(line.text) if not _ANOTHER_YEAR.search(line.raw)]
    if not told:
        return
    margins = [line.figure(match, "margin" if match["margin"] else "only") for line, match in told]
    counts = [claim for line in article.lines for claim in _of_candidates(line) if claim not in margins]
    apart = {abs(value(one) - value(other)) for one, other in combinations(counts, _TWO)}
    if len(counts) < _TWO or len({claim.mention.low for claim in margins}) > 1:
        return  # of two contests, or before and after a recount
    first, second, *_ = sorted(counts, key=value, reverse=True)
    exact = value(first) - value(second)
    for claim in margins:
        spread = reach(claim)
        if not single(claim) or not exact or any(spread.low <= each <= spread.high for each in apart):
            continue
        if claim.mention.modifier is Modifier.EXACT and 1 / _FARTHEST <= float(claim.mention.low / exact) <= _FARTHEST:
            one, other = first.mention.anchor.surface, second.mention.anchor.surface
            message = f"{one} - {other} = {number(exact)}, not {claim.mention.anchor.surface}"
            yield finding("sum.wrong", article.document, message, (claim, first, second), number(exact))
            return


def _of_candidates(line: Line) -> list[FigureClaim]:
    """Return the votes that a sentence gives to those who stood, the word left out behind the first of them."""
    if line.sentence.field is not Field.TEXT or _VOTES not in line.text or _THEN.search(line.raw):
        return []
    counts = [figure for figure in line.figures if figure.letter == "c" and _is_of_one(line, figure)]
    return [figure.claim for figure in counts]


def _is_of_one(line: Line, figure: Placed) -> bool:
    claim = figure.claim
    before, behind = line.text[: figure.start], line.text[figure.end :]
    plain = claim.kind is Kind.COUNT and single(claim) and claim.mention.change is not Change.BY and claim.mention.low >= _FEWEST
    if not plain or _OF_NOBODY.match(behind) or _OF_ALL.search(before):
        return False
    return behind.startswith((_VOTES, " for ", " to ")) or _GETS.search(before) is not None
