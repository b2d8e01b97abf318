"""Figures come to closed intervals in base units, exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extractor import figures
from factcheck.lexicon import load
from factcheck.model import Document, Field, Quantity, Section, Sentence, Span
from factcheck.normalizer.quantities import quantity

LEXICON = load()


def come_to(text: str) -> Quantity:
    """Return the quantity of the first figure of a sentence."""
    document = Document(id="a", text=text, outlet="a")
    found = figures.find(document, [Sentence(Field.TEXT, Span(0, len(text)), Section.BODY, 0)], [], LEXICON)
    return quantity(found[0], LEXICON)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "precision"),
    [
        ("134 tonnes", "134000", "134000", "kilogram", "500"),
        ("$12.797 billion", "12797000000", "12797000000", "USD", "500000"),
        ("2,001 suspects", "2001", "2001", "1", "0"),
        ("40,659 acres", "164541135.2783616", "164541135.2783616", "square metre", "2023.4282112"),
        ("50 basis points", "0.5", "0.5", "percentage point", "0.005"),
        (
            "52 degrees Fahrenheit",
            "11.11111111111111111111111111",
            "11.11111111111111111111111111",
            "celsius",
            "0.2777777777777777777777777778",
        ),
        ("-3°C", "-3", "-3", "celsius", "0.5"),
        ("seven years and four months", "231417648", "231417648", "second", "0"),
        ("a quarter of voters", "25", "25", "percent", "0"),
        ("one in five", "0.2", "0.2", "1", "0"),
        ("0.43 per 100,000 people", "0.0000043", "0.0000043", "1", "0.00000005"),
        ("a 3-1 win", "0.75", "0.75", "1", "0"),
        ("a 0-0 draw", "0", "0", "1", "0"),
        ("dozens of men", "24", "99", "1", "0"),
        ("between 5 and 7 percent", "5", "7", "percent", "0.5"),
        (
            "140 km/h",
            "38.88888888888888888888888889",
            "38.88888888888888888888888889",
            "metre per second",
            "0.1388888888888888888888888889",
        ),
        ("a 38-year-old man", "1199164176", "1199164176", "second", "15778476"),
    ],
)
def test_intervals_in_base_units(text: str, low: str, high: str, unit: str, precision: str) -> None:
    """Value, unit and half of the last written place."""
    found = come_to(text)

    assert found.low is not None
    assert found.high is not None
    assert (found.low.normalize(), found.high.normalize()) == (Decimal(low).normalize(), Decimal(high).normalize())
    assert (found.unit, found.precision.normalize()) == (unit, Decimal(precision).normalize())


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 23 people", 23, None),
        ("more than 23 people", 23, None),
        ("up to 23 people", None, 23),
        ("fewer than 23 people", None, 23),
        ("about 23 people", 23, 23),
        ("up to 5 per 100 people", None, Decimal("0.05")),
        ("at least 5 per 100 people", Decimal("0.05"), None),
    ],
)
def test_bounds_leave_a_side_open(text: str, low: Decimal | None, high: Decimal | None) -> None:
    """A hedge such as about widens nothing."""
    found = come_to(text)

    assert (found.low, found.high) == (low, high)


def test_an_ambiguous_unit_keeps_its_other_readings() -> None:
    """A ton may be short or long, a dollar another country's."""
    tons, dollars = come_to("134 tons"), come_to("$5")

    assert [(reading.unit, reading.low) for reading in tons.readings] == [
        ("kilogram", Decimal("121562.75516")),
        ("kilogram", Decimal("136150.2857792")),
    ]
    assert [(reading.unit, reading.low) for reading in dollars.readings][:2] == [("CAD", Decimal(5)), ("AUD", Decimal(5))]
