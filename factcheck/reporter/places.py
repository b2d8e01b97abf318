"""The places that a finding rests on: which of them to show, and how much of a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.reporter.visible import visible

if TYPE_CHECKING:
    from factcheck.model import Fact, Field, Finding, Passage, Side

__all__ = ["Cut", "cut", "focused", "surface", "trimmed", "witnesses"]

_MOST_PLACES = 4
_QUOTED = lazily("“([^“”]+)”")


class Cut(NamedTuple):
    """A sentence around its span, made visible; an ellipsis stands where it was cut."""

    before: str
    marked: str
    after: str


def surface(place: Passage) -> str:
    """Return the words that the finding is about."""
    return place.text[place.span.start - place.sentence.start : place.span.end - place.sentence.start]


def cut(place: Passage, room: int | None = None) -> Cut:
    """Return the sentence of a passage in three pieces, cut to about `room` characters, with the span in full while it fits."""
    start, end = place.span.start - place.sentence.start, place.span.end - place.sentence.start
    before, marked, after = (_flat(piece) for piece in (place.text[:start], place.text[start:end], place.text[end:]))
    whole = Cut(before.lstrip(), marked, after.rstrip())
    return whole if room is None else trimmed(whole, room)


def trimmed(whole: Cut, room: int) -> Cut:
    """Return a sentence in three pieces, cut to about `room` characters, with the marked one in full while it fits."""
    before, marked, after = whole
    if len(before) + len(marked) + len(after) <= room:
        return whole
    if len(marked) > room // 2:
        marked = f"{marked[: room // 4]}…{marked[-room // 4 :]}"
    left = max(room - len(marked), 0)
    kept_before = max(left // 2, left - len(after))
    kept_after = max(left // 2, left - len(before))
    return Cut(_ending(before, kept_before), marked, _beginning(after, kept_after))


def focused(place: Passage, message: str) -> Cut:
    """Return the sentence of a passage with the words marked that the message quotes from it, or else its span.

    A statement is a sentence long, and what matters in it may be two words: “all airports” in one outlet, “major airports” in another.
    """
    whole = cut(place)
    quoted = sorted({_flat(words) for words in _QUOTED.findall(message)}, key=lambda words: (-len(words), words))
    sentence = "".join(whole)
    found = [match for words in quoted if (match := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence))]
    if whole.marked in quoted or not found:
        return whole
    start, end = found[0].span()
    return Cut(sentence[:start], sentence[start:end], sentence[end:])


def _flat(text: str) -> str:
    return visible(text).replace("\n", " ").replace("\t", " ")


def _ending(text: str, room: int) -> str:
    """Return the end of a text from a word on."""
    if len(text) <= room:
        return text
    kept = text[len(text) - room :]
    return f"…{kept[kept.find(' ') :] if ' ' in kept else kept}"


def _beginning(text: str, room: int) -> str:
    """Return the beginning of a text up to a word's end."""
    if len(text) <= room:
        return text
    kept = text[:room]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} …"


def witnesses(finding: Finding, fact: Fact | None) -> tuple[Passage, ...]:
    """Return one passage for each side of a fact, or each wording of its one side; the first few of a finding that is about no fact.

    The documents that are to be looked at first come first, and speak for their side.
    """
    focus = finding.focus
    if not focus:
        return _witnesses(finding, fact)
    evidence = tuple(sorted(finding.evidence, key=lambda place: place.document not in focus))
    return tuple(sorted(_witnesses(replace(finding, evidence=evidence), fact), key=lambda place: place.document not in focus))


def _witnesses(finding: Finding, fact: Fact | None) -> tuple[Passage, ...]:
    if fact is None:
        return _one_a_document(finding)[:_MOST_PLACES]
    if len(fact.sides) == 1:
        return _widely(tuple({surface(place): place for place in reversed(finding.evidence)}.values())[::-1])
    found: list[Passage] = []
    for side in fact.sides:
        place = _of(side, [place for place in finding.evidence if place not in found])
        if place is not None:
            found.append(place)
    return _widely(tuple(found) or finding.evidence)


def _widely(places: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the first few passages, each sentence once, and one of every document before a second of any."""
    sentences = {(place.document, place.field, place.sentence): place for place in reversed(places)}
    apart = [place for place in places if sentences[place.document, place.field, place.sentence] is place]
    first = {place.document: place for place in reversed(apart)}
    chosen = sorted(apart, key=lambda place: first[place.document] is not place)[:_MOST_PLACES]
    return tuple(place for place in apart if place in chosen)


def _one_a_document(finding: Finding) -> tuple[Passage, ...]:
    """Return the evidence of a finding about one article, and the first passage of each article otherwise."""
    if len({place.document for place in finding.evidence}) <= 1:
        return _one_a_sentence(finding.evidence)
    return tuple({place.document: place for place in reversed(finding.evidence)}.values())[::-1]


def _one_a_sentence(places: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return a passage for each sentence, from the first of its spans to the last: "12 people: seven men, three women"."""
    joined: dict[tuple[Field, Span], Passage] = {}
    for place in places:
        key = (place.field, place.sentence)
        other = joined.get(key, place)
        span = Span(min(place.span.start, other.span.start), max(place.span.end, other.span.end))
        joined[key] = place._replace(span=span)
    return tuple(joined.values())


def _of(side: Side, places: list[Passage]) -> Passage | None:
    """Return the passage that gives a side's value, preferably where it is written as the side has it."""
    own = [place for place in places if place.document in side.documents]
    exact = [place for place in own if any(surface(place) in words for words in side.as_written)]
    return next(iter(exact or own), None)
