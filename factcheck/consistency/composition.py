"""What a thing is made up of: parts behind a colon, behind "comprising", in bullets, or in a sentence of their own further down.

In: a `Row` (ties.py) and the figures read behind its whole. Out: the parts, with how far they may be from the whole for something to be
said. A list in a sentence of its own is of the whole only where its subject is: "The appeal was made up of", not "The jury was".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.adding import LISTED, Reach
from factcheck.consistency.totals import in_a_row
from factcheck.model import Kind, Section
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.consistency.parts import Item, Worded
    from factcheck.consistency.ties import Row

__all__ = ["Tie", "composed", "in_sequence", "later", "listed", "of_another"]

Tie = tuple["Sequence[Worded]", Reach]
_TWO, _THREE = 2, 3
_STOP = lazily(r"[.;:?!(–]")
_COLON = lazily(r"(?::| ?\(|(?<!\d) –)(?: [a-z'.]+){0,4} ?$")
_MEMBERS_OF = lazily(r"-(?:member|strong|man|person)(?: [a-z]+){1,2} of ")
_CLOSING = {"(": ")", "–": " –"}
_THEY = lazily(
    r"(?:they|these|those|the (?:dead|victims|injured|wounded|killed|group|total|figure|money|sum)) (?:were|are|was|is) (?:[a-z]+ )?$"
)
# "The fund was made up of", "their tally of", with the subject of the sentence; and what is given away in parts.
_MADE_UP = lazily(
    r"^(?P<subject>[^<>;:]{0,80}?)(?:,? (?:is|are|was|were|has been|had been|being) )?\b(?:made up of|consist(?:s|ed|ing)? of"
    r"|compris(?:es|ed|ing)"
    r"|composed of|broken down into|br(?:oke|eaks) down into|split into|divided (?:into|between|among)|tally of|haul of|total of)"
    r"(?: just| about| only)? $"
)
_SETS_ASIDE = lazily(
    r"^(?P<subject>(?:[^<>;:]{0,60}, )?(?:the|this|that|its|it|they) ?(?:[a-z'-]+ ){0,4}?)(?:would |will |to )?\b(?:provid\w+"
    r"|set\w* aside|earmark\w*"
    r"|allocat\w+|devot\w+|gives?|gave|allots?|allott\w+|reserv\w+|puts?)(?: about| some)? $"
)
_PURPOSE = ("for", "to", "on", "towards", "toward", "into")
# Nouns of which a later sentence speaks that takes up a whole.
_TAKEN_UP = lazily(
    r"\b(?:they|these|those|it|this|that|all|totals?|tally|haul|toll|number|figure|sum|amount|money|fund|appeal|package|plan"
    r"|programme|program"
    r"|pot|prize|proceeds|collection|budget|measure|bond|scheme|award|payout|loan|deal|donations?|takings|group|party|team|squad|fleet)\b"
)
_SPENT = lazily(r"\b(?:costs?|bill|spen[dt]\w*|expens\w+|debts?|loss\w*|outlay)\b")
_OWNER = lazily(r"\b([A-Z][\w-]+)['’]s (?:own |final |medal )*(?:tally|haul|total|team|squad|medals|fleet|fund|budget)\b")
_BARE = lazily(r"[^a-z]*")
_TURN = lazily(r"\b(?P<turn>first|opening|second|third|fourth|fifth|sixth|last|final|closing)\b", re.IGNORECASE)
_TURNS = ("first", "second", "third", "fourth", "fifth", "sixth")
_BEGINS, _ENDS = frozenset({"first", "opening"}), frozenset({"last", "final", "closing"})
_IN_TURN = Reach(Decimal("0.25"), Decimal("0.3"), close=True)
_FAR = Reach(Decimal("0.2"), Decimal("0.35"), close=True)


def listed(row: Row, parts: Sequence[Worded]) -> Tie | None:
    """Return the parts behind a colon or "comprising" right after the whole, or those of bullets."""
    first = parts[0].item
    bullets = [part for part in parts if part.item.line.sentence.section is Section.BULLET]
    if (
        len(bullets) >= _TWO
        and row.whole.line.sentence.section is not Section.BULLET
        and bullets[0] is parts[0]
        and first.order == row.whole.order + 1
    ):
        lines = [part.item.order for part in bullets]
        introduced = _BARE.fullmatch(between := _between(row, first).lower()) is not None or _takes_up(row, between)
        return (bullets, LISTED) if introduced and len(set(lines)) == len(lines) and row.unbroken(bullets) else None
    if first.order - row.whole.order > 1:
        return None
    link = first.line.text[row.whole.end if first.order == row.whole.order else 0 : first.start]
    end = _close(first.line.text, link, first.start)
    same = [part for part in parts if part.item.order == first.order and part.item.start < end]
    own = first.order == row.whole.order
    told = len(same) >= _TWO and (composed(row, link) or (not own and _THEY.match(link) is not None)) and not _cut_off(link)
    return _in_a_row(row, same, LISTED) if told else None


def in_sequence(row: Row, parts: Sequence[Worded]) -> Tie | None:
    """Return parts told one after the other from the first to the last: "the first leg is 14 miles, the second 12 and the third 17"."""
    first, last = parts[0].item, parts[-1].item
    if len(parts) < _TWO or last.order - first.order >= len(parts) or first.order - row.whole.order > 1 or not row.unbroken(parts):
        return None
    source = first.line.source
    ends = [part.item.at for part in parts]
    start = max(first.line.sentence.span.start, row.whole.at if row.whole.order == first.order else 0)
    for places in (zip((start, *ends), ends, strict=False), zip(ends, (*ends[1:], last.line.sentence.span.end), strict=True)):
        found = [[match["turn"].lower() for match in _TURN.finditer(source, *place)] for place in places]
        turns = [turn[0] for turn in found if len(turn) == 1]
        if len(turns) == len(parts) and _from_first_to_last(turns):
            after = _TURNS[len(turns)] if len(turns) < len(_TURNS) else ""
            more = bool(after) and f"the {after}" in row.article.lower
            return None if more and turns[-1] not in _ENDS else (parts, _IN_TURN)
    return None


def _from_first_to_last(turns: Sequence[str]) -> bool:
    """Say whether ordinals begin with the first and go on without a gap, to the third at least or to the last."""
    if turns[0] not in _BEGINS or any(turn != _TURNS[number] for number, turn in enumerate(turns[1:-1], 1)):
        return False
    return turns[-1] in _ENDS or (len(turns) > _TWO and len(turns) <= len(_TURNS) and turns[-1] == _TURNS[len(turns) - 1])


def _between(row: Row, first: Item) -> str:
    """Return what stands between the sentence of a whole and that of a part: "Damage to houses has been extensive:"."""
    return first.line.source[row.whole.line.sentence.span.end : first.line.sentence.span.start]


def later(row: Row, read: Sequence[Worded]) -> Tie | None:
    """Return the parts of a sentence further down that tells what the whole is made up of, or to what it is given."""
    for first in read:
        if first.item.order == row.whole.order or any(part.item.order == first.item.order for part in read[: read.index(first)]):
            continue
        link = first.item.line.text[: first.item.start]
        same = [part for part in read if part.item.order == first.item.order]
        most = max(part.item.number for part in same)
        between = [item for item in row.behind if item.order < first.item.order and item.number > most and item.number != row.whole.number]
        if len(same) < _TWO or between:
            continue
        if _MADE_UP.match(link) or _is_the_whole(row, link):
            return _in_a_row(row, same, _FAR)
        given = _SETS_ASIDE.match(link) is not None and all(part.tail[:1] and part.tail[0] in _PURPOSE for part in same)
        if given and len(same) >= _THREE and row.total.kind is Kind.MONEY and _TAKEN_UP.search(link):
            return _in_a_row(row, same, _FAR._replace(below=Decimal(0)))  # the rest may be left untold
    return None


def of_another(row: Row, chosen: Sequence[Worded]) -> bool:
    """Say whether the sentence of parts tells what something else is made up of: "The jury, made up of", "Fiji's tally of"."""
    first = chosen[0].item
    if first.order == row.whole.order or first in row.before:
        return False
    link = first.line.text[: first.start]
    start = first.line.sentence.span.start
    owner = _OWNER.search(first.line.source, start, first.at)
    if owner is not None and owner[1] not in row.article.document.text[: row.whole.line.sentence.span.end]:
        return True
    match = _MADE_UP.match(link)
    return match is not None and not _takes_up(row, link)


def _takes_up(row: Row, link: str) -> bool:
    """Say whether a sentence speaks of the whole again: by its noun, a pronoun, or a noun for sums and numbers."""
    if row.total.kind is Kind.MONEY and _SPENT.search(link) and not _SPENT.search(row.whole.line.text):
        return False
    noun = row.total.mention.subject
    named = noun is not None and noun[:5] in link
    return named or _TAKEN_UP.search(link) is not None


def _is_the_whole(row: Row, link: str) -> bool:
    """Say whether a sentence begins with "The boats were", of the boats that were counted."""
    words, noun = link.split(), row.total.mention.subject
    is_told = len(words) in {_THREE, _THREE + 1} and words[0] in {"the", "all"} and words[-1] in {"were", "are"}
    return noun is not None and is_told and words[-2].startswith(noun[:-1])


def _in_a_row(row: Row, same: Sequence[Worded], reach: Reach) -> Tie | None:
    """Return the first parts that commas and "and" join, None where there are not two, or something is said to be left out."""
    told = list(same)
    while len(told) > _TWO and not in_a_row([part.item for part in told], row.words):
        told.pop()  # "a panel of five judges and three experts will hear the two islands"
    return (told, reach) if row.unbroken(told) and in_a_row([part.item for part in told], row.words) else None


def composed(row: Row, link: str) -> bool:
    """Say whether the words before a list say that it is what something is made up of."""
    if _MEMBERS_OF.fullmatch(link):
        return True
    return _COLON.search(link) is not None or bool(row.words.compose & set(link.split())) or "made up of" in link


def _cut_off(link: str) -> bool:
    """Say whether a sentence or clause ends between a whole and a list."""
    return _STOP.search(_COLON.split(link)[0].partition(":")[0]) is not None


def _close(text: str, link: str, start: int) -> int:
    """Return where a list ends that a bracket opens, at the latest with its sentence."""
    mark = link.rstrip()[-1:]
    end = text.find(_CLOSING[mark], start) if mark in _CLOSING else -1
    return end if end >= 0 else len(text)
