"""What the words around two figures say against their being of one thing: a part, a step, another time, a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single, value
from factcheck.intervals import family
from factcheck.model import Change, FigureClaim, Kind, Modifier, Status
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.consistency.lines import Article

__all__ = ["GROWTH", "around", "elsewhere", "for_each", "opposed", "otherwise", "part"]

_PAST = lazily(
    r"\b(?:last (?:year|month|season|time|week|spring|summer|autumn|fall|winter)|previous|earlier|ago|in (?:1[89]|20)\d\d|since)\b"
)
_PLANNED = lazily(
    r"\b(?:could|might|may|would|project\w*|forecast\w*|expect\w*|predict\w*|reckon\w*|target\w*|aim\w*|want\w*|hop(?:e|es|ed|ing)"
    r"|fear\w*|planned)\b"
)
_ANOTHER = lazily(r"\b(?:after|fore)shocks?\b")  # a quake of its own
_PART = lazily(r" (?:[a-z]+ )?of (?:the|them|these|those|whom|which|its|their)\b")
_EACH = lazily(r" (?:to |for )(?:the )?(?:[a-z]+ of )?each\b| (?:each|apiece|every)\b")
# "The rate stood at 4.25% in January" below "Bank cuts rate to 3.5%"
_STOOD, _IN_A_MONTH = lazily(r"\b(?:stood|was|had been) at (?:just |about )?$"), lazily(r" in (?:[A-Z][a-z]{2,8})\b")
_ROOM = lazily(r"\b(?:can (?:carry|hold|seat|take|house|serve)|capacity of|room for|licensed (?:for|to [a-z]+))\b")  # "5,000 aboard"
_AROUND = 50  # characters on either side that tell of time and certainty
GROWTH = frozenset({"inflation", "growth"})


def elsewhere(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether the body's figure is of something else: a part, an increment, the old end of a change, a rate, a plan."""
    one, two = claim.mention, other.mention
    return (
        value(other) == 1
        or not single(other)
        or two.modifier is Modifier.RANGE
        or two.scope.increment != one.scope.increment
        or (two.scope.part_of is not None and one.scope.part_of is None and value(other) < value(claim))
        or two.change is Change.FROM
        or one.per != two.per
        or (one.aspect == "age") != (two.aspect == "age")
        or Status.DENIED in {one.scope.status, two.scope.status}
    )


def opposed(claim: FigureClaim, other: FigureClaim, article: Article) -> bool:
    """Say whether one is the step of a change and the other where it led."""
    ends = {Change.FROM} if claim.mention.subject in GROWTH else {Change.FROM, Change.BY}  # "inflation slows to 2.4%": prices rose by it
    return part(other, article) in ends and part(claim, article) not in ends and claim.kind is not Kind.COUNT


def part(claim: FigureClaim, article: Article) -> Change | None:
    """Return the part a figure plays in a change; what stands behind "to" is where it led ("goes up to 5¾ per cent")."""
    return Change.TO if around(claim, article)[0].endswith(" to ") else claim.mention.change


def otherwise(claim: FigureClaim, other: FigureClaim, article: Article) -> int:
    """Return the points that speak for a part of it, another time, a plan: "21 of the dead", "in May 2019", "could reach 6%"."""
    before, after = around(claim, article)
    told, there = f"{before} {after}", _to_the_next(other, article)
    one, two = claim.mention.scope, other.mention.scope
    days = [" ".join(filter(None, (scope.period, scope.day))) for scope in (one, two)]
    past = (_PAST.search(days[1]) or _PAST.search(" ".join(there))) and not (_PAST.search(days[0]) or _PAST.search(told))
    planned = _PLANNED.search(there[0]) and not _PLANNED.search(told) and one.status is Status.DONE
    past = past or (_STOOD.search(there[0]) is not None and _IN_A_MONTH.match(there[1]) is not None and not _IN_A_MONTH.match(after))
    past = past or (_ROOM.search(there[0]) and not _ROOM.search(told))
    past = past or (_ANOTHER.search(there[0]) and not _ANOTHER.search(told))
    return 5 * bool(past) + 3 * bool(planned) + 3 * bool(family(other) != "share" and _PART.match(there[1]))


def _to_the_next(claim: FigureClaim, article: Article) -> tuple[str, str]:
    """Return what stands around a figure, up to the next one's part: "the count stood at 371 figures, nine more than last year's 362"."""
    before, after = around(claim, article)
    end = claim.mention.anchor.span.end
    starts = (
        figure.mention.anchor.span.start for figure in article.figures if figure.mention.anchor.sentence == claim.mention.anchor.sentence
    )
    following = min((start - end for start in starts if start >= end), default=len(after))
    return before, after[: after.rfind(", ", 0, following) + 1] if following < len(after) and ", " in after[:following] else after


def for_each(claim: FigureClaim, article: Article) -> bool:
    """Say whether a figure is what each of some gets: "and £250,000 to each of their daughters", "for the heirs of each of the dead"."""
    anchor = claim.mention.anchor
    return _EACH.match(article.document.field(anchor.field), anchor.span.end, anchor.sentence.span.end) is not None


def around(claim: FigureClaim, article: Article) -> tuple[str, str]:
    """Return what stands before and behind a figure in its sentence."""
    anchor = claim.mention.anchor
    text, bounds = article.document.field(anchor.field), anchor.sentence.span
    before = text[max(bounds.start, anchor.span.start - _AROUND) : anchor.span.start]
    return before, text[anchor.span.end : min(bounds.end, anchor.span.end + _AROUND)]
