"""From a stretch of text to its tokens.

In: a text and a span of it. Out: the tokens inside the span, each with its place; white space is no token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from factcheck.model import Span

__all__ = ["Token", "tokens"]


class Token(NamedTuple):
    """One token: its half-open code points in the field, and its text."""

    start: int
    end: int
    text: str


_new = tuple.__new__

# Numbers keep their separators (2,001 · 12.797 · 3/4 · 8:30), words their inner apostrophes, hyphens and full stops (O'Neill · five-day ·
# U.S.), clitics stand alone (Minister | 's, did | n't), everything else is one token a character.
_TOKEN = regex.compile(
    r"""
    [A-Za-z]++(?![\p{L}\p{M}\d'’.\-‐‑])                          # a plain word, done at once
  | (?:[A-Za-z]\.){2,}                                           # U.S.
  | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|St|Jr|Sr|No|Inc|Ltd|Corp|Co|Rs|vs|approx)\.
  | \d+(?:[.,:/\u00a0\u2009\u202f]\d+)*(?:(?:st|nd|rd|th)\b)?    # "3rd", but "5things" is 5 and things
  | \p{L}+(?=n[’']t\b)
  | n[’']t\b
  | [’'](?:s|S|ll|re|ve|d|m)\b
  | \p{L}[\p{L}\p{M}\d]*(?:[-‐‑]\p{L}[\p{L}\p{M}\d]*|[’'](?!(?:s|S|ll|re|ve|d|m)\b)\p{L}+)*
  | \.{2,}
  | \S
    """,
    regex.VERBOSE,
)


def tokens(text: str, span: Span) -> list[Token]:
    """Return the tokens inside `span` of `text`, in order, without white space."""
    # As Token(...) would, without a call of Python code for each: tokens are made by the hundred thousand.
    return [_new(Token, (match.start(), match.end(), match[0])) for match in _TOKEN.finditer(text, span.start, span.end)]
