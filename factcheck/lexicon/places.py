"""Places and the people of places: which names they have, which lies in which, and which two cannot be the same.

In: factcheck/data/places.txt (its head describes the lines). Out: a `Gazetteer`. Names are compared without regard to case; whether a word
of a text is a place at all is for the caller to decide (`sure` helps).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Gazetteer", "Place", "parse_places"]

_FIELDS = 4
_POINTS = {
    "n": "north northern n", "s": "south southern s", "e": "east eastern e", "w": "west western w",
    "nw": "northwest northwestern north-west north-western nw", "ne": "northeast northeastern north-east north-eastern ne",
    "sw": "southwest southwestern south-west south-western sw", "se": "southeast southeastern south-east south-eastern se",
    "": "central mid upper lower rural greater inner the mainland restive neighbouring neighboring",
}  # fmt: skip
_COMPASS = {word: points for points, words in _POINTS.items() for word in words.split()}
_OPPOSITES = ({"n", "s"}, {"e", "w"})
_KINDS_OF_PLACE = frozenset(
    {"province", "state", "city", "district", "region", "county", "area", "metropolitan", "governorate", "island", "islands"}
)
_CONTAINERS = frozenset("CA")


class Place(NamedTuple):
    """One reading of a name: its canonical name, kind ("C" country, "R" region, "A" wider area, "T" city), countries and region."""

    key: str
    kind: str
    countries: frozenset[str]
    region: str


class Line(NamedTuple):
    """A line of the table: places of one kind in one region, by their names in lower case."""

    kind: str
    countries: frozenset[str]
    region: str
    names: str

    def place(self, name: str) -> Place:
        """Return the place that the line has under `name`."""
        if self.kind in {"T", "t"}:
            spellings = (each.split("=") for each in self.names.lower().split("|"))
            key = next(each[0] for each in spellings if name in each)
            return Place(key, "T", self.countries, self.region)
        return Place(self.region, "C" if self.kind == "D" else self.kind, self.countries, self.region if self.kind == "R" else "")


class Gazetteer:
    """The places known, by name.

    `lines` are the places, `readings` the numbers of the lines that a name (in lower case) stands in, `longest` the words of the longest
    name of several by first word; `doubtful` are names marked as often something else.
    """

    def __init__(
        self, lines: Sequence[Line], readings: Mapping[str, int | tuple[int, ...]], longest: Mapping[str, int], doubtful: frozenset[str]
    ) -> None:
        self._lines = lines
        self._readings = readings
        self._longest = longest
        self._doubtful = doubtful
        self.compatible = lru_cache(maxsize=4096)(self._compatible)
        self._kinds = lru_cache(maxsize=4096)(self._find_kinds)

    def longest(self, word: str) -> int:
        """Return the words of the longest name that begins with `word` (in lower case), 0 where none does."""
        return self._longest.get(word) or int(word in self._readings)

    def known(self, name: str) -> bool:
        """Say whether the name, in lower case, is that of a place, its people or what belongs to it."""
        return name in self._readings

    def demonym(self, name: str) -> bool:
        """Say whether the name, in lower case, is that of a people, or its adjective ("afghan", "britons")."""
        return name in self._readings and "D" in self._kinds(name)

    def sure(self, name: str) -> bool:
        """Say whether the name, in lower case, is a place wherever it stands capitalised, not a first name or another word as often."""
        return name not in self._doubtful and not self._kinds(name) <= {"t"}

    def city(self, name: str) -> bool:
        """Say whether the name, in lower case, is that of cities alone."""
        return self._kinds(name) <= {"T", "t"}

    def _find_kinds(self, name: str) -> frozenset[str]:
        return frozenset([line.kind for line in self._of(name)])

    def _of(self, name: str) -> list[Line]:
        numbers = self._readings.get(name, ())
        return [self._lines[number] for number in ((numbers,) if isinstance(numbers, int) else numbers)]

    def look_up(self, words: str) -> tuple[Place, ...]:
        """Return the places that the words may mean, the likeliest first; compass points and "province" are passed over."""
        name = words.lower().replace("’", "'")
        if name not in self._readings:
            pieces = name.split()
            while len(pieces) > 1 and pieces[0] in _COMPASS:
                pieces = pieces[1:]
            while len(pieces) > 1 and pieces[-1] in _KINDS_OF_PLACE:
                pieces = pieces[:-1]
            name = " ".join(pieces)
        return tuple(line.place(name) for line in self._of(name))

    def canonical(self, words: str) -> tuple[str, str | None]:
        """Return the canonical name of the likeliest place and its country's code; the words themselves and None for an unknown one."""
        found = self.look_up(words)
        if not found:
            return words, None
        return found[0].key, min(found[0].countries) if len(found[0].countries) == 1 else None

    def within(self, inner: str, outer: str) -> bool:
        """Say whether the one place is known to lie in the other, or to be it ("Kabul" in "Afghan")."""
        return any(_within(one, other) for one in self.look_up(inner) for other in self.look_up(outer))

    def _compatible(self, one: str, other: str) -> bool:
        """Say whether the two may be one place, or one a part of the other; where a name is unknown nothing holds them apart."""
        first, second = self.look_up(one), self.look_up(other)
        if not first or not second:
            return True
        pairs = [(left, right) for left in first for right in second if _meet(left, right)]
        if not pairs:
            return False
        same = all(left.key == right.key for left, right in pairs)
        return not (same and _opposite(one, other))

    def apart(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Say whether two claims' places exclude each other: both state some, and no pair of them is compatible."""
        left, right = tuple(ones), tuple(others)
        return bool(left and right) and not any(self.compatible(one, other) for one in left for other in right)


def _within(one: Place, other: Place) -> bool:
    if one.key == other.key and one.countries == other.countries:
        return True
    if other.kind in _CONTAINERS:
        return bool(one.countries) and one.countries <= other.countries and (one.kind != "C" or other.kind == "A")
    return other.kind == "R" and one.region == other.key and one.countries <= other.countries


def _meet(one: Place, other: Place) -> bool:
    if not one.countries & other.countries:
        return False
    if one.kind in _CONTAINERS or other.kind in _CONTAINERS or one.key == other.key:
        return True
    if one.kind == "R" and other.kind == "R":
        return False
    if "R" in {one.kind, other.kind}:
        region, city = (one, other) if one.kind == "R" else (other, one)
        return city.region in {"", region.key}
    return False


def _opposite(one: str, other: str) -> bool:
    """Say whether the words name opposite ends ("northern Mali", "southern Mali")."""
    left, right = _points(one), _points(other)
    return any(pair <= left | right and pair & left != pair & right for pair in _OPPOSITES) and not left & right


def _points(words: str) -> set[str]:
    found: set[str] = set()
    for word in words.lower().split():
        if word not in _COMPASS:
            break
        found.update(_COMPASS[word])
    return found


def parse_places(table: Iterable[str]) -> Gazetteer:
    """Return the gazetteer that the lines of places.txt describe.

    Raises LexiconError, giving the line, where one has not four fields.
    """
    lines: list[Line] = []
    readings: dict[str, int | tuple[int, ...]] = {}
    doubtful: list[str] = []
    titles: dict[str, str] = {}
    continents: dict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(table):
        fields = line.split("\t")
        if len(fields) != _FIELDS:
            raise LexiconError(
                f"places.txt: {line!r} has {len(fields)} fields, not {_FIELDS}; make the table again with training/places.py"
            )
        kind, codes, region, listed = fields
        if "*" in listed:
            doubtful += [name for each in listed.split("|") if each[0] == "*" for name in each[1:].lower().split("=")]
            listed = listed.replace("*", "")
        if kind == "C":
            continents[region].add(codes)
            titles[codes] = listed.partition("|")[0]
        countries = frozenset(continents[codes[1:]] if codes[0] == "*" else codes.split())
        title = region if kind in {"R", "T", "t"} else titles.get(codes) or listed.partition("|")[0]
        names = listed.lower().replace("=", "|").split("|")
        if kind == "D":
            names += [f"{name}s" for name in names]
        lines.append(Line(kind, countries, title, listed))
        _enter(readings, names, number)
    return Gazetteer(lines, readings, _longest(readings), frozenset(doubtful))


def _enter(readings: dict[str, int | tuple[int, ...]], names: list[str], number: int) -> None:
    """Put the names of one line into the index; a name that is there already gets one more reading."""
    entries: dict[str, int | tuple[int, ...]] = dict.fromkeys(names, number)
    if not readings.keys().isdisjoint(names):
        for name in readings.keys() & entries.keys():
            known = readings[name]
            entries[name] = (*((known,) if isinstance(known, int) else known), number)
    readings.update(entries)


def _longest(names: Iterable[str]) -> dict[str, int]:
    """Return the words of the longest name by its first word, of those names that have several."""
    longest: dict[str, int] = {}
    for name in [name for name in names if " " in name]:
        first, count = name[: name.index(" ")], name.count(" ") + 1
        if longest.get(first, 1) < count:
            longest[first] = count
    return longest
