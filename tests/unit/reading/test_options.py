"""What a user may settle about reading."""

from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import ConfigError
from factcheck.reading import READERS, Limits, Options, read
from factcheck.reading.options import FORMATS

if TYPE_CHECKING:
    from pathlib import Path


def test_every_format_has_a_reader() -> None:
    assert tuple(READERS) == FORMATS


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fields": {"body": "x"}}, "'body' is no field of an article; choose from id, text"),
        ({"input_format": "pdf"}, "'pdf' is no input format; choose from text, markdown"),
    ],
)
def test_names_that_mean_nothing_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Options(**options)


@pytest.mark.parametrize("value", [0, -1, True, 1.5])
def test_a_limit_is_a_whole_number_above_zero(value: Any) -> None:  # noqa: ANN401 -- what a configuration may hold
    with pytest.raises(ConfigError, match="the limit documents must be a whole number above zero"):
        Limits(documents=value)


RECORD = {"nr": 7, "content": {"body": "Two died.", "head": "Rain"}, "meta.source": "Paper", "title": "x", "when": None}
MAP = {"id": "nr", "text": "content.body", "title": "content.head", "outlet": "meta.source", "published": "when.at", "url": "nr.deep"}


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_records_are_read_by_their_own_field_names(form: str) -> None:
    written = json.dumps(RECORD if form == "jsonl" else [RECORD])

    (document,) = read(["-"], stdin=io.BytesIO(written.encode()), options=Options(fields=MAP, input_format=form)).documents

    assert (document.id, document.text, document.title, document.outlet, document.published) == ("7", "Two died.", "Rain", "Paper", None)


def test_columns_are_read_by_their_own_names() -> None:
    options = Options(fields={"text": "Body", "outlet": "Paper"}, stdin_filename="a.csv")

    (document,) = read(["-"], stdin=io.BytesIO(b"BODY;paper;title\nTwo died.;Post;Rain\n"), options=options).documents

    assert (document.text, document.outlet, document.title) == ("Two died.", "Post", "Rain")


def test_outlet_and_day_come_from_the_file_only_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "post" / "a.txt"
    path.parent.mkdir()
    path.write_text("Two died.", encoding="utf-8")
    (tmp_path / "post" / "b.txt").write_text("Published May 2, 2024\nTwo died.", encoding="utf-8")
    os.utime(path, (1_758_460_200, 1_758_460_200))

    plain = read([tmp_path]).documents
    asked = read([tmp_path], options=Options(outlet_from_folder=True, published_from_file=True)).documents

    assert [(one.outlet, one.published) for one in plain] == [("a", None), ("b", datetime(2024, 5, 2))]  # noqa: DTZ001 -- as the page
    assert [(one.outlet, one.published) for one in asked] == [
        ("post", datetime(2025, 9, 21, 13, 10, tzinfo=UTC)),
        ("post", datetime(2024, 5, 2)),  # noqa: DTZ001 -- as the page
    ]


def test_the_format_asked_for_goes_before_every_look() -> None:
    (document,) = read(["-"], stdin=io.BytesIO(b'{"id": "a"}'), options=Options(input_format="text", stdin_filename="a.csv")).documents

    assert document.text == '{"id": "a"}'
