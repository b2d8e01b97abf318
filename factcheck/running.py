"""Whether two different numbers are one running quantity at two times.

In: two figure claims of one alignment and their documents. Out: the evidence in words, None where the difference is no update.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from factcheck import intervals, misprints
from factcheck.misprints import Slip
from factcheck.model import Change, Kind, Status
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, FigureClaim

__all__ = ["Movement", "movement", "runs", "unfinished"]

_SLIPS = frozenset({Slip.TRANSPOSED, Slip.SCALE, Slip.UNIT, Slip.CURRENCY})  # these show what time does not do
_ALL = lazily(r"\b(?:all|every one|100 ?%|100 per ?cent)(?: of)?(?: the)?(?: [\d,]+)? $")
_APART = timedelta(minutes=30)
# "650 metres of track was torn up" was measured, and is no toll; what burns, spreads and pours in is told in areas and volumes.
_MEASURED = frozenset({"metre", "metre per second", "celsius", "second", "magnitude", "pascal"})
_YEAR_EARLIER = lazily(r"\b(?:year|quarter|month|week)s?(?: ?- ?| )earlier\b")
_PAST_YEAR = lazily(r"\b(?:1[89]|20)\d\d\b|last (?:year|month|week)|a year (?:ago|earlier)|years? ago")


def _concepts(claim: FigureClaim, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.concepts.of(claim.mention.subject, claim.mention.predicate)


def _sentence(claim: FigureClaim, document: Document) -> str:
    anchor = claim.mention.anchor
    return anchor.sentence.span.of(document.field(anchor.field))


def _idiom(claim: FigureClaim, document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Return what the verb stands for beside a word of its sentence: "driven from their homes" is evacuated."""
    beside = lexicon.concepts.idioms.get(claim.mention.predicate or "")
    if not beside:
        return frozenset()
    words = frozenset(_sentence(claim, document).lower().split())
    return lexicon.concepts.of(*(meant for word, meant in beside.items() if word in words))


def _moves(claim: FigureClaim, document: Document, lexicon: Lexicon) -> str | None:
    """Return the wording by which the text says that this number is not the last."""
    if claim.mention.change is Change.TO and claim.mention.predicate:
        return claim.mention.predicate
    if claim.mention.predicate in lexicon.concepts.cues:
        return claim.mention.predicate
    lower = _YEAR_EARLIER.sub("", _sentence(claim, document).lower())  # "below the year-earlier $4.5 million" is no earlier count
    return next((phrase for phrase in lexicon.concepts.dated if phrase in lower), None)


def _clock(early: FigureClaim, late: FigureClaim, documents: tuple[Document, Document], *, falls: bool) -> str | bool | None:
    """Return the evidence of the times of publication: a wording, False where they run the wrong way, None where they say nothing."""
    first, second = documents[0].published, documents[1].published
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return None
    if abs(second - first) < _APART:
        return None
    before, after = (early, late) if first < second else (late, early)
    low, high = intervals.core(before).low, intervals.core(after).low
    if low is None or high is None or (high < low and not falls):
        return False
    return f"published {min(first, second):%Y-%m-%d %H:%M} and {max(first, second):%Y-%m-%d %H:%M}"


def runs(one: FigureClaim, other: FigureClaim, lexicon: Lexicon) -> bool:
    """Say whether the two count something that is counted while the event goes on: a toll, arrests, homes without power."""
    return bool((_concepts(one, lexicon) | _concepts(other, lexicon)) & lexicon.concepts.running)


def _raised(late: FigureClaim, early: FigureClaim) -> str | None:
    """Return the wording by which one text has a count raised to what the other does not reach: "the number of boats was raised to 310"."""
    figure = late.mention
    if (
        figure.kind is not Kind.COUNT
        or figure.change is not Change.TO
        or early.mention.change is not None
        or figure.low <= early.mention.high
    ):
        return None
    return figure.predicate


class Movement(NamedTuple):
    """Whether the difference of two figures may be an update, and the evidence in words that it is one, None where nothing says so."""

    possible: bool
    evidence: str | None


_NEVER = Movement(possible=False, evidence=None)


def movement(one: FigureClaim, other: FigureClaim, documents: tuple[Document, Document], lexicon: Lexicon) -> Movement:
    """Return whether the two may differ because time passed, and what says that it did.

    Never an update: digits transposed or a power of ten between the two, a quantity that does not run, what is told of the past, a number
    that runs against the times of publication.
    """
    if misprints.slip(one, other) in _SLIPS:
        return _NEVER
    concepts = (
        _concepts(one, lexicon) | _concepts(other, lexicon) | _idiom(one, documents[0], lexicon) | _idiom(other, documents[1], lexicon)
    )
    if one.quantity.unit in _MEASURED and lexicon.concepts.cues.isdisjoint({one.mention.predicate, other.mention.predicate}):
        return _NEVER
    raised = _raised(one, other) or _raised(other, one)
    if raised and Status.PLANNED not in {one.mention.scope.status, other.mention.scope.status}:
        return Movement(possible=True, evidence=f"“{raised}”")
    if concepts.isdisjoint(lexicon.concepts.running) or Status.PLANNED in {one.mention.scope.status, other.mention.scope.status}:
        return _NEVER
    if any(claim.mention.scope.period and _PAST_YEAR.search(claim.mention.scope.period) for claim in (one, other)):
        return _NEVER
    clock = _clock(one, other, documents, falls=bool(concepts & lexicon.concepts.falling))
    if clock is False:
        return _NEVER
    if isinstance(clock, str):
        return Movement(possible=True, evidence=clock)
    wording = _moves(one, documents[0], lexicon) or _moves(other, documents[1], lexicon)
    return Movement(possible=True, evidence=f"“{wording}”" if wording else None)


def unfinished(pair: tuple[FigureClaim, FigureClaim], documents: tuple[Document, Document], lexicon: Lexicon) -> Movement | None:
    """Return the update that it is where one text alone says that not all is counted, None where none or both do.

    "With 30% of the votes counted, Reform leads with 39.5%" beside the 38.2% that it had in the end. What the two are of it does not ask.
    "With all 214 precincts reporting" says that all is counted, and what a slip of the pen parts no count does.
    """
    if misprints.slip(*pair) in _SLIPS:
        return None
    sentences = [_sentence(claim, document).lower() for claim, document in zip(pair, documents, strict=True)]
    told = [next((phrase for phrase in lexicon.concepts.partial if _tells(phrase, sentence)), None) for sentence in sentences]
    wording = None if None not in told else told[0] or told[1]
    return Movement(possible=True, evidence=f"“{wording}”") if wording else None


def _tells(phrase: str, sentence: str) -> bool:
    """Say whether a sentence has a phrase for a count that is not over, of which it does not say that it is."""
    at = sentence.find(phrase)
    return at >= 0 and _ALL.search(sentence, 0, at) is None
