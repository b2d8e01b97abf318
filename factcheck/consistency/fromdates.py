"""Dates that an article tells from another of its dates: "in October of that year", "the following March".

In: an article. Out: the same article with those dates in the year that is meant, for rules that lay one date beside another. The year is
that of the date told last before, in the same paragraph or the one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.evidence import sentence_at
from factcheck.consistency.lines import article as read
from factcheck.lexicon.days import days_of
from factcheck.model import Anchor, DateClaim, DateMention, Field, Section, Span
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from factcheck.consistency.lines import Article
    from factcheck.model import Claim

__all__ = ["in_their_years"]

_CUES = (" year", "following ", "next ", "previous ", "preceding ")
# "August of the same year", "in May that year", "on 3 June the following year", "in July of the year before"
_BEHIND = lazily(
    r",? (?:of |in )?(?:(?:the|that) (?P<which>same|following|next|previous|preceding) year\b|that year\b"
    r"|the year (?P<beside>before|after)\b(?! [a-z]))"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# "the following March"
_AHEAD = lazily(rf"\bthe (?P<which>following|next|previous|preceding) (?P<month>{'|'.join(_MONTHS)})\b(?! \d)")
_BARE, _TOLD = lazily(r"--(\d\d(?:-\d\d)?)[<>]{0,2}"), lazily(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?")
_BACK = 500  # characters in which the date stands from which another is told
_ASIDE = {"same": 0, None: 0, "following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}


def in_their_years(article: Article) -> Article:
    """Return an article with a year for each date that is told from another one; the article itself where none is."""
    text = article.document.text
    if not has_any(article.lower, _CUES):
        return article
    dates = [claim for claim in article.dates if claim.mention.anchor.field is Field.TEXT]
    named = {match.start("month"): match for match in _AHEAD.finditer(text)}
    told = {claim.mention.anchor.span: found for claim in dates if (found := _of_year(text, claim, named)) is not None}
    known = {start for start, _ in told}
    for start, match in named.items():
        made = _made(article, match) if start not in known else None
        if made is not None:
            told[made.mention.anchor.span] = match
            dates.append(made)
    return _dated(article, sorted(dates, key=lambda claim: claim.mention.anchor.span), told) if told else article


def _of_year(text: str, claim: DateClaim, named: Mapping[int, re.Match[str]]) -> re.Match[str] | None:
    """Return the words that tell the year of a day or month from another date."""
    if _BARE.fullmatch(claim.mention.expression) is None:
        return None
    span = claim.mention.anchor.span
    return named.get(span.start) or _BEHIND.match(text, span.end)


def _made(article: Article, match: re.Match[str]) -> DateClaim | None:
    """Return the date of "the following March", which is none by itself; it has no id."""
    sentence = sentence_at(article.analysis, Field.TEXT, match.start())
    if sentence is None or sentence.section is not Section.BODY:
        return None
    anchor = Anchor(article.document.id, Span(*match.span()), match[0], sentence)
    mention = DateMention(anchor, f"--{_MONTHS.index(match['month']) + 1:02d}")
    return DateClaim("", mention, days_of("", None))


def _dated(article: Article, dates: list[DateClaim], told: Mapping[Span, re.Match[str]]) -> Article:
    """Return the article with the dates that are told from others in their years."""
    known: DateClaim | None = None
    placed: dict[Span, DateClaim] = {}
    for claim in dates:
        own, match = claim, told.get(claim.mention.anchor.span)
        if match is not None:
            found = _beside(article, claim, match, known) if known is not None else None
            if found is None:
                continue
            placed[claim.mention.anchor.span] = own = found
        if _TOLD.fullmatch(own.mention.expression) is not None:
            known = own
    return _with(article, placed) if placed else article


def _beside(article: Article, claim: DateClaim, match: re.Match[str], known: DateClaim) -> DateClaim | None:
    """Return a date in the year that is told from one before it."""
    anchor, before = claim.mention.anchor, _TOLD.fullmatch(known.mention.expression)
    bare = _BARE.fullmatch(claim.mention.expression)
    if before is None or bare is None or anchor.span.start - known.mention.anchor.span.end > _BACK:
        return None
    groups, span = match.groupdict(), Span(min(anchor.span.start, match.start()), match.end())
    step = _ASIDE[groups["which"] or groups.get("beside")]
    if "month" in groups:
        if before[2] is None:
            return None  # "in 2019 … the following March" may be of either year
        passed = bare[1] <= before[2] if step > 0 else bare[1] >= before[2]
        step *= passed
    else:
        span = Span(anchor.span.start, match.end())
    text = article.document.text
    expression = f"{int(before[1]) + step}-{bare[1]}"
    mention = claim.mention._replace(anchor=anchor._replace(span=span, surface=span.of(text)), expression=expression)
    return claim._replace(mention=mention, range=days_of(expression, article.published))


def _with(article: Article, placed: Mapping[Span, DateClaim]) -> Article:
    """Return an article some of whose dates are told otherwise, or are new."""
    claims: list[Claim] = [claim for claim in placed.values() if not claim.id]
    for claim in article.analysis.claims:
        here = claim.mention.anchor.field is Field.TEXT and isinstance(claim, DateClaim)
        claims.append(placed.get(claim.mention.anchor.span, claim) if here else claim)
    claims.sort(key=lambda claim: (claim.mention.anchor.field is Field.TEXT, claim.mention.anchor.span.start))
    return read(article.analysis._replace(claims=tuple(claims)), article.lexicon, article.policy)
