"""The command line: arguments, streams and exit status. The only module that knows click, and the only one that prints.

Exit status: 0 nothing at or above --fail-on, 1 something, 2 bad usage, bad input or an internal error, 130 interrupted.
Standard output carries the result and nothing else; warnings and errors go to standard error, one line each.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

import click

from factcheck import __version__
from factcheck.errors import FactcheckError
from factcheck.reporter import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Document, Report, Severity, Skipped
    from factcheck.reporter.view import View

__all__ = ["main", "run"]

FOUND, FAILED, INTERRUPTED = 1, 2, 130

SCHEMAS = ("extract", "compare", "explain")
GATES = ("error", "warning", "note", "never")
_NARROWEST, _USUAL, _WIDEST = 60, 80, 200


def main() -> NoReturn:
    """Run the command line on the arguments of the process and end it."""
    from factcheck.workers import let_the_collector_rest

    let_the_collector_rest()
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command (default: the arguments of the process) and return its exit status."""
    try:
        return _factcheck.main(arguments, prog_name="factcheck", standalone_mode=False) or 0
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "factcheck"
        _complain(f"{error.format_message()} Try '{command} --help'.")
    except FactcheckError as error:
        for line in str(error).splitlines():
            _complain(line)
    except OSError as error:
        _complain(f"{error.filename or 'standard output'}: {error.strerror}")
    except Exception as error:  # the last resort: a bug must not look like "found", which is status 1
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        _complain(f"internal error: {type(error).__name__}: {error}; set FACTCHECK_DEBUG=1 to see where, and please report it")
    return FAILED


def _complain(message: str) -> None:
    """Print one line on standard error; file names come from outside, so what would steer the terminal is made visible."""
    from factcheck.reporter.visible import one_line

    click.echo(f"factcheck: {one_line(message)}", err=True)


class _Commands(click.Group):
    """The group of all commands: ends an interrupted one with 130, and lists them in the order in which they are defined."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's own signature
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _complain("interrupted")
            return INTERRUPTED

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


def _show_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 -- click's own signature
    del parameter
    if value and not context.resilient_parsing:
        click.echo(f"factcheck {__version__}")
        context.exit()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: factcheck compare articles/ --output html=report.html",
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version and exit.")
def _factcheck() -> None:
    """Say where several outlets agree on an event, where only the form differs, and where they cannot all be right."""


# ---------------------------------------------------------------- arguments


def _outputs(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[Path, str]:
    """Read FORMAT=PATH pairs into a format for each path."""
    outputs: dict[Path, str] = {}
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise click.BadParameter(f"{value!r} is not FORMAT=PATH.", context, parameter)
        if name not in RENDERERS:
            raise click.BadParameter(f"{name!r} is not a format; choose from {', '.join(RENDERERS)}.", context, parameter)
        if Path(path) in outputs:
            raise click.BadParameter(f"{path!r} is named twice.", context, parameter)
        outputs[Path(path)] = name
    return outputs


def _kinds(context: click.Context, parameter: click.Parameter, value: str | None) -> frozenset[str]:
    from factcheck.model import Kind

    return _among([kind.value for kind in Kind], (value,) if value else (), context, parameter)


def _rules(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> frozenset[str]:
    if not value:
        return frozenset()
    from factcheck.rules import RULES

    return _among(list(RULES), value, context, parameter)


def _among(known: Sequence[str], values: Iterable[str], context: click.Context, parameter: click.Parameter) -> frozenset[str]:
    """Read comma-separated names, given once or more, each of which must be a known one."""
    names = [name.strip() for text in values for name in text.split(",")]
    for name in names:
        if name not in known:
            raise click.BadParameter(_unknown(name, known), context, parameter)
    return frozenset(names)


def _unknown(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f"{name!r} is unknown; did you mean {near[0]!r}?" if near else f"{name!r} is unknown; choose from {', '.join(known)}."


_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_jobs = click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Use at most N processes.  [default: one a core]")
_strict = click.option("--strict", is_flag=True, help="Exit 2 where a file of a folder or a record cannot be read.")


# ---------------------------------------------------------------- commands


@_factcheck.command(epilog="Example: factcheck compare articles/ --format json --fail-on warning > report.json")
@_paths
@click.option("--format", "form", type=click.Choice(list(RENDERERS)), default="full", show_default=True, help="What to print.")
@click.option("--output", "outputs", metavar="FORMAT=PATH", multiple=True, callback=_outputs, help="Also write a file; repeatable.")
@click.option("--fail-on", type=click.Choice(GATES), default="error", show_default=True, help="Exit 1 from this severity up.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when something is found.")
@click.option("--ignore", metavar="RULE,...", multiple=True, callback=_rules, help="Leave out the findings of these rules.")
@_strict
@_jobs
def compare(**options: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Compare what several articles say of one event.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    from factcheck import pipeline, workers
    from factcheck.model import Severity

    inputs = pipeline.read(options["paths"], stdin=_stdin(options["paths"]), strict=options["strict"])
    jobs = workers.processes(options["jobs"], len(inputs.documents))
    report = pipeline.compare(inputs.documents, skipped=inputs.skipped, jobs=jobs)
    if options["ignore"]:
        from factcheck.rules import without

        report = without(report, options["ignore"])
    _warn(inputs.skipped)
    gate = None if options["fail_on"] == "never" else Severity[options["fail_on"].upper()]
    for path, form in options["outputs"].items():
        _write_file(path, _rendered(form, report, gate))
    _write_stdout(_rendered(options["form"], report, gate, screen=True))
    found = gate is not None and report.severity >= gate
    return FOUND if found and not options["exit_zero"] else 0


@_factcheck.command(epilog="Example: factcheck extract articles/ --kinds count,money > claims.jsonl")
@_paths
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="What to print.")
@click.option("--kinds", metavar="KIND,...", callback=_kinds, help="Print claims of these kinds only.")
@_strict
@_jobs
def extract(**options: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Print every claim in the articles, one a line.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    from functools import partial

    from factcheck import pipeline, workers

    inputs = pipeline.read(options["paths"], stdin=_stdin(options["paths"]), strict=options["strict"])
    _warn(inputs.skipped)
    jobs = workers.processes(options["jobs"], len(inputs.documents))
    _write_stdout(workers.in_order(partial(_claims, options["kinds"]), inputs.documents, jobs))
    return 0


def _claims(kinds: frozenset[str], documents: Sequence[Document]) -> str:
    """Return the claims of some documents, those of certain kinds if there are any given, one a line."""
    from factcheck import pipeline
    from factcheck.reporter import as_jsonl

    claims = (claim for analysis in pipeline.extract(documents) for claim in analysis.claims if not kinds or claim.kind in kinds)
    return "".join(as_jsonl.lines(claims))


@_factcheck.command(epilog="Example: factcheck explain articles/ --finding v1:4f1c2d9a0b7e6358")
@_paths
@click.option("--finding", metavar="FINGERPRINT", help="Explain the fact of this finding.")
@click.option("--claims", metavar="ID ID", nargs=2, help="Explain how these two claims compare.")
@click.option("--format", "form", type=click.Choice(["full", "json"]), default="full", show_default=True, help="What to print.")
def explain(**options: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Show how a verdict was reached: values, weights, and what forbids.

    Each PATH is an article, a folder of articles, a JSON Lines file, or "-" for JSON Lines on standard input.
    """
    from factcheck import pipeline
    from factcheck.reporter import explanation

    if (options["finding"] is None) == (options["claims"] is None):
        raise click.UsageError("Give either --finding FINGERPRINT or --claims ID ID.")
    inputs = pipeline.read(options["paths"], stdin=_stdin(options["paths"]))
    _warn(inputs.skipped)
    explained = pipeline.explain(inputs.documents, claims=options["claims"], fingerprint=options["finding"])
    _write_stdout([explanation.as_json(explained)] if options["form"] == "json" else explanation.as_text(explained))
    return 0


@_factcheck.command(epilog="Example: factcheck schema compare > compare.schema.json")
@click.argument("name", metavar="|".join(SCHEMAS), type=click.Choice(SCHEMAS))
def schema(name: str) -> int:
    """Print the JSON Schema of a command's output."""
    from importlib.resources import files

    _write_stdout([files("factcheck").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")])
    return 0


@_factcheck.command(epilog="Example: factcheck rules figure.conflict")
@click.argument("rule", metavar="[ID]", required=False)
def rules(rule: str | None) -> int:
    """List the rules, or print the manual of one."""
    from factcheck.reporter import manual
    from factcheck.rules import RULES

    if rule is not None and rule not in RULES:
        raise click.BadParameter(_unknown(rule, list(RULES)))
    _write_stdout(manual.contents(RULES.values()) if rule is None else manual.page(RULES[rule]))
    return 0


# ---------------------------------------------------------------- streams


def _stdin(paths: Sequence[str]) -> BinaryIO | None:
    # A job that closes its standard input has none to offer, and needs none unless it is asked for.
    return sys.stdin.buffer if "-" in paths and sys.stdin is not None else None


def _warn(skipped: Iterable[Skipped]) -> None:
    for passed in skipped:
        place = passed.path if passed.line is None else f"{passed.path}:{passed.line}"
        _complain(f"skipped {place}: {passed.reason}")


def _rendered(form: str, report: Report, gate: Severity | None, *, screen: bool = False) -> Iterator[str]:
    from factcheck import reporter

    return reporter.render(form, report, _view(gate, screen=screen and form in {"full", "concise"}))


def _view(gate: Severity | None, *, screen: bool) -> View:
    """Return how to print: a screen has a width and perhaps colours, anything else is 80 columns of plain text."""
    from factcheck.reporter.view import View

    if not screen:
        return View(gate=gate, version=__version__, root=str(Path.cwd()))
    from factcheck.reporter.terminal import colors

    return View(width=_columns(), colors=colors(sys.stdout), gate=gate, version=__version__, root=str(Path.cwd()))


def _columns() -> int:
    """Return the width of the screen; into a pipe it is what COLUMNS says, or 80."""
    from shutil import get_terminal_size

    columns = get_terminal_size((_USUAL, 0)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else _USUAL
    return min(max(columns, _NARROWEST), _WIDEST)


def _bytes(pieces: Iterable[str]) -> Iterator[bytes]:
    # A lone surrogate (from "\ud83d" in somebody's JSON) is written as its escape; no text of an article can end the run here.
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _write_stdout(pieces: Iterable[str]) -> None:
    """Write to standard output; a reader that went away (`| head`) ends it in silence."""
    stream = sys.stdout.buffer
    try:
        for piece in _bytes(pieces):
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        # What is still in the buffer would be written once more at exit, and fail there with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write a file whole or not at all: beside its place first, then moved into it.

    Raises OSError, with the name of `path`, where the folder is missing or nothing can be written.
    """
    if path.exists() and not path.is_file():  # /dev/stdout, a named pipe: nothing that could be replaced
        with path.open("wb") as stream:
            stream.writelines(_bytes(pieces))
        return
    place = path.resolve()
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.writelines(_bytes(pieces))
        temporary.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)
