"""The other end of a change of which a sentence tells one: "Profit climbed 18% to $342m. … A year earlier it had booked $304m".

In: what is told, and its line. Out: the triple with the only figure near by that may be the other end, if no figure of the article fits.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single, value
from factcheck.consistency.misfits import changed
from factcheck.consistency.told import Told, Way, in_points
from factcheck.consistency.triples import Triple, agree, comparable, is_then, leads_to, of_old
from factcheck.model import Change, FigureClaim, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.consistency.lines import Article, Line, Placed

__all__ = ["other_end", "whole_of_those"]

_LEVELS = frozenset("cm$")
_WOULD = lazily(r"\b(?:would|will|could|is set to|is due to)\b[^<>]*$")
_NEAR, _BEHIND = 4, 6  # sentences with figures before and behind in which the other end may stand
_TWO = 2
_FARTHEST = Decimal("2.2")  # times by which a change may miss to be meant of two figures


def other_end(article: Article, place: int, told: Told) -> Triple | None:
    """Return the change that a percentage is told of, where its sentence has one end alone."""
    line, share = article.lines[place], told.claim
    if share is None or told.way is not Way.CHANGE or told.moved == 0 or not _plain(share):
        return None
    if line.kinds.count("p") > 1 or line.kinds.strip("tdpao") == "":
        return None
    levels = [figure for figure in line.figures if figure.letter in _LEVELS and figure.claim.mention.change is not Change.BY]
    led = [figure for figure in levels if leads_to(line, told, figure)] or levels
    if len(led) != 1 or not single(led[0].claim):
        return None
    level = led[0]
    when = _than(line, told, level)
    if leads_to(line, told, level) or when:
        others = _others(article, place, level, _BEHIND)
        found = [claim for each, claim in others if is_then(article, each, claim) or (when and when in each.raw)]
        ends = [(claim, level.claim) for claim in found]
    elif of_old(line, level) or (level.end <= told.start and _WOULD.search(line.text[level.end : told.start])):
        found = [claim for each, claim in _others(article, place, level, 0) if not is_then(article, each, claim)]
        ends = [(level.claim, claim) for claim in found]
    else:
        return None
    likely = [pair for pair in ends if _may_miss(told, *pair)]
    if len({value(claim) for pair in likely for claim in pair}) != _TWO:
        return None
    known = [claim for claim in article.figures if claim is not level.claim and comparable(claim, level.claim)]
    fits = any(changed(share, *pair) for claim in known for pair in ((claim, level.claim), (level.claim, claim)))
    return None if fits else Triple(told, Way.CHANGE, *likely[0])


# "2,310 salmon were counted, 45% fewer than last year", "down 24% from a decade ago": a figure before a change, compared with a time alone.
_THAN = lazily(
    r"(?: (?:[a-z]+ )?(?:[a-z]+er|more|less|fewer|up|down))? (?:than|on|from) (?:in |the )?"
    r"(?:<(t\d+)>(?! <)|(?P<words>(?:year|month) before|last (?:year|season|month)|an? (?:year|decade|month|week) (?:ago|earlier|before)))"
)


def _than(line: Line, told: Told, level: Placed) -> str:
    """Return the time with which a sentence compares the figure before its change, "" where it compares with something else."""
    match = _THAN.match(line.text, told.end)
    if match is None or level.end > told.start:
        return ""
    return match["words"] or line.claim(match[1]).mention.anchor.surface.lower().removeprefix("in ")


def _plain(share: FigureClaim) -> bool:
    return single(share) and not in_points(share) and share.mention.modifier in {Modifier.EXACT, Modifier.APPROXIMATE}


def _others(article: Article, place: int, level: Placed, behind: int) -> Iterator[tuple[Line, FigureClaim]]:
    """Yield the figures of other sentences near by that may be the other end of a level, where no percentage is told of them."""
    lines, masses = article.lines, article.lexicon.shares.masses
    for number in range(max(0, place - _NEAR), min(len(lines), place + behind + 1)):
        line = lines[number]
        if number == place or "p" in line.kinds:
            continue
        for figure in line.figures:
            claim = figure.claim
            alike = level.letter != "c" or agree(claim, level.claim) or _counts(level.claim, claim, masses)
            if figure.letter == level.letter and claim.mention.change is not Change.BY and alike and comparable(claim, level.claim):
                yield line, claim


def _counts(one: FigureClaim, other: FigureClaim, masses: Mapping[str, frozenset[str]]) -> bool:
    """Say whether one of two figures is the size of what the other counts: enrolment is 7,920, and there were 9,000 students."""
    first, second = one.mention.subject or "", other.mention.subject or ""
    return second in masses.get(first, ()) or first in masses.get(second, ())


def _may_miss(told: Told, old: FigureClaim, new: FigureClaim) -> bool:
    """Say whether a percentage may be meant of two figures that it misses: it goes the same way, and is not far off."""
    exact = (value(new) / value(old) - 1) * 100 * told.moved
    share = value(told.claim) if told.claim is not None else Decimal(0)
    return exact > 0 and share / _FARTHEST <= exact <= share * _FARTHEST


# "Of the confirmed cases, 124 were …" and "58 of the cases that she took on": a part of what was told before, and its noun.
_THOSE = r"(?:the|these|those|its|their|them|his|her|all)"
_OF_THE = lazily(rf"(?:^|[;–.] )(?:out )?(?:of|among) {_THOSE}\b(?P<nouns>[^<>]{{0,50}}),? ?(?:or )?[–,]? <c\d+>$")
_SOME_OF = lazily(rf" (?:out )?of (?:all )?{_THOSE}\b(?P<nouns>(?: [a-z'-]+){{0,3}})")
_STEM = 4
_SHARE, _NAMED = Decimal("1.65"), Decimal(2)  # times by which a share may miss to be meant of a whole, and of one of the noun that is named


def whole_of_those(article: Article, place: int, told: Told) -> tuple[FigureClaim, FigureClaim] | None:
    """Return part and whole of "of the confirmed cases, 124 were in people without a vaccination, or 67.5%", whose whole is told before."""
    line, share = article.lines[place], told.claim
    if share is None or told.way is not Way.EITHER or not _plain(share):
        return None
    counts = [figure for figure in line.figures if figure.letter == "c" and figure.end <= told.start]
    if not counts or _SLOT.search(line.text, counts[-1].end, told.start):
        return None
    part = counts[-1]
    those = _SOME_OF.match(line.text, part.end) or (_OF_THE.search(line.text[: part.end]) if len(counts) == 1 else None)
    if those is None:
        return None
    before = [figure.claim for each in article.lines[max(0, place - _NEAR) : place] for figure in each.figures if figure.letter == "c"]
    wholes = [claim for claim in before if comparable(claim, part.claim) and value(claim) > value(part.claim)]
    shares = {claim.id: value(part.claim) / value(claim) * 100 / value(share) for claim in wholes}
    if any(abs(each - 1) <= 1 / _TWENTY for each in shares.values()):
        return None
    named = [claim for claim in wholes if _named(claim, those["nouns"])]
    most = _NAMED if named else _SHARE
    likely = [claim for claim in named or wholes if 1 / most <= shares[claim.id] <= most]
    return (part.claim, likely[0]) if len({value(claim) for claim in likely}) == 1 else None


def _named(whole: FigureClaim, nouns: str) -> bool:
    """Say whether a figure counts what "the cases" names."""
    noun = whole.mention.subject
    return noun is not None and any(word.startswith(noun[:_STEM]) for word in nouns.split())


_SLOT = lazily(r"<")
_TWENTY = Decimal(20)
