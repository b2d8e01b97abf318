"""A large report as several pages: an index, and a page for each event.

In: a report and the name of the file that is to hold it. Out: for a small report that file alone; for a large one the pages of its events,
in a folder beside it, and last the index, so that whoever finds the index finds all that it leads to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.model import Severity, Verdict
from factcheck.reporter import phrases
from factcheck.reporter.header import Head, head
from factcheck.reporter.page import printed, render
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Comparison, EventReport, Finding, Report
    from factcheck.reporter.view import View
    from factcheck.rules import Rule

__all__ = ["MOST_ARTICLES", "MOST_FACTS", "files"]

# Facts that several outlets tell, and articles, on one page: nobody reads more, and a browser takes seconds to lay them out.
MOST_FACTS, MOST_ARTICLES = 200, 60
_LISTED = 4  # outlets that name an event
_BEGINNING = 80  # characters of an article without a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event in the index; `title` is that of its first article, or how it begins, `first` what its gravest finding says."""

    href: str
    name: str
    title: str
    level: str
    articles: int
    findings: str
    first: str
    conflicts: int
    agreements: int
    singles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The index: `events` are its lines."""

    head: Head
    index: str
    events: tuple[Line, ...]
    rules: tuple[Rule, ...]


def files(report: Report, view: View, name: str) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the name of each file, relative to the folder that is to hold `name`, and the pieces of its text; `name` comes last."""
    if not _is_large(report):
        yield name, render(report, view)
        return
    folder = f"{name.rpartition('.')[0] or name}-events"
    documents = {document.id: document for document in report.documents}
    homes = {name: event.event.id for event in report.events for name in event.event.documents}
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:  # one that names no event, as those within one article may, goes with its article
        found.setdefault(finding.event or homes[finding.documents[0]], []).append(finding)
    weighed: dict[str, list[Comparison]] = {}
    for comparison in report.comparisons:
        weighed.setdefault(homes[comparison.claims[0].mention.anchor.document], []).append(comparison)
    lines = []
    for event in report.events:
        part = replace(
            report,
            documents=tuple(documents[each] for each in event.event.documents),
            events=(event,),
            findings=tuple(found.get(event.event.id, ())),
            comparisons=tuple(weighed.get(event.event.id, ())),
            skipped=(),
        )
        href = f"{folder}/{event.event.id}.html"
        yield href, render(part, view, f"../{name}")
        lines.append((-_gravest(part), _line(event, part, href)))
    events = tuple(line for _, line in sorted(lines, key=lambda each: (each[0], -each[1].conflicts, each[1].href)))
    fired = {finding.rule for finding in report.findings}
    rules = tuple(rule for rule in RULES.values() if rule.id in fired)
    page = Index(head=head(report, view), index="", events=events, rules=rules)
    yield name, printed("index.html.j2", page=page)


def _is_large(report: Report) -> bool:
    if len(report.events) <= 1:
        return False
    facts = sum(fact.verdict is not Verdict.SINGLE for event in report.events for fact in event.facts)
    return facts > MOST_FACTS or len(report.documents) > MOST_ARTICLES


def _gravest(report: Report) -> int:
    return max((int(finding.severity) for finding in report.findings if finding.acceptance is None), default=0)


def _line(event: EventReport, part: Report, href: str) -> Line:
    names = list(phrases.labels(part.documents).values())
    more = len(names) - _LISTED
    verdicts = Counter(fact.verdict for fact in event.facts)
    open_ones = [finding for finding in part.findings if finding.acceptance is None]
    levels = Counter(finding.severity for finding in open_ones)
    told = [phrases.count(levels[level], phrases.severity(level)) for level in sorted(levels, reverse=True)]
    return Line(
        href=href,
        name=phrases.listed(names) if more <= 0 else f"{', '.join(names[:_LISTED])} and {more} more",
        title=next((document.title for document in part.documents if document.title), part.documents[0].text.strip()[:_BEGINNING]),
        level=phrases.severity(Severity(_gravest(part))),
        articles=len(part.documents),
        findings=", ".join(told) or "none",
        first=max(open_ones, key=lambda finding: finding.severity).message if open_ones else "",
        conflicts=verdicts[Verdict.CONFLICT],
        agreements=verdicts[Verdict.AGREEMENT] + verdicts[Verdict.EQUIVALENT],
        singles=verdicts[Verdict.SINGLE],
    )
