"""`factcheck schema`: the JSON Schemas of what the commands print."""

from __future__ import annotations

import click

from factcheck.cli.streams import write_stdout
from factcheck.reporter.schema import SCHEMAS

__all__ = ["schema"]


@click.command(epilog="Example: factcheck schema compare > compare.schema.json")
@click.argument("name", metavar="|".join(SCHEMAS), type=click.Choice(SCHEMAS))
def schema(name: str) -> int:
    """Print the JSON Schema of a command's output."""
    import json

    from factcheck.reporter.schema import load

    write_stdout([json.dumps(load(name), ensure_ascii=False, indent=1) + "\n"])
    return 0
