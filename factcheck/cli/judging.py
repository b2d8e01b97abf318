"""What the commands that judge articles have in common: reading them, comparing them, accepting findings, printing, the exit status.

In: the options of a command and the settings of the configuration file. Out: an exit status.
"""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.configuration import settings_of
from factcheck.cli.progress import progress
from factcheck.cli.streams import complain, rendered, standard_input, warn, write_report, write_stdout
from factcheck.nearest import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from factcheck import reading
    from factcheck.baseline import Entry
    from factcheck.config import Policy
    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, Report, Severity
    from factcheck.reading import Inputs
    from factcheck.selection import Selection
    from factcheck.settings import Settings
    from factcheck.workers import Printer

__all__ = ["FOUND", "Judging", "gate_of", "reading_options"]

FOUND = 1


def gate_of(level: str) -> Severity | None:
    """Return the severity that fails a run, None for "never"."""
    from factcheck.model import Severity

    return None if level == "never" else Severity[level.upper()]


def reading_options(chosen: dict[str, Any], settings: Settings) -> reading.Options:
    """Return how the inputs are read: what the command line says, and the tables of the configuration file."""
    from factcheck import reading

    return reading.Options(
        limits=reading.Limits(**settings.limits),
        fields=settings.fields,
        input_format=chosen["input_format"],
        stdin_filename=chosen["stdin_filename"],
        published_from_file=chosen["published_from_file"],
        outlet_from_folder=chosen["outlet_from_folder"],
        every_language=chosen["every_language"],
        allow_empty=chosen["allow_empty"],
    )


class Judging:
    """One run: its options by name, and what the configuration file adds to them."""

    def __init__(self, chosen: dict[str, Any], context: click.Context) -> None:
        self.chosen = chosen
        self.settings = settings_of(context)
        self._late: list[str] = []

    @cached_property
    def policy(self) -> Policy:
        """The tolerances of the run, its own words, and what it looks for besides."""
        policy = self.settings.policy
        if self.chosen["lexicon"] is not None:
            from factcheck.lexicon.overlay import read_overlay

            policy = policy._replace(own_words=read_overlay(self.chosen["lexicon"]))
        return policy._replace(own_voice=True) if self.selection.chosen("attribution.differs") else policy

    @property
    def lexicon(self) -> Lexicon | None:
        """The words of the run, None for those that are shipped."""
        from factcheck.lexicon import load

        return load(self.policy.own_words) if self.policy.own_words else None

    @property
    def selection(self) -> Selection:
        """The rules of the run."""
        from factcheck.selection import Selection

        return Selection(
            select=self.chosen.get("select", ()),
            extend=self.chosen.get("extend_select", ()),
            ignore=self.chosen.get("ignore", ()),
            severities=self.settings.severities,
        )

    def processes(self, documents: Sequence[Document]) -> int:
        """Return how many processes so many documents are worth."""
        from factcheck import workers

        return workers.processes(self.chosen["jobs"], len(documents))

    def read(self, paths: Sequence[str]) -> Inputs:
        """Return the articles in some paths, under the names that the configuration gives to their outlets."""
        from factcheck import pipeline

        options = reading_options(self.chosen, self.settings)
        inputs = pipeline.read(paths, stdin=standard_input(paths), options=options, strict=self.chosen["strict"])
        return inputs._replace(documents=tuple(map(self._named, inputs.documents)))

    def _named(self, document: Document) -> Document:
        if self.settings.outlets:
            document = _printed(document, self.settings.outlets)
        if self.chosen.get("one_event"):
            document = replace(document, event=document.event or ONE_EVENT)
        return document

    def compare(self, inputs: Inputs) -> Report:
        """Return the report on some articles, as it is before anything is accepted or left out."""
        from factcheck import pipeline
        from factcheck.workers import Crew

        jobs = self.processes(inputs.documents)
        with progress(len(inputs.documents), "article") as advance:
            return pipeline.compare(inputs.documents, inputs.skipped, self.policy, crew=Crew(jobs, advance, self.printer, self._whole))

    @property
    def _whole(self) -> bool:
        """Whether more is done with the facts of articles that are alone than to count or print them when they are made."""
        told = {self.chosen.get("form"), *self.chosen.get("outputs", {}).values()}
        changed = any(self.chosen.get(option) for option in _CHANGING) or bool(self.settings.severities)
        return changed or not told <= _COUNTING

    @property
    def printer(self) -> Printer | None:
        """What prints events as soon as they are compared: many take as long to print as to compare."""
        if "json" not in {self.chosen.get("form"), *self.chosen.get("outputs", {}).values()}:
            return None
        from factcheck.reporter.as_json import events_text

        return events_text

    def judged(self, report: Report) -> Report:
        """Return a report with accepted findings marked, and the rules that were asked for."""
        if self.chosen.get("baseline") is not None:
            report = self._accepted(report, self.chosen["baseline"])
        return self.selection.applied(report)

    def _accepted(self, report: Report, path: Path) -> Report:
        from factcheck import baseline

        day: date | None = self.chosen["as_of"] or baseline.latest_day(report)
        accepted = baseline.accept(baseline.read(path), report, day)
        self._late += [
            f"{_place(path, entry)}: {entry.name} expired on {entry.until}, and it is {day}; look at it again, or factcheck baseline prune"
            for entry in accepted.expired
        ]
        if "drafts" not in self.chosen:  # beside a few drafts most of what was ever accepted does not come up
            self._late += [
                f"{_place(path, entry)}: {entry.name} accepts no finding in these articles; factcheck baseline prune takes it out"
                for entry in accepted.stale
                if entry.rule is None or self.selection.chosen(entry.rule)
            ]
        return accepted.report

    def end(self, report: Report) -> int:
        """Write the report to where it is wanted, say what there is to say, and return the exit status."""
        warn(report.skipped)
        for line in self._late[:_MOST_LATE]:
            complain(line)
        if len(self._late) > _MOST_LATE:
            complain(f"{self.chosen['baseline']}: {len(self._late) - _MOST_LATE} more entries accept nothing; see factcheck baseline prune")
        gate = gate_of(self.chosen["fail_on"])
        if "html" in {self.chosen["form"], *self.chosen["outputs"].values()}:
            from factcheck.weighing import weighed

            report = weighed(report, self.policy, self.lexicon)
        settings = tuple((f"--{name.replace('_', '-')}", _told(self.chosen[name])) for name in _TOLD if self.chosen.get(name))
        for path, form in self.chosen["outputs"].items():
            write_report(path, form, report, gate, settings)
        write_stdout(rendered(self.chosen["form"], report, gate, screen=True, settings=settings))
        found = (gate is not None and report.severity >= gate) or (self.chosen["strict_baseline"] and bool(self._late))
        return FOUND if found and not self.chosen["exit_zero"] else 0


ONE_EVENT = "all"
# Formats that count the facts of an article that is alone in its event, or print them as soon as they are made.
_COUNTING = frozenset({"full", "concise", "json", "sarif", "github"})
# Options after which events are not as they were compared.
_CHANGING = ("select", "extend_select", "ignore", "event", "changed", "reference", "baseline", "drafts")
_MOST_LATE = 5  # lines on standard error about entries of a baseline
# What a reader of a report must know of how it came about.
_TOLD = ("as_of", "select", "extend_select", "ignore", "baseline", "event", "changed", "reference")


def _told(value: object) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, (tuple, list, frozenset)) else str(value)


def _place(path: Path, entry: Entry) -> str:
    return f"{path}:{entry.line}" if entry.line else str(path)


def _printed(document: Document, names: dict[str, str] | Any) -> Document:  # noqa: ANN401 -- any mapping
    """Return a document under the printed name of its outlet: by its id, its outlet, its host, else by the first pattern that fits."""
    called = [document.id, document.outlet, *_hosts(document.url)]
    for name in called:
        if name in names:
            return replace(document, outlet=names[name])
    fitting = (printed for pattern, printed in names.items() if any(fnmatchcase(name, pattern) for name in called))
    return replace(document, outlet=next(fitting, document.outlet))


def _hosts(url: str | None) -> list[str]:
    """Return the host of a url and those that it lies in: "www.example.org", "example.org"."""
    if url is None or "://" not in url:
        return []
    host = url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].casefold()
    parts = host.split(".")
    return [".".join(parts[start:]) for start in range(max(len(parts) - 1, 1))]


def event_of(report: Report, event: str) -> Report:
    """Return the report on one event. Raises a usage error, which names the nearest one, where there is no such event."""
    from factcheck import viewpoint

    known = [entry.event.id for entry in report.events]
    if event not in known:
        raise click.UsageError(f"No event of these articles has that id: {unknown(event, known)}" if known else "There is no event.")
    return viewpoint.within(report, event)


def documents_of(paths: Iterable[str], documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the ids of the documents that were read from some files, or from folders of them."""
    from os.path import realpath

    named = {Path(realpath(path)) for path in paths}

    def is_named(place: Path) -> bool:
        return place in named or not named.isdisjoint(place.parents)

    return tuple(document.id for document in documents if document.path is not None and is_named(Path(realpath(document.path))))
