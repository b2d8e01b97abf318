"""The verdict on dates: the same days, one within the other, or apart.

In: an alignment of date claims, the texts. Out: a `Judgement`.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparator.sides import as_written, sides_of
from factcheck.model import Alignment, DateClaim, Judgement, Ruling, Severity, Verdict
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparator.sides import Texts
    from factcheck.config import Policy

__all__ = ["judge_dates"]

_DAY = lazily(r"[^/]*-(\d\d-\d\d)")


def _width(claim: DateClaim) -> int:
    if claim.range.first is None or claim.range.last is None:
        return 1_000_000
    return (claim.range.last - claim.range.first).days


def _deciding(claims: Sequence[DateClaim]) -> list[DateClaim]:
    decided: dict[str, DateClaim] = {}
    for claim in sorted(claims, key=lambda item: (item.mention.anchor.document, _width(item), item.mention.anchor.span.start)):
        decided.setdefault(claim.mention.anchor.document, claim)
    return list(decided.values())


def _said(claim: DateClaim) -> str:
    """Return a date's normal form without its direction: "Tuesday" and "on Tuesday" are "weekday:2"."""
    return claim.mention.expression.rstrip("<>")


def _day(claim: DateClaim) -> str:
    """Return month and day of a date's normal form ("--09-14", "2026-09-14"), "" for one that names no day or more than one."""
    day = _DAY.fullmatch(_said(claim))
    return day[1] if day else ""


def _apart(one: DateClaim, other: DateClaim) -> bool:
    left, right = one.range, other.range
    if left.first is None or left.last is None or right.first is None or right.last is None:
        # "14 September" beside "4 September" in a text that nothing dates: the digits tell them apart.
        return bool(_day(one) and _day(other)) and _day(one) != _day(other)
    return left.last < right.first or right.last < left.first


def _alike(claims: Sequence[DateClaim]) -> bool:
    """Say whether all mean the same days, or say the same where nothing tells which days that is."""
    ranges = {claim.range for claim in claims}
    known = all(days.first and days.last for days in ranges)
    return (known and len(ranges) == 1) or len({_said(claim) for claim in claims}) == 1


def judge_dates(alignment: Alignment, texts: Texts, policy: Policy) -> Judgement:
    """Return the verdict on an alignment of dates."""
    claims = _deciding([claim for claim in alignment.claims if isinstance(claim, DateClaim)])
    sides = sides_of(claims, texts)
    if len(claims) == 1:
        return Judgement(
            alignment=alignment, verdict=Verdict.SINGLE, reason="only-here", explanation="Only this outlet gives it.", sides=sides
        )
    message = as_written(claims, texts)
    if any(_apart(*pair) for pair in combinations(claims, 2)):
        stated = all(claim.mention.subject or claim.mention.predicate for claim in claims)
        severity = Severity.ERROR if stated and alignment.weight >= policy.error else Severity.WARNING
        return Judgement(
            alignment=alignment,
            verdict=Verdict.CONFLICT,
            reason="disjoint",
            explanation=f"{message}: the days are apart.",
            sides=sides,
            rulings=(Ruling(rule="date.conflict", severity=severity, message=message),),
        )
    if not _alike(claims):
        days = {_day(claim) for claim in claims}
        if len(days) == 1 and "" not in days:  # "Aug. 12" in a text that nothing dates, beside "12 August 2026"
            return Judgement(
                alignment=alignment, verdict=Verdict.EQUIVALENT, reason="same-days", explanation=f"{message}: the same day.", sides=sides
            )
        return Judgement(
            alignment=alignment,
            verdict=Verdict.APPROXIMATE,
            reason="within",
            explanation=f"{message}: both can be right.",
            sides=sides,
        )
    return Judgement(
        alignment=alignment,
        verdict=Verdict.AGREEMENT,
        reason="same-days",
        explanation=f"{len(claims)} outlets: the same days.",
        sides=sides,
    )
