"""Files that users write in TOML: read whole, with the line of each key, so that an error names its place.

In: a path. Out: a `TomlFile`. Raises ConfigError, in one line, where the file cannot be read or is no TOML.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.errors import ConfigError
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["TomlFile", "read_toml", "type_of"]

_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = lazily(rf"\s*(?P<open>\[\[?)\s*(?P<keys>{_KEYS})\s*\]")
_ENTRY = lazily(rf"\s*(?P<keys>{_KEYS})\s*=")
_AT_LINE = lazily(r"\(?at (?:line (?P<line>\d+), column \d+|end of document)\)?$")

_TYPES = {bool: "true or false", str: "a text", int: "a whole number", Decimal: "a number", list: "a list", dict: "a table"}


class TomlFile(NamedTuple):
    """What a file holds; numbers with a point are Decimal. `within` leads to the part of it that is ours ("tool", "factcheck")."""

    path: Path
    text: str
    table: Mapping[str, Any]
    within: tuple[str, ...] = ()

    def line(self, *keys: str | int) -> int | None:
        """Return the line, from 1, of a key, a table or the number-th table of a list; of what is around it where it is not found."""
        wanted, lines = _flat((*self.within, *keys)), _lines(self.text)
        known = (wanted[:length] for length in range(len(wanted), len(self.within), -1))
        return next((lines[path] for path in known if path in lines), None)

    def fault(self, message: str, *keys: str | int) -> ConfigError:
        """Return the error that says `message` of a key, with file and line."""
        number = self.line(*keys)
        return ConfigError(f"{self.path}:{number}: {message}" if number else f"{self.path}: {message}")

    def expect(self, value: object, wanted: type | tuple[type, ...], *keys: str | int) -> None:
        """Raise ConfigError where a value is of another type than wanted. True is no number."""
        types = wanted if isinstance(wanted, tuple) else (wanted,)
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            asked = " or ".join(dict.fromkeys(_TYPES.get(one, one.__name__) for one in types))
            raise self.fault(f"{_dotted(keys)} must be {asked}, and is {type_of(value)}", *keys)


def type_of(value: object) -> str:
    """Return what a value of TOML is called in a message; None stands for a key that is not there."""
    return "missing" if value is None else _TYPES.get(type(value), type(value).__name__)


def _flat(keys: Sequence[str | int]) -> tuple[str, ...]:
    """Return keys in a form in which "figure.update" within a table and `update` within its table `figure` are one."""
    return tuple(part for key in keys for part in str(key).split("."))


def _dotted(keys: Sequence[str | int]) -> str:
    return ".".join(str(key) for key in keys if not isinstance(key, int))


def read_toml(path: Path, within: tuple[str, ...] = ()) -> TomlFile:
    """Return the file, or the part of it that `within` leads to, an empty table where it has none.

    Raises ConfigError, with the line where there is one, where it cannot be read, is not UTF-8 or is no TOML.
    """
    import tomllib  # noqa: PLC0415 - most runs have nothing to parse

    try:
        text = path.read_bytes().decode("utf-8-sig")
        table: Any = tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise ConfigError(_no_toml(path, str(error), text)) from error
    for key in within:
        table = table.get(key, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: {_dotted(within)} must be a table; write [{_dotted(within)}]")
    return TomlFile(path, text, table, within)


def _no_toml(path: Path, message: str, text: str) -> str:
    found = _AT_LINE.search(message)
    number = (found["line"] or text.count("\n") + 1) if found else None
    bare = " ".join(_AT_LINE.sub("", message).split())
    return f"{path}:{number}: is no TOML: {bare}" if number else f"{path}: is no TOML: {bare}"


@lru_cache(maxsize=2)
def _lines(text: str) -> dict[tuple[str, ...], int]:
    """Return where each key and table of a text first stands."""
    lines: dict[tuple[str, ...], int] = {}
    for number, path in _places(text):
        lines.setdefault(_flat(path), number)
    return lines


def _places(text: str) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    """Yield (line, keys) of every header and every key at the beginning of a line, as they come."""
    prefix: tuple[str | int, ...] = ()
    times: dict[tuple[str | int, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            prefix = _split(header["keys"])
            if header["open"] == "[[":
                times[prefix] = times.get(prefix, -1) + 1
                prefix = (*prefix, times[prefix])
            yield number, prefix
        elif entry := _ENTRY.match(line):
            yield number, (*prefix, *_split(entry["keys"]))


def _split(keys: str) -> tuple[str | int, ...]:
    return tuple(key.strip("\"'") for key in re.findall(_KEY, keys))
