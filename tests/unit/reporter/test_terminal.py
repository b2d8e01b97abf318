"""The report on a screen: what differs first, in the width there is, with or without colours."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from factcheck.model import Acceptance, Event, EventReport, Severity
from factcheck.reporter import render
from factcheck.reporter.terminal import colors
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report

EXPECTED = """\
harbour-news, ledger + morning-copy · 3 outlets, 2 independent texts · event
harwick
  ✗ error  figure.conflict  harbour-news has 2,010; ledger and morning-copy
  2,001
    harbour-news  … of tobacco and arrested 2,010 suspects, 75 of them foreigne…
    ledger        … in Harwick and arrested 2,001 suspects, 75 of them foreigne…
                                            ^^^^^
    2,010 and 2,001 are exact counts of the same suspects and differ by 9.
    Likely cause: digits transposed. Ask customs which count is right.
  ! warning  quote.altered  harbour-news: “here”; ledger: “there”
    harbour-news          “We will not stop here,” Customs Director Ada Brandt…
    ledger        … held. “We will not stop there,” Brandt said.
                                            ^^^^^
    “here” in one, “there” in the other.
  ! warning  unit.ambiguous  ledger and morning-copy: tons; harbour-news: tonnes
    harbour-news  Officers seized 134 tonnes of tobacco and arrested 2,010 susp…
    ledger        Officers seized 134 tons of tobacco in Harwick and arrested 2…
                                  ^^^^^^^^
    134 tonnes is 134 tons read as metric tons.
                         harbour-news   ledger           morning-copy
  ≠ suspects arrested    2,010          2,001            2,001
  ≡ tobacco seized       134 tonnes     134 tons         134 tons
  ≈ tobacco worth        $12.8 billion  $12.797 billion  –
  = others held          110            110              110
  = foreigners arrested  75             75               –
  + 3 facts in one outlet only: harbour-news 3

Nothing to compare with: ferry-post (1 fact)
Skipped articles/feed.jsonl:7: no text
Skipped articles/README.md: passed over
4 articles, 2 events: 2 conflicts, 3 agreements; 1 error, 2 warnings, 1 note; 2
skipped
More: factcheck rules figure.conflict. Leave it out: --ignore figure.conflict
"""


def printed(report: Report, view: View | None = None) -> str:
    """Return the report as it is printed."""
    return "".join(render("full", report, view or View()))


def test_accepted_findings(report: Report) -> None:
    """Take a line each, after what stands; they are counted apart."""
    acceptance = Acceptance(reason="the port counts so", author="Mara Lindt")
    out = printed(replace(report, findings=(replace(report.findings[0], acceptance=acceptance), *report.findings[1:])))

    assert "✗ error" not in out
    assert out.index("! warning") < out.index("✓ accepted  figure.conflict")
    flat = " ".join(out.split())
    assert "(accepted by Mara Lindt: the port counts so)" in flat
    assert "0 errors, 2 warnings, 1 note, 1 accepted" in flat
    assert "More: factcheck rules quote.altered." in flat


def test_a_screen_of_80_columns(report: Report) -> None:
    """Every part in its order."""
    assert printed(report) == EXPECTED


@pytest.mark.parametrize("width", [60, 100, 200])
def test_wraps_at_any_width(report: Report, hostile: Report, width: int) -> None:
    """No line is wider than the screen, and no word of a sentence is lost."""
    for each in (report, hostile):
        lines = printed(each, View(width=width)).splitlines()
        assert max(map(cell_len, lines)) <= width

    words = " ".join(printed(report, View(width=width)).split())
    assert "digits transposed" in words
    assert "arrested 2,010 suspects" in words


def test_colours_underline_instead_of_carets(report: Report) -> None:
    """With a colour system the span is marked where it stands."""
    coloured = printed(report, View(colors="256"))

    assert "\x1b[1;4m2,010\x1b[0m" in coloured
    assert "^^^^^" not in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).count("2,010") == EXPECTED.count("2,010")


def test_colours_mark_who_departs(report: Report) -> None:
    """In the table too, from the value that more independent texts give."""
    (row,) = [line for line in printed(report, View(colors="256")).splitlines() if "suspects arrested  " in line]

    assert "\x1b[1;31m2,010\x1b[0m" in row
    assert row.endswith("  2,001            2,001")


def test_hostile_text_is_text(hostile: Report) -> None:
    """Markup is printed as it stands, and nothing steers the terminal."""
    out = printed(hostile)

    assert "<script>alert(1)</script> [/b] [U+001B][31m" in out
    assert ":smile:" in out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", out)


def test_a_note_on_no_fact_and_a_finding_on_one_article_are_shown(report: Report) -> None:
    """Neither depends on a fact."""
    note = replace(report.findings[3], fact=None, message="a note of its own")
    alone = replace(
        report.findings[1], fact=None, event=None, message="one article against itself", evidence=report.findings[0].evidence[:1]
    )
    out = printed(replace(report, findings=(note, alone)))

    assert "· note  figure.approximate  a note of its own" in out
    assert "! warning  quote.altered  one article against itself\n    harbour-news  … of tobacco and arrested 2,010 suspects" in out


def test_an_event_without_a_finding(report: Report) -> None:
    """What differs is told all the same, and nothing is said of rules."""
    facts = tuple(fact._replace(severity=Severity.NONE) for fact in report.events[0].facts)
    out = printed(replace(report, events=(replace(report.events[0], facts=facts),), findings=(), skipped=()))

    assert "  ≠ suspects arrested    2,010          2,001            2,001\n" in out
    assert "  ≠ 1 statement in conflict: We will not stop here,\n" in out
    assert "More on a rule" not in out
    assert out.endswith("0 errors, 0 warnings, 0 notes\n")


def test_an_event_without_a_fact(report: Report) -> None:
    """Two articles of one event may have nothing to compare."""
    event = Event(id="bare", documents=("harbour-news", "ledger"), independent_texts=(("harbour-news",), ("ledger",)))
    out = printed(replace(report, events=(EventReport(event=event, facts=()),), findings=(), skipped=()))

    assert out.startswith("harbour-news, ledger · 2 outlets · event bare\n\n")


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "found"),
    [
        (io.StringIO, {"TERM": "xterm-256color"}, None),
        (Terminal, {"TERM": "xterm-256color"}, "256"),
        (Terminal, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        (Terminal, {"TERM": "xterm-256color", "NO_COLOR": "1"}, None),
        (Terminal, {"TERM": "dumb"}, None),
        (io.StringIO, {"TERM": "xterm-256color", "FORCE_COLOR": "1"}, "256"),
    ],
)
def test_colours(monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], environment: dict[str, str], found: str | None) -> None:
    """NO_COLOR, FORCE_COLOR, pipes and dumb terminals are respected."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert colors(stream()) == found


def test_many_outlets_have_a_line_a_fact(report: Report) -> None:
    """Twelve columns do not fit, so each fact says who tells what."""
    more = tuple(replace(report.documents[3], id=f"gazette-{number}", outlet=f"gazette-{number}") for number in range(9))
    event = report.events[0].event._replace(documents=(*report.events[0].event.documents, *(document.id for document in more)))
    wide = replace(report, documents=(*report.documents, *more), events=(replace(report.events[0], event=event),))
    out = printed(wide)

    assert "  ≠ 2,010 (harbour-news); 2,001 (ledger, morning-copy) · suspects arrested ·\n    conflict\n" in out
    assert "  = 110 · others held · 3 outlets, 2 independent texts\n" in out
