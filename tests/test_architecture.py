"""What the linters do not say about the shape of the package."""

from __future__ import annotations

import itertools
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = ROOT / "factcheck"
CODE = sorted(PACKAGE.rglob("*.py"))

# Names that only the sample articles and the corpus know: a rule that holds one was made for them.
THEIRS = re.compile(
    "aldmark|brakka|caldova|corvane|costa.lumen|veena|halden|\\borun\\b|\\bseva\\b|northmoor|southmoor|norvian|rajkhand|skarrow|tanager|tarvand"
    "|torvax|velmark|naqvi|mohsin|natalie baker|dunya|urdupoint",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_name_from_the_articles_that_it_is_measured_on(path: Path) -> None:
    """Neither code nor comments know the articles."""
    assert THEIRS.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.toml")), ids=lambda path: path.name)
def test_tables_know_no_such_name_and_say_where_they_come_from(path: Path) -> None:
    """Nor do the word tables, each of which begins with what it is and under which licence."""
    text = path.read_text(encoding="utf-8")
    head = "\n".join(itertools.takewhile(lambda line: line.startswith("#"), text.splitlines()))

    assert THEIRS.findall(text) == []
    assert re.search(r"\b(?:source|written|made|learned|ISO)\b", head, re.IGNORECASE), "the head comment says where the table comes from"


def test_no_drawer_for_everything() -> None:
    """A function lives with its caller or in a module that has a name of its own."""
    assert [path.name for path in CODE if path.stem in {"utils", "helpers", "common", "base", "manager", "misc"}] == []


def test_the_shipped_data_stays_light() -> None:
    """Weights stay under a megabyte, and TOML, which is read slowly, under 64 KB a table."""
    weights = [path for path in (PACKAGE / "data").iterdir() if path.suffix not in {".toml", ".txt", ".py"} and "schema" not in path.name]
    tables = {path.name: path.stat().st_size for path in (PACKAGE / "data").glob("*.toml")}

    assert sum(path.stat().st_size for path in weights if path.is_file()) < 1_000_000
    assert [name for name, size in tables.items() if size > 64_000] == []


def test_hooks_run_offline() -> None:
    """No hook is fetched from elsewhere."""
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")

    assert re.findall(r"repo: (\S+)", hooks) == ["local"]


def test_extras_can_be_installed_together() -> None:
    """`all` names every other extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    (everything,) = extras.pop("all")

    assert everything == f"{project['name']}[{','.join(sorted(extras))}]"
