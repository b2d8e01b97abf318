"""A report of many documents, whose events are kept on disk and printed where they are compared, is printed as one held in memory."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from factcheck import pipeline, reporter
from factcheck.model import Report, Severity
from factcheck.reporter.as_json import events_text
from factcheck.reporter.view import View
from factcheck.selection import Selection
from factcheck.summary import facts_of
from factcheck.workers import Crew
from tests.conftest import ROOT

if TYPE_CHECKING:
    from factcheck.reading import Inputs

VIEW = View(gate=Severity.ERROR, version="0", root=str(ROOT), folder=str(ROOT))


@cache
def inputs() -> Inputs:
    """Return articles of several events, some alone in theirs."""
    return pipeline.read([str(ROOT / "tests/articles"), str(ROOT / "seeds")])


@cache
def held() -> Report:
    """Return the report as it is kept in memory."""
    return pipeline.compare(*inputs())


@pytest.fixture(params=[True, False])
def stored(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Return the report as it is kept on disk, its events printed as JSON, all facts kept or only those of several documents."""
    monkeypatch.setattr(pipeline, "_HELD", 3)
    monkeypatch.setattr("factcheck.workers._CHUNK", 7)
    return pipeline.compare(*inputs(), crew=Crew(printer=events_text, whole=request.param))


@pytest.mark.parametrize("form", sorted(reporter.RENDERERS.keys() - {"html"}))
def test_every_format_is_the_same(form: str, stored: Report) -> None:
    assert "".join(reporter.render(form, stored, VIEW)) == "".join(reporter.render(form, held(), VIEW))


def test_what_a_run_selects_is_printed_anew(stored: Report) -> None:
    """Events whose severities have changed are not those that were printed."""
    chosen = Selection(severities=dict.fromkeys(("figure", "quote", "title"), Severity.ERROR))

    printed = ["".join(reporter.render("json", chosen.applied(report), VIEW)) for report in (stored, held())]

    assert printed[0] == printed[1] != "".join(reporter.render("json", held(), VIEW))


def test_the_facts_of_findings_are_found_on_disk(stored: Report) -> None:
    found = facts_of(stored)

    assert found == facts_of(held())
    assert found


def test_who_waits_is_told_of_every_document() -> None:
    done: list[int] = []

    pipeline.compare(*inputs(), crew=Crew(advance=done.append))

    assert sum(done) == len(inputs().documents)
