"""One holder of an office under two names: "chief executive Ann Costello" and "chief executive Ann Castellano", Supt Pravin and Praveen.

Two people of one article seldom have the same office, the same first name, and surnames that are much alike. They are two where either is
said to have held it at another time, or each holds it of a body or place of its own.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from factcheck.consistency.evidence import finding
from factcheck.consistency.relatives import related
from factcheck.consistency.spelling import FULL, SHORTEST_SURNAME, alike, near, skeleton
from factcheck.model import Field
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.consistency.relatives import Person
    from factcheck.lexicon.offices import Offices
    from factcheck.model import Finding

__all__ = ["one_holder"]

_MUCH = 0.6  # part of the letters of two surnames that are the same
_FAR = 90  # characters beside a name in which its office stands
_BREAK = lazily(r"[.!?;:\n“”\"–]")
_ABBREVIATED = lazily(r"\b([A-Z][a-z]{1,4})\. ")
_BRACKET = lazily(r" ?\([^()]*\)")
_OF = lazily(r" (?:of|for|at) (?:the )?(?P<of>[\w’'-]+)(?: (?:and [\w’'-]+|[A-Z][\w’'-]*))*$")
_OF_BODY = lazily(r" (?:of|for|at|in) (?:the )?(?P<of>[A-Z][\w’'-]+)")
_BEHIND = lazily(r", (?:the |its |their |a )?(?P<office>[\w’'-]+(?: [\w’'-]+){0,7})")
_WORD = lazily(r"[\w’'-]+")
_WORDS = 4  # of an office, and what is before it
_NAMES = 3  # first names and titles before a surname


class _Office(NamedTuple):
    """An office: its last word, what it is the head of, words that make it a deputy's, and the names of the body that has it."""

    head: str
    of: frozenset[str]
    deputy: frozenset[str]
    bodies: frozenset[str]


def one_holder(article: Article, people: Sequence[Person]) -> Iterator[Finding]:
    """Yield two full names, much alike, that stand beside the same office."""
    surnames = {person.last for person in people}
    if len({surname[0] for surname in surnames}) == len(surnames):
        return
    for one, other in combinations(people, 2):
        if one.last != other.last and one.last[0] == other.last[0] and _alike(one, other) and _same_office(article, one, other):
            message = f"“{other.first} {other.last}” and “{one.first} {one.last}”, told of with one office"
            yield finding("name.drift", article.document, message, (other.place, one.place), f"{one.first} {one.last} in both places")
            return


def _alike(one: Person, other: Person) -> bool:
    if min(len(one.last), len(other.last)) < SHORTEST_SURNAME or "-" in one.last + other.last or "." in one.first + other.first:
        return False
    if one.first == other.first:
        return alike(one.last, other.last) or Indel.normalized_similarity(one.last, other.last) >= _MUCH
    if one.first[0].casefold() != other.first[0].casefold():
        return False
    sound = min(len(one.first), len(other.first)) > FULL and skeleton(one.first) == skeleton(other.first)
    return sound and (near(one.last, other.last, pet=False) or skeleton(one.last) == skeleton(other.last))


def _same_office(article: Article, one: Person, other: Person) -> bool:
    """Say whether two people, named in two sentences and without relatives beside them, are told of with the same office."""
    anchors = [person.mention.anchor for person in (one, other)]
    if anchors[0].sentence == anchors[1].sentence or any(related(article, person) for person in (one, other)):
        return False
    first, second = (_office(article, person) for person in (one, other))
    if first is None or second is None or first.head != second.head or first.deputy != second.deputy:
        return False
    parted = first.bodies and second.bodies and not first.bodies & second.bodies
    return not parted and (first.of == second.of or not (first.of and second.of))


def _office(article: Article, person: Person) -> _Office | None:
    """Return the office that stands right before a name, or right behind it; None where none does, or it is another time's."""
    anchor, offices = person.mention.anchor, article.lexicon.offices
    text, start, end = article.document.field(anchor.field), anchor.span.start, anchor.span.end
    if anchor.field is not Field.TEXT:
        return None
    first = max(anchor.sentence.span.start, start - _FAR)
    before = _BREAK.split(_ABBREVIATED.sub(r"\1 ", f"{text[first:start]}{anchor.surface}"))[-1]
    around = f"{before} {_BREAK.split(text[end : end + _FAR])[0]}".lower()
    if offices.career & set(_WORD.findall(around)):
        return None
    return _before(before, offices) or _behind(text[end : end + _FAR], offices)


def _before(text: str, offices: Offices) -> _Office | None:
    lead = _BRACKET.sub("", text).rsplit(",", 1)[-1].split()
    for _ in range(_NAMES):  # the name itself, and what the reading of names took for one
        if not lead or not lead[-1][0].isupper() or _is_head(lead, offices):
            return None
        lead = lead[:-1]
        found = _of_words(lead, offices)
        if found is not None:
            return found
    return None


def _of_words(lead: Sequence[str], offices: Offices) -> _Office | None:
    phrase = " ".join(lead)
    behind = _OF.search(phrase)
    if behind is not None and _is_head(phrase[: behind.start()].split(), offices):
        of = behind["of"]
        found = _read(phrase[: behind.start()].split(), offices)
        return found._replace(of=found.of | {of.lower()}) if of.islower() else found._replace(bodies=found.bodies | {of})
    return _read(lead, offices) if _is_head(lead, offices) else None


def _behind(text: str, offices: Offices) -> _Office | None:
    match = _BEHIND.match(text)
    words = match["office"].split() if match is not None else []
    last = next((number for number in range(len(words), 0, -1) if number <= _WORDS and _is_head(words[:number], offices)), 0)
    if match is None or not last:
        return None
    found = _read(words[:last], offices)
    body = _OF_BODY.match(text, match.start("office") + len(" ".join(words[:last])))
    return found._replace(bodies=found.bodies | {body["of"]}) if body is not None else found


def _is_head(words: Sequence[str], offices: Offices) -> bool:
    """Say whether words end with an office: "Home Secretary", "Supt", "chief executive"."""
    if not words:
        return False
    last = offices.short.get(words[-1], (words[-1].lower(),))[-1]
    if last in offices.heads or (last in offices.family and last not in offices.parties):
        return True
    return len(words) > 1 and last in offices.portfolios and words[-2].lower() in offices.heads


def _read(words: Sequence[str], offices: Offices) -> _Office:
    told = [part for word in words[-_WORDS:] for part in offices.short.get(word, (word.lower(),))]
    of = frozenset(told[:-1]) & offices.portfolios - offices.deputies
    known = offices.portfolios | offices.deputies | offices.heads | offices.family.keys() | offices.short.keys()
    bodies = frozenset(word for word in words[-_WORDS:-1] if word[0].isupper() and word not in known and word.lower() not in known)
    parties = frozenset(told[:-1]) & offices.parties  # "Labour leader" and "Conservative leader"
    return _Office(told[-1], of - parties, frozenset(told) & offices.deputies, (bodies | parties) - {"The"})
