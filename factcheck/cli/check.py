"""`factcheck check`: an editor's own drafts, against themselves and against what others have published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging
from factcheck.cli.options import accepting, choosing, jobs, reading, reporting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Analysis, Document, Report, Skipped
    from factcheck.reading import Inputs

__all__ = ["check"]


@click.command(epilog="Example: factcheck check draft.md --against published/ --fail-on warning")
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--against",
    metavar="PATH",
    type=click.Path(),
    multiple=True,
    help="What others have published: articles, or an archive; repeatable.",
)
@reporting
@choosing
@accepting
@reading
@jobs
@configured
@click.pass_context
def check(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Check drafts against themselves and what others have published.

    Each DRAFT is an article, a folder of articles or "-" for standard input. Only what involves a draft is reported, its value first.
    Without --against each draft is checked by itself alone. Earlier versions of a draft among the articles are passed over.
    """
    run = Judging(chosen, context)
    drafts = run.read(chosen["drafts"])
    report = _against(run, drafts, chosen["against"]) if chosen["against"] else _alone(run, drafts)
    return run.end(report)


def _alone(run: Judging, drafts: Inputs) -> Report:
    """Return what is wrong inside each draft."""
    from factcheck import pipeline, viewpoint

    named = viewpoint.titled(drafts.documents)
    report = pipeline.check(named, drafts.skipped, run.policy, jobs=run.processes(named))
    return run.judged(viewpoint.addressed(report, drafts.documents))


def _against(run: Judging, drafts: Inputs, paths: Sequence[str]) -> Report:
    """Return what the drafts and the published articles say of the same events, as far as a draft is involved."""
    from factcheck import pipeline, viewpoint

    archives = [path for path in paths if _is_archive(path)]
    files = [path for path in paths if path not in archives]
    published = run.read(files) if files else drafts._replace(documents=(), skipped=())
    known = _archived(run, drafts, archives)
    articles = {document.id: document for document in (*(analysis.document for analysis in known.values()), *published.documents)}
    others, passed = _others(run, drafts.documents, published._replace(documents=tuple(articles.values())))
    named = viewpoint.titled(drafts.documents)
    inputs = drafts._replace(
        documents=tuple(sorted((*named, *others), key=lambda document: document.id)),
        skipped=(*drafts.skipped, *published.skipped, *passed),
    )
    ids = [draft.id for draft in named]
    if archives:
        read = (
            known[one.id] if one.id in known and one is known[one.id].document else pipeline.analyse(one, run.lexicon)
            for one in inputs.documents
        )
        report = pipeline.compare_read(read, inputs.skipped, run.policy)
    else:
        report = run.compare(inputs)
    # Entries of a baseline name outlets, so drafts must have their own names back.
    return run.judged(viewpoint.addressed(viewpoint.about(viewpoint.involving(report, ids), ids), drafts.documents))


def _is_archive(path: str) -> bool:
    if not Path(path).is_file():
        return False
    from factcheck import archive

    return archive.is_archive(path)


def _archived(run: Judging, drafts: Inputs, archives: Sequence[str]) -> dict[str, Analysis]:
    """Return what the archives hold on the stories of the drafts, by id."""
    if not archives:
        return {}
    from factcheck import archive

    found = (analysis for path in archives for analysis in archive.near(path, drafts.documents, run.policy))
    return {analysis.document.id: analysis for analysis in found}


def _others(run: Judging, drafts: Sequence[Document], published: Inputs) -> tuple[list[Document], list[Skipped]]:
    """Return the published articles less the earlier versions of the drafts, and these as passed over, each with its reason."""
    from factcheck.model import Skipped
    from factcheck.versions import earlier_versions

    earlier = earlier_versions(drafts, published.documents, run.policy)
    passed = [
        Skipped(one.article.path or one.article.id, one.article.line, f"is an earlier version of {one.draft.id} ({one.why})", fault=False)
        for one in earlier
    ]
    gone = {one.article.id for one in earlier}
    return [document for document in published.documents if document.id not in gone], passed
