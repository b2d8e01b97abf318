"""The archive as a file: versions, locks, kills, questions, exports."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from factcheck import archive, pipeline
from factcheck.archive import queries
from factcheck.archive.queries import Question
from factcheck.archive.schema import opened, writing
from factcheck.config import Policy
from factcheck.errors import DocumentError, FactcheckError
from factcheck.model import Document
from factcheck.reporter import as_json
from factcheck.reporter.view import View
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Command

CREW = archive.Crew(Policy())
FIRST, SECOND, THIRD = (datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3))
FIRE = (
    "A fire at the Harwick grain depot killed {} people on Friday, Mayor Orla Teviot said. The Harwick depot held 4,812 tonnes of barley."
)


def article(name: str, dead: str, **fields: object) -> Document:
    return Document(id=name, outlet=name, text=FIRE.format(dead), **fields)  # type: ignore[arg-type]  # fields of several types, for brevity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.sqlite"


def asked(path: Path, **wanted: object) -> list[dict[str, object]]:
    return list(queries.ask(path, Question(**wanted)))  # type: ignore[arg-type]  # as in article


def test_counts_follow_the_latest_versions(path: Path) -> None:
    archive.add(path, [article("herald", "12"), article("globe", "12")], CREW, FIRST)
    before = queries.stats(path)
    added = archive.add(path, [article("herald", "14")], CREW, SECOND)

    after = queries.stats(path)
    assert added == archive.Added(new=0, replaced=1, known=0)
    assert (after["documents"], after["versions"]) == (2, 3)
    assert (before["findings"], after["findings"]) == (0, 1)
    assert after["waiting"] == 0


def test_an_article_that_is_laid_beside_no_other_yet_is_an_event_of_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [article("herald", "12"), article("globe", "14")]
    with monkeypatch.context() as killed:
        killed.setattr("factcheck.archive.writing.settle", lambda *_: None)
        archive.add(path, documents, CREW, FIRST)
        with opened(path) as database:
            alone = [fact.verdict for entry in queries.report(database).events for fact in entry.facts]

    before = queries.stats(path)
    archive.add(path, [], CREW, SECOND)

    after = queries.stats(path)
    assert set(alone) == {"single"}
    assert (before["events"], before["waiting"], before["findings"]) == (2, 2, 0)
    assert (after["events"], after["waiting"], after["findings"]) == (1, 0, 1)


def test_earlier_versions_stay_to_be_asked_for(path: Path) -> None:
    archive.add(path, [article("herald", "12")], CREW, FIRST)
    archive.add(path, [article("herald", "14")], CREW, SECOND)

    def surfaces(**wanted: object) -> list[object]:
        return [row["surface"] for row in asked(path, words=("person",), equal=(("kind", "count"),), **wanted)]

    assert surfaces() == ["14"]
    assert sorted(map(str, surfaces(versions=True))) == ["12", "14"]
    assert surfaces(as_of=FIRST.isoformat()) == ["12"]
    assert surfaces(as_of=THIRD.isoformat()) == ["14"]
    assert [row["replaced_at"] for row in asked(path, view="documents", versions=True)] == [SECOND.isoformat(), None]


def test_a_version_that_is_back_is_the_latest_again(path: Path) -> None:
    for when, dead in ((FIRST, "12"), (SECOND, "14"), (THIRD, "12")):
        archive.add(path, [article("herald", dead)], CREW, when)

    assert [row["surface"] for row in asked(path, words=("person",), equal=(("kind", "count"),))] == ["12"]
    assert queries.stats(path)["versions"] == 2
    assert len(asked(path, view="documents", versions=True)) == 3


def test_stated_events_are_kept(path: Path) -> None:
    documents = [article("herald", "12", event="e1"), article("globe", "14", event="e1"), article("courier", "12")]
    for document in documents:
        archive.add(path, [document], CREW, FIRST)

    with opened(path) as database:
        printed = "".join(as_json.render(queries.report(database), View()))
    assert printed == "".join(as_json.render(pipeline.compare(documents), View()))


def test_half_a_character_is_kept(path: Path) -> None:
    documents = [Document(id="a\ud83d", outlet="b", title="\ud83d", text="Police arrested 12 people \ud83d in Harwick.", url="\ud83d")]
    archive.add(path, documents, CREW, FIRST)

    assert list(queries.articles(path)) == documents
    assert archive.add(path, documents, CREW, FIRST).known == 1


def test_questions_about_values_and_days(path: Path) -> None:
    document = Document(
        id="a",
        outlet="herald",
        published=datetime(2026, 2, 3, tzinfo=UTC),
        text="On 2 February 2026 the mill burnt 40 tonnes and 9 tonnes of flour.",
    )
    archive.add(path, [document], CREW, FIRST)

    def found(**wanted: object) -> list[object]:
        return [row["surface"] for row in asked(path, **wanted)]

    assert found(least=20_000.0) == ["40 tonnes"]
    assert found(most=10_000.0) == ["9 tonnes"]
    assert found(least="2026-02-01", most="2026-02-28") == ["2 February 2026"]
    assert found(since="2026-02-04") == []
    assert len(found(until="2026-02-04", equal=(("unit", "kilogram"),))) == 2


def test_what_is_removed_is_gone(path: Path) -> None:
    archive.add(path, [article("herald", "12"), article("globe", "14")], CREW, FIRST)
    archive.add(path, [article("herald", "13")], CREW, SECOND)

    assert archive.remove(path, ["herald"], CREW) == 2
    assert [row["id"] for row in asked(path, view="documents", versions=True)] == ["globe"]
    assert {row["document"] for row in asked(path, versions=True)} == {"globe"}
    with pytest.raises(DocumentError, match="no document has the id 'herald'"):
        archive.remove(path, ["globe", "herald"], CREW)
    assert queries.stats(path)["documents"] == 1


def test_one_writes_and_all_read(path: Path) -> None:
    archive.add(path, [article("herald", "12")], CREW, FIRST)

    with writing(path) as database:
        database.execute("BEGIN IMMEDIATE")
        database.execute("DELETE FROM claims")
        assert queries.stats(path)["documents"] == 1
        assert asked(path) != []
        with pytest.raises(FactcheckError, match="another process is writing to it"):
            archive.add(path, [], CREW, FIRST)
        database.execute("ROLLBACK")


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    text, other, newer = (tmp_path / name for name in ("notes.txt", "other.sqlite", "newer.sqlite"))
    text.write_text("Not an archive, whatever its name.", encoding="utf-8")
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE birds (name)")
    archive.add(newer, [], CREW, FIRST)
    with closing(sqlite3.connect(newer)) as database:
        database.execute("PRAGMA user_version = 99")

    for path, why in ((text, "is no archive"), (other, "is a database of something else"), (newer, "another version of factcheck")):
        for use in (queries.stats, lambda path: archive.add(path, [], CREW, FIRST)):
            with pytest.raises(FactcheckError, match=why):
                use(path)
    with pytest.raises(FactcheckError, match="there is no such archive"):
        queries.stats(tmp_path / "none.sqlite")
    with pytest.raises(FactcheckError, match="there is no folder"):
        archive.add(tmp_path / "none" / "a.sqlite", [], CREW, FIRST)


def test_a_draft_meets_what_was_published_on_its_story(path: Path) -> None:
    documents = pipeline.read([str(ROOT / "tests/articles")]).documents
    archive.add(path, documents, CREW, FIRST)
    draft = documents[0]

    found = archive.near(path, [draft], Policy())

    story = draft.id.partition("/")[0]
    assert {analysis.document.id.partition("/")[0] for analysis in found} == {story}
    assert found == [pipeline.analyse(analysis.document) for analysis in found]
    assert archive.near(path, [Document(id="d", outlet="d", text="Nothing of the kind.")], Policy()) == []


def lines(count: int) -> str:
    records = [
        {"id": f"a{number}", "outlet": f"o{number % 7}", "text": FIRE.format(number // 3).replace("Harwick", f"Harwick{number // 3}")}
        for number in range(count)
    ]
    return "".join(json.dumps(record) + "\n" for record in records)


def add_in_portions(path: Path, documents: tuple[Document, ...]) -> None:
    """Add the documents a few at a time, each portion a run of its own."""
    for start in range(0, len(documents), 8):
        archive.add(path, documents[start : start + 8], CREW, FIRST)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no way to kill a process at once here")
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    """Twenty kills at moments of their own, then an undisturbed run: nothing that was there is gone, and nothing is told apart."""
    source = tmp_path / "wire.jsonl"
    source.write_text(lines(48), encoding="utf-8")
    documents = pipeline.read([str(source)]).documents
    killed, whole = tmp_path / "killed.sqlite", tmp_path / "whole.sqlite"
    there = 0
    for number in range(20):
        process = get_context("fork").Process(target=add_in_portions, args=(killed, documents))
        process.start()
        time.sleep(0.007 * number)
        process.kill()
        process.join()
        with closing(sqlite3.connect(killed)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            made = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
        found = queries.stats(killed)["documents"] if made else 0
        assert found >= there
        there = found
    for path in (killed, whole):
        archive.add(path, documents, CREW, FIRST)

    assert queries.stats(killed) == queries.stats(whole)
    assert queries.stats(killed)["documents"] == len(documents)
    for view in ("claims", "facts", "findings"):
        assert asked(killed, view=view) == asked(whole, view=view)


def test_the_command_from_adding_to_exporting(factcheck: Command, tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(lines(6), encoding="utf-8")

    added = factcheck("archive", "add", "a.sqlite", "wire.jsonl", "--as-of", "2026-03-01", cwd=tmp_path)
    again = factcheck("archive", "add", "a.sqlite", "wire.jsonl", cwd=tmp_path)
    stats = factcheck("archive", "stats", "a.sqlite", "--format", "json", cwd=tmp_path)
    report = factcheck("archive", "export", "a.sqlite", "--what", "report", "--format", "json", cwd=tmp_path)
    compared = factcheck("compare", "wire.jsonl", "--format", "json", "--exit-zero", cwd=tmp_path)

    assert (added.status, added.err) == (0, "factcheck: a.sqlite: 6 new, 0 in a new version, 0 known\n")
    assert again.err == "factcheck: a.sqlite: 0 new, 0 in a new version, 6 known\n"
    assert stats.json["documents"] == 6
    assert {"documents", "claims", "facts", "findings"} <= stats.json.keys()
    assert report.out == compared.out
    removed = factcheck("archive", "remove", "a.sqlite", "a0", "a1", cwd=tmp_path)
    assert (removed.status, removed.err) == (0, "factcheck: a.sqlite: 2 versions removed\n")


def test_tables_are_printed_and_exported(factcheck: Command, tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(lines(6), encoding="utf-8")
    factcheck("archive", "add", "a.sqlite", "wire.jsonl", "--as-of", "2026-03-01", cwd=tmp_path)

    table = factcheck("archive", "query", "a.sqlite", "barley", "--limit", "2", cwd=tmp_path)
    rows = factcheck("archive", "query", "a.sqlite", "--unit", "kilogram", "--format", "json", cwd=tmp_path)
    csv = factcheck("archive", "export", "a.sqlite", "--what", "documents", "--format", "csv", cwd=tmp_path)
    articles = factcheck("archive", "export", "a.sqlite", "--what", "articles", cwd=tmp_path)
    wrong = factcheck("archive", "query", "a.sqlite", "--what", "facts", "--outlet", "o1", cwd=tmp_path)

    assert table.status == 0
    assert len(table.out.splitlines()) <= 3
    assert {row["surface"] for row in rows.json} == {"4,812 tonnes"}
    assert csv.out.startswith("id,sha256,outlet,")
    assert [json.loads(line)["id"] for line in articles.out.splitlines()] == [f"a{number}" for number in range(6)]
    assert wrong.status == 2
    parquet = pytest.importorskip("pyarrow.parquet")

    written = factcheck("archive", "export", "a.sqlite", "--format", "parquet", "--output", "claims.parquet", cwd=tmp_path)
    assert written.status == 0
    assert (
        parquet.read_table(tmp_path / "claims.parquet").num_rows
        == factcheck("archive", "stats", "a.sqlite", "--format", "json", cwd=tmp_path).json["claims"]
    )


def test_check_against_an_archive(factcheck: Command, tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(lines(9), encoding="utf-8")
    (tmp_path / "draft.txt").write_text(FIRE.format(17).replace("Harwick", "Harwick1"), encoding="utf-8")
    factcheck("archive", "add", "a.sqlite", "wire.jsonl", cwd=tmp_path)

    kept, read = (
        factcheck("check", "draft.txt", "--against", place, "--format", "json", "--exit-zero", cwd=tmp_path)
        for place in ("a.sqlite", "wire.jsonl")
    )

    assert kept.status == 0
    assert kept.out == read.out
    assert len(kept.json["events"]) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_watch_keeps_the_report_current_and_stops_at_a_signal(factcheck: Command, tmp_path: Path, kind: signal.Signals) -> None:
    pytest.importorskip("watchfiles")
    folder, report = tmp_path / "incoming", tmp_path / "desk.json"
    folder.mkdir()
    command: list[str | Path] = [factcheck.path, "watch", folder, "--archive", tmp_path / "desk.sqlite", "--output", f"json={report}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None  # for the type checker
        process.stderr.readline()  # it watches
        for number, dead in enumerate(("12", "14")):
            (folder / f"outlet{number}.txt").write_text(FIRE.format(dead), encoding="utf-8")
            process.stderr.readline()
        (folder / "broken.jsonl").write_text("{", encoding="utf-8")
        skipped = process.stderr.readline()
        process.send_signal(kind)
        said = process.stderr.read()

    assert "broken.jsonl:1: is not JSON" in skipped
    assert said == "factcheck: stopped\n"

    assert process.returncode == 0
    found = json.loads(report.read_text(encoding="utf-8"))
    assert [document["id"] for document in found["documents"]] == ["outlet0", "outlet1"]
    assert any(finding["rule"] == "figure.conflict" for finding in found["findings"])
