"""Who is meant by "the 43-year-old": who was told of last and may be, in the sentence itself by a pronoun, else in those before it.

In: the people of an article, and a sentence. Out: the key of a person, None where somebody else may be meant. Passed over are those who
only speak of another: lawyers, coaches and officials who are told of by their office, and who says the sentence. Where somebody stands
before it who has no name ("a neighbour", "her victim"), nobody is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.evidence import sentence_at
from factcheck.model import Field
from factcheck.patterns import lazily
from factcheck.quick import once
from factcheck.sayings import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article
    from factcheck.consistency.people import Named
    from factcheck.model import Sentence

__all__ = ["PERSONS", "Referents"]

PERSONS = frozenset(
    "man woman boy girl teenager driver cyclist motorcyclist pedestrian passenger victim suspect defendant pensioner student pupil tourist"
    " climber walker swimmer soldier officer gunman attacker father mother son daughter brother sister wife husband grandmother grandfather"
    " grandson granddaughter nephew niece cousin partner girlfriend boyfriend widow baby toddler nurse teacher worker hiker diver"
    " sailor".split()
)
_MOST_BACK = 8  # sentences
# Somebody in a sentence who has no name: what follows may be of them.
_ANYBODY = lazily(
    r"(?:\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Ii]ts|[Hh]er|[Tt]heir|[Tt]he other|[Bb]y the)|[’']s) (?P<words>(?:[\w-]+ ?){1,4})"
    r"(?P<name>,? [A-Z])?"
)
_THE_PERSON = lazily(
    r"\b[Tt]he (?:driver|gunman|attacker|suspect|officer|motorist|neighbou?r|stranger|passenger|victim|woman|man|boy|girl)\b"
)
_UNNAMED = lazily(r"\b(?:not (?:yet )?(?:been )?(?:publicly )?(?:named|identified)|cannot be (?:named|identified)|unnamed)\b")
_QUOTED = lazily(r"[“\"][^“”\"\n]*[”\"]?")
_SAYS = lazily(
    r"(?:,[^,.;]{1,60},)? (?:said|says|told|added|admitted|believes?|thinks|hopes|confirmed|praised|described|called|insisted|argued|warned"
    r"|explained|revealed|announced|has (?:spoken|said|told|called|warned|praised|confirmed))\b"
)
_SAID = lazily(r"\b(?:said|says|told|added|according to) (?:[a-z]+ ){0,2}$")
# "With Joe Lund injured, the 24-year-old is likely to start"
_ABSENT = lazily(
    r"\b[Ww]ith .*\b(?:out|injured|sold|suspended|unavailable|gone|away|absent|ill|sidelined|missing|retired|rested|departed|banned)\b"
    r"|\b(?:without|(?:absence|sale|departure|exit|loss|place) of|injury to|replac(?:e|es|ed|ing)|ahead of|behind|alongside|instead of)\b"
)
_OFFICE = lazily(
    r"\b(?i:coach|manager|captain|boss|spokes\w+|minister|mayor|director|chairman|chairwoman|chair|chief|president|secretary|leader"
    r"|superintendent|inspector|sergeant|detective|constable|headteacher|teacher|principal|professor|Prof|Dr|doctor|agent|councillor|Cllr"
    r"|head|officer|DCI|DI|PC|physio\w*|MP|Rev|Father|bishop|vicar|neighbou?r|organiser|trainer|owner|analyst|expert),? "
    r"(?:[a-z-]+ ){0,2}(?:[A-Z][\w.’'-]+ )*$",
)
_PRONOUN = lazily(r"\b(?:[Ss]he|[Hh]e)\b")
_PLURAL = lazily(r" (?:have|are|were)\b")
_NEAR = 40  # characters before a name in which an office stands


class Referents:
    """Finds who is meant in one article; `aged` are those whose age it tells, `anybody` says that others may be meant, too."""

    def __init__(self, article: Article, aged: frozenset[str], *, anybody: bool = False) -> None:
        """Take the article, and who may be meant."""
        self.article, self.aged, self.anybody = article, aged, anybody
        self.people, self.text = article.people, article.document.text

    def of(self, sentence: Sentence, offset: int) -> str | None:
        """Return who is meant by a description at a place of a sentence."""
        start = sentence.span.start
        if _UNNAMED.search(self.text, *sentence.span) or self._somebody(start, offset):
            return None
        pronoun = None if self._quoted(start, offset) else _PRONOUN.search(self.text, start, offset)
        known = self._known(self.people.meant(pronoun.start())) if pronoun is not None else None
        speakers = {named.person for named in self.people.between(start, offset) if self._speaks(named)}
        if known or not {named.person for named in self._candidates(start, offset)} <= speakers:
            return known
        for number, before in enumerate(self._before(sentence)):
            if number == 0 and pronoun is None and self._somebody(*before.span):
                return None
            found = {named.person for named in self._candidates(*before.span)} - speakers  # who says so speaks of another
            if found:
                return self._known(found.pop() if len(found) == 1 else None)
        return None

    def behind_somebody(self, sentence: Sentence) -> bool:
        """Say whether the sentence before one, or it itself, tells of somebody who has no name."""
        before = next(self._before(sentence), None)
        return (before is not None and self._somebody(*before.span)) or _UNNAMED.search(self.text, *sentence.span) is not None

    def _known(self, person: str | None) -> str | None:
        """Return a person who may be meant: nobody whose age is not told and who may be meant, too, is named more often."""
        if person is None or not (self.anybody or person in self.aged):
            return None
        often = self.people.often
        rivals = [other for other in often if often[other] > often[person] and other not in self.aged]
        return person if self._officials.union(self.people.lawyers).issuperset(rivals) else None

    def _before(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentences before one of the text, the last first, those that only quote left out."""
        end, number = sentence.span.start, 0
        while number < _MOST_BACK:
            end = len(self.text[:end].rstrip())
            before = sentence_at(self.article.analysis, Field.TEXT, end - 1) if end else None
            if before is None:
                return
            number, end = number + 1, before.span.start
            if _QUOTED.sub("", before.span.of(self.text)).strip():
                yield before

    def _candidates(self, start: int, end: int) -> list[Named]:
        """Return who is named in a stretch of the text and may be meant: no owner of what it tells, nobody who speaks of another."""
        absent = _ABSENT.search(self.text, start, end)
        return [
            named
            for named in self.people.between(start, end)
            if not (absent is not None and named.span.start >= absent.start())
            and not self._quoted(start, named.span.start)
            and (named.person in self.aged or not (self._speaks(named) or named.person in self._clubs))
        ]

    def _speaks(self, named: Named) -> bool:
        """Say whether who is named speaks, judges or holds an office."""
        start, end = named.span
        return (
            named.person in self.people.lawyers
            or named.person in self._officials
            or self.text.startswith(("’s ", "'s "), end)
            or _SAYS.match(self.text, end) is not None
            or _SAID.search(self.text, max(0, start - _NEAR), start) is not None
        )

    @once
    def _officials(self) -> frozenset[str]:
        """Who is told of by an office wherever it stands first: "Manager Alan Beck", "Alan Beck, the manager"."""
        first = {named.person: named for named in reversed(self.people.places)}
        found = {person for person, named in first.items() if _OFFICE.search(self.text, max(0, named.span.start - _NEAR), named.span.start)}
        return frozenset(found | {person for person, named in first.items() if self._apposed(named.span.end)})

    @once
    def _clubs(self) -> frozenset[str]:
        """What is named like a person and is a club: "Haverford Rovers have made their third signing"."""
        return frozenset(named.person for named in self.people.places if _PLURAL.match(self.text, named.span.end))

    def _apposed(self, end: int) -> bool:
        """Say whether an office stands behind a name: "Alan Beck, the head coach of Rovers,"."""
        if not self.text.startswith(", ", end):
            return False
        words = self.text[end + 2 : end + _NEAR].partition(",")[0].split()
        return any(_OFFICE.match(f"{word} ") is not None for word in words)

    def _quoted(self, start: int, offset: int) -> bool:
        """Say whether a place of a sentence stands between quotation marks."""
        before = self.text[start:offset]
        return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")

    def _somebody(self, start: int, end: int) -> bool:
        """Say whether a stretch of the text tells of somebody who has no name."""
        told = _QUOTED.sub("", self.text[start:end])
        if _THE_PERSON.search(told):
            return True
        for match in _ANYBODY.finditer(told):
            words = match["words"].split()
            head = next((number for number, word in enumerate(words) if self._is_person(word)), None)
            # not "her coach, Dan Kostas": he has a name
            behind = [] if head is None else [*words[head + 1 :], *(["A"] if match["name"] else [])]
            if head is not None and not any(word[:1].isupper() for word in behind):
                return True
        return False

    def _is_person(self, word: str) -> bool:
        """Say whether a word is a noun for one person; "his victims" are several."""
        lexicon, noun = self.article.lexicon, word.lower()
        return (lemma_of(noun, lexicon) == noun and lexicon.wordclasses.noun_class(noun) == "person") or bool(
            word[:1].isupper() and lexicon.places.demonym(word)
        )
