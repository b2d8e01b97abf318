"""A tagged sentence as the finder of statements sees it: its words, what of it is quoted, and the noun phrases around a verb.

In: a tagged sentence and the quoted stretches of its paragraph. Out: a `View`, whose methods answer with token places (half-open ranges).
The tags are corrected where a capital or a cue word says more than the tagger knew ("Brantly" is no adverb).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import Span
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.marks import Quoted
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon.cues import Cues

__all__ = ["Range", "View", "make_view"]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD"))
_INSIDE = NOUNS | {"JJ", "JJR", "JJS", "DT", "PDT", "PRP$", "POS", "CD", "$", "FW", "VBN", "VBG", "SYM"}
_JOINING = frozenset(("of", "for", "in", "at", "from", "with", "on", "to", "and", "&", "or", "near"))
_OPENERS = frozenset(("DT", "PRP$", "PDT"))
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())
_PRONOUNS = frozenset("he she they it we i you who which those these this that many some most all others both".split())
_SMALL_IN_NAMES = frozenset("van von de der den del di da du la le al el bin ibn ul dos . -".split())
_COMMAS = frozenset((",", "(", ")", "–", "—", "-"))
_NEVER_NAMES = frozenset(("RB", "VBN", "VBD", "VB", "VBP", "JJR", "FW", "UH"))  # of words with a capital inside a sentence
_BETWEEN = frozenset(("also", "then", "later", "again", "further"))  # stand between a name and its cue: "Brantly also remarked"
_OFTEN_MISTAKEN = frozenset((".", "to", "there"))  # words, beside the cues, whose tag may be mended
_MISTAKEN = frozenset(("JJ", "NN", "NNS", "RB"))  # tags under which the tagger hides a cue
_LONG_WORD = 4  # letters of the small words that headlines leave in lower case
_LONGEST_APPOSITION = 30
_BE = frozenset("be am is are was were been being 's ’s 're ’re".split())
_AUXILIARIES = _BE | frozenset(
    "has have had having do does did will would can could may might must shall should 'd ’d 've ’ve 'll ’ll".split()
)


_SENTENCE_ADVERBS = frozenset(
    "then so also once here there now soon later never often always again still even perhaps instead too not".split()
)


@record
class Range(NamedTuple):
    """Token places, half open."""

    start: int
    end: int


class View:
    """One sentence under analysis. `quote` numbers the quoted stretch that each token stands in (marks included), -1 outside."""

    __slots__ = ("ends", "field_text", "quote", "quotes", "starts", "surfaces", "tags", "words")

    def __init__(self, tagged: TaggedSentence, text: str, quotes: Sequence[Quoted], cues: Cues) -> None:
        self.field_text = text
        self.starts, self.ends, self.surfaces, self.words = tagged.tokens
        self.quotes = quotes
        self.quote = self._quoted()
        self.tags = list(tagged.tags)
        self._correct(cues)

    def __len__(self) -> int:
        return len(self.words)

    def _quoted(self) -> list[int]:
        found = [-1] * len(self.words)
        at = 0
        for number, stretch in enumerate(self.quotes):
            while at < len(found) and self.starts[at] < stretch.outer.start:
                at += 1
            while at < len(found) and self.starts[at] < stretch.outer.end:
                found[at] = number
                at += 1
        return found

    def _correct(self, cues: Cues) -> None:
        """Mend tags by capitals and cue forms: a capital inside a sentence is a name, "emphasised" after a noun a verb."""
        shouting = not any(surface.islower() and len(surface) > _LONG_WORD for surface in self.surfaces)
        for place, (surface, word, tag) in enumerate(zip(self.surfaces, self.words, tuple(self.tags), strict=True)):
            if surface != word and surface[0].isupper():
                if not shouting and tag in _NEVER_NAMES and self._names_somebody(place, cues):
                    self.tags[place] = "NNP"
            elif word in cues.forms or word in _OFTEN_MISTAKEN:
                self.tags[place] = self._mended(place, word, tag)

    def _mended(self, place: int, word: str, tag: str) -> str:
        """Return the tag of a word in lower case that the tagger often mistakes: a cue, or one of a few others."""
        if word == ".":
            return "NNP" if self._after_initial(place) else tag
        if word == "to":
            return "TO" if tag == "IN" and self.tag(place + 1) == "VB" else tag
        if word == "there":
            return "EX" if self.tag(place + 1) in FINITE else tag
        if tag not in _MISTAKEN or not self._acts(place):
            return tag
        return "VBD" if word.endswith("d") else "VBZ" if word.endswith("s") else tag

    def _names_somebody(self, place: int, cues: Cues) -> bool:
        """Say whether a capitalised word that the tagger took for no noun is a name; at the start, where a verb follows: "Brantly said"."""
        word = self.words[place]
        if word in cues.forms or word in _AUXILIARIES:
            return False
        if place:
            return True
        if self.tags[0] != "RB":
            return self.tag(1) in FINITE
        following = self.word(2) if self.word(1) in _BETWEEN else self.word(1)
        return following in cues.forms and following[-1] in "ds" and not word.endswith("ly") and word not in _SENTENCE_ADVERBS

    def _after_initial(self, place: int) -> bool:
        """Say whether a full stop belongs to an initial: L. Venkat Rao."""
        before = self.surfaces[place - 1] if place else ""
        return len(before) == 1 and before.isupper() and self._capital(place + 1)

    def _capital(self, place: int) -> bool:
        """Say whether a word with a capital stands at a place."""
        return place < len(self.surfaces) and self.surfaces[place][0].isupper()

    def _acts(self, place: int) -> bool:
        """Say whether a cue form tagged as adjective or noun has a subject before it and words to report after it."""
        word, before, after = self.words[place], self.tag(place - 1), self.tag(place + 1)
        if word.endswith("ed"):
            if after == "IN" and self.word(place + 1) == "that":
                return before not in {"DT", "JJ"}
            return before in {"NN", "NNS", "NNP", "NNPS", "PRP", "RB"} and after in {"IN", "PRP", "''", ":", "DT", "WRB"}
        return word.endswith("s") and before in {"PRP", "NNP"} and (self.word(place + 1) == "that" or after in {"PRP", "''"})

    # ------------------------------------------------------------ reading tokens

    def tag(self, place: int) -> str:
        """Return the tag at a place, "" outside the sentence."""
        return self.tags[place] if 0 <= place < len(self.tags) else ""

    def word(self, place: int) -> str:
        """Return the word at a place in lower case, "" outside the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def outside(self, place: int) -> bool:
        """Say whether the place is in the sentence and not quoted."""
        return 0 <= place < len(self.words) and self.quote[place] < 0

    def opens(self, place: int) -> int:
        """Return the number of the quoted stretch whose opening mark stands at the place, or -1."""
        if not 0 <= place < len(self.words):
            return -1
        number = self.quote[place]
        return number if number >= 0 and self.starts[place] == self.quotes[number].outer.start else -1

    def closes(self, place: int) -> int:
        """Return the number of the quoted stretch that ends with the place, or -1."""
        if not 0 <= place < len(self.words):
            return -1
        number = self.quote[place]
        return number if number >= 0 and self.ends[place] == self.quotes[number].outer.end else -1

    def first_of(self, number: int) -> int:
        """Return the first place of a quoted stretch in this sentence."""
        return self.quote.index(number)

    def after_quote(self, number: int) -> int:
        """Return the place after a quoted stretch."""
        place = self.first_of(number)
        while place < len(self.words) and self.quote[place] == number:
            place += 1
        return place

    def span(self, start: int, end: int) -> Span:
        """Return the code points of a token range."""
        return Span(self.starts[start], self.ends[end - 1])

    def finite(self, start: int, end: int) -> bool:
        """Say whether a finite verb stands in a range."""
        return any(self.tags[place] in FINITE for place in range(start, min(end, len(self.tags))))

    def last(self) -> int:
        """Return the place after the last word, the final stop left out."""
        end = len(self.words)
        while end and self.tags[end - 1] == "." and self.quote[end - 1] < 0:
            end -= 1
        return end

    # ------------------------------------------------------------ noun phrases

    def noun_before(self, end: int) -> Range | None:
        """Return the noun phrase that ends before `end`, with the phrases that hang on its nouns ("a spokesman for the ministry")."""
        if not self._is_head(end - 1):
            return None
        if self.tags[end - 1] == "PRP" or self.words[end - 1] in _PRONOUNS:
            return Range(end - 1, end)
        start = self._core_before(end)
        while True:
            further = self._joined_before(start)
            if further is None:
                break
            start = further
        return Range(start, end)

    def _is_head(self, place: int) -> bool:
        """Say whether a phrase can end in this word."""
        if not self.outside(place) or self.words[place] in _WEEKDAYS:
            return False
        tag = self.tags[place]
        if tag == "DT":
            return self.words[place] in _PRONOUNS
        return (
            tag in NOUNS
            or (tag in {"JJ", "VBG", "VBN"} and self.tag(place - 1) in {"DT", "JJ"})
            or self.words[place] in {"many", "others", "general"}
        )

    def _core_before(self, end: int) -> int:
        start = end - 1
        while start > 0 and self.outside(start - 1) and self.tags[start - 1] in _INSIDE and self.words[start - 1] not in _WEEKDAYS:
            if self.tags[start] in _OPENERS and self.tags[start - 1] not in {"PDT", "DT"}:
                break
            if self.tags[start - 1] == "PRP":
                break
            start -= 1
        while start < end - 1 and self.tags[start] in {"VBG", "POS"} and not self.surfaces[start][0].isupper():
            start += 1
        return start

    def _joined_before(self, start: int) -> int | None:
        """Return where the phrase begins to which the one at `start` is joined: "the head | of", "police | and"."""
        link = start - 1
        if not self.outside(link) or self.words[link] not in _JOINING:
            return None
        if self.tag(link - 1) == "JJ" and self._is_head(link - 2) and self.words[link] == "with":
            return self._core_before(link - 1)  # a person familiar with the call
        if not self._is_head(link - 1):
            return None
        if self.tags[link - 1] in {"PRP", "CD"} or (self.words[link] in {"to", "on"} and not self.surfaces[start][0].isupper()):
            return None
        return self._core_before(link)

    def noun_after(self, start: int) -> Range | None:
        """Return the noun phrase that begins at `start`, with "of" and "for" phrases and names joined by "and"."""
        end = self._core_after(start)
        if end == start:
            return None
        while self.outside(end) and self.words[end] in {"of", "for", "and", "&", "from", "in", "at"}:
            further = self._core_after(end + 1)
            if further == end + 1 or (self.words[end] == "and" and self.tag(further) in FINITE):
                break
            if self.words[end] in {"in", "at"} and any(
                self.words[place] in _WEEKDAYS | {"statement", "interview"} for place in range(end, further)
            ):
                break
            end = further
        return Range(start, end)

    def _core_after(self, start: int) -> int:
        end, head = start, False
        while self.outside(end) and (self.tags[end] in _INSIDE or self._hyphen(end)) and self.words[end] not in _WEEKDAYS:
            if self.tags[end] in _OPENERS and end > start and self.tags[end - 1] not in {"PDT", "DT"}:
                break
            if self.tags[end] in {"PRP", "PRP$"} and end > start:
                break
            if self.tags[end] in {"VBG", "VBN", "JJ"} and head and not self.surfaces[end][0].isupper():
                break
            head = head or (self.tags[end] in NOUNS and (self.tags[end] != "CD" or self.words[end] == "one"))
            end += 1
            if self.tags[end - 1] == "PRP":
                break
        return end if head or (end > start and self.words[end - 1] in _PRONOUNS) else start

    def _hyphen(self, place: int) -> bool:
        """Say whether a hyphen joins a number to the word after it: "the 33-year-old teacher"."""
        return self.words[place] == "-" and self.tag(place - 1) == "CD" and self.ends[place - 1] == self.starts[place]

    def apposed_before(self, end: int) -> Range | None:
        """Return the noun phrase before a parenthesis that ends before `end`: "Lene Aasgard, a spokeswoman for the ministry, | said"."""
        close = end - 1
        if self.word(close) not in _COMMAS or not self.outside(close):
            return None
        for place in range(close - 1, max(close - _LONGEST_APPOSITION, 0), -1):
            if not self.outside(place):
                continue
            if self.tags[place] == "." or self.words[place] in {";", ":"}:
                return None
            if self.words[place] in _COMMAS:
                found = self.noun_before(place)
                if found is not None and self.surfaces[found.start][0].isdigit() and found.end - found.start == 1:
                    continue  # Tull, 61, of Wick Lane, said
                if found is not None and self._apposes(place + 1, close):
                    return Range(found.start, close) if self.words[place] == "," and self.is_name(place + 1, close) else found
        return None

    def _apposes(self, start: int, end: int) -> bool:
        """Say whether the words between two commas describe the noun before them."""
        first = self.word(start)
        if end <= start:
            return False
        if first in {"who", "whose", "which", "where"}:
            return True
        if self.finite(start, end) or first in {"and", "but", "or", "because", "so"}:
            return False
        return self.tags[start] in _INSIDE or self.tags[start] in {"IN", "RB", "VBN", "VBG", "TO"}

    def is_name(self, start: int, end: int) -> bool:
        """Say whether a range is a name and nothing else: capitals, with small words between them ("Pieter van Aalst")."""
        if start >= end or not self._capital(start) or not self._capital(end - 1) or self.word(end - 1) in _WEEKDAYS:
            return False
        return all(self.surfaces[place][0].isupper() or self.words[place] in _SMALL_IN_NAMES for place in range(start, end))


def make_view(tagged: TaggedSentence, text: str, quotes: Sequence[Quoted], cues: Cues) -> View:
    """Return the view of one sentence; `quotes` are those of its paragraph that touch it, in order."""
    return View(tagged, text, quotes, cues)
