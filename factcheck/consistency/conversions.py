"""A measure in two units: "10 miles (20 km)", "38C/90F", "5ft 10in, or 178cm".

The two fit where either, converted, rounds to what is written of the other: which of them was measured is seldom told. Differences of
temperature ("2C (3.6F) warmer") are converted without the 32 degrees. Money is never converted.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, places, plural, single, zeros
from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.lines import following, slot
from factcheck.consistency.needs import Needs
from factcheck.model import Field, FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon.units import Unit, Units
    from factcheck.model import Finding

__all__ = ["NEEDS", "check"]

NEEDS = Needs((("m", 1), ("d", 2)), ("c/", "f/", "c /", "f /", *(f"/{digit}" for digit in "0123456789")))
_HOW = (
    r"(?: (?:tall|long|wide|high|deep|away|across|thick|apart|down|up|out|off|north|south|east|west|offshore|inland|downstream|upstream|in"
    r" (?:length|height|diameter|weight|area)|from (?:here|there|the [a-z]+)|above sea level|of (?:the )?[a-z]+"
    r"|(?:on|in|at|during) (?:the )?(?:<t\d+>|[a-z]+)))*"
)
_PAIR = lazily(
    rf"{slot('mdc', 'one')}(?:[ -][a-z'-]+){{0,4}}?(?: ?\((?:or |about |roughly |equal to |i\.e\. |= ?)?| ?/ ?| ?\[)"
    rf"{slot('md', 'other')}(?: [a-z]+)?(?=\)|\]|(?<=>)[^(]*$|(?<=>)[ .,;])"
    rf"|{slot('md', 'first')}{_HOW}(?:,? or |, | – |,? ?–? ?(?:that is|equal to|equivalent to|which is|the equivalent of|i\.e\.),? )"
    rf"{slot('md', 'second')}(?=[,.;)]| –|$| (?:up|high|long|tall|away|deep|wide|down|above|below|across|thick)\b)"
    rf"|{slot('m', 'left')}{_HOW}(?:,| –)? ?(?:that is|which is|that's|equal to|equivalent to|the equivalent of|i\.e\.),? "
    rf"{slot('m', 'right')}"
)
_NEXT = lazily(r"(?:that is|that's|this is|it is equal to|equivalent to|or) <m0>(?=[,.;]|$)")
# "30 degrees Celsius (76 Fahrenheit)": a scale without its degrees is read as a bare number
_SCALE = lazily(
    rf"{slot('mc', 'one')}(?P<named> (?:degrees )?(?:celsius|centigrade|fahrenheit))?(?: at [a-z]+)?(?: ?\(|,? or |, | – )(?:about "
    rf"|around )?"
    rf"{slot('mc', 'other')}(?P<scale> (?:degrees |on the )?(?:celsius|centigrade|fahrenheit))?"
)
_CELSIUS = frozenset({"celsius", "centigrade"})
_BARE_METRES = lazily(r"[\d,]+(?:\.\d+)?m")
# "20 minutes (2 hours late)" converts nothing: of spans of time only what stands alone in brackets does.
_TIGHT = lazily(r"> \(<d\d+>\)$|>,? or <d\d+>[,.;)]$")
# Most texts have none, and to look for what stands before it takes long.
_DEGREES_STROKE = lazily(r"/(?:(?<=[CF]/)|(?<=[CF] /)) ?[-−\d]")
_UNIT_STROKE = lazily(r"/(?<=[A-Za-z]/)\d")
_STROKE = lazily(r"(?<![\d.,/])([-−]?\d{1,3}) ?°? ?([CF]) ?/ ?([-−]?\d{1,3}) ?°? ?([CF])\b")
_DIFFERENCE = lazily(
    r"\b(?:warm(?:er|ed|ing|s)|cool(?:er|ed|ing)|hotter|colder|higher|lower|above|below|rise|rises|rose by|risen|rising|increas\w+"
    r"|drop\w*|fell by|fall"
    r"|by|degrees of warming|more than usual|anomal\w+|difference|pre-?industrial|swing|range of|limit|threshold|up|down|heating)\b"
)
_LEVEL = lazily(
    r"\b(?:reach\w*|hit|hits|temperatures? (?:of|was|were|at|to)|highs?|lows?|peak\w*|record\w*|it was|at|soar\w* to|top\w*"
    r"|as)\b[^<]{0,25}$"
)
# One digit that counts (10, 30, 200) is rounded more boldly than two.
_BOLD, _ROUND, _HEDGED, _LEAST = Decimal("0.10"), Decimal("0.05"), Decimal("0.12"), Decimal("0.01")
_TEN, _HALF = Decimal(10), Decimal("0.5")
_DEGREES = {"degree Celsius", "degree Fahrenheit", "kelvin"}
_DEGREE_SLACK = Decimal("0.6")
_OTHERS = {"gallon": ("imperial gallon",), "ton": ("short ton", "long ton")}
_US_PINT = Decimal("0.000473176473")


def check(article: Article) -> Iterator[Finding]:
    """Yield the conversions that neither way round to what is written."""
    yield from _slashed(article)
    yield from _stroked(article)
    before: Line | None = None
    for line in article.lines:
        if before is not None and before.kinds.count("m") == 1 and _NEXT.match(line.text) and following(before, line):
            yield from _next(article, before, line)
        before = line
        letters = line.kinds
        if "m" not in letters and "d" not in letters:
            continue
        if letters.count("m") + letters.count("d") > 1 or ("m" in letters and "c" in letters and "(" in line.text):
            for match in _PAIR.finditer(line.text):
                yield from _pair(article, line, match)
        if "m" in letters and ("celsius" in line.text or "fahrenheit" in line.text or "degree" in line.text):
            yield from _scales(article, line)


def _next(article: Article, before: Line, line: Line) -> Iterator[Finding]:
    """Yield "The mast is 210 metres tall. That is 960 feet."."""
    one, other = before.claims[before.kinds.index("m")], line.claims[0]
    if isinstance(one, FigureClaim) and isinstance(other, FigureClaim) and _convertible(one, other) and one.mention.unit not in _DEGREES:
        found = _plain(one, other, article.lexicon.units)
        if found is not None:
            yield _differs(one, other, found, article)


def _differs(one: FigureClaim, other: FigureClaim, exact: Decimal, article: Article) -> Finding:
    written = f"{number(exact, _digits(exact, other))} {plural(other.mention.unit)}"
    message = f"{one.mention.anchor.surface} = {written}, not {other.mention.anchor.surface}"
    return finding("conversion.wrong", article.document, message, (one, other), written)


def _scales(article: Article, line: Line) -> Iterator[Finding]:
    """Yield temperatures one of which leaves out its degrees or its scale: "30 degrees Celsius (76 Fahrenheit)", "28 degrees, or 68F"."""
    for match in _SCALE.finditer(line.text):
        one, other = line.figure(match, "one"), line.figure(match, "other")
        first, second = (_named(claim, match[group]) for claim, group in ((one, "named"), (other, "scale")))
        bare = [claim for claim, scale in ((one, first), (other, second)) if not scale]
        if second == "F" and bare == [one] and one.kind is Kind.MEASURE and " or " in match[0]:
            first = "C"  # "28 degrees, or 68 degrees Fahrenheit"
        if {first, second} != {"C", "F"} or not (single(one) and single(other)) or all(_spelt(claim) for claim in (one, other)):
            continue
        there = _in_scale(one.mention.high, first), _in_scale(other.mention.high, second)
        if _near(there[0], other.mention.high, hedged=False) or _near(there[1], one.mention.high, hedged=False):
            continue
        if _DIFFERENCE.search(line.text[max(0, match.start() - 60) : match.start()]) and not _LEVEL.search(line.text[: match.start()]):
            continue
        written = f"{number(there[0])} degrees {'Fahrenheit' if second == 'F' else 'Celsius'}"
        message = f"{one.mention.anchor.surface} = {written}, not {other.mention.anchor.surface}"
        yield finding("conversion.wrong", article.document, message, (one, other), written)


def _named(claim: FigureClaim, words: str | None) -> str:
    """Return the scale that stands with a temperature, "" where none does."""
    if words is None:
        return _spelt(claim)
    return "C" if words.split(" ")[-1] in _CELSIUS else "F"


def _spelt(claim: FigureClaim) -> str:
    """Return the scale that is written in a figure ("30 degrees Celsius", "38C"), "" where none is."""
    surface = claim.mention.anchor.surface.lower()
    if claim.mention.unit not in _DEGREES or surface.endswith(("degrees", "degree", "°")):
        return ""
    return "F" if claim.mention.unit == "degree Fahrenheit" else "C"


def _in_scale(amount: Decimal, scale: str) -> Decimal:
    """Return a temperature of one scale in the other."""
    return amount * 9 / 5 + 32 if scale == "C" else (amount - 32) * 5 / 9


def _slashed(article: Article) -> Iterator[Finding]:
    """Yield temperatures such as "38C/90F", which are no figures of their own."""
    text = article.document.text
    for match in _STROKE.finditer(text) if _DEGREES_STROKE.search(text) else ():
        if match[2] == match[4]:
            continue
        one, other = Decimal(match[1].replace("−", "-")), Decimal(match[3].replace("−", "-"))
        exact = one * 9 / 5 + 32 if match[2] == "C" else (one - 32) * 5 / 9
        back = (other - 32) * 5 / 9 if match[2] == "C" else other * 9 / 5 + 32
        sentence = sentence_at(article.analysis, Field.TEXT, match.start())
        if sentence is None or _near(exact, other, hedged=False) or _near(back, one, hedged=False):
            continue
        written = f"{number(exact)}{match[4]}"
        message = f"{match[1]}{match[2]} = {written}, not {match[3]}{match[4]}"
        yield finding("conversion.wrong", article.document, message, (passage(article.document, sentence, Span(*match.span())),), written)


def _stroked(article: Article) -> Iterator[Finding]:
    """Yield measures such as "15 stone/115kg", which are no figures of their own."""
    text = article.document.text
    for match in _UNITS_STROKE.finditer(text) if _UNIT_STROKE.search(text) else ():
        left, right = (_unit(match[group], article.lexicon.units) for group in (2, 4))
        sentence = sentence_at(article.analysis, Field.TEXT, match.start())
        if left is None or right is None or left.base != right.base or left.name == right.name or left.offset != right.offset:
            continue
        one, other = (Decimal(match[group].replace(",", "")) for group in (1, 3))
        sizes = [
            (first, second)
            for first in _factors(left.name, article.lexicon.units)
            for second in _factors(right.name, article.lexicon.units)
        ]
        if sentence is None or any(
            _fits(one * first / second, other, hedged=False) or _fits(other * second / first, one, hedged=False) for first, second in sizes
        ):
            continue
        exact = one * left.factor / right.factor
        written = f"{number(exact, 1 if exact < _TEN else 0)} {plural(right.name)}"
        message = f"{match[1]} {match[2]} = {written}, not {match[3]}{match[4]}"
        yield finding("conversion.wrong", article.document, message, (passage(article.document, sentence, Span(*match.span())),), written)


_UNITS_STROKE = lazily(r"(?<![\d.,/])(\d[\d,]*(?:\.\d+)?)[ -]?([A-Za-z]{1,12})/(\d[\d,]*(?:\.\d+)?)[ -]?([A-Za-z]{1,12})(?![\w/])")


def _unit(word: str, units: Units) -> Unit | None:
    """Return the unit that one word means."""
    named = [*units.symbols.get(word, ()), *units.names.get(word.lower(), ())]
    return next((unit for surface, unit in named if surface in {word, word.lower()}), None)


def _pair(article: Article, line: Line, match: re.Match[str]) -> Iterator[Finding]:
    names = next(pair for pair in (("one", "other"), ("first", "second"), ("left", "right")) if match[pair[0]])
    one, other = (line.figure(match, name) for name in names)
    units = article.lexicon.units
    listed = _listed(line, one, other)
    if listed is not None or _STONES.search(line.text[: match.start()]):
        yield from _of_list(article, listed or [])
        return
    if one.kind is Kind.COUNT:
        yield from _metres(article, one, other)
        return
    nautical = "mile" in {one.mention.unit, other.mention.unit} and "nautical" in article.document.text
    loose = one.kind is Kind.DURATION and not _TIGHT.search(match[0] + line.text[match.end() : match.end() + 1])
    if nautical or loose or not _convertible(one, other):
        return
    if one.mention.unit in _DEGREES or other.mention.unit in _DEGREES:
        found = _degrees(one, other, line.text[: match.start()], line.text[match.end() :], units)
    else:
        found = _plain(one, other, units)
    if found is None:
        return
    yield _differs(one, other, found, article)


_STONES = lazily(r"\d ?st(?:one)? $")  # "11st 4lb (72kg)", of which the pounds alone are read


def _of_list(article: Article, listed: list[tuple[FigureClaim, FigureClaim]]) -> Iterator[Finding]:
    for one, other in listed:
        if _convertible(one, other) and not {one.mention.unit, other.mention.unit} & _DEGREES:
            exact = _plain(one, other, article.lexicon.units)
            if exact is not None:
                yield _differs(one, other, exact, article)


def _listed(line: Line, one: FigureClaim, other: FigureClaim) -> list[tuple[FigureClaim, FigureClaim]] | None:
    """Return what goes with what in "25m by 10m (82ft by 33ft)", nothing where that is not plain, None where the two stand alone."""
    number, last = line.claims.index(one), line.claims.index(other)
    earlier = _joined(line, number - 1, number)
    later = _joined(line, last, last + 1)
    if earlier is None and later is None:
        return None
    return [(earlier[0], other), (one, later[1])] if earlier is not None and later is not None else []


def _joined(line: Line, one: int, other: int) -> tuple[FigureClaim, FigureClaim] | None:
    """Return two neighbours of a line that "by", "and" or "to" joins."""
    if one < 0 or other >= len(line.claims):
        return None
    first, second = line.claims[one], line.claims[other]
    between = line.text.partition(f"<{line.kinds[one]}{one}>")[2].partition(f"<{line.kinds[other]}{other}>")[0]
    if not isinstance(first, FigureClaim) or not isinstance(second, FigureClaim) or not _JOIN.fullmatch(between):
        return None
    return (first, second) if first.quantity.unit == second.quantity.unit else None


_JOIN = lazily(r" ?(?:by|x|and|to) ?")


def _metres(article: Article, one: FigureClaim, other: FigureClaim) -> Iterator[Finding]:
    """Yield a wrong conversion of "40m (230ft)", whose first figure is read as 40 million."""
    surface = one.mention.anchor.surface
    units = article.lexicon.units
    if (
        not _BARE_METRES.fullmatch(surface)
        or other.quantity.unit != "metre"
        or other.mention.unit == "metre"
        or not _factors(other.mention.unit, units)
    ):
        return
    metres, factor = Decimal(surface[:-1].replace(",", "")), _factors(other.mention.unit, units)[0]
    hedged = {one.mention.modifier, other.mention.modifier} != {Modifier.EXACT}
    if _fits(metres / factor, other.mention.high, hedged=hedged) or _fits(other.mention.high * factor, metres, hedged=hedged):
        return
    written = f"{number(metres / factor, _digits(metres / factor, other))} {plural(other.mention.unit)}"
    yield finding("conversion.wrong", article.document, f"{surface} = {written}, not {other.mention.anchor.surface}", (one, other), written)


def _convertible(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether the two are one dimension in two units."""
    first, second = one.mention, other.mention
    if first.unit == second.unit or first.per != second.per or Kind.MONEY in {one.kind, other.kind}:
        return False
    bases = {one.quantity.unit, *(reading.unit for reading in one.quantity.readings)}
    return other.quantity.unit in bases or {one.quantity.unit, other.quantity.unit} <= {"celsius", "kelvin"}


def _digits(amount: Decimal, like: FigureClaim) -> int:
    wanted = places(like)
    return wanted if wanted or abs(amount) >= _TEN else 1


def _factors(unit: str, units: Units) -> list[Decimal]:
    """Return the sizes that a unit's name may stand for, in the base unit."""
    known = units.by_name.get(unit)
    found = [known.factor] if known else []
    found += [units.by_name[name].factor for name in (*_OTHERS.get(unit, ()), *(known.others if known else ())) if name in units.by_name]
    return [*found, _US_PINT] if unit == "pint" else found


def _plain(one: FigureClaim, other: FigureClaim, units: Units) -> Decimal | None:
    """Return what the first comes to in the second's unit where the two do not fit, None where they do."""
    first, second = _factors(one.mention.unit, units), _factors(other.mention.unit, units)
    hedged = {one.mention.modifier, other.mention.modifier} != {Modifier.EXACT}
    for left in first:
        for right in second:
            ends = ((one.mention.low, other.mention.low), (one.mention.high, other.mention.high))
            if all(_fits(low * left / right, high, hedged=hedged) or _fits(high * right / left, low, hedged=hedged) for low, high in ends):
                return None
    return one.mention.high * first[0] / second[0] if first and second else None


def _fits(exact: Decimal, written: Decimal, *, hedged: bool) -> bool:
    """Say whether an exact value rounds to the written one, or is it cut off."""
    return abs(exact - written) <= max(_slack(written), abs(written) * (_HEDGED if hedged else _LEAST)) or _cut(exact, written)


def _slack(written: Decimal) -> Decimal:
    """Return half of the last place of a number, or of a round one's last place within reason."""
    exponent = written.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return _TEN**exponent * _HALF
    dropped = zeros(written)
    figures = len(str(int(abs(written)))) - dropped
    if dropped:
        return max(_HALF, min(_TEN**dropped * _HALF, abs(written) * (_BOLD if figures == 1 else _ROUND)))
    return max(_HALF, min(Decimal("2.5"), abs(written) * _ROUND)) if written % 5 == 0 else _HALF


def _cut(exact: Decimal, written: Decimal) -> bool:
    exponent = written.as_tuple().exponent
    place = _TEN**exponent if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    return written <= exact < written + (place if written >= 5 * place else place * _HALF)  # 2.9 is no 2


# ---------------------------------------------------------------- temperatures


def _degrees(one: FigureClaim, other: FigureClaim, before: str, after: str, units: Units) -> Decimal | None:
    """Return what the first temperature is in the second's unit where they do not fit; a difference where the words around say so."""
    left, right = units.by_name.get(_scale(one)), units.by_name.get(_scale(other))
    if left is None or right is None or left.factor == right.factor:
        return None  # "the sea was 30.5C, six degrees above the average"
    to = before.endswith(" to ")  # "rose by 10C (18F) to 25C (77F)"
    difference = not to and bool(_DIFFERENCE.search(before[-60:]) or _DIFFERENCE.search(after[:30]))
    level = to or bool(_LEVEL.search(before))
    hedged = {one.mention.modifier, other.mention.modifier} != {Modifier.EXACT}
    as_level, as_difference = _temperature(one.mention.high, left, right), one.mention.high * left.factor / right.factor
    fits_level = _both(one, other, (left, right), hedged=hedged, level=True)
    fits_difference = _both(one, other, (left, right), hedged=hedged, level=False)
    if difference and not level:
        return None if fits_difference or (fits_level and not _certain(before, after)) else as_difference
    if fits_level or (fits_difference and (difference or not level)):
        return None  # "temperatures were as much as 11C (20F) above the average"
    return as_difference if difference else as_level


_CERTAIN = lazily(
    r"\b(?:warmed by|risen by|rose by|fallen by|fell by|warmer|cooler|hotter|colder|warming of|rise of|increase of|drop of)\b"
)


def _certain(before: str, after: str) -> bool:
    return bool(_CERTAIN.search(before[-30:]) or _CERTAIN.match(after.lstrip(" )")))


def _scale(claim: FigureClaim) -> str:
    return {"kelvin": "degree Celsius"}.get(claim.mention.unit, claim.mention.unit)


def _temperature(amount: Decimal, one: Unit, other: Unit) -> Decimal:
    return (amount + one.offset) * one.factor / other.factor - other.offset


def _both(one: FigureClaim, other: FigureClaim, units: tuple[Unit, Unit], *, hedged: bool, level: bool) -> bool:
    left, right = units
    for low, high in ((one.mention.low, other.mention.low), (one.mention.high, other.mention.high)):
        if level:
            there, back = _temperature(low, left, right), _temperature(high, right, left)
        else:
            there, back = low * left.factor / right.factor, high * right.factor / left.factor
        if not (_near(there, high, hedged=hedged) or _near(back, low, hedged=hedged)):
            return False
    return True


def _near(exact: Decimal, written: Decimal, *, hedged: bool) -> bool:
    fine = written != written.to_integral_value()
    slack = Decimal("0.1") if fine else Decimal("2.5") if written % 5 == 0 and written > 50 else _DEGREE_SLACK  # noqa: PLR2004 - 85F, 105F
    return abs(exact - written) <= (slack + 2 if hedged else slack)
