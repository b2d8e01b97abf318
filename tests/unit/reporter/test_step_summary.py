"""The summary of a step: the Markdown report, cut where GitHub would drop all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report

MEBIBYTE = 1024 * 1024


def written(report: Report) -> str:
    """Return the summary."""
    return "".join(render("github-summary", report, View()))


def test_a_short_one_is_the_markdown_report(report: Report) -> None:
    """To the byte."""
    assert written(report) == "".join(render("markdown", report, View()))


def test_a_long_one_is_cut(report: Report) -> None:
    """Below the limit, after a whole line, with nothing left folded."""
    long = replace(report.findings[0], message="ä" * 5000)
    for each in (replace(report, findings=(long,) * 200), replace(report, events=tuple(report.events) * 4000)):
        text = written(each)

        assert MEBIBYTE * 0.9 < len(text.encode()) < MEBIBYTE
        assert text.count("<details>") == text.count("</details>")
        assert text.endswith("\n**Cut here**: the rest does not fit into the summary of a step.\n")
