"""One tagged sentence with its figures, cut into clauses: where things that narrow a figure are looked for.

In: a tagged sentence and the spans of its figures. Out: a `Scene`, and which of several places or days belong to which figure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon.scopewords import ScopeWords
    from factcheck.model import Span

__all__ = ["Item", "Scene"]

_STOPS = frozenset({";", ":", "—", "–", "(", ")", "|", "•"})
_PARTING = frozenset({"but", "while", "whereas", "although", "though"})


class Item(NamedTuple):
    """Something in the sentence that may narrow a figure: its tokens (half-open), its words, and how surely it says where or when."""

    first: int
    last: int
    words: str
    strength: int = 1


class Scene:
    """The words and tags of a sentence, the tokens of each figure (half-open) and the clause of each token."""

    __slots__ = ("clauses", "ends", "starts", "tags", "texts", "tokens", "wording", "words")

    def __init__(self, tagged: TaggedSentence, spans: Sequence[Span], wording: ScopeWords) -> None:
        self.tokens = tagged.tokens
        self.texts = [token.text for token in tagged.tokens]
        self.words = [text.lower() for text in self.texts]
        self.tags = tagged.tags
        self.wording = wording
        starts = [token.start for token in tagged.tokens]
        self.starts = [max(bisect_right(starts, span.start) - 1, 0) for span in spans]
        self.ends = [max(bisect_left(starts, span.end), first + 1) for span, first in zip(spans, self.starts, strict=True)]
        self.clauses = self._clauses()

    def _clauses(self) -> list[int]:
        clause, found = 0, []
        for place, word in enumerate(self.words):
            if word in _STOPS or (word in _PARTING and place and self.words[place - 1] == ","):
                clause += 1
            found.append(clause)
        return found

    def word(self, place: int) -> str:
        """Return the word at a place in lower case, "" outside the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def tag(self, place: int) -> str:
        """Return the tag at a place, "" outside the sentence."""
        return self.tags[place] if 0 <= place < len(self.tags) else ""

    def items(self, spans: Iterable[tuple[Span, str]]) -> list[Item]:
        """Return stretches of the field, in reading order, as items of this sentence; those that lie elsewhere are left out."""
        if not self.tokens:
            return []
        starts = [token.start for token in self.tokens]
        return [
            Item(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end), words)
            for span, words in spans
            if starts[0] <= span.start < self.tokens[-1].end
        ]

    def clause(self, number: int) -> tuple[int, int]:
        """Return the first token of the figure's clause and the one after its last."""
        clause = self.clauses[self.starts[number]]
        return bisect_left(self.clauses, clause), bisect_right(self.clauses, clause)

    def belonging(self, items: Sequence[Item], number: int, *, whole_sentence: bool = False) -> list[Item]:
        """Return the items that belong to one figure.

        Those that follow it before the next figure come first ("12 died in Kabul and 5 in Herat"), then those right before it ("in Herat 5
        did"), then what stands before the first figure, then what all the figures of a clause share ("killed 12 and hurt 30 in Kabul").
        """
        if not items:
            return []
        low, high = self.clause(number)
        found = self._in_clause([item for item in items if low <= item.first < high], number, low, high)
        if found or not whole_sentence:
            return found
        return self._in_clause(items, number, 0, len(self.words))

    def _in_clause(self, items: Sequence[Item], number: int, low: int, high: int) -> list[Item]:
        start, end = self.starts[number], self.ends[number]
        following = self.starts[number + 1] if number + 1 < len(self.starts) else high
        previous = self.ends[number - 1] if number else low
        own = [
            item
            for item in items
            if end <= item.first and item.last <= following and not (following < high and self._fronted(item, following))
        ]
        if own:
            return own
        before = [item for item in items if previous <= item.first and item.last <= start]
        if before and (number == 0 or previous <= low or self._fronted(before[-1], start)):
            return before
        later = [item for item in items if item.first >= following]
        if later:
            beyond = next((first for first in self.starts[number + 1 :] if first > later[0].first), high)
            return [item for item in later if item.first < beyond]
        return before or [item for item in items if item.last <= start][-1:]

    def _fronted(self, item: Item, start: int) -> bool:
        """Say whether the item opens the clause of the figure at `start`: "…, in Herat 5 died"; one or two words may lie between."""
        if start - item.last > 2 or any(self.word(place) in {",", "and"} for place in range(item.last, start)):  # noqa: PLR2004 - "about"
            return self.word(item.last) == "," and start - item.last <= 2  # noqa: PLR2004
        opener = item.first - 1
        while opener > 0 and self.tag(opener) in {"IN", "DT", "JJ"}:
            opener -= 1
        return self.word(opener) in {",", "and"} or opener <= 0
