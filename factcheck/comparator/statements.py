"""The verdict on statements: who is quoted with which words, what a retelling adds, and how far each reaches.

In: an alignment of statement claims, the texts. Out: a `Judgement`.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparator.reach import differing
from factcheck.comparator.sides import listed, sides_of
from factcheck.model import Judgement, Ruling, Section, Severity, StatementClaim, Verdict
from factcheck.quick import NamedTuple
from factcheck.sayings import GAP, akin, echo, lemma_of, matched, namesakes, sayings, stem, weights, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.comparator.sides import Texts
    from factcheck.lexicon import Lexicon
    from factcheck.model import Alignment
    from factcheck.sayings import Change, Saying

__all__ = ["judge_statements"]

_LONGEST_ADDED = 12  # words of a retelling that a message names
_MOST_NAMED = 3  # retellings that a message names
_FULL = 3  # words that carry sense in a quotation of a clause; "very clear" has fewer
_NEAR = 0.35  # share of the lighter statement's weight that a retelling has


class _Quote(NamedTuple):
    """A stretch between quotation marks, and the saying that it stands in."""

    saying: Saying
    words: tuple[str, ...]
    surface: str


def _printed(words: Sequence[str], saying: Saying, lexicon: Lexicon) -> str:
    """Return words in quotation marks in the spelling of the text."""
    printed = {words_of(word, lexicon)[:1]: word.strip("“”‘’\"'.,;:!?()") for word in saying.surface.split()}
    return _shown(" ".join(printed.get((word,), word) for word in words))


def _shown(words: Sequence[str] | str) -> str:
    """Return words in quotation marks, marks inside them as single ones."""
    text = words if isinstance(words, str) else " ".join(words)
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def judge_statements(alignment: Alignment, texts: Texts, lexicon: Lexicon) -> Judgement:
    """Return the verdict on statements of one thing: other mouths and altered quotations are conflicts at warning."""
    claims = [claim for claim in alignment.claims if isinstance(claim, StatementClaim)]
    documents = {claim.mention.anchor.document for claim in claims}
    if len(documents) == 1:
        return Judgement(
            alignment=alignment,
            verdict=Verdict.SINGLE,
            reason="only-here",
            explanation="Only this outlet gives it.",
            sides=sides_of(alignment.claims[:1], texts),
        )
    calm = Judgement(
        alignment=alignment,
        verdict=Verdict.AGREEMENT,
        reason="same-words",
        explanation=f"{len(documents)} outlets: the same words.",
        sides=sides_of(claims, texts),
    )
    judge = _Judge(sayings(claims, texts.documents, lexicon), texts, lexicon)
    for verdict, reason, ruling in judge.conflicts():
        return calm._replace(verdict=verdict, reason=reason, explanation=ruling.message + ".", rulings=(ruling,))
    rulings = tuple(judge.notes())
    if rulings:
        reason = "scope" if rulings[0].rule == "scope.differs" else "paraphrase"
        return calm._replace(verdict=Verdict.APPROXIMATE, reason=reason, explanation=rulings[0].message + ".", rulings=rulings)
    if judge.retold():
        return calm._replace(
            verdict=Verdict.APPROXIMATE, reason="paraphrase", explanation=f"{len(documents)} outlets, in words of their own."
        )
    return calm


class _Judge:
    """The sayings of one alignment, laid beside one another."""

    def __init__(self, told: Sequence[Saying], texts: Texts, lexicon: Lexicon) -> None:
        self.told, self.texts, self.lexicon = told, texts, lexicon
        self.quotes = [_Quote(saying, *stretch) for saying in told for stretch in saying.quoted]

    def outlets(self, told: Iterable[Saying]) -> str:
        return listed(self.texts.outlet(saying.claims[0]) for saying in told)

    def echoes(self) -> Iterator[tuple[_Quote, _Quote, tuple[Change, ...]]]:
        """Yield the quotations of two documents that are one, with what differs."""
        for one, other in combinations(self.quotes, 2):
            if one.saying.document != other.saying.document:
                found = echo(one.words, other.words, self.lexicon)
                if found is not None:
                    yield one, other, found.changes

    def conflicts(self) -> Iterator[tuple[Verdict, str, Ruling]]:
        """Yield what makes the alignment a conflict: two speakers of one quotation, or two wordings."""
        echoes = list(self.echoes())
        same = [(one, other) for one, other, changes in echoes if not changes]
        for one, other in same:
            if self._two_speakers(one.saying, other.saying) and not self._one_speaker(one, other, same):
                yield Verdict.CONFLICT, "other-speaker", self._misattributed(one, other)
        for one, other, changes in echoes:
            if changes and not self._elsewhere(one, other, same):
                yield Verdict.CONFLICT, "altered", self._altered(one, other, changes)

    def _two_speakers(self, one: Saying, other: Saying) -> bool:
        """Say whether two named people are given the words; in a headline ("Port Leam: ‘We saw it coming’") the label may be a place."""
        if Section.HEADLINE in {claim.mention.anchor.sentence.section for claim in (*one.claims, *other.claims)}:
            return False
        return namesakes(one.speaker, other.speaker, self.lexicon) is False

    def _one_speaker(self, one: _Quote, other: _Quote, same: Sequence[tuple[_Quote, _Quote]]) -> bool:
        """Say whether the two texts also give the words to one speaker: a statement within another has two in each of them."""
        documents = {one.saying.document, other.saying.document}
        return any(
            {first.saying.document, second.saying.document} == documents and not self._two_speakers(first.saying, second.saying)
            for first, second in same
        )

    def _elsewhere(self, one: _Quote, other: _Quote, same: Sequence[tuple[_Quote, _Quote]]) -> bool:
        """Say whether a text has the other's words as well: then these are two sentences, not one altered."""
        return any(
            (first is one and second.saying.document == other.saying.document)
            or (second is one and first.saying.document == other.saying.document)
            or (first is other and second.saying.document == one.saying.document)
            or (second is other and first.saying.document == one.saying.document)
            for first, second in same
        )

    def _misattributed(self, one: _Quote, other: _Quote) -> Ruling:
        shorter = min(one, other, key=lambda quote: len(quote.words))
        by_speaker: dict[str, list[Saying]] = {}
        for quote in self.quotes:
            if echo(quote.words, shorter.words, self.lexicon) is not None and quote.saying.speaker:
                by_speaker.setdefault(quote.saying.speaker, []).append(quote.saying)
        parts = [f"{speaker} in {self.outlets(told)}" for speaker, told in by_speaker.items()]
        message = f"{_shown(shorter.surface)} is given to {listed(parts)}"
        return Ruling(rule="quote.misattributed", severity=Severity.WARNING, message=message)

    def _altered(self, one: _Quote, other: _Quote, changes: Sequence[Change]) -> Ruling:
        parts = []
        for change in changes:
            told = [(quote, words) for quote, words in ((one, change.one), (other, change.other)) if words]
            lacking = [quote for quote, words in ((one, change.one), (other, change.other)) if not words]
            part = ", ".join(f"{_printed(words, quote.saying, self.lexicon)} in {self.outlets([quote.saying])}" for quote, words in told)
            parts.append(part + "".join(f", not in {self.outlets([quote.saying])}" for quote in lacking))
        speaker = one.saying.speaker or other.saying.speaker
        whose = f"One quotation of {speaker}" if speaker else "One quotation"
        message = f"{whose} is printed in two wordings: {'; '.join(parts)}"
        return Ruling(rule="quote.altered", severity=Severity.WARNING, message=message)

    def notes(self) -> Iterator[Ruling]:
        """Yield what an editor may want to see where nothing conflicts."""
        reaches = differing(self.told, self.lexicon)
        if reaches:
            by_words: dict[str, list[Saying]] = {}
            for document, reach in reaches:
                by_words.setdefault(reach.words, []).append(next(saying for saying in self.told if saying.document == document))
            parts = [f"{_shown(words.split())} in {self.outlets(told)}" for words, told in by_words.items()]
            message = f"The outlets differ in how far this reaches: {'; '.join(parts)}"
            yield Ruling(rule="scope.differs", severity=Severity.WARNING, message=message)
        yield from self._paraphrases()

    def _paraphrases(self) -> Iterator[Ruling]:
        """Yield a note where one text quotes and another retells with a difference."""
        quoted: dict[tuple[str, ...], list[_Quote]] = {}
        retold: dict[tuple[str, ...], tuple[Saying, tuple[str, ...]]] = {}
        for quote in self.quotes:
            for saying in self._retellings(quote):
                difference = self._difference(quote, saying)
                if difference is not None:
                    quoted.setdefault(quote.words, []).append(quote)
                    retold.setdefault(saying.words, (saying, difference))
        if not quoted:
            return
        sources = [quote.saying for quotes in quoted.values() for quote in quotes]
        quoting = f"{self.outlets(sources)} {'quotes' if len({saying.document for saying in sources}) == 1 else 'quote'}"
        parts = [
            f"{self.outlets([saying])} retells it as {_shown(saying.surface)}"
            + (f", adding {_printed(added, saying, self.lexicon)}" if added else "")
            for saying, added in list(retold.values())[:_MOST_NAMED]
        ]
        message = f"{quoting} {listed(_shown(quotes[0].surface) for quotes in quoted.values())}; {'; '.join(parts)}"
        yield Ruling(rule="quote.paraphrased", severity=Severity.NOTE, message=message)

    def _retellings(self, quote: _Quote) -> list[Saying]:
        """Return for each text that nowhere quotes the words the statement that comes nearest to them."""
        by_document: dict[str, list[Saying]] = {}
        for saying in self.told:
            by_document.setdefault(saying.document, []).append(saying)
        found = []
        for document, told in by_document.items():
            if document == quote.saying.document or any(self._quotes(saying, quote.words) for saying in told):
                continue
            matches = [(matched(quote.saying.content, saying.content).weight, -place) for place, saying in enumerate(told)]
            weight, place = max(matches)
            nearest = told[-place]
            if not nearest.direct and weight >= _NEAR * min(nearest.weight, quote.saying.weight):
                found.append(nearest)
        return found

    def _quotes(self, saying: Saying, words: tuple[str, ...]) -> bool:
        """Say whether a text has the words, between marks or not."""
        if " ".join(words) in " ".join(saying.words):
            return True
        return any(echo(words, other.words, self.lexicon) is not None for other in saying.quoted)

    def _difference(self, quote: _Quote, saying: Saying) -> tuple[str, ...] | None:
        """Return the words that a retelling adds, None where it is the quotation in another tense or a part of it."""
        added = self._added(quote.saying, saying)
        significant = weights(quote.words, self.lexicon)
        if len(significant) >= _FULL:
            return added or None
        stems = {stem(word, self.lexicon) for word in saying.words}
        return None if all(stem(word, self.lexicon) in stems for word in quote.words) else added

    def _added(self, quoted: Saying, saying: Saying) -> tuple[str, ...]:
        """Return the longest run of words of a retelling that say something that the quotation does not."""
        known = {stem(word, self.lexicon) for word in quoted.words}
        lemmas = [term.lemma for term in quoted.content.values()]
        quantifiers = {word for phrase in self.lexicon.reach.classes for word in phrase} - self.lexicon.reach.linking
        runs: list[list[str]] = [[]]
        for word in saying.words:
            root = stem(word, self.lexicon)
            telling = word in quantifiers or root in saying.content
            if (
                root in known
                or word == GAP
                or (telling and any(akin(lemma_of(word, self.lexicon), lemma, self.lexicon) for lemma in lemmas))
            ):
                runs.append([])
            elif telling or runs[-1]:
                runs[-1].append(word)
        closing = self.lexicon.reach.closing
        for run in runs:
            while run and run[-1] in closing:
                run.pop()
            while run and run[0] in closing:
                run.pop(0)
        return tuple(max(runs, key=len)[:_LONGEST_ADDED])

    def retold(self) -> bool:
        """Say whether some text tells it in words of its own."""
        base = max(self.told, key=lambda saying: len(saying.words)).words
        return any(
            words != base and ((found := echo(words, base, self.lexicon)) is None or found.changes)
            for words in dict.fromkeys(saying.words for saying in self.told)
        )
