"""From a document to its sentences, and from a sentence to its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from factcheck.model import Span

if TYPE_CHECKING:
    from factcheck.model import Document, Sentence

__all__ = ["Token", "sentences", "tokens"]


class Token(NamedTuple):
    """One token: its half-open code points in the field, and its text."""

    start: int
    end: int
    text: str


# Numbers keep their separators (2,001 · 12.797 · 3/4 · 8:30), words their inner apostrophes, hyphens and full stops (O'Neill · five-day ·
# U.S.), clitics stand alone (Minister | 's, did | n't), everything else is one token a character.
_TOKEN = regex.compile(
    r"""
    (?:[A-Za-z]\.){2,}                                           # U.S.
  | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|St|Jr|Sr|No|Inc|Ltd|Corp|Co|Rs|vs|approx)\.
  | \d+(?:[.,:/\u00a0\u2009\u202f]\d+)*(?:st|nd|rd|th)?
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
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text, span.start, span.end)]


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the title and then of the text, each with its section and paragraph."""
    raise AssertionError(document)
