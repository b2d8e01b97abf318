"""Two ages of one person with the years between them: "joined the yard at 16. Ten years later, at 36, he was foreman".

In: the article. Out: findings where the later age is not the earlier one with the years added. Only a span that follows the earlier age
without another date, span or person between, and whose clause tells the later age, is taken for the time between the two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding
from factcheck.consistency.owners import Owners
from factcheck.consistency.tellings import KIN, place_of
from factcheck.model import Field, FigureClaim, Kind, Modifier
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.consistency.tellings import Told
    from factcheck.model import DateClaim, Finding

__all__ = ["ago", "check"]

_CUES = (" later", " years on")
_LATER = lazily(r"(?: later|(?<=years) on)\b")
_NOT_SINCE = lazily(r"\b(?:until|than|nor|before|or|more|another|a further) $")  # "more than 20 years later"
_AT = lazily(r"\b(?:(?:at|aged|at the age of|(?:he|she) (?:was|is)|now|then)(?: just| only| still)?|turned|turning) $", re.IGNORECASE)
_HOLDS = lazily(r"(?:[,;.)]|[ -]years?[ -]old\b| (?:and|but|when|he|she|in|on|as|with|to|while|for|after|before)\b|$)")
_FAR = 120  # characters from an age to the span behind it, and from that to the next age
_AGES = range(5, 106)
_OFF, _MOST = 1, 40  # years: a birthday may lie between; what is further off is no age


def check(article: Article) -> Iterator[Finding]:
    """Yield two ages that the years told between them do not part."""
    text = article.document.text
    if not has_any(text, _CUES):
        return
    claims: list[FigureClaim | DateClaim] = [*article.figures, *article.dates]
    claims = [claim for claim in claims if claim.mention.anchor.field is Field.TEXT]
    claims.sort(key=lambda claim: claim.mention.anchor.span)
    for number, claim in enumerate(claims):
        if isinstance(claim, FigureClaim) and _is_later(text, claim):
            yield from _around(article, claims[:number], claim, claims[number + 1 :])


# "who began to run six years ago, at the age of 29", "took over 15 years ago when she was 30"
_AGO = lazily(r"\b(?P<years>\d{1,2}|[a-z]+) years ago,? (?:(?:at(?: the age of)?|aged|when (?:he|she) was)(?: just| only)? )$")


def ago(article: Article, found: Sequence[Told]) -> Iterator[Finding]:
    """Yield an age of some years ago that does not go with the age of today; `found` is what the text tells of ages."""
    text = article.document.text
    now = {each.person: each for each in found if each.now and each.age is not None}
    if " years ago" not in text or not now:
        return
    owners, spelt = Owners(article), article.lexicon.numerals.small
    for claim in article.figures:
        place = place_of(text, claim) if claim.mention.anchor.field is Field.TEXT else None
        match = _AGO.search(place.before) if place is not None else None
        if place is None or match is None or not _is_age(text, claim):
            continue
        owner, span = owners.owner(place), match["years"]
        today = now.get(owner[0]) if owner is not None else None
        years = int(span) if span.isdigit() else int(spelt.get(span, 0))
        if today is None or today.age is None or not years or KIN.search(place.before):
            continue
        fits = today.age - years
        if _OFF < abs(fits - int(claim.mention.low)) <= _MOST:
            message = f"{today.age} now, so {fits} {span} years ago, not {int(claim.mention.low)}"
            yield finding("age.wrong", article.document, message, (claim, today.claim), f"{fits}")


def _around(
    article: Article, before: Sequence[FigureClaim | DateClaim], span: FigureClaim, behind: Sequence[FigureClaim | DateClaim]
) -> Iterator[Finding]:
    """Yield the ages right before and right behind a span where they are of one person and do not go with it."""
    early = next((each for each in reversed(before) if not _of_it(each, span)), None)
    late = next((each for each in behind if not _of_it(each, span)), None)
    if not (isinstance(early, FigureClaim) and isinstance(late, FigureClaim)):
        return
    text = article.document.text
    one, middle, other = early.mention.anchor.span, span.mention.anchor.span, late.mention.anchor.span
    near = (
        middle.start - one.end <= _FAR and other.start - middle.end <= _FAR and late.mention.anchor.sentence == span.mention.anchor.sentence
    )
    if not near or not _is_age(text, early) or not _is_age(text, late):
        return
    start, end = early.mention.anchor.sentence.span.start, late.mention.anchor.sentence.span.end
    alone = len({named.person for named in article.people.between(start, end)}) <= 1
    years = late.mention.low - early.mention.low
    if alone and not KIN.search(text, start, other.end) and _OFF < abs(years - span.mention.low) <= _MOST:
        fits = early.mention.low + span.mention.low
        message = f"{int(early.mention.low)}, so {int(fits)} {span.mention.anchor.surface} later, not {int(late.mention.low)}"
        yield finding("age.wrong", article.document, message, (late, early, span), f"{int(fits)}")


def _is_later(text: str, claim: FigureClaim) -> bool:
    """Say whether a figure is the time that lies between two others: "Ten years later"."""
    anchor, mention = claim.mention.anchor, claim.mention
    exact = claim.kind is Kind.DURATION and mention.unit == "year" and mention.low == mention.high and mention.modifier is Modifier.EXACT
    return (
        exact
        and mention.aspect != "age"
        and _LATER.match(text, anchor.span.end) is not None
        and _NOT_SINCE.search(text, max(0, anchor.span.start - 20), anchor.span.start) is None
    )


def _of_it(claim: FigureClaim | DateClaim, span: FigureClaim) -> bool:
    """Say whether a date is the span itself, read as a day: "ten years later"."""
    one, other = claim.mention.anchor.span, span.mention.anchor.span
    return one.start < other.end and other.start < one.end


def _is_age(text: str, claim: FigureClaim) -> bool:
    """Say whether a figure is the age that somebody had when something happened."""
    span, mention = claim.mention.anchor.span, claim.mention
    if mention.low != mention.high or mention.modifier is not Modifier.EXACT or mention.low not in _AGES:
        return False
    return _AT.search(text, max(0, span.start - 30), span.start) is not None and _HOLDS.match(text, span.end) is not None
