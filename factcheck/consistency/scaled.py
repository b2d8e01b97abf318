"""A rate by time, and what the next sentence makes of it over a longer time: "28,000 eggs a day. Over a week that is 196,000 eggs".

In: two sentences that follow one another. Out: the finding where no count of the shorter time in the longer one makes the second figure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import reach, shown, single, value
from factcheck.consistency.evidence import finding
from factcheck.consistency.paces import DOWN, TIMES, UP, USUAL, one_unit
from factcheck.model import FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line, Placed
    from factcheck.model import Finding

__all__ = ["scaled"]

_PER_TIME = lazily(r"(?: [a-z-]+){0,3}? (?:a|an|per|each|every) (?P<unit>hour|day|night|week|month|quarter|year)\b(?! (?:more|less|extra))")
_THAT_IS = lazily(
    r"(?:^|, |\b(?:day|week|month|year|decade),? )(?:so |and )?(?:that|this|it|which)(?:'s| is| means?| makes?| comes? to| amounts? to"
    r"| adds? up to| works? out (?:at|to)| would be| translates (?:in)?to)\b"
)
_OVER = lazily(
    r"\b(?:over|in|for|during|across) (?:a|an|one|the (?:whole |full |entire )?)(?: (?:whole|full|single|typical|normal))? ?"
    r"(?P<unit>day|week|month|year|decade)\b|\b(?:a|per|each|every) (?P<each>day|week|month|year)\b|\b(?P<yearly>annually|yearly)\b"
)
_ELSE = lazily(r"\b(?:more|less|fewer|extra|than|compared|last|previous\w*|up from|down from|saving|cheaper|dearer)\b")
_LIKELY = Decimal("0.3")  # share of the usual total below which, or above its inverse, something else is meant
_FORMS = frozenset({Modifier.EXACT, Modifier.APPROXIMATE})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def scaled(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield the only figure of a sentence that goes on with "that is", over a longer time, where it does not go with any rate before it."""
    over = _OVER.search(line.text)
    if over is None or _THAT_IS.search(line.text) is None or _ELSE.search(line.text) is not None:
        return
    longer = over["unit"] or over["each"] or "year"
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


def _plain(each: Placed) -> bool:
    mention = each.claim.mention
    return each.claim.kind in _KINDS and single(each.claim) and mention.change is None and mention.modifier in _FORMS and each.number > 0


def _fits(rate: FigureClaim, total: FigureClaim, unit: str, longer: str) -> bool:
    least, most = (Decimal(str(bound)) for bound in TIMES[unit, longer])
    first, told = reach(rate), reach(total)
    return first.low * least * DOWN <= told.high and told.low <= first.high * most * UP
