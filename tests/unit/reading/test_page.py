"""HTML pages: the article, what the page says of itself, and what is refused."""

from __future__ import annotations

import io
import re
import sys
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import DocumentError
from factcheck.reading import read

if TYPE_CHECKING:
    from factcheck.model import Document

pytest.importorskip("trafilatura", reason="the extra html is not installed", exc_type=ImportError)

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Rain kills two | The Paper</title>
<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://www.paper.example/a/rain">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-09-21T18:10:00+05:00"}</script></head>
<body><nav>Home News Sport</nav><article><h1>Rain kills two</h1>
<p>Two men died and 12&nbsp;345 people fled their homes in Münster when heavy rain fell on Monday, officials said in a statement.</p>
<p>The river rose by 3.5 metres in two hours, and 40\u202f659 acres were flooded, according to the ministry, which put the loss at $5m.</p>
<p>The army sent 1,200 troops with boats to the lower town on Tuesday, a spokesman said, to bring 6\u2009000 people to safety.</p>
</article><footer>Copyright The Paper</footer></body></html>"""


def _read(data: bytes) -> Document:
    (document,) = read(["-"], stdin=io.BytesIO(data)).documents
    return document


def test_the_article_and_what_the_page_says_of_itself() -> None:
    document = _read(PAGE.encode())

    assert (document.title, document.outlet, document.url) == ("Rain kills two", "The Paper", "https://www.paper.example/a/rain")
    assert document.published == datetime(2025, 9, 21, 18, 10, tzinfo=timezone(timedelta(hours=5)))
    assert "Home News Sport" not in document.text
    assert "Copyright" not in document.text


def test_the_spacing_inside_numbers_survives() -> None:
    text = _read(PAGE.encode()).text

    assert [number for number in ("12\u00a0345", "40\u202f659", "6\u2009000") if number not in text] == []


def test_the_day_is_enough_where_no_moment_is_stated() -> None:
    page = PAGE.replace('"datePublished": "2025-09-21T18:10:00+05:00"', '"datePublished": "yesterday evening"')
    page = page.replace("<title>", '<meta name="date" content="2025-09-20"><title>')

    assert _read(page.encode()).published == datetime(2025, 9, 20)  # noqa: DTZ001 -- the page names no zone


def test_what_the_extractor_finds_nothing_in_is_read_from_what_the_page_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: None)
    body = " ".join(re.findall(r"<p>(.*?)</p>", PAGE)).replace("&nbsp;", "\u00a0")
    page = PAGE.replace('{"@type"', f'{{"articleBody": "{body}", "@type"')

    document = _read(page.encode())

    assert (document.title, document.outlet) == ("Rain kills two", "stdin")
    assert document.text.count("\n") == 2
    assert "12\u00a0345" in document.text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "no-such-encoding", "utf-16", "hex"])
def test_the_declared_encoding_is_believed_where_it_can_be_true(declared: str) -> None:
    page = PAGE.replace("utf-8", declared).replace("\u202f", "\u00a0").replace("\u2009", "\u00a0")

    assert "Münster" in _read(page.encode("cp1252")).text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<p></p>", "holds no article"),
        ("<div>" * 20_000 + "x", "holds no article"),
        ("<p " + " ".join(f"a{number}=1" for number in range(5000)) + ">x", "more than 1,000 attributes"),
        ("<p>x" * 110_000, "more than 50,000 elements"),
    ],
    ids=["nothing", "deep", "attributes", "elements"],
)
def test_a_page_without_an_article_is_an_error(body: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        _read(f"<html><body>{body}</body></html>".encode())


def test_what_the_extractor_cannot_take_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:  # noqa: ANN401 -- whatever it is called with
        raise ValueError("bad page")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)

    with pytest.raises(DocumentError, match="cannot be read as HTML: ValueError"):
        _read(PAGE.encode())


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(DocumentError, match=r"pip install 'factcheck-newsroom\[html\]'"):
        _read(PAGE.encode())
