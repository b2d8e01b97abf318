"""Whether a date whose year or week is left out lies before or after publication, by the verbs and cues around it.

In: a passage and the place of a date in it. Out: "<" (past), ">" (to come) or "" (the text does not say).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.extractor.written import Passage
    from factcheck.lexicon.calendar import Calendar

__all__ = ["tense", "told_by_section"]

_BEFORE = 90
_AFTER = 60
_PAST_FORM = 5  # letters of the shortest past form in -ed worth trusting ("acted")
_BREAKS = (";", "—", " – ", "\n", ". ")
_STOPS = '()[]“”"‘.,;:!?'


def tense(passage: Passage, start: int, end: int, calendar: Calendar) -> str:
    """Return the tense of the date at `start` to `end`: that of the nearest cue before it in its clause, else after it."""
    before = passage.text[max(passage.start, start - _BEFORE) : start]
    for mark in _BREAKS:
        before = before[before.rfind(mark) + 1 :] if mark in before else before
    words = [word.strip(_STOPS).lower() for word in before.split()]
    after = passage.text[end : min(passage.end, end + _AFTER)]
    for mark in _BREAKS:
        after = after.split(mark, 1)[0]
    told = _adjacent(words, calendar) or _backward(words, calendar)
    told = told or _forward((word.strip(_STOPS).lower() for word in after.split()), calendar)
    if told or not words:
        return told
    # "from 1 June", "by late Monday": the day itself is to come where no verb says otherwise
    return ">" if not calendar.weak_future.isdisjoint(words[-2:]) else ""


def _adjacent(words: list[str], calendar: Calendar) -> str:
    """Read what stands right before the date: "until Friday", "was set for 14 September"."""
    if words and words[-1] in calendar.adjacent:
        return calendar.adjacent[words[-1]]
    named = len(words) > 1 and words[-1] == "for" and not calendar.before_for.isdisjoint(words[-4:-1])
    return ">" if named else ""


def _backward(words: list[str], calendar: Calendar) -> str:
    """Read the words before the date from the nearest to the farthest."""
    own_clause = True  # "said on Thursday", but not "said that on Thursday he will"
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if word in calendar.reporting:
            if own_clause:
                return "<"
            continue
        if word == "to" and position and words[position - 1] in calendar.before_to and position < len(words) - 1:
            return ">"
        told = _cue(word, calendar)
        if told:
            return ">" if position and words[position - 1] == "be" else told  # "to be charged from 1 June"
        own_clause = own_clause and word not in calendar.clause
    return ""


def _forward(words: Iterable[str], calendar: Calendar) -> str:
    for word in words:
        told = "" if word in calendar.reporting else _cue(word, calendar)
        if told:
            return told
    return ""


def _cue(word: str, calendar: Calendar) -> str:
    if word in calendar.future or word.endswith(("'ll", "’ll")):
        return ">"
    if word in calendar.past or (len(word) >= _PAST_FORM and word.endswith("ed") and word not in calendar.neither):
        return "<"
    return ""


def told_by_section(section: Section) -> str:
    """Return the tense that a section gives its dates: a dateline or byline is never of the future."""
    return "<" if section in {Section.DATELINE, Section.BYLINE} else ""
