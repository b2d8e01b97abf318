"""Whether two words may be spellings of one name, told by their letters and sounds."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA, Indel

__all__ = ["FULL", "LONG", "SHORTEST_SURNAME", "alike", "begin_alike", "confused", "near", "skeleton", "sounds_alike"]

SHORTEST_SURNAME = 5  # letters
LONG = 7  # letters of a name that may differ in two
FULL = 4  # letters of a first name that is no short form
_BEGINNING = 4  # letters
_MUCH = 0.6  # part of the letters of two long names that are the same


def near(one: str, other: str, *, pet: bool = True) -> bool:
    """Say whether two words are spellings of one name: a letter apart, two in a long name or where they sound alike.

    `pet` says that they may be first names, of which one may be short for the other.
    """
    if one == other or min(len(one), len(other)) < SHORTEST_SURNAME - 1 or one[:1].isupper() != other[:1].isupper():
        return False
    left, right = one.casefold(), other.casefold()
    if pet and left.endswith(("y", "ie")) != right.endswith(("y", "ie")) and left[-2:] != right[-2:]:
        return False  # Marty and Martin
    if left.startswith(right) or right.startswith(left):  # Chris and Christopher, Henderson and Hendersons; but Sara and Sarah
        return abs(len(left) - len(right)) == 1 and max(left, right, key=len)[-1] in "ehn"
    distance = OSA.distance(left, right, score_cutoff=2)
    if distance > 2 or distance <= (1 if min(len(left), len(right)) < LONG else 2):  # noqa: PLR2004 - letters
        return distance <= 2  # noqa: PLR2004 - letters
    return left[:4] == right[:4] or _sound(left) == _sound(right)


def skeleton(word: str) -> str:
    """Return the consonants of a name as they sound, behind its first letter: Yousif and Yusuf."""
    return word[:1].casefold() + "".join(letter for letter in _sound(word[1:].casefold()) if letter not in "aeiouw")


def sounds_alike(one: str, other: str) -> bool:
    """Say whether two surnames are spoken alike: Kearney and Carney, Philips and Filips."""
    return min(len(one), len(other)) >= SHORTEST_SURNAME and _sound(one.casefold()) == _sound(other.casefold())


def _sound(word: str) -> str:
    """Return a spelling in which letters that sound alike are one."""
    folded = (
        word.replace("ph", "f")
        .replace("ck", "k")
        .replace("c", "k")
        .replace("y", "i")
        .replace("v", "f")
        .replace("z", "s")
        .replace("x", "ks")
    )
    return re.sub(r"(.)\1+", r"\1", folded.replace("e", "").replace("h", ""))


def begin_alike(one: str, other: str) -> bool:
    """Say whether two surnames begin alike, as slips of memory do: Hartley and Hartnell."""
    if min(len(one), len(other)) < LONG - 1 or one.startswith(other) or other.startswith(one):
        return False
    shared = next((number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return shared >= _BEGINNING and 2 * shared >= max(len(one), len(other))


def confused(one: str, other: str) -> bool:
    """Say whether one surname may be miswritten for the other: Reed and Reid, Hargrove and Hargreaves, Pereira and Ferreira."""
    left, right = one.casefold(), other.casefold()
    shortest = min(len(left), len(right))
    distance = OSA.distance(left, right)
    if distance == 0 or shortest < FULL:
        return False
    if left[0] != right[0]:
        return shortest > LONG and distance <= 2  # noqa: PLR2004 - letters
    same = next((number for number, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), shortest)
    return distance == 1 or (distance == 2 and shortest > FULL) or same >= max(FULL + 1, shortest * 0.6)  # noqa: PLR2004 - letters


def alike(one: str, other: str) -> bool:
    """Say whether two surnames are as much alike as those that are mixed up: Hartley and Hartnell, Wickramanayake and Wickremasinghe."""
    if begin_alike(one, other) or (one[:1] == other[:1] and min(len(one), len(other)) >= SHORTEST_SURNAME and confused(one, other)):
        return True
    return min(len(one), len(other)) > LONG and one[:_BEGINNING] == other[:_BEGINNING] and Indel.normalized_similarity(one, other) >= _MUCH
