"""The gate, as a CI job meets it: a repository of articles, a figure that changes, an acceptance, and everything that may go wrong."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Command, Inside, Run

HERALD = """\
Police in Harwick arrested 131 protesters on Friday, a spokeswoman said.

The march had begun at noon outside the town hall.
"""
COURIER = """\
HARWICK — The march began at noon.

It ended when police arrested 131 protesters in Harwick on Friday.
"""
WIRE = "Police in Harwick have arrested 131 protesters on Friday, the force said.\n"
ANNOTATION = re.compile(r"^::(error|warning) (.*?)::(.*)$", re.MULTILINE)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of three articles that agree, and a configuration."""
    (tmp_path / ".git").mkdir()
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in (("herald", HERALD), ("courier", COURIER), ("wire", WIRE)):
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('fail-on = "error"\nbaseline = "accepted.toml"\n', encoding="utf-8")
    (tmp_path / "accepted.toml").write_text("version = 1\n", encoding="utf-8")
    return tmp_path


def job(factcheck: Command | Inside, repository: Path) -> Run:
    """Run what a CI job runs."""
    return factcheck("compare", "articles/", "--format", "github", cwd=repository)


def change(repository: Path, old: str, new: str) -> None:
    """Change the courier's figure."""
    article = repository / "articles" / "courier.txt"
    article.write_text(article.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def fingerprint(factcheck: Command | Inside, repository: Path) -> str:
    """Return the fingerprint of the one error."""
    report = factcheck("compare", "articles/", "--format", "json", cwd=repository).json
    (found,) = [finding for finding in report["findings"] if finding["severity"] == "error"]
    return str(found["fingerprint"])


def test_a_job_from_green_to_red_and_back(factcheck: Command, repository: Path) -> None:
    """Green; a figure changes: red, with one annotation at its place; accepted: green; the value changes again: red."""
    assert job(factcheck, repository).status == 0

    change(repository, "131", "113")
    red = job(factcheck, repository)
    assert red.status == 1
    ((level, where, message),) = ANNOTATION.findall(red.out)
    assert level == "error"
    assert where.startswith("file=articles/courier.txt,line=3,col=31,endLine=3,endColumn=34,")
    assert "113" in message

    name = fingerprint(factcheck, repository)
    added = factcheck("baseline", "add", name, "articles/", "--reason", "not the same thing", "--author", "A. Editor", cwd=repository)
    assert (added.status, added.err) == (0, "")
    accepted = job(factcheck, repository)
    assert (accepted.status, ANNOTATION.findall(accepted.out)) == (0, [])

    (repository / "articles" / "gazette.txt").write_text("In Harwick police arrested 131 protesters on Friday.\n", encoding="utf-8")
    assert job(factcheck, repository).status == 0, "one more outlet that agrees is nothing new"

    change(repository, "113", "119")
    again = job(factcheck, repository)
    assert again.status == 1
    assert "accepts no finding in these articles" in again.err
    assert fingerprint(factcheck, repository) != name


def test_accepted_findings_are_shown_as_accepted(inside: Inside, repository: Path) -> None:
    """The JSON says by whom, why and where."""
    change(repository, "131", "113")
    created = inside("baseline", "create", "articles/", "--author", "A. Editor", "--until", "2026-12-31", cwd=repository)
    assert (created.status, created.out) == (0, "accepted.toml: 1 finding accepted\n")

    report = inside("compare", "articles/", "--format", "json", cwd=repository)
    (finding,) = report.json["findings"]
    assert report.status == 0
    assert finding["severity"] == "error"
    assert finding["acceptance"] == {
        "reason": "found when the baseline was created",
        "author": "A. Editor",
        "until": "2026-12-31",
        "source": "accepted.toml:3",
    }


@pytest.mark.parametrize(("day", "status"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_acceptances_expire(inside: Inside, repository: Path, day: str, status: int) -> None:
    """After its last day an entry accepts nothing, and the run says so."""
    change(repository, "131", "113")
    inside("baseline", "create", "articles/", "--until", "2026-12-31", cwd=repository)

    ended = inside("compare", "articles/", "--as-of", day, cwd=repository)

    assert ended.status == status
    assert ("expired on 2026-12-31, and it is 2027-01-01" in ended.err) == bool(status)


@pytest.mark.parametrize(("options", "status"), [([], 0), (["--strict-baseline"], 1), (["--strict-baseline", "--exit-zero"], 0)])
def test_stale_acceptances(inside: Inside, repository: Path, options: list[str], status: int) -> None:
    """An entry that fits nothing is named; --strict-baseline makes it fail."""
    change(repository, "131", "113")
    inside("baseline", "create", "articles/", cwd=repository)
    change(repository, "113", "131")

    ended = inside("compare", "articles/", *options, cwd=repository)

    assert ended.status == status
    assert len(ended.err.splitlines()) == 1
    assert "accepted.toml:3: v1:" in ended.err


def test_many_stale_acceptances_take_a_few_lines(inside: Inside, repository: Path) -> None:
    """Whoever compares a part of the articles is not told of every entry."""
    entries = (f'[[accept]]\nfingerprint = "v1:{number:016x}"\nreason = "r"\n' for number in range(9))
    (repository / "accepted.toml").write_text("".join(entries), encoding="utf-8")

    ended = inside("compare", "articles/", cwd=repository)

    assert len(ended.err.splitlines()) == 6
    assert ended.err.endswith("accepted.toml: 4 more entries accept nothing; see factcheck baseline prune\n")
    assert inside("check", "articles/wire.txt", "--against", "articles/herald.txt", cwd=repository).err == ""


def test_prune(inside: Inside, repository: Path) -> None:
    """What expired or fits nothing goes; what people wrote around it stays."""
    change(repository, "131", "113")
    inside("baseline", "create", "articles/", cwd=repository)
    path = repository / "accepted.toml"
    path.write_text(
        path.read_text(encoding="utf-8") + '\n# kept\n[[accept]]\nfingerprint = "v1:0000000000000000"\nreason = "r"\n', encoding="utf-8"
    )
    before = path.read_bytes()

    dry = inside("baseline", "prune", "articles/", "--dry-run", cwd=repository)
    assert (dry.status, path.read_bytes()) == (0, before)
    assert dry.out == ("accepted.toml: v1:0000000000000000 fits no finding\naccepted.toml: 1 entry would be taken out, 1 left\n")
    pruned = inside("baseline", "prune", "articles/", cwd=repository)
    assert pruned.out.endswith("accepted.toml: 1 entry taken out, 1 left\n")
    assert "# kept" in path.read_text(encoding="utf-8")
    assert inside("baseline", "show", cwd=repository).out.endswith("1 entry\n")
    assert job(inside, repository).status == 0


def test_sic(inside: Inside, repository: Path) -> None:
    """No finding rests on a figure that its article marks."""
    change(repository, "131", "113 [sic]")

    assert job(inside, repository).status == 0


def test_only_the_files_of_a_pull_request(inside: Inside, repository: Path) -> None:
    """--changed restricts report and gate to what the changed files are involved in."""
    change(repository, "131", "113")

    def status(*options: str, stdin: str = "", cwd: Path = repository) -> int:
        return inside("compare", str(repository / "articles"), *options, cwd=cwd, stdin=stdin).status

    assert status("--changed", "articles/courier.txt") == 1
    assert status("--changed", "articles") == 1
    assert status("--changed", "README.md") == 0
    assert status("--changed", "-", stdin="README.md\narticles/courier.txt\n") == 1
    assert status("--changed", "-", stdin="README.md\n") == 0
    assert status("--changed", "articles/courier.txt", cwd=repository / "articles") == 1


def test_reference(inside: Inside, repository: Path) -> None:
    """Who departs from it is named, and pointed to, even where they are many."""
    release = repository / "release.txt"
    release.write_text("Harwick police arrested 113 protesters on Friday, the force announced.\n", encoding="utf-8")

    ended = inside("compare", "articles/", "--reference", "release.txt", "--format", "json", cwd=repository)
    (finding,) = [finding for finding in ended.json["findings"] if finding["rule"] == "figure.conflict"]

    assert ended.status == 1
    assert finding["message"] == "courier, herald and wire depart from release: 131, not 113"
    assert finding["suggestion"] == "The reference, release, has 113."


def test_check_speaks_to_the_author(inside: Inside, repository: Path) -> None:
    """The draft's value comes first; its own earlier version is passed over and named."""
    (repository / "articles" / "published.jsonl").write_text(
        json.dumps({"id": "d", "url": "https://example.org/a", "text": "Police in Harwick arrested 150 protesters on Friday."}) + "\n",
        encoding="utf-8",
    )
    draft = json.dumps({"id": "draft", "url": "https://example.org/a", "text": "Police in Harwick arrested 113 protesters on Friday."})
    (repository / "draft.jsonl").write_text(draft + "\n", encoding="utf-8")

    ended = inside("check", "draft.jsonl", "--against", "articles/", "--format", "json", cwd=repository)

    assert ended.status == 1
    (finding,) = [finding for finding in ended.json["findings"] if finding["rule"] == "figure.conflict"]
    assert finding["message"] == "Your draft says 113, courier, herald and wire say 131"
    assert ended.json["skipped"] == [
        {"path": "articles/published.jsonl", "line": 1, "reason": "is an earlier version of draft (the same url)"}
    ]
    assert [document["outlet"] for document in ended.json["documents"]] == ["courier", "example.org", "herald", "wire"]


def test_check_without_others(inside: Inside, repository: Path) -> None:
    """A draft alone is held against itself."""
    ended = inside("check", "articles/herald.txt", "--format", "json", cwd=repository)

    assert (ended.status, ended.json["events"]) == (0, [])


# ---------------------------------------------------------------- what may go wrong


def complaint(ended: Run, status: int = 2) -> str:
    """Return the one line on stderr of a run that ended with a status and printed nothing else."""
    assert ended.status == status, ended
    (line,) = ended.err.splitlines()
    assert "Traceback" not in line
    return line


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        ("fail-n = 'error'\n", "factcheck.toml:1: the key 'fail-n' is unknown; did you mean 'fail-on'?"),
        ("fail_on = 'error'\n", "did you mean 'fail-on'?"),
        ("\nfail-on = 'fatal'\n", "factcheck.toml:2: fail-on: 'fatal' is not one of"),
        ("fail-on = 1\n", "factcheck.toml:1: fail-on must be a text, and is a whole number"),
        ("strict = 'yes'\n", "strict must be true or false, and is a text"),
        ("jobs = true\n", "jobs must be a whole number, and is true or false"),
        ("jobs = 0\n", "jobs: 0 is not in the range x>=1"),
        ("ignore = 'figure.conflct'\n", "did you mean 'figure.conflict'?"),
        ("ignore = ['figure', 1]\n", "ignore must be a text, and is a whole number"),
        ("event = 'e'\n", "event is for one run alone; give it on the command line as --event"),
        ("as-of = 'soon'\n", "as-of: 'soon' is not a day"),
        ("fail-on = \n", "factcheck.toml:1: is no TOML: Invalid value"),
        ("[severities]\n", "factcheck.toml:1: the table 'severities' is unknown; did you mean 'severity'?"),
        ("severity = 1\n", "severity must be a table"),
        ("[severity]\nfigure.conflct = 'note'\n", "factcheck.toml:2: the rule 'figure.conflct' is unknown"),
        ("[severity]\n'figure' = 'loud'\n", "factcheck.toml:2: the severity 'loud' is unknown; choose from error, warning, note, off."),
        ("[tolerances]\nhedg = 1\n", "factcheck.toml:2: the tolerance 'hedg' is unknown; did you mean 'hedge'?"),
        ("[tolerances]\nhedge = 2\n", "hedge is 2, and must be 0 to 1"),
        ("[tolerances]\nrounded-zeros = 2.5\n", "tolerances.rounded-zeros must be a whole number, and is a number"),
        ("[outlets]\n'a' = ''\n", "a has no name"),
        ("[outlets]\na = 1\n", "outlets.a must be a text"),
        ("[fields]\nbody = 'text'\n", "factcheck.toml:2: the field 'body' is unknown"),
        ("[limits]\ndocument-byte = 1\n", "did you mean 'document-bytes'?"),
        ("[limits]\ndocuments = 0\n", "documents is 0, and must be above zero"),
        ("lexicon = 'none.toml'\n", "none.toml: cannot be read: No such file"),
        ("baseline = 'none.toml'\n", "none.toml: cannot be read: No such file"),
    ],
)
def test_a_configuration_that_makes_no_sense(inside: Inside, repository: Path, configuration: str, expected: str) -> None:
    """Exit 2 and one line with file, line and remedy."""
    (repository / "factcheck.toml").write_text(configuration, encoding="utf-8")

    ended = inside("compare", "articles/", cwd=repository)

    assert expected in complaint(ended)
    assert ended.out == ""


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        ("[[accept]\n", "accepted.toml:1: is no TOML"),
        ("[[accept]]\nreason = 'r'\n", "accepted.toml:1: an entry needs a fingerprint, or a rule and a subject"),
        ("[[accept]]\nfingerprint = 'v1:0'\nreason = 'r'\n", "accepted.toml:2: 'v1:0' is no fingerprint"),
        ("\n[[accept]]\nfingerprint = 'v1:0123456789abcdef'\n", "accepted.toml:2: an entry needs a reason"),
        (
            "[[accept]]\nfingerprnt = 'v1:0123456789abcdef'\nreason = 'r'\n",
            "accepted.toml:2: the key 'fingerprnt' is unknown;",
        ),
        ("[[accept]]\nrule = 'r'\nsubject = 's'\nreason = 'r'\nuntil = 'May'\n", "accepted.toml:5: until is 'May', and must be a day"),
        ("[[accept]]\nrule = 'r'\nsubject = 's'\nreason = 'r'\nuntil = 3\n", "accepted.toml:5: until must be a day"),
        ("[[accept]]\nrule = 3\nsubject = 's'\nreason = 'r'\n", "accepted.toml:2: accept.rule must be a text, and is a whole number"),
        ("[[accept]]\nrule = 'r'\nsubject = 's'\nreason = 'r'\noutlet = [1]\n", "accept.outlet must be a text"),
        ("accept = 3\n", "accept must be a list"),
        ("accept = [3]\n", "accept must be a list of tables"),
        ("version = 2\n", "version 2 is not known"),
        ("accepted = []\n", "the key 'accepted' is unknown; did you mean 'accept'?"),
    ],
)
def test_a_baseline_that_makes_no_sense(inside: Inside, repository: Path, baseline: str, expected: str) -> None:
    """Exit 2 and one line with file, line and remedy."""
    (repository / "accepted.toml").write_text(baseline, encoding="utf-8")

    for arguments in (("compare", "articles/"), ("baseline", "show"), ("baseline", "create", "articles/")):
        ended = inside(*arguments, cwd=repository)
        assert expected in complaint(ended)
        assert ended.out == ""
    assert (repository / "accepted.toml").read_text(encoding="utf-8") == baseline


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("compare", "articles/", "--fail-om", "error"), "No such option"),
        (("compare", "articles/", "--as-of", "yesterday"), "'yesterday' is not a day such as 2026-12-31."),
        (("compare", "articles/", "--event", "e7"), "No event of these articles has that id"),
        (("compare", "articles/", "--select", "figures"), "did you mean 'figure'?"),
        (("compare", "articles/", "--config", "none.toml"), "none.toml: cannot be read: No such file"),
        (("compare", "articles/", "--config", "factcheck.toml", "--isolated"), "--isolated"),
        (("compare", "articles/", "--isolated", "--config", "factcheck.toml"), "--isolated"),
        (("compare", "-", "--changed", "-"), "Standard input holds either articles or the list of changed files."),
        (("compare", "articles/", "--input-format", "txt"), "did you mean 'text'?"),
        (("baseline", "add", "v1:1", "--reason", "r"), "'v1:1' is no fingerprint"),
        (("baseline", "add", "v1:0123456789abcdef"), "Missing option '--reason'"),
        (("baseline", "add", "v1:0123456789abcdef", "--reason", " "), "accepted for a reason"),
        (("baseline", "add", "v1:0123456789abcdef", "articles/", "--reason", "r"), "no finding in these articles has the fingerprint"),
        (("baseline", "prune"), "Give the articles, --as-of DATE, or both."),
        (("baseline", "show", "--isolated"), "Missing option '--baseline'"),
        (("baseline", "add", "v1:0123456789abcdef", "--reason", "r", "--baseline", "articles"), "articles: cannot be read: Is a directory"),
        (
            ("baseline", "add", "v1:0123456789abcdef", "--reason", "r", "--baseline", "none/a.toml"),
            "none/a.toml: No such file or directory",
        ),
        (("check", "none.txt"), "none.txt: no such file or folder"),
        (("check", "articles/wire.txt", "--against", "none"), "none: no such file or folder"),
        (("compare", "articles/", "--output", "json=none/report.json"), "none/report.json: No such file or directory"),
        (("config", "shw"), "No such command"),
    ],
)
def test_wrong_usage(inside: Inside, repository: Path, arguments: tuple[str, ...], expected: str) -> None:
    """Exit 2, one line, nothing on stdout, nothing written."""
    before = sorted(path.name for path in repository.rglob("*"))

    ended = inside(*arguments, cwd=repository)

    assert expected in complaint(ended)
    assert ended.out == ""
    assert sorted(path.name for path in repository.rglob("*")) == before


@pytest.mark.parametrize("command", [(), ("baseline",), ("config",)])
def test_no_command(inside: Inside, repository: Path, command: tuple[str, ...]) -> None:
    """The help, as it is, and status 2."""
    ended = inside(*command, cwd=repository)

    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("Usage: factcheck")
    assert "\nCommands:\n" in ended.err


@pytest.mark.parametrize("form", ["full", "concise", "json", "markdown", "sarif", "junit", "github", "csv"])
def test_the_status_is_the_same_in_every_format(inside: Inside, repository: Path, form: str) -> None:
    """0, 1 and 2 mean the same everywhere."""
    assert inside("compare", "articles/", "--format", form, cwd=repository).status == 0
    change(repository, "131", "113")
    assert inside("compare", "articles/", "--format", form, cwd=repository).status == 1
    assert inside("compare", "none/", "--format", form, cwd=repository).status == 2


def test_no_article(inside: Inside, tmp_path: Path) -> None:
    """Nothing to compare is a mistake, unless it is said to be none."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.jsonl").touch()

    for path in ("empty", "empty.jsonl"):
        complaint(inside("compare", path, cwd=tmp_path))
        allowed = inside("compare", path, "--allow-empty", "--format", "json", cwd=tmp_path)
        assert (allowed.status, allowed.json["documents"], allowed.json["findings"]) == (0, [], [])
    assert inside("compare", "missing", "--allow-empty", cwd=tmp_path).status == 2


def test_a_folder_that_cannot_be_written(inside: Inside, repository: Path) -> None:
    """The error names the file, and nothing is left behind."""
    if os.geteuid() == 0:
        target = "/proc/report.json"  # no one may write here, not even root
    else:
        (repository / "locked").mkdir(mode=0o500)
        target = "locked/report.json"

    ended = inside("compare", "articles/", "--output", f"json={target}", cwd=repository)

    assert target in complaint(ended)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("compare", "articles/"), ("config", "show"), ("baseline", "show"), ("check", "articles/wire.txt")])
def test_a_full_disk_behind_stdout(factcheck: Command, repository: Path, arguments: tuple[str, ...]) -> None:
    """Exit 2 and one line."""
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([factcheck.path, *arguments], cwd=repository, stdout=full, stderr=subprocess.PIPE, check=False)

    assert ended.returncode == 2
    assert ended.stderr.decode().splitlines() == ["factcheck: standard output: No space left on device"]


def _limited_files() -> None:
    """Let no file grow beyond 64 bytes, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        (("compare", "articles/", "--output", "json=report.json"), "report.json"),
        (("baseline", "create", "articles/"), "accepted.toml"),
        (("baseline", "add", "v1:0123456789abcdef", "--reason", "r"), "accepted.toml"),
    ],
)
def test_a_disk_that_is_full_leaves_what_was_there(factcheck: Command, repository: Path, arguments: tuple[str, ...], target: str) -> None:
    """A file is written whole or not at all."""
    change(repository, "131", "113")
    (repository / target).write_text("version = 1\n", encoding="utf-8")
    before = sorted(path.name for path in repository.rglob("*"))

    ended = subprocess.run(
        [factcheck.path, *arguments],
        cwd=repository,
        capture_output=True,
        check=False,
        preexec_fn=_limited_files,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )

    assert ended.returncode == 2
    (line,) = ended.stderr.decode().splitlines()
    assert target in line
    assert (repository / target).read_text(encoding="utf-8") == "version = 1\n"
    assert sorted(path.name for path in repository.rglob("*")) == before


def test_an_interrupt_in_the_middle(factcheck: Command, repository: Path) -> None:
    """130, one line, no half file."""
    interrupts = 3
    os.mkfifo(repository / "late.txt")
    running = subprocess.Popen(
        [factcheck.path, "compare", "late.txt", "--output", "json=report.json"],
        cwd=repository,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with (repository / "late.txt").open("wb"):  # opens when the command has opened it to read, and then it waits
        out = err = b""
        while running.poll() is None and interrupts:  # Python drops one that falls into a callback of its own, once in hundreds
            interrupts -= 1
            running.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                out, err = running.communicate(timeout=20)
        running.kill()

    assert (running.returncode, out, err.decode().splitlines()) == (130, b"", ["factcheck: interrupted"])
    assert not (repository / "report.json").exists()


@pytest.mark.parametrize("arguments", [("compare", "articles/"), ("config", "show"), ("rules",)])
def test_a_reader_that_goes_away(factcheck: Command, repository: Path, arguments: tuple[str, ...]) -> None:
    """`| head` ends it in silence."""
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run([factcheck.path, *arguments], cwd=repository, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    assert ended.stderr == b""
    assert ended.returncode == 0


def test_a_draft_goes_by_its_own_name_in_the_baseline(inside: Inside, repository: Path) -> None:
    """What was accepted among the articles is accepted in the draft that is one of them."""
    change(repository, "131", "113")
    inside("baseline", "create", "articles/", cwd=repository)

    assert inside("check", "articles/courier.txt", "--against", "articles/", cwd=repository).status == 0
    assert inside("check", "articles/courier.txt", "--against", "articles/", "--isolated", cwd=repository).status == 1
