"""`factcheck extract`: every claim in the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging
from factcheck.cli.options import jobs, lexicon, paths, read_kinds, reading
from factcheck.cli.streams import warn, write_stdout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Document

__all__ = ["extract"]


@click.command(epilog="Example: factcheck extract articles/ --kinds count,money > claims.jsonl")
@paths
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="What to print.")
@click.option("--kinds", metavar="KIND,...", callback=read_kinds, help="Print claims of these kinds only.")
@lexicon
@reading
@jobs
@configured
@click.pass_context
def extract(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Print every claim in the articles, one a line.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    from functools import partial

    from factcheck import workers

    run = Judging(chosen, context)
    inputs = run.read(chosen["paths"])
    warn(inputs.skipped)
    work = partial(_claims, chosen["kinds"], run.policy.own_words)
    write_stdout(workers.in_order(work, inputs.documents, run.processes(inputs.documents)))
    return 0


def _claims(kinds: frozenset[str], own_words: str, documents: Sequence[Document]) -> str:
    """Return the claims of some documents, those of certain kinds if there are any given, one a line."""
    from factcheck import lexicon as tables
    from factcheck import pipeline
    from factcheck.reporter import as_jsonl

    analyses = pipeline.extract(documents, tables.load(own_words))
    claims = (claim for analysis in analyses for claim in analysis.claims if not kinds or claim.kind in kinds)
    return "".join(as_jsonl.lines(claims))
