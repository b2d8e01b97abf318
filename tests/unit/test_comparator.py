"""The verdict on an alignment of figures: by interval arithmetic, with the cause where one is plain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factcheck import comparator, lexicon, pipeline
from factcheck.config import Policy
from factcheck.model import Alignment, Change, Document, Event, Evidence, Kind, Modifier, Reading, Severity, Verdict
from tests.building import Draft, analysis

if TYPE_CHECKING:
    from factcheck.model import Judgement

POLICY = Policy()
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def arrested(value: str, **more: object) -> Draft:
    return Draft(surface=f"{int(value):,}", value=value, subject="suspect", predicate="arrest", **more)  # type: ignore[arg-type]


def bought(value: str) -> Draft:
    return Draft(surface=value, value=value, sentence=f"The firm bought {value} buses.", subject="bus", predicate="buy")


def dead(value: str, **more: object) -> Draft:
    return Draft(surface=value, value=value, subject="people", predicate="kill", **more)  # type: ignore[arg-type]


def judge(
    *drafts: Draft, weight: float = 9.0, published: tuple[datetime | None, ...] = (None, None, None), beyond: Evidence | None = None
) -> Judgement:
    """Judge one draft a document, the documents named a, b, c."""
    analyses = [analysis(name, draft, published=when) for name, draft, when in zip("abc", drafts, published, strict=False)]
    claims = tuple(claim for entry in analyses for claim in entry.claims)
    names = tuple(entry.document.id for entry in analyses)
    event = Event(id="e", documents=names, independent_texts=tuple((name,) for name in names))
    texts = comparator.texts_of(event, {entry.document.id: entry.document for entry in analyses})
    return comparator.judge(Alignment(label="x", claims=claims, weight=weight, beyond=beyond), texts, lexicon.load(), POLICY)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (arrested("2001"), arrested("2001"), Verdict.AGREEMENT),
        (arrested("2001"), arrested("2010"), Verdict.CONFLICT),
        (dead("31", modifier=Modifier.AT_LEAST), dead("31"), Verdict.AGREEMENT),
        (dead("130", modifier=Modifier.MORE_THAN), dead("131"), Verdict.APPROXIMATE),
        (
            Draft(surface="134 tonnes", value="134", step="1", unit="tonne", kind=Kind.MEASURE),
            Draft(surface="134 tons", value="134", step="1", unit="ton", kind=Kind.MEASURE),
            Verdict.EQUIVALENT,
        ),
        (
            Draft(surface="€259m", value="259000000", step="1000000", unit="EUR", kind=Kind.MONEY),
            Draft(surface="259 million euros", value="259000000", step="1000000", unit="EUR", kind=Kind.MONEY),
            Verdict.EQUIVALENT,
        ),
        (Draft(surface="a dozen", value="12"), Draft(surface="12", value="12"), Verdict.EQUIVALENT),
        (Draft(surface="seven", value="7"), Draft(surface="7", value="7"), Verdict.AGREEMENT),
        (
            Draft(surface="one in four", value="0.25", kind=Kind.RATIO),
            Draft(surface="25%", value="25", step="1", unit="percent", kind=Kind.PERCENT),
            Verdict.EQUIVALENT,
        ),
    ],
    ids=lambda value: value.surface if isinstance(value, Draft) else str(value),
)
def test_the_first_verdict_that_fits(one: Draft, other: Draft, verdict: Verdict) -> None:
    assert judge(one, other).verdict is verdict
    assert judge(other, one).verdict is verdict


def test_an_agreement_counts_its_outlets_and_texts() -> None:
    judgement = judge(arrested("2001"), arrested("2001"), arrested("2001"))

    assert judgement.explanation == "3 outlets, 3 independent texts: the same number."


def test_a_conflict_with_stated_and_matched_key_is_an_error_that_names_its_cause() -> None:
    (ruling,) = judge(arrested("2001"), arrested("2010")).rulings

    assert (ruling.rule, ruling.severity, ruling.cause) == ("figure.conflict", Severity.ERROR, "digits-transposed")
    assert ruling.message == "a: 2,001; b: 2,010"


def test_a_conflict_with_an_open_key_is_a_warning() -> None:
    (ruling,) = judge(arrested("2001"), Draft(surface="2,450", value="2450", subject=None)).rulings

    assert ruling.severity is Severity.WARNING


def test_long_numbers_that_a_slip_of_the_finger_parts_are_an_error_whatever_the_key() -> None:
    (ruling,) = judge(arrested("2013"), Draft(surface="2,031", value="2031", subject=None)).rulings

    assert ruling.severity is Severity.ERROR


def test_two_texts_that_outvote_a_third_need_less_evidence_for_an_error() -> None:
    (two,) = judge(bought("450"), bought("470"), weight=1.0).rulings
    (three,) = judge(bought("450"), bought("450"), bought("470"), weight=1.0).rulings

    assert (two.severity, three.severity) == (Severity.WARNING, Severity.ERROR)


def test_that_nothing_else_is_left_makes_an_error_where_one_is_outvoted_or_the_digits_betray_a_slip() -> None:
    nearest, slip = Evidence("rest", "nearest", 1.0), Evidence("rest", "slip", 1.0)
    (toll,) = judge(dead("22"), dead("23"), weight=2.0, beyond=nearest).rulings
    (swapped,) = judge(dead("22"), dead("23"), weight=2.0, beyond=slip).rulings
    (two,) = judge(bought("22"), bought("23"), weight=2.0, beyond=nearest).rulings
    (three,) = judge(bought("22"), bought("22"), bought("23"), weight=2.0, beyond=nearest).rulings

    assert [ruling.severity for ruling in (toll, two)] == [Severity.WARNING] * 2
    assert [ruling.severity for ruling in (swapped, three)] == [Severity.ERROR] * 2


OWED = "Creditors of the carrier are owed about {} million, the administrator said."
CREDIT = "About {} million is due to creditors, according to papers that the administrator filed."


def owed(value: str, sentence: str = OWED, modifier: Modifier = Modifier.APPROXIMATE) -> Draft:
    surface, number = f"${value} million", f"{value}000000"
    return Draft(
        surface=surface,
        value=number,
        kind=Kind.MONEY,
        unit="USD",
        step="1000000",
        sentence=sentence.format(f"${value}"),
        modifier=modifier,
        subject="creditor",
        predicate="owe",
    )


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (owed("430"), owed("403"), Verdict.CONFLICT),
        (owed("431"), owed("441"), Verdict.CONFLICT),
        (owed("4.3067"), owed("4.3607", CREDIT), Verdict.CONFLICT),  # nobody estimates five digits
        (owed("430", modifier=Modifier.AT_MOST), owed("403", CREDIT, modifier=Modifier.AT_MOST), Verdict.APPROXIMATE),
        (owed("435", modifier=Modifier.AT_MOST), owed("453", CREDIT, modifier=Modifier.AT_MOST), Verdict.CONFLICT),
        (owed("4.3067", modifier=Modifier.AT_LEAST), owed("4.3607", CREDIT, modifier=Modifier.AT_LEAST), Verdict.APPROXIMATE),
        (owed("430"), owed("403", CREDIT), Verdict.APPROXIMATE),  # two who asked, each in its own words
        (owed("435"), owed("453", CREDIT, modifier=Modifier.EXACT), Verdict.CONFLICT),  # nobody estimates the third digit
        (owed("430"), owed("403", CREDIT, modifier=Modifier.EXACT), Verdict.APPROXIMATE),
        (owed("430"), owed("434"), Verdict.APPROXIMATE),  # one rounds the other
        (owed("431"), owed("452"), Verdict.APPROXIMATE),  # no slip
        (owed("430"), owed("403", modifier=Modifier.MORE_THAN), Verdict.APPROXIMATE),  # another hedge is another wording
    ],
)
def test_a_slip_in_one_hedged_sentence_is_a_conflict_all_the_same(one: Draft, other: Draft, verdict: Verdict) -> None:
    assert judge(one, other).verdict is verdict
    assert judge(other, one).verdict is verdict


def test_one_sentence_with_two_numbers_is_an_error_on_any_evidence() -> None:
    (alike,) = judge(owed("430", modifier=Modifier.EXACT), owed("690", modifier=Modifier.EXACT), weight=0.1).rulings
    (unlike,) = judge(owed("430", modifier=Modifier.EXACT), owed("690", CREDIT, modifier=Modifier.EXACT), weight=0.1).rulings

    assert (alike.severity, unlike.severity) == (Severity.ERROR, Severity.WARNING)


def test_a_conflict_on_weak_evidence_is_a_warning() -> None:
    (ruling,) = judge(arrested("2001"), arrested("2010"), weight=0.1).rulings

    assert ruling.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("one", "other", "hours", "verdict"),
    [
        ("41", "67", 6, Verdict.UPDATE),
        ("67", "41", 6, Verdict.CONFLICT),
        ("41", "14", 6, Verdict.CONFLICT),
        ("41", "67", 0, Verdict.CONFLICT),
    ],
)
def test_a_toll_that_rises_with_time_is_an_update(one: str, other: str, hours: int, verdict: Verdict) -> None:
    judgement = judge(dead(one), dead(other), published=(NOON, NOON + timedelta(hours=hours)))

    assert judgement.verdict is verdict


def test_a_year_earlier_is_no_earlier_count() -> None:
    told = "{} people were killed there, below the year-earlier 58."

    judgement = judge(*(Draft(surface=n, value=n, sentence=told.format(n), subject="people", predicate="kill") for n in ("41", "67")))

    assert judgement.verdict is Verdict.CONFLICT


def test_a_count_that_is_not_over_is_an_earlier_one() -> None:
    def judged(one: str, other: str) -> Verdict:
        drafts = (
            Draft(
                surface=share,
                value=share[:-1],
                step="0.1",
                unit="percent",
                kind=Kind.PERCENT,
                sentence=text,
                subject="vote",
                predicate="win",
            )
            for share, text in (("34.1%", one), ("34.9%", other))
        )
        return judge(*drafts).verdict

    counting, counted = "With 30% of the votes counted, Reform had 34.1%.", "Reform had 34.9% of the vote."
    both = counting.replace("34.1%", "34.9%")

    assert (judged(counting, counted), judged(counting, both)) == (Verdict.UPDATE, Verdict.CONFLICT)
    assert judged("With all 214 precincts reporting, Reform had 34.1%.", counted) is Verdict.CONFLICT


def test_wording_of_change_is_evidence_of_an_update() -> None:
    later = Draft(surface="67", value="67", subject="toll", predicate="climb", change=Change.TO, sentence="The death toll climbs to 67.")

    assert judge(dead("41"), later).verdict is Verdict.UPDATE


def test_what_does_not_run_is_no_update() -> None:
    one = Draft(surface="41", value="41", subject="seat", predicate="win")
    other = Draft(surface="67", value="67", subject="seat", predicate="win")

    assert judge(one, other, published=(NOON, NOON + timedelta(hours=6))).verdict is Verdict.CONFLICT


def test_one_document_alone_is_single() -> None:
    judgement = judge(arrested("2001"))

    assert (judgement.verdict, judgement.reason) == (Verdict.SINGLE, "only-here")


def test_the_most_exact_member_decides_for_its_document() -> None:
    headline = Draft(surface="500", value="500", modifier=Modifier.APPROXIMATE, sentence="Nearly 500 held")
    body = Draft(surface="487", value="487", sentence="Police held 487 people.")
    first, second = analysis("a", headline, body), analysis("b", Draft(surface="512", value="512"))
    event = Event(id="e", documents=("a", "b"), independent_texts=(("a",), ("b",)))
    texts = comparator.texts_of(event, {"a": first.document, "b": second.document})
    judgement = comparator.judge(Alignment(label="x", claims=(*first.claims, *second.claims)), texts, lexicon.load(), POLICY)

    assert judgement.verdict is Verdict.CONFLICT
    assert [side.as_written for side in judgement.sides] == [("487",), ("512",)]


def test_of_a_toll_that_moves_a_report_without_a_time_may_be_of_any() -> None:
    judgement = judge(dead("41"), dead("67"), dead("52"), published=(NOON, NOON + timedelta(hours=6), None))

    assert judgement.verdict is Verdict.UPDATE


def test_one_numeral_in_two_currencies_is_an_error_whatever_counts_it() -> None:
    def sold(surface: str, unit: str, subject: str) -> Draft:
        return Draft(surface=surface, value="412000000", step="1000000", unit=unit, kind=Kind.MONEY, subject=subject)

    (ruling,) = judge(sold("€412m", "EUR", "profit"), sold("$412 million", "USD", "company")).rulings

    assert (ruling.severity, ruling.cause) == (Severity.ERROR, "currency")


def test_a_zero_too_many_is_an_error_where_both_count_one_thing() -> None:
    def sent(value: str, subject: str) -> Draft:
        return Draft(surface=value, value=value, subject=subject)

    (ruling,) = judge(sent("9200", "vaccinator"), sent("92000", "vaccinator")).rulings
    (doubted,) = judge(sent("9200", "person"), sent("92000", "person")).rulings

    assert (ruling.severity, doubted.severity) == (Severity.ERROR, Severity.WARNING)


def test_no_warning_of_a_currency_where_no_text_says_whose() -> None:
    def worth(surface: str, unit: str, *others: str) -> Draft:
        readings = tuple(Reading(unit=other, low=Decimal(5), high=Decimal(5)) for other in others)
        return Draft(surface=surface, value="5", unit=unit, kind=Kind.MONEY, subject="award", readings=readings)

    assert not judge(worth("Rs 5", "INR", "LKR"), worth("five rupees", "LKR")).rulings
    (ruling,) = judge(worth("Rs 5", "INR", "LKR", "NPR"), worth("5 Sri Lankan rupees", "LKR")).rulings
    assert ruling.rule == "unit.ambiguous"
    assert ruling.message.endswith("Rs 5 may also be in LKR or NPR")


RECOVERED = (
    "Fraudsters hid money; £3.1 million has been recovered so far by the trustees of the wine fund.",
    "Of the losses £3.1m were recovered by the trustees of the wine fund.",
    "The trustees of the wine fund recovered £3.8 million.",
)


@pytest.mark.parametrize(
    ("texts", "severity"),
    [
        (RECOVERED, Severity.ERROR),
        (RECOVERED[::2], Severity.WARNING),
        (("The Health Ministry said 87 people were injured.", "The Ministry of Health said 78 people were injured."), Severity.ERROR),
        (("The Health Ministry said 87 people were injured.", "The Transport Ministry said 78 people were injured."), Severity.WARNING),
    ],
    ids=["a slip that two texts outvote", "a slip of one of two", "one source in two forms", "two sources"],
)
def test_what_makes_an_error_of_a_conflict(texts: tuple[str, ...], severity: Severity) -> None:
    documents = [Document(id=name, text=text, outlet=name, event="e") for name, text in zip("abc", texts, strict=False)]

    assert [finding.severity for finding in pipeline.compare(documents).findings if finding.rule == "figure.conflict"] == [severity]


def test_two_ranges_of_one_thing_are_compared() -> None:
    told = "The growers sell the melon for {} cents to $1.99 a pound at the market in Orrin, and it keeps for a week."
    documents = [Document(id=name, text=told.format(cents), outlet=name) for name, cents in (("a", "79"), ("b", "97"))]

    report = pipeline.compare(documents)

    assert [(finding.rule, finding.severity) for finding in report.findings] == [("figure.conflict", Severity.ERROR)]


def test_a_toll_of_three_numbers_moves_whether_or_not_its_texts_say_so() -> None:
    texts = [
        "Eighteen people died and 171 were injured.",
        "Eighteen people died and 175 were injured.",
        "Eighteen people died and 187 were injured.",
    ]

    def severities(*told: str) -> list[Severity]:
        documents = [Document(id=f"d{number}", text=text, outlet=f"o{number}", event="e") for number, text in enumerate(told)]
        return [finding.severity for finding in pipeline.compare(documents).findings if finding.rule == "figure.conflict"]

    assert severities(*texts) == [Severity.WARNING]
    assert severities(texts[0], texts[2], texts[2]) == [Severity.ERROR]


def test_a_number_that_comes_back_by_the_clock_has_not_moved() -> None:
    def missing(value: str) -> Draft:
        return Draft(surface=value, value=value, subject="climber", predicate="miss")

    times = tuple(NOON + timedelta(hours=hour) for hour in range(3))
    assert judge(missing("14"), missing("6"), published=times[:2]).verdict is Verdict.UPDATE
    assert judge(missing("14"), missing("6"), missing("6"), published=times).verdict is Verdict.UPDATE
    assert judge(missing("14"), missing("6"), missing("14"), published=times).verdict is Verdict.CONFLICT
