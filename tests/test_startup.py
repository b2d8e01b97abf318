"""What the command loads before it knows what it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("feedparser", "jinja2", "quantulum3", "rapidfuzz", "regex", "rich", "sqlite3", "trafilatura", "yaml")

TRACE = """
import sys
from factcheck.cli import run
status = run({arguments})
print(*[name for name in {heavy} if name in sys.modules], file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["compare", "--help"], ["rules"]])
def test_loads_nothing_heavy(arguments: list[str]) -> None:
    """Help, version and rules answer without the libraries of the stages."""
    script = TRACE.format(arguments=arguments, heavy=HEAVY)
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr.strip()) == (0, "")


def test_import_loads_nothing_heavy() -> None:
    """`import factcheck` is cheap; the first use pays."""
    script = f"import sys, factcheck; print(*[name for name in {HEAVY} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert result.stdout.strip() == ""
