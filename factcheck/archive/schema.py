"""The file of an archive: its tables, who may write, and which versions read it.

In: a path. Out: an open connection. SQLite in WAL mode: readers are never refused, and a process killed at any moment leaves the last
transaction whole. A second writer is told so at once, by a lock on a file beside the archive that no process outlives.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.archive.coding import form
from factcheck.errors import FactcheckError
from factcheck.model import Claim, Document, EventReport, Finding, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["KEPT", "READ", "is_archive", "opened", "transaction", "writing"]

# "fact" in ASCII: what `file` and SQLite call the application that a database belongs to.
_APPLICATION = 0x66616374
_VERSION = 2
# What the sentences and claims of a document are packed as, and the report of an event: the event with facts that hold no claims, the ids
# of each fact's claims, the findings.
READ = tuple[tuple[Sentence, ...], tuple[Claim, ...]]
KEPT = tuple[EventReport, tuple[tuple[str, ...], ...], tuple[Finding, ...]]
_MAGIC = b"SQLite format 3\x00"
_PAGES_BETWEEN_FOLDINGS = 8_000  # of the journal into the file; pages that many articles change are then written once
_MOMENT = 60_000  # milliseconds that a reader waits while the last writer folds its journal in


def is_archive(path: str | Path) -> bool:
    """Say whether a path is a file that SQLite has made."""
    place = Path(path)
    try:
        with place.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


@contextmanager
def opened(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads an archive as it stands now. Raises FactcheckError where there is none, or one of another version."""
    if not is_archive(path):
        why = "is no archive" if Path(path).exists() else "there is no such archive"
        raise FactcheckError(f"{path}: {why}; make one: factcheck archive add {path} PATH...")
    with closing(_connect(path)) as connection, _named(path):
        connection.execute("PRAGMA query_only = 1")
        _check(connection, path)
        connection.execute("BEGIN")  # everything is read as of one moment
        yield connection


@contextmanager
def writing(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that may change an archive, made if there is none.

    Raises FactcheckError where another process is writing, or the file is no archive or one of another version.
    """
    place = Path(path)
    if place.exists() and place.stat().st_size and not is_archive(place):
        raise FactcheckError(f"{path}: is no archive; name another file")
    if not place.parent.is_dir():
        raise FactcheckError(f"{path}: there is no folder {place.parent}; make it first")
    with _alone(path), closing(_connect(path)) as connection, _named(path):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BETWEEN_FOLDINGS}")
        if connection.execute("PRAGMA application_id").fetchone()[0] == 0 and not _tables(connection):
            _make(connection)
        _check(connection, path)
        yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make what is written inside one step: all of it is kept or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: str | Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_MOMENT / 1000, isolation_level=None)
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


@contextmanager
def _named(path: str | Path) -> Iterator[None]:
    """Tell what the database cannot do in one line, with the name of the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise FactcheckError(f"{path}: {error}; is it whole, and is there room on the disk?") from error


@contextmanager
def _alone(path: str | Path) -> Iterator[None]:
    """Keep other writers out: a lock of the database library itself, which works everywhere and dies with its process."""
    with closing(sqlite3.connect(f"{path}-writer", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise FactcheckError(
                f"{path}: another process is writing to it; wait until that ends (reading is possible meanwhile)"
            ) from error
        yield


def _tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _make(connection: sqlite3.Connection) -> None:
    script = files("factcheck.archive").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(f"BEGIN;\n{script}\nPRAGMA application_id = {_APPLICATION};\nPRAGMA user_version = {_VERSION};")
    connection.execute("INSERT INTO about VALUES ('form', ?)", (_form(),))
    connection.execute("COMMIT")


def _form() -> str:
    return form(Document, READ, KEPT)


def _check(connection: sqlite3.Connection, path: str | Path) -> None:
    application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != _APPLICATION:
        raise FactcheckError(f"{path}: is a database of something else; name another file")
    if version == _VERSION:
        found = connection.execute("SELECT value FROM about WHERE key = 'form'").fetchone()
        if found == (_form(),):
            return
    raise FactcheckError(
        f"{path}: was made by another version of factcheck (form {version}, this one reads {_VERSION}); make it anew from its articles: "
        "factcheck archive export ARCHIVE --what articles with that version, and archive add with this one"
    )
