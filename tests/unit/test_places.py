"""Places are known by their names and their peoples, and which lies in which."""

from __future__ import annotations

import pytest

from factcheck.errors import LexiconError
from factcheck.lexicon import load
from factcheck.lexicon.places import parse_places

PLACES = load().places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Afghan", "Kabul"),
        ("Afghanistan", "Afghans"),
        ("Northwest Pakistan", "Pakistan"),
        ("NW Pakistan", "Peshawar"),
        ("Greek", "Athens"),
        ("KP", "Khyber Pakhtunkhwa"),
        ("KP", "Peshawar"),
        ("Texas", "Houston"),
        ("US", "Texas"),
        ("UK", "Britons"),
        ("Europe", "Germany"),
        ("EU", "Greek"),
        ("Georgia", "Atlanta"),
        ("Georgia", "Tbilisi"),
        ("Basra province", "Iraq"),
        ("northern Mali", "Mali"),
        ("northern Mali", "northeastern Mali"),
        ("Kyiv", "Ukraine"),
        ("São Paulo", "Sao Paulo"),
        ("Zarrin", "Kabul"),  # nothing is known of it, so nothing holds them apart
        ("Zarrin", "Tarvand"),
    ],
)
def test_compatible_places(one: str, other: str) -> None:
    """One place may be the other or lie in it."""
    assert PLACES.compatible(one, other)
    assert PLACES.compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Afghan", "Pakistan"),
        ("Kabul", "Karachi"),
        ("Lahore", "Karachi"),
        ("Balochistan", "Sindh"),
        ("Ohio", "Houston"),
        ("northern Mali", "southern Mali"),
        ("SW China", "NE China"),
        ("Niger", "Nigeria"),
        ("Europe", "Kabul"),
        ("North Korea", "South Korean"),
        ("Taiwan", "SW Pakistan"),
    ],
)
def test_places_that_exclude_each_other(one: str, other: str) -> None:
    """Neither can be the other, nor lie in it."""
    assert not PLACES.compatible(one, other)
    assert not PLACES.compatible(other, one)


def test_sets_of_places_are_apart_only_if_every_pair_is() -> None:
    """An unstated place excludes nothing."""
    assert PLACES.apart(["Kabul"], ["Karachi", "Lahore"])
    assert not PLACES.apart(["Kabul", "Lahore"], ["Karachi", "Lahore"])
    assert not PLACES.apart(["Kabul"], [])


def test_within() -> None:
    """A city lies in its region, a region in its country, a country in its continent; not the other way round."""
    assert PLACES.within("Peshawar", "KP")
    assert PLACES.within("KP", "Pakistani")
    assert PLACES.within("Pakistan", "Asia")
    assert PLACES.within("Afghan", "Afghanistan")
    assert not PLACES.within("KP", "Peshawar")
    assert not PLACES.within("Asia", "Pakistan")
    assert not PLACES.within("Zarrin", "Asia")


def test_canonical() -> None:
    """Every form of a name comes to one, with its country where it has one."""
    assert PLACES.canonical("Afghans") == ("Afghanistan", "AF")
    assert PLACES.canonical("KPK") == ("Khyber Pakhtunkhwa", "PK")
    assert PLACES.canonical("European") == ("Europe", None)
    assert PLACES.canonical("Zarrin") == ("Zarrin", None)


def test_names_that_are_as_often_something_else() -> None:
    """A small city or a first name is a place only where a preposition says so."""
    assert PLACES.sure("kabul")
    assert not PLACES.sure("reading")
    assert not PLACES.sure("mardan")
    assert not PLACES.sure("zarrin")


def test_a_malformed_line_is_named() -> None:
    """The message gives the line and the remedy."""
    with pytest.raises(LexiconError, match="2 fields"):
        parse_places(["C\tXX"])
