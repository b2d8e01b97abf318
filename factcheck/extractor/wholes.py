"""Parts of a whole and what comes on top: "75 of them foreigners", "Two of the seven", "a further 110", "six more bodies".

In: a `Scene` and its figures, and the figures of the sentences before. Out: the figure that each is a part of, and whether it is an increment.
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
_NEAR = 4  # tokens between "among them" and the figure, at most
_FAR = 6


def whole_of(scene: Scene, number: int, figures: Sequence[Figure], earlier: Sequence[Figure]) -> Figure | None:
    """Return the figure that figure `number` of the sentence is a part of, None if it is none or the text gives no number for the whole."""
    figure = figures[number]
    if figure.kind not in _PARTITIVE:
        return None
    named = _named_whole(scene, number)
    if named is not None:
        return figures[named] if _may_hold(figures[named], figure) else None
    if _of_them(scene, number) or _among_them(scene, number):
        before = [one for one in figures[:number] if _may_hold(one, figure)]
        if before:
            return before[-1] if _chain(scene, number) else before[0]
        return next((one for one in reversed(earlier) if _may_hold(one, figure)), None)
    return None


def _may_hold(whole: Figure, part: Figure) -> bool:
    return whole.kind is part.kind and whole.unit == part.unit and whole.high >= part.low and whole.anchor.span != part.anchor.span


def _chain(scene: Scene, number: int) -> bool:
    """Say whether a part is told of the figure right before it ("47 of them foreigners, among them 19 from Britain")."""
    return any(
        scene.word(place) in scene.wording.among or scene.word(place) in scene.wording.including
        for place in range(scene.ends[number - 1], scene.starts[number])
    )


def _named_whole(scene: Scene, number: int) -> int | None:
    """Return the figure in "Two of the seven", "are among the 131 people" or "Of the 131 arrested, 47"."""
    end = scene.ends[number]
    for whole in range(number + 1, len(scene.starts)):
        start = scene.starts[whole]
        if start - end > _FAR + _NEAR:
            break
        opener = start - 1
        while opener >= end and scene.words[opener] in _DETERMINERS:
            opener -= 1
        if opener < end:
            continue
        if scene.words[opener] == "of" and (opener == end or scene.words[opener - 1] == "out"):
            return whole
        if scene.words[opener] in scene.wording.among:
            return whole
    for whole in range(number - 1, -1, -1):
        start = scene.starts[whole]
        opener = start - 1
        while opener > 0 and scene.words[opener] in _DETERMINERS:
            opener -= 1
        if (
            scene.word(opener) in {"of", *scene.wording.among}
            and (opener == 0 or scene.words[opener - 1] in {",", ";", "“", '"'})
            and opener < start
        ):
            return whole
    return None


def _of_them(scene: Scene, number: int) -> bool:
    """Say whether "of them", "of whom" or "of those" stands right after the figure, or opens its clause ("Of those, 130", "of whom 97")."""
    wording, start, end = scene.wording, scene.starts[number], scene.ends[number]
    if scene.word(end) == "of" and scene.word(end + 1) in wording.them:
        return True
    if scene.tag(end) in {"NNS", "NN"} and scene.word(end + 1) == "of" and scene.word(end + 2) in wording.them:
        return True
    return any(
        scene.word(place) == "of" and scene.word(place + 1) in wording.them for place in range(max(start - _NEAR, 0), start - 1)
    ) and not any(scene.tag(place).startswith("VB") for place in range(max(start - 2, 0), start))


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
    if scene.word(start - 1) in wording.remaining and scene.word(start - 2) == "the":
        return True
    stop = min(end + _FAR, len(scene.words) - 1)
    if number + 1 < len(scene.starts):
        stop = min(stop, scene.starts[number + 1] - 1)
    return any(
        scene.words[place] in wording.among and (scene.word(place + 1) in wording.them or scene.word(place + 2) in wording.whole)
        for place in range(end, stop)
    )


def increment(scene: Scene, number: int) -> bool:
    """Say whether the figure comes on top of another: "a further 110", "another 12", "six more bodies" (but not "six more than")."""
    wording, start, end = scene.wording, scene.starts[number], scene.ends[number]
    before = scene.word(start - 1)
    if before in {"new", "fresh"}:
        return False
    if before in wording.further_before or (scene.tag(start - 1) == "RB" and scene.word(start - 2) in {"further", "another"}):
        return True
    after = scene.word(end)
    if after in {"more", "further", "additional", "extra"}:
        return scene.word(end + 1) not in {"than", "times", "or"}
    return (
        after in {"other", "others"} and before != "the" and scene.word(start - 2) != "the" and not scene.tag(start - 1).startswith("PRP")
    )
