"""SARIF 2.1.0, which code hosts read: the rules with their manual, and each finding at its line.

Source of the form: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0. GitHub refuses a file of more than 10 MB when
packed, a run of more than 25,000 results and a result of more than 1,000 locations, and shows 100 locations of a result.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from factcheck.model import Severity
from factcheck.patterns import lazily
from factcheck.reporter import phrases
from factcheck.reporter.acceptance import accepted
from factcheck.reporter.places import surface
from factcheck.reporter.positions import by_minority, path_of, region
from factcheck.reporter.visible import one_line
from factcheck.rules import RULES
from factcheck.summary import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.model import Acceptance, Document, Fact, Finding, Passage, Report, Skipped
    from factcheck.reporter.view import View
    from factcheck.rules import Rule

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.NONE: "none"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation", Severity.NONE: "recommendation"}
_MOST_RESULTS = 25_000
_MOST_RELATED = 99
_MOST_SKIPPED = 100
# Of 10 MB, with room for the rules and for a packer that does a little worse.
_MOST_PACKED = 9_000_000
_LONGEST_LABEL = 80
# Whatever may stand in the path of a URI as it is (RFC 3986, section 3.3); a colon in the first segment would read as a scheme.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@")
# In a message, "[words](1)" is a link to related location 1.
_BRACKETS = lazily(r"([\\\[\]])")
# Markdown in the manual's texts would be read as such.
_MARKUP = lazily(r"([\\`*_\[\]<>#|~])")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def render(report: Report, view: View) -> Iterator[str]:
    """Yield the log: one run, the gravest results first and each on a line; what would not be read any more is counted at the end."""
    driver: dict[str, Any] = {"name": "factcheck", "rules": [_rule(rule) for rule in RULES.values()]}
    if view.version:
        driver |= {"version": view.version, "semanticVersion": view.version}
    yield f'{{"$schema": {_encode(_SCHEMA)},\n "version": "2.1.0",\n "runs": [{{\n'
    yield f'  "tool": {_encode({"driver": driver})},\n'
    yield '  "columnKind": "unicodeCodePoints",\n  "newlineSequences": ["\\r\\n", "\\n", "\\r"],\n  "results": ['
    written = 0
    for result in _fitting(_results(report, view)):
        yield f"{',' if written else ''}\n   {result}"
        written += 1
    yield f'],\n  "invocations": [{_encode(_invocation(report, len(report.findings) - written, view))}]}}]}}\n'


def _results(report: Report, view: View) -> Iterator[str]:
    documents = {document.id: document for document in report.documents}
    facts = facts_of(report)
    some_accepted = any(finding.acceptance for finding in report.findings)
    for finding in sorted(report.findings, key=lambda finding: (finding.acceptance is not None, -finding.severity)):
        result = _result(finding, documents, facts, view)
        if some_accepted:  # the standard asks for all or none
            result["suppressions"] = [_suppression(finding.acceptance, finding, documents)] if finding.acceptance else []
        yield _encode(result)


def _fitting(results: Iterable[str]) -> Iterator[str]:
    """Yield the results up to where the host would refuse the file."""
    packer, packed = zlib.compressobj(), 0
    for number, result in enumerate(results):
        packed += len(packer.compress(result.encode("utf-8", "backslashreplace")))
        if number == _MOST_RESULTS or packed > _MOST_PACKED:
            return
        yield result


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split(".")),
        "shortDescription": {"text": f"{rule.summary[0].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": rule.finds},
        "help": {"text": _manual(rule, ""), "markdown": _MARKUP.sub(r"\\\1", _manual(rule, "- "))},
        "defaultConfiguration": {"enabled": rule.severity is not Severity.NONE, "level": _LEVELS[rule.severity]},
        "properties": {"tags": ["consistency", rule.id.partition(".")[0]], "problem.severity": _PROBLEMS[rule.severity]},
    }


def _manual(rule: Rule, bullet: str) -> str:
    found, passed = ("\n".join(f"{bullet}{text}" for text in texts) for texts in (rule.fires, rule.passes))
    return (
        f"{rule.finds}\n\nFound in:\n\n{found}\n\nNot found in:\n\n{passed}\n\nWhat to do: {rule.remedy}\n\nTo silence it: {rule.silence}"
    )


def _result(finding: Finding, documents: Mapping[str, Document], facts: Mapping[str, Fact], view: View) -> dict[str, Any]:
    known = [place for place in by_minority(finding, facts) if place.document in documents]
    others = [(number, place, _label(place, documents)) for number, place in enumerate(known[1 : _MOST_RELATED + 1], start=1)]
    links = ", ".join(f"[{_escaped(label)}]({number})" for number, _, label in others)
    more = f" and {len(known) - 1 - len(others):,} more" if len(known) - 1 > len(others) else ""
    rule = {name: number for number, name in enumerate(RULES)}.get(finding.rule)
    return {
        "ruleId": finding.rule,
        **({} if rule is None else {"ruleIndex": rule}),
        "level": _LEVELS[finding.severity],
        "message": {"text": _escaped(one_line(finding.message)) + (f" Beside: {links}{more}" if links else "")},
        "locations": [_location(place, documents, view) for place in known[:1]],
        "relatedLocations": [
            {"id": number, "message": {"text": label}, **_location(place, documents, view)} for number, place, label in others
        ],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
    }


def _suppression(acceptance: Acceptance, finding: Finding, documents: Mapping[str, Document]) -> dict[str, Any]:
    """Return that a finding was accepted, with the reason; it was in the text itself where the file that says so is the article's."""
    articles = {documents[name].path for name in finding.documents if name in documents}
    suppression: dict[str, Any] = {
        "kind": "inSource" if acceptance.source in articles else "external",
        "status": "accepted",
        "justification": one_line(accepted(acceptance)),
    }
    if acceptance.source is not None:
        suppression["location"] = {"physicalLocation": {"artifactLocation": {"uri": _uri(acceptance.source)}}}
    return suppression


def _invocation(report: Report, left_out: int, view: View) -> dict[str, Any]:
    """Return what did not go as it should: inputs that could not be read, results that did not fit."""
    passed = [skipped for skipped in report.skipped if skipped.fault]
    told = [_notification(skipped, view) for skipped in passed[:_MOST_SKIPPED]]
    for number, what in ((len(passed) - len(told), "input"), (left_out, "finding")):
        if number:
            told.append({"level": "warning", "message": {"text": f"{phrases.count(number, 'more ' + what)} left out of this file."}})
    return {"executionSuccessful": True, "toolExecutionNotifications": told}


def _notification(skipped: Skipped, view: View) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(skipped.path)}}
    if skipped.line is not None:
        physical["region"] = {"startLine": skipped.line}
    del view
    return {
        "level": "warning",
        "message": {"text": _escaped(one_line(f"skipped: {skipped.reason}"))},
        "locations": [{"physicalLocation": physical}],
    }


def _label(place: Passage, documents: Mapping[str, Document]) -> str:
    label = one_line(f"{documents[place.document].outlet}: {surface(place)}")
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1].rstrip()}…"


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
