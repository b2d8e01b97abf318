"""Whose a quotation is that no reading of its sentence claimed: a cue and a speaker right beside its marks.

In: a `View` and the number of a quoted stretch. Out: cue and speaker, or nothing. The tags are asked for little here: the tagger takes a
cue that it has not met between a quotation and a name for an adjective (“…,” quipped drug squad chief Duarte Salema, 49), and tabloids have
a new one for every story. That it stands where a cue stands is what shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import Range
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.lexicon.cues import Cues

__all__ = ["Neighbours", "neighbours"]

_STOPS = frozenset((".", ";", ":", "!", "?"))
_LONGEST_SPEAKER = 18  # words of “…,” its captain, Manolis Perakis, 34, said
_LONGEST_HEARER = 5  # words between cue and colon: told a news conference:
_PERSONS = frozenset("he she they i we".split())
_ARTICLES = frozenset("the a an his her its their our my one".split())
# Where the name behind a cue ends: “…,” crowed Quill in her victory speech.
_AFTER_NAME = frozenset("in at on after when as who while during to with from before outside inside by about over".split())
_VERB_ENDING = "ed"


class Neighbours(NamedTuple):
    """The places of a cue and its speaker."""

    cue: Range
    speaker: Range


def neighbours(view: View, number: int, cues: Cues) -> Neighbours | None:
    """Return the cue and the speaker that stand right behind a quotation, or before it with a colon or comma between."""
    return _behind(view, number, cues) or _before(view, number, cues)


def _tells(view: View, place: int, cues: Cues) -> bool:
    """Say whether a finite form of a cue stands at a place outside of marks: "quipped", "says", not "say" nor "saying"."""
    word = view.word(place)
    known = cues.forms.get(word)
    return known is not None and view.outside(place) and word != known.lemma and not word.endswith("ing")


def _behind(view: View, number: int, cues: Cues) -> Neighbours | None:
    place = view.after_quote(number)
    if view.word(place) == ",":
        place += 1
    elif view.word(place - 2) not in {",", "?", "!", "…", "—", "–"}:
        return None  # a word in marks inside a sentence
    if view.word(place).endswith("ly"):
        place += 1
    if not view.outside(place):
        return None
    end = _stop(view, place)
    if _tells(view, place, cues) or _like_a_cue(view, place, end):
        speaker = _named(view, place + 1, end)
        return Neighbours(Range(place, place + 1), speaker) if speaker is not None else None
    for cue in range(place + 1, min(end, place + _LONGEST_SPEAKER)):
        if _tells(view, cue, cues):
            speaker = _subject(view, place, cue)
            return Neighbours(Range(cue, cue + 1), speaker) if speaker is not None else None
    return None


def _before(view: View, number: int, cues: Cues) -> Neighbours | None:
    mark = view.first_of(number) - 1
    if view.word(mark) not in {":", ","} or not view.outside(mark):
        return None
    for cue in range(mark - 1, max(mark - 1 - _LONGEST_HEARER, 0), -1):
        if not view.outside(cue) or view.word(cue) in _STOPS | {","}:
            return None
        if _tells(view, cue, cues) or (cue == mark - 1 and view.word(mark) == ":" and view.word(cue).endswith(_VERB_ENDING)):
            start = max((at + 1 for at in range(cue) if view.word(at) in _STOPS or not view.outside(at)), default=0)
            speaker = _subject(view, start, cue)
            return Neighbours(Range(cue, cue + 1), speaker) if speaker is not None else None
    return None


def _stop(view: View, place: int) -> int:
    """Return the place where the words behind a quotation end: a stop that ends no initial, or other marks."""
    at = place
    while view.outside(at) and not (view.words[at] in _STOPS and view.tags[at] != "NNP"):
        at += 1
    return at


def _like_a_cue(view: View, place: int, end: int) -> bool:
    """Say whether a verb that is no known cue stands between a quotation and a name that ends its sentence: “…,” shivered Perakis, 43."""
    if not view.words[place].endswith(_VERB_ENDING) or view.surfaces[place][0].isupper():
        return False
    speaker = _named(view, place + 1, end)
    return speaker is not None and view.surfaces[speaker.end - 1][0].isupper() and (speaker.end == end or view.word(speaker.end) == ",")


def _named(view: View, start: int, end: int) -> Range | None:
    """Return the speaker that begins at a place behind its cue: a person's pronoun, or the words up to a comma or preposition."""
    if view.word(start) in _PERSONS:
        return Range(start, start + 1)
    stop = start
    while stop < end and view.words[stop] not in _AFTER_NAME and view.words[stop] != ",":
        stop += 1
    return Range(start, stop) if stop > start and _is_speaker(view, start, stop) else None


def _subject(view: View, start: int, cue: int) -> Range | None:
    """Return the speaker before a cue: "skipper Perakis, 43, | shivered", "Inez Marrow, who directs the operation, | said"."""
    end = cue - 1 if view.word(cue - 1) == "," else cue
    while start < end and view.words[start] in {"and", "but", ","}:
        start += 1
    if end <= start or end - start > _LONGEST_SPEAKER or view.words[start].endswith("ing"):
        return None  # called it “very clear,” emphasizing how firmly the government holds
    if end - start == 1 and view.words[start] in _PERSONS:
        return Range(start, end)
    comma = next((at for at in range(start, end) if view.words[at] == ","), end)
    if comma < end == cue or not _is_speaker(view, start, comma):
        return None
    return Range(start, comma)


def _is_speaker(view: View, start: int, end: int) -> bool:
    """Say whether words are a name or an office: a capital in them or an article before them, and no finite verb."""
    return not view.finite(start, end) and (
        view.words[start] in _ARTICLES or any(view.surfaces[place][0].isupper() for place in range(start, end))
    )
