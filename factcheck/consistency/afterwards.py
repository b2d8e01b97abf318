"""What is dated before a thing that it came after, where that is named again without its date: "on 28 January, after he had been charged".

In: an article and its dates. Out: pairs of dates that stand the other way round. The thing is told by the same verb, in the same voice and
of the same person or thing, with one date in the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.consistency.days import comes_before
from factcheck.patterns import lazily
from factcheck.sayings import lemma_of
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.model import DateClaim

__all__ = ["done_before"]

_CUES = ("after ", "before ", "since ", "once ")
_DONE = (
    r"(?P<cue>after|before|since|once) (?P<who>he|she|it|they|the [a-z-]+|[A-Z][\w’'-]+)(?: had| has)?(?P<passive> been| was| were)?"
    r"(?: first| formally| finally| already)? (?P<verb>[a-z]{3,})"
)
_BEHIND = lazily(rf",? (?:(?:[\w-]+ ){{1,4}})?{_DONE}\b(?! (?:(?:on|in|of|at) )?\w*\d)")
_AHEAD = lazily(rf"\b{_DONE}(?: [a-z-]+){{0,4}}, (?:on |in )?(?:\w+day,? )?(?:the )?$", re.IGNORECASE)
_PASSIVE = r"\b(?:was|were|been|being|is|are)(?: \w+ly| first| also)? {verb}\b"
_MEN, _THINGS = frozenset({"he", "she"}), frozenset({"it", "they", "which", "that"})
_AGAIN = lazily(r"\b(?:again|also|another|second|third|separate\w*|unrelated|other|further|re-?[a-z]+ed)\b", re.IGNORECASE)


def done_before(article: Article, dates: Sequence[DateClaim]) -> Iterator[tuple[DateClaim, DateClaim, str]]:
    """Yield the dates of two things of which one is told to come first, and is dated elsewhere, with what says so."""
    text = article.document.text
    for claim in dates:
        anchor = claim.mention.anchor
        start, end = anchor.sentence.span
        if not has_any(text[start:end].lower(), _CUES):
            continue
        match = _BEHIND.match(text, anchor.span.end, end) or _AHEAD.search(text, start, anchor.span.start)
        known = _dated(article, dates, claim, match) if match is not None else None
        if match is None or known is None:
            continue
        early, late = (claim, known) if match["cue"].lower() == "before" else (known, claim)
        if comes_before(early, late, together=True):
            yield early, late, f"“{text[match.start('cue') : match.end('verb')]}”"


def _dated(article: Article, dates: Sequence[DateClaim], claim: DateClaim, match: re.Match[str]) -> DateClaim | None:
    """Return the only date that is told elsewhere of what a clause names."""
    verb = lemma_of(match["verb"], article.lexicon)
    if verb not in article.lexicon.wordclasses.verbs:
        return None
    own = claim.mention.anchor.sentence
    found = [each for each in dates if each.mention.predicate == verb and each.mention.anchor.sentence != own]
    if len(found) != 1 or _AGAIN.search(own.span.of(article.document.text)) is not None:
        return None
    told = found[0].mention.anchor.sentence.span.of(article.document.text)
    passive = re.search(_PASSIVE.format(verb=match["verb"]), told) is not None
    return found[0] if passive is (match["passive"] is not None) and not _AGAIN.search(told) and _same(article, found[0], match) else None


def _same(article: Article, known: DateClaim, match: re.Match[str]) -> bool:
    """Say whether a clause tells of whom or what a date is told."""
    subject, who = (known.mention.subject or "").lower(), match["who"].lower()
    if who in _MEN:
        person = article.people.meant(match.start("who"))
        if subject in _MEN:
            return subject == who and (person is None or person == article.people.meant(known.mention.anchor.span.start))
        return person is not None and subject in person.lower().split()
    if who in _THINGS:
        return bool(subject) and subject not in _MEN
    return subject == who.removeprefix("the ")
