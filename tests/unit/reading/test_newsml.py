"""NewsML-G2 and NITF."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from factcheck.errors import DocumentError
from factcheck.model import Document
from factcheck.reading import Limits, Options, read

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" standard="NewsML-G2" xml:lang="en">
<rightsInfo><copyrightHolder><name>Holder</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AGENCY"/><versionCreated>2025-09-21T18:10:00Z</versionCreated>
<pubStatus qcode="stat:usable"/><link rel="irel:canonical" href="https://agency.example/1"/></itemMeta>
<contentMeta><headline>Rain
 kills</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""
NITF = """<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Rain kills</hl1></hedline>
<byline>By Jo</byline><dateline>LUND (XY)</dateline></body.head><body.content><p>Two
died.</p><media><media-caption>A boat</media-caption></media><p>12\u00a0345 fled.</p></body.content></body></nitf>"""
XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Rain</title></head>'
    "<body><p>Two died.</p><p>12\u00a0345 <i>fled</i>.</p></body></html>"
)
MESSAGE = (
    '<?xml version="1.0" encoding="utf-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>'
)


def _read(data: str | bytes, limits: Limits | None = None) -> tuple[Document, ...]:
    raw = data.encode() if isinstance(data, str) else data
    return read(["-"], stdin=io.BytesIO(raw), options=Options(limits=limits or Limits())).documents


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>', "LUND (XY)\nTwo died.\n12\u00a0345 fled."),
        (f'<inlineXML contenttype="application/xhtml+xml">{XHTML}</inlineXML>', "Two died.\n12\u00a0345 fled."),
        ('<inlineData contenttype="text/plain">Two died.\n12\u00a0345 fled.</inlineData>', "Two died.\n12\u00a0345 fled."),
        ('<inlineData contenttype="text/html">&lt;p>Two died.&lt;p>12&amp;nbsp;345 fled.</inlineData>', "Two died.\n12\u00a0345 fled."),
    ],
    ids=["NITF", "XHTML", "plain", "HTML"],
)
def test_every_kind_of_inline_content(content: str, text: str) -> None:
    assert _read(ITEM.format(content=content)) == (
        Document(
            id="urn:x:1",
            text=text,
            title="Rain kills",
            outlet="AGENCY",
            published=datetime(2025, 9, 21, 18, 10, tzinfo=UTC),
            url="https://agency.example/1",
        ),
    )


def test_a_message_gives_what_is_text_in_it() -> None:
    good = ITEM.format(content=f"<inlineXML>{NITF}</inlineXML>")
    others = [
        good.replace("stat:usable", "stat:canceled"),
        good.replace("ninat:text", "ninat:picture"),
        ITEM.format(content='<remoteContent href="http://x"/>'),
        ITEM.format(content="<inlineData> </inlineData>"),
        "<packageItem/>",
    ]
    found = read(["-"], stdin=io.BytesIO(MESSAGE.format("".join([good, *others])).encode()))

    assert [one.id for one in found.documents] == ["urn:x:1"]
    assert sorted(one.reason for one in found.skipped) == [
        "item 2: is an item whose publishing status is canceled",
        "item 3: is an item of class 'picture', not text",
        "item 4: has no content of its own, only links to it",
        "item 5: has no text",
        "item 6: is a packageItem, not a text",
    ]


def test_bare_nitf_and_other_encodings() -> None:
    page = '<?xml version="1.0" encoding="windows-1252"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n' + NITF
    page = page.replace("<body>", '<head><docdata><date.issue norm="20250921T181000Z"/></docdata></head><body>', 1)

    (document,) = _read(page.encode("cp1252"))

    assert (document.title, document.text) == ("Rain kills", "LUND (XY)\nTwo died.\n12\u00a0345 fled.")
    assert document.published == datetime(2025, 9, 21, 18, 10, tzinfo=UTC)


def test_utf_16() -> None:
    assert (
        len(_read(MESSAGE.replace("utf-8", "utf-16").format(ITEM.format(content=f"<inlineXML>{NITF}</inlineXML>")).encode("utf-16"))) == 1
    )


LAUGHS = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><nitf><body><body.content>&b;</body.content></body></nitf>'
FETCH = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body><body.content>&a;</body.content></body></nitf>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('<?xml version="1.0"?>' + LAUGHS, "-: declares entities of its own"),
        ('<?xml version="1.0"?>' + FETCH, "-: declares entities of its own"),
        ('<?xml version="1.0"?>' + LAUGHS.replace("<!ENTITY a", "<!ENTITY % p 'x'><!ENTITY a"), "-: declares entities of its own"),
        ('<?xml version="1.0"?><x/>', r"is XML, but no NewsML-G2, NITF or feed \(its root is <x>\)"),
        ('<?xml version="1.0"?>\n<x>', "-:2: is no sound XML: no element found"),
        ("<nitf>&nbsp;</nitf>", "-:1: is no sound XML: undefined entity"),
        ('<?xml version="1.0" encoding="hex"?><nitf/>', "cannot be read as XML|is no sound XML"),
        ("<nitf>" + "<p>" * 100_000, "-:1: is nested more than 250 elements deep"),
        ("<newsItem/>", "item 1: has no content|has no content"),
    ],
    ids=["laughs", "external", "parameter", "other", "cut", "undefined", "encoding", "deep", "empty"],
)
def test_what_is_no_article_is_an_error(data: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        _read(data)
