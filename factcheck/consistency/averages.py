"""How much each, how many, how much in all, wherever the three stand: "harvested 300 baskets and was paid N750,000. At N450 a basket …".

A figure per something is a rate. What it is per tells the number of them (journeys, baskets, weeks; any one count for "each"), its unit
tells the total; both stand in its sentence or the one before it. With several that may be meant, or one that fits, nothing is said.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import SECONDS, places, single, value
from factcheck.consistency.lines import following, joined
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line

__all__ = ["Per", "Place", "Triple", "by_noughts", "hinted", "is_named", "is_number", "is_total", "paired", "placed", "triples"]

_SLOT = lazily(r"<([cmd$])(\d+)>")
_EACH_COST = lazily(
    r"\b(?:each|every)(?: (?:one )?of (?:the|its|his|her|their|these|those|them|whom"
    r"|which))?((?: (?:[a-z'-]+|<c\d+>)){0,7}?) <[cm$](\d+)>(?! (?:each|of|in all|in total)\b)"
)
_AVERAGE_OF = lazily(r"\b(?:average|mean|typical)(?: [a-z'-]+){0,4} (?:of|is|was|at|to) <[cm$](\d+)>|\baverag(?:ing|ed) <[cm$](\d+)>")
_PAYMENTS = lazily(
    r"<(c\d+)> (?:[a-z'-]+ ){0,3}?((?:payment|instal?lment|transfer|grant|loan|prize|bonus|cheque|check|ticket|award|bottle"
    r"|share|donation)e?s) (?:of|at|worth) <[cm$](\d+)>"
)
_EQUALS = lazily(
    r"(?:\b(?:or|equal to|equivalent to|equivalent of|that is|that's|which is|i\.e\.|works? out (?:at|to)|working out (?:at"
    r"|to)|worked out at|amount(?:s|ed|ing)? to"
    r"|comes? to|came to|coming to|mean(?:s|ing|t)|averag\w+|on average|typical|taking|so|thus|giving|giv\w+|leaving|at|for"
    r"|of|translat\w+(?: in)? ?to|put\w*"
    r"|get\w*|got|receiv\w+|pay\w*|paid|cost\w*|earn\w*|collect\w*|pocket\w*)\b|[,(–])(?: (?:[a-z'-]+)){0,5} ?$"
)
_STRONG = lazily(
    r"(?:\b(?:equal to|equivalent to|equivalent of|that is|that's|which is|i\.e\.|works? out|working out|worked out|amount(?:s|ed|ing)? to"
    r"|comes? to|came to|coming to|mean(?:s|ing|t)|averag\w+|on average|thus|translat\w+)\b(?: [a-z'-]+){0,5}"
    r"|(?:[(–,]|\bor)(?: (?:or|roughly|about|just|only|an|a|mere|average|of|little|over|under|less|than)){0,4}) ?$"
)
_OTHERS = lazily(
    r"\b(?:minimum|maximum|at least|up to|from|starting|extra|additional|more|compared|last year|previous\w*|earlier"
    r"|usual\w*|normal\w*|than|instead|would have"
    r"|fine|fines|profit|tax|deposit|per cent)\b"
)
_PERSONS = frozenset({"person", "head", "capita"})
# What one thing is called in two ways in one report.
_SAME = (
    frozenset({"game", "match", "outing", "appearance", "fixture", "start", "test", "innings"}),
    frozenset({"home", "house", "household", "flat", "property", "apartment", "dwelling", "unit"}),
    frozenset({"pupil", "student", "child", "youngster"}),
    frozenset({"car", "vehicle"}),
    frozenset({"customer", "subscriber", "client", "user", "policyholder"}),
    frozenset({"visitor", "guest", "ticket", "spectator", "admission", "head", "seat"}),
    frozenset({"journey", "trip", "ride", "passenger"}),
    frozenset({"letter", "parcel", "item", "package"}),
    frozenset({"family", "household"}),
)
_LY = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "annual": "year"}
_A_LY_RATE = lazily(
    r"\b(?:an? |the )?(?:average )?(hourly|daily|nightly|weekly|monthly|annual) (?:average|rate|figure|output|cost|payment|pace|mean)s?"
    r" (?:of|was|is) <[cm$](\d+)>"
)
_FOR_EACH = lazily(
    r"<[cm$](\d+)>(?: [a-z'-]+){0,2}? (?:from|for|in|at|by|to) (?:each|every)"
    r"(?: (?:one )?of (?:the|its|their|his|her)(?: [a-z'-]+)? <c\d+>| ([a-z]+))"
)
_PEOPLE = frozenset(
    {"people", "residents", "inhabitants", "population", "members", "guests", "townspeople", "villagers", "citizens", "persons"}
)
_WORKERS = frozenset({"employee", "worker", "staff", "employees", "workers", "staffers", "people", "workforce", "jobs"})
_ANYBODY = frozenset({"person", "passenger", "visitor", "guest", "customer", "user", "spectator", "tourist", "traveller", "commuter"})
_EACH = frozenset({"each", "piece", "apiece", "unit", "time"})
_WORD = lazily(r"[a-z]+")
_VERB = lazily(r"will|would|can|could|may|must|should|is|was|has|had|got|paid|cost|to|one|[a-z]+(?:ed|s)")  # "each will cost €3.5m"
_NEAR = 4
_AT = ". at "
_A_UNIT = lazily(r" (?:an?|per) (?!second|minute|hour|day|night|week|month|quarter|year|decade)[a-z]+\b")
_BARE = lazily(r",? (?:an?|per|each|apiece|for|to|from)\b")
_BRINGS = lazily(r"\b(?:bring|brought|rais|mak|made|earn|gross|yield|generat)[a-z]* [^.;:<]{0,30}<\$")
# "will subsidise transport with 40 billion tenge, and the corporation will buy 2.1 million tonnes at 92,000 tenge"
_ANOTHER = lazily(r",? and (?:the|its|their|an?) (?:[a-z-]+ ){1,3}(?:will|would|has|had|have|is|are|was|were|plans?|is to) ")
_EACH_ONE = lazily(r"\. (?:[a-z' -]+ (?:said|says) )?(?:each|every)(?: [a-z'-]+){0,7} $")
# A rate of whoever was counted before: "By her account every successful farmer will be credited with N540,000".
_EVERY_ONE = lazily(r"(?:^|, | account | that )(?:each|every) (?!of\b)[a-z]+(?: [a-z'-]+){1,6} (?=<\$)")
_TIMES = 3
_WORD_LENGTH = 4
_SUMMED = frozenset("cm$d")
_NO_SUMS = frozenset({"celsius", "kelvin"})  # degrees of five countries make no total
_MOST = 12  # figures of a sentence that is no table


class Triple(NamedTuple):
    """A rate, the number of what it is per, the total, and how large in the base unit what the rate is per is (1 for a count)."""

    rate: FigureClaim
    times: FigureClaim
    total: FigureClaim
    seconds: Decimal
    sure: bool


class Per(NamedTuple):
    """A figure per something in a text: what it is per (None where any), where its slot stands, whether its noun is left out."""

    claim: FigureClaim
    per: str | None
    start: int
    end: int
    bare: bool


class Place(NamedTuple):
    """A figure and where its slot stands."""

    claim: FigureClaim
    letter: str
    start: int
    end: int


def hinted(article: Article) -> list[bool]:
    """Say of each sentence whether it may tell a rate: it has a figure per something, or one of the words for one."""
    per = {claim.mention.anchor.sentence for claim in article.figures if claim.mention.per is not None}
    return [not _SUMMED.isdisjoint(line.kinds) and (line.sentence in per or _marked(line)) for line in article.lines]


def _marked(line: Line) -> bool:
    """Say whether one of the words for a rate stands in a sentence."""
    return _MARK.search(f" {line.raw}".replace("(", " ")) is not None


def triples(article: Article, hints: Sequence[bool]) -> Iterator[Triple]:
    """Yield every rate with the number and the total that its text has for it; `hints` say which sentences may tell one."""
    before: Line | None = None
    for order, line in enumerate(article.lines):
        if not hints[order]:
            if (
                before is not None
                and "d" in line.kinds
                and line.raw.startswith(_OVER)
                and following(before, line)
                and _MEANS.match(line.text)
            ):
                yield from _means(before, line)
            before = line
            continue
        near = before is not None and len(before.claims) <= _NEAR + 2 and following(before, line)
        own = _many(line)
        if own > _TWO and paired(line) and _rated(line):
            yield from _in_text(line, 0)
        if before is not None and near and own + _many(before) > _TWO and paired(before, line) and _rated(line):
            yield from _in_text(joined(before, line), len(before.text) + 1)
        if _WORKED_OUT.search(line.text) or _EVERY_ONE.search(line.text):
            yield from _worked_out(article.lines, order)
        yield from _swapped(article.lines, order)
        if before is not None and near and "d" in line.kinds and line.raw.startswith(_OVER) and _MEANS.match(line.text):
            yield from _means(before, line)
        before = line


def _rated(line: Line) -> bool:
    """Say whether a figure of a sentence is per something, or words before it may make it so."""
    if any(isinstance(claim, FigureClaim) and claim.mention.per is not None for claim in line.claims):
        return True
    start = line.sentence.span.start
    return has_any(line.raw, _RATED) or any(line.raw.endswith(_PLURAL, 0, claim.mention.anchor.span.start - start) for claim in line.claims)


_RATED = ("each", "every", "hourly ", "daily ", "nightly ", "weekly ", "monthly ", "annual", "averag", "mean", "typical")
_PLURAL = ("s of ", "s at ", "s worth ")  # "20 payments of £500"


def paired(*lines: Line) -> bool:
    """Say whether two figures of some sentences are of one unit, as a rate and its total are."""
    units = [
        claim.quantity.unit
        for line in lines
        for claim, letter in zip(line.claims, line.kinds, strict=True)
        if letter in _SUMMED and isinstance(claim, FigureClaim)
    ]
    return len(set(units)) < len(units)


def _many(line: Line) -> int:
    """Return how many figures a sentence has that may be a rate, a number or a total."""
    return len(line.kinds) - line.kinds.count("t") - line.kinds.count("p")


_TWO = 2
# Every mark begins with a space, which is sooner found than any of many beginnings.
_MARK = lazily(
    r" (?:a(?:n hour| (?:day|week|month|year|night|minute|second|decade|quarter|piece|head|person|ticket|share|bottle|copy|seat|unit|time"
    r"|barrel|tonne)|verag|nnual|piece)|e(?:ach|very|qua|quiv)|mean|typical|sold|per |rate of|out |translat"
    r"|or [^.;,]{2,30} an? "
    r"|(?:dai|hour|night|week|month)ly (?:rate|cost|figure|output|pa)"
    r"|(?:payment|instal?lment|transfer|grant|loan|prize|bonus|cheque|check|ticket|award|bottle|share|donation)e?s (?:of|at|worth) )"
)
_OVER = ("for ", "over ", "in ", "on ", "across ", "during ")


# ---------------------------------------------------------------- told as worked out, of what stands further off


_WORKED_OUT = lazily(
    r"\b(?:averag\w+|mean|work(?:s|ed|ing) out|rate of|equates? to|equivalent|equal to|translat\w+ (?:in)?to"
    r"|(?:that|this|which) (?:is|was|comes|came|makes|made|means|amounts)|each)\b|\bor <"
)
_SAID_OUT = lazily(
    r"(?:\b(?:averag\w+|mean|work(?:s|ed|ing) out|rate|equates? to|equivalent|equal to|translat\w+ (?:in)?to"
    r"|(?:that|this|which) (?:is|was|comes|came|makes|made|means|amounts))\b[^<>;:.]{0,40}|[,(–] ?or )$"
)
# "Their bill for the last quarter was $9,000, or about $100 a day": the number of days is told without a figure.
_OWN_TIME = lazily(
    r"\b(?:for|in|over|during|of) (?:the |its |his |her |their |this |that )?(?:last|past|first|second|third|fourth|previous)? ?"
    r"(?:financial |calendar )?(?:quarter|month|year|week|season|half)\b|\b(?:in|during) <t\d+>"
)
_ON_AVERAGE = lazily(r"[^<>;:.]{0,40}\b(?:on average|average[ds]?)\b")
_PER = lazily(r"(?: [a-z-]+){0,2}? (?:an?|per|every|each|for each|for every) ([a-z]+)\b(?! of)")
_WINDOW, _FAR_OFF = 8, 1500  # sentences with figures, and characters, before a rate in which its number and total stand
_LEAST_SHARE, _MOST_SHARE = Decimal("0.6"), Decimal("1.65")  # of what a rate comes to, for a figure to be meant as its total
_NOUGHTS, _POWERS = Decimal("0.015"), (-3, -2, -1, 1, 2, 3)
_FITS = Decimal("0.06")  # share by which a rate may miss, for its number and total to be those


class _Found(NamedTuple):
    """A figure and its line."""

    place: Place
    line: Line


def _worked_out(lines: Sequence[Line], order: int) -> Iterator[Triple]:
    """Yield the rates of a sentence that are told as worked out, with the nearest number and total before them."""
    line = lines[order]
    each = _told_as_each(line)
    for place in placed(line):
        after = line.text[place.end : place.end + 60]
        match = _PER.match(after)
        number = line.claims.index(place.claim)
        per = place.claim.mention.per or (match[1] if match is not None else each.get(number))
        said = _SAID_OUT.search(line.text[: place.start]) or _ON_AVERAGE.match(after)
        said = said or next((match for match in _EVERY_ONE.finditer(line.text) if match.end() == place.start and each.get(number)), None)
        if place.claim.mention.change is not None:
            continue
        if per is None and number in each and order and not said:
            yield from _for_each(place, lines[order - 1], [*_before(lines, order), line])
        if said is None or (per is None and number not in each):
            continue
        told = Per(place.claim, None if per in _EACH else per, place.start, place.end, bare=_BARE.match(after) is not None)
        near = [_Found(other, line) for other in placed(line) if other.end <= place.start]
        if _of_own_time(line.text, told):
            continue
        near += [_Found(other, earlier) for earlier in reversed(_before(lines, order)) for other in reversed(placed(earlier))]
        yield from _nearest(told, near)


_BESIDE = 3  # sentences with figures before and behind a rate with two digits swapped


def _swapped(lines: Sequence[Line], order: int) -> Iterator[Triple]:
    """Yield a rate that has two digits of a number and total near by the wrong way round: 5.4 tonnes a hectare, of 189,000 and 42,000."""
    for place in placed(lines[order]):
        claim = place.claim
        digits = "".join(filter(str.isdigit, claim.mention.anchor.surface))
        if claim.mention.per is None or claim.mention.change is not None or len(set(digits)) < _TWO:
            continue
        told = Per(claim, claim.mention.per, place.start, place.end, bare=True)
        near = [_Found(other, line) for line in lines[max(0, order - _BESIDE) : order + _BESIDE + 1] for other in placed(line)]
        numbers = [found for found in near if is_number(found.line.text, found.place, told)]
        totals = [found for found in near if is_total(found.place, told) and found not in numbers]
        pairs = [(number, total, _share(told, number, total)) for number in numbers for total in totals]
        if any(abs(share - 1) <= _FITS for _, _, share in pairs):
            continue
        for number, total, share in pairs:
            if _in_disorder(digits, round(claim.mention.low * share, places(claim)), share):
                yield Triple(claim, number.place.claim, total.place.claim, _size(told, number.place), sure=True)
                break


def _in_disorder(digits: str, exact: Decimal, share: Decimal) -> bool:
    """Say whether what a rate comes to has its digits in another order, and is about as much."""
    return _LEAST_SHARE <= share <= _MOST_SHARE and sorted("".join(filter(str.isdigit, str(exact)))) == sorted(digits)


def _before(lines: Sequence[Line], order: int) -> list[Line]:
    """Return the sentences before one in which the number and the total of its rate may stand."""
    line = lines[order]
    first = line.sentence.span.start
    return [
        other
        for other in lines[max(0, order - _WINDOW) : order]
        if other.sentence.section is line.sentence.section and first - other.sentence.span.start <= _FAR_OFF and len(other.claims) <= _MOST
    ]


def _of_own_time(sentence: str, told: Per) -> bool:
    """Say whether the sentence of a rate by time names its time without a number."""
    return told.per in SECONDS and "<d" not in sentence and _OWN_TIME.search(sentence) is not None


def _for_each(rate: Place, previous: Line, lines: Sequence[Line]) -> Iterator[Triple]:
    """Yield "9,600 patients … six doctors. … each of them now had 2,000 patients": of one noun, with the only number told just before."""
    noun = rate.claim.mention.subject
    places = [place for line in lines for place in placed(line) if place.claim is not rate.claim and place.letter == "c"]
    totals = [place for place in places if place.claim.mention.subject == noun and value(place.claim) > value(rate.claim)]
    numbers = [place for place in placed(previous) if place.letter == "c" and place.claim.mention.subject != noun]
    if noun is not None and rate.letter == "c" and len(totals) == len(numbers) == 1:
        times = value(totals[0].claim) / value(rate.claim) / value(numbers[0].claim) if value(rate.claim) * value(numbers[0].claim) else 0
        if _LEAST_SHARE <= times <= _MOST_SHARE:
            yield Triple(rate.claim, numbers[0].claim, totals[0].claim, Decimal(1), sure=True)


def by_noughts(share: Decimal) -> bool:
    """Say whether a sum misses what it should be by noughts alone."""
    return share > 0 and any(abs(share.scaleb(power) - 1) <= _NOUGHTS for power in _POWERS)


def _one_digit_off(rate: FigureClaim, exact: Decimal) -> bool:
    """Say whether a rate is what it should be but for one digit: 62 litres, where it is 22.1."""
    told, right = (f"{round(number / _unit(rate), places(rate))}" for number in (value(rate), exact))
    return len(told) == len(right) > 1 and sum(one != other for one, other in zip(told, right, strict=True)) == 1


def _unit(claim: FigureClaim) -> Decimal:
    return value(claim) / claim.mention.high if claim.mention.high else Decimal(1)


def placed(line: Line) -> list[Place]:
    """Return the single figures of a sentence that may be a rate, a number or a total."""
    return [
        Place(claim, letter, start, end)
        for claim, letter, start, end, _, _ in line.figures
        if letter in _SUMMED and single(claim) and claim.quantity.unit not in _NO_SUMS
    ]


def _nearest(told: Per, near: Sequence[_Found]) -> Iterator[Triple]:
    """Yield the number and the total that stand nearest to a rate, nothing where any two of them bear it out."""
    named = [found for found in near if is_number(found.line.text, found.place, told)]
    numbers = named if told.per is not None else _only_of(named, told)  # "380,000 vehicles paid to park. On average each of them left £4"
    totals = [found for found in near if is_total(found.place, told) and found not in numbers]
    ratios = [(number, total, _share(told, number, total)) for number in numbers for total in totals]
    if any(abs(ratio - 1) <= _FITS for _, _, ratio in ratios):
        return
    likely = [(number, total) for number, total, ratio in ratios if _LEAST_SHARE <= ratio <= _MOST_SHARE]
    if not likely and told.per is not None:
        likely = [
            (number, total)
            for number, total, ratio in ratios
            if number.line is total.line and (by_noughts(ratio) or _one_digit_off(told.claim, value(told.claim) * ratio))
        ]
    together = [(number, total) for number, total in likely if number.line is total.line]
    several = len({value(number.place.claim) for number, _ in likely}) > 1
    chosen = together[:1] or ([] if several else likely[:1])
    for number, total in chosen:
        yield Triple(told.claim, number.place.claim, total.place.claim, _size(told, number.place), sure=True)


def _only_of(named: Sequence[_Found], told: Per) -> list[_Found]:
    """Return the only count of the nearest sentence that has one, where a rate is each's of those told before."""
    counts = [found for found in named if found.place.letter == "c"]
    own = [found for found in counts if found.line is counts[0].line]
    return own if len(own) == 1 and family(told.claim) == "money" else []


def _size(told: Per, number: Place) -> Decimal:
    """Return how large in the base unit of a number what the rate is per is."""
    if number.letter == "d":
        return Decimal(SECONDS.get(told.per or "", 1))
    if number.letter == "m" and number.claim.mention.high:
        return value(number.claim) / number.claim.mention.high
    return Decimal(1)


def _share(told: Per, number: _Found, total: _Found) -> Decimal:
    """Return a total as a share of what the rate comes to."""
    product = value(told.claim) * value(number.place.claim) / _size(told, number.place)
    return value(total.place.claim) / product if product else Decimal(0)


_MEANS = lazily(
    r"(?:for|over|in|on|across|during) (?:a|an|the|each|every|all)? ?[^.;:]{0,40}<[dc]\d+>[^.;:]{0,40}"
    r"\b(?:means?|makes?|comes? to|adds? up to|amounts? to|works? out)\b"
)


def _means(before: Line, line: Line) -> Iterator[Triple]:
    """Yield "£13.50 an hour. For a 40-hour week that means £540": a rate, and the total that a number of times makes."""
    here, rates = placed(line), [place for place in placed(before) if place.claim.mention.per in SECONDS]
    if len(rates) != 1:
        return
    rate = rates[0]
    told = Per(rate.claim, rate.claim.mention.per, rate.start, rate.end, bare=True)
    numbers = [place for place in here if place.letter == "d"]
    totals = [place for place in here if is_total(place, told)]
    if len(numbers) == len(totals) == 1:
        yield Triple(rate.claim, numbers[0].claim, totals[0].claim, _size(told, numbers[0]), sure=True)


# ---------------------------------------------------------------- told close by


def _in_text(line: Line, sentence: int) -> Iterator[Triple]:
    places = [place for place in placed(line) if place.letter != "d" or place.claim.kind is Kind.DURATION]
    for told in _rates(line, places):
        if told.start < sentence or told.claim.mention.change is not None or (sentence and _of_own_time(line.text[sentence:], told)):
            continue
        link = line.text[max((place.end for place in places if place.end <= told.start), default=0) : told.start]
        sure = _STRONG.search(link) is not None
        each = _EACH_ONE.search(link) is not None
        if _OTHERS.search(link.rpartition(". ")[2]) or not (sure or each or _EQUALS.search(link) or told.per is not None):
            continue
        brings = told.bare and _BRINGS.search(line.text, told.end) is not None
        if sentence and not sure and not brings and not each and not link.endswith(_AT):
            continue  # in the sentence before only where "at 450 naira a basket" or words for an average go back to it
        numbers = [place for place in places if is_number(line.text, place, told)]
        totals = [
            place for place in places if is_total(place, told) and place not in numbers and _A_UNIT.match(line.text, place.end) is None
        ]
        if len(numbers) == len(totals) == 1:
            number, total = numbers[0], totals[0]
            if not sure and _ANOTHER.search(line.text, total.end, max(total.end, number.start)):
                continue
            seconds = Decimal(SECONDS.get(told.per or "", 1)) if number.letter == "d" else Decimal(1)
            if number.letter == "m" and number.claim.mention.high:
                seconds = value(number.claim) / number.claim.mention.high  # "300 metres … £50,000 a metre"
            yield Triple(told.claim, number.claim, total.claim, seconds, sure)


def _rates(line: Line, places: list[Place]) -> Iterator[Per]:
    """Yield the figures of a text that are per something."""
    per = _told_as_each(line)
    for place in places:
        claim = place.claim
        number = line.claims.index(claim)
        bare = _BARE.match(line.text, place.end) is not None
        if claim.mention.per is not None:
            per_what = claim.mention.per
            yield Per(claim, None if per_what in _EACH else per_what, place.start, place.end, bare)
        elif number in per and place.letter != "d":
            yield Per(claim, per[number], place.start, place.end, bare)


def _told_as_each(line: Line) -> dict[int, str | None]:
    """Return what figures are per, by number, where other words than "a", "per" and "each" behind them tell it."""
    per: dict[int, str | None] = {}
    text = line.text
    every = "each" in text or "every" in text
    for match in _EACH_COST.finditer(text) if every else ():
        words = list(takewhile(lambda word: _VERB.fullmatch(word) is None, _WORD.findall(match[1])))
        per[int(match[2])] = words[-1] if words and " of " not in match[0] else None  # "every successful farmer will get"
    for match in _A_LY_RATE.finditer(text) if "ly " in text or "annual" in text else ():
        per.setdefault(int(match[2]), _LY[match[1]])
    for match in _AVERAGE_OF.finditer(text) if "averag" in text or "mean" in text or "typical" in text else ():
        per.setdefault(int(match[1] or match[2]), None)
    for match in _PAYMENTS.finditer(text) if any(word in text for word in ("s of <", "s at <", "s worth <")) else ():
        per[int(match[3])] = match[2].rstrip("s")
    for match in _FOR_EACH.finditer(text) if every else ():
        per.setdefault(int(match[1]), match[2])
    return per


def is_number(text: str, place: Place, told: Per) -> bool:
    """Say whether a figure is the number of what a rate is per."""
    if place.claim is told.claim or place.claim.mention.per is not None:
        return False
    per = told.per
    if place.letter == "m":
        return place.claim.mention.unit == per
    if per in SECONDS:
        return place.letter == "d" and place.claim.quantity.unit == "second"
    whole = place.claim.mention.low == place.claim.mention.low.to_integral_value()
    if place.letter != "c" or place.claim.kind is not Kind.COUNT or not whole or text[place.end : place.end + 1] == "-":
        return False
    if per is None and text.endswith(" at ", 0, place.start) and text.startswith((",", "."), place.end):
        return False  # "made his debut at 19, in January"
    if per is None:
        return family(told.claim) != "1" or place.claim.mention.subject != told.claim.mention.subject
    return is_named(text, place, per)


def is_named(text: str, place: Place, per: str) -> bool:
    """Say whether the words beside a count, or its noun, name what a rate is per."""
    after, subject = (
        _WORD.findall(text[place.end : place.end + 50].split("<", maxsplit=1)[0].split(",", maxsplit=1)[0])[:3],
        place.claim.mention.subject,
    )
    named = {*after, subject, *_WORD.findall(text[max(0, place.start - 30) : place.start])[-2:]}
    if per in _PERSONS:
        return bool(named & (_PEOPLE | _PERSONS))
    if per in _WORKERS:
        return bool(named & _WORKERS)
    if subject is not None and len(per) >= _WORD_LENGTH and subject.endswith(per):
        return True  # "8,400 potholes … for every hole"
    names = {per, *(name for same in _SAME if per in same for name in same)}
    return any({name, f"{name}s", f"{name}es", f"{name[:-1]}ies"} & {*after, subject} for name in names)


def is_total(place: Place, told: Per) -> bool:
    """Say whether a figure may be the total that a rate is taken of."""
    one, other = place.claim, told.claim
    if one is other or family(one) != family(other) or one.quantity.unit != other.quantity.unit or one.kind is Kind.DURATION:
        return False
    if family(one) == "1" and one.mention.subject != other.mention.subject and not told.bare:
        return {one.mention.subject, other.mention.subject} <= _ANYBODY
    timed = one.mention.per in SECONDS and told.per not in SECONDS
    return (one.mention.per is None or timed) and one.mention.change is None and value(one) > value(other) * 0
