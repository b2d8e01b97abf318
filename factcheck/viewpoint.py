"""A report as one reader needs it: an author with a draft, a pull request with its files, a desk that trusts one document.

In: a finished report and the ids of the documents that matter. Out: a report with fewer findings, or with messages that say who departs
from whom. Nothing here changes a verdict.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck import intervals
from factcheck.mapped import chosen, each
from factcheck.model import DateClaim, FigureClaim, Modifier, NameClaim, StatementClaim, Verdict
from factcheck.quick import NamedTuple
from factcheck.summary import facts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from factcheck.config import Policy
    from factcheck.model import Claim, Document, Fact, Finding, Report, Side

__all__ = ["DRAFT", "about", "addressed", "by_reference", "involving", "titled", "within"]

# What messages call a draft while it is compared.
DRAFT = "your draft"
# The rules whose message is nothing but outlets and their values, and what follows these.
_VALUES = {
    "figure.conflict": "",
    "date.conflict": "",
    "figure.approximate": "",
    "figure.update": ": a running figure, told at different times",
}

# Texts say "nearly", "some", "as many as"; what they mean by it is one of these.
_HEDGES = {
    Modifier.APPROXIMATE: "about ",
    Modifier.AT_LEAST: "at least ",
    Modifier.AT_MOST: "at most ",
    Modifier.MORE_THAN: "more than ",
    Modifier.LESS_THAN: "less than ",
}


def involving(report: Report, documents: Collection[str]) -> Report:
    """Return the report with the findings that rest on one of these documents; it is what each of them points to first."""
    wanted = frozenset(documents)
    kept = (
        replace(finding, focus=tuple(document for document in finding.documents if document in wanted))
        for finding in report.findings
        if not wanted.isdisjoint(finding.documents)
    )
    return replace(report, findings=tuple(kept))


def within(report: Report, event: str) -> Report:
    """Return the report on one event alone."""
    events = chosen(report.events, lambda entry: entry.event.id == event)
    members = {document for entry in events for document in entry.event.documents}
    return replace(
        report,
        events=events,
        documents=tuple(document for document in report.documents if document.id in members),
        findings=tuple(finding for finding in report.findings if finding.event == event),
    )


def about(report: Report, documents: Collection[str]) -> Report:
    """Return the report on the events that one of these documents tells of."""
    wanted = frozenset(documents)
    events = chosen(report.events, lambda entry: not wanted.isdisjoint(entry.event.documents))
    members = {document for entry in events for document in entry.event.documents} | wanted
    return replace(report, events=events, documents=tuple(document for document in report.documents if document.id in members))


def titled(drafts: Sequence[Document]) -> tuple[Document, ...]:
    """Return drafts under the name by which messages address their author; of several each keeps its own beside it."""
    alone = len(drafts) == 1
    return tuple(replace(draft, outlet=DRAFT if alone else f"{DRAFT} {draft.outlet}") for draft in drafts)


def addressed(report: Report, drafts: Sequence[Document]) -> Report:
    """Return the report with messages for the author of the drafts, whose value comes first: "Your draft says 134, Dawn says 143".

    `report` was made of drafts under the names of `titled`; here they get their own back.
    """
    own = {draft.id: draft for draft in drafts}
    outlets = {document.id: document.outlet for document in report.documents}
    facts = facts_of(report)
    findings = [replace(finding, message=_to_author(finding, facts.get(finding.fact or ""), own, outlets)) for finding in report.findings]
    documents = tuple(own.get(document.id, document) for document in report.documents)
    return _retold(replace(report, documents=documents), findings)


def _retold(report: Report, findings: Sequence[Finding]) -> Report:
    """Return the report with findings of other messages, which the explanations of their facts repeat."""
    told = {old.fact: (old.message, new.message) for old, new in zip(report.findings, findings, strict=True) if old.fact is not None}

    def explained(fact: Fact) -> Fact:
        old, new = told.get(fact.id, ("", ""))
        return fact._replace(explanation=fact.explanation.replace(old, new)) if old and old != new else fact

    events = each(report.events, lambda entry: replace(entry, facts=tuple(map(explained, entry.facts))))
    return replace(report, events=events, findings=tuple(findings))


def _to_author(finding: Finding, fact: Fact | None, drafts: Collection[str], outlets: Mapping[str, str]) -> str:
    if fact is None or finding.rule not in _VALUES or len(told := _told(fact, drafts)) == 1:
        return _begun(finding.message)
    ordered = sorted(told, key=lambda value: not any(document in drafts for document in value.documents))
    parts = [
        part
        for value in ordered
        for part in _parts(value, [outlets[document] for document in value.documents if document in drafts], drafts, outlets)
    ]
    return _begun(", ".join(parts) + _VALUES[finding.rule])


def _begun(sentence: str) -> str:
    """Return a sentence with a capital where it begins with a draft; the name of an outlet stays as it is."""
    return DRAFT.capitalize() + sentence.removeprefix(DRAFT) if sentence.startswith(DRAFT) else sentence


class _Told(NamedTuple):
    """A value as it is written, and the documents that give it."""

    written: str
    documents: tuple[str, ...]


def _told(fact: Fact, preferred: Collection[str] = ()) -> list[_Told]:
    """Return the values of a fact, each in the words of the preferred documents where they give it."""
    return [_Told(_written(fact, side, preferred), side.documents) for side in fact.sides if side.as_written]


def _written(fact: Fact, side: Side, preferred: Collection[str]) -> str:
    """Return how a side writes its value, with its hedge: "about 2,000"."""
    own = [claim for claim in fact.claims if claim.mention.anchor.document in side.documents]
    exact = [claim for claim in own if claim.mention.anchor.surface in side.as_written]
    first = next((claim for claim in exact if claim.mention.anchor.document in preferred), exact[0] if exact else None)
    if first is None:
        return side.as_written[0]
    hedge = _HEDGES.get(first.mention.modifier, "") if isinstance(first, FigureClaim) else ""
    return hedge + first.mention.anchor.surface


def _parts(value: _Told, own: Sequence[str], drafts: Collection[str], outlets: Mapping[str, str]) -> Iterator[str]:
    """Yield who says a value: "your draft, like Dawn, says 134", or "Dawn and Reuters say 143"."""
    others = [outlets[document] for document in value.documents if document not in drafts]
    if not own:
        yield f"{_listed(others)} {_say(others)} {value.written}"
        return
    like = f", like {_listed(others)}," if others else ""
    yield f"{_listed(own)}{like} {_say(own)} {value.written}"


def _say(names: Sequence[str]) -> str:
    return "says" if len(set(names)) == 1 else "say"


def _listed(names: Iterable[str]) -> str:
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


# ---------------------------------------------------------------- judged by one document


def by_reference(report: Report, references: Collection[str], policy: Policy) -> Report:
    """Return the report in which findings say who departs from the reference: "wire-b departs from press-release: 2,010, not 2,001".

    Only a conflict is a departure; where rounding or a later count explains a difference, nobody departs.
    """
    trusted = frozenset(references)
    facts = facts_of(report)
    outlets = {document.id: document.outlet for document in report.documents}

    def judged(finding: Finding) -> Finding:
        fact = facts.get(finding.fact or "")
        if fact is None or fact.verdict is not Verdict.CONFLICT or trusted.isdisjoint(finding.documents):
            return finding
        departing = _departing(fact, trusted, policy)
        return _departure(finding, fact, (trusted, departing), outlets) if departing else finding

    return _retold(report, [judged(finding) for finding in report.findings])


def _departure(finding: Finding, fact: Fact, parties: tuple[frozenset[str], tuple[str, ...]], outlets: Mapping[str, str]) -> Finding:
    trusted, departing = parties
    reference = _listed(outlets[document] for document in finding.documents if document in trusted)
    names = [outlets[document] for document in departing]
    told = f"{_listed(names)} {'departs' if len(set(names)) == 1 else 'depart'} from {reference}"
    message = f"{told}: {_not(fact, parties, outlets)}" if finding.rule in _VALUES else f"{finding.message}; {told}"
    return replace(finding, message=message, focus=departing, suggestion=finding.suggestion or _remedy(fact, finding, trusted, reference))


def _remedy(fact: Fact, finding: Finding, trusted: frozenset[str], reference: str) -> str | None:
    """Return what the reference has where that is a value, None for wordings."""
    if finding.rule not in _VALUES:
        return None
    right = (value.written for value in _told(fact, trusted) if not trusted.isdisjoint(value.documents))
    return f"The reference, {reference}, has {_listed(right)}."


def _not(fact: Fact, parties: tuple[frozenset[str], tuple[str, ...]], outlets: Mapping[str, str]) -> str:
    """Return the values beside the reference's: "2,010, not 2,001", each with its outlets where there are several."""
    trusted, departing = parties
    told = _told(fact, trusted)
    others = [value for value in told if not set(departing).isdisjoint(value.documents)]
    right = _listed(value.written for value in told if not trusted.isdisjoint(value.documents))
    if len(others) == 1:
        return f"{others[0].written}, not {right}"
    named = (f"{value.written} in {_listed(outlets[document] for document in value.documents)}" for value in others)
    return f"{'; '.join(named)}, not {right}"


def _departing(fact: Fact, trusted: frozenset[str], policy: Policy) -> tuple[str, ...]:
    """Return the documents whose values, names or wordings are none of the reference's and cannot be right beside them."""
    told: dict[str, list[Claim]] = {}
    for claim in fact.claims:
        told.setdefault(claim.mention.anchor.document, []).append(claim)
    right = [claim for document in sorted(trusted & told.keys()) for claim in told[document]]
    return tuple(
        sorted(
            document
            for document, claims in told.items()
            if document not in trusted and not any(_agree(one, other, policy) for one in claims for other in right)
        )
    )


def _agree(one: Claim, other: Claim, policy: Policy) -> bool:
    """Say whether two claims can both be right: of two wordings one is the other or a part of it."""
    if isinstance(one, FigureClaim) and isinstance(other, FigureClaim):
        return intervals.relate(one, other, policy) is not intervals.Relation.DISJOINT
    if isinstance(one, DateClaim) and isinstance(other, DateClaim):
        return _meet(one, other)
    if isinstance(one, NameClaim) and isinstance(other, NameClaim):
        return one.identity.words == other.identity.words  # "deputy governor" holds "governor", and is another office
    left, right = _words(one), _words(other)
    return left in right or right in left


def _meet(one: DateClaim, other: DateClaim) -> bool:
    """Say whether two dates have a day in common; where one of them is not settled, whether they are written alike."""
    left, right = one.range, other.range
    if left.first and left.last and right.first and right.last:
        return left.first <= right.last and right.first <= left.last
    return one.mention.expression == other.mention.expression


def _words(claim: Claim) -> str:
    return f" {' '.join(claim.wording.words)} " if isinstance(claim, StatementClaim) else claim.mention.anchor.surface
