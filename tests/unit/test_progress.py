"""How far a long run has come: shown on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from factcheck.cli.progress import progress

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(("stream", "total", "shown"), [(io.StringIO, 5000, False), (Terminal, 20, False), (Terminal, 5000, True)])
def test_progress(monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], total: int, shown: bool) -> None:
    """A pipe gets nothing, and a short run is over before a bar says anything."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stderr", stream())
    with progress(total, "article") as advance:
        advance(total)

    assert isinstance(sys.stderr, stream)
    assert (f"{total}/{total}" in sys.stderr.getvalue()) is shown


def test_a_long_run_into_a_pipe_says_nothing_on_the_way(factcheck: Command, tmp_path: Path) -> None:
    """Standard error is for warnings."""
    lines = (f'{{"id": "a{number}", "text": "Police arrested {number} people.", "event": "e{number}"}}\n' for number in range(250))
    (tmp_path / "many.jsonl").write_text("".join(lines), encoding="utf-8")

    assert factcheck("compare", "many.jsonl", "--format", "concise", cwd=tmp_path).err == ""
