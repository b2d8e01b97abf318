"""The verdict on names and titles: by their words.

In: an alignment of name claims, the texts. Out: a `Judgement`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparator.sides import as_written, sides_of
from factcheck.model import Alignment, Judgement, NameClaim, Ruling, Severity, Title, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparator.sides import Texts

__all__ = ["judge_names"]

# A deputy is not the chief, a former holder not the holder: of one person at one time only one can be right.
_EXCLUSIVE = frozenset({"deputy", "vice", "assistant", "former", "ex", "junior", "associate", "under"})
# Stands in for the holder: compatible with the plain title, and worth a look.
_ACTING = frozenset({"acting", "interim", "caretaker"})


def _documents(claims: Sequence[NameClaim]) -> set[str]:
    return {claim.mention.anchor.document for claim in claims}


def _single(alignment: Alignment, texts: Texts) -> Judgement:
    return Judgement(
        alignment=alignment,
        verdict=Verdict.SINGLE,
        reason="only-here",
        explanation="Only this outlet gives it.",
        sides=sides_of(alignment.claims[:1], texts),
    )


def _ruled(judgement: Judgement, rule: str, severity: Severity, message: str) -> Judgement:
    return replace(judgement, rulings=(Ruling(rule=rule, severity=severity, message=message),))


def _title_words(claim: NameClaim) -> frozenset[str]:
    return frozenset(claim.identity.words)


def _judge_titles(calm: Judgement, claims: Sequence[NameClaim], texts: Texts) -> Judgement:
    by_document: dict[str, frozenset[str]] = {}
    for claim in claims:
        document = claim.mention.anchor.document
        by_document[document] = by_document.get(document, frozenset()) | _title_words(claim)
    message = as_written(claims, texts)
    pairs = list(combinations(by_document.values(), 2))
    if any((left ^ right) & _EXCLUSIVE and left & right for left, right in pairs):
        conflict = replace(
            calm, verdict=Verdict.CONFLICT, reason="other-office", explanation=f"Two offices that one person cannot both hold: {message}."
        )
        return _ruled(conflict, "title.differs", Severity.WARNING, message)
    words = [_title_words(claim) for claim in claims]
    if any(word & _ACTING for word in words) and any(
        not word & _ACTING and word & other for word in words for other in words if other & _ACTING
    ):
        loose = replace(calm, verdict=Verdict.APPROXIMATE, reason="acting", explanation=f"The same office, acting or not: {message}.")
        return _ruled(loose, "title.differs", Severity.WARNING, message)
    if len(set(by_document.values())) == 1:
        return calm
    if all(left <= right or right <= left for left, right in pairs):
        return replace(calm, verdict=Verdict.EQUIVALENT, reason="other-form", explanation=f"One office in two forms: {message}.")
    return replace(
        calm, verdict=Verdict.APPROXIMATE, reason="other-title", explanation=f"Titles that one person may hold together: {message}."
    )


def judge_names(alignment: Alignment, texts: Texts) -> Judgement:
    """Return the verdict on the names of one bearer or the titles of one holder."""
    claims = [claim for claim in alignment.claims if isinstance(claim, NameClaim)]
    if len(_documents(claims)) == 1:
        return _single(alignment, texts)
    calm = Judgement(
        alignment=alignment,
        verdict=Verdict.AGREEMENT,
        reason="same-words",
        explanation=f"{len(_documents(claims))} outlets: the same.",
        sides=sides_of(claims, texts),
    )
    if isinstance(claims[0].mention, Title):
        return _judge_titles(calm, claims, texts)
    forms = {claim.identity.words for claim in claims}
    if len(forms) == 1:
        return calm
    message = as_written(claims, texts)
    equivalent = replace(calm, verdict=Verdict.EQUIVALENT, reason="other-form", explanation=f"One bearer, two forms: {message}.")
    spelt = any(
        len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) == 1
        for one, other in combinations(forms, 2)
    )
    return _ruled(equivalent, "name.differs", Severity.WARNING, message) if spelt else equivalent
