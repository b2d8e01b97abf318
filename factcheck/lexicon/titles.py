"""Offices, honorifics and what they say of gender (data/titles.toml)."""

from collections.abc import Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["TitleWords", "parse_titles"]


class TitleWords(NamedTuple):
    """The words of offices, all in lower case.

    `same` maps a word (or words parted by a blank) to the one that stands for it in comparisons, `abbreviated` a short form to its words,
    `answering` a role to the words of a title that it may point back to. `portfolio_roles` are held for one field each, `fields` maps a
    word to the number of its field. `rivals` are families of offices, each the set of its words, of which nobody holds two of one body.
    """

    roles: frozenset[str]
    standing: frozenset[str]
    levels: frozenset[str]
    modifiers: frozenset[str]
    domains: frozenset[str]
    honorifics: frozenset[str]
    genders: Mapping[str, str]
    leading: frozenset[str]
    abbreviated: Mapping[str, tuple[str, ...]]
    same: Mapping[str, str]
    generic: frozenset[str]
    answering: Mapping[str, frozenset[str]]
    portfolio_roles: frozenset[str]
    fields: Mapping[str, int]
    rivals: tuple[tuple[frozenset[str], ...], ...]

    def other_field(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Say whether the words of two offices are one role for two fields: transport minister, energy minister."""
        if not one & other & self.portfolio_roles:
            return False
        left, right = ({self.fields[word] for word in words if word in self.fields} for words in (one, other))
        return len(left) == 1 == len(right) and left != right

    def rival(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Say whether the words of two titles are two rival offices of what may be one body: chief executive, chair."""
        for family in self.rivals:
            left, right = (max((office for office in family if office <= words), key=len, default=None) for words in (one, other))
            if left is not None and right is not None and left != right:
                rest = (one - left, other - right)
                return rest[0] <= rest[1] or rest[1] <= rest[0]
        return False


def parse_titles(table: Mapping[str, Any]) -> TitleWords:
    """Return the words of a parsed data/titles.toml.

    Raises LexiconError, naming the key, where a part is missing or a word is put into two groups of [same].
    """
    try:
        same: dict[str, str] = {}
        for group in table["same"]["groups"]:
            for word in group:
                if same.setdefault(word, group[0]) != group[0]:
                    raise LexiconError(f"titles.toml: same: {word!r} stands in two groups; keep it in one")
        standing = frozenset(table["modifiers"]["standing"].split())
        return TitleWords(
            roles=frozenset(table["roles"]["words"].split()),
            standing=standing,
            levels=frozenset(table["modifiers"]["levels"].split()),
            modifiers=standing | frozenset((table["modifiers"]["others"] + " " + table["modifiers"]["levels"]).split()),
            domains=frozenset(table["domains"]["words"].split()),
            honorifics=frozenset(table["honorifics"]["words"].split()),
            genders={word: gender for gender, words in table["genders"].items() for word in words.split()},
            leading=frozenset(table["leading"]["verbs"].split()),
            abbreviated={short: tuple(full.split()) for short, full in table["abbreviated"].items()},
            same=same,
            generic=frozenset(table["generic"]["words"].split()),
            portfolio_roles=frozenset(table["portfolios"]["roles"].split()),
            fields={word: number for number, line in enumerate(table["portfolios"]["fields"]) for word in line.split()},
            rivals=tuple(tuple(frozenset(office.split()) for office in family.split("|")) for family in table["rivals"]["families"]),
            answering={word: frozenset(others.split()) for word, others in table["answering"].items()},
        )
    except KeyError as error:
        raise LexiconError(f"titles.toml: {error} is missing; the head comment lists the parts") from error
