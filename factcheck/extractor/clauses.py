"""A tagged sentence as the finder of statements sees it: its words, what of it is quoted, and the noun phrases around a verb.

In: a tagged sentence and the quoted stretches of its paragraph. Out: a `View`, whose methods answer with token places (half-open ranges).
The tags are corrected where a capital or a cue word says more than the tagger knew ("Brantly" is no adverb).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.quick import NamedTuple, compiled, items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.extractor.marks import Quoted
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon.cues import Cue, Cues

__all__ = ["Range", "View", "doubtful", "doubtful_plainly", "make_view", "places"]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD"))
_INSIDE = NOUNS | {"JJ", "JJR", "JJS", "DT", "PDT", "PRP$", "POS", "CD", "$", "FW", "VBN", "VBG", "SYM"}
_JOINING = frozenset(("of", "for", "in", "at", "from", "with", "on", "to", "and", "&", "or", "near"))
_OPENERS = frozenset(("DT", "PRP$", "PDT"))
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())
_PRONOUNS = frozenset("he she they it we i you who which those these this that many some most all others both".split())
_SMALL_IN_NAMES = frozenset("van von de der den del di da du la le al el bin ibn ul dos . -".split())
_COMMAS = frozenset((",", "(", ")", "–", "—", "-"))
_NEVER_NAMES = frozenset(("RB", "VBN", "VBD", "VB", "VBP", "VBZ", "JJR", "FW", "UH"))  # of words with a capital inside a sentence
_NEVER_ACRONYMS = frozenset(("WP", "WDT", "PRP", "IN"))  # WHO, WHICH, US
_NO_NAMES = _NEVER_NAMES | _NEVER_ACRONYMS | {"JJ"}
_BETWEEN = frozenset(("also", "then", "later", "again", "further"))  # stand between a name and its cue: "Brantly also remarked"
# Words, beside the cues, whose tag what follows may show to be another, and which.
_OFTEN_MISTAKEN = {".": "NNP", "to": "TO", "there": "EX", "'s": "POS", "’s": "POS"}
_MISTAKEN = frozenset(("JJ", "NN", "NNS", "RB"))  # tags under which the tagger hides a cue
_OF_CUES = _MISTAKEN | {"VBN", "VBZ"}  # all tags that a cue may be wrongly given
_LONG_WORD = 4  # letters of the small words that headlines leave in lower case
_LONGEST_APPOSITION = 30
_LONGEST_OPENING = 12  # tokens of a name and what it is at the head of a sentence
_LONGEST_BRACKET = 7  # tokens
_BE = frozenset("be am is are was were been being 's ’s 're ’re".split())
_AUXILIARIES = _BE | frozenset(
    "has have had having do does did will would can could may might must shall should 'd ’d 've ’ve 'll ’ll".split()
)


_SENTENCE_ADVERBS = frozenset(
    "then so also once here there now soon later never often always again still even perhaps instead too not".split()
)


class Range(NamedTuple):
    """Token places, half open."""

    start: int
    end: int


@items(word="words", tag="tags")
@items(outside="free", beyond=False)
class View:
    """One sentence under analysis.

    `quote` numbers the quoted stretch that each token stands in (marks included), -1 outside, where the token is `free`.
    """

    __slots__ = ("ends", "field_text", "free", "quote", "quotes", "size", "starts", "stop", "surfaces", "tags", "words")

    def __init__(self, tagged: TaggedSentence, text: str, quotes: Sequence[Quoted], cues: Cues, titles: Sequence[Span]) -> None:
        self.field_text = text
        self.starts, self.ends, self.surfaces, self.words = tagged.tokens
        self.size = len(self.words)
        self.quotes = quotes
        self.free, self.quote = [True] * self.size, [-1] * self.size
        for number, stretch in enumerate(quotes):
            self._quote(number, stretch.outer)
        self.tags = list(tagged.tags)
        self._correct(cues)
        if titles:
            self.words = list(self.words)
            for title in titles:
                self._take_as_name(title)
        self.stop = self.size
        while self.stop and self.tags[self.stop - 1] == "." and self.free[self.stop - 1]:
            self.stop -= 1

    def __len__(self) -> int:
        return self.size

    def _quote(self, number: int, stretch: Span) -> None:
        """Note where a quoted stretch stands, marks included."""
        first, last = bisect_left(self.starts, stretch.start), bisect_left(self.starts, stretch.end)
        self.quote[first:last] = [number] * (last - first)
        self.free[first:last] = [False] * (last - first)

    def _take_as_name(self, title: Span) -> None:
        """Make every word of the title of a work, and its marks, parts of a name, but for a comma before the closing mark, which ends it.

        On ABC’s | “This Week” | that; on | “Fox News Sunday | ,” Pence said.
        """
        start, end = bisect_left(self.starts, title.start), bisect_left(self.starts, title.end)
        for place in range(start, end):
            comma = self.words[place] == "," and place == end - 2
            self.tags[place] = "NNP"
            if comma or (place == end - 1 and self.words[place - 1] == ","):
                self.tags[place] = self.words[place] = ","

    def _correct(self, cues: Cues) -> None:
        """Mend tags by capitals and cue forms: a capital inside a sentence is a name, "emphasised" after a noun a verb."""
        words, surfaces, tags = self.words, self.surfaces, tuple(self.tags)
        for place in doubtful(words, surfaces, self.tags, cues.forms):
            surface, word, tag = surfaces[place], words[place], tags[place]
            if surface != word and surface[0].isupper():
                if self._names(place, tag, cues) and not self._shouts():
                    self.tags[place] = "NNP"
            elif word in cues.forms or word in _OFTEN_MISTAKEN:
                self.tags[place] = self._mended(place, word, tag)
            elif tag == "VBN" and self._has_nominative(place):
                self.tags[place] = "VBD"  # he “led the fight”
            elif surface != word and "-" in surface:
                self.tags[place] = "NNP"  # al-Amr

    def _shouts(self) -> bool:
        """Say whether capitals tell nothing here: no long word is without, nor half of all."""
        small = [surface for surface in self.surfaces if surface.islower()]
        return not any(len(surface) > _LONG_WORD for surface in small) and 2 * len(small) < sum(map(str.isalpha, self.surfaces))

    def _names(self, place: int, tag: str, cues: Cues) -> bool:
        """Say whether a word with a capital is a name although the tagger took it for none: Waters said, WHO, Ocasio-Cortez later said."""
        if tag == "JJ":
            if self.tag(place - 1) == "''" and self.words[place + 1 : place + 2] in (["said"], ["told"]):
                return True  # “We are done,” Ryan told Fox News
            return not self.surfaces[place].isalpha() and self.tag(place + 1) in {"RB", "VBD", "VBZ"}
        return (tag in _NEVER_NAMES and self._names_somebody(place, cues)) or (tag in _NEVER_ACRONYMS and self.acronym(place))

    def _mended(self, place: int, word: str, tag: str) -> str:
        """Return the tag of a word in lower case that the tagger often mistakes: a cue, or one of a few others."""
        if word == ".":
            return "NNP" if self._after_initial(place) or self._shortens(place) else tag
        if word == "to":
            behind = place + 1 + (self.tag(place + 1) == "''")  # told him to “control your client”
            return "TO" if tag == "IN" and self.tag(behind) == "VB" else tag
        if word in {"'s", "’s"}:
            return "POS" if tag == "VBZ" and (self._owns(place) or self.tag(place + 1) == "VBZ") else tag
        if word == "there":
            return "EX" if self.tag(place + 1) in FINITE else tag
        return self._mended_cue(place, word, tag)

    def _mended_cue(self, place: int, word: str, tag: str) -> str:
        """Return the tag of a cue: it acts where it has a subject and something to report, and is a noun where somebody owns it."""
        before, after = self.tag(place - 1), self.tag(place + 1)
        if word == "said" and tag == "VBN" and before in {"NNP", "NN", "NNS", "PRP"} and self.word(place + 1) != "to":
            return "VBD"
        if word == "told" and tag == "VBN" and before == "NNP" and after in {"NNP", "DT", "NNS", "PRP", "PRP$"}:
            return "VBD"
        if tag == "VBZ" and before in {"POS", "PRP$"}:
            return "NNS"  # called Mr. Trump’s remarks “outrageous”
        if tag not in _MISTAKEN or not self._acts(place):
            return tag
        return "VBD" if word.endswith("d") else "VBZ" if word.endswith("s") else tag

    def _names_somebody(self, place: int, cues: Cues) -> bool:
        """Say whether a capitalised word that the tagger took for no noun is a name; at the start, where a verb follows: "Brantly said"."""
        word = self.words[place]
        if word in cues.forms or word in _AUXILIARIES:
            return place > 0 and self.tags[place] == "VBZ" and self.word(place + 1) in {"said", "says", "told"}  # Waters said
        if place or (self.word(1) == "," and (self.word(2) in {"who", "whose"} or self._described_first())):
            return True
        if self.tags[0] != "RB":
            return self.tag(1) in FINITE
        following = self.word(2) if self.word(1) in _BETWEEN else self.word(1)
        return following in cues.forms and following[-1] in "ds" and not word.endswith("ly") and word not in _SENTENCE_ADVERBS

    def _described_first(self) -> bool:
        """Say whether commas enclose what the first word is: "Salazar, a Democrat, acknowledged"."""
        close = next((place for place in range(3, min(_LONGEST_OPENING, len(self.words))) if self.words[place] == ","), 0)
        return close > 0 and self.word(2) in {"a", "an", "the"} and self.tag(close + 1) in FINITE and not self.finite(2, close)

    def _after_initial(self, place: int) -> bool:
        """Say whether a full stop belongs to an initial: L. Venkat Rao."""
        before = self.surfaces[place - 1] if place else ""
        return len(before) == 1 and before.isupper() and self._capital(place + 1)

    def _has_nominative(self, place: int) -> bool:
        """Say whether a pronoun that can only be a subject stands before a place, or before the mark there."""
        before = place - 2 if self.tag(place - 1) in {"''", "RB"} else place - 1
        return self.word(before) in {"he", "she", "they", "we", "i"}

    def _owns(self, place: int) -> bool:
        """Say whether a name owns what follows: CNN’s “State of the Union”."""
        following = self.surfaces[place + 1] if place + 1 < len(self.surfaces) else ""
        return self._capital(place - 1) and self.tag(place - 1) != "PRP" and (following in {"“", '"', "‘"} or following[:1].isupper())

    def _shortens(self, place: int) -> bool:
        """Say whether a full stop ends a shortened name in the middle of a sentence: Campbell, Calif., says."""
        following = self.surfaces[place + 1] if place + 1 < len(self.surfaces) else ""
        inside = following.isupper() and self.starts[place + 1] == self.ends[place]  # R-N.D.
        return place > 0 and self.surfaces[place - 1][0].isupper() and (following == "," or following.islower() or inside)

    def _capital(self, place: int) -> bool:
        """Say whether a word with a capital stands at a place."""
        return place < len(self.surfaces) and self.surfaces[place][0].isupper()

    def _acts(self, place: int) -> bool:
        """Say whether a cue form tagged as adjective or noun has a subject before it and words to report after it."""
        word, before, after = self.words[place], self.tag(place - 1), self.tag(place + 1)
        if word.endswith("ed"):
            if after == "IN" and self.word(place + 1) == "that":
                return before not in {"DT", "JJ"}
            if before == "," and after in {"PRP$", "DT"}:
                return True  # Clarke, speaking in Ohio, blasted his refusal
            return before in {"NN", "NNS", "NNP", "NNPS", "PRP", "RB"} and after in {"IN", "PRP", "''", ":", "DT", "WRB"}
        if word.endswith("s") and before == ",":
            return after in {"DT", "NNP"} and self.tag(len(self) - 1) == "."  # , reports the Herald.
        if word.endswith("s") and after in {"", "."} and before in {"NN", "NNP"}:
            return self._closes_behind_comma(place)
        return word.endswith("s") and before in {"PRP", "NNP"} and (self.word(place + 1) == "that" or after in {"PRP", "''"})

    def _closes_behind_comma(self, place: int) -> bool:
        """Say whether a comma or mark, a noun phrase and this word end a sentence: “…,” the interior minister | warns."""
        start = place - 1
        while start > 0 and self.tags[start] in _INSIDE:
            start -= 1
        return 0 < start < place - 1 and self.words[start] in {",", "”", '"', "’"}

    # ------------------------------------------------------------ reading tokens

    def tag(self, place: int) -> str:
        """Return the tag at a place, "" outside the sentence."""
        return self.tags[place] if 0 <= place < self.size else ""

    def word(self, place: int) -> str:
        """Return the word at a place in lower case, "" outside the sentence."""
        return self.words[place] if 0 <= place < self.size else ""

    def acronym(self, place: int) -> bool:
        """Say whether a word is written in capitals alone: the WHO is no pronoun."""
        return len(self.surfaces[place]) > 1 and self.surfaces[place].isupper()

    def outside(self, place: int) -> bool:
        """Say whether the place is in the sentence and not quoted."""
        return 0 <= place < self.size and self.free[place]

    def opens(self, place: int) -> int:
        """Return the number of the quoted stretch whose opening mark stands at the place, or -1."""
        if not 0 <= place < self.size:
            return -1
        number = self.quote[place]
        return number if number >= 0 and self.starts[place] == self.quotes[number].outer.start else -1

    def closes(self, place: int) -> int:
        """Return the number of the quoted stretch that ends with the place, or -1."""
        if not 0 <= place < self.size:
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
        return not FINITE.isdisjoint(self.tags[max(start, 0) : end])

    def last(self) -> int:
        """Return the place after the last word, the final stop left out."""
        return self.stop

    # ------------------------------------------------------------ noun phrases

    def noun_before(self, end: int) -> Range | None:
        """Return the noun phrase that ends before `end`, with the phrases that hang on its nouns ("a spokesman for the ministry").

        A short bracket behind it is left out: "Dan Newhouse (R-Wash.)".
        """
        if self.word(end - 1) == ")":
            end = next((place for place in range(end - 2, max(end - _LONGEST_BRACKET, 0), -1) if self.words[place] == "("), end)
        if not self._is_head(end - 1):
            return None
        if self.tags[end - 1] == "PRP" or (self.words[end - 1] in _PRONOUNS and not self.acronym(end - 1)):
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
            or self.words[place] in {"many", "most", "others", "general", "year-old"}
        )

    def _core_before(self, end: int) -> int:
        start = end - 1
        while start > 0 and self.outside(start - 1) and self.words[start - 1] not in _WEEKDAYS:
            if self.tags[start - 1] not in _INSIDE and not self._hyphen(start - 1):
                break
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
        near = self.words[link] in {"with", "to"} and (self.tag(link - 1) == "JJ" or self.word(link - 1) == "close")
        if near and self._is_head(link - 2):
            return self._core_before(link - 1)  # a person familiar with the call, a person close to the talks
        if not self._is_head(link - 1):
            return None
        if self.words[link] == "and" and self.tag(self._core_before(link) - 1) in {"RB", "MD", "VBD", "VBZ", "VBP", "VB"}:
            return None  # He has not offered evidence and | numerous studies
        if self.tags[link - 1] in {"PRP", "CD"} or (self.words[link] in {"to", "on"} and not self.surfaces[start][0].isupper()):
            return None
        return self._core_before(link)

    def noun_after(self, start: int) -> Range | None:
        """Return the noun phrase that begins at `start`, with "of" and "for" phrases and names joined by "and"."""
        end = self._core_after(start)
        if end == start:
            return None
        while self.outside(end) and (self.words[end] in {"of", "for", "and", "&", "from", "in", "at"} or self._serves(end)):
            further = self._core_after(end + 1)
            if further == end + 1 or (self.words[end] == "and" and self.tag(further) in FINITE):
                break
            if self.words[end] in {"in", "at"} and any(
                self.words[place] in _WEEKDAYS | {"statement", "interview"} for place in range(end, further)
            ):
                break
            end = further
        return Range(start, end)

    def _serves(self, place: int) -> bool:
        """Say whether "to" joins somebody to a name: "said the aide | to Cruz"."""
        return self.words[place] == "to" and self.tags[place - 1] == "NN" and self._capital(place + 1)

    def _core_after(self, start: int) -> int:
        end, head = start, False
        while self.outside(end) and (self.tags[end] in _INSIDE or self._hyphen(end)) and self.words[end] not in _WEEKDAYS:
            if self.tags[end] in _OPENERS and end > start and self.tags[end - 1] not in {"PDT", "DT"}:
                break
            if self.tags[end] in {"PRP", "PRP$"} and end > start:
                break
            if self.tags[end] in {"VBG", "VBN", "JJ"} and head and not self.surfaces[end][0].isupper() and self.tags[end - 1] != "POS":
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
                    return self._with_apposition(found, place, close)
        return None

    def _with_apposition(self, found: Range, comma: int, close: int) -> Range:
        """Return who is described between a comma and another: the name before, or an office with the name behind it."""
        first = self._first_named(found)
        if first is not found:
            return first
        if self.surfaces[found.end - 1].islower() and self.tags[comma + 1] == "NN" and self.is_name(comma + 2, close):
            return Range(comma + 1, close)  # One ally anxious about his softening, author Ann Coulter, said
        end = next((place for place in range(comma + 1, close) if self.words[place] == "of"), close)  # its chairman, Lee Orr of Utah,
        return Range(found.start, end) if self.words[comma] == "," and self.is_name(comma + 1, end) else found

    def _first_named(self, found: Range) -> Range:
        """Return the name before a place or an office: "Intelogic Inc., | San Antonio, Texas, said"; "Cal Orr, | head of Wye, said"."""
        if self.word(found.start - 1) != "," or not self.outside(found.start - 1):
            return found
        named = self.noun_before(found.start - 1)
        alone = named is not None and (named.start == 0 or self.tag(named.start - 1) in {"''", "CC", ","})
        if named is None or not alone or not self._capital(named.end - 1) or not self._capital(named.start):
            return found
        return self._first_named(named)  # Intelogic Inc., | Hasbrouk Heights, N.J.

    def _apposes(self, start: int, end: int) -> bool:
        """Say whether the words between two commas describe the noun before them."""
        first = self.word(start)
        if end <= start:
            return False
        if first in {"who", "whose", "which", "where"}:
            return True
        considered = self.tags[start] == "VBD" and first.endswith("ed")  # Madonna, considered the best, said
        if first in {"and", "but", "or", "because", "so"} or (self.finite(start + considered, end) and not self._relates(start, end)):
            return False
        return considered or self.tags[start] in _INSIDE or self.tags[start] in {"IN", "RB", "VBN", "VBG", "TO"}

    def _relates(self, start: int, end: int) -> bool:
        """Say whether the finite verb of a description stands in a clause that hangs on it: "a man whose district is here"."""
        verb = next((place for place in range(start, end) if self.tags[place] in FINITE), start)
        hanging = any(self.words[at] in {"who", "whose", "which"} for at in range(start, verb))
        return hanging and self.tags[start] in {"DT", "NN", "NNP", "CD"}

    def is_name(self, start: int, end: int) -> bool:
        """Say whether a range is a name and nothing else: capitals, with small words between them ("Pieter van Aalst")."""
        if start >= end or not self._capital(start) or not self._capital(end - 1) or self.word(end - 1) in _WEEKDAYS:
            return False
        return all(self.surfaces[place][0].isupper() or self.words[place] in _SMALL_IN_NAMES for place in range(start, end))


def doubtful(words: list[str], surfaces: list[str], tags: list[str], cues: Mapping[str, Cue]) -> list[int]:
    """Return the places of the words whose tag is wrong where their capital, or what stands beside them, says so."""
    if compiled is None:
        return doubtful_plainly(words, surfaces, tags, cues)
    found: list[int] = compiled.doubtful(words, surfaces, tags, (cues, _OFTEN_MISTAKEN, _NO_NAMES, _OF_CUES))
    return found


def doubtful_plainly(words: Sequence[str], surfaces: Sequence[str], tags: Sequence[str], cues: Mapping[str, Cue]) -> list[int]:
    """Return what `doubtful` does, without compiled help."""
    found = []
    for at, (word, surface, tag) in enumerate(zip(words, surfaces, tags, strict=True)):
        if surface != word:
            doubtful = not surface[0].isupper() or tag in _NO_NAMES
        else:
            doubtful = tag in _OF_CUES and (tag == "VBN" or word in cues)
            doubtful = doubtful or (_OFTEN_MISTAKEN.get(word, tag) != tag and at + 1 < len(words))
        if doubtful:
            found.append(at)
    return found


def places(words: list[str], wanted: frozenset[str]) -> list[int]:
    """Return the places of the words that are in a set."""
    if compiled is None:
        return [place for place, word in enumerate(words) if word in wanted]
    found: list[int] = compiled.places(words, wanted)
    return found


def make_view(tagged: TaggedSentence, text: str, quotes: Sequence[Quoted], cues: Cues, titles: Sequence[Span] = ()) -> View:
    """Return the view of one sentence; `quotes` are those of its paragraph that touch it, in order, `titles` the works in marks there."""
    return View(tagged, text, quotes, cues, titles)
