"""The arithmetic of figures: what digits and hedges allow, and by what slip one figure becomes another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import intervals
from factcheck.config import Policy
from factcheck.intervals import Interval, Relation, Slip
from factcheck.model import Kind, Modifier
from tests.building import Draft

if TYPE_CHECKING:
    from factcheck.model import FigureClaim

POLICY = Policy()
TELLING = 3  # digits
EXACT, ABOUT, LEAST, MORE, MOST = Modifier.EXACT, Modifier.APPROXIMATE, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.AT_MOST


def count(value: str, modifier: Modifier = EXACT) -> Draft:
    return Draft(surface=value, value=value, modifier=modifier)


def money(value: str, step: str, unit: str = "USD") -> Draft:
    return Draft(surface=f"{'€' if unit == 'EUR' else '$'}{value}", value=value, step=step, unit=unit, kind=Kind.MONEY)


def measure(value: str, unit: str, step: str = "1") -> Draft:
    return Draft(surface=f"{value} {unit}", value=value, step=step, unit=unit, kind=Kind.MEASURE)


def share(value: str, unit: str = "percent", step: str = "1") -> Draft:
    return Draft(surface=value, value=value, step=step, unit=unit, kind=Kind.PERCENT)


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


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (count("2001"), count("2010"), Slip.TRANSPOSED),
        (measure("3.46", "tonne", "0.01"), measure("3.64", "tonne", "0.01"), Slip.TRANSPOSED),
        (money("12797000000", "1000000"), money("12797000", "1000"), Slip.SCALE),
        (money("9610000000", "10000000"), money("9610000", "10000"), Slip.SCALE),
        (Draft(surface="$5bn", value="5000000000", kind=Kind.MONEY), Draft(surface="$5m", value="5000000", kind=Kind.MONEY), Slip.SCALE),
        (count("24"), count("2400"), None),
        (money("12000000000", "10000000"), money("1200000000", "100000000"), Slip.SCALE),
        (count("241"), count("2410"), Slip.SCALE),
        (count("5"), count("50"), None),
        (count("31"), count("12"), None),
        (measure("140", "mile per hour"), measure("140", "kilometre per hour"), Slip.UNIT),
        (money("412", "1"), money("412", "1", "EUR"), Slip.CURRENCY),
        (share("2"), share("2", "percentage point"), Slip.POINTS),
        (count("1234"), count("4321"), None),
    ],
    ids=lambda value: value.surface if isinstance(value, Draft) else str(value),
)
def test_a_plain_slip_is_named(one: Draft, other: Draft, slip: Slip | None) -> None:
    assert intervals.slip(one.claim(), other.claim()) is slip


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


@pytest.mark.parametrize(
    ("one", "other", "digits"),
    [
        ("14739", "17439", 5),
        ("839", "893", 3),
        ("11", "17", 2),
        ("430", "340", 2),
        ("41", "4.1", 0),
        ("120", "135", 0),
        ("12", "1250", 0),
        ("11450", "11045", 4),
        ("450", "045", 0),
        ("11450", "10145", 0),
    ],
)
def test_a_slip_of_the_finger_is_one_digit_or_two_that_changed_places(one: str, other: str, digits: int) -> None:
    left, right = (Draft(surface=value, value=value).claim() for value in (one, other))

    assert intervals.slipped_digits(left, right) == digits


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("430", None), ("403", None), True),
        (("31000", None), ("32000", None), True),
        (("50", None), ("57", None), False),  # 57 cut off is 50
        (("200", None), ("204", None), False),
        (("430", None), ("512", None), False),
        (("275", "350"), ("257", "350"), True),
        (("275", "350"), ("350", "725"), True),
        (("275", "350"), ("257", "360"), False),  # two slips are none
    ],
)
def test_what_is_one_digit_apart_rounds_in_neither_way(one: tuple[str, str | None], other: tuple[str, str | None], *, told: bool) -> None:
    claims = [Draft(surface=low, value=low, high=high).claim() for low, high in (one, other)]

    assert intervals.one_digit_apart(*claims) is told
    assert intervals.one_digit_apart(*reversed(claims)) is told


def test_a_slip_parts_tons_from_tonnes_too() -> None:
    tonnes = Draft(surface="2,950 tonnes", value="2950", kind=Kind.MEASURE, unit="tonne").claim()
    tons = Draft(surface="2,590 tons", value="2590", kind=Kind.MEASURE, unit="ton").claim()
    kilos = Draft(surface="2,590 kg", value="2590", kind=Kind.MEASURE, unit="kilogram").claim()

    assert intervals.slipped_digits(tonnes, tons) == TELLING
    assert intervals.slipped_digits(tonnes, kilos) == 0


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("250", "25", True), ("850000", "85000", True), ("250", "2.5", False), ("30", "3", False), ("250", "26", False)],
)
def test_a_dropped_zero_is_a_slip_of_two_digits_or_more(one: str, other: str, told: bool) -> None:
    left, right = (Draft(surface=value, value=value, kind=Kind.MONEY, unit="EUR").claim() for value in (one, other))

    assert intervals.tenfold(left, right) == intervals.tenfold(right, left) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("40 million", "40 billion", True),
        ("40", "40 million", False),
        ("41", "41 million", True),
        ("4 million", "4 billion", False),
        ("40 million", "4 billion", False),
    ],
)
def test_a_plain_numeral_in_two_scales_is_one_where_both_are_written(one: str, other: str, told: bool) -> None:
    scales = {"million": 10**6, "billion": 10**9}

    def euros(surface: str) -> FigureClaim:
        number, _, scale = surface.partition(" ")
        return Draft(surface=surface, value=str(int(number) * scales.get(scale, 1)), kind=Kind.MONEY, unit="EUR").claim()

    assert intervals.one_numeral(euros(one), euros(other)) == told


def test_units_a_thousand_times_apart_are_mistaken_for_each_other() -> None:
    metres, kilometres, miles = (measure("50", unit).claim() for unit in ("metre", "kilometre", "mile"))
    five = measure("5", "kilometre").claim()

    assert intervals.thousandfold(metres, kilometres)
    assert not intervals.thousandfold(metres, miles)
    assert not intervals.thousandfold(metres, five)


def test_one_number_with_one_sign_is_one_currency_whatever_country_a_text_names() -> None:
    indian, pakistani = (Draft(surface="Rs 212 crore", value="2120000000", kind=Kind.MONEY, unit=unit).claim() for unit in ("INR", "PKR"))
    spelt = Draft(surface="A$212", value="212", kind=Kind.MONEY, unit="AUD").claim()
    other = Draft(surface="US$212", value="212", kind=Kind.MONEY, unit="USD").claim()

    assert intervals.relate(indian, pakistani, POLICY) is Relation.EQUAL
    assert intervals.relate(spelt, other, POLICY) is Relation.DISJOINT


@given(value=st.decimals(min_value="0.0101", max_value=10**9, places=2), place=st.integers(0, 14), digit=st.integers(0, 9))
def test_numbers_parted_by_a_slip_of_three_digits_share_a_pattern(value: Decimal, place: int, digit: int) -> None:
    digits = list(f"{value:.2f}")
    at = place % len(digits)
    if digits[at] != ".":
        digits[at] = str(digit)
    left, right = (Draft(surface=text, value=text).claim() for text in (f"{value:.2f}", "".join(digits)))

    if intervals.slipped_digits(left, right) >= TELLING:
        assert set(intervals.slip_patterns(left)) & set(intervals.slip_patterns(right))
