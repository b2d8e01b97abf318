"""A version of a document as the archive keeps it: made by any process, from the document alone.

In: documents. Out: rows for the tables of schema.sql, all but the numbers that the writer gives; and back.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, assert_never

from factcheck import events, pipeline
from factcheck import lexicon as tables
from factcheck.archive import coding
from factcheck.archive.coding import storable
from factcheck.archive.schema import READ
from factcheck.archive.telling import tell
from factcheck.model import Analysis, DateClaim, Document, FigureClaim, NameClaim, StatementClaim, Title
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.archive.telling import Told
    from factcheck.config import Policy
    from factcheck.events.terms import Profile
    from factcheck.model import Attribution, Claim

__all__ = ["Version", "analyses", "bucket_of", "digest", "documents", "prepare", "terms_of"]

_LEVEL = 1
_BUCKET = 30 * 24
_UNDATED = -1


class Version(NamedTuple):
    """One version: the columns of `documents`, `contents` and `claims`, what texts are found by, and what it tells by itself."""

    row: tuple[Any, ...]
    contents: tuple[bytes, bytes, bytes, bytes]
    claims: list[tuple[Any, ...]]
    keys: tuple[str, ...]
    hour: int | None
    told: Told


def bucket_of(hour: int | None) -> int:
    """Return the number of the thirty days that an hour lies in, -1 for none."""
    return _UNDATED if hour is None else hour // _BUCKET


def digest(document: Document) -> str:
    """Return the digest of all that is read in an article and enters into a report; not where it was read."""
    published = document.published.isoformat() if document.published else None
    parts = [document.text, document.title, document.outlet, published, document.url, document.event]
    return sha256(json.dumps(parts).encode()).hexdigest()


def prepare(documents: Sequence[Document], policy: Policy) -> list[Version]:
    """Return what is kept of some documents."""
    lexicon = tables.load(policy.own_words)
    return [
        _version(analysis, events.profiler(lexicon, policy).profile(analysis.document), tell([analysis], lexicon, policy))
        for analysis in pipeline.extract(documents, lexicon)
    ]


def _version(analysis: Analysis, profile: Profile, told: Told) -> Version:
    document = analysis.document
    published = document.published.isoformat() if document.published else None
    place = (document.outlet, document.title, published, document.url, document.path, document.line, document.event)
    return Version(
        row=(
            storable(document.id),
            digest(document),
            *map(storable, place),
            events.wording(document),
            profile.hour,
            storable(" ".join(profile.keys)),
        ),
        contents=(
            zlib.compress(document.text.encode("utf-8", "surrogatepass"), _LEVEL),
            coding.pack(Document, replace(document, text="")),
            coding.pack(READ, (analysis.sentences, analysis.claims)),
            zlib.compress(json.dumps([profile.weights, sorted(profile.names)], separators=(",", ":")).encode("ascii"), _LEVEL),
        ),
        claims=[(number, *map(storable, _claim(claim))) for number, claim in enumerate(analysis.claims)],
        keys=tuple(map(storable, profile.keys)) if document.event is None else (),
        hour=profile.hour,
        told=told,
    )


def _claim(claim: Claim) -> tuple[Any, ...]:
    """Return the columns of a claim after its place in the document."""
    anchor = claim.mention.anchor
    low: Any = None
    high: Any = None
    unit = modifier = subject = predicate = speaker = None
    match claim:
        case FigureClaim(mention=figure, quantity=quantity):
            low, high = (None if side is None else float(side) for side in (quantity.low, quantity.high))
            unit, modifier, subject, predicate = quantity.unit, figure.modifier.value, figure.subject, figure.predicate
            speaker = _speaker(figure.attribution)
        case DateClaim(mention=day, range=span):
            low, high = (None if side is None else side.isoformat() for side in (span.first, span.last))
            unit, subject, predicate, speaker = "day", day.subject, day.predicate, _speaker(day.attribution)
        case StatementClaim(mention=statement):
            speaker = _speaker(statement.attribution)
        case NameClaim(mention=mention):
            subject = mention.holder if isinstance(mention, Title) else None
        case _:
            assert_never(claim)
    field = anchor.sentence.field.value
    place = (claim.id, claim.kind.value, field, anchor.span.start, anchor.span.end, anchor.surface)
    return (*place, low, high, unit, modifier, subject, predicate, speaker)


def _speaker(attribution: Attribution | None) -> str | None:
    return None if attribution is None else attribution.resolved or attribution.speaker


def terms_of(packed: bytes) -> tuple[dict[str, int], frozenset[str]]:
    """Return the terms of a version with their weights, and those that are names."""
    weights, names = json.loads(zlib.decompress(packed))
    return weights, frozenset(names)


def documents(database: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Document]:
    """Yield some versions as they were read, by their numbers, in their order."""
    for number in numbers:
        text, head = database.execute("SELECT text, head FROM contents WHERE document = ?", (number,)).fetchone()
        yield _document(text, head)


def analyses(database: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Analysis]:
    """Yield what was found in some versions, by their numbers, in their order."""
    for number in numbers:
        text, head, found = database.execute("SELECT text, head, analysis FROM contents WHERE document = ?", (number,)).fetchone()
        sentences, claims = coding.unpack(READ, found)
        yield Analysis(document=_document(text, head), sentences=sentences, claims=claims)


def _document(text: bytes, head: bytes) -> Document:
    found: Document = coding.unpack(Document, head)
    return replace(found, text=zlib.decompress(text).decode("utf-8", "surrogatepass"))
