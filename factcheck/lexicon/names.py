"""What tells names of people, bodies and vessels apart (data/names.toml, data/given_names.txt)."""

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["NameWords", "parse_given_names", "parse_names"]

_GENDERS = frozenset("mfe")


class NameWords(NamedTuple):
    """The words by which capitals are sorted into names, all in lower case; `generic` are nouns for a body, with words of its name."""

    bodies: frozenset[str]
    before: frozenset[str]
    not_bodies: frozenset[str]
    vessel_prefixes: frozenset[str]
    vessels: frozenset[str]
    particles: frozenset[str]
    prefixes: frozenset[str]
    openers: frozenset[str]
    things: frozenset[str]
    calendar: frozenset[str]
    generic: Mapping[str, frozenset[str]]


def parse_names(table: Mapping[str, Any]) -> NameWords:
    """Return the words of a parsed data/names.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        return NameWords(
            bodies=frozenset(table["bodies"]["words"].split()),
            before=frozenset(table["bodies"]["before"].split()),
            not_bodies=frozenset(table["not_bodies"]["words"].split()),
            vessel_prefixes=frozenset(table["vessels"]["prefixes"].split()),
            vessels=frozenset(table["vessels"]["nouns"].split()),
            particles=frozenset(table["particles"]["words"].split()),
            prefixes=frozenset(table["particles"]["prefixes"].split()),
            openers=frozenset(table["openers"]["words"].split()),
            things=frozenset(table["things"]["words"].split()),
            calendar=frozenset(table["calendar"]["words"].split()),
            generic={noun: frozenset(words.split()) for noun, words in table["generic"].items()},
        )
    except KeyError as error:
        raise LexiconError(f"names.toml: {error} is missing; the head comment lists the parts") from error


def parse_given_names(lines: Iterable[str]) -> dict[str, str]:
    """Return given name -> "m", "f" or "e" (either) from the lines of data/given_names.txt.

    Raises LexiconError for a line that does not begin with one of the three letters.
    """
    found: dict[str, str] = {}
    for line in lines:
        gender, _, names = line.partition(" ")
        if gender not in _GENDERS:
            raise LexiconError(f"given_names.txt: {line[:20]!r} begins with none of m, f, e")
        found.update(dict.fromkeys(names.split(), gender))
    return found
