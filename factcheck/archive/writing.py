"""Add documents to an archive and take them out.

In: documents, or ids. Out: what was done. Each hundred documents are one transaction: once it is through, nothing loses them, and a run
that is killed is completed by the next one. Only documents that are new are read, and only events that they touch are compared anew.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factcheck import __version__, workers
from factcheck.archive.coding import storable
from factcheck.archive.schema import transaction, writing
from factcheck.archive.settling import Crew, settle
from factcheck.archive.telling import keep
from factcheck.archive.versions import bucket_of, digest, prepare
from factcheck.errors import DocumentError
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from factcheck.archive.versions import Version
    from factcheck.model import Document

__all__ = ["Added", "add", "remove"]


class Added(NamedTuple):
    """What a run did: versions that are new, documents of which an earlier one was there, and documents that were there as they are."""

    new: int
    replaced: int
    known: int


def add(path: str | Path, documents: Iterable[Document], crew: Crew, read_at: datetime) -> Added:
    """Add documents to the archive at `path`, which is made if there is none; `read_at` is kept as the time of reading.

    Raises FactcheckError where another process is writing, or the file is no archive of this version.
    """
    with writing(path) as database:
        writer = _Writer(database, read_at)
        fresh = writer.fresh(documents)
        for versions in workers.in_order(partial(prepare, policy=crew.policy), fresh, crew.jobs):
            with transaction(database):
                for version in versions:
                    writer.insert(version)
            crew.advance(len(versions))
        settle(database, path, crew)
        return Added(writer.new, writer.replaced, writer.known)


def remove(path: str | Path, ids: Sequence[str], crew: Crew) -> int:
    """Take documents out of an archive with all their versions, as if they had never been added; return how many versions these were.

    Raises DocumentError where one is not there.
    """
    with writing(path) as database:
        gone = 0
        with transaction(database):
            for identity in ids:
                versions = database.execute("SELECT number FROM documents WHERE id = ?", (storable(identity),)).fetchall()
                if not versions:
                    raise DocumentError(
                        f"{path}: no document has the id {identity!r}; factcheck archive query {path} --what documents lists them"
                    )
                for (number,) in versions:
                    _retire(database, number)
                    for table in ("contents", "claims", "held"):
                        database.execute(f"DELETE FROM {table} WHERE document = ?", (number,))  # noqa: S608 -- the names above
                    database.execute("DELETE FROM documents WHERE number = ?", (number,))
                gone += len(versions)
        settle(database, path, crew)
        return gone


def _retire(database: sqlite3.Connection, number: int) -> None:
    """Take a version out of what is compared, and note that it went."""
    _note(database, number)
    hour, keys = database.execute("SELECT hour, keys FROM documents WHERE number = ?", (number,)).fetchone()
    rows = [(key, bucket_of(hour), number) for key in keys.split()]
    database.executemany("DELETE FROM keys WHERE key = ? AND bucket = ? AND document = ?", rows)
    # Its event is another one without it, and is made anew.
    database.execute("UPDATE documents SET event = NULL WHERE event = (SELECT event FROM documents WHERE number = ?)", (number,))
    database.execute("UPDATE documents SET latest = 0 WHERE number = ?", (number,))


def _note(database: sqlite3.Connection, number: int) -> None:
    """Note that a text came or went: it, and those of the same wording, one of which stands for all."""
    database.execute(
        "INSERT INTO changed SELECT d.number, d.hour, d.keys, d.stated_event FROM documents d, documents n "
        "WHERE n.number = ?1 AND d.latest AND d.wording = n.wording",
        (number,),
    )


class _Writer:
    """Puts versions into the archive, under one reading."""

    def __init__(self, database: sqlite3.Connection, read_at: datetime) -> None:
        self._database = database
        self._read_at = read_at
        self._reading: int | None = None
        self.new = self.replaced = self.known = 0

    def fresh(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents that are not there yet as they are; an earlier version that is back needs no reading."""
        for document in documents:
            found = self._database.execute(
                "SELECT number, latest FROM documents WHERE id = ? AND sha256 = ?", (storable(document.id), digest(document))
            ).fetchone()
            if found is None:
                yield document
            elif found[1]:
                self.known += 1
            else:
                with transaction(self._database):
                    self._restore(found[0], storable(document.id))

    def insert(self, version: Version) -> None:
        """Put in a version; it takes the place of the one before, and is an event of its own until it is laid beside others."""
        replaced = self._replace(version.row[0])
        (event,) = self._database.execute("INSERT INTO events (id, first) VALUES ('', ?) RETURNING number", version.row[:1]).fetchone()
        (number,) = self._database.execute(
            "INSERT INTO documents "
            "(id, sha256, outlet, title, published, url, path, line, stated_event, wording, hour, keys, event, latest) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING number",
            (*version.row, event),
        ).fetchone()
        keep(self._database, event, version.told)
        self._database.execute("INSERT INTO contents VALUES (?, ?, ?, ?, ?)", (number, *version.contents))
        self._database.executemany(
            f"INSERT INTO claims VALUES ({number}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 -- a number of our own
            version.claims,
        )
        self._hold(number)
        self.new += not replaced
        self.replaced += replaced

    def _restore(self, number: int, identity: str) -> None:
        self._replace(identity)
        self._database.execute("UPDATE documents SET latest = 1 WHERE number = ?", (number,))
        self._hold(number)
        self.replaced += 1

    def _hold(self, number: int) -> None:
        """Make a version the latest from this reading on."""
        hour, keys, stated = self._database.execute("SELECT hour, keys, stated_event FROM documents WHERE number = ?", (number,)).fetchone()
        rows = [(key, bucket_of(hour), number) for key in keys.split() if stated is None]
        self._database.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", rows)
        self._database.execute("INSERT OR REPLACE INTO held VALUES (?, ?, NULL)", (number, self._number()))
        _note(self._database, number)

    def _replace(self, identity: str) -> bool:
        """Retire the latest version of a document; say whether there was one."""
        found = self._database.execute("SELECT number FROM documents WHERE id = ? AND latest", (identity,)).fetchone()
        if found is None:
            return False
        _retire(self._database, found[0])
        self._database.execute("UPDATE held SET until = ? WHERE document = ? AND until IS NULL", (self._number(), found[0]))
        return True

    def _number(self) -> int:
        """Return the number of this reading, which is noted when it changes something for the first time."""
        if self._reading is None:
            when = self._read_at.isoformat(timespec="seconds")
            (self._reading,) = self._database.execute(
                "INSERT INTO readings (read_at, version) VALUES (?, ?) RETURNING number", (when, __version__)
            ).fetchone()
        return self._reading
