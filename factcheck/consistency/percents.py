"""A change or share told with both its ends: "rose 20% from 100 to 130", "47 of 120, or 45%", percent for percentage points.

Which figures a percentage is told of is triples.py's to say, and windows.py's where they stand: in the sentence of the percentage first,
then in those before it where it refers to them ("that is a rise of 12%"), then in those behind it ("A year earlier it made £4m").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.consistency.closing import closed
from factcheck.consistency.ends import other_end, whole_of_those
from factcheck.consistency.evidence import sentence_at
from factcheck.consistency.lines import Article, Line
from factcheck.consistency.misfits import misfit, of_step, of_whole, satisfies
from factcheck.consistency.moved import both_ends
from factcheck.consistency.needs import Needs
from factcheck.consistency.points import points
from factcheck.consistency.told import Told, Way, in_points, multiples, percentages
from factcheck.consistency.triples import Triple, pairs, part_of_those, step
from factcheck.consistency.windows import windows
from factcheck.model import Field
from factcheck.patterns import lazily
from factcheck.text.contained import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Finding

__all__ = ["NEEDS", "check"]

# Changes that are not the plain one between the two numbers.
_OTHERWISE = lazily(
    r"\b(?:constant|underlying|like-for-like|comparable|adjust\w+|real terms|inflation-|for inflation|annuali[sz]ed|organic"
    r"|compound|on average"
    r"|respectively|same-store|currency|currencies|weighted|per (?:head|capita)|each year|every year|a year on average)\b"
)
_ALSO = lazily(r"\b(?:also|as well|meanwhile|separately)\b")
_MAY_MULTIPLY = ("doubl", "trebl", "tripl", "quadr", "quint", "halv", "fold", "twice", " times ", " half ")
NEEDS = Needs((("p", 1),), _MAY_MULTIPLY)
_MAY_BE_BARE = ("doubl", "trebl", "tripl", "halv")
_MULTIPLIED = lazily(r"d(?<=\bd)oubled\b|t(?<=\bt)rebled\b|h(?<=\bh)alved\b|t(?<=\bt)ripled\b")


def check(article: Article) -> Iterator[Finding]:
    """Yield the percentages that do not follow from the numbers beside them."""
    text = article.lower
    multiplied = has_any(text, _MAY_MULTIPLY)
    article = _with_words(article) if multiplied and has_any(text, _MAY_BE_BARE) else article
    for place, line in enumerate(article.lines):
        told = list(percentages(line)) if "p" in line.kinds and _may_tell(article.lines, place) else []
        if multiplied and has_any(line.raw, _MAY_MULTIPLY):
            told += multiples(line)
        for each in told:
            found = list(_judged(article, place, each, told))
            yield from found or points(article, place, each)


def _may_tell(lines: Sequence[Line], place: int) -> bool:
    """Say whether the sentences around one have two figures of one kind, of which a percentage may be told."""
    kinds = "".join([line.kinds for line in lines[max(0, place - _BEFORE) : place + _BEHIND]])
    return kinds.count("c") + kinds.count("$") > 1 or kinds.count("p") > _PAIR or kinds.count("m") > 1 or kinds.count("d") > 1


_BEFORE, _BEHIND, _PAIR = 4, 7, 2


def _with_words(article: Article) -> Article:
    """Return an article with lines for sentences without figures, too, that tell of a multiple: "their rents were doubled"."""
    known = {line.sentence for line in article.lines}
    text = article.document.text
    bare = {sentence_at(article.analysis, Field.TEXT, match.start()) for match in _MULTIPLIED.finditer(text)} - known - {None}
    if not bare:
        return article
    lines = [*article.lines, *(Line(sentence, text, (), "") for sentence in bare if sentence is not None)]
    lines.sort(key=lambda line: (line.sentence.field is Field.TEXT, line.sentence.span))
    return Article(article.analysis, tuple(lines), article.lexicon, article.policy)


def _judged(article: Article, place: int, told: Told, others: Sequence[Told]) -> Iterator[Finding]:
    """Yield a finding where every reading of what is told misses; the first window that ties it to two figures decides."""
    line = article.lines[place]
    stepped = step(line, told)
    if stepped is not None and not _OTHERWISE.search(line.text):
        yield from of_step(article, told, *stepped)
        return
    those = part_of_those(line, told) or whole_of_those(article, place, told)
    if those is not None and told.claim is not None:
        yield from of_whole(article, told.claim, *those)
        return
    for window, triples in windows(article, place, told, others):
        if not triples or (window is not line and _ALSO.search(line.text, 0, told.start)):
            continue  # "rested 5.4 hours, against 6.9 in the country. They also made 17% fewer trips"
        if any(_crowded(triple, others) for triple in triples):
            return
        found = [next(misfit(article, window, triple), None) for triple in triples]
        if all(found) and not _OTHERWISE.search(window.text) and not _fits_others(window, triples):
            yield from (one for one in found[:1] if one is not None)
        return
    yield from _further_off(article, place, told)


def _further_off(article: Article, place: int, told: Told) -> Iterator[Finding]:
    """Yield what is wrong with a percentage of figures in other sentences, of which no window is told."""
    line, share = article.lines[place], told.claim
    if told.way is not Way.CHANGE and share is not None and not in_points(share):
        whole = closed(article, place, share)
        if whole is not None:
            yield from of_whole(article, share, *whole)
            return
    apart = (other_end(article, place, told) or both_ends(article, place, told)) if not _OTHERWISE.search(line.text) else None
    if apart is not None:
        yield from misfit(article, line, apart)


def _crowded(triple: Triple, others: Sequence[Told]) -> bool:
    """Say whether another percentage of the sentence may be told of the two figures: it fits them, or both stand in apposition."""
    rest = [other for other in others if other is not triple.told and other.claim is not triple.told.claim]
    if triple.told.way is Way.EITHER and any(other.way is not Way.CHANGE for other in rest):
        return True
    return any(satisfies(other, triple.one, triple.other) for other in rest if other.claim is None or not in_points(other.claim))


def _fits_others(window: Line, triples: Sequence[Triple]) -> bool:
    """Say whether other two figures of the passage give what is told: then it may be told of these."""
    told = triples[0].told
    taken = [{triple.one.id, triple.other.id} for triple in triples]
    return any(
        {one.id, other.id} not in taken and any(satisfies(told, *pair) for pair in ((one, other), (other, one)))
        for one, other in pairs(window, told)
    )
