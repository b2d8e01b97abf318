"""Offices around a name: before it, behind it in apposition, after "who"; and which office a short form points back to.

In: the text of a field and the place of a name in it. Out: spans of the words of titles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from factcheck.model import Span
from factcheck.patterns import lazily, lazily_unicode
from factcheck.text.wordplaces import word_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.titles import TitleWords

__all__ = ["Holders", "after_name", "answers", "before_name", "descriptions", "gender_of", "office_words"]

_Holder = TypeVar("_Holder")

_WORD = lazily_unicode(r"\p{L}[\p{L}\p{M}\d]*(?:\.\p{L}\.?)*(?:[-‐](?:\p{L}|\d)[\p{L}\p{M}\d]*|[’'](?!s\b)\p{L}+)*")
_AFTER_THE = lazily(r"the (?=([a-z][a-z'’-]*(?: [a-z][a-z'’-]*){0,4}))")
_REACH = 120  # letters around a name in which its title is looked for
_AGE = lazily(r", (?:aged )?\d{1,3}(?=,)")
_DETERMINER = lazily(r"(?:(?:the[ \u00a0])?[^\W\d_]+[’']s|the|a|an|its|his|her|their|our|one of the)[ \u00a0]", re.IGNORECASE)
_PREPOSITION = lazily(r"[ \u00a0](?:of|for|to|at|in|on|and)[ \u00a0](?:the[ \u00a0]|a[ \u00a0]|its[ \u00a0])?")
_BELONGING = lazily_unicode(r"[ \u00a0](?:of|from|at)[ \u00a0](?:the[ \u00a0])?\p{Lu}[^,.;:“”\"]{2,60}(?=, (?:who|the|its)[ \u00a0])")
_PORTFOLIO = lazily_unicode(r"\b(\p{L}+)[ \u00a0](?:for|of)(?:[ \u00a0](?:the|and|\p{Lu}[\p{L}\p{M}’'-]*)){1,6}$")
_WHO = lazily(r",? who[ \u00a0]([^\W\d_]+)[ \u00a0]")
_SPEAKING = lazily_unicode(r", (speaking for [\p{L}\p{M}’' -]+)")
_SPEAKS = lazily(r"[ \u00a0](?:said|says|told|added|confirmed|wrote|noted)\b")  # to endorse Cruz, the aide said
_BEHIND = (" of", " from", " at", " who", "\u00a0of", "\u00a0from", "\u00a0at")
_STOP = lazily(r"[,;:)!?—–]|\.(?:\s|\Z)|[ \u00a0](?:said|says|told|who|which|that|and|when|as|after|before|on|at|in)[ \u00a0]")
_PARTED = lazily(r"['’-]")
_ARTICLE = len("the ")
_LONGEST_TITLE = 12  # words
_FARTHEST_ROLE = 7  # words before the comma of an apposition
_DEFINITE = ("the ", "its ", "his ", "her ", "a ", "an ", "eir ", "’s ", "'s ")
_OWNED = frozenset(("’s ", "'s "))
_GAPS = _OWNED | {" ", "\u00a0"}  # between the words of a title
_SMALL = frozenset(("the", "of"))
_NEVER_IN_TITLES = frozenset(
    "the a an of for to in on at by and or but said says told had has have was were is are will would who that".split()
)
_MOST_HOLDERS = 50  # of one office in one article


def _qualifies(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word may stand inside a title before its role: a modifier, a domain, or a name."""
    words, lower = lexicon.title_words, word.lower().replace("’", "'")
    if lower in words.modifiers or lower in words.domains or lower in words.roles:
        return True
    if "-" in lower and all(part in words.modifiers or part in words.domains or part in words.roles for part in lower.split("-")):
        return True
    return word[0].isupper() and lower not in lexicon.name_words.openers and lower not in words.honorifics


@lru_cache(maxsize=4096)
def office_words(text: str) -> tuple[str, ...]:
    """Return the words of a title in lower case."""
    return tuple([word.lower().replace("’", "'").rstrip(".") for word in _WORD.findall(text)])


def before_name(text: str, start: int, lexicon: Lexicon, *, floor: int = 0) -> Span | None:
    """Return the title that ends right before a name: "Acting US Ambassador | Ada Brandt", "ministry spokeswoman | Lene Holm".

    `start` is where the name begins, `floor` where its sentence does.
    """
    end = start
    while end > floor and text[end - 1] in " \u00a0":
        end -= 1
    if end > floor and text[end - 1] == ",":
        return _apposed_before(text, end - 1, lexicon, floor)
    last = text[max(text.rfind(" ", floor, end) + 1, floor) : end]
    if last.isalpha() and last.islower():  # nearly always
        return _title_ending(text, end, lexicon, floor) if last in lexicon.title_words.roles else None
    if last.rstrip(".").rpartition("\u00a0")[2].lower().replace("’", "'") not in lexicon.title_words.roles:
        return _with_portfolio(text, end, lexicon, floor)
    return _title_ending(text, end, lexicon, floor)


def _with_portfolio(text: str, end: int, lexicon: Lexicon, floor: int) -> Span | None:
    """Return the title in "Federal Minister for Water Resources | Nadeem Qureshi"."""
    if end <= floor or not text[max(text.rfind(" ", floor, end) + 1, floor, end - _REACH)].isupper():
        return None
    low = max(floor, end - _REACH)
    found = _PORTFOLIO.search(text, low, end) if text.find("of", low, end) >= 0 or text.find("for", low, end) >= 0 else None
    if found is None or found[1].lower() not in lexicon.title_words.roles:
        return None
    role = _title_ending(text, found.end(1), lexicon, floor)
    return Span(role.start, end) if role is not None else None


def _title_ending(text: str, end: int, lexicon: Lexicon, floor: int) -> Span | None:
    """Return the title whose role is the last word before `end`."""
    words = _backwards(text, max(floor, end - _REACH), end)
    last = next(words, None)
    if last is None or last[1] not in {end, end - 1} or last[2].lower() not in lexicon.title_words.roles:
        return None
    row = [last]
    for word in words:
        begin, stop, written = word
        gap = text[stop : row[-1][0]]
        if (
            len(row) == _LONGEST_TITLE
            or gap not in _GAPS
            or not _qualifies(written, lexicon)
            or (gap in _OWNED and written.lower() == "it")
        ):
            break
        row.append(word)
    begin, _, written = row[-1]
    if len(row) > 1 and begin == floor and written.lower() in lexicon.name_words.openers:
        row.pop()
    return Span(row[-1][0], last[1])


def _backwards(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a stretch with their places from the last to the first: few are asked for, and none reaches over a space."""
    while end > start:
        begin = max(text.rfind(" ", start, end) + 1, start)
        written = text[begin:end]
        if written.isascii() and written.isalpha():  # most
            yield begin, end, written
        else:
            yield from reversed([(*match.span(), match[0]) for match in _WORD.finditer(text, begin, end)])
        end = begin - 1


def _apposed_before(text: str, comma: int, lexicon: Lexicon, floor: int) -> Span | None:
    """Return the title in "the deputy governor of the province, | Josef Oketch", "its secretary, | Bjarne Holt"."""
    start = max(floor, comma - _REACH, *(text.rfind(sign, floor, comma) for sign in ",;:"))
    plain = text[start:comma].lower().lstrip(",;:").split()
    if "".join(plain).isalpha() and lexicon.title_words.roles.isdisjoint(plain):
        return None  # nearly always
    capitals = True  # so far, behind the role
    for _, end, word in islice(_backwards(text, start, comma), _FARTHEST_ROLE):
        if word.lower() not in lexicon.title_words.roles:
            capitals = capitals and word[0].isupper()
            continue
        found = _title_ending(text, end, lexicon, floor)
        rest = text[end:comma]
        if found is None or (rest and _PREPOSITION.match(rest) is None and not capitals):
            return None
        opening = text[max(floor, found.start - 4) : found.start].lower()
        definite = opening.endswith(_DEFINITE) or found.start == floor
        return Span(found.start, comma) if definite or text[found.start].isupper() else None
    return None


def after_name(text: str, end: int, lexicon: Lexicon, *, ceiling: int) -> Span | None:
    """Return the title in apposition behind a name that ends at `end`: ", the acting US Ambassador to Pakistan", ", who led the work"."""
    if text[end : end + 1] != ",":
        if not text.startswith(_BEHIND, end):
            return None
        belonging = _BELONGING.match(text, end, ceiling)  # Dr Amara Leclerc | of the Institute of Vector Medicine |, who led the work
        end = belonging.end() if belonging is not None else end
    who = _WHO.match(text, end, ceiling) if text.startswith("who", end + 1) or text.startswith("who", end + 2) else None
    if who is not None:
        if who[1].lower() not in lexicon.title_words.leading:
            return None
        stop = _STOP.search(text, who.end(), ceiling)
        return Span(who.start(1), stop.start() if stop else ceiling)
    return _apposed_after(text, end, lexicon, ceiling) if text[end : end + 1] == "," else None


def _apposed_after(text: str, comma: int, lexicon: Lexicon, ceiling: int) -> Span | None:
    """Return the title that a comma parts from a name, or from an age."""
    speaking = _SPEAKING.match(text, comma, ceiling) if text.startswith("speaking", comma + 2) else None
    if speaking is not None:
        return Span(*speaking.span(1))
    age = _AGE.match(text, comma, ceiling) if text.startswith("aged", comma + 2) or text[comma + 2 : comma + 3].isdigit() else None
    start = 2 + (comma if age is None else age.end())
    if text[start - 2 : start] not in {", ", ",\u00a0"}:
        return None
    determiner = _DETERMINER.match(text, start, ceiling)
    found = _title_at(text, determiner.end() if determiner else start, lexicon, ceiling, definite=determiner is not None)
    return None if found is not None and _SPEAKS.match(text, found.end, ceiling) else found


def _title_at(text: str, start: int, lexicon: Lexicon, ceiling: int, *, definite: bool = False) -> Span | None:
    """Return the title that begins at a place: qualifying words, a role, what it is the role of.

    Behind an article any noun may say of what it is the role: "Ann Reed, the | port director".
    """
    end = start
    role = False
    for match in _WORD.finditer(text, start, min(ceiling, start + _REACH)):
        if text[end : match.start()] not in {"", " ", "\u00a0", "’s ", "'s "}:
            break
        if not (_qualifies(match[0], lexicon) or (definite and not role and match[0] in lexicon.wordclasses.nouns)):
            break
        if role and match[0].lower().replace("’", "'") not in lexicon.title_words.roles and not match[0][0].isupper():
            break
        role = role or match[0].lower().replace("’", "'") in lexicon.title_words.roles
        end = match.end()
    if not role:
        return None
    return Span(start, _with_object(text, end, ceiling))


def _with_object(text: str, end: int, ceiling: int) -> int:
    """Return where a title ends with what it is the office of: "head | of the UGT union federation"."""
    link = _PREPOSITION.match(text, end, ceiling)
    if link is None or link[0].split()[0] not in {"of", "for", "to", "at"}:
        return end
    stop = _STOP.search(text, link.end(), ceiling)
    return stop.start() if stop else ceiling


def descriptions(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the titles in a field that stand for their holder without the name: "the | US ambassador", "the | interior minister"."""
    words = lexicon.title_words
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when they are made small
        return
    articles = (_article_before(lower, start) for start, _ in word_places(lower, _last_parts(lexicon)))
    for article in dict.fromkeys(articles):  # most have no role behind them
        match = _AFTER_THE.match(lower, article) if article >= 0 else None
        end = _role_end(match[1], match.end(), words) if match is not None else 0
        found = _title_ending(text, end, lexicon, article + _ARTICLE) if end else None
        if found is not None and found.start == article + _ARTICLE:
            yield found


@lru_cache(maxsize=4)
def _last_parts(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of roles, of "secretary-general" the last; none with other letters than those of _AFTER_THE."""
    return frozenset(_PARTED.split(role)[-1] for role in lexicon.title_words.roles if role.replace("’", "").isascii())


def _article_before(lower: str, start: int) -> int:
    """Return the place of the last article before a role, which others do not part from it, -1 where none stands near."""
    at = start
    while (at := lower.rfind("the ", max(0, start - _REACH), at)) > 0 and (lower[at - 1].isalnum() or lower[at - 1] == "_"):
        pass  # nobody bathes a minister
    return at


def _role_end(phrase: str, start: int, words: TitleWords) -> int:
    """Return where the last role ends in a phrase of qualifying words, 0 where there is none that says what the office is."""
    end, place = 0, start
    for word in phrase.split(" "):
        place += len(word)
        if word in words.roles:
            end = 0 if word in words.generic else place
        elif word in _NEVER_IN_TITLES:
            break
        place += 1
    return end


def _folded(title: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words of a title with those that stand for them, in a fixed order."""
    known = lexicon.title_words
    full = [part for word in title for part in known.abbreviated.get(word, ())]
    words = (*title, *full)
    return list(dict.fromkeys([*words, *[known.same.get(word, word) for word in words]]))


def _heads(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words, one of which a title has when the short form stands for it."""
    known = lexicon.title_words
    role = words[-1] if words else ""
    return sorted({known.same.get(role, role), role} | known.answering.get(role, frozenset()))


def answers(words: Sequence[str], title: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether a short form ("us", "ambassador") may stand for the holder of a title ("acting", "us", "ambassador", "pakistan")."""
    known = lexicon.title_words
    folded = _folded(title, lexicon)
    if not words or not any(head in folded for head in _heads(words, lexicon)):
        return False
    stated = any(word not in known.roles and word not in known.standing for word in title)
    free = known.standing | known.levels | _SMALL
    return all(known.same.get(word, word) in folded or not stated or word in free for word in words[:-1])


class Holders(Generic[_Holder]):
    """Who holds which office, found by the words of the office."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._titles: dict[str, list[tuple[Sequence[str], _Holder]]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._titles)

    def add(self, title: Sequence[str], holder: _Holder) -> None:
        """Note a title, in the words of `office_words`, and its holder."""
        for word in _folded(title, self.lexicon):
            self._titles[word].append((title, holder))

    def of(self, words: Sequence[str]) -> list[_Holder]:
        """Return those whose titles a short form answers to, each once."""
        found = ((title, holder) for head in _heads(words, self.lexicon) for title, holder in self._titles.get(head, ())[:_MOST_HOLDERS])
        return list(dict.fromkeys(holder for title, holder in found if answers(words, title, self.lexicon)))


def gender_of(name: str, titles: Sequence[str], lexicon: Lexicon) -> str:
    """Return "m", "f" or "e" (not known) for a person's name, judged by the titles held and then by the given name."""
    genders = lexicon.title_words.genders
    for title in titles:
        for word in office_words(title):
            if word in genders:
                return genders[word]
    parts = name.split()
    return lexicon.given_names.get(parts[0], "e") if len(parts) > 1 else "e"
