"""Shares of one whole that come to more than 100%: of a vote, of a poll, of what is split up.

In one sentence, or two that follow one another, words must say that the shares are of one thing; results.py reads those told one by one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency import results
from factcheck.consistency.amounts import single
from factcheck.consistency.lines import following, joined
from factcheck.model import FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["check"]

_TWO = 2
_ALL, _TENTH = Decimal(100), Decimal("0.05")
_MOST = Decimal(160)

_OF_ONE = lazily(
    r"\bof (?:the |all )?(?:popular |first-preference |valid )?votes?\b|\bvote share\b|\bshares? of the vote\b|\bof the (?:ballot|poll)s?\b"
    r"|\b(?:split|divided|broken down|breaks down|made up|break-?down)\b"
)
_POLL, _ON = lazily(r"\bpolls?\b"), lazily(r"\b(?:on|at|with) <p")
# Whoever asks for the undecided as well has asked one question with one answer.
_UNDECIDED = lazily(
    r"\b(?:(?:did|do|does)(?: not|n't) (?:know|mind|care)|were (?:neutral|indifferent)|had none|don't[ -]knows?|undecided|unsure|not sure"
    r"|(?:had|have|has|with|gave|expressed|offered) no (?:opinion|view|preference|answer)|no opinion)(?=[.,;)]|$| and | or | how they)"
)
_SEVERAL = lazily(r"\b(?:also|both|multiple|several|more than one|as many as they|either)\b")
_THE_REST = lazily(r"(?:\bthe (?:remaining|rest,?|other|balance,?)|(?:\band|,) others?(?: parties)?(?: on| with| at)?) <p\d+>")
_GOES = lazily(
    r"^(?:(?!<p)[^;:.])*<p\d+> of (?:the|its|all|their|his|her) [^<>;:.]{3,40}\b(?:goes?|went|comes?|came|is (?:spent|used|sent|sold"
    r"|made)|was (?:spent|sent|sold)) "
)
_OF = lazily(r"<p\d+>,? of ")
_IN_EACH = lazily(r"<p\d+>(?: of the [a-z]+)? in ([a-z]+)\b")
_OF_COUNT = lazily(r"<c\d+> \(<p")
_OTHER_BASE = lazily(
    r"\b(?:turn-?out|swing|margin|up|down|from|compared|against|previous|last|lead|leads|ahead by|points?|among|whites?|women|men"
    r"|while|but|run-?off|<p\d+>[^<]{0,40}counted|average|than"
    r"|north|south|east|west|county|counties|state|district|approv\w*|threshold|required|needed|need)\b|\bin <t"
)

# "Wind supplied 34 percent of the power, gas 31 percent, nuclear 22 percent and solar 18 percent": no two can have the same of it.
_SHARED_OUT = lazily(
    r"\b(?:suppl(?:y|ied|ies)|provid(?:es?|ed)|generat(?:es?|ed)|account(?:s|ed)? for|ma(?:kes?|de) up|contribut(?:es?|ed)|produc(?:es?|ed)"
    r"|took|takes?|won|wins?|holds?|held|owns?|owned|controls?|controlled|captured|secured|got|gets?) <p\d+> of (?:the |its |all |their )"
    r"[^<>;:.,]*(?:<t\d+>)?(?:(?:,| and|, and|, while|, with) (?:[a-z'-]+ ){1,4}<p\d+>(?! of )){2,}"
)
_SLOT = lazily(r"<p(\d+)>")
_ANSWERS = frozenset({"against", "while", "but"})  # "48 per cent were against it … while 19 per cent had no opinion"


def check(article: Article) -> Iterator[Finding]:
    """Yield the shares that come to more than all."""
    before: Line | None = None
    for line in article.lines:
        if "p" in line.kinds:
            near = before is not None and following(before, line)
            shares = _shares(line)
            if len(shares) > 1 and _sum(shares) > _ALL:
                told = list(_over(article, line, shares))
                yield from told or _shared_out(article, line, shares)
            elif before is not None and near and shares:
                own = _shares(before)
                if own and len(own) + (len(shares) > _TWO) > 1 and _sum([*own, *shares]) > _ALL:
                    yield from _over(article, joined(before, line), [*own, *shares])
        before = line
    yield from results.check(article)


def _shares(line: Line) -> list[FigureClaim]:
    """Return the shares of a line, none where one of its percentages is a range or a change, or what a count comes to.

    "Of 163 with a degree 88 (54 per cent) had a vote share of 50 per cent": the bracket is a share of them, not of votes.
    """
    figures = [claim for claim, letter in zip(line.claims, line.kinds, strict=True) if letter == "p" and isinstance(claim, FigureClaim)]
    shares = [claim for claim in figures if claim.kind is Kind.PERCENT and claim.mention.unit == "percent"]
    if shares and line.kinds.count("c") > 1:
        shares += _elided(line)
    mixed = bool(shares) and "c" in line.kinds and 0 < len(_OF_COUNT.findall(line.text)) < len(shares)
    return shares if not mixed and all(single(share) and share.mention.change is None for share in shares) else []


# "The Conservatives stand at 29 per cent, the Left at 17, the Greens at 12": what they are of is said once.
_ELIDED = lazily(r"<p\d+>(?P<rest>(?:(?:,| and|, and)(?: the)? (?:[a-z'&.-]+ ){1,4}?(?:at|on|with|to) <c\d+>(?=[,.;]| and|$)){2,})")
_COUNT_SLOT = lazily(r"<(c\d+)>")


def _elided(line: Line) -> list[FigureClaim]:
    """Return the numbers behind a share that leave "per cent" to it."""
    match = _ELIDED.search(line.text)
    found = (line.claim(name) for name in _COUNT_SLOT.findall(match["rest"])) if match is not None else ()
    return [claim for claim in found if isinstance(claim, FigureClaim) and claim.mention.low < _ALL]


def _sum(shares: Sequence[FigureClaim]) -> Decimal:
    return sum([share.mention.low for share in shares], Decimal(0))


def _shared_out(article: Article, line: Line, shares: Sequence[FigureClaim]) -> Iterator[Finding]:
    """Yield the shares that several have of one thing, whose verb only the first has."""
    match = _SHARED_OUT.search(line.text) if len(shares) > _TWO else None
    if match is None:
        return
    run = [claim for number in _SLOT.findall(match[0]) if (claim := line.claims[int(number)]) in shares and isinstance(claim, FigureClaim)]
    slack = sum((share.quantity.precision for share in run), _TENTH)
    if _ALL + slack < _sum(run) < _MOST:
        yield results.over(article, run)


def _over(article: Article, line: Line, shares: Sequence[FigureClaim]) -> Iterator[Finding]:
    text = line.text
    of_one = _OF_ONE.search(text)
    poll = _POLL.search(text) and len(_ON.findall(text)) > _TWO
    many = len(shares) > _TWO
    question = _THE_REST.search(text) or (many and ((_UNDECIDED.search(text) and not _SEVERAL.search(text)) or _GOES.search(text)))
    other = _OTHER_BASE.search(text)
    if not (of_one or poll or question) or (other and not (question and other[0] in _ANSWERS)):
        return
    if len(set(_IN_EACH.findall(text))) > 1:
        return  # "34 per cent in Hull, the Tories 31 per cent in York"
    if not question and len(_OF.findall(text)) > len(_OF_ONE.findall(text)):
        return
    slack = sum((share.quantity.precision for share in shares), _TENTH)
    stretches = [_sum(shares[start:]) for start in range(len(shares) - 1)]
    if _ALL + slack < stretches[0] < _MOST and not any(abs(each - _ALL) <= slack for each in stretches):
        yield results.over(article, shares)
