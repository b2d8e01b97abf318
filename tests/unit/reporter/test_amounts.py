"""What a claim comes to, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factcheck.model import DateClaim, DateRange, FigureClaim, Quantity
from factcheck.reporter.amounts import amount, means, measured

if TYPE_CHECKING:
    from factcheck.model import Fact


def quantity(low: str | None, high: str | None, precision: str = "0") -> Quantity:
    """Return an interval in kilograms."""
    bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
    return Quantity(low=next(bounds), high=next(bounds), unit="kilogram", precision=Decimal(precision))


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("134000", "134000", "134,000 kg"),
        ("1.50", "1.50", "1.5 kg"),
        ("164541135.2783616", "164541135.2783616", "164,541,135 kg"),
        ("0.000123456", "0.000123456", "0.0001235 kg"),
        ("1E+9", "1E+9", "1,000,000,000 kg"),
        ("-2.0", "5", "-2 to 5 kg"),
        ("22", None, "at least 22 kg"),
        (None, "22", "at most 22 kg"),
        (None, None, "any number kg"),
    ],
)
def test_amount(conflicting: tuple[Fact, ...], low: str | None, high: str | None, told: str) -> None:
    """Grouped by thousands, without an exponent or idle zeros."""
    claim = conflicting[2].claims[0]
    assert isinstance(claim, FigureClaim)

    assert amount(claim._replace(quantity=quantity(low, high))) == told


@pytest.mark.parametrize(
    ("days", "told", "beside"),
    [
        (DateRange(date(2025, 3, 4), date(2025, 3, 4)), "2025-03-04", "2025-03-04"),
        (DateRange(date(2025, 3, 1), date(2025, 3, 31)), "2025-03-01 to 2025-03-31", "2025-03-01 to 2025-03-31"),
        (DateRange(date(2025, 3, 1), None), "2025-03-01 to ?", ""),
        (DateRange(None, None), "day unknown", ""),
    ],
)
def test_days(calm: tuple[Fact, ...], days: DateRange, told: str, beside: str) -> None:
    """ISO days; what is not settled is not set beside the words."""
    claim = calm[2].claims[0]
    assert isinstance(claim, DateClaim)
    dated = claim._replace(range=days)

    assert (amount(dated), means(dated)) == (told, beside)


def test_means_nothing_new(conflicting: tuple[Fact, ...], calm: tuple[Fact, ...]) -> None:
    """A number that stands in the surface already, and a form of words."""
    assert means(conflicting[0].claims[0]) == ""
    assert means(calm[3].claims[0]) == ""
    assert means(conflicting[2].claims[0]) == "134,000 kg"


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("1483176744", "1483176744", "47 years"),
        ("1467398268", "1498955220", "46.5 to 47.5 years"),
        ("259200", "259200", "3 days"),
        ("129600", "129600", "36 hours"),
        ("5400", "5400", "90 minutes"),
        ("90", None, "at least 90 s"),
        (None, None, "any number s"),
    ],
)
def test_spans_of_time(low: str | None, high: str | None, told: str) -> None:
    """In the largest unit that they come to twice: nobody counts an age in seconds."""
    first, last = (None if bound is None else Decimal(bound) for bound in (low, high))

    assert measured(first, last, "second") == told


def test_units(conflicting: tuple[Fact, ...]) -> None:
    """A symbol where there is one, else the name; a count has none."""
    claim = conflicting[2].claims[0]
    assert isinstance(claim, FigureClaim)
    told = [amount(claim._replace(quantity=claim.quantity._replace(unit=unit))) for unit in ("1", "percent", "celsius", "USD", "bit")]

    assert told == ["134,000", "134,000%", "134,000 °C", "134,000 USD", "134,000 bit"]
