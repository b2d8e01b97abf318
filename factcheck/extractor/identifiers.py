"""Digits that identify and do not count: law sections, telephone numbers, seats and flats with a letter.

In: a text and the place of digits in it. Out: whether they are part of an identifier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.exclusions import is_counted
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.lexicon.numerals import Numerals

__all__ = ["is_reference", "is_telephone", "labelled"]

# what stands behind a section of a law: 18 U.S.C., 45 CFR 164, 542 U.S. 296, 401(k), 4(1)(b)
_OF_A_CODE = lazily(r"\s(?:U\.?S\.?C\b|C\.?F\.?R\b|U\.S\.\s\d|F\.(?:[23]d|\s?Supp)|S\.\s?Ct)|\([a-z]{1,3}\)(?![a-z])|\(\d{1,2}\)\(")
_SECTION_SIGN = lazily(r"§\s?(?:\d[\w.]*(?:,|\sand|\sto)\s)*\Z")
_LONGEST_REFERENCE = 5
_KEY = lazily(
    r"(?i)\b(?:PIN|password|passcode|(?:badge|account|phone|telephone|reference|serial|licence|license|passport|registration|ID|helpline|contact|case"
    r"|tracking|order|card|plate)\snumber)\s(?:is|was|of|:)?\s?\Z"
)
_LEAST_KEY = 3  # digits, and more
# "call 555-1234", "(707) 259-1600", "020 7946 0958" is found by its spaces elsewhere
_LOCAL = lazily(r"\d{3}-\d{4}\Z")
_LONGEST_LIST = 2  # digits
_LETTERED = lazily(r"[A-Z](?!\w)")


def is_reference(text: str, start: int, end: int) -> bool:
    """Say whether bare digits are a section of a law ("§ 1343", "18 U.S.C.", "a 401(k)") or a key ("the PIN was 4482")."""
    if end - start > _LEAST_KEY and _is_key(text, max(0, start - 40), start):
        return True
    if end - start > _LONGEST_REFERENCE or text[end : end + 1] not in {" ", "(", ",", ".", ";", ")", ""}:
        return False
    if text[end : end + 2] in {" U", " C", " F", " S"} or text[end : end + 1] == "(":
        return _OF_A_CODE.match(text, end) is not None
    return "§" in text[max(0, start - 24) : start] and _SECTION_SIGN.search(text, max(0, start - 24), start) is not None


def _is_key(text: str, low: int, start: int) -> bool:
    near = text[low:start].lower()
    return ("number" in near or "pin" in near or "pass" in near) and _KEY.search(text, low, start) is not None


def is_telephone(text: str, start: int, end: int) -> bool:
    """Say whether what looks like a range of counts is a local number: "555-1234", but not "200-1000"."""
    coded = text[max(0, start - 2) : start] == ") "  # "(707) 259-1600"
    return (coded or text[end - 2 : end] != "00") and _LOCAL.match(text, start, end) is not None and not is_counted(text, end)


def is_list_number(text: str, start: int, end: int) -> bool:
    """Say whether a number in brackets numbers what follows: "they must (1) register and (2) pay"."""
    if text[start - 1 : start] != "(" or end - start > _LONGEST_LIST or text[start - 2 : start - 1] not in {" ", ""}:
        return False
    number = int(text[start:end])
    before = text[max(0, start - 3) : start - 2]
    if not (before.islower() or before in {":", ";", ",", ""}) or not text[end + 1 : end + 3].strip().isalpha():
        return False
    first = text.find("(1)")
    return 0 <= first < start if number > 1 else number == 1 and text.find("(2)", end) > 0


def labelled(text: str, start: int, end: int, numerals: Numerals) -> bool:
    """Say whether digits with a letter stuck to them are a place's label: "Gate 12B", "seat 14C", "Flat 4K"."""
    if not text[start : end - 1].isdigit() or not _LETTERED.match(text, end - 1):
        return False
    before = text[max(0, start - 24) : start].rstrip()
    word = before[before.rfind(" ") + 1 :].strip("(,\"'“‘")
    return word.lower() in numerals.identifiers or word.lower() in {"seat", "seats"} or word in numerals.places or word in numerals.names
