"""The arguments and options that several commands share, and how their values are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.nearest import unknown
from factcheck.reporter import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = [
    "GATES",
    "accepting",
    "among",
    "as_of",
    "choosing",
    "fail_on",
    "jobs",
    "lexicon",
    "paths",
    "read_day",
    "read_kinds",
    "read_outputs",
    "read_rules",
    "reading",
    "reporting",
    "strict",
    "together",
    "unknown",
]

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

    return frozenset(among([kind.value for kind in Kind], (value,) if value else (), context, parameter))


def read_rules(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Read comma-separated names of rules, given once or more: ids, what ids begin with, or "all"."""
    if not value:
        return ()
    from factcheck.selection import selectors

    return among(selectors(), value, context, parameter)


def among(known: Sequence[str], values: Iterable[str], context: click.Context, parameter: click.Parameter) -> tuple[str, ...]:
    """Read comma-separated names, given once or more, each of which must be a known one."""
    names = [name.strip() for text in values for name in text.split(",")]
    for name in names:
        if name not in known:
            raise click.BadParameter(unknown(name, known), context, parameter)
    return tuple(dict.fromkeys(names))


def read_input_format(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Read the name of an input format."""
    if value is None:
        return None
    from factcheck.reading.options import FORMATS

    return among(FORMATS, [value], context, parameter)[0]


def read_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Read a day such as 2026-12-31."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day such as 2026-12-31.", context, parameter) from None


def together(*options: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return one decorator that gives a command several options, listed in this order."""

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return give


paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
jobs = click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Use at most N processes.  [default: one a core]")
strict = click.option("--strict", is_flag=True, help="Exit 2 where a file of a folder or a record cannot be read.")
allow_empty = click.option("--allow-empty", is_flag=True, help="Take a folder without an article for no error.")
lexicon = click.option("--lexicon", metavar="FILE", type=click.Path(path_type=Path), help="Add the words, units and pairs of this file.")
as_of = click.option("--as-of", metavar="DATE", callback=read_day, help="Today, for acceptances.  [default: newest article's day]")
baseline = click.option("--baseline", metavar="FILE", type=click.Path(path_type=Path), help="Accept the findings that this file lists.")

# How the inputs are read.
reading = together(
    click.option("--input-format", metavar="FORMAT", callback=read_input_format, help="Read each file named as text, jsonl, html, …"),
    click.option("--stdin-filename", metavar="FILE", help="The file that standard input stands for."),
    click.option("--published-from-file", is_flag=True, help="Take a file's time for the day of an article that names none."),
    click.option("--outlet-from-folder", is_flag=True, help="Name the outlet of a file by its folder."),
    click.option("--every-language", is_flag=True, help="Check articles in other languages than English too."),
    strict,
    allow_empty,
)

# What is found.
choosing = together(
    click.option(
        "--select", metavar="RULE,...", multiple=True, callback=read_rules, help="Report these rules alone (figure.conflict, figure)."
    ),
    click.option("--extend-select", metavar="RULE,...", multiple=True, callback=read_rules, help="Report these rules as well."),
    click.option("--ignore", metavar="RULE,...", multiple=True, callback=read_rules, help="Leave out the findings of these rules."),
    lexicon,
    click.option("--one-event", is_flag=True, help="Take all articles for reports of one event."),
)

# What of it was accepted.
accepting = together(
    baseline,
    click.option("--strict-baseline", is_flag=True, help="Exit 1 where an acceptance has expired or fits no finding."),
    as_of,
)

fail_on = click.option("--fail-on", type=click.Choice(GATES), default="error", show_default=True, help="Exit 1 from this severity up.")

# What is printed, and the exit status.
reporting = together(
    click.option("--format", "form", type=click.Choice(list(RENDERERS)), default="full", show_default=True, help="What to print."),
    click.option("--output", "outputs", metavar="FORMAT=PATH", multiple=True, callback=read_outputs, help="Also write a file; repeatable."),
    fail_on,
    click.option("--exit-zero", is_flag=True, help="Exit 0 even when something is found."),
)
