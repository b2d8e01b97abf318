"""One share told in two ways: "one in five, or 25%", "two-thirds (56%)"."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, reach, single, value
from factcheck.consistency.closing import closed
from factcheck.consistency.contrasts import contrasts
from factcheck.consistency.counted import AGAIN, counted, in_other_words, in_words, out_of
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.lines import following, slot
from factcheck.consistency.needs import Needs
from factcheck.consistency.odds import odds, times
from factcheck.consistency.retold import told_twice
from factcheck.model import FigureClaim, Kind, Modifier, Span
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["NEEDS", "check"]

NEEDS = Needs((("pr", 1), ("c", 2), ("o", 1), ("m", 2), ("d", 2), ("$", 2)))
_NOUNS = r"(?: (?:of |the |in |all |those |its |their |our )*(?:[a-z'-]+|<c\d+>)){0,6}?"
_BESIDE = lazily(
    rf"{slot('rp', 'one')}{_NOUNS}(?:,? or |,? ?\((?:or )?|,? – ?(?:or )?|, (?:that is |i\.e\. |which is )?){slot('rp', 'other')}"
    rf"(?: of (?:them|those(?: [a-z]+)?|the (?:total|whole)))?(?=[,.)]| –| of all|$)"
)
_LISTED = lazily(r">, <")  # "at 6-5/8, 3/8, 7-1/8 pct": fractions in a row are no two ways to tell one
# A fraction that is read as one only beside a percentage: "a quarter (35 per cent)".
_FRACTIONS = {
    "half": Decimal(50),
    "a third": Decimal(100) / 3,
    "a quarter": Decimal(25),
    "a fifth": Decimal(20),
    "a tenth": Decimal(10),
    "two-thirds": Decimal(200) / 3,
    "two thirds": Decimal(200) / 3,
    "every second": Decimal(50),
    "every other": Decimal(50),
    "every third": Decimal(100) / 3,
    "every fourth": Decimal(25),
    "every fifth": Decimal(20),
    "every tenth": Decimal(10),
    "three-quarters": Decimal(75),
    "three quarters": Decimal(75),
}
_WORDS_BESIDE = lazily(rf"(?<![\w-])(?P<words>{'|'.join(_FRACTIONS)}){_NOUNS}(?:,? ?\((?:or )?|, or ){slot('p', 'other')}(?=[,.)]|$)")
# "one in five" is said of 18 to 22 per cent, "a third" of 30 to 37.
_LOOSE = Decimal("0.12")
# How many times as far a hedge reaches, below and above.
_HEDGES = {
    Modifier.APPROXIMATE: (Decimal("1.5"), Decimal("1.5")),
    Modifier.MORE_THAN: (Decimal(1), Decimal(3)),
    Modifier.AT_LEAST: (Decimal(1), Decimal(3)),
    Modifier.LESS_THAN: (Decimal(3), Decimal(1)),
    Modifier.AT_MOST: (Decimal(3), Decimal(1)),
}
_HUNDRED = Decimal(100)
_OF_SO_MANY = lazily(
    rf"{slot('rp', 'share')} of (?:the |its |their |all |his |her |those )*{slot('c', 'whole')}(?: [a-z'-]+){{0,4}}?(?:, or | \(| – "
    rf"|, ){slot('c', 'part')}"
    rf"(?: in all| in total| altogether| people| of them| pupils| staff)?(?=[,.;)]| –)"
)


def check(article: Article) -> Iterator[Finding]:
    """Yield the ratios and fractions that stand in apposition to another share, or in another sentence on the same thing."""
    for place, line in enumerate(article.lines):
        if "p" in line.kinds or "r" in line.kinds:
            yield from _in_line(article, line)
            yield from _closing(article, place)
        if "r" in line.kinds and "c" in line.kinds:
            yield from _of_them(article, place)
            yield from _of_whom(article, line)
        if line.kinds.count("c") > 1:
            yield from times(article, line)
        if len(line.kinds) > _SHARED and ("r" in line.kinds or "o" in line.kinds):
            yield from odds(article, line)
    yield from _apart(article)
    yield from counted(article)
    yield from contrasts(article)


def _closing(article: Article, place: int) -> Iterator[Finding]:
    """Yield "Of 52 bridges checked, 13 failed. That is one in three."."""
    for claim in article.lines[place].claims:
        if isinstance(claim, FigureClaim) and claim.kind is Kind.RATIO and in_words(claim):
            told = closed(article, place, claim)
            yield from out_of(article, claim, *told) if told is not None else ()


def _in_line(article: Article, line: Line) -> Iterator[Finding]:
    yield from _in_apposition(article, line)
    for match in _WORDS_BESIDE.finditer(line.text):
        yield from _fraction(article, line, match)
    for match in _OF_SO_MANY.finditer(line.text):
        yield from _of_so_many(article, line, match)
    if len(line.kinds) > 1:
        yield from _in_sentence(article, line)
    if line.kinds.count("c") > 1:
        yield from _of_counts(article, line)


def _in_apposition(article: Article, line: Line) -> Iterator[Finding]:
    for match in _BESIDE.finditer(line.text):
        one, other = line.figure(match, "one"), line.figure(match, "other")
        plain = (_percent(one) or _percent(other)) and "/" not in one.mention.anchor.surface + other.mention.anchor.surface
        if plain or not _LISTED.search(match[0]):
            yield from _pair(article, one, other)


def _of_so_many(article: Article, line: Line, match: re.Match[str]) -> Iterator[Finding]:
    """Yield "One in five of the 400 pupils, 120 in all, …"."""
    share, whole, part = (line.figure(match, name) for name in ("share", "whole", "part"))
    if not in_words(share) or not all(single(claim) for claim in (share, whole, part)) or not 0 < value(part) < value(whole):
        return
    exact = value(part) / value(whole) * _HUNDRED
    below, above = _HEDGES.get(share.mention.modifier, (1, 1))
    told = value(share)
    if not told * (1 - _LOOSE * below) <= exact <= told * (1 + _LOOSE * above):
        surface = share.mention.anchor.surface
        message = f"{part.mention.anchor.surface} / {whole.mention.anchor.surface} = {number(exact, 1)}%, not {surface}"
        yield finding("ratio.wrong", article.document, message, (share, part, whole), in_other_words(exact))


# ---------------------------------------------------------------- in one sentence

_HEDGED = r"(?: (?:about|roughly|around|nearly|almost|some|just|over|under|more|less|than|only|a|little|or|an"
_HEDGED += r"|estimated|as|many|much|few|full|fully|whole|mere|barely|exactly|no))*"
_EQUAL = lazily(
    rf"(?:\bor|[(–]|\bthat is(?: to say)?,?|\bi\.e\.,?|\bwhich is(?: to say)?|:|\bequal to|\bequivalent (?:to|of)"
    rf"|\bin other words,?|\bput another way,?"
    rf"|\bmean(?:s|ing)(?: that)?|\bworks? out (?:at|to|as)|\bamount(?:s|ing)? to|\bcomes? to|\bnamely){_HEDGED} ?$"
)
_BARE_COMMA = lazily(rf",{_HEDGED} $")
_CLOSED = lazily(r"(?: of (?:them|those(?: [a-z]+ed)?|the (?:total|whole|lot)|all|it)\b| [a-z'-]+)?(?:[,.;)]| –|$)")
_SINGLE = lazily(r"(?: of (?:it|them|those(?: [a-z]+ed)?|the (?:total|whole|lot)))?(?:(?:,|\)| –)|\.$)")
_MEANING = lazily(
    r"\b(?:in other words|put another way|mean(?:s|ing)(?: that)?|equivalent (?:to|of)|equal to|(?:that|which) is to say"
    r"|mak(?:es|ing) (?:it|them|that)"
    r"|works? out (?:at|as))\b,?(?: [a-z]+){0,3} $"
)
_HEDGE_WORDS = lazily(r"\b(?:more|less|fewer|other|better|worse) than\b")
_NOT_EQUAL = lazily(
    r"[;.]|:(?! $)|\b(?:while|whereas|but|compared|than|from|against|up|down|rose|fell|by|including|includes|whom|between"
    r"|plus|another|further"
    r"|and (?:then |another |a )?$|even|either|half again|if|unless|when|after|before|last|previous\w*|earlier)\b"
)
_TO_BE = 120


def _in_sentence(article: Article, line: Line) -> Iterator[Finding]:
    """Yield two forms of a share that a sentence equates, whatever stands between: "35% of apprentices, one in every two, are"."""
    shares = [
        (claim, match.start(), match.end())
        for match in _SHARES.finditer(line.text)
        if isinstance(claim := line.claim(match[0][1:-1]), FigureClaim) and claim.mention.change is None and claim.mention.per is None
    ]
    for (one, _, end), (other, start, behind) in pairwise(shares):
        between, after = line.text[end:start], line.text[behind:]
        slashed = "/" in one.mention.anchor.surface + other.mention.anchor.surface
        if slashed or len(between) > _TO_BE or in_words(one) == in_words(other) or _NOT_EQUAL.search(_HEDGE_WORDS.sub(" ", between)):
            continue
        if (
            (_EQUAL.search(between) and _CLOSED.match(after))
            or _MEANING.search(between)
            or (_BARE_COMMA.search(between) and _SINGLE.match(after))
        ):
            yield from _pair(article, one, other)


_PART_OF = lazily(
    rf"{slot('c', 'part')}(?: [a-z'-]+){{0,3}}? (?:out )?of (?:the |its |their |his |her |all |some |a total of )*{slot('c', 'whole')}"
    rf"(?P<link>(?:[^<>;:.]|<t\d+>)*?)(?:,|\bor|[(–]|\bthat is|\bwhich is|\bi\.e\.|\bequal to|\bequivalent to)(?:{_HEDGED}) ?"
    rf"{slot('rp', 'share')}"
)
_WHOLE_PART = lazily(
    rf"\b(?:out )?of (?:the |its |their |his |her |all |some |a total of )*{slot('c', 'whole')}(?:[^<>;:.]|<t\d+>)*?, {slot('c', 'part')}"
    rf"(?P<link>(?:[^<>;:.]|<[at]\d+>)*?)(?:,|\bor|[(–]|\bthat is|\bwhich is|\bi\.e\.|\bequal to|\bequivalent to)(?:{_HEDGED}) ?"
    rf"{slot('rp', 'share')}"
)
_SHARE_FIRST = lazily(
    rf"{slot('rp', 'share')}(?P<link>[^<>;:.]*?)(?:[:,–]| ?\() ?{slot('c', 'part')}(?: [a-z'-]+){{0,2}}? (?:out )?of "
    rf"(?:the |its |their |his |her |all |a total of )*{slot('c', 'whole')}"
)


def _of_counts(article: Article, line: Line) -> Iterator[Finding]:
    """Yield a ratio that is not what the two counts beside it come to: "12 of the 60 schools, or one in three"."""
    for match in _SHARE_FIRST.finditer(line.text):
        share, part, whole = (line.figure(match, name) for name in ("share", "part", "whole"))
        if single(part) and single(whole) and in_words(share) and not _NOT_EQUAL.search(match["link"]):
            yield from out_of(article, share, part, whole)
    text = _limits_blanked(line)
    for pattern in (_PART_OF, _WHOLE_PART):
        for match in pattern.finditer(text):
            share, part, whole = (line.figure(match, name) for name in ("share", "part", "whole"))
            if not (single(part) and single(whole) and in_words(share)) or _NOT_EQUAL.search(match["link"]):
                continue
            if _CLOSED.match(line.text[match.end() :]):
                yield from out_of(article, share, part, whole)


def _limits_blanked(line: Line) -> str:
    """Return the text without the ages that a group is over or under: "124 are over 65, one in three", whose slot counts nobody."""
    if not has_any(line.raw, _LIMITS):
        return line.text
    text, source = line.text, line.source
    for figure in line.figures:
        span = figure.claim.mention.anchor.span
        if figure.letter == "c" and _ADULT <= figure.number <= _OLDEST and source.endswith(_LIMITS, 0, span.start):
            text = f"{text[: figure.start]}{' ' * (figure.end - figure.start)}{text[figure.end :]}"
    return text


_LIMITS = (" over ", " under ", " above ", " below ", " than ")
_ADULT, _OLDEST = 5, 110

# "took 60 loaves. Forty-five of them, three in five, had been made with yeast": the whole stands before, as the only larger count.
_OF_THEM = lazily(
    rf"{slot('c', 'part')} of (?:them|these|those|whom|which)(?:,? or|,| \(| –)(?:{_HEDGED}) ?{slot('r', 'share')}"
    r"(?=[,.;)]| –| of (?:them|the))"
)


_OF_WHOM = lazily(
    rf"{slot('c', 'whole')}(?: [a-z'-]+){{0,3}},? (?:of|among) (?:whom|which|them|these|those) {slot('c', 'part')}(?: [a-z'-]+){{0,6}}"
    rf"(?:,? or|,|:| –| \()(?:{_HEDGED}) ?{slot('r', 'share')}(?=[,.;)]| –|$)"
)


def _of_whom(article: Article, line: Line) -> Iterator[Finding]:
    """Yield "counted 6,200 skaters, of whom 14 broke a bone: one in every 220"."""
    match = _OF_WHOM.search(line.text)
    if match is not None:
        share, part, whole = (line.figure(match, name) for name in ("share", "part", "whole"))
        if in_words(share) and single(part) and single(whole) and 0 < value(part) < value(whole):
            yield from out_of(article, share, part, whole)


def _of_them(article: Article, place: int) -> Iterator[Finding]:
    """Yield the share of some of what was counted before, in its sentence or the one before it."""
    lines = article.lines
    line = lines[place]
    match = _OF_THEM.search(line.text)
    if match is None:
        return
    share, part = line.figure(match, "share"), line.figure(match, "part")
    before = [figure for figure in line.figures if figure.end <= match.start()]
    if place and following(lines[place - 1], line):
        before = [*lines[place - 1].figures, *before]
    wholes = [figure.claim for figure in before if figure.letter == "c" and figure.number > value(part) and single(figure.claim)]
    if in_words(share) and single(part) and len({value(whole) for whole in wholes}) == 1:
        yield from out_of(article, share, part, wholes[-1])


def _fraction(article: Article, line: Line, match: re.Match[str]) -> Iterator[Finding]:
    percent, share = line.figure(match, "other"), _FRACTIONS[match["words"]]
    if not _percent(percent) or not single(percent) or _close(share, percent, Modifier.EXACT):
        return
    text = article.document.field(line.sentence.field)
    start = text.lower().rfind(match["words"], line.sentence.span.start, percent.mention.anchor.span.start)
    if start >= 0:
        place = passage(article.document, line.sentence, Span(start, start + len(match["words"])))
        message = f"{match['words']} is {number(share, 1)}%, not {percent.mention.anchor.surface}"
        yield finding("ratio.wrong", article.document, message, (place, percent), in_other_words(value(percent)))


def _percent(claim: FigureClaim) -> bool:
    return claim.kind is Kind.PERCENT and claim.mention.unit == "percent"


def _pair(article: Article, one: FigureClaim, other: FigureClaim) -> Iterator[Finding]:
    words, percent = (one, other) if in_words(one) else (other, one)
    if not in_words(words) or not (_percent(percent) or in_words(percent)) or not single(one) or not single(other) or agree(words, percent):
        return
    share = number(value(words), 1)
    message = f"{words.mention.anchor.surface} is {share}%, not {percent.mention.anchor.surface}"
    yield finding("ratio.wrong", article.document, message, (words, percent), in_other_words(value(percent)))


def agree(words: FigureClaim, percent: FigureClaim) -> bool:
    """Say whether a ratio or fraction stands for a percentage; more than 100% is none."""
    return _close(value(words), percent, words.mention.modifier)


def _close(share: Decimal, percent: FigureClaim, modifier: Modifier) -> bool:
    told = reach(percent)
    if not Decimal(0) < share <= _HUNDRED or not Decimal(0) < told.high <= _HUNDRED + 1:
        return True
    slack = share * _LOOSE if share < 60 else (_HUNDRED - share) * Decimal("0.2")  # noqa: PLR2004 - "nine in ten" leaves out one in ten
    below, above = _HEDGES.get(modifier, (Decimal(1), Decimal(1)))
    return told.low <= share + slack * above and share - slack * below <= told.high


# ---------------------------------------------------------------- in two sentences

_WORD = lazily(r"[a-z][a-z'-]+")
_AFTER = 70
_SHARED = 2
_THE_FINDING = lazily(
    r"\b(?:(?:the|this|that|its|their) (?:finding|figure|result|statistic|proportion|fact)s?,? (?:that|is|was|means|shows)\b"
    r"|in other words|put another way"
    r"|(?:that|this|which) (?:is|means)|equivalent|meaning)"
)
_THAT_IS = lazily(rf"(?:that|this|it) (?:is|was|makes){_HEDGED} ?|that's{_HEDGED} ?")
_THE_SHARE = lazily(r"^(?:the|that|this) <[pr]\d+> rate\b|^at <p\d+>, (?:the|this|that|it)\b")
_THAT_SHARE = lazily(r"^(?:the|that|this) <[pr]\d+> (?:figure|share|proportion|level|ratio)\b")  # "The 35% figure is the highest so far"
_YEAR = lazily(r"(?:1[89]|20)\d\d")
# "That is 25 per cent of the population.", "The figure of 45 per cent is the worst ever."
_THAT_FIGURE = lazily(
    r"(?:that|this) (?:is |was |means |makes |amounts to |equals )?<[pr]\d+>(?! (?:more|less|higher|lower|fewer|up|down|above|below"
    r"|point|increase|rise"
    r"|fall))|(?:the|that|this) (?:figure|proportion|share) of <[pr]\d+>"
)
# "The figure of 25% compares with one in 20 among older drivers", "That 25 per cent is up from one in eight in 2010".
_THE_FIGURE = lazily(r"(?:the|that|this) (?:(?:figure|proportion|share|rate|total) of |(?:figure|proportion|share|rate),? (?:at )?)?")
_COMPARES = lazily(
    r"<[pr]\d+>,? (?:(?:which )?(?:compare[sd]?|contrast(?:s|ed)) with|(?:is|was) (?:up|down|higher|lower|more|less)|against|rose|fell)\b"
)
_SHARES = lazily(r"<[pr]\d+>")
_TURNOUT = lazily(r"(?i)\bturn-?out\b")
_MOST = 30  # shares of each form that are compared
_ALIKE = Decimal("0.6")


def _apart(article: Article) -> Iterator[Finding]:
    """Yield a ratio and a percentage that two sentences give of the same thing."""
    lines = [line for line in article.lines if "p" in line.kinds or "r" in line.kinds]
    told: set[tuple[str, str]] = set()
    for one, other in chain(_again(lines), told_twice(article, in_words, agree)):
        if (one.id, other.id) not in told and not _of_all_voters(article, one):
            told.add((one.id, other.id))
            yield from _pair(article, one, other)


def _of_all_voters(article: Article, share: FigureClaim) -> bool:
    """Say whether a share is told with the turnout, and so of all who might have voted: "Turnout was 48%, so one in four said yes"."""
    sentence = share.mention.anchor.sentence
    return _TURNOUT.search(article.document.field(sentence.field), *sentence.span) is not None


def _again(lines: Sequence[Line]) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield the shares of a sentence and of the next, which speaks of the same one."""
    for line, other in pairwise(lines):
        shares = [
            [
                claim
                for claim in each.claims
                if isinstance(claim, FigureClaim)
                and single(claim)
                and claim.mention.change is None
                and (in_words(claim) or _percent(claim))
            ]
            for each in (line, other)
        ]
        for one in shares[0]:
            for two in shares[1]:
                if in_words(one) != in_words(two) and _said_again(line, one, other, two):
                    yield (one, two) if in_words(one) else (two, one)


def _said_again(line: Line, claim: FigureClaim, other_line: Line, other: FigureClaim) -> bool:
    """Say whether the later of two sentences speaks of the share in the earlier one: "the finding, that one in four teachers …"."""
    first, second = sorted((line, other_line), key=lambda each: each.sentence.span.start)
    alone = [each.kinds.count("p") + each.kinds.count("r") == 1 for each in (first, second)]
    one, two = claim.mention.subject, other.mention.subject
    if not alone[0] or not following(first, second):
        return False
    if not alone[1]:  # "The figure of 25% compares with one in 20 among older drivers"
        start = second.places[other.mention.anchor.span.end][0]
        return _THE_FIGURE.fullmatch(second.text[:start]) is not None and _COMPARES.match(second.text, start) is not None
    own = _SHARES.split(second.text)[0]
    if (
        AGAIN.search(second.text)
        or _THAT_IS.fullmatch(own)
        or _THAT_SHARE.match(second.text)
        or (one == two and _THE_SHARE.search(second.text))
    ):
        return True
    return _THAT_FIGURE.match(second.text) is not None or (bool(one) and one == two and _THE_FINDING.search(own) is not None)
