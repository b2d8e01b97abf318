"""A total that stands behind what it is made up of, and a total before and after more was added to it.

"17 in Harwick and 23 inland, 45 in all"; "four more bodies were found, taking the toll from 12 to 15".
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.adding import fits, missed, singles
from factcheck.consistency.amounts import value
from factcheck.consistency.parts import NEAR, Item, as_part, plain
from factcheck.model import Change, FigureClaim, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.lexicon.wholes import WholeWords
    from factcheck.model import Finding

__all__ = ["in_a_row", "increments", "totals"]

_MOST = 9  # figures before a total among which its parts are
_TWO, _THREE = 2, 3
_LEAST, _LARGEST = Decimal("0.55"), Decimal("1.7")  # shares of a total that its parts come to where they are its parts
_NEAR, _NEARER = Decimal("0.4"), Decimal("0.15")
_IS_TOTAL = lazily(
    r"\b(?:combined |grand |overall )?total(?:s|ed|led|ing|ling)? (?:(?:of|to|was|is|came|comes|at|reached|value) )*(?:[a-z]+ )?$"
    r"|\b(?:making|giving|adding up to|add up to|altogether|all told|in all|in total|together|between them|combined|joint|aggregate)\b"
    r"(?: the <c\d+>)?[^.;:<]{0,40}$"
)
_OF_TOTAL = lazily(
    r"(?<!\bout )\b(?:of|from) (?:the|a|its|their) (?:[a-z]+ )?total (?:number |workforce )?of (?:[a-z]+ )?$"
)  # "nearly half of the total of 2,900"
_ALL_TOLD = lazily(r"(?: [a-z'-]+){0,3}?,? (?:in all|in total|all told|altogether|combined|between them|overall)\b")
_TO_DATE = lazily(r"\b(?:so far|since|already|to date|ever|this (?:year|month|week|season)|bring\w*|brought|taking)\b")
# A total without its name, which only three parts and more speak for: "nine of his 24 matches", "a haul of 27", "finished with 37".
_UNNAMED = lazily(
    r" (?:out )?of (?:the|his|her|its|their|our|my)(?: [a-z'-]+){0,2} $|(?:,| –| for| with| making| giving) (?:an?|the) (?:[a-z-]+ ){1,4}"
    r"of (?:[a-z]+ )?$|\b(?:making(?: up)?|makes? up|to (?:make|form|finish with|end with|reach)|finish(?:es|ed|ing)? with"
    r"|end(?:s|ed|ing)? with|out of) (?:[a-z'-]+ ){0,5}$"
)
_BRINGING = lazily(r"\b(?:bring\w*|brought|tak\w+|took|lift\w*|rais\w+|push\w*|putting) (?:[a-z'-]+ ){0,6}(?:to|of|at|total|toll) $")
_ON_TOP = lazily(r"\b(?:on top of|in addition to|added to|add to|join(?:s|ed|ing)?|besides|plus)\b|\b(?:already|previously|until then)\b")
_UNTIL = lazily(
    r"\b(?:until then|before that|previously|hitherto)\b"
    r"|\b(?:toll|total|number|count|tally|figure)\b[^.;<]* (?:had|stood)\b[^.;<]*$"
)
_BETWEEN_THEM = lazily(r"\bbetween them (?:[a-z]+ ){1,3}$")
_ANOTHER_TIME = lazily(
    r" (?:[a-z]+ ){0,2}?(?:(?:in|during|for) (?:1[89]|20)\d\d\b|last (?:year|season)\b|(?:an?|the) (?:year|season) (?:ago|earlier|before))"
)
_WITHIN = lazily(r"\b(?:of (?:them|whom|which|these|those|the|its)|from|to)\b ?$|[:(]")
_JOINS = lazily(r"[,;]| and | plus | while | with | on top of | in addition to ")


def totals(article: Article, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the totals that the parts right before them do not come to: "17 in Harwick and 23 inland, 45 in all"."""
    for number, whole in enumerate(items[_TWO:], _TWO):
        if whole.claim is None or whole.claim.mention.low < _THREE or not plain(whole.claim, Change.TO):
            continue
        parts = _before(items[max(0, number - _MOST) : number], whole)
        if len(parts) > 1 and whole.number * _LEAST <= sum([part.number for part in parts]) and _most(parts) <= whole.number * _LARGEST:
            near = [item.number for item in items[max(0, number - _MOST) : number] if whole.order - item.order <= _THREE]
            yield from _missed(article, whole, whole.claim, parts, near)


def _before(items: Sequence[Item], whole: Item) -> list[Item]:
    """Return the figures that a total may go back to: smaller ones of its sentence and the one before."""
    found: list[Item] = []
    for item in reversed(items):
        if whole.order - item.order > 1 or item.number >= whole.number or not plain(item.claim):
            break
        found.insert(0, item)
    return found


def _most(parts: Sequence[Item]) -> Decimal:
    """Return what the last two of some parts come to: the fewest that make a total."""
    return parts[-1].number + parts[-2].number


def _missed(article: Article, whole: Item, total: FigureClaim, parts: list[Item], near: Sequence[Decimal]) -> Iterator[Finding]:
    words = article.lexicon.wholes
    text = whole.line.text
    if whole.start >= NEAR:
        parts = [part for part in parts if part.order == whole.order]
    if len(parts) < _TWO:
        return
    link = text[parts[-1].end if parts[-1].order == whole.order else 0 : whole.start]
    parts, reach, fewest = _tied(article, whole, parts, link)
    while len(parts) > fewest and not in_a_row(parts, words):
        parts = parts[1:]
    if reach is not None and in_a_row(parts, words) and not _one_before(whole, parts, near):
        yield from _added(article, total, parts, reach)


def _tied(article: Article, whole: Item, parts: list[Item], link: str) -> tuple[list[Item], tuple[Decimal, Decimal] | None, int]:
    """Return the parts that the words before a total tie to it, how far off they may be, None where none do, and how many at least."""
    words, text = article.lexicon.wholes, whole.line.text
    many = len(parts) > _TWO and parts[-1].order == whole.order
    if _is_total(whole, words):
        # "16,200 growers and 390 merchants, who between them employ 30,000 people"
        return parts, (_NEARER, _NEARER) if _BETWEEN_THEM.search(link) else (Decimal(1) - _LEAST, _LARGEST - 1), _TWO
    if _BRINGING.search(link):
        if _ON_TOP.search(text):
            return parts[-_TWO:], (_NEAR, _NEAR), _TWO
        if many and not words.more.isdisjoint(whole.line.words):
            return parts, (_NEARER, _NEARER), _THREE  # "31 in Ash and 44 in Pine. Another 12 burned in Moor, bringing the total to 87"
    here = all(part.order == whole.order for part in parts)  # "97 have joined. … 310 out of 600 have been filled" adds nothing up
    if many and here and _UNNAMED.search(link) and all(_one_noun(article, part, whole) for part in parts):
        return parts, (_NEARER, _NEARER), _THREE
    return parts, None, _THREE if many else _TWO


def _one_before(whole: Item, parts: Sequence[Item], near: Sequence[Decimal]) -> bool:
    """Say whether one part stands apart: "a 67 on Saturday. He went round in 66 on Thursday and 68 on Friday, for a total of 201"."""
    left = whole.number - sum([part.number for part in parts], Decimal(0))
    return left in near and left >= min(part.number for part in parts) / 2


def _one_noun(article: Article, part: Item, whole: Item) -> bool:
    """Say whether a part may count what its total does: 131 shops are none of 1,012 employees."""
    nouns = [item.claim.mention.subject for item in (part, whole) if item.claim is not None and item.claim.mention.subject]
    return len({article.lexicon.wordclasses.noun_class(noun) == "person" for noun in nouns}) < _TWO


def _is_total(whole: Item, words: WholeWords) -> bool:
    """Say whether a figure is told as the total of what stands before it, and not of more."""
    text = whole.line.text
    if (words.total | words.last).isdisjoint(whole.line.words) or _TO_DATE.search(text):
        return False
    before = text[max(0, whole.start - NEAR) : whole.start]
    if _OF_TOTAL.search(before):
        return False
    return _IS_TOTAL.search(before) is not None or bool(_ALL_TOLD.match(text, whole.end))


def _added(article: Article, total: FigureClaim, parts: Sequence[Item], reach: tuple[Decimal, Decimal]) -> Iterator[Finding]:
    """Yield the finding where neither the parts nor the last of them come to the total, but to something like it."""
    more = singles(parts[-1].line.text)
    told = [as_part(item) for item in parts]
    stretches = [told[start:] for start in range(len(told) - 1)]
    off = sum((part.number for part in told), Decimal(0)) / value(total) - 1
    if any(fits(article, total, each) or fits(article, total, [*each, *more]) for each in stretches):
        return
    if -reach[0] <= off <= reach[1]:
        yield from missed(article, total, told)


def in_a_row(parts: Sequence[Item], words: WholeWords) -> bool:
    """Say whether commas, "and" or a new sentence join the parts, and no word makes one of them part of another, or an end of a change."""
    first = parts[0].line.text[: parts[0].start].split()[-1:]
    for one, other in pairwise(parts):
        link = other.line.text[one.end if one.order == other.order else 0 : other.start]
        told = link.split()
        within = _WITHIN.search(link) is not None and told[-1:] != first  # "Smith to eight, Jones to six"
        if ((words.other | words.picked) & set(told)) - {"against"} or within or (one.order == other.order and _JOINS.search(link) is None):
            return False
    return True


# ---------------------------------------------------------------- more, and then


def increments(article: Article, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield "four more bodies were found, taking the toll from 12 to 15", "rose by nine to 46, from 35"."""
    for number, new in enumerate(items):
        if new.claim is None or new.claim.mention.change is not Change.TO or new.number < _THREE:
            continue
        near = items[max(0, number - _THREE) : number + _THREE]
        more = [item for item in near if item.order == new.order and item.claim is not None and _is_more(item.claim)]
        old = next((item for item in near if item.number < new.number and _is_old(item, new)), None)
        if old is None or not more or (old.order != new.order and len(more) > 1):
            continue
        parts = [as_part(old), as_part(more[0])]
        others = [as_part(item) for item in near if item.number < new.number and item is not more[0]]
        if any(fits(article, new.claim, [each, parts[1]]) for each in others):
            continue  # "had stood at 14 on Monday night and 19 by the end of Tuesday"
        exact = all(each.claim is not None and _is_exact(each.claim) for each in (old, new, more[0]))
        off = (old.number + more[0].number) / new.number - 1
        if exact and more[0] is not old and abs(off) <= _NEAR:
            yield from missed(article, new.claim, parts)


def _is_old(item: Item, new: Item) -> bool:
    """Say whether a figure is what a total was before: "up from 35", "until then there had been 26 cases"."""
    if item.claim is None or item.order == new.order:
        last_time = _ANOTHER_TIME.match(item.line.source, item.at) is not None  # "taking the specials to 380, up from 367 in 2025"
        return item.claim is not None and item.claim.mention.change is Change.FROM and not last_time
    if abs(item.order - new.order) != 1:
        return False
    # "eight animals in all. Six more will follow, which will bring the number to 14"
    return _UNTIL.search(item.line.text[: item.start]) is not None or _ALL_TOLD.match(item.line.text, item.end) is not None


def _is_exact(claim: FigureClaim) -> bool:
    return claim.mention.modifier is Modifier.EXACT and claim.mention.per is None


def _is_more(claim: FigureClaim) -> bool:
    return claim.mention.change is Change.BY or claim.mention.scope.increment
