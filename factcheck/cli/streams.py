"""What goes to which stream: the result to standard output and to files, warnings and errors to standard error, one line each."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from factcheck import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Report, Severity, Skipped
    from factcheck.reporter.view import View

__all__ = ["complain", "rendered", "repository", "standard_input", "warn", "write_file", "write_report", "write_stdout"]

Settled = tuple[tuple[str, str], ...]
_NARROWEST, _USUAL, _WIDEST = 60, 80, 200


def complain(message: str) -> None:
    """Print one line on standard error; file names come from outside, so what would steer the terminal is made visible."""
    from factcheck.reporter.visible import one_line

    click.echo(f"factcheck: {one_line(message)}", err=True)


def standard_input(paths: Sequence[str]) -> BinaryIO | None:
    """Return standard input where "-" is among the paths, and none otherwise."""
    # A job that closes its standard input has none to offer, and needs none unless it is asked for.
    return sys.stdin.buffer if "-" in paths and sys.stdin is not None else None


def warn(skipped: Iterable[Skipped]) -> None:
    """Name on standard error, one line each, what was passed over."""
    for passed in skipped:
        place = passed.path if passed.line is None else f"{passed.path}:{passed.line}"
        complain(f"skipped {place}: {passed.reason}")


def rendered(form: str, report: Report, gate: Severity | None, *, screen: bool = False, settings: Settled = ()) -> Iterator[str]:
    """Return the pieces of a report in one format.

    `gate` is the severity that fails the run, `screen` says that a terminal may show it, `settings` are the options that were chosen.
    """
    from factcheck import reporter

    return reporter.render(form, report, _view(gate, screen=screen and form in {"full", "concise"})._replace(settings=settings))


def write_report(path: Path, form: str, report: Report, gate: Severity | None, settings: Settled = ()) -> None:
    """Write a report to a file; a large one as pages to several, those of its events in a folder beside it."""
    if form != "html" or (path.exists() and not path.is_file()):
        write_file(path, rendered(form, report, gate, settings=settings))
        return
    from factcheck.reporter.pages import files

    for name, pieces in files(report, _view(gate, screen=False)._replace(settings=settings), path.name):
        place = path.parent / name
        if place.parent != path.parent:
            place.parent.mkdir(exist_ok=True)
        write_file(place, pieces)


def _view(gate: Severity | None, *, screen: bool) -> View:
    """Return how to print: a screen has a width and perhaps colours, anything else is 80 columns of plain text."""
    from factcheck.reporter.view import View

    folder = Path.cwd()
    view = View(gate=gate, version=__version__, root=str(repository(folder)), folder=str(folder))
    if not screen:
        return view
    from factcheck.reporter.terminal import colors

    return view._replace(width=_columns(), colors=colors(sys.stdout))


def repository(folder: Path) -> Path:
    """Return the root of the repository that a folder lies in, or the folder itself."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def _columns() -> int:
    """Return the width of the screen; into a pipe it is what COLUMNS says, or 80."""
    from shutil import get_terminal_size

    columns = get_terminal_size((_USUAL, 0)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else _USUAL
    return min(max(columns, _NARROWEST), _WIDEST)


def _bytes(pieces: Iterable[str]) -> Iterator[bytes]:
    # A lone surrogate (from "\ud83d" in somebody's JSON) is written as its escape; no text of an article can end the run here.
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def write_stdout(pieces: Iterable[str]) -> None:
    """Write to standard output; a reader that went away (`| head`) ends it in silence."""
    stream = sys.stdout.buffer
    try:
        for piece in _bytes(pieces):
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        # What is still in the buffer would be written once more at exit, and fail there with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, pieces: Iterable[str]) -> None:
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
