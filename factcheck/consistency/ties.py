"""What ties figures to a larger one before them, so that they are its parts: the words of data/wholes.toml, and how the figures stand.

In: a row of figures of one kind, of which the first may be the whole. Out: the parts by each tie, with how far they may be from the whole
for something to be said: the weaker the tie, the nearer.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.adding import ALIKE, BARE, BRACKETS, LISTED, PARTED, PARTICIPLE, REST, SET
from factcheck.consistency.bonds import shared_by_several
from factcheck.consistency.composition import Tie, in_sequence, later, listed, of_another
from factcheck.consistency.lines import SPACED
from factcheck.consistency.parts import AHEAD, BREAK, MEMBERS, Item, Worded, Words, place
from factcheck.consistency.totals import in_a_row
from factcheck.model import FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.quick import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.lexicon.wholes import WholeWords

__all__ = ["Row"]

_TWO, _THREE = 2, 3
# What stands behind a list and says nothing of its completeness: "…, especially as several of the seniors stayed at home".
_ASIDE = lazily(r",? \b(?:especially|although|though|but|because|when|as (?!well)|after|who|which|said)\b|\. ")
_SURVIVORS = lazily(r" (?:[a-z]+ )?(?:sons?|daughters?|children|brothers?|sisters?|siblings|grandchildren)\b")  # "leaves two sons"
_OUT_OF = lazily(r"\b(?:of|out of|among) (?:(?:the|its|their|his|her|all|those|these) )*(?:[a-z-]+(?:'s?)? )?$")
_RANKS = frozenset({"second", "third", "fourth", "fifth", "sixth"})  # "came third with 611, the Conservatives fourth with 398"
_RIVAL = lazily(r"\b(?:against|versus) $")  # "polled 1,104 votes, against 1,042 for Clive Dace"
_PART = lazily(r" of (?:them|these|those|whom|which)\b")
_PICKED_OUT = lazily(r",? \b(?:including|among (?:them|whom|which)|(?:one|two|<[ca]\d+>|all|some|both) of (?:them|whom|which)|aged)\b")
_OF = lazily(r"\b(?:of|out of|among|from) (?:<[a-z$]\d+>|(?:the |its |all )?[a-z-]+)\b")
_ELIDED = lazily(
    r" (?:were|are|was|is|have|had|has|will|in|on|at|of|from|to|by|for|with|against|went|came|come|comes|got|took|chose|left|died|fled"
    r"|[a-z]+ed)\b|[,.;:)]| and\b|$"
)
_OF_A_NATION = lazily(r" [A-Z][a-z]+(?:[,.;)]| and\b|$)")  # "nine Indian, seven Ukrainian and five Greek"


_ING = lazily(r"\b[a-z]{2,}ing (?:just |only |the other )?$")
_BOTH = lazily(
    r"[^<>;:.]{0,60}, (?P<one><c\d+>) (?P<by>by|in|from|on|at|for|with|to) [^<>;:.,]{2,40}? and (?P<other><[ac]\d+>) (?P=by) "
    r"[^<>;:,.]+[.,;]"
)
_ARE = lazily(r" (?:[a-z-]+ ){1,2}(?:were|are|comprise[ds]?|include only) ")
_DEFINITE = lazily(r"\b(?:the|its|all|their)(?: other)? $")
_PEOPLE = lazily(
    r" (?:people|passengers|vehicles|animals|vessels|boats|weapons|buildings|properties|players|birds|items|pieces)(?: [a-z-]+){0,2}?, "
)
_WITH = lazily(r"^[^.;:<]*, with (?:[a-z'-]+ ){0,4}$")
_ELSEWHERE = lazily(r"(?:aboard|on board|inside|in|at|on) [^<]*\b(?:were|was|are|is) $")  # "26 were hurt. On board were 19 teenagers"
_SEVERAL = 6  # places over which a whole is told to be, at most
_SPLIT = lazily(
    r" (?:[a-z-]+ )?(?:plants|sites|schools|factories|offices|campuses|towns|cities|villages|districts|counties|provinces|states|regions"
    r"|hospitals|prisons|camps|stations|depots|yards|mines|farms|ships|boats|buildings|branches|hotels|days|nights|groups|categories|stages)\b"
)
_ANOTHER_TIME = lazily(r"\b(?:last (?:year|month|week|season|time)|ago|previous\w*|earlier|in (?:19|20)\d\d|then)\b")
_TOTALLED = lazily(r"\b(?:(?:an? )?(?:combined )?total of|totall?ing|between them) $")
_IN_ANOTHER = lazily(r"(?:in|among|for|at|on) (?!all\b|total\b|the end\b|addition\b|fact\b|contrast\b)[^<,]{1,30}, ")
_PLACES = frozenset({("last",), ("first",), ("final",), ("top",)})  # "a place in the last four of the cup"
_TRIES = frozenset({"attempt", "try", "bid", "effort"})
_ANYBODY = frozenset({"person", "people", "man", "woman", "child"})
_INCLUDE = frozenset({"include", "includes", "included", "including"})
_NO_REST = frozenset({"other"})
_BUT = lazily(r"\b(?:all but|bar|except(?: for)?|one of|some of|most of)\b[^.]{0,30}$")


class Row:
    """A whole and the figures behind it, with the ties that make some of these its parts."""

    def __init__(self, article: Article, parts: Words, row: Sequence[Item], before: Sequence[Item], total: FigureClaim) -> None:
        self.article, self.parts, self.total, self.whole, self.before = article, parts, total, row[0], before
        self.near = [item for item in row[1:] if item.number < self.whole.number]
        self.behind = row[1:]
        self.words: WholeWords = article.lexicon.wholes
        self.settled: set[str] = set()  # the figures that are parts

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
        if self._of_them(part) or self._rest(part) or (mine and not self._things_apart(one, two)):
            return True
        happened = [concepts.of(each.mention.subject, each.mention.predicate) & self.words.outcomes for each in (self.total, claim)]
        if all(happened) and not happened[0] & happened[1]:
            return False
        if self.total.kind is not Kind.COUNT or one is None or two is None or one == two or concepts.same_noun(one, two):
            return True
        people = classes.noun_class(one) == "person" or one in {"people", "person"}
        if people and (concepts.generic(two) or (concepts.generic(one) and classes.noun_class(two) == "person")):
            return True
        nation = _OF_A_NATION.match(part.item.line.source, part.item.at)
        return nation is not None or _ELIDED.match(part.item.line.text, part.item.end) is not None

    def _things_apart(self, one: str | None, other: str | None) -> bool:
        """Say whether one of two nouns counts tries, and the other things: 18 satellites, of which "two attempts had failed" are none."""
        class_of = self.article.lexicon.wordclasses.noun_class
        return other in _TRIES and one is not None and class_of(one) == "artifact"

    def _of_another_kind(self, part: Worded, claim: FigureClaim) -> bool:
        """Say whether a figure is a place ("the last four of the cup"), or of people where the whole is of things ("30 ambulances")."""
        noun = self.total.mention.subject
        class_of = self.article.lexicon.wordclasses.noun_class
        things = noun is not None and class_of(noun) in {"artifact", "location"}
        own = claim.mention.subject or ""
        people = own in _ANYBODY or class_of(own) == "person" or any(self.words.sets[number].kind for number, _ in part.members)
        return (things and people) or (part.head[-1:] in _PLACES and part.tail[:1] == ("of",))

    def _of_them(self, part: Worded) -> bool:
        tail = part.tail
        return len(tail) > 1 and tail[0] == "of" and tail[1] in self.words.of

    def _of_the(self, part: Worded) -> bool:
        return part.tail[:1] == ("of",) and part.tail[1:2] in {("the",), ("its",), ("their",), ("these",), ("those",)}

    def _rest(self, part: Worded) -> bool:
        if self.words.rest.isdisjoint(part.head[-_THREE:]):
            return part.tail[:1] == ("others",)
        return _SURVIVORS.match(part.item.line.text, part.item.end) is None

    # ------------------------------------------------------------ ties

    def _ties(self, read: Sequence[Worded], parts: Sequence[Worded]) -> Iterator[Tie]:
        """Yield the parts that something ties to the whole, each time with how far they may be from it."""
        alike = self._told_alike(parts) if parts else None
        row = in_sequence(self, parts) if len(parts) > 1 else None
        ways = (
            listed(self, read),
            later(self, read),
            row,
            self._with_rest(parts),
            self._of_a_set(parts),
            alike,
            self._beside(read),
            self._told_together(parts),
        )
        yield from (tie for tie in ways if tie is not None and not of_another(self, tie[0]))

    def _told_together(self, parts: Sequence[Worded]) -> Tie | None:
        """Return the figures of each of "Together they have 3,800 staff. Alpmilk has 2,450 workers …; Nordrahm employs 1,450 people"."""
        chosen = [part for part in parts if part.item.order == self.whole.order + 1 and not self._of_them(part)]
        if len(chosen) < _TWO or not shared_by_several(self.whole) or not self._exact(chosen) or not self.unbroken(chosen):
            return None
        return chosen, ALIKE

    def _with_rest(self, parts: Sequence[Worded]) -> Tie | None:
        if _PART.match(self.whole.line.text, self.whole.end):
            return None  # "540 of them are wheat, 410 barley and the remaining 280": a part itself
        for number, part in enumerate(parts):
            if number and self._rest(part):
                chosen = self._together(parts[: number + 1])
                return (chosen, REST) if len(chosen) > 1 and self.unbroken(chosen, rest=True) and not self._of_inner(chosen) else None
        return None

    def _of_inner(self, chosen: Sequence[Worded]) -> bool:
        """Say whether a larger figure begins a later sentence that then tells of parts: "49 drones, 22 of them …, the rest …"."""
        first = chosen[0].item
        most = sum([part.item.number for part in chosen])
        return first.order > self.whole.order and any(
            item.order == first.order and place(item) < place(first) and item.number >= most for item in self.behind
        )

    def _of_a_set(self, parts: Sequence[Worded]) -> Tie | None:
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
            if number in mine or len(chosen) < _TWO or len(chosen) != len(members) or not self.unbroken(chosen):
                continue
            behind = [part.item for part in chosen if part.item.order > self.whole.order]
            if any(_ELSEWHERE.match(item.line.text[: item.start]) for item in behind):
                continue
            orders = {part.item.order for part in chosen}
            if len(orders) > 1 and any(_IN_ANOTHER.fullmatch(item.line.text[: item.start]) for item in behind):
                continue  # "9,660 failed in maths. In reading, 43,470 passed"
            kind = self.words.sets[number]
            complete = len(chosen) >= kind.least and not kind.open and (not kind.kind or {0, 1} <= members.keys())  # no men told
            return chosen, SET if complete else SET._replace(below=Decimal(0))
        return None

    @once
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

    def _told_alike(self, parts: Sequence[Worded]) -> Tie | None:
        """Return the parts of which one is told to be of the whole, or three and more that follow it without anything between."""
        places = self._split()
        chosen = self._run([part for part in parts if part.item is not places])
        of_more = _PART.match(self.whole.line.text, self.whole.end)
        if len(chosen) < _TWO or of_more or not self.unbroken(chosen) or self._mixed(chosen):
            return None
        first = next((part for part in chosen[:_TWO] if self._of_them(part) or self._of_the(part) or self._leads(part)), None)
        if first is chosen[1] and self._of_them(first) and first.item.order == chosen[0].item.order:
            return None  # "who has run it six times and been second in three of them"
        own = [part for part in chosen if part.item.order == self.whole.order]
        if first is not None and first in own and len(own) >= _TWO and self._leads(first):
            chosen = own  # "Of the 64 patients 32 were given the drug and 34 a placebo. … Nine dropped out"
        if first is not None and self._exact(chosen) and all(part.item.order == first.item.order or self._goes_on(part) for part in chosen):
            return self._parted(chosen)
        together = [
            item for item in self.near if item not in self.before and place(chosen[0].item) <= place(item) <= place(chosen[-1].item)
        ]
        ahead = sum(part.item in self.before for part in chosen)
        nearest = chosen[ahead].item
        alone = len(together) == len(chosen) - ahead and nearest is self._next() and (nearest.order > self.whole.order or bool(ahead))
        totalled = _TOTALLED.search(self.whole.line.text[: self.whole.start]) is not None and not ahead
        totalled = totalled and not any(_ANOTHER_TIME.search(part.item.line.raw) for part in chosen)
        # of money, and of seats and the like, the rest is often left out
        partial = bool(ahead) or (self.total.kind is not Kind.COUNT and not totalled)
        reach = ALIKE._replace(below=Decimal(0)) if partial else ALIKE
        tallied = any("since" in part.item.line.words for part in chosen)  # "217 were on shift. Since 1990 Tuvan has had 26 deaths"
        if len(chosen) < _THREE or not alone or tallied or not self._exact(chosen):
            return None
        # "First dug there at 19"; "1,104 votes … up from 32.4"
        count = self.total.kind is Kind.COUNT
        split = not count and len({part.item.order for part in chosen}) == 1 and not in_a_row([part.item for part in chosen], self.words)
        broken = count and (self.total.mention.subject is None or any(part.item.number % 1 for part in chosen))
        ranked = any(_RANKS & {*part.head} for part in chosen) or _RIVAL.search(self.whole.line.text[: self.whole.start]) is not None
        return None if broken or ranked or split else (chosen, reach)

    def _parted(self, chosen: Sequence[Worded]) -> Tie | None:
        """Return the parts where one sentence has them all, or goes on with "another 64".

        Else they may overlap or need not be all: "31 birds. Nineteen of the birds came back, and 16 of the recorders had worked".
        """
        first, last = chosen[0].item, chosen[-1]
        places = self._split()
        if places is not None and places.number == len(chosen) and last.item.order == first.order:
            return chosen, SET
        if not all(part.item.order == first.order or self.words.more & {*part.head} for part in chosen[1:-1]):
            return None
        if len(chosen) > _TWO:
            one = last.item.order in {first.order, *(part.item.order for part in chosen[1:-1] if self.words.more & {*part.head})}
            return (chosen, PARTED) if one or self.words.more & {*last.head} else None
        split = last.item.order != first.order or (last.tail[:1] == ("of",) and not self._of_them(last))
        return None if split else (chosen, PARTED._replace(below=Decimal(0)))

    def _split(self) -> Item | None:
        """Return the number of places or days over which the whole is told to be: "860 staff at its two plants. Of these …"."""
        source, span = self.whole.line.source, self.whole.line.sentence.span
        near = [item for item in (*self.behind, *self.before) if item.order == self.whole.order and item.number <= _SEVERAL]
        return next((item for item in near if _SPLIT.match(source, item.at, span.end) is not None), None)

    def _beside(self, parts: Sequence[Worded]) -> Tie | None:
        """Return three parts and more that their sentence lines up right behind the whole: "24 matches, winning 11, drawing six and …"."""
        text, start = self.whole.line.text, self.whole.end
        chosen = [part for part in parts if part.item.order == self.whole.order and part.item not in self.before]
        items = [part.item for part in chosen]
        if len(chosen) < _THREE or len(items) < len([item for item in self.behind if item.order == self.whole.order]):
            return self._both(chosen)
        link = text[start : items[0].start]
        between = [text[one.end : other.start] for one, other in pairwise(items)]
        if all(each.endswith("(") and text[item.end] == ")" for each, item in zip((link, *between), items, strict=True)):
            return chosen, BRACKETS
        if not self.unbroken(chosen) or not in_a_row(items, self.words):
            return None
        if _PEOPLE.fullmatch(link) or all(_ING.search(each) for each in (link, *between)):
            return chosen, PARTICIPLE
        if _ARE.fullmatch(link) and _DEFINITE.search(text[: self.whole.start]):
            return chosen, LISTED
        if _WITH.match(link):
            return chosen, (ALIKE if self.total.kind is Kind.MONEY else BARE)
        return None

    def _both(self, chosen: Sequence[Worded]) -> Tie | None:
        """Return the two parts of "Eleven were rescued, five by helicopter and six by lifeboat"."""
        both = _BOTH.match(self.whole.line.text, self.whole.end)
        told = both is not None and [part.item.start for part in chosen] == [both.start("one"), both.start("other")]
        return (chosen, PARTICIPLE) if told and self.unbroken(chosen) else None

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
        if part.item.order == self.whole.order:
            if _OUT_OF.search(before[: self.whole.start]) and not before.endswith("of which ", 0, self.whole.start):
                return True
            before = before[self.whole.end :]  # "144 deaths, of which 67 were in Kuttan, 27 in Perla": these are no parts of the 67
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

    def unbroken(self, parts: Sequence[Worded], *, rest: bool = False) -> bool:
        """Say whether nothing between the whole and the last part says that parts are picked out, or are left untold.

        Where the last part is the rest, those that are picked out are the others: "The 17 dead included 11 passengers … the remaining six".
        """
        words = self._words_between(parts) - (_INCLUDE if rest else frozenset())
        told = {word for part in parts for word in (*part.head, *part.tail[:1])}
        left = ((self.words.untold | self.words.rest) - _NO_REST - (self.words.rest & told)) & words
        return not (self.words.picked & words) and not left and _BUT.search(self.whole.line.text[: self.whole.start]) is None

    def _words_between(self, parts: Sequence[Worded]) -> set[str]:
        """Return the words of the sentences of parts; what is picked out behind "and" and the last of them says nothing of the whole."""
        first, last = parts[0].item.order, parts[-1].item.order
        words = set().union(*(line.words for line in self.article.lines[first:last]))
        text = self.article.lines[last].text
        picked = _PICKED_OUT.search(text, parts[-1].item.end) if " and <" in text[: parts[-1].item.end] else None
        aside = _ASIDE.search(text, parts[-1].item.end)
        ends = [match.start() for match in (picked, aside) if match is not None]
        text = text[: min(ends, default=len(text))].replace("include only ", "").replace("includes only ", "")
        return words | set(text.translate(SPACED).split())
