"""An event as it has been compared, in the rows that tell of it.

In: its report and findings, from whichever process compared it. Out: its columns and the rows of its facts, their claims and its findings.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck import events, pipeline
from factcheck.archive import coding
from factcheck.archive.coding import storable
from factcheck.archive.schema import KEPT
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Analysis, EventReport, Finding

__all__ = ["Told", "drop", "keep", "tell"]


class Told(NamedTuple):
    """An event as it has been compared: its id, its report, and the rows of its facts, their claims and its findings."""

    id: str
    report: bytes
    facts: list[tuple[Any, ...]]
    claims: list[tuple[str, ...]]
    findings: list[tuple[Any, ...]]


def tell(analyses: Sequence[Analysis], lexicon: Lexicon, policy: Policy) -> Told:
    """Return what documents that tell of one event, in the order of their ids, come to."""
    own = {analysis.document.id: analysis for analysis in analyses}
    event = events.event_of([analysis.document for analysis in analyses], policy)
    return _told(*pipeline.judge(event, own, lexicon, policy))


def _told(report: EventReport, findings: Sequence[Finding]) -> Told:
    claims = tuple(tuple(claim.id for claim in fact.claims) for fact in report.facts)
    bare = replace(report, facts=tuple(fact._replace(claims=()) for fact in report.facts))
    return Told(
        id=storable(report.event.id),
        report=coding.pack(KEPT, (bare, claims, tuple(findings))),
        facts=[
            (
                fact.id,
                *map(storable, (fact.label, fact.kind.value, fact.verdict.value, fact.severity.name.lower())),
                fact.reason,
                storable(fact.explanation),
                fact.weight,
            )
            for fact in report.facts
        ],
        claims=[tuple(map(storable, ids)) for ids in claims],
        findings=[
            (
                finding.rule,
                finding.severity.name.lower(),
                storable(finding.message),
                finding.cause,
                finding.fact,
                storable(json.dumps(finding.documents)),
                finding.fingerprint,
            )
            for finding in findings
        ],
    )


def keep(database: sqlite3.Connection, number: int, told: Told) -> None:
    """Put what an event comes to into the archive; `number` is that of the event, of which nothing is told yet."""
    database.execute("UPDATE events SET id = ?, report = ? WHERE number = ?", (told.id, told.report, number))
    (last,) = database.execute("SELECT coalesce(max(number), 0) FROM facts").fetchone()
    rows = [(last + place, number, *fact) for place, fact in enumerate(told.facts, 1)]
    database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    members = [(last + place, claim) for place, claims in enumerate(told.claims, 1) for claim in claims]
    database.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", members)
    columns = "event, rule, severity, message, cause, fact, documents, fingerprint"
    database.executemany(
        f"INSERT INTO findings ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 -- the columns above
        [(number, *finding) for finding in told.findings],
    )


def drop(database: sqlite3.Connection, event: int | None) -> None:
    """Take an event out of the archive with all that is told of it."""
    database.execute("DELETE FROM told WHERE fact IN (SELECT number FROM facts WHERE event = ?)", (event,))
    database.execute("DELETE FROM facts WHERE event = ?", (event,))
    database.execute("DELETE FROM findings WHERE event = ?", (event,))
    database.execute("DELETE FROM events WHERE number = ?", (event,))
