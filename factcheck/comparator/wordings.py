"""The verdict on statements, names and titles: by their words.

In: an alignment of statement or name claims, the texts. Out: a `Judgement`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparator.sides import as_written, sides_of
from factcheck.model import Alignment, Judgement, NameClaim, Ruling, Section, Severity, StatementClaim, Title, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparator.sides import Texts

__all__ = ["judge_names", "judge_statements"]

# A deputy is not the chief, a former holder not the holder: of one person at one time only one can be right.
_EXCLUSIVE = frozenset({"deputy", "vice", "assistant", "former", "ex", "junior", "associate", "under"})
# Stands in for the holder: compatible with the plain title, and worth a look.
_ACTING = frozenset({"acting", "interim", "caretaker"})


def _documents(claims: Sequence[StatementClaim | NameClaim]) -> set[str]:
    return {claim.mention.anchor.document for claim in claims}


def _single(alignment: Alignment, texts: Texts) -> Judgement:
    return Judgement(
        alignment=alignment,
        verdict=Verdict.SINGLE,
        reason="only-here",
        explanation="Only this outlet gives it.",
        sides=sides_of(alignment.claims[:1], texts),
    )


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Say whether the shorter wording is an unbroken part of the longer one."""
    return any(longer[start : start + len(shorter)] == shorter for start in range(len(longer) - len(shorter) + 1))


def _same_words(one: StatementClaim, other: StatementClaim) -> bool:
    left, right = one.wording.words, other.wording.words
    return left == right or _contains(left, right) or _contains(right, left)


def _named(speaker: str) -> bool:
    """Say whether a speaker goes by a name: it begins and ends with a capital, as "Ana de Wit" does and "His lawyer" does not."""
    words = speaker.split()
    return bool(words) and words[0][0].isupper() and words[-1][0].isupper()


def _speakers_differ(one: StatementClaim, other: StatementClaim) -> bool:
    """Say whether two named people are given the words; a role, a body or a pronoun may be the other's."""
    if Section.HEADLINE in {one.mention.anchor.sentence.section, other.mention.anchor.sentence.section}:
        return False  # "Port Leam: ‘We saw it coming’" names the place of the story
    left, right = one.mention.attribution.resolved, other.mention.attribution.resolved
    if not left or not right or left == right or not all(_named(speaker) for speaker in (left, right)):
        return False
    return not {word.lower() for word in left.split()} & {word.lower() for word in right.split()}


def _by_document(claims: Sequence[StatementClaim]) -> list[tuple[StatementClaim, StatementClaim]]:
    return [(one, other) for one, other in combinations(claims, 2) if one.mention.anchor.document != other.mention.anchor.document]


def _ruled(judgement: Judgement, rule: str, severity: Severity, message: str) -> Judgement:
    return replace(judgement, rulings=(Ruling(rule=rule, severity=severity, message=message),))


def judge_statements(alignment: Alignment, texts: Texts) -> Judgement:
    """Return the verdict on statements that share their words: other mouths and altered quotations are conflicts at warning."""
    claims = [claim for claim in alignment.claims if isinstance(claim, StatementClaim)]
    if len(_documents(claims)) == 1:
        return _single(alignment, texts)
    message = as_written(claims, texts)
    calm = Judgement(
        alignment=alignment,
        verdict=Verdict.AGREEMENT,
        reason="same-words",
        explanation=f"{len(_documents(claims))} outlets: the same words.",
        sides=sides_of(claims, texts),
    )
    pairs = _by_document(claims)
    same = [pair for pair in pairs if _same_words(*pair)]
    other_mouths = next((pair for pair in same if _speakers_differ(*pair)), None)
    if other_mouths:
        speakers = "; ".join(f"{texts.outlet(claim)}: {claim.mention.attribution.resolved}" for claim in other_mouths)
        conflict = replace(calm, verdict=Verdict.CONFLICT, reason="other-speaker", explanation=f"One quotation, two speakers: {speakers}.")
        return _ruled(
            conflict, "quote.misattributed", Severity.WARNING, f"“{other_mouths[0].mention.anchor.surface}” is given to {speakers}"
        )
    altered = next((pair for pair in pairs if not _same_words(*pair) and all(claim.mention.attribution.direct for claim in pair)), None)
    if altered and not _covered(claims):
        conflict = replace(calm, verdict=Verdict.CONFLICT, reason="altered", explanation=f"One quotation in different words: {message}.")
        return _ruled(conflict, "quote.altered", Severity.WARNING, message)
    if len(same) < len(pairs):
        loose = replace(calm, verdict=Verdict.APPROXIMATE, reason="paraphrase", explanation=f"The same said in other words: {message}.")
        return _ruled(loose, "quote.paraphrased", Severity.NOTE, message)
    return calm


def _covered(claims: Sequence[StatementClaim]) -> bool:
    """Say whether every claim's words stand in some claim of every other document (a quotation cut into pieces is not altered)."""
    documents = _documents(claims)
    return all(
        any(_same_words(claim, other) for other in claims if other.mention.anchor.document == document)
        for claim in claims
        for document in documents
    )


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
