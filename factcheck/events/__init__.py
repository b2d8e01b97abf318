"""Which documents tell of the same happening, and which of them share their wording (one source, not two).

In: documents. Out: events, each document in exactly one. Documents that state their event are grouped by it and kept out of detection.
Read `detect` from top to bottom; terms, candidates, clusters and copies are its four steps.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

from factcheck.events.candidates import pairs
from factcheck.events.clusters import groups
from factcheck.events.copies import independent_texts
from factcheck.events.terms import Profiler
from factcheck.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Document

__all__ = ["detect"]


def detect(documents: Sequence[Document], lexicon: Lexicon, policy: Policy) -> tuple[Event, ...]:
    """Return the events that `documents` tell of, in the order of their first document ids.

    The result does not depend on the order of `documents`, and a document that shares no story with others changes nothing for them.
    """
    stated: defaultdict[str, list[Document]] = defaultdict(list)
    unstated: list[Document] = []
    for document in sorted(documents, key=lambda document: document.id):
        if document.event is None:
            unstated.append(document)
        else:
            stated[document.event].append(document)
    events = [_event(identifier, members, policy) for identifier, members in stated.items()]
    events += [_event(_digest(members), members, policy) for members in _detected(unstated, lexicon, policy)]
    return tuple(sorted(events, key=lambda event: event.documents))


def _event(identifier: str, members: Sequence[Document], policy: Policy) -> Event:
    return Event(
        id=identifier,
        documents=tuple(document.id for document in members),
        independent_texts=independent_texts(members, policy),
    )


def _digest(members: Sequence[Document]) -> str:
    """Return an id that follows from the ids of the members alone."""
    return "e-" + blake2b("\0".join(document.id for document in members).encode(), digest_size=6).hexdigest()


def _detected(documents: Sequence[Document], lexicon: Lexicon, policy: Policy) -> list[list[Document]]:
    """Return `documents` (sorted by id) in groups, one for each happening, each sorted by id."""
    equal: defaultdict[tuple[str, ...], list[Document]] = defaultdict(list)
    for document in documents:
        equal[_wording(document)].append(document)
    profiler = Profiler(lexicon.frequencies, policy)
    texts = [(profiler.profile(copies[0]), copies) for copies in equal.values()]
    texts.sort(key=lambda text: (text[0].hour is None, text[0].hour or 0))
    profiles = [profile for profile, _ in texts]
    joined = groups(profiles, [len(copies) for _, copies in texts], pairs(profiles, policy), policy)
    return [sorted((document for position in group for document in texts[position][1]), key=lambda each: each.id) for group in joined]


def _wording(document: Document) -> tuple[str, ...]:
    """Return what equal articles have in common: the text, with the title where the text is but a line; an empty one is like no other."""
    words = document.text.split()
    if len(words) >= _TELLING:
        return ("", " ".join(words))
    title = " ".join((document.title or "").split())
    return (title, " ".join(words)) if words or title else (title, "", document.id)


# "Video", "Full story to follow": a text of fewer words says nothing without its title.
_TELLING = 20
