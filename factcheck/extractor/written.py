"""A sentence as the date readers see it, and what they give back.

In: a stretch of one field. Out: words beside a position, cut at the ends of the stretch.
"""

from __future__ import annotations

from factcheck.quick import NamedTuple

__all__ = ["Passage", "Written"]

_NEAR = 24  # no word that decides anything is longer
_QUOTES = "([{“\"‘'"
_STOPS = ").,;:!?]}”\"’'"


class Passage(NamedTuple):
    """One sentence of a field; `headline` says that its words may all be capitalised."""

    text: str
    start: int
    end: int
    headline: bool = False

    def word_before(self, position: int) -> str:
        """Return the word that ends before `position` in lower case, with what is written on to it ("mid-", "March,"); "" if none."""
        words = self.text[max(self.start, position - _NEAR) : position].split()
        return words[-1].lstrip(_QUOTES).lower() if words else ""

    def word_after(self, position: int) -> str:
        """Return the word that follows white space at `position`, in lower case and without its stops; "" where a stop comes first."""
        piece = self.text[position : min(self.end, position + _NEAR)]
        if not piece[:1].isspace():
            return ""
        words = piece.split(None, 1)
        return words[0].rstrip(_STOPS).lower() if words else ""


class Written(NamedTuple):
    """A date in the text: where it stands, and the parts of its expression (see factcheck/extractor/dates.py).

    `year` is "2026", "Y+1" or "-" for one that is left out, and "" where the form has no year ("day-1"); `parts` are what follows it,
    one for a point of time and two for a stretch; `tense` is "<", ">" or "".
    """

    start: int
    end: int
    year: str
    parts: tuple[str, ...]
    tense: str = ""
    stage: str = ""

    @property
    def expression(self) -> str:
        """The normal form."""
        return self.stage + "/".join(self.year + part for part in self.parts) + self.tense

    @property
    def open(self) -> bool:
        """Whether its tense alone says which one is meant: no year, and neither "last" nor "next" before it."""
        return len(self.tense) <= 1 and (self.year == "-" or self.weekday)

    @property
    def weekday(self) -> bool:
        """Whether it is a day of the week and nothing else."""
        return self.parts[0].startswith("weekday:")
