"""`factcheck baseline`: the file of findings that were looked at and accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging, gate_of
from factcheck.cli.options import as_of, choosing, fail_on, jobs, paths, read_day, reading
from factcheck.cli.streams import warn, write_file, write_stdout
from factcheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factcheck.baseline import Baseline, Entry
    from factcheck.model import Finding, Report

__all__ = ["baseline"]

FIRST_REASON = "found when the baseline was created"

_file = click.option("--baseline", "path", metavar="FILE", type=click.Path(path_type=Path), required=True, help="The baseline file.")
_some_paths = click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
_author = click.option("--author", metavar="NAME", help="Who accepts it.")
_until = click.option("--until", metavar="DATE", callback=read_day, help="The last day on which it is accepted.")
_reason = "Why: “not the same thing”, “both are right”, “the other outlet is wrong”, or your own words."


@click.group(epilog="Example: factcheck baseline create articles/ --baseline accepted.toml")
def baseline() -> None:
    """Accept findings in a file beside the articles, so that they no longer fail a run."""


@baseline.command(epilog="Example: factcheck baseline create articles/ --baseline accepted.toml --fail-on warning")
@paths
@_file
@fail_on
@click.option("--reason", metavar="TEXT", default=FIRST_REASON, show_default=True, help=_reason)
@_author
@_until
@choosing
@reading
@jobs
@configured
@click.pass_context
def create(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Accept everything that would fail a run today.

    What FILE accepts already stays in it as it is.
    """
    from factcheck.baseline import accept, entry_of

    path: Path = chosen["path"]
    gate = gate_of(chosen["fail_on"])
    report = _report(Judging(chosen, context))
    known = _read(path) if path.exists() else None
    if known is not None:
        report = accept(known, report, None).report
    failing = [finding for finding in report.findings if gate is not None and finding.severity >= gate]
    new = [finding for finding in failing if finding.acceptance is None]
    entries = [entry_of(finding, report, chosen["reason"], author=chosen["author"], until=chosen["until"]) for finding in new]
    _write(path, entries)
    kept = len(failing) - len(new)
    write_stdout([f"{path}: {_count(len(new))} accepted" + (f", {_count(kept)} had been accepted before" if kept else "") + "\n"])
    return 0


@baseline.command(
    epilog="Example: factcheck baseline add v1:4f1c2d9a0b7e6358 articles/ --baseline accepted.toml --reason 'not the same thing'"
)
@click.argument("fingerprint", metavar="FINGERPRINT")
@_some_paths
@_file
@click.option("--reason", metavar="TEXT", required=True, help=_reason)
@_author
@_until
@click.option("--outlet", "outlets", metavar="NAME", multiple=True, help="Accept it only where this outlet takes part; repeatable.")
@choosing
@reading
@jobs
@configured
@click.pass_context
def add(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Accept one finding.

    FINGERPRINT is printed by --format json and others. Given the articles as well, it is looked up in them, and what it is about is
    written down with it.
    """
    from factcheck.baseline import FINGERPRINT, Entry, entry_of

    name, path = chosen["fingerprint"], chosen["path"]
    if not FINGERPRINT.fullmatch(name):
        raise click.UsageError(f"{name!r} is no fingerprint; factcheck compare PATH... --format json prints them.")
    if not chosen["reason"].strip():
        raise click.UsageError("A finding is accepted for a reason; say which.")
    entry = Entry(name, chosen["reason"])
    if chosen["paths"]:
        report = _report(Judging(chosen, context))
        entry = entry_of(_named(name, report), report, chosen["reason"])
    outlets = tuple(sorted(chosen["outlets"])) or entry.outlets
    if path.exists():
        _read(path)
    _write(path, [entry._replace(author=chosen["author"], until=chosen["until"], outlets=outlets)])
    write_stdout([f"{path}: {entry.name} accepted: {chosen['reason']}\n"])
    return 0


@baseline.command(epilog="Example: factcheck baseline prune articles/ --baseline accepted.toml --as-of 2026-12-31")
@_some_paths
@_file
@as_of
@click.option("--dry-run", is_flag=True, help="Say what would be taken out, and leave the file as it is.")
@choosing
@reading
@jobs
@configured
@click.pass_context
def prune(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Take out what has expired and, given the articles, what fits none of their findings."""
    path: Path = chosen["path"]
    known = _read(path)
    if chosen["paths"]:
        gone = _useless(known, _report(Judging(chosen, context)), chosen["as_of"])
    elif chosen["as_of"] is not None:
        gone = {number: "expired" for number, entry in enumerate(known.entries) if entry.expired(chosen["as_of"])}
    else:
        raise click.UsageError("Give the articles, --as-of DATE, or both.")
    if gone and not chosen["dry_run"]:
        from factcheck.baseline.writing import without_entries

        write_file(path, [without_entries(path.read_text(encoding="utf-8-sig"), gone)])
    write_stdout(f"{path}: {known.entries[number].name} {why}\n" for number, why in gone.items())
    done = "would be taken out" if chosen["dry_run"] else "taken out"
    write_stdout([f"{path}: {_count(len(gone), 'entry', 'entries')} {done}, {len(known.entries) - len(gone)} left\n"])
    return 0


@baseline.command(epilog="Example: factcheck baseline show --baseline accepted.toml --as-of 2026-12-31")
@_file
@as_of
@click.option("--format", "form", type=click.Choice(["full", "json"]), default="full", show_default=True, help="What to print.")
@configured
def show(path: Path, as_of: date | None, form: str) -> int:
    """Print what is accepted, by whom, why and until when."""
    known = _read(path)
    write_stdout(_as_json(known, as_of) if form == "json" else _as_text(known, as_of))
    return 0


def _as_text(known: Baseline, day: date | None) -> Iterator[str]:
    from factcheck.reporter.visible import one_line

    for entry in known.entries:
        about = [entry.name, entry.rule if entry.fingerprint else None, entry.message or entry.subject]
        terms = [
            entry.reason,
            f"by {entry.author}" if entry.author else None,
            f"until {entry.until}" if entry.until else None,
            "expired" if entry.expired(day) else None,
        ]
        yield f"{one_line('  '.join(word for word in about if word))}\n  {one_line('; '.join(word for word in terms if word))}\n"
    yield f"{_count(len(known.entries), 'entry', 'entries')}\n"


def _as_json(known: Baseline, day: date | None) -> Iterator[str]:
    import json

    entries = [
        {**entry._asdict(), "until": entry.until and entry.until.isoformat(), "expired": entry.expired(day)} for entry in known.entries
    ]
    yield json.dumps({"path": known.path, "accept": entries}, ensure_ascii=False, indent=1) + "\n"


# ---------------------------------------------------------------- shared


def _report(run: Judging) -> Report:
    inputs = run.read(run.chosen["paths"])
    warn(inputs.skipped)
    return run.judged(run.compare(inputs))


def _read(path: Path) -> Baseline:
    from factcheck.baseline import read

    return read(path)


def _write(path: Path, entries: Iterable[Entry]) -> None:
    """Add entries to a file. Raises OSError, with its name, where that cannot be done; the file is then as it was."""
    from factcheck.baseline.writing import with_entries

    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    write_file(path, [with_entries(text, entries)])


def _named(name: str, report: Report) -> Finding:
    """Return the finding of a fingerprint. Raises DocumentError where the articles have none."""
    found = next((finding for finding in report.findings if finding.fingerprint == name), None)
    if found is None:
        raise DocumentError(f"no finding in these articles has the fingerprint {name}; factcheck compare PATH... --format json lists them")
    return found


def _useless(known: Baseline, report: Report, day: date | None) -> dict[int, str]:
    """Return number of an entry -> why it is of no use any more."""
    from factcheck.baseline import accept, latest_day

    day = day or latest_day(report)
    accepted = accept(known, report, day)
    return {
        number: "has expired" if entry.expired(day) else "fits no finding"
        for number, entry in enumerate(known.entries)
        if entry in accepted.stale or entry.expired(day)
    }


def _count(number: int, one: str = "finding", many: str = "findings") -> str:
    return f"{number} {one if number == 1 else many}"
