"""The pages of docs/: each block of code runs or is read as what it says, pages made from the program are current, Sphinx builds them all.

A block of `sh` ends with status 0. In a block of `console`, a line after "$ " is run, and what it prints stands below, "…" for anything
in a line or for any lines. A block of `python` prints what its comments "# → " say. Questions of `sql` are put to the archive that the page
has made. A block of another language is read by a library, and kept under the name in its first line, "# name", for the blocks after it. A
block that must not run has "<!-- not run: why -->" above it. Every page but the tutorial begins with the articles that the tutorial's first
blocks write, in articles/; seeds/ is there as well.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import re
import runpy
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from tests.conftest import ROOT, SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.conftest import Command

DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.glob("*.md"))
TUTORIAL = DOCS / "tutorial.md"
LANGUAGES = {"console", "json", "python", "sh", "sql", "text", "toml", "yaml", "{toctree}"}
# Of files that others read, the schemas that check-jsonschema ships.
SCHEMAS = {".gitlab-ci.yml": "vendor.gitlab-ci", ".github/workflows/factcheck.yml": "vendor.github-workflows"}
BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>[^\n]*)\n(?P<code>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
NOT_RUN = re.compile(r"<!-- not run: \S.*? -->\s*\Z")


class Block(NamedTuple):
    """A fenced block: its language, its text, the line where it begins, and whether it runs."""

    language: str
    code: str
    line: int
    runs: bool


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            found["language"],
            found["code"].replace(f"\n{found['indent']}", "\n"),
            text.count("\n", 0, found.start()) + 1,
            not NOT_RUN.search(text[: found.start()]),
        )
        for found in BLOCK.finditer(text)
    ]


class Reader:
    """Whoever follows a page: a folder of their own, a shell and an interpreter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, Any] = {"__name__": "page"}

    def follow(self, block: Block) -> None:
        """Do what a block says."""
        match block.language:
            case "sh":
                ended = self.shell(f"set -e\n{block.code}")
                assert ended.returncode == 0, ended.stdout
            case "console":
                for command, expected in sessions(block.code):
                    printed = self.shell(command).stdout
                    assert like(expected).fullmatch(printed), f"line {block.line}: {command}\nprints\n{printed}\nand not\n{expected}"
            case "python":
                self.python(block)
            case "sql":
                with contextlib.closing(sqlite3.connect(next(self.folder.glob("*.sqlite")))) as database:
                    database.executescript(block.code)
            case _:
                self.keep(block)

    def shell(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run commands as somebody would type them, both streams in one."""
        commands = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": commands, "COLUMNS": "80", "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        command = ["bash", "-o", "pipefail", "-c", code]
        return subprocess.run(
            command, cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )

    def python(self, block: Block) -> None:
        """Run Python and compare what it prints with its comments, if it has any."""
        expected = re.findall(r"^# → (.*)$", block.code, re.MULTILINE)
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            exec(compile("\n" * block.line + block.code, "page", "exec", dont_inherit=True), self.names)  # noqa: S102 - it is our own example
        assert not expected or printed.getvalue().splitlines() == expected

    def keep(self, block: Block) -> None:
        """Read a file that a page shows, and write it where its first line says."""
        readers: Mapping[str, Callable[[str], object]] = {"toml": tomllib.loads, "yaml": yaml.safe_load, "json": read_json}
        read = readers.get(block.language)
        if read is not None:
            assert read(block.code) is not None
        name = re.match(r"# (\S+)\n", block.code)
        if name is not None:
            path = self.folder / name[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.code, encoding="utf-8")
            if name[1] in SCHEMAS:
                command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name[1]], str(path)]
                checked = subprocess.run(command, capture_output=True, text=True, check=False)
                assert checked.returncode == 0, checked.stdout


def read_json(text: str) -> object:
    """Read one value, or one a line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines()]


def sessions(code: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console with what it prints."""
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def like(expected: str) -> re.Pattern[str]:
    """Return a pattern: a line of "…" stands for any lines, "…" in a line for anything in it."""
    lines = [r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in expected.splitlines()]
    return re.compile("".join(lines))


@pytest.fixture
def reader(tmp_path: Path, request: pytest.FixtureRequest) -> Reader:
    """Return somebody who has the sample articles, and has followed the tutorial up to its articles."""
    made = Reader(tmp_path)
    shutil.copytree(SEEDS, tmp_path / "seeds")
    if request.node.callspec.params["page"] != TUTORIAL:
        made.follow(next(block for block in blocks(TUTORIAL) if block.runs))
    return made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_is_what_it_says(page: Path, reader: Reader) -> None:
    """In the order of the page, in one folder."""
    for block in blocks(page):
        assert block.language in LANGUAGES, f"line {block.line}: no language that is known: {block.language!r}"
        if block.runs:
            reader.follow(block)


def test_examples_on_the_command_line_are_told_of_commands() -> None:
    """A block that shows a command and is no console, no script and no usage would not be run."""
    shown = [(page.name, block.line) for page in PAGES for block in blocks(page) if block.language == "text" and "$ " in block.code]

    assert shown == []


@pytest.mark.parametrize("name", ["commands.md", "rules.md"])
def test_pages_made_from_the_program_are_current(name: str) -> None:
    """What `factcheck --help` and `factcheck rules` say today."""
    made = runpy.run_path(str(DOCS / "reference.py"))["PAGES"]

    assert (DOCS / name).read_text(encoding="utf-8") == "".join(made[name]()), f"docs/{name} is out of date: make reference"


def test_every_command_shows_an_example(factcheck: Command) -> None:
    """Its help ends with one, which uses options that there are."""
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (factcheck[ a-z]*)$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    named = {
        path: set(re.findall(r"(--?[a-z][a-z-]*)", " ".join(re.findall(r"^\| `(.*?)`", text, re.MULTILINE)))) for path, text in sections
    }

    for path, text in sections:
        example = re.search(r"For example: `(.*)`", text)
        assert example is not None, path
        for number, command in enumerate(example[1].split(" && ")):
            words = shlex.split(command)
            target = max((known for known in named if words[: len(known.split())] == known.split()), key=len)
            assert target.startswith(path) or number
            assert {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"} <= named[target], command
        assert "Example: factcheck" in factcheck(*path.split()[1:], "--help").out


def test_the_workflow_on_the_page_is_the_one_to_copy() -> None:
    """The file in docs/examples and the block in docs/ci.md hold the same."""
    shown = [yaml.safe_load(block.code) for block in blocks(DOCS / "ci.md") if block.language == "yaml"]

    assert yaml.safe_load((DOCS / "examples" / "workflow.yml").read_text(encoding="utf-8")) in shown


def test_every_format_and_key_is_documented() -> None:
    """A format has a row on the page of the formats."""
    from factcheck.reporter import RENDERERS  # noqa: PLC0415 -- read where it is needed

    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == list(RENDERERS)


def test_sphinx_builds_it(tmp_path: Path) -> None:
    """Without a warning: every page is in the navigation, every link leads somewhere."""
    pytest.importorskip("sphinx", reason="the extra docs is not installed")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-b", "html", str(DOCS), str(tmp_path / "html")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONWARNINGS": ""})

    assert ended.returncode == 0, ended.stderr
    assert len(list(itertools.chain((tmp_path / "html").glob("*.html")))) > len(PAGES)
