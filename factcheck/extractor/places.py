"""The places named in a sentence: known ones wherever they stand, unknown ones after "in", "at" or "near".

In: a `Scene`, the gazetteer and, for a headline whose words all have capitals, the word classes. Out: `Item`s in reading order; strength 2
says where something is ("in Kabul"), 1 names a place some other way ("Pakistan detains seven", "from Kabul"), 0 is an adjective ("Greek",
"US envoy").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.scene import Item
from factcheck.quick import compiled

if TYPE_CHECKING:
    from factcheck.extractor.scene import Scene
    from factcheck.lexicon.places import Gazetteer
    from factcheck.lexicon.wordclasses import WordClasses

__all__ = ["capitalised", "find"]

_NAMES = frozenset({"NNP", "NNPS"})
_NOUNS = frozenset({"NN", "NNS", "JJ", "NNP", "NNPS"})
_LONGEST_UNKNOWN = 4
_SHORTEST_UNKNOWN = 3
_HALVES = ("north", "south", "east", "west")
_QUARTERS = tuple(half + between + side for half in ("north", "south") for between in ("", "-") for side in ("east", "west"))
_POINTS = frozenset((*(point + end for point in (*_HALVES, *_QUARTERS) for end in ("", "ern")), "central", *"nw ne sw se n s e w".split()))
_POINTING = _POINTS | {"the", "on"}


def find(scene: Scene, gazetteer: Gazetteer, common: WordClasses | None) -> list[Item]:
    """Return the places of a sentence in reading order; `common` tells names from words where capitals do not."""
    headline = common is not None
    found: list[Item] = []
    locating = scene.wording.locating
    last = 0
    for place in capitalised(scene.texts):
        if place < last:
            continue
        word, previous = scene.words[place], scene.words[place - 1] if place else ""
        item = _known(scene, place, gazetteer, headline=headline) if gazetteer.longest(word) else None
        if item is None and (previous in locating or previous in _POINTING):
            item = _unknown(scene, place, common)
        if item:
            found.append(_chained(scene, item, found))
            last = item.last
    return found


def capitalised(texts: list[str]) -> list[int]:
    """Return the places of the words that begin with a capital."""
    if compiled is None:
        return [place for place, text in enumerate(texts) if text[0].isupper()]
    places: list[int] = compiled.capitalised(texts)
    return places


def _chained(scene: Scene, item: Item, found: list[Item]) -> Item:
    """Give "Sindh" in "in Balochistan, Khyber Pakhtunkhwa and Sindh" the strength of the name before it."""
    if (
        found
        and item.strength == 1
        and found[-1].last < item.first
        and all(scene.word(between) in {",", "and"} for between in range(found[-1].last, item.first))
    ):
        return item._replace(strength=found[-1].strength)
    return item


def _known(scene: Scene, place: int, gazetteer: Gazetteer, *, headline: bool) -> Item | None:
    longest = gazetteer.longest(scene.words[place]) if scene.words[place] != "the" else 0
    for last in range(min(place + longest, len(scene.words)), place, -1):
        name = " ".join(scene.words[place:last]).replace("’", "'")
        if not gazetteer.known(name) or not _capitalised(scene, place, last - place, name):
            continue
        demonym = gazetteer.demonym(name)
        if _is_people(scene, place, last) if demonym else _is_place(scene, (place, last), name, gazetteer, headline=headline):
            return _item(scene, place, last, demonym=demonym)
    return None


def _capitalised(scene: Scene, place: int, length: int, name: str) -> bool:
    """Say whether the words are written as a name: "US", not "Us" (which tells of us), each longer word with a capital."""
    if name in {"us", "car", "bc", "kp"}:
        return scene.texts[place].isupper()
    return scene.texts[place + length - 1][0].isupper()


def _is_people(scene: Scene, first: int, last: int) -> bool:
    """Say whether the name of a people is an adjective here or names some of them, and is no part of a body's name."""
    named = scene.word(first - 1) in scene.wording.body_openers  # "Air India"
    return not named and scene.tag(last) in _NOUNS and not scene.words[first].endswith(("man", "men"))


def _is_place(scene: Scene, where: tuple[int, int], name: str, gazetteer: Gazetteer, *, headline: bool) -> bool:
    """Say whether a known name is a place here, and not a person's or a body's name or another word; `where` are its tokens."""
    first, last = where
    before = scene.word(first - 1)
    if before in scene.wording.body_openers:
        return False
    city = gazetteer.city(name)
    if city and not headline and _goes_on(scene, last, gazetteer):
        return False  # "Porto Calmo", "Paris Hilton"
    sure = gazetteer.sure(name)
    if sure and (headline or not city):
        return True
    if scene.word(_opener(scene, first)) in scene.wording.place_openers:
        return True
    if not sure:
        return scene.word(last) == "," and last + 1 < len(scene.words) and gazetteer.known(scene.words[last + 1])
    return not (_name_at(scene, first - 1) and before not in _POINTS and not gazetteer.known(before))


def _goes_on(scene: Scene, last: int, gazetteer: Gazetteer) -> bool:
    """Say whether the name goes on after `last` with a word that is neither a place nor an institution ("Lahore High Court")."""
    return _name_at(scene, last) and not gazetteer.longest(scene.words[last]) and scene.words[last] not in scene.wording.institutions


def _name_at(scene: Scene, place: int) -> bool:
    """Say whether a capitalised name stands there that is not merely the first word of the sentence."""
    return place > 0 and scene.tag(place) in _NAMES and scene.texts[place][0].isupper()


def _opener(scene: Scene, first: int) -> int:
    """Return the token before a name and the words that only point: "in the northern Zarrin"."""
    opener = first - 1
    while opener > 0 and (scene.words[opener] in _POINTS or scene.words[opener] == "the"):
        opener -= 1
    return opener


def _item(scene: Scene, first: int, last: int, *, demonym: bool) -> Item:
    opener = scene.word(_opener(scene, first))
    while first > 0 and scene.words[first - 1] in _POINTS:
        first -= 1
    words = scene.written(first, last)
    if opener in scene.wording.locating and not demonym:
        seated = scene.word(_opener(scene, first) - 1) in scene.wording.seated
        return Item(first, last, words, 0 if seated else 2)
    follows = scene.tag(last)
    if demonym or (follows in {"NN", "NNS", "JJ"} and scene.texts[last][0].islower()):
        return Item(first, last, words, 0)
    return Item(first, last, words, 1)


def _unknown(scene: Scene, place: int, common: WordClasses | None) -> Item | None:
    """Return a capitalised name after "in", "at" or "near" that no table knows; in a headline one word, where all are capitalised."""
    opener = scene.word(_opener(scene, place))
    on_water = opener == "on" and scene.words[place] in scene.wording.place_kinds
    if not (opener in scene.wording.locating or on_water) or not _may_be_place(scene, place):
        return None
    if common and not on_water and _common_word(scene.words[place], common):
        return None
    last = place + 1
    most = 1 if common else _LONGEST_UNKNOWN
    most += on_water
    while (
        last - place < most
        and scene.tag(last) in _NAMES
        and scene.texts[last][0].isupper()
        and scene.words[last] not in scene.wording.not_places
    ):
        last += 1
    if scene.word(last) in scene.wording.place_kinds and common:
        last += 1
    if not common and scene.word(last) == "of" and scene.tag(last + 1) in _NAMES:  # "the Sea of Serenity"
        last += 2
    return _item(scene, place, last, demonym=False)


def _common_word(word: str, classes: WordClasses) -> bool:
    noun = classes.noun_lemma(word, plural=word.endswith("s"))
    return bool(classes.noun_class(word) or classes.noun_class(noun) or classes.verb_class(classes.verb_lemma(word)))


def _may_be_place(scene: Scene, place: int) -> bool:
    text = scene.texts[place]
    return (
        len(text) >= _SHORTEST_UNKNOWN
        and text.replace("-", "").replace("’", "").replace("'", "").isalpha()
        and scene.words[place] not in scene.wording.not_places
        and (scene.tags[place] in _NAMES or scene.tags[place] in {"NN", "NNS", "JJ"})
    )
