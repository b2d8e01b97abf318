"""A difference of two shares that is told in per cent: "33 per cent, compared with 29 per cent, a gain of four per cent"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, places, precision, single, value
from factcheck.consistency.changes import CHANGE_NOUN, direction
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following
from factcheck.consistency.told import Told, Way, in_points
from factcheck.consistency.triples import agree
from factcheck.consistency.windows import REFERS
from factcheck.model import Change, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Placed
    from factcheck.model import FigureClaim, Finding

__all__ = ["points"]

_HAD_BEEN = lazily(
    r"^(?:(?:(?:in|at|on) )?(?:<t\d+>|last [a-z]+|the (?:last|previous) [a-z]+),? )?"
    r"(?:(?:it|that|this|the (?:rate|figure|share|level)) )?(?:had (?:been|stood at)|was|compares? with|from|up from|down from) $"
)
_HUNDRED, _ONE = Decimal(100), Decimal(1)
_TEN, _PAIR = Decimal(10), 2
_BETWEEN = lazily(r"\b(?:from|to|against|compared|than|versus|up|down|previously|earlier)\b")


def points(article: Article, place: int, told: Told) -> Iterator[Finding]:
    """Yield "33 per cent, compared with 29 per cent last autumn, a gain of four per cent": a difference of shares that is told as a share.

    The two shares stand in its sentence, or alone in the one before it that it refers to.
    """
    share = told.claim
    if share is None or told.way is not Way.CHANGE or not single(share):
        return
    if in_points(share):
        yield from _far_points(article, place, share)
    elif share.mention.unit == "percent":
        yield from _in_percent(article, place, told, share)


def _in_percent(article: Article, place: int, told: Told, share: FigureClaim) -> Iterator[Finding]:
    """Yield a change told in per cent that is the difference of two shares."""
    line = article.lines[place]
    own = [figure for figure in line.figures if figure.letter == "p" and figure.claim is not share]
    where = line
    had_been = _had_been(article, place, own)
    if had_been is not None:
        yield from _of_points(article, share, *had_been)
        return
    if len(own) != _PAIR and place and REFERS.search(line.text) and following(article.lines[place - 1], line):
        where = article.lines[place - 1]
        own = [figure for figure in where.figures if figure.letter == "p"]
    if len(own) < _PAIR:
        yield from _far(article, place, share)
        yield from _ahead(article, place, told, share) if not own else ()
    if len(own) != _PAIR or any(figure.claim.mention.unit != "percent" or not single(figure.claim) for figure in own):
        return
    one, other = own
    if _BETWEEN.search(where.text[one.end : other.start]) is not None:
        yield from _of_points(article, share, *_in_time(told, one, other))


def _had_been(article: Article, place: int, own: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """Return the old level and the new one of "stood at 32.7%. It had been 31.9%, so that the 0.8% rise"."""
    line, before = article.lines[place], article.lines[place - 1] if place else None
    if before is None or len(own) != 1 or not following(before, line) or _HAD_BEEN.search(line.text[: own[0].start]) is None:
        return None
    told = [figure for figure in before.figures if figure.letter == "p"]
    alike = len(told) == 1 and told[0].claim.mention.unit == own[0].claim.mention.unit == "percent" and single(told[0].claim)
    return (own[0], told[0]) if alike else None


def _in_time(told: Told, one: Placed, other: Placed) -> tuple[Placed, Placed]:
    """Return the old level and the new one, by the way it moved; as they stand where that is not told."""
    low, high = sorted((one, other), key=lambda figure: figure.number)
    return (one, other) if not told.moved else (low, high) if told.moved > 0 else (high, low)


def _of_points(article: Article, share: FigureClaim, one: Placed, other: Placed) -> Iterator[Finding]:
    """Yield a change of per cent that is the difference of two shares in points, and no change of either in per cent."""
    if one.number == other.number or min(one.number, other.number) <= 0:
        return
    difference = abs(one.number - other.number)
    relative = [abs(later / earlier - 1) * _HUNDRED for earlier, later in ((one.number, other.number), (other.number, one.number))]
    exact = abs(difference - value(share)) <= min(precision(one.claim), precision(other.claim)) / 2
    if exact and all(abs(each - value(share)) > max(precision(share), each / _TEN) for each in relative):
        digits = max(places(one.claim), places(other.claim))
        points = f"{number(difference, digits)} percentage point{'' if difference == _ONE else 's'}"
        first, last = (figure.claim.mention.anchor.surface for figure in (one, other))
        message = f"from {first} to {last} is {points} or {number(relative[0], 1)}%, not {share.mention.anchor.surface}"
        yield finding("percent.wrong", article.document, message, (share, one.claim, other.claim), points)


# "The rate had stood at 6% … raised it to 7.5% … a rise of 1.5% was large enough": the step alone, of what the article is about.
_STEP = lazily(
    rf"\b(?:an?|the|this|that|such an?) (?:[a-z-]+ )?(?:{CHANGE_NOUN} of <p\d+>|<p\d+> {CHANGE_NOUN})(?! (?:(?:on|for|of|from"
    rf"|to|at|among)\b|(?:in|over) (?!an?\b|one\b|that\b)))"
    r"|\b(?:going (?:up|down)|rising|climbing|falling|dropping|jumping) by <p\d+>(?= (?:in|over) (?:an?|one|that) )"
)
_STOOD = lazily(
    r"\b(?:had (?:stood|been|remained|held|stayed|sat)(?: unchanged)?(?: at)?|from|(?:was|stood) (?:previously |formerly )?at|was) $"
)
_RAISED = lazily(r"\b(?:to(?: stand at)?|went|moved|put (?:the|its) (?:[a-z]+ ){1,3}at) $")


def _far(article: Article, place: int, share: FigureClaim) -> Iterator[Finding]:
    """Yield a step told in per cent of a rate whose old and new level stand in sentences before, once each."""
    levels = _levels(article, place, 0)
    if levels is not None and agree(levels[0].claim, levels[1].claim):
        yield from _of_points(article, share, *levels)


def _far_points(article: Article, place: int, share: FigureClaim) -> Iterator[Finding]:
    """Yield a gain in points that is not the difference of the two levels that stand just before it, once each."""
    levels = _levels(article, place, place - _NEAR)
    if levels is None or share.mention.modifier is not Modifier.EXACT:
        return
    old, new = levels
    difference = abs(new.number - old.number)
    slack = precision(old.claim) + precision(new.claim)
    if abs(difference - value(share)) > slack and difference and _LEAST < value(share) / difference < 1 / _LEAST:
        first, last = (figure.claim.mention.anchor.surface for figure in levels)
        written = f"{number(difference, max(places(old.claim), places(new.claim)))} percentage points"
        message = f"from {first} to {last} is {written}, not {share.mention.anchor.surface}"
        yield finding("percent.wrong", article.document, message, (share, old.claim, new.claim), written)


_PROPORTION = lazily(
    r"\b(?:turn-?out|participation|support|backing|share|rate|proportion|percentage|approval|popularity|vote|unemployment|inflation|margin"
    r"|take-?up|attendance|occupancy|vacancies|literacy|prevalence|ownership|majority|membership|yields?|ratings?|level|coverage)\b"
)
_THEN = lazily(r"\b(?:from|against|compared|than|versus|up|down|previously|earlier|having (?:stood|been)|had (?:stood|been)|was|stood)\b")


def _ahead(article: Article, place: int, told: Told, share: FigureClaim) -> Iterator[Finding]:
    """Yield "Turnout increased by 7% … 48% cast a vote, having stood at 41% at the previous contest": the only two shares behind it."""
    if _PROPORTION.search(article.lines[place].text) is None:
        return
    for line in article.lines[place + 1 : place + 1 + _NEAR]:
        shares = [figure for figure in line.figures if figure.letter == "p"]
        if len(shares) == _PAIR and all(figure.claim.mention.unit == "percent" and single(figure.claim) for figure in shares):
            one, other = shares
            if _THEN.search(line.text[one.end : other.start]) is not None and agree(one.claim, other.claim):
                yield from _of_points(article, share, *_in_time(told, one, other))
        if shares:
            return


_NEAR, _LEAST = 3, Decimal("0.2")


def _levels(article: Article, place: int, first: int) -> tuple[Placed, Placed] | None:
    """Return the old and the new level of a rate that alone stand before a sentence which tells how far it moved."""
    line = article.lines[place]
    match = _STEP.search(line.text) if line.kinds.count("p") == 1 else None
    if match is None:
        return None
    told = [(each, figure) for each in article.lines[max(0, first) : place] for figure in each.figures if _is_rate(figure.claim)]
    old = [figure for each, figure in told if figure.claim.mention.change is Change.FROM or _STOOD.search(each.text[: figure.start])]
    new = [figure for each, figure in told if figure.claim.mention.change is Change.TO or _RAISED.search(each.text[: figure.start])]
    if len(old) != 1 or len(new) != 1:
        return None
    moved = direction(match[0])
    return (old[0], new[0]) if moved == (new[0].number > old[0].number) - (new[0].number < old[0].number) else None


def _is_rate(claim: FigureClaim) -> bool:
    return claim.mention.unit == "percent" and single(claim) and claim.mention.subject is not None
