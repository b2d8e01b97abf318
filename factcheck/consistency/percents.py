"""A change or share told with both its ends: "rose 20% from 100 to 130", "47 of 120, or 45%", percent for percentage points.

A change is found by its two ends ("from 100 to 130", "to £56m from £50m") and a percentage beside them that a word of movement
introduces; a share by its two numbers ("47 of the 120 pupils") and a percentage in apposition.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency.amounts import Reach, finest, number, places, precision, reach, shown, single, value
from factcheck.consistency.changes import MOVE, direction
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.lines import following, joined, slot
from factcheck.intervals import family
from factcheck.model import FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding, Passage

__all__ = ["check"]

_HUNDRED, _ONE = Decimal(100), Decimal(1)
_WORDS = r"[^<>;:.]"  # within a clause; dates may stand between, other figures may not
_GAP = rf"(?:{_WORDS}|<t\d+>){{0,50}}?"
_V = "cm$pdo"
_ENDS = (
    lazily(rf"\bfrom {slot(_V, 'old')}{_GAP}\bto {slot(_V, 'new')}"),
    lazily(
        rf"\b(?:to|at|was|were|of|reached|hit|totall?ed) {slot(_V, 'new')}{_GAP}(?:from|compared (?:with|to)|against|versus|vs\.?) "
        rf"(?:the |a |its |last year's )?{slot(_V, 'old')}"
    ),
    lazily(
        rf"{slot(_V, 'new')}(?: [a-z'-]+){{0,4}},? (?:compared (?:with|to)|against|up from|down from) (?:the |a |its )?{slot(_V, 'old')}"
    ),
    lazily(rf"{slot(_V, 'new')},? (?:up|down) <p\d+>,? {_GAP}from (?:the |a )?{slot(_V, 'old')}"),
    lazily(
        rf"{slot(_V, 'new')}(?:{_WORDS}|<t\d+>){{0,70}}?,? (?:up|down|an? [a-z]+ of) <p\d+> (?:from|on|compared with|against) (?:the )?"
        rf"{slot(_V, 'old')}"
    ),
)
_CHANGE = lazily(
    rf"\b(?:{MOVE})(?: in [^<>,;.]{{0,30}}| [a-z]+ly)?,? (?:by |of |a |another |or )?{slot('p', 'share')}"
    rf"|\b(?:that|this|it|which|amounts?|difference) (?:is|was|were|represents?|represented|amount(?:s|ed)? to|mark(?:s|ed)|equals|to) "
    rf"(?:a |an )?{slot('p', 'told')}(?=[- ](?:[a-z-]+ ){{0,2}}{MOVE}\b)"
    rf"|{slot('p', 'noun')}[- ](?:[a-z-]+ ){{0,2}}?{MOVE}\b"
    rf"|(?:^|[,(–] ?)(?:or )?{slot('p', 'bare')}(?=[,.)–]|$)"
)
_TIMES = lazily(r"\b(?P<much>more than |over |nearly |almost |about )?(?P<word>doubl(?:ed|es|ing)|trebled|tripled|quadrupled|halved)\b")
_FACTORS = {"doubl": Decimal(2), "trebl": Decimal(3), "tripl": Decimal(3), "quadr": Decimal(4), "halve": Decimal("0.5")}
# Changes that are not the plain one between the two numbers.
_OTHERWISE = lazily(
    r"\b(?:constant|underlying|like-for-like|comparable|adjust\w+|real terms|inflation|annuali[sz]ed|organic|compound|on average"
    r"|respectively|a year on|same-store|currency|weighted)\b"
)
_YEARLY = lazily(r"^ ?(?:a|per|each|every) (?:year|month|week|day|quarter|decade)\b|^ ?annually|^ ?yearly")
_SHARES = (
    lazily(
        rf"{slot('cm$', 'part')} (?:[a-z'-]+ ){{0,3}}?(?:out of|of|from among) (?:the |its |their |his |her |all |a total of |these "
        rf"|those )*"
        rf"(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}{_WORDS}{{0,90}}?"
        rf"(?:,? or |,? ?\(|,? ?– ?|, (?:that is|i\.?e\.?|which is|equal to|equivalent to|representing|a share of|a rate of|making up"
        rf"|an? (?:[a-z]+ )?(?:turn-?out|rate|proportion|share|majority) of) )"
        rf"(?:some |a rate of )?{slot('p', 'share')}(?! (?:of (?!(?:the|its|their|his|her) (?:total|whole|workforce|staff|membership"
        rf"|electorate|lot)|them|those)|more|less|point|fewer|higher|lower|up|down))"
    ),
    lazily(
        rf"{slot('cm$', 'part')} (?:[a-z'-]+ ){{0,3}}?(?:out of|of) (?:the |its |their |his |her |all |a total of |these |those )*"
        rf"(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}(?: [a-z'-]+){{0,3}}, {slot('p', 'share')}(?=[,.)–]|$)"
    ),
    lazily(
        rf"{slot('p', 'share')}(?:,? ?\(| ?– ?|, or |: |, ){slot('cm$', 'part')} (?:[a-z'-]+ )?(?:out of|of) "
        rf"(?:the |its |their |all )*(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}"
    ),
    lazily(
        rf"\b(?:of|among) (?:the |its |their |those |all )*(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}{_WORDS}{{0,60}}?,? "
        rf"{slot('cm$', 'part')}(?: [a-z'-]+)?(?:, or | ?\(| – |, ){slot('p', 'share')}(?=[,.)]| –|$)"
    ),
    lazily(
        rf"{slot('p', 'share')} of (?:the |its |their |all |his |her |those )*(?:[a-z'-]+ ){{0,2}}?{slot('cm$', 'whole')}{_WORDS}{{0,40}}?"
        rf"(?:, or | ?\(| – ){slot('cm$', 'part')}(?: (?:in all|people|of them|[a-z'-]+))?(?=[,.)–]|$| in all)"
    ),
    lazily(
        rf"{slot('cm$', 'part')}(?: [a-z'-]+){{0,3}}?(?:, or | ?\(|, ){slot('p', 'share')}\)?,? of (?:the |its |their |all |his |her "
        rf"|a |an )*"
        rf"(?:[a-z'-]+ ){{0,3}}?(?:of )?{slot('cm$', 'whole')}"
    ),
)
# A percentage that speaks of two numbers told before it: "the increase, of 12%,", "so the loss was reduced by 60%".
_RESUMES = lazily(
    rf"\b(?:the|that|this|which|an?) (?:is |was |represents |amounts to |means |marks )?(?:an? |the )?(?:[a-z]+ )?"
    rf"(?:increase|rise|fall|drop|decline|decrease|reduction|jump|gain|growth|change|difference|cut|surge|slump)"
    rf",? (?:was |is |amounts to |comes to )?(?:of |by )?{slot('p', 'share')}(?! in (?!the (?:year|last|past)|a year|<))"
    rf"|\b(?:so|meaning|thus|means that|in other words|(?:that|which) (?:is|was|means|makes it)) (?:[^<>;:.]{{0,50}} )?(?:{MOVE}) "
    rf"(?:[a-z]+ )?(?:by )?{slot('p', 'told')}"
)
_THEN = lazily(
    r"\b(?:(?:an?|one|two|three|five|ten|<d\d+>) (?:years?|months?|weeks?|decades?|days?|quarters?|season) "
    r"(?:earlier|before|ago|previously)"
    r"|ago|earlier|(?:the )?previous(?:ly)?|(?:the )?(?:year|month|season|week|quarter) before|last (?:year|season|month|time|week)|prior"
    r"|formerly|back then|had been|used to|at the (?:start|beginning|peak)|(?:since|from|in|by) (?:[a-z]+ )?(?:1[89]|20)\d\d)\b"
)
_TIME = lazily(r"<(t\d+)>")
_CLAUSE_ENDS = lazily(r"[;:.]|, (?:but|while|and) | but ")
_TOLD_APART = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_TWO = 2
_SMALL = 20  # times by which a figure beside two larger ones is of something else
_OUT_OF = lazily(rf"\b(?:of|among) (?:the |its |their |his |her |all |those |these |some )*{slot('c', 'whole')}")
_IN_OTHER_WORDS = lazily(
    r"(?:(?:in other words|put another way|put differently|in short|or),? [^<>;:.]{0,20}?|(?:that|this|which) (?:is|was|means|makes"
    r"|represents"
    rf"|amounts to|comes to|works out (?:at|to)|equals|gives)(?: it| them)? (?:an? )?(?:[a-z-]+ (?:rate|share|proportion) of )?)"
    rf"{slot('p', 'share')}"
    r"(?! (?:more|less|higher|lower|fewer|up|down|above|below|point|better|worse))"
)
_POINTS = "percentage point"
_FRACTION_SLACK = Decimal("0.07")
_TIMES_SLACK = Decimal("0.12")


def check(article: Article) -> Iterator[Finding]:
    """Yield the percentages that do not follow from the numbers beside them."""
    before: Line | None = None
    lines = article.lines
    for place, line in enumerate(lines):
        letters = line.kinds
        if "p" in letters and len(letters) > 2:  # noqa: PLR2004 - a percentage and the two numbers it is told of
            yield from _changes(article, line)
            yield from _shares(article, line)
        elif letters == "p" and before is not None and line.text.startswith(("that ", "this ", "it ", "the ")) and following(before, line):
            yield from _changes(article, joined(before, line))
        yield from _multiples(article, line)
        if letters.count("p") == 1 and _RESUMES.search(line.text):
            yield from _told_apart(article, lines[max(0, place - 2) : place + 1])
        if letters.startswith("p") and before is not None and following(before, line):
            yield from _resumed_share(article, before, line)
        before = line


def _told_apart(article: Article, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield "The increase, of 12%, …" where the two numbers that stand in the sentences before come to something else.

    One of them must be told of an earlier time, and there must be no third of their kind.
    """
    *earlier, line = lines
    match = _RESUMES.search(line.text)
    if match is None or _OTHERWISE.search(line.text):
        return
    share = _share(line, match)
    near = [line]
    for previous in reversed(earlier):
        if not following(previous, near[0]):
            break
        near.insert(0, previous)
    figures = [(each, claim) for each in near for claim in each.claims if isinstance(claim, FigureClaim) and claim is not share]
    for dimension in dict.fromkeys((family(claim), claim.quantity.unit) for _, claim in figures if claim.kind in _TOLD_APART):
        alike = [(each, claim) for each, claim in figures if (family(claim), claim.quantity.unit) == dimension]
        large = max(value(claim) for _, claim in alike)
        two = [(each, claim) for each, claim in alike if value(claim) * _SMALL > large]  # "two aircraft counted 2,070"
        aged = [_then(each, claim) for each, claim in two]
        if len(two) != _TWO or aged[0] == aged[1] or not _comparable(two[0][1], two[1][1]):
            continue
        (_, old), (_, new) = two if aged[0] else two[::-1]
        yield from _change(article, _Change(old, new, 0, 0), match, share)
        return


def _then(line: Line, claim: FigureClaim) -> bool:
    """Say whether a figure is told of an earlier time: "a year earlier it lost", "the previous survey came up with"."""
    before, _, after = line.text.partition(f"<{line.kinds[line.claims.index(claim)]}{line.claims.index(claim)}>")
    clause = _CLAUSE_ENDS.split(before)[-1] + " # " + _CLAUSE_ENDS.split(after)[0]
    told = _TIME.sub(lambda match: line.claim(match[1]).mention.anchor.surface.lower(), clause)
    return _THEN.search(told) is not None


@record
class _Change(NamedTuple):
    """Two ends of a change, and where they are told in the line."""

    old: FigureClaim
    new: FigureClaim
    start: int
    end: int


def _changes(article: Article, line: Line) -> Iterator[Finding]:
    if _OTHERWISE.search(line.text):
        return
    shares = list(_CHANGE.finditer(line.text))
    for change in _ends(line):
        beside = [match for match in shares if _beside(line.text, match, change)]
        if len(beside) == 1 and (share := _share(line, beside[0])) not in (change.old, change.new):
            yield from _change(article, change, beside[0], share)


def _share(line: Line, match: re.Match[str]) -> FigureClaim:
    groups = match.groupdict()
    return line.figure(match, next(name for name in ("share", "told", "noun", "bare") if groups.get(name)))


def _ends(line: Line) -> Iterator[_Change]:
    seen = set()
    for pattern in _ENDS:
        for match in pattern.finditer(line.text):
            old, new = line.figure(match, "old"), line.figure(match, "new")
            if (old.id, new.id) not in seen and _comparable(old, new):
                seen.add((old.id, new.id))
                yield _Change(old, new, min(match.start("old"), match.start("new")) - 1, max(match.end("old"), match.end("new")) + 1)


def _comparable(one: FigureClaim, other: FigureClaim) -> bool:
    return (
        single(one)
        and single(other)
        and _one_unit(one, other)
        and one.quantity.unit != "celsius"
        and value(one) > 0
        and value(other) > 0
        and (one.mention.per == other.mention.per or (None in {one.mention.per, other.mention.per} and _near(one, other)))
        and one.mention.unit not in {"score", "vote"}
    )


def _one_unit(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures are of one unit; "to 13.50 from 12.00 crowns" leaves one out."""
    if {family(one), family(other)} == {"1", "money"}:
        return value(one) > 0 and value(other) > 0 and _near(one, other)
    return family(one) == family(other) and one.quantity.unit == other.quantity.unit


def _near(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether one of two figures may leave out what it is per: "$21 an hour from $18", not "$6.44 a share" and $387.8 million."""
    return Decimal("0.2") < value(one) / value(other) < 5  # noqa: PLR2004 - as much the other way


# Between a percentage and the ends that it is told of: no other clause, unless a sentence that begins with "That is".
_BETWEEN = lazily(r"(?:(?! and | but | while | as | with | whereas | than )[^<>;]|<t\d+>){0,60}|.{0,40}\. (?:that|this|it|the) .{0,40}")


def _beside(text: str, share: re.Match[str], change: _Change) -> bool:
    """Say whether nothing that could be meant instead stands between a percentage and the two ends."""
    name = next(name for name in ("share", "told", "noun", "bare") if share[name])
    start, end = share.start(name) - 1, share.end(name) + 1
    if _YEARLY.match(text[end:]):
        return False
    if change.start <= start and end <= change.end:
        return True
    return _BETWEEN.fullmatch(text[change.end : start] if start >= change.end else text[end : change.start]) is not None


def _change(article: Article, change: _Change, match: re.Match[str], share: FigureClaim) -> Iterator[Finding]:
    old, new = change.old, change.new
    if old.quantity.unit == "percent":
        yield from _of_rates(article, change, share)
        return
    if share.mention.unit == _POINTS or not single(share):
        return
    exact = abs(value(new) - value(old)) / value(old) * _HUNDRED
    fits, moved, rises = _fits(share, _relative(old, new), exact), direction(match[0]), value(new) > value(old)
    if fits and (moved == 0 or value(new) == value(old) or (moved > 0) == rises or share.mention.modifier is not Modifier.EXACT):
        return
    told = "a fall of " if moved < 0 and share.mention.unit != "1" else ""
    written = shown(exact, share)
    first, last = (claim.mention.anchor.surface for claim in (old, new))
    arithmetic = f"({last} - {first}) / {first} = {'' if rises else '-'}{written}, not {told}{share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), f"{'a rise' if rises else 'a fall'} of {written}")


def _of_rates(article: Article, change: _Change, share: FigureClaim) -> Iterator[Finding]:
    """Yield the change of a rate that is neither the difference in points, told as such, nor the relative change."""
    old, new = change.old, change.new
    difference, told = abs(value(new) - value(old)), reach(share)
    relative = difference / value(old) * _HUNDRED
    slack = precision(old) + precision(new)
    in_points = Reach(difference - slack, difference + slack).meets(told)
    if share.mention.unit == _POINTS:
        if in_points:
            return
    elif told.low <= relative <= told.high or (not in_points and _halfway(old, new).meets(told)) or share.mention.unit == "1":
        return
    digits = max(places(old), places(new))
    points = f"{number(difference, digits)} percentage point{'' if difference == _ONE else 's'}"
    also = "" if share.mention.unit == _POINTS else f" or {number(relative, 1)}%"
    arithmetic = f"from {old.mention.anchor.surface} to {new.mention.anchor.surface} is {points}{also}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, old, new), points)


def _relative(old: FigureClaim, new: FigureClaim) -> Reach:
    """Return how much per cent the change may be, with both ends anywhere in what they stand for."""
    fine = finest((old, new))
    first, second = reach(old, fine), reach(new, fine)
    if first.low <= 0:
        return Reach(Decimal(0), Decimal("Infinity"))
    ends = [abs(second.low / first.high - 1) * _HUNDRED, abs(second.high / first.low - 1) * _HUNDRED]
    crosses = second.low / first.high <= 1 <= second.high / first.low
    return Reach(Decimal(0) if crosses else min(ends), max(ends))


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


def _multiples(article: Article, line: Line) -> Iterator[Finding]:
    match = _TIMES.search(line.text) if len(line.claims) > 1 else None
    if match is None or _OTHERWISE.search(line.text):
        return
    factor = _FACTORS[match["word"][:5]]
    for change in _ends(line):
        between = line.text[match.end() : change.start]
        if not 0 <= change.start - match.end() <= 60 or "<" in between.replace("<t", "") or ";" in between or " and " in between:  # noqa: PLR2004 - a clause
            continue
        old, new = value(change.old), value(change.new)
        times = new / old
        low, high = factor * (1 - _TIMES_SLACK), factor * (1 + _TIMES_SLACK)
        if match["much"] in {"more than ", "over "}:
            high = factor * (2 if factor > 1 else 1)
            low = low if factor > 1 else Decimal(0)
        elif match["much"]:
            low, high = factor * Decimal("0.8"), factor * Decimal("1.2")
        if low <= times <= high or (match["much"] in {"more than ", "over "} and factor > 1 and times >= factor):
            continue
        first, last = change.old.mention.anchor.surface, change.new.mention.anchor.surface
        message = f"{last} / {first} = {number(times, 2)} times, not “{match['word']}”"
        yield finding(
            "percent.wrong",
            article.document,
            message,
            (_word(article, line, match["word"]), change.new, change.old),
            f"{number(times, 1)} times",
        )


def _word(article: Article, line: Line, word: str) -> Passage:
    """Return the place of a word of a line's sentence."""
    span = line.sentence.span
    start = span.start + span.of(article.document.field(line.sentence.field)).lower().find(word)
    return passage(article.document, line.sentence, Span(start, start + len(word)))


# ---------------------------------------------------------------- shares


def _shares(article: Article, line: Line) -> Iterator[Finding]:
    seen = set()
    for pattern in _SHARES:
        for match in pattern.finditer(line.text):
            share, part, whole = (line.figure(match, name) for name in ("share", "part", "whole"))
            if share.id in seen:
                continue
            seen.add(share.id)
            if share.mention.unit != _POINTS and single(share) and _comparable(part, whole) and value(part) <= value(whole):
                yield from _of_whole(article, share, part, whole)


def _resumed_share(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield "In other words, a third of the projects …" behind "Of the 60 projects, 12 have not begun"."""
    match, whole = _IN_OTHER_WORDS.match(line.text), _OUT_OF.search(before.text)
    counts = [claim for claim in before.claims if isinstance(claim, FigureClaim) and claim.kind is Kind.COUNT]
    if match is None or whole is None or len(counts) != _TWO:
        return
    total, share = before.figure(whole, "whole"), line.figure(match, "share")
    part = counts[0] if counts[1] is total else counts[1]
    if share.mention.unit != _POINTS and single(share) and _comparable(part, total) and value(part) < value(total):
        yield from _of_whole(article, share, part, total)


def _of_whole(article: Article, share: FigureClaim, part: FigureClaim, whole: FigureClaim) -> Iterator[Finding]:
    first, second = reach(part), reach(whole)
    exact = value(part) / value(whole) * _HUNDRED
    allowed = Reach(first.low / second.high * _HUNDRED, first.high / second.low * _HUNDRED)
    if _fits(share, allowed, exact):
        return
    written = shown(exact, share)
    arithmetic = f"{part.mention.anchor.surface} / {whole.mention.anchor.surface} = {written}, not {share.mention.anchor.surface}"
    yield finding("percent.wrong", article.document, arithmetic, (share, part, whole), written)
