"""A span of time that does not lie between the two dates that it is told of: "on 3 March. Two weeks later, on 11 March"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, plural
from factcheck.consistency.days import apart
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following
from factcheck.consistency.sequences import are_days
from factcheck.model import DateClaim, FigureClaim, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Claim, Finding

__all__ = ["check"]

_SPAN = r"(?:<(?P<span>d\d+)>|\b(?:a|one) (?P<unit>day|week|fortnight|month|year|decade))"
_WORDS = r"(?:(?! and | but | or | after | before | when | until | while | who | which | that | since | because | following )[^<>;.,])"
# "Two weeks later, on 11 March"; "on 11 March, two weeks later"; "on 20 May, eight days after the crash on 3 May"
_LATER = lazily(
    rf"{_SPAN},? (?P<cue>later|after that|earlier|before that|previously),? (?:(?:in|on) )?(?:the )?<(?P<day>t\d+)>(?! <)"
    rf"|<(?P<day2>t\d+)>,? {_SPAN.replace('span', 'span2').replace('unit', 'unit2')} (?P<cue2>later|earlier)\b"
)
# "The following day, 6 March"
_NEXT = lazily(r"\bthe (?:next|following) (?P<unit>day|week|month|year),? (?:on )?<(?P<day>t\d+)>(?! <)")
_APART = lazily(rf"<(?P<one>t\d+)>,? {_SPAN} (?P<cue>after|before) {_WORDS}{{0,70}}?\b(?:on|in|of) <(?P<two>t\d+)>")
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
_CUES = ("later", "after", "earlier", "before", "previously", "the next ", "the following ")
_SPANS = tuple(f"{number} {unit}" for number in ("a", "one", "next", "following") for unit in _DAYS)
_NAMES = {size: name for name, size in _DAYS.items()}
_FARTHEST = 4  # times that a span may be off to be meant of these dates


def check(article: Article, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the spans that two dates do not bear out, of which one is told with it and the other alone before it."""
    for before, line in pairwise((None, *lines)):
        if (
            line is None
            or not ("d" in line.kinds or any(word in line.raw for word in _SPANS))
            or not any(word in line.raw for word in _CUES)
        ):
            continue
        for match in _LATER.finditer(line.text):
            turn = "" if match["day"] else "2"
            where = line if "<t" in line.text[: match.start()] else before
            known = _alone(line, where, match.start())
            if known is not None:
                day, later = line.claim(match[f"day{turn}"]), match[f"cue{turn}"] in {"later", "after that"}
                early, late = (known, day) if later else (day, known)
                yield from _wrong(article, line, match, early, late)
        for match in _NEXT.finditer(line.text):
            known = _alone(line, line if "<t" in line.text[: match.start()] else before, match.start())
            if known is not None:
                yield from _wrong(article, line, match, known, line.claim(match["day"]))
        for match in _APART.finditer(line.text):
            one, two = line.claim(match["one"]), line.claim(match["two"])
            early, late = (two, one) if match["cue"] == "after" else (one, two)
            yield from _wrong(article, line, match, early, late)


def _alone(line: Line, where: Line | None, end: int) -> DateClaim | None:
    """Return the only date that is told before a place of a sentence, in it or in the one before it."""
    if where is None or (where is not line and not following(where, line)):
        return None
    text = where.text[:end] if where is line else where.text
    known = [claim for number, claim in enumerate(where.claims) if isinstance(claim, DateClaim) and f"<t{number}>" in text]
    return known[0] if len(known) == 1 else None


def _wrong(article: Article, line: Line, match: re.Match[str], early: Claim, late: Claim) -> Iterator[Finding]:
    told = _days(line, match)
    if not isinstance(early, DateClaim) or not isinstance(late, DateClaim) or told is None or early is late:
        return
    days, unit = told
    between, slack = apart(early, late), max(1, unit // 2)
    if between is None:
        return
    if not are_days(early, late):
        if unit < _DAYS["year"] or not all(claim.mention.expression.isdigit() for claim in (early, late)):
            return
        slack = unit * 3 // 2
    if abs(between - days) > slack and days <= _FARTHEST * between <= _FARTHEST**2 * days:
        one, other = early.mention.anchor.surface, late.mention.anchor.surface
        right = f"{between} days" if unit < _DAYS["month"] else f"{number(Decimal(between) / unit, 1)} {plural(_NAMES[unit])}"
        told_as = match[0].partition(",")[0] if match[0][0] != "<" else f"{days} days"
        message = f"from {one} to {other} is {right}, not {told_as}"
        yield finding("order.wrong", article.document, message, (late, early), right)


def _days(line: Line, match: re.Match[str]) -> tuple[int, int] | None:
    """Return how many days a span comes to, and how many its unit has; None where it is hedged or of hours."""
    groups = match.groupdict()
    unit = groups.get("unit") or groups.get("unit2")
    if unit is not None:
        return _DAYS[unit], _DAYS[unit]
    claim = line.claim(groups.get("span") or groups.get("span2") or "")
    if not isinstance(claim, FigureClaim) or claim.mention.modifier is not Modifier.EXACT or claim.mention.unit not in _DAYS:
        return None
    size = _DAYS[claim.mention.unit]
    return (int(claim.mention.low * size), size) if claim.mention.low == claim.mention.high else None
