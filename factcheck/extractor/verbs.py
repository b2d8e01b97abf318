"""Reporting verbs in place: the group of words from the first auxiliary on, and which form it has.

In: a `View` and the place of a form of a cue. Out: a `Verb`, or nothing where the word is no verb there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import FINITE
from factcheck.extractor.openings import ANY_CLAUSE, with_particle
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.extractor.clauses import View
    from factcheck.lexicon.cues import Cue, Cues

__all__ = ["Verb", "verb_at"]

_BE = frozenset("be is are was were been being 's ’s 're ’re get got gets".split())
_AUXILIARIES = _BE | frozenset("am has have had having do does did 'd ’d 've ’ve 'll ’ll n't n’t".split())
_AWAY = frozenset("off up down away".split())  # make another verb of a cue
_NOUNS_TOO = frozenset(
    ("estimates", "reports", "claims", "comments", "demands", "requests", "promises", "forecasts", "complaints", "attacks")
)


class Verb(NamedTuple):
    """A cue in place: its verb group from the first auxiliary on, its form."""

    cue: Cue
    start: int
    place: int
    end: int
    participle: bool
    passive: bool
    infinitive: bool


def verb_at(view: View, place: int, cues: Cues) -> Verb | None:
    """Return the verb group of a cue form, None where the word is no verb."""
    word = view.words[place]
    cue, end = with_particle(view, place, cues.forms[word])
    if not cue.frames and not cue.prepositions:
        return None
    if not _is_verb(view, place, cue):
        return None
    start = place
    while view.outside(start - 1) and (view.words[start - 1] in _AUXILIARIES or view.tags[start - 1] in {"RB", "RBR", "MD", "TO"}):
        start -= 1
    being = start < place and not _BE.isdisjoint(view.words[start:place])
    finite = being and not FINITE.isdisjoint(view.tags[start:place])
    participle = word.endswith("ing") and not (being and finite)
    return Verb(
        cue,
        start,
        place,
        end,
        participle=participle,
        passive=being and not word.endswith("ing"),
        infinitive=view.word(place - 1) == "to" or (view.tag(place - 1) == "RB" and view.word(place - 2) == "to"),
    )


def _qualifies(view: View, place: int, cue: Cue) -> bool:
    """Say whether a participle hangs on the noun before it: "those | briefed on his strategy", "in a report | published on Thursday"."""
    if view.word(place - 1) == "those":
        return True
    behind = view.tag(place + 1) == "IN" and view.word(place + 1) != "that"
    return behind and not cue.strong and view.tag(place - 1) in {"NN", "NNS"}


def _is_verb(view: View, place: int, cue: Cue) -> bool:
    word, tag = view.words[place], view.tags[place]
    if cue.particle is None and cue.frames == ANY_CLAUSE:
        return True  # shot back, went on
    if view.tag(place + 1) == "RP" and view.word(place + 1) in _AWAY and cue.particle is None:
        return False  # will write off the loan
    if word in _NOUNS_TOO and view.tag(place - 1) == "NN" and view.tag(place - 2) in {"VBG", "VBD", "VBZ", "VBN", "IN", ",", "JJ", "CC"}:
        return False  # citing cost estimates
    if word.endswith("ing") and not tag.startswith("VB"):
        return place == 0 or (tag in {"NN", "JJ"} and view.word(place - 1) == ",")
    if tag.startswith("VB"):
        return tag != "VBN" or not _qualifies(view, place, cue)
    if word == cue.lemma and tag == "NN" and view.tag(place - 1) in {"NNS", "PRP"} and view.word(place + 1) == "that":
        return True  # its authors caution that
    if tag in {"NN", "NNP", "JJ", "IN", "RB"} and word == cue.lemma:
        return (cue.strong and cue.lemma == "say") or (tag == "NN" and view.tag(place - 1) in {"MD", "TO"})
    return word in {"said", "says", "told"} or (tag == "NNS" and view.tag(place - 1) in {"NNP", "PRP"} and view.word(place + 1) == "that")
