"""The figures of an article that may be a whole or its parts, with the words beside each.

In: an article's lines. Out: `Item`s by dimension and unit, and `Words`, which reads each as a part once: what stands before and behind it,
and which sets of data/wholes.toml its words name.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.consistency.adding import Part
from factcheck.consistency.amounts import single
from factcheck.model import Change, Field, FigureClaim, Kind, Section
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.lexicon.wholes import WholeWords

__all__ = ["AHEAD", "BREAK", "MEMBERS", "NEAR", "SHORT", "Item", "Worded", "Words", "as_part", "kinds", "place", "plain"]

_SECTIONS = frozenset({Section.BODY, Section.BULLET, Section.STANDFIRST})
_STANDS_FOR, _PARTS = frozenset("cm$d"), frozenset("cm$da")
_THREE = 3
SHORT = 25  # characters before a figure that make it an end of a range, or the first of a list
_BEHIND, AHEAD = 6, 5  # words behind a figure, and before it, that say what it counts
_CUT = lazily(r"[<.;:?!(),–]| and | while | but ")
BREAK = lazily(r"[<.;:?!(),–]")
_DASH_BEFORE, _DASH = lazily(r"[>\d] ?[-–/] ?$"), lazily(r" ?[-–/] ?[<\d]")
_UNREAD = lazily(r" (?=\d)(?<=[a-z'.]{2} )(\d{1,3})(?=[,.;]| and |$)")
_IN_TURN = frozenset({"first", "second", "last", "final", "opening", "closing", "return"})
_SPAN = lazily(r"<d\d+>,?")
_LARGE, _MANY = 100_000, 12
MEMBERS = lazily(r"-(seat|member|strong|man|bed|room|car|team|ship|aircraft|vehicle)\b")
NEAR = 60  # characters of a sentence at whose beginning a total goes back to the sentence before
_PLURAL = lazily(r" (?:are|were|have|come|came) ")
_ENDS = lazily(r"(?:\bfrom|\bbetween|> to) $")
_ON_TOP = lazily(r" more\b(?! (?:were|was|have|had|are|is)\b)")
_ARE = lazily(r",? (?:are|were|is|was|have|had|come|came) ")  # "Most of them, 118, are from Sudan" is no age


@record
class Item(NamedTuple):
    """A figure of the article: its number in the base unit, its line and the number of that, where its slot stands.

    `claim` is None for a number behind a name, which is read as no figure: "the Conservatives 14, the Greens 8".
    """

    claim: FigureClaim | None
    number: Decimal
    line: Line
    order: int
    start: int
    end: int

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.line.sentence.paragraph


@record
class Worded(NamedTuple):
    """A figure that may be a part: the words before and behind it."""

    item: Item
    head: tuple[str, ...]
    tail: tuple[str, ...]
    members: tuple[tuple[int, int], ...]


def kinds(article: Article) -> dict[tuple[str, str], list[Item]]:
    """Return the figures of the body by dimension and unit, where there are three of them."""
    kinds: dict[tuple[str, str], list[Item]] = {}
    money: list[Item] = []
    for order, line in enumerate(article.lines):
        if line.sentence.field is not Field.TEXT or line.sentence.section not in _SECTIONS or _PARTS.isdisjoint(line.kinds):
            continue
        for claim, letter, start, end, number, family in line.figures:
            item = Item(claim, number, line, order, start, end)
            if letter == "c" and number >= _LARGE and money and _large(claim):
                money.append(item)  # "sales to Brazil came to 420 million", of dollars told before
            elif letter == "a" and (_ARE if claim.mention.subject in article.lexicon.wholes.of else _PLURAL).match(line.text, end):
                kinds.setdefault(("1", "1"), []).append(item._replace(number=claim.mention.low))
            elif letter in _STANDS_FOR and single(claim) and (line.text[end : end + 1] != "-" or MEMBERS.match(line.text, end)):
                found = kinds.setdefault((family, claim.mention.unit if letter != "d" else "second"), [])
                found.append(item)
                money = found if letter == "$" else money
        if "c" in line.kinds and ("1", "1") in kinds:
            kinds["1", "1"] += _unread(line, order)
    return {kind: sorted(items, key=place) for kind, items in kinds.items() if len(items) >= _THREE}


def _large(claim: FigureClaim) -> bool:
    return claim.mention.anchor.surface.endswith(("million", "billion", "mln", "bn", "crore", "lakh")) and single(claim)


def place(item: Item) -> tuple[int, int]:
    """Return where a figure stands: the number of its line, and its place in it."""
    return item.order, item.start


def _unread(line: Line, order: int) -> list[Item]:
    """Return the numbers behind names."""
    found = _UNREAD.finditer(line.text)
    return [Item(None, Decimal(match[1]), line, order, match.start(1), match.end(1)) for match in found]


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
        if (item.order, item.start) not in self.known:
            self.known[item.order, item.start] = self._read(item)
        return self.known[item.order, item.start]

    def _read(self, item: Item) -> Worded | None:
        if not plain(item.claim, Change.TO) or not item.number:
            return None
        text = item.line.text
        ahead = _CUT.split(text[max(0, item.start - 60) : item.start])[-1].split()[-AHEAD:]
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
        for word in (*tail[:AHEAD], *head, *pairs):
            yield from self.words.members.get(word, ())


def _dialled(text: str, item: Item) -> bool:
    """Say whether a number is a piece of a longer one: "call 1 - 800 - 435", "Nature 380, 121 - 124"."""
    return _DASH_BEFORE.search(text[max(0, item.start - _THREE) : item.start]) is not None or _DASH.match(text, item.end) is not None


def as_part(item: Item) -> Part:
    """Return a figure as what may be added."""
    return Part(item.number, item.claim.mention.anchor.surface if item.claim else str(item.number), item.claim)
