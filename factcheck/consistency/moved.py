"""A change whose two ends stand in other sentences: "went from £4.20 to £5.04 … 'A 30% increase in one go is more than they will stand'".

In: what is told, and its line. Out: the triple with the only old and new figure near by, where nothing says that another thing moved, and
no two figures of the article bear out what is told. The two are the ends of one change, or one is told of now and one of then.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single, value
from factcheck.consistency.changes import CHANGE_NOUN
from factcheck.consistency.misfits import changed
from factcheck.consistency.shares import akin
from factcheck.consistency.told import Told, Way, in_points, of_else
from factcheck.consistency.triples import Triple, agree, comparable
from factcheck.model import Change, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line

__all__ = ["both_ends"]

# What goes back to a change that was told: "a 30% increase", "the drop of 12%", "such a rise of a third".
_AGAIN = lazily(
    rf"\b(?:such )?(?:an?|the|that|this|its|their) (?:[a-z-]+ )?(?:<p\d+>(?:[- ](?!in\b|of\b)[a-z-]+)?[- ]{CHANGE_NOUN}\b"
    rf"|{CHANGE_NOUN},? of <p\d+>)"
)
# Another's change, one on top, or one that is only wished for.
_OTHERWISE = lazily(
    r"\b(?:further|additional|another|more|extra|rivals?|others?|neighbou?r\w*|national\w*|elsewhere|would|could|may|might"
    r"|should|ask\w*|want\w*"
    r"|demand\w*|seek\w*|sought|propos\w*|offer\w*|call\w* for|recommend\w*|reject\w*|plan\w*|forecast\w*|expect\w*|predict\w*"
    r"|target\w*|aim\w*"
    r"|last year|ago|previous\w*|each|every|annual|average)\b"
)
_NOW = lazily(r"\b(?:now|today|currently|these days|this (?:year|month|week|season|spring|summer|autumn|winter))\b")
_WORDS, _FIRST = lazily(r"[a-z]{3,}"), 3
_NEAR, _FAR = 6, 1200  # sentences with figures, and characters, between a change and its ends
_BEFORE = 60  # characters before a change that say whose it is
_FARTHEST = Decimal("2.7")  # times by which a change may miss to be meant of two figures
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def both_ends(article: Article, place: int, told: Told) -> Triple | None:
    """Return the change that is told, with the only ends that it may have in other sentences."""
    line, share = article.lines[place], told.claim
    if share is None or told.way is not Way.CHANGE or told.moved == 0 or not _plain(share) or line.kinds.count("p") > 1:
        return None
    again = next((match for match in _AGAIN.finditer(line.text) if match.start() <= told.start < match.end()), None)
    clause = line.text[max(0, told.start - _BEFORE, line.text.rfind(". ", 0, told.start)) : told.start]
    if _OTHERWISE.search(clause) or (again is None and "$" in line.kinds):
        return None
    found = [
        pair for pair in _pairs(article.lines, place) if _moves(told, *pair) and _of_one(article, line, told, pair, again=again is not None)
    ]
    if len({(value(old), value(new)) for old, new in found}) != 1:
        return None
    old, new = found[0]
    alike = [claim for claim in article.figures if single(claim) and comparable(claim, old)]
    ways = (pair for pair in permutations(alike, 2) if (value(pair[1]) - value(pair[0])) * told.moved > 0)
    return None if any(changed(share, *pair) for pair in ways) else Triple(told, Way.CHANGE, old, new)


def _plain(share: FigureClaim) -> bool:
    return single(share) and not in_points(share) and share.mention.modifier in {Modifier.EXACT, Modifier.APPROXIMATE}


def _pairs(lines: Sequence[Line], place: int) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield the old and new figures of the sentences near by: of one change, or of then and now."""
    start = lines[place].sentence
    near = [
        line
        for number, line in enumerate(lines[max(0, place - _NEAR) : place + _NEAR + 1], max(0, place - _NEAR))
        if number != place and line.sentence.field is start.field and abs(line.sentence.span.start - start.span.start) <= _FAR
    ]
    for line in near:
        olds, news = ([claim for claim in _levels(line) if _is_end(line, claim, change)] for change in (Change.FROM, Change.TO))
        if len(olds) == 1 and not news:
            news = _led_to(line, olds[0])
        if len(olds) == len(news) == 1 and comparable(olds[0], news[0]):
            yield olds[0], news[0]
    yield from _then_and_now(near)
    yield from _compared_with(near)


def _led_to(line: Line, old: FigureClaim) -> list[FigureClaim]:
    """Return the figure before "down from 1,800 a year before", if nothing stands between the two."""
    start = line.places[old.mention.anchor.span.end][0]
    match = _DOWN_FROM.search(line.text, 0, start)
    return [claim for claim in _levels(line) if match is not None and f"{_slot(line, claim)}" == match[1]]


def _slot(line: Line, claim: FigureClaim) -> str:
    number = line.claims.index(claim)
    return f"{line.kinds[number]}{number}"


_DOWN_FROM = lazily(r"<([cm$]\d+)>[^<>;.]{0,50}, (?:up|down) from (?:[a-z]+ ){0,2}$")


def _is_end(line: Line, claim: FigureClaim, change: Change) -> bool:
    """Say whether a figure is the old or new end of a change; "went from an average of $3 to $4" has both."""
    if claim.mention.change is not None:
        return claim.mention.change is change
    start = line.places[claim.mention.anchor.span.end][0]
    return _ENDS[change].search(line.text, max(0, start - _BEFORE), start) is not None


_ENDS = {
    Change.FROM: lazily(r"\bfrom (?:an? |the |its |their )?(?:[a-z]+ ){0,2}(?:of )?$"),
    Change.TO: lazily(r"\bto (?:an? |the |its |their )?(?:[a-z]+ ){0,2}(?:of )?$"),
}


def _then_and_now(near: Sequence[Line]) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield "is now 48 zlotys … the same ride cost 40 zlotys two years ago"."""
    told = [(line, _levels(line)) for line in near if line.kinds.count("c") + line.kinds.count("$") == 1]
    then = [claims[0] for line, claims in told if len(claims) == 1 and _THEN.search(line.raw)]
    now = [claims[0] for line, claims in told if len(claims) == 1 and _NOW.search(line.text) and not _THEN.search(line.raw)]
    if len(then) == 1 and not now:
        now = [claims[0] for line, claims in told if len(claims) == 1 and not _THEN.search(line.raw) and _named_alike(then[0], claims[0])]
    if len(then) == len(now) == 1 and comparable(then[0], now[0]) and (then[0].kind is Kind.MONEY or agree(then[0], now[0])):
        yield then[0], now[0]


def _named_alike(one: FigureClaim, other: FigureClaim) -> bool:
    """Say whether two figures count one noun, or are two prices of one measure: "1,612 reports", "$1.80 a kilo"."""
    if one.kind is Kind.MONEY:
        return one.mention.per is not None and one.mention.per == other.mention.per
    return one.mention.subject is not None and one.mention.subject == other.mention.subject


def _compared_with(near: Sequence[Line]) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield "the group made £46.2m in the 12 months to March. The comparable figure a year earlier was £41.3m"."""
    for line, behind in pairwise(near):
        old, new = _levels(behind), [claim for claim in _levels(line) if claim.mention.change is None]
        if len(old) == len(new) == 1 and _THAT_FIGURE.search(behind.text) and _THEN.search(behind.raw) and comparable(old[0], new[0]):
            yield old[0], new[0]


_PROFIT = lazily(r"\b(?:before|after) tax\b.*\b(?:made|earned)\b|\b(?:made|earned)\b.*\b(?:before|after) tax\b")
_THAT_FIGURE = lazily(
    r"^(?:the|that) (?:comparable|corresponding|equivalent|same|matching) (?:figure|number|total|sum|profit|loss|amount|count)\b"
    r"|^(?:the|that) (?:figure|number|total|sum) (?:a year earlier|a year ago|last year|the year before)\b"
)
_THEN = lazily(r"\b(?:ago|earlier|last year|in (?:19|20)\d\d|the year before|used to)\b")


def _levels(line: Line) -> list[FigureClaim]:
    """Return the plain figures of a sentence that may be an end of a change."""
    figures = (claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.kind in _KINDS)
    return [claim for claim in figures if single(claim) and claim.mention.change is not Change.BY and value(claim) > 0]


def _moves(told: Told, old: FigureClaim, new: FigureClaim) -> bool:
    """Say whether two figures move the way that is told, and near enough to it to be meant."""
    exact = (value(new) / value(old) - 1) * 100 * told.moved
    share = abs(value(told.claim)) if told.claim is not None else Decimal(0)
    return exact > 0 and share / _FARTHEST <= exact <= share * _FARTHEST


def _of_one(article: Article, line: Line, told: Told, pair: tuple[FigureClaim, FigureClaim], *, again: bool) -> bool:
    """Say whether a change may be of what two figures tell: it goes back to them, or what moved is what they count."""
    sentence = pair[1].mention.anchor.sentence
    source = article.document.field(sentence.field)[slice(*sentence.span)].lower()
    if pair[1].kind is Kind.MONEY and _PROFIT.search(source) and _subjects(line, told) == ["profit"]:
        return True  # "before tax the group made £46.2m"
    if of_else(line, told, source):
        return False
    if again and line.sentence.span.start > sentence.span.start:
        return True
    counted = pair[1].mention.subject or pair[0].mention.subject
    if pair[1].mention.per is not None and counted not in _subjects(line, told):
        return False  # "Profit up a fifth", and "a dividend of €1.10 a share, up from €0.95"
    return counted is not None and any(_counts(article, line.text[: told.start], subject, counted) for subject in _subjects(line, told))


def _subjects(line: Line, told: Told) -> list[str]:
    """Return the noun of what is said to have moved, or where it is not known the first words of its sentence."""
    subject = told.claim.mention.subject if told.claim is not None else None
    return [subject] if subject is not None else _WORDS.findall(line.text[: told.start])[:_FIRST]


def _counts(article: Article, text: str, subject: str, counted: str) -> bool:
    """Say whether what moved is counted by a noun: traffic by vehicles, but "sales of petrol" by no vehicles."""
    of = re.search(rf"\b{re.escape(subject[:5])}[a-z]* (?:of|in) (?:the |its |new )*(?!the\b|its\b|new\b)([a-z]+)", text)
    if of is not None and not akin(of[1].removesuffix("s"), counted, article.lexicon):
        return False
    return akin(subject, counted, article.lexicon) or counted in article.lexicon.shares.masses.get(subject, frozenset())
