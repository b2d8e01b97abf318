"""A span of time that does not lie between the two dates that it is told of: "on 3 March. Two weeks later, on 11 March"."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, plural
from factcheck.consistency.days import apart, comes_before
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following
from factcheck.consistency.sequences import are_days
from factcheck.model import DateClaim, FigureClaim, Modifier
from factcheck.patterns import lazily
from factcheck.sayings import stem
from factcheck.text.contained import has_any

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
# "The search came two weeks after a tip to the hotline on 12 November"
_CAME = lazily(
    rf"^(?:the|that|this|his|her|its|their) (?:[a-z-]+ )?(?P<noun>[a-z-]{{4,}}) (?:had )?"
    rf"(?:c(?:ame|omes)|was|took place|happened|occurred|follow(?:ed|s)|began|started|ended) {_SPAN} (?P<cue>after|before)"
    rf" {_WORDS}{{0,70}}?\b(?:on|in|of) <(?P<two>t\d+)>"
)
_CLAUSES = lazily(r"[;:]")
_WORD = lazily(r"[a-z][a-z'-]+")
_DATES = lazily(r"<(t\d+)>")
_BACK = 3  # sentences back in which a thing is dated that is named again
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
_CUES = ("later", "after", "earlier", "before", "previously", "the next ", "the following ")
_SPANS = tuple(f"{number} {unit}" for number in ("a", "one", "next", "following") for unit in _DAYS)
_NAMES = {size: name for name, size in _DAYS.items()}
_FARTHEST = 4  # times that a span may be off to be meant of these dates


def check(article: Article, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the spans that two dates do not bear out, of which one is told with it and the other alone before it."""
    for order, line in enumerate(lines):
        spans = "d" in line.kinds or has_any(line.raw, _SPANS)
        if not spans or not has_any(line.raw, _CUES):
            continue
        before = lines[order - 1] if order else None
        named = _named(article, line, lines[max(0, order - _BACK) : order])
        for match, early, late in chain(_later(line, before), _together(line), named):
            yield from _wrong(article, line, match, early, late)


def _later(line: Line, before: Line | None) -> Iterator[tuple[re.Match[str], Claim, Claim]]:
    """Yield the spans that are told from a date alone before them, with both dates, the earlier one first."""
    for match in chain(_LATER.finditer(line.text), _NEXT.finditer(line.text)):
        groups = match.groupdict()
        turn = "" if groups["day"] else "2"
        known = _alone(line, line if "<t" in line.text[: match.start()] else before, match.start())
        if known is not None:
            day = line.claim(match[f"day{turn}"])
            earlier = groups.get(f"cue{turn}") in {"earlier", "before that", "previously"}
            yield match, *((day, known) if earlier else (known, day))


def _together(line: Line) -> Iterator[tuple[re.Match[str], Claim, Claim]]:
    """Yield the spans that stand between their two dates, the earlier one first."""
    for match in _APART.finditer(line.text):
        one, two = line.claim(match["one"]), line.claim(match["two"])
        yield match, *((two, one) if match["cue"] == "after" else (one, two))


def _named(article: Article, line: Line, before: Sequence[Line]) -> Iterator[tuple[re.Match[str], Claim, Claim]]:
    """Yield the span from a date to a thing dated before that is named again, with both dates, the earlier one first."""
    match = _CAME.match(line.text)
    known = _of_thing(article, match["noun"], before) if match is not None else None
    if match is not None and known is not None:
        two = line.claim(match["two"])
        yield match, *((two, known) if match["cue"] == "after" else (known, two))


def _of_thing(article: Article, noun: str, lines: Sequence[Line]) -> DateClaim | None:
    """Return the only date of the clauses before that name a thing or have its verb: "searched the school on 20 October"."""
    wanted = stem(noun, article.lexicon)
    found = list[DateClaim]()
    for line in lines:
        for clause in _CLAUSES.split(line.text):
            if any(stem(word, article.lexicon) == wanted for word in _WORD.findall(clause)):
                named = (line.claim(slot) for slot in _DATES.findall(clause))
                found += [claim for claim in named if isinstance(claim, DateClaim)]
    return found[0] if len(found) == 1 else None


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
    turned = between < 0 and comes_before(early, late)  # "died on 3 May, five days after the crash on 9 May"
    if abs(between - days) > slack and days <= _FARTHEST * (abs(between) if turned else between) <= _FARTHEST**2 * days:
        one, other = early.mention.anchor.surface, late.mention.anchor.surface
        told_as = match[0].partition(",")[0]
        told_as = f"{days} days" if "<" in told_as else told_as
        right = f"{between} days" if unit < _DAYS["month"] else f"{number(Decimal(between) / unit, 1)} {plural(_NAMES[unit])}"
        message = f"from {one} to {other} is {right}, not {told_as}"
        if turned:
            right = f"{days} days after {one}"
            message = f"{other} comes before {one}, but is told to be {right}"
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
