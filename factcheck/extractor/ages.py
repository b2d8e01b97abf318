"""Bare numbers that are ages: "Elias Mbori, 74,", "aged 47", "a boy of three", "the under-13s".

In: a text and the place of a bare number in it. Out: whether it is an age.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.exclusions import is_plural, word_before
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.lexicon.numerals import Numerals

__all__ = ["AGED_UNIT", "is_age", "is_age_group"]

AGED_UNIT = lazily(r"(?:\s-\s|[\s-])(?:[Oo]lds?|OLDS?)\b|\sof\sage\b")
_PEOPLE = r"anyone|everyone|those|people|adults|children|women|men|visitors|passengers|voters|patients"
_OTHERS = r"girls|boys|residents|citizens|players|pupils|persons"
_BEFORE = lazily(
    r"(?i)\b(?:aged|ages|age|turned|turning|(?:older|younger)\sthan|as\s(?:young|old)\sas)\s(?:just\s|only\s|about\s|between\s|from\s|at\sleast\s|over\s|under\s|around\s|of\s)?\Z"
    rf"|\b(?:{_PEOPLE}|{_OTHERS}|(?:any|every|each|no)\s\w+|all)\s(?:who\sare\s|aged\s)?(?:over|under|above|below)\s\Z"
    rf"|\b(?:{_PEOPLE}|{_OTHERS})\s(?:were|are|was|is)\s(?:over|under)\s\Z"
)
_CHILD_OF = lazily(
    r"(?i)\b(?:boy|girl|son|daughter|child|toddler|baby|man|woman|widow|grand(?:mother|father)|mother|father|youth|teenager)s?\sof\s\Z"
)
_PARENT_OF = lazily(r"(?i)\b(?:great-)?(?:grand)?(?:mother|father|parent|mum|mom|dad)s?(?:-|\s)of(?:-|\s)\Z")
_IS = lazily(
    r"(?i)\b(?:who|he|she|I|and|wounded|victims?|dead|youngest|oldest|eldest|boy|girl|man|woman|suspect|driver|player)(?:\s(?:is|was|will\sbe|will\sturn|turns|would\sbe|am)|[’'](?:s|m))\s(?:now\s|just\s|only\s|then\s)?\Z"
)
_BEING = ("is", "was", "be", "turn", "turns", "am", "now", "just", "only", "then", "'s", "’s", "'m", "’m")  # the last word of the above
# "The youngest to die on Saturday was 6", "The youngest, a packer called Devi, was 19."
_YOUNGEST_IS = lazily(r"(?i)\b(?:youngest|oldest|eldest)(?:,?\s[\w’'-]+){0,8},?\s(?:is|was)\s(?:just\s|only\s)?\Z")
_YOUNGEST = lazily(r"(?i)\b(?:youngest|oldest|eldest)\s(?:(?:just|only|barely)\s)?\Z")  # "the youngest just 26, the oldest 91"
_ARE = lazily(r"(?i)\b(?:who|both|they|men|women|boys|girls)\s(?:are|were)\s\Z")  # "two men, who are 23 and 31"
_DIES_AT = lazily(r"(?i)\b(?:(?:dies|died|dead|die)\s(?:at|aged)|turns?)\s\Z")
_AND_ANOTHER = lazily(r"(?:,\s\d{1,2}){0,4},?\s(?:and|or)\s\d{1,2}\b(?!\s\w+s\b|[.,]\d|\s?%)")
_NAMED_IS = lazily(r"\b[A-Z][a-z][\w’'-]*(?:\s[A-Z]\.)?\s[A-Z][\w’'-]+\s(?:is|was|turns)\s(?:now\s|just\s|only\s)?\Z")
_RETIREMENT = lazily(r"(?i)\b(?:retire(?:ment|d|s)?|pension(?:able)?|voting|drinking|school|median|average|mean|minimum|legal|working)\b")
_STOPS_WORK = lazily(r"(?i)\b(?:retir(?:e|es|ed|ing)|stop(?:s|ped|ping)?\swork(?:ing)?)(?:\s\w+){0,2}?\sat\s\Z")
_PARENTHESIS = lazily(r"[A-Z][\w’'-]+\s[A-Z][\w’'-]+\s\(\Z")
_CLOSED = lazily(r"\s?,|\.(?:\s|\Z)|;|:|\s(?:who|of|from|and|was|were|is|has|had|said|told|a|an|died)\b|\)|”")
_ENDED = lazily(r"[.,;)](?!\d)|\Z|\s(?:and|who)\b")
_UNDER = lazily(r"\s(?:and|or)\s(?:under|older|younger)\b|\sand\s(?:over|above|up)\b")
_NEXT_WORD = lazily(r"\s([A-Za-z-]+)")
_GROUP = lazily(r"(?i)\b(?:under|over)[-\s]\Z")
# "Smith, now 71, retired", "Smith, then 22, joined"
_NOW = lazily(r"[A-Za-z’'-]+,\s(?:now|then|just|only|aged)\s\Z")
# "two men, 24 and 31, were held", "their sons, 12 and 9"
_PEOPLE_BEFORE = lazily(
    r"\b(?:men|women|boys|girls|sons|daughters|brothers|sisters|siblings|twins|children|kids|grandchildren|teenagers|teens|youths|suspects|victims"
    r"|students|pupils|people|others|nephews|nieces|cousins|friends|parents|residents|drivers|passengers),\s\Z"
)
# "a 31-year-old Pole and a Czech man, 44."
_PERSON_BEFORE = lazily(
    r"\b(?:an?|the|his|her|another|one)\s(?:[\w’'-]+\s){0,3}?(?:man|woman|boy|girl|teenager|pensioner|driver|passenger|rider|cyclist|motorist"
    r"|mother|father|son|daughter|husband|wife|widow|widower|brother|sister|grandmother|grandfather|student|pupil|suspect|victim),\s\Z"
)
_CLOSES = lazily(r"[.;:)](?!\d)|\Z|\swho\b")
_OLDEST, _RETIRING = 119, 12
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_WINDOW, _WIDE = 40, 100


def is_age(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether the bare whole number at `start` to `end` is an age."""
    before = text[start - 1 : start]
    if before == "(":
        return text[end : end + 1] == ")" and _PARENTHESIS.search(text, max(0, start - _WINDOW), start) is not None
    word = word_before(text, 0, start)
    if word.endswith(","):
        if word[-2:-1] in {"n", "s", "e"} and _PEOPLE_BEFORE.search(text, max(0, start - _WINDOW), start) and _AND_ANOTHER.match(text, end):
            return text[start:end].isdigit()
        return _named(text, start, end, numerals)
    if text[end : end + 1] == " " and _UNDER.match(text, end):
        return True
    return word.lower().lstrip('(“"‘') in numerals.age_cues and _cued(text, start, end)


def _cued(text: str, start: int, end: int) -> bool:
    low = max(0, start - _WINDOW)
    if _BEFORE.search(text, low, start):
        return True
    following = _NEXT_WORD.match(text, end)
    if following is not None and is_plural(following[1].lower()):
        return False
    if _PARENT_OF.search(text, low, start) and (not text[start:end].isdigit() or int(text[start:end]) < _RETIRING):
        return False  # "a mother of two"
    if _CHILD_OF.search(text, low, start) or _is(text, low, start) or _told(text, low, start, end):
        return True
    known = text[start:end]
    if known.isdigit() and int(known) < _RETIRING:
        return False
    word = word_before(text, 0, start).lower()
    if word == "at" and _STOPS_WORK.search(text, low, start):
        return True
    return (
        word in {"to", "at", "from", "of", "is", "was", "reaches", "reached"}
        and " age" in text[max(0, start - _WIDE) : start]
        and _RETIREMENT.search(text, max(0, start - _WIDE), start) is not None
    )


def _is(text: str, low: int, start: int) -> bool:
    """Say whether a person and a form of "be" stand before a number: "who is 45", "she's just 19"."""
    last = text[low:start].lower().split()[-1:]
    return bool(last) and last[0].endswith(_BEING) and _IS.search(text, low, start) is not None


def _told(text: str, low: int, start: int, end: int) -> bool:
    """Say whether a sentence ends with an age: "dies at 116", "The youngest was 6.", "who are 23 and 31", "Per Berg is 67."."""
    if _AND_ANOTHER.match(text, end) and _ARE.search(text, low, start):
        return True
    if text[end : end + 1] == "," and _NOW.search(text, low, start):
        return True
    if not _ENDED.match(text, end):
        return False
    if _DIES_AT.search(text, low, start) or _YOUNGEST.search(text, low, start) or _YOUNGEST_IS.search(text, max(0, start - _WIDE), start):
        return True
    return text[start:end].isdigit() and end - start > 1 and _NAMED_IS.search(text, low, start) is not None


def _named(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether a name or a person and a comma stand before and the apposition ends behind: "Daudi Kweli, 33,", "The caller, 97,"."""
    if not _CLOSED.match(text, end):
        return False
    comma = text.rfind(",", 0, start)
    name = word_before(text, 0, comma)
    if not name or not name[-1].isalpha() or name in _WEEKDAYS or name.lower() in numerals.months:
        return False
    if name[0].isupper() or not text[start:end].isdigit():
        return name[0].isupper()
    if text[end : end + 2].lstrip().startswith(",") and not text.startswith("Of "):
        return True
    return _CLOSES.match(text, end) is not None and _PERSON_BEFORE.search(text, max(0, start - _WINDOW), start) is not None


def is_age_group(text: str, start: int, end: int) -> bool:
    """Say whether "13s" stands in "under-13s" or "the over 65s"."""
    return (
        text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum() and _GROUP.search(text, max(0, start - 6), start) is not None
    )
