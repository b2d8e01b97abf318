"""The pieces of text on a page, as they stand: one for each paragraph, heading, item or cell, with where it is in the tree.

In: the tree of a page (lxml). Out: blocks in reading order. White space is folded as a browser does, but not the spaces that may stand
inside a number. Scripts, forms, menus and their like hold none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Block", "blocks_of", "folded"]

_SILENT = frozenset(
    "script style noscript template svg math head title button form input select textarea option nav iframe object audio video canvas map"
    " dialog label datalist progress meter amp-ad amp-sidebar".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr"
    " img picture source ruby rb label nobr amp-img".split()
)
_SPACE = lazily(r"[ \t\r\n\f]+")
# The letters between them hold the places of spaces inside numbers.
_NO_LETTER = lazily(r"[\W_\ua66b-\ua66e]+")


@dataclass(slots=True)
class Block:
    """A piece of text: the element that holds it, its tag, how many of its characters are links, and its letters and digits alone."""

    text: str
    element: Any
    linked: int
    key: str

    @property
    def tag(self) -> str:
        """The name of the element."""
        return str(self.element.tag)


def folded(text: str) -> str:
    """Return the letters and digits of a text, by which it is known again."""
    return _NO_LETTER.sub("", text.casefold())


def blocks_of(tree: Any) -> list[Block]:  # noqa: ANN401 -- an lxml element
    """Return the blocks of a page in reading order."""
    gathered = _Gathered()
    for kind, element in _walk(tree):
        gathered.take(kind, element)
    gathered.flush(tree)
    return gathered.blocks


class _Gathered:
    """What has been read of the block that is under way."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0

    def take(self, kind: str, element: Any) -> None:  # noqa: ANN401 -- an lxml element
        """Take the beginning, the end or the tail of an element."""
        inline = element.tag in _INLINE
        if kind == "start":
            if not inline:
                self.flush(element.getparent() if element.tag == "br" else _holder(element.getparent(), element))
            self._links += element.tag == "a"
            self._add(element.text)
        elif kind == "end":
            if not inline:
                self.flush(element)
            self._links -= element.tag == "a"
        else:
            self._add(element.tail)

    def flush(self, element: Any) -> None:  # noqa: ANN401 -- an lxml element
        """End the block that is under way; `element` holds it."""
        text = _SPACE.sub(" ", "".join(self._pieces)).strip(" ")
        key = folded(text)
        if key and element is not None:
            self.blocks.append(Block(text, element, self._linked, key))
        self._pieces.clear()
        self._linked = 0

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            self._linked += len(text.strip()) if self._links else 0


def _holder(parent: Any, element: Any) -> Any:  # noqa: ANN401 -- lxml elements
    return element if parent is None else parent


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 -- an lxml element
    """Yield each element as it begins, as it ends, and where its tail stands, those left out by their tails alone."""
    waiting: list[tuple[str, Any]] = [("start", tree)]
    while waiting:
        kind, element = waiting.pop()
        if kind == "start" and (not isinstance(element.tag, str) or element.tag in _SILENT):
            continue
        yield kind, element
        if kind == "start":
            waiting.append(("end", element))
            for child in reversed(element):
                waiting += [("tail", child), ("start", child)]
