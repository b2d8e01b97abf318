"""From a stretch of text to its tokens.

In: a text and a span of it. Out: the tokens inside the span, each with its place; white space is no token.
"""

from __future__ import annotations

from itertools import chain
from operator import add
from sys import intern
from typing import TYPE_CHECKING

import regex

from factcheck.patterns import lazily_unicode
from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Span

__all__ = ["Token", "Tokens", "cut", "cut_plainly", "join", "tokens"]


class Token(NamedTuple):
    """One token: its half-open code points in the field, and its text."""

    start: int
    end: int
    text: str


class Tokens(NamedTuple):
    """The tokens of a stretch, one entry a token in each list: half-open code points in the field, text, text in lower case."""

    starts: list[int]
    ends: list[int]
    surfaces: list[str]
    words: list[str]


# Numbers keep their separators (2,001 · 12.797 · 3/4 · 8:30), words their inner apostrophes, hyphens and full stops (O'Neill · five-day ·
# U.S.), clitics stand alone (Minister | 's, did | n't), everything else is one token a character. No token reaches over a plain space,
# and none depends on what is beyond one.
_SHORTENED = frozenset("Mr Mrs Ms Dr Prof Gen Col Lt Capt Sgt Gov Sen Rep St Jr Sr No Inc Ltd Corp Co Rs vs approx".split())
_TOKEN = lazily_unicode(
    r"""
    [A-Za-z]++(?![\p{L}\p{M}\d'’.\-‐‑])                          # a plain word, done at once
  | (?:[A-Za-z]\.){2,}                                           # U.S.
  | (?:SHORTENED)\.
  | \d+(?:[.,:/\u00a0\u2009\u202f]\d+)*(?:(?:st|nd|rd|th)\b)?    # "3rd", but "5things" is 5 and things
  | \p{L}+(?=n[’']t\b)
  | n[’']t\b
  | [’'](?:s|S|ll|re|ve|d|m)\b
  | \p{L}[\p{L}\p{M}\d]*(?:[-‐‑]\p{L}[\p{L}\p{M}\d]*|[’'](?!(?:s|S|ll|re|ve|d|m)\b)\p{L}+)*
  | \.{2,}
  | \S
    """.replace("SHORTENED", "|".join(sorted(_SHORTENED))),
    regex.VERBOSE,
)
_SPACE = " "
_CLOSING = (".", ",", ";", ":", "?", "!", ")")
_POSSESSIVE = ("'s", "’s")
_new = tuple.__new__
_LONGEST_KEPT = 24  # letters of a piece between two spaces that is remembered with its tokens
_PIECES_KEPT = 60_000

# what stands between two spaces: where its tokens begin, their texts, and those in lower case
Piece = tuple[tuple[int, str, str], ...]
_pieces: dict[str, Piece] = {}


def _end_of_plain_word(piece: str) -> int:
    """Return where a plain word ends that a closing sign or a possessive follows and nothing else ("word," "Khan's"), 0 for all else."""
    end = len(piece) - (2 if piece.endswith(_POSSESSIVE) else 1 if piece.endswith(_CLOSING) else len(piece))
    plain = end > 0 and piece[:end].isascii() and piece[:end].isalpha()
    return end if plain and not (piece[end] == "." and (end == 1 or piece[:end] in _SHORTENED)) else 0


def _cut_piece(piece: str) -> Piece:
    """Return the tokens of what stands between two spaces, and remember them: most words come again.

    Equal texts are one object, so that whoever looks them up in a table need not read them.
    """
    if piece.isascii() and piece.isalpha():
        found: Piece = ((0, intern(piece), intern(piece.lower())),)
    elif (end := _end_of_plain_word(piece)) > 0:
        sign = intern(piece[end:])
        found = (0, intern(piece[:end]), intern(piece[:end].lower())), (end, sign, sign)
    else:
        found = tuple([(match.start(), intern(match[0]), intern(match[0].lower())) for match in _TOKEN.finditer(piece)])
    if len(piece) <= _LONGEST_KEPT:
        if len(_pieces) >= _PIECES_KEPT:
            _pieces.clear()
        _pieces[piece] = found
    return found


def cut(text: str, span: Span) -> Tokens:
    """Return the tokens inside `span` of `text`, in order, without white space."""
    if compiled is not None:
        return _new(Tokens, compiled.cut(text, span.start, span.end, _cut_piece, _SHORTENED, _PIECES_KEPT))
    return cut_plainly(text, span)


def cut_plainly(text: str, span: Span) -> Tokens:
    """Return the tokens inside `span` of `text` without compiled help."""
    starts: list[int] = []
    surfaces: list[str] = []
    words: list[str] = []
    at, known = span.start, _pieces.get
    for piece in text[at : span.end].split(_SPACE):
        for offset, surface, word in known(piece) or _cut_piece(piece):
            starts.append(at + offset)
            surfaces.append(surface)
            words.append(word)
        at += len(piece) + 1
    return Tokens(starts, list(map(add, starts, map(len, surfaces))), surfaces, words)


def join(parts: Sequence[Tokens]) -> Tokens:
    """Return the tokens of several stretches that follow one another as if they were one."""
    starts, ends, surfaces, words = [list(chain.from_iterable(lists)) for lists in zip(*parts, strict=True)]
    return Tokens(starts, ends, surfaces, words)


def tokens(text: str, span: Span) -> list[Token]:
    """Return the tokens inside `span` of `text` one by one."""
    found = cut(text, span)
    return [Token(*one) for one in zip(found.starts, found.ends, found.surfaces, strict=True)]
