"""What an article is about, as weighted terms that depend on the article and the shipped table alone.

In: documents and the lexicon. Out: `Profile`s: a vector of whole numbers of length `SCALE`, and the few terms that tell most.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.config import Policy
    from factcheck.lexicon.frequencies import Frequencies
    from factcheck.model import Document

__all__ = ["SCALE", "Profile", "Profiler"]

# Vectors are whole numbers, so that sums over clusters do not depend on the order of adding; most weights stay below 257, for which
# Python keeps one object each.
SCALE = 400

# Beyond this an article is background, lists and furniture; it bounds the time for a text of any length.
_READ = 6_000
_LEAD = 400  # the headline and about as much again: what happened
_TERMS = 140  # a vector keeps its heaviest terms: the rest would add a tenth of its length

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")  # noqa: RUF001 (a typographic apostrophe)
_POSSESSIVE = ("'s", "’s", "s'", "s’")  # noqa: RUF001 (likewise)
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
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
        self._terms: dict[str, tuple[str, float]] = {}

    def profile(self, document: Document) -> Profile:
        """Return the profile of one document."""
        text = f"{document.title}\n{document.text[:_READ]}" if document.title else document.text[:_READ]
        weighed = dict(self._weigh(text))
        length = sqrt(sum(weight * weight for weight in weighed.values()))
        heaviest = sorted(weighed, key=lambda term: (-weighed[term], term))[:_TERMS]
        whole = {term: round(SCALE * weighed[term] / length) for term in heaviest}
        floor = self._policy.event_key_rarity
        keys = [term for term in heaviest if self._rarity(term) >= floor]
        return Profile(whole, tuple(keys[: self._policy.event_keys]), _hour(document))

    def _rarity(self, term: str) -> float:
        return _figure_rarity(term) if term[0].isdigit() else self._frequencies.rarity(term)

    def _weigh(self, text: str) -> Iterator[tuple[str, float]]:
        counts = Counter(_WORD.findall(text))
        counts.update(_WORD.findall(text, 0, _LEAD))  # the lead counts twice
        totals: dict[str, int] = {}
        names: dict[str, int] = {}
        remembered = self._terms
        for form, count in counts.items():
            term, rarity = remembered.get(form) or self._remember(form)
            if rarity:
                totals[term] = totals.get(term, 0) + count
                if form[0].isupper():
                    names[term] = names.get(term, 0) + count
        for term, count in totals.items():
            rarity = self._rarity(term)
            factor = self._policy.event_name_weight if names.get(term) == count else 1.0
            yield term, factor * rarity * (1.0 + log(count))

    def _remember(self, form: str) -> tuple[str, float]:
        term = _plain_figure(form) if form[0].isdigit() else self._stem(form.lower())
        made = (term, self._rarity(term))
        self._terms[form] = made
        return made

    def _stem(self, word: str) -> str:
        """Return the form that stands for a word's inflections and spellings, where the table knows that form."""
        if word.endswith(_POSSESSIVE):
            word = word[:-2] + word[-2].strip("'’")  # noqa: RUF001 (a typographic apostrophe)
        for british, american in _SPELLINGS:
            if word.endswith(british) and word[: -len(british)] + american in self._frequencies:
                word = word[: -len(british)] + american
                break
        if len(word) > 4:
            for ending, base in _ENDINGS:
                stem = word[: -len(ending)] + base
                if word.endswith(ending) and len(stem) > 2 and stem in self._frequencies:
                    return stem
        return word


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
