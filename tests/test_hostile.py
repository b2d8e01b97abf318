"""Inputs made to do harm, through the installed command: a line that says what was left out, little memory, nothing written."""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import subprocess
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Command

GOOD = "Police seized 12 boats on Monday, the minister said."
_GIBI = 1 << 30


def record(**fields: str) -> bytes:
    """Return a line of JSON Lines."""
    return json.dumps(fields).encode() + b"\n"


def laughs(root: str) -> bytes:
    """Return XML whose entities would come to a gigabyte."""
    entities = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10 if number else "ha"}">' for number in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]><{root}>&a9;</{root}>'.encode()


def packed_document(**parts: bytes) -> bytes:
    """Return a zip file with these parts, as Word documents are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Harm(NamedTuple):
    """What a file holds, and what is said of it."""

    content: Callable[[], bytes]
    said: str


OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY a SYSTEM "file:///etc/passwd">]><newsItem>&a;</newsItem>'
HARMS = {
    "laughs.rss": Harm(lambda: laughs("rss"), "declares entities of its own"),
    "laughs.xml": Harm(lambda: laughs("newsItem"), "declares entities of its own"),
    "laughs-in-utf-16.rss": Harm(lambda: laughs("rss").decode().encode("utf-16"), "declares entities of its own"),
    "from-outside.xml": Harm(lambda: OUTSIDE, "declares entities of its own"),
    "line.jsonl.gz": Harm(lambda: gzip.compress(b'{"id":"a","text":"' + b"a" * 50_000_000), "unpacks to more than 200 times"),
    "crawl.warc.gz": Harm(lambda: gzip.compress(b"WARC/1.0\r\n" + b"A" * 50_000_000), "unpacks to more than 200 times"),
    "bomb.docx": Harm(lambda: packed_document(big=b"x" * 50_000_000), "unpacks to more than 200 times"),
    "paths.docx": Harm(lambda: packed_document(**{"../../evil": b"x", "/evil": b"x"}), "is no sound Word document"),
    "line-of-100-mb.txt": Harm(lambda: b"Police seized 12 boats. " * 4_200_000, "is larger than the limit of 33,554,432 bytes"),
    "deep.html": Harm(lambda: b"<html><body>" + b"<div>" * 200_000, "more than 50,000 elements"),
    "deep-enough.html": Harm(lambda: b"<html><body>" + b"<b>" * 40_000 + b"12 died", "holds no article"),
    "attributes.html": Harm(
        lambda: b"<html><body><p " + b" ".join(b"a%d=1" % number for number in range(1_000_000)) + b">x",
        "more than 1,000 attributes",
    ),
    "deep.json": Harm(lambda: b'{"id":"a","text":"x","n":' + b"[" * 1_000_000, "is nested too deeply"),
    "deep.xml": Harm(lambda: b"<?xml version='1.0'?><nitf>" + b"<p>" * 200_000, "is nested more than 250 elements deep"),
    "surrogate.jsonl": Harm(lambda: b'{"id": "a", "text": "Two \\ud800 died"}\n', "half a surrogate pair"),
}


def run_in_little_memory(factcheck: Command, *arguments: str, cwd: Path) -> tuple[int, str, str]:
    """Run the command with no more than a gigabyte of memory."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (_GIBI, _GIBI))

    environment = {**os.environ, "PYTHONWARNINGS": "error", "OPENBLAS_NUM_THREADS": "1"}
    result = subprocess.run(
        [factcheck.path, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False, preexec_fn=bound
    )
    return result.returncode, result.stdout, result.stderr


def test_harm_costs_its_file_alone(factcheck: Command, tmp_path: Path) -> None:
    """Beside a good article each is passed over with its reason; nothing is written, and a gigabyte is enough."""
    for name, harm in HARMS.items():
        (tmp_path / name).write_bytes(harm.content())
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")

    status, out, err = run_in_little_memory(factcheck, "compare", ".", "--format", "json", cwd=tmp_path)

    assert status == 0, err
    assert [document["id"] for document in json.loads(out)["documents"]] == ["good"]
    said = {one["path"].removeprefix("./"): one["reason"] for one in json.loads(out)["skipped"]}
    assert [(name, said.get(name)) for name, harm in HARMS.items() if harm.said not in said.get(name, "")] == []
    assert len(err.splitlines()) == len(HARMS)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["good.txt", *HARMS])


def test_bytes_that_are_no_text_in_any_field(factcheck: Command, tmp_path: Path) -> None:
    """Whatever field they stand in, they cost their record alone."""
    fields = ("id", "text", "title", "outlet", "published", "url", "event")
    bad = [record(**{"id": "b", "text": GOOD, field: "BAD"}).replace(b"BAD", b"\xff\xfe\x80") for field in fields]
    (tmp_path / "a.jsonl").write_bytes(record(id="a", text=GOOD) + b"".join(bad))

    run = factcheck("compare", "a.jsonl", "--format", "json", cwd=tmp_path)

    assert run.status == 0
    assert [document["id"] for document in run.json["documents"]] == ["a"]
    assert [(one["line"], one["reason"][:9]) for one in run.json["skipped"]] == [(line, "byte 0xff") for line in range(2, 9)]


def test_folders_hold_loops_devices_and_names_that_steer_a_terminal(factcheck: Command, tmp_path: Path) -> None:
    """None of them is followed, opened or printed as it is."""
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    (folder / "a\n\x1b[31mred.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b\x1b]0;title\x07.jpg").write_text("x", encoding="utf-8")

    run = factcheck("compare", "articles", "--format", "json", cwd=tmp_path)

    assert run.status == 0
    assert [document["id"] for document in run.json["documents"]] == ["a\\n\\x1b[31mred"]
    assert len(run.err.splitlines()) == 4
    assert "\x1b" not in run.err + run.out


def test_one_bad_article_among_a_thousand(factcheck: Command, tmp_path: Path) -> None:
    """It costs that article only, and the report says which and why."""
    lines = [record(id=str(number), event=str(number), text=f"Police seized {number + 2} boats.") for number in range(1000)]
    lines[500] = b'{"id": "500", "text": "Police seized \xff boats"}\n'
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))

    run = factcheck("compare", "a.jsonl", "--format", "json", cwd=tmp_path)

    assert run.status == 0
    assert len(run.json["documents"]) == 999
    assert [(one["path"], one["line"]) for one in run.json["skipped"]] == [("a.jsonl", 501)]
    assert "save the file as UTF-8" in run.json["skipped"][0]["reason"]
