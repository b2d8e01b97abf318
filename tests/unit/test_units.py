"""Units carry the factors of the standards and the names that newspapers use."""

from __future__ import annotations

import hashlib
import warnings
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import LexiconError
from factcheck.extractor.units import read_per, read_unit
from factcheck.lexicon import load, read_table
from factcheck.lexicon import units as units_module
from factcheck.lexicon.units import parse_units, read_registry

if TYPE_CHECKING:
    from factcheck.lexicon.units import Units

UNITS = load().units
MODIFIERS = load().modifiers


@pytest.mark.parametrize(
    ("text", "name", "end"),
    [
        (" tonnes of", "tonne", 7),
        ("kg", "kilogram", 2),
        ("km/h", "kilometre per hour", 4),
        (" kilometres an hour", "kilometre per hour", 19),
        (" miles per hour", "mile per hour", 15),
        (" miles", "mile", 6),
        ("-metre", "metre", 6),
        (" sq km", "square kilometre", 6),
        (" sq. ft. of", "square foot", 8),
        (" square\u00a0feet", "square foot", 12),
        ("°C", "degree Celsius", 2),
        (" degrees Fahrenheit", "degree Fahrenheit", 19),
        (" degrees", "degree", 8),
        ("%", "percent", 1),
        (" per cent", "percent", 9),
        (" percentage points", "percentage point", 18),
        (" basis points", "basis point", 13),
        ("bp", "basis point", 2),
        (" terawatt hours", "terawatt hour", 15),
        (" nautical miles", "nautical mile", 15),
        (" metric tons", "tonne", 12),
        ("mpg", "mile per gallon", 3),
        (" barrels a day", "barrel per day", 14),
        ("GB", "gigabyte", 2),
        ("-mcg", "microgram", 4),
        (" FEET", "foot", 5),
        (" nights", "night", 7),
        (" centuries", "century", 10),
    ],
)
def test_units_as_newspapers_write_them(text: str, name: str, end: int) -> None:
    """Names in singular and plural, symbols glued and apart."""
    found = read_unit(text, 0, UNITS)

    assert found is not None
    assert (found[0].name, found[1]) == (name, end)


@pytest.mark.parametrize("text", [" in", " people", "kmx", " s", "", " bars", " bits"])
def test_words_that_are_no_units(text: str) -> None:
    """The word in is an inch only where it sticks to its digits."""
    assert read_unit(text, 0, UNITS) is None


def test_parts_of_units() -> None:
    """Half an hour, a quarter of a mile."""
    hour, mile = read_unit(" an hour", 0, UNITS, part=True), read_unit(" of a mile", 0, UNITS, part=True)

    assert (hour and hour[0].name, mile and mile[0].name) == ("hour", "mile")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (" a barrel", "barrel"),
        (" per barrel", "barrel"),
        ("/kWh", "kilowatt hour"),
        (" per capita", "person"),
        (" per 100,000 people", "100000 person"),
        (" for every thousand women", "1000 woman"),
        (" deaths per 1,000 births", "1000 birth"),
        (" per million", "1000000 person"),
        ("-a-day", "day"),
        ("-for-one", None),
        (" each", "piece"),
        (" a week later", None),
        (" people a day", None),
        (" annually", "year"),
        (" of them", None),
        (", a day", None),
        ("", None),
    ],
)
def test_rates(text: str, per: str | None) -> None:
    """A year, per barrel, per 100,000 people."""
    assert read_per(text, 0, MODIFIERS)[0] == per


def test_the_registry_is_the_one_the_table_was_written_for() -> None:
    """Another quantulum3 may name units otherwise: look at data/units.toml before this digest is changed."""
    spec = find_spec("quantulum3")

    assert spec is not None
    assert spec.origin is not None
    digest = hashlib.sha256(Path(spec.origin).with_name("units.json").read_bytes()).hexdigest()
    assert digest == "2ea99d52dab618f7e70e669f99c597187e076826ee289b8faa0d1f1570692432"


def test_quantulum3_is_never_imported() -> None:
    """Its registry is data: importing it would cost half a second."""
    assert "scale" not in vars(units_module)
    assert len(read_registry()) > 300


def test_a_missing_registry_is_a_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The message says what to install."""
    monkeypatch.setattr(units_module, "find_spec", lambda _: None)
    with pytest.raises(LexiconError, match="quantulum3 is not installed"):
        read_registry()

    monkeypatch.setattr(units_module, "find_spec", lambda _: SimpleNamespace(origin=str(tmp_path / "__init__.py")))
    with pytest.raises(LexiconError, match=r"units\.json"):
        read_registry()


def parse(changes: dict[str, dict[str, Any]]) -> Units:
    """Parse the shipped table with changes."""
    table = read_table("units")
    for section, entries in changes.items():
        table.setdefault(section, {}).update(entries)
    return parse_units(table, {})


@pytest.mark.parametrize(
    "changes",
    [
        {"mass": {"gram": "0"}},
        {"mass": {"gram": "x"}},
        {"names": {"lines": "grain: grain"}},
        {"symbols": {"lines": "grain: gr"}},
        {"symbols": {"lines": "gram: g\nkilogram: g"}},
        {"odd": {"thing": "1"}},
    ],
)
def test_a_table_that_contradicts_itself_is_refused(changes: dict[str, dict[str, Any]]) -> None:
    """Factors are positive, names are known, dimensions have a base."""
    with pytest.raises(LexiconError, match=r"units\.toml"):
        parse(changes)


def test_factors_of_the_standards() -> None:
    """A few that are easily got wrong."""
    factors = {name: UNITS.by_name[name].factor for name in ("acre", "gallon", "imperial gallon", "barrel", "troy ounce", "knot", "year")}

    assert factors == {
        "acre": Decimal("4046.8564224"),
        "gallon": Decimal("0.003785411784"),
        "imperial gallon": Decimal("0.00454609"),
        "barrel": Decimal("0.158987294928"),
        "troy ounce": Decimal("0.0311034768"),
        "knot": Decimal("0.5144444444444444444444444444"),
        "year": Decimal(31556952),
    }


# our name → pint's, where the two differ
PINT_NAMES = {
    "tonne": "metric_ton",
    "short ton": "short_ton",
    "long ton": "long_ton",
    "stone": "stone",
    "hundredweight": "long_hundredweight",
    "nautical mile": "nautical_mile",
    "fathom": "fathom",
    "astronomical unit": "astronomical_unit",
    "light-year": "speed_of_light * julian_year",
    "horsepower": "horsepower",
    "imperial gallon": "imperial_gallon",
    "pint": "imperial_pint",
    "barrel": "oil_barrel",
    "fluid ounce": "fluid_ounce",
    "acre": "acre",
    "knot": "knot",
    "mile per hour": "mile / hour",
    "kilometre per hour": "kilometer / hour",
    "british thermal unit": "Btu",
    "therm": "1e5 * Btu",
    "calorie": "kilocalorie",
    "pound per square inch": "pound_force_per_square_inch",
    "millimetre of mercury": "millimeter_Hg",
    "troy ounce": "troy_ounce",
    "acre foot": "acre_foot",
    "furlong": "furlong",
}
PINT_BASES = {
    "kilogram": "kilogram",
    "metre": "meter",
    "square metre": "meter ** 2",
    "cubic metre": "meter ** 3",
    "metre per second": "meter / second",
    "watt": "watt",
    "watt hour": "watt * hour",
    "pascal": "pascal",
}


def test_factors_agree_with_pint() -> None:
    """Pint is the oracle, where it is installed; its calorie is the thermochemical one, a thousandth less."""
    registry = pytest.importorskip("pint").UnitRegistry()

    for name, expression in PINT_NAMES.items():
        unit = UNITS.by_name[name]
        expected = registry.parse_expression(expression).to(PINT_BASES[unit.base]).magnitude

        assert float(unit.factor) == pytest.approx(float(expected), rel=1e-3 if name == "calorie" else 1e-5), name


@pytest.mark.parametrize(
    "text",
    ["It weighs 12 kilograms.", "It is 3.5 miles away.", "It rained 40 millimetres.", "It took 90 days.", "It made 1.4 gigawatts."],
)
def test_plain_measures_are_read_as_quantulum3_reads_them(text: str) -> None:
    """The oracle is right where a measure is plain."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its dependencies warn as they load
        parser = pytest.importorskip("quantulum3.parser")
        expected = parser.parse(text)[0]
    start = text.index(str(expected.surface)[0])

    found = read_unit(text, text.index(" ", start), UNITS)

    assert found is not None
    assert found[0].name == expected.unit.name
