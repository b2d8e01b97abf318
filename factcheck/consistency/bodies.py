"""A firm or place of one long name that is spelt in two ways: "Trivanse" where the article has told of Trivance Logistics."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.relatives import HONOURS
from factcheck.consistency.spelling import LONG
from factcheck.model import Field, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.capitals import Capitals
    from factcheck.consistency.lines import Article
    from factcheck.consistency.relatives import Person
    from factcheck.model import Finding

__all__ = ["bodies", "is_word"]

_RARE = 7.0  # rarity of a word that no list of words has: Wikipedia and Wikimedia are two names
_LONG_BEGINNING = 5
_LETTERS = 2  # by which one spelling is off the other


def bodies(article: Article, people: Sequence[Person], words: Capitals) -> Iterator[Finding]:
    """Yield "Trivanse" where the article has told of Trivance Logistics: two long names, no words or people, a letter apart inside."""
    known = {name for person in people for name in (person.first, person.last)}
    by_ends: dict[tuple[str, str], list[str]] = {}
    for form in [form for form in words.forms if len(form) >= LONG]:
        by_ends.setdefault((form[0], form[-1]), []).append(form)
    for alike in [forms for forms in by_ends.values() if len(forms) > 1]:
        long = [form for form in alike if form.isalpha() and form[1:].islower() and form not in known]
        for one, other in combinations(long, 2):
            if not _slightly_off(one, other) or (_is_named(words, one) and _is_named(words, other)):
                continue
            # "Al-Trivance" alone has no place where the word stands by itself
            if any(not words.times(form) or not _is_rare(article, form) or f" {form.lower()}" in words.text for form in (one, other)):
                continue
            first, second = sorted((one, other), key=lambda form: (-words.times(form), words.places(form)[0]))
            spans = [Span(words.places(form)[0], 0) for form in (first, second)]
            sentences = [sentence_at(article.analysis, Field.TEXT, span.start) for span in spans]
            if None in sentences or sentences[0] == sentences[1]:
                continue
            places = [
                passage(article.document, sentence, Span(span.start, span.start + len(form)))
                for sentence, span, form in zip(sentences, spans, (first, second), strict=True)
                if sentence is not None and sentence.section is Section.BODY
            ]
            if len(places) > 1:
                yield finding("name.drift", article.document, f"“{second}” and “{first}”", places[::-1], f"{first} in both places")


def _is_named(words: Capitals, form: str) -> bool:
    """Say whether a form is the name of somebody told apart: "striker Ash Whitley"."""
    return any(before and before[-1].text not in HONOURS for before in map(words.before, words.places(form)))


def _slightly_off(one: str, other: str) -> bool:
    """Say whether two names are a letter apart, or two where they are long and begin and sound alike: Hathersage and Hathersedge."""
    if abs(len(one) - len(other)) > 1:
        return False
    apart = OSA.distance(one, other, score_cutoff=_LETTERS)
    long = min(len(one), len(other)) > LONG + 1 and one[:_LONG_BEGINNING] == other[:_LONG_BEGINNING]
    return apart == 1 or (apart == _LETTERS and long)


def is_word(article: Article, word: str) -> bool:
    """Say whether a word is a common one, a place or a people."""
    lower = word.lower()
    classes = article.lexicon.wordclasses
    return (
        lower in classes.nouns
        or lower in classes.verbs
        or article.lexicon.places.known(lower)
        or bool(article.lexicon.places.demonym(lower))
    )


def _is_rare(article: Article, word: str) -> bool:
    return article.lexicon.frequencies.rarity(word.lower()) >= _RARE and not is_word(article, word)
