"""JSON Lines of a report: the records of its JSON, one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema

from factcheck.reporter import render
from factcheck.reporter.schema import load
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report

Json = dict[str, Any]


def records(report: Report) -> list[Json]:
    """Return the records, each of which is valid."""
    schema = jsonschema.Draft202012Validator(load("compare-jsonl"))
    found = [json.loads(line) for line in "".join(render("jsonl", report, View())).splitlines()]
    assert [error.message for record in found for error in schema.iter_errors(record)] == []
    return found


def test_it_holds_the_whole_report(report: Report) -> None:
    """Put together again, the records are the JSON report, but for the fact sheet, which the facts say already."""
    whole = json.loads("".join(render("json", report, View())))
    for event in whole["events"]:
        del event["sheet"]
    parts: dict[str, list[Json]] = {"document": [], "skipped": [], "event": [], "fact": [], "finding": []}
    for record in records(report):
        parts[record.pop("type")].append(record)
    for fact in parts["fact"]:
        name = fact.pop("event")
        (event,) = [event for event in parts["event"] if event["id"] == name]
        event.setdefault("facts", []).append(fact)

    assert whole == {
        "version": 1,
        "documents": parts["document"],
        "skipped": parts["skipped"],
        "events": parts["event"],
        "findings": parts["finding"],
    }


def test_a_typo_is_found(report: Report) -> None:
    """A record with another name, another type or another record's field is not valid."""
    schema = jsonschema.Draft202012Validator(load("compare-jsonl"))
    fact = next(record for record in records(report) if record["type"] == "fact")
    wrong = [fact | {"labels": "x"}, fact | {"type": "facts"}, fact | {"path": "a"}, {name: fact[name] for name in fact if name != "event"}]

    assert schema.is_valid(fact)
    assert [schema.is_valid(record) for record in wrong] == [False] * 4


def test_hostile_text_is_one_line(hostile: Report) -> None:
    """And comes back as it was."""
    assert [record["title"] for record in records(hostile) if record["type"] == "document"] == [
        document.title for document in hostile.documents
    ]
