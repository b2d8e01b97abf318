"""Of whom or what a stage is told: who stands before its verb, or behind it where an active verb tells of what is done to somebody.

In: a wording of a chain in the text, with its clause. Out: the key of a person or the head of a thing, and whether it is a mere pronoun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.sayings import lemma_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.consistency.lines import Article
    from factcheck.consistency.people import People
    from factcheck.lexicon.chains import Place
    from factcheck.model import DateClaim

__all__ = ["Clause", "Hit", "Whose", "clause_of"]

_INHERITS = frozenset({"and", "but", "then", "before", "after", "having", "following"})
_PASSIVE = lazily(r"\b(?:was|were|been|being|be|is|are|got|get|gets)(?: (?!not\b)\w+)?(?: \w+)? $", re.IGNORECASE)
_PRONOUN = lazily(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_OBJECT = lazily(
    r"\s+(?P<pronoun>him|her|them|it)\b|\s+(?:(?:the|its|his|her|their|a|an|this|that) )?(?P<words>(?:[\w’'-]+ ?){1,6})", re.IGNORECASE
)
_OWNER = lazily(
    r"(?P<owner>\b[A-Z][\w-]+)[’']s? (?:[a-z]+ )?$"
    r"|\b(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he|[Aa]n?|[Tt]his|[Tt]hat) (?:[a-z-]+ )?$"
)
_OF = lazily(r" of (?P<words>(?:the |an? |its )?(?:[\w’'-]+ ?){1,4})")
_NO_NOUN = frozenset(
    "in on at by for from with of to after before during under over into through until near outside against as and but who which"
    " that".split()
)
_NEAR, _AGO = 90, 60  # characters between a word and its date; between a date and a word behind it
_BEHIND = 30  # characters behind "imposed a term on"
_FOR_THINGS = frozenset({"it", "they", "which", "that", "who", "he", "she"})
_AUXILIARIES = frozenset("was were been being be is are got get has had have and but then it he she they not later first only".split())
_REDUCED = lazily(r"(?P<head>[\w’'-]+),? $")
_ACTORS = frozenset("band group singer author writer director parliament council firm company".split())  # who does what "it" is not
_THE = lazily(r"\s+(?:the|a|an|this|that)\b", re.IGNORECASE)


class Hit(NamedTuple):
    """A wording of a chain in the text: where it stands, and under what it is told in the table."""

    start: int
    end: int
    wording: str


class Clause(NamedTuple):
    """A clause of the text and the word that links it to the one before."""

    start: int
    end: int
    link: str | None


def clause_of(clauses: Sequence[Clause], offset: int) -> Clause:
    """Return the clause in which a place of the text lies."""
    return next((clause for clause in reversed(clauses) if clause.start <= offset), clauses[0])


class Whose:
    """Reads of whom or what the stages of one article are told, in order: `heads` and `objects` are those told so far."""

    def __init__(self, article: Article) -> None:
        """Take the article."""
        self.article, self.lexicon = article, article.lexicon
        self.text = article.document.text
        self.heads: list[tuple[int, str]] = []
        self.objects: list[tuple[int, str]] = []

    @property
    def people(self) -> People:
        """The people whom the article names, looked for where it tells of a stage."""
        return self.article.people

    def tell(self, claim: DateClaim) -> None:
        """Note the subject that a date is told of, for which "it" may stand behind it."""
        subject = claim.mention.subject
        if subject and subject not in _FOR_THINGS:
            self.heads.append((claim.mention.anchor.span.start, subject))

    def of(self, place: Place, hit: Hit, claim: DateClaim, clauses: Sequence[Clause]) -> tuple[str | None, bool] | None:
        """Return whom or what a stage is told of, and whether that is a description; None where the word does not tell of it."""
        if place.role == "noun":
            if self.text[hit.end : hit.end + 1] in {"-", "’", "'"}:
                return None
            return self._owner(place, hit)
        if place.role == "around":
            named = self.people.between(hit.start, hit.end + _BEHIND)
            pronoun = _PRONOUN.search(self.text, hit.start, hit.end)
            if named:
                return named[0].person.lower(), False
            person = self.people.meant(pronoun.start()) if pronoun else None
            return (person.lower(), False) if person else (None, True)
        own = clause_of(clauses, hit.start)
        ahead = self.text[own.start : hit.start]
        if place.role == "undergone" and not self._passive(ahead, hit, own):
            return self._object(place, hit, own)
        return self._subject(place, hit, claim, own, clauses)

    def _passive(self, ahead: str, hit: Hit, own: Clause) -> bool:
        if _PASSIVE.search(f" {ahead}"):
            return True
        after = self.text[hit.end : hit.end + 8]
        if " " not in hit.wording and not re.match(r",? (?:in|on|by|at|for|with|to|after|from|as|last|early|late)\b|[,.;]|$", after):
            return False
        if own.link in _INHERITS and len(ahead.split()) <= 2:  # noqa: PLR2004 - "and later charged"
            return True
        return not ahead.strip() or ahead.rstrip().endswith(",") or " by " in self.text[hit.end : own.end]

    def _object(self, place: Place, hit: Hit, own: Clause) -> tuple[str | None, bool] | None:
        """Return on whom or what an active verb acts: who stands behind it."""
        found = _OBJECT.match(self.text, hit.end)
        if found is None or found.end() > own.end + 1:
            return None
        if place.chain.people:
            named = self.people.between(hit.end, min(own.end, hit.end + _AGO))
            if found["pronoun"]:
                person = self.people.meant(found.start("pronoun")) if found["pronoun"].lower() in {"him", "her"} else None
                return (person.lower(), False) if person else None
            described = found["words"] is not None and found["words"][:1].islower() and not found["words"][:1].isdigit()
            return (named[0].person.lower(), False) if named else (None, True) if described and _THE.match(found[0]) else None
        if found["pronoun"]:
            return self._fits(place, self._back(hit.start, place), loose=True)
        told = self._head(found["words"], place)
        if told is not None and told[0] is not None:
            self.objects.append((hit.start, told[0]))
        return told

    def _head(self, words: str, place: Place) -> tuple[str | None, bool] | None:
        """Return the head of a noun phrase: its last word before a preposition."""
        head = None
        for word in words.split():
            if word.lower() in _NO_NOUN or word[:1].isdigit():
                break
            head = word
        return None if head is None else self._fits(place, lemma_of(head.strip("’',.").lower(), self.lexicon), loose=False)

    def _owner(self, place: Place, hit: Hit) -> tuple[str | None, bool] | None:
        """Return whose arrest or opening a noun tells of: "her arrest", "Smith's arrest", "the arrest of Smith"; else a description."""
        behind = _OF.match(self.text, hit.end)
        if behind is not None:
            if place.chain.people:
                named = self.people.between(behind.start("words"), behind.end())
                return (named[0].person.lower(), False) if named else None
            return self._head(re.sub(r"^(?:the|an?|its) ", "", behind["words"]), place)
        owner = _OWNER.search(self.text, max(0, hit.start - 40), hit.start)
        if owner is None:
            return None
        if owner["owner"]:
            return owner["owner"].lower(), False
        word = owner["pronoun"].lower()
        if word in {"his", "her"} and place.chain.people:
            person = self.people.meant(owner.start())
            return (person.lower(), False) if person else (None, True)
        return (self._back(hit.start) if word in {"its", "their"} else None), True

    def _subject(self, place: Place, hit: Hit, claim: DateClaim, own: Clause, clauses: Sequence[Clause]) -> tuple[str | None, bool] | None:
        """Return who or what stands before a verb, in its clause or, where that has no subject of its own, in the one before."""
        if place.chain.people and place.role != "of":
            return self._person(hit, own, clauses)
        subject = claim.mention.subject
        reduced = _REDUCED.search(self.text, own.start, hit.start) if place.role == "undergone" else None
        if reduced is not None and reduced["head"].lower() not in _AUXILIARIES and not reduced["head"].endswith("ly"):
            subject = lemma_of(reduced["head"].lower(), self.lexicon)  # "the report, handed to ministers in June"
        if place.chain.people:
            return self._owner_of(subject, place, own, hit)
        if subject is None or subject in _FOR_THINGS:
            return self._fits(place, self._back(hit.start, place), loose=True)
        return self._fits(place, subject.lower(), loose=False)

    def _owner_of(self, noun: str | None, place: Place, own: Clause, hit: Hit) -> tuple[str | None, bool] | None:
        """Return whose trial it is that opened: "Pike's trial", "his trial", else a trial that may be anybody's."""
        if noun is None or noun not in place.heads:
            return None
        start = self.text.lower().find(noun, own.start, hit.start)
        owner = _OWNER.search(self.text, own.start, start) if start >= 0 else None
        if owner is None or not (owner["owner"] or owner["pronoun"].lower() in {"his", "her"}):
            return None, True
        person = owner["owner"] or self.people.meant(owner.start())
        return (person.lower(), False) if person else (None, True)

    def _person(self, hit: Hit, own: Clause, clauses: Sequence[Clause]) -> tuple[str | None, bool] | None:
        start = own.start
        if own.link in _INHERITS or own.link in {"who", "which", "that"}:
            start = clauses[0].start
        named = self.people.between(start, hit.start)
        pronouns = list(_PRONOUN.finditer(self.text, start, hit.start))
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
            after = self.people.between(hit.end, clauses[-1].end)
            before = self.text[own.start : hit.start].strip()
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
