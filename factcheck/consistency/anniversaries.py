"""An anniversary that is not as many years after the founding, or whatever it is of, as it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding
from factcheck.lexicon.days import day_of_publication
from factcheck.model import DateClaim, Field, FigureClaim, Kind
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["check"]

_FOUNDED = lazily(
    r"\b(?:founded|established|formed|set up|launched|opened|built|began|started|incorporated)\b[^.;,]{0,40}? in $", re.IGNORECASE
)
_ITS = lazily(
    r"\b(?:[Ii]ts|[Tt]heir|[Tt]he (?:company|firm|club|school|paper|newspaper|charity|museum|society|bank|brewery|shop|team)['’]s) $"
)
_FEAST = lazily(r"^(?: and [a-z ]+)? (?:birthday|anniversary)\b")
_OF_YEAR = lazily(r" anniversary of (?:[^.;,]{0,50}?)(?:\bin |\bof )?$")


def check(article: Article) -> Iterator[Finding]:
    """Yield "founded in 1926 … its 150th birthday this year", where the article tells of one founding."""
    text = article.document.text
    if not ("birthday" in text or "anniversary" in text):
        return
    published = day_of_publication(article.document, article.lexicon.calendar)
    if published is None:
        return
    dates = [claim for claim in article.dates if claim.mention.anchor.field is Field.TEXT]
    founded = [claim for claim in dates if re.fullmatch(r"\d{4}", claim.mention.expression) and _FOUNDED.search(_before(text, claim))]
    feasts = [
        claim
        for claim in article.figures
        if claim.kind is Kind.ORDINAL
        and claim.mention.anchor.field is Field.TEXT
        and _ITS.search(_before(text, claim))
        and _FEAST.match(text[claim.mention.anchor.span.end :][:60])
    ]
    yield from _of_years(article, published, dates)
    if len(founded) != 1 or len(feasts) != 1 or founded[0].range.first is None:
        return
    past = [claim for claim in dates if claim is not founded[0] and claim.mention.expression[:1].isdigit()]
    sentences = {claim.mention.anchor.sentence for claim in past}
    if feasts[0].mention.anchor.sentence in sentences:
        return  # "marked its 50th anniversary in 1990"
    years = published.year - founded[0].range.first.year
    if abs(int(feasts[0].mention.low) - years) > 2:  # noqa: PLR2004 - years by which a feast is late or early
        message = f"{founded[0].mention.anchor.surface} is {years} years before {published.year}, not {int(feasts[0].mention.low)}"
        yield finding("age.wrong", article.document, message, (feasts[0], founded[0]), f"{years}")


def _of_years(article: Article, published: date, dates: Sequence[DateClaim]) -> Iterator[Finding]:
    """Yield "the 50th anniversary of the 1966 final" where it is not fifty years ago."""
    text = article.document.text
    for day in dates:
        before = _before(text, day)
        match = _OF_YEAR.search(before)
        if match is None or not re.match(r"\d{4}", day.mention.expression) or day.range.first is None:
            continue
        start = day.mention.anchor.sentence.span.start + match.start()
        ordinal = next((each for each in article.figures if each.mention.anchor.span.end == start), None)
        own = [each for each in dates if each.mention.anchor.sentence == day.mention.anchor.sentence and each is not day]
        if ordinal is None or ordinal.kind is not Kind.ORDINAL or any(each.mention.expression[:1].isdigit() for each in own):
            continue
        years = published.year - day.range.first.year
        if abs(int(ordinal.mention.low) - years) > 2:  # noqa: PLR2004 - years by which a feast is late or early
            message = f"{day.mention.anchor.surface} is {years} years before {published.year}, not {int(ordinal.mention.low)}"
            yield finding("age.wrong", article.document, message, (ordinal, day), f"{years}")


def _before(text: str, claim: FigureClaim | DateClaim) -> str:
    anchor = claim.mention.anchor
    return text[anchor.sentence.span.start : anchor.span.start]
