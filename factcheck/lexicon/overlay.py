"""A newsroom's own words, laid over the shipped tables: --lexicon FILE.

In: a TOML file. Out: its text in a checked form, from which `Overlaid` makes a lexicon. Raises LexiconError with file, line and remedy.

    same = [["suspect", "accused"]]          # words that may count or name one thing
    never = [["furlough", "dismiss"]]        # words that never do

    [concept.arrest]                         # a known concept gets more words, another name makes a new one
    words = ["nick"]

    [unit.bale]                              # a unit of measurement, by its singular British name
    base = "kilogram"                        # the base unit of its dimension
    factor = "217.72"                        # what one of it comes to in the base unit
    names = ["bale", "bales"]                # how it is written, in any case; the plural is formed where it is regular
    symbols = ["bl"]                         # how it is written in exactly this case

    [cues]                                   # verbs that report what somebody said, by what may stand after them:
    clause = ["thunder"]                     # clause, weak, question, infinitive, recipient, object, quoting

Words are lemmas in lower case: "arrest" covers "arrested", and "suspect" covers "suspects".
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factcheck.errors import ConfigError, LexiconError
from factcheck.lexicon import Lexicon, load, read_table
from factcheck.lexicon.concepts import Concepts, parse_concepts
from factcheck.lexicon.cues import Cues, Frame, parse_cues
from factcheck.lexicon.units import Unit, Units, parse_units, read_registry
from factcheck.nearest import unknown
from factcheck.patterns import lazily
from factcheck.tomlfile import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from factcheck.tomlfile import TomlFile

__all__ = ["Overlaid", "read_overlay"]

_KEYS = ("same", "never", "concept", "unit", "cues")
_UNIT_KEYS = ("base", "factor", "names", "symbols")
_FRAMES = tuple(map(str, Frame))
_WORD = lazily(r"[^\W\d_A-Z][^\W\d_A-Z'’-]*(?:-[^\W\d_A-Z]+)*")


def read_overlay(path: Path) -> str:
    """Return what a file adds to the tables, checked, in a form that `Overlaid` takes. Raises LexiconError."""
    try:
        file = read_toml(path)
        _check(file)
        overlay = json.dumps(file.table, sort_keys=True, ensure_ascii=False)
        # Whether the new words contradict the shipped ones shows only where both are put together.
        lexicon = Overlaid(overlay)
        _ = lexicon.concepts, lexicon.units, lexicon.cues
    except ConfigError as error:
        raise LexiconError(str(error)) from error
    except LexiconError as error:
        raise LexiconError(f"{path}: {str(error).removeprefix('units.toml: ')}") from error
    return overlay


def _check(file: TomlFile) -> None:
    for key, value in file.table.items():
        if key not in _KEYS:
            raise file.fault(f"the key {unknown(key, _KEYS)}", key)
        file.expect(value, list if key in {"same", "never"} else dict, key)
    _check_groups(file)
    for name, concept in file.table.get("concept", {}).items():
        file.expect(concept, dict, "concept", name)
        _check_words(file, concept.get("words"), "concept", name, "words")
    for frame, words in file.table.get("cues", {}).items():
        if frame not in _FRAMES:
            raise file.fault(f"the frame {unknown(frame, _FRAMES)}", "cues", frame)
        _check_words(file, words, "cues", frame)
    for name, unit in file.table.get("unit", {}).items():
        file.expect(unit, dict, "unit", name)
        _check_unit(file, name, unit)


def _check_groups(file: TomlFile) -> None:
    for key in ("same", "never"):
        for group in file.table.get(key, []):
            _check_words(file, group, key)
            if len(group) < 2:  # noqa: PLR2004 - one word is the same as itself
                raise file.fault(f"{key} needs two words or more in each group", key)


def _check_words(file: TomlFile, words: object, *keys: str) -> None:
    file.expect(words, list, *keys)
    for word in words if isinstance(words, list) else ():
        file.expect(word, str, *keys)
        if not _WORD.fullmatch(word):
            raise file.fault(f"{word!r} is no word in lower case; write its plain form, such as “arrest”", *keys)


def _check_unit(file: TomlFile, name: str, unit: Mapping[str, Any]) -> None:
    shipped = load().units
    if name in shipped.by_name:
        raise file.fault(f"{name} is a unit already; give yours another name", "unit", name)
    for key in unit:
        if key not in _UNIT_KEYS:
            raise file.fault(f"the key {unknown(key, _UNIT_KEYS)}", "unit", name, key)
    bases = {entries["base"] for entries in read_table("units").values() if "base" in entries}
    if unit.get("base") not in bases:
        raise file.fault(f"{name} needs a base unit; choose from {', '.join(sorted(bases))}", "unit", name, "base")
    if not _positive(str(unit.get("factor"))):
        raise file.fault(f'{name} needs a factor above zero, such as factor = "217.72"', "unit", name, "factor")
    _check_written(file, unit.get("names", []), _surfaces(shipped.names), name, "names")
    _check_written(file, unit.get("symbols", []), _surfaces(shipped.symbols), name, "symbols")


def _check_written(file: TomlFile, written: object, known: frozenset[str], *keys: str) -> None:
    file.expect(written, list, "unit", *keys)
    for surface in written if isinstance(written, list) else ():
        file.expect(surface, str, "unit", *keys)
        if surface in known:
            raise file.fault(f"{surface!r} is written for another unit already; leave it out", "unit", *keys)


def _positive(factor: str) -> bool:
    try:
        return Decimal(factor) > 0
    except InvalidOperation:
        return False


def _surfaces(table: Mapping[str, tuple[tuple[str, Unit], ...]]) -> frozenset[str]:
    return frozenset(surface for surfaces in table.values() for surface, _ in surfaces)


class Overlaid(Lexicon):
    """The shipped lexicon with a newsroom's own words; `overlay` is what `read_overlay` returns."""

    def __init__(self, overlay: str) -> None:
        self._own: dict[str, Any] = json.loads(overlay)

    @cached_property
    def concepts(self) -> Concepts:
        """What newsrooms say in different words for one thing."""
        table = read_table("concepts")
        for name, concept in self._own.get("concept", {}).items():
            known = table["concept"].setdefault(name, {"words": []})
            known["words"] += concept["words"]
        for number, group in enumerate(self._own.get("same", [])):
            table["nouns"]["same"].append(group)
            table["concept"][f"same {number}"] = {"words": group}
        table["never"] = self._own.get("never", [])
        return parse_concepts(table)

    @cached_property
    def units(self) -> Units:
        """Units of measurement."""
        table = read_table("units")
        dimensions = {entries["base"]: entries for entries in table.values() if "base" in entries}
        for name, unit in self._own.get("unit", {}).items():
            dimensions[unit["base"]][name] = str(unit["factor"])
            own = [written.lower() for written in unit.get("names", [])]
            for key, written in (("names", own), ("symbols", unit.get("symbols", []))):
                if written:
                    table[key]["lines"] = f"{table[key]['lines'].rstrip()}\n{name}: {', '.join(written)}\n"
        return parse_units(table, read_registry())

    @cached_property
    def cues(self) -> Cues:
        """The words that introduce what somebody said."""
        table = read_table("reporting")
        for frame, words in self._own.get("cues", {}).items():
            table["frames"][frame] = f"{table['frames'].get(frame, '')} {' '.join(words)}"
        return parse_cues(table)
