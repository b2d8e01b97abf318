"""What a figure comes to: a closed interval in the base unit of its dimension.

In: a `Figure` and the unit table. Out: a `Quantity`, exact in Decimal. Hedges widen nothing here: they are the comparator's to weigh.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.model import Kind, Modifier, Quantity, Reading

if TYPE_CHECKING:
    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.units import Unit, Units
    from factcheck.model import Figure

__all__ = ["from_base", "quantity", "to_base"]

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_OPEN_ABOVE = {Modifier.AT_LEAST, Modifier.MORE_THAN}
_OPEN_BELOW = {Modifier.AT_MOST, Modifier.LESS_THAN}
_PAIRS = {"score", "vote"}


def to_base(value: Decimal, unit: Unit) -> Decimal:
    """Return `value` of `unit` in the unit's base."""
    return (value + unit.offset) * unit.factor


def from_base(value: Decimal, unit: Unit) -> Decimal:
    """Return `value` of the unit's base in `unit`."""
    return value / unit.factor - unit.offset


def quantity(figure: Figure, lexicon: Lexicon) -> Quantity:
    """Return the quantity of a figure: low and high in the base unit, None on the side that a hedge leaves open.

    A fraction ("a quarter of voters") comes to percent; a score or vote to the share of its first side in both.
    """
    if figure.unit in _PAIRS:
        both = figure.low + figure.high
        share = figure.low / both if both else Decimal(0)
        return Quantity(low=share, high=share, unit="1", precision=Decimal(0))
    if figure.kind is Kind.RATIO and figure.per is not None:
        return _rate(figure)
    units = lexicon.units
    low, high, unit = _bounds(figure, figure.unit, units)
    readings = tuple([_reading(figure, name, units) for name in figure.units]) if figure.units else ()
    known = units.by_name.get(figure.unit)
    precision = figure.step * _HALF * (known.factor if known else Decimal(1))
    return Quantity(low=low, high=high, unit=unit, precision=precision, readings=readings)


def _rate(figure: Figure) -> Quantity:
    """Return a rate per head as a ratio: 0.43 per 100,000 people is 0.0000043."""
    number = (figure.per or "1").partition(" ")[0]
    heads = (Decimal(number) if number.isdecimal() else Decimal(0)) or Decimal(1)  # "5 per 0 people" is odd, and no error
    low = None if figure.modifier in _OPEN_BELOW else figure.low / heads
    high = None if figure.modifier in _OPEN_ABOVE else figure.high / heads
    return Quantity(low=low, high=high, unit="1", precision=figure.step * _HALF / heads)


def _bounds(figure: Figure, name: str, units: Units) -> tuple[Decimal | None, Decimal | None, str]:
    unit = units.by_name.get(name) if figure.kind is not Kind.MONEY else None
    if unit is not None:
        low, high, base = to_base(figure.low, unit), to_base(figure.high, unit), unit.base
    elif figure.kind is Kind.PERCENT and name == "1":
        low, high, base = figure.low * _HUNDRED, figure.high * _HUNDRED, "percent"
    else:
        low, high, base = figure.low, figure.high, name
    return None if figure.modifier in _OPEN_BELOW else low, None if figure.modifier in _OPEN_ABOVE else high, base


def _reading(figure: Figure, name: str, units: Units) -> Reading:
    low, high, base = _bounds(figure, name, units)
    return Reading(unit=base, low=low, high=high)
