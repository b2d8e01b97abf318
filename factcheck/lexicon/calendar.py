"""The words of the calendar: months, weekdays, ordinals, the cues of tense, and the words that tell a year from a count.

In: factcheck/data/calendar.toml. Out: a `Calendar`; every word is in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Calendar", "parse_calendar"]

_TABLES = {"months": 12, "weekdays": 7, "numbers": 1000, "ordinals": 4, "days": 31, "centuries": 30, "feasts": 1231}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """The tables of calendar.toml: written form to number, and sets of words by the part that they play beside a date.

    `adjacent` holds the words that settle the tense of the date right after them.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    days: Mapping[str, int]
    feasts: Mapping[str, int]
    centuries: Mapping[str, int]
    before_month: frozenset[str]
    ambiguous_months: frozenset[str]
    after_modal: frozenset[str]
    after_marching: frozenset[str]
    counted: frozenset[str]
    of_a_year: frozenset[str]
    before_year: frozenset[str]
    time_only: frozenset[str]
    not_before_year: frozenset[str]
    clock: frozenset[str]
    not_before_weekday: frozenset[str]
    not_after_weekday: frozenset[str]
    not_before_today: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    reporting: frozenset[str]
    clause: frozenset[str]
    weak_future: frozenset[str]
    before_to: frozenset[str]
    before_for: frozenset[str]
    adjacent: Mapping[str, str]
    neither: frozenset[str]


def parse_calendar(table: Mapping[str, Any]) -> Calendar:
    """Return the calendar that the parsed calendar.toml describes.

    Raises LexiconError, naming the key, for a number out of range or a list that is missing or unknown.
    """
    numbers: dict[str, dict[str, int]] = {}
    for name, most in _TABLES.items():
        entries = table.get(name, {})
        for word, number in entries.items():
            if not isinstance(number, int) or not 1 <= number <= most:
                raise LexiconError(f"calendar.toml: {name}.{word} is {number!r}; give a whole number from 1 to {most}")
        numbers[name] = dict(entries)
    words = {name: frozenset(entries) for name, entries in table.get("words", {}).items()}
    fields: dict[str, Any] = {**numbers, **words, "adjacent": dict(table.get("adjacent", {}))}
    try:
        return Calendar(**fields)
    except TypeError as error:
        raise LexiconError(f"calendar.toml: [words] {error}; keep to the lists of the shipped file") from error
