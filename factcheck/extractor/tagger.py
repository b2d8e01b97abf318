"""Part-of-speech tags of one sentence: Penn Treebank tags, by an averaged perceptron that decides from left to right.

In: a sentence, the text of its field, the lexicon. Out: `TaggedSentence`. Most words can bear one tag only and cost a look-up; the
others are decided among the few tags that the dictionary or their shape allows (Collins 2002 for the training, Ratnaparkhi 1996 for the
restriction to a tag dictionary). Weights are integers and ties go to the likelier tag, so that equal input has equal output everywhere.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck import text as text_module
from factcheck.extractor.wordforms import INITIAL, LOWER, MIDDLE, PLACES, TITLED, Forms, Row
from factcheck.lexicon.tagweights import PackedRows
from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extractor.wordforms import Form
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.tagweights import TagWeights
    from factcheck.lexicon.wordclasses import WordClasses
    from factcheck.model import Sentence
    from factcheck.text import Tokens

__all__ = ["TaggedSentence", "Tagger", "tag"]


class TaggedSentence(NamedTuple):
    """A sentence with its tokens and the Penn Treebank tag of each (a typographic sign bears the tag of its kind)."""

    sentence: Sentence
    tokens: Tokens
    tags: Sequence[str]


_TWO = 2
_LONGEST_SMALL_WORD = 4  # headlines leave words up to this length in lower case ("From", "With" vary)
_WORDS_KEPT = 60_000  # types remembered by the compiled code, a line of memory each
_BEFORE_FIRST, _BEHIND_LAST = "<s>", "</s>"


class Tagger:
    """The tagger with what it has learned: the forms of words, and in `histories` what two tags say of the next.

    `memory` is what the compiled code has learned.
    """

    __slots__ = ("end", "forms", "histories", "memory", "start", "weights")

    def __init__(self, weights: TagWeights, classes: WordClasses) -> None:
        self.weights = weights
        self.forms = Forms(weights, classes)
        self.histories: dict[str, dict[str, Row]] = {}
        self.start = self.forms.of((_BEFORE_FIRST,), _BEFORE_FIRST, ())
        self.end = self.forms.of((_BEHIND_LAST,), _BEHIND_LAST, ())
        marks = self.start, self.end
        self.memory: object = None if compiled is None else compiled.tagger(self.forms.form, PLACES, marks, _BEFORE_FIRST, _WORDS_KEPT)

    def look_up(self, words: Sequence[str]) -> list[Form]:
        """Return the forms of the words of one sentence, with two marks before and two after it."""
        titled = not any(len(word) > _LONGEST_SMALL_WORD and word[0].islower() for word in words)
        inner = TITLED if titled else MIDDLE
        place = TITLED if titled else INITIAL
        small = self.forms.known[LOWER].get
        found = [self.start, self.start]
        for word in words:
            form = small(word)
            if form is None:
                where = place if word[0].isupper() else LOWER
                form = self.forms.form(word, where)
            found.append(form)
            if place is not inner and (word[0].isalpha() or word[0].isdigit()):
                place = inner
        found += (self.end, self.end)
        return found

    def __call__(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word of one sentence."""
        if compiled is not None and type(words) is list:
            found: list[str] = compiled.tags(words, self.memory, self.history)
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
        two = weights.last_tags.rows if isinstance(weights.last_tags, PackedRows) else weights.last_tags
        rows = weights.last_tag.get(last), two.get(f"{before} {last}")
        found = self.histories.setdefault(before, {})[last] = Row(*[row for row in rows if row])
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
