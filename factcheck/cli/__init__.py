"""The command line: arguments, streams and exit status. The only package that knows click, and the only one that prints.

A module is a command, imported when it is called or listed. Exit status: 0 nothing at or above --fail-on, 1 something, 2 bad usage, bad
input or an internal error, 130 interrupted. Standard output carries the result and nothing else.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from factcheck import __version__
from factcheck.cli.streams import complain
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["group", "main", "run"]

FAILED, INTERRUPTED = 2, 130

# Each is a module of this package that holds a command of the same name, in the order in which they are listed.
COMMANDS = ("compare", "check", "extract", "explain", "archive", "watch", "cluster", "baseline", "config", "schema", "rules")


def main() -> NoReturn:
    """Run the command line on the arguments of the process and end it."""
    from factcheck.workers import let_the_collector_rest

    let_the_collector_rest()
    status = run()
    # What is held is freed with the process: looking through it for cycles once more takes a tenth of a small comparison.
    gc.freeze()
    sys.exit(status)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command (default: the arguments of the process) and return its exit status."""
    try:
        return group.main(arguments, prog_name="factcheck", standalone_mode=False) or 0
    except click.exceptions.NoArgsIsHelpError as error:  # `factcheck`, `factcheck baseline`: the help, and status 2 as nothing was done
        click.echo(error.ctx.get_help(), err=True)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "factcheck"
        complain(f"{error.format_message()} Try '{command} --help'.")
    except FactcheckError as error:
        for line in str(error).splitlines():
            complain(line)
    except OSError as error:
        complain(f"{error.filename or 'standard output'}: {error.strerror}")
    except Exception as error:  # the last resort: a bug must not look like "found", which is status 1
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        complain(f"internal error: {type(error).__name__}: {error}; set FACTCHECK_DEBUG=1 to see where, and please report it")
    return FAILED


class _Commands(click.Group):
    """The group of all commands: imports one when it is asked for, and ends an interrupted one with 130."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's own signature
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            complain("interrupted")
            return INTERRUPTED

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"factcheck.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None


def _show_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 -- click's own signature
    del parameter
    if value and not context.resilient_parsing:
        click.echo(f"factcheck {__version__}")
        context.exit()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: factcheck compare articles/ --output html=report.html",
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version and exit.")
def group() -> None:
    """Say where several outlets agree on an event, where only the form differs, and where they cannot all be right."""
