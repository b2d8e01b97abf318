"""RSS and Atom feeds."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DocumentError
from factcheck.model import Document
from factcheck.reading import read

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("feedparser", reason="the extra feed is not installed")

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title>
<item><title>Rain &amp;amp; wind</title>
<link>https://paper.example/1</link><guid>g1</guid><pubDate>Sun, 21 Sep 2025 18:10:00 +0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Two\ndied.</p><script>var x = 12;</script><ul><li>12&nbsp;345 fled.</ul>]]></content:encoded></item>
<item><description>Four died.</description></item>
<item><title>Empty</title></item>
</channel></rss>"""


def test_each_entry_is_an_article() -> None:
    found = read(["-"], stdin=io.BytesIO(RSS.encode()))

    assert found.documents == (
        Document(id="--2", text="Four died.", outlet="The Paper"),
        Document(
            id="g1",
            text="Two died.\n12\u00a0345 fled.",
            title="Rain & wind",
            outlet="The Paper",
            published=datetime(2025, 9, 21, 13, 10, tzinfo=UTC),
            url="https://paper.example/1",
        ),
    )
    assert [(one.path, one.reason) for one in found.skipped] == [("-", "entry 3: its text is empty")]


def test_fields_that_hold_nothing() -> None:
    """What the fuzzer found: a body of no value at all, and a year that no clock has."""
    entry = "<item><guid>g</guid><content:encoded></content:encoded><description>Two died.</description><pubDate>{}</pubDate></item>"
    feed = RSS[: RSS.index("<item>")] + entry.format("Sun, 21 Sep 0001 18:10:00 GMT") + "<item><content:encoded/></item></channel></rss>"

    found = read(["-"], stdin=io.BytesIO(feed.encode()))

    assert [(one.id, one.text) for one in found.documents] == [("g", "Two died.")]


def test_markup_that_no_parser_knows_is_read_without_it() -> None:
    feed = (
        RSS[: RSS.index("<item>")]
        + "<item><guid>g</guid><description>Two died.&lt;![x[ y &lt;p>Six fled.</description></item></channel></rss>"
    )

    (document,) = read(["-"], stdin=io.BytesIO(feed.encode())).documents

    assert document.text.startswith("Two died.")


def _file(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "a.rss"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<x/>", "is no RSS or Atom feed"),
        ('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><rss version="2.0"/>', "declares entities of its own"),
        ("<a>&#xd800;<title>", "cannot be read as a feed: UnicodeEncodeError"),
        ('<rss version="2.0"><channel/></rss>', "holds no article; it is empty"),
    ],
)
def test_what_is_no_feed_is_an_error(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read([_file(tmp_path, content)])


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)

    with pytest.raises(DocumentError, match=r"pip install 'factcheck-newsroom\[feed\]'"):
        read([_file(tmp_path, RSS)])
