"""One line a finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Acceptance
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report


def test_lines(report: Report) -> None:
    """The gravest first, then the summary."""
    first, *_, last = "".join(render("concise", report, View())).splitlines()

    assert first == "articles/harbour-news.txt:3:52: error figure.conflict: harbour-news has 2,010; ledger and morning-copy 2,001"
    assert last == "4 articles, 2 events: 2 conflicts, 3 agreements; 1 error, 2 warnings, 1 note; 2 skipped"


def test_as_much_of_the_place_as_is_known(report: Report) -> None:
    """A record's line, a file, a document of no file, or the documents alone."""
    document = report.documents[0]

    def place(**fields: object) -> str:
        changed = replace(report, documents=(replace(document, **fields),))  # type: ignore[arg-type]  # one of its fields
        return next(iter(render("concise", changed, View()))).partition(": ")[0]

    assert place(path="feed.jsonl", line=3) == "feed.jsonl:3"
    assert place(front=None) == "articles/harbour-news.txt"
    assert place(path=None) == "harbour-news"
    assert next(iter(render("concise", replace(report, documents=()), View()))).startswith("harbour-news, ledger, morning-copy: error")


def test_accepted_findings_come_last(report: Report) -> None:
    """With who accepted them and why."""
    findings = (replace(report.findings[0], acceptance=Acceptance(reason="as the port counts")), *report.findings[1:])
    *_, accepted, _ = render("concise", replace(report, findings=findings), View())

    assert accepted.endswith("2,001 (accepted: as the port counts)\n")


def test_hostile_text_stays_in_its_line(hostile: Report) -> None:
    """Two lines: a finding and the summary."""
    out = "".join(render("concise", hostile, View()))

    assert out.count("\n") == 2
    assert "\x1b" not in out
