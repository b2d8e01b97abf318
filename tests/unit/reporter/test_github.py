"""Workflow commands: escaped, at most ten of a severity, a total at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Acceptance, Severity, Span
from factcheck.reporter import render
from factcheck.reporter.view import View
from factcheck.reporter.visible import one_line

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
    """More would be dropped without a word; the total is told, in a notice that is one of the ten."""
    error, warning, _, note = report.findings
    lines = printed(replace(report, findings=(error,) * 30 + (warning,) * 3 + (note,) * 12))

    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 3
    assert sum(line.startswith("::notice ") for line in lines) == 10
    assert "30 errors, 3 warnings" in lines[-1]
    assert "23 of these are not shown" in lines[-1]


def test_accepted_findings_are_no_annotations(report: Report) -> None:
    """Somebody has looked at them."""
    accepted = replace(report.findings[0], acceptance=Acceptance(reason="counted twice"))

    assert [line.split(" ")[0] for line in printed(replace(report, findings=(accepted,)))] == ["::notice"]


def test_no_columns_over_several_lines(report: Report) -> None:
    """The runner would drop them."""
    place = report.findings[0].evidence[0]
    wide = place._replace(span=Span(place.span.start, place.span.end + 80))
    finding = replace(report.findings[0], evidence=(wide,))

    assert ",line=3,endLine=4,title=" in printed(replace(report, findings=(finding,)))[0]


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
    page = replace(report.documents[0], path="page.html", front=None)
    stream = replace(report.documents[0], path=None)

    assert printed(replace(report, findings=(bare,)))[0].startswith("::debug title=figure.conflict::")
    assert printed(replace(report, documents=(record,)))[0].startswith("::error file=feed.jsonl,line=3,title=")
    assert printed(replace(report, documents=(page,)))[0].startswith("::error file=page.html,title=")
    assert printed(replace(report, documents=(stream,)))[0].startswith("::error title=")
    assert printed(replace(report, documents=()))[0].startswith("::error title=")


# What the runner makes of a command: it ends at the first "::" after its properties, which are split at commas.
COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>(?:[A-Za-z]+=[^,:]*)(?:,[A-Za-z]+=[^,:]*)*)::(?P<message>[^\r\n]*)")
ESCAPES = (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%"))


def read_back(text: str) -> str:
    """Undo the escapes as the runner does, the percent sign last."""
    for escape, character in ESCAPES:
        text = text.replace(escape, character)
    return text


@pytest.mark.parametrize("text", ["100%\n::error::x", "%0A::stop-commands::x", "a,b:c::d", "file=x,line=9", "\r\n##[error]x", "%25", "%2C"])
def test_a_runner_reads_back_what_was_said(report: Report, text: str) -> None:
    """Whatever a path or a message holds, it is one command, and its text is the text."""
    document = replace(report.documents[0], path=f"a/{text}.txt")
    finding = replace(report.findings[0], message=text)
    first, last = printed(replace(report, documents=(document,), findings=(finding,)))
    command = COMMAND.fullmatch(first)

    assert command is not None
    properties = dict(pair.split("=", 1) for pair in command["properties"].split(","))
    assert command["name"] == "error"
    assert read_back(properties["file"]) == one_line(f"a/{text}.txt")
    assert properties["title"] == "figure.conflict"
    assert read_back(command["message"]) == one_line(text)
    assert COMMAND.fullmatch(last)
