"""Whose words a sentence reports: the noun phrase before or after a cue, or the subject of the sentence.

In: a `View` and a `Verb` in it. Out: token ranges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import FINITE, Range
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.extractor.verbs import Verb

__all__ = ["LONGEST_RELATIVE", "Subject", "agent", "described", "inverted", "last_subject", "main_subject", "subject_before", "subject_of"]

_RELATIVES = frozenset(("who", "which"))
_THINKING = frozenset("say says said think thinks believe believes know knows feel feels hope hopes fear fears".split())
LONGEST_RELATIVE = 12  # words
_LONGEST_STATE = 5  # tokens of "New Mexico ,"


class Subject(NamedTuple):
    """The speaker of a cue; `first` is where speaker and cue begin together, `relative` when its clause hangs on a noun."""

    span: Range | None
    first: int
    relative: bool = False
    shared: bool = False


def subject_of(view: View, verb: Verb) -> Subject | None:
    """Return the speaker before a finite cue."""
    before = verb.start - 1
    if (view.word(before) in _RELATIVES and not view.acronym(before)) or (view.word(before) == "that" and view.tag(before) == "WDT"):
        return _relative(view, before)
    found = view.noun_before(verb.start)
    if found is not None:
        found = _behind_relative(view, found) or _with_place(view, found) or _whole(view, found)
        return Subject(found, found.start)
    if view.word(before) == "," and view.tag(before - 1) == "RB" and view.word(before - 2) == ",":  # Residents, however, said
        found = view.noun_before(before - 2)
        if found is not None:
            return Subject(found, found.start)
    apposed = view.apposed_before(verb.start) or _opening_noun(view, verb.start - 1)
    if apposed is not None:
        return Subject(apposed, apposed.start)
    return _after_time(view, verb)


def _whole(view: View, found: Range) -> Range:
    """Return the noun phrase that opens the clause where no verb stands between: "A man who heard his words to | the panel | said"."""
    if view.tag(found.start - 1) not in {"IN", "TO", "VBG"} or not view.outside(found.start - 1):
        return found
    start = next(
        (
            at + 1
            for at in range(found.start - 1, -1, -1)
            if view.words[at] in {",", ";", ":", "—", "–", "that"} or view.tags[at] == "CC" or not view.outside(at)
        ),
        0,
    )
    first = Range(start, start + 1) if view.words[start] == "those" else view.noun_after(start)
    if first is None or first.start >= found.start - 1 or view.finite(start, found.start) or found.start - start > LONGEST_RELATIVE:
        return found
    return Range(start, found.end)


def _with_place(view: View, found: Range) -> Range | None:
    """Return a noun phrase with the town before it and its state between commas: "The Rockford, Ill., | maker of fasteners | said"."""
    comma = found.start - 1
    if view.word(comma) != "," or view.surfaces[found.end - 1][0].isupper():
        return None
    first = next((at for at in range(comma - 1, max(comma - _LONGEST_STATE, 0), -1) if view.words[at] == ","), 0)
    if view.surfaces[found.start].islower() and not view.is_name(first + 1, comma - (view.word(comma - 1) == ".")):
        return None
    town = view.noun_before(first if view.surfaces[found.start].islower() else comma)
    if town is None or not view.surfaces[town.end - 1][0].isupper() or "the" not in view.words[town.start : town.end]:
        return None
    return Range(town.start, found.end)


def _opening_noun(view: View, end: int) -> Range | None:
    """Return the noun phrase that opens the sentence before a long description: "Clinton, at a rally in Ohio, a state to win, | said"."""
    first = view.noun_after(0)
    if view.word(end) != "," or first is None or view.word(first.end) != "," or first.end >= end:
        return None
    described = view.tag(first.end + 1) in {"VBG", "VBN", "WP", "WP$", "DT", "IN"} and view.outside(end)
    return first if described and all(view.outside(at) for at in range(first.end, end)) else None


def _behind_relative(view: View, found: Range) -> Range | None:
    """Return the noun on which the clause hangs that a noun phrase ends: "The lords who claimed | responsibility | said"."""
    verb = found.start - 1
    if not view.tag(verb).startswith(("VB", "IN", "TO", "RP")) or view.word(verb) in _THINKING or not view.outside(verb):
        return None
    finite = 0
    for place in range(verb, max(verb - LONGEST_RELATIVE, 0), -1):
        finite += view.tags[place] in FINITE
        if finite > 1 or not view.outside(place) or view.words[place] in {",", ";", ":"}:
            return None
        if view.words[place] in {"who", "which", "that"} and view.tags[place] in {"WP", "WDT"}:
            return view.noun_before(place) if finite else None
    return None


def _after_time(view: View, verb: Verb) -> Subject | None:
    """Return the speaker that a word of time parts from its cue: "Khan on Friday said"."""
    place = verb.start
    if view.tag(place - 1) == "NNP" or view.word(place - 1) in {"today", "yesterday"}:
        place -= 1
        if view.word(place - 1) in {"on", "last", "late", "early"}:
            place -= 1
        found = view.noun_before(place)
        if found is not None and place < verb.start:
            return Subject(found, found.start)
    return None


def _relative(view: View, pronoun: int) -> Subject | None:
    end = pronoun - 1 if view.word(pronoun - 1) == "," else pronoun
    found = view.noun_before(end)
    if found is None and view.word(pronoun - 1) == ",":
        found = view.apposed_before(pronoun)
    return Subject(found, found.start, relative=True) if found is not None else None


def inverted(view: View, verb: Verb) -> Range | None:
    """Return the speaker after the cue: “A,” said Karel Dvoran of the police."""
    place = verb.end
    while view.tag(place) == "RB":
        place += 1
    found = view.noun_after(place)
    if found is None or view.tag(found.end) in FINITE or view.word(found.end) == "that":
        return None
    return _with_name(view, found)


def _with_name(view: View, found: Range) -> Range:
    """Return an office with the name behind its comma: "said the tourism minister, | Inés Caldera"."""
    if view.word(found.end) != "," or (view.surfaces[found.end - 1][0].isupper() and view.tags[found.start] != "DT"):
        return found
    end = next(
        (at for at in range(found.end + 1, len(view)) if view.words[at] in {",", ";"} or view.tags[at] in {".", "WP", "IN"}), len(view)
    )
    return Range(found.start, end) if view.is_name(found.end + 1, end) else found


def agent(view: View, verb: Verb) -> Range | None:
    """Return the speaker of a passive: "was told by police"."""
    for place in range(verb.end, min(verb.end + 6, len(view))):
        if view.words[place] == "by" and view.outside(place):
            return view.noun_after(place + 1)
    return None


def main_subject(view: View, before: int) -> Range | None:
    """Return the subject of the first finite verb of the sentence, whether before or after a place."""
    for place in range(len(view)):
        if view.tags[place] in FINITE and view.quote[place] < 0 and place != before:
            start = place - (view.tag(place - 1) == "RB")
            found = view.noun_before(start) or view.apposed_before(start)
            if found is not None and view.word(found.start - 1) not in {"when", "after", "as", "that", "which"}:
                return found
    return None


def subject_before(view: View, before: int) -> Range | None:
    """Return the subject of the first finite verb before a place, or the noun phrase that begins the sentence."""
    opening = _opening_noun(view, _last_comma(view, before))
    if opening is not None:
        return opening
    found = main_subject(view, before)
    if found is not None and found.start < before and not _quoted_verb(view, found.start):
        return found
    first = view.noun_after(0) if view.tag(0) not in {"IN", "RB"} else None
    return first or found


def _last_comma(view: View, before: int) -> int:
    """Return the place of the last comma before a place that a finite verb follows, -1 where none does."""
    commas = (at for at in range(before - 1, 0, -1) if view.words[at] == "," and view.outside(at) and view.tags[at + 1] in FINITE)
    return next(commas, -1)


def _quoted_verb(view: View, before: int) -> bool:
    """Say whether a finite verb stands in marks before a place: the panel “severely admonished” him, saying | he had lied."""
    return any(view.tags[at] in FINITE and view.quote[at] >= 0 for at in range(before)) and view.outside(0)


def last_subject(view: View, before: int) -> Range | None:
    """Return the subject of the last finite verb before a place: "she needed only one sentence | :"."""
    for place in range(before - 1, -1, -1):
        if view.tags[place] in FINITE and view.outside(place):
            found = view.noun_before(place)
            if found is not None and view.tags[found.end - 1] in {"PRP", "NNP"} and view.words[found.end - 1] != "it":
                return found
    return None


def described(view: View) -> Range | None:
    """Return the name that a sentence begins with and describes: "Lieve Maes, who has run the house for years: “A”"."""
    comma = next((place for place, word in enumerate(view.words) if word == ","), 0)
    return Range(0, comma) if view.word(comma + 1) == "who" and view.is_name(0, comma) else None
