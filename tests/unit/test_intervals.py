"""The arithmetic of figures: what digits and hedges allow, and whether figures meet."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck import intervals
from factcheck.config import Policy
from factcheck.intervals import Interval, Relation
from factcheck.model import Kind, Modifier
from tests.building import Draft, count, measure, money, share

POLICY = Policy()
EXACT, ABOUT, LEAST, MORE, MOST = Modifier.EXACT, Modifier.APPROXIMATE, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.AT_MOST


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (count("31"), count("31"), Relation.EQUAL),
        (count("31", LEAST), count("31"), Relation.EQUAL),
        (count("31"), count("12"), Relation.DISJOINT),
        (count("130", MORE), count("131"), Relation.COMPATIBLE),
        (count("22", LEAST), count("89"), Relation.DISJOINT),
        (count("300", ABOUT), count("287"), Relation.COMPATIBLE),
        (count("50", MOST), count("41"), Relation.COMPATIBLE),
        (count("120000"), count("119640"), Relation.COMPATIBLE),
        (count("20000"), count("18400"), Relation.DISJOINT),
        (money("12.8", "0.1"), money("12.797", "0.001"), Relation.COMPATIBLE),
        (money("12.7", "0.1"), money("12.797", "0.001"), Relation.COMPATIBLE),
        (money("12.9", "0.1"), money("12.797", "0.001"), Relation.DISJOINT),
        (money("1000", "1000"), money("940", "10"), Relation.COMPATIBLE),
        (money("1000", "1000"), money("510", "10"), Relation.DISJOINT),
        (money("412", "1"), money("412", "1", "EUR"), Relation.DISJOINT),
        (measure("134", "tonne"), measure("134", "ton"), Relation.EQUAL),
        (measure("87", "mile per hour"), measure("140", "kilometre per hour"), Relation.CONVERTED),
        (measure("140", "mile per hour"), measure("140", "kilometre per hour"), Relation.DISJOINT),
        (measure("6", "mile", "0"), measure("10", "kilometre"), Relation.CONVERTED),
        (measure("14", "mile"), measure("23", "kilometre"), Relation.CONVERTED),
        (share("25"), share("25"), Relation.EQUAL),
        (share("12.1", step="0.1"), share("12.2", step="0.1"), Relation.DISJOINT),
        (share("12", step="1"), share("12.2", step="0.1"), Relation.COMPATIBLE),
        (share("5"), share("6"), Relation.DISJOINT),
        (Draft(surface="a fifth", value="0.2", kind=Kind.RATIO), share("11"), Relation.DISJOINT),
        (Draft(surface="two thirds", value="0.6667", kind=Kind.RATIO), share("66"), Relation.CONVERTED),
        (share("25"), share("25", "percentage point"), Relation.DISJOINT),
        (share("25"), Draft(surface="one in four", value="0.25", kind=Kind.RATIO), Relation.EQUAL),
    ],
    ids=lambda value: value.surface if isinstance(value, Draft) else str(value),
)
def test_values_stand_to_each_other_as_a_reader_takes_them(one: Draft, other: Draft, relation: Relation) -> None:
    assert intervals.relate(one.claim(), other.claim(), POLICY) is relation
    assert intervals.relate(other.claim(), one.claim(), POLICY) is relation


def test_the_written_digits_allow_half_a_unit_either_way() -> None:
    written = intervals.written(money("12.8", "0.1").claim(), POLICY)

    assert written == Interval(Decimal("12.75"), Decimal("12.85"))


def test_a_hedge_widens_and_never_narrows() -> None:
    plain = intervals.allowed(count("300").claim(), POLICY)
    for modifier in (ABOUT, LEAST, MORE, MOST, Modifier.LESS_THAN):
        hedged = intervals.allowed(count("300", modifier).claim(), POLICY)

        assert hedged.low is not None
        assert hedged.high is not None
        assert plain.low is not None
        assert plain.high is not None
        assert hedged.low <= plain.low
        assert hedged.high >= plain.high


@pytest.mark.parametrize(
    ("one", "other", "modifier", "relation"),
    [
        ("3510", "3150", EXACT, Relation.DISJOINT),
        ("3190", "3150", EXACT, Relation.COMPATIBLE),
        ("3510", "3200", EXACT, Relation.COMPATIBLE),  # two digits may be rounded by more
        ("3510", "3150", ABOUT, Relation.COMPATIBLE),  # two estimates
        ("3150", "3150", EXACT, Relation.EQUAL),
    ],
)
def test_who_rounds_to_three_digits_has_not_rounded_by_a_tenth(one: str, other: str, modifier: Modifier, relation: Relation) -> None:
    left, right = count(one, ABOUT).claim(), count(other, modifier).claim("b")

    assert intervals.relate(left, right, POLICY) is intervals.relate(right, left, POLICY) is relation


def test_what_is_exact_decides_before_what_is_hedged_or_vague() -> None:
    vague = Draft(surface="dozens", value="24", high="99", modifier=ABOUT).claim()
    rounded, exact = count("500", ABOUT).claim(), count("487").claim()

    assert sorted([vague, rounded, exact], key=intervals.exactness) == [exact, rounded, vague]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("10", "20", 2.0), ("5", "5", 1.0), ("-3", "3", float("inf")), ("0", "3", float("inf"))]
)
def test_the_distance_is_the_larger_over_the_smaller(one: str, other: str, expected: float) -> None:
    assert intervals.ratio(count(one).claim(), count(other).claim()) == expected


DRAFTS = [
    *(count(value, modifier) for value in ("0", "5", "31", "120000", "118000", "4821") for modifier in Modifier),
    *(money(value, step) for value, step in (("12.8", "0.1"), ("12.797", "0.001"), ("13", "1"), ("9", "1"))),
    *(measure(value, unit) for value in ("6", "10", "87", "140") for unit in ("mile", "kilometre")),
    *(share(value, step=step) for value, step in (("12", "1"), ("12.2", "0.1"), ("40", "1"))),
    Draft(surface="a fifth", value="0.2", kind=Kind.RATIO),
    Draft(surface="three months", value="3", unit="month", kind=Kind.DURATION, modifier=ABOUT),
    Draft(surface="eleven weeks", value="11", unit="week", kind=Kind.DURATION),
    Draft(surface="24 to 61", value="24", high="61", modifier=Modifier.RANGE),
]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: f"{draft.surface} {draft.modifier}")
def test_what_lies_out_of_reach_is_disjoint(draft: Draft) -> None:
    one = draft.claim()
    low, high = intervals.reach(one, POLICY)
    for other in (each.claim("b") for each in DRAFTS):
        lowest, highest = intervals.reach(other, POLICY)
        if intervals.family(one) == intervals.family(other) and (high < lowest or highest < low):
            assert intervals.relate(one, other, POLICY) is Relation.DISJOINT


def test_one_number_with_one_sign_is_one_currency_whatever_country_a_text_names() -> None:
    indian, pakistani = (Draft(surface="Rs 212 crore", value="2120000000", kind=Kind.MONEY, unit=unit).claim() for unit in ("INR", "PKR"))
    spelt = Draft(surface="A$212", value="212", kind=Kind.MONEY, unit="AUD").claim()
    other = Draft(surface="US$212", value="212", kind=Kind.MONEY, unit="USD").claim()

    assert intervals.relate(indian, pakistani, POLICY) is Relation.EQUAL
    assert intervals.relate(spelt, other, POLICY) is Relation.DISJOINT
