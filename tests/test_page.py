"""The HTML page in a browser: it shows what it holds, and its own policy blocks none of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import REPORTS

if TYPE_CHECKING:
    from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> str:
    """Return the command of a browser that runs without a screen."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        pytest.skip(f"no browser to open the page with: none of {', '.join(BROWSERS)} is installed")
    return found


def open_page(browser: str, page: Path, profile: Path) -> subprocess.CompletedProcess[str]:
    """Open a page with no network to reach and return the document that came of it, and the log."""
    options = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # the browser refuses its sandbox to root, which is who containers run as
    command = [browser, *options, f"--user-data-dir={profile}", "--enable-logging=stderr", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_opens_and_blocks_nothing(browser: str, tmp_path: Path) -> None:
    """The conflict of the altered articles is on the page, and the console reports no violation and no error."""
    result = open_page(browser, REPORTS / "altered.html", tmp_path)
    console = [line for line in result.stderr.splitlines() if "CONSOLE" in line]

    assert result.returncode == 0, result.stderr
    assert "2,010" in result.stdout
    assert "2,001" in result.stdout
    assert console == []


@pytest.mark.parametrize("name", ["seeds.html", "altered.html"])
def test_forbids_what_it_does_not_need(name: str) -> None:
    """A page made of strangers' text runs no script and loads nothing."""
    page = (REPORTS / name).read_text(encoding="utf-8")

    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "<link" not in page
