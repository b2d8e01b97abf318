"""A whole and the parts that a text makes it up of, wherever the two stand: in one sentence, in several, in a list of bullets.

The figures of one kind that follow a larger one are its parts where what they count is the same or left out, and where something ties them
to it: "of these", a colon, "the remaining 14", members that exclude one another (passengers and crew), or three and more told alike
(ties.py). Nothing is said where anything near them explains why they do not come to it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from factcheck.consistency.adding import Part, Reach, fits, missed, singles
from factcheck.consistency.amounts import single, value
from factcheck.consistency.bonds import bound
from factcheck.consistency.composition import composed, listed
from factcheck.consistency.parts import AHEAD, COUNT, SHORT, Item, Worded, Words, as_part, kinds, place, plain
from factcheck.consistency.resumed import resumed
from factcheck.consistency.tabled import tabled
from factcheck.consistency.ties import Row
from factcheck.consistency.totals import increments, totals
from factcheck.consistency.victims import victims
from factcheck.model import Change, Kind
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import FigureClaim, Finding

__all__ = ["check"]

_FAR, _PARAGRAPHS = 900, 3  # characters, and paragraphs, from a whole to its last part
_MOST = 9  # figures behind a whole among which its parts are
_TWO, _THREE = 2, 3
_LOWEST, _HIGHEST = Decimal("0.6"), Decimal("1.6")  # shares of a whole between which rounding and hedges may close the gap
_SHORTLY = 90  # characters before the end of a figure in which "of" stands, hedges and all
_LEAST = Decimal("0.5")  # share of a whole that what follows it must come to at least
_IN_ALL = lazily(r"> (?:[a-z'-]+ ){0,3}?of (?:the |its |all |their )*$")  # "took 61 of the 120 seats, with the Greens on 38 …"
_OF_THE_NEXT = lazily(r"(?: [a-z-]+)? (?:out )?of (?:the|its|their|those) (?=<)")  # "two of the four accused"


def check(article: Article) -> Iterator[Finding]:
    """Yield the totals that their parts do not come to, whatever stands first."""
    for kind, items in kinds(article).items():
        yield from totals(article, items)
        yield from increments(article, items)
        yield from resumed(article, items)
        yield from tabled(article, items)
        yield from _wholes(article, items)
        if kind == COUNT:
            yield from victims(article, items)


def _wholes(article: Article, items: Sequence[Item]) -> Iterator[Finding]:
    rows = list(_rows(items))
    parts = Words(article.lexicon.wholes)
    # whatever is settled only takes findings away: where there is none, nothing need be
    if not any(bound(article, row.row[0], row.row[1:], row.ahead) and row.read(article, parts).misses() for row in rows):
        return
    settled: set[str] = set()  # parts of a whole, which are no wholes
    for row in rows:
        if row.total.id not in settled:
            reader = row.read(article, parts)
            missing = reader.finding()
            settled |= reader.settled
            if missing is not None:
                yield missing


class _Near(NamedTuple):
    """A figure that may be a whole, what stands near behind it, itself first, and the figures before it."""

    total: FigureClaim
    row: list[Item]
    before: Sequence[Item]

    def read(self, article: Article, parts: Words) -> _Reader:
        """Return what reads it."""
        return _Reader(article, parts, self.row, self.before, self.total)

    @property
    def ahead(self) -> Sequence[Item]:
        """The figure before it, if it may be a part."""
        return self.before[-1:] if _may_follow(self.row[0]) else ()


def _rows(items: Sequence[Item]) -> Iterator[_Near]:
    """Yield the figures that are followed by as much as may make them up."""
    for number, whole in enumerate(items[:-1]):
        if whole.claim is None or whole.claim.mention.low < _THREE or not plain(whole.claim, Change.BY):
            continue
        near = _near(whole, items[number + 1 : number + 1 + _MOST])
        less = [item.number for item in near if item.number < whole.number]
        if less and sum(less) >= whole.number * _LEAST and (len(less) >= _TWO or _may_follow(whole)):
            yield _Near(whole.claim, [whole, *near], items[max(0, number - _TWO) : number])


def _may_follow(whole: Item) -> bool:
    """Say whether a part may stand before its whole, which needs only one more behind it then."""
    if whole.claim is None or " of " not in whole.line.source[max(0, whole.at - _SHORTLY) : whole.at]:
        return False
    return whole.line.text.endswith(" ", 0, whole.start) and _IN_ALL.search(whole.line.text[: whole.start]) is not None


def _near(whole: Item, behind: Sequence[Item]) -> list[Item]:
    """Return the figures that follow a whole near enough to be its parts."""
    found: list[Item] = []
    start = whole.line.sentence.span.start
    for item in behind:
        if item.line.sentence.span.start - start > _FAR or item.paragraph - whole.paragraph > _PARAGRAPHS:
            break
        if item.claim is None or item.claim.mention.change is not Change.TO:  # "92,000 had no power. By noon that had fallen to 71,000"
            found.append(item)
    return found


class _Reader(Row):
    """Reads what stands behind one whole."""

    def misses(self) -> bool:
        """Say whether something is wrong; what ties the parts to the whole, which is seldom there, is looked for first."""
        read, parts = self._told()
        return len(read) >= _TWO and next(self._ties(read, parts), None) is not None and self.finding() is not None

    def _told(self) -> tuple[list[Worded], list[Worded]]:
        """Return the figures near the whole as they are read, and those of them that count the same."""
        ahead = self.before[-1:] if _IN_ALL.search(self.whole.line.text[: self.whole.start]) else ()
        read = [part for item in (*ahead, *self.near) if (part := self.parts.read(item)) is not None and not self._of_the_next(item)]
        return read, [part for part in read if self._counts_the_same(part)]

    def finding(self) -> Finding | None:
        """Return what is wrong, None where nothing is, or nothing ties the parts to the whole."""
        read, parts = self._told()
        before = self.whole.line.text[max(0, self.whole.start - SHORT) : self.whole.start]
        if len(read) < _TWO or (listed(self, read) is None and composed(self, before)):
            return None  # "made up of seven judges, five academics …": the first of a list is no whole
        found: Finding | None = None
        if any(self._comes_to(parts[:end]) for end in range(_TWO, len(parts) + 1) if self._near(parts[:end])):
            return None
        for chosen, reach in self._ties(read, parts):
            if self._near(chosen) and self._comes_to(chosen):
                return None
            found = found or self._missed(parts, chosen, reach)
        return found

    def _of_the_next(self, item: Item) -> bool:
        """Say whether a figure is a part of the one behind it, which is not the whole: "two of the four accused"."""
        match = _OF_THE_NEXT.match(item.line.text, item.end)
        return match is not None and any(
            other.order == item.order and other.start == match.end() and other.number != self.whole.number for other in self.near
        )

    def _near(self, parts: Sequence[Worded]) -> bool:
        """Say whether a sum is near enough to the whole for rounding and hedges to be worth a look."""
        exact = sum([part.item.number for part in parts])
        return self.whole.number * _LOWEST <= exact <= self.whole.number * _HIGHEST

    def _comes_to(self, chosen: Sequence[Worded]) -> bool:
        if fits(self.article, self.total, [as_part(part.item) for part in chosen]):
            self._settle(chosen)
            return True
        return False

    def _settle(self, chosen: Sequence[Worded]) -> None:
        self.settled = {part.item.claim.id for part in chosen if part.item.claim is not None}

    def _missed(self, parts: Sequence[Worded], chosen: Sequence[Worded], reach: Reach) -> Finding | None:
        """Return the finding where what is tied comes near the whole, and nothing explains why it misses it."""
        again = [item for item in self.behind if item.number == self.whole.number and place(item) < place(chosen[0].item)]
        total, figures = again[-1].claim or self.total if again else self.total, [as_part(part.item) for part in chosen]
        if reach.close and total.kind is Kind.COUNT:
            figures += self._singles(chosen)
        off = sum((part.number for part in figures), Decimal(0)) / value(total) - 1
        if not -reach.below <= off <= reach.above or self._explained(parts, chosen, close=reach.close):
            return None
        self._settle(chosen)
        unread = [part.item.line for part in chosen if part.item.claim is None]
        return next(missed(self.article, total, figures, unread[-1].sentence if unread else None), None)

    def _singles(self, chosen: Sequence[Worded]) -> list[Part]:
        """Return the parts of a list that are one each: "nine barns, a school, a chapel and six workshops"."""
        first, last = chosen[0].item, chosen[-1].item
        text = last.line.text
        inside = [Part(part.number, "one", None) for part in singles(text[first.end : last.start])] if first.order == last.order else []
        return inside + singles(text[last.end :])

    # ------------------------------------------------------------ silence

    def _explained(self, parts: Sequence[Worded], chosen: Sequence[Worded], *, close: bool) -> bool:
        """Say whether figures near the whole come to it, or the parts to another figure of the article.

        Of parts that are closely tied only those with more, or with one less, may come to it.
        """
        total = self.total
        more = singles(chosen[-1].item.line.text)
        if not close and self._of_one_another(chosen):
            return True
        own = [part.item for part in chosen]
        before = [item for item in self.before if (part := self.parts.read(item)) is not None and self._counts_the_same(part)]
        near = self.near
        if close and len({item.order for item in own}) == 1:  # a list is complete, whatever other sentences tell
            near = [item for item in near if item.order == own[0].order]
            parts, before = [part for part in parts if part.item in near], []
        rows = ([*before, *near], [part.item for part in parts], own)
        for figures in rows:
            for start in range(len(figures) - 1):
                for end in range(start + _TWO, len(figures) + 1):
                    stretch = figures[start:end]
                    if close and sum(item in own for item in stretch) < len(own) - (len(own) > _THREE):
                        continue
                    told = [as_part(item) for item in stretch]
                    if fits(self.article, total, told) or (more and fits(self.article, total, [*told, *more])):
                        return True
        return self._elsewhere([as_part(part.item) for part in chosen])

    def _of_one_another(self, chosen: Sequence[Worded]) -> bool:
        """Say whether one part is the whole of those behind it, or some are taken away: "40 left, 25 joined, the remaining 285 …"."""
        told = [as_part(part.item) for part in chosen]
        for number, part in enumerate(told[:-_TWO]):
            if part.claim is not None and fits(self.article, part.claim, told[number + 1 :]):
                return True
        if not self._rest(chosen[-1]) or len(told) > AHEAD:
            return False
        for signs in product((1, 0, -1), repeat=len(told) - 1):
            left = told[-1].number + sum((sign * part.number for sign, part in zip(signs, told, strict=False)), Decimal(0))
            if any(signs) and fits(self.article, self.total, [Part(left, "", told[-1].claim)]):
                return True
        return False

    def _elsewhere(self, parts: Sequence[Part]) -> bool:
        """Say whether the parts come to another figure of the article, which then is their whole."""
        mine = {part.claim.id for part in parts if part.claim is not None} | {self.total.id}
        most = max(part.number for part in parts)
        others = (figure for line in self.article.lines for figure in line.figures if figure.claim.id not in mine)
        kind = self.total.quantity.unit
        alike = (each for each in others if each.number > most and each.claim.quantity.unit == kind and single(each.claim))
        return any(fits(self.article, each.claim, parts[start:]) for each in alike for start in range(len(parts) - 1))
