"""What part of an article each paragraph is: its look, and where it stands.

In: a text and its paragraphs. Out: for each its section and, where it begins with one, the end of its dateline. What is printed twice (a
headline above the picture and again below, a caption in two sizes) is boilerplate the second time, so that it counts once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon.furniture import fold
from factcheck.model import Section
from factcheck.quick import NamedTuple
from factcheck.text.datelines import dateline_end
from factcheck.text.looks import Looks, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.lexicon.furniture import Furniture
    from factcheck.text.lines import Line

__all__ = ["Part", "Sections"]

# How far down the dateline or byline may stand that shows what is above to be the head of the page.
_HEAD = 16
# So much prose above it, and it belongs to a second story.
_PROSE_IN_HEAD = 2
_LONGEST_HEADLINE = 220
_LONGEST_REPEAT = 600
_SHORTEST_REPEAT = 20
# "" for nothing added.
_ADDED = frozenset({"", "-", "|", "–", "—", "·"})
_KICKER_WORDS = 3
_NAME_WORDS = 4
_SHORT = 60
# An agency's name after a dash signs off the last paragraph of an article; only a caption is as short as this.
_LONGEST_LAST_CAPTION = 140


class Part(NamedTuple):
    """The section of a paragraph, and the end of its dateline (None where it has none)."""

    section: Section
    dateline: int | None = None


class Sections:
    """Tells sections by one furniture table."""

    def __init__(self, furniture: Furniture) -> None:
        self._looks = Looks(furniture)
        self._never = furniture.dateline_never

    def parts(self, text: str, lines: Sequence[Line], title: str | None) -> list[Part]:
        """Return a part for each paragraph of `text`, in order."""
        ends = [ends_sentence(text, line) for line in lines]
        top = lines[0] if lines and not title else None  # a headline, where no title is known apart; else it may be a caption
        looks = [self._looks.section(text, line, sentence=end, first=line is top) for line, end in zip(lines, ends, strict=True)]
        if len(lines) == 1 and looks[0] is not Section.BULLET:
            looks = [None]
        datelines = self._datelines(text, lines, looks, ends)
        head = _head(text, lines, _Judged(looks, ends, datelines))
        parts = [Part(look or Section.BODY, end) for look, end in zip(looks, datelines, strict=True)]
        for index, section in _head_sections(text, lines[:head], looks):
            parts[index] = Part(section)
        _mark_sign_off(lines, looks, parts)
        _mark_repeats(text, lines, parts, title)
        return parts

    def _datelines(self, text: str, lines: Sequence[Line], looks: Sequence[Section | None], ends: Sequence[bool]) -> list[int | None]:
        found: list[int | None] = []
        lead = True
        for line, look, end in zip(lines, looks, ends, strict=True):
            if look is not None:
                found.append(None)
                continue
            found.append(dateline_end(text, line, self._never, lead=lead, sentence=end))
            lead = lead and (not end or line.end - line.start < _SHORT)
        return found


class _Judged(NamedTuple):
    """What is known of each paragraph by itself: its look, whether it ends as a sentence, the end of its dateline."""

    looks: Sequence[Section | None]
    ends: Sequence[bool]
    datelines: Sequence[int | None]


def _head(text: str, lines: Sequence[Line], judged: _Judged) -> int:
    """Return the number of paragraphs above the article's first: headline, standfirst, byline, captions."""
    looks, ends, datelines = judged
    prose = [index for index, line in enumerate(lines[:_HEAD]) if looks[index] is None and ends[index] and _is_prose(text, line)]
    marks = [index for index, end in enumerate(datelines[:_HEAD]) if end is not None]
    marks = marks or [index + 1 for index, look in enumerate(looks[:_HEAD]) if look is Section.BYLINE]
    if marks and sum(index < marks[0] for index in prose) <= _PROSE_IN_HEAD and any(ends[marks[0] :]):
        return marks[0]
    if prose:
        return prose[0]
    # Nothing is a sentence: the first line is the headline of a list or of a text without full stops.
    return 0 if not lines or ends[0] else 1


def _is_prose(text: str, line: Line) -> bool:
    """Say whether a paragraph that ends as a sentence is one; "40 degrees! It melts!" may be a headline."""
    return text[line.end - 1] not in "!?" or line.end - line.start > _LONGEST_HEADLINE


def _head_sections(text: str, lines: Sequence[Line], looks: Sequence[Section | None]) -> list[tuple[int, Section]]:
    """Name the paragraphs of the head that their looks leave open."""
    found: list[tuple[int, Section]] = []
    headline: int | None = None
    expect_name = False
    for index, line in enumerate(lines):
        look = looks[index]
        if look is Section.BYLINE and headline is None and len(text[line.start : line.end].split()) > _NAME_WORDS + 1 and not expect_name:
            # "By Land and by Sea, the Greens Come Home" heads its page.
            look = None
        if look is not None:
            expect_name = look is Section.BYLINE and text[line.start : line.end].rstrip(":").casefold() == "by"
            continue
        section = _head_section(text[line.start : line.end], headline=headline is not None, expect_name=expect_name)
        if section is Section.HEADLINE:
            headline = index
        expect_name = False
        found.append((index, section))
    if headline is None and found:
        # Only short lines: the first of them has to be the headline.
        found[0] = (found[0][0], Section.HEADLINE)
    return found


def _head_section(written: str, *, headline: bool, expect_name: bool) -> Section:
    words = written.split()
    if expect_name and len(written) <= _SHORT:
        return Section.BYLINE
    plain = not any(character.isdigit() for character in written)
    if len(words) <= _KICKER_WORDS - (0 if headline else 1) and plain and written[-1] not in ".!?":
        return Section.BYLINE if headline and len(words) > 1 and written.istitle() else Section.BOILERPLATE
    if not headline and len(written) <= _LONGEST_HEADLINE:
        return Section.HEADLINE
    if headline and len(words) <= _NAME_WORDS and plain and written.istitle():
        return Section.BYLINE
    return Section.STANDFIRST


def _mark_sign_off(lines: Sequence[Line], looks: Sequence[Section | None], parts: list[Part]) -> None:
    """Take a long last paragraph with an agency after a dash for what it is: prose."""
    last = next((index for index in range(len(looks) - 1, 0, -1) if looks[index] is not Section.BOILERPLATE), 0)
    if lines and looks[last] is Section.CAPTION and last > 0 and lines[last].end - lines[last].start > _LONGEST_LAST_CAPTION:
        parts[last] = Part(Section.BODY)


def _mark_repeats(text: str, lines: Sequence[Line], parts: list[Part], title: str | None) -> None:
    seen: dict[str, int] = {}
    heading = fold(title or "")
    headlines = [index for index, part in enumerate(parts) if part.section is Section.HEADLINE] if title else []
    repeat_title = {index for index in headlines if _repeats(fold(text[lines[index].start : lines[index].end]), heading)}
    for index in repeat_title:
        parts[index] = Part(Section.BOILERPLATE)
    for index, (start, end, _) in enumerate(lines):
        if not _SHORTEST_REPEAT <= end - start <= _LONGEST_REPEAT:
            continue
        earlier = seen.setdefault(text[start:end].casefold(), index)
        if earlier != index:
            if earlier == index - 1 and parts[earlier].section is Section.STANDFIRST:
                parts[earlier] = Part(Section.CAPTION)
            parts[index] = Part(Section.BOILERPLATE)


def _repeats(folded: str, heading: str) -> bool:
    """Say whether a headline repeats the title, to which a site may have added its name: "Toll rises to 14 | The Paper"."""
    return heading.startswith(folded) and heading[len(folded) :].lstrip()[:1] in _ADDED
