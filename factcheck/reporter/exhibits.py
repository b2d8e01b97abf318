"""The sentences of a finding side by side: whose they are, what is marked in them, and the note that would correct each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import Field, NameClaim, Severity, StatementClaim
from factcheck.reporter.differences import Run, differing
from factcheck.reporter.places import Cut, cut, focused, surface, witnesses
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Claim, Document, Fact, Finding, Passage

__all__ = ["Exhibit", "exhibits", "note"]

_BLANK = "________"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One side of a finding.

    `outlets` are those it stands for, `article` the anchor of the one that is quoted. `runs` is the marked part of the sentence, cut where
    the words of another side differ. `said` tells who is given the words or the figure, "" where that is left to the outlet itself.
    """

    outlets: str
    article: str
    where: str
    before: str
    runs: tuple[Run, ...]
    after: str
    said: str
    note: str


def exhibits(finding: Finding, fact: Fact | None, names: Mapping[str, str], documents: Mapping[str, Document]) -> list[Exhibit]:
    """Return a side for each passage that is worth showing; `names` are what the outlets are called."""
    places = witnesses(finding, fact)
    claims = {_place(claim): claim for claim in fact.claims} if fact else {}
    shown = [_shown(place, claims, finding.message) for place in places]
    sides = []
    for number, (place, piece) in enumerate(zip(places, shown, strict=True)):
        other = next((each.marked for at, each in enumerate(shown) if at != number), "")
        claim = claims.get((place.document, place.field, place.span))
        compared = isinstance(claim, StatementClaim) and piece == cut(place) and other
        sides.append(
            Exhibit(
                outlets=", ".join(names.get(name, name) for name in _sharing(place, finding, fact)),
                article=place.document,
                where="headline" if place.field is Field.TITLE else "",
                before=piece.before,
                runs=differing(piece.marked, other) if compared else (Run(piece.marked, differs=False),),
                after=piece.after,
                said=_said(claim),
                note=note(documents[place.document], place) if finding.severity >= Severity.WARNING and place.document in documents else "",
            )
        )
    return sides


def _place(claim: Claim) -> tuple[str, Field, tuple[int, int]]:
    anchor = claim.mention.anchor
    return anchor.document, anchor.field, anchor.span


def _shown(place: Passage, claims: Mapping[tuple[str, Field, tuple[int, int]], Claim], message: str) -> Cut:
    """Return a passage with what its finding is about marked: of statements and titles, the words that the message quotes."""
    claim = claims.get((place.document, place.field, place.span))
    return focused(place, message) if isinstance(claim, StatementClaim | NameClaim) else cut(place)


def _sharing(place: Passage, finding: Finding, fact: Fact | None) -> Sequence[str]:
    """Return the documents that a sentence stands for: its side's, or where there is but one side those that write it so."""
    if fact is None:
        return (place.document,)
    words = surface(place)
    if len(fact.sides) == 1:
        return tuple(dict.fromkeys(other.document for other in finding.evidence if surface(other) == words))
    own = [side for side in fact.sides if place.document in side.documents]
    exact = [side for side in own if any(words in written for written in side.as_written)]
    return next((side.documents for side in exact or own), (place.document,))


def _said(claim: Claim | None) -> str:
    """Return who is given the words or the figure, with the cue that says so."""
    attribution = None if claim is None else getattr(claim.mention, "attribution", None)
    if attribution is None:
        return ""
    speaker = attribution.resolved or attribution.speaker or "no one by name"
    manner = ("quoted, " if attribution.direct else "retold, ") if isinstance(claim, StatementClaim) else ""
    return one_line(f"{manner}{speaker} (“{attribution.cue}”)")


def note(document: Document, place: Passage) -> str:
    """Return a correction to be filled in: what was said, and blanks for what is right and who says so, which no tool can know."""
    day = f", {document.published.date().isoformat()}" if document.published else ""
    title = f", “{one_line(document.title)}”" if document.title else ""
    sentence = one_line(place.text)
    return (
        f"Correction ({one_line(document.outlet)}{title}{day}): We said “{one_line(surface(place))}” in: {sentence}\n"
        f"Right is: {_BLANK}, according to: {_BLANK}."
    )
