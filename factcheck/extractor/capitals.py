"""Runs of capitalised words: what may be a name.

In: a sentence of a field. Out: `Run`s of words in order. Small words join a run only where names have them: "Ministry of Interior",
"Bureau of Narcotics and Law Enforcement Affairs", "Pieter van Aalst".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import NamedTuple, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Sentence, Span

__all__ = ["CAPITALISED", "Run", "Word", "runs", "runs_plainly", "words"]

CAPITALISED = lazily_unicode(
    r"(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s\p{Lu})|(?:Dr|Mr|Mrs|Ms|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|Prof|Maj|Brig|Adm|Rev)\.(?=\s\p{Lu})"
    r"|(?<![\w’'])\p{Lu}[\p{L}\p{M}\d]*(?:-[\p{L}\d]+|[’'](?!s\b)\p{L}+)*(?:\.\d+)?"
)
_GAPS = " \u00a0"
_GAP = frozenset(_GAPS)
_PARTING = frozenset(",.;:’'”\")]—–-")
_LINKS = frozenset(f" {link}{word} " for link in ("of", "for", "on") for word in ("", " the", " and"))
_HYPHENS = "-‑"
_ANDS = frozenset((" and ", " & "))
_NUMBER = lazily(r"[ \u00a0]\d{1,3}(?=[\s,;:.)—–-])(?![.,:]\d)")
_LONGEST_GAP = 12
_new = tuple.__new__  # as Word(...) would, without a call of Python code for each: they are made by the ten thousand
_LONGEST_RUN = 14  # words; what goes on longer is a headline


class Word(NamedTuple):
    """A word and its place in the field; `lower` is the word in lower case, without a final stop."""

    start: int
    end: int
    text: str
    lower: str


class Run(NamedTuple):
    """Capitalised words that stand together, their place in the field, and the word before them, "" where they open the sentence."""

    start: int
    end: int
    words: tuple[Word, ...]
    sentence: Sentence
    led: str


def words(text: str, span: Span) -> list[Word]:
    """Return the words of a stretch that begin with a capital."""
    found: list[Word] | None = None if compiled is None else compiled.capital_words(text, span.start, span.end, Word)
    if found is None:  # also where a letter or sign is rarer than the compiled loop knows
        found = [_new(Word, (*match.span(), match[0], match[0].lower().rstrip("."))) for match in CAPITALISED.finditer(text, *span)]
    return found


def _joins(text: str, row: list[Word], following: Word, lexicon: Lexicon) -> bool:
    """Say whether a capitalised word goes on with the run before it, from which more than a space parts it."""
    gap = text[row[-1].end : following.start].replace("\u00a0", " ")
    words = lexicon.name_words
    if gap in _LINKS:
        return any(word.lower in words.before for word in row) and row[-1].lower not in lexicon.name_words.calendar
    if gap in _ANDS:
        linked = any(text[one.end : other.start].replace("\u00a0", " ") in _LINKS for one, other in pairwise(row))
        return linked and following.lower not in lexicon.title_words.roles and following.lower not in lexicon.title_words.honorifics
    between = gap.split()
    if between and gap[-1] in _HYPHENS and between[-1][:-1] in words.prefixes:  # "Bashar al-Assad"
        before = row[-1].lower  # no name: "the Islamist al-Shabab", "the Egyptian al-Ahram"
        return words.particles.issuperset(between[:-1]) and not (before in lexicon.wordclasses.nouns or lexicon.places.demonym(before))
    return between != [] and words.particles.issuperset(between)


def runs(text: str, sentence: Sentence, lexicon: Lexicon) -> Sequence[Run]:
    """Return the runs of capitalised words of a sentence, words that merely open it left out."""
    names, found = lexicon.name_words, words(text, sentence.span)
    if compiled is None:
        return list(runs_plainly(text, found, sentence, lexicon))
    runs: list[Run] = compiled.runs(text, found, sentence, sentence.span.start, names.openers, names.calendar, _joins, lexicon, Run)
    return runs


def runs_plainly(text: str, found: Sequence[Word], sentence: Sentence, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of the capitalised words of a sentence without compiled help."""
    row: list[Word] = []
    calendar = lexicon.name_words.calendar
    reached = -_LONGEST_GAP - 1
    for word in found:
        start, end, _, lower = word
        if start - reached == 1:
            joined = text[reached] in _GAP and lower not in calendar and len(row) < _LONGEST_RUN
        elif start - reached > _LONGEST_GAP or text[reached] in _PARTING:
            joined = False
        else:
            joined = 0 < len(row) < _LONGEST_RUN and _joins(text, row, word, lexicon)
        reached = end
        if joined:
            row.append(word)
            continue
        if row and (run := _run(text, row, sentence, lexicon)) is not None:
            yield run
        row = [word]
    if row and (run := _run(text, row, sentence, lexicon)) is not None:
        yield run


def _run(text: str, row: list[Word], sentence: Sentence, lexicon: Lexicon) -> Run | None:
    """Return what is left of a run without words that merely open the sentence and without days at its end, None where nothing is."""
    openers, calendar = lexicon.name_words.openers, lexicon.name_words.calendar
    first, last = 0, len(row)
    while first < last:
        _, _, written, lower = row[first]
        if (lower not in openers and lower not in calendar) or (len(written) > 1 and written.isupper()):
            break
        first += 1
    while last > first and row[last - 1].lower in calendar:
        last -= 1
    if first == last:
        return None
    start = row[first].start
    before = text[sentence.span.start : start].rstrip(_GAPS)
    return _new(Run, (start, row[last - 1].end, tuple(row[first:last]), sentence, before[before.rfind(" ") + 1 :]))
