"""The command line: what goes to which stream, and with which exit status a run ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import jsonschema
import pytest

import factcheck
from factcheck import __version__, cli, pipeline
from factcheck.cli import streams
from factcheck.errors import DocumentError
from factcheck.reporter import RENDERERS
from factcheck.reporter.schema import SCHEMAS
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = "Police in Harwick arrested 131 protesters on Friday, a spokeswoman said.\n"
OTHER = "Police in Harwick arrested 113 protesters on Friday.\n"
COMMANDS = ("compare", "extract", "schema", "rules")


class Ended(NamedTuple):
    """How a run ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Run one command in this process."""
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def command(*arguments: str | Path) -> Ended:
        status = cli.run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ended(status, out.decode(), err.decode())

    return command


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two articles of one event that conflict, as JSON Lines."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": text, "event": "e"}) + "\n" for name, text in (("one", ONE), ("other", OTHER))))
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """One article alone."""
    path = tmp_path / "one.txt"
    path.write_text(ONE)
    return path


# ---------------------------------------------------------------- exit status


def test_found(run: Callable[..., Ended], records: Path) -> None:
    """A conflict is an error, which is status 1."""
    ended = run("compare", records)

    assert (ended.status, ended.err) == (1, "")
    assert "figure.conflict" in ended.out


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "note"], 1),
        (["--exit-zero"], 0),
        (["--ignore", "figure.conflict"], 0),
        (["--ignore", "unit.ambiguous,figure.conflict"], 0),
        (["--ignore", "unit.ambiguous", "--ignore", "quote.altered"], 1),
        (["-j", "2"], 1),
    ],
)
def test_gate(run: Callable[..., Ended], records: Path, options: list[str], status: int) -> None:
    """What fails a run is for the caller to say."""
    assert run("compare", records, *options).status == status


def test_nothing_found(run: Callable[..., Ended], article: Path) -> None:
    """One article has nothing to be compared with."""
    assert run("compare", article).status == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["compare"], "factcheck: Missing argument 'PATH...'. Try 'factcheck compare --help'.\n"),
        (["compare", "no-such-folder"], "no-such-folder"),
        (["compare", "x", "--fail-on", "fatal"], "'fatal' is not one of"),
        (["compare", "x", "--ignore", "figure.conflct"], "'figure.conflct' is unknown; did you mean 'figure.conflict'?"),
        (["compare", "x", "--output", "html"], "'html' is not FORMAT=PATH."),
        (["compare", "x", "--output", "docx=report.docx"], "'docx' is not a format; choose from full, concise,"),
        (["compare", "x", "--output", "json=a", "--output", "html=a"], "'a' is named twice."),
        (["compare", "x", "-j", "0"], "0 is not in the range x>=1"),
        (["extract", "x", "--kinds", "counts"], "did you mean 'count'?"),
        (["extract", "x", "--kinds", "zebra"], "'zebra' is unknown; choose from count, measure"),
        (["schema", "reports"], "'reports' is not one of"),
        (["rules", "figure.conflct"], "did you mean 'figure.conflict'?"),
        (["--colour"], "No such option"),
        (["check-facts"], "No such command"),
    ],
)
def test_bad_usage(run: Callable[..., Ended], arguments: list[str], complaint: str) -> None:
    """Status 2, one line on stderr, nothing on stdout; and --exit-zero hides none of it."""
    ended = run(*arguments)

    assert (ended.status, ended.out) == (2, "")
    assert complaint in ended.err
    assert ended.err.startswith("factcheck: ")
    assert ended.err.count("\n") == 1


def test_exit_zero_hides_no_failure(run: Callable[..., Ended]) -> None:
    """A 2 stays a 2."""
    assert run("compare", "no-such-folder", "--exit-zero").status == 2


def test_every_bad_input_has_its_line(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of several lines is several complaints, and what steers a terminal is shown."""

    def read(*_: object, **__: object) -> NoReturn:
        raise DocumentError("a.txt: empty\nb\x1b[31m.txt: empty")

    monkeypatch.setattr(pipeline, "read", read)

    assert run("compare", "x") == (2, "", "factcheck: a.txt: empty\nfactcheck: b[U+001B][31m.txt: empty\n")


def test_interrupted(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is 130 and one line."""

    def read(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read", read)

    assert run("compare", "x") == (130, "", "factcheck: interrupted\n")


def test_internal_error(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is one line and status 2, and a traceback for those who ask for it."""

    def read(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError("no such luck")

    monkeypatch.setattr(pipeline, "read", read)
    ended = run("compare", "x")

    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("factcheck: internal error: ZeroDivisionError: no such luck; set FACTCHECK_DEBUG=1")

    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("compare", "x")


# ---------------------------------------------------------------- output


@pytest.mark.parametrize("form", RENDERERS)
def test_every_format(run: Callable[..., Ended], records: Path, tmp_path: Path, form: str) -> None:
    """Printed and written, it is the same report, and the same status."""
    printed = run("compare", records, "--format", form)
    written = run("compare", records, "--format", "concise", "--output", f"{form}={tmp_path / 'report'}")

    assert (printed.status, printed.err) == (1, "")
    assert (written.status, written.err) == (1, "")
    assert (tmp_path / "report").read_text(encoding="utf-8") == printed.out


def test_several_outputs_from_one_run(run: Callable[..., Ended], records: Path, tmp_path: Path) -> None:
    """And no temporary file is left."""
    outputs = [f"--output={form}={tmp_path / form}" for form in ("json", "html")]
    run("compare", records, *outputs)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.jsonl", "html", "json"]
    assert json.loads((tmp_path / "json").read_text(encoding="utf-8"))["version"] == 1


def test_missing_folder_of_an_output(run: Callable[..., Ended], records: Path, tmp_path: Path) -> None:
    """It is not made, and nothing is printed."""
    target = tmp_path / "missing" / "report.html"

    assert run("compare", records, "--output", f"html={target}") == (2, "", f"factcheck: {target}: No such file or directory\n")
    assert not target.parent.exists()


def test_output_that_is_a_folder(run: Callable[..., Ended], records: Path, tmp_path: Path) -> None:
    """One line."""
    assert run("compare", records, "--output", f"html={tmp_path}") == (2, "", f"factcheck: {tmp_path}: Is a directory\n")


def test_output_that_cannot_be_replaced(run: Callable[..., Ended], records: Path) -> None:
    """A device is written to, and stays a device."""
    ended = run("compare", records, "--output", f"json={os.devnull}")

    assert ended.status == 1
    assert Path(os.devnull).is_char_device()


def test_output_through_a_link_stays_a_link(run: Callable[..., Ended], records: Path, tmp_path: Path) -> None:
    """What it leads to is replaced."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    run("compare", records, "--output", f"json={link}")

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith('{"version": 1')


def test_a_job_without_standard_input(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """`factcheck compare - <&-` is told in one line that there is none."""
    monkeypatch.setattr(sys, "stdin", None)
    ended = run("compare", "-")

    assert (ended.status, ended.out, ended.err) == (2, "", "factcheck: -: there is no standard input to read\n")


def test_skipped_records_are_named_on_stderr(run: Callable[..., Ended], records: Path) -> None:
    """By file and line; the rest is compared."""
    with records.open("a") as stream:
        stream.write("not json\n")
    ended = run("compare", records, "--format", "json")

    assert ended.status == 1
    assert ended.err.startswith(f"factcheck: skipped {records}:3: ")
    assert ended.err.count("\n") == 1
    assert [(entry["path"], entry["line"]) for entry in json.loads(ended.out)["skipped"]] == [(str(records), 3)]


def test_extract(run: Callable[..., Ended], records: Path) -> None:
    """One valid claim a line, of the kinds asked for."""
    every = [json.loads(line) for line in run("extract", records).out.splitlines()]
    counts = [json.loads(line) for line in run("extract", records, "--kinds", "count,money").out.splitlines()]
    validator = jsonschema.Draft202012Validator(json.loads(run("schema", "extract").out))

    assert all(validator.is_valid(claim) for claim in every)
    assert [claim["surface"] for claim in counts] == ["131", "113"]
    assert [claim for claim in every if claim["kind"] == "count"] == counts


def test_closed_pipe_ends_in_silence(records: Path) -> None:
    """`factcheck ... | head -0`."""
    command = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "compare", records, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    err = command.stderr.read()
    command.stderr.close()
    command.wait()

    assert err == b""
    assert command.returncode == 1


def test_reader_that_went_away(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The status is that of the report; nothing is left to fail when the stream is closed."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        status = cli.run(["compare", str(records), "--format", "json"])
        monkeypatch.undo()

    assert status == 1


def test_main_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the status of the run."""
    monkeypatch.setattr(sys, "argv", ["factcheck", "rules", "no.such"])

    with pytest.raises(SystemExit, match="2"):
        cli.main()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full, which is always full")
def test_full_disk(records: Path) -> None:
    """One line, no traceback at exit."""
    command = f"exec {sys.executable} -m factcheck compare {records} > /dev/full"
    ended = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (2, b"factcheck: standard output: No space left on device\n")


def test_closed_standard_input(article: Path) -> None:
    """It is missed only where it is asked for."""
    command = f"exec {sys.executable} -m factcheck compare {article} <&-"

    assert subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False).returncode == 0


def test_standard_input(records: Path) -> None:
    """A lone hyphen reads JSON Lines."""
    command = [sys.executable, "-m", "factcheck", "compare", "-", "--format", "concise"]
    ended = subprocess.run(command, input=records.read_bytes(), capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (1, b"")
    assert b"figure.conflict" in ended.stdout


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("20", 60), ("120", 120), ("500", 200)])
def test_width(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """Of the screen, within reason."""
    monkeypatch.setenv("COLUMNS", columns)

    assert streams._columns() == width  # noqa: SLF001 -- a screen of that width is not to be had here
    assert run("rules").status == 0


# ---------------------------------------------------------------- what explains itself


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(run: Callable[..., Ended], command: str) -> None:
    """Every command shows how it is used."""
    ended = run(command, "--help")

    assert ended.status == 0
    assert f"Example: factcheck {command} " in ended.out


def test_help_lists_the_commands(run: Callable[..., Ended]) -> None:
    """In the order of use."""
    out = run("--help").out

    assert [word for line in out.splitlines() for word in line.split()[:1] if word in COMMANDS] == list(COMMANDS)
    assert "Example: factcheck compare" in out


def test_version(run: Callable[..., Ended]) -> None:
    """That of the package."""
    assert run("--version").out == f"factcheck {__version__}\n"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema(run: Callable[..., Ended], name: str) -> None:
    """As it ships."""
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", name).out))


def test_rules(run: Callable[..., Ended]) -> None:
    """One a line, with severity and summary."""
    lines = run("rules").out.splitlines()

    assert [line.split()[0] for line in lines] == list(RULES)
    assert lines[0].split()[1] == "error"


@pytest.mark.parametrize("name", RULES)
def test_manual(run: Callable[..., Ended], name: str) -> None:
    """What it finds, where it does and where not, and how to silence it."""
    out = " ".join(run("rules", name).out.split())

    for text in (RULES[name].finds, *RULES[name].fires, *RULES[name].passes, RULES[name].remedy, RULES[name].silence):
        assert " ".join(text.split()) in out


# ---------------------------------------------------------------- the package


def test_public_names() -> None:
    """Everything that is promised is there, and nothing else answers."""
    assert dir(factcheck) == factcheck.__all__
    assert all(getattr(factcheck, name) for name in factcheck.__all__)
    with pytest.raises(AttributeError, match="no attribute 'verify'"):
        _ = factcheck.verify


def test_python_interface(records: Path) -> None:
    """Read, extract, compare."""
    documents = factcheck.read(records)
    report = factcheck.compare(documents)

    assert [document.id for document in documents] == ["one", "other"]
    assert "131" in [claim.mention.anchor.surface for claim in factcheck.extract(documents)]
    assert report.severity is factcheck.Severity.ERROR
