"""What an article is about, as weighted terms that depend on the article and the shipped table alone.

In: documents and the lexicon. Out: `Profile`s: a vector of whole numbers of length `SCALE`, and the few terms that tell most.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.config import Policy
    from factcheck.lexicon.frequencies import Frequencies
    from factcheck.model import Document

__all__ = ["SCALE", "Profile", "Profiler"]

# Vectors are whole numbers, so that sums over groups do not depend on the order of adding; most weights stay below 257, for which
# Python keeps one object each.
SCALE = 400

# Beyond this an article is background, lists and furniture; it bounds the time for a text of any length.
_READ = 4_000
# The headline and the first sentences say what happened: their words count three times.
_LEAD = 500
_LEAD_MORE = 2
# A vector keeps its heaviest terms: the rest would add a twentieth of its length and half of the work.
_TERMS = 100
# Telling two stories apart wants rare words, but a typing error is rarer still: rarity counts with this power.
_RARITY_POWER = 0.7
# A block of a vector (names, figures, words) whose terms weigh as much as this together gets half of its share: two names are
# little to go by.
_THIN = 3.0

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")  # noqa: RUF001 (a typographic apostrophe)
_POSSESSIVE = ("'s", "’s", "s'", "s’")  # noqa: RUF001 (likewise)
_ENDINGS = (("ies", "y"), ("s", ""), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""))
_SHORT = 4
_STEM_SHARE = 8  # an inflection is seldom more than so many times as frequent as its stem
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("our", "or"), ("tre", "ter"), ("ours", "ors"))


@dataclass(frozen=True, slots=True)
class Profile:
    """One text: its terms with their weights, its heaviest rare terms, and the hour of publication (None where unknown)."""

    weights: Mapping[str, int]
    keys: tuple[str, ...]
    hour: int | None


class Profiler:
    """Makes profiles; remembers what each form of a word comes to, since most words of a run have been seen before."""

    def __init__(self, frequencies: Frequencies, policy: Policy) -> None:
        self._frequencies = frequencies
        self._policy = policy
        self._terms: dict[str, str] = {}

    def profile(self, document: Document) -> Profile:
        """Return the profile of one document."""
        text = f"{document.title}\n{document.text[:_READ]}" if document.title else document.text[:_READ]
        weighed = {term: weight for block in self._blocks(text) for term, weight in block.items()}
        length = sqrt(fsum(weight * weight for weight in weighed.values()))
        heaviest = sorted(weighed, key=lambda term: (-weighed[term], term))[:_TERMS]
        whole = {term: round(SCALE * weighed[term] / length) for term in heaviest}
        floor = self._policy.event_key_rarity
        keys = [term for term in heaviest if self._rarity(term) >= floor]
        return Profile(whole, tuple(keys[: self._policy.event_keys]), _hour(document))

    def _blocks(self, text: str) -> Iterator[dict[str, float]]:
        """Yield the terms of names, of figures and of other words, each block scaled to its share of the whole."""
        names, figures, words = self._weigh(text)
        policy = self._policy
        for block, share in ((names, policy.event_names), (figures, policy.event_figures), (words, policy.event_words)):
            length = sqrt(fsum(weight * weight for weight in block.values()))
            if length:
                scale = sqrt(share) / (length + _THIN)
                yield {term: weight * scale for term, weight in block.items()}

    def _weigh(self, text: str) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
        """Return the weights of the terms of `text` by kind: a name is what is written with a capital wherever it stands."""
        forms = Counter(_WORD.findall(text))
        for form in _WORD.findall(text, 0, _LEAD):
            forms[form] += _LEAD_MORE
        totals: dict[str, int] = {}
        capitals: dict[str, int] = {}
        for form, count in forms.items():
            term = self._terms.get(form) or self._remember(form)
            totals[term] = totals.get(term, 0) + count
            if form[0].isupper():
                capitals[term] = capitals.get(term, 0) + count
        names: dict[str, float] = {}
        figures: dict[str, float] = {}
        words: dict[str, float] = {}
        for term, count in totals.items():
            rarity = self._rarity(term)
            if rarity:
                block = figures if term[0].isdigit() else names if capitals.get(term) == count else words
                block[term] = rarity**_RARITY_POWER * (1.0 + log(count))
        return names, figures, words

    def _rarity(self, term: str) -> float:
        return _figure_rarity(term) if term[0].isdigit() else self._frequencies.rarity(term)

    def _remember(self, form: str) -> str:
        term = _plain_figure(form) if form[0].isdigit() else self._stem(form.lower())
        self._terms[form] = term
        return term

    def _stem(self, word: str) -> str:
        """Return the form that stands for a word's inflections and spellings, where the table knows that form."""
        if word.endswith(_POSSESSIVE):
            word = word[:-2] + word[-2].strip("'’")  # noqa: RUF001 (a typographic apostrophe)
        for british, american in _SPELLINGS:
            if word.endswith(british) and word[: -len(british)] + american in self._frequencies:
                word = word[: -len(british)] + american
                break
        if len(word) > _SHORT and word in self._frequencies:
            for ending, base in _ENDINGS:
                stem = word[: -len(ending)] + base
                if word.endswith(ending) and self._is_stem(stem, word):
                    return stem
        return word

    def _is_stem(self, stem: str, word: str) -> bool:
        """Say whether `stem` is a word of its own beside `word`: "state" beside "states", never "bee" beside "being"."""
        return stem in self._frequencies and self._frequencies.count(stem) * _STEM_SHARE >= self._frequencies.count(word)


def _plain_figure(form: str) -> str:
    """Return "12847" for "12,847" and "12.797" as it stands; Indian grouping falls out of it too."""
    return form.replace(",", "")


def _figure_rarity(figure: str) -> float:
    """Return how much it says that a figure is shared: 40659 nearly names a story, 12 and 2024 say little."""
    digits = figure.replace(".", "").strip("0")
    if len(figure) == 4 and figure[:2] in {"19", "20"}:
        return 2.0
    return (0.0, 0.0, 3.0, 5.0)[len(digits)] if len(digits) < 4 else 7.5


def _hour(document: Document) -> int | None:
    published = document.published
    if published is None:
        return None
    aware = published.replace(tzinfo=UTC) if published.tzinfo is None else published
    return int(aware.timestamp() // 3600)
