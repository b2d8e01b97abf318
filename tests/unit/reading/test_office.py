"""Word documents."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import DocumentError
from factcheck.reading import Limits, Options, read

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model import Document

docx = pytest.importorskip("docx", reason="the extra docx is not installed")


def _article() -> Any:  # noqa: ANN401 -- python-docx's own document
    document = docx.Document()
    document.core_properties.title = "Rain"
    document.core_properties.modified = datetime(2025, 9, 21, 18, 10, tzinfo=UTC)
    document.add_paragraph("Two men died in Münster, 12\u00a0345 fled.")
    document.add_paragraph("Three rescued", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Dead", "14"
    document.sections[0].header.paragraphs[0].text = "DRAFT 99"
    return document


def _bytes(document: Any) -> bytes:  # noqa: ANN401 -- as above
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _read(data: bytes, **options: Any) -> Document:  # noqa: ANN401 -- whatever Options takes
    (document,) = read(["-"], stdin=io.BytesIO(data), options=Options(**options)).documents
    return document


def test_paragraphs_lists_and_tables_in_their_order() -> None:
    document = _read(_bytes(_article()))

    assert (document.title, document.published) == ("Rain", None)
    assert document.text == "Two men died in Münster, 12\u00a0345 fled.\nThree rescued\nDead\t14"


def test_the_file_dates_the_article_where_that_is_asked_for() -> None:
    moment = _read(_bytes(_article()), published_from_file=True).published

    assert moment is not None
    assert moment.replace(tzinfo=None) == datetime(2025, 9, 21, 18, 10)  # noqa: DTZ001 -- python-docx 1.2 leaves the zone out or not


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    body = document.element.body
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parse = docx.oxml.parse_xml
    body.insert(
        0,
        parse(
            f'<w:p xmlns:w="{word}"><w:r><w:t>Toll is </w:t></w:r><w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>'
            '<w:ins w:id="2"><w:r><w:t>14</w:t><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r></w:ins></w:p>'
        ),
    )
    body.insert(1, parse(f'<w:sdt xmlns:w="{word}"><w:sdtContent><w:p><w:r><w:t>Filled in</w:t></w:r></w:p></w:sdtContent></w:sdt>'))

    assert _read(_bytes(document)).text == "Toll is 14\tx\ny\nFilled in"


def _with(parts: dict[str, bytes]) -> bytes:
    """Return the article with parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_bytes(_article()))) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 word/ nothing", "is no sound Word document; save it as .docx again"),
        (_with({"word/document.xml": b"<broken"}), r"is no sound Word document \("),
        (_with({"[Content_Types].xml": b"<x/>"}), r"is no sound Word document \("),
        (_with({"word/media/a.xml": b"x" * 30_000_000}), "unpacks to more than 200 times its size"),
    ],
    ids=["no zip", "broken", "no types", "bomb"],
)
def test_what_is_no_document_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        _read(data, input_format="docx")


def test_a_damaged_part_is_an_error() -> None:
    """What the fuzzer found: a zip file whose list is sound and whose parts are not."""
    data = bytearray(_bytes(_article()))
    for place in range(60, len(data) // 2, 50):
        data[place] ^= 0xFF

    with pytest.raises(DocumentError, match=r"is no sound Word document"):
        _read(bytes(data), input_format="docx")


def test_what_unpacks_to_too_much_is_left_out() -> None:
    with pytest.raises(DocumentError, match="more than twice the limit of 40,000 a document"):
        _read(_bytes(_article()), limits=Limits(document_bytes=40_000))


def test_no_path_in_the_archive_leads_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    _read(_with({"../../evil.txt": b"x", "/tmp/evil-part.txt": b"x"}))  # noqa: S108 -- the path must not be written to

    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)

    with pytest.raises(DocumentError, match=r"pip install 'factcheck-newsroom\[docx\]'"):
        _read(_bytes(_article()))
