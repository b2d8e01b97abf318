"""`factcheck extract`: every claim in the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import jobs, paths, read_kinds, strict
from factcheck.cli.streams import standard_input, warn, write_stdout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Document

__all__ = ["extract"]


@click.command(epilog="Example: factcheck extract articles/ --kinds count,money > claims.jsonl")
@paths
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="What to print.")
@click.option("--kinds", metavar="KIND,...", callback=read_kinds, help="Print claims of these kinds only.")
@strict
@jobs
def extract(**chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Print every claim in the articles, one a line.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    from functools import partial

    from factcheck import pipeline, workers

    inputs = pipeline.read(chosen["paths"], stdin=standard_input(chosen["paths"]), strict=chosen["strict"])
    warn(inputs.skipped)
    processes = workers.processes(chosen["jobs"], len(inputs.documents))
    write_stdout(workers.in_order(partial(_claims, chosen["kinds"]), inputs.documents, processes))
    return 0


def _claims(kinds: frozenset[str], documents: Sequence[Document]) -> str:
    """Return the claims of some documents, those of certain kinds if there are any given, one a line."""
    from factcheck import pipeline
    from factcheck.reporter import as_jsonl

    claims = (claim for analysis in pipeline.extract(documents) for claim in analysis.claims if not kinds or claim.kind in kinds)
    return "".join(as_jsonl.lines(claims))
