"""A rate by time, and what the next sentence makes of it over a longer time: "28,000 eggs a day. Over a week that is 196,000 eggs".

In: two sentences that follow one another, or one that has "one for every". Out: the finding where the second figure is not what the
others make.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import SECONDS, number, reach, shown, single, value
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.paces import DOWN, TIMES, UP, USUAL, one_unit
from factcheck.model import FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line, Placed
    from factcheck.model import Finding

__all__ = ["for_every", "scaled", "so_far"]

_PER_TIME = lazily(
    r"(?: [a-z-]+){0,3}? (?:a|an|per|each|every) (?P<unit>hour|day|night|week|month|quarter|year)\b"
    r"(?! (?:more|less|extra|ago|earlier|before|later))"
)
_THAT_IS = lazily(
    r"(?:^|, |\b(?:day|week|month|year|decade),? )(?:so |and )?(?:that|this|it|which)(?:'s| is| means?| makes?| comes? to| amounts? to"
    r"| adds? up to| works? out (?:at|to)| would be| translates (?:in)?to)\b"
)
_OVER = lazily(
    r"^(?:an?|one) (?P<of>day|week|month|year)'s (?=[a-z]+(?: (?:for|of|in) [a-z ]+?)? (?:comes|amounts|adds up|works out) )"
    r"|\b(?:over|in|for|during|across) (?:a|an|one|the (?:whole |full |entire )?)(?: (?:whole|full|single|typical|normal))? ?"
    r"(?P<unit>day|week|month|year|decade)\b|\b(?:a|per|each|every) (?P<each>day|week|month|year)\b|\b(?P<yearly>annually|yearly)\b"
)
_ELSE = lazily(r"\b(?:more|less|fewer|extra|than|compared|last|previous\w*|up from|down from|saving|cheaper|dearer)\b")
_SO_FAR = lazily(
    r"(?:after|over|in) (?:the first )?<(?P<times>d\d+)>,? (?:of [a-z]+,? )?(?:(?:the|that|this|its) )?(?:[a-z]+ ){0,2}?"
    r"(?:bill|costs?|total|loss(?:es)?|tally|damage|sum|it|that)(?: [a-z]+){0,3}? (?:at|to|of|is|was|reached|reaches|be) "
    r"<(?P<total>[$cm]\d+)>"
)
_FOR_EVERY = lazily(r"(?i)\bone(?: [a-z]+){0,2}? (?:for|per|to) every (?P<per>\d[\d,]*)\b")
_TWO = 2
_ABOUT, _FAR = Decimal("0.2"), Decimal(6)  # shares by which "one for every 25" may miss, and times by which it is of something else
_LIKELY = Decimal("0.3")  # share of the usual total below which, or above its inverse, something else is meant
_FORMS = frozenset({Modifier.EXACT, Modifier.APPROXIMATE})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def scaled(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield the only figure of a sentence that goes on with "that is", over a longer time, where it does not go with any rate before it."""
    over = _OVER.search(line.text)
    if over is None or (over["of"] is None and _THAT_IS.search(line.text) is None) or _ELSE.search(line.text) is not None:
        return
    longer = over["unit"] or over["of"] or over["each"] or "year"
    rates = [
        (each, match["unit"]) for each in before.figures if _plain(each) and (match := _PER_TIME.match(before.text, each.end)) is not None
    ]
    totals = [each for each in line.figures if _plain(each) and any(one_unit(rate.claim, each.claim) for rate, _ in rates)]
    if len(totals) != 1 or not rates or any(unit == longer for _, unit in rates):
        return
    total = totals[0].claim
    pairs = [(rate.claim, unit) for rate, unit in rates if one_unit(rate.claim, total) and (unit, longer) in TIMES]
    if not pairs or any(_fits(rate, total, unit, longer) for rate, unit in pairs):
        return
    rate, unit = pairs[0]
    usual = Decimal(str(USUAL.get((unit, longer), TIMES[unit, longer][1])))
    same = rate.kind is not Kind.COUNT or rate.mention.subject in {None, total.mention.subject} or total.mention.subject is None
    if same and _LIKELY <= value(total) / (value(rate) * usual) <= 1 / _LIKELY:
        exact = shown(value(rate) * usual, total)
        message = f"{rate.mention.anchor.surface} × {usual} = {exact}, not {total.mention.anchor.surface}"
        yield finding("rate.wrong", article.document, message, (rate, total), exact)


def so_far(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield "The strike costs $3 million a day. After 12 days the bill stands at $54 million"."""
    match = _SO_FAR.match(line.text)
    if match is None or _ELSE.search(line.text) is not None:
        return
    times, total = line.figure(match, "times"), line.figure(match, "total")
    rates = [
        (each.claim, found["unit"])
        for each in before.figures
        if _plain(each) and one_unit(each.claim, total) and (found := _PER_TIME.match(before.text, each.end)) is not None
    ]
    if len(rates) != 1 or not single(times) or not single(total):
        return
    rate, unit = rates[0]
    told, seconds = reach(times), Decimal(SECONDS[unit])
    exact = value(rate) * value(times) / seconds
    first, whole = reach(rate), reach(total)
    fits = first.low * told.low / seconds * DOWN <= whole.high and whole.low <= first.high * told.high / seconds * UP
    if not fits and exact and _LIKELY <= value(total) / exact <= 1 / _LIKELY:
        written = shown(exact, total)
        message = f"{rate.mention.anchor.surface} × {times.mention.anchor.surface} = {written}, not {total.mention.anchor.surface}"
        yield finding("rate.wrong", article.document, message, (rate, times, total), written)


def for_every(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "1,800 officers for a city of 900,000, one for every 750 people": beside the only two counts of a sentence.

    How many there are to one is no count of the text, so that it is found among its words.
    """
    text = article.document.field(line.sentence.field)
    match = _FOR_EVERY.search(text, *line.sentence.span)
    counts = [each.claim for each in line.figures if each.letter == "c" and match is not None and each.claim.mention.low > 1]
    if match is None or len(counts) != _TWO or not all(map(single, counts)):
        return
    small, large = sorted(counts, key=value)
    exact, told = value(large) / value(small), Decimal(match["per"].replace(",", ""))
    if told and abs(told / exact - 1) > _ABOUT and 1 / _FAR <= told / exact <= _FAR:
        one, other = (claim.mention.anchor.surface for claim in (large, small))
        written, place = number(exact, 1), passage(article.document, line.sentence, Span(*match.span("per")))
        yield finding("rate.wrong", article.document, f"{one} / {other} = {written}, not {match['per']}", (place, large, small), written)


def _plain(each: Placed) -> bool:
    mention = each.claim.mention
    return each.claim.kind in _KINDS and single(each.claim) and mention.change is None and mention.modifier in _FORMS and each.number > 0


def _fits(rate: FigureClaim, total: FigureClaim, unit: str, longer: str) -> bool:
    least, most = (Decimal(str(bound)) for bound in TIMES[unit, longer])
    first, told = reach(rate), reach(total)
    return first.low * least * DOWN <= told.high and told.low <= first.high * most * UP
