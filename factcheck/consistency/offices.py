"""One person's office or rank given in two ways: "Law Minister Devendra Sathe" and "Home Minister Sathe".

In: the places where an article names somebody. An office is read right before a name ("Detective Sergeant Lomas", "the agriculture
minister, Mr Laghari") or right behind it ("Ms Strand, the foreign minister,"): its head, what that is the head of, and whether it is a
deputy's. Words that speak of another time keep it out.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon.offices import Offices

__all__ = ["AFTER", "FAR", "Beside", "Held", "beside", "held", "may_be_two", "two_offices"]

_HONORIFICS = frozenset("Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Professor Rev Cllr Councillor Hon".split())
_BEFORE = lazily(r"(?:[\w’'-]+\.?,? ){1,8}$")
_BEHIND = lazily(r",? ?(?:\(|, )?(?:the |a |an |its |their |[\w]+[’']s )?(?P<words>(?:[\w’'-]+ ?){1,5})")
_TOKEN = lazily(r"[\w’'-]+")
_SHARED = frozenset({"captain", "judge", "head", "coach"})  # heads of which one person may be two
_STOP = lazily(r"(?:(?P<word>\w+)\.|[!?:;]) |\n")
_NAMES, FAR, AFTER = 3, 80, 70  # first names before a surname; characters before it, and behind it
_ASIDE = 40  # characters before an office in which it is said to be another time's


class Held(NamedTuple):
    """An office as told in one place: its head, the words that tell which, those that make it a deputy's, and where it stands."""

    head: str
    of: frozenset[str]
    deputy: frozenset[str]
    span: Span


class Beside(NamedTuple):
    """The head of an office beside a name, and whether a word near it may tell which: a look at it costs little."""

    head: str
    told: bool


def beside(text: str, name: Span, offices: Offices) -> Iterator[Beside]:
    """Yield the heads that `held` may find before and behind a surname."""
    if text.startswith(" ", name.start - 1):
        words = _TOKEN.findall(text, max(0, name.start - FAR), name.start)
        small = 0
        for word in reversed(words):
            if _head(word, offices):
                yield _beside(word, words, offices)
                break
            small += not word[0].isupper()
            if small > 1:
                break
    if text.startswith(", ", name.end):
        words = _TOKEN.findall(text, name.end, name.end + AFTER)
        head = next((word for word in words if _head(word, offices)), None)
        if head is not None:
            yield _beside(head, words, offices)


def _beside(word: str, words: Sequence[str], offices: Offices) -> Beside:
    parts = {part for each in words for part in offices.short.get(each, (each.lower(),))}
    told = not (offices.portfolios.isdisjoint(parts) and offices.deputies.isdisjoint(parts))
    return Beside(offices.short.get(word, (word.lower(),))[-1], told)


def may_be_two(found: Sequence[Beside], offices: Offices) -> bool:
    """Say whether the heads beside a name may be of two offices that one person does not hold at once."""
    return any(
        (one.told or other.told) if one.head == other.head else _of_one_family(one.head, other.head, offices)
        for one, other in combinations(found, 2)
    )


def held(text: str, name: Span, offices: Offices) -> Iterator[Held]:
    """Yield the offices that stand right before and right behind a surname."""
    start = _begin(text, name.start, offices)
    lead = _BEFORE.search(text[start : name.start]) if text[start : name.start].endswith(" ") else None
    if lead is not None:
        tokens = [(match[0], start + lead.start() + match.start()) for match in _TOKEN.finditer(lead[0])]
        names = 0
        while tokens and names <= _NAMES and not _head(tokens[-1][0], offices):
            word = tokens.pop()[0]
            names += _NAMES + 1 if not (word[:1].isupper() or word in _HONORIFICS) else word not in _HONORIFICS
        yield from _office(text, tokens, name.end, offices)
    behind = _BEHIND.match(text, name.end, name.end + AFTER) if text.startswith(", ", name.end) else None
    if behind is not None:
        tokens = [(match[0], match.start()) for match in _TOKEN.finditer(text, behind.start("words"), behind.end("words"))]
        last = next((number for number, token in enumerate(tokens) if _head(token[0], offices)), None)
        if last is not None and text[tokens[last][1] + len(tokens[last][0]) :][:4] != " of ":
            yield from _office(text, tokens[: last + 1], None, offices)


def _begin(text: str, offset: int, offices: Offices) -> int:
    """Return where the words before a name begin that may be its office: in its sentence, and not far from it."""
    start = max(0, offset - FAR)
    for match in reversed(list(_STOP.finditer(text, start, offset))):
        if match["word"] is None or not (match["word"] in _HONORIFICS or match["word"] in offices.short):
            return match.end()
    return start


def _head(word: str, offices: Offices) -> bool:
    last = offices.short.get(word, (word.lower(),))[-1]
    return last in offices.heads or (last in offices.family and (last not in offices.parties or word[:1].isupper()))


def _office(text: str, tokens: Sequence[tuple[str, int]], end: int | None, offices: Offices) -> Iterator[Held]:
    """Yield the office that ends with the last of some words."""
    if not tokens or not _head(tokens[-1][0], offices):
        return
    words = [part for token, _ in tokens for part in offices.short.get(token, (token.lower(),))]
    head = words[-1]
    of: set[str] = set()
    deputy: set[str] = set()
    begin = len(tokens) - 1
    for number in range(len(tokens) - 2, -1, -1):
        parts = offices.short.get(tokens[number][0], (tokens[number][0].lower(),))
        if not set(parts) & (offices.portfolios | offices.deputies | {"and", "detective"}):
            break
        of |= set(parts) & offices.portfolios - offices.deputies
        deputy |= set(parts) & offices.deputies
        begin = number
    start = tokens[begin][1]
    aside = {match[0].lower() for match in _TOKEN.finditer(text, max(_begin(text, start, offices), start - _ASIDE), start)}
    if not aside & offices.career:
        yield Held(head, frozenset(of), frozenset(deputy), Span(start, end or tokens[-1][1] + len(tokens[-1][0])))


def two_offices(found: Sequence[Held], offices: Offices) -> tuple[Held, Held] | None:
    """Return two offices that one person does not hold at once, None where there are none."""
    return next(((one, other) for one, other in combinations(found, 2) if _exclude(one, other, offices)), None)


def _of_one_family(one: str, other: str, offices: Offices) -> bool:
    return not offices.family.get(one, frozenset()).isdisjoint(offices.family.get(other, frozenset()))


def _exclude(one: Held, other: Held, offices: Offices) -> bool:
    if one.head != other.head:
        return _of_one_family(one.head, other.head, offices) and not (one.deputy or other.deputy)
    if one.deputy != other.deputy:
        return one.of == other.of or not (one.of and other.of)
    return bool(one.of and other.of) and not one.of & other.of and one.head not in _SHARED
