"""JSON files: one article or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DocumentError
from factcheck.reading import read

if TYPE_CHECKING:
    from pathlib import Path


def _file(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    return path


def test_one_article_goes_by_the_name_of_its_file(tmp_path: Path) -> None:
    _file(tmp_path, '{\n"text": "Two died.",\n"title": "Rain"}')

    (document,) = read([tmp_path]).documents

    assert (document.id, document.text, document.title) == ("a", "Two died.", "Rain")


def test_a_list_is_read_record_by_record(tmp_path: Path) -> None:
    found = read([_file(tmp_path, '[{"id": "x", "text": "Two died."}, {"id": "y"}, 7]')])

    assert [one.id for one in found.documents] == ["x"]
    assert [one.reason for one in found.skipped] == [
        "record 2: has no text",
        "record 3: is not a JSON object; each article must be one, with id and text",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"name": "x"}', "has no text"),
        ("7", "is not a JSON object"),
        ("[1, 2]", "is no list of articles; record 1: is not a JSON object"),
        ("[]", "holds no article; it is empty"),
        ('{"text": ', "is not JSON"),
        ("[" * 100_000, "is nested too deeply"),
    ],
)
def test_a_file_without_an_article_is_an_error(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read([_file(tmp_path, content)])
