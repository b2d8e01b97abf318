"""`factcheck watch`: an archive and its report kept current as articles arrive in a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import configured
from factcheck.cli.judging import Judging
from factcheck.cli.options import jobs, lexicon, read_outputs, reading
from factcheck.cli.streams import complain, rendered, warn, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["watch"]

# Files of one delivery come within a second or two; an article is in the report before an editor has turned to it.
_QUIET = 500
_LONGEST = 3_000


@click.command(epilog="Example: factcheck watch incoming/ --archive desk.sqlite --output html=desk.html")
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--archive",
    "file",
    metavar="ARCHIVE",
    required=True,
    type=click.Path(dir_okay=False),
    help="The archive that is kept; made if there is none.",
)
@click.option("--output", "outputs", metavar="FORMAT=PATH", multiple=True, callback=read_outputs, help="Keep a report current; repeatable.")
@click.option("--once", is_flag=True, help="Bring archive and reports up to date and end.")
@lexicon
@reading
@jobs
@configured
@click.pass_context
def watch(context: click.Context, /, **chosen: Any) -> int:  # noqa: ANN401 -- the options above, by name
    """Keep an archive and its report current as articles arrive in FOLDER.

    What is there already is added first. Changes are gathered for half a second before they are read. An article that is changed is a new
    version; one that is deleted stays in the archive. It ends at an interrupt (Ctrl-C) or a termination signal, with exit status 0, after
    what is under way.
    """
    keeper = _Keeper(Judging({**chosen, "allow_empty": True}, context), chosen)
    if chosen["once"]:
        keeper.update()
        return 0
    for number, _ in enumerate(_changes(chosen["folder"])):
        if number == 0:
            keeper.update()
            complain(f"watching {chosen['folder']}")
        else:
            keeper.try_update()
    complain("stopped")
    return 0


def _changes(folder: str) -> Iterator[object]:
    """Yield once when the folder is being watched, so that nothing is missed between reading and watching; then after each change.

    It ends at a signal.
    """
    from factcheck.errors import FactcheckError

    try:
        import watchfiles
    except ImportError as error:
        raise FactcheckError("watch needs an extra: pip install 'factcheck-newsroom[watch]'") from error
    import signal
    import threading

    stopped = threading.Event()
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda *_: stopped.set())
    begun = False
    found = watchfiles.watch(
        folder,
        debounce=_LONGEST,
        step=_QUIET,
        stop_event=stopped,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for changes in found:
        if changes or not begun:
            begun = True
            yield changes


class _Keeper:
    """Brings the archive and the reports up to date with the folder."""

    def __init__(self, run: Judging, chosen: dict[str, Any]) -> None:
        self._run = run
        self._folder: str = chosen["folder"]
        self._file: str = chosen["file"]
        self._outputs: dict[Path, str] = chosen["outputs"]
        self._warned: set[tuple[str, int | None]] = set()

    def try_update(self) -> None:
        """Update, and say in a line why where that is not possible now: the next change may mend it."""
        from factcheck.errors import FactcheckError

        try:
            self.update()
        except FactcheckError as error:
            for line in str(error).splitlines():
                complain(line)

    def update(self) -> None:
        """Add what is new in the folder, and write the reports anew if anything was or one is missing."""
        from factcheck import archive

        inputs = self._run.read([self._folder])
        new = [one for one in inputs.skipped if (one.path, one.line) not in self._warned]
        warn(new)
        self._warned.update((one.path, one.line) for one in new)
        crew = archive.Crew(self._run.policy, self._run.processes(inputs.documents))
        added = archive.add(self._file, inputs.documents, crew, datetime.now(UTC))
        if added.new or added.replaced:
            complain(f"{self._file}: {added.new} new, {added.replaced} in a new version")
        if added.new or added.replaced or not all(path.exists() for path in self._outputs):
            self._report()

    def _report(self) -> None:
        from factcheck.archive import queries
        from factcheck.archive.schema import opened
        from factcheck.model import Severity

        for path, form in self._outputs.items():
            with opened(self._file) as database:
                write_file(path, rendered(form, queries.report(database), Severity.ERROR))
