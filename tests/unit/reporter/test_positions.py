"""Lines and columns, counted from 1 in code points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck import pipeline
from factcheck.model import Document, Field, Finding, Passage, Severity, Span
from factcheck.reporter.positions import Region, by_minority, path_of, region
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model import Report

TEXT = "first\r\nsécond 😀 line\rthird\nfourth"


def place(words: str, text: str = TEXT, field: Field = Field.TEXT) -> Passage:
    """Return where some words stand in a text."""
    start = text.index(words)
    return Passage(document="a", field=field, span=Span(start, start + len(words)), sentence=Span(0, len(text)), text=text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("first", (1, 1, 1, 6)),
        ("sécond", (2, 1, 2, 7)),
        ("line", (2, 10, 2, 14)),
        ("third", (3, 1, 3, 6)),
        ("fourth", (4, 1, 4, 7)),
        ("line\rthird", (2, 10, 3, 6)),
    ],
)
def test_plain_text(words: str, expected: tuple[int, int, int, int]) -> None:
    """Whatever ends a line."""
    assert region(Document(id="a", text=TEXT, outlet="a", path="a.TXT", front=""), place(words)) == expected


def test_where_only_a_line_or_nothing_is_known() -> None:
    """A record has its line; a text that is not its whole file, one of a packed file, one of no file, and a title have none."""
    document = Document(id="a", text=TEXT, outlet="a", path="a.jsonl", line=7)
    whole = replace(document, line=None, path="a.txt", front="")

    assert region(document, place("first")) == (7, None, None, None)
    assert region(replace(document, path=None), place("first")) is None
    assert region(replace(document, path="a.jsonl.gz"), place("first")) is None
    assert region(replace(document, line=None, path="a.html"), place("first")) is None
    assert region(replace(whole, path=None), place("first")) is None
    assert region(whole, place("first", field=Field.TITLE)) is None


FRONT = "---\r\noutlet: Ledger\r\ntitle: Fire kills 9 in Harwick\r\n---\r\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("front", ["", FRONT, FRONT.replace("\r\n", "\n")], ids=["no front matter", "CRLF", "LF"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_places_are_those_of_the_file(tmp_path: Path, name: str, front: str, mark: bytes) -> None:
    """Front matter is counted, a byte order mark is not; the words stand at that line and column of the file."""
    whole = f"{front}Headline\r\n\r\nNine died – 9 of them “here”.\nAnother 14 were hurt.\r\n"
    path = tmp_path / name
    path.write_bytes(mark + whole.encode())
    (document,) = pipeline.read([path]).documents
    where = region(document, place("14", document.text))

    assert where is not None
    line, column, end_line, end_column = where
    lines = path.read_text(encoding="utf-8-sig").split("\n")  # universal newlines
    assert (line, end_line) == (len(lines) - 1, len(lines) - 1)
    assert column is not None
    assert end_column is not None
    assert lines[line - 1][column - 1 : end_column - 1] == "14"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("title: Fire kills 9 in Harwick", (3, 19, 3, 20)),
        ('title: "Fire kills 9 in Harwick"', (3, 20, 3, 21)),
        ("title : Fire kills 9 in Harwick", (3, 20, 3, 21)),
        ('title: "Fire \\u006bills 9 in Harwick"', (3, None, None, None)),
        ("title: >-\n  Fire kills 9\n  in Harwick", (3, None, None, None)),
    ],
)
def test_titles_stand_in_the_front_matter(tmp_path: Path, written: str, expected: Region) -> None:
    """At their line and column, or at their line where YAML writes them in another way than it reads."""
    path = tmp_path / "a.md"
    path.write_text(f"---\noutlet: Ledger\n{written}\n---\nNine died.\n", encoding="utf-8")
    (document,) = pipeline.read([path]).documents

    assert document.title == "Fire kills 9 in Harwick"
    assert region(document, place("9", document.title, Field.TITLE)) == expected


@pytest.mark.parametrize(
    ("path", "view", "expected"),
    [
        ("articles/a.txt", View(), "articles/a.txt"),
        ("articles/a.txt", View(root="/desk", folder="/desk"), "articles/a.txt"),
        ("./articles//a.txt", View(root="/desk", folder="/desk"), "articles/a.txt"),
        ("a.txt", View(root="/desk", folder="/desk/articles"), "articles/a.txt"),
        ("../wire/a.txt", View(root="/desk", folder="/desk/articles"), "wire/a.txt"),
        ("/desk/wire/a.txt", View(root="/desk", folder="/desk/articles"), "wire/a.txt"),
        ("../../a.txt", View(root="/desk", folder="/desk/articles"), "../../a.txt"),
        ("/elsewhere/a.txt", View(root="/desk", folder="/desk"), "/elsewhere/a.txt"),
        (None, View(root="/desk"), "the id"),
    ],
)
def test_paths_count_from_the_root_of_the_repository(path: str | None, view: View, expected: str) -> None:
    """A code host knows no other folder; what lies outside keeps its path."""
    assert path_of(Document(id="the id", text="t", outlet="a", path=path), view) == expected


def test_the_first_place_is_that_of_the_odd_one_out(report: Report) -> None:
    """Or of the document that was asked about."""
    finding = report.findings[0]
    facts = {fact.id: fact for event in report.events for fact in event.facts}

    assert [place.document for place in by_minority(finding, facts)] == ["harbour-news", "ledger", "morning-copy"]
    assert by_minority(replace(finding, focus=("ledger",)), facts)[0].document == "ledger"
    assert by_minority(Finding(rule="r", severity=Severity.NOTE, message="m"), {}) == ()
