"""Who is meant: where an article names a person, by full name, surname or first name, and for whom a pronoun stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.consistency.capitals import bare
from factcheck.model import Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, once
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.consistency.capitals import Capitals
    from factcheck.lexicon import Lexicon
    from factcheck.model import Anchor

__all__ = ["Named", "People"]

_PRONOUN = lazily(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_HONORIFICS = frozenset("Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Professor Pandit Sheikh Rev Fr Sgt Cllr".split())
_PIECES = lazily(r"[’'-]")
_FULL = lazily(r"([A-Z](?<!\w.)[a-z’'-]+) ((?:[A-Z]\. )?(?:de |van |von |der |al-|Mc|Mac|O’|O')?[A-Z][a-z’'-]*[a-z])\b(?! [A-Z])")
_PLACE = lazily(r"\b(?:in|on|at|near|into|from|to) $")
_PLACES = ("in ", "on ", "at ", "near ", "to ", "from ")
_HONOURED = lazily(r"\b(?P<title>Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady)\.? (?:[A-Z]\w+ )?(?P<name>[A-Z][\w’'-]*\w)")
_BOTH = lazily(r"\b(?:Mr|Lord|Sir|Dr)\.? and (?:Mrs|Lady|Dr|Ms)\.? (?:[A-Z]\w+ )?(?P<name>[A-Z][\w’-]*\w)")
_OF_MEN = frozenset({"Mr", "Sir", "Lord"})
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Lord", "Lady"})
_ALSO = lazily(
    r"\b(?:son|daughter|father|mother|brother|sister|grandson|granddaughter|grandfather|grandmother|uncle|aunt|nephew|niece|cousin|wife"
    r"|husband|namesake)s?(?:,? (?:is |was )?(?:also|called|named|too))?,? $"
)
_FIRST = lazily(r"([A-Z][\w’-]*) $")
_COURT = (
    "rosecut",
    "efen",
    "udge",
    "awyer",
    "ounsel",
    "arrister",
    "olicitor",
    "ttorney",
    "itigati",
    "heriff",
    "ecorder",
    "agistrate",
    "oroner",
)
# "Sara Linfield, prosecuting," and "Judge Alan Broadbent"; "For the defence, Sara Linfield said"
_LAWYER = lazily(
    r"(?: [A-Z][\w’'-]+)?,? (?:KC|QC|SC)?,? ?(?:prosecuting|defending|in mitigation|mitigating"
    r"|for the (?:prosecution|defence|defense|Crown)|representing|who (?:prosecuted|defended|represented)"
    r"|(?:his|her|their|its) (?:lawyer|barrister|solicitor|attorney|counsel))\b"
)
_JUDGE = lazily(
    r"\b(?:Judge|Justice|Recorder|Sheriff|[Pp]rosecutors?|[Cc]oroner|[Mm]agistrate|[Ll]awyer|[Bb]arrister|[Ss]olicitor|[Aa]ttorney|[Cc]ounsel"
    r"|[Aa]dvocate|[Dd]efending|[Pp]rosecuting|[Mm]itigating|[Ff]or the (?:prosecution|defence|defense|Crown)|mitigation),?"
    r" (?:[A-Z][\w.’'-]+ )*$"
)
_AHEAD = 40  # characters before a name that may tell of whom it is
_BACK = 400  # characters before a pronoun in which the person is named for whom it stands
_FEWEST = 2  # letters


class Named(NamedTuple):
    """One place where a person is named; `person` is the key of the person: the surname, or the full name where several share it."""

    person: str
    span: Span


class People:
    """The people of one article, and the places in its text where they are named."""

    def __init__(self, persons: Sequence[Anchor], capitals: Capitals, lexicon: Lexicon) -> None:
        """Take where the persons of an article stand of whom something is told, and the capitalised words of its text."""
        self.text, self._capitals = capitals.text, capitals
        self._given = lexicon.given_names
        names = [_words(anchor.surface) for anchor in persons if not self._of_a_place(anchor)]
        found = _introduced(capitals, self._given)
        names += [(match[1], match[2]) for match in found if not self._is_behind_a_place(match.start())]
        self.names = _merged([words for words in names if words])

    def _of_a_place(self, name: Anchor) -> bool:
        """Say whether a name is read behind "in" or "near", and its first word is no first name: Park Station."""
        return self._is_behind_a_place(name.span.start) and name.surface.split(None, 1)[0] not in self._given

    def _is_behind_a_place(self, start: int) -> bool:
        return self.text.endswith(_PLACES, 0, start) and _PLACE.search(self.text[max(0, start - 6) : start]) is not None

    @once
    def _shared(self) -> Counter[str]:
        """How many people have a surname."""
        return Counter([words[-1] for words in self.names if len(words) > 1])

    @once
    def _by_full(self) -> dict[tuple[str, ...], str]:
        """The key of each person: the surname, or the full name where several share it."""
        return {words: words[-1] if self._shared[words[-1]] < _FEWEST else " ".join(words) for words in self.names}

    @once
    def _by_word(self) -> dict[str, str]:
        """For whom a single word stands: a surname or a first name that only one person has."""
        surnames = self._shared
        found = {words[-1]: words[-1] for words in self.names if surnames[words[-1]] < _FEWEST}
        firsts = Counter([words[0] for words in self.names if len(words) > 1])
        for words, person in self._by_full.items():
            if len(words) > 1 and firsts[words[0]] == 1 and words[0] not in surnames and len(words[0]) > _FEWEST:
                found.setdefault(words[0], person)
        return found

    @once
    def places(self) -> list[Named]:
        """Every place in the text where somebody is named, in order."""
        return list(self._places())

    @once
    def often(self) -> Counter[str]:
        """How often each is named."""
        return Counter(named.person for named in self.places)

    def _places(self) -> Iterator[Named]:
        last: Named | None = None
        first_names = {words[0]: words for words in self.names if len(words) > 1}
        wanted = self._by_word.keys() | first_names.keys()
        forms = [(form if form.isalpha() else bare(form.rstrip("-")), form) for form in self._capitals.forms]
        for start, word in sorted((start, word) for word, form in forms if word in wanted for start in self._capitals.forms[form]):
            person = self._person(word, start, first_names)
            if person is None or (len(word) < _FEWEST and not self.text.startswith(("’s", "'s"), start + 1)):
                continue
            here = Named(person, Span(start, start + len(word)))
            if last is not None and last.person == person and here.span.start - last.span.end <= _FEWEST + 2:
                last = Named(person, Span(last.span.start, here.span.end))
                continue
            if last is not None:
                yield last
            last = here
        if last is not None:
            yield last

    def _person(self, word: str, start: int, first_names: dict[str, tuple[str, ...]]) -> str | None:
        if word in self._by_word:
            return None if self._another(word, start) else self._by_word[word]
        if word in first_names:  # one of two Bakers, or one of two Johns
            for words, person in self._by_full.items():
                if words[0] == word and self.text.startswith(" ".join(words), start):
                    return person
        return None

    def _another(self, word: str, start: int) -> bool:
        """Say whether a word names somebody else of that name: "his son, also Albert", "An Claes" beside Hilde Claes, a Lord and a Lady."""
        ahead = self.text[max(0, start - _AHEAD) : start]
        if word in self._couples or _ALSO.search(ahead):
            return True
        first = _FIRST.search(ahead)
        if first is None or word not in self._surnames or first[1] in _HONORIFICS:
            return False
        own = {part for words in self.names if words[-1] == word for part in words}
        return first[1] not in own and (first[1] in self._given or len(first[1]) == _FEWEST)

    @once
    def _couples(self) -> frozenset[str]:
        """The surnames of a man and a woman: Lord and Lady Farrant, Mr Lund and Ms Lund."""
        told: dict[str, set[str]] = {}
        for match in () if _TITLES.isdisjoint(self._capitals.forms) else _HONOURED.finditer(self.text):
            told.setdefault(match["name"].removesuffix("’s").removesuffix("'s"), set()).add("man" if match["title"] in _OF_MEN else "woman")
        paired = has_any(self.text, (" and Mrs", " and Ms", " and Lady", " and Dr"))
        both = {match["name"] for match in _BOTH.finditer(self.text)} if paired else set()
        return frozenset({name for name, sexes in told.items() if len(sexes) > 1} | both)

    @once
    def _surnames(self) -> frozenset[str]:
        return frozenset(words[-1] for words in self.names if len(words) > 1)

    @once
    def lawyers(self) -> frozenset[str]:
        """Who prosecutes, defends or judges: they speak of another, for whom "he" stands."""
        if not has_any(self.text, _COURT):
            return frozenset()
        return frozenset(
            {named.person for named in self.places if _LAWYER.match(self.text, named.span.end)}
            | {named.person for named in self.places if _JUDGE.search(self.text, max(0, named.span.start - _AHEAD), named.span.start)}
        )

    def before(self, offset: int, within: int = _BACK) -> Named | None:
        """Return who is named last before a place in the text."""
        number = bisect_left(self.places, offset, key=lambda named: named.span.end) - 1
        while number >= 0 and self.places[number].span.end > offset:
            number -= 1
        found = self.places[number] if number >= 0 else None
        return found if found is not None and offset - found.span.end <= within else None

    def between(self, start: int, end: int) -> list[Named]:
        """Return who is named in a stretch of the text."""
        first = bisect_left(self.places, start, key=lambda named: named.span.start)
        found = []
        for named in self.places[first:]:
            if named.span.end > end:
                break
            found.append(named)
        return found

    def at(self, offset: int) -> Named | None:
        """Return who is named at a place in the text."""
        found = self.between(offset, offset + 80)
        return found[0] if found and found[0].span.start == offset else None

    def meant(self, offset: int) -> str | None:
        """Return for whom a pronoun at a place stands: who alone is named in the sentences before it, None where several are.

        Who speaks or holds an office may be named between, where the pronoun's own paragraph does not.
        """
        paragraph = self.text.rfind("\n", 0, offset) + 1
        named = list(dict.fromkeys(named.person for named in self.between(paragraph, offset)))
        here = [person for person in named if person not in self.lawyers] or named[:1] * (len(named) == 1 and not self.hero)
        if len(here) == 1:
            return here[0]
        if here:
            return None
        earlier = list(dict.fromkeys(named.person for named in self.between(max(0, offset - _BACK), offset)))
        earlier = [person for person in earlier if person not in self.lawyers]
        if len(earlier) == 1:
            return earlier[0]
        return self.hero if self.places and self.places[0].span.end <= offset else None

    @once
    def most(self) -> str | None:
        """Who is named more often than anybody else."""
        counted = self.often.most_common(2)
        return counted[0][0] if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]) else None

    @once
    def hero(self) -> str | None:
        """Whom the article is about: who alone is named in it, or clearly most often."""
        counted = self.often.most_common(2)
        if len(counted) == 1:
            return counted[0][0]
        if not counted or counted[0][1] == counted[1][1]:
            return None
        headed = self.places[0].person == counted[0][0] and self.places[0].span.end < (self.text.find("\n") + 1 or _BACK)
        return counted[0][0] if headed or counted[0][1] >= counted[1][1] + 2 else None


def _introduced(capitals: Capitals, given: Mapping[str, str]) -> list[re.Match[str]]:
    """Return the full names of a text that begin with a known first name, in order."""
    text = capitals.text
    forms = capitals.forms
    known = [(form, 0) for form in forms if form in given]
    for form in [form for form in forms if not form.isalpha()]:  # "Jean-Paul Moreau" is read as Paul Moreau
        piece = _PIECES.split(form)[-1]
        known += [(form, len(form) - len(piece))] * (piece in given and piece != form)
    # a surname stands a blank behind it, which is sooner found than by the pattern
    places = [start + skipped for form, skipped in known for start in forms[form] if text.startswith(" ", start + len(form))]
    found = [match for start in places if (match := _FULL.match(text, start)) is not None and match[1] in given]
    if any(match[2][0].islower() for match in found):  # in "Santos Maria de Souza" the first name may be another's last
        return [match for match in _FULL.finditer(text) if match[1] in given]
    found.sort(key=re.Match[str].start)
    return found


def _merged(names: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return each name once; a longer form of one ("Pandit Sudhakar Bhave") is that one."""
    found: list[tuple[str, ...]] = []
    ends: set[tuple[str, ...]] = set()
    for words in sorted(dict.fromkeys(names), key=len, reverse=True):
        if words not in ends:
            found.append(words)
            ends.update([words[number:] for number in range(1, len(words))])
    return found


def _words(name: str) -> tuple[str, ...]:
    words = name.split()
    if not name.replace(" ", "").isalpha():
        words = [word.removesuffix("’s").removesuffix("'s").strip(",") for word in words]
    while words and words[0].rstrip(".") in _HONORIFICS:
        words = words[1:]
    return tuple(words)
