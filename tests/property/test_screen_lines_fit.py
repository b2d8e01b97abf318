"""Law: whatever an article says, a line of the report is no wider than the screen, and what is marked stands in one column."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.reporter.concordance import aligned, clipped
from factcheck.reporter.differences import differing
from factcheck.reporter.places import Cut
from factcheck.reporter.visible import one_line

# Letters that take one cell, two (Chinese, emoji) and none (an accent by itself).
TEXT = st.text(st.sampled_from("ab ,“”1港🙂\u0301\u200d"), max_size=60).map(one_line)


@settings(max_examples=150)
@example(cuts=[Cut("", "\u200d", "\u200d11111111111111111港港")], room=20)
@given(cuts=st.lists(st.builds(Cut, TEXT, TEXT, TEXT), max_size=4), room=st.integers(20, 120))
def test_aligned_lines_fit(cuts: list[Cut], room: int) -> None:
    lines = aligned(cuts, room)

    assert len(lines) == len(cuts)
    assert all(cell_len("".join(line)) <= room for line in lines)
    assert len({cell_len(line.before) for line in lines}) <= 1


@settings(max_examples=100)
@given(text=TEXT, room=st.integers(0, 40))
def test_clipped_text_fits(text: str, room: int) -> None:
    shown = clipped(text, room)

    assert cell_len(shown) <= room
    assert shown == text or shown.endswith("…") or room == 0


@settings(max_examples=100)
@given(own=TEXT, other=TEXT)
def test_no_word_is_lost_between_the_runs(own: str, other: str) -> None:
    assert "".join(run.text for run in differing(own, other)) == own
    assert not any(run.differs for run in differing(own, own))
