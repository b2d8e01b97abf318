"""`factcheck cluster`: what `factcheck compare` does, on a Dask cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging
from factcheck.cli.options import accepting, choosing, jobs, paths, reading, reporting

__all__ = ["cluster"]


@click.command(
    epilog="Example: factcheck cluster wire.jsonl --scheduler tcp://10.0.0.5:8786 --parquet /data/facts --format json > report.json"
)
@paths
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler.  [default: processes of this machine]")
@click.option(
    "--parquet",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Also write facts, claims and findings here; all workers must see it.",
)
@reporting
@choosing
@accepting
@reading
@jobs
@configured
@click.pass_context
def cluster(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Compare articles on a Dask cluster.

    The report is that of `factcheck compare`, byte for byte. A worker that dies is replaced by the others.
    """
    from factcheck import cluster as machines

    run = Judging(chosen, context)
    inputs = run.read(chosen["paths"])
    with machines.connected(chosen["scheduler"], run.processes(inputs.documents), chosen["parquet"]) as connected:
        connected = connected._replace(printer=run.printer)  # noqa: PLW2901 -- the cluster, told what is wanted of it
        report = machines.compare(connected, inputs.documents, inputs.skipped, run.policy)
    return run.end(run.judged(report))
