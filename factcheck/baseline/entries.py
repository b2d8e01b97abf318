"""The entries of a baseline file.

    [[accept]]
    fingerprint = "v1:4f1c2d9a0b7e6358"  # names rule, subject and distinct values: another value makes another finding
    rule = "figure.conflict"             # what follows narrows it: the entry holds only for findings to which all of it applies
    subject = "individual"
    outlet = ["wire-a", "wire-b"]        # all of them take part; one more does no harm
    event = "e7"
    until = 2026-12-31                   # the last day on which it holds
    reason = "not the same thing"
    author = "A. Editor"
    message = "wire-b: 2,010; …"         # what was accepted, for people

An entry without a fingerprint needs a rule and a subject, and accepts whatever values such findings have.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from factcheck.nearest import unknown
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.summary import facts_of
from factcheck.tomlfile import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from factcheck.model import Fact, Finding, Report
    from factcheck.tomlfile import TomlFile

__all__ = ["FINGERPRINT", "KEYS", "REASONS", "Baseline", "Entry", "entry_of", "read"]

VERSION = 1
FINGERPRINT = lazily(r"v1:[0-9a-f]{16}")
KEYS = ("fingerprint", "rule", "subject", "outlet", "event", "until", "reason", "author", "message")
# Reasons that editors give; any other is as good.
REASONS = ("not the same thing", "both are right", "the other outlet is wrong", "already corrected", "will not be changed")


class Entry(NamedTuple):
    """One acceptance. `outlets` take part all of them; empty fields narrow nothing. `line` is where it stands in its file."""

    fingerprint: str | None
    reason: str
    rule: str | None = None
    subject: str | None = None
    outlets: tuple[str, ...] = ()
    event: str | None = None
    until: date | None = None
    author: str | None = None
    message: str | None = None
    line: int | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.fingerprint or f"{self.rule} on {self.subject!r}"

    def expired(self, day: date | None) -> bool:
        """Say whether it no longer holds on a day; without a day nothing expires."""
        return day is not None and self.until is not None and self.until < day


class Baseline(NamedTuple):
    """The entries of a file, in its order. `path` is the file as it was named."""

    path: str
    entries: tuple[Entry, ...]


def read(path: Path) -> Baseline:
    """Return the entries of a file. Raises ConfigError, with file, line and remedy, where it is missing or one of them makes no sense."""
    file = read_toml(path)
    for key in file.table:
        if key not in {"version", "accept"}:
            raise file.fault(f"the key {unknown(key, ('version', 'accept'))}", key)
    if file.table.get("version", VERSION) != VERSION:
        raise file.fault(f"version {file.table['version']} is not known to this factcheck, which writes version {VERSION}", "version")
    accepted = file.table.get("accept", [])
    file.expect(accepted, list, "accept")
    return Baseline(str(path), tuple(_entry(file, number, table) for number, table in enumerate(accepted)))


def _entry(file: TomlFile, number: int, table: object) -> Entry:
    place = ("accept", number)
    if not isinstance(table, dict):
        raise file.fault("accept must be a list of tables; write [[accept]] above each", *place)
    for key in table:
        if key not in KEYS:
            raise file.fault(f"the key {unknown(key, KEYS)}", *place, key)
    outlets = _outlets(file, table, number)
    until = table.get("until")
    if until is not None:
        until = _day(file, until, number)
    for key in KEYS:
        if key not in {"outlet", "until"} and key in table:
            file.expect(table[key], str, *place, key)
    _complete(file, table, number)
    return Entry(
        fingerprint=table.get("fingerprint"),
        reason=table["reason"],
        rule=table.get("rule"),
        subject=table.get("subject"),
        outlets=outlets,
        event=table.get("event"),
        until=until,
        author=table.get("author"),
        message=table.get("message"),
        line=file.line(*place),
    )


def _complete(file: TomlFile, table: dict[str, Any], number: int) -> None:
    place = ("accept", number)
    if not table.get("reason", "").strip():
        raise file.fault("an entry needs a reason, such as reason = “not the same thing”".replace("“", '"').replace("”", '"'), *place)
    if "fingerprint" not in table and not ("rule" in table and "subject" in table):
        raise file.fault("an entry needs a fingerprint, or a rule and a subject", *place)
    if "fingerprint" in table and not FINGERPRINT.fullmatch(table["fingerprint"]):
        raise file.fault(
            f"{table['fingerprint']!r} is no fingerprint; factcheck compare PATH... --format json prints them", *place, "fingerprint"
        )


def _outlets(file: TomlFile, table: dict[str, Any], number: int) -> tuple[str, ...]:
    given = table.get("outlet", [])
    listed = given if isinstance(given, list) else [given]
    for outlet in listed:
        file.expect(outlet, str, "accept", number, "outlet")
    return tuple(listed)


def _day(file: TomlFile, value: object, number: int) -> date:
    """Return a day that is written as a TOML date or as text."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise file.fault(f"until is {value!r}, and must be a day such as 2026-12-31", "accept", number, "until") from None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise file.fault("until must be a day such as 2026-12-31", "accept", number, "until")
    return value


def entry_of(finding: Finding, report: Report, reason: str, *, author: str | None = None, until: date | None = None) -> Entry:
    """Return the entry that accepts a finding, narrowed to its rule, subject and outlets, and to its event where the articles state one."""
    outlets = {document.id: document.outlet for document in report.documents}
    stated = {document.event for document in report.documents if document.id in finding.documents}
    return Entry(
        fingerprint=finding.fingerprint,
        reason=reason,
        rule=finding.rule,
        subject=subjects(finding, facts_of(report))[0] or None,
        outlets=tuple(sorted({outlets[document] for document in finding.documents if document in outlets})),
        event=finding.event if stated == {finding.event} else None,
        until=until,
        author=author,
        message=finding.message,
    )


def subjects(finding: Finding, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return what a finding is about: the counted nouns or holders of its claims, sorted, and the label of its fact; ("",) for nothing."""
    fact = facts.get(finding.fact or "")
    if fact is None:
        return ("",)
    told = {getattr(claim.mention, "subject", None) or getattr(claim.mention, "holder", None) for claim in fact.claims}
    return (*sorted(word for word in told if word), fact.label)
