"""Changes to a baseline file that leave everything else in it as people wrote it: comments, order, spacing.

In: the text of a file ("" for a new one) and entries. Out: the new text; writing it is left to the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.items import AoT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from factcheck.baseline.entries import Entry

__all__ = ["with_entries", "without_entries"]

_HEAD = """\
# Findings of factcheck that were looked at and accepted. They are still shown, and do not fail a run.
# An entry holds until its finding changes: another value, another rule or another subject is a new finding.
"""


def with_entries(text: str, entries: Iterable[Entry]) -> str:
    """Return the text with entries added; an entry that differs from one of the file in reason, author or day alone takes its place."""
    document = tomlkit.parse(text or _HEAD + "version = 1\n")
    known = {_identity(table): table for table in _accepted(document)}
    added: list[dict[str, Any]] = []
    for entry in entries:
        table = _table(entry)
        same = known.setdefault(_identity(table), table)
        if same is table:
            added.append(table)
        else:
            _renew(same, table)
    pieces = [tomlkit.dumps({"accept": [table]}) for table in added]  # appended as text, each below an empty line
    return "\n".join([_ended(tomlkit.dumps(document)), *pieces])


def without_entries(text: str, numbers: Collection[int]) -> str:
    """Return the text less the entries of these numbers, counted from 0."""
    document = tomlkit.parse(text)
    accepted = _accepted(document)
    for number in sorted(numbers, reverse=True):
        del accepted[number]
    if not accepted:
        document.pop("accept", None)
    return _ended(tomlkit.dumps(document))


def _accepted(document: tomlkit.TOMLDocument) -> AoT:
    """Return the entries as tables of their own; a list in brackets, to which no table can be added, becomes such tables."""
    found = document.get("accept", [])
    if not isinstance(found, AoT):
        tables = tomlkit.aot()
        for entry in found:
            tables.append(tomlkit.item(entry.unwrap()))
        document.pop("accept", None)
        if tables:
            document["accept"] = tables
        return tables
    return found


def _table(entry: Entry) -> dict[str, Any]:
    told = {**entry._asdict(), "outlet": list(entry.outlets)}
    keys = ("fingerprint", "rule", "subject", "outlet", "event", "until", "reason", "author", "message")
    table = tomlkit.table()
    for key in keys:
        if told[key]:
            table.add(key, told[key])
    return table


def _identity(table: dict[str, Any]) -> tuple[object, ...]:
    """Return what two entries for the same findings share; an outlet by itself is a list of one."""
    outlets = table.get("outlet", [])
    listed = tuple(outlets) if isinstance(outlets, list) else (outlets,)
    return (*(table.get(key) for key in ("fingerprint", "rule", "subject", "event")), listed)


def _renew(known: dict[str, Any], table: dict[str, Any]) -> None:
    for key in ("until", "reason", "author", "message"):
        if key in table:
            known[key] = table[key]


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n"
