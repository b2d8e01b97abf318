"""The sample articles in every format, compared byte for byte with reports/."""

from __future__ import annotations

import itertools
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import REPORTS, ROOT, SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command, Golden

# reports/<name>: the arguments that print it, in a folder that holds seeds/.
RENDERED = {
    "seeds.txt": ("compare", "seeds/"),
    "seeds.html": ("compare", "seeds/", "--format", "html"),
    "seeds.json": ("compare", "seeds/", "--format", "json"),
    "claims.jsonl": ("extract", "seeds/", "--format", "jsonl"),
}
# The same after one figure of one article was changed, so that there is a conflict to show.
ALTERED = {
    "altered.txt": ("compare", "seeds/"),
    "altered.html": ("compare", "seeds/", "--format", "html"),
}


@pytest.fixture(scope="module")
def altered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of seeds/ in which wire-b has 2,010 arrests for 2,001."""
    folder = tmp_path_factory.mktemp("altered")
    shutil.copytree(SEEDS, folder / "seeds")
    article = folder / "seeds" / "wire-b.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("2,001", "2,010"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", RENDERED)
def test_seeds(factcheck: Command, golden: Golden, name: str) -> None:
    """As they are."""
    golden.check(name, factcheck(*RENDERED[name], cwd=ROOT).out)


@pytest.mark.parametrize("name", ALTERED)
def test_altered_seeds(factcheck: Command, golden: Golden, altered: Path, name: str) -> None:
    """With one figure changed."""
    golden.check(name, factcheck(*ALTERED[name], cwd=altered).out)


def test_one_run_writes_the_same(factcheck: Command, tmp_path: Path) -> None:
    """--output writes what --format prints, however many are asked for."""
    wanted = {"html": "seeds.html", "json": "seeds.json"}
    outputs = [f"--output={format_name}={tmp_path / name}" for format_name, name in wanted.items()]

    printed = factcheck("compare", "seeds/", *outputs).out

    assert printed == (REPORTS / "seeds.txt").read_text(encoding="utf-8")
    for name in wanted.values():
        assert (tmp_path / name).read_bytes() == (REPORTS / name).read_bytes()


def excerpt(report: str) -> str:
    """Return the conflict at the head of a report, the table of its first event, and the last count; … where lines are left out."""
    heading, first, *lines = report.splitlines(keepends=True)
    conflict = itertools.takewhile(lambda line: line.startswith("   "), lines)
    start = next(at for at, line in enumerate(lines) if re.match(r" {12,}\w", line))
    table = itertools.takewhile(str.strip, lines[start:])
    counts = [line for line in lines if re.match(r"\d+ articles, ", line)]
    return "".join([heading, first, *conflict, "  …\n", *table, "  …\n", *counts])


def test_the_readme_shows_the_report(golden: Golden) -> None:
    """The first block of output in the README is an excerpt of reports/altered.txt."""
    readme = ROOT / "README.md"
    before, block, after = re.split(r"(?<=```text\n)(.*?)(?=```)", readme.read_text(encoding="utf-8"), maxsplit=1, flags=re.DOTALL)
    current = excerpt((REPORTS / "altered.txt").read_text(encoding="utf-8"))
    if golden.update:
        readme.write_text(before + current + after, encoding="utf-8")
        block = current

    assert block == current, "make golden renews it"


def test_no_report_is_left_over() -> None:
    """Every file in reports/ is made by a test above."""
    assert sorted(path.name for path in REPORTS.iterdir()) == sorted([*RENDERED, *ALTERED])
