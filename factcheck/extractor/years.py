"""Years, stretches of years, decades, centuries, quarters and halves, as far as four digits or their words tell them from counts.

In: a passage and the place of the digits or the word. Out: what is written there, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extractor.tense import tense
from factcheck.extractor.written import Written
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re

    from factcheck.extractor.written import Passage
    from factcheck.lexicon.calendar import Calendar

__all__ = ["STAGES", "YEAR_PHRASE", "century_at", "part_of_year", "stage_before", "year_at", "year_of"]

STAGES = {"early": "early:", "mid": "mid:", "late": "late:", "end of": "end:", "start of": "early:", "beginning of": "early:"}
_STAGE = lazily(r"(?i)\b(early|mid|late|(?:the\s+)?(?:end|start|beginning)\s+of)(?:\s+|-|‑)(?:in\s+)?(?:the\s+)?\Z")
_FISCAL = lazily(r"(?i)\b(?:FY|(?:fiscal|financial)\s+year\s+|fiscal\s+)\Z")
_ISO = lazily(r"-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_DECADE = lazily(r"0['’]?s\b")
_UNTIL = lazily(r"\s?[-–—‑/]\s?(\d{4}|\d\d)(?![\d%]|[.,:/-]\d)")
# what makes of four digits a part of something else: "1500m", "2000%", "1999.5", "2000-strong", "2000 year old"
_GLUED = lazily(r"[^\W\d]|[%°]|[.,:/]\d|[-‑](?!(?:era|style|model|vintage|built|born)\b)|\syears?[\s-]old\b")
_ISSUED = "0123456789.,:/$€£¥₹#+&@=_–—\\^*~"
# what follows "quarter", "summer" or a month to say its year
YEAR_PHRASE = lazily(
    r"(?i)\.?,?\s+(?:of\s+|in\s+)?(?:(the\s+)?(?:(this|last|next)\s+year|year)\b|(?:fiscal\s+|FY\s?)?((?:1[0-9]|20)\d\d)(?![\d%]|[.,:]\d))"
)
_RELATIVE = {"this": "Y+0", "last": "Y-1", "next": "Y+1"}
_SURE = range(1800, 2051)
_MONTHS_OF = lazily(r"(?i)\b(first|last)\s+(\w+)\s+\Z")
_HALVES = 2
_YEAR_DIGITS = 4
_FIRST_COLUMN = 2


def year_of(passage: Passage, end: int) -> tuple[str, int]:
    """Return the year written at `end` ("of 2027", ", 2025", "next year") in the normal form and where it ends; "-" and `end` if none."""
    found = YEAR_PHRASE.match(passage.text, end, passage.end)
    if not found:
        return "-", end
    if found[3]:
        return found[3], found.end()
    if found[2]:
        return _RELATIVE[found[2].lower()], found.end()
    return ("Y+0", found.end()) if found[1] else ("-", end)


def stage_before(passage: Passage, start: int) -> tuple[str, int]:
    """Return the prefix of the stage written before a month or year ("late ", "mid-") and where it starts; "" and `start` if none."""
    if not passage.text[start - 1 : start] or passage.text[start - 1] not in " -‑\u00a0":
        return "", start
    low = max(passage.start, start - 24)
    near = passage.text[low:start].lower()
    told = "early" in near or "late" in near or "mid" in near or "of" in near
    found = _STAGE.search(passage.text, low, start) if told else None
    if not found:
        return "", start
    word = " ".join(found[1].lower().removeprefix("the ").split())
    return STAGES[word], found.start()


def year_at(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    """Return the year, ISO day, decade or stretch of years that begins with the four digits at `start`."""
    text = passage.text
    iso = _ISO.match(text, end, passage.end)
    if iso:
        return Written(start, iso.end(), text[start:end], (f"-{iso[1]}-{iso[2]}",))
    if not _stands_alone(passage, start):
        return None
    decade = _DECADE.match(text, end - 1, passage.end)
    if decade:
        stage, first = stage_before(passage, start)
        return Written(first, decade.end(), "", (f"{text[start:end]}s",), stage=stage)
    until = _UNTIL.match(text, end, passage.end)
    if until:
        return _stretch(passage, start, until, calendar)
    if _GLUED.match(text, end, passage.end) or not _is_year(passage, start, end, calendar):
        return None
    return _with_stage(passage, start, end)


def _with_stage(passage: Passage, start: int, end: int) -> Written:
    fiscal = _FISCAL.search(passage.text, max(passage.start, start - 16), start)
    if fiscal:
        return Written(fiscal.start(), end, passage.text[start:end], ("",))
    stage, first = stage_before(passage, start)
    return Written(first, end, passage.text[start:end], ("",), stage=stage)


def _stands_alone(passage: Passage, start: int) -> bool:
    """Say whether nothing glued before the digits makes them part of another number or of a name."""
    before = passage.text[max(passage.start, start - 2) : start]
    if not before:
        return True
    last = before[-1]
    if last in "-‑":
        return before[:1].isalpha() or len(before) == 1
    if last.isspace():
        return not before[0].isdigit() and before[0] not in "$€£¥₹+"
    if last in {"’", "'"}:
        return before[0] not in "0123456789"
    return (last not in _ISSUED and not last.isalpha()) or before == "FY"


def _stretch(passage: Passage, start: int, until: re.Match[str], calendar: Calendar) -> Written | None:
    """Return "2018–24", "2025/26" or "1939-1945" as a stretch, None where the second number cannot end one."""
    first = passage.text[start : start + _YEAR_DIGITS]
    last = until[1] if len(until[1]) == _YEAR_DIGITS else first[:2] + until[1]
    if int(last) <= int(first):
        last = str(int(last) + 100) if first.endswith("99") and len(until[1]) == 2 and until[1] == "00" else last  # noqa: PLR2004 - "1999-00"
    if not 0 < int(last) - int(first) < 200 or int(first) not in _SURE:  # noqa: PLR2004 - a dynasty; longer is no stretch of years
        return None
    if passage.word_after(until.end()) in calendar.counted:
        return None
    fiscal = _FISCAL.search(passage.text, max(passage.start, start - 16), start)
    return Written(fiscal.start() if fiscal else start, until.end(), "", (first, last))


def _is_year(passage: Passage, start: int, end: int, calendar: Calendar) -> bool:
    before = passage.word_before(start).rstrip(",")
    after = passage.word_after(end)
    in_time = before in calendar.time_only
    if before in calendar.not_before_year or after in calendar.clock or before.endswith(("$", "€", "£")):
        return False
    if after in calendar.counted or after[:1].isdigit():
        return in_time
    if int(passage.text[start:end]) not in _SURE:
        return in_time or (before in {"of", "from", "by", "to", "around", "circa"} and not after.endswith("s"))
    if before in calendar.before_year or in_time:
        return True
    if _plural(after) and after not in calendar.of_a_year:
        return before in {"the", "its", "their", "his", "her", "a", "this"}
    return bool(before) or not after.endswith(("ed", "dead", "hurt", "held", "missing"))


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word.isalpha()  # noqa: PLR2004 - "was", "has"


def part_of_year(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    """Return the quarter, half or run of months whose name stands at `start` ("second quarter of 2027", "first nine months of 2025")."""
    text = passage.text
    word = text[start:end].lower()
    if word.startswith("month"):
        return _run_of_months(passage, start, end, calendar)
    before = passage.word_before(start)
    ordinal = calendar.ordinals.get(before.rstrip("-"))
    if ordinal is None or text[end : end + 1] in {"-", "‑"}:
        return None
    year, last = year_of(passage, end)
    first = start - len(before) - (0 if before.endswith("-") else 1)
    if word == "half":
        return Written(first, last, year, (f"-H{min(ordinal, _HALVES)}",)) if year != "-" else None
    if year == "-" and (before == "last" or text[end : end + 3] == " of"):
        return None
    told = tense(passage, first, last, calendar) if year == "-" else ""
    return Written(first, last, year, (f"-Q{ordinal}",), told)


def _run_of_months(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    run = _MONTHS_OF.search(passage.text, max(passage.start, start - 24), start)
    year, last = year_of(passage, end)
    if not run or year == "-":
        return None
    count = int(run[2]) if run[2].isdecimal() else calendar.numbers.get(run[2].lower(), 0)
    if not 1 < count < 12:  # noqa: PLR2004 - the months of a year
        return None
    parts = ("-01", f"-{count:02d}") if run[1].lower() == "first" else (f"-{13 - count:02d}", "-12")
    return Written(run.start(), last, year, parts)


_CENTURY = lazily(r"(?i)\b(\d{1,2})(?:st|nd|rd|th)[\s-]+\Z")


def century_at(passage: Passage, start: int, end: int, calendar: Calendar) -> Written | None:
    """Return the century named at `start` ("21st century", "nineteenth-century")."""
    digits = _CENTURY.search(passage.text, max(passage.start, start - 10), start)
    if digits:
        stage, first = stage_before(passage, digits.start())
        return Written(first, end, "", (f"century:{digits[1]}",), stage=stage) if 0 < int(digits[1]) <= 30 else None  # noqa: PLR2004 - as in [centuries]
    before = passage.word_before(start)
    number = calendar.centuries.get(before.rstrip("-"))
    if number is None:
        return None
    first = start - len(before) - (0 if before.endswith("-") else 1)
    return Written(first, end, "", (f"century:{number}",))
