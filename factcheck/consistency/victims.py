"""Who the dead were, told far from how many there were: "Nineteen people died … The victims were eleven women, five men and two children".

Only where the article has one number for what happened, and the list names men, women or children and nobody is picked out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.adding import fits, missed, singles
from factcheck.consistency.parts import Item, Words, as_part
from factcheck.consistency.totals import in_a_row
from factcheck.model import FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["victims"]

_CALLED = {"dead": "death", "victims": "death", "killed": "death", "deceased": "death", "injured": "injury", "wounded": "injury"}
_WORDS = tuple(_CALLED)
_WHO = lazily(rf"\b(?:the|those) (?P<who>{'|'.join(_CALLED)})\b(?! of)[^<.;:]{{0,40}}$")
_MOST_OFF = 5  # parts of a number of which the list may miss one or two


def victims(article: Article, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the one number of dead or injured that a list of men, women and children does not come to."""
    if not has_any(article.document.text, _WORDS):
        return
    by_line: dict[int, list[Item]] = {}
    for item in items:
        by_line.setdefault(item.order, []).append(item)
    for row in by_line.values():
        who = _WHO.search(row[0].line.text[: row[0].start]) if len(row) > 1 else None
        if who is None:
            continue
        parts = _people(article, row)
        whole = _whole(article, items, _CALLED[who["who"]], row[0].order)
        if whole is None or whole.claim is None or len(parts) < len(_PAIR) or not in_a_row(parts, article.lexicon.wholes):
            continue
        told = [as_part(part) for part in parts]
        more = singles(parts[-1].line.text[parts[-1].end :])
        off = abs(sum(part.number for part in told) - whole.number)
        if off * _MOST_OFF <= whole.number and not fits(article, whole.claim, told) and not fits(article, whole.claim, [*told, *more]):
            yield from missed(article, whole.claim, told)


_PAIR = ("men", "women")


def _people(article: Article, row: Sequence[Item]) -> list[Item]:
    """Return the first figures of a line, as far as they count kinds of people, each kind once."""
    words, found, told = Words(article.lexicon.wholes), list[Item](), set[str]()
    for item in row:
        read = words.read(item)
        kind = read.tail[0] if read is not None and read.tail else ""
        sets = [number for number, _ in article.lexicon.wholes.members.get(kind, ()) if article.lexicon.wholes.sets[number].kind]
        if not sets or kind in told:
            break
        told.add(kind)
        found.append(item)
    return found


def _whole(article: Article, items: Sequence[Item], concept: str, order: int) -> Item | None:
    """Return the one figure of a concept that stands far before a line, None where the article has two numbers for it."""
    concepts = article.lexicon.concepts
    found = [item for item in items if item.claim is not None and item.order < order and _plain(item.claim)]
    found = [
        item
        for item in found
        if item.claim is not None and concept in concepts.of(item.claim.mention.subject, item.claim.mention.predicate)
    ]
    return found[0] if len({item.number for item in found}) == 1 else None


def _plain(claim: FigureClaim) -> bool:
    mention = claim.mention
    exact = mention.modifier is Modifier.EXACT and mention.per is None and mention.change is None
    return claim.kind is Kind.COUNT and exact and not mention.scope.increment and mention.scope.part_of is None
