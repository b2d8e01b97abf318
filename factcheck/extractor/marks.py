"""Quotation marks: which stretches of a paragraph stand between them.

In: the text of a field and the span of one paragraph. Out: `Quoted` stretches in order, never overlapping. Marks may be curly, straight or
angled, opened one way and closed another, nested, or odd in number: what cannot be paired changes nothing outside its paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

__all__ = ["Quoted", "is_marked", "is_marked_plainly", "quoted"]


class Quoted(NamedTuple):
    """A stretch with its marks (`outer`) and without them (`inner`); `open_ended` where the closing mark is missing."""

    outer: Span
    inner: Span
    open_ended: bool = False


_DOUBLE = lazily(r"[\"“”„«»‟]")
_DOUBLE_OR_TWO = lazily(r"[\"“”„«»‟]|``|''")
# A single mark opens before a word and closes behind a stop, or behind a word where a stop or the end of the sentence follows; everything
# else is an apostrophe (workers’ rights, ’tis, the ’90s).
_SINGLE = lazily_unicode(
    r"(?<![\w’'.,])[‘'](?=[\w“\"(])"
    r"((?:[^‘’'\n]|(?<=\w)[’'](?=\w)|(?<=s)[’'](?= \w)){1,1500}?)"
    r"(?:(?<=[.,!?…])[’'](?!\w)|(?<=\w)[’'](?=[.,;:?!)\]\s]|$))"
)
_MAY_OPEN = lazily(r"[‘'](?<![A-Za-z].)(?=\S)")
_ANY_MARK = lazily(r"[\"“”„«»‟‘`'](?:(?<![A-Za-z]')|(?='))")
_OPENERS = "“„«‟"
_CLOSERS = "”»"
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-/:‘'…|•*")
_AFTER_CLOSING = frozenset(" \t\n\u00a0)]}—–-/:;,.!?’'…|")
# So many letters at least stand between marks that are not closed, for the paragraph's end to close them.
_OPEN_ENDED_AT_LEAST = 12


def _may_open(text: str, start: int, end: int) -> bool:
    """Say whether a mark stands where one opens: at a gap, before something."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before in _BEFORE_OPENING and not after.isspace()


def _may_close(text: str, start: int, end: int) -> bool:
    """Say whether a mark stands where one closes: behind something, at a gap."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and (after in _AFTER_CLOSING or not after.isalnum())


def _role(text: str, start: int, end: int) -> str:
    """Say what a double mark does by its place, and by its shape where the place allows both: "open" or "close"."""
    opens, closes = _may_open(text, start, end), _may_close(text, start, end)
    if opens != closes:
        return "open" if opens else "close"
    mark = text[start]
    if mark in _OPENERS:
        return "open"
    if mark in _CLOSERS:
        return "close"
    return "either"


def _doubles(text: str, paragraph: Span, *, goes_on: bool) -> Iterator[Quoted]:
    """Yield what stands between double marks; `goes_on` says that the paragraph before left a quotation open."""
    opened: tuple[int, int] | None = None
    nested = False
    marks = _doubles_in(text, paragraph)
    closed = _closed_first(text, paragraph) if goes_on else []
    yield from closed
    for match in marks.finditer(text, closed[0].outer.end if closed else paragraph.start, paragraph.end):
        start, end = match.span()
        role = _role(text, start, end)
        if opened is None:
            if role != "close":
                opened, nested = (start, end), False
        elif start == opened[1]:  # a doubled mark: ““We
            opened = opened[0], end
        elif nested or (role == "open" and text[start] == '"' and text[opened[0]] != '"'):  # “a "free" press”
            nested = not nested
        elif role == "open":  # the closing mark was lost: “A, he said. “B”
            opened = start, end
        else:
            yield Quoted(Span(opened[0], end), Span(opened[1], start))
            opened = None
    if opened is not None and paragraph.end - opened[1] >= _OPEN_ENDED_AT_LEAST:
        yield Quoted(Span(opened[0], paragraph.end), Span(opened[1], paragraph.end), open_ended=True)


def _doubles_in(text: str, paragraph: Span) -> re.Pattern[str]:
    """Return the pattern of the double marks of a paragraph: two single ones are seldom among them, and take longer to find."""
    two = text.find("``", *paragraph) >= 0 or text.find("''", *paragraph) >= 0
    return _DOUBLE_OR_TWO if two else _DOUBLE


def _closed_first(text: str, paragraph: Span) -> list[Quoted]:
    """Return what stands before the first mark of a paragraph where that can only close: It was an emotional day”."""
    match = _doubles_in(text, paragraph).search(text, paragraph.start, paragraph.end)
    if match is None or match.start() <= paragraph.start or _role(text, *match.span()) != "close":
        return []
    return [Quoted(Span(paragraph.start, match.end()), Span(paragraph.start, match.start()))]


def _with_singles(text: str, paragraph: Span, doubles: Sequence[Quoted]) -> Iterator[Quoted]:
    """Yield what stands between double marks, and between single ones outside of these, in order."""
    reached = paragraph.start
    for stretch in doubles:
        yield from _singles(text, reached, stretch.outer.start)
        yield stretch
        reached = stretch.outer.end
    yield from _singles(text, reached, paragraph.end)


def _singles(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Yield what stands between single marks in a stretch without double ones."""
    for match in _SINGLE.finditer(text, start, end):
        yield Quoted(Span(*match.span()), Span(*match.span(1)))


def is_marked(text: str, stretch: Span) -> bool:
    """Say whether anything stands in a stretch that may be a quotation mark: most have no more than apostrophes in their words."""
    if compiled is None:
        return is_marked_plainly(text, stretch)
    marked: bool = compiled.is_marked(text, stretch.start, stretch.end)
    return marked


def is_marked_plainly(text: str, stretch: Span) -> bool:
    """Say what `is_marked` does, without compiled help."""
    return _ANY_MARK.search(text, stretch.start, stretch.end) is not None


def quoted(text: str, paragraph: Span, *, goes_on: bool = False) -> list[Quoted]:
    """Return the quoted stretches of one paragraph, in order, marks of the outermost level only.

    `goes_on` says that the paragraph before ends inside a quotation: a mark that only closes, first of all, closes it here.
    """
    if not is_marked(text, paragraph):
        return []
    found = list(_doubles(text, paragraph, goes_on=goes_on))
    if _MAY_OPEN.search(text, *paragraph) is not None:  # most have no more than apostrophes inside their words
        found = list(_with_singles(text, paragraph, found))
    return [stretch for stretch in found if stretch.inner.start < stretch.inner.end]
