"""Shells complete commands, options, their values, rules and files."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Command


def completed(factcheck: Command, line: str) -> list[str]:
    """Return what the shell is offered at the end of a line."""
    words = line.split(" ")
    asked = {"_FACTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    return factcheck(environment=asked).out.splitlines()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("factcheck comp", ["plain,compare"]),
        ("factcheck compare --exit", ["plain,--exit-zero"]),
        ("factcheck compare --format j", ["plain,json", "plain,jsonl", "plain,junit"]),
        ("factcheck compare art", ["file,art"]),
        ("factcheck compare --config f", ["file,f"]),
        ("factcheck rules figure.c", ["plain,figure.conflict"]),
        ("factcheck schema extr", ["plain,extract"]),
    ],
)
def test_what_is_offered(factcheck: Command, line: str, offered: list[str]) -> None:
    """Though commands are loaded when they are needed."""
    assert completed(factcheck, line) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one(factcheck: Command, shell: str) -> None:
    """Each shell that is here takes the script that it is given."""
    script = factcheck(environment={"_FACTCHECK_COMPLETE": f"{shell}_source"}).out

    assert "_FACTCHECK_COMPLETE" in script
    program = shutil.which(shell)
    if program is not None:
        assert subprocess.run([program, "-n"], input=script, text=True, check=False).returncode == 0
