"""A person addressed by a title in two ways: "Mr Reed" for Ian Reid, Mr and Ms Cole, "Law Minister Sathe" and "Home Minister Sathe"."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.consistency.capitals import bare, starts
from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.offices import AFTER, FAR, beside, held, may_be_two, two_offices
from factcheck.consistency.relatives import HONOURS, RELATIVES
from factcheck.consistency.spelling import alike, confused, sounds_alike
from factcheck.model import Field, Section, Span
from factcheck.patterns import lazily
from factcheck.quick import NamedTuple
from factcheck.text.wordplaces import word_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.capitals import Capitals
    from factcheck.consistency.lines import Article
    from factcheck.consistency.relatives import Person
    from factcheck.model import Finding

__all__ = ["HONORIFICS", "titles", "unknown"]

HONORIFICS = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Sir": "m", "Dame": "f"}
_TITLES = (
    "Mr Mrs Ms Miss Dr DCI DI DS DC Prof Professor PC Cllr Councillor Lord Supt Insp Inspector Sgt Sergeant Judge Rev Capt Captain"
    " Col Colonel Maj Major Gen General Lt Lieutenant Justice Sheriff Senator Sen Rep Gov Governor Superintendent Constable"
).split()
_TITLED = frozenset(_TITLES)
_HONOURED = lazily(rf"\b(?:{'|'.join(_TITLES)})\.? (?P<name>[A-Z][\w’'-]+)(?![\w’'-]| [A-Z])")
# Then one rank is another time's: "Promoted to inspector in 2019", "as she then was".
_CAREER = lazily(
    r"\b(?:made|named|appointed|bec(?:ame|omes|oming)) an? (?:[a-z]+ )?(?:general|colonel|major|captain|lieutenant|sergeant|inspector"
    r"|superintendent|commander|admiral|brigadier|professor|judge|director)\b"
    r"|\b[Tt]hen an? [a-z]+\b|\b[Pp]romot(?:ed|ion) to\b|\b[Rr]ose (?:through|to become)\b|\bas s?he then was\b"
)
_INTRODUCES = ("-", ", the ", ", a ", ", an ")
_WITHIN = 2_000  # characters in which a name stands in another spelling; in a long text it is another name
_MEN, _WOMEN = frozenset({"Mr", "Sir"}), frozenset({"Mrs", "Ms", "Miss", "Dame"})
_TWO = 2


def unknown(article: Article, people: Sequence[Person], words: Capitals, told: set[int]) -> Iterator[Finding]:
    """Yield "Mr Reed" where nobody of that name has been named in full, and the one person of a name much like it is Ian Reid."""
    text = words.text
    if _TITLED.isdisjoint(words.forms):
        return
    full = {name for person in people for name in (person.first, person.last)}
    for match in _honoured(words):
        name = bare(match["name"])
        if name in full or match.start("name") in told or _full_elsewhere(text, name) or text.startswith(_INTRODUCES, match.end()):
            continue
        like = {
            person.last: person
            for person in people
            if confused(name, person.last) or alike(name, person.last) or sounds_alike(name, person.last)
        }
        sentence = sentence_at(article.analysis, Field.TEXT, match.start())
        if len(like) != 1 or sentence is None or sentence.section in {Section.BOILERPLATE, Section.BYLINE}:
            continue
        person = next(iter(like.values()))
        start = person.mention.anchor.span.start
        if person.mention.anchor.field is Field.TEXT and abs(start - match.start()) < _WITHIN:
            full.add(name)  # once is enough
            place = passage(article.document, sentence, Span(match.start("name"), match.start("name") + len(name)))
            yield finding(
                "name.drift", article.document, f"“{match[0]}” for {person.first} {person.last}", (place, person.place), person.last
            )


def _honoured(words: Capitals) -> Iterator[re.Match[str]]:
    """Yield every title with a surname behind it, in order."""
    end = 0
    for start in sorted({start for title in _TITLED.intersection(words.forms) for start in starts(words.text, title)}):
        match = _HONOURED.match(words.text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _full_elsewhere(text: str, name: str) -> bool:
    """Say whether a surname stands behind a first name somewhere, in the title or in a list."""
    before = re.findall(rf"([A-Z][\w’'-]*\.?) {re.escape(name)}\b", text)
    return any(word.rstrip(".") not in HONOURS and word not in _TITLED for word in before)


class _Form(NamedTuple):
    """How a person is called in one place: the words before the surname, and the whole."""

    words: tuple[str, ...]
    span: Span


def titles(article: Article, people: Sequence[Person], words: Capitals) -> Iterator[Finding]:
    """Yield the people who are called Mr and Ms, or hold two offices of which nobody holds both."""
    text, offices = words.text, article.lexicon.offices
    again = [person for person in people if len(words.places(person.last)) >= _TWO]
    if not again:
        return
    men_and_women = not _MEN.isdisjoint(words.forms) and not _WOMEN.isdisjoint(words.forms)
    heads = [start for start, _ in word_places(article.lower, offices.ends)]
    if not men_and_women and len(heads) < _TWO:
        return
    lasts = [last for _, last in {(person.first, person.last) for person in again}]
    for person in {person.last: person for person in reversed(again)}.values():
        if lasts.count(person.last) > 1:
            continue
        numbers = words.places(person.last)
        if men_and_women:
            yield from _honorifics(article, person, [_form(words, start) for start in numbers if words.before(start)])
        near = [start for start in numbers if _beside(heads, start, start + len(person.last))]
        places = [Span(start, start + len(person.last)) for start in near if len(near) > 1 and not _of_another(article, person, start)]
        heads_of = [[*beside(text, place, offices)] for place in places] if len(places) > 1 else []
        if not may_be_two([*chain.from_iterable(heads_of)], offices):
            continue
        told_of = [place for place, near_by in zip(places, heads_of, strict=True) if near_by]
        found = two_offices([each for place in told_of for each in held(text, place, offices)], offices)
        if found is not None and not _CAREER.search(text):
            yield from _told_twice(article, person, [each.span for each in found])


def _of_another(article: Article, person: Person, start: int) -> bool:
    """Say whether the first name of somebody else stands before a surname."""
    before = [entry.text for entry in article.capitals.before(start)[-1:]]
    names = [word for word in before if word.lower() not in article.lexicon.offices.heads]  # "Governor Brink"
    return bool(names) and names[0] != person.first and names[0] in article.lexicon.given_names


def _beside(heads: Sequence[int], start: int, end: int) -> bool:
    number = bisect_left(heads, start - FAR)
    return number < len(heads) and heads[number] < end + AFTER


def _form(words: Capitals, start: int) -> _Form:
    before = words.before(start)
    return _Form(tuple(entry.text for entry in before), Span(before[0].start, start))


def _honorifics(article: Article, person: Person, forms: Sequence[_Form]) -> Iterator[Finding]:
    told: dict[str, _Form] = {}
    for form in forms:
        if form.words[0] in HONORIFICS and set(form.words[1:]) <= {person.first}:
            told.setdefault(HONORIFICS[form.words[0]], form._replace(span=Span(form.span.start, form.span.end + len(person.last))))
    if len(told) > 1 and not RELATIVES.search(article.document.text):
        yield from _told_twice(article, person, [form.span for form in told.values()])


def _told_twice(article: Article, person: Person, spans: Sequence[Span]) -> Iterator[Finding]:
    sentences = [(span, sentence_at(article.analysis, Field.TEXT, span.start)) for span in spans]
    places = [passage(article.document, sentence, span) for span, sentence in sentences if sentence is not None]
    if len(places) > 1:
        surfaces = [span.of(article.document.text) for span in spans]
        written = " and ".join(f"“{surface}”" for surface in surfaces)
        yield finding("name.drift", article.document, f"{person.first} {person.last} is {written}", places, f"{surfaces[0]} in both places")
