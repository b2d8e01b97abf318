"""`factcheck schema`: the JSON Schemas of what the commands print."""

from __future__ import annotations

import click

from factcheck.cli.streams import write_stdout

__all__ = ["schema"]

SCHEMAS = ("extract", "compare", "explain")


@click.command(epilog="Example: factcheck schema compare > compare.schema.json")
@click.argument("name", metavar="|".join(SCHEMAS), type=click.Choice(SCHEMAS))
def schema(name: str) -> int:
    """Print the JSON Schema of a command's output."""
    from importlib.resources import files

    write_stdout([files("factcheck").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")])
    return 0
