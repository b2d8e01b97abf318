"""What the grammar of a text puts in order: "after", "before", "two days later", "had been".

In: the lines of an article with dates. Out: pairs of dates that stand the other way round.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.consistency.days import comes_before, is_dated
from factcheck.model import DateClaim
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Line
    from factcheck.lexicon.chains import Chains

__all__ = ["are_days", "dated", "links", "planned"]

_PLANNED = lazily(
    r"\b(?:will|would|due|to|plan\w*|expected|hope\w*|hoping|could|may|might|should|not|never|if|until|set to|can|must)(?: (?:be"
    r"|have|been|also))*(?: \w+ly)? $"
)
_PLAIN = r"(?:(?! and | but | while )[^<>;.,]|<[^t]\d+>)"
_FOLLOWED = lazily(
    rf"\bon <(?P<late>t\d+)>{_PLAIN}{{0,60}}?\b(?P<cue>followed|follows|came after|comes after)\b(?! by){_PLAIN}{{0,60}}?\bon <"
    rf"(?P<early>t\d+)>"
)
# "in response to a report that is to be published on 10 March"
_TO_COME = lazily(r"\b(?:will|would|is to|are to|to be|due|planned|scheduled|set for|next|not|never|possible|threatened)\b")
_BESIDE = 3  # characters between two sentences
_SLOT = lazily(r"<(t\d+)>")
_TURN = r"(?:(?! and | but | or | after | before | when | until | while | who | which | that | as | since | because | following )[^<>;.,])"
_PAST_FORMS = (
    r"(?:[a-z]{2,}ed|sold|left|died|sank|began|broke|came|went|built|fell|found|held|lost|met|put|ran|rose|sent|shut|stood|struck|taken"
    r"|took|wed|won|withdrawn|withdrew|written|wrote|made|given|gave|begun|bought|brought|caught|cut|laid|led|paid|set|shot|sunk"
    r"|thrown|torn|became|blown)"
)
_IN_TURN = lazily(
    rf"<(?P<one>t\d+)>(?:,? and|,? then|, but|,(?= was ))(?P<who>(?: (?:the|a|an|its|his|her|their|[a-z][a-z-]+)){{0,3}}?)"
    rf"(?: (?:then|later|finally|eventually|subsequently|was|were|been|he|she|it|they|[a-z]+ly))*"
    rf" (?P<verb>{_PAST_FORMS})\b{_TURN}{{0,70}}?\b(?:in|on) <(?P<two>t\d+)>"
)
_AWAY = lazily(
    rf"<(?P<one>t\d+)>,? (?:<d\d+>|an? [a-z]+|the [a-z]+|[a-z]+ [a-z]+|just|shortly|soon|only|less than [a-z]+ [a-z]+) "
    rf"(?P<cue>after|before|following) {_TURN}{{0,70}}?\b(?:on|in|of) <(?P<two>t\d+)>"
)
_UP_TO = lazily(r"(?:\bto|\buntil|\btill|–|since) $")
_OFTEN = frozenset(  # what one does more than once, and is listed in any order
    "won lost rose fell ran reached scored beat led met put held played finished dropped increased climbed gained visited hosted paid"
    " received directed starred published released recorded directed grew declined earned spent defeated wrote made became".split()
)
_AGAIN = lazily(
    r"\b(?:again|also|another|second|separate\w*|other|others|previous\w*|earlier|former|both|respectively|re-[a-z]+|reelected|rearrested)\b"
)
_PERFECT = lazily(
    r"\b(?:had (?:been |already |only |just |first )*|having (?:been )?)(?!(?:the|an?|its|his|her|their|no|to)\b)(?P<verb>[a-z]+)\b"
    rf"{_TURN}{{0,70}}?\b(?:in|on) <(?P<day>t\d+)>"
)
_SHIFT = lazily(
    r"(?:(?:<d\d+>|\b(?:a|one|some) (?:day|week|fortnight|month|year|decade)s?|\b(?:days|weeks|months|years)) (?P<cue>later|earlier"
    r"|previously|before that|after that|on)|\bthe (?P<next>next|following|previous) (?:day|week|month|year|morning|evening|night)),? "
    r"(?:(?:in|on) )?(?:the )?<(?P<day>t\d+)>"
)
_SPANS = frozenset("day week fortnight month year decade days weeks fortnights months years decades morning evening night".split())
_LATER = frozenset({"later", "after that", "on", "next", "following"})
_SAYS = lazily(r"\b(?:said|says|told|heard|announced|added|reported|according|wrote|claimed|revealed|showed?|tells?|testified|recalled)\b")
_SAID = lazily(
    r"\b(?:said|told|heard|announced|added|reported|wrote|claimed|revealed|showed|testified|recalled)\b"
)  # "says" turns no tense back
_BACKGROUND = frozenset("bear found create make build".split())


class _Cued(NamedTuple):
    """How two dates of a sentence are joined by a word that says which comes first; the words themselves are looked for at first."""

    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=4)
def _cues(after: tuple[str, ...], before: tuple[str, ...]) -> _Cued:
    """Return the patterns of words ahead of what comes first, and of words behind it."""
    later, sooner = (f"(?P<cue>{'|'.join(map(re.escape, words))})(?P<what> {_PLAIN}{{0,70}}?)" for words in (after, before))
    early, late = r"(?:on|in|of|since|from|dated) <(?P<early>t\d+)>", r"(?:on|in|of) <(?P<late>t\d+)>"
    between = rf"{_PLAIN}{{0,60}}?,? (?:(?:<d\d+>|days|weeks|months|years|shortly|soon|just|only|barely|immediately) )?"
    behind, ahead = rf"<(?P<late>t\d+)>{between}{later}{early}", rf"(?:^|[.;–] ){later}{early}, {_PLAIN}{{0,80}}?{late}"
    forms = behind, ahead, rf"<(?P<early>t\d+)>{between}{sooner}{late}"
    return _Cued((*after, *before), tuple(re.compile(form) for form in forms))


def links(lines: Sequence[Line], chains: Chains) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield pairs of dates, that of what comes first before the other, which stand the other way round, and what puts them in order."""
    before: Line | None = None
    cued = _cues(chains.after, chains.before)
    for line in lines:
        for early, late, cue in _of_line(line, before if before is not None and _next(before, line) else None, cued):
            if comes_before(early, late, together=True):
                yield early, late, cue
        before = line


def dated(line: Line) -> bool:
    """Say whether a sentence has a date that can be compared with others."""
    return any(isinstance(claim, DateClaim) and is_dated(claim) for claim in line.claims)


def _of_line(line: Line, before: Line | None, cued: _Cued) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates that a conjunction, a past perfect or "two days earlier" puts in order."""
    raw = line.raw
    if line.kinds.count("t") > 1:
        if has_any(raw, cued.words):
            yield from _cued(line, cued)
        if has_any(raw, _JOINING):
            yield from _of_two(line)
    if "had " in raw or "having " in raw:
        yield from _had_been(line, before)
    if has_any(raw, _SHIFTING) and ("d" in line.kinds or not _SPANS.isdisjoint(line.words)):
        yield from _shifted(line, before)


_JOINING = (" and ", "after", "before", "following", "follow", "came", "comes", "then", "but")
_SHIFTING = ("later", "earlier", "previous", "next", "following", "before that", "after that", " on")


def _of_two(line: Line) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of one sentence that the order of telling or a span of time puts in order."""
    for match in _FOLLOWED.finditer(line.text):
        yield _day(line, match["early"]), _day(line, match["late"]), f"“{match['cue']}”"
    yield from _told_in_turn(line)
    yield from _so_long_after(line)


def _next(one: Line, other: Line) -> bool:
    return one.sentence.field is other.sentence.field and 0 <= other.sentence.span.start - one.sentence.span.end <= _BESIDE


def _day(line: Line, name: str) -> DateClaim:
    claim = line.claim(name)
    if not isinstance(claim, DateClaim):
        raise TypeError(name)
    return claim


def _cued(line: Line, cued: _Cued) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "jailed on 3 May after being arrested on 9 May" and "led to the arrest of a man on 2 March"."""
    for pattern in cued.patterns:
        for match in pattern.finditer(line.text):
            if not _TO_COME.search(match["what"]):
                yield _day(line, match["early"]), _day(line, match["late"]), f"“{match['cue']}”"


def _told_in_turn(line: Line) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "was bought in 2014 and restored in 2011": two things that one subject did, or had done to it, in turn."""
    for match in _IN_TURN.finditer(line.text):
        one, other = _day(line, match["one"]), _day(line, match["two"])
        predicates = one.mention.predicate, other.mention.predicate
        if None in predicates or predicates[0] == predicates[1] or _AGAIN.search(line.text[max(0, match.start() - 60) : match.end()]):
            continue
        if _PLANNED.search(line.text[: match.start("verb")]) or match["verb"] in _OFTEN or _UP_TO.search(line.text[: match.start()]):
            continue
        if match["who"].strip() and not are_days(one, other):
            continue
        if line.text.startswith(", was", match.end("one") + 1) and "," in line.text[: match.start()]:
            continue  # "The church, which was rebuilt in 1902, was built in 1850"
        yield one, other, f"“and {match['verb']}”"


def _so_long_after(line: Line) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "in 2013, a year after her divorce in 2015"."""
    for match in _AWAY.finditer(line.text):
        one, other = _day(line, match["one"]), _day(line, match["two"])
        yield (one, other, f"“{match['cue']}”") if match["cue"] == "before" else (other, one, f"“{match['cue']}”")


def _had_been(line: Line, before: Line | None) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "It came into force on 1 May. It had been signed on 9 May": what had happened comes first."""
    for match in _PERFECT.finditer(line.text):
        where, earlier = line, _comparable(line, match.start())
        if not earlier and before is not None:
            where, earlier = before, _comparable(before, len(before.text))
        if len(earlier) != 1:
            continue
        if _day(where, earlier[0][1]).mention.predicate in _BACKGROUND:
            continue  # "The aircraft, built in 1979, had been bought in 2015"
        if " had " in where.text[: earlier[0].end()]:
            continue
        said = where.text[: earlier[0].start()], where.text[earlier[0].end() : match.start() if where is line else None]
        if (_SAYS if where is line else _SAID).search(" ".join(said)) or (where is not line and _SAID.search(line.text, 0, match.start())):
            continue
        yield _day(line, match["day"]), _day(where, earlier[0][1]), "“had”"


def _comparable(line: Line, end: int) -> list[re.Match[str]]:
    """Return the slots before a place of a sentence whose dates can be compared with others."""
    return [match for match in _SLOT.finditer(line.text, 0, end) if is_dated(_day(line, match[1]))]


def _shifted(line: Line, before: Line | None) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of "Fifty years later, in 1840": later and earlier than the one date that is told before."""
    for match in _SHIFT.finditer(line.text):
        earlier = list(_SLOT.finditer(line.text, 0, match.start()))
        where = line
        if not earlier and before is not None:
            where, earlier = before, list(_SLOT.finditer(before.text))
        if not earlier:
            continue
        told, known = _day(line, match["day"]), _day(where, earlier[-1][1])
        cue = match["cue"] or match["next"]
        yield (known, told, f"“{cue}”") if cue in _LATER else (told, known, f"“{cue}”")


def planned(ahead: str) -> bool:
    """Say whether the words right before a verb, or anything of what is to come, make it no thing of the past."""
    return _PLANNED.search(ahead) is not None or _TO_COME.search(ahead) is not None


def are_days(one: DateClaim, other: DateClaim) -> bool:
    """Say whether both are days, not months or years."""
    return all(claim.mention.expression.rstrip("<>").count("-") > 1 for claim in (one, other))
