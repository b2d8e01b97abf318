"""Whatever an article says, every reporter prints it as text, and in a form that its readers can read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import (
    Document,
    Event,
    EventReport,
    Fact,
    Field,
    Finding,
    Kind,
    Passage,
    Report,
    Severity,
    Side,
    Skipped,
    Span,
    Verdict,
)
from factcheck.reporter import RENDERERS, render
from factcheck.reporter.as_csv import COLUMNS
from factcheck.reporter.places import cut
from factcheck.reporter.view import View
from factcheck.reporter.visible import one_line, visible
from tests.conftest import ROOT

SARIF = jsonschema.Draft4Validator(json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")))
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# Signs that some format takes for its own, as often as ordinary letters.
HOSTILE = st.text(st.one_of(st.sampled_from("<>&\"'`[]{}()*_|#@:=+-%\\/\n\r\t\x1b\x00\u202e\ud83d\u2028 "), st.characters()), max_size=30)


def report_of(text: str, before: str, value: str) -> Report:
    """Return a report in which every word from outside is the given text."""
    article = f"{before}{value}{text}"
    span = Span(len(before), len(before) + len(value))
    documents = tuple(Document(id=f"{name}{text}", text=article, title=text, outlet=f"{name}{text}", url=text, path=text) for name in "ab")
    names = tuple(document.id for document in documents)
    places = tuple(Passage(document=name, field=Field.TEXT, span=span, sentence=Span(0, len(article)), text=article) for name in names)
    side = Side(low=None, high=None, unit=None, as_written=(value,), documents=names[:1], independent=1)
    fact = Fact(
        id="f1",
        label=text,
        kind=Kind.QUOTATION,
        verdict=Verdict.CONFLICT,
        severity=Severity.ERROR,
        reason="apart",
        explanation=text,
        weight=0.5,
        sides=(side, side._replace(documents=names[1:])),
        claims=(),
    )
    finding = Finding(
        rule="quote.altered",
        severity=Severity.ERROR,
        message=text or "m",
        event=text,
        fact="f1",
        documents=names,
        suggestion=text,
        evidence=places,
        fingerprint="v1:1",
    )
    return Report(
        documents=documents,
        skipped=(Skipped(path=text, line=1, reason=text),),
        events=(EventReport(event=Event(id=text, documents=names, independent_texts=((names[0],), (names[1],))), facts=(fact,)),),
        findings=(finding, replace(finding, fact=None, event=None)),
    )


REPORTS = st.builds(report_of, HOSTILE, HOSTILE, HOSTILE.filter(bool))


class Tags(HTMLParser):
    """The names of the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the name, and that no attribute runs anything."""
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        assert not any((value or "").strip().lower().startswith("javascript:") for name, value in attrs if name == "href")
        self.names[tag] += 1


@pytest.mark.parametrize("form", [name for name in RENDERERS if name not in {"json", "jsonl"}])
@settings(max_examples=25, deadline=None)
@given(report=REPORTS)
def test_nothing_steers_the_reader(form: str, report: Report) -> None:
    """No control, no override and no lone surrogate is left in any output for people."""
    out = "".join(render(form, report, View()))

    assert not STEERING.search(out)
    assert out.endswith("\n")


@settings(max_examples=50, deadline=None)
@given(report=REPORTS)
def test_json_gives_the_text_back(report: Report) -> None:
    """Every code point, surrogates too."""
    out = "".join(render("json", report, View()))
    read = json.loads(out.encode("utf-8"))

    assert read["documents"][0]["title"] == report.documents[0].title
    assert read["findings"][0]["evidence"][0]["text"] == report.findings[0].evidence[0].text


@settings(max_examples=50, deadline=None)
@given(report=REPORTS)
def test_formats_are_well_formed(report: Report) -> None:
    """XML, SARIF, CSV and workflow commands parse, and the page has no tag but its own."""
    out = {form: "".join(render(form, report, View())) for form in ("junit", "sarif", "csv", "github", "html")}
    tags, harmless = Tags(), Tags()
    tags.feed(out["html"])
    harmless.feed("".join(render("html", report_of("x", "x", "7"), View())))

    assert ET.fromstring(out["junit"]).tag == "testsuites"  # noqa: S314 -- our own output
    log = json.loads(out["sarif"])
    assert [error.message for error in SARIF.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == 2
    assert all(len(row) == len(COLUMNS) for row in csv.reader(io.StringIO(out["csv"])))
    assert all(line.startswith("::") for line in out["github"].splitlines())
    for name in ("script", "style", "img", "iframe", "object", "form", "base", "link", "meta"):
        assert tags.names[name] == harmless.names[name], name


@given(text=HOSTILE)
def test_visible_is_idempotent(text: str) -> None:
    """What is shown once is shown the same again."""
    assert visible(visible(text)) == visible(text)
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@given(before=st.text(max_size=200), marked=st.text(min_size=1, max_size=200), after=st.text(max_size=200), room=st.integers(8, 400))
def test_a_cut_sentence_has_room(before: str, marked: str, after: str, room: int) -> None:
    """It is hardly longer than asked for, whatever it holds."""
    text = before + marked + after
    place = Passage(
        document="a", field=Field.TEXT, span=Span(len(before), len(before) + len(marked)), sentence=Span(0, len(text)), text=text
    )

    assert len("".join(cut(place, room))) <= room + 8
