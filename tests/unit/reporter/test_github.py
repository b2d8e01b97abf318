"""Workflow commands: escaped, at most ten of a severity, a total at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report


def printed(report: Report) -> list[str]:
    """Return the commands."""
    return "".join(render("github", report, View())).splitlines()


def test_commands(report: Report) -> None:
    """At the odd one out, with line and column."""
    first, *_, note, last = printed(report)

    assert first == (
        "::error file=articles/harbour-news.txt,line=3,col=52,endLine=3,endColumn=57,title=figure.conflict"
        "::harbour-news has 2,010; ledger and morning-copy 2,001"
    )
    assert note.startswith("::notice file=")
    assert last == "::notice title=factcheck::4 articles, 2 events: 2 conflicts, 3 agreements; 1 error, 2 warnings, 1 note; 2 skipped"


def test_ten_of_a_severity(report: Report) -> None:
    """More would be dropped without a word; the total is told."""
    lines = printed(replace(report, findings=report.findings[:1] * 30 + report.findings[1:2] * 3))

    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 3
    assert "30 errors, 3 warnings" in lines[-1]


def test_escapes(report: Report) -> None:
    """Nothing in a path or a message ends a property or a command."""
    document = replace(report.documents[0], path="a,b:c%.txt")
    finding = replace(report.findings[0], message="100%\n::error::x")

    assert printed(replace(report, documents=(document,), findings=(finding,)))[0] == (
        "::error file=a%2Cb%3Ac%25.txt,line=3,col=52,endLine=3,endColumn=57,title=figure.conflict::100%25 ::error::x"
    )


def test_without_a_place(report: Report) -> None:
    """A finding without evidence, and one of a document that has no lines."""
    bare = replace(report.findings[0], evidence=(), severity=Severity.NONE)
    record = replace(report.documents[0], path="feed.jsonl", line=3)
    page = replace(report.documents[0], path="feed.md")

    assert printed(replace(report, findings=(bare,)))[0].startswith("::debug title=figure.conflict::")
    assert printed(replace(report, documents=(record,)))[0].startswith("::error file=feed.jsonl,line=3,title=")
    assert printed(replace(report, documents=(page,)))[0].startswith("::error file=feed.md,title=")
