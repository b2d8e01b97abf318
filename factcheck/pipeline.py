"""The whole path from paths to a report, on one page.

bytes -reading-> Document -text-> Sentence -extractor-> Mention -normalizer-> Claim
      -events-> Event -aligner-> Alignment -comparator-> Judgement -summary-> Report
and, of each document by itself, Claim -consistency-> Finding -summary-> Report
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING

from factcheck import aligner, comparator, consistency, events, extractor, normalizer, reading, spool, summary, text, workers
from factcheck import lexicon as tables
from factcheck.config import Policy
from factcheck.errors import DocumentError
from factcheck.model import Analysis, Explanation
from factcheck.quick import NamedTuple
from factcheck.workers import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from factcheck.events.terms import Profile
    from factcheck.lexicon import Lexicon
    from factcheck.model import Claim, Document, Event, EventReport, Fact, Finding, Report, Skipped
    from factcheck.reading import Inputs
    from factcheck.workers import Block, Crew, Printer

__all__ = ["analyse", "check", "compare", "compare_block", "compare_read", "explain", "extract", "judge", "packed", "read"]

# Up to so many documents a report is held in memory; the claims of more take gigabytes.
_HELD = 1_000


def read(
    paths: Sequence[str | Path], stdin: BinaryIO | None = None, *, options: reading.Options | None = None, strict: bool = False
) -> Inputs:
    """Return the documents of files, folders or "-" (stdin), and what was passed over.

    Raises DocumentError, in one line a problem, where a named path yields no document or an id stands twice; `strict` adds every file and
    record that is passed over because it cannot be read.
    """
    return reading.read(paths, stdin=stdin, options=options, strict=strict)


def analyse(document: Document, lexicon: Lexicon | None = None) -> Analysis:
    """Return the sentences and claims of one document."""
    lexicon = lexicon or tables.load()
    clean = text.cleaned(document)
    if clean is not None:  # read without what nobody sees ("thir\u00adteen"), its places told as in the document itself
        found = analyse(clean[0], lexicon)
        return Analysis(document, clean[1].sentences(found.sentences), clean[1].claims(found.claims))
    sentences = text.sentences(document, lexicon)
    mentions = extractor.extract(document, sentences, lexicon)
    return Analysis(document=document, sentences=sentences, claims=normalizer.normalize(document, mentions, lexicon))


def extract(documents: Iterable[Document], lexicon: Lexicon | None = None) -> Iterator[Analysis]:
    """Yield the analysis of each document, in the order given."""
    for document in documents:
        yield analyse(document, lexicon)


def _checked(documents: Sequence[Document], policy: Policy) -> list[tuple[Analysis, tuple[Finding, ...]]]:
    """Return the analysis of each document, and what is wrong inside it."""
    lexicon = tables.load(policy.own_words)
    return [(analysis, consistency.check(analysis, lexicon, policy)) for analysis in extract(documents, lexicon)]


def _faults(documents: Sequence[Document], policy: Policy) -> list[Finding]:
    """Return what is wrong inside each document; what was read in it is not kept."""
    return [finding for document in documents for _, found in _checked([document], policy) for finding in found]


def check(documents: Sequence[Document], skipped: Sequence[Skipped] = (), policy: Policy | None = None, *, jobs: int = 1) -> Report:
    """Return a report on each document against itself alone, without events; `jobs` is the number of processes."""
    work = partial(_faults, policy=policy or Policy())
    faults = [finding for found in workers.in_order(work, documents, jobs) for finding in found]
    return summary.without_events(documents, faults, skipped)


def judge(event: Event, analyses: Mapping[str, Analysis], lexicon: Lexicon, policy: Policy) -> tuple[EventReport, list[Finding]]:
    """Return what the documents of one event say of each other, and what is wrong inside each; nothing else enters into it."""
    own = [analyses[document] for document in event.documents]
    documents = {analysis.document.id: analysis.document for analysis in own}
    texts = comparator.texts_of(event, documents)
    judged = [comparator.judge(alignment, texts, lexicon, policy) for alignment in aligner.align(own, lexicon, policy)]
    judgements = comparator.with_causes(judged)
    faults = [finding for analysis in own for finding in consistency.check(analysis, lexicon, policy)]
    return summary.event_report(event, judgements, documents, faults)


def _profiles(documents: Sequence[Document], policy: Policy) -> list[tuple[str, Profile]]:
    make = events.profiler(tables.load(policy.own_words), policy).profile
    return [(document.id, make(document)) for document in documents if document.event is None]


def compare_block(block: Block, policy: Policy) -> tuple[list[EventReport], list[Finding]]:
    """Return the events of a block as they are reported, and their findings: what any process can do by itself."""
    lexicon = tables.load(policy.own_words)
    remaining = iter(block.documents)
    reports: list[EventReport] = []
    findings: list[Finding] = []
    for event in block.events:
        analyses = {analysis.document.id: analysis for analysis in extract(islice(remaining, len(event.documents)), lexicon)}
        report, found = judge(event, analyses, lexicon, policy)
        reports.append(report)
        findings += found
    return reports, findings


class _Compared(NamedTuple):
    """A block as it has been compared: its events, packed where they go to disk, their findings, and their text where they are printed."""

    events: list[EventReport] | bytes
    findings: list[Finding]
    printed: str | None = None


def _facts(event: Event, document: Document, policy: Policy) -> Sequence[Fact]:
    return compare_block(workers.Block((event,), (document,)), policy)[0][0].facts


def packed(block: Block, reports: Iterable[EventReport], policy: Policy, *, whole: bool) -> bytes:
    """Return the events of a block in the form that goes to disk, the facts of each by themselves: of most nobody asks for them.

    Those of a document that is alone are kept if `whole` says that they will be asked for, else they are read anew should they be.
    """
    documents = {document.id: document for document in block.documents}
    kept = []
    for report in reports:
        first, *others = report.event.documents
        seldom = not others and not whole
        make = partial(_facts, report.event, documents[first], policy) if seldom else partial(spool.unpack, spool.pack(report.facts))
        kept.append(replace(report, facts=spool.Later(make, len(report.facts))))
    return spool.pack(kept)


def _compared(block: Block, policy: Policy) -> _Compared:
    return _Compared(*compare_block(block, policy))


def _stored(block: Block, policy: Policy, printer: Printer | None, *, whole: bool) -> _Compared:
    """Compare a block for a report that is kept on disk."""
    reports, findings = compare_block(block, policy)
    return _Compared(packed(block, reports, policy, whole=whole), findings, printer(reports, block.documents) if printer else None)


def compare(
    documents: Sequence[Document],
    skipped: Sequence[Skipped] = (),
    policy: Policy | None = None,
    *,
    crew: Crew = ALONE,
) -> Report:
    """Return the report on the documents: which tell of one event, and where they agree, differ in form or conflict.

    It is the same whoever compares. The events of many documents are kept on disk until they are printed.
    """
    policy, jobs = policy or Policy(), crew.jobs
    profiles = {} if jobs == 1 else dict(chain.from_iterable(workers.in_order(partial(_profiles, policy=policy), documents, jobs)))
    blocks = workers.blocks(events.detect(documents, tables.load(policy.own_words), policy, profiles), documents)
    del profiles
    reports: spool.Spool[EventReport] = spool.Spool()
    findings: list[Finding] = []
    held = len(documents) <= _HELD
    work = partial(_compared, policy=policy) if held else partial(_stored, policy=policy, printer=crew.printer, whole=crew.whole)
    for block, done in zip(blocks, workers.each(work, blocks, jobs, workers.name_of), strict=True):
        reports.add(done.events, len(block.events), done.printed)
        findings += done.findings
        crew.advance(len(block.documents))
    return summary.gather(documents, tuple(reports) if held else reports, findings, skipped)


def compare_read(analyses: Iterable[Analysis], skipped: Sequence[Skipped] = (), policy: Policy | None = None) -> Report:
    """Return the report on documents that have been read already, as an archive holds them."""
    policy = policy or Policy()
    lexicon = tables.load(policy.own_words)
    own = {analysis.document.id: analysis for analysis in analyses}
    documents = [analysis.document for analysis in own.values()]
    judged = [judge(event, own, lexicon, policy) for event in events.detect(documents, lexicon, policy)]
    findings = [finding for _, found in judged for finding in found]
    return summary.gather(documents, tuple(report for report, _ in judged), findings, skipped)


def _wanted(report: Report, claims: tuple[str, str] | None, fingerprint: str | None) -> tuple[Fact | None, list[Claim]]:
    """Return the fact and the claims that a fingerprint or two claim ids name.

    Raises DocumentError where the report holds no such finding or claim.
    """
    facts = [fact for event in report.events for fact in event.facts]
    if fingerprint is not None:
        named = next((finding.fact for finding in report.findings if finding.fingerprint == fingerprint), None)
        fact = next((fact for fact in facts if fact.id == named), None)
        if fact is None:
            raise DocumentError(f"no finding has the fingerprint {fingerprint}; factcheck compare PATH... --format json lists them")
        return fact, list(fact.claims)
    by_id = {claim.id: (claim, fact) for fact in facts for claim in fact.claims}
    missing = [name for name in claims or () if name not in by_id]
    if missing:
        raise DocumentError(f"no claim has the id {missing[0]}; factcheck extract PATH... --format jsonl lists them")
    chosen = [by_id[name] for name in claims or ()]
    return chosen[0][1] if chosen[0][1] is chosen[1][1] else None, [claim for claim, _ in chosen]


def explain(
    documents: Sequence[Document], *, claims: tuple[str, str] | None = None, fingerprint: str | None = None, policy: Policy | None = None
) -> Explanation:
    """Return how a finding, or the comparison of any two claims, was reached: bounds, waterfall, what forbids it, the verdict.

    Raises DocumentError where no finding or claim has that name.
    """
    policy = policy or Policy()
    lexicon = tables.load(policy.own_words)
    report = compare(documents, policy=policy)
    within = tuple(finding for finding in report.findings if fingerprint == finding.fingerprint and finding.fact is None)
    if within:
        return Explanation(fact=None, findings=within[:1], comparisons=())
    fact, wanted = _wanted(report, claims, fingerprint)
    told = {claim.mention.anchor.document for claim in wanted}
    analyses = {
        analysis.document.id: analysis for analysis in extract([document for document in documents if document.id in told], lexicon)
    }
    own = {claim.id: (claim, analysis) for analysis in analyses.values() for claim in analysis.claims}
    pairs = [
        (one, other)
        for one, other in combinations(wanted, 2)
        if claims is not None or one.mention.anchor.document != other.mention.anchor.document
    ]
    return Explanation(
        fact=fact,
        findings=tuple(finding for finding in report.findings if fact is not None and finding.fact == fact.id),
        comparisons=tuple(aligner.explain(own[one.id], own[other.id], lexicon, policy, fact=fact) for one, other in pairs),
    )
