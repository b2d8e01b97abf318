"""Which documents tell of the same happening, and which of them share their wording (one source, not two).

In: documents. Out: events, each document in exactly one. Documents that state their event are grouped by it and kept out of detection.
Read `detect` from top to bottom; terms, candidates, clusters and copies are its four steps.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from factcheck.events.candidates import pairs
from factcheck.events.clusters import groups, links
from factcheck.events.copies import independent_texts
from factcheck.events.terms import Profiler
from factcheck.model import Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.config import Policy
    from factcheck.events.terms import Profile
    from factcheck.lexicon import Lexicon
    from factcheck.model import Document

__all__ = ["detect", "event_of", "profiler", "when", "wording"]


def detect(
    documents: Sequence[Document], lexicon: Lexicon, policy: Policy, profiles: Mapping[str, Profile] | None = None
) -> tuple[Event, ...]:
    """Return the events that `documents` tell of, in the order of their first document ids.

    The result does not depend on the order of `documents`, and a document that shares no story with others changes nothing for them.
    `profiles` holds the profile of each document by its id where they have been made already.
    """
    stated: defaultdict[str, list[Document]] = defaultdict(list)
    unstated: list[Document] = []
    for document in sorted(documents, key=lambda document: document.id):
        if document.event is None:
            unstated.append(document)
        else:
            stated[document.event].append(document)
    groups_of = [*stated.values(), *_detected(unstated, lexicon, policy, profiles or {})]
    return tuple(sorted((event_of(members, policy) for members in groups_of), key=lambda event: event.documents))


def event_of(members: Sequence[Document], policy: Policy) -> Event:
    """Return the event of documents that tell of it, sorted by id; a detected one's id follows from theirs alone."""
    ids = tuple(document.id for document in members)
    detected = "e-" + blake2b("\0".join(ids).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    stated = members[0].event
    return Event(id=detected if stated is None else stated, documents=ids, independent_texts=independent_texts(members, policy))


@cache
def profiler(lexicon: Lexicon, policy: Policy) -> Profiler:
    """Return the maker of profiles, one in a process: it remembers what words come to."""
    return Profiler(lexicon.frequencies, policy)


def when(profile: Profile) -> tuple[bool, int]:
    """Return what texts are put in order by before they are compared; equal ones stay in the order of their ids."""
    return (profile.hour is None, profile.hour or 0)


def _detected(documents: Sequence[Document], lexicon: Lexicon, policy: Policy, profiles: Mapping[str, Profile]) -> list[list[Document]]:
    """Return `documents` (sorted by id) in groups, one for each happening, each sorted by id."""
    equal: defaultdict[bytes, list[Document]] = defaultdict(list)
    for document in documents:
        equal[wording(document)].append(document)
    make = profiler(lexicon, policy).profile
    texts = [(profiles.get(copies[0].id) or make(copies[0]), copies) for copies in equal.values()]
    texts.sort(key=lambda text: when(text[0]))
    told = [profile for profile, _ in texts]
    joined = groups(told, [len(copies) for _, copies in texts], links(told, pairs(told, policy), policy), policy)
    return [sorted((document for position in group for document in texts[position][1]), key=lambda each: each.id) for group in joined]


def wording(document: Document) -> bytes:
    """Return the same few bytes for equal articles: of the text, of a line with its title; an empty one is like no other."""
    words = document.text.split()
    title = "" if len(words) >= _TELLING else " ".join((document.title or "").split())
    told = [title, " ".join(words)] if words or title else ["", "", document.id]
    return blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


# "Video", "Full story to follow": a text of fewer words says nothing without its title.
_TELLING = 20
