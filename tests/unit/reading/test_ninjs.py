"""ninjs, versions 1 to 3."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from factcheck.errors import DocumentError
from factcheck.model import Document
from factcheck.reading import Options, read

ONE: dict[str, Any] = {
    "uri": "http://ninjs.example.com/1",
    "type": "text",
    "versioncreated": "2025-09-21T18:10:00Z",
    "headline": "Rain",
    "copyrightholder": "The Agency",
    "body_text": "Two died. Three fled.",
    "body_xhtml": "<p>Two died.</p><p>12\u00a0345 fled.</p>",
}
TWO: dict[str, Any] = {
    "uri": "urn:x:2",
    "versioncreated": "2025-09-21T18:10:00Z",
    "headlines": [{"role": "short", "value": "R"}, {"role": "main", "value": "Rain"}],
    "infosources": [{"name": "The Agency", "uri": "x"}],
    "bodies": [{"contenttype": "text/html", "value": "<p>Two <b>died</b>.</p><ul><li>12\u00a0345 fled.</ul>"}],
}
THREE: dict[str, Any] = {
    "uri": "urn:x:3",
    "versionCreated": TWO["versioncreated"],
    "pubStatus": "usable",
    "headlines": TWO["headlines"],
} | {
    "copyrightHolder": "The Agency",
    "bodies": [
        {"contentType": "text/html", "value": "<p>x</p>"},
        {"contentType": "text/plain", "value": "Two died.\n12\u00a0345 fled."},
    ],
}


def _read(value: object, **options: Any) -> tuple[Document, ...]:  # noqa: ANN401 -- whatever Options takes
    return read(["-"], stdin=io.BytesIO(json.dumps(value).encode()), options=Options(**options)).documents


@pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["1", "2", "3"])
def test_every_version(item: dict[str, Any]) -> None:
    (document,) = _read([item])

    assert document == Document(
        id=item["uri"],
        text="Two died.\n12\u00a0345 fled.",
        title="Rain",
        outlet="The Agency",
        published=datetime(2025, 9, 21, 18, 10, tzinfo=UTC),
        url=item["uri"] if item is ONE else None,
    )


def test_an_item_a_line_and_one_alone() -> None:
    lines = b"\n".join(json.dumps(item).encode() for item in (ONE, TWO))

    assert [one.id for one in read(["-"], stdin=io.BytesIO(lines)).documents] == [ONE["uri"], "urn:x:2"]
    assert [one.id for one in _read(TWO, input_format="ninjs", stdin_filename="a.json")] == ["urn:x:2"]


def test_a_record_of_our_own_with_a_uri_stays_one() -> None:
    (document,) = _read([{"uri": "urn:x", "id": "a", "text": "Two died.", "headline": "x"}])

    assert (document.id, document.title) == ("a", None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pubstatus": "canceled"}, "is an item whose publishing status is canceled"),
        ({"type": "picture"}, "is an item of type 'picture', not text"),
        ({"type": ["x"]}, "is an item of type"),
        ({"body_text": None, "body_xhtml": 7}, "has no text"),
        ({"headline": {"a": 1}}, "title must be a string, and is an object"),
        ({"headlines": [7], "headline": None, "infosource": 7, "copyrightholder": 7}, "outlet must be a string, and is a number"),
    ],
)
def test_what_is_no_text_is_passed_over(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        _read([ONE | changes])
