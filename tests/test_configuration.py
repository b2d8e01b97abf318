"""The configuration: where it comes from, what it settles, and the commands by which findings are accepted."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.test_gate import COURIER, HERALD, WIRE, change, complaint, repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Inside

__all__ = ["repository"]  # the fixture, which pytest finds by its name


# ---------------------------------------------------------------- where the configuration comes from


def test_the_command_line_outdoes_the_file(inside: Inside, repository: Path) -> None:
    """Command line, then file, then default."""
    change(repository, "131", "113")
    (repository / "factcheck.toml").write_text('fail-on = "never"\n[severity]\nfigure = "warning"\n', encoding="utf-8")

    assert inside("compare", "articles/", cwd=repository).status == 0
    assert inside("compare", "articles/", "--fail-on", "error", cwd=repository).status == 0
    assert inside("compare", "articles/", "--fail-on", "warning", cwd=repository).status == 1
    assert inside("compare", "articles/", "--isolated", cwd=repository).status == 1


def test_the_nearest_file_is_taken_and_none_is_merged(inside: Inside, repository: Path) -> None:
    """Upwards to the root of the repository; factcheck.toml before pyproject.toml; a project without our table is none of ours."""
    inner = repository / "articles"
    change(repository, "131", "113")
    (repository / "factcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert inside("compare", ".", cwd=inner).status == 0

    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1\n[project]\nname = 'factcheck'\n", encoding="utf-8")
    assert inside("compare", ".", cwd=inner).status == 0

    (inner / "pyproject.toml").write_text("[tool.factcheck]\njobs = 1\n", encoding="utf-8")
    assert inside("compare", ".", cwd=inner).status == 1

    (inner / "pyproject.toml").unlink()
    (inner / ".git").mkdir()
    assert inside("compare", ".", cwd=inner).status == 1


def test_config_show_is_toml_with_origins(inside: Inside, repository: Path) -> None:
    """Each value with the place it comes from; the whole can be read as a configuration."""
    (repository / "factcheck.toml").write_text(
        'fail-on = "warning"\nignore = ["quote"]\n[severity]\nfigure.update = "off"\n'
        '[outlets]\n"her*" = "The Herald"\n[tolerances]\nhedge = 0.2\n',
        encoding="utf-8",
    )
    shown = inside("config", "show", cwd=repository).out

    lines = dict(line.rsplit("  # ", 1) for line in shown.splitlines() if "  # " in line)
    origins = {line.strip(): origin for line, origin in lines.items()}
    assert shown.startswith("# factcheck.toml\n")
    assert origins['fail-on = "warning"'] == "factcheck.toml:1"
    assert origins['ignore = ["quote"]'] == "factcheck.toml:2"
    assert origins['"figure.update" = "off"'] == "factcheck.toml:4"
    assert origins['"her*" = "The Herald"'] == "factcheck.toml:6"
    assert origins["hedge = 0.2"] == "factcheck.toml:8"
    assert origins['format = "full"'] == "default"
    assert origins['"figure.conflict" = "error"'] == "default"

    (repository / "again.toml").write_text(shown, encoding="utf-8")
    again = inside("config", "show", "--config", "again.toml", cwd=repository)
    assert (again.status, again.err) == (0, "")


def test_a_run_without_a_file_loads_no_parser(repository: Path) -> None:
    """Looking for a configuration costs a few stat calls; TOML is parsed only where there is some."""
    (repository / "factcheck.toml").unlink()
    code = (
        "import sys; from factcheck import cli; status = cli.run(['compare', 'articles/', '--format', 'concise']);"
        "names = 'tomllib tomlkit factcheck.tomlfile factcheck.baseline factcheck.lexicon.overlay'.split();"
        "loaded = set(names) & set(sys.modules);"
        "sys.exit(f'{status} {sorted(loaded)}' if loaded or status else 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")


# ---------------------------------------------------------------- what a configuration settles


def configured(repository: Path, text: str) -> None:
    """Write the configuration."""
    (repository / "factcheck.toml").write_text(text, encoding="utf-8")


def test_paths_are_meant_from_the_folder_of_the_configuration(inside: Inside, repository: Path) -> None:
    """Wherever the run is started."""
    change(repository, "131", "113")
    inside("baseline", "create", "articles/", cwd=repository)
    configured(repository, 'baseline = "accepted.toml"\noutput = ["json=report.json"]\n')

    assert inside("compare", ".", cwd=repository / "articles").status == 0
    assert json.loads((repository / "report.json").read_text(encoding="utf-8"))["version"] == 1


def test_a_key_holds_for_the_commands_that_know_its_value(inside: Inside, repository: Path) -> None:
    """`format = "json"` is no format of extract, which keeps its own."""
    configured(repository, 'format = "json"\nkinds = "count"\n')

    compared = inside("compare", "articles/", cwd=repository)
    extracted = inside("extract", "articles/", cwd=repository)

    assert compared.json["version"] == 1
    assert {json.loads(line)["kind"] for line in extracted.out.splitlines()} == {"count"}


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("articles/wire", {"herald", "The Wire"}),
        ("wire", {"herald", "The Wire"}),
        ("w*", {"herald", "The Wire"}),
        ("news.example", {"herald", "The Wire"}),
        ("www.news.example", {"herald", "The Wire"}),
        ("*.example", {"The Wire"}),
        ("none", {"herald", "wire"}),
    ],
)
def test_outlets_are_printed_by_other_names(inside: Inside, tmp_path: Path, pattern: str, names: set[str]) -> None:
    """By id, outlet, host or pattern."""
    records = [
        {"id": "articles/herald", "outlet": "herald", "url": "https://herald.example/1", "text": HERALD},
        {"id": "articles/wire", "outlet": "wire", "url": "https://desk@www.news.example:443/2", "text": WIRE},
    ]
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    configured(tmp_path, f'[outlets]\n"{pattern}" = "The Wire"\n')

    report = inside("compare", "articles.jsonl", "--format", "json", cwd=tmp_path).json

    assert {document["outlet"] for document in report["documents"]} == names


def test_what_is_named_whole_goes_before_patterns(inside: Inside, repository: Path) -> None:
    """And of patterns the first that fits is taken."""
    configured(repository, '[outlets]\n"*" = "Any"\n"w*" = "Late"\nherald = "The Herald"\n')

    report = inside("compare", "articles/", "--format", "json", cwd=repository).json

    assert [document["outlet"] for document in report["documents"]] == ["Any", "The Herald", "Any"]


def test_fields_and_limits(inside: Inside, tmp_path: Path) -> None:
    """Records may have other names for what they hold, and be too long."""
    record = json.dumps({"key": "a", "body": {"content": HERALD}})
    (tmp_path / "articles.jsonl").write_text(record + "\n", encoding="utf-8")
    configured(tmp_path, '[fields]\nid = "key"\ntext = "body.content"\n')
    assert [document["id"] for document in inside("compare", "articles.jsonl", "--format", "json", cwd=tmp_path).json["documents"]] == ["a"]

    configured(tmp_path, '[fields]\nid = "key"\ntext = "body.content"\n[limits]\ndocument-bytes = 20\n')
    assert "limit of 20 bytes" in complaint(inside("compare", "articles.jsonl", cwd=tmp_path))


def test_tolerances(inside: Inside, tmp_path: Path) -> None:
    """How far a hedge reaches is for the house to say."""
    for name, text in (("herald", "about 100"), ("courier", "115")):
        (tmp_path / f"{name}.txt").write_text(f"Police in Harwick arrested {text} protesters on Friday.\n", encoding="utf-8")

    def rules() -> list[str]:
        report = inside("compare", ".", "--one-event", "--format", "json", cwd=tmp_path).json
        return [finding["rule"] for finding in report["findings"]]

    assert rules() == ["figure.conflict"]
    configured(tmp_path, "[tolerances]\nhedge = 0.2\n")
    assert rules() == ["figure.approximate"]


def test_events(inside: Inside, repository: Path) -> None:
    """One event may be asked for, and all articles may be said to be of one."""
    (repository / "articles" / "other.txt").write_text("The ferry Maren sank off Orlen with 12 people aboard.\n", encoding="utf-8")

    def events(*options: str) -> list[dict[str, list[str]]]:
        found: list[dict[str, list[str]]] = inside("compare", "articles/", *options, "--format", "json", cwd=repository).json["events"]
        return found

    first, second = events()
    assert first["documents"] == ["courier", "herald", "wire"]
    assert [event["documents"] for event in events("--event", str(second["id"]))] == [["other"]]
    assert [event["documents"] for event in events("--one-event")] == [["courier", "herald", "other", "wire"]]


def test_options_of_reading(inside: Inside, tmp_path: Path) -> None:
    """Formats and outlets may be said instead of guessed."""
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "a.dat").write_text(HERALD, encoding="utf-8")

    def outlets(*arguments: str, stdin: str = "") -> list[str]:
        report = inside("compare", *arguments, "--format", "json", cwd=tmp_path, stdin=stdin).json
        return [document["outlet"] for document in report["documents"]]

    assert outlets("wire/a.dat", "--input-format", "text", "--outlet-from-folder") == ["wire"]
    assert outlets("-", "--stdin-filename", "courier.txt", stdin=COURIER) == ["courier"]


def test_a_reference_that_is_no_article_yet(inside: Inside, repository: Path) -> None:
    """Its id must be its own."""
    (repository / "release").mkdir()
    (repository / "release" / "wire.jsonl").write_text(json.dumps({"id": "wire", "text": WIRE}) + "\n", encoding="utf-8")

    ended = inside("compare", "articles/", "--reference", "release/wire.jsonl", cwd=repository)

    assert "the id 'wire' is taken by an article" in complaint(ended)


def test_explain_goes_by_the_configuration(inside: Inside, repository: Path) -> None:
    """A finding of a rule that is off can be explained where it is asked for."""
    options = ("--extend-select", "attribution.differs")
    report = inside("compare", "articles/", *options, "--format", "json", cwd=repository).json
    (name,) = [finding["fingerprint"] for finding in report["findings"]]

    assert inside("explain", "articles/", "--finding", name, *options, cwd=repository).status == 0
    complaint(inside("explain", "articles/", "--finding", name, cwd=repository))


def test_baseline_show(inside: Inside, repository: Path) -> None:
    """Who accepted what, why, until when, and what has expired."""
    change(repository, "131", "113")
    inside(
        "baseline", "create", "articles/", "--reason", "both are right", "--author", "A. Editor", "--until", "2026-12-31", cwd=repository
    )

    text = inside("baseline", "show", "--as-of", "2027-01-01", cwd=repository).out.splitlines()
    assert text[0].endswith(" figure.conflict courier: 113; herald, wire: 131")
    assert text[1:] == ["  both are right; by A. Editor; until 2026-12-31; expired", "1 entry"]

    (entry,) = inside("baseline", "show", "--format", "json", cwd=repository).json["accept"]
    assert (entry["author"], entry["until"], entry["expired"]) == ("A. Editor", "2026-12-31", False)


def test_baseline_create_twice(inside: Inside, repository: Path) -> None:
    """What is accepted stays as it is."""
    change(repository, "131", "113")
    inside("baseline", "create", "articles/", "--reason", "first", cwd=repository)
    before = (repository / "accepted.toml").read_bytes()

    again = inside("baseline", "create", "articles/", "--reason", "second", cwd=repository)

    assert again.out == "accepted.toml: 0 findings accepted, 1 finding had been accepted before\n"
    assert (repository / "accepted.toml").read_bytes() == before


def test_baseline_add_and_prune_without_articles(inside: Inside, repository: Path) -> None:
    """A fingerprint is enough to accept, and a day to see what has expired."""
    arguments = ("v1:0123456789abcdef", "--reason", "r", "--outlet", "wire", "--until", "2026-01-01", "--baseline", "new.toml")
    assert inside("baseline", "add", *arguments, cwd=repository).out == "new.toml: v1:0123456789abcdef accepted: r\n"

    pruned = inside("baseline", "prune", "--baseline", "new.toml", "--as-of", "2026-01-02", cwd=repository)
    assert pruned.out == "new.toml: v1:0123456789abcdef expired\nnew.toml: 1 entry taken out, 0 left\n"
    assert inside("baseline", "show", "--baseline", "new.toml", cwd=repository).out == "0 entries\n"


def test_words_of_a_newsroom(inside: Inside, repository: Path) -> None:
    """Every command that reads articles takes them, on the command line or from the configuration, and a page is made with them."""
    (repository / "words.toml").write_text('[unit.bale]\nbase = "kilogram"\nfactor = "217.72"\nnames = ["bale"]\n', encoding="utf-8")
    (repository / "mill.txt").write_text("The mill in Harwick bought 300 bales of cotton on Friday.\n", encoding="utf-8")

    def units(*options: str) -> set[str | None]:
        lines = inside("extract", "mill.txt", "--kinds", "count,measure", *options, cwd=repository).out.splitlines()
        return {json.loads(line)["unit"] for line in lines}

    assert units() == {"1"}
    assert units("--lexicon", "words.toml") == {"kilogram"}
    configured(repository, 'lexicon = "words.toml"\n')
    assert units() == {"kilogram"}
    assert inside("compare", "articles/", "--output", "html=report.html", cwd=repository).status == 0
    assert (repository / "report.html").stat().st_size
