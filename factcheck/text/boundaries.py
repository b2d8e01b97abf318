"""Where one sentence ends and the next begins.

In: a text, the span of a paragraph, the words that end no sentence. Out: the starts of its sentences. Only a full stop, question mark,
exclamation mark or ellipsis before white space ends a sentence, with the closing marks after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.lexicon.furniture import Furniture

__all__ = ["Boundaries", "Stop", "stops", "stops_plainly"]

# One end of a sentence; each run is taken whole and from its start only, so that a megabyte of full stops is read once.
_END = lazily(
    r"""(?P<end>[.!?…。！？](?<![.!?…。！？]{2})[.!?…。！？]*+)
        (?P<close>(?:[”’"'»)\]}]|\[\d{1,3}\])*+)
        (?P<space>\s++(?:”\s++)?|(?=“)|(?<=[a-z]\.)(?=[A-Z][a-z]))""",
    re.VERBOSE,
)
_NEXT = lazily(r"[“‘\"'«(\[{•–—-]*+(?P<word>[^\W_][\w’'.&-]{0,24})?")
_OPENING = "“‘\"'«([{—–"
_LONGEST_WORD = 24
_LONGEST_DOTTED_PART = 2


class Stop(NamedTuple):
    """Where a sentence may end: the place of a run of stops and its end, the end of the closing marks after it, and of the white space."""

    start: int
    end: int
    closed: int
    after: int


def stops(text: str, start: int, end: int) -> list[Stop]:
    """Return where a sentence of a stretch may end, in order."""
    if compiled is None:
        return stops_plainly(text, start, end)
    found: list[Stop] = compiled.stops(text, start, end, Stop)
    return found


def stops_plainly(text: str, start: int, end: int) -> list[Stop]:
    """Return what `stops` does, without compiled help."""
    return [Stop(match.start(), match.end("end"), match.end("close"), match.end()) for match in _END.finditer(text, start, end)]


class Boundaries:
    """Cuts paragraphs into sentences by one table of words."""

    def __init__(self, furniture: Furniture) -> None:
        self._before = furniture.abbreviations_before
        self._number = furniture.abbreviations_number
        self._inside = furniture.abbreviations_inside
        self._clock = furniture.abbreviations_clock
        self._after_clock = furniture.abbreviations_after_clock
        self._openers = furniture.abbreviations_openers

    def starts(self, text: str, start: int, end: int, *, lower: bool) -> Iterator[int]:
        """Yield where each sentence after the first of the paragraph `start` to `end` begins.

        `lower` says that the text is written without capitals, so that a small letter may begin a sentence.
        """
        for stop in stops(text, start, end):
            if stop.after < end and self._ends(text, start, stop, _NEXT.match(text, stop.after, end), lower=lower):
                yield stop.after

    def _ends(self, text: str, start: int, stop: Stop, following: re.Match[str] | None, *, lower: bool) -> bool:
        word = following["word"] if following else None
        if word is None:
            # Marks or a symbol follow: "$5m was found" begins a sentence, a dash or a further full stop does not.
            sign = text[stop.after]
            return sign in '$€£₹#@“‘"«([' and not (sign in "$€£₹" and self._leads(text, start, stop))
        if word[0].islower() and not lower:
            return False
        if stop.after == stop.closed and text[stop.after] != "“":
            # "said.The toll": only a word that starts sentences; "Booking.Com" is a name.
            return word.casefold() in self._openers and self._after_stop(text, start, stop, word)
        # “Go!” He left; "what? Nothing"; "... said. The" with its quotation mark.
        return not _is_full_stop(text, stop) or self._after_stop(text, start, stop, word)

    def _leads(self, text: str, start: int, stop: Stop) -> bool:
        """Say whether a full stop before a sum belongs to an abbreviation: "c. £3m", "approx. $5m", "vs. €7m"."""
        before = text[max(start, stop.start - _LONGEST_WORD) : stop.start].split()
        folded = before[-1].lstrip(_OPENING).casefold() if before and _is_full_stop(text, stop) else ""
        return folded == "c" or folded in self._before

    def _after_stop(self, text: str, start: int, stop: Stop, word: str) -> bool:
        """Say whether a single full stop before `word` ends a sentence or belongs to the word before it."""
        before = text[max(start, stop.start - _LONGEST_WORD) : stop.start].split()
        if not before or text[stop.start - 1].isspace():
            return True
        written = before[-1].lstrip(_OPENING)
        folded = written.casefold()
        if folded.isdigit():
            # "1. The first": a list number at the head of its line; elsewhere a number ends a sentence as a word does.
            return stop.start - len(written) != start
        if folded in self._clock:
            return word.rstrip(".").casefold() not in self._after_clock and not word[0].isdigit()
        if folded in self._before:
            return False
        if word[0].isdigit() and folded in self._number:
            return False
        if _is_dotted(folded) or (len(folded) == 1 and written.isupper()) or (folded in self._inside and written[0].isupper()):
            return word.casefold() in self._openers
        return True


def _is_full_stop(text: str, stop: Stop) -> bool:
    """Say whether a stop is a full stop and nothing else."""
    return stop.end - stop.start == 1 and text[stop.start] == "."


def _is_dotted(word: str) -> bool:
    """Say whether `word` is letters with full stops between: "u.s", "lt.col" is not, nor are "paper.co.nz" and "4.1%"."""
    return "." in word and all(part.isalpha() and len(part) <= _LONGEST_DOTTED_PART for part in word.split("."))
