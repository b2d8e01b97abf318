"""The time that a figure covers, what a percentage is taken of, and the day of its clause.

In: a `Scene`, the dates of the sentence. Out: words as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.clauses import places
from factcheck.extractor.scene import Item
from factcheck.model import Change, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.scene import Scene
    from factcheck.model import DateMention, Figure

__all__ = ["base", "day", "lengths", "of_superlative", "rate", "split"]

_DAYLIKE = ("weekday:", "day")
_DAY = lazily(r"-\d\d-\d\d\Z")
_LONGEST_BASE = 7
_BACK = 6
_AFTER = 6
_YEAR = 4  # digits
_SHARES, _BY = frozenset((Kind.PERCENT, Kind.RATIO)), Change.BY
_EACH = frozenset({"a", "an", "per", "each", "every"})
_SINCE_WHEN = frozenset({"ago", "earlier", "before", "later", "old"})
_WHICH = frozenset({"past", "last", "next", "first", "final", "whole", "entire", "previous", "preceding", "a"})
_PRONOUNS = frozenset({"it", "them", "that", "those", "these", "this", "which", "whom", "him", "her", "us"})
_STOPS = frozenset({",", ".", ";", "(", ")", "”", '"', "—", "–"})
_CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})


def split(scene: Scene, dates: Sequence[DateMention]) -> tuple[list[Item], list[Item]]:
    """Part the dates of a sentence into days and longer periods; "since Saturday" is a period."""
    days: list[Item] = []
    periods: list[Item] = []
    for mention in dates:
        for item in scene.items([(mention.anchor.span, mention.anchor.surface)]):
            single = _is_day(mention.expression) and scene.word(item.first - 1) != "since"
            (days if single else periods).append(item)
    return days, periods


def _is_day(expression: str) -> bool:
    body = expression.rstrip("<>")
    return body.startswith(_DAYLIKE) or _DAY.search(body) is not None


def day(scene: Scene, number: int, days: Sequence[Item]) -> Item | None:
    """Return the day on which the figure's clause has it happen; not the day of saying so, nor the hour of a count ("by Tuesday")."""
    if not days:
        return None
    happening = [item for item in days if not _of_telling(scene, item)]
    found = scene.belonging(happening, number, loose=True, beyond=True)
    if not found or (found[-1].last <= scene.starts[number] and scene.subordinate(found[-1].last, scene.starts[number])):
        return None
    return found[0]


def _of_telling(scene: Scene, item: Item) -> bool:
    place = item.first - 1
    while place >= 0 and scene.words[place] in {"on", "late", "early"}:
        place -= 1
    reporting = scene.wording.reporting
    as_of = scene.word(place) in scene.wording.bounding or (scene.word(place) == "of" and scene.word(place - 1) == "as")
    if scene.word(place) in reporting or as_of or item.first in scene.told:
        return True
    # "told reporters in Kabul on Thursday", "said in a statement on Friday"
    low = max(place - _BACK, 0)
    return not reporting.isdisjoint(scene.words[low : max(place, 0)]) and any(
        scene.words[back] in reporting and scene.word(back + 1) in {"in", "reporters", "at", "a"} for back in range(low, place)
    )


def lengths(scene: Scene) -> list[Item]:
    """Return the stretches of time that bound a count: "in 24 hours", "over six months", "first-half"."""
    wording = scene.wording
    found: list[Item] = []
    for place in sorted({*places(scene.words, wording.time_units), *places(scene.words, wording.period_adjuncts)}):
        if scene.words[place] in wording.time_units:
            first = _first(scene, place)
            if first is not None:
                found.append(Item(first, place + 1, scene.written(first, place + 1)))
        else:
            found.append(Item(place, place + 1, scene.texts[place]))
    return found


def of_superlative(scene: Scene, item: Item) -> bool:
    """Say whether the item only bounds a record: "the fastest marathon by an Irishwoman since 2019"."""
    if scene.word(item.first - 1) != "since":
        return False
    before = range(max(item.first - 1 - _BACK, 0), item.first - 1)
    return any(scene.tags[place] in {"JJS", "RBS"} or scene.words[place] == "first" for place in before)


def rate(scene: Scene, number: int) -> Item | None:
    """Return the "a day", "per year", "each month" or "annually" that stands after the figure's own words, None if there is none."""
    end = scene.ends[number]
    stop = min(end + _AFTER, len(scene.words), scene.starts[number + 1] if number + 1 < len(scene.starts) else len(scene.words))
    for place in range(end, stop):
        word = scene.words[place]
        if word in scene.wording.rate_words:
            return Item(place, place + 1, scene.texts[place])
        if word in scene.wording.time_units and scene.word(place - 1) in _EACH and place > end and scene.word(place + 1) not in _SINCE_WHEN:
            return Item(place - 1, place + 1, scene.written(place - 1, place + 1))
        if word in {",", ".", ";"} or (scene.tags[place] in {"IN", "TO", "VBD"} and word != "per"):
            return None
    return None


def _first(scene: Scene, place: int) -> int | None:
    """Return where the stretch that ends with the unit at `place` begins, None where it is no stretch of time around a count."""
    wording = scene.wording
    first = place - 1
    while (
        first >= 0
        and place - first <= _BACK
        and (scene.tags[first] == "CD" or scene.words[first] in wording.period_adjectives or scene.words[first].isdigit())
    ):
        first -= 1
    if (
        place - first == 1
        or scene.word(first) not in wording.period_openers
        or scene.word(place + 1) in _SINCE_WHEN
        or scene.tag(place + 1) == "CD"
    ):
        return None
    told = scene.words[place] in wording.long_units or any(
        scene.tags[at] == "CD" or scene.words[at] in _WHICH for at in range(first + 1, place)
    )
    return first + 1 if told else None


def base(scene: Scene, number: int, figure: Figure) -> Item | None:
    """Return what a percentage is a share of ("of voters"), or what a rise is measured against ("on a year ago")."""
    if figure.kind not in _SHARES and figure.change is not _BY:
        return None
    _, high = scene.clause(number)
    end = scene.ends[number]
    stop = min(high, scene.starts[number + 1] if number + 1 < len(scene.starts) else high)
    if scene.word(end) == "of" and figure.kind is not Kind.MONEY:
        return _phrase(scene, end + 1, stop)
    for place in range(end, min(stop, end + _BACK)):
        if scene.words[place] in scene.wording.base_openers:
            phrase = _phrase(scene, place + 1, min(stop, place + 1 + _LONGEST_BASE))
            if phrase and _is_base(scene, place, phrase):
                return phrase
    return None


def _is_base(scene: Scene, opener: int, phrase: Item) -> bool:
    words = scene.words[phrase.first : phrase.last]
    if any(word in scene.wording.base_times or (word.isdigit() and len(word) == _YEAR) for word in words):
        return True
    return scene.words[opener] == "on" and words[-1] in {"year", "month", "quarter", "week"}


def _phrase(scene: Scene, first: int, stop: int) -> Item | None:
    """Return the words from `first` to the next stop, verb or preposition of another phrase."""
    last = first
    while last < stop and last - first < _LONGEST_BASE and scene.words[last] not in _STOPS:
        tag, later = scene.tags[last], last > first
        if tag in _CLAUSAL or (later and tag == "CC") or (last > first + 1 and tag == "IN" and scene.words[last] not in {"of", "in"}):
            break
        last += 1
    while last > first and scene.tags[last - 1] in {"IN", "POS", "DT", "TO"}:
        last -= 1
    if last == first or scene.words[first] in {"them", "whom", "which"} or (last == first + 1 and scene.words[first] in _PRONOUNS):
        return None
    return Item(first, last, scene.written(first, last))
