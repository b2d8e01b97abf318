"""Whose age "the 43-year-old" is, which stands for somebody told of before.

In: the article and what it tells of its people's ages. Out: `Told` for a definite age that begins a sentence, whose owner is the subject of
the sentence before or the only person whose age or birth is told; and findings where it is another age of the article with its digits
exchanged, whoever that is. An age that the article tells anywhere else is left alone, and so is one behind a sentence on somebody new.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.consistency.evidence import finding, sentence_at
from factcheck.consistency.lives import PERSONS, Told, allowed
from factcheck.lexicon.days import day_of_publication
from factcheck.model import Field, FigureClaim, Modifier
from factcheck.patterns import lazily
from factcheck.sayings import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.consistency.people import People
    from factcheck.model import Finding, Sentence

__all__ = ["ages", "behind_another", "behind_somebody", "exchanged"]

_GATE = lazily(r"\b[Tt]he \d\d-year-old\b")
_BEHIND = lazily(
    r"^(?:[ -]years?)?[ -]old(?:(?P<stop>,(?! (?:whose|who [a-z ]{0,30}\bnot\b|[A-Z]))|[.;:!?”\"’')]|$)"
    r"| (?P<next>[a-z]+)\b(?P<then>,? (?:who|whose|of|from|in|[A-Z]))?)"
)
_THE = lazily(r"\b[Tt]he $")
# Somebody in a sentence who has no name: what follows may be of them.
_SOMEBODY = lazily(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Ii]ts|[Hh]er|[Tt]heir|[Tt]he other|[Bb]y the) (?:[\w-]+ ){0,3}?(?:"
    + "|".join(sorted(PERSONS))
    + r"|person|neighbour|neighbor|stranger|friend|employee|colleague|resident|manager|guard|player|rival|opponent|accomplice"
    r"|prisoner|inmate|shopper|customer|robber|thief|burglar|child|candidate|singer|actor|actress)\b"
    r"|\b[Tt]he (?:driver|gunman|attacker|suspect|officer|motorist|neighbour|neighbor|stranger)\b"
)
_SEVERAL = lazily(
    r"\b(?:two|three|four|five|six|both|several|other)(?: [a-z-]+){0,2} (?:men|women|people|persons|boys|girls|teenagers|youths|suspects"
    r"|drivers|victims|others|defendants|siblings|brothers|sisters)\b|\b(?:pair|couple|duo|trio)\b",
    re.IGNORECASE,
)
_UNNAMED = lazily(r"\b(?:not (?:yet )?(?:been )?(?:publicly )?(?:named|identified)|cannot be (?:named|identified)|unnamed)\b")
_ANYBODY = frozenset("man woman boy girl teenager suspect defendant accused".split())
_DOES = {""} | frozenset(
    "was is has had will would could may might must did does remains remained told said died won lost scored made took became joined left"
    " came went began fell gave got held kept led met ran sat saw sent spent stood thought wrote also then now later never".split()
)
_SUBJECT = 30  # characters of a sentence in which its subject is named
_MOST_APART = 2  # years by which two ages may miss one another
_DIGITS = 2


def ages(article: Article, people: People, found: Sequence[Told]) -> Iterator[Told]:
    """Yield the definite ages that begin a sentence, with whom they are of."""
    if "-year-old" not in article.document.text or _GATE.search(article.document.text) is None:
        return
    published = day_of_publication(article.document, article.lexicon.calendar)
    today = published or date(2000, 1, 1)
    own = {each.person for each in found if each.now or each.age is None}
    for claim in _definite(article, found):
        sentence, years = claim.mention.anchor.sentence, int(claim.mention.low)
        if claim.mention.anchor.span.start - sentence.span.start > len("The ") or not _goes_on(_word(article, claim), article):
            continue
        person = _subject(article, people, sentence)
        if person in own:
            span = allowed(today - timedelta(45), today, years)
            yield Told(person or "", years, (span,), str(today.year), claim, now=True, floating=published is None)


def exchanged(article: Article, people: People, found: Sequence[Told]) -> Iterator[Finding]:
    """Yield "a 43-year-old was arrested … the 34-year-old, a tiler": an age told before with its digits exchanged."""
    if "-year-old" not in article.document.text or _GATE.search(article.document.text) is None:
        return
    if _SEVERAL.search(article.document.text):
        return
    owners = {each.claim.id: each.person for each in found}
    for claim in _definite(article, found):
        start, years = claim.mention.anchor.span.start, f"{int(claim.mention.low)}"
        known = [each for each in _told(article) if f"{int(each.mention.low)}" == years[::-1] and each.mention.anchor.span.start < start]
        if not known or len(years) != _DIGITS or behind_somebody(article, claim) or not _is_anybody(article, claim):
            continue
        owner = owners.get(known[0].id)
        here = {each.person for each in people.between(article.document.text.rfind("\n", 0, start) + 1, start)}
        if here <= {owner} or (owner is None and len(here) == 1):
            message = f"{years[::-1]}, then {years} years old"
            yield finding("age.wrong", article.document, message, (known[0], claim), f"{years[::-1]} or {years} in both places")
            return


def _told(article: Article) -> list[FigureClaim]:
    """Return the ages in the text."""
    return [
        claim
        for claim in article.figures
        if claim.mention.aspect == "age"
        and claim.mention.anchor.field is Field.TEXT
        and claim.mention.low == claim.mention.high
        and claim.mention.modifier is Modifier.EXACT
    ]


def _definite(article: Article, found: Sequence[Told]) -> Iterator[FigureClaim]:
    """Yield the ages behind "the" that nobody else has in the article and nothing behind them says whose they are."""
    text, told = article.document.text, _told(article)
    known = {each.claim.id for each in found if not each.person.startswith(("the ", "POSS "))}
    for claim in told:
        anchor = claim.mention.anchor
        near = [each for each in told if each is not claim and abs(each.mention.low - claim.mention.low) < _MOST_APART]
        if claim.id in known or near or not _THE.search(text[anchor.sentence.span.start : anchor.span.start]):
            continue
        behind = _BEHIND.match(text[anchor.span.end : anchor.sentence.span.end])
        if behind is not None and not (behind["then"] and behind["next"] in PERSONS):
            yield claim


def _word(article: Article, claim: FigureClaim) -> str:
    """Return the word right behind "the 43-year-old", nothing where a comma or the end stands there."""
    anchor = claim.mention.anchor
    behind = _BEHIND.match(article.document.text[anchor.span.end : anchor.sentence.span.end])
    return (behind["next"] if behind is not None else None) or ""


def _is_anybody(article: Article, claim: FigureClaim) -> bool:
    """Say whether what stands behind a definite age may be said of somebody told of before: "widow" where the text has one before."""
    word, start = _word(article, claim), claim.mention.anchor.span.start
    before = f"{article.document.title or ''} {article.document.text[:start]}"
    return _goes_on(word, article) or word in _ANYBODY or (word in PERSONS and re.search(rf"\b(?!the )\w+ {word}\b", before) is not None)


def _goes_on(word: str, article: Article) -> bool:
    """Say whether the word behind "the 43-year-old" is no noun: what it says is of a person named before."""
    classes = article.lexicon.wordclasses
    return word in _DOES or word.endswith("ed") or (lemma_of(word, article.lexicon) in classes.verbs and word not in classes.nouns)


def _subject(article: Article, people: People, sentence: Sentence) -> str | None:
    """Return who is named at the beginning of the sentence before, None where anybody else is told of there."""
    before = _sentence_before(article, sentence)
    if before is None or _SOMEBODY.search(article.document.text, *before.span):
        return None
    named = people.between(*before.span)
    alone = len({each.person for each in named}) == 1
    return named[0].person if alone and named[0].span.start - before.span.start <= _SUBJECT else None


def _sentence_before(article: Article, sentence: Sentence) -> Sentence | None:
    """Return the sentence before one of the text."""
    end = len(article.document.text[: sentence.span.start].rstrip())
    return sentence_at(article.analysis, Field.TEXT, end - 1) if end else None


def behind_another(article: Article, claim: FigureClaim, surname: str) -> bool:
    """Say whether the sentence before that of an age tells of somebody else whose age it may be: no name, or another name last."""
    before = _sentence_before(article, claim.mention.anchor.sentence)
    named = article.people.between(*before.span) if before is not None else []
    return behind_somebody(article, claim) or (bool(named) and surname not in named[-1].person.split())


def behind_somebody(article: Article, claim: FigureClaim) -> bool:
    """Say whether the sentence before that of an age tells of somebody without a name, "a neighbour", whose age it may be."""
    own = claim.mention.anchor.sentence
    before = _sentence_before(article, own)
    somebody = before is not None and _SOMEBODY.search(article.document.text, *before.span) is not None
    return somebody or _UNNAMED.search(article.document.text, *own.span) is not None
