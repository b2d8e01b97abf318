"""By what slip of the pen one figure becomes another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import misprints, pipeline
from factcheck.misprints import Slip
from factcheck.model import Document, FigureClaim, Kind, Modifier
from tests.building import Draft, count, measure, money, share

if TYPE_CHECKING:
    from decimal import Decimal

TELLING = 3  # digits
EXACT, ABOUT, LEAST, MORE, MOST = Modifier.EXACT, Modifier.APPROXIMATE, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.AT_MOST


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (count("2001"), count("2010"), Slip.TRANSPOSED),
        (measure("3.46", "tonne", "0.01"), measure("3.64", "tonne", "0.01"), Slip.TRANSPOSED),
        (money("12797000000", "1000000"), money("12797000", "1000"), Slip.SCALE),
        (money("9610000000", "10000000"), money("9610000", "10000"), Slip.SCALE),
        (Draft(surface="$5bn", value="5000000000", kind=Kind.MONEY), Draft(surface="$5m", value="5000000", kind=Kind.MONEY), Slip.SCALE),
        (count("24"), count("2400"), None),
        (money("12797000", "1000"), money("12800000000", "100000000"), Slip.SCALE),
        (money("12797000", "1000"), money("12700000000", "100000000"), None),
        (money("1279700000", "1000"), money("12800000000", "100000000"), None),
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
    assert misprints.slip(one.claim(), other.claim()) is slip


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
        ("742618", "74618", 5),
        ("13400", "1340", 0),
        ("-71", "-17", 2),
        ("71", "-17", 0),
    ],
)
def test_a_slip_of_the_finger_is_one_digit_or_two_that_changed_places(one: str, other: str, digits: int) -> None:
    left, right = (Draft(surface=value, value=value).claim() for value in (one, other))

    assert misprints.slipped_digits(left, right) == digits


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

    assert misprints.one_digit_apart(*claims) is told
    assert misprints.one_digit_apart(*reversed(claims)) is told


def test_a_slip_parts_tons_from_tonnes_too() -> None:
    tonnes = Draft(surface="2,950 tonnes", value="2950", kind=Kind.MEASURE, unit="tonne").claim()
    tons = Draft(surface="2,590 tons", value="2590", kind=Kind.MEASURE, unit="ton").claim()
    kilos = Draft(surface="2,590 kg", value="2590", kind=Kind.MEASURE, unit="kilogram").claim()

    assert misprints.slipped_digits(tonnes, tons) == TELLING
    assert misprints.slipped_digits(tonnes, kilos) == 0


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("250", "25", True), ("850000", "85000", True), ("250", "2.5", False), ("30", "3", False), ("250", "26", False)],
)
def test_a_dropped_zero_is_a_slip_of_two_digits_or_more(one: str, other: str, told: bool) -> None:
    left, right = (Draft(surface=value, value=value, kind=Kind.MONEY, unit="EUR").claim() for value in (one, other))

    assert misprints.tenfold(left, right) == misprints.tenfold(right, left) == told


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

    assert misprints.one_numeral(euros(one), euros(other)) == told


def test_units_a_thousand_times_apart_are_mistaken_for_each_other() -> None:
    metres, kilometres, miles = (measure("50", unit).claim() for unit in ("metre", "kilometre", "mile"))
    five = measure("5", "kilometre").claim()

    assert misprints.thousandfold(metres, kilometres)
    assert not misprints.thousandfold(metres, miles)
    assert not misprints.thousandfold(metres, five)


def test_degrees_above_and_below_nothing_are_infinitely_apart() -> None:
    """20C beside 20F, which is below freezing: no unit a thousand times as large, and asking is no error."""
    read = [pipeline.analyse(Document(id="a", text=f"It was {told} in Morvel on Monday.", outlet="a")) for told in ("20C", "20F")]
    celsius, fahrenheit = (claim for each in read for claim in each.claims if isinstance(claim, FigureClaim))

    assert misprints.slip(celsius, fahrenheit) is Slip.UNIT
    assert not misprints.thousandfold(celsius, fahrenheit)


@given(value=st.decimals(min_value="0.0101", max_value=10**9, places=2), place=st.integers(0, 14), digit=st.integers(0, 9))
def test_numbers_parted_by_a_slip_of_three_digits_share_a_pattern(value: Decimal, place: int, digit: int) -> None:
    digits = list(f"{value:.2f}")
    at = place % len(digits)
    if digits[at] != ".":
        digits[at] = str(digit)
    left, right = (Draft(surface=text, value=text).claim() for text in (f"{value:.2f}", "".join(digits)))

    if misprints.slipped_digits(left, right) >= TELLING:
        assert set(misprints.slip_patterns(*[left.mention.low] * 2)) & set(misprints.slip_patterns(*[right.mention.low] * 2))
