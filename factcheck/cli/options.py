"""The arguments and options that several commands share, and how their values are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.reporter import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["GATES", "among", "jobs", "paths", "read_kinds", "read_outputs", "read_rules", "strict", "unknown"]

GATES = ("error", "warning", "note", "never")


def read_outputs(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[Path, str]:
    """Read FORMAT=PATH pairs into a format for each path."""
    outputs: dict[Path, str] = {}
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise click.BadParameter(f"{value!r} is not FORMAT=PATH.", context, parameter)
        if name not in RENDERERS:
            raise click.BadParameter(f"{name!r} is not a format; choose from {', '.join(RENDERERS)}.", context, parameter)
        if Path(path) in outputs:
            raise click.BadParameter(f"{path!r} is named twice.", context, parameter)
        outputs[Path(path)] = name
    return outputs


def read_kinds(context: click.Context, parameter: click.Parameter, value: str | None) -> frozenset[str]:
    """Read comma-separated kinds of claim."""
    from factcheck.model import Kind

    return among([kind.value for kind in Kind], (value,) if value else (), context, parameter)


def read_rules(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> frozenset[str]:
    """Read comma-separated rule ids, given once or more."""
    if not value:
        return frozenset()
    from factcheck.rules import RULES

    return among(list(RULES), value, context, parameter)


def among(known: Sequence[str], values: Iterable[str], context: click.Context, parameter: click.Parameter) -> frozenset[str]:
    """Read comma-separated names, given once or more, each of which must be a known one."""
    names = [name.strip() for text in values for name in text.split(",")]
    for name in names:
        if name not in known:
            raise click.BadParameter(unknown(name, known), context, parameter)
    return frozenset(names)


def unknown(name: str, known: Sequence[str]) -> str:
    """Return what to say of a name that is none of the known ones: the nearest, or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f"{name!r} is unknown; did you mean {near[0]!r}?" if near else f"{name!r} is unknown; choose from {', '.join(known)}."


paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
jobs = click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Use at most N processes.  [default: one a core]")
strict = click.option("--strict", is_flag=True, help="Exit 2 where a file of a folder or a record cannot be read.")
