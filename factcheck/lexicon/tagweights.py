"""What the tagger has learned: which tags a word may bear, and how much each clue speaks for a tag.

In: factcheck/data/tagger.json, made by training/tagger.py. Out: `TagWeights`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from sys import intern

from factcheck.errors import LexiconError

__all__ = ["PACKED", "PackedRows", "TagWeights", "packed", "parse_tag_weights", "read_row"]

Rows = Mapping[str, Mapping[str, int]]

# The tables that the file holds as one string, "he'd~MD 19 VBD -19~…": ten thousand rows, of which an article calls up a few hundred.
PACKED = ("own", "last_tags", "word_before", "word_after", "kind_after", "kind_after_next")


class PackedRows(Mapping[str, Mapping[str, int]]):
    """Clue -> tag -> weight, each row read when it is first asked for; `rows` has them as the file holds them.

    Each tag is one object everywhere, so that looking it up reads nothing but its address.
    """

    __slots__ = ("_read", "rows")

    def __init__(self, rows: Mapping[str, str]) -> None:
        self.rows = rows
        self._read: dict[str, dict[str, int]] = {}

    def __getitem__(self, clue: str) -> dict[str, int]:
        known = self._read.get(clue)
        if known is None:
            known = self._read[clue] = read_row(self.rows[clue])
        return known

    def of(self, clues: Iterable[str]) -> list[Mapping[str, int]]:
        """Return the rows of those of some clues that have one."""
        rows, read = self.rows, self._read
        return [read.get(clue) or self[clue] for clue in clues if clue in rows]

    def __contains__(self, clue: object) -> bool:
        return clue in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def read_row(row: str) -> dict[str, int]:
    """Return a row of the file as tag -> weight."""
    words = row.split(" ")
    return dict(zip(map(intern, words[::2]), map(int, words[1::2]), strict=True))


def packed(table: Rows) -> str:
    """Return a table as the file holds it."""
    return "~".join(f"{clue}~{' '.join(f'{tag} {weight}' for tag, weight in row.items())}" for clue, row in table.items())


def _unpacked(text: str) -> PackedRows:
    pieces = text.split("~") if text else []
    return PackedRows(dict(zip(pieces[::2], pieces[1::2], strict=True)))


@dataclass(frozen=True, slots=True, eq=False)
class TagWeights:
    """The dictionary word -> tags, likely ones first, and a table clue -> tag -> weight for each kind of clue.

    `own` is keyed by a feature of the word form, `last_tag` and `last_tags` by the one and two tags before, `word_before` and `word_after`
    by the neighbours, `kind_after` and `kind_after_next` by the tags that the next words may bear, `after_tag` by the word and
    then by the tag before it.
    """

    dictionary: dict[str, tuple[str, ...]] = field(default_factory=dict)
    own: Rows = field(default_factory=dict)
    last_tag: Rows = field(default_factory=dict)
    last_tags: Rows = field(default_factory=dict)
    word_before: Rows = field(default_factory=dict)
    word_after: Rows = field(default_factory=dict)
    kind_after: Rows = field(default_factory=dict)
    kind_after_next: Rows = field(default_factory=dict)
    after_tag: Mapping[str, Rows] = field(default_factory=dict)


def parse_tag_weights(text: str) -> TagWeights:
    """Return the weights of the JSON text that training/tagger.py writes.

    Raises LexiconError where the text has another form.
    """
    try:
        data = json.loads(text)
        dictionary: dict[str, tuple[str, ...]] = {}
        for tags, words in data["dictionary"].items():
            dictionary.update(dict.fromkeys(words.split(" "), tuple(tags.split("|"))))
        tables = {name: _unpacked(data[name]) for name in PACKED}
        last_tag, after_tag = data["last_tag"], data["after_tag"]
    except (ValueError, KeyError, AttributeError) as error:
        raise LexiconError(f"tagger.json: {error!r}; reinstall the package") from error
    return TagWeights(dictionary, last_tag=last_tag, after_tag=after_tag, **tables)
