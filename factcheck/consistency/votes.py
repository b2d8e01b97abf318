"""Shares of one whole that come to more than 100%: of a vote, of a poll, of what is split up; in one sentence or told one by one.

In one sentence, or two that follow one another, words must say that the shares are of one thing. Over several sentences each needs an
owner ("Whitcomb, who finished with 38.9%"): silent where anybody has two (another year, another round), where one sentence of them speaks
of a poll, a place or a group, and where the two largest come to more than all votes: winners of two races.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, single, value
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import following, joined
from factcheck.model import Field, FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_TWO, _FEWEST = 2, 3
_ALL, _TENTH = Decimal(100), Decimal("0.05")
_MOST, _MOST_VOTES = Decimal(160), Decimal(125)

# ---------------------------------------------------------------- in one sentence

_OF_ONE = lazily(
    r"\bof (?:the |all )?(?:popular |first-preference |valid )?votes?\b|\bvote share\b|\bshares? of the vote\b|\bof the (?:ballot|poll)s?\b"
    r"|\b(?:split|divided|broken down|breaks down|made up|break-?down)\b"
)
_POLL, _ON = lazily(r"\bpolls?\b"), lazily(r"\b(?:on|at|with) <p")
# Whoever asks for the undecided as well has asked one question with one answer.
_UNDECIDED = lazily(
    r"\b(?:(?:did|do|does)(?: not|n't) know|don't[ -]knows?|undecided|unsure|not sure|(?:had|have|has|with|gave|expressed|offered) no "
    r"(?:opinion|view|preference|answer)|no opinion)(?=[.,;)]|$| and | or | how they)"
)
_SEVERAL = lazily(r"\b(?:also|both|multiple|several|more than one|as many as they|either)\b")
_THE_REST = lazily(r"\b(?:the (?:remaining|rest,?|other|balance,?)|(?:and|,) others?(?: parties)?(?: on| with| at)?) <p\d+>")
_GOES = lazily(
    r"^(?:(?!<p)[^;:.])*<p\d+> of (?:the|its|all|their|his|her) [^<>;:.]{3,40}\b(?:goes?|went|comes?|came|is (?:spent|used|sent|sold"
    r"|made)|was (?:spent|sent|sold)) "
)
_OF = lazily(r"<p\d+>,? of ")
_OTHER_BASE = lazily(
    r"\b(?:turn-?out|swing|margin|up|down|from|compared|against|previous|last|lead|leads|ahead by|points?|among|whites?|women|men"
    r"|while|but|in <t|run-?off|<p\d+>[^<]{0,40}counted"
    r"|north|south|east|west|county|counties|state|district|approv\w*|threshold|required|needed|need)\b"
)

_ANSWERS = frozenset({"against", "while", "but"})  # "48 per cent were against it … while 19 per cent had no opinion"


def check(article: Article) -> Iterator[Finding]:
    """Yield the shares that come to more than all."""
    before: Line | None = None
    for line in article.lines:
        if "p" in line.kinds:
            near = before is not None and following(before, line)
            shares = _shares(line)
            if len(shares) > 1 and _sum(shares) > _ALL:
                yield from _over(article, line, shares)
            elif before is not None and near and shares and len(own := _shares(before)) > 1 and _sum([*own, *shares]) > _ALL:
                yield from _over(article, joined(before, line), [*own, *shares])
        before = line
    yield from _told_one_by_one(article)


def _shares(line: Line) -> list[FigureClaim]:
    """Return the shares of a line, none where one of its percentages is a range or a change."""
    figures = [claim for claim, letter in zip(line.claims, line.kinds, strict=True) if letter == "p" and isinstance(claim, FigureClaim)]
    shares = [claim for claim in figures if claim.kind is Kind.PERCENT and claim.mention.unit == "percent"]
    return shares if all(single(share) and share.mention.change is None for share in shares) else []


def _sum(shares: Sequence[FigureClaim]) -> Decimal:
    return sum([share.mention.low for share in shares], Decimal(0))


def _over(article: Article, line: Line, shares: Sequence[FigureClaim]) -> Iterator[Finding]:
    text = line.text
    of_one = _OF_ONE.search(text)
    poll = _POLL.search(text) and len(_ON.findall(text)) > _TWO
    many = len(shares) > _TWO
    question = _THE_REST.search(text) or (many and ((_UNDECIDED.search(text) and not _SEVERAL.search(text)) or _GOES.search(text)))
    other = _OTHER_BASE.search(text)
    if not (of_one or poll or question) or (other and not (question and other[0] in _ANSWERS)):
        return
    if not question and len(_OF.findall(text)) > len(_OF_ONE.findall(text)):
        return
    slack = sum((share.quantity.precision for share in shares), _TENTH)
    stretches = [_sum(shares[start:]) for start in range(len(shares) - 1)]
    if _ALL + slack < stretches[0] < _MOST and not any(abs(each - _ALL) <= slack for each in stretches):
        yield _finding(article, shares)


def _finding(article: Article, shares: Sequence[FigureClaim]) -> Finding:
    written = " + ".join(number(value(share), 1) for share in shares)
    message = f"{written} = {number(_sum(shares), 1)}%, more than 100%"
    return finding("sum.wrong", article.document, message, shares, "shares that come to 100%")


# ---------------------------------------------------------------- told one by one

_VOTE = lazily(r"^ of (?:the )?(?:popular |valid |total )?votes?\b")
_GATE = lazily(r"(?:%| per ?cent) of (?:the )?(?:popular |valid |total )?votes?\b")
_OWN = lazily(
    r"\b(?P<owner>[A-Z][\w’'-]+)(?:,? who|, [^,.;%]{1,60},)? (?:(?:also|only|just|narrowly|has|had|then|himself|herself) )*"
    r"(?:had|has|took|won|got|received|polled|secured|earned|garnered|drew|claimed|scored|managed"
    r"|(?:finished|came|was|placed|ran|followed|trailed)(?: in)?(?: first| second| third| fourth| last| next| behind)?,? (?:on|with|at)"
    r"|with|on)(?: about| just| only| some)? $"
)
_CLOSED = lazily(r"^(?:[,.;)]| and | to | in the (?:race|election|vote|contest)\b|$)")
_OTHERWISE = lazily(
    r"\b(?:poll(?:s|sters?|ing)?|survey\w*|last|previous\w*|earlier|in (?:19|20)\d\d|ago|count(?:y|ies)|districts?|wards?|provinces?"
    r"|states?|among|women|men|turn-?out|first[- ]round|second[- ]round|run-?offs? (?:election|vote|in|on)|forecast|projected|counted"
    r"|counting|so far|rating|seats?|swing|points?|second preferences?|transfers?)\b"
)


def _told_one_by_one(article: Article) -> Iterator[Finding]:
    """Yield the shares of a vote told one by one that come to more than all votes."""
    text = article.document.text
    if _GATE.search(text) is None:
        return
    shares: dict[str, FigureClaim] = {}
    voted = False
    for claim in article.analysis.claims:
        if isinstance(claim, FigureClaim) and (owner := _owner(claim, text)) is not None:
            sentence = claim.mention.anchor.sentence.span
            if _OTHERWISE.search(text, *sentence) or value(shares.get(owner, claim)) != value(claim):
                return
            shares.setdefault(owner, claim)
            voted = voted or _VOTE.match(text[claim.mention.anchor.span.end :]) is not None
    apart = len({claim.mention.anchor.sentence for claim in shares.values()}) > 1
    if voted and apart and len(shares) >= _FEWEST:
        yield from _total(article, list(shares.values()))


def _owner(claim: FigureClaim, text: str) -> str | None:
    """Return whose share of a vote a percentage is, None where it is none."""
    anchor = claim.mention.anchor
    if claim.kind is not Kind.PERCENT or claim.mention.unit != "percent" or not single(claim):
        return None
    after = text[anchor.span.end : anchor.sentence.span.end]
    if anchor.field is not Field.TEXT or not (_VOTE.match(after) or _CLOSED.match(after)):
        return None
    match = _OWN.search(text[anchor.sentence.span.start : anchor.span.start])
    return match["owner"] if match is not None else None


def _total(article: Article, shares: list[FigureClaim]) -> Iterator[Finding]:
    slack = sum((share.quantity.precision for share in shares), Decimal(0))
    largest = _sum(sorted(shares, key=value)[-_TWO:])
    if largest <= _ALL and _ALL + slack < _sum(shares) <= _MOST_VOTES:
        yield _finding(article, shares)
