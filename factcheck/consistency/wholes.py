"""A whole and the parts that a text makes it up of, wherever the two stand: in one sentence, in several, in a list of bullets.

The figures of one kind that follow a larger one are its parts where what they count is the same or left out, and where something ties them
to it: "of these", a colon, "the remaining 14", members that exclude one another (passengers and crew), or three and more told alike
(ties.py). Nothing is said where anything near them explains why they do not come to it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from factcheck.consistency.adding import LISTED, Part, Reach, fits, missed, singles
from factcheck.consistency.amounts import single, value
from factcheck.consistency.parts import AHEAD, COUNT, SHORT, Item, Worded, Words, as_part, kinds, place, plain
from factcheck.consistency.ties import Row
from factcheck.consistency.totals import increments, totals
from factcheck.consistency.victims import victims
from factcheck.model import Change, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]

_FAR, _PARAGRAPHS = 900, 3  # characters, and paragraphs, from a whole to its last part
_MOST = 9  # figures behind a whole among which its parts are
_TWO, _THREE = 2, 3
_LOWEST, _HIGHEST = Decimal("0.6"), Decimal("1.6")  # shares of a whole between which rounding and hedges may close the gap
_LEAST = Decimal("0.5")  # share of a whole that what follows it must come to at least
_IN_ALL = lazily(r"> (?:[a-z'-]+ ){0,3}?of (?:the |its |all |their )*$")  # "took 61 of the 120 seats, with the Greens on 38 …"


def check(article: Article) -> Iterator[Finding]:
    """Yield the totals that their parts do not come to, whatever stands first."""
    for kind, items in kinds(article).items():
        yield from totals(article, items)
        yield from increments(article, items)
        yield from _wholes(article, items)
        if kind == COUNT:
            yield from victims(article, items)


def _wholes(article: Article, items: Sequence[Item]) -> Iterator[Finding]:
    settled: set[str] = set()  # parts of a whole, which are no wholes
    parts = Words(article.lexicon.wholes)
    for number, whole in enumerate(items[:-1]):
        if whole.claim is None or whole.claim.mention.low < _THREE or whole.claim.id in settled or not plain(whole.claim, Change.BY):
            continue
        near = _near(whole, items[number + 1 : number + 1 + _MOST])
        if not near or sum([item.number for item in near if item.number < whole.number]) < whole.number * _LEAST:
            continue
        reader = _Reader(article, parts, [whole, *near], items[max(0, number - _TWO) : number], whole.claim)
        missing = reader.finding()
        settled |= reader.settled
        if missing is not None:
            yield missing


def _near(whole: Item, behind: Sequence[Item]) -> list[Item]:
    """Return the figures that follow a whole near enough to be its parts."""
    found: list[Item] = []
    start = whole.line.sentence.span.start
    for item in behind:
        if item.line.sentence.span.start - start > _FAR or item.paragraph - whole.paragraph > _PARAGRAPHS:
            break
        found.append(item)
    return found


class _Reader(Row):
    """Reads what stands behind one whole."""

    def finding(self) -> Finding | None:
        """Return what is wrong, None where nothing is, or nothing ties the parts to the whole."""
        ahead = self.before[-1:] if _IN_ALL.search(self.whole.line.text[: self.whole.start]) else ()
        read = [part for item in (*ahead, *self.near) if (part := self.parts.read(item)) is not None]
        parts = [part for part in read if self._counts_the_same(part)]
        before = self.whole.line.text[max(0, self.whole.start - SHORT) : self.whole.start]
        if len(read) < _TWO or (self._listed(read) is None and self._composed(before)):
            return None  # "made up of seven judges, five academics …": the first of a list is no whole
        found: Finding | None = None
        if any(self._comes_to(parts[:end]) for end in range(_TWO, len(parts) + 1) if self._near(parts[:end])):
            return None
        for chosen, reach in self._ties(read, parts):
            if self._near(chosen) and self._comes_to(chosen):
                return None
            found = found or self._missed(parts, chosen, reach)
        return found

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
        if reach == LISTED and total.kind is Kind.COUNT:
            figures += singles(chosen[-1].item.line.text[chosen[-1].item.end :])
        off = sum((part.number for part in figures), Decimal(0)) / value(total) - 1
        if not -reach.below <= off <= reach.above or self._explained(parts, chosen, close=reach.close):
            return None
        self._settle(chosen)
        unread = [part.item.line for part in chosen if part.item.claim is None]
        return next(missed(self.article, total, figures, unread[-1].sentence if unread else None), None)

<<<<<<< HEAD
=======
    # ------------------------------------------------------------ parts

    def _counts_the_same(self, part: Worded) -> bool:
        """Say whether a figure may be one of what the whole counts: of the same noun, of people both, or with its noun left out."""
        claim = part.item.claim
        if claim is None or claim.kind is not Kind.COUNT:
            return True
        if self._of_another_kind(part, claim):
            return False
        hyphened = MEMBERS.match(self.whole.line.text, self.whole.end)
        one, two = hyphened[1] if hyphened else self.total.mention.subject, claim.mention.subject
        concepts, classes = self.article.lexicon.concepts, self.article.lexicon.wordclasses
        mine, own = part.members, self._own
        if any(number == other and place != there for number, place in mine for other, there in own):
            return False  # "14 women and ten men"
        if self._of_them(part) or self._rest(part) or mine:
            return True
        happened = [concepts.of(each.mention.subject, each.mention.predicate) & self.words.outcomes for each in (self.total, claim)]
        if all(happened) and not happened[0] & happened[1]:
            return False
        if self.total.kind is not Kind.COUNT or one is None or two is None or one == two or concepts.same_noun(one, two):
            return True
        people = classes.noun_class(one) == "person" or one in {"people", "person"}
        if people and (concepts.generic(two) or (concepts.generic(one) and classes.noun_class(two) == "person")):
            return True
        return _ELIDED.match(part.item.line.text, part.item.end) is not None

    def _of_another_kind(self, part: Worded, claim: FigureClaim) -> bool:
        """Say whether a figure is a place ("the last four of the cup"), or of people where the whole is of things ("30 ambulances")."""
        noun = self.total.mention.subject
        people = claim.mention.subject in _ANYBODY and noun is not None
        things = people and noun is not None and self.article.lexicon.wordclasses.noun_class(noun) == "artifact"
        return things or (part.head[-1:] in _PLACES and part.tail[:1] == ("of",))

    def _of_them(self, part: Worded) -> bool:
        tail = part.tail
        return len(tail) > 1 and tail[0] == "of" and tail[1] in self.words.of

    def _of_the(self, part: Worded) -> bool:
        return part.tail[:1] == ("of",) and part.tail[1:2] in {("the",), ("its",), ("their",), ("these",), ("those",)}

    def _rest(self, part: Worded) -> bool:
        return bool(self.words.rest & {*part.head[-_THREE:]}) or part.tail[:1] == ("others",)

    # ------------------------------------------------------------ ties

    def _ties(self, read: Sequence[Worded], parts: Sequence[Worded]) -> Iterator[_Tie]:
        """Yield the parts that something ties to the whole, each time with how far they may be from it."""
        alike = self._told_alike(parts) if parts else None
        ways = (self._listed(read), self._with_rest(parts), self._of_a_set(parts), alike, self._beside(read))
        yield from (tie for tie in ways if tie is not None)

    def _with_rest(self, parts: Sequence[Worded]) -> _Tie | None:
        for number, part in enumerate(parts):
            if number and self._rest(part):
                chosen = self._together(parts[: number + 1])
                return (chosen, _REST) if len(chosen) > 1 and self._unbroken(chosen) and not self._of_inner(chosen) else None
        return None

    def _of_inner(self, chosen: Sequence[Worded]) -> bool:
        """Say whether a larger figure begins a later sentence that then tells of parts: "49 drones, 22 of them …, the rest …"."""
        first = chosen[0].item
        most = sum([part.item.number for part in chosen])
        return first.order > self.whole.order and any(
            item.order == first.order and place(item) < place(first) and item.number >= most for item in self.behind
        )

    def _of_a_set(self, parts: Sequence[Worded]) -> _Tie | None:
        """Return the parts that are members of one set, and all of it."""
        found: dict[int, dict[int, Worded]] = {}
        for part in parts:
            among = part.tail[2:3] if self._of_the(part) else ()
            outer = {number for word in among for number, _ in self.words.members.get(word, ())}
            for number, member in part.members:
                if number in outer:
                    continue  # "nine of the bodies" are some of a member
                found.setdefault(number, {}).setdefault(member, part)
        mine = {number for number, _ in self._own}
        for number, members in found.items():
            chosen = sorted({place(part.item): part for part in members.values()}.values(), key=lambda part: place(part.item))
            if number in mine or len(chosen) < _TWO or len(chosen) != len(members) or not self._unbroken(chosen):
                continue
            kind = self.words.sets[number]
            complete = len(chosen) >= kind.least and not kind.open and (not kind.kind or {0, 1} <= members.keys())  # no men told
            return chosen, _SET if complete else _SET._replace(below=Decimal(0))
        return None

    @cached_property
    def _own(self) -> list[tuple[int, int]]:
        """The sets that the words right behind the whole name."""
        words = BREAK.split(self.whole.line.text[self.whole.end : self.whole.end + 60])[0].split()[:AHEAD]
        return [member for word in words for member in self.words.members.get(word, ())]

    def _mixed(self, parts: Sequence[Worded]) -> bool:
        """Say whether some parts are members of a set and others of none, as "12 were women and 15 students", who may be both."""
        named = [{number for number, _ in part.members} | self._kinds(part) for part in parts]
        return any(map(self._kinds, parts)) and not set.intersection(*named)

    def _kinds(self, part: Worded) -> set[int]:
        """Return the sets of kinds that the words beside a part name, and those that its noun names: three abstentions."""
        noun = part.item.claim.mention.subject if part.item.claim is not None else None
        return {number for number, _ in part.members if self.words.sets[number].kind} | {
            number for number, _ in self.words.members.get(noun or "", ())
        }

    def _listed(self, parts: Sequence[Worded]) -> _Tie | None:
        """Return the parts behind a colon or "comprising", or those of bullets."""
        first = parts[0].item
        bullets = [part for part in parts if part.item.line.sentence.section is Section.BULLET]
        if (
            len(bullets) >= _TWO
            and self.whole.line.sentence.section is not Section.BULLET
            and bullets[0] is parts[0]
            and first.order == self.whole.order + 1
        ):
            lines = [part.item.order for part in bullets]
            return (bullets, _LISTED) if len(set(lines)) == len(lines) and self._unbroken(bullets) else None
        if first.order - self.whole.order > 1:
            return None
        link = first.line.text[self.whole.end if first.order == self.whole.order else 0 : first.start]
        end = _close(first.line.text, link, first.start)
        same = [part for part in parts if part.item.order == first.order and part.item.start < end]
        own = first.order == self.whole.order
        told = len(same) >= _TWO and (self._composed(link) or (not own and _THEY.match(link) is not None)) and not _cut_off(link)
        while len(same) > _TWO and not in_a_row([part.item for part in same], self.words):
            same.pop()  # "a panel of five judges and three experts will hear the two islands"
        return (same, _LISTED) if told and self._unbroken(same) and in_a_row([part.item for part in same], self.words) else None

    def _composed(self, link: str) -> bool:
        if _MEMBERS_OF.fullmatch(link):
            return True
        return _COLON.search(link) is not None or bool(self.words.compose & set(link.split())) or "made up of" in link

    def _told_alike(self, parts: Sequence[Worded]) -> _Tie | None:
        """Return the parts of which one is told to be of the whole, or three and more that follow it without anything between."""
        chosen = self._run(parts)
        of_more = _PART.match(self.whole.line.text, self.whole.end)
        if len(chosen) < _TWO or of_more or not self._unbroken(chosen) or self._mixed(chosen):
            return None
        first = next((part for part in chosen[:_TWO] if self._of_them(part) or self._of_the(part) or self._leads(part)), None)
        if first is not None and self._exact(chosen) and all(part.item.order == first.item.order or self._goes_on(part) for part in chosen):
            return chosen, _PARTED if len(chosen) > _TWO else _PARTED._replace(below=Decimal(0))
        together = [
            item for item in self.near if item not in self.before and place(chosen[0].item) <= place(item) <= place(chosen[-1].item)
        ]
        ahead = sum(part.item in self.before for part in chosen)
        nearest = chosen[ahead].item
        alone = len(together) == len(chosen) - ahead and nearest is self._next() and (nearest.order > self.whole.order or bool(ahead))
        reach = _ALIKE if self.total.kind is Kind.COUNT else _ALIKE._replace(below=Decimal(0))  # of money the rest is often left out
        return (chosen, reach) if len(chosen) >= _THREE and alone and self._exact(chosen) else None

    def _beside(self, parts: Sequence[Worded]) -> _Tie | None:
        """Return three parts and more that their sentence lines up right behind the whole: "24 matches, winning 11, drawing six and …"."""
        text, start = self.whole.line.text, self.whole.end
        chosen = [part for part in parts if part.item.order == self.whole.order and part.item not in self.before]
        items = [part.item for part in chosen]
        if len(chosen) < _THREE or len(items) < len([item for item in self.behind if item.order == self.whole.order]):
            return None
        link = text[start : items[0].start]
        between = [text[one.end : other.start] for one, other in pairwise(items)]
        if all(each.endswith("(") and text[item.end] == ")" for each, item in zip((link, *between), items, strict=True)):
            return chosen, _BRACKETS
        if not self._unbroken(chosen) or not in_a_row(items, self.words):
            return None
        if all(_ING.search(each) for each in (link, *between)):
            return chosen, _PARTICIPLE
        if _ARE.fullmatch(link) and _DEFINITE.search(text[: self.whole.start]):
            return chosen, _LISTED
        if _PEOPLE.fullmatch(link):
            return chosen, _PARTICIPLE
        if _WITH.match(link):
            return chosen, (_ALIKE if self.total.kind is Kind.MONEY else _BARE)
        return None

    def _run(self, parts: Sequence[Worded]) -> list[Worded]:
        """Return the first parts, as far as they stand in sentences that follow one another."""
        chosen = list(parts[:1])
        for one, other in pairwise(parts):
            if other.item.order - one.item.order > 1 or other.item.paragraph - one.item.paragraph > 1:
                break
            chosen.append(other)
        return chosen

    def _together(self, parts: Sequence[Worded]) -> list[Worded]:
        """Return the last parts, as far back as they stand in sentences that follow one another."""
        return [part for part in parts if parts[-1].item.order - part.item.order <= _TWO]

    def _next(self) -> Item | None:
        """Return the first figure behind the whole that counts the same, smaller or larger."""
        read = (part for item in self.behind if item.number != self.whole.number and (part := self.parts.read(item)) is not None)
        return next((part.item for part in read if self._counts_the_same(part)), None)

    def _goes_on(self, part: Worded) -> bool:
        """Say whether a sentence goes on with the parts of what was told before: "Another 64 …", "Nine came from …"."""
        return bool(self.words.more & {*part.head, *part.tail[:1]}) or _ELIDED.match(part.item.line.text, part.item.end) is not None

    def _leads(self, part: Worded) -> bool:
        """Say whether the sentence of a part begins with what it is a part of: "Of those rescued, 41 …", "Most of them, 118, …"."""
        before = part.item.line.text[: part.item.start]
        if part.item.order == self.whole.order and _OUT_OF.search(before[: self.whole.start]):
            return True
        match = _OF.search(before[:60])
        if match is None:
            return False
        said = match[0].split()
        return said[-1] in self.words.of or bool(self.words.of & set(said)) or self._names(before)

    def _names(self, before: str) -> bool:
        noun = self.total.mention.subject
        return noun is not None and f"of the {noun}" in before

    def _exact(self, parts: Sequence[Worded]) -> bool:
        return all(part.item.claim is None or part.item.claim.mention.modifier is Modifier.EXACT for part in parts)

>>>>>>> 16ae715 (Hold forty whole articles without a fault to silence: ordinals that look like shares, one round told apart, somebody without a name)
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
        rows = ([*before, *self.near], [part.item for part in parts], own)
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
