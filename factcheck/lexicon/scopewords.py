"""The words that narrow what a figure says (data/scope.toml)."""

from collections.abc import Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["ScopeWords", "parse_scope_words"]

_UNIONS = {
    "withdrawing": ("correcting", "earlier", "feared", "at_first"),
    "marking": ("including", "included", "among", "remaining", "them"),
    "cues": (
        *(
            "correcting",
            "earlier",
            "feared",
            "at_first",
            "including",
            "included",
            "among",
            "remaining",
            "them",
            "raising",
            "risen",
            "denied",
        ),
        *("planned_nouns", "time_units", "period_adjuncts", "rate_words", "reporting"),
    ),
}


class ScopeWords(NamedTuple):
    """Sets of lower-case words by the part that they play beside a figure; the data file says which.

    `withdrawing` and `marking` are unions: without one of their words no figure of a sentence is taken back, or marked as a part. So is
    `cues`, of all the sets without which a sentence need not be read for what they tell.
    """

    them: frozenset[str]
    including: frozenset[str]
    included: frozenset[str]
    among: frozenset[str]
    whole: frozenset[str]
    remaining: frozenset[str]
    further_before: frozenset[str]
    raising: frozenset[str]
    risen: frozenset[str]
    feeding: frozenset[str]
    fed: frozenset[str]
    beyond: frozenset[str]
    benchmarks: frozenset[str]
    planned_verbs: frozenset[str]
    planned_links: frozenset[str]
    planned_nouns: frozenset[str]
    to_nouns: frozenset[str]
    expecting: frozenset[str]
    long_units: frozenset[str]
    institutions: frozenset[str]
    denied: frozenset[str]
    not_denied: frozenset[str]
    correcting: frozenset[str]
    earlier: frozenset[str]
    estimates: frozenset[str]
    feared: frozenset[str]
    at_first: frozenset[str]
    time_units: frozenset[str]
    period_openers: frozenset[str]
    period_adjectives: frozenset[str]
    period_adjuncts: frozenset[str]
    rate_words: frozenset[str]
    base_openers: frozenset[str]
    base_times: frozenset[str]
    groups: frozenset[str]
    place_openers: frozenset[str]
    locating: frozenset[str]
    not_places: frozenset[str]
    place_kinds: frozenset[str]
    reporting: frozenset[str]
    bounding: frozenset[str]
    subordinating: frozenset[str]
    seated: frozenset[str]
    body_openers: frozenset[str]
    withdrawing: frozenset[str]
    marking: frozenset[str]
    cues: frozenset[str]


def parse_scope_words(table: Mapping[str, Any]) -> ScopeWords:
    """Return the words that the parsed scope.toml holds.

    Raises LexiconError, naming the list, where one is missing or unknown.
    """
    words = {name: frozenset(entries) for name, entries in table.get("words", {}).items()}
    unions = {union: frozenset(word for name in names for word in words.get(name, ())) for union, names in _UNIONS.items()}
    try:
        return ScopeWords(**words, **unions)
    except TypeError as error:
        raise LexiconError(f"scope.toml: [words] {error}; keep to the lists of the shipped file") from error
