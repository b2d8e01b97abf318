"""A large report as an index and a page for each event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Comparison, EventReport, Evidence
from factcheck.reporter import pages
from factcheck.reporter.pages import files
from factcheck.reporter.view import View

if TYPE_CHECKING:
    import pytest

    from factcheck.model import Report


def written(report: Report) -> dict[str, str]:
    """Return each file by its name, in the order in which they are written."""
    return {name: "".join(pieces) for name, pieces in files(report, View(version="1.2.3"), "report.html")}


def test_a_small_report_is_one_page(report: Report) -> None:
    """And so is a report without an event."""
    assert list(written(report)) == ["report.html"]
    assert list(written(replace(report, events=(), findings=()))) == ["report.html"]


def test_a_large_report_is_an_index_and_a_page_for_each_event(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index comes last, leads to every page, and every page leads back."""
    monkeypatch.setattr(pages, "MOST_FACTS", 5)
    one, other, _ = report.events[0].facts[0].claims
    weighed = Comparison((one, other), "disjoint", None, (Evidence("value", "close", 2.5),), weight=2.5, needed=0.7)
    made = written(replace(report, comparisons=(weighed,)))
    index = made["report.html"]

    assert list(made) == ["report-events/harwick.html", "report-events/ferry.html", "report.html"]
    assert all(f'<a href="{name}">' in index for name in list(made)[:-1])
    assert '<a href="../report.html">All events</a>' in made["report-events/harwick.html"]
    assert "harbour-news, ledger and morning-copy</a> <small>Tobacco haul: 2,010 held</small>" in index
    findings = "1 error, 2 warnings, 1 note <small>harbour-news has 2,010; ledger and morning-copy 2,001</small>"
    assert f"<td>3</td><td>{findings}</td><td>2</td><td>3</td><td>3</td>" in index
    assert "ferry-post</a> <small>The ferry Northern Grace carried 1,968 passengers.</small></th><td>1</td><td>none</td>" in index
    assert "weight +2.50; 0.70 is enough" in made["report-events/harwick.html"]
    assert "What was not checked" in index
    assert "What was not checked" not in made["report-events/ferry.html"]
    assert "The ferry Northern Grace" not in made["report-events/harwick.html"]


def test_many_articles_make_a_report_large(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little they share; a finding that names no event goes with its article."""
    monkeypatch.setattr(pages, "MOST_ARTICLES", 3)
    alone = replace(report.findings[0], fact=None, event=None, documents=("ferry-post",))
    made = written(replace(report, findings=(alone,)))

    assert "Within one article" in made["report-events/ferry.html"]
    assert 'class="card' not in made["report-events/harwick.html"]


def test_a_long_list_of_outlets_is_cut(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four name an event."""
    monkeypatch.setattr(pages, "MOST_FACTS", 0)
    more = tuple(replace(report.documents[3], id=f"post-{number}", outlet=f"post-{number}", title=None) for number in range(6))
    event = EventReport(event=report.events[1].event._replace(id="many", documents=tuple(document.id for document in more)), facts=())
    event = replace(event, event=event.event._replace(independent_texts=tuple((document.id,) for document in more)))
    made = written(replace(report, documents=(*report.documents, *more), events=(*report.events, event)))

    assert ">post-0, post-1, post-2, post-3 and 2 more</a>" in made["report.html"]


def test_one_event_stays_on_one_page(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to lead to."""
    monkeypatch.setattr(pages, "MOST_FACTS", 0)

    assert list(written(replace(report, events=report.events[:1]))) == ["report.html"]
