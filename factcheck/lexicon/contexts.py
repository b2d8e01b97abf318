"""Word lists that stand near a figure and say what it is.

In: words apart by white space, `*` for any ending, `_` for a space. Out: a pattern that finds any of them, in any case.
"""

from __future__ import annotations

import re

from factcheck.patterns import lazily

__all__ = ["near"]


def near(words: str) -> re.Pattern[str]:
    """Return the pattern of a word list: "weigh* per_acre" finds "weighing" and "per acre"."""
    alternatives = [
        re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s") for word in sorted(words.split(), key=lambda word: (-len(word), word))
    ]
    starts = "|".join(one for one in alternatives if one[0].isalpha())
    signs = "|".join(one for one in alternatives if not one[0].isalpha())
    letters = rf"\b(?:{starts})(?!\w)" if starts else ""
    return lazily("(?i)" + "|".join(part for part in (letters, signs) if part))
