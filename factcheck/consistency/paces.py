"""A rate told twice: by the day and by the year, in so many for every thousand, as a speed with its way and its time.

In: a line. Out: findings where the two do not go together by the calendar or by the counts told with them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import Reach, reach, shown, single, value
from factcheck.consistency.amounts import number as number_of
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following, slot
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import DateClaim, Finding

__all__ = ["ANY", "DOWN", "GAP", "TIME", "TIMES", "UP", "USUAL", "counts_of", "one_unit", "per_many", "periods", "speed", "speed_behind"]

ANY = "cm$"
TIME = r"(?:second|minute|hour|day|night|week|month|quarter|year|decade)"
GAP = r"(?:[^<>;:.]|<[t]\d+>){0,60}?"
DOWN, UP = Decimal("0.99"), Decimal("1.01")
_ROUGH, _LOOSE, _TWO = Decimal("0.03"), Decimal("0.1"), 2
_PERIODS = lazily(
    rf"{slot(ANY, 'rate')} (?:of )?(?:[a-z-]+ ){{0,2}}?(?:a|an|per|each|every) (?P<unit>{TIME})"
    rf"(?: (?:for|in|on|towards|at) [a-z'-]+(?: [a-z'-]+)?)?(?:,? or|,? \(| –|,? which (?:is|makes|means|comes to|works out at)|, that is"
    rf"|, making|, meaning|,? equal to|,? equivalent to)"
    rf" ?{slot(ANY, 'total')} "
    rf"(?:[a-z-]+ )?(?:a|an|per|each|every) (?P<longer>{TIME})\b(?! (?:more|less|extra|higher|lower|fewer|on top))"
)
# How often a unit of time goes into a longer one, from working days and weeks to all of them.
TIMES: dict[tuple[str, str], tuple[int, float]] = {
    ("second", "minute"): (60, 60),
    ("minute", "hour"): (60, 60),
    ("second", "hour"): (3600, 3600),
    ("second", "day"): (86_400, 86_400),
    ("minute", "day"): (360, 1440),
    ("hour", "day"): (6, 24),
    ("hour", "week"): (30, 168),
    ("day", "week"): (5, 7),
    ("night", "week"): (5, 7),
    ("day", "month"): (20, 31),
    ("day", "year"): (220, 366),
    ("week", "month"): (4, 4.5),
    ("week", "year"): (44, 52.2),
    ("month", "year"): (11, 12),
    ("quarter", "year"): (4, 4),
    ("month", "quarter"): (3, 3),
    ("year", "decade"): (10, 10),
    ("hour", "year"): (1500, 8784),
}
USUAL = {("day", "year"): 365, ("week", "year"): 52, ("day", "month"): 30, ("week", "month"): 4}
_SMALLER = 10  # times by which a town may be smaller than what a rate is for
_BASE = lazily(r"(\d+) [a-z]+")
_COMES_TO = lazily(
    r"(?:\b(?:works? out (?:at|to)|that is|this is|equivalent to|equal to|equates to|amounts? to|comes? to|translates (?:in)?to|means|or"
    r"|(?:rate|incidence|prevalence|frequency|ratio)s? (?:of|was|is"
    r"|at)|which is)|[,–(]) (?:just |only |some |about |roughly |nearly )?$"
)
_SPEEDS = (
    lazily(rf"{slot('m', 'length')}{GAP}\b(?:in|over|within) {slot('d', 'span')}{GAP}\baverag\w+{GAP}{slot('m', 'speed')}"),
    lazily(rf"{slot('d', 'span')}{GAP}{slot('m', 'length')}{GAP}\baverag\w+{GAP}{slot('m', 'speed')}"),
    lazily(rf"\baverag\w+{GAP}{slot('m', 'speed')}{GAP}{slot('m', 'length')}{GAP}\b(?:in|over|within) {slot('d', 'span')}"),
)


def per_many(article: Article, line: Line, before: Line | None) -> Iterator[Finding]:
    """Yield "21 for every 1,000 residents" where the only two counts told with it come to another rate."""
    for number, claim in enumerate(line.claims):
        base = _BASE.fullmatch(claim.mention.per or "") if isinstance(claim, FigureClaim) and claim.kind is Kind.RATIO else None
        if base is None or not isinstance(claim, FigureClaim) or not single(claim):
            continue
        own = _COMES_TO.search(line.text[: line.text.index(f"<r{number}>")])
        counts = counts_of(line, line.claims[:number])
        if own is not None and len(counts) < _TWO and before is not None and following(before, line):
            counts = counts_of(before, before.claims) + counts
        if own is None or len(counts) != _TWO or not all(single(count) for count in counts):
            continue
        part, whole = sorted(counts, key=value)
        per = Decimal(base[1])
        if claim.mention.low == 1:  # "one teacher for every 20 pupils"
            yield from _one_in_so_many(article, claim, (part, whole), per)
            continue
        exact = value(part) / value(whole) * per if value(whole) > 0 else Decimal(0)
        told = claim.mention.low
        slack = max(claim.mention.step or Decimal(1), exact * _ROUGH) if told >= 1 else exact * _LOOSE
        hedged = claim.mention.modifier not in {Modifier.EXACT, Modifier.APPROXIMATE}
        if value(whole) * _SMALLER < per or abs(exact - told) <= slack or hedged:
            continue
        written = number_of(exact, 1)
        one, other, told_as = (figure.mention.anchor.surface for figure in (part, whole, claim))
        message = f"{one} / {other} = {written} for every {base[1]}, not {told_as}"
        yield finding("rate.wrong", article.document, message, (claim, part, whole), f"{written} for every {base[1]}")


def _one_in_so_many(article: Article, claim: FigureClaim, counts: tuple[FigureClaim, FigureClaim], per: Decimal) -> Iterator[Finding]:
    part, whole = counts
    exact = value(whole) / value(part) if value(part) > 0 else per
    if abs(exact - per) > max(per, exact) * _LOOSE:
        written = f"one for every {number_of(exact)}"
        message = f"{whole.mention.anchor.surface} / {part.mention.anchor.surface} = {number_of(exact, 1)}, not {per}"
        yield finding("rate.wrong", article.document, message, (claim, part, whole), written)


def counts_of(line: Line, claims: Sequence[FigureClaim | DateClaim]) -> list[FigureClaim]:
    """Return the counts of a sentence, without those that only describe ("a four-county area")."""
    counts = [claim for claim in claims if isinstance(claim, FigureClaim) and claim.kind is Kind.COUNT]
    return [claim for claim in counts if f"<c{line.claims.index(claim)}>-" not in line.text]


def periods(article: Article, line: Line) -> Iterator[Finding]:
    """Yield two rates of one thing by two units of time that the calendar does not reconcile: "£500 a month, or £9,000 a year"."""
    for match in _PERIODS.finditer(line.text):
        bounds = TIMES.get((match["unit"], match["longer"])) or TIMES.get((match["longer"], match["unit"]))
        if bounds is None:
            continue
        short, long = line.figure(match, "rate"), line.figure(match, "total")
        if (match["unit"], match["longer"]) not in TIMES:
            short, long = long, short
        if not single(short) or not single(long) or not one_unit(short, long):
            continue
        least, most = (Decimal(str(bound)) for bound in bounds)
        first, told = reach(short), reach(long)
        if family(short) != family(long):
            size = value(short) / short.mention.high  # "500 barrels a day, or 400,000 a year"
            first = Reach(first.low / size, first.high / size)
        if first.low * least * DOWN <= told.high and told.low <= first.high * most * UP:
            continue
        usual = USUAL.get((match["unit"], match["longer"]), USUAL.get((match["longer"], match["unit"]), bounds[1]))
        exact = shown(value(short) * Decimal(str(usual)), long)
        message = f"{short.mention.anchor.surface} × {usual} = {exact}, not {long.mention.anchor.surface}"
        yield finding("rate.wrong", article.document, message, (short, long), exact)


def one_unit(short: FigureClaim, long: FigureClaim) -> bool:
    """Say whether a rate by the day and a figure by the year are of one unit, which the second may leave out."""
    bare = family(long) == "1" and short.kind is Kind.MEASURE and bool(short.mention.high)
    return bare or (family(short) == family(long) and short.quantity.unit == long.quantity.unit)


def speed(article: Article, line: Line) -> Iterator[Finding]:
    """Yield an average speed that is not the distance over the time."""
    for pattern in _SPEEDS:
        for match in pattern.finditer(line.text):
            length, span, speed = (line.figure(match, name) for name in ("length", "span", "speed"))
            if (length.quantity.unit, speed.quantity.unit) != ("metre", "metre per second") or not (single(length) and single(span)):
                continue
            yield from _speed(article, length, span, speed)
            return
    yield from _only_speed(article, line)


_PACE = lazily(r"\baverag\w+|\bmean speed|\bat (?:an? )?(?:steady |constant )?(?:(?:speed|pace|rate) of )?$")
_NO_PACE = lazily(
    r"\b(?:at times|sometimes|briefly|(?:down|up)hill|in places|top|maximum|peak|record|limit|fastest|slowest|until|before|after|then|first"
    r"|last|final|delay\w*|late)\b"
)


def _only_speed(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "The 300-kilometre journey took five hours, an average speed of 75 km/h": the only length, time and speed of a sentence."""
    figures = line.figures
    speeds = [figure for figure in figures if figure.claim.quantity.unit == "metre per second"]
    lengths = [figure for figure in figures if figure.claim.quantity.unit == "metre"]
    spans = [figure for figure in figures if figure.letter == "d" and figure.claim.mention.aspect != "age"]
    alone = len(speeds) == len(lengths) == len(spans) == 1 and all(single(found[0].claim) for found in (speeds, lengths, spans))
    if alone and _PACE.search(line.text[: speeds[0].start]) and _NO_PACE.search(line.text) is None and spans[0].end < speeds[0].start:
        yield from _speed(article, lengths[0].claim, spans[0].claim, speeds[0].claim)


def speed_behind(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield "swam the lake, 48 kilometres, in 16 hours. … She swam at 4 kilometres an hour": the way and the time stand before."""
    speeds = [figure for figure in line.figures if figure.claim.quantity.unit == "metre per second"]
    if len(speeds) != 1 or not _PACE.search(line.text[: speeds[0].start]) or _NO_PACE.search(line.text) or not single(speeds[0].claim):
        return
    match = _WAY.search(before.text)
    if match is None or before.kinds.count("m") > 1 or before.kinds.count("d") > 1 or "m" in line.kinds.replace("m", "", 1):
        return
    length, span, speed = before.figure(match, "length"), before.figure(match, "span"), speeds[0].claim
    one = length.mention.predicate is not None and length.mention.predicate == speed.mention.predicate
    if one and length.quantity.unit == "metre" and single(length) and single(span):
        yield from _speed(article, length, span, speed)


_WAY = lazily(rf"{slot('m', 'length')},? (?:in|over|within) {slot('d', 'span')}")


def _speed(article: Article, length: FigureClaim, span: FigureClaim, speed: FigureClaim) -> Iterator[Finding]:
    """Yield a speed that is not a length over a time."""
    way, time, told = reach(length), reach(span), reach(speed)
    if time.low <= 0 or (way.low / time.high * DOWN <= told.high and told.low <= way.high / time.low * UP):
        return
    written = shown(value(length) / value(span), speed)
    message = f"{length.mention.anchor.surface} / {span.mention.anchor.surface} = {written}, not {speed.mention.anchor.surface}"
    yield finding("rate.wrong", article.document, message, (length, span, speed), written)
