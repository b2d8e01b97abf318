"""The time that a figure covers, what a percentage is taken of, and the day of its clause.

In: a `Scene`, the dates of the sentence. Out: words as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.scene import Item
from factcheck.model import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.scene import Scene
    from factcheck.model import DateMention, Figure

__all__ = ["base", "day", "lengths", "split"]

_DAYLIKE = ("weekday:", "day")
_REPORTED = frozenset({"said", "says", "told", "tells", "announced", "added", "reported", "confirmed", "stated"})
_OPENERS = frozenset({"on", "late", "early", "since", "from", "until", "by", "of", "before", "after", "in"})
_AS_OF = frozenset({"by", "of", "until", "before"})
_LONGEST_BASE = 7
_BACK = 6


def split(dates: Sequence[DateMention]) -> tuple[list[DateMention], list[DateMention]]:
    """Part the dates of a sentence into days and longer periods."""
    days: list[DateMention] = []
    periods: list[DateMention] = []
    for mention in dates:
        (days if _is_day(mention.expression) else periods).append(mention)
    return days, periods


def _is_day(expression: str) -> bool:
    body = expression.rstrip("<>")
    return body.startswith(_DAYLIKE) or (
        body.count("-") >= 2 and body[-2:].isdigit() and body[-3] == "-" and body[-5:-3].isdigit() and body[-6] == "-"
    )


def day(scene: Scene, number: int, days: Sequence[Item]) -> Item | None:
    """Return the day on which the figure's clause has it happen; not the day of saying so, nor the hour of a count ("by Tuesday")."""
    happening = [item for item in days if not _of_telling(scene, item)]
    found = scene.belonging(happening, number, whole_sentence=True)
    return found[0] if found else None


def _of_telling(scene: Scene, item: Item) -> bool:
    place = item.first - 1
    while place >= 0 and scene.words[place] in {"on", "late", "early"}:
        place -= 1
    if scene.word(place) in _REPORTED or scene.word(place) in _AS_OF:
        return True
    # "told reporters in Kabul on Thursday", "said in a statement on Friday"
    return any(
        scene.words[back] in _REPORTED and scene.word(back + 1) in {"in", "reporters", "at", "a"}
        for back in range(max(place - _BACK, 0), place)
    )


def lengths(scene: Scene) -> list[Item]:
    """Return the stretches of time that bound a count: "in 24 hours", "over six months", "so far", "a day", "since the war"."""
    wording, found = scene.wording, []
    for place, word in enumerate(scene.words):
        if word in wording.time_units:
            opener = _opener(scene, place)
            if opener is not None:
                found.append(Item(opener, place + 1, _written(scene, opener, place + 1)))
        elif word in wording.rate_words:
            found.append(Item(place, place + 1, scene.texts[place]))
    return found


def _opener(scene: Scene, place: int) -> int | None:
    """Return where the stretch that ends with the unit at `place` begins, None where it is no stretch of time around a count."""
    wording = scene.wording
    first = place - 1
    while (
        first >= 0
        and place - first <= _BACK
        and (scene.tags[first] == "CD" or scene.words[first] in wording.period_adjectives or scene.words[first].isdigit())
    ):
        first -= 1
    opener = scene.word(first)
    if place - first > 1 and opener in wording.period_openers:
        return first + 1
    if (
        scene.word(place - 1) in {"a", "an", "per", "each", "every"}
        and scene.word(first) not in {"for", "of", "than"}
        and scene.word(place + 1) not in {"ago", "earlier", "before", "later"}
    ):
        return place - 1
    return None


def _written(scene: Scene, first: int, last: int) -> str:
    return " ".join(scene.texts[first:last])


def base(scene: Scene, number: int, figure: Figure) -> str | None:
    """Return what a percentage is a share of ("of voters"), or what a rise is measured against ("on a year ago"); None where nothing is said."""
    if figure.kind not in {Kind.PERCENT, Kind.RATIO} and figure.change is not Change.BY:
        return None
    _, high = scene.clause(number)
    end = scene.ends[number]
    stop = min(high, scene.starts[number + 1] if number + 1 < len(scene.starts) else high)
    if scene.word(end) == "of" and figure.kind is not Kind.MONEY:
        return _phrase(scene, end + 1, stop)
    for place in range(end, min(stop, end + _BACK)):
        if scene.words[place] in scene.wording.base_openers:
            phrase = _phrase(scene, place + 1, min(stop, place + 1 + _LONGEST_BASE))
            words = phrase.lower().split() if phrase else []
            if any(word in scene.wording.base_times or word.isdigit() for word in words):
                return phrase
    return None


def _phrase(scene: Scene, first: int, stop: int) -> str | None:
    """Return the words from `first` to the next stop, verb or preposition of another phrase."""
    last = first
    while last < stop and last - first < _LONGEST_BASE and scene.words[last] not in {",", ".", ";", "(", ")", "”", '"', "—", "–"}:
        if scene.tags[last] in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP"} or (last > first and scene.tags[last] in {"CC"}):
            break
        if last > first + 1 and scene.tags[last] == "IN" and scene.words[last] not in {"of", "in"}:
            break
        last += 1
    return _written(scene, first, last) or None
