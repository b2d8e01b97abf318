"""The mark by which an editor says that something odd is meant as it stands: "131 [sic] protesters".

In: a text and a place in it. Out: whether what ends there is so marked.
"""

from __future__ import annotations

import re

from factcheck.patterns import lazily

__all__ = ["marked_sic"]

# "131 [sic] protesters", "131 protesters (sic!)", "131 [*sic*]": a word or two may lie between, no other figure and no other clause.
_SIC = lazily(r"[^\d.,;:!?()\[\]\n]{0,30}[\[(]\s*[*_]{0,2}sic\b[^\])\n]{0,12}[\])]", re.IGNORECASE)


def marked_sic(text: str, end: int) -> bool:
    """Say whether what ends at `end`, a code point of `text`, is marked [sic]."""
    return _SIC.match(text, end) is not None
