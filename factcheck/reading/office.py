"""Word documents (.docx): the paragraphs, lists and tables in their order, changes that are tracked as if accepted. Needs python-docx.

Title and day come from the properties of the document. Headers, footers, comments, deleted words and text in pictures are left out.
"""

from __future__ import annotations

import importlib
import io
import zipfile
from typing import TYPE_CHECKING, Any

from factcheck.reading.records import document_of
from factcheck.reading.source import FOREIGN_FAILURES, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Document
    from factcheck.reading.options import Options
    from factcheck.reading.source import Source

__all__ = ["read"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "\u2011", f"{_WORD}softHyphen": "\u00ad"}
# A box repeats its text for old programs; a deleted run is no text any more.
_LEFT_OUT = frozenset({_FALLBACK, f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_WORD}txbxContent"})


def read(source: Source, options: Options) -> Iterator[Document]:
    """Yield the one article of the file. Raises UnreadableError where it is no Word document, or python-docx is not installed."""
    data = source.read(options.limits.document_bytes)
    _refuse_bombs(data, options)
    document = _open(data)
    properties = document.core_properties
    moment = properties.modified or properties.created
    yield document_of(
        source,
        {
            "id": source.id,
            "text": "\n".join(_paragraphs(document.element.body)),
            "title": properties.title,
            # The properties give the time of the file, not of the publication.
            "published": moment.isoformat() if moment is not None and options.published_from_file else None,
        },
    )


def _refuse_bombs(data: bytes, options: Options) -> None:
    """Raise UnreadableError where the parts would unpack to more than the limits allow; no part is ever written to a file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, *FOREIGN_FAILURES) as error:
        raise UnreadableError("is no sound Word document; save it as .docx again or export its text") from error
    if unpacked > options.limits.document_bytes * 2:
        raise UnreadableError(f"unpacks to {unpacked:,} bytes, more than twice the limit of {options.limits.document_bytes:,} a document")
    if unpacked > options.limits.expansion * max(len(data), 1):
        raise UnreadableError(f"unpacks to more than {options.limits.expansion} times its size, as no article does")


def _open(data: bytes) -> Any:  # noqa: ANN401 -- python-docx's own document
    try:
        # An extra, loaded when the first document is read.
        docx, etree = importlib.import_module("docx"), importlib.import_module("lxml.etree")
    except ImportError as error:
        raise UnreadableError("is a Word document, which needs an extra; run: pip install 'factcheck-newsroom[docx]'") from error
    missing = importlib.import_module("docx.opc.exceptions").OpcError
    try:
        return docx.Document(io.BytesIO(data))
    except (etree.LxmlError, missing, zipfile.BadZipFile, OSError, EOFError, *FOREIGN_FAILURES) as error:
        raise UnreadableError(f"is no sound Word document ({type(error).__name__}); save it as .docx again or export its text") from error


def _paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401 -- an lxml element
    """Yield the text of each paragraph; a row of a table is one line, its cells apart."""
    for element in body.iterchildren():
        if element.tag == f"{_WORD}tbl":
            for row in element.iterchildren(f"{_WORD}tr"):
                yield "\t".join(" ".join(filter(None, map(_text, cell.iter(f"{_WORD}p")))) for cell in row.iter(f"{_WORD}tc"))
        elif element.tag == f"{_WORD}p":
            yield _text(element)
        elif element.tag == f"{_WORD}sdt":  # a field to be filled in holds paragraphs of its own
            for content in element.iterchildren(f"{_WORD}sdtContent"):
                yield from _paragraphs(content)


def _text(paragraph: Any) -> str:  # noqa: ANN401 -- an lxml element
    pieces: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_WORD}t":
            pieces.append(element.text or "")
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
        elif element.tag not in _LEFT_OUT:
            waiting += reversed(list(element))
    return "".join(pieces).strip(" ")
