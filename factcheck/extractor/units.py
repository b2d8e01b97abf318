"""The unit behind a number, and the rate behind that.

In: a text and the place where a number ends. Out: the unit and where it ends; what the figure is told per.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re

    from factcheck.lexicon.modifiers import Modifiers
    from factcheck.lexicon.units import Unit, Units

__all__ = ["read_per", "read_unit"]

_NEXT = lazily(r"([\s\u2009-]?)([^\W\d_²³]+|[%°º‰℃℉])")
_ADDING = frozenset("more additional extra further full whole".split())
_QUALIFIERS = _ADDING | frozenset("long consecutive straight solid successive working business trading calendar short".split())
_SPACES = str.maketrans("\u00a0\u2009\u202f\n\t-", "      ")
# "half an hour", "a quarter of a mile", "half a percentage point"
_OF_A = lazily(r"(?i)(?:\s+of)?\s+an?(?=[\s-])|\s+of\s+(?:one|1)(?=[\s-])")
_LONGEST = 28
_LATER = r"(?!\s(?:later|ago|after|before|earlier))"
_PER = lazily(
    r"(?i)(?:(?:\s(?!and\b|or\b|but\b|while\b|with\b|as\b)[a-z]+){0,2}?\s(per|for\severy)\s|(?:\sof\s[a-z]+)?\s(an?|every|each)\s|\s?(/)\s?)"
    r"((?:\d+(?:,\d+)*(?:[ \u00a0\u2009\u202f]\d{3})*|hundred|thousand|million|billion|(?(1)(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|twenty|fifty)\b(?![\s-](?:hundred|thousand|million|one|two|three|four|five))|(?!)))(?:\s+|(?=[.,;:)])|$))?"
    r"(?:(?:diluted|basic|fully|equity|ordinary|common|preferred|live|average|typical|single|working|trading|calendar|metric|imperial|new|registered)\s){0,2}"
    r"((?:(?:square|cubic|sq)\s)?(?!(?:or|and|in|is|was|at|on|as|but|to|from|than)\b)[a-z][a-z-]*)?" + _LATER
)
# The rest of a parenthesis with a figure in it, up to a few words long.
_CONVERSION = lazily(r"(?: \((?=[^()\n]*\d)[^()\n]{1,40})?\)(?=\s)")
_PER_COIN = lazily(r"\s(?:(?:of|in|from|on|out\sof)\s(?:every|each)|(?:on|in)\sthe)\s(dollar|pound|euro|rupee|yuan)\b")
_A_DAY = lazily(r"-(?i:an?|per)-([A-Za-z]+)")
_FIRST_WORD = lazily(r"\s?(/?[a-z-]+(?:\.[a-z]\.)?)(\s[a-z]+)?")
_GROUPING = lazily(r"[\s,]")
_NUMBERS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
    "twenty": "20",
    "fifty": "50",
    "hundred": "100",
    "thousand": "1000",
    "million": "1000000",
    "billion": "1000000000",
}
_SINGULAR = {"people": "person", "inhabitants": "person", "residents": "person", "women": "woman", "men": "man", "children": "child"}


def read_unit(text: str, end: int, units: Units, *, part: bool = False) -> tuple[Unit, int] | None:
    """Return the unit written at `end` and where it ends. `part` says that a fraction stands before it ("half an hour")."""
    if part and (article := _OF_A.match(text, end)):
        end = article.end()
    match = _NEXT.match(text, end)
    if match is None:
        return _apart(text, end, units) if text.startswith(" - ", end) else None
    joiner, word = match[1], match[2]
    place = match.start(2)
    for surface, unit in units.symbols.get(word, ()):
        stop = place + len(surface)
        if text.startswith(surface, place) and not text[stop : stop + 1].isalnum() and (not joiner or surface not in units.glued):
            return _longer(text, place, stop, units) or (unit, stop)
    found = units.names.get(word.lower())
    if found is None:
        return _qualified(text, match, units)
    ahead = text[place : place + _LONGEST].lower().translate(_SPACES)
    for surface, unit in found:
        if ahead.startswith(surface) and not ahead[len(surface) : len(surface) + 1].isalnum():
            return unit, place + len(surface)
    return _qualified(text, match, units)


def _apart(text: str, end: int, units: Units) -> tuple[Unit, int] | None:
    """Return a unit behind a hyphen that a tokenizer set apart: "a 10 - mile run"; the singular tells it from a dash."""
    found = read_unit(text, end + 2, units)
    return None if found is None or text[found[1] - 1] == "s" or not text[end + 3].islower() or found[0].name == "quarter" else found


def _qualified(text: str, match: re.Match[str], units: Units) -> tuple[Unit, int] | None:
    """Return a unit behind an adjective: "15 more minutes", "five full days", "two consecutive years"."""
    word, end = match[2], match.end()
    if word not in _QUALIFIERS or not match[1].isspace() or text[end : end + 1] != " ":
        return None
    found = read_unit(text, end, units) if text[end + 1 : end + 2].islower() else None
    if found is None or not (word in _ADDING or found[0].kind is Kind.DURATION) or found[0].base == "percent":
        return None
    return found


def _longer(text: str, place: int, stop: int, units: Units) -> tuple[Unit, int] | None:
    """Return a unit whose name goes on behind a symbol: "km per hour"."""
    if not text.startswith((" per ", " an "), stop):
        return None
    ahead = text[place : place + _LONGEST].lower().translate(_SPACES)
    for surface, unit in units.names.get(text[place:stop].lower(), ()):
        if len(surface) > stop - place and ahead.startswith(surface) and not ahead[len(surface) : len(surface) + 1].isalnum():
            return unit, place + len(surface)
    return None


def read_per(text: str, end: int, modifiers: Modifiers) -> tuple[str | None, int]:
    """Return what a figure that ends at `end` is told per ("barrel", "100000 person") and where that ends; None and `end` for nothing."""
    following = text[end : end + 1]
    if following == ")" or text.startswith(" (", end):
        return _per_behind_conversion(text, end, modifiers), end
    if not following or following in ".,;:%":
        return None, end
    if following == "-":
        rate = _A_DAY.match(text, end)
        return (rate[1].lower() if rate and rate[1].lower() in modifiers.per_nouns else None), end
    coin = _PER_COIN.match(text, end) if text[end - 1] in "stpe¢" else None  # cents, a cent, 40p, pence
    if coin is not None:
        return coin[1], coin.end()
    match = _PER.match(text, end, end + 80) if _may_be_rate(text[end : end + 80].lower()) else None
    if match is not None and (told := _told(match, modifiers)) is not None:
        return told, match.end()
    return _fixed(text, end, modifiers), end


def _may_be_rate(ahead: str) -> bool:
    """Say whether one of the words that tell a rate is near: "a", "an" and what "of" leads to stand first, the others anywhere."""
    return ahead[1:2] == "a" or ahead[1:3] == "of" or "/" in ahead or "per" in ahead or "every" in ahead or "each" in ahead


def _per_behind_conversion(text: str, end: int, modifiers: Modifiers) -> str | None:
    """Return what both figures of "2.1 billion crowns ($201 million) a year" are told per, for either of them."""
    closing = _CONVERSION.match(text, end)
    match = _PER.match(text, closing.end(), closing.end() + 48) if closing else None
    return _told(match, modifiers) if match else None


def _told(match: re.Match[str], modifiers: Modifiers) -> str | None:
    per, number, noun = match[1] or match[3], match[4], (match[5] or "").lower()
    if number and match[3] and match[0][0].isspace():
        return None  # "9 kg / 20 lbs"
    if number:
        digits = _GROUPING.sub("", number).lower()
        thing = _SINGULAR.get(noun, noun.removesuffix("s")) or "person"
        return f"{_NUMBERS.get(digits, digits)} {thing if per and thing not in modifiers.per_articles else ''}".strip()
    if noun in modifiers.per_symbols:
        return modifiers.per_symbols[noun]
    return noun if noun and (noun in modifiers.per_nouns or (per and per != "/")) else None


def _fixed(text: str, end: int, modifiers: Modifiers) -> str | None:
    words = _FIRST_WORD.match(text, end)
    if words is None:
        return None
    return modifiers.per_fixed.get(words[1] + (words[2] or "")) or modifiers.per_fixed.get(words[1])
