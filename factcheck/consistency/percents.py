"""A change or share told with both its ends: "rose 20% from 100 to 130", "47 of 120, or 45%", percent for percentage points.

Which figures a percentage is told of is triples.py's to say. A triple is looked for in the sentence of the percentage first, then with the
sentences before it where it refers to them ("that is a rise of 12%"), then with the one behind it ("A year earlier it made £4m").
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import Reach, finest, number, places, precision, reach, shown, single, value, zeros
from factcheck.consistency.changes import MOVE, direction
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.lines import following, joined
from factcheck.consistency.told import POINTS, Told, Way, multiples, percentages
from factcheck.consistency.triples import Triple, agree, pairs, part_of_those, step, tied
from factcheck.model import FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line, Placed
    from factcheck.model import Finding, Passage

__all__ = ["check"]

_HUNDRED, _ONE = Decimal(100), Decimal(1)
# Changes that are not the plain one between the two numbers.
_OTHERWISE = lazily(
    r"\b(?:constant|underlying|like-for-like|comparable|adjust\w+|real terms|inflation-|for inflation|annuali[sz]ed|organic"
    r"|compound|on average"
    r"|respectively|same-store|currency|currencies|weighted|per (?:head|capita)|each year|every year|a year on average)\b"
)
_FARTHEST = Decimal("3.5")
_TENFOLD = (Decimal(9), Decimal(11))
_FRACTION_SLACK = Decimal("0.07")
_TIMES_SLACK = Decimal("0.12")
_CHANGE_NOUN = (
    r"(?:increase|rise|fall|drop|decline|decrease|reduction|jump|gain|growth|change|difference|cut|surge|slump|loss|saving"
    r"|improvement|share|rate"
    r"|proportion|turnout)"
)
# What refers to the sentence before: "That is a rise of", "The increase, of 12%", "A drop of a third", "The total had shrunk by".
_REFERS = lazily(
    r"^at <p|\bof (?:them|these|those|whom),? (?:or |that is )?<p|"
    rf"^(?:and |but |so )?(?:that|this|it|they|these|those|which|in other words|put another way|meaning|thus|hence)\b|^(?:an?|the"
    rf"|that|this) (?:[a-z]+ )?"
    rf"{_CHANGE_NOUN}\b|\b(?:the|that|this) (?:[a-z]+ )?{_CHANGE_NOUN},? (?:was |is |amounts to |comes to )?(?:of |by )?<p"
    rf"|^(?:the|its|their|his|her) (?:total|number|numbers|figure|population|amount|sum|price|cost|bill|size|tally)"
    rf" (?:has|have|had|was|were|is|are|{MOVE})\b"
    rf"|\b(?:so|meaning|thus|means) (?:[^<>;:.]{{0,50}} )?{MOVE} (?:[a-z]+ )?(?:by )?<p"
)
_MAY_MULTIPLY = ("doubl", "trebl", "tripl", "quadr", "quint", "halv", "fold", "twice", " times ", " half ")
_NEW_LEFT = lazily(r"^ (?:to|at) $")
_WHEN = lazily(
    r"^(?:<t\d+>|(?:an?|one|two|three|five|ten|<d\d+>) [a-z]+ (?:earlier|before|ago)|last (?:year|season|month|week)|previously|in <t\d+>"
    r"|the (?:year|month|season|week) before|the previous)\b|\b(?:a (?:year|month|week) (?:earlier|ago|before)|had (?:closed|made"
    r"|been|stood))\b"
)


def check(article: Article) -> Iterator[Finding]:
    """Yield the percentages that do not follow from the numbers beside them."""
    for place, line in enumerate(article.lines):
        told = list(percentages(line)) if "p" in line.kinds else []
        if not _SUMS.isdisjoint(line.kinds) and any(word in line.text for word in _MAY_MULTIPLY):
            told += multiples(line)
        for each in told:
            found = list(_judged(article, place, each, told))
            yield from found or _points(article, place, each)


_BETWEEN = lazily(r"\b(?:from|to|against|compared|than|versus|up|down|previously|earlier)\b")


def _points(article: Article, place: int, told: Told) -> Iterator[Finding]:
    """Yield "33 per cent, compared with 29 per cent last autumn, a gain of four per cent": a difference of shares that is told as a share.

    The two shares stand in its sentence, or alone in the one before it that it refers to.
    """
    line, share = article.lines[place], told.claim
    if share is None or told.way is not Way.CHANGE or share.mention.unit != "percent" or not single(share):
        return
    own = [figure for figure in line.figures if figure.letter == "p" and figure.claim is not share]
    where = line
    if len(own) != _PAIR and place and _REFERS.search(line.text) and following(article.lines[place - 1], line):
        where = article.lines[place - 1]
        own = [figure for figure in where.figures if figure.letter == "p"]
    if len(own) < _PAIR:
        yield from _far(article, place, share)
    if len(own) != _PAIR or any(figure.claim.mention.unit != "percent" or not single(figure.claim) for figure in own):
        return
    one, other = own
    if _BETWEEN.search(where.text[one.end : other.start]) is not None:
        yield from _of_points(article, share, one, other)


def _of_points(article: Article, share: FigureClaim, one: Placed, other: Placed) -> Iterator[Finding]:
    """Yield a change of per cent that is the difference of two shares in points, and no change of either in per cent."""
    if one.number == other.number or min(one.number, other.number) <= 0:
        return
    difference = abs(one.number - other.number)
    relative = [abs(later / earlier - 1) * _HUNDRED for earlier, later in ((one.number, other.number), (other.number, one.number))]
    exact = abs(difference - value(share)) <= min(precision(one.claim), precision(other.claim)) / 2
    if exact and all(abs(each - value(share)) > max(precision(share), each / _TEN) for each in relative):
        digits = max(places(one.claim), places(other.claim))
        points = f"{number(difference, digits)} percentage point{'' if difference == _ONE else 's'}"
        first, last = (figure.claim.mention.anchor.surface for figure in (one, other))
        message = f"from {first} to {last} is {points} or {number(relative[0], 1)}%, not {share.mention.anchor.surface}"
        yield finding("percent.wrong", article.document, message, (share, one.claim, other.claim), points)


# "The rate had stood at 6% … raised it to 7.5% … a rise of 1.5% was large enough": the step alone, of what the article is about.
_STEP = lazily(rf"\b(?:an?|the|this|that|such an?) (?:[a-z-]+ )?{_CHANGE_NOUN} of <p\d+>(?! (?:in|on|for|of|from|to|at|over|among)\b)")
_STOOD = lazily(
    r"\b(?:had (?:stood|been|remained|held|stayed|sat)(?: unchanged)?(?: at)?|from|(?:was|stood) (?:previously |formerly )?at) $"
)
_RAISED = lazily(r"\bto(?: stand at)? $")


def _far(article: Article, place: int, share: FigureClaim) -> Iterator[Finding]:
    """Yield a step told in per cent of a rate whose old and new level stand in sentences before, once each."""
    line = article.lines[place]
    match = _STEP.search(line.text) if line.kinds.count("p") == 1 else None
    if match is None:
        return
    told = [(each, figure) for each in article.lines[:place] for figure in each.figures if _is_rate(figure.claim)]
    old = [figure for each, figure in told if _STOOD.search(each.text[: figure.start])]
    new = [figure for each, figure in told if _RAISED.search(each.text[: figure.start])]
    if len(old) == len(new) == 1 and agree(old[0].claim, new[0].claim):
        moved = direction(match[0])
        if moved == (new[0].number > old[0].number) - (new[0].number < old[0].number):
            yield from _of_points(article, share, old[0], new[0])


def _is_rate(claim: FigureClaim) -> bool:
    return claim.mention.unit == "percent" and single(claim) and claim.mention.subject is not None


_PAIR = 2
_SUMS = frozenset("cm$dp")


def _judged(article: Article, place: int, told: Told, others: Sequence[Told]) -> Iterator[Finding]:
    """Yield a finding where every reading of what is told misses; the first window that ties it to two figures decides."""
    line = article.lines[place]
    stepped = step(line, told)
    if stepped is not None and not _OTHERWISE.search(line.text):
        yield from _of_step(article, told, *stepped)
        return
    those = part_of_those(line, told)
    if those is not None and told.claim is not None:
        yield from _of_whole(article, told.claim, *those)
        return
    for window, triples in _windows(article.lines, place, told, others):
        if not triples:
            continue
        if any(_crowded(triple, others) for triple in triples):
            return
        found = [next(_misfit(article, window, triple), None) for triple in triples]
        if all(found) and not _OTHERWISE.search(window.text) and not _fits_others(window, triples):
            yield from (one for one in found[:1] if one is not None)
        return


def _crowded(triple: Triple, others: Sequence[Told]) -> bool:
    """Say whether another percentage of the sentence may be told of the two figures: it fits them, or both stand in apposition."""
    rest = [other for other in others if other is not triple.told and other.claim is not triple.told.claim]
    if triple.told.way is Way.EITHER and any(other.way is not Way.CHANGE for other in rest):
        return True
    return any(_satisfies(other, triple.one, triple.other) for other in rest if other.claim is None or other.claim.mention.unit != POINTS)


def _of_step(article: Article, told: Told, change: FigureClaim, level: FigureClaim, moved: int) -> Iterator[Finding]:
    """Yield what is wrong in "fell 10p, or 8 per cent, to 230p": the old price was 240p."""
    base = value(level) - moved * value(change)
    if told.claim is None or base <= 0 or not single(told.claim) or told.claim.mention.unit == POINTS:
        return
    part, whole, share = _span(change), _span(level), told.claim
    edges = [edge for end in whole for each in part if (edge := end - moved * each) > 0]
    exact = value(change) / base * _HUNDRED
    if not edges or _fits(share, Reach(part.low / max(edges) * _HUNDRED, part.high / min(edges) * _HUNDRED), exact):
        return
    first, last = change.mention.anchor.surface, level.mention.anchor.surface
    sign = {1: f"({last} - {first})", -1: f"({last} + {first})", 0: last}[moved]
    written = shown(exact, share)
    message = f"{first} / {sign} = {written}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, message, (share, change, level), written)


def _windows(lines: Sequence[Line], place: int, told: Told, others: Sequence[Told]) -> Iterator[tuple[Line, list[Triple]]]:
    """Yield the sentence of what is told, then it with its neighbours, each with what is tied in it."""
    line = lines[place]
    yield line, tied(line, told, others)
    if told.word.endswith(_COMPARED):  # "with twice as many guards" names what it is of
        return
    refers = bool(_REFERS.search(line.text))
    if place and (_close if refers else following)(lines[place - 1], line):
        before = lines[place - 1]
        two = joined(before, line)
        yield two, _back(two, line, told, refers=refers)
        if refers and place > 1 and _close(lines[place - 2], before):
            three = joined(lines[place - 2], two)
            yield three, _back(three, line, told, refers=True)
    if place + 1 < len(lines) and following(line, lines[place + 1]) and told.way is Way.CHANGE:
        two = joined(line, lines[place + 1])
        yield two, _forward(two, line, lines[place + 1], told)
        if place + _PAIR < len(lines) and following(lines[place + 1], lines[place + _PAIR]):
            after = joined(lines[place + 1], lines[place + _PAIR])
            three = joined(line, after)
            yield three, _retold(three, line, after, told)


_ASIDE = 250  # characters between two sentences with figures of which the later refers to the earlier


def _close(one: Line, other: Line) -> bool:
    """Say whether two sentences stand near each other, with others between that have no figures."""
    return one.sentence.field is other.sentence.field and 0 <= other.sentence.span.start - one.sentence.span.end <= _ASIDE


def _retold(window: Line, line: Line, after: Line, told: Told) -> list[Triple]:
    """Return the ends of "Burglaries fell by 30%. Officers recorded 1,020 … The year before there were 1,200", told alone behind it."""
    found = [triple for triple in tied(window, told, apart=len(line.text) + 1) if _clear(triple) and triple.sure]
    own = {triple.one for triple in found} | {triple.other for triple in found}
    if "p" in after.kinds or not own.isdisjoint(line.claims) or any(figure.letter in "cm$" for figure in line.figures):
        return []
    return [triple for triple in found if _same_way(told, triple)]


def _same_way(told: Told, triple: Triple) -> bool:
    """Say whether two figures move the way that is told."""
    moved = (value(triple.other) > value(triple.one)) - (value(triple.other) < value(triple.one))
    return told.moved in {0, moved} or (told.claim is None and (told.factor > 1) == (moved > 0))


_COMPARED = ("many", "much", "high", "big", "large", "long", "fast", "heavy", "expensive", "dear")


def _moved(window: Line, line: Line, told: Told) -> Told:
    """Return what is told with its place in a window that ends with its line."""
    shift = len(window.text) - len(line.text)
    if told.claim is not None:
        slot = f"<p{window.claims.index(told.claim)}>"
        start = window.text.find(slot)
        return told._replace(start=start, end=start + len(slot))
    start = window.text.find(told.word, max(0, shift - 1))
    return told._replace(start=start, end=start + len(told.word))


def _back(window: Line, line: Line, told: Told, *, refers: bool) -> list[Triple]:
    """Return the triples of a percentage that refers to the sentences before, or has one of its ends there and says which is older."""
    found = tied(window, _moved(window, line, told), apart=len(window.text) - len(line.text))
    own = set(line.claims)
    split = [(triple.one in own) != (triple.other in own) for triple in found]
    if refers:
        return [triple for triple, across in zip(found, split, strict=True) if not across or _clear(triple)]
    changes = told.way is Way.CHANGE
    return [triple for triple, across in zip(found, split, strict=True) if changes and across and triple.sure and _clear(triple)]


def _clear(triple: Triple) -> bool:
    """Say whether a change between two sentences is surely of one thing: not of rates, which come in crowds."""
    return triple.one.kind is not Kind.PERCENT and agree(triple.one, triple.other)


def _forward(window: Line, line: Line, after: Line, told: Told) -> list[Triple]:
    """Return the triples of "rose 12% to £5.6m. A year earlier it made £4m" and "Thefts fell by a third. There were 60 thefts …"."""
    found = [triple for triple in tied(window, told, apart=len(line.text) + 1) if _clear(triple)]
    own = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim is not told.claim]
    if not own:
        alone = len(after.figures) == _PAIR and bool(_stems(line.text[: told.start]) & _stems(after.text))
        alone = alone or after.text.startswith(_PRONOUNS)
        return [triple for triple in found if triple.sure and (alone or _named(line, triple)) and _same_way(told, triple)]
    if len(own) != 1 or not _NEW_LEFT.match(line.text[told.end : line.text.find("<", told.end)]) or not _WHEN.search(after.text):
        return []
    return [triple for triple in found if triple.other is own[0] and triple.sure and not _of_more(after, triple.one)]


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words of a text: visits, visited."""
    return {word[:5] for word in _LONG_WORD.findall(text)}


_LONG_WORD = lazily(r"[a-z]{5,}")
_PRONOUNS = ("they ", "it ", "that ", "this ")


def _of_more(line: Line, claim: FigureClaim) -> bool:
    """Say whether a figure names what it is of: "71 million guilders of extraordinary charges"."""
    number = line.claims.index(claim)
    return f"<{line.kinds[number]}{number}> of " in line.text


def _named(line: Line, triple: Triple) -> bool:
    """Say whether what both figures count is named in the sentence before them."""
    nouns = {claim.mention.subject for claim in (triple.one, triple.other)} - {None}
    return bool(nouns) and any(noun is not None and len(noun) > 3 and noun[:6] in line.text for noun in nouns)  # noqa: PLR2004 - a word


def _fits_others(window: Line, triples: Sequence[Triple]) -> bool:
    """Say whether other two figures of the passage give what is told: then it may be told of these."""
    told = triples[0].told
    taken = [{triple.one.id, triple.other.id} for triple in triples]
    return any(
        {one.id, other.id} not in taken and any(_satisfies(told, *pair) for pair in ((one, other), (other, one)))
        for one, other in pairs(window, told)
    )


def _satisfies(told: Told, one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether what is told is the change from one figure to another, or the share of the one that the other is."""
    if told.claim is None:
        return _times_fit(told, value(other) / value(one))
    exact = value(other) / value(one) * _HUNDRED
    return _fits(told.claim, _relative(one, other), abs(exact - _HUNDRED)) or (
        exact <= _HUNDRED and _fits(told.claim, _part(other, one), exact)
    )


def _misfit(article: Article, window: Line, triple: Triple) -> Iterator[Finding]:
    told, share = triple.told, triple.told.claim
    if share is None:
        yield from _of_times(article, window, triple)
    elif triple.way is Way.SHARE:
        if share.mention.unit != POINTS and single(share):
            yield from _of_whole(article, share, triple.other, triple.one)
    elif triple.one.quantity.unit == "percent":
        yield from _of_rates(article, triple, share)
    elif share.mention.unit != POINTS and single(share):
        yield from _change(article, triple, told.moved, share)


# ---------------------------------------------------------------- changes


def _believable(exact: Decimal, told: Decimal) -> bool:
    """Say whether a percentage may be meant for a change that it misses: at most three and a half times off, or a point that slipped.

    "Women who walked 7,200 steps were 31% less likely to fall ill than those below 3,000": the steps are not what fell.
    """
    less, more = sorted((exact, told))
    return not less or more / less <= _FARTHEST or _TENFOLD[0] <= more / less <= _TENFOLD[1]


def _change(article: Article, triple: Triple, moved: int, share: FigureClaim) -> Iterator[Finding]:
    old, new = triple.one, triple.other
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    if not _believable(exact, abs(value(share))):
        return
    fits, rises = _fits(share, _relative(old, new), exact), value(new) > value(old)
    if not triple.sure and _fits(share, _relative(new, old), abs(value(new) - value(old)) / value(new) * _HUNDRED):
        return
    settled = moved == 0 or value(new) == value(old) or (moved > 0) == rises
    if fits and (settled or share.mention.modifier is not Modifier.EXACT or not triple.sure):
        return
    told = "a fall of " if moved < 0 and share.mention.unit != "1" else ""
    written = shown(exact, share)
    first, last = (claim.mention.anchor.surface for claim in (old, new))
    arithmetic = f"({last} - {first}) / {first} = {'' if rises else '-'}{written}, not {told}{share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), f"{'a rise' if rises else 'a fall'} of {written}")


def _of_rates(article: Article, change: Triple, share: FigureClaim) -> Iterator[Finding]:
    """Yield the change of a rate that is neither the difference in points, told as such, nor the relative change."""
    old, new = change.one, change.other
    difference, told = abs(value(new) - value(old)), reach(share)
    relative = difference / value(old) * _HUNDRED
    slack = precision(old) + precision(new)
    in_points = Reach(difference - slack, difference + slack).meets(told)
    if share.mention.unit == POINTS:
        if in_points:
            return
    elif told.low <= relative <= told.high or (not in_points and _halfway(old, new).meets(told)) or share.mention.unit == "1":
        return
    digits = max(places(old), places(new))
    points = f"{number(difference, digits)} percentage point{'' if difference == _ONE else 's'}"
    also = "" if share.mention.unit == POINTS else f" or {number(relative, 1)}%"
    arithmetic = f"from {old.mention.anchor.surface} to {new.mention.anchor.surface} is {points}{also}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), points)


def _span(claim: FigureClaim, fine: Decimal | None = None) -> Reach:
    """Return what a figure stands for; "some 31,000" is nearer than "some 30,000"."""
    wide = reach(claim, fine)
    stated = claim.mention.high
    if claim.mention.modifier is not Modifier.APPROXIMATE or stated < _TEN or stated != stated.to_integral_value():
        return wide
    digits = len(str(int(stated))) - zeros(stated)
    if digits < _TWO:
        return wide
    slack = value(claim) * _ROUGHLY
    return Reach(max(wide.low, value(claim) - slack), min(wide.high, value(claim) + slack))


_TEN, _TWO, _ROUGHLY = Decimal(10), 2, Decimal("0.04")


def _relative(old: FigureClaim, new: FigureClaim) -> Reach:
    """Return how much per cent the change may be, with both ends anywhere in what they stand for."""
    fine = finest((old, new))
    first, second = _span(old, fine), _span(new, fine)
    if precision(old) and precision(new) and {old.mention.modifier, new.mention.modifier} == {Modifier.EXACT}:
        first, second = _mostly(first, value(old)), _mostly(second, value(new))
    if first.low <= 0:
        return Reach(Decimal(0), Decimal("Infinity"))
    ends = [abs(second.low / first.high - 1) * _HUNDRED, abs(second.high / first.low - 1) * _HUNDRED]
    crosses = second.low / first.high <= 1 <= second.high / first.low
    return Reach(Decimal(0) if crosses else min(ends), max(ends))


def _mostly(wide: Reach, middle: Decimal) -> Reach:
    """Return what a figure beside another rounded one stands for: both are seldom rounded by the most."""
    return Reach(middle - (middle - wide.low) * _USUALLY, middle + (wide.high - middle) * _USUALLY)


_USUALLY = Decimal("0.8")


def _halfway(old: FigureClaim, new: FigureClaim) -> Reach:
    """Return how much per cent the change of a rate may be: rates are seldom rounded by the most, and mostly not at all."""
    wide = _relative(old, new)
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    return Reach((wide.low + exact) / 2, (wide.high + exact) / 2)


def _fits(share: FigureClaim, allowed: Reach, exact: Decimal) -> bool:
    """Say whether a percentage stands for one of the allowed ones; cut off instead of rounded will do, and fractions are loose."""
    told = reach(share)
    slack = precision(share)
    if share.mention.unit == "1":
        slack = exact * _FRACTION_SLACK
    elif exact > _HUNDRED:
        slack = max(slack, exact / _HUNDRED)
    return allowed.meets(Reach(told.low - slack / 10, told.high + max(slack, Decimal("0.05"))))


# ---------------------------------------------------------------- doubled, halved


def _of_times(article: Article, window: Line, triple: Triple) -> Iterator[Finding]:
    old, new, told = triple.one, triple.other, triple.told
    if not _comparable_sizes(old, new):
        return
    times = value(new) / value(old)
    if _times_fit(told, times) or (not triple.sure and _times_fit(told, 1 / times)):
        return
    first, last = old.mention.anchor.surface, new.mention.anchor.surface
    message = f"{last} / {first} = {number(times, 2)} times, not “{told.word}”"
    yield finding("percent.wrong", article.document, message, (_word(article, window, triple), new, old), f"{number(times, 1)} times")


def _comparable_sizes(old: FigureClaim, new: FigureClaim) -> bool:
    return old.quantity.unit != "percent" or new.quantity.unit == "percent"


def _times_fit(told: Told, times: Decimal) -> bool:
    """Say whether a ratio of new to old may be called doubled, fourfold or half."""
    factor, much = told.factor, told.much
    low, high = factor * (1 - _TIMES_SLACK), factor * (1 + _TIMES_SLACK)
    if "more than" in much or "over" in much or "at least" in much:
        return factor <= times <= factor * 2 if factor > 1 else times <= high
    if "less than" in much:
        return factor / 2 <= times <= factor if factor > 1 else times >= low
    if much:
        low, high = factor * Decimal("0.8"), factor * Decimal("1.2")
    return low <= times <= high


def _word(article: Article, window: Line, triple: Triple) -> Passage:
    """Return the place of a multiple: in the sentence of one of the figures, or of the window."""
    word = triple.told.word
    for sentence in (window.sentence, triple.one.mention.anchor.sentence, triple.other.mention.anchor.sentence):
        start = sentence.span.of(article.document.field(sentence.field)).lower().find(word)
        if start >= 0:
            start += sentence.span.start
            return passage(article.document, sentence, Span(start, start + len(word)))
    return passage(article.document, window.sentence, window.sentence.span)


# ---------------------------------------------------------------- shares


def _of_whole(article: Article, share: FigureClaim, part: FigureClaim, whole: FigureClaim) -> Iterator[Finding]:
    exact = value(part) / value(whole) * _HUNDRED
    if _fits(share, _part(part, whole), exact):
        return
    written = shown(exact, share)
    arithmetic = f"{part.mention.anchor.surface} / {whole.mention.anchor.surface} = {written}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, part, whole), written)


def _part(part: FigureClaim, whole: FigureClaim) -> Reach:
    """Return how much per cent one figure may be of another."""
    first, second = _span(part), _span(whole)
    return Reach(first.low / second.high * _HUNDRED, first.high / second.low * _HUNDRED) if second.low > 0 else Reach(Decimal(0), _HUNDRED)
