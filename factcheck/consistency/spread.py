"""So much for each, how many, and how much in all, told in sentences of their own: the three are known by their nouns and units.

"took 88,000 bushels off 1,600 acres. … With a yield of 65 bushels an acre he could wait": a figure per something, the only number of that
near by, and the only figure of its own noun or unit. Where any two of the article bear it out, or several may be meant, nothing is said.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import SECONDS, reach, value
from factcheck.consistency.averages import Per, Place, Triple, by_noughts, is_named, is_number, is_total, placed
from factcheck.intervals import family
from factcheck.model import Change, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line

__all__ = ["of_others", "spread"]

_PER = lazily(r"(?: [a-z-]+){0,2}? (?:an?|per|each|every|for each|for every|to each|to the) (?P<noun>[a-z]{3,})\b(?! of)")
_EACH = lazily(r"\beach (?:of (?:the|its|his|her|their) <c\d+> )?(?:[a-z]+ )??(?P<noun>[a-z]{3,})\b[^<>;.]{0,70}<\$(?P<number>\d+)>")
_ON_AVERAGE = lazily(r"\b(?:an?|each|every|per) (?P<noun>[a-z]{4,})\b[^<>;.]{0,60}<\$(?P<number>\d+)>[^<>;.]{0,20} on average\b")
_TIMED = lazily(r"(?: [a-z-]+){0,3}? (?:a|per|each|every) (?P<unit>day|week|month|quarter|year)\b")
_OF_THEM = lazily(r" of (?:them|these|those)\b")
# A number of things beside "a" and another may be what one got: "gave 65 children a book".
_TOLD = lazily(
    r"\b(?:yield\w*|averag\w+|rate|or|about|roughly|works? out|that is|comes? to|equal\w*|equivalent|mean\w*|with"
    r"|only) (?:of |to |at |an )*$"
)
_IN_ALL = lazily(
    r"\b(?:in all|in total|altogether|all told|total\w*|rais\w+|br(?:ought|ings?) in|spent|bill|sum|bonus|pot|fund|outlays?|takings"
    r"|revenues?|shared?|paid|pays?|grossed|budget|earned|cost\w*|worth|contract|price|hole|gap|deficit|shortfall|loss|invest\w*)\b"
)
_NOT_ALL = lazily(
    r"\b(?:further|additional|another|more|extra|at least|up to|from|starting|minimum|maximum|between|than|last year|previous\w*|earlier"
    r"|profit|debt|fines?)\b"
)
# Whose rate or total it is, or that it is none: before it in its clause, and behind it.
_ELSEWHERE = lazily(
    r"\b(?:than|last (?:year|season|time|month|week|one)|previous\w*|earlier|ago|the (?:year|week|month|season) before|usual\w*|normal\w*"
    r"|typical\w*|national\w*|elsewhere|own|(?:old|former|first|second|next) (?:one|ones)|neighbou?r\w*|rivals?|others?"
    r"|another|at least|up to|minimum|maximum|compared|against|limit\w*"
    r"|allowed|up from|down from|some of|most of|more than)\b"
)
_WISHED = lazily(r"\b(?:would|could|can|may|might|should|target|aim\w*|hop(?:e|ed|es|ing)|expect\w*)\b")
_THEN = lazily(
    r"\b(?:last (?:year|season|time|month|week)|previously|earlier|ago|the (?:year|week|month|season) before|elsewhere|instead"
    r"|(?:was|is|were|being) the (?:most|least|highest|lowest|maximum|minimum))\b"
)
_COMES_TO = lazily(r"\b(?:com(?:es?|ing)|came|amount\w*|work(?:s|ed|ing) out|equat\w+|equal) (?:out )?to (?:[a-z]+ )?$")
_BREAKS = (". ", ";", ":")
_ENDS = lazily(r"[,.;:()–]| and | but ")
_ASIDE, _BEHIND, _NEAR_BY = 90, 30, 40  # characters before and behind a figure that say whose it is
_SUMS = frozenset({Modifier.EXACT, Modifier.APPROXIMATE})
_NEAR = 7  # sentences with figures
_LEAST, _MOST = Decimal("0.55"), Decimal("1.8")  # of what the rate comes to, for a figure to be meant as all of it
_LOW, _HIGH = float(_LEAST) - 0.05, float(_MOST) + 0.1  # the same, and a little more
_POWERS, _LOWEST, _HIGHEST = (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0), 0.97, 1.03  # noughts too many or too few
_FITS = Decimal("0.04")
_SUMMED, _COUNTED = frozenset("cm$"), frozenset("cm")
_PAIR = 2


def spread(article: Article, hints: Sequence[bool]) -> Iterator[Triple]:
    """Yield every rate with the only number and the only total that it may go with; `hints` say which sentences may tell a price."""
    lines = article.lines
    if not _may_be_told(lines):
        return
    for order, line in enumerate(lines):
        for per in _rates(line, hinted=hints[order]):
            if value(per.claim) and per.claim.mention.modifier in _SUMS:  # not: $0 each
                yield from _only(per, lines, order)


def _may_be_told(lines: Sequence[Line]) -> bool:
    """Say whether an article has three figures for a rate, its number and its total, two of them of one unit."""
    units = [
        claim.quantity.unit
        for line in lines
        for claim, letter in zip(line.claims, line.kinds, strict=True)
        if letter in _SUMMED and isinstance(claim, FigureClaim)
    ]
    return len(units) > _PAIR and len(set(units)) < len(units)


def _rates(line: Line, *, hinted: bool) -> Iterator[Per]:
    """Yield the figures of a sentence that are per one of something, but for spans of time."""
    nouns = {
        number: noun
        for number, (claim, letter) in enumerate(zip(line.claims, line.kinds, strict=True))
        if letter in _SUMMED and (noun := _per(line, claim))
    }
    if hinted and "$" in line.kinds and ("each " in line.text or "average" in line.text):
        said = {int(match["number"]): match["noun"] for match in (*_EACH.finditer(line.text), *_ON_AVERAGE.finditer(line.text))}
        nouns = {**said, **nouns}
    for place in placed(line) if nouns else ():
        noun = nouns.get(line.claims.index(place.claim))
        if noun is None or noun in SECONDS or _moved(line, place) or of_others(line, place.claim):
            continue
        if place.letter != "c" or place.claim.mention.per is not None or _TOLD.search(line.text, max(0, place.start - 30), place.start):
            yield Per(place.claim, noun, place.start, place.end, bare=False)


def _moved(line: Line, place: Place) -> bool:
    """Say whether a rate is an end of a change; "comes to £38 a kilometre" is none."""
    change = place.claim.mention.change
    return change is not None and not (change is Change.TO and _COMES_TO.search(line.text, max(0, place.start - 30), place.start))


def of_others(line: Line, claim: FigureClaim, *, planned: bool = False) -> bool:
    """Say whether the words beside a figure make it one of other people or another time, or (but where `planned`) one only wished for."""
    span, first = claim.mention.anchor.span, line.sentence.span.start
    start = span.start - first
    clause = max(line.raw.rfind(mark, 0, start) for mark in _BREAKS)
    before = line.raw[max(clause, start - _ASIDE, 0) : start]
    behind = _ENDS.split(line.raw[span.end - first : span.end - first + _BEHIND], maxsplit=1)[0]
    wished = not planned and _WISHED.search(before) is not None
    return wished or _ELSEWHERE.search(before) is not None or _THEN.search(behind) is not None


def _per(line: Line, claim: object) -> str | None:
    """Return what a figure is per one of, from the words behind it, None where it is per nothing or per unit of time."""
    if not isinstance(claim, FigureClaim) or claim.kind not in _PRODUCTS:
        return None
    end = claim.mention.anchor.span.end
    match = _PER.match(line.source, end) if line.source.startswith(" ", end) else None
    noun = claim.mention.per or (match["noun"] if match is not None else None)
    return None if noun in SECONDS else noun


_PRODUCTS = frozenset({Kind.MONEY, Kind.MEASURE, Kind.COUNT})


def _only(per: Per, lines: Sequence[Line], order: int) -> Iterator[Triple]:
    near = range(max(0, order - _NEAR), min(len(lines), order + _NEAR + 1))
    if not _may_come_to(per, [lines[number] for number in near]):
        return
    yield from _by_time(per, lines, near)
    totals = [place for number in near for place in placed(lines[number]) if _is_all(lines[number], place, per)]
    if not totals:
        return
    counts = [(number, place) for number in near for place in placed(lines[number]) if _is_count(place, per)]
    if any(_fits(per, place, total) for _, place in counts for total in totals):
        return
    numbers = [place for number, place in counts if _is_number(lines, number, place, per, own=order)]
    found = [(place.claim, total.claim) for place in numbers for total in totals if place.claim is not total.claim]
    shares = [value(total) / (value(per.claim) * number.mention.high) for number, total in found]
    likely = [pair for pair, share in zip(found, shares, strict=True) if _LEAST <= share <= _MOST or by_noughts(share)]
    if len({tuple(map(value, pair)) for pair in likely}) == 1 and len({value(number) for number, _ in found}) == 1:
        number, total = likely[0]
        yield Triple(per.claim, number, total, value(number) / number.mention.high, sure=True)


def _by_time(per: Per, lines: Sequence[Line], near: range) -> Iterator[Triple]:
    """Yield a rate with a total and a number by one unit of time: "2 euros on every passenger", "36m euros a year"."""
    if per.claim.mention.per in SECONDS or per.per is None:
        return
    timed = [(lines[number], place, _time_of(lines[number], place)) for number in near for place in placed(lines[number])]
    unit, kind = per.claim.quantity.unit, family(per.claim)
    totals = [(place.claim, time) for _, place, time in timed if time and family(place.claim) == kind and place.claim.quantity.unit == unit]
    numbers = [(place.claim, time) for line, place, time in timed if time and place.letter == "c" and is_named(line.text, place, per.per)]
    if len(totals) != 1 or len(numbers) != 1 or totals[0][1] != numbers[0][1]:
        return
    number, total = numbers[0][0], totals[0][0]
    share = value(total) / (value(per.claim) * number.mention.high) if number.mention.high else Decimal(0)
    if {number.mention.change, total.mention.change} == {None} and (1 < share <= _MOST or by_noughts(share)):  # of fewer some may be exempt
        yield Triple(per.claim, number, total, value(number) / number.mention.high, sure=True)


def _time_of(line: Line, place: Place) -> str | None:
    """Return the unit of time that a figure is by: "12 million passengers a year"."""
    match = _TIMED.match(line.text, place.end)
    return match["unit"] if match is not None else place.claim.mention.per if place.claim.mention.per in SECONDS else None


def _may_come_to(per: Per, lines: Sequence[Line]) -> bool:
    """Say whether a rate times any number near it comes to anything like another figure of its unit there."""
    rate, unit, own = float(value(per.claim)), per.claim.quantity.unit, family(per.claim)
    totals, numbers = list[float](), list[float]()
    for line in lines:
        for claim, letter, (number, kind) in zip(line.claims, line.kinds, line.values, strict=True):
            if isinstance(claim, FigureClaim) and claim is not per.claim and letter in _SUMMED:
                if kind == own and claim.quantity.unit == unit:
                    totals.append(float(number))
                if letter in _COUNTED:
                    numbers.append(float(claim.mention.high))
    shares = (total / (rate * times) for total in totals for times in numbers if times)
    return any(_LOW <= share <= _HIGH or any(_LOWEST <= share * power <= _HIGHEST for power in _POWERS) for share in shares)


def _fits(per: Per, place: Place, total: Place) -> bool:
    """Say whether a number, of whatever, times a rate comes to a total."""
    return abs(value(total.claim) / (value(per.claim) * place.claim.mention.high) - 1) <= _FITS


def _is_all(line: Line, place: Place, per: Per) -> bool:
    """Say whether a figure may be the total of a rate; a sum of money only where words say that it is one."""
    if not is_total(place, per) or place.claim.mention.per is not None or _per(line, place.claim) is not None:
        return False
    if place.letter == "$" and (
        _IN_ALL.search(line.raw) is None or _NOT_ALL.search(line.text, max(0, place.start - _NEAR_BY), place.start)
    ):
        return False
    return not place.claim.mention.scope.increment and not of_others(line, place.claim, planned=True)


def _is_count(place: Place, per: Per) -> bool:
    """Say whether a figure is a plain number of more than one."""
    return place.claim is not per.claim and place.claim.mention.modifier in _SUMS and reach(place.claim).low > 1 and place.letter in "cm"


def _is_number(lines: Sequence[Line], number: int, place: Place, per: Per, *, own: int) -> bool:
    """Say whether a figure is the number of what a rate is for; "There were 14,500 of them" is one beside its noun."""
    line = lines[number]
    if is_number(line.text, place, per):
        return True
    if place.letter != "c" or _OF_THEM.match(line.text, place.end) is None:
        return False
    before = f"{lines[number - 1].raw if number else ''} {line.raw}"
    return number == own + 1 or (per.per is not None and f"{per.per}s" in before)
