"""JSON Lines: every field, and every way in which a line can be no article."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from factcheck.errors import DocumentError
from factcheck.model import Document
from factcheck.reading import read

GOOD = json.dumps({"id": "good", "text": "Two died."}).encode()


def _read(*lines: bytes) -> tuple[Document, ...]:
    return read(["-"], stdin=io.BytesIO(b"\n".join(lines))).documents


def test_every_field_is_read_and_others_are_left_alone() -> None:
    record = {
        "id": "a1", "text": "Two died.", "title": "Rain", "outlet": "Paper", "published": "2025-09-21T18:10:00+05:00",
        "url": "https://www.example.org/a", "event": "e7", "extra": {"deep": [1]},
    }  # fmt: skip

    assert _read(json.dumps(record).encode()) == (
        Document(
            id="a1",
            text="Two died.",
            title="Rain",
            outlet="Paper",
            published=datetime(2025, 9, 21, 18, 10, tzinfo=timezone(timedelta(hours=5))),
            url="https://www.example.org/a",
            event="e7",
            line=1,
        ),
    )


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"url": "https://www.example.org/a"}, "example.org"),
        ({"url": "file:///a"}, "stdin"),
        ({"url": "http://[x"}, "stdin"),
        ({"outlet": " "}, "stdin"),
    ],
)
def test_the_outlet_is_the_host_or_else_the_file(fields: dict[str, str], outlet: str) -> None:
    (document,) = _read(json.dumps({"id": "a", "text": "Two died."} | fields).encode())

    assert document.outlet == outlet


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-09-21", datetime(2025, 9, 21)),  # noqa: DTZ001 -- no zone is stated
        ("2025-09-21T18:10:00Z", datetime(2025, 9, 21, 18, 10, tzinfo=UTC)),
        ("2025-09-21 18:10 +00:00", datetime(2025, 9, 21, 18, 10, tzinfo=UTC)),
        ("Sun, 21 Sep 2025 18:10:00 +0000", datetime(2025, 9, 21, 18, 10, tzinfo=UTC)),
        (None, None),
        ("", None),
    ],
)
def test_published_is_iso_8601(written: str | None, moment: datetime | None) -> None:
    (document,) = _read(json.dumps({"id": "a", "text": "Two died.", "published": written}).encode())

    assert document.published == moment


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nope", "is not JSON: Expecting value at character 0"),
        (b'{"id": "a", "text"', "is not JSON: Expecting"),
        (b"[1, 2]", "is not a JSON object"),
        (b'{"text": "x"}', "has no id"),
        (b'{"id": "", "text": "x"}', "has no id"),
        (b'{"id": 7, "text": "x"}', "id must be a string, and is a number"),
        (b'{"id": "a"}', "has no text"),
        (b'{"id": "a", "text": " \\n"}', "its text is empty"),
        (b'{"id": "a", "text": ["x"]}', "text must be a string, and is a list"),
        (b'{"id": "a", "text": "x", "title": {}}', "title must be a string, and is an object"),
        (b'{"id": "a", "text": "x", "outlet": true}', "outlet must be a string, and is true or false"),
        (b'{"id": "a", "text": "x", "event": 7.5}', "event must be a string, and is a number"),
        (b'{"id": "a", "text": "x", "published": "yesterday"}', "published 'yesterday' is no date"),
        (b'{"id": "a", "text": "x", "published": "31 Feb 2025 10:00:00 GMT"}', "published '31 Feb 2025 10:00:00 GMT' is no date"),
        (b'{"id": "a", "text": "x", "published": "0001-01-01T00:00:00+14:00"}', "published '0001-01-01T00:00:00+14:00' is no date"),
        (b'{"id": "a", "text": "x\\ud800"}', "text holds half a surrogate pair at character 1"),
        (b'{"id": "\\udfff", "text": "x"}', "id holds half a surrogate pair at character 0"),
        (b'{"id": "a", "text": "caf\xe9"}', "byte 0xe9 at offset 24 is no UTF-8 text"),
        (b'{"id": "a", "text": "x", "n": ' + b"9" * 5000 + b"}", "holds a number too long to read"),
        (b'{"id": "a", "text": "x", "n": ' + b"[" * 100_000, "is nested too deeply: more than 250 lists"),
    ],
    ids=lambda value: value[:40].decode(errors="replace") if isinstance(value, bytes) else "",
)
def test_one_bad_line_among_good_ones_is_passed_over(line: bytes, reason: str) -> None:
    found = read(["-"], stdin=io.BytesIO(b"{}\n".replace(b"{}", GOOD) + line + b"\n\n"))

    assert [one.id for one in found.documents] == ["good"]
    assert [(one.path, one.line) for one in found.skipped] == [("-", 2)]
    assert found.skipped[0].reason.startswith(reason)


def test_a_file_without_one_good_line_is_an_error() -> None:
    with pytest.raises(DocumentError, match=r"^-:2: has no text \(nor can any of the 1 after it be read\)$"):
        _read(b"", b"{}", b"{}")


def test_an_id_given_twice_is_an_error() -> None:
    with pytest.raises(DocumentError, match=r"^-:3: the id 'good' is taken by -:1; "):
        _read(GOOD, GOOD.replace(b"good", b"better"), GOOD)
