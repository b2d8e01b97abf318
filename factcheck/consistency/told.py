"""The percentages, fractions and multiples of a sentence, and whether they are told as a change or as a share.

In: a line. Out: `Told`s, read by the words beside them: "up 5%", "an increase of 5%", "5% dearer" are changes, "a share of 5%" and "5% of
them" shares, "(5%)" and "or 5%" either; "doubled", "twice as many" and "fourfold" are changes too.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from factcheck.consistency.changes import CHANGE_NOUN, MOVE, direction
from factcheck.model import FigureClaim
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, members

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.consistency.lines import Line

__all__ = ["Told", "Way", "in_points", "multiples", "of_else", "percentages"]

_POINTS = "percentage point"


@members
class Way(Enum):
    """How a percentage is told of two figures."""

    CHANGE = "change"
    SHARE = "share"
    EITHER = "either"


class Told(NamedTuple):
    """A percentage or multiple: where it stands in the line's text, how it is told, which way it moves, and what it is.

    `claim` is None for a multiple, whose `factor` is what the new figure is of the old one; `much` is its hedge, `word` as written.
    """

    start: int
    end: int
    way: Way
    moved: int
    claim: FigureClaim | None
    factor: Decimal = Decimal(0)
    much: str = ""
    word: str = ""


_LINKS = r"to|from|at|and|or|of|than|while|was|were|with|in|for|that|said|who|which|as"  # what no percentage is reached across
_FILL = rf"(?:(?!(?:{_LINKS}|but|by|is|are)\b)[a-z'&-]+ )"
_NOUNS = r"premium|discount|savings?|improvement|change|difference|gap|mark-?up|hike|boost|deterioration|swing|turnaround"
_COMPARED = (
    r"(?:dear|cheap|high|low|few|quick|fast|slow|long|short|bigg|small|larg|heavi|light|strong|weak|wid|great|bett|rich|poor|tall|hott|cold"
    r"|thinn|fatt|busi|wett|dri)e?r|more|less|worse|above|below|ahead|behind|extra|up|down|short of|again"
)
_GONE = r"gone|left|disappeared|vanished|died|perished|been (?:lost|cut|shed|axed|destroyed|wiped out)|walked out|departed"
_CHANGE_LEFT = lazily(
    rf"\b(?:{MOVE}|{_NOUNS})(?:,? in (?:[a-z]+ ){{0,3}}?<t\d+>)?(?: <t\d+>)?,? {_FILL}{{0,3}}?(?:by |of |to the tune of |or )?(?:an? )?$"
    rf"|(?:,|\bor) by $|\b(?:{MOVE}) (?:(?!(?:to|from|by|and|but|than|while)\b)[a-z'&-]+ ){{0,7}}by (?:an? )?$"
)
_LEVEL = lazily(r"\b(?:to|at|from|than|was|were|is|are|stood|stands) (?:an? )?$")
_MADE_UP = lazily(r"\bma(?:k(?:e|es|ing)|de) up (?:some )?$")
_CHANGE_RIGHT = lazily(
    rf"^(?:[- ]points?)?[- ]{_FILL}{{0,3}}?(?:{MOVE}|{_NOUNS}|{_COMPARED})\b(?! than a )"
    rf"|^ of (?:the |its |their |his |her |those )?{_FILL}{{1,3}}(?:has|have|had) (?:since )?(?:{_GONE})\b"
)
_YEARLY = lazily(
    r"^ ?(?:a|per|each|every) (?:year|month|week|day|quarter|decade)\b|^ ?annually|^ ?yearly"
    r"|^[- ](?:stake|interest|chance|tax|vat|duty|owned|held|shareholding|shareholder)\b"
)
_MEASURED_BY = lazily(r"^ (?:as an? (?:share|proportion|percentage|part)|in real terms|in terms of)\b")
_SHARE_NOUNS = r"share|rate|turn-?out|proportion|percentage|majority|minority|ratio|strike rate"
_SHARE_LEFT = lazily(
    rf"\b(?:(?:{_SHARE_NOUNS})(?: [a-z]+){{0,3}}?,? (?:of|at|is|was|to|as)|represent\w*|ma(?:k(?:e|es|ing)|de)(?: it"
    rf"| that)? up|account\w* for"
    r"|equal(?:s|ling)?(?: to)?|equivalent to|constitut\w+|compris\w+|covering|which is|that(?: is|'s| was)|this (?:is|was)|it (?:is|was)"
    r"|i\.?e\.?|namely|works? out (?:at|to)|comes? to|amount\w* to|meaning(?: that)?|so that|put(?:s|ting) (?:it|that|this) at) (?:an? )?$"
)
_BARE_LEFT = lazily(r"(?:[,(–:]| or| –|^) ?(?:or )?$")
_BARE_RIGHT = lazily(r"^ ?(?:[),.;:–\]]|$)")
_OF = lazily(
    r"^ of\b|^ (?:[a-z]+ )?(?:support|approval|backing|turn-?out|majority|(?:success|pass|response) rate|response|share)\b"
    r"|^ (?:[a-z]+ )?(?:deposit|commission|levy|tip|fee|bonus|surcharge|down payment) of <"
)
_MULTIPLE = lazily(
    r"\b(?P<much>(?:slightly |well |much )?(?:more than |over |at least |nearly |almost |about |around |roughly |less than "
    r"|not quite ))?(?P<word>"
    r"(?P<verb>doubl|trebl|tripl|quadrupl|quintupl|halv)(?:ed|ing)\b"
    r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten)-?fold\b"
    r"|(?P<times>twice|three times|four times|five times|six times|ten times|half|<c(?P<slot>\d+)> times)"
    r" (?:as (?:many|much|high|big|large|long|fast|heavy|expensive|dear)\b(?P<again>[^<>,.]{0,20} again)?|(?:the|last"
    r"|that) (?=[^.;]*<)|what\b)"
    r"|half as (?:many|much) again\b)"
)
_SIZES = {
    "doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "quintupl": 5, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


def in_points(claim: FigureClaim) -> bool:
    """Say whether a figure is a difference of shares: percentage points, or basis points, of which they have a hundred each."""
    return claim.quantity.unit == _POINTS


def percentages(line: Line) -> Iterator[Told]:
    """Yield the percentages and fractions of a line that its words make a change or a share."""
    for number, letter in enumerate(line.kinds):
        claim = line.claims[number]
        if letter == "p" and isinstance(claim, FigureClaim):
            start = line.text.find(f"<p{number}>")
            end = start + len(f"<p{number}>")
            found = _way(line.text[:start], line.text[end:], claim)
            if found is not None:
                yield Told(start, end, *found, claim)


def _way(left: str, right: str, claim: FigureClaim) -> tuple[Way, int] | None:
    if _YEARLY.match(right) or _MEASURED_BY.match(right):
        return None
    near = left[-90:]
    before = None if _LEVEL.search(near) or _MADE_UP.search(near) else _CHANGE_LEFT.search(near)
    after = _CHANGE_RIGHT.match(right)
    if before or after:
        return Way.CHANGE, direction(after[0] if after else "") or direction(before[0] if before else "")
    if in_points(claim):
        return None
    if _SHARE_LEFT.search(near) or _OF.match(right):
        return Way.SHARE, 0
    if _BARE_RIGHT.match(right) and _BARE_LEFT.search(near):
        return Way.EITHER, 0
    return None


def multiples(line: Line) -> Iterator[Told]:
    """Yield "doubled", "twice as many", "fourfold" with what they make of the old figure."""
    for match in _MULTIPLE.finditer(line.text):
        factor = _factor(line, match)
        if factor is not None and not _MEASURED_BY.match(line.text[match.end() :]):
            yield Told(match.start(), match.end(), Way.CHANGE, 0, None, factor, (match["much"] or "").strip(), match["word"])


def _factor(line: Line, match: re.Match[str]) -> Decimal | None:
    if match["slot"]:
        claim = line.claims[int(match["slot"])]
        return claim.mention.high if isinstance(claim, FigureClaim) and claim.mention.high > 1 else None
    if match["verb"] == "halv":
        return Decimal("0.5")
    if match["word"].startswith("half as") and match["word"].endswith("again"):
        return Decimal("1.5")
    if match["again"]:
        return None
    word = match["verb"] or match["fold"] or match["times"].split(" ")[0]
    return Decimal("0.5") if word == "half" else Decimal(_SIZES[word])


_OBJECT = lazily(
    rf"^(?:[- ](?:[a-z-]+ )?{CHANGE_NOUN})?,? (?:in|on|of|for|to) (?P<what>(?:(?!(?:since|that|which|who|was|is|has"
    rf"|had)\b)[a-z'-]+ ?){{1,5}})"
)
_BLAMED = lazily(r"\b(?:blam\w+|attribut\w+|ascrib\w+|put|pinn?\w*) (?:the|this|that) $")
_WORD = lazily(r"[a-z]{4,}")
_NO_OBJECT = frozenset(
    "time number numbers level rate price cost total month months year years week weeks decade quarter single swoop little period last that"
    " this just under over about only less".split()
)  # "a rise of 30% in a single month" names nothing that rose


def of_else(line: Line, told: Told, other: str) -> bool:
    """Say whether a change names what moved, and that is nothing of which another sentence speaks: "a 30% rise in the price of barley"."""
    match = _OBJECT.match(line.text[told.end :])
    if match is None or _BLAMED.search(line.text[: told.start]):
        return False  # "blamed the 35 per cent increase on the collapse of the bridge"
    words = [word for word in _WORD.findall(match["what"]) if word not in _NO_OBJECT]
    return bool(words) and not any(word[:5] in other for word in words)
