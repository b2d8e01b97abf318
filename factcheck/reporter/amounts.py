"""What a claim comes to, in words: "134,000 kilogram", "2025-03-04"; and the arithmetic that leads there."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from factcheck.model import DateClaim, FigureClaim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Claim, DateRange

__all__ = ["amount", "means", "measured"]


# The SI's symbols (Bureau international des poids et mesures, The International System of Units, 9th edition); others are written out.
_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "percent": "%",
        "kilogram": " kg",
        "metre": " m",
        "square metre": " m²",
        "cubic metre": " m³",
        "second": " s",
        "metre per second": " m/s",
        "watt": " W",
        "watt hour": " Wh",
        "celsius": " °C",
        "kelvin": " K",
        "pascal": " Pa",
        "hertz": " Hz",
    }
)
_DIGITS = 7
# In seconds; a year is the mean one of the calendar.
_SPANS = (
    (Decimal(31_556_952), "years"),
    (Decimal(86_400), "days"),
    (Decimal(3_600), "hours"),
    (Decimal(60), "minutes"),
)


def means(claim: Claim) -> str:
    """Return what a claim comes to, "" where its surface says so already or it is a form of words."""
    match claim:
        case FigureClaim(mention=mention, quantity=quantity):
            told = amount(claim)
            number = told.split(" ")[0] if quantity.low == quantity.high else told
            return "" if number in mention.anchor.surface else told
        case DateClaim(range=days) if days.first is not None and days.last is not None:
            return amount(claim)
        case _:
            return ""


def amount(claim: FigureClaim | DateClaim) -> str:
    """Return the value of a claim with its unit."""
    match claim:
        case FigureClaim(quantity=quantity):
            return measured(quantity.low, quantity.high, quantity.unit)
        case DateClaim(range=days):
            return _days(days)
        case _:
            assert_never(claim)


def measured(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Return an interval in a base unit in words, an open side None; spans of time in the largest unit that they come to twice."""
    if unit == "second":
        low, high, unit = _span(low, high)
    return f"{_interval(low, high)}{_symbol(unit)}"


def _span(low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None, str]:
    longest = max((abs(end) for end in (low, high) if end is not None), default=Decimal(0))
    size, unit = next(((size, unit) for size, unit in _SPANS if longest >= 2 * size), (Decimal(1), "second"))
    return None if low is None else round(low / size, 2), None if high is None else round(high / size, 2), unit


def _days(days: DateRange) -> str:
    if days.first == days.last:
        return "day unknown" if days.first is None else days.first.isoformat()
    return f"{days.first or '?'} to {days.last or '?'}"


def _interval(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return "any number" if high is None else f"at most {_digits(high)}"
    if high is None:
        return f"at least {_digits(low)}"
    return _digits(low) if low == high else f"{_digits(low)} to {_digits(high)}"


def _symbol(unit: str) -> str:
    if unit == "1":
        return ""
    return _SYMBOLS.get(unit, f" {unit}")


def _digits(number: Decimal) -> str:
    """Return a number in groups of three, with the digits that matter: 40,659 acres are 164,541,135 m², whatever follows."""
    places = max(_DIGITS - max(number.adjusted() + 1, 0), 0)
    text = f"{number:,.{places}f}" if number.is_finite() else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text
