"""The same comparison on a Dask cluster: extract partitions, find events block by block, compare them block by block, write Parquet.

In: documents and the address of a scheduler. Out: the report of `pipeline.compare`, byte for byte, and on request a folder of Parquet
files. Every task is a pure function of its arguments, so that one which dies with its worker is done again elsewhere and gives the same.
Needs the extra `cluster` (dask, distributed, pyarrow).

Two texts are compared only where their times of publication lie within two neighbouring buckets (events/candidates.py), so a bucket and the
one before it are a block of detection; an undated text is looked up among all, and makes one block of everything. An event is never parted,
so whole events are the blocks of comparison.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import events, pipeline, spool, summary, workers
from factcheck import lexicon as tables
from factcheck.config import Policy
from factcheck.errors import FactcheckError
from factcheck.events.candidates import pairs
from factcheck.events.clusters import Link, groups, links
from factcheck.quick import NamedTuple
from factcheck.reporter.as_json import claim_object, fact_object, finding_object, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from factcheck.events.terms import Profile
    from factcheck.model import Document, Event, EventReport, Finding, Report, Skipped
    from factcheck.workers import Block, Printer

__all__ = ["Cluster", "compare", "connected"]

_SMALL = 200
_PATIENCE = "10s"  # for a scheduler to answer
_MISSING = "a cluster needs an extra: pip install 'factcheck-newsroom[cluster]'"


class Cluster(NamedTuple):
    """Where tasks are done: a client of distributed, and the folder for Parquet, which every worker must see (None: none is written).

    `printer` prints events as soon as they are compared (see workers.Crew).
    """

    client: Any
    parquet: Path | None = None
    printer: Printer | None = None

    def each(self, work: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
        """Yield what `work` returns for each task, in their order, whichever worker does it."""
        # A key for each task: the same arguments are the same task, wherever and however often it is done.
        futures = self.client.map(work, tasks, pure=False, retries=2)
        for place, future in enumerate(futures):
            yield future.result()
            futures[place] = None  # its result may go from the worker's memory

    def every(self, work: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
        """Do the same for small tasks, a few hundred at a time."""
        for done in self.each(partial(_all, work), [tasks[start : start + _SMALL] for start in range(0, len(tasks), _SMALL)]):
            yield from done


def _all(work: Callable[[Any], Any], tasks: Sequence[Any]) -> list[Any]:
    return [work(task) for task in tasks]


@contextmanager
def connected(scheduler: str | None, processes: int, parquet: Path | None = None) -> Iterator[Cluster]:
    """Give a cluster: that of the scheduler at an address, or one of so many processes on this machine.

    Raises FactcheckError where dask.distributed is not installed or the scheduler cannot be reached.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 -- an extra, and a second to load
    except ImportError as error:
        raise FactcheckError(_MISSING) from error
    if scheduler is None:
        with LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None) as local, Client(local) as client:
            yield Cluster(client, parquet)
        return
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise FactcheckError(f"{scheduler}: no scheduler answers there; start one: dask scheduler") from error
    with client:
        yield Cluster(client, parquet)


def compare(cluster: Cluster, documents: Sequence[Document], skipped: Sequence[Skipped] = (), policy: Policy | None = None) -> Report:
    """Return the report of `pipeline.compare` on the documents, made by a cluster.

    Where Parquet is wanted, its folder is put in place when all of it is written, and not before.
    """
    policy = policy or Policy()
    found = _events(cluster, documents, policy)
    blocks = workers.blocks(found, documents)
    reports: spool.Spool[EventReport] = spool.Spool()
    findings: list[Finding] = []
    with _put_in_place(cluster.parquet) as folder:
        work = partial(_compared, policy=policy, folder=str(folder) if folder else None, printer=cluster.printer)
        for told, own, printed, count in cluster.each(work, list(enumerate(blocks))):
            reports.add(told, count, printed)
            findings += own
    return summary.gather(documents, reports, findings, skipped)


# ---------------------------------------------------------------- events


def _events(cluster: Cluster, documents: Sequence[Document], policy: Policy) -> Sequence[Event]:
    """Return the events of `events.detect`, from blocks of texts that may be alike and then from components of texts that are."""
    by_id = {document.id: document for document in documents}
    unstated = [document for document in sorted(documents, key=lambda document: document.id) if document.event is None]
    profiles: dict[str, Profile] = {}
    for made in cluster.each(partial(_profiles, policy=policy), list(workers.chunks(unstated))):
        profiles.update(made)
    equal: defaultdict[bytes, list[Document]] = defaultdict(list)
    for document in unstated:
        equal[events.wording(document)].append(document)
    copies = sorted(equal.values(), key=lambda alike: events.when(profiles[alike[0].id]))
    told = [profiles[alike[0].id] for alike in copies]
    alike = sorted(link for found in cluster.each(partial(_linked, policy=policy), list(_windows(told, policy))) for link in found)
    components = list(_components(len(told), alike))
    tasks = [_task(component, own, told, [len(one) for one in copies]) for component, own in components]
    members = [
        sorted(document.id for place in group for document in copies[place])
        for (component, _), joined in zip(components, cluster.every(partial(_grouped, policy=policy), tasks), strict=True)
        for group in ([component[member] for member in one] for one in joined)
    ]
    stated: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.id):
        if document.event is not None:
            stated[document.event].append(document.id)
    described = cluster.every(partial(_described, policy=policy), [[by_id[one] for one in ids] for ids in (*members, *stated.values())])
    return sorted(described, key=lambda event: event.documents)


def _profiles(documents: Sequence[Document], policy: Policy) -> dict[str, Profile]:
    make = events.profiler(tables.load(policy.own_words), policy).profile
    return {document.id: make(document) for document in documents}


class _Window(NamedTuple):
    """Texts that may be alike, by position, and those among them whose likeness to the earlier ones is asked for."""

    positions: list[int]
    profiles: list[Profile]
    wanted: set[int]


def _windows(profiles: Sequence[Profile], policy: Policy) -> Iterator[_Window]:
    """Yield for each bucket of time its texts and those of the bucket before it; where a text has no date, all of them at once."""
    hours = [profile.hour for profile in profiles]
    if None in hours:
        yield _Window(list(range(len(profiles))), list(profiles), set(range(len(profiles))))
        return
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    for position, hour in enumerate(hours):
        buckets[(hour or 0) // (24 * policy.event_window_days)].append(position)
    for bucket in sorted(buckets):
        before = buckets.get(bucket - 1, [])
        positions = [*before, *buckets[bucket]]
        yield _Window(positions, [profiles[position] for position in positions], set(range(len(before), len(positions))))


def _linked(window: _Window, policy: Policy) -> list[Link]:
    found = links(window.profiles, pairs(window.profiles, policy, window.wanted), policy)
    return [Link(window.positions[first], window.positions[second], product) for first, second, product in found]


def _components(count: int, alike: Iterable[Link]) -> Iterator[tuple[list[int], list[Link]]]:
    """Yield the connected components of texts, each with its links by position in the component."""
    near: defaultdict[int, list[Link]] = defaultdict(list)
    for link in alike:
        near[link.first].append(link)
        near[link.second].append(link)
    seen = [False] * count
    for start in range(count):
        if not seen[start]:
            component, frontier = [], [start]
            seen[start] = True
            while frontier:
                position = frontier.pop()
                component.append(position)
                for other in (end for link in near[position] for end in link[:2] if not seen[end]):
                    seen[other] = True
                    frontier.append(other)
            component.sort()
            place = {position: number for number, position in enumerate(component)}
            own = sorted(
                Link(place[link.first], place[link.second], link.product)
                for second in component
                for link in near[second]
                if link.second == second
            )
            yield component, own


def _task(component: Sequence[int], own: Sequence[Link], profiles: Sequence[Profile], sizes: Sequence[int]) -> tuple[Any, ...]:
    return [profiles[position] for position in component], [sizes[position] for position in component], own


def _grouped(task: tuple[Any, ...], policy: Policy) -> list[list[int]]:
    profiles, sizes, own = task
    return groups(profiles, sizes, own, policy)


def _described(members: Sequence[Document], policy: Policy) -> Event:
    return events.event_of(members, policy)


# ---------------------------------------------------------------- facts


def _compared(
    task: tuple[int, Block], policy: Policy, folder: str | None, printer: Printer | None
) -> tuple[bytes, list[Finding], str | None, int]:
    """Compare the events of a block; write its tables if a folder is given."""
    number, block = task
    reports, findings = pipeline.compare_block(block, policy)
    if folder is not None:
        _write(Path(folder), number, _tables(reports, findings))
    return (
        pipeline.packed(block, reports, policy, whole=True),
        findings,
        printer(reports, block.documents) if printer else None,
        len(reports),
    )


def _tables(reports: Sequence[EventReport], findings: Sequence[Finding]) -> Mapping[str, list[dict[str, str]]]:
    """Return rows for each table: the columns that one looks for, and the whole object of the machine interface as JSON."""
    facts = [(entry.event.id, fact) for entry in reports for fact in entry.facts]
    return {
        "facts": [
            {"event": event, "id": fact.id, "kind": fact.kind.value, "verdict": fact.verdict.value, "json": line(fact_object(fact))}
            for event, fact in facts
        ],
        "claims": [
            {"event": event, "fact": fact.id, "id": claim.id, "kind": claim.kind.value, "json": line(claim_object(claim))}
            for event, fact in facts
            for claim in fact.claims
        ],
        "findings": [
            {"event": finding.event or "", "rule": finding.rule, "message": finding.message, "json": line(finding_object(finding))}
            for finding in findings
        ],
    }


def _write(folder: Path, number: int, rows_of: Mapping[str, list[dict[str, str]]]) -> None:
    """Write one file a table; a task that is done twice writes the same file twice, each time whole or not at all."""
    import pyarrow as pa  # noqa: PLC0415 -- an extra
    from pyarrow import parquet  # noqa: PLC0415 -- likewise

    for table, rows in rows_of.items():
        place = folder / table / f"part-{number:06}.parquet"
        place.parent.mkdir(exist_ok=True)
        temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
        columns = list(rows[0]) if rows else ["id"]
        parquet.write_table(pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in columns])), temporary)
        temporary.replace(place)


@contextmanager
def _put_in_place(target: Path | None) -> Iterator[Path | None]:
    """Give a folder beside the wanted one, and move it into its place when all is well; else nothing is left of it."""
    if target is None:
        yield None
        return
    if target.exists():
        raise FactcheckError(f"{target}: exists already; name another folder")
    temporary = target.resolve().with_name(f".{target.name}.{os.getpid()}.tmp")
    temporary.mkdir()
    try:
        yield temporary
        temporary.replace(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
