"""One tagged sentence with its figures, cut into clauses: where things that narrow a figure are looked for.

In: a tagged sentence and the spans of its figures. Out: a `Scene`, and which of several places or days belong to which figure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from factcheck.extractor.clauses import places
from factcheck.quick import NamedTuple, compiled, items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon.scopewords import ScopeWords
    from factcheck.model import Span

__all__ = ["Item", "Scene", "ranges", "ranges_plainly"]

_STOPS = frozenset({";", ":", "—", "–", "(", ")", "|", "•"})
_NAMES = frozenset({"NNP", "NNPS"})
_LIKE_NAMES = frozenset({"NN", "NNS", "JJ"})
_BETWEEN = 2  # tokens between a fronted place and its figure: "in Herat, about 5"
_CLOSING = frozenset({",", "”", '"', "’"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINING = frozenset({"and", "but", "or"})
_LISTING = frozenset({",", "and"})
_PARTING = frozenset({"but", "while", "whereas", "although", "though"})
_CUTS = _STOPS | _PARTING | {"that"}


class Item(NamedTuple):
    """Something in the sentence that may narrow a figure: its tokens (half-open), its words, and how surely it says where or when."""

    first: int
    last: int
    words: str
    strength: int = 1


def ranges_plainly(begins: Sequence[int], spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Return the first tokens of some spans and those behind their last, without compiled help; `begins` is where each token begins."""
    starts = [max(bisect_right(begins, span.start) - 1, 0) for span in spans]
    return starts, [max(bisect_left(begins, span.end), first + 1) for span, first in zip(spans, starts, strict=True)]


ranges: Callable[[Sequence[int], Sequence[Span]], tuple[list[int], list[int]]] = ranges_plainly if compiled is None else compiled.ranges


@items(word="words", tag="tags")
class Scene:
    """The words and tags of a sentence, the tokens of each figure (half-open), where clauses begin."""

    __slots__ = ("begins", "cues", "cuts", "ends", "seen", "starts", "stops", "tags", "text", "texts", "told", "wording", "words")

    def __init__(self, tagged: TaggedSentence, text: str, spans: Sequence[Span], wording: ScopeWords) -> None:
        self.text = text
        self.begins, self.stops, self.texts, self.words = tagged.tokens
        self.tags = tagged.tags
        self.seen = frozenset(self.words)
        self.cues = self.seen & wording.cues
        self.wording = wording
        self.starts, self.ends = ranges(self.begins, spans)
        self.cuts = (
            [] if self.seen.isdisjoint(_CUTS) else [place for place in places(self.words, _CUTS) if self._cut(place, self.words[place])]
        )
        self.told = self._told() if self.holds(wording.reporting) else range(0)

    def holds(self, words: frozenset[str]) -> bool:
        """Say whether one of some words stands in the sentence; they must be among the cues of the table."""
        return not self.cues.isdisjoint(words)

    def _cut(self, place: int, word: str) -> bool:
        """Say whether a clause begins with a word that may begin one."""
        before = self.words[place - 1] if place else ""
        return word in _STOPS or (word in _PARTING and before == ",") or (word == "that" and before == "and")

    def _told(self) -> range:
        """Return the tokens of a clause that only says who said it: ", officials in Islamabad said", "” said Ilse Maathuis, of …"."""
        words, starts = self.words, self.starts
        for place, word in enumerate(words):
            if word not in self.wording.reporting:
                continue
            if place and words[place - 1] in _CLOSING:
                return range(place, len(words))
            if self.tags[place].startswith("VB") and starts[-1] <= place:
                comma = next((back for back in range(place - 1, -1, -1) if words[back] in _CLOSING), None)
                if comma and not any(comma < start < place for start in starts):
                    return range(comma, len(words))
        return range(0)

    def word(self, place: int) -> str:
        """Return the word at a place in lower case, "" outside the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def written(self, first: int, last: int) -> str:
        """Return the tokens from `first` to before `last` as they are written."""
        return self.text[self.begins[first] : self.stops[last - 1]]

    def name(self, place: int) -> bool:
        """Say whether the token at a place is a proper name, or looks like one: a noun with a capital inside the sentence."""
        tag = self.tag(place)
        return tag in _NAMES or (place > 0 and tag in _LIKE_NAMES and self.texts[place][0].isupper())

    def tag(self, place: int) -> str:
        """Return the tag at a place, "" outside the sentence."""
        return self.tags[place] if 0 <= place < len(self.tags) else ""

    def items(self, spans: Iterable[tuple[Span, str]]) -> list[Item]:
        """Return stretches of the field, in reading order, as items of this sentence; those that lie elsewhere are left out."""
        begins = self.begins
        return [
            Item(bisect_right(begins, span.start) - 1, bisect_left(begins, span.end), words)
            for span, words in spans
            if begins[0] <= span.start <= begins[-1]
        ]

    @property
    def verbless(self) -> bool:
        """Whether no verb is finite, as in a headline: "Firm to cut 200 jobs"."""
        return not any(tag in _FINITE for tag in self.tags)

    def clause(self, number: int) -> tuple[int, int]:
        """Return the first token of the figure's clause and the one after its last."""
        cut = bisect_right(self.cuts, self.starts[number])
        return self.cuts[cut - 1] if cut else 0, self.cuts[cut] if cut < len(self.cuts) else len(self.words)

    def belonging(self, items: Sequence[Item], number: int, *, loose: bool = False, beyond: bool = False) -> list[Item]:
        """Return the items that belong to one figure.

        Those that follow it before the next figure come first ("12 died in Kabul and 5 in Herat"), then those right before it ("in Herat 5
        did"), then what stands before the first figure, then what all the figures of a clause share ("killed 12 and hurt 30 in Kabul").
        `loose` also takes what follows a comma ("cut 12 jobs, its third cut since May"), `beyond` what stands in another clause.
        """
        if not items:
            return []
        low, high = self.clause(number)
        found = self._in_clause([item for item in items if low <= item.first < high], number, low, high, loose=loose)
        if found or not beyond:
            return found
        return self._in_clause(items, number, 0, len(self.words), loose=True)

    def _in_clause(self, items: Sequence[Item], number: int, low: int, high: int, *, loose: bool) -> list[Item]:
        start, end = self.starts[number], self.ends[number]
        following = self.starts[number + 1] if number + 1 < len(self.starts) else high
        previous = self.ends[number - 1] if number else low
        own = [
            item
            for item in items
            if end <= item.first and item.last <= following and not (following < high and self._fronted(item, following))
        ]
        near = self._near(own, end)
        if near:
            return near
        before = [item for item in items if previous <= item.first and item.last <= start and (loose or self._leads_to(item, start, low))]
        if before and (number == 0 or previous <= low or self._fronted(before[-1], start)):
            return before
        if own and loose:
            return own
        later = [item for item in items if item.first >= following and (loose or not self._parted(end, item))]
        if later:
            beyond = next((first for first in self.starts[number + 1 :] if first > later[0].first), high)
            return [item for item in later if item.first < beyond]
        return before or [item for item in items if item.last <= start and (loose or "," not in self.words[item.last : start])][-1:]

    def _near(self, own: Sequence[Item], end: int) -> list[Item]:
        """Return the items that no comma parts from the figure, with those that only go on their list ("in Kabul, Herat and Kunduz")."""
        near: list[Item] = []
        for item in own:
            if not self._parted(end, item) or (near and {*self.words[near[-1].last : item.first]} <= _LISTING):
                near.append(item)
        return near

    def _leads_to(self, item: Item, start: int, low: int) -> bool:
        """Say whether what stands before a figure speaks of it: no comma between, or "In 2011, some 12 died"."""
        return "," not in self.words[item.last : start] or not any(self.tags[place] in _FINITE for place in range(low, item.first))

    def _parted(self, end: int, item: Item) -> bool:
        """Say whether a comma parts the item from the figure ending at `end`; one right before its preposition does not."""
        opener = item.first
        while opener > end and self.tag(opener - 1) in {"IN", "DT", "JJ", "RB"}:
            opener -= 1
        between = self.words[end:opener]
        commas = [end + place for place, word in enumerate(between) if word == ","] if "," in between else []
        if not _JOINING.isdisjoint(between) and any(
            word in _JOINING and self._verb_opens(end + place + 1) for place, word in enumerate(between)
        ):
            return True  # "puts the cost at £2.3bn and expects the first power in 2029"
        if commas and self.tag(commas[-1] + 1) in _FINITE:  # "1.5 million people, half of them children, have fled since April"
            return False
        return bool(commas) and commas != [opener - 1]

    def _verb_opens(self, place: int) -> bool:
        """Say whether a verb of its own stands at a place, be it one that looks like a noun: "plans to hire", "aims to cut"."""
        return self.tag(place) in _FINITE or (self.word(place) in self.wording.planned_links and self.word(place + 1) == "to")

    def subordinate(self, first: int, last: int) -> bool:
        """Say whether a clause begins between two places that tells of another time: "on Friday … after the storm had come with"."""
        return not self.wording.subordinating.isdisjoint(self.words[first:last])

    def _fronted(self, item: Item, start: int) -> bool:
        """Say whether the item opens the clause of the figure at `start`: "…, in Herat 5 died"; a word or a comma may lie between."""
        if not 0 <= start - item.last <= _BETWEEN or "and" in self.words[item.last : start]:
            return False
        opener = item.first - 1
        while opener > 0 and self.tag(opener) in {"IN", "DT", "JJ"}:
            opener -= 1
        return self.word(opener) in {",", "and"} or opener <= 0
