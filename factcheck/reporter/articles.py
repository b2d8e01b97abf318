"""An article in full, in pieces: plain text, marked spans, and the words that somebody is quoted with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import Field, StatementClaim, Verdict
from factcheck.reporter.anchors import anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Claim, Document, EventReport

__all__ = ["Article", "Piece", "article"]

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `verdict` is that of the fact it is part of ("" outside), `fact` where that fact stands."""

    text: str
    verdict: str
    fact: str
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document; `url` is "" unless it leads to the web."""

    anchor: str
    document: Document
    url: str
    published: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]


def article(document: Document, anchor: str, event: EventReport | None) -> Article:
    """Return a document in pieces, with every claim that its event's facts hold of it marked."""
    # What one outlet alone tells leads to the list of that; an event of one article has none.
    alone = anchor_of("alone", event.event.id) if event and len(event.event.documents) > 1 else ""
    marked = [
        (claim, fact.verdict.value, alone if fact.verdict is Verdict.SINGLE else anchor_of("fact", fact.id))
        for fact in (event.facts if event else ())
        for claim in fact.claims
        if claim.mention.anchor.document == document.id
    ]
    return Article(
        anchor=anchor,
        document=document,
        url=document.url if document.url and document.url.lower().startswith(_WEB) else "",
        published=document.published.isoformat(sep=" ", timespec="minutes") if document.published else "",
        title=_pieces(document, Field.TITLE, marked),
        text=_pieces(document, Field.TEXT, marked),
    )


def _pieces(document: Document, field: Field, marked: Iterable[tuple[Claim, str, str]]) -> tuple[Piece, ...]:
    """Cut a field at the ends of its claims; where two overlap, the shorter one is marked, and a quotation only shaded."""
    text = document.field(field)
    own = [entry for entry in marked if entry[0].mention.anchor.field is field]
    shaded = sorted(entry[0].mention.anchor.span for entry in own if isinstance(entry[0], StatementClaim))
    marks: list[tuple[int, int, str, str]] = []
    shortest_first = sorted(
        (entry for entry in own if not isinstance(entry[0], StatementClaim)),
        key=lambda entry: (len(entry[0].mention.anchor.surface), entry[0].mention.anchor.span),
    )
    taken = bytearray(len(text))
    for claim, verdict, fact in shortest_first:
        start, end = claim.mention.anchor.span
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            marks.append((start, end, verdict, fact))
    return tuple(_cut(text, sorted(marks), shaded))


def _cut(text: str, marks: list[tuple[int, int, str, str]], shaded: Sequence[tuple[int, int]]) -> Iterable[Piece]:
    quoted = bytearray(len(text))
    for start, end in shaded:
        quoted[start:end] = b"\x01" * (end - start)
    at = 0
    for start, end, verdict, fact in marks:
        yield from _runs(text, at, start, quoted)
        yield Piece(text[start:end], verdict, fact, bool(quoted[start]))
        at = end
    yield from _runs(text, at, len(text), quoted)


def _runs(text: str, start: int, end: int, quoted: bytearray) -> Iterable[Piece]:
    """Yield the text between two marks, cut where a quotation begins or ends."""
    while start < end:
        inside = quoted[start]
        stop = quoted.find(b"\x00" if inside else b"\x01", start, end)
        stop = end if stop < 0 else stop
        yield Piece(text[start:stop], "", "", bool(inside))
        start = stop
