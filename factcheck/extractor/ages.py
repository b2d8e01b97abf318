"""Bare numbers that are ages: "Elias Mbori, 74,", "aged 47", "a boy of three", "the under-13s".

In: a text and the place of a bare number in it. Out: whether it is an age.
"""

from __future__ import annotations

import re

__all__ = ["AGED_UNIT", "is_age", "is_age_group"]

_BEFORE = re.compile(
    r"(?i)\b(?:aged|ages|age|turned|turning|age of|ages of)\s(?:just\s|only\s|about\s|between\s|from\s|at least\s|over\s|under\s|around\s|of\s)?\Z"
    r"|\b(?:boy|girl|son|daughter|child|toddler|baby|man|woman|widow|grandmother|grandfather|mother|father|youth|teenager)s?\sof\s\Z"
    r"|\b(?:anyone|everyone|those|people|adults|children|women|men|visitors|passengers|voters|patients|girls|boys|residents|all|citizens|players|pupils|persons)\s(?:who\sare\s|aged\s)?(?:over|under|above|below)\s\Z"
)
_IS = re.compile(
    r"(?i)\b(?:who|he|she|I|and)(?:\s(?:is|was|turned|turns|will\sbe|will\sturn|would\sbe|am|just\sturned)|[’']s)\s(?:now\s|just\s|only\s|then\s)?\Z"
)
_ENDS = re.compile(r"[.,;:!?)”\"’]|\s(?:when|at|and|in|years|but|with|then|this|next|last|on)\b|\s?\Z|\n")
_UNDER = re.compile(r"(?i)\s(?:and|or)\s(?:under|over|older|younger|above|up)\b")
_NAMED = re.compile(r"(?:[A-Z][\w’'.-]+|[a-z]+),\s\Z")
_PARENTHESIS = re.compile(r"[A-Z][\w’'-]+\s[A-Z][\w’'-]+\s\(\Z")
_CLOSED = re.compile(r",|\.(?:\s|\Z)|;|:|\s(?:who|of|from|and|was|were|is|has|had|said|told|a|an|died)\b|\)|”")
_RETIREMENT = re.compile(
    r"(?i)\b(?:retirement|pension(?:able)?|voting|minimum|legal|drinking|school|median|average)\s(?:\w+\s)?age\b|\bretire\w*\b"
)
_AT = re.compile(r"(?i)\b(?:to|at|from|of)\s\Z")
_GROUP = re.compile(r"(?i)\b(?:under|over)[-\s]\Z")
_OLDEST, _YOUNGEST_NAMED = 119, 1
_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December In On At By Of".split()
)
AGED_UNIT = re.compile(r"(?i)[\s-]olds?\b|\sof\sage\b")


def is_age(text: str, floor: int, start: int, end: int, value: int) -> bool:
    """Say whether the bare number at `start` to `end` is an age. `floor` is where its sentence begins."""
    if not 0 <= value <= _OLDEST:
        return False
    window = max(floor, start - 40)
    if _BEFORE.search(text, window, start) or (_UNDER.match(text, end) and not text[end : end + 10].startswith(" or over")):
        return True
    if _IS.search(text, window, start) and _ENDS.match(text, end):
        return True
    if text[start - 2 : start] == ", " and _closes(text, end):
        return _named(text, floor, start)
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return _PARENTHESIS.search(text, window, start) is not None
    return (
        _AT.search(text, window, start) is not None and value > 11 and _RETIREMENT.search(text, max(floor, start - 100), start) is not None
    )  # noqa: PLR2004


def _closes(text: str, end: int) -> bool:
    return text[end : end + 1] == "," or _CLOSED.match(text, end) is not None


def _named(text: str, floor: int, start: int) -> bool:
    """Say whether a person's name and a comma stand before: "Daudi Kweli, 33,"."""
    match = _NAMED.search(text, max(floor, start - 30), start)
    return match is not None and match[0][0].isupper() and match[0][:-2] not in _NOT_NAMES


def is_age_group(text: str, start: int, end: int) -> bool:
    """Say whether "13s" stands in "under-13s" or "the over 65s"."""
    return (
        text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum() and _GROUP.search(text, max(0, start - 6), start) is not None
    )
