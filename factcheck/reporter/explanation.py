"""How a verdict was reached: the figures with the values they allow, the waterfall of weights, what forbids it, and the verdict.

In: an `Explanation`. Out: lines for a screen, or one JSON object in the form of schemas/explain.json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.reporter.as_json import claim_object, fact_object, finding_object, line
from factcheck.reporter.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from factcheck.model import Bounds, Comparison, Explanation, Finding

__all__ = ["as_json", "as_text"]

_BAR = 24
_PER_UNIT = 4.0


def as_text(explanation: Explanation) -> Iterator[str]:
    """Yield the explanation as plain text, pair by pair."""
    if explanation.fact is not None:
        fact = explanation.fact
        yield f"{fact.verdict} · {one_line(fact.label)} · {fact.reason}\n{one_line(fact.explanation)}\n"
        for finding in explanation.findings:
            yield f"{finding.rule} · {finding.severity.name.lower()} · {finding.fingerprint}\n"
    elif explanation.findings:
        yield from _within(explanation.findings[0])
    else:
        yield "The two claims are not in one fact.\n"
    for comparison in explanation.comparisons:
        yield from _pair(comparison)


def _within(finding: Finding) -> Iterator[str]:
    """Yield what a finding on one article by itself rests on: the arithmetic, what would fit, each sentence once."""
    yield f"{finding.rule} · {finding.severity.name.lower()} · {finding.fingerprint}\n{one_line(finding.message)}\n"
    if finding.suggestion:
        yield f"What would fit: {one_line(finding.suggestion)}\n"
    for sentence in dict.fromkeys(place.text for place in finding.evidence):
        yield f"  {one_line(sentence)}\n"


def _pair(comparison: Comparison) -> Iterator[str]:
    one, other = comparison.claims
    yield f"\n{one_line(one.id)}  {one_line(one.mention.anchor.surface)}\n{one_line(other.id)}  {one_line(other.mention.anchor.surface)}\n"
    for bounds in comparison.bounds:
        yield f"  {_arithmetic(bounds)}\n"
    yield f"  values: {comparison.relation}\n"
    for evidence in comparison.evidence:
        yield f"  {evidence.weight:+6.2f}  {_bar(evidence.weight)}  {evidence.field}: {evidence.level}\n"
    if comparison.evidence:
        yield f"  {comparison.weight:+6.2f}  in all; {comparison.needed:.2f} would make them one fact\n"
    if comparison.forbidden:
        yield f"  forbidden all the same: {comparison.forbidden}\n"


def _arithmetic(bounds: Bounds) -> str:
    written = one_line(bounds.as_written)
    if bounds.unit is None:
        return written
    return f"{written} → {_span(bounds.low, bounds.high)} {bounds.unit} → allows {_span(bounds.allowed_low, bounds.allowed_high)}"


def _span(low: Decimal | None, high: Decimal | None) -> str:
    if low == high and low is not None:
        return _plain(low)
    return f"{'…' if low is None else _plain(low)} to {'…' if high is None else _plain(high)}"


def _plain(value: Decimal) -> str:
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text or "0"


def _bar(weight: float) -> str:
    length = min(_BAR // 2, round(abs(weight) * _PER_UNIT))
    left = " " * (_BAR // 2 - length) + "▪" * length if weight < 0 else " " * (_BAR // 2)
    return f"{left}│{'▪' * length if weight > 0 else '':<{_BAR // 2}}"


def as_json(explanation: Explanation) -> str:
    """Return the explanation as one line of JSON with its newline."""
    fact = explanation.fact
    return (
        line(
            {
                "version": 1,
                "fact": None if fact is None else {**fact_object(fact), "claims": [claim_object(claim) for claim in fact.claims]},
                "findings": [finding_object(finding) for finding in explanation.findings],
                "comparisons": [_comparison(comparison) for comparison in explanation.comparisons],
            }
        )
        + "\n"
    )


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "claims": [claim_object(claim) for claim in comparison.claims],
        "relation": comparison.relation,
        "forbidden": comparison.forbidden,
        "weight": comparison.weight,
        "needed": comparison.needed,
        "evidence": [
            {"field": evidence.field, "level": evidence.level, "weight": round(evidence.weight, 6)} for evidence in comparison.evidence
        ],
        "bounds": [_bounds(bounds) for bounds in comparison.bounds],
    }


def _bounds(bounds: Bounds) -> dict[str, Any]:
    numbers = {"low": bounds.low, "high": bounds.high, "allowed_low": bounds.allowed_low, "allowed_high": bounds.allowed_high}
    return {
        "claim": bounds.claim,
        "as_written": bounds.as_written,
        "unit": bounds.unit,
        **{name: None if value is None else float(value) for name, value in numbers.items()},
    }
