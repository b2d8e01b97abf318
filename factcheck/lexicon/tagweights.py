"""What the tagger has learned: which tags a word may bear, and how much each clue speaks for a tag.

In: factcheck/data/tagger.json, made by training/tagger.py. Out: `TagWeights`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from factcheck.errors import LexiconError

__all__ = ["TagWeights", "parse_tag_weights"]

Rows = dict[str, dict[str, int]]


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
    after_tag: dict[str, Rows] = field(default_factory=dict)


def parse_tag_weights(text: str) -> TagWeights:
    """Return the weights of the JSON text that training/tagger.py writes.

    Raises LexiconError where the text has another form.
    """
    try:
        data = json.loads(text)
        dictionary = {word: tuple(tags.split("|")) for tags, words in data["dictionary"].items() for word in words.split(" ")}
        tables = {name: data[name] for name in TagWeights.__slots__ if name != "dictionary"}
    except (ValueError, KeyError, AttributeError) as error:
        raise LexiconError(f"tagger.json: {error!r}; reinstall the package") from error
    return TagWeights(dictionary, **tables)
