"""From paths and streams to documents: one input format a file, listed in `READERS`.

In: files, folders and `-`. Out: the documents in the order of their ids, and what was passed over, each with its reason. Raises
DocumentError, a line for each input that was named and yields no document, and for two documents of one id.
"""

from __future__ import annotations

import io
import os
import re
import stat
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factcheck.errors import DocumentError
from factcheck.model import Document, Skipped
from factcheck.reading import jsondocument, jsonlines, markdown, plain
from factcheck.reading.folders import walk
from factcheck.reading.limits import Limits
from factcheck.reading.source import Source, UnreadableError, file_source, stream_source, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["READERS", "Inputs", "Limits", "read"]


def _late(format_name: str) -> Callable[[Source, Limits], Iterator[Document | Skipped]]:
    """Return the reader of a format whose module is loaded when the first such file is met: start-up must not wait for parsers."""

    def read_late(source: Source, limits: Limits) -> Iterator[Document | Skipped]:
        found: Iterator[Document | Skipped] = import_module(f"factcheck.reading.{format_name}").read(source, limits)
        return found

    return read_late


# A new format is a new file and a line here.
READERS: Mapping[str, Callable[[Source, Limits], Iterator[Document | Skipped]]] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".jsonl": jsonlines.read,
    ".ndjson": jsonlines.read,
    ".json": jsondocument.read,
    ".csv": _late("table"),
    ".html": _late("page"),
    ".htm": _late("page"),
    ".rss": _late("feed"),
    ".atom": _late("feed"),
    ".xml": _late("feed"),
}


# How formats begin, for standard input, which has no suffix; what looks like none of them is plain text.
_LOOKS: Sequence[tuple[re.Pattern[bytes], Callable[[Source, Limits], Iterator[Document | Skipped]]]] = (
    (re.compile(rb"\{\s*\n|\[\s*\{"), jsondocument.read),
    (re.compile(rb"\{"), jsonlines.read),
    (re.compile(rb"---"), markdown.read),
    (re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL), _late("feed")),
    (re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.DOTALL | re.IGNORECASE), _late("page")),
)


class Inputs(NamedTuple):
    """What was read: documents by id, and what was passed over by path and line."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


def read(
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    stdin_name: str | None = None,
    limits: Limits | None = None,
    strict: bool = False,
) -> Inputs:
    """Return the articles in `paths`: files, folders (searched to the bottom) and "-" for `stdin`.

    `stdin_name` is the file that `stdin` stands for: its suffix names the reader, and its article goes by it.

    Raises DocumentError, one line a fault, where a path is missing or yields no document, or where two documents share an id; `strict` adds
    every file of a folder and every record of a file that cannot be read.
    """
    intake = _Intake(stdin, stdin_name, limits or Limits())
    # Files before folders, outer folders before inner ones, so that the order of the arguments changes nothing.
    for path in sorted([os.fspath(path) for path in paths], key=lambda path: (os.path.isdir(path), path)):  # noqa: PTH112 -- as _mode
        intake.take(path)
    return intake.finish(strict=strict)


class _Intake:
    """Gathers documents, what was passed over, and the faults that end the run, so that all are told at once."""

    def __init__(self, stdin: BinaryIO | None, stdin_name: str | None, limits: Limits) -> None:
        self._stdin = stdin
        self._stdin_name = stdin_name
        self._limits = limits
        self._documents: list[Document] = []
        self._skipped: list[Skipped] = []
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
        if len(self._documents) > self._limits.documents:
            self._faults.append(
                f"{len(self._documents):,} documents are more than the limit of {self._limits.documents:,} a run; use an archive"
            )
        if self._faults:
            raise DocumentError("\n".join(self._faults))
        documents = sorted(self._documents, key=lambda document: document.id)
        skipped = sorted(self._skipped, key=lambda skip: (skip.path, skip.line or 0, skip.reason))
        return Inputs(tuple(documents), tuple(skipped))

    def _take_stream(self) -> None:
        if self._stdin is None:
            raise UnreadableError("there is no standard input to read")
        data = self._stdin.read(self._limits.stdin_bytes + 1)
        if len(data) > self._limits.stdin_bytes:
            raise UnreadableError(f"more than {self._limits.stdin_bytes:,} bytes on standard input; put them in a file")
        self._stdin = None
        source = stream_source(lambda: io.BytesIO(data), self._stdin_name)
        reader = READERS.get(_suffix(self._stdin_name or ""), _stream_reader(data))
        self._keep_named(reader(source, self._limits))

    def _take_file(self, path: str) -> None:
        source = file_source(path, path)
        self._note_place(path, source)
        self._keep_named(READERS.get(_suffix(path), plain.read)(source, self._limits))

    def _keep_named(self, found: Iterable[Document | Skipped]) -> None:
        """Keep what a named input holds. Raises UnreadableError where that is no document."""
        before = len(self._documents)
        skipped = self._keep(found)
        if len(self._documents) > before:
            return
        if not skipped:
            raise UnreadableError("holds no article; it is empty")
        more = f" (nor can any of the {len(skipped) - 1} after it be read)" if len(skipped) > 1 else ""
        raise UnreadableError(f"{skipped[0].reason}{more}", skipped[0].line)

    def _keep(self, found: Iterable[Document | Skipped]) -> list[Skipped]:
        skipped = []
        for one in found:
            if isinstance(one, Skipped):
                skipped.append(one)
            else:
                self._documents.append(one)
        self._skipped += skipped
        return skipped

    def _take_folder(self, folder: str) -> None:
        documents, skipped = len(self._documents), len(self._skipped)
        for relative in walk(folder, READERS):
            if isinstance(relative, Skipped):
                self._skipped.append(relative)
            else:
                self._take_member(os.path.join(folder, relative), relative)  # noqa: PTH118 -- the path as given stays as given
        if len(self._documents) == documents:
            raise UnreadableError(_no_article(self._skipped[skipped:]))

    def _take_member(self, path: str, relative: str) -> None:
        """Read one file of a folder; what is wrong with it costs that file alone."""
        source = file_source(path, relative)
        reader = READERS[_suffix(path)]
        try:
            self._note_place(path, source)
            self._keep(reader(source, self._limits))
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


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].casefold()  # noqa: PTH122 -- as the id is made


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode  # noqa: PTH116 -- Path cannot hold every string that a command line can
    except FileNotFoundError as error:
        raise UnreadableError("no such file or folder; check the path") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _stream_reader(data: bytes) -> Callable[[Source, Limits], Iterator[Document | Skipped]]:
    """Return the reader for what came on standard input, by how it begins."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((reader for look, reader in _LOOKS if look.match(head)), plain.read)


def _place(name: str, line: int | None) -> str:
    return name if line is None else f"{name}:{line}"


def _no_article(skipped: Sequence[Skipped]) -> str:
    kinds = ", ".join(READERS)
    if not skipped:
        return f"is empty; put articles ({kinds}) in it"
    broken = next((skip for skip in skipped if skip.line is not None), skipped[0])
    return f"no article in it ({kinds}): {_place(broken.path, broken.line)}: {broken.reason}"
