"""Fuzz the readers: whatever bytes come as whatever format, they end in documents or in a reason of one line."""

from __future__ import annotations

import io
import sys

import atheris

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck.errors import DocumentError
    from factcheck.model import Document  # noqa: TC001 -- what is imported here is followed by the fuzzer
    from factcheck.reading import (  # these are loaded late otherwise, and would not be followed
        Limits,
        Options,
        crawl,  # noqa: F401 -- as above
        feed,  # noqa: F401 -- as above
        newsml,  # noqa: F401 -- as above
        ninjs,  # noqa: F401 -- as above
        office,  # noqa: F401 -- as above
        packed,  # noqa: F401 -- as above
        page,  # noqa: F401 -- as above
        read,
        table,  # noqa: F401 -- as above
    )
    from factcheck.reading.options import FORMATS

LIMITS = Limits(document_bytes=1 << 20, input_bytes=1 << 20, documents=1000)


def check(data: bytes) -> None:
    """Read the bytes as the format that the first of them names; a byte beyond the formats leaves the choice to their look."""
    choice = data[0] if data else 0
    named = FORMATS[choice] if choice < len(FORMATS) else None
    message, documents = _read(data[1:], Options(limits=LIMITS, input_format=named))
    assert all(line.isprintable() for line in message.split("\n")), message
    for document in documents:
        for value in (document.id, document.text, document.title, document.outlet, document.url):
            (value or "").encode()
        assert document.text.strip()


def _read(data: bytes, options: Options) -> tuple[str, tuple[Document, ...]]:
    """Return the reason or the documents."""
    try:
        return "", read(["-"], stdin=io.BytesIO(data), options=options).documents
    except DocumentError as error:
        return str(error), ()


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
