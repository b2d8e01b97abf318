"""The documentation says what the product does today."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Verdict
from factcheck.reporter.schema import SCHEMAS
from factcheck.rules import RULES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/**/*.md"), *ROOT.glob("training/**/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def first_column(text: str, head: str) -> list[str]:
    """Return the first column of the table whose head begins with that word."""
    (table,) = re.findall(rf"^\| {head} \|.*\n\|[ -|]*\n((?:\|.*\n)+)", text, re.MULTILINE)
    return [row.split("|")[1].strip() for row in table.splitlines()]


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file or heading of this repository resolves."""
    text = page.read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        destination = (page.parent / path).resolve() if path else page
        assert destination.exists(), target
        assert destination.is_relative_to(ROOT), target
        assert not anchor or anchor in anchors(destination.read_text(encoding="utf-8")), target


def test_the_readme_shows_the_whole_help(factcheck: Command) -> None:
    """The help text in the README is the current one."""
    assert factcheck("--help").out in blocks(README, "text")


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's Python prints what the block after it shows."""
    monkeypatch.chdir(ROOT)
    (code,) = blocks(README, "python")
    comments = re.findall(r"# → (.*)$", code, re.MULTILINE)
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {"__name__": "readme"})  # noqa: S102 - it is our own example

    assert comments
    assert printed.getvalue().splitlines() == comments


@pytest.mark.parametrize("page", ["README.md", "docs/verdicts.md"])
def test_the_verdict_table_is_complete(page: str) -> None:
    """It lists every verdict, in the order of the model."""
    text = (ROOT / page).read_text(encoding="utf-8")

    assert first_column(text, "verdict") == [verdict.value for verdict in Verdict]


def test_the_severity_table_names_rules_that_exist() -> None:
    """A rule that a page names is one that `factcheck rules` lists."""
    endings = "conflict|ambiguous|differs|altered|misattributed|update|approximate|paraphrased"
    named = {rule for page in PAGES for rule in re.findall(rf"`([a-z]+\.(?:{endings}))`", page.read_text(encoding="utf-8"))}

    assert named
    assert named - RULES.keys() == set()


def test_the_interface_names_every_field(factcheck: Command) -> None:
    """Each property of the schemas is on the page that describes them."""
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")

    def names(node: object) -> set[str]:
        if isinstance(node, list):
            return set().union(*map(names, node))
        if not isinstance(node, dict):
            return set()
        own = set(node["properties"]) if isinstance(node.get("properties"), dict) else set()
        return own.union(*map(names, node.values()))

    fields = set().union(*(names(factcheck("schema", name).json) for name in SCHEMAS))
    assert sorted(name for name in fields if f"`{name}`" not in page and f'"{name}"' not in page) == []


def test_the_makefile_targets_are_the_documented_ones() -> None:
    """Every `make target` in the documentation is one."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {target for page in PAGES for target in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)}

    assert {"demo", "test"} <= named
    assert named - targets == set()


def test_the_tree_says_nothing_of_where_it_was_made() -> None:
    """No absolute path of a working machine and no registry's address is in the repository."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()  # noqa: S607 - git is looked up
    if not tracked:
        pytest.skip("not a git checkout, so there is no list of the repository's files")
    texts = {name: (ROOT / name).read_text(encoding="utf-8", errors="replace") for name in tracked if name != "tests/test_docs.py"}
    elsewhere = r"/work/(?:main|shared)|/root/|/home/|\bshared/|\.library|pypi\.org|pythonhosted|index-url"
    foreign = re.compile(elsewhere + r"|\bDESIGN\b|\b(?:CONTRACT|STYLE)\.md")

    assert {name: found for name, text in texts.items() if (found := sorted(set(foreign.findall(text))))} == {}
