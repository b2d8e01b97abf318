"""Write the pages that are made from the program itself: the commands and the rules.

`make reference` writes them anew; a test fails when they are out of date.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import group
from factcheck.reporter import manual
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["PAGES"]

FOLDER = Path(__file__).parent
WIDTH = 100

COMMANDS_HEAD = """\
# Commands
Made from the program by `make reference`: what `--help` says of each command. [The exit status](contract.md#exit-status),
[the formats](formats.md) and [the machine interface](contract.md) have pages of their own.

Each long option that sets a value can also stand in [the configuration file](configuration.md), without its dashes.

A shell completes commands, options, formats, rules and files once it is told to, by a line in its own settings:

| shell | file | line |
| --- | --- | --- |
| bash | `~/.bashrc` | `eval "$(_FACTCHECK_COMPLETE=bash_source factcheck)"` |
| zsh | `~/.zshrc` | `eval "$(_FACTCHECK_COMPLETE=zsh_source factcheck)"` |
| fish | `~/.config/fish/config.fish` | `_FACTCHECK_COMPLETE=fish_source factcheck \\| source` |
"""

RULES_HEAD = """\
# Rules
Made from the program by `make reference`: what `factcheck rules ID` prints. Each example is the text of two articles, or of one where
the rule is about one article by itself; the tests compare all of them. [How a verdict is reached](how-a-verdict-is-reached.md) explains the
words, [Accept a finding](accept-a-finding.md) and [Tune what is reported](tune.md) say what to do about a finding that is not wanted.
"""


def commands() -> Iterator[str]:
    """Yield the page of the commands."""
    yield COMMANDS_HEAD
    yield from _command(group, click.Context(group, info_name="factcheck", **{**group.context_settings, "max_content_width": WIDTH}))


def rules() -> Iterator[str]:
    """Yield the page of the rules."""
    yield f"{RULES_HEAD}\n"
    yield from manual.as_markdown(RULES.values())


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield the section of a command, and those of its own commands."""
    usage = command.get_usage(context).removeprefix("Usage: ")
    yield f"\n## {context.command_path}\n\n{_paragraphs(command.help or '')}\n\n```text\n{usage}\n```\n"
    options = [record for parameter in command.get_params(context) if (record := parameter.get_help_record(context))]
    yield "\n| option | |\n| --- | --- |\n"
    for names, what in options:
        yield f"| `{_cell(names)}` | {_text(what)} |\n"
    example = re.sub(r"\s+", " ", command.epilog or "").removeprefix("Example: ")
    if example:
        yield f"\nFor example: `{example}`\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _command(below, click.Context(below, info_name=name, parent=context, max_content_width=WIDTH))


def _paragraphs(text: str) -> str:
    return "\n\n".join(_text(re.sub(r"\s+", " ", paragraph).strip()) for paragraph in text.split("\n\n"))


def _cell(names: str) -> str:
    return names.replace("|", "\\|")


def _text(text: str) -> str:
    """Return help as Markdown: files and formats that it names in capitals stay as they are, signs of Markdown are shown."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {"commands.md": commands, "rules.md": rules}


if __name__ == "__main__":
    for name, written in PAGES.items():
        (FOLDER / name).write_text("".join(written()), encoding="utf-8")
