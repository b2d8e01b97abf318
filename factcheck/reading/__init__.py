"""From paths and streams to documents: one input format a file, listed in `READERS`.

In: files, folders and `-`. Out: the documents in the order of their ids, and what was passed over, each with its reason. Raises
DocumentError, a line for each input that was named and yields no document, and for two documents of one id.
"""

from __future__ import annotations

import dataclasses
import io
import os
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from factcheck.errors import DocumentError
from factcheck.model import Document, Skipped
from factcheck.quick import NamedTuple
from factcheck.reading.folders import walk
from factcheck.reading.formats import HEAD_BYTES, READERS, SUFFIXES, format_of
from factcheck.reading.language import foreign_language
from factcheck.reading.limits import Limits
from factcheck.reading.options import Options
from factcheck.reading.patience import within
from factcheck.reading.source import Source, UnreadableError, file_source, stream_source, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["READERS", "Inputs", "Limits", "Options", "read"]


class Inputs(NamedTuple):
    """What was read: documents by id, and what was passed over by path and line."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


def read(paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, options: Options | None = None, strict: bool = False) -> Inputs:
    """Return the articles in `paths`: files, folders (searched to the bottom) and "-" for `stdin`.

    Raises DocumentError, one line a fault, where a path is missing or yields no document, or where two documents share an id; `strict` adds
    every file of a folder and every record of a file that cannot be read.
    """
    intake = _Intake(stdin, options or Options())
    # Files before folders, outer folders before inner ones, so that the order of the arguments changes nothing.
    for path in sorted([os.fspath(path) for path in paths], key=lambda path: (os.path.isdir(path), path)):  # noqa: PTH112 -- as _mode
        intake.take(path)
    return intake.finish(strict=strict)


class _Intake:
    """Gathers documents, what was passed over, and the faults that end the run, so that all are told at once."""

    def __init__(self, stdin: BinaryIO | None, options: Options) -> None:
        self._stdin = stdin
        self._options = options
        self._documents: list[Document] = []
        self._skipped: list[Skipped] = []
        self._foreign: list[Skipped] = []
        self._faults: list[str] = []
        self._read_as: dict[str, str] = {}

    def take(self, path: str) -> None:
        """Read one argument of the command line."""
        try:
            if path == "-":
                self._take_stream()
            elif stat.S_ISDIR(_mode(path)):
                self._take_folder(path)
            else:
                self._take_file(path)
        except UnreadableError as error:
            self._faults.append(_place(visible(path), error.line) + ": " + error.reason)

    def finish(self, *, strict: bool) -> Inputs:
        """Return everything in its order. Raises DocumentError with a line for each fault."""
        if strict:
            self._faults += [f"{_place(skip.path, skip.line)}: {skip.reason}" for skip in self._skipped if skip.fault]
        self._find_duplicates()
        if self._foreign and not (self._documents or self._faults):
            self._faults += [f"{_place(one.path, one.line)}: {one.reason}" for one in self._foreign]
        if self._faults:
            raise DocumentError("\n".join(self._faults))
        documents = sorted(self._documents, key=lambda document: document.id)
        skipped = sorted(self._skipped, key=lambda skip: (skip.path, skip.line or 0, skip.reason))
        return Inputs(tuple(documents), tuple(skipped))

    def _take_stream(self) -> None:
        if self._stdin is None:
            raise UnreadableError("there is no standard input to read")
        name = self._options.stdin_filename
        data = self._drained(self._stdin, "standard input")
        self._stdin = None
        self._keep_named(stream_source(lambda: io.BytesIO(data), name), name)

    def _drained(self, stream: BinaryIO, name: str) -> bytes:
        """Return all that a stream holds, which can be read but once. Raises UnreadableError where that is too much."""
        limit = self._options.limits.input_bytes
        data = stream.read(limit + 1)
        if len(data) > limit:
            raise UnreadableError(f"more than {limit:,} bytes on {name}; put them in a file")
        return data

    def _take_file(self, path: str) -> None:
        source = self._source(path, path)
        self._note_place(path, source)
        if not stat.S_ISREG(_mode(path)):  # what `factcheck compare <(curl ...)` names
            with source.open() as stream:
                data = self._drained(stream, "a pipe or device")
            source = dataclasses.replace(source, open=lambda: io.BytesIO(data))
        self._keep_named(source, path)

    def _source(self, path: str, identity: str) -> Source:
        source = file_source(path, identity)
        if self._options.outlet_from_folder:
            folder = os.path.basename(os.path.dirname(os.path.realpath(path)))  # noqa: PTH119, PTH120 -- as _mode
            source = dataclasses.replace(source, outlet=visible(folder) or source.outlet)
        if self._options.published_from_file:
            source = dataclasses.replace(source, published=_modified(path))
        return source

    def _keep_named(self, source: Source, path: str | None) -> None:
        """Keep what a named input holds. Raises UnreadableError where that is no document."""
        before = len(self._documents), len(self._foreign)
        skipped = self._keep(source, path)
        if (len(self._documents), len(self._foreign)) != before:
            return  # an article in another language is one, and ends no run in which others are left
        if not skipped and self._options.allow_empty:
            return
        if not skipped:
            raise UnreadableError("holds no article; it is empty")
        more = f" (nor can any of the {len(skipped) - 1} after it be read)" if len(skipped) > 1 else ""
        raise UnreadableError(f"{skipped[0].reason}{more}", skipped[0].line)

    def _keep(self, source: Source, path: str | None) -> list[Skipped]:
        """Keep what a source holds and return what of it was passed over.

        Raises UnreadableError where nothing of it can be read, DocumentError where there are too many documents.
        """
        skipped = []
        for one in _to_the_break(self._found(source, path), source.name, self._options.limits.seconds):
            if isinstance(one, Document) and len(self._documents) == self._options.limits.documents:
                raise DocumentError(f"there are more documents than the limit of {len(self._documents):,} a run; use an archive")
            left_out = one if isinstance(one, Skipped) else self._refused(source, one)
            if left_out is not None:
                skipped.append(left_out)
            elif isinstance(one, Document):
                self._documents.append(one)
        self._skipped += skipped
        return skipped

    def _found(self, source: Source, path: str | None) -> Iterator[Document | Skipped]:
        """Yield what a source holds, by the reader that its bytes or its name call for. Raises UnreadableError."""
        source = _plainly(source, self._options.limits.expansion)
        name = self._options.input_format or format_of(path, source.head(HEAD_BYTES))
        yield from READERS[name](source, self._options)

    def _refused(self, source: Source, document: Document) -> Skipped | None:
        """Return why a document is left out, None where it is not."""
        limit = self._options.limits.text_characters
        if len(document.text) > limit:
            return Skipped(source.name, document.line, f"{document.id[:200]} is longer than the limit of {limit:,} characters a text")
        language = None if self._options.every_language else foreign_language(document.text)
        if language is not None:
            passed = Skipped(source.name, document.line, f"{document.id[:200]} is in {language}; only English is checked", fault=False)
            self._foreign.append(passed)
            return passed
        return None

    def _take_folder(self, folder: str) -> None:
        before, skipped = (len(self._documents), len(self._foreign)), len(self._skipped)
        for relative in walk(folder, SUFFIXES):
            if isinstance(relative, Skipped):
                self._skipped.append(relative)
            else:
                self._take_member(os.path.join(folder, relative), relative)  # noqa: PTH118 -- the path as given stays as given
        if (len(self._documents), len(self._foreign)) == before and not self._options.allow_empty:
            raise UnreadableError(_no_article(self._skipped[skipped:]))

    def _take_member(self, path: str, relative: str) -> None:
        """Read one file of a folder; what is wrong with it costs that file alone."""
        source = self._source(path, relative)
        try:
            self._note_place(path, source)
            self._keep(source, path)
        except UnreadableError as error:
            self._skipped.append(Skipped(path=source.name, line=error.line, reason=error.reason))

    def _note_place(self, path: str, source: Source) -> None:
        """Remember the file. Raises UnreadableError where it was read already, so that no article stands beside itself."""
        place = os.path.realpath(path)
        if place in self._read_as:
            raise UnreadableError(f"is the same file as {self._read_as[place]}; name it once")
        self._read_as[place] = source.name

    def _find_duplicates(self) -> None:
        first: dict[str, Document] = {}
        for document in self._documents:
            other = first.setdefault(document.id, document)
            if other is not document:
                where, there = (_place(one.path or "-", one.line) for one in (document, other))
                self._faults.append(
                    f"{where}: the id {document.id!r} is taken by {there}; ids must be unique, change one or name the folder above both"
                )


def _to_the_break(found: Iterator[Document | Skipped], name: str, seconds: int) -> Iterator[Document | Skipped]:
    """Yield what is found; where a file cannot be read to its end, what was read before stays.

    Raises UnreadableError where that is nothing.
    """
    before = 0
    try:
        while True:
            with within(seconds):
                one = next(found, None)
            if one is None:
                return
            before += 1
            yield one
    except UnreadableError as error:
        if not before:
            raise
        yield Skipped(path=name, line=error.line, reason=error.reason)


def _plainly(source: Source, expansion: int) -> Source:
    """Return the source itself, or what a packed one unpacks to. Raises UnreadableError."""
    if not source.head(2).startswith(b"\x1f\x8b"):
        return source
    from factcheck.reading.packed import unpacked  # noqa: PLC0415 -- most inputs are not packed

    return dataclasses.replace(source, open=lambda: unpacked(source.open(), expansion))


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode  # noqa: PTH116 -- Path cannot hold every string that a command line can
    except FileNotFoundError as error:
        raise UnreadableError("no such file or folder; check the path") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _modified(path: str) -> datetime | None:
    """Return when a file was last written, None where that is not known."""
    try:
        return datetime.fromtimestamp(int(os.stat(path).st_mtime), UTC)  # noqa: PTH116 -- as _mode
    except (OSError, ValueError, OverflowError):
        return None


def _place(name: str, line: int | None) -> str:
    return name if line is None else f"{name}:{line}"


def _no_article(skipped: Sequence[Skipped]) -> str:
    kinds = ", ".join(SUFFIXES)
    if not skipped:
        return f"is empty; put articles ({kinds}) in it"
    broken = next((skip for skip in skipped if skip.line is not None), skipped[0])
    return f"no article in it ({kinds}): {_place(broken.path, broken.line)}: {broken.reason}"
