"""The sample articles and a cluster of the corpus in every format, compared byte for byte with reports/."""

from __future__ import annotations

import itertools
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from factcheck.reporter import RENDERERS
from tests.conftest import REPORTS, ROOT, SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command, Golden

# Every format, and how its file in reports/ ends.
ENDINGS = {
    "full": "txt",
    "concise": "concise.txt",
    "html": "html",
    "markdown": "md",
    "github-summary": "summary.md",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "sarif": "sarif",
    "junit": "junit.xml",
    "github": "github.txt",
}
# The sample articles, and a cluster of the corpus with conflicts; and the first with one figure changed, as a screen and a page show it.
INPUTS = {"seeds": "seeds/", "ferry": "tests/corpus/clusters/lake-orun-ferry/"}
ALTERED = ("full", "html")
CLAIMS = "claims.jsonl"


@pytest.fixture(scope="module")
def altered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of seeds/ in which wire-b has 2,010 arrests for 2,001."""
    folder = tmp_path_factory.mktemp("altered")
    shutil.copytree(SEEDS, folder / "seeds")
    article = folder / "seeds" / "wire-b.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("2,001", "2,010"), encoding="utf-8")
    return folder


def test_every_format_has_an_ending() -> None:
    """A new format is rendered here too."""
    assert ENDINGS.keys() == RENDERERS.keys()


@pytest.mark.parametrize("name", INPUTS)
def test_every_format(factcheck: Command, golden: Golden, tmp_path: Path, name: str) -> None:
    """One run writes them all; what it prints is what it writes."""
    outputs = [f"--output={form}={tmp_path / ending}" for form, ending in ENDINGS.items()]
    printed = factcheck("compare", INPUTS[name], *outputs, cwd=ROOT).out

    assert printed == (tmp_path / ENDINGS["full"]).read_text(encoding="utf-8")
    for ending in ENDINGS.values():
        golden.check(f"{name}.{ending}", (tmp_path / ending).read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ALTERED)
def test_altered_seeds(factcheck: Command, golden: Golden, altered: Path, form: str) -> None:
    """With one figure changed."""
    golden.check(f"altered.{ENDINGS[form]}", factcheck("compare", "seeds/", "--format", form, cwd=altered).out)


def test_claims(factcheck: Command, golden: Golden) -> None:
    """All that is extracted from the sample articles."""
    golden.check(CLAIMS, factcheck("extract", "seeds/", "--format", "jsonl", cwd=ROOT).out)


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
    made = [f"{name}.{ending}" for name in INPUTS for ending in ENDINGS.values()] + [f"altered.{ENDINGS[form]}" for form in ALTERED]

    assert sorted(path.name for path in REPORTS.iterdir()) == sorted([*made, CLAIMS])
