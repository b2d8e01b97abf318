"""Inputs that cannot be read, through the installed command: one line each on stderr, status 2, and nothing on stdout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import SEEDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Command

ARTICLE = "Police seized 12 boats on Monday.\n"


def record(name: str) -> bytes:
    """Return a good line of JSON Lines."""
    return json.dumps({"id": name, "text": ARTICLE}).encode() + b"\n"


class Bad(NamedTuple):
    """Files to write, what is named on the command line, and what each line of stderr must name."""

    files: Mapping[str, bytes]
    named: str
    lines: tuple[tuple[str, ...], ...]


BAD = {
    "missing path": Bad({}, "none.txt", (("none.txt",),)),
    "empty folder": Bad({"articles/": b""}, "articles", (("articles",),)),
    "folder with no article": Bad(
        {
            "articles/README.md": b"# Articles\n",
            "articles/LICENSE": b"MIT\n",
            "articles/.hidden.txt": b"x\n",
            "articles/photo.jpg": b"\xff\xd8",
        },
        "articles",
        (("articles",),),
    ),
    "empty file": Bad({"empty.txt": b""}, "empty.txt", (("empty.txt",),)),
    "white space alone": Bad({"blank.txt": b" \n\n\t\n"}, "blank.txt", (("blank.txt",),)),
    "binary file": Bad({"photo.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(32))}, "photo.txt", (("photo.txt",),)),
    "undecodable bytes": Bad({"odd.txt": b"Police seized\n12 boats in M\x81nster.\n"}, "odd.txt", (("odd.txt", "2"),)),
    "no record": Bad({"articles.jsonl": b""}, "articles.jsonl", (("articles.jsonl",),)),
    "no valid record": Bad({"articles.jsonl": b'{"id": "a", "text"\n{"id": "b"}\n[1, 2]\n'}, "articles.jsonl", (("articles.jsonl", "1"),)),
    "record whose text is no text": Bad(
        {"articles.jsonl": b'{"id": "a", "text": 12}\n'}, "articles.jsonl", (("articles.jsonl", "1", "text"),)
    ),
    "record in other bytes": Bad({"articles.jsonl": b'{"id": "a", "text": "M\xfcnster"}\n'}, "articles.jsonl", (("articles.jsonl", "1"),)),
    "duplicate id": Bad({"articles.jsonl": record("a") + record("b") + record("a")}, "articles.jsonl", (("articles.jsonl", "3", "a"),)),
}


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, and the folders whose names end with a slash."""
    for name, content in files.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.mark.parametrize("command", [("compare", "--format", "json"), ("extract", "--format", "jsonl")], ids=lambda command: command[0])
@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_named_input_that_yields_no_document(factcheck: Command, tmp_path: Path, bad: Bad, command: tuple[str, ...]) -> None:
    """Each fault takes one line that names its place; nothing is compared and nothing printed."""
    write(tmp_path, bad.files)

    run = factcheck(command[0], bad.named, *command[1:], cwd=tmp_path)

    lines = run.err.splitlines()
    assert (run.status, run.out) == (2, "")
    assert len(lines) == len(bad.lines), run.err
    for line, names in zip(lines, bad.lines, strict=True):
        assert [name for name in names if name not in line] == []


def test_one_bad_path_among_good_ones(factcheck: Command, tmp_path: Path) -> None:
    """A path that was named and cannot be read is never passed over in silence."""
    run = factcheck("compare", SEEDS, "none.txt", "--format", "json", cwd=tmp_path)

    assert (run.status, run.out) == (2, "")
    assert len(run.err.splitlines()) == 1
    assert "none.txt" in run.err


def test_one_id_from_two_folders(factcheck: Command, tmp_path: Path) -> None:
    """Two files that would go by one id are a mistake to be told, not a document to be lost."""
    write(tmp_path, {"a/report.txt": ARTICLE.encode(), "b/report.txt": ARTICLE.encode()})

    run = factcheck("compare", "a", "b", "--format", "json", cwd=tmp_path)

    assert (run.status, run.out) == (2, "")
    assert len(run.err.splitlines()) == 1
    assert "report" in run.err


def test_bad_record_among_good_ones(factcheck: Command, tmp_path: Path) -> None:
    """It is named in `skipped` and on stderr, and the rest is compared."""
    write(tmp_path, {"articles.jsonl": record("a") + b'{"id": "b"}\n' + record("c")})

    run = factcheck("compare", "articles.jsonl", "--format", "json", cwd=tmp_path)

    (skipped,) = run.json["skipped"]
    assert run.status == 0
    assert [document["id"] for document in run.json["documents"]] == ["a", "c"]
    assert (skipped["path"], skipped["line"]) == ("articles.jsonl", 2)
    assert "text" in skipped["reason"]
    assert len(run.err.splitlines()) == 1
    assert "articles.jsonl" in run.err
    assert "2" in run.err


def test_strict_goes_on_without_no_record(factcheck: Command, tmp_path: Path) -> None:
    """Under --strict a bad record or file ends the run; what is no article by its name does not."""
    write(tmp_path, {"good/one.txt": ARTICLE.encode(), "good/README.md": b"# About\n", "good/photo.jpg": b"\xff\xd8"})
    write(tmp_path, {"bad/one.txt": ARTICLE.encode(), "bad/odd.txt": b"12 boats in M\x81nster", "bad/more.jsonl": record("a") + b"{}\n"})

    kept = factcheck("compare", "good", "--strict", "--format", "json", cwd=tmp_path)
    ended = factcheck("compare", "bad", "--strict", "--format", "json", cwd=tmp_path)

    assert [document["id"] for document in kept.json["documents"]] == ["one"]
    assert (ended.status, ended.out) == (2, "")
    assert [line.split()[1] for line in ended.err.splitlines()] == ["bad/more.jsonl:2:", "bad/odd.txt:1:"]


def test_bad_file_in_a_folder(factcheck: Command, tmp_path: Path) -> None:
    """A file in a folder that cannot be read costs that file alone, and `skipped` lists it with what is no article."""
    write(
        tmp_path,
        {
            "articles/good.txt": ARTICLE.encode(),
            "articles/odd.txt": b"12 boats in M\x81nster",
            "articles/README.md": b"# About\n",
            "articles/photo.jpg": b"\xff\xd8",
        },
    )

    run = factcheck("compare", "articles", "--format", "json", cwd=tmp_path)

    assert run.status == 0
    assert [document["id"] for document in run.json["documents"]] == ["good"]
    assert sorted(skipped["path"] for skipped in run.json["skipped"]) == ["articles/README.md", "articles/odd.txt", "articles/photo.jpg"]
    assert "articles/odd.txt" in run.err


def test_what_old_editors_saved(factcheck: Command, tmp_path: Path) -> None:
    """Windows-1252, with or without line ends of its own, is read for what it is."""
    write(tmp_path, {"old.txt": "Police seized £12m in Münster, “all of it”.\r\n".encode("cp1252")})

    run = factcheck("extract", "old.txt", "--format", "jsonl", cwd=tmp_path)

    assert run.status == 0
    assert "£12m" in {json.loads(line)["surface"] for line in run.out.splitlines()}


def test_standard_input(factcheck: Command) -> None:
    """`-` reads JSON Lines."""
    run = factcheck("compare", "-", "--format", "json", stdin=(record("a") + record("b")).decode())

    assert run.status == 0
    assert [document["id"] for document in run.json["documents"]] == ["a", "b"]


@pytest.mark.parametrize("command", [("compare", "--format", "json"), ("extract",)], ids=lambda command: command[0])
def test_standard_input_may_stand_for_a_file(factcheck: Command, command: tuple[str, ...]) -> None:
    """Its suffix picks the reader, and its article goes by it; --input-format goes before both."""
    table = "text,outlet\nPolice seized 12 boats on Monday.,Post\n"

    named = factcheck(command[0], "-", "--stdin-filename", "day/a.csv", *command[1:], stdin=table)
    forced = factcheck(command[0], "-", "--input-format", "csv", *command[1:], stdin=table)
    wrong = factcheck(command[0], "-", "--input-format", "cvs", *command[1:], stdin=table)

    assert (named.status, forced.status) == (0, 0)
    assert '"day/a-1"' in named.out
    assert '"--1"' in forced.out
    assert (wrong.status, wrong.out) == (2, "")
    assert "did you mean 'csv'?" in wrong.err


@pytest.mark.parametrize("arguments", [("compare",), ("compare", "seeds/", "--format", "none"), ("none",), ("compare", "--none", "seeds/")])
def test_bad_usage(factcheck: Command, arguments: tuple[str, ...]) -> None:
    """A command line that cannot be understood ends with status 2 and nothing on stdout."""
    run = factcheck(*arguments)

    assert (run.status, run.out) == (2, "")
    assert run.err
    assert "Traceback" not in run.err
