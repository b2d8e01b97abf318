"""Claims and facts written at once: the same lines as their objects make."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from factcheck import pipeline
from factcheck.model import Document, Severity
from factcheck.reporter.as_json import claim_object, fact_object, line
from factcheck.reporter.claim_lines import claim_line, fact_line
from tests.conftest import ROOT

if TYPE_CHECKING:
    from factcheck.model import Claim

TEXT = (
    'Interior Minister Ada Brandt said on Saturday that "at least 2,001 people", 75 of them foreigners, had fled Kabul since May.\n\n'
    "The Kestrel Port Authority (KPA) lost £3.5m this year, up 12% from 2019, about 0.43 per 100,000 residents, or 40 tons of grain. "
    "It could cost 123,456,789,012,345,678 dollars or 12,345,678,901,234,567.5 yen.\n\n"
    'According to the Quito "office"\t\\ of the World Food Programme, none was killed and another 12 to 15 may be hurt by 3 March 2026. '
    "“Il fait froid” \ud800, Ms Brandt said, “-3°C.” The ferry Imani carried 12 passengers of Norwegian nationality.\n"
)


def claims_of(document: Document) -> list[Claim]:
    return [claim for analysis in pipeline.extract([document]) for claim in analysis.claims]


def test_a_line_is_that_of_the_object() -> None:
    document = Document(id='a"1\\é', text=TEXT, title="2,001 flee Kabul", outlet="Herald", published=datetime(2026, 3, 7, 9, tzinfo=UTC))
    claims = claims_of(document)

    assert {claim.kind for claim in claims} >= {"count", "money", "percent", "date", "quotation", "name", "title"}
    assert [claim_line(claim) for claim in claims] == [line(claim_object(claim)) for claim in claims]


@pytest.mark.parametrize("folder", ["seeds", "training/clusters"])
def test_so_is_each_of_the_sample_articles(folder: str) -> None:
    documents = pipeline.read([ROOT / folder]).documents[:40]
    claims = [claim for document in documents for claim in claims_of(document)]

    assert len(claims) > 100
    assert [claim_line(claim) for claim in claims] == [line(claim_object(claim)) for claim in claims]


def test_so_is_each_fact_of_the_sample_articles() -> None:
    report = pipeline.compare(pipeline.read([ROOT / "seeds", ROOT / "tests/articles"]).documents)
    facts = [fact for event in report.events for fact in event.facts]

    assert {fact.severity for fact in facts} > {Severity.NONE}
    assert [fact_line(fact) for fact in facts] == [line(fact_object(fact)) for fact in facts]
