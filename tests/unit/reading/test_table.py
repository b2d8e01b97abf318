"""CSV files: one article a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DocumentError
from factcheck.reading import Limits, Options, read

if TYPE_CHECKING:
    from pathlib import Path


def _file(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_are_read_by_the_names_of_their_columns(tmp_path: Path, delimiter: str) -> None:
    content = 'Outlet,Text,ignored\r\nPaper,"Two died.\r\nThree fled.",x\r\n\r\nPost,Four died.\r\n'.replace(",", delimiter)

    found = read([_file(tmp_path, content)]).documents

    assert [(one.id, one.outlet, one.text, one.line) for one in found] == [
        (f"{tmp_path}/a-1", "Paper", "Two died.\r\nThree fled.", 2),
        (f"{tmp_path}/a-3", "Post", "Four died.", 5),
    ]


def test_a_bad_row_is_passed_over(tmp_path: Path) -> None:
    found = read([_file(tmp_path, 'id,text,published\nx,Two died.,soon\ny,Two died.,2025-09-21\nz,"Two" died.,\nw,Two died.,')])

    assert [one.id for one in found.documents] == ["y"]
    assert [(one.line, one.reason.split(";")[0].split(":")[0]) for one in found.skipped] == [
        (2, "published 'soon' is no date"),
        (4, "is no CSV from here on"),
    ]


def test_an_article_may_be_longer_than_the_csv_module_allows(tmp_path: Path) -> None:
    (document,) = read([_file(tmp_path, "text\n" + "x" * 200_000)], options=Options(limits=Limits(document_bytes=1 << 20))).documents

    assert len(document.text) == 200_000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1,2\n", r"a\.csv:1: has no column called text"),
        ("", r"a\.csv:1: has no column called text"),
        ('"a"b,text\n', r"a\.csv:1: is no CSV"),
    ],
)
def test_a_file_without_a_text_column_is_an_error(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read([_file(tmp_path, content)])
