"""One line a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report


def test_lines(report: Report) -> None:
    """The gravest first, then the summary."""
    first, *_, last = "".join(render("concise", report, View())).splitlines()

    assert first == (
        "articles/harbour-news.txt, articles/ledger.txt, articles/morning-copy.txt: error figure.conflict: "
        "harbour-news has 2,010; ledger and morning-copy 2,001"
    )
    assert last == "4 articles, 2 events: 2 conflicts, 3 agreements; 1 error, 2 warnings, 1 note; 2 skipped"


def test_hostile_text_stays_in_its_line(hostile: Report) -> None:
    """Two lines: a finding and the summary."""
    out = "".join(render("concise", hostile, View()))

    assert out.count("\n") == 2
    assert "\x1b" not in out
