"""What a date comes to: the first and the last day meant.

In: a `DateMention` and its document. Out: a `DateRange`, whose days are None where neither the text nor the day of
publication settles them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon.days import day_of_publication, days_of

if TYPE_CHECKING:
    from factcheck.lexicon import Lexicon
    from factcheck.model import DateMention, DateRange, Document

__all__ = ["resolve"]


def resolve(mention: DateMention, document: Document, lexicon: Lexicon) -> DateRange:
    """Return the days that the mention means, told from the document's day of publication where the text leaves parts out."""
    return days_of(mention.expression, day_of_publication(document, lexicon.calendar))
