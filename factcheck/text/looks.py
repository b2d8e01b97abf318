"""What a single paragraph looks like by itself, whatever stands around it.

In: a text, the span of a paragraph, the furniture table. Out: the section that its look settles, None where it looks like prose or a
headline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.lexicon.furniture import fold
from factcheck.model import Section
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.lexicon.furniture import Furniture
    from factcheck.text.lines import Line

__all__ = ["BULLET", "Looks", "ends_sentence"]

BULLET = lazily(r"(?:[•●▪■◆◦‣∙·*–—-]|\(?\d{1,2}[.)])\s+(?=\S)")
_EMPHASIS = "*_#> \t"
_MARKDOWN_PICTURE = "!["
_CLOSING = "”’\"')]» "
_STOPS = ".!?…。！？"
# "U.S." and "8 p.m." at the end of a headline are no full stop.
_ACRONYM = lazily(r"(?:\b|\d)[A-Za-z]\.[A-Za-z]\.\Z")
_LETTER = lazily(r"[^\W_]")
_STAMP = lazily(
    r"""\b(?:Published|Updated|Posted|Modified|PUBLISHED|UPDATED|POSTED)\b [\s:|–-]* (?:(?:on|at)\s)? (?:\w+day,?\s)?
        (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d | \d{1,2}(?:st|nd|rd|th)?[\s/.:-] | \d{4}-)""",
    re.VERBOSE,
)
_HANDLE = lazily(r"(?:^|[\s(])@\w")
_DATE_PART = lazily(r"[^\W\d_]+|\d+")
_DATE_WORDS = frozenset({"am", "pm", "a", "p", "m", "at", "on", "st", "nd", "rd", "th", "of", "t", "z", "hrs"})
# "— AFP", "(AP Photo/Jo Doe)", "| Photo: Special Arrangement", "via Getty Images" at the end of a line.
_CREDIT = lazily(
    r"""(?: [—–]\s*(?P<dash>[^—–|()\n]{2,50}) | \s-\s*(?P<hyphen>[^—–|()\n]{2,30}) | [(\[](?P<bracket>[^()\[\]\n]{2,70})[)\]]
          | (?P<label>(?:photo|image|picture|pic|photograph|illustration|credit)s?(?:\s(?:by|courtesy|credit))?\s*[:/]\s*[^:\n]{2,50}
              | photo\sby\s[^:\n]{2,40})
          | (?P<agency>(?:\b(?:via|file|ap)\s|/)(?:getty(?:\simages)?|afp|reuters|ap|epa|photos?|pool|file)|getty\simages
              | (?:\breuters|\bafp|\bap|\bepa|\bgetty|\banadolu|\bxinhua|\bpti)\s?/\s?[^/\n]{2,40}) )\s*\.?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT_MARK = lazily(r"[—–\[(|:/]")
_CREDIT_LABELS = ("photo", "image", "pic", "illustration", "credit", "getty")
_PICTURE = lazily(r"\b(?:photo|image|picture|file|courtesy|handout|via|getty|reuters|afp|screengrab)\b|/", re.IGNORECASE)
_WORD = lazily(r"[^\W_]+")
_CAPITAL_WORD = lazily(r"[^\W\d_]*")

# No heading, byline or notice is longer; a caption may be.
_LONGEST_NOTICE = 260
_LONGEST_LOOSE = 120
_LONGEST_BYLINE = 100
_NAMED = 16  # letters in which a line says that it is a caption
_LONGEST_CAPTION = 450
_LONGEST_DATE = 60
_CREDIT_REACH = 80
_CREDIT_WORDS = 7
# Longer than every wording of the table: the head of a long line is enough to know it.
_LONGEST_WORDING = 64
_HEAD = 3  # letters: no shorter wording is the beginning of a longer word


def ends_sentence(text: str, line: Line) -> bool:
    """Say whether the paragraph ends as a sentence does."""
    if text[line.end - 1] == "." and text[line.end - 3 : line.end - 2] != ".":  # most
        return True
    end = text[max(line.start, line.end - 8) : line.end].rstrip(_CLOSING)
    return end != "" and end[-1] in _STOPS and (end[-3:-2] != "." or _ACRONYM.search(end) is None)


class Looks:
    """Judges paragraphs by one furniture table."""

    def __init__(self, furniture: Furniture) -> None:
        self._furniture = furniture
        self._credits = furniture.caption_credits | {"pool"}
        self._date_words = _DATE_WORDS | furniture.abbreviations_after_clock
        self._boilerplate = _by_first_sign(furniture.boilerplate_starts)
        self._loose = _by_first_sign(furniture.boilerplate_loose)
        self._captions = _by_first_sign(furniture.caption_starts)
        worded = (*furniture.boilerplate_whole, *furniture.boilerplate_starts, *furniture.caption_starts, *self._date_words)
        self._heads = frozenset(wording[:_HEAD] for wording in worded)

    def section(self, text: str, line: Line, *, sentence: bool, first: bool) -> Section | None:
        """Return what the look of the paragraph settles: boilerplate, byline, caption or bullet.

        `sentence` says that it ends as one, `first` that it is the first of its text, where a headline is more likely than a notice.
        """
        length = line.end - line.start
        bullet = None if text[line.start].isalpha() else BULLET.match(text, line.start, line.end)
        if length <= _LONGEST_NOTICE:
            # Markdown's emphasis and headings are left out: "**By Jo Doe**".
            written = text[bullet.end() if bullet else line.start : line.end]
            found = self._notice(written.strip(_EMPHASIS) or written, sentence=sentence, first=first)
            if found is not None:
                return found
        if length <= _LONGEST_CAPTION and self._has_credit(text, line):
            return Section.CAPTION
        return Section.BULLET if bullet else None

    def _notice(self, written: str, *, sentence: bool, first: bool) -> Section | None:
        """Judge a short line, its bullet left out."""
        short = len(written) <= _LONGEST_LOOSE
        if (sentence or not short) and self._is_prose(written[:_HEAD]):
            return None
        if short and not written[0].isalnum() and _LETTER.search(written) is None:
            return Section.BOILERPLATE
        folded = fold(written if short else written[:_LONGEST_WORDING])
        if self._is_boilerplate(folded, loose=short and not sentence, first=first) or (short and self._is_date(folded)):
            return Section.BOILERPLATE
        if short and not sentence and self._is_byline(folded, written):
            return Section.BYLINE
        named = not first or "caption:" in folded[:_NAMED]  # no headline begins with "Picture caption:"
        is_caption = written.startswith(_MARKDOWN_PICTURE) or (named and _starts(folded, self._captions))
        return Section.CAPTION if is_caption else None

    def _is_prose(self, head: str) -> bool:
        """Say whether no wording of notices, captions and dates begins with the first letters of a line, which are the first of a word."""
        return head.isascii() and head.isalpha() and head.lower() not in self._heads

    def _is_boilerplate(self, folded: str, *, loose: bool, first: bool) -> bool:
        furniture = self._furniture
        if folded.rstrip(" :>»→.") in furniture.boilerplate_whole:
            return True
        if first:
            return False  # "Follow the money: 12 banks fined"
        if _starts(folded, self._boilerplate):
            return True
        short_end = len(folded) <= _LONGEST_DATE and folded.endswith(furniture.boilerplate_ends)
        return loose and (short_end or _starts(folded, self._loose))

    def _is_date(self, folded: str) -> bool:
        """Say whether a line is nothing but a date or time of publication."""
        if len(folded) > _LONGEST_DATE:
            return False
        numbers = words = 0
        for part in _DATE_PART.finditer(folded):
            number = part[0].isdigit()
            if not number and part[0] not in self._date_words:
                return False  # nearly always the first word
            numbers += number
            words += not number
        return numbers > 0 and words > 0

    def _is_byline(self, folded: str, written: str) -> bool:
        furniture = self._furniture
        if folded in furniture.byline_whole:
            return True
        if _STAMP.search(written) or (len(folded) <= _LONGEST_BYLINE and _HANDLE.search(written) and len(folded.split()) <= _CREDIT_WORDS):
            return True
        for start in furniture.byline_starts:
            if folded == start:
                return True
            if folded.startswith(start) and not folded[len(start)].isalnum() and len(folded) <= _LONGEST_BYLINE:
                return _names_someone(written[len(start) :].lstrip(" :"), furniture)
        return False

    def _may_have_credit(self, tail: str) -> bool:
        """Say whether the end of a line has a mark and a word of a credit: most have neither, and the search for one is slow."""
        if not (_CREDIT_MARK.search(tail) or " - " in tail or "etty" in tail or "hoto" in tail or "HOTO" in tail):
            return False
        folded = tail.casefold()
        return (
            any(label in folded for label in _CREDIT_LABELS)
            or not self._credits.isdisjoint(_WORD.findall(folded))
            or tail[max(tail.rfind("—"), tail.rfind("–")) + 1 :].isupper()
        )

    def _has_credit(self, text: str, line: Line) -> bool:
        tail = text[max(line.start, line.end - _CREDIT_REACH) : line.end]
        match = _CREDIT.search(tail) if self._may_have_credit(tail) else None
        if match is None:
            return False
        if match["label"] or match["agency"]:
            return True
        if match["dash"] and match["dash"].isupper() and match["dash"].isalpha():
            return True  # "May 7, 2025. — NPA": an agency by its capitals
        words = _WORD.findall((match["dash"] or match["hyphen"] or match["bracket"]).casefold())
        if len(words) > _CREDIT_WORDS or self._furniture.caption_credits.isdisjoint(words):
            return False
        # "... the Associated Press (AP)." is prose; "(AP Photo/Jo Doe)" is not.
        return match["bracket"] is None or _PICTURE.search(match["bracket"]) is not None


def _by_first_sign(wordings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the wordings by the first sign of each."""
    found: dict[str, tuple[str, ...]] = {}
    for wording in wordings:
        found[wording[0]] = (*found.get(wording[0], ()), wording)
    return found


def _starts(folded: str, starts: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether the line starts with one of `starts`, and not within a word."""
    near = starts.get(folded[:1], ())
    return folded.startswith(near) and any(
        folded.startswith(start) and not (start[-1].isalnum() and folded[len(start) : len(start) + 1].isalnum()) for start in near
    )


def _names_someone(written: str, furniture: Furniture) -> bool:
    """Say whether what follows "By" is a name: capitals (or an agency, a role), and no figure."""
    words = written.split()
    if not words or any(character.isdigit() for character in written):
        return False
    first = _CAPITAL_WORD.match(words[0])
    named = first is not None and first[0][:1].isupper()
    return named or fold(words[0]).strip(",.") in furniture.byline_roles
