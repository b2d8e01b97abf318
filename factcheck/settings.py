"""The configuration file: where it is found, and what it settles. Knows no command line: options are checked by whoever has them.

In: a folder to look in, or a file. Out: `Settings`, everything in them of the right type. Raises ConfigError, in one line, with file and
line.

The file is `factcheck.toml`, or `pyproject.toml` where it has a table [tool.factcheck]. The first one from the working directory upwards
is taken, up to the root of the repository, and none is merged with another. Its top-level keys are long options without their dashes.
Its tables are:
  [severity]    rule = "error" | "warning" | "note" | "off"; a rule by its id ("figure.conflict") or by what the id begins with ("figure")
  [tolerances]  how far apart figures may be and still agree; the keys are the fields of Policy named in `TOLERANCES`
  [outlets]     document or host = the outlet's name as it is to be printed; * and ? stand for any letters
  [fields]      field of an article = what your JSON Lines, JSON or CSV calls it
  [limits]      upper bounds of what is read
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from factcheck.config import Policy
from factcheck.errors import ConfigError
from factcheck.model import Severity
from factcheck.nearest import unknown
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factcheck.tomlfile import TomlFile

__all__ = ["LEVELS", "TABLES", "TOLERANCES", "Settings", "find", "load"]

OWN, PROJECT = "factcheck.toml", "pyproject.toml"
LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE, "off": Severity.NONE}
# Key of [tolerances]: least and most. Zero is exactness; the most is where a tolerance stops meaning anything.
TOLERANCES: Mapping[str, tuple[Decimal, Decimal]] = {
    "hedge": (Decimal(0), Decimal(1)),
    "hedged-duration": (Decimal(0), Decimal(1)),
    "bound-reach": (Decimal(1), Decimal(100)),
    "rounded-zeros": (Decimal(1), Decimal(12)),
    "words": (Decimal(0), Decimal(1)),
    "conversion": (Decimal(0), Decimal(1)),
    "event-window-days": (Decimal(1), Decimal(3650)),
}
TABLES = ("severity", "tolerances", "outlets", "fields", "limits")

# A project without our table is no configuration; parsing every pyproject.toml to learn that would take longer than a small run.
_OURS = lazily(rb"^[ \t]*\[[ \t]*tool[ \t]*(?:\]|\.[ \t]*[\"']?factcheck\b)|^[ \t]*tool[ \t]*\.[ \t]*[\"']?factcheck\b", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a configuration file settles; the defaults are those of a run without one.

    `options` has the top-level keys as they stand in the file. `severities` maps names of rules to a severity (NONE: off), `tolerances`
    keys of TOLERANCES to numbers, `outlets` patterns to names in the order of the file, `fields` and `limits` are as in reading.Options.
    """

    file: TomlFile | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    tolerances: Mapping[str, Decimal] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """The tolerances and cut-offs of a run under these settings."""
        given: dict[str, Any] = {
            key.replace("-", "_"): value if _takes_parts(key) else int(value) for key, value in self.tolerances.items()
        }
        return Policy()._replace(**given)


def find(folder: Path) -> Path | None:
    """Return the configuration file of a folder: the first from it upwards to the root of its repository, None where there is none."""
    for place in (folder, *folder.parents):
        own, project = place / OWN, place / PROJECT
        if own.is_file():
            return own
        if project.is_file() and _is_ours(project):
            return project
        if (place / ".git").exists():
            return None
    return None


def _is_ours(path: Path) -> bool:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}; --isolated goes without it") from error
    return _OURS.search(raw) is not None and bool(_project(path).table)


def _project(path: Path) -> TomlFile:
    from factcheck.tomlfile import read_toml  # noqa: PLC0415 - most runs have no file to read

    return read_toml(path, within=("tool", "factcheck"))


def load(path: Path) -> Settings:
    """Return what a file settles: factcheck.toml or one like it, or the table [tool.factcheck] of a pyproject.toml.

    Raises ConfigError for what cannot be read, for a table or key of a table that is unknown, and for a value of the wrong type.
    """
    from factcheck.tomlfile import read_toml  # noqa: PLC0415 - most runs have no file to read

    file = _project(path) if path.name == PROJECT else read_toml(path)
    tables: dict[str, dict[str, Any]] = {}
    options: dict[str, Any] = {}
    for key, value in file.table.items():
        if key in TABLES:
            file.expect(value, dict, key)
            tables[key] = value
        elif isinstance(value, dict):
            raise file.fault(f"the table {unknown(key, TABLES)}", key)
        else:
            options[key] = value
    return Settings(
        file=file,
        options=options,
        severities=dict(_severities(file, tables.get("severity", {}))),
        tolerances=dict(_tolerances(file, tables.get("tolerances", {}))),
        outlets=dict(_names(file, "outlets", tables.get("outlets", {}))),
        fields=dict(_fields(file, tables.get("fields", {}))),
        limits=dict(_limits(file, tables.get("limits", {}))),
    )


def _severities(file: TomlFile, table: Mapping[str, Any]) -> Iterator[tuple[str, Severity]]:
    """Yield rule and severity; `figure.update = "off"` and `"figure.update" = "off"` say the same."""
    from factcheck.selection import selectors  # noqa: PLC0415 - only a table of severities needs the names of all rules

    known = selectors()
    for key, value in table.items():
        inner = value if isinstance(value, dict) else {"": value}
        for end, level in inner.items():
            rule, keys = (f"{key}.{end}", ("severity", key, end)) if end else (key, ("severity", key))
            if rule not in known:
                raise file.fault(f"the rule {unknown(rule, known)}", *keys)
            file.expect(level, str, *keys)
            if level not in LEVELS:
                raise file.fault(f"the severity {unknown(level, LEVELS)}", *keys)
            yield rule, LEVELS[level]


def _tolerances(file: TomlFile, table: Mapping[str, Any]) -> Iterator[tuple[str, Decimal]]:
    for key, value in table.items():
        if key not in TOLERANCES:
            raise file.fault(f"the tolerance {unknown(key, TOLERANCES)}", "tolerances", key)
        file.expect(value, (Decimal, int) if _takes_parts(key) else int, "tolerances", key)
        least, most = TOLERANCES[key]
        number = Decimal(value)
        if not least <= number <= most:
            raise file.fault(f"{key} is {value}, and must be {least} to {most}", "tolerances", key)
        yield key, number


def _takes_parts(key: str) -> bool:
    """Say whether a tolerance may have digits after the point."""
    return isinstance(getattr(Policy(), key.replace("-", "_"), None), Decimal)


def _names(file: TomlFile, name: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        file.expect(value, str, name, key)
        if not value.strip():
            raise file.fault(f"{key} has no name; write one or take the line out", name, key)
        yield key, value


def _fields(file: TomlFile, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from factcheck.reading.options import FIELDS  # noqa: PLC0415 - only a table of fields needs them

    for key, value in _names(file, "fields", table):
        if key not in FIELDS:
            raise file.fault(f"the field {unknown(key, FIELDS)}", "fields", key)
        yield key, value


def _limits(file: TomlFile, table: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    from factcheck.reading import Limits  # noqa: PLC0415 - only a table of limits needs them

    known = [one.name.replace("_", "-") for one in fields(Limits)]
    for key, value in table.items():
        if key not in known:
            raise file.fault(f"the limit {unknown(key, known)}", "limits", key)
        file.expect(value, int, "limits", key)
        if value < 1:
            raise file.fault(f"{key} is {value}, and must be above zero", "limits", key)
        yield key.replace("-", "_"), value
