"""Sentences set under one another so that what they differ in stands in one column, each cut to a line of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.reporter.places import Cut

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["aligned", "clipped"]

_ELLIPSIS = "…"


def aligned(cuts: Sequence[Cut], room: int) -> list[Cut]:
    """Return each sentence cut to `room` terminal cells, with its span in the column where the spans of the others stand."""
    marks = [clipped(cut.marked, room * 3 // 5) for cut in cuts]
    free = room - max(map(cell_len, marks), default=0)
    longest_before = max((cell_len(cut.before) for cut in cuts), default=0)
    longest_after = max((cell_len(cut.after) for cut in cuts), default=0)
    most = min(longest_before, max(free // 2, free - longest_after))
    befores = [_ending(cut.before, most) for cut in cuts]
    left = max(map(cell_len, befores), default=0)
    lines = []
    for cut, before, marked in zip(cuts, befores, marks, strict=True):
        shown = " " * (left - cell_len(before)) + before
        rest = room - left - cell_len(marked)
        # A joiner at the end of a span takes what follows into its letter: the parts are narrower each than together.
        while rest > 0 and cell_len(f"{shown}{marked}{clipped(cut.after, rest)}") > room:
            rest -= 1
        lines.append(Cut(shown, marked, clipped(cut.after, rest)))
    return lines


def clipped(text: str, room: int) -> str:
    """Return the beginning of a text that fits into `room` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= room:
        return text
    kept = text[: max(room - 1, 0)]
    while kept and cell_len(kept) > room - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}{_ELLIPSIS}" if room > 0 else ""


def _ending(text: str, room: int) -> str:
    """Return the end of a text that fits into `room` cells, from a word on where there is one."""
    if cell_len(text) <= room:
        return text
    kept = text[max(len(text) - room + 1, 0) :]
    while kept and cell_len(kept) > room - 1:
        kept = kept[1:]
    space = kept.find(" ")
    return f"{_ELLIPSIS}{kept[space:] if 0 <= space < len(kept) - 1 else kept}" if room > 0 else ""
