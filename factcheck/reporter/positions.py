"""Lines and columns in the files that articles were read from, as far as they are known."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from factcheck.model import Field
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Document, Fact, Finding, Passage
    from factcheck.reporter.view import View

__all__ = ["Region", "by_minority", "path_of", "region"]

# Lines of what is inside are no lines of such a file.
_PACKED = frozenset({".gz", ".bz2", ".xz", ".zst"})
_TITLE = lazily(r"^title[ \t]*:(?P<value>[^\r\n]*)", re.MULTILINE)


class Region(NamedTuple):
    """Where a passage stands, counted from 1 in code points; the end is the column after it. Only a line may be known.

    A byte order mark is not counted. A line ends with a line feed, a carriage return, or both.
    """

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def region(document: Document, place: Passage) -> Region | None:
    """Return where a passage stands in its file: exact in plain text and Markdown, the record's line in a file of many, None otherwise."""
    if document.path is None or PurePath(document.path).suffix.lower() in _PACKED:
        return None
    if document.line is not None:
        return Region(document.line)
    if document.front is None:
        return None
    if place.field is Field.TITLE:
        return _in_title(document.front, document.title or "", place)
    before = len(document.front)
    return _between(document.front + document.text, before + place.span.start, before + place.span.end)


def _in_title(front: str, title: str, place: Passage) -> Region | None:
    """Return where a part of the title stands in the front matter: its line alone where YAML writes it in another way than it reads."""
    written = _TITLE.search(front)
    if written is None:
        return None
    start = front.find(title, written.start("value"), written.end("value"))
    if start < 0:
        return Region(_place(front, written.start())[0])
    return _between(front, start + place.span.start, start + place.span.end)


def _between(text: str, start: int, end: int) -> Region:
    return Region(*_place(text, start), *_place(text, end))


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def path_of(document: Document, view: View) -> str:
    """Return the path of a document with forward slashes, relative to the root of the repository where it lies in it."""
    if document.path is None:
        return document.id
    path = PurePath(document.path).as_posix()
    if not view.root:
        return path
    whole = posixpath.normpath(posixpath.join(view.folder or view.root, path))
    return PurePath(whole).relative_to(view.root).as_posix() if PurePath(whole).is_relative_to(view.root) else path


def by_minority(finding: Finding, facts: Mapping[str, Fact]) -> tuple[Passage, ...]:
    """Return the evidence, the passage to look at first: of what was asked about, else of the side that fewest documents share."""
    fact = facts.get(finding.fact or "")
    sharing = {document: len(side.documents) for side in fact.sides for document in side.documents} if fact else {}
    unsaid = len(finding.evidence) + 1  # a document whose figure counts for no side, such as one marked [sic], is no odd one out
    return tuple(sorted(finding.evidence, key=lambda place: (place.document not in finding.focus, sharing.get(place.document, unsaid))))
