"""From texts that came or went to the events and facts of an archive, as if all of it had been compared at once.

In: an archive with changed texts. Out: the same archive with its events made and compared. Which texts are alike is asked anew only for
texts that share a telling term with a changed one; only components in which something changed are clustered anew; only events whose
members changed are compared. Each is a pure function of what it is made from, so the order of adding leaves no trace.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, overload

from factcheck import events, workers
from factcheck import lexicon as tables
from factcheck.archive.schema import opened, transaction
from factcheck.archive.telling import drop, keep, tell
from factcheck.archive.versions import analyses, terms_of
from factcheck.events.candidates import pairs
from factcheck.events.clusters import Link, groups, links
from factcheck.events.terms import Profile
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from factcheck.archive.telling import Told
    from factcheck.config import Policy

__all__ = ["Crew", "settle"]

_CHUNK = 25  # documents that a process compares at once: these have others beside them
_REMEMBERED = 20_000  # term vectors held in memory: a month of a large archive
_AT_ONCE = 500  # values in one SQL statement


class Crew(NamedTuple):
    """Who works, and by which tolerances: how many processes, and who is told of every few documents that are done."""

    policy: Policy
    jobs: int = 1
    advance: Callable[[int], object] = lambda _: None


class _Full(Sequence[Profile]):
    """The profiles of all texts with their weights, each read when it is asked for."""

    def __init__(self, texts: _Events) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> Profile: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Profile]: ...
    def __getitem__(self, index: int | slice) -> Profile | Sequence[Profile]:
        if isinstance(index, slice):
            return [self._texts.full(position) for position in range(*index.indices(len(self)))]
        return self._texts.full(index)


class _Node(NamedTuple):
    """A text: the version that stands for all of its wording, its profile without weights, and all versions that are worded so."""

    number: int
    profile: Profile
    copies: tuple[int, ...]


def settle(database: sqlite3.Connection, path: str | Path, crew: Crew) -> None:
    """Make and compare the events of whatever has changed."""
    if database.execute("SELECT 1 FROM changed LIMIT 1").fetchone():
        with transaction(database):
            _Events(database, crew.policy).renew()
            database.execute("DELETE FROM changed")
    _compare(database, path, crew)


# ---------------------------------------------------------------- events


class _Events:
    """The texts of an archive in their order, and the events that they make."""

    def __init__(self, database: sqlite3.Connection, policy: Policy) -> None:
        self._database = database
        self._policy = policy
        self._changed = database.execute("SELECT node, hour, keys, stated_event FROM changed").fetchall()
        self._nodes = _nodes(database)
        self._position = {node.number: position for position, node in enumerate(self._nodes)}
        self._terms = lru_cache(_REMEMBERED)(self._read_terms)

    def renew(self) -> None:
        """Bring links and events up to date."""
        touched = self._relink()
        members = [group for component in self._components(touched) for group in self._groups(component)]
        for (stated,) in self._database.execute("SELECT DISTINCT stated_event FROM changed WHERE stated_event IS NOT NULL").fetchall():
            members.append([row[0] for row in self._database.execute(_STATED, (stated,))])
        self._assign([group for group in members if group])

    def _relink(self) -> set[int]:
        """Find the links of texts near a changed one anew; return the texts whose links or wording have changed."""
        wanted = self._near_a_change()
        touched = {node for node, _, _, stated in self._changed if stated is None}
        before: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for second, first, product in self._database.execute("SELECT second, first, product FROM links"):
            if second not in self._position or first not in self._position or wanted is None or self._position[second] in wanted:
                before[second].add((first, product))
        after: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for link in self._alike(wanted):
            after[self._nodes[link.second].number].add((self._nodes[link.first].number, link.product))
        for second in before.keys() | after.keys():
            if before[second] != after[second]:
                touched.add(second)
                touched.update(first for first, _ in before[second] ^ after[second])
                self._database.execute("DELETE FROM links WHERE second = ?", (second,))
                rows = [(second, first, product) for first, product in after[second]]
                self._database.executemany("INSERT INTO links VALUES (?, ?, ?)", rows)
        # Whose wording is now told by another version is a changed text too.
        return {number for number in touched if number in self._position}

    def _near_a_change(self) -> set[int] | None:
        """Return the positions of texts whose candidates may be others than before: they share a term with a changed text; None for all."""
        profiles = [(hour, keys.split()) for _, hour, keys, stated in self._changed if stated is None]
        if 2 * len(profiles) > len(self._nodes):
            return None
        # A text without a date is looked up among all.
        everywhere = any(node.profile.hour is None for node in self._nodes) or any(hour is None for hour, _ in profiles)
        window = 24 * self._policy.event_window_days
        near: defaultdict[str, set[int]] = defaultdict(set)
        for hour, keys in profiles:
            bucket = 0 if everywhere else (hour or 0) // window
            for key in keys:
                near[key].update((bucket, bucket + 1))
        return {
            position
            for position, node in enumerate(self._nodes)
            if any((0 if everywhere else (node.profile.hour or 0) // window) in near[key] for key in node.profile.keys if key in near)
        }

    def _alike(self, wanted: Collection[int] | None) -> Iterator[Link]:
        return links(_Full(self), pairs([node.profile for node in self._nodes], self._policy, wanted), self._policy)

    def __len__(self) -> int:
        return len(self._nodes)

    def full(self, position: int) -> Profile:
        node = self._nodes[position]
        weights, names = self._terms(node.number)
        return node.profile._replace(weights=weights, names=names)

    def _read_terms(self, number: int) -> tuple[Mapping[str, int], frozenset[str]]:
        (packed,) = self._database.execute("SELECT terms FROM contents WHERE document = ?", (number,)).fetchone()
        return terms_of(packed)

    def _components(self, touched: set[int]) -> Iterator[list[int]]:
        """Yield the positions of the texts of each component that holds a touched one, in order."""
        remaining = set(touched)
        while remaining:
            found: set[int] = set()
            frontier = {remaining.pop()}
            while frontier:
                found |= frontier
                frontier = self._neighbours(frontier) - found
            remaining -= found
            yield sorted(self._position[number] for number in found)

    def _neighbours(self, numbers: Iterable[int]) -> set[int]:
        near: set[int] = set()
        ordered = sorted(numbers)
        for start in range(0, len(ordered), _AT_ONCE):
            some = json.dumps(ordered[start : start + _AT_ONCE])
            near.update(
                row[0]
                for row in self._database.execute("SELECT first FROM links WHERE second IN (SELECT value FROM json_each(?))", (some,))
            )
            near.update(
                row[0]
                for row in self._database.execute("SELECT second FROM links WHERE first IN (SELECT value FROM json_each(?))", (some,))
            )
        return near

    def _groups(self, component: Sequence[int]) -> Iterator[list[int]]:
        """Yield the versions of each event of a component."""
        place = {self._nodes[position].number: number for number, position in enumerate(component)}
        alike = []
        for number, second in place.items():
            for first, product in self._database.execute("SELECT first, product FROM links WHERE second = ?1", (number,)):
                alike.append(Link(place[first], second, product))
        alike.sort()
        profiles = [self.full(position) for position in component] if alike else [self._nodes[position].profile for position in component]
        sizes = [len(self._nodes[position].copies) for position in component]
        for group in groups(profiles, sizes, alike, self._policy):
            yield [number for member in group for number in self._nodes[component[member]].copies]

    def _assign(self, members: Sequence[list[int]]) -> None:
        """Make each group of versions an event, unless it is one already; an event that lost or won a member is gone."""
        gone: set[int | None] = set()
        # Which groups are events already is asked before any becomes one.
        for group in [group for group in members if not self._is_event(group)]:
            some = json.dumps(group)
            gone.update(row[0] for row in self._database.execute(_EVENTS_OF, (some,)))
            (first,) = self._database.execute(_FIRST_OF, (some,)).fetchone()
            (event,) = self._database.execute("INSERT INTO events (id, first) VALUES ('', ?) RETURNING number", (first,)).fetchone()
            self._database.execute("UPDATE documents SET event = ? WHERE number IN (SELECT value FROM json_each(?))", (event, some))
        gone.update(row[0] for row in self._database.execute(_EMPTY))
        for event in gone:
            drop(self._database, event)

    def _is_event(self, group: Sequence[int]) -> bool:
        current = self._database.execute(_EVENTS_OF, (json.dumps(group),)).fetchall()
        return len(current) == 1 and current[0][0] is not None and self._size(current[0][0]) == len(group)

    def _size(self, event: int) -> int:
        size: int = self._database.execute("SELECT count(*) FROM documents WHERE event = ?", (event,)).fetchone()[0]
        return size


_STATED = "SELECT number FROM documents WHERE latest AND stated_event = ?"
_EVENTS_OF = "SELECT DISTINCT event FROM documents WHERE number IN (SELECT value FROM json_each(?))"
_FIRST_OF = "SELECT min(id) FROM documents WHERE number IN (SELECT value FROM json_each(?))"
_EMPTY = "SELECT number FROM events WHERE number NOT IN (SELECT event FROM documents WHERE event IS NOT NULL)"


def _nodes(database: sqlite3.Connection) -> list[_Node]:
    """Return the texts that events are detected among, in the order in which they are compared."""
    copies: defaultdict[bytes, list[int]] = defaultdict(list)
    first: dict[bytes, Profile] = {}
    for number, wording, hour, keys in database.execute(
        "SELECT number, wording, hour, keys FROM documents WHERE latest AND stated_event IS NULL ORDER BY id"
    ):
        copies[wording].append(number)
        if wording not in first:
            first[wording] = Profile({}, tuple(keys.split()), hour)
    nodes = [_Node(numbers[0], first[wording], tuple(numbers)) for wording, numbers in copies.items()]
    return sorted(nodes, key=lambda node: events.when(node.profile))


# ---------------------------------------------------------------- facts


_Waiting = tuple[int, tuple[int, ...]]  # an event and its versions, in the order of their ids


def _compare(database: sqlite3.Connection, path: str | Path, crew: Crew) -> None:
    """Compare the events that wait for it; each block of them is a transaction."""
    waiting = database.execute("SELECT number FROM events WHERE report IS NULL ORDER BY first").fetchall()
    tasks = _blocks(database, [number for (number,) in waiting])
    work = partial(_judged, path=str(path), policy=crew.policy)
    jobs = crew.jobs if len(waiting) > _CHUNK else 1
    for block in workers.each(work, tasks, jobs, _named):
        with transaction(database):
            for number, told in block:
                keep(database, number, told)


def _blocks(database: sqlite3.Connection, waiting: Iterable[int]) -> Iterator[list[_Waiting]]:
    block: list[_Waiting] = []
    size = 0
    for event in waiting:
        members = tuple(row[0] for row in database.execute("SELECT number FROM documents WHERE event = ? ORDER BY id", (event,)))
        block.append((event, members))
        size += len(members)
        if size >= _CHUNK:
            yield block
            block, size = [], 0
    if block:
        yield block


def _named(block: Sequence[_Waiting]) -> str:
    return f"the events {block[0][0]} to {block[-1][0]} of the archive"


def _judged(block: Sequence[_Waiting], path: str, policy: Policy) -> list[tuple[int, Told]]:
    """Compare some events, read from the archive by whoever does it."""
    lexicon = tables.load(policy.own_words)
    with opened(path) as database:
        return [(number, tell(list(analyses(database, members)), lexicon, policy)) for number, members in block]
