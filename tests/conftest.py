"""What every test folder shares: the installed command, the sample articles, golden files, and no skip where none is allowed."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from factcheck import cli

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
REPORTS = ROOT / "reports"
ACTUAL = ROOT / "tests" / "golden" / "actual"


# No test looks at the clock. (Under CI=true Hypothesis chooses a profile that makes every run alike; this builds on it.)
settings.register_profile("factcheck", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("factcheck")


class Run(NamedTuple):
    """What one run of the command came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - a test reads into the document as it comes
        """The output, parsed."""
        return json.loads(self.out)


class Command:
    """The command `factcheck` as it is installed; FACTCHECK_COMMAND names another one (the wheel's)."""

    def __init__(self) -> None:
        self.path = os.environ.get("FACTCHECK_COMMAND", str(Path(sysconfig.get_path("scripts")) / "factcheck"))

    def __call__(self, *arguments: str | Path, cwd: Path = ROOT, stdin: str = "", environment: Mapping[str, str] | None = None) -> Run:
        """Run it with no terminal, 80 columns wide and with warnings as errors."""
        surroundings = {**os.environ, "COLUMNS": "80", "PYTHONWARNINGS": "error", **(environment or {})}
        result = subprocess.run([self.path, *arguments], cwd=cwd, env=surroundings, input=stdin.encode(), capture_output=True, check=False)
        return Run(result.returncode, result.stdout.decode(), result.stderr.decode())


class Inside:
    """The command in this process: a hundred small runs would spend minutes on starting."""

    def __init__(self, capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch) -> None:
        self._capture, self._patch = capture, patch

    def __call__(self, *arguments: str | Path, cwd: Path, stdin: str = "") -> Run:
        """Run it in a folder."""
        with self._patch.context() as patch:
            patch.chdir(cwd)
            patch.setenv("COLUMNS", "80")
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            status = cli.run([str(argument) for argument in arguments])
        out, err = self._capture.readouterr()
        return Run(status, out.decode(), err.decode())


@pytest.fixture
def inside(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Return the command as it runs in this process."""
    return Inside(capfdbinary, monkeypatch)


@pytest.fixture(scope="session")
def factcheck() -> Command:
    """Return the installed command."""
    return Command()


class Golden:
    """Compares a text with the committed file of that name in reports/."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def check(self, name: str, text: str) -> None:
        """Fail where reports/`name` differs from `text`, and leave `text` in tests/golden/actual/ to be looked at."""
        expected, actual = REPORTS / name, ACTUAL / name
        if self.update:
            REPORTS.mkdir(exist_ok=True)
            expected.write_bytes(text.encode())
        if expected.exists() and expected.read_bytes() == text.encode():
            actual.unlink(missing_ok=True)
            return
        actual.parent.mkdir(exist_ok=True)
        actual.write_bytes(text.encode())
        pytest.fail(f"reports/{name} differs from {actual.relative_to(ROOT)}; if the new one is right: make golden", pytrace=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return the comparison with reports/, or its renewal under --update-golden."""
    return Golden(update=request.config.getoption("--update-golden"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update-golden."""
    parser.addoption("--update-golden", action="store_true", help="write reports/ anew instead of comparing with it")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where FACTCHECK_REQUIRE_ALL says that all the parts must run."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("FACTCHECK_REQUIRE_ALL") == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
        report.outcome = "failed"
        report.longrepr = f"FACTCHECK_REQUIRE_ALL=1 allows no skip; {reason}"
    return report
