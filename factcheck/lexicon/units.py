"""Units of measurement: names and spellings from quantulum3's registry, factors, symbols and newspaper names from data/units.toml.

In: the two tables. Out: a `Units` table. quantulum3 is located, never imported: its import costs half a second and its parser is not used.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import LexiconError
from factcheck.model import Kind
from factcheck.quick import NamedTuple

__all__ = ["Unit", "Units", "parse_units", "read_registry"]

_SPECIAL = {"registry", "names", "symbols", "struck", "glued", "ambiguous"}


class Unit(NamedTuple):
    """A unit: a number n of it is (n + offset) * factor of `base`. `others` names other units that its surface may mean."""

    name: str
    base: str
    factor: Decimal
    offset: Decimal
    kind: Kind
    others: tuple[str, ...] = ()


class Units(NamedTuple):
    """Units by name, and by what newspapers write.

    `names` (lower case) and `symbols` (as written) map a first word to (surface, unit) pairs, longest surface first; `glued` holds the
    symbols that count only where they stick to their digits.
    """

    by_name: Mapping[str, Unit]
    names: Mapping[str, tuple[tuple[str, Unit], ...]]
    symbols: Mapping[str, tuple[tuple[str, Unit], ...]]
    glued: frozenset[str]


def read_registry() -> Mapping[str, Any]:
    """Return quantulum3's units.json from the installed package. Raises LexiconError where it is not to be found."""
    spec = find_spec("quantulum3")
    if spec is None or spec.origin is None:
        raise LexiconError("quantulum3 is not installed; reinstall the package with its dependencies")
    try:
        registry: Mapping[str, Any] = json.loads(Path(spec.origin).with_name("units.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(f"quantulum3/units.json: {error}; reinstall quantulum3 0.10") from error
    return registry


def parse_units(table: Mapping[str, Any], registry: Mapping[str, Any]) -> Units:
    """Return the units of a table in the grammar of data/units.toml, with the spellings of `registry`.

    Raises LexiconError where a surface is given to two units, a factor is not positive or a name is unknown.
    """
    try:
        by_name = {unit.name: unit for unit in _units(table)}
        names = dict(_names(table, registry, by_name))
        symbols = {symbol: by_name[name] for name, symbol in _lines(table["symbols"]["lines"])}
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise LexiconError(f"units.toml: {error!r}; see the grammar in its head") from error
    return Units(by_name, _by_first_word(names), _by_first_word(symbols), frozenset(table["glued"]["symbols"].split()))


def _units(table: Mapping[str, Any]) -> Iterator[Unit]:
    ambiguous = table["ambiguous"]
    for dimension, entries in table.items():
        if dimension in _SPECIAL:
            continue
        kind = Kind(entries.get("kind", "measure"))
        for name, value in entries.items():
            if name in {"base", "kind"}:
                continue
            factor, _, offset = value.partition(" ")
            if Decimal(factor) <= 0:
                raise LexiconError(f"units.toml: {name}: the factor {factor} is not positive")
            yield Unit(name, entries["base"], Decimal(factor), Decimal(offset or 0), kind, tuple(ambiguous.get(name, ())))


def _names(table: Mapping[str, Any], registry: Mapping[str, Any], by_name: Mapping[str, Unit]) -> Iterator[tuple[str, Unit]]:
    """Yield every name of every unit, singular and plural, lower case; our own names come last and so win."""
    renamed, struck = table["registry"], table["struck"]
    for name, unit in by_name.items():
        known = registry.get(renamed.get(name, name), {}).get("surfaces", ())
        for surface in (name, *known):
            if surface not in struck.get(name, ()):
                yield from _forms(surface.lower(), unit)
    for name, surface in _lines(table["names"]["lines"]):
        yield from _forms(surface, by_name[name])


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield (unit, surface) of lines "unit: surface, surface". Raises LexiconError where a surface stands twice."""
    seen: set[str] = set()
    for line in text.strip().splitlines():
        name, _, surfaces = line.partition(": ")
        for surface in surfaces.split(", "):
            if surface in seen:
                raise LexiconError(f"units.toml: {surface}: given twice; keep one")
            seen.add(surface)
            yield name, surface


def _forms(surface: str, unit: Unit) -> Iterator[tuple[str, Unit]]:
    """Yield a name in singular and plural: "mile per hour", "miles per hour"; "square foot", "square feet"."""
    head, marker, rest = surface, "", ""
    for word in (" per ", " an ", " a ", " of ", " to the ", "-per-"):
        if word in surface:
            head, marker, rest = surface.partition(word)
            break
    for form in (surface, _plural(head) + marker + rest):
        yield form, unit
        if "-" in form:
            yield form.replace("-", " "), unit


def _plural(head: str) -> str:
    if head.startswith("degree "):
        return "degrees " + head.removeprefix("degree ")
    if head.endswith("foot"):
        return head.removesuffix("foot") + "feet"
    if head.endswith(("s", "z", "feet", "inches", "ries", "nia")):
        return head
    return head + ("es" if head.endswith("ch") else "s")


def _by_first_word(surfaces: Mapping[str, Unit]) -> dict[str, tuple[tuple[str, Unit], ...]]:
    grouped: dict[str, list[tuple[str, Unit]]] = {}
    for surface, unit in surfaces.items():
        grouped.setdefault(_first_word(surface), []).append((surface, unit))
    return {word: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))) for word, found in grouped.items()}


def _first_word(surface: str) -> str:
    """Return the leading letters of a surface, or its leading sign: "km/h" → "km", "°C" → "°"."""
    for place, letter in enumerate(surface):
        if not letter.isalpha():
            return surface[: max(place, 1)]
    return surface
