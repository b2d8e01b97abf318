"""The people that an article names in full, and whether a relative is told of beside one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.model import Name, NameClaim, NameKind
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.consistency.lines import Article

__all__ = ["RELATIVES", "Person", "persons", "related"]

RELATIVES = lazily(
    r"\b(?:brothers?|sisters?|sons?|daughters?|wife|wives|husbands?|fathers?|mothers?|twins?|parents|cousins?|couple|famil(?:y|ies)"
    r"|no relation|namesakes?"
    r"|uncle|aunt|nephew|niece|siblings?|widow|widower|married|fianc\w+)\b",
    re.IGNORECASE,
)
_KIN = 120  # characters around a name in which a relative is told to be one
_MOST_PEOPLE = 100  # a longer list of names is no article
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame"})


class Person(NamedTuple):
    """A person named in full: first name, surname, and where."""

    first: str
    last: str
    claim: NameClaim


def persons(article: Article) -> list[Person]:
    """Return the people whom the article names in full, in order."""
    names = [claim for claim in article.analysis.claims if isinstance(claim, NameClaim)]
    found = (_person(claim) for claim in names if isinstance(claim.mention, Name) and claim.mention.bearer is NameKind.PERSON)
    return [person for person in found if person is not None][:_MOST_PEOPLE]


def _person(claim: NameClaim) -> Person | None:
    words = [word.removesuffix("’s").removesuffix("'s") for word in claim.mention.anchor.surface.split()]
    words = [word for word in words if word.rstrip(".") not in _HONORIFICS]
    return Person(words[0], words[-1], claim) if len(words) > 1 else None


def related(article: Article, person: Person) -> bool:
    """Say whether a relative is told of in the paragraph where somebody is named, not far from the name."""
    anchor = person.claim.mention.anchor
    text = article.document.field(anchor.field)
    start, end = max(0, anchor.span.start - _KIN, text.rfind("\n", 0, anchor.span.start)), _paragraph(text, anchor.span.end)
    return RELATIVES.search(text, start, end) is not None


def _paragraph(text: str, start: int) -> int:
    """Return where a stretch of the text ends in which a relative is told to be one: in its paragraph, not far on."""
    end = text.find("\n", start, start + _KIN)
    return end if end >= 0 else start + _KIN
