"""The figures of an article that may be a whole or its parts, with the words beside each.

In: an article's lines. Out: `Item`s by dimension and unit, and `Words`, which reads each as a part once: what stands before and behind it,
and which sets of data/wholes.toml its words name.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.consistency.adding import Part
from factcheck.consistency.amounts import single, value
from factcheck.model import Change, Field, FigureClaim, Kind, Section
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon.wholes import WholeWords

__all__ = ["AHEAD", "BREAK", "COUNT", "MEMBERS", "NEAR", "SHORT", "Item", "Worded", "Words", "as_part", "kinds", "place", "plain"]

_SECTIONS = frozenset({Section.BODY, Section.BULLET, Section.STANDFIRST})
_PARTS = frozenset("cm$da")
_THREE = 3
SHORT = 25  # characters before a figure that make it an end of a range, or the first of a list
_BEHIND, AHEAD = 6, 5  # words behind a figure, and before it, that say what it counts
_CUT = lazily(r"[<.;:?!(),–]| and | while | but ")
BREAK = lazily(r"[<.;:?!(),–]")
_DASH_BEFORE, _DASH = lazily(r"[>\d] ?[-–/] ?$"), lazily(r" ?[-–/] ?[<\d]")
_BEHIND_NAME = lazily(r" (?=\d)(?<=(?:[a-z'’.]{2}|[A-Z]{2}) )(\d{1,3})(?=[,.;](?!\d)| and |\n|$)")
_JOINED = len(" and ")  # what stands behind such a number, and may stand outside of its sentence
COUNT = ("1", "1")
_IN_TURN = frozenset({"first", "second", "last", "final", "opening", "closing", "return"})
_SPAN = lazily(r"<d\d+>,?")
# "157 came away with a pass … 26 took home an A": nobody played away, or at home
_MOVES = frozenset("take takes took taken come comes came go goes went gone walk walked run ran send sent bring brought get got".split())
_WHERE = frozenset({"home", "away"})
_SET_OFF = ("rest, ", "remainder, ", "balance, ", "is left, ", "was left, ", "remains, ", "remained, ")
_OF_THEM = lazily(r" of (?:them|these|those|which|it|that)\b")
# A number whose noun or unit is left out: "Orsa produced 25,000 tonnes and Vik 30,000", "12 years: eight for robbery"
_ELIDED = lazily(r" (?:were|are|was|is|have|had|has|will|in|on|at|of|from|to|by|for|with|against|went|came|got|took|left)\b|[,.;]| and\b")
_LARGE, _MANY = 100_000, 12
MEMBERS = lazily(r"-(seat|member|strong|man|bed|room|car|team|ship|aircraft|vehicle)\b")
NEAR = 60  # characters of a sentence at whose beginning a total goes back to the sentence before
_PLURAL = lazily(r" (?:are|were|have|come|came|from) ")
_ENDS = lazily(r"(?:\bfrom|\bbetween|> to) $")
_ON_TOP = lazily(r" more\b(?! (?:were|was|have|had|are|is)\b)")
_ARE = lazily(r",? (?:are|were|is|was|have|had|come|came) ")  # "Most of them, 118, are from Sudan" is no age


class Item:
    """A figure of the article: its number in the base unit, its line and the number of that, where it stands in the field.

    `claim` is None for a number behind a name, which is read as no figure: "the Conservatives 14, the Greens 8". Where its slot stands in
    the line is found when it is asked for.
    """

    __slots__ = ("_slot", "at", "claim", "line", "number", "order", "rank")

    def __init__(self, claim: FigureClaim | None, number: Decimal, line: Line, order: int, place: tuple[int, int]) -> None:
        """Take where it ends in the field, and of a number without a claim how many such stand in the line before it."""
        self.claim, self.number, self.line, self.order = claim, number, line, order
        self.at, self.rank = place
        self._slot: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        """Where its slot begins in the text of its line."""
        return (self._slot or self._place())[0]

    @property
    def end(self) -> int:
        """Where its slot ends."""
        return (self._slot or self._place())[1]

    def _place(self) -> tuple[int, int]:
        self._slot = self.line.places[self.at] if self.claim is not None else self._behind_name()
        return self._slot

    def _behind_name(self) -> tuple[int, int]:
        found = [match.span(1) for match in _BEHIND_NAME.finditer(self.line.text)]
        return found[self.rank] if self.rank < len(found) else (0, 0)

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.line.sentence.paragraph


class Worded(NamedTuple):
    """A figure that may be a part: the words before and behind it."""

    item: Item
    head: tuple[str, ...]
    tail: tuple[str, ...]
    members: tuple[tuple[int, int], ...]


def kinds(article: Article) -> dict[tuple[str, str], list[Item]]:
    """Return the figures of the body by dimension and unit, where there are three of them, from what is known without a look at words."""
    lines = [(order, line) for order, line in enumerate(article.lines) if not _PARTS.isdisjoint(line.kinds) and _is_told(line)]
    unread = [item for order, line in lines if "c" in line.kinds for item in _unread(article, order, line)]
    if sum([len(line.kinds) for _, line in lines]) + len(unread) < _THREE:
        return {}
    found = _Kinds(article)
    for order, line in lines:
        found.take(order, line)
    found.counts += unread
    found.counts.sort(key=place)
    return {kind: items for kind, items in found.kinds.items() if len(items) >= _THREE}


class _Kinds:
    """The figures of an article by dimension and unit, taken line by line."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.counts: list[Item] = []
        self.kinds: dict[tuple[str, str], list[Item]] = {COUNT: self.counts}
        self.money: list[Item] | None = None
        self.last: tuple[int, tuple[list[Item], Decimal]] | None = None

    def take(self, order: int, line: Line) -> None:
        """Take the figures of a line."""
        unit: tuple[list[Item], Decimal] | None = None
        for claim, letter in zip(line.claims, line.kinds, strict=True):
            if letter not in _PARTS or not isinstance(claim, FigureClaim) or not single(claim):
                continue
            item = Item(claim, value(claim), line, order, (claim.mention.anchor.span.end, 0))
            if letter == "a":
                if _told_of(self.article, claim, line.source):
                    self.counts.append(Item(claim, claim.mention.low, line, order, (item.at, 0)))
            elif line.source[item.at : item.at + 1] != "-" or MEMBERS.match(line.source, item.at):
                unit = self._bare(item, claim, unit) if letter == "c" else self._measured(item, claim, letter)
        if unit is not None:
            self.last = order, unit

    def _bare(self, item: Item, claim: FigureClaim, unit: tuple[list[Item], Decimal] | None) -> tuple[list[Item], Decimal] | None:
        """Take a figure without a unit, which may have that of the one before; return that."""
        if self.money is not None and item.number >= _LARGE and _large(claim):
            self.money.append(item)  # "sales to Brazil came to 420 million", of dollars told before
            return unit
        self.counts.append(item)
        if unit is None and self.last is not None and item.order - self.last[0] == 1 and _OF_THEM.match(item.line.source, item.at):
            unit = self.last[1]  # "has 1,260 hectares. Wheat takes up 540 of them"
        if unit is not None and _ELIDED.match(item.line.source, item.at):
            unit[0].append(Item(claim, item.number * unit[1], item.line, item.order, (item.at, 0)))
        return unit

    def _measured(self, item: Item, claim: FigureClaim, letter: str) -> tuple[list[Item], Decimal] | None:
        """Take a figure with a unit; return what the bare numbers behind it are of, and by how much their numbers are to be taken."""
        kind = ("second", "") if letter == "d" else (intervals.family(claim), claim.mention.unit)
        found = self.kinds.get(kind)
        if found is None:
            found = self.kinds[kind] = []
        found.append(item)
        if letter == "$":
            if self.money is None and self.counts and self.counts[-1].order == item.order:
                found[:0] = [each for each in self.counts if each.number >= _LARGE and each.claim is not None and _large(each.claim)]
            self.money = found
        return (found, item.number / claim.mention.low) if claim.mention.low and claim.quantity.unit != "celsius" else None


def _told_of(article: Article, claim: FigureClaim, source: str) -> bool:
    """Say whether what is read as an age counts people: "18 were British", "Most of them, 118, are from Sudan"."""
    behind = _ARE if claim.mention.subject in article.lexicon.wholes.of else _PLURAL
    return behind.match(source, claim.mention.anchor.span.end) is not None


def _large(claim: FigureClaim) -> bool:
    return claim.mention.anchor.surface.endswith(("million", "billion", "mln", "bn", "crore", "lakh"))


def place(item: Item) -> tuple[int, int]:
    """Return where a figure stands: the number of its line, and its place in the text."""
    return item.order, item.at


def _unread(article: Article, order: int, line: Line) -> list[Item]:
    """Return the numbers behind names, which are no figures: "Labour 22, Greens 17"."""
    start, end = line.sentence.span
    found = list(_BEHIND_NAME.finditer(article.document.text, max(0, start - 1), end + _JOINED))
    told = {claim.mention.anchor.span.end for claim in line.claims} if found else set()
    numbers = [(match.end(), Decimal(match[1])) for match in found if start < match.end() <= end and match.end() not in told]
    return [Item(None, number, line, order, (at, rank)) for rank, (at, number) in enumerate(numbers)]


def _is_told(line: Line) -> bool:
    return line.sentence.field is Field.TEXT and line.sentence.section in _SECTIONS


def plain(claim: FigureClaim | None, change: Change | None = None) -> bool:
    """Say whether a figure is no rate and no end of a change but the one given."""
    return claim is None or (claim.mention.per is None and claim.mention.change in {None, change} and claim.kind is not Kind.ORDINAL)


class Words:
    """The figures of one kind with the words beside them, each read once."""

    def __init__(self, words: WholeWords) -> None:
        self.words = words
        self.known: dict[tuple[int, int], Worded | None] = {}

    def read(self, item: Item) -> Worded | None:
        """Return a figure as a part, None where it is of something else."""
        where = place(item)
        if where not in self.known:
            self.known[where] = self._read(item)
        return self.known[where]

    def _read(self, item: Item) -> Worded | None:
        if not plain(item.claim, Change.TO) or not item.number:
            return None
        text = item.line.text
        ahead = _CUT.split(text[max(0, item.start - 60) : item.start])[-1].split()[-AHEAD:]
        if text.endswith(_SET_OFF, 0, item.start):
            ahead = ["rest"]  # "and the rest, 100, in Hull"
        behind = BREAK.split(text[item.end : item.end + 60])[0].split()[:_BEHIND]
        behind_words = {word for word in behind[:_THREE] if word not in self.words.members}
        if (self.words.other & {*ahead[-_THREE:], *behind_words}) or (self.words.total & {*ahead[-_THREE:]}) or _dialled(text, item):
            return None
        if (
            text[item.end : item.end + 1] == "-"
            or _ON_TOP.match(text, item.end)
            or _ENDS.search(text[max(0, item.start - SHORT) : item.start])
        ):
            return None  # "the 45-seat assembly" is a whole alone, "eight more" come on top, "from 9 to 1" are hours
        return Worded(item, tuple(ahead), tuple(behind), tuple(self._members(item, ahead, behind)))

    def _members(self, item: Item, head: Sequence[str], tail: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the sets, and the places in each, that the words beside a figure name."""
        told = item.line.text[max(0, item.start - NEAR) : item.start].split()[-_MANY:]
        pairs = [f"{one}-{other}" for one, other in pairwise(tail[:AHEAD])]
        pairs += [f"{_SPAN.sub('span', one)}-{_SPAN.sub('span', other).strip(',')}" for one, other in pairwise(told) if one in _IN_TURN]
        moves = {word for verb, word in pairwise(tail[:AHEAD]) if verb in _MOVES and word in _WHERE}
        for word in (*tail[:AHEAD], *head, *pairs):
            if word in moves:
                continue
            yield from self.words.members.get(word, ())


def _dialled(text: str, item: Item) -> bool:
    """Say whether a number is a piece of a longer one: "call 1 - 800 - 435", "Nature 380, 121 - 124"."""
    return _DASH_BEFORE.search(text[max(0, item.start - _THREE) : item.start]) is not None or _DASH.match(text, item.end) is not None


def as_part(item: Item) -> Part:
    """Return a figure as what may be added."""
    return Part(item.number, item.claim.mention.anchor.surface if item.claim else str(item.number), item.claim)
