"""In which language an article is, where it is not in English: by the small words of languages, and by the letters of scripts.

In: a text. Out: the name of its language, None for English and wherever there is room for doubt: an article in English that was passed over
would be worse than one in Danish that yields nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import read_lines
from factcheck.lexicon.languages import parse_languages
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.lexicon.languages import Languages

__all__ = ["foreign_language"]

# So much of a text is looked at, in three pieces: quotations in another language are seldom in all of them.
_PIECE = 900
_GLANCE, _ENOUGH = 400, 7
_WORD = lazily(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Of the words of running English a fifth are on the list, of headlines and tables a tenth; of other languages, one in thirty.
_ENGLISH_SHARE = 0.08
_FOREIGN_SHARE = 0.15
_RATIO = 3
# Names ("Rio de la Plata", "Al Qaeda") hold small words too; a few different ones show a sentence.
_FEWEST_WORDS = 8
_FEWEST_FOREIGN = 4
# Nearly every letter is of one script, and there are enough of them to be more than a name.
_SCRIPT_SHARE = 0.7
_FEWEST_LETTERS = 30
_FIRST_LETTER_BEYOND_LATIN = 0x0370


def foreign_language(text: str) -> str | None:
    """Return the language or script of `text` where it is certain not to be English."""
    table = _languages()
    if sum(map(table.english.__contains__, text[:_GLANCE].lower().split())) >= _ENOUGH:
        return None  # nearly every article, at a tenth of the price
    sample = _sample(text)
    words = _WORD.findall(sample.casefold().replace("’", "'"))
    english = sum(map(table.english.__contains__, words))
    if english >= _ENGLISH_SHARE * len(words) and english:
        return None
    return _script(sample, english) or _language(words, english, table)


def _sample(text: str) -> str:
    if len(text) <= 3 * _PIECE:
        return text
    middle = len(text) // 2
    return f"{text[:_PIECE]} {text[middle : middle + _PIECE]} {text[-_PIECE:]}"


def _language(words: list[str], english: int, table: Languages) -> str | None:
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    best, name = max((sum(counts[word] for word in known & counts.keys()), name) for name, known in table.others.items())
    distinct = len(table.others[name] & counts.keys())
    certain = best >= _FOREIGN_SHARE * len(words) and best >= _RATIO * english and distinct >= _FEWEST_FOREIGN
    return name if certain else None


def _script(sample: str, english: int) -> str | None:
    letters = [ord(character) for character in sample if character.isalpha()]
    beyond = [letter for letter in letters if letter >= _FIRST_LETTER_BEYOND_LATIN]
    if len(beyond) < max(_FEWEST_LETTERS, _SCRIPT_SHARE * len(letters)) or english > len(letters) // 100:
        return None
    starts, ends, names = _ranges()
    found: Counter[str] = Counter()
    for letter in beyond:
        place = bisect_right(starts, letter) - 1
        if place >= 0 and letter <= ends[place]:
            found[names[place]] += 1
    name, count = max(found.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return f"{name} script" if count >= _SCRIPT_SHARE * len(letters) else None


@cache
def _languages() -> Languages:
    return parse_languages(read_lines("languages.txt"))


@cache
def _ranges() -> tuple[list[int], list[int], list[str]]:
    """Return the starts, the ends and the scripts of all ranges, in order."""
    ranges = sorted((first, last, name) for name, spans in _languages().scripts.items() for first, last in spans)
    return [first for first, _, _ in ranges], [last for _, last, _ in ranges], [name for _, _, name in ranges]
