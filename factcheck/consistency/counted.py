"""A ratio or fraction against the counts that it is of: "Of the 60 flyovers, work on 12 has not begun … a third exist only on paper".

The counts stand in its sentence or in others near by, a part and its whole; what is said of both ties them to the share.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, single, value
from factcheck.consistency.closing import BARE, OF_THEM
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import compares, following, joined, slot
from factcheck.consistency.misfits import of_whole
from factcheck.consistency.shares import alike, common, content
from factcheck.model import FigureClaim, Kind, Modifier, Status
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["AGAIN", "OTHER_GROUP", "counted", "in_other_words", "in_words", "near", "out_of"]

# What fractions counts are rounded to, in per cent, and by how much they may miss another one: 67% is no "three quarters".
_SIMPLE = tuple(
    Decimal(part) * 100 / whole for part, whole in ((1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5))
)
_APART = Decimal("6.5")
_EXACT_COUNTS, _HEDGED_COUNTS = Decimal("1.3"), Decimal(3)
_OF_SO_MANY_IN = lazily(r"<[pr]\d+>[^<>]*[:;] (?:out )?of ")
_WHOLE = lazily(rf"\b(?<!total )of (?:the |its |their |all |all the |some )?(?:[a-z-]+(?:'s|s') )?{slot('c', 'whole')} [a-z]")
AGAIN = lazily(
    r"^(?:and )?(?:(?:that|this|which|it) (?:is to say|means|meant|works out|amounts to|comes to|equates to|is (?:equal|equivalent))"
    r"|in other words|put another way|put differently|put simply|to put it another way|or put|equivalently|that is,)\b"
)
OTHER_GROUP = lazily(
    r"\b(?:women|men|girls|boys|whites?|blacks?|hispanics?|asians?|democrats|republicans|under|over|aged|older|younger|last"
    r"|previous\w*|earlier|then|ago"
    r"|compared|from|while(?! [a-z]+ing\b)|but|whereas|elsewhere|national\w*|average|only)\b"
)
_MEANT, _COMPLEMENT = Decimal("2.6"), 2  # times by which a percentage may miss to be meant; what is left of a hundred is of the others
_SLOT = lazily(r"<\D\d+>")
_WHERE = lazily(r"\b(?:at|in|across|over|by|from|on|within|between|after) (?:the |all |some |its )*$")
_OWN_WHOLE = lazily(
    r"<c\d+>[^<>]* of (?:whom|which|them|these|those) (?:[a-z]+ ){0,3}$"
)  # "9,460 on the register, of whom a third vote by post"
_ELSEWHERE = lazily(  # "31 per cent in Harbour ward; in Cliffside it was one in nine"
    r"(?:^|[;,] |\b(?:and|but|while) )(?:in|at|among|for|on) [^<>;,.]{2,40} (?:it|this|that|the (?:figure|rate|share|proportion)) "
    r"(?:is|was|stood at|stands at|fell to|rose to) (?:just |only |about )?$"
)
_FROM = lazily(r"\b(?:com(?:e|es|ing)|came|is|are|was|were) from\b")  # where somebody is from sets apart no others
_LOOSE = Decimal("0.12")  # "one in five" is said of 18 to 22 per cent, "a third" of 30 to 37
_HUNDRED, _PAIR = Decimal(100), 2
_FARTHEST = Decimal(6)  # times by which a share may miss to be meant of two counts
_NEAR = 4  # sentences with figures between a share and its counts
_TAKES_UP = lazily(r"(?:they|it|she|he|of (?:these|them|those|the)|the [a-z]+) (?:(?:[a-z]+ ){0,4}that )?(?:only |just )?")


# "It has given 1,920 nurses the jab. The county employs 6,400 nurses."
_IN_ALL = lazily(
    r"\b(?:has|have|had|employs?|employed|there (?:are|were)|in all|in total|altogether|a total of) (?:a total of |some |about )?<c\d+>"
)
_STEM, _NOUN_WITHIN = 4, 30
_GOES_ON = lazily(r"(?:,| and| but|, and|, but|, of whom|, of which|;)(?: only| just)? $")
_THOSE_FIRST = lazily(r"(?:of|among|from) (?:them|these|those),? <c\d+>")
_OF_THOSE = lazily(r" of (?:them|these|those)\b(?! who| that| in| at| aged)")
# "the pass rate among those who sat it for the first time": a percentage of some of them.
_RESTRICTED = lazily(r"\b(?:among|those|who|whose|whom|first|second|new(?:ly|er)?|in (?:the )?[a-z]+ (?:areas?|districts?|schools?))\b")
_TELLING = 2.0


class _Pair(NamedTuple):
    """A part and its whole, the line of the part, the first of the line or two that tell both, and whether words make one of the other."""

    order: int
    first: Line
    line: Line
    part: FigureClaim
    whole: FigureClaim
    said: bool
    apart: bool = False  # what the whole counts is told of both, and ties them to nothing

    @property
    def text(self) -> str:
        """What the line or lines say."""
        return self.line.text if self.first is self.line else joined(self.first, self.line).text


def in_words(claim: FigureClaim) -> bool:
    """Say whether the share is told as a ratio or a fraction."""
    return (claim.kind is Kind.RATIO and claim.mention.unit == "1" and claim.mention.per is None) or (
        claim.kind is Kind.PERCENT and claim.mention.unit == "1"
    )


def in_other_words(share: Decimal) -> str:
    """Return the simplest ratio that a percentage rounds to."""
    best = min(
        (
            (abs(Decimal(part) * _HUNDRED / whole - share) + whole / _HUNDRED, part, whole)
            for whole in range(2, 11)
            for part in range(1, whole)
        ),
    )
    return f"{best[1]} in {best[2]}" if share >= 9 else f"1 in {number(_HUNDRED / share)}"  # noqa: PLR2004 - rarer than one in ten


def counted(article: Article) -> Iterator[Finding]:
    """Yield the shares that the counts of a sentence in other words, or of two, do not come to."""
    lines = article.lines
    shares = [(order, line) for order, line in enumerate(lines) if "p" in line.kinds or "r" in line.kinds]
    told = [(order, line, claim) for order, line in shares for claim in _alone(line)]
    if article.letters.count("c") > 1:
        told += [(order, line, claim) for order, line in shares if "c" not in line.kinds for claim in _percent(line)]
    if not told:
        return
    near = frozenset(order for place, _, _ in told for order in range(place - _NEAR, place + _NEAR + 1))
    pairs = list(_pairs(lines, near))
    for order, line, share in told:
        beside = [pair for pair in pairs if abs(pair.order - order) <= _NEAR]
        if not in_words(share):
            yield from _in_percent(article, order, line, share, beside)
            continue
        if all(_fits(pair, share) for pair in beside):
            continue
        tied = [pair for pair in beside if _of_one(pair, line, share, article, order)]
        if tied and not any(_fits(pair, share) for pair in tied):
            yield from out_of(article, share, tied[0].part, tied[0].whole)


def _alone(line: Line) -> list[FigureClaim]:
    """Return the ratio or fraction of a sentence that has no other."""
    shares = [claim for claim in line.claims if isinstance(claim, FigureClaim) and in_words(claim) and single(claim)]
    ratios = [claim for claim in shares if claim.kind is Kind.RATIO]
    shares = ratios if len(ratios) == 1 else shares  # "one in five was down to mud, with less than a tenth of its water left"
    if len(shares) != 1 or compares(line, shares[0]):
        return []
    start = line.places[shares[0].mention.anchor.span.end][0]
    return [] if _OWN_WHOLE.search(line.text[:start]) or _ELSEWHERE.search(line.text[:start]) else shares


def _percent(line: Line) -> list[FigureClaim]:
    """Return the percentage of a sentence that tells no other share and no other count."""
    if line.kinds.count("p") != 1 or "r" in line.kinds:
        return []
    share = next(claim for claim, letter in zip(line.claims, line.kinds, strict=True) if letter == "p")
    if not isinstance(share, FigureClaim) or share.mention.unit != "percent" or share.mention.change is not None or not single(share):
        return []
    return [share] if share.mention.per is None and 0 < value(share) < _HUNDRED and not compares(line, share) else []


def _in_percent(article: Article, order: int, line: Line, share: FigureClaim, pairs: Sequence[_Pair]) -> Iterator[Finding]:
    """Yield "The pass rate was 38%. A total of 4,200 people sat the exam and 1,386 passed", if nothing bears it out."""
    tied = [pair for pair in pairs if pair.said and _of_one(pair, line, share, article, order)]
    exact = [value(pair.part) / value(pair.whole) * _HUNDRED for pair in tied]
    likely = [1 / _MEANT <= value(share) / each <= _MEANT and abs(_HUNDRED - each - value(share)) > _COMPLEMENT for each in exact]
    if len(tied) == 1 and all(likely) and not any(_fits(pair, share) for pair in pairs if pair is not tied[0]):
        yield from of_whole(article, share, tied[0].part, tied[0].whole)


def _pairs(lines: Sequence[Line], near: frozenset[int]) -> Iterator[_Pair]:
    """Yield the counts of "Of the 5,600 who came, 2,464 waited" and of "looked at 240 villages. They found that 95 had no bus"."""
    for order, line in enumerate(lines):
        counts = _counts(line) if order in near else []
        if len(counts) == _PAIR:
            yield from _in_line(order, line, counts)
        before = lines[order - 1] if order else None
        if counts and before is not None and following(before, line):
            yield from _in_two(order, before, line, counts)


def _in_line(order: int, line: Line, counts: Sequence[FigureClaim]) -> Iterator[_Pair]:
    """Yield the part and the whole that one sentence tells."""
    whole = _WHOLE.search(line.text)
    if whole is not None:
        of = line.figure(whole, "whole")
        here = line.text.endswith(" ", 0, whole.start())  # "failed by 54 of 90 drivers"
        parts = (
            claim
            for claim in counts
            if 0 < value(claim) < value(of)
            and (not _placed(line, claim) or (here and line.places[claim.mention.anchor.span.end][1] == whole.start() - 1))
        )
        yield from (_Pair(order, line, line, claim, of, said=True) for claim in parts)
    elif _is_part(line, *counts):
        yield _Pair(order, line, line, counts[1], counts[0], said=True, apart=True)


def _in_two(order: int, before: Line, line: Line, counts: Sequence[FigureClaim]) -> Iterator[_Pair]:
    """Yield the part and the whole that two sentences tell, the whole first, or last as what there is in all."""
    earlier = _counts(before)
    part = _some_of_those(line, counts)
    wholes = [claim for claim in earlier if not _placed(before, claim)] if part is not None else []
    if part is not None and len(wholes) == 1 and value(wholes[0]) > value(part):
        yield _Pair(order, before, line, part, wholes[0], said=True)
        return
    one, other = (earlier[0], counts[0]) if len(earlier) == len(counts) == 1 else (None, None)
    if one is None or other is None or one.mention.subject != other.mention.subject:
        return
    if 1 < value(one) < value(other) and _IN_ALL.search(line.text):
        yield _Pair(order, before, before, one, other, said=True, apart=True)
    if value(one) > value(other) > 1 and _TAKES_UP.match(line.text):
        yield _Pair(order, before, line, other, one, said=False)


def _is_part(line: Line, whole: FigureClaim, part: FigureClaim) -> bool:
    """Say whether a sentence goes on from a number to some of it: "A total of 4,200 people sat the exam and 1,386 passed"."""
    first, second = line.places[whole.mention.anchor.span.end][1], line.places[part.mention.anchor.span.end]
    bare = BARE.match(line.text, second[1]) is not None and part.mention.subject in {None, whole.mention.subject}
    noun = (whole.mention.subject or "-")[:_STEM].replace("pers", "peop")  # people
    if BARE.match(line.text, first) or noun not in line.text[first : first + _NOUN_WITHIN]:
        return False  # "600 had fallen asleep, and 45 had been in a crash"
    link = line.text[first : second[0]]
    tied = bare or " of whom" in link or " of which" in link or OF_THEM.match(line.text, second[1]) is not None
    return tied and 0 < value(part) < value(whole) and _GOES_ON.search(link) is not None


def _some_of_those(line: Line, counts: Sequence[FigureClaim]) -> FigureClaim | None:
    """Return the only count of a sentence that is of what the one before it told: "48 of them had no plan", "Of these, 600 had"."""
    first = _THOSE_FIRST.match(line.text)
    if first is not None and line.places[counts[0].mention.anchor.span.end][1] == first.end():
        return counts[0]
    found = [claim for claim in counts if _OF_THOSE.match(line.text, line.places[claim.mention.anchor.span.end][1])]
    return found[0] if len(found) == 1 else None


def _placed(line: Line, claim: FigureClaim) -> bool:
    """Say whether a count only says where something was done: "interviewed at 40 stages"."""
    return _WHERE.search(line.text[: line.places[claim.mention.anchor.span.end][0]]) is not None


def _counts(line: Line) -> list[FigureClaim]:
    if "c" not in line.kinds:
        return []
    figures = [claim for claim in line.claims if isinstance(claim, FigureClaim) and claim.mention.kind is Kind.COUNT]
    return [claim for claim in figures if claim.mention.change is None and claim.mention.unit == "1" and single(claim)]


def _of_one(pair: _Pair, told: Line, share: FigureClaim, article: Article, order: int) -> bool:
    """Say whether a part and its whole are those of a share: one takes the other up, or both say one thing."""
    if pair.line is told:
        return pair.said and _OF_SO_MANY_IN.search(told.text) is not None
    if not pair.said:
        noun = share.mention.subject
        return pair.order > order and noun is not None and pair.whole.mention.subject == noun and not OTHER_GROUP.search(told.text)
    beside = following(pair.line, told) or following(told, pair.first)
    if beside and AGAIN.search(told.text):
        return True
    if _planned(share, told, article) is not _planned(pair.part, pair.line, article) or OTHER_GROUP.search(
        _FROM.sub(" ", f"{pair.text} {told.text}")
    ):
        return False  # "Half of buses to be electric by 2028", and 62 of 310 now
    words = (f"{told.text} {share.mention.anchor.surface.lower()}", pair.line.text)  # "one hive in five" names its noun
    one, other = (content(_SLOT.sub(" ", each), article.lexicon) for each in words)
    shared = common({term: one[term] for term in one if not pair.apart or term != pair.whole.mention.subject}, other, article.lexicon)
    same_act = any(term.startswith(pair.part.mention.predicate or "-") for term in one)
    apart = not same_act and _left(one, other, article) and _left(other, one, article)  # "22% had no water", and 216 of 600 had no heir
    if not in_words(share) and (apart or _RESTRICTED.search(told.text)):
        return False
    least = 1 if pair.apart or ((beside or pair.first is not pair.line) and in_words(share)) else _PAIR
    return len(shared) + len(_sizes(told) & _sizes(pair.line)) >= least


def _planned(claim: FigureClaim, line: Line, article: Article) -> bool:
    """Say whether a figure is of what is to come: "to be electric by 2028"."""
    apart = article.lexicon.shares.apart
    return claim.mention.scope.status is Status.PLANNED or " to be " in line.text or any(apart.get(word) == "plan" for word in line.words)


def _left(one: Mapping[str, float], other: Mapping[str, float], article: Article) -> bool:
    """Say whether one of two sentences has a telling word that the other has no word for."""
    return any(weight >= _TELLING and not any(alike(term, each, article.lexicon) for each in other) for term, weight in one.items())


def _sizes(line: Line) -> set[Decimal]:
    """Return the spans and measures of a sentence: who waited four hours is told of in both."""
    return {figure.number for figure in line.figures if figure.letter in "md"}


def _fits(pair: _Pair, share: FigureClaim) -> bool:
    exact = value(pair.part) / value(pair.whole) * _HUNDRED
    return near(value(share), exact, share.mention.modifier, pair.part.mention.modifier)


def near(share: Decimal, exact: Decimal, *modifiers: Modifier) -> bool:
    """Say whether two counts bear out a ratio, a fifth either way, or more where any of them is hedged."""
    exactly = all(modifier is Modifier.EXACT for modifier in modifiers)
    if (
        exactly
        and abs(exact - share) > _APART
        and min(_SIMPLE, key=lambda each: abs(each - exact)) != min(_SIMPLE, key=lambda each: abs(each - share))
    ):
        return False
    return abs(exact - share) <= _LOOSE * (_EXACT_COUNTS if exactly else _HEDGED_COUNTS) * max(exact, share)


def out_of(article: Article, share: FigureClaim, part: FigureClaim, whole: FigureClaim) -> Iterator[Finding]:
    """Yield a ratio that is not what a part and its whole come to."""
    if not 0 < value(part) < value(whole) or "/" in share.mention.anchor.surface:
        return
    exact = value(part) / value(whole) * _HUNDRED
    if not 1 / _FARTHEST <= value(share) / exact <= _FARTHEST:
        return  # "more than two-thirds of what Punjab did": not of 41,200 bales out of 29 lakh
    if not near(value(share), exact, share.mention.modifier, part.mention.modifier):
        one, other, told = (claim.mention.anchor.surface for claim in (part, whole, share))
        message = f"{one} of {other} is {number(exact, 1)}%, not {told}"
        yield finding("ratio.wrong", article.document, message, (share, part, whole), in_other_words(exact))
