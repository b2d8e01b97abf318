"""`factcheck compare`: what several articles say of one event."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.options import GATES, jobs, paths, read_outputs, read_rules, strict
from factcheck.cli.streams import rendered, standard_input, warn, write_file, write_stdout
from factcheck.reporter import RENDERERS

__all__ = ["compare"]

_FOUND = 1


@click.command(epilog="Example: factcheck compare articles/ --format json --fail-on warning > report.json")
@paths
@click.option("--format", "form", type=click.Choice(list(RENDERERS)), default="full", show_default=True, help="What to print.")
@click.option("--output", "outputs", metavar="FORMAT=PATH", multiple=True, callback=read_outputs, help="Also write a file; repeatable.")
@click.option("--fail-on", type=click.Choice(GATES), default="error", show_default=True, help="Exit 1 from this severity up.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when something is found.")
@click.option("--ignore", metavar="RULE,...", multiple=True, callback=read_rules, help="Leave out the findings of these rules.")
@strict
@jobs
def compare(**chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Compare what several articles say of one event.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    from factcheck import pipeline, workers
    from factcheck.model import Severity

    inputs = pipeline.read(chosen["paths"], stdin=standard_input(chosen["paths"]), strict=chosen["strict"])
    processes = workers.processes(chosen["jobs"], len(inputs.documents))
    report = pipeline.compare(inputs.documents, skipped=inputs.skipped, jobs=processes)
    if chosen["ignore"]:
        from factcheck.rules import without

        report = without(report, chosen["ignore"])
    warn(inputs.skipped)
    gate = None if chosen["fail_on"] == "never" else Severity[chosen["fail_on"].upper()]
    for path, form in chosen["outputs"].items():
        write_file(path, rendered(form, report, gate))
    write_stdout(rendered(chosen["form"], report, gate, screen=True))
    found = gate is not None and report.severity >= gate
    return _FOUND if found and not chosen["exit_zero"] else 0
