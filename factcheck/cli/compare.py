"""`factcheck compare`: what several articles say of one event."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging, documents_of, event_of
from factcheck.cli.options import accepting, choosing, jobs, paths, reading, reporting
from factcheck.cli.streams import repository
from factcheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.reading import Inputs

__all__ = ["compare"]


@click.command(epilog="Example: factcheck compare articles/ --output html=report.html --fail-on warning")
@paths
@reporting
@choosing
@accepting
@click.option("--event", metavar="ID", help="Report this event alone, by its id in the report or in the articles.")
@click.option("--changed", metavar="FILE", multiple=True, help="Report what involves this file alone; repeatable. “-”: a list on stdin.")
@click.option(
    "--reference", metavar="FILE", type=click.Path(), multiple=True, help="Say who departs from this release or ruling; repeatable."
)
@reading
@jobs
@configured
@click.pass_context
def compare(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Compare what several articles say of one event.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    run = Judging(chosen, context)
    changed = list(_changed(chosen["changed"], chosen["paths"]))
    inputs = _with_references(run, chosen["reference"], run.read(chosen["paths"]))
    report = run.judged(run.compare(inputs))
    if chosen["event"]:
        report = event_of(report, chosen["event"])
    if chosen["reference"]:
        from factcheck import viewpoint

        report = viewpoint.by_reference(report, documents_of(chosen["reference"], report.documents), run.policy)
    if chosen["changed"]:
        from factcheck import viewpoint

        report = viewpoint.involving(report, documents_of(_from_root(changed), report.documents))
    return run.end(report)


def _changed(names: tuple[str, ...], inputs: tuple[str, ...]) -> Iterator[str]:
    """Yield the files that changed; "-" stands for a list on standard input, as `git diff --name-only` prints it."""
    for name in names:
        if name != "-":
            yield name
        elif "-" in inputs:
            raise click.UsageError("Standard input holds either articles or the list of changed files.")
        else:
            yield from (line for line in (sys.stdin.read() if sys.stdin else "").splitlines() if line)


def _from_root(names: Iterable[str]) -> Iterator[str]:
    """Yield each file as it is named, and as it is meant where names count from the root of the repository."""
    root = repository(Path.cwd())
    for name in names:
        yield name
        yield str(root / name)


def _with_references(run: Judging, references: tuple[str, ...], inputs: Inputs) -> Inputs:
    """Return the articles and the references, of which those that are among the articles are not read again."""
    missing = [path for path in references if not documents_of([path], inputs.documents)]
    if not missing:
        return inputs
    more = run.read(missing)
    taken = {document.id for document in inputs.documents}
    for document in more.documents:
        if document.id in taken:
            raise DocumentError(f"{document.path}: the id {document.id!r} is taken by an article; ids must be unique, change one")
    return inputs._replace(
        documents=tuple(sorted((*inputs.documents, *more.documents), key=lambda document: document.id)),
        skipped=(*inputs.skipped, *more.skipped),
    )
