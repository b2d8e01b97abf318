"""From XML to a tree, for files that nobody vouches for: no entities of their own, nothing fetched, no bottomless nesting.

In: the bytes of a file. Out: its root element, all names without namespaces. Raises UnreadableError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from factcheck.reading.source import FOREIGN_FAILURES, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["parse_xml"]

_SEPARATOR = "\n"


class _Builder:
    """Builds the tree from what the parser calls; a tree with entities of its own or too deep is refused while it is read."""

    def __init__(self, nesting: int) -> None:
        self._tree = TreeBuilder()
        self._nesting = nesting
        self._depth = 0
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._tree.data
        # Neither the billion laughs nor the password file: without entities there is nothing to expand or to fetch.
        self.parser.EntityDeclHandler = self._refuse

    def root(self, data: bytes) -> Element:
        """Return the root of the document in `data`."""
        self.parser.Parse(data, True)  # noqa: FBT003 -- expat takes its arguments by place
        return self._tree.close()

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > self._nesting:
            raise UnreadableError(f"is nested more than {self._nesting} elements deep", self.parser.CurrentLineNumber)
        self._tree.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(_local(name))

    def _refuse(self, *_: object) -> None:
        raise UnreadableError("declares entities of its own, which no article needs and which are not expanded")


def parse_xml(data: bytes, nesting: int) -> Element:
    """Return the root element. Raises UnreadableError, with the line, where `data` is no sound XML or is refused."""
    try:
        return _Builder(nesting).root(data)
    except expat.ExpatError as error:
        raise UnreadableError(f"is no sound XML: {expat.ErrorString(error.code)}", error.lineno) from error
    except FOREIGN_FAILURES as error:
        raise UnreadableError(f"cannot be read as XML: {type(error).__name__}") from error


def _local(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2]
