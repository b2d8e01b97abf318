"""The wordings around an article (furniture.toml), and the words by which lines and sentences are cut.

In: the TOML table. Out: `Furniture`, sets of folded words and wordings. Raises LexiconError where the table breaks its grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import LexiconError
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Furniture", "fold", "parse_furniture"]

_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00ad", ""), ("\u200b", ""), ("\ufeff", ""))


def fold(line: str) -> str:
    """Return `line` in the form that furniture is compared in: case folded, marks straight, white space single."""
    if not line.isascii():
        for written, plain in _STRAIGHT:  # ten times as fast as str.translate on text that is mostly ASCII
            line = line.replace(written, plain)
    return " ".join(line.casefold().split())


class Furniture(NamedTuple):
    """Folded wordings by use; furniture.toml says what each is for."""

    boilerplate_whole: frozenset[str]
    boilerplate_starts: tuple[str, ...]
    boilerplate_loose: tuple[str, ...]
    boilerplate_ends: tuple[str, ...]
    byline_starts: tuple[str, ...]
    byline_whole: frozenset[str]
    byline_roles: frozenset[str]
    caption_starts: tuple[str, ...]
    caption_credits: frozenset[str]
    dateline_never: frozenset[str]
    abbreviations_before: frozenset[str]
    abbreviations_number: frozenset[str]
    abbreviations_inside: frozenset[str]
    abbreviations_clock: frozenset[str]
    abbreviations_after_clock: frozenset[str]
    abbreviations_openers: frozenset[str]


def parse_furniture(table: Mapping[str, Any]) -> Furniture:
    """Return the furniture in `table`, the content of furniture.toml.

    Raises LexiconError where a list is missing, unknown, or holds what is no folded wording.
    """
    lists: dict[str, Any] = {f"{section}_{name}": words for section, names in table.items() for name, words in names.items()}
    wanted = {name: str(kind) for name, kind in Furniture.__annotations__.items()}
    if lists.keys() != wanted.keys():
        raise LexiconError(
            f"furniture.toml: {', '.join(sorted(lists.keys() ^ wanted.keys()))} missing or unknown; its head names the lists"
        )
    for name, words in lists.items():
        for word in words:
            if not isinstance(word, str) or fold(word) != word.strip():
                raise LexiconError(f"furniture.toml: {name}: {word!r} is not in folded form; write it in small letters with straight marks")
    typed: dict[str, Any] = {name: (tuple if "tuple" in wanted[name] else frozenset)(words) for name, words in lists.items()}
    return Furniture(**typed)
