"""Extract and compare ten million characters of random Unicode: no exception, every anchor slices its surface.

    python fuzz/random_unicode.py [CHARACTERS] [SEED]

Seven of eight documents are drawn from all of Unicode, the others largely from what figures, names and quotations are written with.
"""

from __future__ import annotations

import random
import sys

from factcheck import pipeline
from factcheck.model import Document

LONGEST = 4_000
# Of ten pieces of the eighth document so many are any characters at all, and so many of the usual ones; the others are words.
ANY, USUAL_ONES = 3, 4
USUAL = "0123456789   ..,,%$£€“”\"'’-–—()[]:;!?\n\tabcdefgABCDEFG½¾°²³ₓ١２᠓" + "\u00a0\u2009\u202f\u00ad\u200b"
# Surrogates are no characters; the first plane holds the scripts of the living.
PLANES = (range(0x3000), range(0xD800), range(0xE000, 0x110000))
WORDS = (
    "said killed the of two million percent Mr. President Monday between and from to at least tonnes km per cent who were about Jan. 3 2025"
    " US$ according to in no one dozens bn crore"
).split()


def text(source: random.Random, length: int) -> str:
    """Return so many random characters and words."""
    mixed = source.randrange(8) == 0
    pieces = []
    while length > 0:
        kind = source.randrange(10)
        if not mixed or kind < ANY:
            piece = chr(source.choice(PLANES[source.randrange(len(PLANES))]))
        elif kind < ANY + USUAL_ONES:
            piece = source.choice(USUAL)
        else:
            piece = f" {source.choice(WORDS)} "
        pieces.append(piece)
        length -= len(piece)
    return "".join(pieces)


def main(characters: int, seed: int) -> None:
    """Go through so many characters, a pair of documents at a time."""
    source = random.Random(seed)  # noqa: S311 -- no secret
    done = claims = 0
    while done < characters:
        documents = [Document(id=name, text=text(source, LONGEST), title=text(source, 80), outlet=name) for name in "ab"]
        for document in documents:
            for claim in pipeline.analyse(document).claims:
                anchor = claim.mention.anchor
                assert anchor.span.of(document.field(anchor.field)) == anchor.surface, (seed, anchor)
                claims += 1
        pipeline.compare(documents)
        done += 2 * LONGEST
    print(f"{done:,} characters, {claims:,} claims")  # noqa: T201 -- a script


if __name__ == "__main__":
    main(*(int(argument) for argument in (*sys.argv[1:], *("10_000_000", "0")[len(sys.argv) - 1 :])))
