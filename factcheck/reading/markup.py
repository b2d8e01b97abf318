"""From a piece of markup to its text, a line for each block: for what stands inside records, not for whole pages.

In: HTML in a string, or an element of an XML tree whose names are without namespaces. Out: its text.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree.ElementTree import Element

__all__ = ["text_of", "text_of_element"]

_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr td th table section article figure figcaption header footer hr pre"
    " hl1 hl2 block bq dateline abstract dl dt dd body.content body.head body.end media".split()
)
_TAG = lazily(r"<[^<>]*>?")
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head", "title"})


def text_of(markup: str) -> str:
    """Return the text of a piece of HTML, a line for each block."""
    parser = _Text()
    try:
        parser.feed(markup)
        parser.close()
    except AssertionError:  # "<![x[" is no HTML, and the parser's answer to it
        return _lines([_TAG.sub("\n", markup)])
    return _lines(parser.pieces)


def text_of_element(element: Element, without: Collection[str] = ()) -> str:
    """Return the text of an element, a line for each block; elements named in `without` are left out."""
    return _lines(list(_pieces(element, _SILENT.union(without))))


def _lines(pieces: list[str]) -> str:
    return "\n".join(line.strip() for line in "".join(pieces).split("\n") if line.strip())


def _pieces(element: Element, silent: Collection[str]) -> Iterator[str]:
    # A stack of its own: documents may be nested deeper than calls.
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        if one.tag in silent:
            continue
        edge = "\n" if one.tag in _BLOCKS else ""
        yield edge + " ".join((one.text or "").split("\n"))
        waiting.append(edge)
        for child in reversed(one):
            waiting += [" ".join((child.tail or "").split("\n")), child]


class _Text(HTMLParser):
    """Keeps the text of the elements that are read, not of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))
