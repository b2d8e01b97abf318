"""One person under two full names: "Caroline Holloway" for Catherine Holloway, "Rana Tariq Shafiq" for Rana Tariq Saeed, "Sir Ronald".

A second person of that name is introduced, by an age, an office or a relative; who is named again is not.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from factcheck.consistency.bodies import is_word
from factcheck.consistency.capitals import bare
from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.relatives import related
from factcheck.consistency.spelling import FULL, SHORTEST_SURNAME, alike, confused, near
from factcheck.consistency.titles import HONORIFICS
from factcheck.model import Field, Section, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.capitals import Capitals
    from factcheck.consistency.lines import Article
    from factcheck.consistency.relatives import Person
    from factcheck.model import Finding

__all__ = ["knights", "other_names"]

# Behind a name that the article has told of before: no age, no office, no place.
_UNINTRODUCED = lazily(r"(?: (?!of |from |and )[a-z]|['’]s |[.!?”\"]|, (?:who|if|as|though|but) )")
_BEFORE = lazily(r"(?P<word>[A-Za-z’'-]+)\.?,? $")
_NEAR = 24  # characters before a name in which its trade stands
# "Katarzyna Nowak was third"
_PLACED = lazily(r"\b(?:second|third|fourth|fifth|runner-up|finished|beat|behind|ahead of|silver|bronze)\b")
_SHORT_FORMS = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "mick/michael mike/michael bill/benjamin jack/james jack/john jim/james john/jonathan jerry/jeremy kate/kathryn kate/katherine"
        " ted/theodore"
        " meg/margaret molly/mary sandy/susan stan/stuart tony/terence larry/laurence"
        " larry/lawrence harry/henry harry/harold gerry/gerard beth/barbara"
    ).split()
)
_ENDING = 5  # letters with which two surnames end that are mixed up
_LETTERS = 2  # by which a first name is another's
_KNIGHTLY = frozenset({"Sir", "Dame", "Lord", "Lady"})
_KNIGHTED = lazily(r"\b(?P<title>Sir|Dame|Lord|Lady) (?P<name>[A-Z][\w’'-]+)(?![\w’'-]| [A-Z])")


def other_names(article: Article, people: Sequence[Person]) -> Iterator[Finding]:
    """Yield the first of those who go by another first name or surname, and by nothing else that two people of it would have."""
    lasts = Counter(person.last for person in people)
    for one, other in _sharing(people):
        if (one.first, one.last) == (other.first, other.last) or "." in one.first + other.first:
            continue
        if not _KNIGHTLY.isdisjoint((one.first, other.first)):
            continue  # "Sir Leslie Prendergast" and his wife, "Lady Prendergast"
        first, second = sorted((one, other), key=lambda person: person.mention.anchor.span)
        alone = one.last != other.last or lasts[one.last] == 2  # noqa: PLR2004 - these two alone
        same = alone and (_one_surname(article, first, second) if one.last == other.last else _one_forename(first, second))
        if same and _named_again(article, first, second):
            message = f"“{second.mention.anchor.surface}” and “{first.mention.anchor.surface}”"
            right = f"{first.mention.anchor.surface} in both places"
            yield finding("name.drift", article.document, message, (second.place, first.place), right)
            return


def _sharing(people: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield the pairs of people who share a first name or a surname."""
    named: dict[tuple[bool, str], list[Person]] = {}
    for person in people:
        named.setdefault((True, person.first), []).append(person)
        named.setdefault((False, person.last), []).append(person)
    for group in named.values():
        yield from combinations(group, 2)


def _one_surname(article: Article, one: Person, other: Person) -> bool:
    """Say whether two first names may be one: both are known, and begin alike or are a letter or two apart."""
    names = one.first, other.first
    lower = frozenset(name.lower() for name in names)
    shortest = min(map(len, names))
    distance = OSA.distance(*lower) if len(lower) > 1 else 0
    if not distance or near(*names) or lower in _SHORT_FORMS or _may_be_short(*sorted(names, key=len)):
        return False
    given = all(name in article.lexicon.given_names for name in names)
    if names[0][0] != names[1][0]:
        return distance <= _LETTERS and shortest > FULL and not any(is_word(article, name) for name in names)  # Suresh and Mukesh
    if shortest < FULL:
        return distance == 1 and len(names[0]) == len(names[1]) and given  # Tom and Tim
    text = article.document.text
    titled = any(all(f"{title} {each.first} {each.last}" in text for each in (one, other)) for title in HONORIFICS)
    return given or distance <= _LETTERS or titled


def _may_be_short(one: str, other: str) -> bool:
    """Say whether the shorter of two first names may be a short form: Debbie, of Deborah, and Chris; not Alice, of Alison."""
    if one[:3] != other[:3]:
        return False
    return len(one) < SHORTEST_SURNAME or other.startswith(one) or one.endswith(_PET if len(one) > SHORTEST_SURNAME else _PET_SHORT)


_PET, _PET_SHORT = ("y", "ie"), ("y", "ie", "i", "o")


def _one_forename(one: Person, other: Person) -> bool:
    """Say whether two surnames behind the same first name are alike, or begin alike behind the same two."""
    words = [person.mention.anchor.surface.split() for person in (one, other)]
    if words[0][:-1] != words[1][:-1] or one.first != other.first or "-" in one.last + other.last:
        return False
    end = min(len(one.last), len(other.last), _ENDING)
    if one.last[0] == other.last[0] and end == _ENDING and one.last[-_ENDING:] == other.last[-_ENDING:]:
        return True  # Wainwright and Wheelwright
    return alike(one.last, other.last) or (len(words[0]) > 2 and one.last[0] == other.last[0])  # noqa: PLR2004 - two first names


def _named_again(article: Article, first: Person, second: Person) -> bool:
    """Say whether the second of two names stands once, in the text, and nobody new is introduced by it."""
    anchors = [person.mention.anchor for person in (first, second)]
    text = article.document.text
    surface = anchors[1].surface.removesuffix("’s").removesuffix("'s")
    return (
        anchors[0].field is anchors[1].field is Field.TEXT
        and anchors[0].sentence != anchors[1].sentence
        and text.count(surface) == 1
        and _UNINTRODUCED.match(text, anchors[1].span.end) is not None
        and not _introduced(article, second)
        and not any(related(article, person) for person in (first, second))
        and not _PLACED.search(text, *anchors[1].sentence.span)
    )


def _introduced(article: Article, person: Person) -> bool:
    """Say whether a trade stands right before a name: "trader Mukesh Malhotra"."""
    start = person.mention.anchor.span.start
    before = _BEFORE.search(article.document.text, max(0, start - _NEAR), start)
    word = before["word"] if before is not None else ""
    return word.islower() and article.lexicon.wordclasses.noun_class(word) == "person"


def knights(article: Article, people: Sequence[Person], words: Capitals) -> Iterator[Finding]:
    """Yield "Sir Alistair" where the one knight whose first name is near it is Sir Alastair Keane."""
    text = words.text
    if _KNIGHTLY.isdisjoint(words.forms):
        return
    full = {name for person in people for name in (person.first, person.last)}
    for match in _KNIGHTED.finditer(text):
        name = bare(match["name"])
        like = {person.last: person for person in people if name not in full and (near(name, person.first) or confused(name, person.first))}
        sentence = sentence_at(article.analysis, Field.TEXT, match.start())
        if len(like) == 1 and sentence is not None and sentence.section is Section.BODY:
            person = next(iter(like.values()))
            if f"{match['title']} {person.first}" in text:
                place = passage(article.document, sentence, Span(match.start("name"), match.start("name") + len(name)))
                message = f"“{match[0]}” for {person.first} {person.last}"
                yield finding("name.drift", article.document, message, (place, person.place), person.first)
                return
