"""A total that takes up the parts of the sentence before: "They put in $40,000, $25,000 and $15,000. With that $80,000 they rented a shop".

In: the figures of one kind (parts.py). Out: findings where a number that the article has not told before, and that its words make the sum
of all that the sentence before counts, is not that.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.adding import fits, missed, singles
from factcheck.consistency.amounts import single, value
from factcheck.consistency.parts import Item, as_part, plain
from factcheck.consistency.totals import in_a_row
from factcheck.model import Change, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["resumed"]

_TWO, _THREE = 2, 3
_CUES = (
    "all ",
    "that ",
    "those ",
    "these ",
    "merged",
    "combined",
    "enlarged",
    "-member",
    "-seat",
    "-strong",
    ", or ",
    "the year",
    "the season",
    "the tournament",
    "the series",
    "loan",
    "fund",
    "deal",
    "pot",
    "package",
    "sum",
)
_THAT = lazily(r"\b(?:that|those|these) $")
_THE = lazily(r"^the $")
_ALL = lazily(r"^(?:but )?all (?:of )?(?:the |these |those )?$")
_ELSEWHERE = lazily(
    r" (?:[a-z-]+ )?(?:in|across|of|from|on) (?:the|this|that|its) (?:county|country|state|city|region|world|league|year)\b"
)
_MERGED = lazily(
    r"\b(?:merged|combined|enlarged) (?:[a-z]+ ){1,3}(?:(?:will|would|is to) )?"
    r"(?:have|has|had|employs?|own|owns|operates?|run|runs|serves?|with)\b[^<]{0,20} $"
)
_OR = lazily(r", or $")
_OVER = lazily(
    r"(?: [a-z'-]+)? (?:over|for|in|across|during) the (?:whole |full |entire )?"
    r"(?:year|season|week|weekend|month|day|tournament|series|match|game|campaign)\b"
)
_FOR_ALL = lazily(r"^(?:for|over|in|across) the (?:whole |full |entire )?(?:year|season|tournament|series|match|game|campaign)\b[^<]*$")
_HALVES = lazily(r"\b(?:first|opening)\b.*\b(?:second|last|final|closing)\b")
_SUM = lazily(
    r" (?:[a-z]+ )?(?:loan|fund|deal|pot|package|sum|total|bill|budget|facility|investment|purchase|kitty|haul|gift|donation|jackpot)\b"
)
_MORE = lazily(r"\b(?:also|includ\w+|which|rest|grants?|others?|already|as well as|plus)\b")
_BODY = lazily(r"-(?:member|seat|strong) ")
_LEFT_OVER = frozenset({"independents", "independent", "others", "other", "rest"})
_REACH, _NEAR = Decimal("0.35"), Decimal("0.15")


def resumed(article: Article, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the totals that the parts told right before them do not come to."""
    if not has_any(article.lower, _CUES):
        return
    for number, whole in enumerate(items[_TWO:], _TWO):
        claim = whole.claim
        if claim is None or whole.number < _THREE or not _is_told(claim) or any(item.number == whole.number for item in items[:number]):
            continue
        found = _parts(article, whole, items[:number])
        if found is not None:
            yield from _missed(article, claim, *found)


def _is_told(claim: FigureClaim) -> bool:
    return single(claim) and plain(claim, Change.TO) and claim.mention.modifier is Modifier.EXACT


def _parts(article: Article, whole: Item, before: Sequence[Item]) -> tuple[list[Item], Decimal, Decimal] | None:
    """Return the parts that words make a number the total of, and how far below and above it they may come to."""
    text = whole.line.text
    ahead = text[: whole.start]
    parts = [item for item in before if item.order == whole.order]
    below = above = _REACH
    if parts:
        told = _OR.search(ahead) is not None and _OVER.match(text, whole.end) is not None
    else:
        parts = [item for item in before if item.order == whole.order - 1]
        told = _THAT.search(ahead) is not None
        if not told and parts and _FOR_ALL.match(ahead) is not None:
            told = _HALVES.search(parts[0].line.raw) is not None
        if not told and len(parts) >= _THREE and _THE.search(ahead) is not None and _SUM.match(text, whole.end) and not _MORE.search(text):
            told, below, above = True, _NEAR, _NEAR
        if not told and _MERGED.search(ahead) is not None:
            told, below, above = True, _NEAR, _NEAR
        elif not told and len(parts) >= _THREE:
            told = _ALL.match(ahead) is not None and _ELSEWHERE.match(text, whole.end) is None
            if not told and _BODY.match(text, whole.end) is not None:
                told, below, above = True, _NEAR if _LEFT_OVER & parts[0].line.words else Decimal(0), _NEAR
    if not told or len(parts) < _TWO or not _alike(article, whole, parts) or not in_a_row(parts, article.lexicon.wholes):
        return None
    return parts, below, above


def _alike(article: Article, whole: Item, parts: Sequence[Item]) -> bool:
    """Say whether all of some parts are smaller than their total, no rates, and count what it does."""
    if any(item.number >= whole.number or not plain(item.claim) or (item.claim is not None and not _is_told(item.claim)) for item in parts):
        return False
    if whole.claim is None or whole.claim.kind is not Kind.COUNT or _BODY.match(whole.line.text, whole.end) is not None:
        return True
    noun = whole.claim.mention.subject
    first = parts[0].claim.mention.subject if parts[0].claim is not None else None
    if noun is None or first is None or noun == first or article.lexicon.concepts.same_noun(noun, first):
        return True
    return article.lexicon.concepts.generic(noun) and article.lexicon.wordclasses.noun_class(first) == "person"


def _missed(article: Article, total: FigureClaim, parts: Sequence[Item], below: Decimal, above: Decimal) -> Iterator[Finding]:
    told, more = [as_part(item) for item in parts], singles(parts[-1].line.text)
    stretches = [told[start:] for start in range(len(told) - 1)]
    if any(fits(article, total, each) or fits(article, total, [*each, *more]) for each in stretches):
        return
    if -below <= sum((part.number for part in told), Decimal(0)) / value(total) - 1 <= above:
        yield from missed(article, total, told)
