"""Lines and columns in the files that articles were read from, as far as they are known."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Document, Fact, Finding, Passage
    from factcheck.reporter.view import View

__all__ = ["Region", "by_minority", "path_of", "region"]

# Only here is the text of a document its whole file.
_WHOLE = frozenset({".txt"})


class Region(NamedTuple):
    """Where a passage stands, counted from 1 in code points; the end is the column after it. Only a line may be known."""

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def region(document: Document, place: Passage) -> Region | None:
    """Return where a passage stands in its file: exact in plain text, the record's line in JSON Lines, None otherwise."""
    if document.line is not None:
        return Region(document.line)
    if document.path is None or PurePath(document.path).suffix.lower() not in _WHOLE or place.field is not Field.TEXT:
        return None
    line, column = _place(document.text, place.span.start)
    end_line, end_column = _place(document.text, place.span.end)
    return Region(line, column, end_line, end_column)


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def path_of(document: Document, view: View) -> str:
    """Return the path of a document with forward slashes, relative to the folder of the run where it lies in it."""
    if document.path is None:
        return document.id
    path = PurePath(document.path)
    if view.root and path.is_relative_to(view.root):
        path = path.relative_to(view.root)
    return path.as_posix()


def by_minority(finding: Finding, facts: Mapping[str, Fact]) -> tuple[Passage, ...]:
    """Return the evidence with the side that fewest documents share first: it is the one to look at."""
    fact = facts.get(finding.fact or "")
    sharing = {document: len(side.documents) for side in fact.sides for document in side.documents} if fact else {}
    return tuple(sorted(finding.evidence, key=lambda place: sharing.get(place.document, 0)))
