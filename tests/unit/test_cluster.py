"""A Dask cluster gives what one process gives, also when a worker is killed, and leaves nothing half done."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import cluster, pipeline, workers
from factcheck.cluster import Cluster
from factcheck.config import Policy
from factcheck.errors import FactcheckError
from factcheck.model import Document
from factcheck.reporter import as_json
from factcheck.reporter.view import View
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from factcheck.model import Report

DAY = datetime(2026, 1, 1, tzinfo=UTC)


class Here:
    """Does the tasks in this process, as a client of distributed would elsewhere."""

    class Done:
        """A task that is done."""

        def __init__(self, value: object) -> None:
            self.value = value

        def result(self) -> object:
            """Return what came of it."""
            return self.value

    def map(self, work: Callable[[Any], Any], tasks: Sequence[Any], **_: object) -> list[Done]:
        """Do the last task first."""
        return [self.Done(work(task)) for task in reversed(tasks)][::-1]


def printed(report: Report) -> str:
    return "".join(as_json.render(report, View()))


def documents(*, dated: bool) -> list[Document]:
    """Return the articles of the tests, months apart, with one stated event."""
    found = pipeline.read([str(ROOT / "tests/articles"), str(ROOT / "seeds")]).documents
    days = {story: DAY + timedelta(days=23 * number) for number, story in enumerate(sorted({one.id.partition("/")[0] for one in found}))}
    return [
        Document(
            id=one.id,
            outlet=one.outlet,
            title=one.title,
            text=one.text,
            published=days[one.id.partition("/")[0]] if dated else None,
            event="sent" if "sentence" in one.id else None,
        )
        for one in found
    ]


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_CHUNK", 5)


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("policy", [Policy(), Policy(event_posting_bound=3, event_neighbours=1, event_nearest=2)])
def test_the_report_is_the_local_one(dated: bool, policy: Policy) -> None:
    articles = documents(dated=dated)

    local = printed(pipeline.compare(articles, (), policy))
    assert printed(cluster.compare(Cluster(Here()), articles, (), policy)) == local
    assert printed(cluster.compare(Cluster(Here(), printer=as_json.events_text), articles, (), policy)) == local


def test_parquet_stands_in_its_place_when_it_is_whole(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    articles = documents(dated=True)

    report = cluster.compare(Cluster(Here(), tmp_path / "facts"), articles)

    assert [path.name for path in tmp_path.iterdir()] == ["facts"]
    rows = parquet.read_table(tmp_path / "facts" / "facts").to_pylist()
    assert sorted(row["id"] for row in rows) == sorted(fact.id for event in report.events for fact in event.facts)
    assert parquet.read_table(tmp_path / "facts" / "findings").num_rows == len(report.findings)
    with pytest.raises(FactcheckError, match="exists already"):
        cluster.compare(Cluster(Here(), tmp_path / "facts"), articles)


def test_what_fails_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")

    def failing(*_: object) -> None:
        raise FactcheckError("the disk is full")

    monkeypatch.setattr(cluster, "_write", failing)
    with pytest.raises(FactcheckError, match="the disk is full"):
        cluster.compare(Cluster(Here(), tmp_path / "facts"), documents(dated=True))

    assert list(tmp_path.iterdir()) == []


def kill_once(marker: str, task: int) -> int:
    """Return the task; the first worker that gets the third one is killed."""
    if task == 3 and not os.path.exists(marker):  # noqa: PTH110 -- runs in a worker
        with open(marker, "x", encoding="utf-8"):  # noqa: PTH123 -- likewise
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    return task


@pytest.fixture
def machines() -> Iterator[Cluster]:
    """Return a cluster of two processes."""
    pytest.importorskip("distributed")
    with cluster.connected(None, 2) as connected:
        yield connected


@pytest.mark.filterwarnings("ignore")  # of the libraries, at the death of a worker
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to kill a process here")
def test_a_killed_worker_changes_nothing(machines: Cluster, tmp_path: Path) -> None:
    work = partial(kill_once, str(tmp_path / "killed"))
    assert list(machines.each(work, range(8))) == list(range(8))
    assert (tmp_path / "killed").exists()

    articles = documents(dated=True)
    assert printed(cluster.compare(machines, articles)) == printed(pipeline.compare(articles))


@pytest.mark.filterwarnings("ignore")
def test_no_scheduler_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    with pytest.raises(FactcheckError, match="no scheduler answers there"), cluster.connected("tcp://127.0.0.1:9", 1):
        pass
