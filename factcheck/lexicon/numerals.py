"""The words and signs that write numbers.

In: data/numerals.toml. Out: a `Numerals` table with the scanner that finds where a number may begin.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from factcheck.errors import LexiconError
from factcheck.lexicon.contexts import near
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

__all__ = ["Numerals", "alternation", "parse_numerals"]


class Numerals(NamedTuple):
    """What writes a number, by lower-cased word unless said otherwise; values are exact.

    `scanner` finds the places where a number may begin: groups d (digits), w (a word), f (a sign such as ½); `beginnings` and `signs` are
    the words and signs that it knows.
    `abbreviations` are read in the case given. `vague` holds the intervals of "dozens", "a handful", "several". `phrases` are word lists of
    set phrases by name, `single` units that a hedge makes a figure of with their article ("nearly a year"),
    `hedged` the pattern of these, `context` patterns that find what says that two numbers are a score, a vote, odds.
    """

    small: Mapping[str, int]
    scales: Mapping[str, Decimal]
    abbreviations: Mapping[str, Decimal]
    plurals: Mapping[str, tuple[Decimal, Decimal]]
    vague: Mapping[str, tuple[Decimal, Decimal]]
    vulgar: Mapping[str, Decimal]
    denominators: Mapping[str, Decimal]
    ordinals: Mapping[str, Decimal]
    negatives: frozenset[str]
    counted: frozenset[str]
    befallen: frozenset[str]
    identifiers: frozenset[str]
    graded: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    streets: frozenset[str]
    year_cues: frozenset[str]
    months: frozenset[str]
    pronoun: frozenset[str]
    phrases: Mapping[str, frozenset[str]]
    age_cues: frozenset[str]
    context: Mapping[str, re.Pattern[str]]
    single: frozenset[str]
    hedged: str
    scanner: re.Pattern[str]
    beginnings: frozenset[str]
    signs: str


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words (letters of ASCII, in any case), sharing their beginnings so that it stays fast."""
    tree: dict[str, Any] = {}
    for word in sorted(words):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    branches = [f"[{letter}{letter.upper()}]{_branch(below)}" for letter, below in node.items() if letter]
    if not branches:
        return ""
    ends = "" in node
    pattern = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return pattern + ("?" if ends else "")


def _scanner(words: Iterable[str], signs: str) -> re.Pattern[str]:
    """Return the scanner; the look ahead at one letter makes it a third faster."""
    known = sorted(words)
    letters = "".join(sorted({word[0] for word in known} | {word[0].upper() for word in known}))
    return lazily(rf"(?=[\d{letters}{signs}])(?:(?P<d>\d+)|(?<!\w)(?P<w>{alternation(known)})(?!\w)|(?P<f>[{signs}]))")


def _interval(name: str, pair: list[int]) -> tuple[Decimal, Decimal]:
    low, high = pair
    if low > high:
        raise LexiconError(f"numerals.toml: {name}: {low} is more than {high}; put the lower bound first")
    return Decimal(low), Decimal(high)


def _hedged(single: Mapping[str, str]) -> str:
    """Return the pattern of an article that is a figure: with its hedge, of what something is made of, or for how long something lasts."""
    hedges = "|".join(hedge.strip().replace(" ", r"\s") for hedge in single["hedges"].split("|"))
    words = {name: "|".join(listed.split()) for name, listed in single.items() if name != "hedges"}
    behind = rf"[.,;:)”\"–—-]|\s*\Z|\s[–—-]\s|\s(?:{words['behind']})\b"
    hedged = rf"(?i:{hedges})\s(?P<a>an?)\s(?:{words['units']})(?={behind})"
    filled = rf"(?i:{words['filling']}|[a-z]+ed)\s(?P<b>an?)\s(?:{words['of']})(?=\sof\s(?!(?:{words['owned']})\b)[a-z])"
    lasts = rf"(?i:{words['lasting']})\s(?P<c>an?)\s(?:{words['spans']})(?=[.,;:)]|\s*\Z|\s(?:{words['going']})\b)"
    return rf"(?<!\w)(?:{hedged}|{filled}|{lasts})"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def parse_numerals(table: Mapping[str, Any]) -> Numerals:
    """Return the numerals of a table in the grammar of data/numerals.toml. Raises LexiconError where it contradicts itself."""
    try:
        return _parse(table)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"numerals.toml: {error!r}; see the grammar in its head") from error


def _parse(table: Mapping[str, Any]) -> Numerals:
    denominators = {word: Decimal(value) for word, value in table["denominators"].items()}
    denominators |= {word + "s": value for word, value in denominators.items()} | {"halves": Decimal(2)}
    identifiers = table["identifiers"]
    vulgar = {sign: Decimal(upper) / Decimal(lower) for sign, (upper, lower) in table["vulgar"].items()}
    starts = {
        *table["small"],
        *table["scales"],
        *table["plurals"],
        *table["vague"],
        *denominators,
        *table["ordinals"],
        *table["negatives"]["words"],
    }
    return Numerals(
        small=table["small"],
        scales={word: Decimal(value) for word, value in table["scales"].items()},
        abbreviations={word: Decimal(value) for word, value in table["abbreviations"].items()},
        plurals={word: _interval(word, pair) for word, pair in table["plurals"].items()},
        vague={word: _interval(word, pair) for word, pair in table["vague"].items()},
        vulgar=vulgar,
        denominators=denominators,
        ordinals={word: Decimal(value) for word, value in table["ordinals"].items()},
        negatives=frozenset(table["negatives"]["words"]),
        counted=_words(table["negatives"]["counted"]),
        befallen=_words(table["negatives"]["befallen"]),
        identifiers=_words(identifiers["any_case"]),
        graded=_words(identifiers["graded"]),
        names=_words(identifiers["names"]),
        places=_words(identifiers["places"]),
        streets=_words(identifiers["streets"]),
        year_cues=_words(identifiers["year_cues"]),
        months=_words(identifiers["months"]),
        pronoun=_words(identifiers["pronoun"]),
        phrases={name: _words(text) for name, text in table["phrases"].items()},
        age_cues=_words(table["ages"]["cues"]),
        single=frozenset(table["single"]["units"].split()),
        hedged=_hedged(table["single"]),
        context={name: near(text) for name, text in table["context"].items()},
        scanner=_scanner(starts, "".join(vulgar)),
        beginnings=frozenset(starts),
        signs="".join(vulgar),
    )
