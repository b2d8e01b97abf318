"""One share told in two ways: "one in five, or 25%", "two-thirds (56%)"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, reach, single, value
from factcheck.consistency.evidence import finding
from factcheck.consistency.lines import slot
from factcheck.model import Kind, Modifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.consistency.lines import Article
    from factcheck.model import FigureClaim, Finding

__all__ = ["check"]

_NOUNS = r"(?: (?:of |the |in |all |those |its |their |our )*[a-z'-]+){0,6}?"
_BESIDE = re.compile(
    rf"{slot('rp', 'one')}{_NOUNS}(?:,? or |,? ?\((?:or )?|,? – ?(?:or )?|, (?:that is|i\.e\.|some|which is) ){slot('rp', 'other')}"
    rf"(?P<after>(?: of (?:them|those [a-z]+|the (?:total|whole)))?)(?=[,.)]| –| of those| of the| of all|$)"
)
# "one in five" is said of 18 to 22 per cent, "a third" of 30 to 37.
_LOOSE = Decimal("0.12")
_ONE, _HUNDRED = Decimal(1), Decimal(100)


def check(article: Article) -> Iterator[Finding]:
    """Yield the ratios and fractions that stand in apposition to another share."""
    for line in article.lines:
        letters = line.kinds
        if letters.count("p") + letters.count("r") > 1:
            for match in _BESIDE.finditer(line.text):
                one, other = line.figure(match, "one"), line.figure(match, "other")
                yield from _pair(article, one, other)
    yield from _apart(article)


def in_words(claim: FigureClaim) -> bool:
    """Say whether the share is told as a ratio or a fraction."""
    return (claim.kind is Kind.RATIO and claim.mention.unit == "1" and claim.mention.per is None) or (
        claim.kind is Kind.PERCENT and claim.mention.unit == "1"
    )


def _percent(claim: FigureClaim) -> bool:
    return claim.kind is Kind.PERCENT and claim.mention.unit == "percent"


def _pair(article: Article, one: FigureClaim, other: FigureClaim) -> Iterator[Finding]:
    words, percent = (one, other) if in_words(one) else (other, one)
    if not in_words(words) or not (_percent(percent) or in_words(percent)) or not single(one) or not single(other) or agree(words, percent):
        return
    share = number(value(words), 1)
    message = f"{words.mention.anchor.surface} is {share}%, not {percent.mention.anchor.surface}"
    yield finding("ratio.wrong", article.document, message, (words, percent), _in_words(value(percent)))


def agree(words: FigureClaim, percent: FigureClaim) -> bool:
    """Say whether a ratio or fraction stands for a percentage; more than 100% is none."""
    share, told = value(words), reach(percent)
    if not Decimal(0) < share <= _HUNDRED or not Decimal(0) < told.high <= _HUNDRED + 1:
        return True
    slack = share * _LOOSE if share < 60 else (_HUNDRED - share) * Decimal("0.2")  # noqa: PLR2004 - "nine in ten" leaves out one in ten
    match words.mention.modifier:
        case Modifier.APPROXIMATE:
            low, high = share - slack * 2, share + slack * 2
        case Modifier.MORE_THAN | Modifier.AT_LEAST:
            low, high = share - slack, share + slack * 3
        case Modifier.LESS_THAN | Modifier.AT_MOST:
            low, high = share - slack * 3, share + slack
        case _:
            low, high = share - slack, share + slack
    return told.low <= high and low <= told.high


def _in_words(share: Decimal) -> str:
    """Return the simplest ratio that a percentage rounds to."""
    best = min(
        (
            (abs(Decimal(part) * _HUNDRED / whole - share) + whole / _HUNDRED, part, whole)
            for whole in range(2, 11)
            for part in range(1, whole)
        ),
    )
    return f"{best[1]} in {best[2]}" if share >= 9 else f"1 in {number(_HUNDRED / share)}"  # noqa: PLR2004 - rarer than one in ten


def _apart(article: Article) -> Iterator[Finding]:
    """Yield a ratio and a percentage of the same thing that stand in sentences near each other."""
    del article
    return
    yield
