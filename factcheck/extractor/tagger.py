"""Part-of-speech tags of one sentence: Penn Treebank tags, by an averaged perceptron that decides from left to right.

In: a sentence, the text of its field, the lexicon. Out: `TaggedSentence`. Most words can bear one tag only and cost a look-up; the
others are decided among the few tags that the dictionary or their shape allows (Collins 2002 for the training, Ratnaparkhi 1996 for the
restriction to a tag dictionary). Weights are integers and ties go to the likelier tag, so that equal input has equal output everywhere.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck import text as text_module
from factcheck.lexicon.tagweights import PackedRows
from factcheck.quick import compiled, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.tagweights import TagWeights
    from factcheck.lexicon.wordclasses import WordClasses
    from factcheck.model import Sentence
    from factcheck.text import Tokens

__all__ = ["TaggedSentence", "Tagger", "lead", "lead_plainly", "tag"]


@record
class TaggedSentence(NamedTuple):
    """A sentence with its tokens and the Penn Treebank tag of each (a typographic sign bears the tag of its kind)."""

    sentence: Sentence
    tokens: Tokens
    tags: Sequence[str]


def lead_plainly(rows: Sequence[Mapping[str, int]], tags: tuple[str, ...]) -> tuple[int, ...]:
    """Return how much more rows say together for each tag but the first than for the first."""
    first, *others = tags
    base = sum([row.get(first, 0) for row in rows])
    return tuple([sum([row.get(tag, 0) for row in rows]) - base for tag in others])


lead = lead_plainly if compiled is None else compiled.lead


class Row(dict[str, tuple[int, ...]]):
    """What one clue says for the tags that a word may bear, by the key of those tags, as `lead` tells it; made when first asked for."""

    __slots__ = ("weights",)

    def __init__(self, weights: Sequence[Mapping[str, int]]) -> None:
        super().__init__()
        self.weights = list(weights)

    def __missing__(self, key: str) -> tuple[int, ...]:
        """Add up the weights of the tags of a key."""
        found = self[key] = lead(self.weights, _tags_of(key))
        return found


@cache
def _tags_of(key: str) -> tuple[str, ...]:
    return tuple(key.split("|"))


@record
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
_TWO = 2
_LONGEST_SMALL_WORD = 4  # headlines leave words up to this length in lower case ("From", "With" vary)
_FORMS_KEPT = 30_000  # types remembered for each place; a news archive of 1 GB has some 500,000, most of them once
_BEFORE_FIRST, _BEHIND_LAST = "<s>", "</s>"
_CLOSED = frozenset(("IN", "DT", "CC", "TO", "PRP$", "WRB"))
_LOWER, _MIDDLE, _INITIAL, _TITLED = _PLACES = "l", "m", "i", "t"


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
    plural = lower.endswith("s") and not lower.endswith("ss")
    lemma_is_verb = classes.verb_lemma(lower, finite_base=True) in classes.verbs
    if plural:
        return ("NNS", "VBZ") if lemma_is_verb else ("NNS", "NN")
    if lower in classes.irregular_verbs:
        return ("VBD", "VBN", "NN", "JJ") if lower in classes.nouns else ("VBD", "VBN")
    if lower in classes.verbs:
        return ("NN", "VB", "VBP", "JJ")
    return ("NN", "JJ", "RB") if "-" not in lower else ("JJ", "NN", "RB")


@cache
def _without_names(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([tag for tag in tags if not tag.startswith("NNP")])


@cache
def _with_names(tags: tuple[str, ...], proper: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*tags, "NNP", proper)))


class Tagger:
    """The tagger with what it has learned.

    `forms` remembers by place the word forms it has met, `histories` what two tags say of the next.
    """

    __slots__ = ("_kinds", "_rows", "_silent", "classes", "end", "forms", "histories", "start", "weights")

    def __init__(self, weights: TagWeights, classes: WordClasses) -> None:
        self.weights = weights
        self.classes = classes
        self.forms: dict[str, dict[str, Form]] = {place: {} for place in _PLACES}
        self.histories: dict[str, dict[str, Row]] = {}
        self._silent = Row(())
        self._kinds: dict[str, tuple[Row, Row]] = {}
        self._rows: dict[tuple[tuple[str, str], ...], Row] = {}
        self.start = self._form((_BEFORE_FIRST,), _BEFORE_FIRST, (), {})
        self.end = self._form((_BEHIND_LAST,), _BEHIND_LAST, (), {})

    def form(self, word: str, place: str) -> Form:
        """Return what is known of a word form at a place: in lower case, capital in the middle, at the start, in a headline's capitals."""
        forms = self.forms[place]
        known = forms.get(word)
        if known is None:
            if len(forms) >= _FORMS_KEPT:
                forms.clear()
            known = forms[word] = self._make_form(word, place)
        return known

    def candidates(self, word: str, place: str) -> tuple[str, ...]:
        """Return the tags that a word may bear, likely ones first."""
        first = word[0]
        clitic = _CLITICS.get(word.replace("’", "'")) if len(word) <= _LONGEST_CLITIC else None
        if clitic is not None:
            return clitic
        if not first.isalpha():
            return ("CD",) if first.isdigit() or first.isnumeric() else (_SIGNS.get(first, "SYM"),)
        lower = word.lower()
        if lower in _NUMBER_WORDS or ("-" in lower and lower.partition("-")[0] in _NUMBER_WORDS and lower.rpartition("-")[2] in _UNITS):
            return ("CD",)
        known = self.weights.dictionary.get(lower) or guess(lower, self.classes)
        if place == _LOWER:
            return _without_names(known) or guess(lower, self.classes)
        if place == _TITLED and known[0] in _CLOSED:
            return known  # "TWO DEAD AS BLAZE RAZES 12 HOMES": a headline's capital makes no name of a small word
        proper = "NNPS" if lower.endswith("s") and not lower.endswith("ss") else "NNP"
        return _with_names(known, proper)

    def _make_form(self, word: str, place: str) -> Form:
        candidates = self.candidates(word, place)
        lower = word.lower()
        if len(candidates) == 1:
            return self._form(candidates, lower, (), {})
        own, names = self.weights.own, form_features(word, place, self.classes)
        rows = own.of(names) if isinstance(own, PackedRows) else [own[name] for name in names if name in own]
        scores = lead(rows, candidates)
        after_tag = self.weights.after_tag.get(lower)
        follows = {last: lead([*rows, row], candidates) for last, row in after_tag.items()} if after_tag else {}
        return self._form(candidates, lower, scores, follows)

    def _form(self, candidates: tuple[str, ...], lower: str, scores: tuple[int, ...], follows: dict[str, tuple[int, ...]]) -> Form:
        """Return a form with what it says of the words around it."""
        weights, key = self.weights, "|".join(candidates)
        kinds = self._kinds.get(key)
        if kinds is None:
            kinds = self._kinds[key] = self._row(("kind_after", key)), self._row(("kind_after_next", key))
        return Form(
            candidates,
            candidates[0] if len(candidates) == 1 else None,
            key,
            lower,
            scores,
            follows,
            self._row(("word_before", lower)) if lower in weights.word_before else self._silent,
            self._row(("word_after", lower), ("kind_after", key)) if lower in weights.word_after else kinds[0],
            kinds[1],
        )

    def _row(self, *clues: tuple[str, str]) -> Row:
        """Return the row of some clues, made once; a clue is the name of a table of weights and a key of it."""
        known = self._rows.get(clues)
        if known is None:
            weights = [getattr(self.weights, table).get(key) for table, key in clues]
            known = self._rows[clues] = Row([row for row in weights if row])
        return known

    def look_up(self, words: Sequence[str]) -> list[Form]:
        """Return the forms of the words of one sentence, with two marks before and two after it."""
        titled = not any(len(word) > _LONGEST_SMALL_WORD and word[0].islower() for word in words)
        inner = _TITLED if titled else _MIDDLE
        place = _TITLED if titled else _INITIAL
        small = self.forms[_LOWER].get
        found = [self.start, self.start]
        for word in words:
            form = small(word)
            if form is None:
                where = place if word[0].isupper() else _LOWER
                form = self.form(word, where)
            found.append(form)
            if place is not inner and (word[0].isalpha() or word[0].isdigit()):
                place = inner
        found += (self.end, self.end)
        return found

    def __call__(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word of one sentence."""
        if compiled is not None and type(words) is list:
            known = self.forms, self.form, _PLACES, (self.start, self.end), _BEFORE_FIRST, self.histories, self.history
            found: list[str] = compiled.tags(words, *known)
            return found
        return self.decide_plainly(words)

    def decide_plainly(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word of one sentence, without compiled help."""
        forms = self.look_up(words)
        before = last = _BEFORE_FIRST
        tags = []
        for place, form in enumerate(forms[2:-2], start=2):
            chosen = form.only or self.decide(forms, place, before, last)
            tags.append(chosen)
            before, last = last, chosen
        return tags

    def history(self, before: str, last: str) -> Row:
        """Return what the two tags before a word say of its own."""
        weights = self.weights
        rows = (weights.last_tag.get(last), weights.last_tags.get(f"{before} {last}"))
        found = self.histories.setdefault(before, {})[last] = Row([row for row in rows if row])
        return found

    def decide(self, forms: Sequence[Form], place: int, before: str, last: str) -> str:
        """Return the best of the tags that the word at `place` may bear, the likelier of two equally good ones."""
        form = forms[place]
        candidates, key = form.candidates, form.key
        history = self.histories.get(before, {}).get(last)
        if history is None:
            history = self.history(before, last)
        previous, following, second = forms[place - 1].of_next, forms[place + 1].of_previous, forms[place + 2].of_second_previous
        own = form.follows.get(last, form.scores)
        if len(candidates) == _TWO:
            return candidates[own[0] + history[key][0] + previous[key][0] + following[key][0] + second[key][0] > 0]
        totals = [0, *map(sum, zip(own, history[key], previous[key], following[key], second[key]))]  # noqa: B905 - all as long as the key
        return candidates[totals.index(max(totals))]


def tag(document_text: str, sentence: Sentence, lexicon: Lexicon) -> TaggedSentence:
    """Return the tokens and tags of one sentence of a field; `document_text` is the whole field."""
    found = text_module.cut(document_text, sentence.span)
    return TaggedSentence(sentence, found, _tagger(lexicon)(found.surfaces))


@cache
def _tagger(lexicon: Lexicon) -> Tagger:
    return Tagger(lexicon.tag_weights, lexicon.wordclasses)
