"""One card for each finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck import baseline
from factcheck.model import Acceptance, Bounds, Comparison, Evidence, FigureClaim, Verdict
from factcheck.reporter.cards import Card, cards, library_of

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model import Fact, Finding, Report


def made(report: Report) -> tuple[Card, ...]:
    """Return the cards of the first event."""
    return cards(report.findings, report.events[0], library_of(report))


def about(report: Report, finding: Finding, fact: Fact) -> Card:
    """Return the card of one finding about one fact."""
    return made(replace(report, findings=(finding,), events=(replace(report.events[0], facts=(fact,)),)))[0]


def test_the_gravest_first(report: Report) -> None:
    """In the order of severity, each with an address of its own; what was accepted comes last."""
    accepted = replace(report.findings[0], acceptance=Acceptance("not the same thing", "Mara Lindt", date(2025, 12, 31)))
    found = made(replace(report, findings=(accepted, *report.findings[::-1])))

    assert [card.level for card in found] == ["error", "warning", "warning", "note", "error"]
    assert [card.anchor for card in found if card.level == "error"] == ["finding-f-suspects", "finding-f-suspects-2"]
    assert found[-1].accepted == "Accepted by Mara Lindt until 2025-12-31: not the same thing."
    assert found[0].accepted == ""


def test_a_card_names_its_articles_and_its_kind(report: Report) -> None:
    """By number: the filter reads them."""
    assert [(card.documents, card.kind) for card in made(report)[:2]] == [((1, 2, 3), "count"), ((1, 2), "quotation")]


def test_arithmetic_of_figures_and_dates_alone(report: Report, calm: tuple[Fact, ...]) -> None:
    """A wording has none; what several outlets write alike is one line."""
    dated = calm[2]
    finding = replace(report.findings[0], fact=dated.id, claims=tuple(claim.id for claim in dated.claims), rule="date.conflict")
    figure, wording = made(report)[:2]
    date_card = about(report, finding, dated)

    assert figure.arithmetic
    assert [(step.outlets, step.written) for step in figure.arithmetic.steps] == [
        ("harbour-news", "2,010"),
        ("ledger, morning-copy", "2,001"),
    ]
    assert figure.arithmetic.gap == "9"
    assert wording.arithmetic is None
    assert date_card.arithmetic
    assert [(step.written, step.means, step.allows) for step in date_card.arithmetic.steps] == [("4 March 2025", "2025-03-04", "")]
    assert date_card.arithmetic.plot is None


def test_a_hedge_widens_what_a_figure_allows(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Where the two were compared, the comparison says how far."""
    one, other, _ = conflicting[0].claims
    bounds = tuple(
        Bounds(claim.id, written, "1", Decimal(value), Decimal(value), Decimal(low), Decimal(high))
        for claim, written, value, low, high in ((one, "2,010", 2010, 1809, 2211), (other, "2,001", 2001, 2001, 2001))
    )
    lines = tuple(Evidence(f"field {number}", "same", 0.5 - number / 10) for number in range(12))
    comparison = Comparison((one, other), "disjoint", None, lines, weight=0.4, needed=0.7, bounds=bounds)
    card = made(replace(report, comparisons=(comparison,)))[0]

    assert card.arithmetic
    assert [step.allows for step in card.arithmetic.steps] == ["1,809 to 2,211", "2,001"]
    assert card.arithmetic.gap == ""
    (fall,) = card.waterfalls
    assert fall.told == "+0.40; 0.70 is enough, which other claims of the group gave"
    assert fall.pair == "harbour-news: 2,010 / ledger: 2,001"
    assert len(fall.bars) == 7
    assert fall.bars[-1].field == "6 others"
    assert [bar.against for bar in fall.bars].count(True) >= 2


def test_a_pair_that_is_weighed_by_words_has_no_waterfall(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """There is no line to show."""
    one, other = conflicting[1].claims

    assert made(replace(report, comparisons=(Comparison((one, other), "words", None, (), 0.0, 0.0),)))[1].waterfalls == ()


def test_an_update_is_shown_over_time(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Where every text has its time, and the times can be compared."""
    fact = conflicting[0]._replace(verdict=Verdict.UPDATE)
    first, *others = report.documents
    later = [replace(document, published=datetime(2025, 3, 4, 19 + number, tzinfo=UTC)) for number, document in enumerate(others)]
    dated = replace(report, documents=(first, *later))
    naive = replace(report, documents=(first, *(replace(document, published=datetime(2025, 3, 5, 8)) for document in others)))  # noqa: DTZ001 -- no zone is what is tested

    bare = tuple(claim._replace(quantity=claim.quantity._replace(high=None)) for claim in fact.claims if isinstance(claim, FigureClaim))
    wordless = fact._replace(claims=report.events[0].facts[1].claims)

    assert about(dated, report.findings[0], fact._replace(claims=bare)).timeline == about(dated, report.findings[0], fact).timeline
    assert about(dated, replace(report.findings[0], claims=report.findings[1].claims), wordless).timeline is None
    moved = about(dated, report.findings[0], fact).timeline
    assert moved
    assert [point.moment.label for point in moved.points] == ["harbour-news: 2,010", "ledger: 2,001", "morning-copy: 2,001"]
    assert len(moved.lines) == 2
    assert about(report, report.findings[0], fact).timeline is None
    assert about(naive, report.findings[0], fact).timeline is None
    assert made(dated)[0].timeline is None


def test_a_finding_within_one_article_has_a_card(report: Report) -> None:
    """It has no fact and no arithmetic, and its evidence is shown."""
    finding = replace(report.findings[0], fact=None, event=None, rule="not.known", documents=("harbour-news",), claims=())
    finding = replace(finding, evidence=finding.evidence[:1], suggestion="they come to 100")
    (card,) = cards((finding,), None, library_of(report))

    assert (card.kind, card.rule, card.arithmetic, card.suggestion) == ("", None, None, "They come to 100.")
    assert [exhibit.outlets for exhibit in card.exhibits] == ["harbour-news"]


def test_an_explanation_that_repeats_the_message_is_left_out(report: Report, conflicting: tuple[Fact, ...]) -> None:
    """Said once is enough."""
    message = report.findings[0].message
    events = (replace(report.events[0], facts=(conflicting[0]._replace(explanation=f"{message}."),)),)

    assert made(replace(report, events=events))[0].explanation == ""
    assert made(report)[0].explanation != ""


def test_the_entry_is_one_of_a_baseline(report: Report, hostile: Report, tmp_path: Path) -> None:
    """Whatever a message holds, the file can be read, and accepts the finding."""
    for each in (report, hostile):
        named = tuple(replace(finding, fingerprint=f"v1:{number:016x}") for number, finding in enumerate(each.findings))
        file = tmp_path / "accepted.toml"
        entries = (card.entry for card in made(replace(each, findings=named)))
        file.write_text("\n\n".join(["version = 1", *entries, ""]), encoding="utf-8")

        assert [(entry.fingerprint, entry.rule) for entry in baseline.read(file).entries] == [
            (each.fingerprint, each.rule) for each in named
        ]
