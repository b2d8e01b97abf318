"""A rate, what it is multiplied by, and the total: "$500 each to 40 families, $25,000 in all"; "£100m over five years, or £30m a year".

A rate is a figure with "each", "a head" or "a day"; the multiplier is a count, or a duration in the rate's unit of time. Only where the
text puts the three together: a total told as such, or the rate or total in apposition. "a day, or … a year" is checked by the calendar.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.consistency import averages
from factcheck.consistency.amounts import SECONDS, Reach, reach, shown, single, value
from factcheck.consistency.apiece import apiece
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following, joined, near, slot
from factcheck.consistency.needs import Needs
from factcheck.consistency.paces import ANY, DOWN, GAP, TIME, UP, counts_of, per_many, periods, speed, speed_behind
from factcheck.consistency.scaled import for_every, scaled, so_far
from factcheck.consistency.spread import of_others, spread
from factcheck.consistency.surroundings import for_each
from factcheck.consistency.yearly import of_year
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["NEEDS", "check"]

NEEDS = Needs((("cm$dpaor", 2),))
# What every rate has, looked for first.
_HINT = lazily(
    r"\b(?:each|apiece|per|every|sold|(?:a|an) (?:piece|head|ticket|person|share|bottle|copy|seat|unit|time|barrel|tonne|second|minute"
    r"|hour|day"
    r"|night|week|month|quarter|year|decade))\b|averag"
)
_MAY_WORK_OUT = ("that", "this", "it ", "which", "altogether", "in all", "in total", "the total")
_SO_FAR = ("after ", "over ", "in ")
_GOES_ON = (
    "a year's",
    "a month's",
    "a week's",
    "a day's",
    "that",
    "this",
    "it",
    "which",
    "so ",
    "over ",
    "in a",
    "for a",
    "in one",
    "across ",
    "during ",
)
_EACH = (
    r"(?: (?:[a-z]+ )?(?:each|apiece|a ?piece|a head|per (?:head|person|capita|ticket|unit)|a (?:ticket|person|share|bottle|copy"
    r"|seat|unit|time|barrel|tonne)))"
)
_TOTAL = (
    r"(?:in all|in total|all told|altogether|a total of|totall?ing|total (?:bill|cost)|for a total|in the aggregate"
    r"|a (?:total |combined )?(?:bill|cost|sum|outlay|income) of)"
)
_RAISED = (
    r"(?:raising|making|bringing in|earning|yielding|generating|grossing|costing|at a cost of|worth|or|which comes to|coming to"
    r"|for|that is)"
)
# "$500 each to 40 families, $25,000 in all" and "40 families got $500 each, $25,000 in all"
_EACH_OF = (
    lazily(
        rf"{slot(ANY, 'rate')}{_EACH}{GAP}{slot('c', 'times')}{GAP}(?:{_TOTAL} {slot(ANY, 'total')}|{slot(ANY, 'all')} ?(?:[a-z]+"
        rf" )?{_TOTAL})"
    ),
    lazily(
        rf"{slot('c', 'times')}{GAP}{slot(ANY, 'rate')}{_EACH}{GAP}(?:{_TOTAL} {slot(ANY, 'total')}|{slot(ANY, 'all')} ?(?:[a-z]+"
        rf" )?{_TOTAL})"
    ),
    lazily(
        rf"{slot('c', 'times')}{GAP}(?:at|for|of|paying|paid|cost(?:ing)?|worth) {slot(ANY, 'rate')}{_EACH},? {_RAISED}"
        rf" {slot(ANY, 'total')}"
    ),
    lazily(
        rf"{slot(ANY, 'total')}{GAP}(?:or|which is|equal to|equivalent to|that is|\(|–) ?{slot(ANY, 'rate')},? (?:for (?:each|every"
        rf" one) of|for each of|per head for|to each of|each for) "
        rf"(?:the |its |their |his |her )*(?:[a-z'-]+ )?{slot('c', 'times')}"
    ),
    lazily(
        rf"{slot(ANY, 'rate')}{_EACH}? (?:for|to) each of (?:the |its |their )*(?:[a-z'-]+ )?{slot('c', 'times')}{GAP}(?:{_TOTAL}"
        rf" {slot(ANY, 'total')}|{slot(ANY, 'all')} ?{_TOTAL})"
    ),
    lazily(
        rf"{slot(ANY, 'total')} (?:will be |was |is |to be )?(?:shared|split|divided)(?: equally)? (?:between|among|by) (?:the |its "
        rf"|their )*(?:[a-z'-]+ )?{slot('c', 'times')}{GAP}{slot(ANY, 'rate')}{_EACH}"
    ),
)
_AMONG = r"(?:between|among|amongst|by|to|over|across)"
_DIVIDED = r"(?:shared|split|divided|distributed|handed out|paid out|spread|go|goes|went)(?: out)?(?: equally| evenly)?"
_GIVING = (
    lazily(
        rf"{slot(ANY, 'total')}{GAP}\b{_DIVIDED},? (?:equally |evenly )?{_AMONG} (?:the |its |their |all )*"
        rf"(?:[a-z'-]+ )?{slot('c', 'times')}{GAP}\b(?:each|every one|apiece)\b[^<>;:.]{{0,40}}?{slot(ANY, 'rate')}"
    ),
    lazily(
        rf"{slot(ANY, 'total')}{GAP}\b{_DIVIDED},? (?:equally |evenly )?{_AMONG} (?:the |its |their |all )*"
        rf"(?:[a-z'-]+ )?{slot('c', 'times')}{GAP}{slot(ANY, 'rate')}{_EACH}"
    ),
    lazily(
        rf"{slot('c', 'times')}{GAP}\b(?:shared?|split|divided?) (?:equally )?(?:a |the )?(?:[a-z-]+ ){{0,3}}?(?:of )?"
        rf"{slot('$', 'total')}{GAP}"
        rf"(?:\beach\b[^<>;:.]{{0,40}}?{slot('$', 'each')}|{slot('$', 'apiece')}{_EACH})"
    ),
)
_WITH_TOTAL = rf"(?:{_TOTAL} {slot(ANY, 'total')}|{slot(ANY, 'all')} ?(?:[a-z]+ )?{_TOTAL})"
_EACH_GETS = (
    lazily(rf"\beach of (?:the |its |their |his |her )?(?:[a-z'-]+ )?{slot('c', 'times')}{GAP}{slot(ANY, 'rate')}{GAP}{_WITH_TOTAL}"),
    lazily(rf"{slot('c', 'times')}[^<>;:.,]{{0,30}}? each [^<>;:.,]{{0,30}}?{slot(ANY, 'rate')}{GAP}{_WITH_TOTAL}"),
    lazily(
        rf"{slot('$', 'rate')}{GAP}{slot('c', 'times')} (?:[a-z'-]+ )?(?:were|was|have been|had been)? ?sold,? {_RAISED}"
        rf" {slot('$', 'total')}"
    ),
)
# "$120 million to 4,000 workers, or $40,000 each", "6,000 staff in 300 branches, an average of 30 per branch"
_AVERAGE = lazily(
    rf"(?:, or|,? an average of|,? averaging|, about| –| \(|, which is|, equal to|, roughly|, equivalent to) ?(?:an average of |just "
    rf"|some )?{slot(ANY, 'rate')} "
    rf"(?:(?!for |to )[a-z]+ )?(?:(?P<each>(?:for |to )?each of|each|apiece|a head)\b"
    r"|(?:per|for every|for each|to every|an?) (?P<noun>[a-z]+))"
)
_OVER = (
    lazily(
        rf"\b(?:over|in|during|for|within|after) (?:the |its |a period of |just |only )?(?:first |last |past |next )?{slot('d', 'times')}"
        rf"{GAP}{slot(ANY, 'total')}(?! (?:[a-z-]+ ){{0,2}}(?:a|an|per|each|every) {TIME}\b)(?:[^<>;:.]|<[t]\d+>){{0,80}}?"
        rf"(?:,? (?:an |at an |a )?average of|,? averaging|,? at a rate of|,? or|,? equal to"
        rf"|,? that is|,? which (?:is|comes to|works out at)| \(| –|, about) ?(?:some )?{slot(ANY, 'rate')} "
        rf"(?:[a-z-]+ )?(?:a|an|per|each|every) (?P<unit>{TIME})\b"
    ),
    lazily(
        rf"{slot(ANY, 'total')}{GAP}(?:(?:over|in|for|during|spread over|across) )?(?:the (?:next |past |last |coming )?|a period of"
        rf" )?{slot('d', 'times')}{GAP}"
        rf"(?:, or| –| \(|, which is|, that is|, equal to|, an average of|, at a rate of|, at|,|or) ?(?:an average of |a rate of |some"
        rf" )?{slot(ANY, 'rate')} "
        rf"(?:[a-z-]+ )?(?:a|an|per|each|every) (?P<unit>{TIME})\b"
    ),
    lazily(
        rf"{slot(ANY, 'rate')} (?:[a-z-]+ )?(?:a|an|per|each|every) (?P<unit>{TIME}) (?:(?:over|for) )?(?:the (?:next |past |last"
        rf" )?)?{slot('d', 'times')}{GAP}"
        rf"(?:, or|, a total of| –|, totall?ing|, making|, for a total of| \() ?(?:a total of )?{slot(ANY, 'total')}"
    ),
    lazily(
        rf"{slot(ANY, 'rate')} (?:[a-z-]+ )?(?:a|an|per|each|every) (?P<unit>{TIME}),? (?:or|that is|–|making|which is)"
        rf" {slot(ANY, 'total')} "
        rf"(?:[a-z-]+ )?(?:in|over|for|during) (?:the |a |an )?(?:whole )?{slot('d', 'times')}"
    ),
)
_PRODUCTS = frozenset({Kind.MONEY, Kind.MEASURE, Kind.COUNT})
_PER_TIME = lazily(rf"(?: [a-z-]+){{0,3}}? (?:a|an|per|each|every) (?P<unit>{TIME})\b(?! (?:more|less|extra|on top))")
_PER_NOUN = lazily(r",? (?:a|an|per|for every|for each|to each) (?P<noun>[a-z]+)\b")
_EACH_AFTER = lazily(r",? (?:each|apiece|a piece|for each of|to each of)\b")
_EACH_BEFORE = lazily(
    r"(?:\beach of [^<>;:.]{0,30}<c\d+>[^<>;:.]{0,40}|\b(?:an|the) average (?:[a-z]+ )?(?:of )?|\beach [^<>;:.,]{0,40}|\bmean(?:s|ing)? )$"
)
_AT = lazily(r"\bat $")
_WORKS_OUT = lazily(
    r"(?:that|this|it|which) (?:works? out (?:at|to)|is|was|comes? to|amounts? to|means|equals|makes)\b|altogether\b|in all\b"
    r"|in total\b|the total\b"
)
_COMES_IN = lazily(
    r"\b(?:rais\w+|br(?:ings?|inging|ought)|t(?:akes?|aking|ook)|cost\w*|total\w*|bill|worth|c(?:omes?|oming|ame) to|pot|pool|fund"
    r"|grant|won|spen[dt]\w*"
    r"|shar\w+|paid|pay\w*|earn\w*|gross\w*|ma[dk]\w+|for|in all|altogether|budget|receiv\w+|g[eo]t\w*|works? out|lost|used?|produc\w+"
    r"|an average)\b"
)
_NOT_A_PRODUCT = lazily(
    r"\b(?:than|from <[$mc]|rose|risen|fell|up|down|increas\w+|rais(?:ed?|ing) (?:the|its) (?:price|rate)|cut|more|less|extra|further"
    r"|another|plus|including"
    r"|up to|as (?:much|many)|minimum|maximum|at least|between|compared|against|average (?:wage|salary|price) of|debt|owed?|first"
    r"|initial|deposit|share price)\b"
)
_THAT = Decimal("0.005")  # share by which another figure may be off what a rate comes to, to be the total that is meant
_ROUGH, _LOOSE, _TWO = Decimal("0.03"), Decimal("0.1"), 2
_CLAUSES = lazily(r"[;:]| but ")
_CLAUSE = 250  # characters of a clause
_SOME_OF = lazily(rf"{slot('c', 'some')} (?:out )?of (?:the|its|their|his|her) (?:[a-z-]+ )?$")  # "31 of the 98 owners paid £12,000 each"
_OPEN = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN})
_OWED = lazily(r"\b(?:debts?|owe[ds]?|owing|fined|fines?|loss(?:es)?|profits?|damages)(?: [a-z]+)?(?: of)? $")
# How far a rate times its number may be from the total to be meant as it: as a share, where the text equates them and where it does not.
_TEN, _TENTH_MORE = Decimal(10), Decimal("1.1")
_FEWEST, _MOST = Decimal("0.04"), Decimal(25)
_FEW, _MANY = Decimal("0.15"), Decimal(7)


def check(article: Article) -> Iterator[Finding]:
    """Yield the rates that their totals do not bear out."""
    told: set[str] = set()
    hints = averages.hinted(article)
    for found in _told(article, hints):
        told.update(found.claims)
        yield found
    worded = averages.triples(article, hints) if any(hints) else ()
    for triple in chain(worded, apiece(article), spread(article, hints)):
        if _of_another(article.lines, triple) or for_each(triple.total, article):
            continue
        for found in _of_triple(article, triple):
            if told.isdisjoint(found.claims):
                told.update(found.claims)
                yield found


def _of_another(lines: Sequence[Line], triple: averages.Triple) -> bool:
    """Say whether words beside a rate keep it from the total of another sentence: "last year it was £42 a head"."""
    sentence = triple.rate.mention.anchor.sentence
    if triple.total.mention.anchor.sentence == sentence:
        return False
    total = next((line for line in lines if line.sentence == triple.total.mention.anchor.sentence), None)
    if total is not None and _OWED.search(total.text.partition(f"<{_slot_of(total, triple.total)}>")[0]):
        return True  # "with debts of £5.6m. About 2,900 families have lost bookings worth an average of £1,400 each"
    return of_others(next(line for line in lines if line.sentence == sentence), triple.rate)


def _of_triple(article: Article, triple: averages.Triple) -> Iterator[Finding]:
    times, seconds = triple.times, triple.seconds
    told = reach(times) if times.mention.modifier is not Modifier.MORE_THAN else Reach(value(times), value(times))  # "over five years"
    exact = value(times) / seconds
    product = value(triple.rate) * exact
    sure = _FEWEST <= product / value(triple.total) <= _MOST if triple.sure else _FEW <= product / value(triple.total) <= _MANY
    if sure and value(triple.total) > 0:
        yield from _wrong(article, _Product(triple.rate, times, triple.total, Reach(told.low / seconds, told.high / seconds), exact), "×")


def _told(article: Article, hints: Sequence[bool]) -> Iterator[Finding]:
    """Yield the rates that are told in known words."""
    before: Line | None = None
    for line, hinted in zip(article.lines, hints, strict=True):
        if hinted or "r" in line.kinds or (line.kinds.count("$") == _TWO and line.kinds.count("c") == 1):
            told = {finding.claims: finding for finding in reversed([*_of_line(article, line, before, hinted=hinted)])}
            first: dict[str, Finding] = {}
            for found in reversed(told.values()):  # one on each total
                first.setdefault(found.claims[-1], found)
            yield from first.values()
        if before is not None and line.raw.startswith(_GOES_ON) and following(before, line):
            yield from scaled(article, before, line)
        if before is not None and "d" in line.kinds and line.raw.startswith(_SO_FAR) and following(before, line):
            yield from so_far(article, before, line)
        if before is not None and "m" in line.kinds and "m" in before.kinds and "d" in before.kinds and near(before, line):
            yield from speed_behind(article, before, line)
        before = line


def _of_line(article: Article, line: Line, before: Line | None, *, hinted: bool) -> Iterator[Finding]:
    letters = line.kinds
    if "r" in letters:
        yield from per_many(article, line, before)
    many = len(letters) - letters.count("t")
    told = hinted and (many > 1 or line.raw.startswith(_MAY_WORK_OUT)) and _HINT.search(line.text) is not None
    if many > 1:
        if " every " in line.raw:
            yield from for_every(article, line)
        if letters.count("m") > 1 and "d" in letters:
            yield from speed(article, line)
        if told:
            yield from periods(article, line)
            yield from of_year(article, line)
            yield from _of_three(article, line) if many > _TWO else ()
        elif letters.count("$") == _TWO and letters.count("c") == 1:
            yield from _only_product(article, line)
    if told and before is not None and following(before, line) and _WORKS_OUT.match(line.text) is not None:
        yield from _only_product(article, joined(before, line))


def _of_three(article: Article, line: Line) -> Iterator[Finding]:
    """Yield a rate, its number and its total that one sentence tells in known words."""
    if not averages.paired(line):
        return
    yield from _first(chain(_each(article, line), _average(article, line)))
    if "d" in line.kinds:
        yield from _over(article, line)
    yield from _only_product(article, line)


def _only_product(article: Article, line: Line) -> Iterator[Finding]:
    """Yield the rate that does not go with the only total and the only number of units that are told with it.

    However it is put: "gave each of the 25 families £2,000, £40,000 altogether", "lost 90 million litres in 30 days, 2 million a day".
    """
    figures = [claim for claim in line.claims if isinstance(claim, FigureClaim)]
    kinds = Counter((family(claim), claim.quantity.unit) for claim in figures if claim.kind in _PRODUCTS)
    pairs = [kind for kind, times in kinds.items() if times == _TWO]
    counts = counts_of(line, line.claims)
    spans = [claim for claim in figures if claim.kind is Kind.DURATION and claim.mention.aspect != "age"]
    if _NOT_A_PRODUCT.search(line.text) or not _COMES_IN.search(line.text) or not all(single(claim) for claim in figures):
        return
    for kind in pairs:
        two = [claim for claim in figures if (family(claim), claim.quantity.unit) == kind]
        rate, total = sorted(two, key=value)
        after = line.text.partition(f"<{_slot_of(line, rate)}>")[2]
        timed = _PER_TIME.match(after)
        if timed is not None and len(spans) == 1 and not _PER_TIME.match(line.text.partition(f"<{_slot_of(line, total)}>")[2]):
            seconds = Decimal(SECONDS[timed["unit"]])
            told = reach(spans[0])
            product = _Product(rate, spans[0], total, Reach(told.low / seconds, told.high / seconds), value(spans[0]) / seconds)
            if kind[0] != "1" or rate.mention.subject == total.mention.subject:
                yield from _wrong(article, product, "×")
        elif kind[0] == "money" and len(counts) == 1 and timed is None and _whole(counts[0]) and _for_each(article, line, rate, counts[0]):
            yield from _wrong(article, _Product(rate, counts[0], total, reach(counts[0]), value(counts[0])), "×")


def _whole(claim: FigureClaim) -> bool:
    return value(claim) > 1 and value(claim) == value(claim).to_integral_value()


def _slot_of(line: Line, claim: FigureClaim) -> str:
    number = line.claims.index(claim)
    return f"{line.kinds[number]}{number}"


def _for_each(article: Article, line: Line, rate: FigureClaim, times: FigureClaim) -> bool:
    """Say whether a sum is one for each of so many: "£15 apiece", "an average gift of £45", "each of the 25 families £2,000"."""
    before, _, after = line.text.partition(f"<{_slot_of(line, rate)}>")
    noun = line.text.partition(f"<{_slot_of(line, times)}>")[2].split()[:2]
    singular = {word.strip(".,;").removesuffix("s") for word in noun}
    classes = article.lexicon.wordclasses
    people = any(classes.noun_class(word) == "person" for word in singular)
    per = _PER_NOUN.match(after)
    each = _EACH_AFTER.match(after) or _EACH_BEFORE.search(before)
    at = _AT.search(before) is not None and f"<{_slot_of(line, times)}>" in before[-60:]
    if per is None:
        return bool(each) or at
    unit = per["noun"].removesuffix("s")
    akin = any(article.lexicon.synonyms.related("noun", unit, word) or article.lexicon.concepts.same_noun(unit, word) for word in singular)
    return bool(each) or at or unit in singular | {"head", "person"} or (people and classes.noun_class(unit) == "person" and akin)


def _first(found: Iterator[Finding]) -> Iterator[Finding]:
    one = next(found, None)
    if one is not None:
        yield one


class _Product(NamedTuple):
    """A rate, how many times it is taken, and what that should come to."""

    rate: FigureClaim
    times: FigureClaim | None
    total: FigureClaim
    number: Reach
    exact: Decimal


def _each(article: Article, line: Line) -> Iterator[Finding]:
    for pattern in (*_EACH_OF, *_EACH_GETS, *_GIVING):
        for match in pattern.finditer(line.text):
            groups = match.groupdict()
            total = line.figure(match, "total" if groups.get("total") else "all")
            told = next(name for name in ("rate", "each", "apiece") if groups.get(name))
            rate, times = line.figure(match, told), line.figure(match, "times")
            some = _SOME_OF.search(line.text[: match.start("times") - 1])
            times = line.figure(some, "some") if some is not None else times
            yield from _wrong(article, _Product(rate, times, total, reach(times), value(times)), "×")


def _average(article: Article, line: Line) -> Iterator[Finding]:
    """Yield a figure per unit that its clause gives both the total and the number of units of."""
    for match in _AVERAGE.finditer(line.text):
        rate = line.figure(match, "rate")
        before = _CLAUSES.split(line.text[max(0, match.start() - _CLAUSE) : match.start()])[-1]
        found = [(line.claim(name[1]), name.end()) for name in re.finditer(r"<([cm$]\d+)>", before)]
        claims = [(claim, before[end : end + 40].split("<")[0]) for claim, end in found if isinstance(claim, FigureClaim)]
        if len(claims) != 2 or re.search(r"<p|\b(?:each|per|apiece)\b", before):  # noqa: PLR2004 - the total and the number
            continue
        counted = [claim for claim, after in claims if claim.kind is Kind.COUNT and _counts(after, match["noun"])]
        totals = [claim for claim, _ in claims if claim not in counted and family(claim) == family(rate)]
        if len(counted) == len(totals) == 1:
            times = counted[0]
            yield from _wrong(article, _Product(rate, times, totals[0], reach(times), value(times)), "×")


def _counts(after: str, noun: str | None) -> bool:
    """Say whether what a number counts, in the words behind it, is what a rate is per; any number of things where it is "each"."""
    words = after.split()[:3]
    if noun is None:
        return True
    people = noun in {"person", "head"} and any(word in {"people", "residents", "inhabitants", "members", "guests"} for word in words)
    return people or any(word.rstrip(".,") in {noun, f"{noun}s", f"{noun}es", f"{noun[:-1]}ies"} for word in words)


def _over(article: Article, line: Line) -> Iterator[Finding]:
    for pattern in _OVER:
        for match in pattern.finditer(line.text):
            rate, times, total = (line.figure(match, name) for name in ("rate", "times", "total"))
            seconds = Decimal(SECONDS.get(match["unit"], 0))
            if not seconds:
                continue
            told = (
                reach(times) if times.mention.modifier is not Modifier.MORE_THAN else Reach(value(times), value(times))
            )  # "over five years"
            span = Reach(told.low / seconds, told.high / seconds)
            yield from _wrong(article, _Product(rate, times, total, span, value(times) / seconds), "×")


def _power_of_ten(times: Decimal) -> bool:
    """Say whether a rate misses its total by noughts alone: "£40 each to 500 schools, £20m in all"."""
    shifted = times.scaleb(-times.adjusted())
    return shifted <= _TENTH_MORE or shifted >= _TEN / _TENTH_MORE


def _may_be_total(claim: FigureClaim, total: FigureClaim) -> bool:
    return family(claim) == family(total) and claim.quantity.unit == total.quantity.unit and single(claim)


def _wrong(article: Article, product: _Product, sign: str) -> Iterator[Finding]:
    rate, times, total = product.rate, product.times, product.total
    if not single(rate) or not single(total) or (times is not None and not single(times)) or rate is total:
        return
    if family(rate) != family(total) or rate.quantity.unit != total.quantity.unit or product.exact <= 1:
        return
    first, told = reach(rate), reach(total)
    low, high = first.low * product.number.low * DOWN, first.high * product.number.high * UP
    open_end = rate.mention.modifier in _OPEN and times is not None and times.mention.modifier in _OPEN  # "over 300 paid £250 or more"
    if low <= told.high and (told.low <= high or open_end):
        return
    exact = value(rate) * product.exact
    if not value(total) or not exact or not (_FEWEST <= exact / value(total) <= _MOST or _power_of_ten(exact / value(total))):
        return
    if any(abs(value(claim) / exact - 1) <= _THAT for claim in article.figures if claim is not rate and _may_be_total(claim, total)):
        return  # "51 transfers, averaging €3,600": the €183,600 stand elsewhere
    written = shown(exact, total)
    by = times.mention.anchor.surface if times is not None else ""
    message = f"{rate.mention.anchor.surface} {sign} {by} = {written}, not {total.mention.anchor.surface}"
    places = (rate, times, total) if times is not None else (rate, total)
    yield finding(
        "rate.wrong", article.document, message, places, f"{written} in all, or {shown(value(total) / product.exact, rate)} each time"
    )
