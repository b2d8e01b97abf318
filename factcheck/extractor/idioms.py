"""Number words that are no figures: pronouns, names, ranks that are none, halves of a match, set phrases.

In: a text and the place of a number word in it. Out: whether it is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.exclusions import HYPHENED, LONG_SMALL_WORD, NEXT_WORD, SPACES, is_plural, word_before
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.lexicon.numerals import Numerals

__all__ = ["bare_word_is_no_figure", "fraction_is_no_share", "is_someday", "is_title", "ordinal_is_no_figure"]

_GROUP_OF = lazily(r"\b[A-Z][a-z]+\s(?:of\s)?\Z")  # "the Group of Seven", "the Gang of Eight"
_NEXT_ONE = lazily(r"(?i)an?\s(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\Z")
_DID = lazily(r"[a-z]{2,}ed\Z|(?:was|is|has|had|died|fell|fled|left|drove|stood|ran|went|came|got)\Z")
_DESCRIBED = lazily(r"(?i)\ban?\s[a-z-]+\s\Z")  # "an arresting one occurs"
_VERB = lazily(r"[a-z]{2,}(?:[^suia'’]s|[^i]es)\Z")  # "one wonders", no noun in the singular
_ENDS_SO = frozenset(("series", "species", "means", "lens", "news", "premises", "corps", "times", "shares"))
_NOON, _AROUND = 12, 160  # characters
_AT_THE_HOUR = lazily(r"(?i)\b(?:at|by)\s\Z")
_SCHEDULED = lazily(
    r"(?i)\b(?:airs?|aired|begins?|began|starts?|started|opens?|opened|closes|kicks\soff|doors|train|bus|flight|service|mass|matinee|concert|dinner"
    r"|morning|evening|tonight|arriv\w+|depart\w+|leaves?|left|meets?|woke|rang)\b"
)
_LEVEL = lazily(r"(?i)\b(?:stands?|stood|toll|remain\w*|puts?|number|count|figure|held|kept|capped|total|rate|shares|stock|points)\b")
_SOMEDAY = lazily(r"(?i)\s(?:we|he|she|it|they|you|i|the|a|when|while|soon|during|in|my|his|her|our)\b|,")
_HOPED = lazily(r"(?i)\b(?:perhaps|will|would|could|may|might|hopes?|to|can|and|that)\s\Z")


def bare_word_is_no_figure(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether a number word is a pronoun, a part of a name or of a set phrase: "one of", "one another", "zero tolerance"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[max(0, start - 5) : start].lower() == "past ":  # half past six
        return True
    if before and before in "-‑’'" and text[start - 2 : start - 1].isalnum():
        return True
    if after in {"’", "'"} and text[end + 1 : end + 2].isalpha():
        return True
    hyphened = after in {"-", "‑"} or text.startswith(" - ", end)
    following = HYPHENED.match(text, end) if hyphened else NEXT_WORD.match(text, end)
    next_word = following[1].lower() if following else ""
    if hyphened and next_word in numerals.phrases["compounds"]:
        return True
    if text[start].isupper() and _named_in_words(text, start, end):
        return True
    word = text[start:end].lower()
    if next_word == "" and _AT_THE_HOUR.search(text, max(0, start - 4), start) and _is_hour(text, start, word, numerals):
        return True
    if word == "zero":
        return not is_plural(next_word)
    return word == "one" and not hyphened and _is_pronoun(text, start, after, next_word, numerals)


def _is_hour(text: str, start: int, word: str, numerals: Numerals) -> bool:
    """Say whether "at nine" tells the time: "the show airs at nine", but not "the toll stood at nine"."""
    low = max(0, start - _AROUND)
    if numerals.small.get(word, _NOON + 1) > _NOON or not _SCHEDULED.search(text, low, start + _AROUND):
        return False
    return _LEVEL.search(text, low, start + _AROUND) is None


def _named_in_words(text: str, start: int, end: int) -> bool:
    """Say whether a capital within a sentence makes a number a name: "the Ten Commandments", "and Three Rivers"."""
    inside = start > 1 and text[start - 1] == " " and (text[start - 2].islower() or text[start - 2] == ",")
    if not inside or LONG_SMALL_WORD.search(text) is None:
        return False
    following = NEXT_WORD.match(text, end)
    return (following is not None and following[1][0].isupper()) or _GROUP_OF.search(text, max(0, start - 24), start) is not None


def _is_pronoun(text: str, start: int, after: str, next_word: str, numerals: Numerals) -> bool:
    """Tell "one soldier" and "at least one dead" from "one of them", "the one who", "no one"."""
    before = word_before(text, 0, start).lower()
    if before in numerals.phrases["before_one"]:
        return True
    if next_word in numerals.phrases["fates"]:
        return False
    if not after or after not in SPACES:
        return before not in {"least", "than"}
    if not next_word or next_word in numerals.pronoun or next_word.endswith(("ly", "n't")):
        return True
    if text[start + len("one ")].islower() and _VERB.match(next_word) and next_word not in _ENDS_SO and before not in {"least", "than"}:
        return True
    return _DESCRIBED.search(text, max(0, start - 24), start) is not None


def is_someday(text: str, start: int, end: int) -> bool:
    """Say whether "one day" is no length of time: "One day the wind rose", "hopes that one day she", but not "one day after"."""
    if text[start:end].lower() != "one day":
        return False
    opens = start == 0 or text[start - 1] in "“\"'‘" or text[start - 2 : start - 1] in {".", ";", ","}
    return (opens or _HOPED.search(text, max(0, start - 12), start) is not None) and _SOMEDAY.match(text, end) is not None


def is_title(text: str, start: int, end: int) -> bool:
    """Say whether a number and a capitalized unit within a sentence are a name: "on 60 Minutes", "the Six Day War"."""
    unit = text[max(text.rfind(" ", start, end) + 1, text.rfind("-", start, end) + 1, start) : end]
    return unit[:1].isupper() and unit[1:].islower() and len(unit) > 2 and LONG_SMALL_WORD.search(text) is not None  # noqa: PLR2004 - "Kg"


def ordinal_is_no_figure(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether an ordinal is a period, an adverb or a set phrase: "first half", "at first", "the fourth quarter", "a second"."""
    if not text[start].isdigit():
        before = word_before(text, 0, start).lower()
        if before not in numerals.phrases["owners"] and not before.endswith(("'s", "’s", "s'", "s’")):
            return True
    following = NEXT_WORD.match(text, end)
    return (
        following is None
        or following[1] in numerals.phrases["no_rank"]
        or following[1] in numerals.small  # "the first nine months"
        or not following[1][0].islower()
    )


def fraction_is_no_share(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Tell a share from the half of a match and the third in a row."""
    if text[start - 1 : start] in {"-", "‑"}:
        return True
    before = word_before(text, 0, start).lower()
    half = text[start:end].lower() == "half"
    # "Found that half of the homes", "said that two-thirds broke the rules": these are told, "took that half of the island" is not.
    told = before == "that" and (not half or word_before(text, 0, max(start - 5, 0)).lower() in numerals.phrases["share_told"])
    bare = text[start].lower() != "a" and not told  # "that half" is one of two, "that a quarter" is a share
    if (bare and before in numerals.phrases["share_before"]) or (before == "and" and (half or not bare)) or (before == "in" and half):
        return True
    following = HYPHENED.match(text, end) or NEXT_WORD.match(text, end)
    if following is None:
        return False
    if _NEXT_ONE.match(text, start, end) and _DID.match(following[1]) and before not in numerals.phrases["part_before"]:
        return True  # "A fourth waited in a van"
    return following[1].lower() in numerals.phrases["share_after"]
