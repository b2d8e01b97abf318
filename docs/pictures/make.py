"""Make the pictures of both reports in the README from the real output: the sample articles with one figure changed.

Run: make pictures. Needs the packages of the extra `test`, and Chromium. Writes terminal.png and page.png beside this file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SCREEN = (
    "<!DOCTYPE html><meta charset='utf-8'><style>body {{ margin: 0; padding: 16px; background: #0c0c0c; color: #d9d9d9; "
    "width: max-content; }} {stylesheet}</style><pre style='font: 14px/1.3 monospace; margin: 0'>{code}</pre>"
)


def main() -> None:
    """Write both pictures."""
    if BROWSER is None:
        sys.exit("no browser to make the pictures with: install Chromium")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SEEDS, folder / "seeds")
        article = folder / "seeds" / "wire-b.txt"
        article.write_text(article.read_text(encoding="utf-8").replace("2,001", "2,010"), encoding="utf-8")
        environment = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "80"}
        command = [sys.executable, "-m", "factcheck", "compare", "seeds/", "--output", "html=page.html", "--exit-zero"]
        printed = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- our own command
        (folder / "screen.html").write_text(as_html(printed), encoding="utf-8")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 900, "height": 820})
            page.goto((folder / "screen.html").as_uri())
            page.locator("body").screenshot(path=HERE / "terminal.png")
            page.goto((folder / "page.html").as_uri())
            page.screenshot(path=HERE / "page.png")
            browser.close()


def as_html(printed: str) -> str:
    """Return what was printed for a terminal as a page that looks like one."""
    console = Console(file=StringIO(), record=True, width=80, force_terminal=True)
    console.print(Text.from_ansi(printed.rstrip()), soft_wrap=True)
    return console.export_html(theme=MONOKAI, code_format=SCREEN)


if __name__ == "__main__":
    main()
