"""The whole path from paths to a report, on one page.

bytes -reading-> Document -text-> Sentence -extractor-> Mention -normalizer-> Claim
      -events-> Event -aligner-> Alignment -comparator-> Judgement -summary-> Report
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import aligner, comparator, events, extractor, normalizer, reading, summary, text
from factcheck import lexicon as tables
from factcheck.config import Policy
from factcheck.model import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, Event, Judgement, Report, Skipped
    from factcheck.reading import Inputs

__all__ = ["analyse", "compare", "extract", "read"]


def read(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Inputs:
    """Return the documents of files, folders or "-" (stdin), and what was passed over.

    Raises DocumentError, in one line a problem, where a named path yields no document or an id stands twice.
    """
    return reading.read(paths, stdin=stdin)


def analyse(document: Document, lexicon: Lexicon | None = None) -> Analysis:
    """Return the sentences and claims of one document."""
    lexicon = lexicon or tables.load()
    sentences = text.sentences(document, lexicon)
    mentions = extractor.extract(document, sentences, lexicon)
    return Analysis(document=document, sentences=sentences, claims=normalizer.normalize(document, mentions, lexicon))


def extract(documents: Iterable[Document], lexicon: Lexicon | None = None) -> Iterator[Analysis]:
    """Yield the analysis of each document, in the order given."""
    for document in documents:
        yield analyse(document, lexicon)


def _judge(event: Event, analyses: dict[str, Analysis], lexicon: Lexicon, policy: Policy) -> tuple[Event, list[Judgement]]:
    alignments = aligner.align([analyses[document] for document in event.documents], lexicon, policy)
    texts = comparator.texts_of(event, {document: analyses[document].document for document in event.documents})
    return event, [comparator.judge(alignment, texts, lexicon, policy) for alignment in alignments]


def compare(documents: Sequence[Document], skipped: Sequence[Skipped] = (), policy: Policy | None = None) -> Report:
    """Return the report on the documents: which tell of one event, and where they agree, differ in form or conflict."""
    lexicon, policy = tables.load(), policy or Policy()
    analyses = {analysis.document.id: analysis for analysis in extract(documents, lexicon)}
    judged = (_judge(event, analyses, lexicon, policy) for event in events.detect(documents, lexicon, policy))
    return summary.summarize(documents, judged, skipped)
