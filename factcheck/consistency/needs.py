"""What an article must have for a rule to find anything in it, asked once before the rule is: most articles lack it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.quick import NamedTuple
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from factcheck.consistency.lines import Article

__all__ = ["NOTHING", "Needs"]


class Needs(NamedTuple):
    """What a rule needs: so many figures and dates of some letters (lines.py) in all lines, or one of some pieces in small letters.

    One of the groups of letters, or one of the pieces, is enough.
    """

    letters: tuple[tuple[str, int], ...]
    pieces: tuple[str, ...] = ()

    def met(self, article: Article) -> bool:
        """Say whether a rule may find something in an article."""
        told = article.letters
        for group, fewest in self.letters:
            found = 0
            for letter in group:
                found += told.count(letter)
            if found >= fewest:
                return True
        return bool(self.pieces) and has_any(article.lower, self.pieces)


NOTHING = Needs((("", 0),))  # a rule that looks for more than figures asks for itself
