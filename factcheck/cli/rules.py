"""`factcheck rules`: the rules, and the manual of each."""

from __future__ import annotations

import click

from factcheck.cli.options import unknown
from factcheck.cli.streams import write_stdout

__all__ = ["rules"]


def _ids(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return what a shell may complete: the ids that begin so."""
    from factcheck.rules import RULES

    del context, parameter
    return [name for name in RULES if name.startswith(begun)]


@click.command(epilog="Example: factcheck rules figure.conflict")
@click.argument("rule", metavar="[ID]", required=False, shell_complete=_ids)
@click.option("--format", "form", type=click.Choice(["full", "json"]), default="full", show_default=True, help="What to print.")
def rules(rule: str | None, form: str) -> int:
    """List the rules, or print the manual of one."""
    from factcheck.reporter import manual
    from factcheck.rules import RULES

    if rule is not None and rule not in RULES:
        raise click.BadParameter(unknown(rule, list(RULES)))
    chosen = list(RULES.values()) if rule is None else [RULES[rule]]
    if form == "json":
        write_stdout(manual.as_json(chosen))
    else:
        write_stdout(manual.contents(chosen) if rule is None else manual.page(RULES[rule]))
    return 0
