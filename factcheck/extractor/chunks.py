"""A tagged sentence as a row of chunks: noun phrases, verb groups, and the words between them.

In: the words and tags of a sentence and the token ranges of its figures (each one unit, whatever its words are). Out: `Chunk`s in order.
Kinds are letters, so that what lies between two chunks is a short string that can be looked up:

N noun phrase · V finite verb group · B finite passive · I infinitive · G -ing form · D bare participle · J predicate adjective ·
P preposition · S subordinating word · W relative or question word · C coordinator · E "there" · and `,` `:` `(` `)` `.` as they are.
Adverbs, particles and quotation marks belong to no chunk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["VERBAL", "Chunk", "chunks"]

VERBAL = frozenset("VBIGD")
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "CD", "$", "FW", "SYM"))
_OPENERS = frozenset(("DT", "PDT", "PRP$"))
_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_PARTICIPLES = frozenset(("VBN", "VBG"))
_ADVERBS = frozenset(("RB", "RBR", "RBS", "RP"))
_BE = frozenset("be am is are was were been being 's ’s 're ’re 'm ’m".split())
_GET = frozenset("get gets got getting gotten".split())
_HAVE = frozenset("have has had having 've ’ve".split())
_DO = frozenset("do does did".split())
_SUBORDINATORS = frozenset(
    "that because although though while whilst if whether unless until when where whereas after before since as lest".split()
)
_ALWAYS_SUBORDINATE = frozenset("because although though while whilst if whether unless whereas lest".split())
_PREPOSITIONAL = frozenset(("worth", "aged", "up", "down", "including", "per"))  # whatever their tag: "jets worth $18bn", "up 18%"
_SIGNS = {",": ",", ":": ":", "-LRB-": "(", "-RRB-": ")", ".": "."}
_OTHERS = {"CC": "C", "EX": "E", "WDT": "W", "WP": "W", "WP$": "W", "WRB": "S"}
_CLAUSE_WINDOW = 7  # tokens in which a verb makes "after", "as", "before" open a clause: "after 13 soldiers died"


class Chunk(NamedTuple):
    """Tokens `start` to `end` (half open) and the token that carries the meaning: the head noun, the main verb, the word itself."""

    kind: str
    start: int
    end: int
    head: int


class _Reader:
    """One pass over a sentence."""

    __slots__ = ("figures", "found", "hedges", "tags", "words")

    def __init__(self, words: Sequence[str], tags: Sequence[str], figures: Mapping[int, int], hedges: Mapping[int, int]) -> None:
        self.words = words
        self.tags = tags
        self.figures = figures
        self.hedges = hedges
        self.found: list[Chunk] = []

    def read(self) -> list[Chunk]:
        """Return the chunks of the sentence."""
        place, last = 0, len(self.tags)
        while place < last:
            place = self.step(place)
        return _with_finite_verbs(self.found)

    def step(self, place: int) -> int:
        """Read the chunk that begins at `place`, and return where the next begins."""
        tag = self.tags[place]
        if self.words[place] in _PREPOSITIONAL and place not in self.figures and place not in self.hedges:
            return self.add("P", place)
        if place in self.figures or place in self.hedges or tag in _NOUNS or tag in _OPENERS or tag in _MODIFIERS or tag == "PRP":
            return self.noun_phrase(place)
        if tag in _VERBS or tag == "TO":
            return self.noun_phrase(place) if self.is_premodifier(place) else self.verb_group(place)
        if tag == "IN":
            return self.add(self.preposition(place), place)
        sign = _SIGNS.get(tag) or _OTHERS.get(tag)
        if sign is not None:
            return self.add(sign, place)
        if tag in _ADVERBS and self.next_tag(place) in {"JJ", "CD"} and not self.found_verb():
            return self.noun_phrase(place)
        return place + 1

    def add(self, kind: str, place: int) -> int:
        """Add a chunk of one word."""
        self.found.append(Chunk(kind, place, place + 1, place))
        return place + 1

    def next_tag(self, place: int) -> str:
        """Return the tag after `place`."""
        return self.tags[place + 1] if place + 1 < len(self.tags) else ""

    def found_verb(self) -> bool:
        """Say whether the last chunk is a verb group: an adverb after it belongs to nothing that follows."""
        return bool(self.found) and self.found[-1].kind in VERBAL

    def preposition(self, place: int) -> str:
        """Tell a preposition from a word that opens a clause."""
        word = self.words[place]
        if word in _ALWAYS_SUBORDINATE:
            return "S"
        if word not in _SUBORDINATORS:
            return "P"
        for tag in self.tags[place + 1 : place + 1 + _CLAUSE_WINDOW]:
            if tag in {"VBD", "VBZ", "VBP", "MD"}:
                return "S"
            if tag in {",", ".", "IN", "TO", ":"}:
                break
        return "S" if word == "that" else "P"

    def is_premodifier(self, place: int) -> bool:
        """Say whether a participle stands before the noun it describes: "of confirmed measles cases", never "killing six soldiers"."""
        if self.tags[place] != "VBN" or not self.found or self.found[-1].kind not in {"P", "C"}:
            return False
        return self.leads_to_noun(place + 1)

    def leads_to_noun(self, place: int) -> bool:
        """Say whether only adjectives and participles stand between `place` and a noun."""
        while place < len(self.tags):
            tag = self.tags[place]
            if place in self.figures or tag in _NOUNS:
                return True
            if tag not in _PARTICIPLES and tag not in {"JJ", "JJR", "JJS"}:
                return False
            place += 1
        return False

    def noun_phrase(self, start: int) -> int:
        """Read a noun phrase, or an adjective that stands alone."""
        place, head, solid = start, -1, False
        while place < len(self.tags):
            if place in self.hedges:
                if place > start and solid:
                    break
                place = self.hedges[place]
                continue
            if place in self.figures:
                if head >= 0:
                    break
                place, solid = self.figures[place], True
                continue
            tag = self.tags[place]
            if self.words[place] in _PREPOSITIONAL or not self.continues(place, start, head):
                break
            if tag in _NOUNS or tag in {"PRP", "VBG"}:
                head = place
            solid = True
            place += 1
            if tag == "PRP":
                break
        if place == start:
            return self.add("J" if self.tags[start].startswith("JJ") else "X", start)
        return self.close(start, place, head)

    def close(self, start: int, end: int, head: int) -> int:
        """Add what `noun_phrase` has read."""
        adjective = head < 0 and all(self.tags[at] in {"JJ", "JJR", "JJS", "RB"} and at not in self.figures for at in range(start, end))
        self.found.append(Chunk("J" if adjective else "N", start, end, head if head >= 0 else end - 1))
        return end

    def continues(self, place: int, start: int, head: int) -> bool:
        """Say whether the word at `place` belongs to the noun phrase begun at `start`."""
        tag = self.tags[place]
        if tag in _NOUNS or tag in {"POS", "CD"}:
            return True
        if tag == "PRP":
            return place == start
        if tag in _OPENERS:
            return place == start or self.tags[place - 1] in {"PDT", "DT"}
        if tag in _MODIFIERS:
            return head < 0 or self.tags[place - 1] == "POS"
        if tag in _ADVERBS:
            return head < 0 and self.next_tag(place) in {"JJ", "CD", "VBN", "JJR"} and self.leads_to_noun(place + 1)
        if tag not in _PARTICIPLES or head >= 0:
            return False
        return self.leads_to_noun(place + 1) or (tag == "VBG" and place > start and self.tags[place - 1] in {"DT", "PRP$"})

    def verb_group(self, start: int) -> int:
        """Read auxiliaries and the main verb."""
        place, main, passive = start, start, False
        while True:
            main = place
            following = self.next_verb(place)
            if following < 0:
                break
            passive = passive or (self.tags[following] == "VBN" and self.words[place] in _BE | _GET)
            place = following
        kind = self.verb_kind(start, passive=passive)
        self.found.append(Chunk(kind, start, main + 1, main))
        return main + 1

    def verb_kind(self, start: int, *, passive: bool) -> str:
        """Return the letter of a verb group by its first word."""
        tag = self.tags[start]
        if tag in {"TO", "VB"}:
            return "I"
        if tag == "VBG":
            return "G"
        if tag == "VBN":
            return "D"
        return "B" if passive else "V"

    def next_verb(self, place: int) -> int:
        """Return the verb for which the one at `place` is an auxiliary, -1 if it is the main verb."""
        word, tag = self.words[place], self.tags[place]
        after = place + 1
        while after < len(self.tags) and self.tags[after] in _ADVERBS:
            after += 1
        if after >= len(self.tags) or after in self.figures:
            return -1
        following = self.tags[after]
        if tag in {"MD", "TO"} or word in _DO:
            return after if following == "VB" or (tag == "MD" and following in {"VBP", "VBN"}) else -1
        if word in _BE or word in _HAVE or word in _GET:
            if following == "TO" and self.next_tag(after) == "VB":
                return after
            wanted = ("VBN", "VBG", "VBD") if word not in _HAVE else ("VBN", "VBD")
            return after if following in wanted else -1
        return -1


def _with_finite_verbs(row: list[Chunk]) -> list[Chunk]:
    """Take the first bare participle behind a noun phrase for the verb of a clause that has none: "62 lawmakers voted", "12 injured in crash"."""
    start = 0
    for place in range(len(row) + 1):
        if place == len(row) or row[place].kind in {"S", ":"}:
            _mend(row, start, place)
            start = place + 1
    return row


def _mend(row: list[Chunk], start: int, end: int) -> None:
    kinds = "".join([chunk.kind for chunk in row[start:end]])
    if "V" in kinds or "B" in kinds:
        shared = kinds.find("CD")
        if shared > 0:  # "has burned 12,500 acres and destroyed 214 homes": the auxiliary serves both
            verb = max(kinds.rfind("V", 0, shared), kinds.rfind("B", 0, shared))
            if verb >= 0:
                place = start + shared + 1
                row[place] = row[place]._replace(kind=kinds[verb])
        return
    for place in range(start + 1, end):
        if row[place].kind == "D" and row[place - 1].kind == "N":
            row[place] = row[place]._replace(kind="V")
            return


def chunks(words: Sequence[str], tags: Sequence[str], figures: Mapping[int, int], hedges: Mapping[int, int]) -> list[Chunk]:
    """Return the chunks of one sentence.

    Args:
        words: the words in lower case.
        tags: their Penn Treebank tags.
        figures: first token -> end of each figure; it takes part in noun phrases as a number does, whatever its words are.
        hedges: first token -> end of each hedge before a figure ("more than", "at least"), which is no preposition there.
    """
    return _Reader(words, tags, figures, hedges).read()
