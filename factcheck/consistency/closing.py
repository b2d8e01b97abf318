"""A share that closes what a part and its whole were told in: "visited 80 homes. Twelve were told to close, a failure rate of 15 per cent".

In: a share and its line. Out: the part and the whole that it is told of: the last count before it, and the only larger one of that sentence
or the one before.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import single, value
from factcheck.consistency.lines import compares, near
from factcheck.consistency.triples import agree, comparable
from factcheck.model import Change, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.consistency.lines import Article, Line, Placed

__all__ = ["BARE", "OF_THEM", "closed"]

_NEAR = 4  # sentences with figures around a share
_FARTHEST = Decimal("2.6")  # times by which a share may miss to be meant of two counts
_FITS = Decimal("0.03")
_TWO, _STEM = 2, 4
_SAYS = r"(?:is|was|means|meant|makes|made|represents|represented|amounts to|amounted to|works out (?:at|to)|comes to|came to|equals|gives)"
_WORDS = r"(?:(?!(?:up|down|from|than|by|against|while|but|and|for|with|in|on|after|before)\b)[a-z'-]+ ){0,6}?"
# What joins a share to a part in its sentence, and takes it up in the next.
_JOINED = lazily(
    rf"[^<>]*?(?:,| ?\(| –|;)(?: and)? (?:or |(?:which|that|it|this) {_SAYS} |(?:giving|making|meaning|representing|equating to"
    rf"|equal(?:ling)? to|equivalent to|amounting to|putting) )?{_WORDS}"
)
_TAKES_UP = lazily(rf"(?:that|this|it|in other words,?) {_SAYS} {_WORDS}|(?:that|this)'s {_WORDS}|at (?:just |only |about )?")
_RATE = lazily(
    r"\b(?:pass|failure|success|response|reply|turn-?out|hit|strike|conversion|death|mortality|fatality|survival|infection|positivity"
    r"|rejection|acceptance|approval|completion|drop-?out|attendance|absentee|occupancy|vacancy|detection|clear-?up|conviction|error"
    r"|wastage|recovery|take-?up|win|winning) (?:rate|ratio|percentage)(?: of| at)? (?:about |just |some |only |almost |nearly )?$"
)
OF_THEM = lazily(r"(?: [a-z-]+)? (?:out )?of (?:them|whom|which|these|those|the|its|their|our|his|her)\b")
_OF_THOSE = lazily(r" of (?:them|these|those)\b")
_OF_WHOLE = lazily(r"(?:^|[,;:.(–] ?|\b(?:and|that|said|but) )(?:out of|of|among)(?: [a-z'-]+){0,3}? $")
BARE = lazily(
    r" (?:were|was|are|is|had|have|has|did|said|could|would|failed|passed|died|survived|came|went|voted|tested|turned|showed|contained"
    r"|carried|needed|got|received|refused|replied|responded|answered|agreed|returned|never|still|now|also|proved|fell|made|took)\b"
)
_OF_WHAT = lazily(r" of (?P<what>(?:the |its |their |his |her |our |those |all )?[a-z][a-z' -]{0,40})")
_GENERAL = frozenset(
    "them total whole lot sample roll intake fleet stock crop membership electorate register workforce staff group number chamber assembly"
    " council those these all it cases entries participants respondents population flock herd".split()
)


def closed(article: Article, place: int, share: FigureClaim) -> tuple[FigureClaim, FigureClaim] | None:
    """Return the part and the whole that a share is told of, None where they are not sure, or other counts near by bear it out."""
    line = article.lines[place]
    if line.kinds.count("p") + line.kinds.count("r") != 1 or not single(share) or compares(line, share):
        return None
    start, end = line.places[share.mention.anchor.span.end]
    pair = _of_one(line, start) if _counts(line, start) else _taken_up(article.lines, place, start)
    if pair is None and len(_counts(line, start)) == 1:
        pair = _of_two(article.lines, place, start)
    if pair is None or not _names(line.text[end:], pair[1]):
        return None
    part, whole = pair
    exact = value(part) / value(whole) * 100
    if not 1 / _FARTHEST <= value(share) / exact <= _FARTHEST or _borne_out(article.lines, place, share):
        return None
    return pair


def _counts(line: Line, end: int) -> list[Placed]:
    """Return the counts of a line before a place of its text."""
    return [figure for figure in line.figures if figure.letter == "c" and figure.end <= end and _is_plain(figure.claim)]


def _is_plain(claim: FigureClaim) -> bool:
    mention = claim.mention
    plain = mention.change is None and mention.per is None and mention.unit == "1" and mention.modifier is not Modifier.RANGE
    return plain and single(claim) and value(claim) > 0


def _fits(whole: FigureClaim, part: FigureClaim) -> bool:
    return comparable(whole, part) and value(whole) > value(part) and value(part) == value(part).to_integral_value()


def _of_one(line: Line, start: int) -> tuple[FigureClaim, FigureClaim] | None:
    """Return the two counts of the sentence of a share: "has 900 pupils, 180 of whom receive free meals, or 20 per cent of the roll"."""
    counts = _counts(line, start)
    if len(counts) != _TWO or _before_share(line, start) != _TWO + 1:
        return None
    one, other = counts
    link = line.text[other.end : start]
    if not _JOINED.fullmatch(link) or not _fits(one.claim, other.claim):
        return None
    rated = _RATE.search(link) is not None
    of_them = OF_THEM.match(line.text, other.end) is not None or _OF_WHOLE.search(line.text[: one.start]) is not None
    return (other.claim, one.claim) if rated or (of_them and agree(one.claim, other.claim)) else None


def _before_share(line: Line, start: int) -> int:
    """Return how many figures a sentence has with a share, but for those behind where that is put in: " – a quarter of the total – "."""
    own = next(figure.end for figure in line.figures if figure.start == start)
    put_in = _PUT_IN.match(line.text, own) is not None
    return sum(not put_in or figure.start <= start for figure in line.figures)


_PUT_IN = lazily(r"(?: of (?:them|those|(?:the |its |their )?(?:total|whole|lot|sample)))?(?:\)| –|,) and\b")


def _of_two(lines: Sequence[Line], place: int, start: int) -> tuple[FigureClaim, FigureClaim] | None:
    """Return the part of the sentence of a share and the whole of the one before: "checked 52 bridges. Thirteen failed, or a quarter"."""
    line = lines[place]
    part = _counts(line, start)[0]
    if not _JOINED.fullmatch(link := line.text[part.end : start]) or _before_share(line, start) != _TWO:
        return None
    whole = _before(lines, place, part.claim, of_them=_OF_THOSE.match(line.text, part.end) is not None)
    tied = _tied(line, part, whole) or _RATE.search(link) is not None
    return (part.claim, whole) if whole is not None and tied else None


def _tied(line: Line, part: Placed, whole: FigureClaim | None) -> bool:
    """Say whether a count leaves its noun out, is told to be of others, or counts what the whole counts."""
    return BARE.match(line.text, part.end) is not None or OF_THEM.match(line.text, part.end) is not None or _same(part.claim, whole)


def _same(part: FigureClaim, whole: FigureClaim | None) -> bool:
    return whole is not None and part.mention.subject is not None and part.mention.subject == whole.mention.subject


def _before(lines: Sequence[Line], place: int, part: FigureClaim, *, of_them: bool) -> FigureClaim | None:
    """Return the only count of the sentence before, or its last one where a part is "of them", where that may be the whole."""
    before = lines[place - 1] if place else None
    if before is None or not near(before, lines[place]) or "p" in before.kinds or "r" in before.kinds:
        return None
    counts = _counts(before, len(before.text))
    alone = len(counts) == 1 and len(before.figures) == 1
    if not alone and not (of_them and counts):
        return None  # "knocked on 1,800 doors, and 1,240 households replied. In 806 of them"
    whole = counts[-1].claim
    return whole if _fits(whole, part) and (of_them or agree(whole, part)) else None


def _taken_up(lines: Sequence[Line], place: int, start: int) -> tuple[FigureClaim, FigureClaim] | None:
    """Return the part and whole told before "That is 34 percent of the total": of the sentence before, or of the two before."""
    line = lines[place]
    before = lines[place - 1] if place else None
    if before is None or not near(before, line) or not _TAKES_UP.fullmatch(line.text[:start]) or len(line.figures) != 1:
        return None
    counts = _counts(before, len(before.text))
    if len(counts) != sum(figure.letter != "d" for figure in before.figures) or not counts:
        return None
    if len(counts) == _TWO:
        one, other = (counts[0].claim, counts[1].claim)
        tied = _OF_WHOLE.search(before.text[: counts[0].start]) or OF_THEM.match(before.text, counts[1].end)
        return (other, one) if tied and _fits(one, other) and agree(one, other) else None
    if len(counts) > 1:
        return None
    part = counts[0]
    whole = _before(lines, place - 1, part.claim, of_them=_OF_THOSE.match(before.text, part.end) is not None)
    return (part.claim, whole) if whole is not None and _tied(before, part, whole) else None


def _names(right: str, whole: FigureClaim) -> bool:
    """Say whether what a share is "of" is the whole, or nothing is said."""
    match = _OF_WHAT.match(right)
    if match is None:
        return not right.startswith((" of", "-"))
    noun, words = whole.mention.subject, match["what"].split()
    return not _GENERAL.isdisjoint(words) or (noun is not None and any(word.startswith(noun[:_STEM]) for word in words))


def _borne_out(lines: Sequence[Line], place: int, share: FigureClaim) -> bool:
    """Say whether two counts near by come to the share."""
    counts = [
        claim
        for line in lines[max(0, place - _NEAR) : place + _NEAR + 1]
        for claim in line.claims
        if isinstance(claim, FigureClaim) and claim.kind is Kind.COUNT and single(claim) and claim.mention.change is not Change.BY
    ]
    wanted = value(share) / 100
    return any(
        abs(value(one) / value(other) - wanted) <= wanted * _FITS for one in counts for other in counts if 0 < value(one) < value(other)
    )
