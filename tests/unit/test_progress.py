"""Progress is for a terminal, and for runs that take a while."""

from __future__ import annotations

import io
import sys

import pytest

from factcheck.cli.progress import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(("stream", "total", "shown"), [(Terminal(), 1_000, True), (Terminal(), 5, False), (io.StringIO(), 1_000, False)])
def test_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, total: int, shown: bool) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")

    with progress(total, "article") as advance:
        for _ in range(4):
            advance(total // 4)

    assert (f"{total}/{total}" in stream.getvalue()) == shown
