"""`factcheck archive`: claims kept in a file, for checking drafts and for analysts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging
from factcheck.cli.options import jobs, lexicon, reading
from factcheck.cli.progress import progress
from factcheck.cli.streams import complain, rendered, warn, write_file, write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.archive.queries import Question

__all__ = ["archive"]

_VIEWS = ("documents", "claims", "facts", "findings")


def read_time(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime | None:
    """Read a day or a time in ISO form, taken as UTC where it names no zone."""
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no time; write 2026-03-01 or 2026-03-01T08:00:00+00:00.", context, parameter) from None
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


file = click.argument("file", metavar="ARCHIVE", type=click.Path(dir_okay=False))


@click.group(epilog="Example: factcheck archive add published.sqlite articles/ && factcheck check draft.md --against published.sqlite")
def archive() -> None:
    """Keep articles with their claims, facts and findings in one file.

    Only articles that are new are read, and only the events that they touch are compared anew. An article that comes again under its id
    with another content is a new version: the latest alone is compared, the earlier ones stay to be asked for.
    """


@archive.command(epilog="Example: factcheck archive add published.sqlite articles/ --as-of 2026-03-01")
@file
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--as-of", "read_at", metavar="TIME", callback=read_time, help="When the articles were read.  [default: now]")
@lexicon
@reading
@jobs
@configured
@click.pass_context
def add(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Add articles to ARCHIVE, which is made if there is none."""
    from factcheck import archive as kept

    run = Judging(chosen, context)
    inputs = run.read(chosen["paths"])
    warn(inputs.skipped)
    with progress(len(inputs.documents), "article") as advance:
        crew = kept.Crew(run.policy, run.processes(inputs.documents), advance)
        added = kept.add(chosen["file"], inputs.documents, crew, chosen["read_at"] or datetime.now(UTC))
    complain(f"{chosen['file']}: {added.new} new, {added.replaced} in a new version, {added.known} known")
    return 0


@archive.command(epilog="Example: factcheck archive remove published.sqlite herald/2026-03-01")
@file
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@lexicon
@jobs
@configured
@click.pass_context
def remove(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Take articles out of ARCHIVE with all their versions, as if they had never been added."""
    from factcheck import archive as kept

    run = Judging(chosen, context)
    _need(chosen["file"])
    gone = kept.remove(chosen["file"], chosen["ids"], kept.Crew(run.policy))
    complain(f"{chosen['file']}: {gone} version{'' if gone == 1 else 's'} removed")
    return 0


def _need(file: str) -> None:
    """Raise FactcheckError where there is no such archive: what only takes away must not make one."""
    from factcheck.archive.schema import opened

    with opened(file):
        pass


@archive.command(epilog="Example: factcheck archive stats published.sqlite --format json")
@file
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="What to print.")
def stats(file: str, form: str) -> int:
    """Print how many documents, claims, facts and findings ARCHIVE holds."""
    import json

    from factcheck.archive import queries

    counts = queries.stats(file)
    if form == "json":
        write_stdout([json.dumps(counts), "\n"])
    else:
        write_stdout(f"{name:10}{count:>12,}\n" for name, count in counts.items())
    return 0


@archive.command(epilog="Example: factcheck archive query published.sqlite arrest --kind count --least 100 --since 2026-01-01")
@file
@click.argument("words", metavar="[WORD]...", nargs=-1)
@click.option("--what", "view", type=click.Choice(_VIEWS), default="claims", show_default=True, help="What to look for.")
@click.option("--kind", help="Claims or facts of this kind: count, money, date, …")
@click.option("--outlet", help="Documents or claims of this outlet.")
@click.option("--document", help="Claims of this document; with documents its id.")
@click.option("--event", help="What belongs to this event.")
@click.option("--unit", help="Claims in this base unit: kilogram, USD, percent, …")
@click.option("--subject", help="Claims that count this.")
@click.option("--verdict", help="Facts with this verdict.")
@click.option("--rule", help="Findings of this rule.")
@click.option("--least", metavar="VALUE", callback=lambda *given: _bound(given[2]), help="Values that reach this number or day.")
@click.option("--most", metavar="VALUE", callback=lambda *given: _bound(given[2]), help="Values that stay within this number or day.")
@click.option("--since", metavar="DATE", help="Published on this day or later.")
@click.option("--until", metavar="DATE", help="Published before this day.")
@click.option("--as-of", metavar="TIME", callback=read_time, help="As the archive stood at this time.")
@click.option("--versions", is_flag=True, help="Earlier versions too.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Print at most N rows.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True, help="What to print."
)
def query(**chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Print what ARCHIVE holds on some words, values, days or outlets.

    All conditions must hold. Each WORD is looked for in what is written (claims: surface, subject, predicate and speaker).
    """
    from itertools import islice

    from factcheck.archive import queries

    rows = islice(queries.ask(chosen["file"], _question(chosen)), chosen["limit"])
    write_stdout(_printed(rows, chosen["form"]))
    return 0


# The columns that each view has to be chosen by.
_COLUMNS = {
    "documents": {"outlet": "outlet", "document": "id", "event": "event"},
    "claims": {name: name for name in ("kind", "outlet", "document", "event", "unit", "subject")},
    "facts": {"kind": "kind", "event": "event", "verdict": "verdict"},
    "findings": {"event": "event", "rule": "rule"},
}
_DATED = ("documents", "claims")


def _question(chosen: dict[str, Any]) -> Question:
    """Return what is asked. Raises click.UsageError where a condition does not go with what is looked for."""
    from factcheck.archive.queries import Question

    view, columns = chosen["view"], _COLUMNS[chosen["view"]]
    named = [name for name in ("kind", "outlet", "document", "event", "unit", "subject", "verdict", "rule") if chosen[name] is not None]
    dated = [name for name in ("since", "until", "as_of", "versions") if chosen[name]]
    valued = [name for name in ("least", "most") if chosen[name] is not None]
    wrong = [name for name in named if name not in columns]
    wrong += [name for name in dated if view not in _DATED] + [name for name in valued if view != "claims"]
    if wrong:
        raise click.UsageError(f"--{wrong[0].replace('_', '-')} does not go with --what {view}.")
    as_of = chosen["as_of"]
    return Question(
        view=view,
        words=chosen["words"],
        equal=tuple((columns[name], chosen[name]) for name in named),
        least=chosen["least"],
        most=chosen["most"],
        since=chosen["since"],
        until=chosen["until"],
        as_of=as_of.isoformat(timespec="seconds") if as_of else None,
        versions=chosen["versions"],
    )


def _bound(value: str | None) -> float | str | None:
    """Return a number as a number and anything else, a day, as it is."""
    if value is None:
        return None
    try:
        return float(value.replace(",", ""))
    except ValueError:
        return value


def _printed(rows: Iterable[dict[str, Any]], form: str) -> Iterator[str]:
    if form == "jsonl":
        from factcheck.reporter.as_json import line

        yield from (f"{line(row)}\n" for row in rows)
    elif form == "json":
        import json

        yield json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
    elif form == "csv":
        yield from _csv(rows)
    else:
        yield from _table(list(rows))


def _csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    from factcheck.reporter.as_csv import cell, row_of

    for number, row in enumerate(rows):
        if number == 0:
            yield row_of(list(row))
        yield row_of([cell(value) if isinstance(value, str) else "" if value is None else str(value) for value in row.values()])


# What a table on a screen has room for.
_SHOWN = {"document": 28, "id": 28, "surface": 26, "kind": 10, "unit": 10, "subject": 14, "predicate": 12, "outlet": 16, "published": 16}
_WIDE = {"label": 40, "verdict": 12, "severity": 8, "rule": 20, "message": 90, "title": 60, "explanation": 60}


def _table(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    if not rows:
        return
    widths = {name: width for name, width in {**_SHOWN, **_WIDE}.items() if name in rows[0]}
    if "document" in widths:
        widths.pop("id", None)
    from factcheck.reporter.visible import one_line

    for row in ({name: name for name in widths}, *rows):
        yield (
            "  ".join(f"{one_line(str('' if row[name] is None else row[name]))[:width]:{width}}" for name, width in widths.items()).rstrip()
            + "\n"
        )


@archive.command(epilog="Example: factcheck archive export published.sqlite --what claims --format parquet --output claims.parquet")
@file
@click.option(
    "--what", "view", type=click.Choice([*_VIEWS, "articles", "report"]), default="claims", show_default=True, help="What to write."
)
@click.option(
    "--format", "form", metavar="FORMAT", default="jsonl", show_default=True, help="jsonl, csv or parquet; for a report any of compare."
)
@click.option("--output", metavar="PATH", type=click.Path(path_type=Path), help="The file to write.  [default: standard output]")
@click.option("--versions", is_flag=True, help="Earlier versions too.")
def export(file: str, view: str, form: str, output: Path | None, *, versions: bool) -> int:
    """Write a table of ARCHIVE, its articles as JSON Lines, or its report."""
    if view == "report":
        _export_report(file, form, output)
    elif form == "parquet":
        from factcheck.archive.parquet import write_parquet
        from factcheck.archive.queries import Question

        if output is None:
            raise click.UsageError("Parquet is written to a file: name it with --output.")
        write_parquet(file, Question(view=view, versions=versions), output)
    else:
        _write(_exported(file, view, form, versions=versions), output)
    return 0


def _exported(file: str, view: str, form: str, *, versions: bool) -> Iterator[str]:
    from factcheck.archive import queries

    if form not in {"jsonl", "csv"} or (view == "articles" and form != "jsonl"):
        raise click.UsageError(f"{form!r} is no format for {view}; choose jsonl{'' if view == 'articles' else ', csv or parquet'}.")
    if view == "articles":
        return _printed(queries.records(file), form)
    return _printed(queries.ask(file, queries.Question(view=view, versions=versions)), form)


def _export_report(file: str, form: str, output: Path | None) -> None:
    from factcheck.archive import queries
    from factcheck.archive.schema import opened
    from factcheck.model import Severity
    from factcheck.reporter import RENDERERS

    if form not in RENDERERS:
        raise click.UsageError(f"{form!r} is no format for a report; choose from {', '.join(RENDERERS)}.")
    with opened(file) as database:
        _write(rendered(form, queries.report(database), Severity.ERROR), output)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    if output is None:
        write_stdout(pieces)
    else:
        write_file(output, pieces)
