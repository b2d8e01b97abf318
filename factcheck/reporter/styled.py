"""Lines of styled pieces, laid out for a screen: cut into lines that fit, and printed plainly or in colours.

In: pieces of text with the name of a style each. Out: lines of text. Most of rich is loaded where colours are wanted alone: it takes 25 ms,
and many a report goes into a pipe or a file.
"""

from __future__ import annotations

from functools import cached_property
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

__all__ = ["Piece", "Screen", "wrapped"]

Piece = tuple[str, str]

_HANG = 2
# A word with the blanks around it.
_WORD = lazily(r"\s*\S+\s*")


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield where the lines after the first begin when each may have `width` cells; a word that is longer than a line is cut."""
    used = 0
    for word in _WORD.finditer(text):
        length = cell_len(word[0].rstrip())
        if length <= width - used:
            used += cell_len(word[0])
        elif length <= width:
            yield word.start()
            used = cell_len(word[0])
        else:
            if word.start():
                yield word.start()
            start = word.start()
            for cut in _cuts(text, start, word.end(), width):
                yield cut
                start = cut
            used = cell_len(text[start : word.end()])


def _cuts(text: str, start: int, end: int, width: int) -> Iterator[int]:
    used = 0
    for place in range(start, end):
        wide = cell_len(text[place])
        if used + wide > width:
            yield place
            used = 0
        used += wide


def wrapped(line: Sequence[Piece], width: int) -> list[list[Piece]]:
    """Return the line as lines of at most `width` terminal cells, broken between words where that is possible."""
    text = "".join(piece for piece, _ in line)
    bounds = [0, *_breaks(text, max(width, 1)), len(text)]
    return [_part(line, start, end) for start, end in pairwise(bounds)]


def _part(line: Sequence[Piece], start: int, end: int) -> list[Piece]:
    found: list[Piece] = []
    offset = 0
    for text, style in line:
        cut = text[max(start - offset, 0) : max(end - offset, 0)]
        if cut:
            found.append((cut, style))
        offset += len(text)
    return found


def _cropped(line: Sequence[Piece], width: int) -> list[Piece]:
    kept: list[Piece] = []
    left = width
    for text, style in line:
        piece = text
        while cell_len(piece) > left:
            piece = piece[:-1]
        kept.append((piece, style))
        left -= cell_len(piece)
    return kept


class Screen:
    """What is printed, line by line; `colors` is the colour system that rich knows by this name, None for plain text."""

    def __init__(self, width: int, colors: str | None) -> None:
        self.width = width
        self.plain = colors is None
        self._colors = colors
        self._lines: list[str] = []
        self._stream = StringIO()

    def line(self, *pieces: Piece) -> None:
        """Print a line that is known to fit; what does not is cut off."""
        kept = _cropped(pieces, self.width)
        text = "".join(piece for piece, _ in kept).rstrip() if self.plain else self._coloured(kept).rstrip()
        self._lines.append(text + "\n")

    def paragraph(self, *pieces: Piece, indent: int = 0) -> None:
        """Print a line that may be broken, each of its lines indented."""
        for part in wrapped(pieces, self.width - indent):
            self.line((" " * indent, ""), *part)

    def hanging(self, *pieces: Piece, indent: int = 0) -> None:
        """Print a line that may be broken, what is continued indented by two columns more."""
        length = sum(len(text) for text, _ in pieces)
        head, rest = _part(pieces, 0, _HANG), _part(pieces, _HANG, length)
        for number, part in enumerate(wrapped(rest, self.width - indent - _HANG)):
            self.line((" " * indent, ""), *([(" " * _HANG, "")] if number else head), *part)

    def flushed(self) -> str:
        """Return what was printed since the last time."""
        printed = "".join(self._lines)
        self._lines.clear()
        return printed

    def _coloured(self, line: Sequence[Piece]) -> str:
        from rich.text import Text  # noqa: PLC0415 -- see above

        self._console.print(Text.assemble(*line), no_wrap=True, crop=False, overflow="ignore", end="")
        printed = self._stream.getvalue()
        self._stream.seek(0)
        self._stream.truncate()
        return printed

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console  # noqa: PLC0415 -- see above

        return Console(
            file=self._stream,
            width=self.width + 1,
            color_system=self._colors,  # type: ignore[arg-type]  # rich wants the literal names that it gave itself
            force_terminal=True,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
