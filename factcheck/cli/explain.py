"""`factcheck explain`: how a verdict was reached."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging
from factcheck.cli.options import choosing, paths, reading
from factcheck.cli.streams import warn, write_stdout

__all__ = ["explain"]


@click.command(epilog="Example: factcheck explain articles/ --finding v1:4f1c2d9a0b7e6358")
@paths
@click.option("--finding", metavar="FINGERPRINT", help="Explain the fact of this finding.")
@click.option("--claims", metavar="ID ID", nargs=2, help="Explain how these two claims compare.")
@click.option("--format", "form", type=click.Choice(["full", "json"]), default="full", show_default=True, help="What to print.")
@choosing
@reading
@configured
@click.pass_context
def explain(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Show how a verdict was reached: values, weights, and what forbids.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    from factcheck import pipeline
    from factcheck.reporter import explanation

    if (chosen["finding"] is None) == (chosen["claims"] is None):
        raise click.UsageError("Give either --finding FINGERPRINT or --claims ID ID.")
    run = Judging(chosen, context)
    inputs = run.read(chosen["paths"])
    warn(inputs.skipped)
    explained = pipeline.explain(inputs.documents, claims=chosen["claims"], fingerprint=chosen["finding"], policy=run.policy)
    write_stdout([explanation.as_json(explained)] if chosen["form"] == "json" else explanation.as_text(explained))
    return 0
