"""Parts of a whole and what comes on top: "75 of them foreigners", "Two of the seven", "a further 110", "six more bodies".

In: a `Scene` and its figures, and the figures of the sentences before. Out: the figure that each
is a part of, and whether it is an increment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.scene import Scene
    from factcheck.model import Figure

__all__ = ["increment", "whole_of"]

_PARTITIVE = frozenset({Kind.COUNT, Kind.MEASURE, Kind.MONEY})
_DETERMINERS = frozenset(
    {"the", "its", "their", "all", "his", "her", "some", "an", "a", "about", "estimated", "nearly", "those", "these", "around", "roughly"}
)
_HEADS = frozenset({",", ";", "—", "–", "“", '"', "("})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MOST_EARLIER = 6  # figures before the sentence among which the whole is looked for
_NEAR = 4  # tokens between "among them" and the figure, at most
_FAR = 6
_NEXT = 3  # words behind a figure in which stands what died or was found


def whole_of(scene: Scene, number: int, figures: Sequence[Figure], earlier: Sequence[Figure]) -> Figure | None:
    """Return the figure that figure `number` of the sentence is a part of, None if it is none or the text gives no number for the whole."""
    figure = figures[number]
    if figure.kind not in _PARTITIVE:
        return None
    named = _named_whole(scene, number)
    if named is not None:
        return figures[named] if _may_hold(figures[named], figure) else None
    if _of_them(scene, number) or (scene.holds(scene.wording.marking) and _among_them(scene, number)):
        if number and _continues(scene, number):
            return whole_of(scene, number - 1, figures, earlier)
        before = [one for one in figures[:number] if _may_hold(one, figure)]
        if before:
            return before[-1]
        return next((one for one in reversed(earlier[-_MOST_EARLIER:]) if _may_hold(one, figure)), None)
    return None


def _may_hold(whole: Figure, part: Figure) -> bool:
    return whole.kind is part.kind and whole.unit == part.unit and whole.high >= part.low and whole.anchor.span != part.anchor.span


def _continues(scene: Scene, number: int) -> bool:
    """Say whether the part only goes on a list of parts ("including 75 foreigners and 12 women")."""
    wording, opened, start = scene.wording, scene.ends[number - 1], scene.starts[number]
    between = scene.words[opened:start]
    after = scene.words[scene.ends[number] : scene.ends[number] + 2]
    if "of" in after or not wording.included.isdisjoint(after) or not {",", "and"} & set(between):
        return False
    marked = any(word == "of" or word in wording.including or word in wording.among for word in between)
    return not marked and not any(tag in _FINITE for tag in scene.tags[opened:start])


def _named_whole(scene: Scene, number: int) -> int | None:
    """Return the figure in "Two of the seven", "are among the 131 people" or "Of the 131 arrested, 47"."""
    end = scene.ends[number]
    for whole in range(number + 1, len(scene.starts)):
        opener = _before_determiners(scene, scene.starts[whole])
        if opener - end > _FAR:
            break
        word = scene.word(opener)
        if opener >= end and ((word == "of" and (opener == end or scene.words[opener - 1] == "out")) or word in scene.wording.among):
            return whole
    for whole in range(number - 1, -1, -1):
        opener = _before_determiners(scene, scene.starts[whole])
        word = scene.word(opener)
        if (word == "of" or word in scene.wording.among) and (opener == 0 or scene.words[opener - 1] in _HEADS):
            return whole
    return None


def _before_determiners(scene: Scene, start: int) -> int:
    """Return the token before the articles and hedges that stand before `start`, -1 where they open the sentence."""
    place = start - 1
    while place >= 0 and scene.words[place] in _DETERMINERS:
        place -= 1
    return place


def _of_them(scene: Scene, number: int) -> bool:
    """Say whether the figure is "of them", "of whom" or "of those": after it, or before it at the head of its clause ("Of those, 130")."""
    if "of" not in scene.seen:
        return False
    wording, start, end = scene.wording, scene.starts[number], scene.ends[number]
    after = end + (scene.tag(end) in {"NNS", "NN"})
    if scene.word(after) == "of" and scene.word(after + 1) in wording.them:
        return True
    low = max(start - _FAR, 0)
    for place in range(low, start - 1) if "of" in scene.words[low : start - 1] else ():
        heads = scene.words[place] == "of" and (place == 0 or scene.words[place - 1] in _HEADS)
        if heads and not any(scene.tags[between] in _FINITE for between in range(place, start)):
            follows = scene.word(place + 1)
            return follows in wording.them or (follows in {"the", "these"} and "," in scene.words[place:start])
    return False


def _among_them(scene: Scene, number: int) -> bool:
    """Say whether "including", "among them" or "among the dead" puts the figure inside another."""
    wording, start, end = scene.wording, scene.starts[number], scene.ends[number]
    for place in range(start - 1, max(start - _FAR, -1), -1):
        word = scene.words[place]
        if word in wording.including:
            return True
        if word in wording.among and (scene.word(place + 1) in wording.them or scene.word(place + 2) in wording.whole):
            return True
        if scene.tags[place] in {"VBD", "VBZ", "VBP", "MD", "."} and word not in {"were", "was", "are", "is"}:
            break
    if scene.word(end + 1) in wording.included and scene.word(end + 2) in {"", ".", ",", ";", ")", "—"}:
        return True
    if scene.word(start - 1) in wording.remaining and scene.word(start - 2) == "the":
        return True
    stop = min(end + _FAR, len(scene.words) - 1)
    if number + 1 < len(scene.starts):
        stop = min(stop, scene.starts[number + 1] - 1)
    return any(
        scene.words[place] in wording.among
        and (scene.word(place + 1) in wording.them or scene.word(place + 2) in wording.whole)
        and not {place + 2, place + 3} & set(scene.starts)  # "Seven were held, among them two officers": the next figure's
        for place in range(end, stop)
    )


def increment(scene: Scene, number: int) -> bool:
    """Say whether the figure comes on top of another: "a further 110", "another 12", "six more bodies" (but not "six more than")."""
    wording, start, end = scene.wording, scene.starts[number], scene.ends[number]
    before = scene.word(start - 1)
    if before in wording.further_before or (scene.tag(start - 1) == "RB" and scene.word(start - 2) in {"further", "another"}):
        return True
    after = scene.word(end)
    if after in {"more", "further", "additional", "extra"}:
        return scene.word(end + 1) not in {"than", "times", "or"}
    if _raises(scene, number) or _feeds(scene, number) or (after in wording.beyond and _beyond(scene, end)):
        return True
    return after == "other" and before != "the" and scene.word(start - 2) != "the" and not scene.tag(start - 1).startswith("PRP")


def _beyond(scene: Scene, end: int) -> bool:
    """Say whether what follows is a mark that the figure goes past or stays short of: "over its budget", "short of the target"."""
    return any(scene.word(place) in scene.wording.benchmarks for place in range(end + 1, end + _FAR))


def _feeds(scene: Scene, number: int) -> bool:
    """Say whether the figure is what another rose by: "the toll rose to 17 on Sunday after divers recovered five bodies"."""
    if not number or not scene.holds(scene.wording.risen):
        return False
    start, end = scene.starts[number - 1], scene.ends[number - 1]
    between = scene.words[end : scene.starts[number]]
    risen = scene.word(start - 1) == "to" and scene.word(start - 2) in scene.wording.risen
    behind = scene.words[scene.ends[number] : scene.ends[number] + _NEXT]
    fed = not scene.wording.fed.isdisjoint(behind)
    return risen and fed and not scene.wording.feeding.isdisjoint(between) and ";" not in between and "and" not in between


def _raises(scene: Scene, number: int) -> bool:
    """Say whether what follows adds the figure to a total: "16 bodies, which brought the death toll to 112"."""
    end = scene.ends[number]
    if not scene.holds(scene.wording.raising):
        return False
    for place in range(end, min(end + _FAR, len(scene.words))):
        if scene.words[place] in scene.wording.raising:
            return scene.word(place - 1) in {",", "which"} and "to" in scene.words[place : place + _FAR]
    return False
