"""SARIF 2.1.0, which code hosts read: the rules with their manual, and each finding at its line.

Source of the form: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0. GitHub reads at most 25,000 results a run
and shows 100 locations of a result.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from factcheck.model import Severity
from factcheck.reporter.places import surface
from factcheck.reporter.positions import by_minority, path_of, region
from factcheck.reporter.visible import one_line
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Document, Finding, Passage, Report
    from factcheck.reporter.view import View
    from factcheck.rules import Rule

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.NONE: "none"}
_MOST_RESULTS = 25_000
_MOST_RELATED = 100
# Whatever may stand in the path of a URI as it is (RFC 3986, section 3.3); a colon in the first segment would read as a scheme.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@")
# In a message, "[words](1)" is a link to related location 1.
_BRACKETS = re.compile(r"([\\\[\]])")


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the log: one run, the gravest results first."""
    documents = {document.id: document for document in report.documents}
    facts = {fact.id: fact for event in report.events for fact in event.facts}
    findings = sorted(report.findings, key=lambda finding: -finding.severity)[:_MOST_RESULTS]
    places = {rule: number for number, rule in enumerate(RULES)}
    driver: dict[str, Any] = {"name": "factcheck", "rules": [_rule(rule) for rule in RULES.values()]}
    if view.version:
        driver["version"] = view.version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, by_minority(finding, facts), documents, places, view) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    text = f"{rule.finds}\n\nWhat to do: {rule.remedy}\n\nTo silence it: {rule.silence}"
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.finds},
        "help": {"text": text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(
    finding: Finding, evidence: tuple[Passage, ...], documents: Mapping[str, Document], places: Mapping[str, int], view: View
) -> dict[str, Any]:
    known = [place for place in evidence if place.document in documents]
    related = [
        {"id": number, "message": {"text": _label(place, documents)}, **_location(place, documents, view)}
        for number, place in enumerate(known[1 : _MOST_RELATED + 1], start=1)
    ]
    links = ", ".join(
        f"[{_escaped(_label(place, documents))}]({number})" for number, place in enumerate(known[1 : _MOST_RELATED + 1], start=1)
    )
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _escaped(one_line(finding.message)) + (f" Beside: {links}" if links else "")},
        "locations": [_location(place, documents, view) for place in known[:1]],
        "relatedLocations": related,
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    return result


def _label(place: Passage, documents: Mapping[str, Document]) -> str:
    return one_line(f"{documents[place.document].outlet}: {surface(place)}")


def _location(place: Passage, documents: Mapping[str, Document], view: View) -> dict[str, Any]:
    document = documents[place.document]
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path_of(document, view))}}
    where = region(document, place)
    if where is not None:
        named = zip(("startLine", "startColumn", "endLine", "endColumn"), where, strict=True)
        physical["region"] = {name: number for name, number in named if number is not None}
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in path.encode("utf-8", "surrogatepass"))
    return f"file://{quoted}" if quoted.startswith("/") else quoted


def _escaped(text: str) -> str:
    return _BRACKETS.sub(r"\\\1", text)
