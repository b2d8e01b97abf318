"""NewsML-G2, the XML of news agencies (iptc.org/standards/newsml-g2), and bare NITF: each text item is an article.

The text is the inline content (NITF, XHTML or plain), the title the headline, the outlet the information source, provider or holder of the
copyright, the day that of the version. Other items (pictures, packages, events), and those cancelled or withheld, are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Document, Skipped
from factcheck.reading.markup import text_of, text_of_element
from factcheck.reading.records import document_of
from factcheck.reading.source import UnreadableError
from factcheck.reading.xmltree import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_WITHDRAWN = ("canceled", "cancelled", "withheld")
# The headline of the body is the item's headline again; bylines and their like are no text either.
_FURNITURE = ("hedline", "byline", "distributor", "tagline", "copyrite", "media-caption", "media-producer", "media-reference")


def read(source: Source, options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each text item and a `Skipped` for each other. Raises UnreadableError where the file is no NewsML-G2."""
    root = parse_xml(source.read(options.limits.input_bytes), options.limits.nesting)
    if root.tag == "nitf":
        yield document_of(source, {"id": source.id} | _nitf(root))
        return
    items = [element for element in root.iter() if element.tag in {"newsItem", "packageItem", "conceptItem", "knowledgeItem"}]
    if not items:
        raise UnreadableError(f"is XML, but no NewsML-G2, NITF or feed (its root is <{root.tag[:40]}>)")
    for number, item in enumerate(items, 1):
        try:
            yield _document(source, item)
        except UnreadableError as error:
            yield Skipped(path=source.name, line=None, reason=f"item {number}: {error.reason}")


def _document(source: Source, item: Element) -> Document:
    if item.tag != "newsItem":
        raise UnreadableError(f"is a {item.tag}, not a text")
    status = _code(item, "itemMeta/pubStatus")
    if status in _WITHDRAWN:
        raise UnreadableError(f"is an item whose publishing status is {status}")
    fields = {
        "id": item.get("guid") or source.id,
        "text": _body(item),
        "title": _said(item, "contentMeta/headline", "itemMeta/title"),
        "outlet": _named(item, "contentMeta/infoSource", "itemMeta/provider", "rightsInfo/copyrightHolder"),
        "published": _said(item, "itemMeta/versionCreated", "contentMeta/contentCreated", "itemMeta/firstCreated"),
        "url": next((link.get("href") for link in item.iterfind("itemMeta/link") if (link.get("rel") or "").endswith("canonical")), None),
    }
    return document_of(source, fields)


def _body(item: Element) -> str | None:
    """Return the text of the first inline content that holds some. Raises UnreadableError where there is no inline content at all."""
    kind = _code(item, "itemMeta/itemClass")
    if kind not in {"", "text", "composite"}:
        raise UnreadableError(f"is an item of class {kind!r}, not text")
    inline = [element for content in item.iterfind("contentSet") for element in content if element.tag in {"inlineXML", "inlineData"}]
    if not inline:
        raise UnreadableError("has no content of its own, only links to it")
    return next((text for text in map(_text, inline) if text), None)


def _text(content: Element) -> str | None:
    nitf = next(content.iter("nitf"), None)
    if nitf is not None:
        text = _nitf(nitf)["text"]
        return text if isinstance(text, str) else None
    if content.tag == "inlineData":
        written = "".join(content.itertext()).strip()
        return text_of(written) if "html" in (content.get("contenttype") or "") else written
    body = next(content.iter("body"), content)
    return text_of_element(body)


def _nitf(root: Element) -> dict[str, object]:
    """Return the fields of an NITF document: dateline and content, its headline, the date of its issue."""
    contents = [text_of_element(element, without=_FURNITURE) for element in root.iter("body.content")]
    dateline = next((text_of_element(element) for element in root.iter("dateline")), "")
    body = "\n".join(text for text in contents if text)
    issued = next((element.get("norm") for element in root.iter("date.issue")), None)
    return {
        "text": f"{dateline}\n{body}" if dateline and body and not body.startswith(dateline[:20]) else body,
        "title": next((" ".join("".join(element.itertext()).split()) for element in root.iter("hl1")), None),
        "published": issued,
    }


def _said(item: Element, *paths: str) -> str | None:
    """Return the words at the first path that has some."""
    found = (" ".join("".join(element.itertext()).split()) for path in paths for element in item.iterfind(path))
    return next((words for words in found if words), None)


def _named(item: Element, *paths: str) -> str | None:
    """Return the name at the first path that has one: in an element of its own, as a literal, or in a code ("nprov:AFP")."""
    for path in paths:
        for element in item.iterfind(path):
            literal = element.get("literal") or (element.get("qcode") or "").rpartition(":")[2]
            if name := _said(element, "name") or literal:
                return name
    return None


def _code(item: Element, path: str) -> str:
    """Return the code at a path without its scheme, in small letters; "" where there is none."""
    element = item.find(path)
    written = (element.get("qcode") or element.get("uri") or "") if element is not None else ""
    return written.replace("/", ":").rpartition(":")[2].lower()
