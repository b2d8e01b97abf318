"""Markdown with and without front matter."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DocumentError
from factcheck.model import Document
from factcheck.reading import read

if TYPE_CHECKING:
    from pathlib import Path


def _read(tmp_path: Path, content: str) -> Document:
    (tmp_path / "a.md").write_text(content, encoding="utf-8", newline="")
    (document,) = read([tmp_path]).documents
    return document


def test_the_front_matter_is_read_and_the_text_is_what_follows(tmp_path: Path) -> None:
    front = '---\ntitle: "Rain: two die"\noutlet: Paper\ndate: 2025-09-21 18:10:00 +0500\nurl: https://example.org/a\ntags: [a, b]\n---\n'

    document = _read(tmp_path, front + "\nTwo died.\n")

    assert document == Document(
        id="a",
        text="\nTwo died.\n",
        title="Rain: two die",
        outlet="Paper",
        published=datetime(2025, 9, 21, 18, 10, tzinfo=timezone(timedelta(hours=5))),
        url="https://example.org/a",
        path=f"{tmp_path}/a.md",
        front=front,
    )


@pytest.mark.parametrize(
    ("content", "text", "title"),
    [
        ("Two died.", "Two died.", None),
        ("---\r\ntitle: 2025\r\nid: b\r\n---\r\nTwo died.", "Two died.", "2025"),
        ("---\n---\nTwo died.", "Two died.", None),
        ("---\ntitle: ~\noutlet:\n...\nTwo died.", "Two died.", None),
        ("---\nTwo died.\n---\nThree fled.", "---\nTwo died.\n---\nThree fled.", None),
        ("---\ntitle: never closed\nTwo died.", "---\ntitle: never closed\nTwo died.", None),
    ],
    ids=["none", "CRLF", "empty", "nothing said", "a rule, not front matter", "never closed"],
)
def test_front_matter_is_told_from_text(tmp_path: Path, content: str, text: str, title: str | None) -> None:
    document = _read(tmp_path, content)

    assert (document.text, document.title, document.outlet) == (text, title, "a")


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: Rain: two die", r"a\.md:2: front matter: mapping values are not allowed here; put text with a colon"),
        ("title: [a, b]", r"a\.md: title must be a string, and is a list"),
        ("date: soon", r"a\.md: published 'soon' is no date"),
        ("a: " + "[" * 5000, r"a\.md:1: front matter is nested too deeply"),
        ("a: b\n  \tc: [", r"a\.md:3: front matter: "),
    ],
    ids=["colon", "list", "date", "deep", "tab"],
)
def test_broken_front_matter_is_an_error_with_its_line(tmp_path: Path, front: str, message: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nTwo died.\n", encoding="utf-8")

    with pytest.raises(DocumentError, match=message):
        read([tmp_path / "a.md"])
