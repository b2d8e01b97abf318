"""Which side of a division a figure tells ("62% voted in favour", "38% against"), and of what stated whole it is a part.

In: the place of a figure in its document, the figures of a document. Out: a `Telling`; the wholes of figures, by the ids of their parts.
The words are those of data/wholes.toml.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.aligner.surroundings import stem
from factcheck.model import FigureClaim, Kind
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, members

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Anchor, Document

__all__ = ["Division", "Telling", "division", "one_side", "tell", "wholes_of"]

_WORD = lazily(r"[^\W\d_][\w’'-]*")
_BREAK = lazily(r"[;:()—–,“”\"\d]|\s(?:while|but|whereas|although|though|compared)\s")
# "by 62% to 38% in favour": whose side the words behind tell is left open.
_SPLIT_AFTER = lazily(r"\s?(?:to|[-–])\s?\d")
_SPLIT_BEFORE = lazily(r"(?:\d|%|per\s?cent)\s?(?:to|[-–])\s?\Z")
_ABOUT = r"(?:(?:about|some|around|nearly|almost|roughly|an\sestimated|just|only)\s)?"
# "a third of the 180", "40 of the council's 50", "a third of the workforce of 180"
_OF = lazily(rf"\sof\s(?:(?:the|its|their|his|her|our|all|those|these|[\w’'-]+[’']s?|\w+\sof)\s){{0,3}}{_ABOUT}\Z")
_WHOLE_FIRST = lazily(rf"(?:\A|[,;:–—.]\s)[Oo]f\s(?:(?:the|its|their|all)\s){{0,2}}{_ABOUT}\Z")
_THEN = lazily(rf"[^,;:]{{1,60}},?\s{_ABOUT}\Z")
_LONGEST = 50  # characters between a part and its whole, or before a whole that stands first
_BESIDE = 4  # words before a figure that tell that it is what is left
_DENIED = 3  # words behind a "not" that it denies
_OBJECTS = 5  # words behind a member that tell what the side is taken on
_FAMILIAR = 1.4  # rarity below which a word tells nothing: "yet", "again"
_WHOLES = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


@members
class Division(StrEnum):
    """How two figures divide a whole: each is a part of it, or they are its two halves, and nothing is left out of both."""

    PARTS = "parts"
    HALVES = "halves"


class Telling(NamedTuple):
    """Of what sets the words at a figure have which member, the stems that they deny, and whether they call it what is left.

    `objects` are the stems behind the member ("in favour of the bridge"), `first` those right behind the figure ("students from abroad").
    """

    sides: Mapping[int, int]
    denied: frozenset[str]
    rest: bool
    objects: frozenset[str]
    first: frozenset[str]


_OPEN = Telling({}, frozenset(), rest=False, objects=frozenset(), first=frozenset())


def tell(document: Document, anchor: Anchor, whole: FigureClaim | None, lexicon: Lexicon) -> Telling:
    """Return what the words right behind a figure and its whole tell, or those before it where these tell nothing."""
    text, sentence = document.field(anchor.field), anchor.sentence.span
    end = max(anchor.span.end, whole.mention.anchor.span.end) if whole is not None else anchor.span.end
    before, after = text[sentence.start : anchor.span.start], text[end : sentence.end]
    if _SPLIT_AFTER.match(after) or _SPLIT_BEFORE.search(before):
        return _OPEN
    stop = _BREAK.search(after)
    behind = _words(after[: stop.start()] if stop else after)
    ahead = _words(before[max((match.end() for match in _BREAK.finditer(before)), default=0) :])
    places, deny = _sides(behind, lexicon)
    denied = behind[deny + 1 : deny + 1 + _DENIED]
    last = max((place for place, _, _ in places), default=len(behind))
    if not places and not denied and not _undone(behind, lexicon):
        places = _sides(ahead[::-1], lexicon)[0]
    return Telling(
        sides={number: member for _, number, member in reversed(places)},
        denied=_telling([*denied, *_undone(behind, lexicon)], lexicon),
        rest=not lexicon.wholes.rest.isdisjoint(ahead[-_BESIDE:]),
        objects=_telling(behind[last + 1 : last + 1 + _OBJECTS], lexicon),
        first=_telling(behind[:_BESIDE], lexicon),
    )


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters, "n't" a word of its own."""
    return [word for match in _WORD.finditer(text) for word in match[0].lower().replace("’", "'").replace("n't", " not").split()]


def _undone(words: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Return what some words deny with their first syllable: "insured" of "uninsured"."""
    return [word[2:] for word in words if word.startswith("un") and word.endswith("ed") and word[2:] in lexicon.frequencies]


def _telling(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(stem(word) for word in words if lexicon.frequencies.rarity(word) >= _FAMILIAR)


def _sides(words: Sequence[str], lexicon: Lexicon) -> tuple[list[tuple[int, int, int]], int]:
    """Return place, set and member of the words that are one, and where a "not" stands. A denied half is the other one."""
    table = lexicon.wholes
    deny = next((place for place, word in enumerate(words) if word in table.deny), len(words))
    found: list[tuple[int, int, int]] = []
    for place, (before, word) in enumerate(pairwise(["", *words])):
        for number, member in (*_members(word, before, lexicon), *table.sides.get(f"{before}-{word}", ())):
            if place <= deny:
                found.append((place, number, member))
            elif deny < place <= deny + _DENIED and table.sets[number].halves:
                found.append((place, number, 1 - member))
    return found, deny


def _members(word: str, before: str, lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Return the places of a word in the sets; "for" tells a side only right behind the figure or a word of voting."""
    table = lexicon.wholes
    return () if word in table.loose and before and before not in table.voting else table.sides.get(word, ())


def division(one: Telling, other: Telling, words: tuple[frozenset[str], frozenset[str]], lexicon: Lexicon) -> Division | None:
    """Return how two figures divide a whole, None where they do not; `words` are the stems of their sentences."""
    shared = one.sides.keys() & other.sides.keys()
    apart = [number for number in shared if one.sides[number] != other.sides[number]]
    if apart and len(apart) == len(shared):
        return Division.HALVES if any(lexicon.wholes.sets[number].halves for number in apart) else Division.PARTS
    if apart or bool(one.denied) == bool(other.denied):
        return None
    denied, asserted = (one.denied, words[1]) if one.denied else (other.denied, words[0])
    return Division.HALVES if denied <= asserted else None


def one_side(one: Telling, other: Telling) -> bool:
    """Say whether two figures tell one side of a division and no other: "occupied" and "taken"."""
    shared = one.sides.keys() & other.sides.keys()
    return bool(shared) and all(one.sides[number] == other.sides[number] for number in shared)


def wholes_of(claims: Iterable[object], document: Document) -> dict[str, FigureClaim]:
    """Return claim id → the figure that a text says it is a part of: "a third of the 180 workers", "of the 50 seats 40 were won"."""
    figures = [claim for claim in claims if isinstance(claim, FigureClaim)]
    found: dict[str, FigureClaim] = {}
    for one, other in pairwise(figures):
        if one.mention.anchor.sentence is not other.mention.anchor.sentence:
            continue
        text = document.field(one.mention.anchor.field)
        between = text[one.mention.anchor.span.end : other.mention.anchor.span.start]
        if between.startswith(" of ") and len(between) <= _LONGEST and _OF.fullmatch(between) and _is_whole(other, one):
            found[one.id] = other
        elif _stands_first(one, text) and _THEN.fullmatch(between) and _is_whole(one, other):
            found[other.id] = one
    return found


def _stands_first(claim: FigureClaim, text: str) -> re.Match[str] | None:
    span, sentence = claim.mention.anchor.span, claim.mention.anchor.sentence.span
    before = text[max(sentence.start, span.start - _LONGEST) : span.start]
    return _WHOLE_FIRST.search(before) if "f " in before else None


def _is_whole(whole: FigureClaim, part: FigureClaim) -> bool:
    """Say whether a figure may be the whole of another: a number of its kind that is larger, or any number of a share."""
    mention = whole.mention
    if whole.kind not in _WHOLES or mention.aspect == "age" or mention.low != mention.high or mention.low <= 1:
        return False
    if intervals.family(part) == "share":
        return True
    return part.kind is whole.kind and intervals.same_unit(part, whole) and part.mention.high < mention.low
