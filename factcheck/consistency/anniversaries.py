"""An anniversary that is not as many years after the founding, the wedding or whatever it is of, as it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.model import DateClaim, Field, FigureClaim, Kind, Modifier, Section, Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding, Passage, Sentence

__all__ = ["check"]

_FOUNDED = lazily(
    r"\b(?:founded|established|formed|set up|launched|opened|built|began|started|incorporated)\b[^.;,]{0,40}? in $", re.IGNORECASE
)
_MARRIED = lazily(r"\b(?:married|wed|wedding)\b[^.;,]{0,40}? in $", re.IGNORECASE)
_ITS = lazily(
    r"\b(?:[Ii]ts|[Tt]heir|[Tt]he (?:company|firm|club|school|paper|newspaper|charity|museum|society|bank|brewery|shop|team)['’]s) $"
)
_FEAST = lazily(r"^(?: and [a-z ]+)? (?:birthday|(?P<wedding>wedding )?anniversary)\b")
_CELEBRATES = lazily(r"\b(?:celebrat|mark)(?:es|ing) $")
_IN_BUSINESS = lazily(r"^ years (?:in business|in print|on air|of business|since (?:it|they)|as a (?:club|company|charity))\b")
_OF_YEAR = lazily(r" anniversary of (?:[^.;,]{0,50}?)(?:\bin |\bof )?$")
_SINCE = lazily(r"\b(?:[Ii]t is|[Ii]t’s|[Ii]t's|[Ii]t has been|[Tt]his year is) $")
_SINCE_IT = lazily(r"^ years since [^.;,]{0,60}? in $")
_NAMED = lazily(  # in small letters: no Centenary Square
    r"\b(?:its|their|celebrat(?:es|ed|ing) (?:a|the|her|his)|mark(?:s|ed|ing) (?:a|the|her|his)) "
    r"(?:(?P<name>silver|pearl|ruby|golden|diamond|platinum|sapphire) (?:(?P<wedding>wedding)(?: anniversary)?|jubilee|anniversary)"
    r"|(?P<hundreds>bi|tri|ter)?cente(?:nary|nnial))\b"
)
_YEARS = {
    "silver": 25,
    "pearl": 30,
    "ruby": 40,
    "golden": 50,
    "diamond": 60,
    "sapphire": 65,
    "platinum": 70,
    "bi": 200,
    "tri": 300,
    "ter": 300,
}
_MARKS = (
    "birthday",
    "anniversary",
    " years since ",
    " years in ",
    " years on ",
    " years of ",
    " years as ",
    "wedding",
    "jubilee",
    "centen",
)
_OFF = 2  # years by which a feast is late or early


class _Feast(NamedTuple):
    """A feast: how many years it tells of, whether of a wedding, and where it stands."""

    years: int
    wedding: bool
    sentence: Sentence
    place: FigureClaim | Passage


def check(article: Article) -> Iterator[Finding]:
    """Yield "founded in 1926 … its 150th birthday this year", where the article tells of one founding."""
    text = article.document.text
    if not has_any(text, _MARKS):
        return
    published = article.published
    if published is None:
        return
    dates = [claim for claim in article.dates if claim.mention.anchor.field is Field.TEXT]
    yield from _of_years(article, published, dates)
    feasts = [*_numbered(article), *_named(article)]
    for wedding in (False, True):
        cue = _MARRIED if wedding else _FOUNDED
        founded = [claim for claim in dates if re.fullmatch(r"\d{4}", claim.mention.expression) and cue.search(_before(text, claim))]
        own = [feast for feast in feasts if feast.wedding is wedding]
        if len(founded) == len(own) == 1:
            yield from _compared(article, published, founded[0], own[0], dates)


def _numbered(article: Article) -> Iterator[_Feast]:
    """Yield "its 150th birthday", "their 40th wedding anniversary", "celebrates 60 years in business"."""
    text = article.document.text
    for claim in article.figures:
        anchor = claim.mention.anchor
        if anchor.field is not Field.TEXT or claim.mention.low != claim.mention.high or claim.mention.modifier is not Modifier.EXACT:
            continue
        before, after = _before(text, claim), text[anchor.span.end :][:60]
        feast = _FEAST.match(after) if claim.kind is Kind.ORDINAL and _ITS.search(before) else None
        if feast is not None:
            yield _Feast(int(claim.mention.low), feast["wedding"] is not None, anchor.sentence, claim)
        elif claim.kind is Kind.DURATION and _CELEBRATES.search(before) and _IN_BUSINESS.match(f" {anchor.surface.split()[-1]}{after}"):
            yield _Feast(int(claim.mention.low), wedding=False, sentence=anchor.sentence, place=claim)


def _named(article: Article) -> Iterator[_Feast]:
    """Yield "golden wedding", "silver jubilee", "bicentenary"."""
    for match in _NAMED.finditer(article.document.text):
        sentence = sentence_at(article.analysis, Field.TEXT, match.start())
        if sentence is not None and sentence.section is Section.BODY:
            years = _YEARS.get((match["name"] or match["hundreds"] or "").lower(), 100)
            yield _Feast(years, match["wedding"] is not None, sentence, passage(article.document, sentence, Span(*match.span())))


def _compared(article: Article, published: date, founded: DateClaim, feast: _Feast, dates: Sequence[DateClaim]) -> Iterator[Finding]:
    """Yield a feast that falls in another year than that of publication, where its sentence has no other date: "in 1990"."""
    others = [claim for claim in dates if claim is not founded and claim.mention.expression[:1].isdigit()]
    if founded.range.first is not None and feast.sentence not in {claim.mention.anchor.sentence for claim in others}:
        yield from _wrong(article, published, founded, feast.years, feast.place)


def _wrong(article: Article, published: date, of: DateClaim, told: int, place: FigureClaim | Passage) -> Iterator[Finding]:
    years = published.year - of.range.first.year if of.range.first is not None else told
    if abs(told - years) > _OFF:
        message = f"{of.mention.anchor.surface} is {years} years before {published.year}, not {told}"
        yield finding("age.wrong", article.document, message, (place, of), f"{years}")


def _of_years(article: Article, published: date, dates: Sequence[DateClaim]) -> Iterator[Finding]:
    """Yield "the 50th anniversary of the 1966 final" and "it is 25 years since it opened in 1989" where it is not so many years ago."""
    text = article.document.text
    for day in dates:
        if not re.match(r"\d{4}", day.mention.expression) or day.range.first is None:
            continue
        anchor = day.mention.anchor
        own = [each for each in dates if each.mention.anchor.sentence == anchor.sentence and each is not day]
        if any(each.mention.expression[:1].isdigit() for each in own):
            continue
        match = _OF_YEAR.search(_before(text, day))
        start = anchor.sentence.span.start + match.start() if match is not None else -1
        figures = [each for each in article.figures if each.mention.anchor.sentence == anchor.sentence]
        for claim in figures:
            feast = claim.kind is Kind.ORDINAL and claim.mention.anchor.span.end == start
            if feast or (claim.kind is Kind.DURATION and _since(text, claim, anchor.span.start)):
                yield from _wrong(article, published, day, int(claim.mention.low), claim)


def _since(text: str, claim: FigureClaim, end: int) -> bool:
    """Say whether a span of years is told since a date that stands at a place: "it is 25 years since the works opened in 1989"."""
    span = claim.mention.anchor.span
    told = claim.mention.modifier is Modifier.EXACT and claim.mention.unit == "year" and _SINCE.search(_before(text, claim)) is not None
    return told and _SINCE_IT.match(f" years{text[span.end : end].removeprefix(' years')}") is not None


def _before(text: str, claim: FigureClaim | DateClaim) -> str:
    anchor = claim.mention.anchor
    return text[anchor.sentence.span.start : anchor.span.start]
