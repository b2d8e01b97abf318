"""HTML pages: the article on the page, its title, outlet, address and day from what the page says of itself.

Needs trafilatura, the extra `html`. The text is what trafilatura takes for the article, with the spacing inside numbers as the page has it.
"""

from __future__ import annotations

import html
import importlib
import logging
import re
from typing import TYPE_CHECKING, Any

from factcheck.patterns import lazily
from factcheck.reading.article import article
from factcheck.reading.blocks import blocks_of
from factcheck.reading.decoding import decode
from factcheck.reading.provenance import published_in
from factcheck.reading.records import document_of, moment_of
from factcheck.reading.source import FOREIGN_FAILURES, UnreadableError
from factcheck.reading.stated import headings, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_CHARSET = lazily(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096
# In JSON-LD and in the head: both carry the hour and the zone, which trafilatura's own date leaves out.
_PUBLISHED = lazily(
    r"""["']datePublished["']\s*:\s*["']([^"']{8,40})["']
      | <meta[^>]{0,200}?(?:article:published_time|itemprop=["']datePublished)[^>]{0,100}?content=["']([^"']{8,40})["']
      | <meta[^>]{0,100}?content=["']([^"']{8,40})["'][^>]{0,100}?article:published_time""",
    re.VERBOSE | re.IGNORECASE,
)
# No look at the clock, and no guess at a date from just any number on the page.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
# trafilatura folds every space to a plain one, and "12 345" is then no longer told from "12" and "345". A letter that no newspaper prints
# holds the place of each such space between two digits.
_NUMBER_SPACE = lazily(
    r"(?<=\d)(\u00a0|\u2009|\u202f|&nbsp;|&thinsp;|&#160;|&#8201;|&#8239;|&#xa0;|&#x2009;|&#x202f;)(?=\d)", re.IGNORECASE
)
_PLACEHOLDERS = {"\u00a0": "\ua66e", "\u2009": "\ua66d", "\u202f": "\ua66b"}
# The parser's work grows with the square of the attributes of a tag, and the extractor's faster than the page: no page of a newspaper
# comes near these. (A long tag with few attributes holds a picture.)
_LONG_TAG = lazily(r"<[a-zA-Z][^<>]{10000,}")
_MOST_ATTRIBUTES = 1000
_MOST_ELEMENTS = 50_000


def read(source: Source, options: Options) -> Iterator[Document]:
    """Yield the article on the page. Raises UnreadableError where there is none, or where trafilatura is not installed."""
    data = source.read(options.limits.document_bytes)
    page = decode(data, declared=_declared(data))
    _refuse_hostile(page)
    tree, found = _extract(_NUMBER_SPACE.sub(_hold, page))
    said, ranks = statements(tree), headings(tree)
    extracted = (found.text or "") if found is not None else ""
    title = found.title if found is not None else said.headline or next(iter(ranks), None)
    text = article(blocks_of(tree), extracted, said.body, [title or "", said.headline or "", *ranks]) or extracted
    if not text.strip():
        raise UnreadableError("holds no article that can be told from the rest of the page; save its text as .txt")
    fields = {"id": source.id, "text": _restore(text), "title": title and _restore(title)}
    # The line that says when it was published may be no part of the article.
    published = _published(page, found and found.date) or _printed(extracted)
    about = {"url": found.url or said.url, "outlet": found.sitename or found.hostname} if found is not None else {"url": said.url}
    yield document_of(source, fields | about | {"published": published})


def _refuse_hostile(page: str) -> None:
    if any(len(match[0].split()) > _MOST_ATTRIBUTES for match in _LONG_TAG.finditer(page)):
        raise UnreadableError(f"has a tag of more than {_MOST_ATTRIBUTES:,} attributes, as no article has; save its text as .txt")
    if page.count("<") > 2 * _MOST_ELEMENTS:
        raise UnreadableError(f"has more than {_MOST_ELEMENTS:,} elements, as no article has; save its text as .txt")


def _extract(page: str) -> tuple[Any, Any]:
    """Return the tree of the page and what trafilatura makes of it (its own Document, None where that is nothing)."""
    try:
        # Extras are loaded when the first page is read, and carry no types that could be checked where they are missing.
        trafilatura, etree = importlib.import_module("trafilatura"), importlib.import_module("lxml.etree")
        _quiet()
    except ImportError as error:
        raise UnreadableError("is HTML, which needs an extra; run: pip install 'factcheck-newsroom[html]'") from error
    try:
        tree = trafilatura.load_html(page)
        found = trafilatura.bare_extraction(
            tree, favor_precision=True, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except (etree.LxmlError, *FOREIGN_FAILURES) as error:
        raise UnreadableError(f"cannot be read as HTML: {type(error).__name__}") from error
    if tree is None:
        raise UnreadableError("is no HTML page; save its text as .txt")
    return tree, found


def _quiet() -> None:
    """Keep the libraries' own warnings off the screen; a handler that somebody has set still gets them."""
    for name in ("trafilatura", "htmldate", "courlan", "readability"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, _HEAD)
    return next(name for name in match.groups() if name).decode("ascii") if match else None


def _hold(match: re.Match[str]) -> str:
    return _PLACEHOLDERS[html.unescape(match[1].lower())]


def _restore(text: str) -> str:
    for space, placeholder in _PLACEHOLDERS.items():
        text = text.replace(placeholder, space)
    return text


def _printed(text: str) -> str | None:
    moment = published_in(text)
    return moment.isoformat() if moment is not None else None


def _published(page: str, day: str | None) -> str | None:
    """Return the moment of publication that the page states, else the day that trafilatura found."""
    for match in _PUBLISHED.finditer(page):
        written = next(group for group in match.groups() if group)
        try:
            moment_of(written)
        except UnreadableError:
            continue
        return written
    return day
