"""Fuzz the readers: whatever bytes come as whatever format, they end in documents or in a reason of one line."""

from __future__ import annotations

import io
import sys

import atheris

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck.errors import DocumentError
    from factcheck.reading import Limits, Options, read
    from factcheck.reading import crawl, feed, newsml, ninjs, office, packed, page, table  # noqa: F401 -- loaded late otherwise
    from factcheck.reading.options import FORMATS

LIMITS = Limits(document_bytes=1 << 20, input_bytes=1 << 20, documents=1000)


def check(data: bytes) -> None:
    """Read the bytes as the format that the first of them names; a byte beyond the formats leaves the choice to their look."""
    choice = data[0] if data else 0
    named = FORMATS[choice] if choice < len(FORMATS) else None
    try:
        found = read(["-"], stdin=io.BytesIO(data[1:]), options=Options(limits=LIMITS, input_format=named))
    except DocumentError as error:
        assert all(line.isprintable() for line in str(error).split("\n")), error
        return
    for document in found.documents:
        for value in (document.id, document.text, document.title, document.outlet, document.url):
            (value or "").encode()
        assert document.text.strip()


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
