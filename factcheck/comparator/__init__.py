"""The verdict on an alignment, and the sentence that explains it.

In: an alignment, the documents of its event and which of them are independent texts. Out: a `Judgement`; it knows no format and no option.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factcheck.comparator.causes import with_causes
from factcheck.comparator.dates import judge_dates
from factcheck.comparator.figures import judge_figures
from factcheck.comparator.sides import Texts
from factcheck.comparator.statements import judge_statements
from factcheck.comparator.wordings import judge_names
from factcheck.model import DateClaim, FigureClaim, NameClaim, StatementClaim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Alignment, Document, Event, Judgement

__all__ = ["Texts", "judge", "texts_of", "with_causes"]


def texts_of(event: Event, documents: Mapping[str, Document]) -> Texts:
    """Return the documents of an event with the number of the independent text that each belongs to."""
    number = {document: place for place, group in enumerate(event.independent_texts) for document in group}
    return Texts({document: documents[document] for document in event.documents}, number)


def judge(alignment: Alignment, texts: Texts, lexicon: Lexicon, policy: Policy) -> Judgement:
    """Return the verdict on one alignment."""
    claim = alignment.claims[0]
    match claim:
        case FigureClaim():
            return judge_figures(alignment, texts, lexicon, policy)
        case DateClaim():
            return judge_dates(alignment, texts, policy)
        case StatementClaim():
            return judge_statements(alignment, texts, lexicon)
        case NameClaim():
            return judge_names(alignment, texts, lexicon)
        case _:  # pragma: no cover - every kind of claim has its judge
            assert_never(claim)
