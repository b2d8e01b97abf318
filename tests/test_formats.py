"""Every format of one run on hostile articles in hostile files, read by those who read it; each place it names is where the words stand."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import jsonschema
import junitparser
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from factcheck.reporter import RENDERERS
from factcheck.reporter.schema import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command

# A file for each way to end a line, with and without byte order mark and front matter; names that mean something to somebody.
ONE = "Harwick flood\n\nThe flood in Harwick on Friday injured 131 residents and destroyed 40 houses, the fire service said.\n"
OTHER = "Harwick flood – “::error::”, ]]> &amp; =1+1\n\nOn Friday the flood in Harwick injured 113 residents 😀 and destroyed 40 houses.\n"
FRONT = """---
title: "=cmd|' /C calc'!A0 ]]> ::warning::100%, 113 residents injured in Harwick flood"
outlet: "@SUM(A1), <b>desk</b>"
---
"""
FILES = {
    "a=b,c:d/100% ::error::x.txt": ONE.encode(),
    "a=b,c:d/[b](1) <blink>.txt": OTHER.replace("\n", "\r\n").encode(),
    "a=b,c:d/bom.txt": b"\xef\xbb\xbf" + OTHER.encode(),
    "a=b,c:d/-front.md": FRONT.encode() + OTHER.encode(),
    "a=b,c:d/crlf'.md": b"\xef\xbb\xbf" + (FRONT + OTHER).replace("\n", "\r\n").encode(),
    "a=b,c:d/feed;.jsonl": "".join(
        json.dumps({"id": f"r{number}", "text": text, "outlet": outlet, "title": "]]>\u0000\u001b[31m\u202e"}) + "\n"
        for number, (text, outlet) in enumerate([("Nothing.", "x"), (OTHER, "+1"), (ONE, "::debug::")])
    ).encode(),
}


class Outputs(NamedTuple):
    """What a run wrote: the folder of the articles, and each format's text."""

    folder: Path
    texts: dict[str, str]

    @property
    def report(self) -> dict[str, Any]:
        """The report, as the others must show it."""
        found: dict[str, Any] = json.loads(self.texts["json"])
        return found


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory, factcheck: Command) -> Outputs:
    """Write every format in one run."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    targets = {form: folder.parent / f"{folder.name}.{form}" for form in RENDERERS}
    run = factcheck("compare", ".", "--one-event", *(f"--output={form}={path}" for form, path in targets.items()), cwd=folder)
    assert (run.status, run.err) == (1, "")
    return Outputs(folder, {form: path.read_text(encoding="utf-8") for form, path in targets.items()})


def words_at(folder: Path, path: str, place: tuple[int, int, int, int]) -> str:
    """Return the words that stand at a place of a file, as an editor counts."""
    lines = (folder / path).read_text(encoding="utf-8-sig").split("\n")
    line, column, end_line, end_column = place
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    return "\n".join([lines[line - 1][column - 1 :], *lines[line : end_line - 1], lines[end_line - 1][: end_column - 1]])


def test_json(outputs: Outputs) -> None:
    """By our schemas, whole and a record a line."""
    jsonschema.Draft202012Validator(load("compare")).validate(outputs.report)
    records = [json.loads(line) for line in outputs.texts["jsonl"].splitlines()]
    schema = jsonschema.Draft202012Validator(load("compare-jsonl"))

    assert [error.message for record in records for error in schema.iter_errors(record)] == []
    assert len(outputs.report["documents"]) == 8
    assert {finding["rule"] for finding in outputs.report["findings"]} >= {"figure.conflict"}


def test_sarif(outputs: Outputs) -> None:
    """By the standard's schema; each region holds the words that its label ends with."""
    log = json.loads(outputs.texts["sarif"])
    standard = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(standard).validate(log)
    (run,) = log["runs"]
    exact = 0
    assert len(run["results"]) == len(outputs.report["findings"])
    for result in run["results"]:
        links = re.findall(r"(?<!\\)\[((?:[^\\\[\]]|\\.)*)\]\((\d+)\)", result["message"]["text"])
        assert [int(number) for _, number in links] == [place["id"] for place in result["relatedLocations"]]
        for place in result["relatedLocations"]:
            physical = place["physicalLocation"]
            path = unquote(physical["artifactLocation"]["uri"])
            assert (outputs.folder / path).is_file()
            region = physical["region"]
            if "startColumn" not in region:
                assert path.endswith(".jsonl")
                assert outputs.report["documents"]
                continue
            found = words_at(outputs.folder, path, (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]))
            label = place["message"]["text"]
            assert label.endswith(("…", " ".join(found.split()))), (label, found)
            exact += 1
    assert exact >= 4


def test_github(outputs: Outputs) -> None:
    """A command a line, whose place is that of the words."""
    for line in outputs.texts["github"].splitlines():
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command is not None, line
        given = dict(pair.split("=", 1) for pair in command[2].split(","))
        if "col" not in given:
            continue
        path = given["file"].replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
        place = tuple(int(given[name]) for name in ("line", "col", "endLine", "endColumn"))
        assert words_at(outputs.folder, path, place).strip()  # type: ignore[arg-type]  # four of them


def test_junit(outputs: Outputs) -> None:
    """By Jenkins' schema and junitparser; a case for each fact, a failure for each that reaches the gate."""
    text = outputs.texts["junit"].encode()
    etree.XMLSchema(etree.parse(ROOT / "tests" / "schemas" / "junit-10.xsd")).assertValid(etree.fromstring(text))
    read = junitparser.JUnitXml.fromstring(text)
    facts = [fact for event in outputs.report["events"] for fact in event["facts"]]
    alone = [finding for finding in outputs.report["findings"] if finding["fact"] is None]

    assert read.tests == len(facts) + len(alone)
    assert read.failures == sum(fact["severity"] == "error" for fact in facts)


def test_csv(outputs: Outputs) -> None:
    """As many cells in each row as in the first, none of them a formula."""
    head, *rows = list(csv.reader(io.StringIO(outputs.texts["csv"]), strict=True))
    numbers = {head.index(name) for name in ("low", "high", "line", "column")}

    assert rows
    assert {len(row) for row in rows} == {len(head)}
    assert [cell for row in rows for place, cell in enumerate(row) if place not in numbers and cell.startswith(tuple("=+-@|%\t\r"))] == []


def test_pages_for_people(outputs: Outputs) -> None:
    """Markdown and HTML hold no element that an article brought, and nothing steers the screen."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").render(outputs.texts["markdown"])
    page = etree.HTML(outputs.texts["html"])

    assert not re.search(r"<(?:blink|script|h1)[ >]", markdown)
    assert page.xpath("//blink | //*[starts-with(@href, 'javascript')]") == []
    for form in ("full", "concise", "markdown", "html", "github", "github-summary", "csv", "junit", "sarif"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", outputs.texts[form].replace("\r", "")), form


def test_a_folder_that_is_not_there(factcheck: Command, tmp_path: Path) -> None:
    """Is an error before anything is printed, and nothing is written beside it."""
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    for form in ("json", "html", "sarif"):
        run = factcheck("compare", "a.txt", f"--output={form}=nowhere/report", cwd=tmp_path)
        assert (run.status, run.out) == (2, "")
        assert re.fullmatch(r"factcheck: .*nowhere.*\n", run.err)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
