"""The configuration file: where it is found and what it settles."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factcheck.config import Policy
from factcheck.errors import ConfigError
from factcheck.model import Severity
from factcheck.settings import TOLERANCES, Settings, find, load

if TYPE_CHECKING:
    from pathlib import Path


def test_found_upwards(tmp_path: Path) -> None:
    """From the folder to the root of its repository, factcheck.toml first."""
    root, inner = tmp_path / "repository", tmp_path / "repository" / "a" / "b"
    inner.mkdir(parents=True)
    (root / ".git").mkdir()
    (tmp_path / "factcheck.toml").touch()
    assert find(inner) is None

    (root / "pyproject.toml").write_text('[tool.factcheck]\nfail-on = "note"\n', encoding="utf-8")
    assert find(inner) == root / "pyproject.toml"
    (root / "factcheck.toml").touch()
    assert find(inner) == root / "factcheck.toml"
    (root / "a" / "factcheck.toml").touch()
    assert find(inner) == root / "a" / "factcheck.toml"


@pytest.mark.parametrize(
    ("project", "ours"),
    [
        ("[tool.factcheck]\njobs = 1\n", True),
        ("[tool.factcheck.severity]\nfigure = 'note'\n", True),
        ("[ tool . 'factcheck' ]\njobs = 1\n", True),
        ("[tool]\nfactcheck.jobs = 1\n", True),
        ("tool.factcheck.jobs = 1\n", True),
        ("[tool]\nother.jobs = 1\n", False),
        ("[tool.factcheck-docs]\njobs = 1\n", False),
        ("[project]\nname = 'factcheck'\n", False),
        ("this is [no TOML\n", False),
    ],
)
def test_a_project_that_configures_us(tmp_path: Path, project: str, ours: bool) -> None:
    """Any way to write the table counts, and nothing else."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")

    assert (find(tmp_path) is not None) == ours


def test_everything(tmp_path: Path) -> None:
    """Each table arrives typed."""
    path = tmp_path / "factcheck.toml"
    path.write_text(
        'fail-on = "warning"\nignore = ["quote"]\n[severity]\nfigure.update = "off"\n"title.differs" = "error"\nquote = "note"\n'
        "[tolerances]\nhedge = 0.2\nrounded-zeros = 3\n[outlets]\n'a*' = 'Alpha'\n"
        "[fields]\ntext = 'body.content'\n[limits]\ndocuments = 10\n",
        encoding="utf-8",
    )

    settings = load(path)

    assert settings.options == {"fail-on": "warning", "ignore": ["quote"]}
    assert settings.severities == {"figure.update": Severity.NONE, "title.differs": Severity.ERROR, "quote": Severity.NOTE}
    assert settings.policy == Policy(hedge=Decimal("0.2"), rounded_zeros=3)
    assert (settings.outlets, settings.fields, settings.limits) == ({"a*": "Alpha"}, {"text": "body.content"}, {"documents": 10})


def test_tolerances_are_fields_of_the_policy_within_their_bounds() -> None:
    """The default of each lies between its least and its most."""
    assert Settings().policy == Policy()
    for key, (least, most) in TOLERANCES.items():
        assert least <= getattr(Policy(), key.replace("-", "_")) <= most


def test_a_project_file_by_name(tmp_path: Path) -> None:
    """--config pyproject.toml means its table."""
    path = tmp_path / "pyproject.toml"
    path.write_text("[project]\nname = 'x'\n[tool.factcheck]\njobs = 2\n[tool.factcheck.tolerances]\nhedge = 7\n", encoding="utf-8")

    with pytest.raises(ConfigError, match=r"pyproject\.toml:6: hedge is 7, and must be 0 to 1"):
        load(path)
