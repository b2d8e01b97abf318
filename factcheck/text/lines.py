"""From a field to its paragraphs: lines, or several lines where the text was wrapped at a width.

In: a text. Out: the trimmed spans of its paragraphs. A line is a paragraph of its own unless the text was hard-wrapped ("pasted from an
e-mail"): then a line goes on in the next wherever its first word would not have fitted.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

__all__ = ["Line", "paragraphs"]

_FIRST_WORD = lazily(r"\S{1,60}")
_BULLET = lazily(r"(?:[•●▪■◦‣∙·*–—-]|\(?\d{1,2}[.)])\s")

_CONTINUED = lazily(r"[\n\r][ \t]*[a-zß-öø-ÿ]")
_CLOSED = frozenset(".!?…:;|")

# No mail client or printed column wraps wider or narrower than this.
_WIDEST = 120
_NARROWEST = 40
# Of the lines that stand directly above another, this share must have been full for the text to count as wrapped.
_SHARE_FULL = 0.6
_LEAST_PAIRS = 2
# A wrapped line may be shorter than the widest by what the next word does not explain (a double space, a long dash).
_SLACK = 1


class Line(NamedTuple):
    """A paragraph: its trimmed span, and whether a blank line stands above it."""

    start: int
    end: int
    after_blank: bool


def paragraphs(text: str) -> list[Line]:
    """Return the paragraphs of `text` in order."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    lower = text.islower()
    if width is None and (lower or not any(text[line.start].islower() for line in lines) or _CONTINUED.search(text) is None):
        return lines
    return _joined(text, lines, width, lower=lower)


def _lines(text: str) -> list[Line]:
    """Return the lines with something on them, each from its first to its last visible character."""
    found = []
    previous = at = 0
    feed = "\r" if "\r" in text and "\n" not in text else "\n"
    for line in text.splitlines(keepends=True):
        visible = line.strip()
        if visible:
            start = at if line.startswith(visible) else at + len(line) - len(line.lstrip())
            # Two line feeds mean a blank line; where lines end in carriage returns alone, two of those.
            found.append(Line(start, start + len(visible), start - previous > 1 and text.count(feed, previous, start) > 1))
            previous = start + len(visible)
        at += len(line)
    return found


def _wrap_width(text: str, lines: list[Line]) -> int | None:
    """Return the width that `text` was wrapped at, None where it was not."""
    pairs = []
    for above, below in pairwise(lines):
        if not (below.after_blank or (not text[below.start].isalpha() and _BULLET.match(text, below.start))):
            if above.end - above.start > _WIDEST:
                return None
            pairs.append((above, below))
    if len(pairs) < _LEAST_PAIRS:
        return None
    width = max(above.end - above.start for above, _ in pairs)
    if width < _NARROWEST:
        return None
    full = sum(_full(text, above, below, width) for above, below in pairs)
    return width if full >= _SHARE_FULL * len(pairs) else None


def _full(text: str, above: Line, below: Line, width: int) -> bool:
    """Say whether the first word of `below` would not have fitted on `above`."""
    word = _FIRST_WORD.match(text, below.start, below.end)
    return word is not None and above.end - above.start + 1 + len(word[0]) + _SLACK > width


def _joined(text: str, lines: list[Line], width: int | None, *, lower: bool) -> list[Line]:
    found: list[Line] = []
    above: Line | None = None

    def goes_on(above: Line, line: Line) -> bool:
        # "Toll rises to 14 as rain / eases": a small letter goes on with an open line, unless the text has no capitals.
        open_line = not lower and text[line.start].islower() and text[above.end - 1] not in _CLOSED
        return open_line or (width is not None and _full(text, above, line, width))

    for line in lines:
        if above is not None and not line.after_blank and not _BULLET.match(text, line.start) and goes_on(above, line):
            found[-1] = found[-1]._replace(end=line.end)
        else:
            found.append(line)
        above = line
    return found
