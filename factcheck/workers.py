"""Work on many documents by several processes, as if by one: results come in the order of the documents.

In: a function of a few documents, the documents or chunks of them, the number of processes. Out: its results, chunk by chunk. At most a
few chunks are under way at a time, so that memory does not grow with the input. Processes are spawned anew and share nothing but the code.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from factcheck.errors import FactcheckError
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from factcheck.model import Document, Event, EventReport

    Printer = Callable[[Sequence[EventReport], Sequence[Document]], str]

__all__ = ["ALONE", "Block", "Crew", "blocks", "chunks", "each", "in_order", "let_the_collector_rest", "name_of", "processes"]

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

# So few documents are done before a second process has loaded its tables (half a second).
_FEWEST_DOCUMENTS = 200
_CHUNK = 100
_CHUNKS_AHEAD = 3  # for each process: one under way, one waiting, one that waits for an earlier one to be done
_OBJECTS_BETWEEN_COLLECTIONS = 500_000


class Crew(NamedTuple):
    """Who compares: how many processes, who is told of every few documents that are done, and how events are printed where they are made.

    `printer` is given some events and their documents, in whichever process has compared them. `whole` says that the facts of articles that
    are alone in their event will be asked for afterwards.
    """

    jobs: int = 1
    advance: Callable[[int], object] = lambda _: None
    printer: Printer | None = None
    whole: bool = True


ALONE = Crew()


def let_the_collector_rest() -> None:
    """Have cycles looked for seldom: tables and results are none, and looking through them takes a tenth of the time."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def processes(wanted: int | None, documents: int) -> int:
    """Return how many processes to use for so many documents: as many as wanted (None: one a core), one where more would not pay."""
    if documents < _FEWEST_DOCUMENTS:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(wanted or available, -(-documents // _CHUNK))


def in_order(work: Callable[[Sequence[Document]], Result], documents: Iterable[Document], jobs: int) -> Iterator[Result]:
    """Yield what `work` returns for the documents, a hundred at a time, in their order; `jobs` is the number of processes.

    `work` and what it returns must be picklable. Raises FactcheckError, naming the documents, where a process dies of them twice.
    """
    return each(work, chunks(documents), jobs, _named)


def chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Yield the documents a hundred at a time, which is what a process gets at once."""
    remaining = iter(documents)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


class Block(NamedTuple):
    """Whole events, with about a hundred documents in all: what one process compares at once. The documents come event by event."""

    events: tuple[Event, ...]
    documents: tuple[Document, ...]


def blocks(events: Iterable[Event], documents: Iterable[Document]) -> list[Block]:
    """Return the events with their documents in blocks, in order; an event is never parted, however large."""
    by_id = {document.id: document for document in documents}
    found: list[Block] = []
    gathered: list[Event] = []
    told: list[Document] = []
    for event in events:
        gathered.append(event)
        told += [by_id[document] for document in event.documents]
        if len(told) >= _CHUNK:
            found.append(Block(tuple(gathered), tuple(told)))
            gathered, told = [], []
    return [*found, Block(tuple(gathered), tuple(told))] if told else found


def name_of(block: Block) -> str:
    """Return what to call a block in an error."""
    return _named(block.documents)


def each(work: Callable[[Chunk], Result], tasks: Iterable[Chunk], jobs: int, named: Callable[[Chunk], str]) -> Iterator[Result]:
    """Yield what `work` returns for each task, in their order; `named` says what to call a task of which a process died twice."""
    if jobs == 1:
        yield from map(work, tasks)
        return
    team = _Team(work, jobs, named)
    try:
        yield from team.run(iter(tasks))
    finally:
        team.close()


def _named(documents: Sequence[Document]) -> str:
    return f"the documents {documents[0].id} to {documents[-1].id}"


class _Team(Generic[Chunk, Result]):
    """Processes at work on chunks; `under_way` has those whose results are still to come, in order."""

    def __init__(self, work: Callable[[Chunk], Result], jobs: int, named: Callable[[Chunk], str]) -> None:
        self._work = work
        self._jobs = jobs
        self._named = named
        self._pool = self._hire()
        self._under_way: deque[tuple[Chunk, Future[Result]]] = deque()

    def _hire(self) -> ProcessPoolExecutor:
        # Loaded only here, for it takes as long to load as a small run takes in all.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- see above
        from multiprocessing import get_context  # noqa: PLC0415 -- see above

        return ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=_prepare)

    def run(self, tasks: Iterator[Chunk]) -> Iterator[Result]:
        """Yield the results of the chunks in order."""
        for chunk in islice(tasks, self._jobs * _CHUNKS_AHEAD):
            self._hand_out(chunk)
        while self._under_way:
            yield self._first()
            for chunk in islice(tasks, 1):
                self._hand_out(chunk)

    def close(self) -> None:
        """Let the processes end; what has not been begun is dropped."""
        self._pool.shutdown(cancel_futures=True)

    def _hand_out(self, chunk: Chunk) -> None:
        self._under_way.append((chunk, self._submitted(chunk)))

    def _submitted(self, chunk: Chunk) -> Future[Result]:
        from concurrent.futures import Future  # noqa: PLC0415 -- as in _hire
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 -- as in _hire

        try:
            return self._pool.submit(self._work, chunk)
        except BrokenProcessPool as error:  # as if it had been handed out a moment before the death
            failed: Future[Result] = Future()
            failed.set_exception(error)
            return failed

    def _first(self) -> Result:
        """Return the result of the earliest chunk under way; where a process died, the chunk gets a second try."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 -- as in _hire

        chunk, future = self._under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._again(chunk)

    def _dismiss(self) -> None:
        """End a pool that lost a process, and those that it has left: it has been seen to wait for ever for one that it had just begun."""
        left = list((self._pool._processes or {}).values())  # noqa: SLF001 -- nothing public tells whose child a process is
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in left:
            process.kill()

    def _again(self, chunk: Chunk) -> Result:
        """Return the result of a chunk at the second try, and hand out anew what else was lost with the process that died.

        The second try is made alone, so that another death is of this chunk and of no other.
        """
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 -- as in _hire

        self._dismiss()
        self._pool = self._hire()
        try:
            result = self._pool.submit(self._work, chunk).result()
        except BrokenProcessPool:
            raise FactcheckError(
                f"a process was killed twice on {self._named(chunk)}; is memory short? try fewer processes (-j 1)"
            ) from None
        self._under_way = deque(
            (waiting, future if future.done() and not future.cancelled() and future.exception() is None else self._submitted(waiting))
            for waiting, future in self._under_way
        )
        return result


def _prepare() -> None:
    """Leave interrupts to the parent, which ends its processes in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    let_the_collector_rest()
