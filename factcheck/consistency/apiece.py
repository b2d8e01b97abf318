"""How many and what each of them gets in one sentence, and what they all get in another: "36 buses at £420,000 apiece. The £19m contract".

In: an article's lines. Out: the triples (averages.py) of a rate, its number and a total that words make that of all. A rate by time goes
with a total by the same time: "120 flats, each let at £950 a month. The rent roll of £114,000 a month".
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import SECONDS, single, value
from factcheck.consistency.averages import Triple, by_noughts
from factcheck.consistency.lines import near
from factcheck.consistency.spread import of_others
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line, Placed

__all__ = ["apiece"]

_EACH = ("each", "apiece", "every", "a piece", " a ", " per ")
_TIME = r"(?:day|night|week|month|quarter|year)"
# Between a number and what each gets.
_TO_EACH = lazily(r"\beach (?!other\b|of\b)(?:[a-z'-]+ ){0,6}$|\bevery one of them (?:[a-z'-]+ ){0,5}$")
_GETS = lazily(
    r"(?: [a-z'-]+){0,8}? (?:receives?|received|gets?|got|be paid|(?:is|are|was|were) (?:paid|given|to receive|to get|to pay)|pays?|paid"
    r"|earns?|earned|be given|draws?|claims?|spends?|saves?)(?: (?:just|only|an?|the|average|of|pension|allowance|stipend|grant))* $"
)
_A_SUM = lazily(
    r"(?: [a-z'-]+){0,8}? (?:receives?|received|gets?|got|be paid|be given|were given|were paid|collects?) an? (?:[a-z-]+ ){0,3}"
    r"(?:payment|bonus|grant|rebate|handout|payout|allowance|cheque|check|award|voucher|refund|raise|rise) (?:of|worth) $"
)
_EACH_OF_THEM = lazily(r"(?:each|every one)(?: of (?:them|these|those|the(?: [a-z'-]+)?))? (?:[a-z'-]+ ){1,8}$")
_ONE_OF = lazily(r"\b(?:each|every one) of (?:the |its |their |his |her )*(?:[a-z]+(?:'s|s') )?$")
_APIECE = lazily(r" (?:each|apiece|a piece|a head)\b")
_BY_TIME = lazily(rf"(?: [a-z'-]+){{0,6}}? (?:a|an|per|each|every) (?P<unit>{_TIME})\b")
_AT = lazily(r"\b(?:at|aged|of the|by|from|in|within) $")
_SOME = lazily(r"(?: [a-z'-]+)* (?:out )?of (?:the|its|their|his|her)(?: [a-z-]+)? $")
# What makes a sum that of all: in the sentence of the rate, and in another.
_THE = lazily(r"\b(?:the|that|this|these) $")
_WORTH = lazily(
    r"(?:,? (?:which )?(?:will|would|is|was|has|had|comes?|came)|,| (?:contract|deal|order|bill|total|sum|payout|package|scheme"
    r"|program(?:me)?|raised|needed|spent|outlay|handout|bonus|payment))\b"
)
_IN_ALL = lazily(
    r"\b(?:in all|in total|altogether|all told|total\w*|c(?:ame|omes?|oming) to|rais\w+|br(?:ought|ings?|inging) in|takings|payments|fees"
    r"|roll|(?:it|that|this|which|scheme|plan|programme|program|measure|offer|policy) (?:will |would )?costs?)\b"
)
_IN_IT = lazily(r"\b(?:bill|costing|worth|cost|costs|making|for a total)\b")
_MORE = lazily(r"\b(?:also|includ\w+|covers|covering|as well as|plus|besides)\b")
_NOT_ALL = lazily(
    r"\b(?:further|additional|another|more|extra|at least|up to|from|starting|minimum|maximum|between|than|last year|previous\w*|earlier"
    r"|profit|debt|fines?|first|initial|deposit|instal?ments?|half|part|share|and|plus|already|besides)\b"
)
_AHEAD, _ASIDE = 2, 40  # sentences with figures behind the number in which the total stands; characters before the total
_LEAST, _MOST = Decimal("0.4"), Decimal("2.5")  # of what the rate comes to, for a sum to be meant as all of it
_FITS, _NOUGHTS = Decimal("0.04"), Decimal("0.015")
_MONTHS = Decimal(12)
_SUMS = frozenset({Modifier.EXACT, Modifier.APPROXIMATE})
_FEWEST = 2


class _Pair(NamedTuple):
    """What each of so many gets, their number, the order of its line, and by which unit of time, None where it is got once."""

    rate: Placed
    times: FigureClaim
    order: int
    unit: str | None


def apiece(article: Article) -> Iterator[Triple]:
    """Yield every rate with its number and a total that it does not come to."""
    lines = article.lines
    for order, line in enumerate(lines):
        if not ("$" in line.kinds or "m" in line.kinds) or not any(word in line.raw for word in _EACH):
            continue
        for rate in line.figures:
            pair = _pair(lines, order, rate) if rate.letter in "$m" and _is_rate(rate.claim) else None
            if pair is not None:
                yield from _with_total(lines, pair)


def _is_rate(claim: FigureClaim) -> bool:
    mention = claim.mention
    return single(claim) and mention.modifier in _SUMS and mention.change is None and value(claim) > 0


def _pair(lines: Sequence[Line], order: int, rate: Placed) -> _Pair | None:
    """Return a rate with its number, told in its sentence or, where it is each's of them, in the one before."""
    line = lines[order]
    text = line.text
    if of_others(line, rate.claim):
        return None
    timed = _BY_TIME.match(text, rate.end)
    unit = timed["unit"] if timed is not None else rate.claim.mention.per if rate.claim.mention.per in SECONDS else None
    before = text[: rate.start]
    counts = [each for each in line.figures if each.letter == "c" and each.end <= rate.start and _is_number(text, each)]
    if counts:
        last = counts[-1]
        link = text[last.end : rate.start]
        some = len(counts) > 1 and _SOME.fullmatch(text[counts[-2].end : last.start]) is not None
        apart = ";" in link or ":" in link or "<$" in link or "<m" in link
        each = _APIECE.match(text, rate.end) or _TO_EACH.search(link) or _ONE_OF.search(text[: last.start])
        if apart or not (each or _A_SUM.fullmatch(link) or (unit is not None and _GETS.fullmatch(link))):
            return None
        times = counts[-2] if some else last
        return _Pair(rate, times.claim, order, unit)
    if order and _EACH_OF_THEM.fullmatch(before) and near(lines[order - 1], line):
        previous = lines[order - 1]
        alone = [each for each in previous.figures if each.letter == "c" and _is_number(previous.text, each)]
        return _Pair(rate, alone[0].claim, order, unit) if len(alone) == 1 else None
    return None


def _is_number(text: str, each: Placed) -> bool:
    mention = each.claim.mention
    whole = mention.low == mention.high == mention.low.to_integral_value() and mention.low >= _FEWEST
    told = each.claim.kind is Kind.COUNT and mention.per is None and mention.change is None and mention.modifier in _SUMS
    return whole and told and not text.startswith("-", each.end) and _AT.search(text, max(0, each.start - 10), each.start) is None


def _with_total(lines: Sequence[Line], pair: _Pair) -> Iterator[Triple]:
    """Yield the nearest total behind a pair where none bears it out."""
    rate, times = pair.rate.claim, pair.times
    exact = value(rate) * times.mention.low
    found: list[FigureClaim] = []
    for number in range(pair.order, min(len(lines), pair.order + _AHEAD + 1)):
        line = lines[number]
        start = pair.rate.end if number == pair.order else 0
        sums = [each for each in line.figures if each.start >= start and _is_of_one_unit(each.claim, rate)]
        if any(abs(each.number / exact - 1) <= _FITS for each in sums):
            return
        found += [each.claim for each in sums if _is_all(line, each, pair)]
    for total in found:
        share = value(total) / exact
        if _LEAST <= share <= _MOST or by_noughts(share) or (pair.unit is not None and abs(share / _MONTHS - 1) <= _NOUGHTS):
            yield Triple(rate, times, total, Decimal(1), sure=True)
            return


def _is_of_one_unit(claim: FigureClaim, rate: FigureClaim) -> bool:
    return family(claim) == family(rate) and claim.quantity.unit == rate.quantity.unit and single(claim) and value(claim) > value(rate)


def _is_all(line: Line, each: Placed, pair: _Pair) -> bool:
    """Say whether words make a sum that of all, by the same time as the rate."""
    claim, text = each.claim, line.text
    timed = _BY_TIME.match(text, each.end)
    unit = timed["unit"] if timed is not None else claim.mention.per
    if unit != pair.unit or claim.mention.change is not None or claim.mention.modifier not in _SUMS or claim.mention.scope.increment:
        return False
    before = text[max(0, each.start - _ASIDE) : each.start]
    if _NOT_ALL.search(before.rpartition(".")[2]) or _APIECE.match(text, each.end) or of_others(line, claim, planned=True):
        return False
    if _MORE.search(text) is not None:
        return False
    if each.start >= pair.rate.end and line.claims.count(pair.rate.claim) and _IN_IT.search(before) is not None:
        return True
    definite = _THE.search(before) is not None and _WORTH.match(text, each.end) is not None
    return definite or _IN_ALL.search(before) is not None or _IN_ALL.match(text, each.end + 1) is not None
