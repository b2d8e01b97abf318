"""SARIF: rules with help, one primary location with all four positions, the other outlets as related locations."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.reporter import render
from factcheck.reporter.view import View
from factcheck.rules import RULES

if TYPE_CHECKING:
    from factcheck.model import Report

Json = dict[str, Any]


def run_of(report: Report, view: View | None = None) -> Json:
    """Return the one run of the log."""
    log = json.loads("".join(render("sarif", report, view or View(version="1.2.3"))))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    found: Json = run
    return found


def test_rules_have_help(report: Report) -> None:
    """Each rule with its default level, and the version of the tool."""
    driver = run_of(report)["tool"]["driver"]

    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    assert driver["version"] == "1.2.3"
    assert driver["rules"][0]["defaultConfiguration"] == {"level": "error"}
    assert all(RULES[rule["id"]].silence in rule["help"]["text"] for rule in driver["rules"])
    assert "version" not in run_of(report, View())["tool"]["driver"]


def test_result(report: Report) -> None:
    """The odd one out is the primary location; the others are linked in the message."""
    run = run_of(report)
    result = run["results"][0]

    assert run["columnKind"] == "unicodeCodePoints"
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("figure.conflict", 0, "error")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "articles/harbour-news.txt"},
                "region": {"startLine": 3, "startColumn": 52, "endLine": 3, "endColumn": 57},
            }
        }
    ]
    assert result["message"]["text"] == (
        "harbour-news has 2,010; ledger and morning-copy 2,001 Beside: [ledger: 2,001](1), [morning-copy: 2,001](2)"
    )
    assert [(place["id"], place["message"]["text"]) for place in result["relatedLocations"]] == [
        (1, "ledger: 2,001"),
        (2, "morning-copy: 2,001"),
    ]
    assert result["partialFingerprints"] == {"factcheck/v1": "v1:figure.conflict:f-suspects-arrested"}


def test_brackets_of_a_message_are_no_link(hostile: Report) -> None:
    """And a hostile path is a relative URI."""
    result = run_of(hostile)["results"][0]

    assert result["message"]["text"].startswith(r"<script>alert(1)</script> \[/b\] \[U+001B\]\[31m")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("%3Cscript%3Ealert(1)%3C/script%3E%20%5B/b%5D")


def test_paths(report: Report) -> None:
    """Relative to the folder of the run where they lie in it, a file URI elsewhere, the id where there is no path."""

    def uri(path: str | None) -> str:
        document = replace(report.documents[0], path=path)
        log = run_of(replace(report, documents=(document,)), View(root="/work/desk"))
        return str(log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    assert uri("/work/desk/a b.txt") == "a%20b.txt"
    assert uri("/elsewhere/a.txt") == "file:///elsewhere/a.txt"
    assert uri("née/a:b.txt") == "n%C3%A9e/a%3Ab.txt"
    assert uri(None) == "harbour-news"


def test_rule_of_another_version_and_missing_documents(report: Report) -> None:
    """Neither breaks the log."""
    finding = replace(report.findings[0], rule="not.known")
    result = run_of(replace(report, documents=(), findings=(finding,)))["results"][0]

    assert "ruleIndex" not in result
    assert (result["locations"], result["relatedLocations"]) == ([], [])
    assert result["message"]["text"] == finding.message
