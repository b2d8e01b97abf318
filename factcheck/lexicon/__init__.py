"""The words that the stages know, read from factcheck/data: one module a table, each with a parser that can be tested on a string.

In: the data files of the package. Out: a `Lexicon`, whose tables are parsed when they are first asked for, and once.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.errors import LexiconError

__all__ = ["Lexicon", "load", "read_lines", "read_table"]


def read_table(name: str) -> dict[str, Any]:
    """Return the TOML table `factcheck/data/<name>.toml`.

    Raises LexiconError, naming the file, where it is missing or malformed.
    """
    try:
        return tomllib.loads(files("factcheck.data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{name}.toml: {error}; reinstall the package") from error


def read_lines(name: str) -> list[str]:
    """Return the lines of the plain table `factcheck/data/<name>` that are neither empty nor comments (#).

    Raises LexiconError, naming the file, where it is missing.
    """
    try:
        text = files("factcheck.data").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{name}: {error}; reinstall the package") from error
    return [line for line in text.splitlines() if line and not line.startswith("#")]


class Lexicon:
    """Every table, parsed at first use. One instance is made by `load` and handed down the pipeline."""


@cache
def load() -> Lexicon:
    """Return the shipped lexicon."""
    return Lexicon()
