"""The dated stages of what happens in one order only, and whom or what each is told of.

In: an article. Out: `Happening`s, each a word of a chain (data/chains.toml) with the date of its clause and its subject: who was arrested,
what was opened. A date belongs to the word of a chain that stands nearest to it in its clause; the subject is who stands before the verb,
or behind it where the verb is active and tells of what is done to somebody.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.lexicon.chains import GAP
from factcheck.model import DateClaim, Field, Section
from factcheck.patterns import lazily
from factcheck.quick import record
from factcheck.sayings import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.consistency.people import People
    from factcheck.lexicon.chains import Chain, Place
    from factcheck.model import Sentence

__all__ = ["Happening", "happenings"]

_BOUND = lazily(
    r"[;:()\n]| [–—-] |,? \b(?P<link>and|but|then|before|after|while|when|until|who|which|that|where|as|since|because|following|having"
    r"|although|though|if)\b"
)
_INHERITS = frozenset({"and", "but", "then", "before", "after", "having", "following"})
_PLANNED = lazily(
    r"\b(?:will|would|due|to|plan\w*|expected|hope\w*|hoping|could|may|might|should|not|never|if|until|set to|can|must|without)"
    r"(?: (?:be|have|been|also|only|not))*(?: \w+ly)? $",
    re.IGNORECASE,
)
_PASSIVE = lazily(r"\b(?:was|were|been|being|be|is|are|got|get|gets)(?: (?!not\b)\w+)?(?: \w+)? $", re.IGNORECASE)
_BAIL = lazily(r" (?:on (?:\w+ )?bail|under investigation|without charge|pending)\b")
_PRONOUN = lazily(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_OBJECT = lazily(
    r"\s+(?P<pronoun>him|her|them|it)\b|\s+(?:(?:the|its|his|her|their|a|an|this|that) )?(?P<words>(?:[\w’'-]+ ?){1,6})", re.IGNORECASE
)
_OWNER = lazily(r"(?P<owner>\b[A-Z][\w-]+)[’']s? (?:[a-z]+ )?$|\b(?P<pronoun>his|her|their|its|the|a|an|this) (?:[a-z-]+ )?$")
_OF = lazily(r" of (?P<words>(?:the |an? |its )?(?:[\w’'-]+ ?){1,4})")
_NO_NOUN = frozenset(
    "in on at by for from with of to after before during under over into through until near outside against as and but who which"
    " that".split()
)
_BETWEEN = r"(?:[\w’'-]+ ){0,5}?[\w’'-]+"  # what stands in the gap of a wording
_NEAR, _AGO = 90, 60  # characters between a word and its date; between a date and a word behind it
_BEHIND = 30  # characters behind "imposed a term on"
_FOR_THINGS = frozenset({"it", "they", "which", "that", "who", "he", "she"})
_DONE_TO = lazily(r"\b(?:took|needed|managed|went on|came|voted|decided|returned|gathered)\b[^.;]{0,40} to $")
_AUXILIARIES = frozenset("was were been being be is are got get has had have and but then it he she they not later first only".split())
_REDUCED = lazily(r"(?P<head>[\w’'-]+),? $")
_ACTORS = frozenset("band group singer author writer director parliament council firm company".split())  # who does what "it" is not
_THE = lazily(r"\s+(?:the|a|an|this|that)\b", re.IGNORECASE)
_MOST = 60


@record
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

    @property
    def chain(self) -> Chain:
        """The chain it is a stage of."""
        return self.place.chain


@record
class _Clause(NamedTuple):
    start: int
    end: int
    link: str | None


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = (rf"(?:{re.escape(word)})".replace(GAP, _BETWEEN) for word in words)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


_WORD = lazily(r"\w+")


@lru_cache(maxsize=4)
def _beginnings(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words with which the wordings begin."""
    return frozenset(match[0].lower() for match in map(re.compile(r"\w+").match, words) if match is not None)


@lru_cache(maxsize=4)
def _gapped(words: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(re.escape(word).replace(GAP, _BETWEEN), re.IGNORECASE), word) for word in words if GAP in word)


def happenings(article: Article) -> list[Happening]:
    """Return the dated stages that the text of an article tells of, in order."""
    reader = _Reader(article)
    return list(reader.all())[:_MOST]


class _Reader:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.document.text
        self.chains = article.lexicon.chains
        self.pattern = _pattern(self.chains.words)
        self.heads: list[tuple[int, str]] = []
        self.objects: list[tuple[int, str]] = []

    @property
    def people(self) -> People:
        """The people whom the article names, looked for where it tells of a stage."""
        return self.article.people

    def all(self) -> Iterator[Happening]:
        """Yield what every sentence with a date tells of."""
        dates: dict[Sentence, list[DateClaim]] = {}
        for claim in self.article.dates:
            anchor = claim.mention.anchor
            if anchor.field is Field.TEXT and anchor.sentence.section is Section.BODY:
                dates.setdefault(anchor.sentence, []).append(claim)
        for number, sentence in enumerate(self.article.analysis.sentences):
            if sentence in dates:
                yield from self._sentence(number, sentence, dates[sentence])

    def _sentence(self, number: int, sentence: Sentence, dates: Sequence[DateClaim]) -> Iterator[Happening]:
        found = list(self._words(sentence))
        clauses = self._clauses(sentence) if found else []
        for claim in dates:
            for nouns in (False, True) if found else ():
                told = [
                    each
                    for match in self._nearest(claim, dates, clauses, found)
                    for each in self._of_word(number, match, claim, clauses)
                    if (each.place.role == "noun") is nouns
                ]
                yield from told
                if told:
                    break
            subject = claim.mention.subject
            if subject and subject not in _FOR_THINGS:
                self.heads.append((claim.mention.anchor.span.start, subject))

    def _words(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Yield the words of the chains in a sentence, looked for only where a word stands with which one begins."""
        begins, pattern, text, end = _beginnings(self.chains.words), self.pattern, self.text, sentence.span.end
        if begins.isdisjoint(_WORD.findall(sentence.span.of(text).lower())):
            return
        last = sentence.span.start
        for word in _WORD.finditer(text, *sentence.span):
            if word[0].lower() in begins and word.start() >= last:
                match = pattern.match(text, word.start(), end)
                if match is not None:
                    yield match
                    last = match.end()

    def _of_word(self, number: int, match: re.Match[str], claim: DateClaim, clauses: Sequence[_Clause]) -> Iterator[Happening]:
        """Yield the stages that a word tells of."""
        clause = _clause_of(clauses, match.start())
        ahead = self.text[max(clause.start, match.start() - 80) : match.start()]
        if _BAIL.match(self.text, match.end()) or (_PLANNED.search(ahead) and not _DONE_TO.search(ahead)):
            return
        for place in self._places(match[0].lower()):
            told = self._told(place, match, claim, clauses)
            if told is not None:
                around = self.text[clause.start : max(clause.end, claim.mention.anchor.span.end)].lower()
                yield Happening(place, match[0], claim, *told, number, match.start(), around)

    def _places(self, word: str) -> tuple[Place, ...]:
        places = self.chains.places.get(word)
        if places is None:
            places = next((self.chains.places[key] for pattern, key in _gapped(self.chains.words) if pattern.fullmatch(word)), ())
        return places

    def _clauses(self, sentence: Sentence) -> list[_Clause]:
        found: list[_Clause] = []
        start, link = sentence.span.start, None
        for match in _BOUND.finditer(self.text, *sentence.span):
            found.append(_Clause(start, match.start(), link))
            start, link = match.end(), (match["link"] or "").lower() or None
        found.append(_Clause(start, sentence.span.end, link))
        return found

    def _nearest(
        self, claim: DateClaim, dates: Sequence[DateClaim], clauses: Sequence[_Clause], found: Sequence[re.Match[str]]
    ) -> list[re.Match[str]]:
        """Return the words that a date may belong to: those before it in its clause with no other date between, else those behind."""
        span = claim.mention.anchor.span
        clause = _clause_of(clauses, span.start)
        here = [match for match in found if clause.start <= match.start() < clause.end]
        taken = [other.mention.anchor.span for other in dates if other is not claim]
        before = [match for match in here if match.end() <= span.start and span.start - match.end() <= _NEAR]
        if before:
            return [match for match in reversed(before) if not any(match.end() <= other.start < span.start for other in taken)]
        behind = [match for match in here if span.end <= match.start() <= span.end + _AGO]
        return [match for match in behind if not any(span.end <= other.start < match.start() for other in taken)]

    # ------------------------------------------------------------ of whom or what

    def _told(self, place: Place, match: re.Match[str], claim: DateClaim, clauses: Sequence[_Clause]) -> tuple[str | None, bool] | None:
        """Return whom or what a stage is told of, and whether that is a description; None where the word does not tell of it."""
        if place.role == "noun":
            if self.text[match.end() : match.end() + 1] in {"-", "’", "'"}:
                return None
            return self._owner(place, match)
        if place.role == "around":
            named = self.people.between(match.start(), match.end() + _BEHIND)
            pronoun = _PRONOUN.search(match[0])
            if named:
                return named[0].person.lower(), False
            person = self.people.meant(match.start() + pronoun.start()) if pronoun else None
            return (person.lower(), False) if person else (None, True)
        own = _clause_of(clauses, match.start())
        ahead = self.text[own.start : match.start()]
        if place.role == "undergone" and not self._passive(ahead, match, own):
            return self._object(place, match, own)
        return self._subject(place, match, claim, own, clauses)

    def _passive(self, ahead: str, match: re.Match[str], own: _Clause) -> bool:
        if _PASSIVE.search(f" {ahead}"):
            return True
        after = self.text[match.end() : match.end() + 8]
        if " " not in match[0] and not re.match(r",? (?:in|on|by|at|for|with|to|after|from|as|last|early|late)\b|[,.;]|$", after):
            return False
        if own.link in _INHERITS and len(ahead.split()) <= 2:  # noqa: PLR2004 - "and later charged"
            return True
        return not ahead.strip() or ahead.rstrip().endswith(",") or " by " in self.text[match.end() : own.end]

    def _object(self, place: Place, match: re.Match[str], own: _Clause) -> tuple[str | None, bool] | None:
        """Return on whom or what an active verb acts: who stands behind it."""
        found = _OBJECT.match(self.text, match.end())
        if found is None or found.end() > own.end + 1:
            return None
        if place.chain.people:
            named = self.people.between(match.end(), min(own.end, match.end() + _AGO))
            if found["pronoun"]:
                return (self.people.meant(found.start("pronoun")), False) if found["pronoun"].lower() in {"him", "her"} else None
            described = found["words"] is not None and found["words"][:1].islower() and not found["words"][:1].isdigit()
            return (named[0].person.lower(), False) if named else (None, True) if described and _THE.match(found[0]) else None
        if found["pronoun"]:
            return self._fits(place, self._back(match.start(), place), loose=True)
        told = self._head(found["words"], place)
        if told is not None and told[0] is not None:
            self.objects.append((match.start(), told[0]))
        return told

    def _head(self, words: str, place: Place) -> tuple[str | None, bool] | None:
        """Return the head of a noun phrase: its last word before a preposition."""
        head = None
        for word in words.split():
            if word.lower() in _NO_NOUN or word[:1].isdigit():
                break
            head = word
        return None if head is None else self._fits(place, lemma_of(head.strip("’',.").lower(), self.article.lexicon), loose=False)

    def _owner(self, place: Place, match: re.Match[str]) -> tuple[str | None, bool] | None:
        """Return whose arrest or opening a noun tells of: "her arrest", "Smith's arrest", "the arrest of Smith"; else a description."""
        behind = _OF.match(self.text, match.end())
        if behind is not None:
            if place.chain.people:
                named = self.people.between(behind.start("words"), behind.end())
                return (named[0].person.lower(), False) if named else None
            return self._head(re.sub(r"^(?:the|an?|its) ", "", behind["words"]), place)
        owner = _OWNER.search(self.text, max(0, match.start() - 40), match.start())
        if owner is None:
            return None
        if owner["owner"]:
            return owner["owner"].lower(), False
        word = owner["pronoun"].lower()
        if word in {"his", "her"} and place.chain.people:
            person = self.people.meant(owner.start())
            return (person.lower(), False) if person else (None, True)
        return (self._back(match.start()) if word in {"its", "their"} else None), True

    def _subject(
        self, place: Place, match: re.Match[str], claim: DateClaim, own: _Clause, clauses: Sequence[_Clause]
    ) -> tuple[str | None, bool] | None:
        """Return who or what stands before a verb, in its clause or, where that has no subject of its own, in the one before."""
        if place.chain.people and place.role != "of":
            return self._person(match, own, clauses)
        subject = claim.mention.subject
        reduced = _REDUCED.search(self.text, own.start, match.start()) if place.role == "undergone" else None
        if reduced is not None and reduced["head"].lower() not in _AUXILIARIES and not reduced["head"].endswith("ly"):
            subject = lemma_of(reduced["head"].lower(), self.article.lexicon)  # "the report, handed to ministers in June"
        if place.chain.people:
            return self._owner_of(subject, place, own, match)
        if subject is None or subject in _FOR_THINGS:
            return self._fits(place, self._back(match.start(), place), loose=True)
        return self._fits(place, subject.lower(), loose=False)

    def _owner_of(self, noun: str | None, place: Place, own: _Clause, match: re.Match[str]) -> tuple[str | None, bool] | None:
        """Return whose trial it is that opened: "Pike's trial", "his trial", else a trial that may be anybody's."""
        if noun is None or noun not in place.heads:
            return None
        start = self.text.lower().find(noun, own.start, match.start())
        owner = _OWNER.search(self.text, own.start, start) if start >= 0 else None
        if owner is None or not (owner["owner"] or owner["pronoun"].lower() in {"his", "her"}):
            return None, True
        person = owner["owner"] or self.people.meant(owner.start())
        return (person.lower(), False) if person else (None, True)

    def _person(self, match: re.Match[str], own: _Clause, clauses: Sequence[_Clause]) -> tuple[str | None, bool] | None:
        start = own.start
        if own.link in _INHERITS or own.link in {"who", "which", "that"}:
            start = clauses[0].start
        named = self.people.between(start, match.start())
        pronouns = list(_PRONOUN.finditer(self.text, start, match.start()))
        subject = [each for each in pronouns if each[0].lower() in {"he", "she"}]
        last = named[-1] if named else None
        if own.link in _INHERITS and named:
            last = named[0]
        if last is not None and (not subject or subject[-1].start() < last.span.start):
            tail = self.text[last.span.end : last.span.end + 3]
            return None if tail[:2] in {"’s", "'s"} else (last.person.lower(), False)
        if subject:
            person = self.people.meant(subject[-1].start())
            return (person.lower(), False) if person else (None, True)
        if start == clauses[0].start or own.start == clauses[0].start:
            after = self.people.between(match.end(), clauses[-1].end)
            before = self.text[own.start : match.start()].strip()
            if not before and after:
                return after[0].person.lower(), False  # "Born in Leeds in 1945, Grantham left school"
        return None, True

    def _back(self, offset: int, place: Place | None = None) -> str | None:
        """Return the thing for which "it" may stand: what the sentence before tells of, or what was acted on where that alone can be."""
        things = place.chain.things if place is not None else frozenset()
        subjects = [head for start, head in self.heads if start < offset]
        objects = [head for start, head in self.objects if start < offset and offset - start < _NEAR + _NEAR]
        if objects and ((things and (not subjects or subjects[-1] not in things)) or (subjects and subjects[-1] in _ACTORS)):
            return objects[-1]
        return subjects[-1] if subjects else None

    def _fits(self, place: Place, head: str | None, *, loose: bool) -> tuple[str | None, bool] | None:
        if place.heads and head not in place.heads:
            return None
        if place.chain.things and head is not None and head not in place.chain.things:
            return None
        return head, loose


def _clause_of(clauses: Sequence[_Clause], offset: int) -> _Clause:
    return next((clause for clause in reversed(clauses) if clause.start <= offset), clauses[0])
