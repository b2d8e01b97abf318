"""The people that an article names in full, and whether a relative is told of beside one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import passage, sentence_at
from factcheck.model import Anchor, Field, Name, NameClaim, NameKind, Section, Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.lexicon import Lexicon
    from factcheck.model import Passage

__all__ = ["HONOURS", "RELATIVES", "Person", "beside_relatives", "persons", "related"]

RELATIVES = lazily(
    r"\b(?:brothers?|sisters?|sons?|daughters?|wife|wives|husbands?|fathers?|mothers?|twins?|parents|cousins?|couple|famil(?:y|ies)"
    r"|no relation|namesakes?"
    r"|uncle|aunt|nephew|niece|siblings?|widow|widower|married|fianc\w+)\b",
    re.IGNORECASE,
)
_KIN = 120  # characters around a name in which a relative is told to be one
_FULL = 2  # words of a full name
_NAME = 15  # characters of a name
_RANKS = frozenset("Colonel Lieutenant Sergeant Inspector Superintendent Constable Detective Senator Governor Sheriff Brigadier".split())
_TRADES = ("keeper", "back", "maker", "player", "holder", "seller", "builder", "grower", "spinner", "runner")
_MOST_PEOPLE = 100  # a longer list of names is no article
HONOURS = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Cllr Councillor Lord Lady DCI DI DS DC PC Supt Det Insp Inspector Sgt Sergeant Chief Superintendent"
    " Judge Justice Captain Capt Col Rev".split()
)
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame"})


class Person(NamedTuple):
    """A person named in full: first name, surname, the mention and its claim, or where it stands if there is none."""

    first: str
    last: str
    mention: Name
    place: NameClaim | Passage


def persons(article: Article) -> list[Person]:
    """Return the people whom the article names in full, in order."""
    found = [_person(claim.mention, claim, article.lexicon) for claim in article.persons if isinstance(claim.mention, Name)]
    told = [person for person in found if person is not None]
    return [*told, *_unclaimed(article, told)][:_MOST_PEOPLE]


def _unclaimed(article: Article, told: Sequence[Person]) -> Iterator[Person]:
    """Yield those of whom nothing is told but a name, a known first name before it, in the text."""
    known = {(person.first, person.last) for person in told}
    text, given = article.document.text, article.lexicon.given_names
    for words in article.people.names:
        if len(words) < _FULL or (words[0], words[-1]) in known or words[0] not in given or words[0] in _RANKS:
            continue
        name = " ".join(words)
        start = text.find(name)
        sentence = sentence_at(article.analysis, Field.TEXT, start) if start >= 0 else None
        if sentence is not None and sentence.section is Section.BODY:
            span = Span(start, start + len(name))
            mention = Name(Anchor(article.document.id, span, name, sentence), NameKind.PERSON)
            yield Person(words[0], words[-1], mention, passage(article.document, sentence, span))


def _person(mention: Name, claim: NameClaim, lexicon: Lexicon) -> Person | None:
    name, short = mention.anchor.surface, lexicon.offices.short
    words = name.split()
    if "'s" in name or "’s" in name:
        words = [word.removesuffix("’s").removesuffix("'s") for word in words]
    words = [word for word in words if word.rstrip(".") not in _HONORIFICS and word not in short]
    while len(words) > 1 and words[0] in _RANKS:
        words = words[1:]  # "Colonel Mayhue"
    if len(words) > _FULL and words[0] not in lexicon.given_names and _is_trade(words, lexicon):
        words = words[1:]  # "Midfielder Kevin Obuya"
    return Person(words[0], words[-1], mention, claim) if len(words) > 1 else None


def _is_trade(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether what a person does stands before the name: "Goalkeeper Aleksander Wisniewski"."""
    first, classes = words[0].lower(), lexicon.wordclasses
    if classes.noun_class(first) == "person":
        return True
    return words[1] in lexicon.given_names and (first in classes.nouns or first.endswith(_TRADES))


def related(article: Article, person: Person) -> bool:
    """Say whether a relative is told of in the paragraph where somebody is named, not far from the name."""
    anchor = person.mention.anchor
    return beside_relatives(article.document.field(anchor.field), anchor.span.start)


def beside_relatives(text: str, offset: int) -> bool:
    """Say whether a relative is told of in the paragraph of a place, not far from it."""
    return RELATIVES.search(text, max(0, offset - _KIN, text.rfind("\n", 0, offset)), _paragraph(text, offset + _NAME)) is not None


def _paragraph(text: str, start: int) -> int:
    """Return where a stretch of the text ends in which a relative is told to be one: in its paragraph, not far on."""
    end = text.find("\n", start, start + _KIN)
    return end if end >= 0 else start + _KIN
