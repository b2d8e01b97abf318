"""The verdict on names and titles: by their words.

In: an alignment of name claims, the texts, the words of offices. Out: a `Judgement`.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparator.sides import listed, sides_of
from factcheck.model import Alignment, Judgement, NameClaim, Ruling, Severity, Title, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.comparator.sides import Texts
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.titles import TitleWords

__all__ = ["judge_names"]

# A deputy is not the chief, a former holder not the holder: of one person at one time only one can be right.
_EXCLUSIVE = frozenset({"deputy", "vice", "assistant", "junior", "associate", "under"})
# Ranks that "chief" makes others where they are told in full: a detective inspector is no detective chief inspector; "the inspector" may
# be either, and a finance officer may be the chief one.
_RANKS = frozenset({"inspector", "superintendent"})
_IN_FULL = 2  # words
# Titles that newsrooms give to a deputy too.
_LAX = frozenset({"spokesperson", "prosecutor", "professor", "editor", "coach", "manager", "lawyer", "attorney", "judge", "secretary"})
# A holder of the past keeps the title in some outlets' style.
_PAST = frozenset({"former", "ex", "late", "retired", "then", "outgoing"})
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
    return judgement._replace(rulings=(Ruling(rule=rule, severity=severity, message=message),))


def _told(claims: Sequence[NameClaim], texts: Texts) -> str:
    """Return who writes what: "“governor” in courier and herald, “deputy governor” in wire".

    Of the forms that an outlet has of one office the fullest is told.
    """
    fullest: dict[tuple[str, frozenset[str]], str] = {}
    for claim in claims:
        key = (texts.outlet(claim), frozenset(claim.identity.words) & (_EXCLUSIVE | _ACTING | _PAST))
        fullest[key] = max(fullest.get(key, ""), claim.mention.anchor.surface, key=len)
    by_surface: dict[str, list[tuple[str, str]]] = {}
    for (outlet, _), surface in fullest.items():
        by_surface.setdefault(surface.lower(), []).append((surface, outlet))
    return ", ".join(f"“{told[0][0]}” in {listed(outlet for _, outlet in told)}" for told in by_surface.values())


def _unlike(one: NameClaim, other: NameClaim, titles: TitleWords) -> bool:
    """Say whether of two titles one is the other's deputy, the same office but for the word that says so, or one of another field."""
    left, right = frozenset(one.identity.words), frozenset(other.identity.words)
    if titles.other_field(left, right) or (not (left | right) & (_PAST | _ACTING | _EXCLUSIVE) and titles.rival(left, right)):
        return True
    ranked = left & right & _RANKS and min(len(left), len(right)) >= _IN_FULL
    marks = (left ^ right) & (_EXCLUSIVE | {"chief"} if ranked else _EXCLUSIVE)
    plain, marked = (left, right - marks) if marks <= right else (right, left - marks)
    return bool(marks and plain and marked) and (plain <= marked or marked <= plain)


def _acts(one: NameClaim, other: NameClaim) -> bool:
    """Say whether of two titles one says that its holder only acts, and the other names the same office without that."""
    left, right = frozenset(one.identity.words), frozenset(other.identity.words)
    if not (left ^ right) & (_ACTING | _PAST):
        return False
    plain, marked = left - _ACTING - _PAST, right - _ACTING - _PAST
    return bool(plain and marked) and (plain <= marked or marked <= plain)


def _differing(claims: Sequence[NameClaim], differ: Callable[[NameClaim, NameClaim], bool]) -> list[NameClaim]:
    """Return the titles of two outlets that differ."""
    found: list[NameClaim] = []
    for one, other in combinations(claims, 2):
        if one.mention.anchor.document != other.mention.anchor.document and differ(one, other):
            found += [one, other]
    return [claim for claim in claims if any(claim is member for member in found)]


def _exclusive(claims: Sequence[NameClaim], texts: Texts, titles: TitleWords) -> list[NameClaim]:
    """Return the titles of two outlets that one holder cannot both have; a text that has both tells of a career or shortens.

    Nor is "chairwoman and chief executive" no chief executive.
    """
    told = {(claim.mention.anchor.document, claim.identity.words) for claim in claims}

    def differ(one: NameClaim, other: NameClaim) -> bool:
        both = (one.mention.anchor.document, other.identity.words) in told or (other.mention.anchor.document, one.identity.words) in told
        return not both and not _is_joined(one, texts) and not _is_joined(other, texts) and _unlike(one, other, titles)

    return _differing(claims, differ)


def _is_joined(claim: NameClaim, texts: Texts) -> bool:
    """Say whether "and" joins a title to another one."""
    anchor = claim.mention.anchor
    text = texts.documents[anchor.document].field(anchor.field)
    return text.startswith(" and ", anchor.span.end) or text.endswith(" and ", 0, anchor.span.start)


def _forms(claims: Sequence[NameClaim], document: str) -> frozenset[tuple[str, ...]]:
    """Return the titles that a text gives to the holder."""
    return frozenset(claim.identity.words for claim in claims if claim.mention.anchor.document == document)


def _judge_titles(calm: Judgement, claims: Sequence[NameClaim], texts: Texts, titles: TitleWords) -> Judgement:
    """Return the verdict on the titles of one holder."""
    holder = max((claim.mention.holder for claim in claims if isinstance(claim.mention, Title)), key=lambda name: (len(name), name))
    unlike = _exclusive(claims, texts, titles)
    if unlike:
        message = f"{holder} cannot hold both offices: {_told(unlike, texts)}"
        lax = any(_LAX & frozenset(claim.identity.words) for claim in unlike)
        verdict, reason = (Verdict.APPROXIMATE, "other-rank") if lax else (Verdict.CONFLICT, "other-office")
        if lax:
            message = f"{holder} has two ranks: {_told(unlike, texts)}"
        return _ruled(calm._replace(verdict=verdict, reason=reason, explanation=message + "."), "title.differs", Severity.WARNING, message)
    acting = _differing(claims, _acts) if len({_forms(claims, document) for document in _documents(claims)}) > 1 else []
    if acting:
        message = f"{holder} has an office with and without a word that qualifies it: {_told(acting, texts)}"
        loose = calm._replace(verdict=Verdict.APPROXIMATE, reason="acting", explanation=message + ".")
        return _ruled(loose, "title.differs", Severity.WARNING, message)
    words = {claim.identity.words for claim in claims}
    if len(words) == 1:
        return calm
    message = f"{holder}: {_told(claims, texts)}"
    if all(set(left) <= set(right) or set(right) <= set(left) for left, right in combinations(words, 2)):
        return calm._replace(verdict=Verdict.EQUIVALENT, reason="other-form", explanation=f"One office in two forms. {message}.")
    return calm._replace(
        verdict=Verdict.APPROXIMATE, reason="other-title", explanation=f"Titles that one person may hold together. {message}."
    )


def judge_names(alignment: Alignment, texts: Texts, lexicon: Lexicon) -> Judgement:
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
        return _judge_titles(calm, claims, texts, lexicon.title_words)
    forms = {claim.identity.words for claim in claims}
    if len(forms) == 1:
        return calm
    message = f"One {claims[0].mention.bearer.value} under two names: {_told(claims, texts)}"
    equivalent = calm._replace(verdict=Verdict.EQUIVALENT, reason="other-form", explanation=message + ".")
    spelt = any(
        len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) == 1
        for one, other in combinations(forms, 2)
    )
    return _ruled(equivalent, "name.differs", Severity.WARNING, message) if spelt else equivalent
