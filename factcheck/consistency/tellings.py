"""A piece of text that tells when somebody was born, and the words that several readers of ages look for around one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from factcheck.model import DateClaim, FigureClaim

__all__ = ["AS_A", "CLOSE", "DIED", "HOLDS", "KIN", "NO_ADJECTIVE", "THEN", "Place", "Told", "allowed", "place_of", "years_before"]

CLOSE = 30  # characters before a surname in which first names stand
HOLDS = lazily(
    r"^(?:[,;.)]|[ -]years?(?:[ -]olds?| of age)\b| (?:when|and|but|at the time|on|in|last|this|today|yesterday|years?|after"
    r"|before|with|while|for|as|to|from|following|he|she)\b|$)"
)
THEN = lazily(r"^(?:[ -]years?[ -]olds?| years of age)?,? ?(?:when|at the time|then|by then|as (?:he|she))\b")
AS_A = lazily(r"\bas an? (?:[a-z]+ )?(?:boy|girl|child|lad|youth|teenager|schoolboy|schoolgirl|man|woman) of(?: just| only)? $")
DIED = lazily(r"\b(?:died|dies|passed away)\b")
KIN = lazily(
    r"\b(?:sons?|daughters?|wife|husband|brothers?|sisters?|father|mother|twins?|parents|cousins?|widow|child(?:ren)?|grand\w+|boys?|girls?"
    r"|niece|nephew|uncle|aunt|friend|partner|girlfriend|boyfriend|baby)\b"
)
NO_ADJECTIVE = frozenset(
    "of who was is has had and from said told with in to that at for by on from after when while he she they were".split()
)


class Told(NamedTuple):
    """A piece of text that tells when a person was born: between two days, for each way that it may be meant.

    `age` is None in a date of birth; `now` says that the age holds for the day of publication, `floating` that this day is not known,
    `lately` that somebody was of the age when what the article tells of happened.
    """

    person: str
    age: int | None
    spans: tuple[tuple[date, date], ...]
    when: str
    claim: FigureClaim | DateClaim
    now: bool = False
    floating: bool = False
    lately: bool = False
    new: bool = False


class Place(NamedTuple):
    """A number or date with what stands in its sentence before and behind it."""

    claim: FigureClaim | DateClaim
    before: str
    after: str
    start: int
    begin: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.claim.mention.anchor.span.end


def years_before(day: date, years: int) -> date:
    """Return the day so many years before one."""
    return day.replace(year=day.year - years, day=min(day.day, 28))


def place_of(text: str, claim: FigureClaim | DateClaim) -> Place:
    """Return the place of a claim in the text of its article."""
    anchor = claim.mention.anchor
    start, end = anchor.sentence.span
    return Place(claim, text[start : anchor.span.start], text[anchor.span.end : end], anchor.span.start, start)


def allowed(first: date | None, last: date | None, years: int) -> tuple[date, date]:
    """Return between which days somebody was born who is of an age at some time from one day to another; ValueError without the days."""
    if first is None or last is None:
        raise ValueError(first, last)
    return years_before(first, years + 1), years_before(last, years)
