"""SARIF: rules with help, one primary location with all four positions, the other outlets as related locations."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import jsonschema

from factcheck.model import Acceptance, Passage, Severity
from factcheck.reporter import render, sarif
from factcheck.reporter.view import View
from factcheck.rules import RULES
from tests.conftest import ROOT

if TYPE_CHECKING:
    import pytest

    from factcheck.model import Report

Json = dict[str, Any]


STANDARD = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
SCHEMA = jsonschema.Draft4Validator(STANDARD)


def run_of(report: Report, view: View | None = None) -> Json:
    """Return the one run of the log, which is valid by the standard's own schema."""
    log = json.loads("".join(render("sarif", report, view or View(version="1.2.3"))))
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    assert (log["$schema"], log["version"]) == (STANDARD["id"], "2.1.0")
    (run,) = log["runs"]
    found: Json = run
    return found


def test_rules_have_help(report: Report) -> None:
    """Each rule with its default level, and the version of the tool."""
    driver = run_of(report)["tool"]["driver"]

    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    assert driver["version"] == "1.2.3"
    assert driver["rules"][0]["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert [rule["id"] for rule in driver["rules"] if not rule["defaultConfiguration"]["enabled"]] == [
        name for name, rule in RULES.items() if rule.severity is Severity.NONE
    ]
    assert (driver["rules"][0]["name"], driver["rules"][0]["shortDescription"]["text"][-1]) == ("FigureConflict", ".")
    for rule in driver["rules"]:
        manual = RULES[rule["id"]]
        assert all(text in rule["help"]["text"] for text in (manual.finds, *manual.fires, *manual.passes, manual.remedy, manual.silence))
        assert len(rule["fullDescription"]["text"]) <= 1024
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
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert "suppressions" not in result
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


def test_accepted_findings_are_suppressed(report: Report) -> None:
    """With who, until when and why; the standard asks for the field in all results or in none."""
    outside = Acceptance(reason="not the same thing", author="Mara Lindt", until=date(2025, 12, 31), source="desk/baseline.toml")
    inside = Acceptance(reason="[sic] stands beside it", source="articles/harbour-news.txt")
    first, second, third, fourth = report.findings
    bare = Acceptance(reason="r")
    findings = (replace(first, acceptance=outside), replace(second, acceptance=inside), third, replace(fourth, acceptance=bare))
    results = {result["ruleId"]: result for result in run_of(replace(report, findings=findings))["results"]}

    assert list(results) == [third.rule, first.rule, second.rule, fourth.rule], "what stands comes first"
    assert results[fourth.rule]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "accepted: r"}]
    assert results[third.rule]["suppressions"] == []
    assert results[first.rule]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "accepted by Mara Lindt until 2025-12-31: not the same thing",
            "location": {"physicalLocation": {"artifactLocation": {"uri": "desk/baseline.toml"}}},
        }
    ]
    assert results[second.rule]["suppressions"][0]["kind"] == "inSource"


def test_what_was_passed_over_is_notified(report: Report) -> None:
    """A file that cannot be read is; one that is no article by its name is not."""
    (invocation,) = run_of(report)["invocations"]

    assert invocation["executionSuccessful"] is True
    assert [
        (each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], each["message"]["text"])
        for each in invocation["toolExecutionNotifications"]
    ] == [(skipped.path, f"skipped: {skipped.reason}") for skipped in report.skipped if skipped.fault]


def test_many_places(report: Report) -> None:
    """A code host shows a hundred locations; the rest is counted."""
    finding = replace(report.findings[0], evidence=report.findings[0].evidence[:1] * 250)
    (result,) = run_of(replace(report, findings=(finding,)))["results"]

    assert len(result["locations"]) + len(result["relatedLocations"]) == 100
    assert result["message"]["text"].endswith("](99) and 150 more")


def test_many_results(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code host refuses more than it takes; the gravest are kept and the rest is counted."""
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 3)
    error, warning = report.findings[:2]
    run = run_of(replace(report, findings=(warning,) * 4 + (error,) * 2))

    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    assert run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"] == "3 more findings left out of this file."


def test_size_packed(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """10 MB is the most that GitHub takes, a tenth of it here: text that hardly packs is left out before that."""
    random.seed(1)
    monkeypatch.setattr(sarif, "_MOST_PACKED", sarif._MOST_PACKED // 10)  # noqa: SLF001 -- the limit itself
    noise = ["".join(random.choices("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=50_000)) for _ in range(4)]  # noqa: S311 -- nothing secret
    findings = tuple(replace(report.findings[0], message=noise[number % 4][number:], severity=Severity.ERROR) for number in range(32))
    text = "".join(render("sarif", replace(report, findings=findings), View()))
    packed = len(gzip.compress(text.encode(), 6))

    assert 800_000 < packed < 1_000_000
    assert "left out of this file" in json.loads(text)["runs"][0]["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]


def test_long_quotations_are_cut_in_links(report: Report) -> None:
    """A link is some words, not a paragraph."""
    place = report.findings[0].evidence[0]
    whole: Passage = place._replace(span=place.sentence, document="ledger")
    (result,) = run_of(replace(report, findings=(replace(report.findings[0], evidence=(place, whole)),)))["results"]

    assert len(result["relatedLocations"][0]["message"]["text"]) <= 80
    assert result["relatedLocations"][0]["message"]["text"].endswith("…")
