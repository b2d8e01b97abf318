"""Whether parts come to their total: the arithmetic of a sum, rounding and hedges allowed for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import emphatic, finest, precision, reach, sharpened, shown, single, value, zeros
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.surroundings import for_each
from factcheck.intervals import family
from factcheck.model import Kind, Modifier, Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import FigureClaim, Finding, Passage, Sentence

__all__ = ["ALIKE", "BARE", "BRACKETS", "LISTED", "PARTED", "PARTICIPLE", "REST", "SET", "Part", "Reach", "fits", "missed", "singles"]

_LOOSE = Decimal("1.12")
# All of them rounded the same way and by the most is too much to believe.
_SELDOM = Decimal("0.9")
_OF_ONE = lazily(r"\b(?:one|aged) \Z")
_LONGEST = 6  # characters of what it looks for, with one before
_REST = lazily(r"\b(?:make|makes|made|making|form|forms) up the (?:rest|remainder|others)\b")


_ONE_MORE = lazily(
    r"(?:[,:;(–] ?|\band |(?:composed|consisting|made up) of |comprising )(?:an?|another|one|the|his|her|their|its) "
    r"(?!total|further|few|others?\b|rest\b|remain|balance\b|of\b|<)(?:(?:in|at|on|from|near)\b"
    r"|[a-z'-]+(?: (?!said|says|added|reported|confirmed)[a-z'-]+)?(?=[,;.)]|$| and | who | from | with | –))"
)
_MOST_SINGLES = 2


class Reach(NamedTuple):
    """How far parts may be from their whole, as a share of it, for something to be said; `close` parts are surely those of the whole."""

    below: Decimal
    above: Decimal
    close: bool = False


# How far the parts may be from the whole, as a share of it, for something to be said: below and above.
LISTED = Reach(Decimal("0.45"), Decimal("0.7"), close=True)
SET = Reach(Decimal("0.35"), Decimal("0.45"), close=True)
REST = Reach(Decimal("0.3"), Decimal("0.35"))
PARTED = Reach(Decimal("0.1"), Decimal("0.3"))
ALIKE = Reach(Decimal("0.12"), Decimal("0.25"))
BRACKETS = Reach(Decimal("0.12"), Decimal("0.25"), close=True)
BARE = Reach(Decimal(0), Decimal("0.12"))
PARTICIPLE = Reach(Decimal("0.25"), Decimal("0.25"))


class Part(NamedTuple):
    """A part of a total: its number in the base unit, as written, and its figure, None where it is none ("a child")."""

    number: Decimal
    written: str
    claim: FigureClaim | None


def singles(text: str) -> list[Part]:
    """Return the parts of a sentence that are one each, without a figure: "seven men, three women and a child"."""
    return [Part(Decimal(1), "1", None) for _ in _ONE_MORE.findall(text)[:_MOST_SINGLES]]


def fits(article: Article, total: FigureClaim, parts: Sequence[Part]) -> bool:
    """Say whether the parts come to what the total allows."""
    exact = sum([part.number for part in parts], Decimal(0))
    if exact == value(total) or (total.mention.modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN} and exact >= value(total)):
        return True
    claims = [part.claim for part in parts if part.claim is not None]
    # "and one in Cove, a lineman": what begins with "a" may only say who a part was
    fewest = exact - sum(part.claim is None and part.written == "1" for part in parts)
    off = max(fewest - value(total), value(total) - exact, Decimal(0))
    rounded = [claim for claim in claims if family(claim) == family(total)]
    if off == 0 or off < _slack(total, rounded, exact) or _loose(article, total, rounded, exact):
        return True
    return any(_is_age(article, claim) for claim in claims) or (bool(claims) and _rest(article, claims[-1]))


def _of_another(article: Article, total: FigureClaim, parts: Sequence[Part], exact: Decimal) -> bool:
    """Say whether the parts, by themselves or with the total, make up another figure of the article.

    "The toll is 46. On Sunday it was 33. Nampula has 29 deaths and Cabo Delgado 17"; "88 of the 179 seats, the right 83, others eight".
    """
    made = {exact, exact + value(total)}
    own = {claim.id for claim in (total, *(part.claim for part in parts)) if claim is not None}
    return any(
        claim.id not in own and family(claim) == family(total) and single(claim) and value(claim) in made for claim in article.figures
    )


def _is_age(article: Article, claim: FigureClaim) -> bool:
    """Say whether a bare number tells how old somebody is: "two passengers, one 22 and the other 27"."""
    anchor = claim.mention.anchor
    before = article.document.field(anchor.field)[max(0, anchor.span.start - _LONGEST) : anchor.span.start]
    return claim.kind is Kind.COUNT and _OF_ONE.search(before) is not None


def _rest(article: Article, last: FigureClaim) -> bool:
    """Say whether the parts are only what others leave: "38 tankers and 37 companies make up the rest"."""
    anchor = last.mention.anchor
    return bool(_REST.search(article.document.field(anchor.field), anchor.span.end, anchor.sentence.span.end))


def missed(article: Article, total: FigureClaim, parts: Sequence[Part], unread: Sentence | None = None) -> Iterator[Finding]:
    """Yield the finding that parts do not come to their total; `unread` is the sentence of those that are read as no figures."""
    exact = sum((part.number for part in parts), Decimal(0))
    if _of_another(article, total, parts, exact) or any(
        part.claim and part.number == value(part.claim) and for_each(part.claim, article) for part in parts
    ):
        return
    written = " + ".join(part.written for part in parts)
    message = f"{written} = {shown(exact, total)}, not {total.mention.anchor.surface}"
    places: list[FigureClaim | Passage] = [total, *(part.claim for part in parts if part.claim is not None)]
    if unread is not None:
        anchor = total.mention.anchor
        start = anchor.span.end if anchor.sentence == unread else unread.span.start
        places.append(passage(article.document, unread, Span(start, unread.span.end)))
    yield finding("sum.wrong", article.document, message, places, shown(exact, total))


def _slack(total: FigureClaim, claims: Sequence[FigureClaim], exact: Decimal) -> Decimal:
    """Return by how much rounding may part the sum from the total."""
    fine = finest((*claims, total))
    whole = _rounded(total, None, fine) if zeros(value(total)) > zeros(exact) else sharpened(precision(total), fine)
    return sum((_rounded(part, total, fine) for part in claims), whole) * _SELDOM


def _loose(article: Article, total: FigureClaim, claims: Sequence[FigureClaim], exact: Decimal) -> bool:
    """Say whether a hedge on a part or on the total reaches as far as the sum."""
    told = reach(total)
    hedged = any(claim.mention.modifier is not Modifier.EXACT and not emphatic(claim, article.document) for claim in (*claims, total))
    return hedged and told.low <= exact * _LOOSE and exact / _LOOSE <= told.high


def _rounded(claim: FigureClaim, beside: FigureClaim | None, fine: Decimal | None = None) -> Decimal:
    """Return by how much a figure may have been rounded; a round number beside a finer one may have been, too."""
    if precision(claim):
        return sharpened(precision(claim), fine)
    may = beside is None or zeros(value(beside)) < zeros(value(claim))
    wide = reach(claim)
    return (wide.high - wide.low) / 2 if may and claim.mention.modifier is Modifier.EXACT else Decimal(0)
