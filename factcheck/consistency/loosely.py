"""What a headline tells in a word and the body in figures: "thousands march" and 400 who did, "fares to double" and a rise by half."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.consistency.amounts import number, single, value
from factcheck.consistency.changes import direction
from factcheck.consistency.evidence import finding, passage
from factcheck.consistency.likeness import HAPPENED, one_dimension
from factcheck.consistency.surroundings import around, elsewhere
from factcheck.intervals import same_unit
from factcheck.model import Change, FigureClaim, Kind, Section, Span
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.likeness import Body
    from factcheck.consistency.lines import Article, Line
    from factcheck.model import Finding

__all__ = ["in_currency", "multiplied", "vague"]

_LESS, _MORE = Decimal("0.45"), Decimal(3)  # times the least and the most that a word for many may stand for, and no more
_ENOUGH, _BEATEN = 7, 4  # points of words, and by how many a figure that fits must be less like the headline's


_SHARED = 2  # words of two sentences
_MAY_MULTIPLY = ("doubl", "trebl", "tripl", "quadrupl", "halv")
_VERB = lazily(
    r"\b(?P<word>(?P<much>more than |nearly |almost |to nearly |to almost )?(?P<verb>doubl|trebl|tripl|quadrupl|halv)(?:e|es|ed))"
    r"(?=(?: (?:in|by|since|over|as|after|within|at|on|under|this|next|last|from|to)\b)|[,.;:]| [–-] |$)"
)
_FACTORS = {"doubl": Decimal(2), "trebl": Decimal(3), "tripl": Decimal(3), "quadrupl": Decimal(4), "halv": Decimal("0.5")}
_TOLD_AGAIN = lazily(r"\b(?:doubl|trebl|tripl|quadrupl|halv|twice|thrice|two-?fold|three-?fold|four-?fold|\w+ times)\w*")
_FIRST = 5  # lines of the body in which a headline is told again
_HUNDRED, _STEM = Decimal(100), 4
_NEAR, _FAR = Decimal("0.8"), Decimal("1.25")


def vague(body: Body) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield words for many a number of a headline with the figure of the body that is of the same and far off."""
    for claim in body.head:
        low, high = claim.mention.low * _LESS, claim.mention.high * _MORE
        same = [other for other in body.figures if one_dimension(claim, other)]
        of_it = [other for other in same if single(other) and not elsewhere(claim, other) and body.act(claim, other) > 0]
        if not of_it or low <= sum(map(value, of_it)) <= high:
            continue
        points, likely = max(((body.likeness(claim, other).words, other) for other in of_it), key=lambda entry: entry[0])
        if likely.mention.attribution is not None and not body.concepts(claim) & HAPPENED:
            continue  # how many marched is what police and organisers differ on
        fits = (other for other in same if other.mention.low <= high and low <= other.mention.high)
        beside = [other for other in same if other not in of_it and other.mention.anchor.sentence == likely.mention.anchor.sentence]
        if low <= sum(map(value, (*of_it, *beside))) <= high:
            continue  # "In Chennai 31 were arrested and in Pune 164"
        first = next((each for each in body.article.analysis.sentences if each.section is Section.BODY), None)
        if likely.mention.anchor.sentence != first:
            continue  # further down stands what happened in one place
        if points >= _ENOUGH and not any(body.likeness(claim, other).words + _BEATEN >= points for other in fits):
            yield claim, likely


def in_currency(body: Body) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Yield the sums above an article that its body tells in another currency, with the same number: "$2.5bn", "2.5 billion euros"."""
    claims = [claim for claim in body.head if claim.kind is Kind.MONEY]
    sums = [other for other in body.figures if other.kind is Kind.MONEY] if claims else []
    for claim in claims:
        if any(_near(claim, other) for other in sums if one_dimension(claim, other)):
            continue
        same = [other for other in sums if other.quantity.low == claim.quantity.low and other.mention.per == claim.mention.per]
        if same and not any(same_unit(claim, other) for other in same) and len(body.sentence(claim) & body.sentence(same[0])) >= _SHARED:
            yield claim, same[0]


def _near(claim: FigureClaim, other: FigureClaim) -> bool:
    """Say whether a sum may be the headline's in its own currency, beside one that is converted."""
    return value(other) > 0 and _LESS <= value(claim) / value(other) <= 1 / _LESS


def multiplied(article: Article) -> Iterator[Finding]:
    """Yield "fares to double by 2030" where the only change of them that the body begins with is another."""
    sentence = next((each for each in article.analysis.sentences[:_FIRST] if each.section is Section.HEADLINE), None)
    if sentence is None:
        return
    headline = sentence.span.of(article.document.field(sentence.field)).lower()
    match = _VERB.search(headline) if has_any(headline, _MAY_MULTIPLY) else None
    lines = [line for line in article.lines if line.sentence.section is Section.BODY][:_FIRST]
    if match is None or not lines or _TOLD_AGAIN.search(_body(article)):
        return
    told = list(_changes(article, lines, headline[: match.start()]))
    factor = _FACTORS[match["verb"]]
    if len({times for times, _, _ in told}) != 1 or (factor > 1) != (told[0][0] > 1) or _pair_fits(article, factor):
        return
    times, claims, shown = told[0]
    if not factor * _NEAR <= times <= factor * _FAR:
        place = passage(article.document, sentence, Span(*(sentence.span.start + end for end in match.span("word"))))
        yield finding(
            "headline.differs", article.document, f"headline “{match['word']}”, body {shown}", (place, *claims), f"{shown} in the headline"
        )


def _body(article: Article) -> str:
    return " ".join(
        sentence.span.of(article.document.text) for sentence in article.analysis.sentences if sentence.section is Section.BODY
    ).lower()


def _changes(article: Article, lines: Sequence[Line], headline: str) -> Iterator[tuple[Decimal, tuple[FigureClaim, ...], str]]:
    """Yield by how many times the body says that what the headline names changed, and the figures that tell it."""
    for line in lines:
        for claim in line.claims:
            if not isinstance(claim, FigureClaim) or not single(claim) or not _named(claim, headline):
                continue
            if claim.kind is Kind.PERCENT and claim.mention.change is Change.BY and claim.mention.unit in {"percent", "1"}:
                before, after = around(claim, article)
                moved = direction(before.lower()) or direction(after.lower())
                times = 1 + moved * value(claim) / _HUNDRED
                if moved and times > 0:
                    yield times, (claim,), claim.mention.anchor.surface
        ends = {claim.mention.change: claim for claim in line.claims if isinstance(claim, FigureClaim) and single(claim)}
        old, new = ends.get(Change.FROM), ends.get(Change.TO)
        if old and new and one_dimension(old, new) and value(old) > 0 and (_named(old, headline) or _named(new, headline)):
            times = value(new) / value(old)
            yield times, (old, new), f"{number(times, 1)} times"


def _named(claim: FigureClaim, headline: str) -> bool:
    """Say whether the headline names before its verb what a figure is of."""
    noun = claim.mention.subject
    return noun is not None and len(noun) >= _STEM and noun[:_STEM] in headline


def _pair_fits(article: Article, factor: Decimal) -> bool:
    """Say whether two neighbouring figures of the article come to the multiple, or a percentage does."""
    figures = [claim for claim in article.figures if single(claim) and value(claim) > 0]
    for claim in figures:
        if claim.kind is Kind.PERCENT and _NEAR <= (1 + value(claim) / _HUNDRED) / factor <= _FAR and factor > 1:
            return True
    return any(
        one_dimension(one, other) and _NEAR <= ratio / factor <= _FAR
        for step in (1, 2)
        for one, other in zip(figures, figures[step:], strict=False)
        for ratio in (value(one) / value(other), value(other) / value(one))
    )
