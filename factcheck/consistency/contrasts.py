"""One group so many times as another, against the two figures that a sentence near by tells of them.

"Women wait twice as long as men for a diagnosis. The median wait was 14 weeks for women and 10 weeks for men": either figure stands in a
clause that names one of the two, in a sentence that has no third of its unit.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import SECONDS, number, single, value
from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.intervals import family
from factcheck.model import Change, Field, Modifier, Section, Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article, Line, Placed
    from factcheck.model import Finding, Sentence

__all__ = ["contrasts"]

_MAY_COMPARE = ("twice as ", "twice the ", "times as ", "times more ", "times higher ", "times the ", "half as ", "thrice as ")
_TOLD = lazily(
    r"\b(?P<word>(?P<times>twice|thrice|half"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) times) (?:as (?P<how>[a-z]+)|(?P<more>more|higher)(?: likely)?"
    r"|the (?P<what>rate|risk|odds|price|cost|share|proportion|number|amount|length|wait)))\b(?=(?: (?P<noun>[a-z]+))?)"
)
# The letters of the figures that may bear each out.
_LETTERS = {
    "long": "d", "likely": "pr", "common": "pr", "often": "pr", "high": "pr$m", "much": "$m", "expensive": "$", "dear": "$", "costly": "$",
    "far": "m", "big": "m", "large": "m", "heavy": "m", "tall": "m", "fast": "dm", "quickly": "dm", "price": "$", "cost": "$",
    "length": "dm", "wait": "d",
}  # fmt: skip
_NEEDS_A_WORD = "dmc"
_MUCH = lazily(r"\b(?:more than|over|at least|nearly|almost|up to|about|around|roughly) $")
_THAN_WHOM = lazily(r"(?:.*\b(?:as|than)|.*? (?:of|for|in|among)) (?P<rest>[^,;:.]*)")
_MANY = lazily(r"(?P<what>[^<>,.;]*?) as\b")
_FACTORS = {
    "half": 2, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_CONTRAST = lazily(
    r";|,? (?:while|whereas|but|against|versus|and|as against|compared (?:with|to)|rather than|in contrast (?:with|to))\b|, (?=for|in|at)"
)
_OTHERWISE = lazily(
    r"\b(?:asked|surveyed|polled|interviewed|questioned|studied|looked at|data on|records of|would|could|might|may|adjust\w+"
    r"|per (?:head|capita)|respectively|on average over)\b"
)
_WORD = lazily(r"[a-z]{3,}")
_IDLE = frozenset(
    "the and for was were are has had have than those that with from this them they their likely people person per cent percent average"
    " median rate number report study found says said according researchers still now which who whom just only some about nearly almost"
    " more less many much long high often year years week weeks month months day days hour hours minute minutes one two".split()
)
_AHEAD, _FROM_HEAD, _PAIR = 2, 6, 2
_LEAST, _MOST = Decimal("0.86"), Decimal("1.16")
_FARTHEST = Decimal("2.4")  # times by which two figures may miss to be meant


class _Told(NamedTuple):
    """So many times as: the sentence, the place of the words, the factor, whether it may be one more, its hedge.

    `letters` are those of the figures that bear it out, `named` says whether the words name their unit; then the words for either side.
    """

    sentence: Sentence
    span: Span
    factor: Decimal
    more: bool
    much: str
    letters: str
    named: bool
    one: frozenset[str]
    other: frozenset[str]


def contrasts(article: Article) -> Iterator[Finding]:
    """Yield the multiples that the two figures told of the same two groups do not come to."""
    if not has_any(article.lower, _MAY_COMPARE) or len(article.lower) != len(article.document.text):
        return
    for match in _TOLD.finditer(article.lower):
        told = _read(article, match)
        if told is None:
            continue
        for line in _near(article, told.sentence):
            pair = _pair(line, told)
            if pair is not None:
                yield from _judged(article, told, *pair)
                break


def _read(article: Article, match: re.Match[str]) -> _Told | None:
    """Return what the words say, None where they do not say of whom."""
    sentence = sentence_at(article.analysis, Field.TEXT, match.start())
    if sentence is None:
        return None
    before, after = article.lower[sentence.span.start : match.start()], article.lower[match.end() : sentence.span.end]
    whom = _THAN_WHOM.match(after)
    if whom is None or ("half" in match["times"] and match["times"] != "half"):
        return None
    many = _MANY.match(after) if match["how"] in {"many", "much"} else None  # "twice as many cyclists as drivers"
    one, other = _words(f"{before} {many['what']}" if many is not None else before), _words(whom["rest"])
    first = match["times"].split()[0]
    factor = Decimal(_FACTORS[first]) if first in _FACTORS else Decimal(first)
    how = match["how"] or match["what"] or ""
    letters = _LETTERS.get(how, "pr")
    spans = (match["noun"] or "").removesuffix("s") in SECONDS
    if how in {"many", "number"}:
        letters = "d" if spans else "c"
    if not one - other or not other - one or factor <= 1:
        return None
    span, much = Span(match.start("word"), match.end("word")), _MUCH.search(before)
    more = match["more"] is not None
    return _Told(sentence, span, factor, more, much[0] if much is not None else "", letters, spans, one - other, other - one)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in _WORD.findall(text)) - _IDLE


def _near(article: Article, sentence: Sentence) -> Iterator[Line]:
    """Yield the lines in which the two figures may stand: the sentence's own, the next ones, and the first of the body for a headline."""
    ahead = _AHEAD if sentence.section is Section.BODY else _FROM_HEAD
    for line in article.lines:
        if line.sentence.field is Field.TEXT and line.sentence.section is Section.BODY and line.sentence.span.start >= sentence.span.start:
            yield line
            ahead -= line.sentence.span.start > sentence.span.start
            if not ahead:
                return


def _pair(line: Line, told: _Told) -> tuple[Placed, Placed] | None:
    """Return the only two figures of one unit of a sentence, of which each is told of one of the two."""
    units: dict[tuple[str, str], list[Placed]] = {}
    for figure in line.figures:
        units.setdefault((family(figure.claim), figure.claim.quantity.unit), []).append(figure)
    shared = len((told.one | told.other) & _words(line.text))
    for pair in units.values():
        letter = pair[0].letter
        if letter not in told.letters or (letter in _NEEDS_A_WORD and not told.named and shared <= _PAIR):
            continue
        if len(pair) != _PAIR or not all(_is_level(figure) for figure in pair) or _OTHERWISE.search(line.text):
            continue
        one, other = pair
        if other.start > one.end and (cut := _cut(line, one, other)) is not None:
            first, second = _words(line.text[: cut[0]]), _words(line.text[cut[1] :])
            same = bool(told.one & first - second) and bool(told.other & second - first)
            if same or (told.other & first - second and told.one & second - first):
                return one, other
    return None


def _is_level(figure: Placed) -> bool:
    claim = figure.claim
    plain = single(claim) and claim.mention.change is not Change.BY and claim.mention.modifier in {Modifier.EXACT, Modifier.APPROXIMATE}
    return plain and value(claim) > 0


def _cut(line: Line, one: Placed, other: Placed) -> tuple[int, int] | None:
    """Return where the first words of contrast between two figures begin and end."""
    found = _CONTRAST.search(line.text, one.end, other.start)
    return found.span() if found is not None else None


def _judged(article: Article, told: _Told, one: Placed, other: Placed) -> Iterator[Finding]:
    less, more = sorted((one.claim, other.claim), key=value)
    times = value(more) / value(less)
    if _fits(told, times) or (told.more and _fits(told, times - 1)) or not told.factor / _FARTHEST <= times <= told.factor * _FARTHEST:
        return
    words = passage(article.document, told.sentence, told.span)
    text = article.document.text[slice(*told.span)]
    message = f"{more.mention.anchor.surface} / {less.mention.anchor.surface} = {number(times, 1)} times, not “{text}”"
    yield finding("ratio.wrong", article.document, message, (words, more, less), f"{number(times, 1)} times")


def _fits(told: _Told, times: Decimal) -> bool:
    """Say whether one figure is so many times the other."""
    low, high = told.factor * _LEAST, told.factor * _MOST
    if told.much in {"more than ", "over ", "at least "}:
        high = told.factor * Decimal("1.6")
    elif told.much:
        low = told.factor * Decimal("0.75")
    return low <= times <= high
