"""Several processes give what one gives, and a dead one is replaced."""

from __future__ import annotations

import json
import os
import signal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck import workers
from factcheck.errors import FactcheckError
from factcheck.model import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Command

DOCUMENTS = [Document(id=f"a{number:03}", text="", outlet="Herald") for number in range(450)]


def identities(documents: Sequence[Document]) -> list[str]:
    """Return the ids of some documents."""
    return [document.id for document in documents]


def die_of(victim: str, times: int, folder: str, documents: Sequence[Document]) -> list[str]:
    """Return the ids of some documents; kill the process the first `times` times that the victim is among them."""
    found = identities(documents)
    deaths = len(list(Path(folder).iterdir()))
    if victim in found and deaths < times:
        Path(folder, f"death{deaths}").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return found


def refuse(documents: Sequence[Document]) -> None:
    """Fail as a stage would."""
    raise FactcheckError(f"cannot read {documents[0].id}")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    """Chunk by chunk, whichever process was first."""
    found = list(workers.in_order(identities, DOCUMENTS, jobs))

    assert [name for chunk in found for name in chunk] == identities(DOCUMENTS)
    assert [len(chunk) for chunk in found] == [100, 100, 100, 100, 50]


def test_no_documents_no_results() -> None:
    """Nothing to do is done."""
    assert list(workers.in_order(identities, [], 2)) == []


def test_errors_reach_the_caller() -> None:
    """What a stage raises in another process is raised here."""
    with pytest.raises(FactcheckError, match="cannot read a000"):
        list(workers.in_order(refuse, DOCUMENTS, 2))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to kill a process here")
def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    """One death loses nothing."""
    found = list(workers.in_order(partial(die_of, "a250", 1, str(tmp_path)), DOCUMENTS, 2))

    assert [name for chunk in found for name in chunk] == identities(DOCUMENTS)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to kill a process here")
def test_documents_that_kill_twice_are_named(tmp_path: Path) -> None:
    """The second death ends the run, and says of which documents."""
    with pytest.raises(FactcheckError, match="killed twice on the documents a200 to a299"):
        list(workers.in_order(partial(die_of, "a250", 9, str(tmp_path)), DOCUMENTS, 2))


@pytest.mark.parametrize(("wanted", "documents", "expected"), [(8, 199, 1), (None, 3, 1), (2, 200, 2), (8, 250, 3), (1, 9000, 1)])
def test_number_of_processes(wanted: int | None, documents: int, expected: int) -> None:
    """No more than asked for or than there are chunks, and one for a small run."""
    assert workers.processes(wanted, documents) == expected


def test_every_core_by_default() -> None:
    """As many as this process may use."""
    assert 1 <= workers.processes(None, 100_000) <= (os.cpu_count() or 1)


@pytest.mark.parametrize("command", [("extract",), ("compare", "--format", "json", "--exit-zero")])
def test_same_bytes_with_any_number_of_processes(factcheck: Command, tmp_path: Path, command: tuple[str, ...]) -> None:
    """From 300 articles of 100 events."""
    lines = [
        json.dumps(
            {
                "id": f"{outlet}{event}",
                "outlet": outlet,
                "event": f"e{event}",
                "text": f"Police in Harwick arrested {100 + event * 3} people on Friday, the mayor said. {copies} of them were released.",
            }
        )
        for event in range(100)
        for copies, outlet in enumerate(("herald", "courier", "globe"), start=12)
    ]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")

    one = factcheck(*command, "-j", "1", "wire.jsonl", cwd=tmp_path)
    two = factcheck(*command, "-j", "2", "wire.jsonl", cwd=tmp_path)

    assert one.out == two.out
    assert one.out.count("Harwick") >= 100
