"""The words by which heads are found, and the weights of the predicate ranker.

In: factcheck/data/heads.toml and rankers.json. Out: `HeadWords` and a table feature -> weight.
"""

import json
from collections.abc import Mapping
from typing import Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

__all__ = ["HeadWords", "parse_head_words", "parse_ranker_weights"]


class HeadWords(NamedTuple):
    """Word sets, as the head of heads.toml describes them; `nominal` and `moves` map a noun to the verb it names.

    `hedges` maps the last word of each phrase to the phrases that end in it, longest first, each as a tuple of words.
    """

    nominal: dict[str, str]
    moves: dict[str, str]
    transparent: frozenset[str]
    harm: frozenset[str]
    term: frozenset[str]
    adjunct: frozenset[str]
    condition: frozenset[str]
    calendar: frozenset[str]
    restart: frozenset[str]
    priced: frozenset[str]
    reaching: frozenset[str]
    span: frozenset[str]
    extent: frozenset[str]
    times: frozenset[str]
    steps: frozenset[str]
    against: frozenset[str]
    part: frozenset[str]
    hedges: dict[str, tuple[tuple[str, ...], ...]]


def parse_head_words(table: Mapping[str, Any]) -> HeadWords:
    """Return the word sets of the table of heads.toml.

    Raises LexiconError where a part of it is missing or has another form.
    """
    try:
        nominal = {noun: verb for verb, nouns in table["nominal"].items() for noun in nouns.split()}
        moves = {noun: verb for verb, nouns in table["moves"].items() for noun in nouns.split()}
        sets = {name: frozenset(words.split()) for name, words in table["words"].items()}
        phrases = sorted((tuple(phrase.split()) for phrase in table["hedges"]["phrases"]), key=lambda words: (-len(words), words))
        endings = sorted({phrase[-1] for phrase in phrases})
        hedges = {ending: tuple(phrase for phrase in phrases if phrase[-1] == ending) for ending in endings}
        return HeadWords(nominal=nominal, moves=moves, hedges=hedges, **sets)
    except (KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"heads.toml: {error!r}; reinstall the package") from error


def parse_ranker_weights(text: str) -> dict[str, int]:
    """Return the weights of the predicate ranker from the JSON text that training/rankers.py writes.

    Raises LexiconError where the text has another form.
    """
    try:
        weights: dict[str, int] = {}
        for weight, features in json.loads(text)["predicate"].items():
            weights.update(dict.fromkeys(features.split(" "), int(weight)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"rankers.json: {error!r}; reinstall the package") from error
    return weights
