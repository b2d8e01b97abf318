"""The hedge on a figure, and its part in a change.

In: a text and the places where a figure and its sentence begin and end. Out: a `Modifier`, a `Change` or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.model import Change, Modifier

if TYPE_CHECKING:
    from factcheck.lexicon.modifiers import Modifiers

__all__ = ["read_change", "read_hedge"]

_WINDOW = 36
_CHANGE_WINDOW = 72
_SPACES = str.maketrans("\u00a0\u2009\u202f\n\t’", "     '")
# words that may stand between hedge and figure: "at least another 140", "about its 12", "more than those 300"
_BETWEEN = {"another", "further", "additional", "other", "extra", "a", "an", "the", "his", "her", "its", "their", "more", "as"}
# these are places and times where an article follows: "above the 5 per cent", "over the next 10 years"
_NOT_APART = {"over", "above", "below", "under", "beyond", "around", "about", "near", "up to", "all", "only", "just", "passed", "tops", "topped"}
# "1.4 tonnes over 10 years" is while they last, "for over 10 years" is longer than that
_LASTING = frozenset("for in after lasted lasting spent took take takes taking of well with has is was and aged just little slightly served serving jailed prison been a by to at the until".split())
_TRAILING = " \"'“”‘([*"
_WORDS = re.compile(r"[a-z]+")
_LAST = re.compile(r"[^\s(\[—–\"“‘]+$")
_PARTS = {"to": Change.TO, "from": Change.FROM, "by": Change.BY, "at": Change.TO}
_NEXT_WORD = re.compile(r"[\s-](?:[a-z]+\s)?([a-z]+)")


def _lowered(text: str, start: int, end: int) -> str:
    return text[max(0, start) : end].lower().translate(_SPACES).rstrip(_TRAILING)


def read_hedge(text: str, floor: int, start: int, end: int, modifiers: Modifiers) -> tuple[Modifier | None, int]:
    """Return the hedge on the figure at `start` to `end` (None where there is none) and where the figure with it begins.

    `floor` is where its sentence begins.
    """
    before = _lowered(text, max(floor, start - _WINDOW), start)
    for apart in (False, True, True):
        last = before[before.rfind(" ") + 1 :].lstrip("([—–\"'“‘-")
        for phrase, modifier in modifiers.before.get(last, ()):
            if before.endswith(phrase) and not before[-len(phrase) - 1 : -len(phrase)].isalnum() and not (apart and phrase in _NOT_APART):
                return modifier, start - (len(_lowered(text, max(floor, start - _WINDOW), start)) - len(before)) - len(phrase) - 1
        if last not in _BETWEEN:
            break
        before = before[: -len(last)].rstrip(_TRAILING)
    return _behind(text, end, modifiers), start


def _behind(text: str, end: int, modifiers: Modifiers) -> Modifier | None:
    """Return the hedge behind a figure: "300 or so", "200-plus", "300 people or more"."""
    following = text[end : end + 1]
    if not following or following in ".,;:)%":
        return None
    ahead = text[end : end + _WINDOW].lower().translate(_SPACES)
    bare = ahead.lstrip(" ")
    found = _phrase(bare, modifiers)
    if found is None and following == " ":
        noun, _, rest = bare.partition(" ")
        found = _phrase(rest, modifiers) if noun.isalpha() and rest.startswith("or ") else None
    return found


def _phrase(ahead: str, modifiers: Modifiers) -> Modifier | None:
    first = ahead[:1]
    if not first or first not in "oa-+pirgmt":
        return None
    for phrase, modifier in modifiers.after:
        if ahead.startswith(phrase) and not ahead[len(phrase) : len(phrase) + 1].isalnum():
            return modifier
    return None


def read_change(text: str, floor: int, start: int, end: int, modifiers: Modifiers) -> Change | None:
    """Return the part that a figure plays in a change; `start` is where it begins with its hedge."""
    before = _lowered(text, max(floor, start - _CHANGE_WINDOW), start)
    last = _LAST.search(before)
    word = last[0] if last else ""
    part = _PARTS.get(word)
    if part is not None:
        words = _WORDS.findall(before[: -len(word)])
        return part if any(one in modifiers.change_verbs or one in modifiers.change_nouns for one in words[-9:]) and word != "at" else None
    if word in modifiers.direct:
        return Change.BY
    if word == "of" and (words := _WORDS.findall(before[:-2])) and words[-1] in modifiers.change_nouns:
        return Change.BY
    ahead = _NEXT_WORD.match(text, end)
    if ahead and (ahead[1] in modifiers.change_nouns):
        return Change.BY
    return None
