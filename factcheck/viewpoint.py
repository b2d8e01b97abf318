"""A report as one reader needs it: an author with a draft, a pull request with its files, a desk that trusts one document.

In: a finished report and the ids of the documents that matter. Out: a report with fewer findings, or with messages that say who departs
from whom. Nothing here changes a verdict.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from factcheck.mapped import chosen, each
from factcheck.model import NameClaim, StatementClaim, Verdict
from factcheck.summary import facts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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
        return replace(fact, explanation=fact.explanation.replace(old, new)) if old and old != new else fact

    events = each(report.events, lambda entry: replace(entry, facts=tuple(map(explained, entry.facts))))
    return replace(report, events=events, findings=tuple(findings))


def _to_author(finding: Finding, fact: Fact | None, drafts: Collection[str], outlets: Mapping[str, str]) -> str:
    if fact is None or finding.rule not in _VALUES or len(told := _told(fact, drafts)) == 1:
        return finding.message[:1].upper() + finding.message[1:]
    ordered = sorted(told, key=lambda value: not any(document in drafts for document in value.documents))
    parts = [
        part
        for value in ordered
        for part in _parts(value, [outlets[document] for document in value.documents if document in drafts], drafts, outlets)
    ]
    sentence = ", ".join(parts) + _VALUES[finding.rule]
    return sentence[:1].upper() + sentence[1:]


class _Told(NamedTuple):
    """A value as it is written, and the documents that write it so, or give it in another form."""

    written: str
    documents: tuple[str, ...]


def _told(fact: Fact, preferred: Collection[str] = ()) -> list[_Told]:
    """Return the values of a fact: one a side, in the words of the preferred documents, or one a form where it has but one side."""
    if len(fact.sides) > 1:
        return [_Told(_written(fact, side, preferred), side.documents) for side in fact.sides if side.as_written]
    forms: dict[str, dict[str, None]] = {}
    for claim in fact.claims:
        forms.setdefault(claim.mention.anchor.surface, {})[claim.mention.anchor.document] = None
    return [_Told(form, tuple(documents)) for form, documents in forms.items()]


def _written(fact: Fact, side: Side, preferred: Collection[str]) -> str:
    anchors = [claim.mention.anchor for claim in fact.claims]
    own = (anchor.surface for anchor in anchors if anchor.document in preferred and anchor.document in side.documents)
    return next((surface for surface in own if surface in side.as_written), side.as_written[0])


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


def by_reference(report: Report, references: Collection[str]) -> Report:
    """Return the report in which findings say who departs from the reference: "wire-b departs from press-release: 2,010, not 2,001".

    Only a conflict is a departure; where rounding or a later count explains a difference, nobody departs.
    """
    trusted = frozenset(references)
    facts = facts_of(report)
    outlets = {document.id: document.outlet for document in report.documents}
    return _retold(report, [_departure(finding, facts.get(finding.fact or ""), trusted, outlets) for finding in report.findings])


def _departure(finding: Finding, fact: Fact | None, trusted: frozenset[str], outlets: Mapping[str, str]) -> Finding:
    if fact is None or fact.verdict is not Verdict.CONFLICT or trusted.isdisjoint(finding.documents):
        return finding
    departing = _departing(fact, trusted)
    if not departing:
        return finding
    reference = _listed(outlets[document] for document in finding.documents if document in trusted)
    names = [outlets[document] for document in departing]
    told = f"{_listed(names)} {'departs' if len(set(names)) == 1 else 'depart'} from {reference}"
    message = f"{told}: {_not(fact, trusted, outlets)}" if finding.rule in _VALUES else f"{finding.message}; {told}"
    return replace(finding, message=message, focus=departing, suggestion=finding.suggestion or _remedy(fact, finding, trusted, reference))


def _remedy(fact: Fact, finding: Finding, trusted: frozenset[str], reference: str) -> str | None:
    """Return what the reference has where that is a value, None for wordings."""
    if finding.rule not in _VALUES:
        return None
    right = (value.written for value in _told(fact, trusted) if not trusted.isdisjoint(value.documents))
    return f"The reference, {reference}, has {_listed(right)}."


def _not(fact: Fact, trusted: frozenset[str], outlets: Mapping[str, str]) -> str:
    """Return the values beside the reference's: "2,010, not 2,001", each with its outlets where there are several."""
    told = _told(fact, trusted)
    others = [value for value in told if trusted.isdisjoint(value.documents)]
    right = _listed(value.written for value in told if not trusted.isdisjoint(value.documents))
    if len(others) == 1:
        return f"{others[0].written}, not {right}"
    return (
        f"{'; '.join(f'{value.written} in {_listed(outlets[document] for document in value.documents)}' for value in others)}, not {right}"
    )


def _departing(fact: Fact, trusted: frozenset[str]) -> tuple[str, ...]:
    """Return the documents whose value, name or wording is none of the reference's."""
    if any(side.unit is not None for side in fact.sides):
        return tuple(sorted(document for side in fact.sides if trusted.isdisjoint(side.documents) for document in side.documents))
    words: dict[str, set[str]] = {}
    for claim in fact.claims:
        words.setdefault(claim.mention.anchor.document, set()).add(_words(claim))
    right = {told for document in trusted & words.keys() for told in words[document]}
    return tuple(sorted(document for document, told in words.items() if document not in trusted and not _among(told, right)))


def _words(claim: Claim) -> str:
    if isinstance(claim, StatementClaim):
        return f" {' '.join(claim.wording.words)} "
    return f" {' '.join(claim.identity.words)} " if isinstance(claim, NameClaim) else claim.mention.anchor.surface


def _among(told: Iterable[str], right: Collection[str]) -> bool:
    """Say whether one of some wordings is one of the reference's, or a part of it, or the other way round."""
    return any(one in other or other in one for one in told for other in right)
