"""The capitalised words of a text: their forms at once, where a form stands, and what stands before it, when that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, compiled, once

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CAPITAL", "Capitals", "Word", "bare", "capital_forms", "capital_forms_plainly", "starts"]

CAPITAL = lazily(r"[A-Z](?<!\w.)[\w’'-]+")  # told by its first letter, and only then by what stands before it: twice as fast
_AFTER = lazily(r"[\w-]|[’'](?!s?(?![\w’'-]))")
_SURELY_AFTER = (" ", ",", ".")
_WITHIN = frozenset("_-’'")
_LONGEST_TITLE = 4
_ABBREVIATED = 4  # letters of Prof. and Sgt.


class Word(NamedTuple):
    """A capitalised word of the text, without an 's."""

    text: str
    start: int


def bare(word: str) -> str:
    """Return a word without the mark of a genitive."""
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'")


def starts(text: str, piece: str) -> Iterator[int]:
    """Yield where a piece stands in a text."""
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + len(piece))


def capital_forms(text: str) -> dict[str, list[int]]:
    """Return where each form of a capitalised word stands, in order."""
    if compiled is None:
        return capital_forms_plainly(text)
    found: dict[str, list[int]] = compiled.capital_forms(text)
    return found


def capital_forms_plainly(text: str) -> dict[str, list[int]]:
    """Return what `capital_forms` does, without compiled help."""
    found: dict[str, list[int]] = {}
    for match in CAPITAL.finditer(text):
        found.setdefault(bare(match[0]), []).append(match.start())
    return found


class Capitals:
    """The capitalised words of one text; `forms` has where each stands, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms = capital_forms(text)
        self._places: dict[str, list[int]] = {}

    @once
    def by_letter(self) -> dict[str, list[str]]:
        """The forms by their first letter."""
        found: dict[str, list[str]] = {}
        for form in self.forms:
            found.setdefault(form[0], []).append(form)
        return found

    def places(self, form: str) -> list[int]:
        """Return where a form stands that no other word is joined to from the left by a hyphen or apostrophe."""
        found = self._places.get(form)
        if found is None:
            known = self.forms.get(form)
            found = list(self._find(form)) if known is None else [start for start in known if not self._is_joined(start)]
            self._places[form] = found
        return found

    def _is_joined(self, start: int) -> bool:
        text = self.text
        return start > 1 and text[start - 1] in _WITHIN and text[start - 2].isalnum()

    def _find(self, form: str) -> Iterator[int]:
        text, size = self.text, len(form)
        for start in starts(text, form):
            inside = start > 0 and (text[start - 1].isalnum() or (text[start - 1] in _WITHIN and start > 1 and text[start - 2].isalnum()))
            if not inside and (text.startswith(_SURELY_AFTER, start + size) or _AFTER.match(text, start + size) is None):
                yield start

    def times(self, form: str) -> int:
        """Return how often a form stands in the text."""
        return len(self.places(form))

    def before(self, start: int) -> list[Word]:
        """Return up to four words that stand right before a place, each a blank from the next."""
        text = self.text
        found: list[Word] = []
        while len(found) < _LONGEST_TITLE and start > 1 and text[start - 1] == " ":
            dot = text[start - 2] == "."
            end = begin = start - 1 - dot
            while begin and (text[begin - 1].isalnum() or text[begin - 1] in _WITHIN):
                begin -= 1
            word = text[begin:end]
            if len(word) <= 1 or not "A" <= word[0] <= "Z" or bare(word) != word or (dot and len(word) > _ABBREVIATED):
                break  # "until June. Tourism Minister Beckford"
            found.insert(0, Word(word, begin))
            start = begin
        return found

    def behind(self, end: int) -> str | None:
        """Return the word that stands right behind a place, a blank from it, None where none does."""
        match = CAPITAL.match(self.text, end + 1) if self.text.startswith(" ", end) else None
        return match[0] if match is not None else None
