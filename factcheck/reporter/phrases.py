"""The short phrases that every report for people shares: names of outlets, support, counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.model import Severity, Verdict
from factcheck.reporter.labels import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.model import Document, EventReport, Fact, Finding, Report, Side

__all__ = [
    "brief",
    "cause",
    "count",
    "first_wording",
    "labels",
    "listed",
    "sentence",
    "severity",
    "single_sources",
    "spellings",
    "subject",
    "summary",
    "support",
    "values",
    "verdicts",
    "why",
    "written",
]

_LONGEST_VALUE = 48  # of a quotation in a line: about half a screen


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 outlet", "3 outlets"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Iterable[str]) -> str:
    """Return the names in one phrase: "a", "a and b", "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def labels(documents: Sequence[Document]) -> dict[str, str]:
    """Return what to call each document: its outlet, or its id where an outlet has several."""
    times = Counter(document.outlet for document in documents)
    return {document.id: document.outlet if times[document.outlet] == 1 else document.id for document in documents}


def severity(level: Severity) -> str:
    """Return the severity as it is written everywhere."""
    return level.name.lower()


def written(side: Side) -> str:
    """Return a side's value as its first text writes it, cut to fit in a line."""
    return _short(side.as_written[0]) if side.as_written else ""


def _short(text: str) -> str:
    value = " ".join(text.split())
    return value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1].rstrip()}…"


def subject(fact: Fact) -> str:
    """Return what a fact is about, "" where its value says so already, as a quotation does."""
    label = _short(readable(fact))
    told = {written(side).casefold() for side in fact.sides}
    return "" if label.casefold() in told else label


def values(fact: Fact, names: Mapping[str, str]) -> str:
    """Return every value with its outlets: "35 tonnes (herald, wire); 35 tons (courier)"."""
    told = [(written(side), side.documents) for side in fact.sides] if len(fact.sides) > 1 else spellings(fact)
    return "; ".join(f"{text} ({', '.join(names.get(document, document) for document in documents)})" for text, documents in told)


def first_wording(fact: Fact) -> str:
    """Return the first of several wordings and how many outlets have one: "talks went on… · 3 outlets"."""
    told = len({document for side in fact.sides for document in side.documents})
    return f"{written(fact.sides[0])} · {count(told, 'outlet')}"


def spellings(fact: Fact) -> list[tuple[str, Sequence[str]]]:
    """Return the forms in which the claims of a fact write its value, each with the documents that do."""
    forms: dict[str, dict[str, None]] = {}
    for claim in fact.claims:
        forms.setdefault(_short(claim.mention.anchor.surface), {})[claim.mention.anchor.document] = None
    return [(form, tuple(documents)) for form, documents in forms.items()]


def cause(finding: Finding, fact: Fact | None) -> str:
    """Return the likely cause in words, "" where there is none or the explanation names it."""
    if finding.cause is None or (fact is not None and finding.cause in fact.explanation):
        return ""
    return finding.cause.replace("-", " ")


def why(finding: Finding, fact: Fact | None) -> str:
    """Return what the explanation of a fact adds to the message of its finding, which stands right above it.

    A finding on one article by itself has its arithmetic in the message, and in its suggestion the value that would fit.
    """
    if finding.fact is None:
        return "What would fit:" if finding.suggestion else ""
    explanation = fact.explanation if fact else ""
    repeated, _, added = explanation.rpartition(": ")
    if finding.message.rstrip(".") in explanation:
        added = explanation.replace(finding.message.rstrip("."), "").strip(" :;.")
    elif not repeated or repeated not in finding.message:
        return explanation
    return sentence(added)


def brief(message: str, shown: Sequence[str]) -> str:
    """Return a message without the list at its end where all of that is shown right below it, names and words alike."""
    head, _, told = message.partition(": ")
    named = any(words in head for words in shown)
    return head if told and not named and all(words in told for words in shown) else message


def sentence(words: str) -> str:
    """Return words as a sentence, "" for none."""
    bare = words.strip(" .")
    return f"{bare[:1].upper()}{bare[1:]}." if bare else ""


def support(fact: Fact) -> str:
    """Return how many outlets tell a fact and how many texts of their own wording are among them."""
    told = len({document for side in fact.sides for document in side.documents})
    independent = sum(side.independent for side in fact.sides)
    return count(told, "outlet") if independent >= told else f"{count(told, 'outlet')}, {count(independent, 'independent text')}"


def single_sources(report: EventReport, names: Mapping[str, str]) -> str:
    """Return how many facts each document alone tells: "17 facts in one outlet only: wire-a 9, wire-b 8"; "" where there is none."""
    alone = [fact for fact in report.facts if fact.verdict is Verdict.SINGLE]
    if not alone:
        return ""
    per_document = Counter(document for fact in alone for side in fact.sides[:1] for document in side.documents[:1])
    shares = [f"{names.get(document, document)} {per_document[document]}" for document in report.event.documents if per_document[document]]
    return f"{count(len(alone), 'fact')} in one outlet only: {', '.join(shares)}"


def verdicts(report: Report) -> Counter[Verdict]:
    """Count the facts that several documents tell by verdict."""
    return Counter(fact.verdict for event in report.events if len(event.event.documents) > 1 for fact in event.facts)


def summary(report: Report) -> str:
    """Return the report in one line."""
    levels = Counter(finding.severity for finding in report.findings if finding.acceptance is None)
    accepted = len(report.findings) - levels.total()
    facts = verdicts(report)
    found = [count(levels[level], severity(level)) for level in (Severity.ERROR, Severity.WARNING, Severity.NOTE)]
    found += [f"{accepted:,} accepted"] if accepted else []
    told = [
        count(facts[Verdict.CONFLICT], "conflict"),
        count(facts[Verdict.AGREEMENT] + facts[Verdict.EQUIVALENT], "agreement"),
    ]
    return (
        f"{count(len(report.documents), 'article')}, {count(len(report.events), 'event')}: {', '.join(told)}; "
        f"{', '.join(found)}{f'; {len(report.skipped):,} skipped' if report.skipped else ''}"
    )
