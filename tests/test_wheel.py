"""The built wheel, installed into an environment of its own outside the source tree."""

from __future__ import annotations

import email
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the source tree."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    (built,) = folder.glob("factcheck_newsroom-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel, with what it declares and nothing else, by the step of the action, and return the folder of its commands."""
    folder = tmp_path_factory.mktemp("wheel")
    step = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][0]["run"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "SOURCE": str(wheel), "RUNNER_TEMP": str(folder), "PATH": path}
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step], env=environment, check=True)  # noqa: S607 - bash is looked up
    return folder / "factcheck" / ("Scripts" if os.name == "nt" else "bin")


def test_holds_every_file_of_the_package(wheel: Path) -> None:
    """No data file, template or type marker is left behind, and nothing else is taken along."""
    tracked = subprocess.run(["git", "ls-files", "factcheck"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()  # noqa: S607 - git is looked up
    sources = tracked or [path.relative_to(ROOT).as_posix() for path in (ROOT / "factcheck").rglob("*") if path.suffix not in {"", ".pyc"}]
    names = {name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith("factcheck_newsroom-")}
    compiled = {name for name in names if name.startswith("factcheck/_quick.") and name.endswith((".so", ".pyd"))}

    assert "factcheck/py.typed" in names
    assert sorted(names - compiled) == sorted(set(sources) - compiled)


def test_metadata(wheel: Path) -> None:
    """It says what it is, what it needs and under which licence, and keeps the extras apart."""
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = email.message_from_bytes(archive.read(name))
    core = [need for need in metadata.get_all("Requires-Dist", []) if "extra ==" not in need]

    assert (metadata["Name"], metadata["License-Expression"]) == ("factcheck-newsroom", "MIT")
    assert metadata["Requires-Python"] == ">=3.11"
    assert set(metadata.get_all("License-File", [])) == {"LICENSE", "NOTICE"}
    assert not [need for need in core if need.startswith(("pytest", "ruff", "mypy", "hypothesis"))]


def test_the_installed_command_passes_the_same_tests(installed: Path) -> None:
    """What the source tree must show, the wheel shows: the sample articles, inputs and start-up, from a folder elsewhere."""
    tests = ["tests/test_seeds.py", "tests/test_inputs.py"]
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "FACTCHECK_COMMAND": str(installed / "factcheck")}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout


def test_the_installed_package_is_the_one_that_ran(installed: Path, tmp_path: Path) -> None:
    """In that environment Python finds the wheel's files, not the source tree's."""
    script = "import factcheck; print(factcheck.__file__)"
    result = subprocess.run([installed / "python", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert result.stdout.startswith(str(installed.parent))


def test_runs_as_a_module(installed: Path, tmp_path: Path) -> None:
    """`python -m factcheck` is the command."""
    result = subprocess.run(
        [installed / "python", "-m", "factcheck", "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert "factcheck" in result.stdout
