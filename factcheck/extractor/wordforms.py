"""What can be known of a word form before its sentence is seen: the tags it may bear, and what it says for each and of its neighbours.

In: a word, the place of its capital, the weights of the tagger and the classes of words. Out: a `Form`, remembered. Of the words that are
new most are rare, and have no weights as a neighbour: those are what the compiled code knows.
"""

from __future__ import annotations

from functools import cache
from operator import add
from sys import intern
from typing import TYPE_CHECKING

from factcheck.lexicon.tagweights import PackedRows, read_row
from factcheck.lexicon.wordclasses import SINGULAR_IN_S
from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.lexicon.tagweights import TagWeights
    from factcheck.lexicon.wordclasses import WordClasses

__all__ = ["INITIAL", "LOWER", "MIDDLE", "PLACES", "TITLED", "Form", "Forms", "Row", "form_features", "guess", "lead", "lead_plainly"]


def lead_plainly(rows: Sequence[Mapping[str, int]], tags: tuple[str, ...]) -> tuple[int, ...]:
    """Return how much more rows say together for each tag but the first than for the first."""
    first, *others = tags
    base = sum([row.get(first, 0) for row in rows])
    return tuple([sum([row.get(tag, 0) for row in rows]) - base for tag in others])


lead = lead_plainly if compiled is None else compiled.lead


class Row(dict[str, tuple[int, ...]]):
    """What one clue says for the tags that a word may bear, by the key of those tags, as `lead` tells it; made when first asked for.

    Its weights are told by rows as the file holds them, which compiled code reads as they are, or as dictionaries.
    """

    __slots__ = ("weights",)

    def __init__(self, *weights: Mapping[str, int] | str) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, key: str) -> tuple[int, ...]:
        """Add up the weights of the tags of a key."""
        weights = [read_row(row) if isinstance(row, str) else row for row in self.weights]
        self.weights = tuple(weights)
        found = self[key] = lead(weights, _tags_of(key))
        return found


@cache
def _tags_of(key: str) -> tuple[str, ...]:
    return tuple(map(intern, key.split("|")))


class Form(NamedTuple):
    """All that can be known of a word form before its sentence is seen.

    `candidates` has the tags it may bear, likely ones first, `only` the tag where there is no other; `key` names them as a feature of the
    neighbours; `scores` holds how much more the form by itself says for each but the first, `follows` the same behind certain tags. The
    rows hold what it says of the words around it: of the next, of the one before, of the one before that.
    """

    candidates: tuple[str, ...]
    only: str | None
    key: str
    lower: str
    scores: tuple[int, ...]
    follows: dict[str, tuple[int, ...]]
    of_next: Row
    of_previous: Row
    of_second_previous: Row


# The tag of everything that is no word, by its first character.
_SIGNS = {
    **dict.fromkeys(".!?", "."),
    **dict.fromkeys(",", ","),
    **dict.fromkeys(":;-–—…‐‑/•·|*", ":"),
    **dict.fromkeys("\"“”„«»`'‘’", "''"),
    **dict.fromkeys("([{", "-LRB-"),
    **dict.fromkeys(")]}", "-RRB-"),
    **dict.fromkeys("$£€¥₹₦₱₩฿₪₺", "$"),
    **dict.fromkeys("%‰", "NN"),
    **dict.fromkeys("&", "CC"),
}
_CLITICS = {
    "'s": ("POS", "VBZ"),
    "'S": ("POS", "VBZ"),
    "'": ("''", "POS"),
    "n't": ("RB",),
    "'ll": ("MD",),
    "'re": ("VBP",),
    "'ve": ("VBP",),
    "'m": ("VBP",),
    "'d": ("MD", "VBD"),
}
_LONGEST_CLITIC = 3
_MORPHOLOGY = (
    ("ing", ("VBG", "NN", "JJ")),
    ("ed", ("VBN", "VBD", "JJ")),
    ("ly", ("RB", "JJ")),
    ("ness", ("NN",)),
    ("ment", ("NN", "VB")),
    ("tion", ("NN",)),
    ("sion", ("NN",)),
    ("ity", ("NN",)),
    ("ous", ("JJ",)),
    ("ful", ("JJ", "NN")),
    ("ish", ("JJ", "NN")),
    ("able", ("JJ",)),
    ("ible", ("JJ",)),
    ("less", ("JJ",)),
    ("ic", ("JJ", "NN")),
    ("al", ("JJ", "NN")),
    ("ive", ("JJ", "NN")),
)
_SUFFIXES = tuple(suffix for suffix, _ in _MORPHOLOGY)
_NUMBER_WORDS = frozenset(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion lakh crore".split()
)
_UNITS = _NUMBER_WORDS | {"one"}
_FORMS_KEPT = 30_000  # types remembered for each place; a news archive of 1 GB has some 500,000, most of them once
_CLOSED = frozenset(("IN", "DT", "CC", "TO", "PRP$", "WRB"))
LOWER, MIDDLE, INITIAL, TITLED = PLACES = "l", "m", "i", "t"  # of a capital: none, in the middle, at the start, in a headline
# What a word may be whose ending tells nothing: a plural that is a verb too, any other, a past that is a noun too, any other, a verb,
# none of these, a compound.
_GUESSES = (
    ("NNS", "VBZ"),
    ("NNS", "NN"),
    ("VBD", "VBN", "NN", "JJ"),
    ("VBD", "VBN"),
    ("NN", "VB", "VBP", "JJ"),
    ("NN", "JJ", "RB"),
    ("JJ", "NN", "RB"),
)
_FIGURE = ("CD",)
_NO_FOLLOWS: dict[str, tuple[int, ...]] = {}


def form_features(word: str, place: str, classes: WordClasses) -> list[str]:
    """Return the names of the features of a word form; `place` tells how its capital is to be read."""
    lower = word.lower()
    shape = place + ("A" if word.isupper() and len(word) > 1 else "") + ("-" if "-" in word else "")
    names = ["w" + lower, "2" + lower[-2:], "3" + lower[-3:], "c" + shape]
    noun = classes.noun_class(classes.noun_lemma(lower, plural=False))
    verb = classes.verb_class(classes.verb_lemma(lower, finite_base=True))
    names.append("k" + noun + "/" + verb + "/" + ("s" if lower.endswith("s") else "ed" if lower.endswith("ed") else ""))
    names.append("K" + shape + ("1" if noun else "0") + ("1" if verb else "0") + lower[-1:])
    return names


def guess(lower: str, classes: WordClasses) -> tuple[str, ...]:
    """Return the tags that a word in lower case may bear, judged by its ending and by WordNet."""
    if lower.endswith(_SUFFIXES):
        for suffix, tags in _MORPHOLOGY:
            if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
                return tags
    plural_or_verb, plural, past_or_noun, past, verb, unknown, compound = _GUESSES
    if lower.endswith("s") and not lower.endswith("ss"):
        return plural_or_verb if classes.verb_lemma(lower, finite_base=True) in classes.verbs else plural
    if lower in classes.irregular_verbs:
        return past_or_noun if lower in classes.nouns else past
    if lower in classes.verbs:
        return verb
    return compound if "-" in lower else unknown


@cache
def _without_names(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([tag for tag in tags if not tag.startswith("NNP")])


@cache
def _with_names(tags: tuple[str, ...], plural: bool) -> tuple[str, ...]:  # noqa: FBT001 - compiled code gives no names
    return tuple(dict.fromkeys((*tags, "NNP", "NNPS" if plural else "NNP")))


class _Kind(NamedTuple):
    """What words that may bear the same tags have in common: the tags, the only one, their key, what they say of the two words before."""

    candidates: tuple[str, ...]
    only: str | None
    key: str
    of_previous: Row
    of_second_previous: Row


def _raw(table: Mapping[str, Mapping[str, int]]) -> Mapping[str, Mapping[str, int] | str]:
    """Return a table of rows with these as the file holds them."""
    return table.rows if isinstance(table, PackedRows) else table


class Forms:
    """The forms of words by one set of weights; `known` remembers by place those that were met."""

    __slots__ = ("_kinds", "_of_next", "_of_previous", "_silent", "_tables", "classes", "known", "weights")

    def __init__(self, weights: TagWeights, classes: WordClasses) -> None:
        self.weights = weights
        self.classes = classes
        self.known: dict[str, dict[str, Form]] = {place: {} for place in PLACES}
        self._silent = Row()
        self._kinds: dict[tuple[str, ...], _Kind] = {}
        self._of_next: dict[str, Row] = {}
        self._of_previous: dict[tuple[str, str], Row] = {}
        self._tables = self._for_compiled_code()

    def form(self, word: str, place: str) -> Form:
        """Return what is known of a word form at a place: in lower case, capital in the middle, at the start, in a headline's capitals."""
        forms = self.known[place]
        known = forms.get(word)
        if known is None:
            if len(forms) >= _FORMS_KEPT:
                forms.clear()
            made = None if compiled is None or self._tables is None else compiled.form(word, place, self._tables)
            known = forms[word] = self.make_plainly(word, place) if made is None else made
        return known

    def candidates(self, word: str, place: str) -> tuple[str, ...]:
        """Return the tags that a word may bear, likely ones first."""
        first = word[0]
        clitic = _CLITICS.get(word.replace("’", "'")) if len(word) <= _LONGEST_CLITIC else None
        if clitic is not None:
            return clitic
        if not first.isalpha():
            return _FIGURE if first.isdigit() or first.isnumeric() else (_SIGNS.get(first, "SYM"),)
        lower = word.lower()
        if lower in _NUMBER_WORDS or ("-" in lower and lower.partition("-")[0] in _NUMBER_WORDS and lower.rpartition("-")[2] in _UNITS):
            return _FIGURE
        known = self.weights.dictionary.get(lower) or guess(lower, self.classes)
        if place == LOWER:
            return _without_names(known) or guess(lower, self.classes)
        if place == TITLED and known[0] in _CLOSED:
            return known  # "TWO DEAD AS BLAZE RAZES 12 HOMES": a headline's capital makes no name of a small word
        return _with_names(known, lower.endswith("s") and not lower.endswith("ss"))

    def make_plainly(self, word: str, place: str) -> Form:
        """Return what is known of a word form without compiled help."""
        candidates, lower = self.candidates(word, place), word.lower()
        if len(candidates) == 1:
            return self.of(candidates, lower, ())
        own, names = self.weights.own, form_features(word, place, self.classes)
        rows = own.of(names) if isinstance(own, PackedRows) else [own[name] for name in names if name in own]
        return self.of(candidates, lower, lead(rows, candidates))

    def of(self, candidates: tuple[str, ...], lower: str, scores: tuple[int, ...]) -> Form:
        """Return a form with what it says of the words around it, and of its own tag behind some others."""
        kind = self._kinds.get(candidates) or self._make_kind(candidates)
        after_tag = self.weights.after_tag.get(lower) if scores else None
        follows = _NO_FOLLOWS
        if after_tag:
            follows = {intern(last): tuple(map(add, scores, lead([row], candidates))) for last, row in after_tag.items()}
        return Form(
            kind.candidates,
            kind.only,
            kind.key,
            lower,
            scores,
            follows,
            self._next(lower),
            self._previous(lower, kind),
            kind.of_second_previous,
        )

    def _next(self, lower: str) -> Row:
        """Return what a word says of the next."""
        known = self._of_next.get(lower)
        if known is None:
            row = _raw(self.weights.word_before).get(lower)
            if not row:
                return self._silent
            known = self._of_next[lower] = Row(row)
        return known

    def _previous(self, lower: str, kind: _Kind) -> Row:
        """Return what a word says of the one before."""
        known = self._of_previous.get((lower, kind.key))
        if known is None:
            row = _raw(self.weights.word_after).get(lower)
            if not row:
                return kind.of_previous
            known = self._of_previous[lower, kind.key] = Row(row, *kind.of_previous.weights)
        return known

    def _make_kind(self, candidates: tuple[str, ...]) -> _Kind:
        key, candidates = "|".join(candidates), tuple(map(intern, candidates))
        only = candidates[0] if len(candidates) == 1 else None
        rows = [_raw(table).get(key) for table in (self.weights.kind_after, self.weights.kind_after_next)]
        made = self._kinds[candidates] = _Kind(candidates, only, key, *[Row(row) if row else Row() for row in rows])
        return made

    def _for_compiled_code(self) -> tuple[object, ...] | None:
        """Return the tables in the order in which native/forms.c names them, None where weights are no packed rows of the file."""
        weights, classes = self.weights, self.classes
        if compiled is None or not (
            isinstance(weights.own, PackedRows)
            and isinstance(weights.word_before, PackedRows)
            and isinstance(weights.word_after, PackedRows)
        ):
            return None
        made = Form, self.of, _NO_FOLLOWS, self._silent, self._kinds, self._make_kind
        chosen = _without_names, _with_names, _FIGURE, _NUMBER_WORDS, _CLOSED, weights.dictionary
        neighbours = weights.word_before.rows, weights.word_after.rows, weights.after_tag
        known = classes.nouns, classes.verbs, classes.irregular_nouns, classes.irregular_verbs, SINGULAR_IN_S
        return *made, *chosen, weights.own.rows, *neighbours, _MORPHOLOGY, _GUESSES, *known
