"""Every command that prints JSON has a schema, and what it prints is valid by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import jsonschema
import pytest

from factcheck import cli
from factcheck.cli import group
from factcheck.reporter.schema import SCHEMAS, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What prints the document of another command.
SAME = {
    "check": "compare",
    "check-jsonl": "compare-jsonl",
    "cluster": "compare",
    "cluster-jsonl": "compare-jsonl",
    "extract-jsonl": "extract",
}


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield each command under its names."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from commands(below, (*path, name))


def printed() -> Iterator[str]:
    """Yield the name that the schema of each JSON output should have: the command, and its form where that is JSON Lines."""
    for path, command in commands(group):
        for option in command.params:
            forms = option.type.choices if option.name == "form" and isinstance(option.type, click.Choice) else ()
            yield from ("-".join(path) + ("" if form == "json" else "-jsonl") for form in forms if form in {"json", "jsonl"})


def test_each_has_one() -> None:
    """A new command that prints JSON brings its schema."""
    assert sorted({SAME.get(name, name) for name in printed()} - set(SCHEMAS)) == []


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two articles that conflict, one with a front matter that cannot be read, and a baseline."""
    for name, figure in (("herald", "131"), ("courier", "113")):
        (tmp_path / f"{name}.txt").write_text(f"Police in Harwick arrested {figure} protesters on Friday.\n", encoding="utf-8")
    (tmp_path / "broken.md").write_text("---\ntitle: a: b\n---\nText.\n", encoding="utf-8")
    return tmp_path


def valid(name: str, lines: list[str]) -> list[str]:
    """Return what is wrong with each line by the schema of that name."""
    schema = jsonschema.Draft202012Validator(load(name))
    return [error.message for line in lines for error in schema.iter_errors(json.loads(line))]


def test_what_is_printed_is_valid(articles: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each command on the same articles."""
    folder, baseline = str(articles), str(articles / "accepted.toml")

    def out(*arguments: str) -> str:
        assert cli.run(arguments) in {0, 1}
        return capfdbinary.readouterr().out.decode()

    out("baseline", "create", folder, "--baseline", baseline, "--until", "2030-01-01")
    fingerprint = json.loads(out("compare", folder, "--format", "json"))["findings"][0]["fingerprint"]
    once = {
        "compare": ("compare", folder, "--baseline", baseline, "--format", "json"),
        "check": ("check", f"{folder}/herald.txt", "--against", folder, "--format", "json"),
        "explain": ("explain", folder, "--finding", fingerprint, "--format", "json"),
        "rules": ("rules", "--format", "json"),
        "baseline-show": ("baseline", "show", "--baseline", baseline, "--format", "json"),
    }
    lines = {
        "extract": ("extract", folder, "--format", "jsonl"),
        "compare-jsonl": ("compare", folder, "--baseline", baseline, "--format", "jsonl"),
        "check-jsonl": ("check", f"{folder}/herald.txt", "--against", folder, "--format", "jsonl"),
    }

    archive = str(articles / "published.sqlite")
    out("archive", "add", archive, folder)
    once["archive-stats"] = ("archive", "stats", archive, "--format", "json")
    for view in ("documents", "claims", "facts", "findings"):
        rows = out("archive", "query", archive, "--what", view, "--format", "json")
        assert json.loads(rows)
        assert valid("archive-query", [rows]) == [], view
        assert valid("archive-query-jsonl", out("archive", "query", archive, "--what", view, "--format", "jsonl").splitlines()) == [], view

    for name, arguments in once.items():
        assert valid(SAME.get(name, name), [out(*arguments)]) == [], name
    for name, arguments in lines.items():
        printed_lines = out(*arguments).splitlines()
        assert printed_lines
        assert valid(SAME.get(name, name), printed_lines) == [], name
