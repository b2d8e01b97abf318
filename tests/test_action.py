"""The action, the example workflow and the pre-commit hook: valid by the schemas of those who read them, and run as they would be."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("id", "install"): step for step in ACTION["runs"]["steps"]}
SARIF = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the steps are run by bash")


class Runner:
    """What a runner does with a step: a workspace, the files that a step writes to, and the inputs in the environment."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "work space"
        self.temporary = folder / "temporary"
        self.output, self.summary = folder / "output", folder / "summary.md"
        for made in (self.workspace, self.temporary):
            made.mkdir()
        self.summary.write_text("Before.\n", encoding="utf-8")
        (self.temporary / "factcheck").symlink_to(sys.prefix)

    def article(self, name: str, text: str) -> None:
        """Write an article."""
        path = self.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def compare(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the step that compares; inputs go by their names with a low line for a hyphen, and have their defaults."""
        values = {name: inputs.pop(name.replace("-", "_"), given["default"]) for name, given in ACTION["inputs"].items()}
        assert inputs == {}
        files = {"RUNNER_TEMP": self.temporary, "GITHUB_OUTPUT": self.output, "GITHUB_STEP_SUMMARY": self.summary}
        told = {f"INPUT_{name.upper().replace('-', '_')}": value for name, value in values.items()}
        environment = {**os.environ, **told, **{name: str(path) for name, path in files.items()}}
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", STEPS["compare"]["run"]]
        return subprocess.run(command, cwd=self.workspace, env=environment, capture_output=True, text=True, check=False)

    def outputs(self) -> dict[str, str]:
        """Return what the step put out."""
        return dict(line.split("=", 1) for line in self.output.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner whose workspace holds two articles that conflict."""
    made = Runner(tmp_path)
    made.article("articles/herald.txt", "Police in Harwick arrested 131 protesters on Friday, a spokeswoman said.\n")
    made.article("articles/courier.txt", "Police in Harwick arrested 113 protesters on Friday.\n")
    return made


def test_whoever_reads_them_takes_them() -> None:
    """By the schemas that check-jsonschema ships of GitHub's own files."""
    for schema, path in (("vendor.github-actions", "action.yml"), ("vendor.github-workflows", "docs/examples/workflow.yml")):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / path)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


def test_inputs_and_outputs() -> None:
    """Are the documented ones, and reach the shell through the environment alone."""
    assert list(ACTION["inputs"]) == ["paths", "config", "baseline", "fail-on", "sarif", "summary"]
    assert list(ACTION["outputs"]) == ["exit-code", "conflicts", "warnings"]
    assert {name: each["value"] for name, each in ACTION["outputs"].items()} == {
        name: f"${{{{ steps.compare.outputs.{name} }}}}" for name in ACTION["outputs"]
    }
    assert STEPS["compare"]["env"] == {f"INPUT_{name.upper().replace('-', '_')}": f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}
    assert [name for name, step in STEPS.items() if "${{" in step["run"]] == []


def test_the_workflow_uses_what_there_is() -> None:
    """Its inputs and outputs are those of the action."""
    text = (ROOT / "docs" / "examples" / "workflow.yml").read_text(encoding="utf-8")
    (step,) = [step for step in yaml.safe_load(text)["jobs"]["factcheck"]["steps"] if step.get("id") == "factcheck"]

    assert set(step["with"]) <= set(ACTION["inputs"])
    for name in ACTION["outputs"]:
        assert f"steps.factcheck.outputs.{name}" in text


def test_a_conflict_fails_the_step(runner: Runner) -> None:
    """With an annotation at its line, the report in the summary, and the counts in the outputs."""
    ended = runner.compare(paths="articles/", sarif="found.sarif")
    summary = runner.summary.read_text(encoding="utf-8")

    assert (ended.returncode, ended.stderr) == (1, "")
    assert runner.outputs() == {"exit-code": "1", "conflicts": "1", "warnings": "0"}
    assert "::error file=articles/courier.txt,line=1,col=28,endLine=1,endColumn=31,title=figure.conflict::" in ended.stdout
    assert summary.startswith("Before.\n**factcheck**")
    assert "113" in summary
    jsonschema.Draft4Validator(SARIF).validate(json.loads((runner.workspace / "found.sarif").read_text(encoding="utf-8")))
    assert list(runner.temporary.iterdir()) == [runner.temporary / "factcheck"], "nothing is left behind"


def test_fail_on_and_summary(runner: Runner) -> None:
    """A step that never fails, and says nothing on the page of the run; without paths it takes the whole workspace."""
    ended = runner.compare(paths=" \n\n", fail_on="never", summary="false")

    assert (ended.returncode, runner.outputs()["conflicts"]) == (0, "1")
    assert runner.summary.read_text(encoding="utf-8") == "Before.\n"


def test_bad_input_is_a_2(runner: Runner) -> None:
    """And the counts stay empty."""
    ended = runner.compare(paths="nowhere/")

    assert ended.returncode == 2
    assert "nowhere" in ended.stderr
    assert runner.outputs() == {"exit-code": "2"}


def test_paths_are_one_a_line(runner: Runner) -> None:
    """Spaces and signs of the shell belong to the name; what begins like an option is a path."""
    folder = "--odd $(touch pwned) `touch pwned`; touch pwned"
    shutil.move(runner.workspace / "articles", runner.workspace / folder)
    runner.article("other/note.txt", "Nothing here.\n")
    ended = runner.compare(paths=f"\n  {folder}  \n other\n")

    assert (ended.returncode, runner.outputs()["conflicts"]) == (1, "1")
    assert not list(runner.workspace.rglob("pwned"))


def test_no_input_is_run(runner: Runner) -> None:
    """Whatever it says, it is a value of an option."""
    ended = runner.compare(**dict.fromkeys(("config", "baseline", "sarif", "fail_on", "summary"), '$(touch pwned)"; touch pwned #'))

    assert ended.returncode == 2
    assert not list(runner.workspace.rglob("pwned"))


def test_configuration_and_baseline(runner: Runner, factcheck: Command) -> None:
    """Are handed on: accepted findings no longer count."""
    (runner.workspace / "desk.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert runner.compare(config="desk.toml").returncode == 0

    assert factcheck("baseline", "create", "articles", "--baseline", "accepted.toml", cwd=runner.workspace).status == 0
    ended = runner.compare(baseline="accepted.toml")

    assert ended.returncode == 0
    assert runner.outputs() == {"exit-code": "0", "conflicts": "0", "warnings": "0"}


def test_the_hook(runner: Runner, factcheck: Command) -> None:
    """Its entry runs as it stands, over all articles, and fails where they conflict."""
    hooks: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (hook,) = hooks
    program, *arguments = shlex.split(hook["entry"])
    ended = factcheck(*arguments, *hook["args"], cwd=runner.workspace)

    assert (hook["id"], program, hook["language"], hook["pass_filenames"]) == ("factcheck", "factcheck", "python", False)
    assert ended.status == 1
    assert "error figure.conflict" in ended.out


def test_a_job_from_green_to_red(runner: Runner, factcheck: Command) -> None:
    """A repository of articles: green; a figure changed, red at its place; accepted, green; the value changed again, red."""
    courier, herald = runner.workspace / "articles" / "courier.txt", runner.workspace / "articles" / "herald.txt"
    runner.article("factcheck.toml", 'baseline = "accepted.toml"\n')
    runner.article("accepted.toml", "version = 1\n")
    herald.write_text("\n".join(["Arrests in Harwick", "", herald.read_text(encoding="utf-8")]), encoding="utf-8")
    courier.write_text(courier.read_text(encoding="utf-8").replace("113", "131"), encoding="utf-8")

    green = runner.compare(paths="articles/")
    courier.write_text(courier.read_text(encoding="utf-8").replace("131", "113"), encoding="utf-8")
    red = runner.compare(paths="articles/", sarif="found.sarif")
    found = json.loads((runner.workspace / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"][0]
    added = factcheck(
        *("baseline", "add", found["partialFingerprints"]["factcheck/v1"], "articles/", "--baseline", "accepted.toml"),
        *("--reason", "the courier counts on Thursday night"),
        cwd=runner.workspace,
    )
    accepted = runner.compare(paths="articles/", sarif="found.sarif")
    courier.write_text(courier.read_text(encoding="utf-8").replace("113", "311"), encoding="utf-8")
    again = runner.compare(paths="articles/")

    assert (green.returncode, red.returncode, added.status, accepted.returncode, again.returncode) == (0, 1, 0, 0, 1)
    errors = [line for line in red.stdout.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert errors[0].startswith("::error file=articles/courier.txt,line=1,col=28,endLine=1,endColumn=31,title=figure.conflict::")
    assert not [line for line in accepted.stdout.splitlines() if line.startswith("::error ")]
    suppressed = json.loads((runner.workspace / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"][0]["suppressions"]
    assert [each["status"] for each in suppressed] == ["accepted"]
