"""What an archive holds: how much, which documents, claims, facts and findings, and the report on all of it.

In: the path of an archive. Out: counts, rows, a report that is read event by event as it is printed. Nothing here changes the archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, overload

from factcheck import summary
from factcheck.archive import coding
from factcheck.archive.coding import storable
from factcheck.archive.schema import KEPT, opened
from factcheck.archive.versions import analyses, documents
from factcheck.model import Document, EventReport, Report
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.model import Finding

__all__ = ["VIEWS", "Question", "articles", "ask", "records", "report", "stats"]

# What can be asked for, and the columns that its rows are put in order by.
VIEWS = {
    "documents": "id, read_at, sha256",
    "claims": "document, sha256, place",
    "facts": "event, id",
    "findings": "event, rule, fingerprint",
}
_COUNTED = {
    "documents": "SELECT count(*) FROM documents WHERE latest",
    "versions": "SELECT count(*) FROM documents",
    "claims": "SELECT count(*) FROM claims c JOIN documents d ON d.number = c.document WHERE d.latest",
    "events": "SELECT count(*) FROM events",
    "facts": "SELECT count(*) FROM facts",
    "findings": "SELECT count(*) FROM findings",
    "waiting": "SELECT (SELECT count(*) FROM events WHERE report IS NULL) + (SELECT count(DISTINCT node) FROM changed)",
}


def stats(path: str | Path) -> dict[str, int]:
    """Return how many of each kind an archive holds; claims are those of latest versions.

    `waiting` counts events and texts that an interrupted run has left to be compared; the next run that adds or removes completes them.
    """
    with opened(path) as database:
        return {name: database.execute(query).fetchone()[0] for name, query in _COUNTED.items()}


class Question(NamedTuple):
    """What is wanted of a view: each condition that is set must hold. `words` are looked for in what is written, whatever their case."""

    view: str = "claims"
    words: tuple[str, ...] = ()
    equal: tuple[tuple[str, str], ...] = ()
    least: float | str | None = None
    most: float | str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    versions: bool = False


# Where words are looked for, and the day that `since` and `until` mean.
_TEXT = {
    "documents": "coalesce(title, '') || ' ' || id || ' ' || outlet",
    "claims": "surface || ' ' || coalesce(subject, '') || ' ' || coalesce(predicate, '') || ' ' || coalesce(speaker, '')",
    "facts": "label || ' ' || explanation",
    "findings": "message",
}


def ask(path: str | Path, question: Question) -> Iterator[dict[str, Any]]:
    """Yield the rows that answer a question, each with the names of its columns, in an order of their own."""
    query, values = _query(question)
    with opened(path) as database:
        cursor = database.execute(query, values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield {name: value for name, value in zip(names, row, strict=True) if name != "place"}


def _query(question: Question) -> tuple[str, list[Any]]:
    view = question.view
    conditions = [*_worded(question), *_bounded(question)]
    if view in {"documents", "claims"}:
        conditions += _versions(question)
    where = f" WHERE {' AND '.join(condition for condition, _ in conditions)}" if conditions else ""
    values = [value for _, given in conditions for value in given]
    return f"SELECT * FROM v_{view}{where} ORDER BY {VIEWS[view]}", values  # noqa: S608 -- names from this module, values as parameters


_Condition = tuple[str, tuple[Any, ...]]


def _worded(question: Question) -> Iterator[_Condition]:
    for word in question.words:
        yield f"instr(lower({_TEXT[question.view]}), lower(?))", (storable(word),)
    for column, value in question.equal:
        yield f"{column} = ?", (storable(value),)


def _bounded(question: Question) -> Iterator[_Condition]:
    """Ask for values that meet the bounds, days with days and numbers with numbers, and for the time of publication."""
    for operator, bound, column in ((">=", question.least, "high"), ("<=", question.most, "low")):
        if bound is not None:
            yield f"{column} {operator} ? AND (typeof({column}) = 'text') = ?", (bound, isinstance(bound, str))
    for operator, day in ((">=", question.since), ("<", question.until)):
        if day is not None:
            yield f"published {operator} ?", (day,)


def _versions(question: Question) -> Iterator[_Condition]:
    """Ask for the latest versions, for those that were the latest at some time, or for all."""
    view = question.view
    if question.as_of is not None and view == "documents":
        yield "read_at <= ? AND (replaced_at IS NULL OR replaced_at > ?)", (question.as_of, question.as_of)
    elif question.as_of is not None:
        held = "h.id = v_claims.document AND h.sha256 = v_claims.sha256 AND h.read_at <= ? AND (h.replaced_at IS NULL OR h.replaced_at > ?)"
        yield f"EXISTS (SELECT 1 FROM v_documents h WHERE {held})", (question.as_of, question.as_of)  # noqa: S608 -- as in _query
    elif not question.versions:
        yield "latest", ()


def articles(path: str | Path) -> Iterator[Document]:
    """Yield the latest version of each document, by id, as it was read."""
    with opened(path) as database:
        yield from _Articles(database)


def report(database: sqlite3.Connection) -> Report:
    """Return the report on the latest versions in an open archive: the one that a comparison of all of them gives.

    Events are read from the archive as they are printed, so the connection must stay open until then.
    """
    numbers = [row[0] for row in database.execute("SELECT number FROM events WHERE report IS NOT NULL ORDER BY first")]
    findings: list[Finding] = []
    for number in numbers:
        if database.execute("SELECT 1 FROM findings WHERE event = ? LIMIT 1", (number,)).fetchone():
            findings += _kept(database, number)[2]
    return Report(
        documents=_Articles(database),
        events=_Events(database, numbers),
        findings=tuple(sorted(findings, key=summary.finding_order)),
    )


def _kept(database: sqlite3.Connection, event: int) -> Any:  # noqa: ANN401 -- a value of KEPT, which is no static type
    (packed,) = database.execute("SELECT report FROM events WHERE number = ?", (event,)).fetchone()
    return coding.unpack(KEPT, packed)


class _Articles(Sequence[Document]):
    """The latest versions of the documents of an archive, by id, each read when it is asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._numbers = [row[0] for row in database.execute("SELECT number FROM documents WHERE latest ORDER BY id")]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return list(documents(self._database, self._numbers[index]))
        return next(documents(self._database, [self._numbers[index]]))


class _Events(Sequence[EventReport]):
    """The events of an archive with their facts, each put together when it is asked for."""

    def __init__(self, database: sqlite3.Connection, numbers: Sequence[int]) -> None:
        self._database = database
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> EventReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[EventReport]: ...
    def __getitem__(self, index: int | slice) -> EventReport | Sequence[EventReport]:
        if isinstance(index, slice):
            return [self._event(number) for number in self._numbers[index]]
        return self._event(self._numbers[index])

    def _event(self, number: int) -> EventReport:
        bare, ids, _ = _kept(self._database, number)
        members = [row[0] for row in self._database.execute("SELECT number FROM documents WHERE event = ? ORDER BY id", (number,))]
        claims = {claim.id: claim for analysis in analyses(self._database, members) for claim in analysis.claims}
        facts = tuple(fact._replace(claims=tuple(claims[one] for one in own)) for fact, own in zip(bare.facts, ids, strict=True))
        event: EventReport = replace(bare, facts=facts)
        return event


def records(path: str | Path) -> Iterator[dict[str, Any]]:
    """Yield the latest version of each document as a record of JSON Lines, which `archive add` and every other command read."""
    for document in articles(path):
        record = {
            "id": document.id,
            "text": document.text,
            "title": document.title,
            "outlet": document.outlet,
            "published": document.published.isoformat() if document.published else None,
            "url": document.url,
            "event": document.event,
        }
        yield {name: value for name, value in record.items() if value is not None}
