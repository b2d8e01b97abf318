"""A sentence with the tables to read it with, and a number with its currency or unit as it is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    import re
    from decimal import Decimal

    from factcheck.extractor.money import Purse
    from factcheck.extractor.numerals import Form
    from factcheck.lexicon.modifiers import Modifiers
    from factcheck.lexicon.numerals import Numerals
    from factcheck.lexicon.units import Units
    from factcheck.model import Kind

__all__ = ["Amount", "Page"]

_NEAR = 110  # characters


class Amount(NamedTuple):
    """A number with unit: in `unit` (a name of a unit, an ISO 4217 code, "1" where nothing stands), which other `units` it may be.

    `scale` is the factor of its scale word. `own` says that unit or currency stand beside this very number.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    form: Form
    scale: Decimal
    kind: Kind
    unit: str
    units: tuple[str, ...] = ()
    aspect: str | None = None

    @property
    def own(self) -> bool:
        """Say whether a unit or currency stands beside the number."""
        return self.unit != "1"


class Page(NamedTuple):
    """One sentence, where it stands in its field, and the tables to read it with.

    `plain` is the sentence in small letters with plain spaces and apostrophes, each sign in its place.
    """

    text: str
    plain: str
    field: str
    offset: int
    numerals: Numerals
    units: Units
    modifiers: Modifiers
    followers: frozenset[str]
    purse: Purse

    def near(self, pattern: re.Pattern[str], start: int, end: int, size: int = _NEAR) -> bool:
        """Say whether a pattern is found within `size` of a place in the sentence, in the same line of its field."""
        low, high = max(0, self.offset + start - size), self.offset + end + size
        low = max(low, self.field.rfind("\n", low, self.offset + start) + 1)
        line = self.field.find("\n", self.offset + end, high)
        return pattern.search(self.field, low, high if line < 0 else line) is not None
