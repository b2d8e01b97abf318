"""British and American spelling, folded to one (data/spelling.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Spelling", "parse_spelling"]

_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """Folds a word in lower case to one of its spellings."""

    endings: tuple[tuple[str, str], ...]
    british: tuple[str, ...]
    kept: frozenset[str]
    words: Mapping[str, str]

    def fold(self, word: str) -> str:
        """Return the spelling that stands for the word ("centre" -> "center")."""
        if word in self.words:
            return self.words[word]
        if word.endswith(self.british) and word not in self.kept:
            for british, american in self.endings:
                if word.endswith(british) and len(word) - len(british) >= _SHORTEST_STEM:
                    return word[: -len(british)] + american
        return word


def parse_spelling(table: Mapping[str, Any]) -> Spelling:
    """Return the spellings of a parsed data/spelling.toml.

    Raises LexiconError, naming the key, where a part is missing.
    """
    try:
        pairs = sorted(((first, second) for first, second in table["endings"]["pairs"]), key=lambda pair: -len(pair[0]))
        return Spelling(tuple(pairs), tuple(first for first, _ in pairs), frozenset(table["endings"]["kept"].split()), table["words"])
    except KeyError as error:
        raise LexiconError(f"spelling.toml: {error} is missing; the head comment lists the parts") from error
