"""A finding on one article: the rule, the sentences and spans that it rests on, the arithmetic, the value that would fit."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.model import Field, Finding, Passage
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Analysis, Claim, Document, Sentence, Span

__all__ = ["finding", "of_claim", "passage", "sentence_at"]


def passage(document: Document, sentence: Sentence, span: Span) -> Passage:
    """Return a place in a sentence of the document."""
    return Passage(
        document=document.id, field=sentence.field, span=span, sentence=sentence.span, text=sentence.span.of(document.field(sentence.field))
    )


def sentence_at(analysis: Analysis, field: Field, offset: int) -> Sentence | None:
    """Return the sentence that holds a code point of a field, None where none does."""
    place = (field is Field.TEXT, offset)
    number = bisect_right(analysis.sentences, place, key=lambda item: (item.field is Field.TEXT, item.span.start)) - 1
    found = analysis.sentences[number] if number >= 0 else None
    return found if found is not None and found.field is field and offset < found.span.end else None


def of_claim(document: Document, claim: Claim) -> Passage:
    """Return the place of a claim."""
    return passage(document, claim.mention.anchor.sentence, claim.mention.anchor.span)


def finding(rule: str, document: Document, message: str, places: Sequence[Claim | Passage], suggestion: str | None = None) -> Finding:
    """Return a finding of a rule; `message` is the arithmetic in one line, before which the outlet's name is put."""
    shown = [place if isinstance(place, Passage) else of_claim(document, place) for place in places]
    return Finding(
        rule=rule,
        severity=RULES[rule].severity,
        message=f"{document.outlet}: {message}",
        documents=(document.id,),
        claims=tuple(place.id for place in places if not isinstance(place, Passage) and place.id),
        suggestion=suggestion,
        evidence=tuple(dict.fromkeys(shown)),
    )
