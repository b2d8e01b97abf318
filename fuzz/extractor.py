"""Fuzz extraction and comparison: no text raises, and every anchor slices its surface."""

from __future__ import annotations

import re
import sys

import atheris

with atheris.instrument_imports(include=["factcheck.extractor", "factcheck.text", "factcheck.normalizer"]):
    from factcheck import pipeline
    from factcheck.model import Document

LONGEST = 1000
DIGIT = re.compile(r"[0-8]")


def check(data: bytes) -> None:
    """Extract the claims of the text, and compare it with a copy whose first digit is one higher."""
    text = data.decode("utf-8", "replace")[:LONGEST]
    document = Document(id="a", text=text, outlet="a")
    for claim in pipeline.analyse(document).claims:
        anchor = claim.mention.anchor
        assert anchor.span.of(document.field(anchor.field)) == anchor.surface, anchor
    other = DIGIT.sub(lambda match: str(int(match[0]) + 1), text, count=1)
    pipeline.compare([document, Document(id="b", text=other, outlet="b")])


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
