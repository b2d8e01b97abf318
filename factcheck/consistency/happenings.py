"""The dated stages of what happens in one order only, and whom or what each is told of.

In: an article. Out: `Happening`s, each a word of a chain (data/chains.toml) with the date of its clause and its subject: who was arrested,
what was opened. A date belongs to the word of a chain that stands nearest to it in its clause; whose.py says whom it is told of. Words are
read only where the dated sentences of the article have two stages of one chain.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.consistency.days import is_dated
from factcheck.consistency.whose import Clause, Hit, Whose, clause_of
from factcheck.lexicon.chains import GAP
from factcheck.model import DateClaim, Field, Section
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, once
from factcheck.text.wordplaces import word_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.lexicon.chains import Chain, Chains, Place
    from factcheck.model import Sentence

__all__ = ["Happening", "happenings"]

_BOUND = lazily(
    r"[;:()\n]| [–—-] |,? \b(?P<link>and|but|then|before(?! (?:an? |the )?(?:magistrate|judge|court|tribunal|jury"
    r"|committee|panel|bench)s?\b)|after|while|when|until|who|which|that(?! \w+ (?:on|in|at)\b)|where|as|since"
    r"|because|following|having|although|though|if)\b"
)
_PLANNED = lazily(
    r"\b(?:will|would|due|to|plan\w*|expected|hope\w*|hoping|could|may|might|should|not|never|if|until|set to|can|must|without)"
    r"(?: (?:be|have|been|also|only|not))*(?: \w+ly)? $",
    re.IGNORECASE,
)
_DONE_TO = lazily(r"\b(?:took|needed|managed|went on|came|voted|decided|returned|gathered)\b[^.;]{0,40} to $")
_BAIL = lazily(r" (?:on (?:\w+ )?bail|under investigation|without charge|pending)\b")
_ASIDE = lazily(r", (?:on|in|at) $")  # "received a complaint, from the patient who was blinded, on 11 October"
_BETWEEN = r"(?:[\w’'-]+ ){0,5}?[\w’'-]+"  # what stands in the gap of a wording
_NEAR, _AGO = 90, 60  # characters between a word and its date; between a date and a word behind it
_RELATIVE = frozenset({"who", "which", "that", "where"})
_DONE_TO_ONE = frozenset({"undergone", "around"})
_MOST = 60


class Happening(NamedTuple):
    """A dated stage: `who` is the key of a person or the head of a thing, None where it is not told.

    `loose` says that `who` is a pronoun or description that may stand for another one, `number` counts the sentences.
    """

    place: Place
    word: str
    claim: DateClaim
    who: str | None
    loose: bool
    number: int
    start: int
    clause: str
    around: str

    @property
    def chain(self) -> Chain:
        """The chain it is a stage of."""
        return self.place.chain


class _Dated(NamedTuple):
    """A sentence with its dates and the wordings of chains in it."""

    number: int
    sentence: Sentence
    dates: Sequence[DateClaim]
    hits: Sequence[Hit]


class _Near(NamedTuple):
    """The dates of a sentence, each with the wordings that stand near it, and the clauses."""

    number: int
    clauses: Sequence[Clause]
    words: Sequence[tuple[DateClaim, Sequence[Hit]]]


def happenings(
    article: Article, wanted: frozenset[tuple[str, int]], worth: Callable[[Sequence[tuple[Place, DateClaim]]], bool]
) -> list[Happening]:
    """Return the dated stages that the text of an article tells of, in order: of chains with two of them, and the `wanted` ones.

    `worth` says of all words and the dates near them whether it matters of whom they are told, which takes long to find out.
    """
    text, chains = article.document.text, article.lexicon.chains
    dates: dict[Sentence, list[DateClaim]] = {}
    for claim in article.dates:
        anchor = claim.mention.anchor
        if anchor.field is Field.TEXT and anchor.sentence.section is Section.BODY:
            dates.setdefault(anchor.sentence, []).append(claim)
    told = [
        _Dated(number, sentence, own, tuple(_hits(text, sentence, chains)) if any(map(is_dated, own)) else ())
        for number, sentence in enumerate(article.analysis.sentences)
        if (own := dates.get(sentence)) is not None
    ]
    stages: dict[str, set[int]] = {}
    for name, stage in ((place.chain.name, place.stage) for each in told for hit in each.hits for place in chains.places[hit.wording]):
        stages.setdefault(name, set()).add(stage)
    names = {name for name, found in stages.items() if len(found) > 1} | {name for name, stage in wanted if stage in stages.get(name, ())}
    if not names:
        return []
    reader = _Reader(article, frozenset(names))
    near = [reader.near(each) for each in told]
    if not worth([(place, claim) for each in near for claim, hits in each.words for hit in hits for place in reader.stages(hit)]):
        return []
    return [happening for each in near for happening in reader.of_sentence(each)][:_MOST]


# ---------------------------------------------------------------- the words


def _hits(text: str, sentence: Sentence, chains: Chains) -> Iterator[Hit]:
    """Yield the wordings of the chains in a sentence, the longest at each place; who is charged with murder is charged, too."""
    begins, start, last = chains.begins, sentence.span.start, 0
    told = sentence.span.of(text).lower()
    for at, word in word_places(told, chains.first):
        if at >= last and _is_apart(told, at, at + len(word)):
            whole = True
            for wording, end in _wordings(told, at, begins[word]):
                if whole or chains.places[wording][0].role == "undergone":
                    yield Hit(start + at, start + end, wording)
                last, whole = max(last, end), False
                if chains.places[wording][0].role not in _DONE_TO_ONE:
                    break


def _is_apart(text: str, start: int, end: int) -> bool:
    """Say whether no digit or other letter touches a word."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or behind.isalnum() or "_" in before + behind)


def _wordings(text: str, start: int, wordings: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield which of some wordings stand at a place of a text, with where they end."""
    for wording in wordings:
        end = start + len(wording)
        if GAP in wording:
            match = _gapped(wording).match(text, start)
            if match is not None:
                yield wording, match.end()
        elif text.startswith(wording, start) and not text[end : end + 1].isalnum():
            yield wording, end


@lru_cache(maxsize=256)
def _gapped(wording: str) -> re.Pattern[str]:
    return lazily(rf"{re.escape(wording).replace(GAP, _BETWEEN)}\b")


# ---------------------------------------------------------------- dates and their words


class _Reader:
    def __init__(self, article: Article, names: frozenset[str]) -> None:
        """Take the article, and the names of the chains that are to be read."""
        self.article, self.text, self.names = article, article.document.text, names
        self.places = article.lexicon.chains.places

    @once
    def whose(self) -> Whose:
        """What says of whom a word is told."""
        return Whose(self.article)

    def near(self, told: _Dated) -> _Near:
        """Return the dates of a sentence with the words near each."""
        clauses = self._clauses(told.sentence) if told.hits else []
        return _Near(told.number, clauses, [(claim, self._nearest(claim, told, clauses) if told.hits else []) for claim in told.dates])

    def stages(self, hit: Hit) -> list[Place]:
        """Return the stages that a word may tell of."""
        return [place for place in self.places[hit.wording] if place.chain.name in self.names]

    def of_sentence(self, told: _Near) -> Iterator[Happening]:
        """Yield what a sentence with a date tells of."""
        for claim, near in told.words:
            for nouns in (False, True):
                found: list[Happening] = []
                for hit in near:
                    if found and "," in self.text[hit.end : found[-1].start]:
                        break  # "bought a rival, founded in 1974"
                    found += self._of_word(told.number, hit, claim, told.clauses, nouns=nouns)
                yield from found
                if found:
                    break
            self.whose.tell(claim)

    def _of_word(self, number: int, hit: Hit, claim: DateClaim, clauses: Sequence[Clause], *, nouns: bool) -> Iterator[Happening]:
        """Yield the stages that a word tells of, as a noun or otherwise."""
        places = [place for place in self.stages(hit) if (place.role == "noun") is nouns]
        clause = clause_of(clauses, hit.start)
        ahead = self.text[max(clause.start, hit.start - 80) : hit.start]
        if not places or _BAIL.match(self.text, hit.end) or (_PLANNED.search(ahead) and not _DONE_TO.search(ahead)):
            return
        for place in places:
            told = self.whose.of(place, hit, claim, clauses)
            if told is not None:
                around = self.text[clause.start : max(clause.end, claim.mention.anchor.span.end)]
                yield Happening(place, self.text[hit.start : hit.end], claim, *told, number, hit.start, around.lower(), around)

    def _clauses(self, sentence: Sentence) -> list[Clause]:
        found: list[Clause] = []
        start, link = sentence.span.start, None
        for match in _BOUND.finditer(self.text, *sentence.span):
            found.append(Clause(start, match.start(), link))
            start, link = match.end(), (match["link"] or "").lower() or None
        found.append(Clause(start, sentence.span.end, link))
        return found

    def _nearest(self, claim: DateClaim, told: _Dated, clauses: Sequence[Clause]) -> list[Hit]:
        """Return the words that a date may belong to: those before it in its clause with no other date between, else those behind."""
        span = claim.mention.anchor.span
        clause = clause_of(clauses, span.start)
        start = clause.start
        if clause.link in _RELATIVE and clause is not clauses[0] and _ASIDE.search(self.text, start, span.start):
            clause = clauses[clauses.index(clause) - 1]
        here = [hit for hit in told.hits if clause.start <= hit.start < clause.end]
        taken = [other.mention.anchor.span for other in told.dates if other is not claim]
        before = [hit for hit in here if hit.end <= span.start and span.start - hit.end <= _NEAR]
        if before:
            before.sort(key=lambda hit: -hit.start)
            return [hit for hit in before if not any(hit.end <= other.start < span.start for other in taken)]
        behind = [hit for hit in here if span.end <= hit.start <= span.end + _AGO]
        return [hit for hit in behind if not any(span.end <= other.start < hit.start for other in taken)]
