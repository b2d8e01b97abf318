"""Whether a figure is of what was done, is planned, is denied or has been taken back.

In: a `Scene` and the number of a figure. Out: its `Status`, by the verb group over the figure, the words right around it and corrections.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Status

if TYPE_CHECKING:
    from factcheck.extractor.scene import Scene

__all__ = ["status"]

_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"})
_GROUP = frozenset({*_VERBS, "RB", "TO"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_BEFORE_NOUNS = frozenset({"DT", "PRP$", "JJ", "POS"})
_LONGEST_GROUP = 7
_CLOSE = 4
_REACH = 12
_DEFINITE = frozenset({"the", "all", "both", "its", "their"})
# Forms of "have" and "be" with which a verb group begins: what stands before one belongs to another verb.
_OPENING = frozenset({"has", "had", "was", "were", "is", "are"})
_SURE_NOT = frozenset({"not", "n't", "n’t", "never", "cannot"})


def status(scene: Scene, number: int) -> Status:
    """Return the status of one figure of the sentence."""
    wording = scene.wording
    if scene.holds(wording.withdrawing) and _taken_back(scene, number):
        return Status.RETRACTED
    low, high = scene.clause(number)
    start = scene.starts[number]
    verb = _verb_before(scene, start, low)
    group = _group_before(scene, verb, low) if verb is not None else []
    if scene.holds(wording.denied) and _denied(scene, number, group):
        return Status.DENIED
    if verb is not None and scene.words[verb] in wording.expecting:
        return Status.PLANNED
    if _planned_group(scene, group) or (scene.holds(wording.planned_nouns) and _planned_noun(scene, start, low)):
        return Status.PLANNED
    if verb is None and _planned_after(scene, number, high):
        return Status.PLANNED
    return Status.DONE


def _verb_before(scene: Scene, start: int, low: int) -> int | None:
    """Return the nearest verb before a figure that is one, and not that of "an operating margin"."""
    tags = scene.tags
    for place in range(start - 1, low - 1, -1):
        if tags[place] in _VERBS and not (tags[place] in _PARTICIPLES and scene.tag(place - 1) in _BEFORE_NOUNS):
            return place
    return None


def _group_before(scene: Scene, verb: int, low: int) -> list[int]:
    """Return the tokens of the verb group that ends with `verb`: "are expected to rise", "plans to close", "Firm to cut"."""
    first = verb
    while first - 1 >= low and verb - first < _LONGEST_GROUP:
        before = first - 1
        if scene.words[first] in _OPENING and scene.tags[before] in _VERBS:
            break  # "A builder who took deposits for work he never finished has been jailed for six years"
        if scene.tags[before] in _GROUP or scene.words[before] == "to" or scene.words[before] in scene.wording.planned_links:
            first = before
        elif scene.words[first] == "to" and scene.tags[before].startswith(("NN", "JJ")):
            return [before, *range(first, verb + 1)]
        else:
            break
    return list(range(first, verb + 1))


def _planned_group(scene: Scene, group: list[int]) -> bool:
    wording = scene.wording
    for place in group:
        if scene.tags[place] == "MD" and scene.words[place] in wording.planned_verbs:
            # "may have killed 12" tells of what was done, "could not reach 12" of what was not
            return scene.word(place + 1) not in {"have", "not", "n't", "n’t"} or scene.words[place] == "will"
        if scene.words[place] == "to" and scene.tag(place + 1) == "VB" and place + 1 in group:
            before = place - 1
            return before in group and (scene.words[before] in wording.planned_links or _leads_on(scene, before))
    return False


def _leads_on(scene: Scene, noun: int) -> bool:
    """Say whether the noun before "to" makes a plan of it: "a plan to cut", "expects the temperature to fall", "Firm to cut 200 jobs"."""
    if scene.words[noun] in scene.wording.to_nouns:
        return True
    if not scene.tags[noun].startswith(("NN", "JJ")):
        return False
    if scene.verbless:
        return True
    verb = next((place for place in range(noun - 1, max(noun - _LONGEST_GROUP, -1), -1) if scene.tags[place] in _VERBS), None)
    return verb is not None and scene.words[verb] in scene.wording.planned_links and scene.words[verb] not in {"is", "are"}


def _planned_noun(scene: Scene, start: int, low: int) -> bool:
    """Say whether "a target of 12", "a planned 12" or "an expected $5bn" stands right before the figure."""
    return any(
        scene.words[place] in scene.wording.planned_nouns and not any(scene.tags[between] in _FINITE for between in range(place + 1, start))
        for place in range(max(low, start - _CLOSE), start)
    )


def _planned_after(scene: Scene, number: int, high: int) -> bool:
    """Say whether the figure is the subject of what will be: "12 schools are to close", "5,000 to lose jobs"."""
    end = scene.ends[number]
    if scene.word(scene.starts[number] - 1) in _DEFINITE:
        return False
    for place in range(end, min(high, end + _REACH)):
        tag, word = scene.tags[place], scene.words[place]
        if word == "to" and scene.tag(place + 1) == "VB":
            return scene.verbless
        if tag == "MD":
            return word in scene.wording.planned_verbs and scene.word(place + 1) not in {"have", "not", "n't", "n’t"}
        if tag in {"VBZ", "VBP"} and word in {"is", "are"}:
            return scene.word(place + 1) == "to" or (scene.word(place + 1) in scene.wording.planned_links and scene.word(place + 2) == "to")
        if tag in _VERBS:
            return False
    return False


def _denied(scene: Scene, number: int, group: list[int]) -> bool:
    wording, start = scene.wording, scene.starts[number]
    if scene.word(start - 1) == "not":
        return True
    if scene.word(start - 1) in _DEFINITE:
        return False
    for place in group:
        word = scene.words[place]
        if word in _SURE_NOT and scene.word(place + 1) not in wording.not_denied:
            return True
        if word in wording.denied and word not in _SURE_NOT and scene.tags[place].startswith("VB"):
            return True
    return False


def _taken_back(scene: Scene, number: int) -> bool:
    """Say whether the text withdraws the figure: "corrected a report that 14", "not 313 as was reported at first"."""
    return _corrected(scene, number) or _of_earlier(scene, number) or _said_before(scene, number)


def _corrected(scene: Scene, number: int) -> bool:
    wording, start = scene.wording, scene.starts[number]
    for place in range(start - 1, max(start - _REACH, -1), -1):
        if scene.words[place] in wording.correcting:
            between = scene.words[place + 1 : start]
            return any(word in wording.estimates for word in between) and "to" not in between and "is" not in between
    return False


def _of_earlier(scene: Scene, number: int) -> bool:
    """Find "earlier tolls of 41, 67 and 96", "an initial estimate of 12": the cue, then nothing but figures."""
    wording = scene.wording
    at = number
    while at and all(scene.words[place] in {",", "and", "or"} for place in range(scene.ends[at - 1], scene.starts[at])):
        at -= 1
    start = scene.starts[at]
    for place in range(start - 1, max(start - 2 * _CLOSE, -1), -1):
        if scene.words[place] in wording.earlier:
            near = scene.words[place + 1 : place + 1 + _CLOSE]
            return any(word in wording.estimates for word in near) and not any(
                word in {"to", "record"} for word in scene.words[place:start]
            )
    return False


def _said_before(scene: Scene, number: int) -> bool:
    wording, start, end = scene.wording, scene.starts[number], scene.ends[number]
    after = scene.words[end : end + _FIRST_REPORT]
    before = scene.word(start - 1)
    for place, word in enumerate(after):
        if word in wording.feared and "had" in after[:place]:
            return before in {"the", "not", "from"}
        near = after[max(place - 1, 0) : place + 2]
        early = word in wording.earlier or (word == "first" and place and after[place - 1] == "at")
        if early and any(other in wording.estimates or other in wording.feared for other in near + after[max(place - 2, 0) : place]):
            return before in {"not", "from", "the"}
    return False


_FIRST_REPORT = 9
