"""Whose age "the 43-year-old" is, which stands for somebody told of before.

In: the article and what it tells of its people's ages. Out: `Told` for a definite age whose owner is known (referents.py); and findings
where nobody's name tells whose it is: it is another age of the article with its digits exchanged, or that of the one person of the
sentence before. An age that the article tells anywhere else is left alone.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding
from factcheck.consistency.referents import PERSONS, Referents
from factcheck.consistency.tellings import Told, allowed
from factcheck.model import Field, FigureClaim, Modifier
from factcheck.patterns import lazily
from factcheck.sayings import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import Finding

__all__ = ["ages", "exchanged", "in_turn"]

_WHO_AT = ("who, at ", "who, at the age of ")
_SOMEONE = lazily(r"\b(?:someone|somebody|one|a (?:man|woman|player|girl|boy)) who, at(?: the age of)? $")
_BEHIND = lazily(r"^(?:[ -]years?)?[ -]old(?P<rest>(?: (?P<next>[A-Za-z]+))?.*)", re.DOTALL)
_WHO = lazily(
    r"(?:[ -]years?)?[ -]old (?:[a-z]+ )?(?:who|whose|from|in|of)\b"
)  # told of somebody else than whose age is told of another year
_OF_OTHERS = lazily(r" [a-z]+,? (?:who|whose|of|from|in|[A-Z])")  # "the 40-year-old man from Hull"
_OF_TWO = lazily(
    r" (?:father|mother|dad|mum) of (?:two|three|four|five|six)\b(?!,? (?:who|whom|whose|from|in)\b)"
)  # whom an article has told of, mostly
_OTHER = lazily(r",? (?:whose|who [a-z ]{0,30}\bnot|s?he\b|they\b|whom\b|[A-Z])")
# "in 2019, when the 27-year-old was knocked out", "the then 15-year-old"
_PAST = lazily(r"\b(?:1[89]|20)\d\d\b|\b(?:ago|when|then|last (?:year|season|summer|winter)|previous|previously|former|once)\b")
_SEVERAL = lazily(
    r"\b(?:two|three|four|five|six|both|several|other)(?: [a-z-]+){0,2} (?:men|women|people|persons|boys|girls|teenagers|youths|suspects"
    r"|drivers|victims|others|defendants|siblings|brothers|sisters)\b|\b(?:pair|couple|duo|trio)\b",
    re.IGNORECASE,
)
_ANYBODY = frozenset("man woman boy girl teenager suspect defendant accused".split())
_DOES = {""} | frozenset(
    "was is has had will would could may might must did does remains remained told said died won lost scored made took became joined left"
    " came went began fell gave got held kept led met ran sat saw sent spent stood thought wrote also then now later never for on at in to"
    " from with after before and but as who a an the his her its their read put cut hit set let beat cost hurt quit shut suffered appeared"
    " denied pleaded escaped faces".split()
)
_GROUPS = ("under-", "nder ", "over-", "ver ", "Under-", "Over-")  # under-18s
_MOST_APART = 2  # years by which two ages may miss one another
_DIGITS = 2
_A = lazily(r"(?:An?|One) ")
_OTHERS = lazily(r"\b(?:by|another|with|an?d? \d\d|friends?|brother|sister|men|women|youths|teenagers|two|three|his|her|he|she|they)\b")


def ages(article: Article, found: Sequence[Told]) -> Iterator[Told]:
    """Yield the definite ages whose owner is known, of those whose age or birth is told, or told so twice."""
    definite = [claim for claim in _definite(article, found) if not _of_others(article, claim)]
    if not definite:
        return
    known = {each.person for each in found}
    own = {each.person for each in found if each.now or each.age is None}
    referents = Referents(article, frozenset(known), anybody=len(definite) > 1)
    published = article.published
    today = published or date(2000, 1, 1)
    for claim in definite:
        sentence, years = claim.mention.anchor.sentence, int(claim.mention.low)
        person = referents.of(sentence, claim.mention.anchor.span.start)
        if person and (person in own or _WHO.match(article.document.text, claim.mention.anchor.span.end) is None):
            span = allowed(today - timedelta(45), today, years)
            yield Told(person, years, (span,), str(today.year), claim, now=True, floating=published is None)


def _of_others(article: Article, claim: FigureClaim) -> bool:
    """Say whether a definite age is told as one of the past, or of somebody who is told apart: "the 40-year-old man from Hull"."""
    anchor = claim.mention.anchor
    text = article.document.text
    behind = _BEHIND.match(text[anchor.span.end : anchor.sentence.span.end])
    word = (behind["next"] or "") if behind is not None else ""
    if _PAST.search(text, anchor.sentence.span.start, anchor.span.start) is not None:
        return True
    if behind is None or _OTHER.match(behind["rest"]) is not None:
        return behind is not None
    if _goes_on(word, article) or (word not in PERSONS and word not in article.lexicon.wordclasses.nouns):
        return False
    person = word not in PERSONS and article.lexicon.wordclasses.noun_class(word) == "person"
    return not person or _OF_OTHERS.match(behind["rest"]) is not None  # "the 17-year-old vehicle"


def exchanged(article: Article, found: Sequence[Told]) -> Iterator[Finding]:
    """Yield "a 43-year-old was arrested … the 34-year-old, a tiler": an age told before with its digits exchanged."""
    definite = list(_definite(article, found))
    if not definite:
        return
    several = _SEVERAL.search(article.document.text) is not None
    owners = {each.claim.id: each.person for each in found}
    referents = Referents(article, frozenset())
    for claim in definite:
        start, years = claim.mention.anchor.span.start, f"{int(claim.mention.low)}"
        known = [each for each in _told(article) if f"{int(each.mention.low)}" == years[::-1] and each.mention.anchor.span.start < start]
        owner = owners.get(known[0].id) if known else None
        nobody = owner is None or owner.startswith(("the ", "POSS "))
        if not known or len(years) != _DIGITS or (nobody and several) or not _is_anybody(article, claim):
            continue
        if referents.behind_somebody(claim.mention.anchor.sentence):
            continue
        here = {each.person for each in article.people.between(article.document.text.rfind("\n", 0, start) + 1, start)}
        if here <= {owner} or (owner is None and len(here) == 1):
            message = f"{years[::-1]}, then {years} years old"
            yield finding("age.wrong", article.document, message, (known[0], claim), f"{years[::-1]} or {years} in both places")
            return


def in_turn(article: Article) -> Iterator[Finding]:
    """Yield "A 14-year-old boy was arrested. The 15-year-old was released": two sentences that follow one another and tell of one alone."""
    ages = [claim for claim in article.figures if claim.mention.aspect == "age" and claim.mention.anchor.field is Field.TEXT]
    text = article.document.text
    for one, other in pairwise(ages):
        spans = one.mention.anchor.sentence.span, other.mention.anchor.sentence.span
        ahead = text[spans[1].start : other.mention.anchor.span.start]
        after = _BEHIND.match(text[other.mention.anchor.span.end : spans[1].end])
        own = [each for each in ages if each.mention.anchor.sentence in {one.mention.anchor.sentence, other.mention.anchor.sentence}]
        if not 0 <= spans[1].start - spans[0].end <= 1 or ahead != "The " or after is None or len(own) != 2:  # noqa: PLR2004 - these two
            continue
        if (
            _A.fullmatch(text[spans[0].start : one.mention.anchor.span.start])
            and not article.people.between(spans[0].start, spans[0].end)
            and not _OTHERS.search(text, *spans[0])
            and one.mention.low != other.mention.low
            and (after["next"] or "-") in _DOES
        ):
            years = int(one.mention.low), int(other.mention.low)
            message = f"{years[0]}, then {years[1]} years old"
            yield finding("age.wrong", article.document, message, (one, other), f"{years[0]} or {years[1]} in both places")


def _told(article: Article) -> list[FigureClaim]:
    """Return the ages in the text."""
    return [
        claim
        for claim in article.figures
        if claim.mention.aspect == "age"
        and claim.mention.anchor.field is Field.TEXT
        and claim.mention.low == claim.mention.high
        and claim.mention.modifier is Modifier.EXACT
        and not article.document.text.endswith(_GROUPS, 0, claim.mention.anchor.span.start)
    ]


def _definite(article: Article, found: Sequence[Told]) -> Iterator[FigureClaim]:
    """Yield the ages behind "the", or "someone who, at", that nobody else has in the article."""
    text = article.document.text
    if "-year-old" not in text:
        return
    told = _told(article)
    ages, known = {each.id for each in told}, {each.claim.id for each in found if not each.person.startswith(("the ", "POSS "))}
    for claim in (each for each in article.figures if each.mention.anchor.field is Field.TEXT and each.id not in known):
        start = claim.mention.anchor.span.start
        alone = claim.id in ages and text.endswith((" the ", "The ", "“the ", '"the '), 0, start)
        if not alone and not (text.endswith(_WHO_AT, 0, start) and _SOMEONE.search(text, claim.mention.anchor.sentence.span.start, start)):
            continue
        if not any(each is not claim and abs(each.mention.low - claim.mention.low) < _MOST_APART for each in told):
            yield claim


def _is_anybody(article: Article, claim: FigureClaim) -> bool:
    """Say whether what stands behind a definite age may be said of somebody told of before: "widow" where the text has one before."""
    anchor = claim.mention.anchor
    behind = _BEHIND.match(article.document.text[anchor.span.end : anchor.sentence.span.end])
    word = ((behind["next"] if behind is not None else None) or "").lower()
    before = f"{article.document.title or ''} {article.document.text[: anchor.span.start]}"
    parent = behind is not None and _OF_TWO.match(behind["rest"]) is not None
    return (
        _goes_on(word, article)
        or word in _ANYBODY
        or parent
        or (word in PERSONS and re.search(rf"\b(?!the )\w+ {word}\b", before) is not None)
    )


def _goes_on(word: str, article: Article) -> bool:
    """Say whether the word behind "the 43-year-old" is no noun: what it says is of a person named before."""
    classes = article.lexicon.wordclasses
    return word in _DOES or word.endswith("ed") or (lemma_of(word, article.lexicon) in classes.verbs and word not in classes.nouns)
