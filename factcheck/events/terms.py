"""What an article is about, as weighted terms that depend on the article and the shipped table alone.

In: documents and the lexicon. Out: `Profile`s: a vector of whole numbers of length `SCALE`, and the few terms that tell most.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.config import Policy
    from factcheck.lexicon.frequencies import Frequencies
    from factcheck.model import Document

__all__ = ["QUOTED", "SCALE", "Profile", "Profiler", "figure_rarity", "is_year"]

# Vectors are whole numbers, so that sums over groups do not depend on the order of adding; most weights stay below 257, for which
# Python keeps one object each.
SCALE = 400

# Beyond this an article is background, lists and furniture; it bounds the time for a text of any length.
_READ = 3_500
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
# The tenth time that a word stands in a text says little more than the ninth.
_MOST = 60
_COUNTS = [0.0, *(1.0 + log(count) for count in range(1, _MOST + 1))]

# A quotation closes within its paragraph or is none; straight and curly marks are mixed in practice.
_QUOTATION = lazily(r"[\"“]([^\"“”\n]{20,1000})[\"”]")
_SAID = lazily(r"[^.!?;:]+")
_SPOKEN = lazily(r"[\w'’]+")
# A term for words between quotation marks begins with this. It weighs nothing: it is asked for where two texts are near each other.
QUOTED = "“"
_SENTENCE = 6  # words that a quoted sentence has at least
_BEFORE, _AFTER = 2, 3  # words around its longest, which make the term

_DASHES = ("-", "–", "—", "/", "…")
_PUNCTUATION = "\"'.,:;!?()[]{}<>*•|$£€₹%&+#@“”‘’«»·_~="
_FIGURE = lazily(r"[0-9]+(?:[.,][0-9]+)*")
_ENDINGS = (("ies", "y"), ("s", ""), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""))
_SHORT = 4
_STEM_SHARE = 8  # an inflection is seldom more than so many times as frequent as its stem
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("our", "or"), ("tre", "ter"), ("ours", "ors"))
_BRITISH, _INFLECTIONS = tuple(british for british, _ in _SPELLINGS), tuple(ending for ending, _ in _ENDINGS)
_YEAR = 4
# By the number of digits between the zeros at both ends: 7, 12, 134, 2001 and up. 7.5 is the rarity of an unlisted word.
_FIGURE_RARITY = (0.0, 0.0, 3.0, 5.0, 7.5)
_UPPER, _LOWER = "^", "_"
_REMEMBERED = 400_000  # forms; a run over an archive must not keep every typing error


class Profile(NamedTuple):
    """One text: its terms with their weights, its heaviest rare terms, the hour of publication (None where unknown), and its names.

    `names` are the terms that stand in the text with a capital alone.
    """

    weights: Mapping[str, int]
    keys: tuple[str, ...]
    hour: int | None
    names: frozenset[str] = frozenset()


class Profiler:
    """Makes profiles; remembers what each printed form comes to, since most forms of a run have been seen before."""

    def __init__(self, frequencies: Frequencies, policy: Policy) -> None:
        self._frequencies = frequencies
        self._shares = (policy.event_names, policy.event_figures, policy.event_words)
        self._keys, self._fewest = policy.event_keys, policy.event_keys_least
        self._key_weight = policy.event_key_rarity**_RARITY_POWER
        self._terms: dict[str, str] = {}
        self._weights: dict[str, float] = {}

    def profile(self, document: Document) -> Profile:
        """Return the profile of one document."""
        text = f"{document.title}\n{document.text[:_READ]}" if document.title else document.text[:_READ]
        if len(self._terms) > _REMEMBERED:
            self._terms.clear()
        weighed, names = self._weigh(text)
        heaviest = sorted(weighed, key=weighed.__getitem__, reverse=True)[:_TERMS]  # ties: as they come in the text
        length = sqrt(fsum([weighed[term] * weighed[term] for term in heaviest]))
        weights = self._weights
        keys = [term for term in heaviest if weights[term] >= self._key_weight][: self._keys]
        if len(keys) < self._fewest:  # "Trump", "Clinton", "poll": an article on what many articles are on is looked up by that
            keys += [term for term in heaviest if weights[term] < self._key_weight][: self._fewest - len(keys)]
        whole = {term: round(SCALE * weighed[term] / length) for term in heaviest}
        names &= whole.keys()
        whole.update(dict.fromkeys(_quoted(text), 0))
        return Profile(whole, tuple(keys), _hour(document), names)

    def _weigh(self, text: str) -> tuple[dict[str, float], frozenset[str]]:
        """Return the weight of each term of `text`, and which are names; names, figures and other words each have their share."""
        counts, lower = self._count(text)
        weights = self._weights
        blocks: tuple[dict[str, float], ...] = ({}, {}, {})
        for term, count in counts.items():
            block = blocks[1] if term[0].isdigit() else blocks[2] if term in lower else blocks[0]
            block[term] = weights[term] * _COUNTS[min(count, _MOST)]
        weighed: dict[str, float] = {}
        for block, share in zip(blocks, self._shares, strict=True):
            scale = sqrt(share) / (sqrt(fsum([weight * weight for weight in block.values()])) + _THIN)
            for term, weight in block.items():
                weighed[term] = weight * scale
        return weighed, frozenset(blocks[0])

    def _count(self, text: str) -> tuple[dict[str, int], set[str]]:
        """Count the terms of `text` that say something; the second value holds those that stand there without a capital."""
        for mark in _DASHES:
            text = text.replace(mark, " ")
        lead = text[:_LEAD].rsplit(None, 1)[0].split() if len(text) > _LEAD else text.split()
        forms = text.split() + lead * _LEAD_MORE
        terms = self._terms
        for form in set(forms).difference(terms):
            self._remember(form)
        counts: dict[str, int] = {}
        lower: set[str] = set()
        for marked, count in Counter(map(terms.__getitem__, forms)).items():
            term = marked[1:]
            if term:
                counts[term] = counts.get(term, 0) + count
                if marked[0] == _LOWER:
                    lower.add(term)
        return counts, lower

    def _remember(self, form: str) -> None:
        """Note the term that a printed form stands for, after a mark for its capital; nothing after the mark where it says nothing."""
        word = form.strip(_PUNCTUATION)
        term = _figure(word) if word[:1].isdigit() else self._stem(word.lower())
        weight = self._rarity(term) ** _RARITY_POWER if term else 0.0
        if weight:
            self._weights[term] = weight
        self._terms[form] = (_UPPER if word[:1].isupper() else _LOWER) + (term if weight else "")

    def _rarity(self, term: str) -> float:
        return figure_rarity(term) if term[0].isdigit() else self._frequencies.rarity(term)

    def _stem(self, word: str) -> str:
        """Return the form that stands for a word's inflections and spellings, where the table knows that form."""
        word = word.replace(".", "").replace("’", "'").removesuffix("'s")
        if word.endswith(_BRITISH):
            word = self._american(word)
        if len(word) > _SHORT and word.endswith(_INFLECTIONS) and word in self._frequencies:
            for ending, base in _ENDINGS:
                if word.endswith(ending) and self._is_stem(stem := word[: -len(ending)] + base, word):
                    return stem
        return word

    def _american(self, word: str) -> str:
        """Return the American spelling of a word where the table knows it."""
        for british, american in _SPELLINGS:
            if word.endswith(british) and (other := word[: -len(british)] + american) in self._frequencies:
                return other
        return word

    def _is_stem(self, stem: str, word: str) -> bool:
        """Say whether `stem` is a word of its own beside `word`: "state" beside "states", never "bee" beside "being"."""
        return stem in self._frequencies and self._frequencies.count(stem) * _STEM_SHARE >= self._frequencies.count(word)


def _quoted(text: str) -> Iterator[str]:
    """Yield a term for each sentence between quotation marks: its longest word with those around it, which a cut seldom takes away."""
    for quotation in _QUOTATION.finditer(text) if '"' in text or "“" in text else ():
        for sentence in _SAID.finditer(quotation[1]):
            words = _SPOKEN.findall(sentence[0].lower())
            if len(words) >= _SENTENCE:
                longest = max(range(len(words)), key=lambda place: len(words[place]))  # the first of equals
                yield QUOTED + " ".join(words[max(longest - _BEFORE, 0) : longest + _AFTER + 1])


def _figure(word: str) -> str:
    """Return "12847" for "12,847", "12.797" as it stands and "400" for "400m"; "" where no figure begins the word."""
    found = _FIGURE.match(word)
    return found.group().replace(",", "") if found else ""


def is_year(figure: str) -> bool:
    """Say whether a figure is most likely a year."""
    return len(figure) == _YEAR and figure[:2] in {"19", "20"}


def figure_rarity(figure: str) -> float:
    """Return how much it says that a figure is shared: 40659 nearly names a story, 12 and 2024 say little."""
    digits = figure.replace(".", "").strip("0")
    if is_year(figure):
        return _FIGURE_RARITY[2]
    return _FIGURE_RARITY[min(len(digits), len(_FIGURE_RARITY) - 1)]


def _hour(document: Document) -> int | None:
    published = document.published
    if published is None:
        return None
    aware = published.replace(tzinfo=UTC) if published.tzinfo is None else published
    return int(aware.timestamp() // 3600)
