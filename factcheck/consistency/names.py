"""One person's name or title given in two ways: "Hendersen" for Ruth Henderson, governor and deputy governor."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from factcheck.consistency.bodies import bodies, is_word
from factcheck.consistency.capitals import CAPITAL, Word, bare
from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.forenames import knights, other_names
from factcheck.consistency.holders import one_holder
from factcheck.consistency.relatives import beside_relatives, persons, related
from factcheck.consistency.spelling import SHORTEST_SURNAME, alike, begin_alike, near, skeleton
from factcheck.consistency.titles import HONORIFICS, titles, unknown
from factcheck.model import Field, Section, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.capitals import Capitals
    from factcheck.consistency.lines import Article
    from factcheck.consistency.relatives import Person
    from factcheck.lexicon.calendar import Calendar
    from factcheck.model import Finding

__all__ = ["check"]

_WITHIN = 2_000  # characters in which a name stands in another spelling; in a long text it is another name
_BEGINNING = 4  # letters
_NO_WORD = 4.5  # rarity of a word that is no "Those"
_LETTERS = 2  # by which a surname is off another
# Behind the name of a person.
_DOES = lazily(
    r"(?=, who ),| (?:had|has|was|is|said|says|told|added|made|took|scored|won|joined|left|died|replied|did|who|ran|went|came|gave|will"
    r"|would|called|wrote|denied|claimed|insisted|finished|played|beat|hit|kept|found|led|began|became|asked|also|never|plans|hopes|argued"
    r"|warned) "
)
_ALONE = lazily(r"(?:['’]s| (?:was|has|is|says|said|told|added)) ")  # behind a name in the singular
_MANY = lazily(r"\b(?:[Tt]he|both|all|other) $")
_ADDRESSES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Judge", "Justice"})


def check(article: Article) -> Iterator[Finding]:
    """Yield the names and titles that one article gives to one person in two ways, each place once."""
    told: set[tuple[Field, int]] = set()
    for each in _told(article):
        first, *_ = each.evidence
        place = {(first.field, offset) for offset in range(*first.span)}
        if told.isdisjoint(place):  # "Coun Tinsley", "Tinsley"
            told |= place
            yield each


def _told(article: Article) -> Iterator[Finding]:
    people = persons(article)
    words = article.capitals
    if not people:
        yield from bodies(article, people, words)
        return
    sharing = len({person.first for person in people}) + len({person.last for person in people}) < 2 * len(people)
    found = [
        *_spellings(article, people, words, sharing=sharing),
        *(other_names(article, people) if sharing else ()),
        *_in_title(article, people, words),
        *knights(article, people, words),
    ]
    found = found or [*one_holder(article, people)]
    told = {place.text for finding in found for place in finding.evidence}
    found += [each for each in bodies(article, people, words) if not told & {place.text for place in each.evidence}]
    yield from found
    yield from unknown(article, people, words, {place.span.start for finding in found for place in finding.evidence})
    yield from titles(article, people, words)


def _spellings(article: Article, people: Sequence[Person], words: Capitals, *, sharing: bool) -> Iterator[Finding]:
    """Yield full names, other forms of them and bare surnames that are a letter or two off; `sharing` says that two share a name."""
    seen: set[str] = set()
    for one, other in combinations(people, 2) if sharing else ():
        half = (one.first == other.first) != (one.last == other.last)
        if half and _variants(one, other) and not _two_people(article, one, other):
            seen |= {one.last, other.last}
            rare, common = (one, other) if _times(words, one, other) < _times(words, other, one) else (other, one)
            message = f"“{rare.first} {rare.last}” and “{common.first} {common.last}”"
            yield finding(
                "name.drift", article.document, message, (rare.place, common.place), f"{common.first} {common.last} in both places"
            )
    taken = {name for person in people for name in (person.first, person.last)}
    for person in people:
        if person.last not in seen:
            seen.add(person.last)
            found = [*(_alias(article, person) if person.mention.aliases else ()), *_misspelt(article, person, taken, words)]
            yield from found or _first_misspelt(article, person, taken, words)


def _in_title(article: Article, people: Sequence[Person], words: Capitals) -> Iterator[Finding]:
    """Yield a surname of the headline that stands nowhere in the text, where the one that is near it does."""
    title = article.document.title or _first_line(article)
    field = Field.TITLE if article.document.title else Field.TEXT
    if not title:
        return
    initials = {person.last[0] for person in people if len(person.last) >= SHORTEST_SURNAME - 1}
    for match in CAPITAL.finditer(title):
        if match[0][0] not in initials:
            continue
        form = bare(match[0])
        plural = form[-1] == "s" and any(person.last == form[:-1] for person in people)
        if plural or len(form) < SHORTEST_SURNAME or is_word(article, form) or words.times(form) > (field is Field.TEXT):
            continue
        like = {
            person.last: person
            for person in people
            if person.last[0] == form[0] and near(form, person.last) and person.mention.anchor.sentence.section is Section.BODY
        }
        sentence = sentence_at(article.analysis, field, match.start())
        if len(like) == 1 and sentence is not None and _elsewhere(article, form):
            person = next(iter(like.values()))
            place = passage(article.document, sentence, Span(match.start(), match.start() + len(form)))
            yield finding("name.drift", article.document, f"“{form}” for {person.first} {person.last}", (place, person.place), person.last)


def _first_line(article: Article) -> str:
    """Return the headline that begins a text, "" where it begins with something else."""
    first = article.analysis.sentences[0]
    headed = first.section is Section.HEADLINE and first.span.start == 0
    return first.span.of(article.document.text) if headed else ""


def _elsewhere(article: Article, form: str) -> bool:
    """Say whether a word of the headline is no common one in small letters ("Marsh fire"): one that the text has is no name."""
    return f" {form.lower()}" not in article.document.text


def _alias(article: Article, person: Person) -> Iterator[Finding]:
    """Yield another spelling under which the same person goes: "Katherine Doyle" for Catherine Doyle."""
    mention = person.mention
    text = article.document.text
    for alias in mention.aliases:
        parts = [word for word in alias.removesuffix("’s").removesuffix("'s").split() if word.rstrip(".") not in HONORIFICS]
        start = text.find(alias)
        if not parts or not _spelt_otherwise(person, parts) or related(article, person) or beside_relatives(text, start):
            continue
        sentence = sentence_at(article.analysis, Field.TEXT, start) if start >= 0 else None
        if sentence is not None and sentence != mention.anchor.sentence:
            place = passage(article.document, sentence, Span(start, start + len(alias)))
            message = f"“{alias}” and “{person.first} {person.last}”"
            yield finding("name.drift", article.document, message, (place, person.place), f"{person.first} {person.last} in both places")
            return


def _spelt_otherwise(person: Person, parts: Sequence[str]) -> bool:
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return near(last, person.last) and last != person.first
    return (last == person.last and near(first, person.first)) or (first == person.first and "-" not in last and near(last, person.last))


def _times(words: Capitals, person: Person, other: Person) -> int:
    """Return how often the part of a name that differs from the other stands in the text."""
    return words.times(person.first if person.last == other.last else person.last)


def _variants(one: Person, other: Person) -> bool:
    if one.last == other.last:
        return near(one.first, other.first)
    if one.first == other.first and one.first.endswith("."):
        return near(one.last, other.last) or begin_alike(one.last, other.last)
    # Wong Kwok-hing and Wong Kwok-kin are two people
    if one.first != other.first or "-" in one.last + other.last:
        return False
    if near(one.last, other.last, pet=False):
        return True
    long = min(len(one.last), len(other.last)) >= SHORTEST_SURNAME
    close = long and OSA.distance(one.last, other.last, score_cutoff=_LETTERS) <= _LETTERS
    return close and skeleton(one.last) == skeleton(other.last)


def _two_people(article: Article, one: Person, other: Person) -> bool:
    """Say whether two similar names may be of two people: relatives, or named in one sentence."""
    if one.mention.anchor.sentence == other.mention.anchor.sentence:
        return True
    if one.last != other.last:  # "Smith had three birdies and Smyth none"
        told = (set(CAPITAL.findall(sentence.span.of(article.document.field(sentence.field)))) for sentence in article.analysis.sentences)
        return any({one.last, other.last} <= names for names in told)
    return related(article, one) or related(article, other)


def _misspelt(article: Article, person: Person, taken: set[str], words: Capitals) -> Iterator[Finding]:
    """Yield a bare surname that is a letter or two off the surname of the only person that it can be."""
    surname, text = person.last, article.document.text
    if len(surname) < SHORTEST_SURNAME:
        return
    common = surname.lower() in article.lexicon.wordclasses.nouns
    initial, beginning, longest, shortest = surname[0], surname[:_BEGINNING], len(surname) + _LETTERS, len(surname) - _LETTERS
    like = [
        form
        for form in words.by_letter.get(initial, ())
        if form not in taken
        and (
            form.startswith(beginning)
            or (shortest <= len(form) <= longest and OSA.distance(form, surname, score_cutoff=_LETTERS) <= _LETTERS)
        )
    ]
    like = [form for form in like if words.times(form)]  # "al-Asad" is no place of "Asad"
    if not like:
        return
    spelt = [
        form
        for form in like
        if (near(form, surname) and not common)
        or _one_more_s(article, form, surname, words)
        or (((near if common else alike)(form, surname) or _cut(form, surname, words)) and (_honoured(words, form) or _acts(article, form)))
    ]
    for form in spelt:
        if f" {surname.lower()}" in text or not _another_spelling(article, form, person, words):
            continue
        start = words.places(form)[0]
        sentence = sentence_at(article.analysis, Field.TEXT, start)
        if sentence is not None and sentence.section not in {Section.BOILERPLATE, Section.BYLINE}:
            place = passage(article.document, sentence, Span(start, start + len(form)))
            yield finding("name.drift", article.document, f"“{form}” for {person.first} {surname}", (place, person.place), surname)
            return


def _first_misspelt(article: Article, person: Person, taken: set[str], words: Capitals) -> Iterator[Finding]:
    """Yield a surname behind a word that is no name and a letter or two off the first name: "Phillipa Dean" for Philippa Dean."""
    text, given, first = article.document.text, article.lexicon.given_names, person.first
    own = person.mention.anchor.sentence
    shortest, longest = len(first) - _LETTERS, len(first) + _LETTERS
    like = {
        form for form in words.by_letter.get(first[:1], ()) if shortest <= len(form) <= longest and form not in taken and near(form, first)
    }
    if not like:
        return  # nearly always
    for start in words.places(person.last):
        before = words.before(start)[-1:]
        form = before[0].text if before else ""
        if form not in like or form in given or is_word(article, form) or beside_relatives(text, start):
            continue
        sentence = sentence_at(article.analysis, Field.TEXT, before[0].start)
        if sentence is None or sentence == own or sentence.section is not Section.BODY or words.times(form) > words.times(person.first):
            continue
        place = passage(article.document, sentence, Span(before[0].start, start + len(person.last)))
        name = f"{person.first} {person.last}"
        yield finding(
            "name.drift", article.document, f"“{form} {person.last}” and “{name}”", (place, person.place), f"{name} in both places"
        )
        return


def _cut(form: str, surname: str, words: Capitals) -> bool:
    """Say whether one surname is the other without its last letter, which is no s of a plural: Schmid and Schmidt.

    Nobody is introduced by it: "Mr Brandt, the engineer".
    """
    short, long = sorted((form, surname), key=len)
    cut = len(long) - len(short) == 1 and long.startswith(short) and long[-1] != "s"
    return cut and not any(words.text.startswith((", the ", ", a ", ", an "), start + len(form)) for start in words.places(form))


def _one_more_s(article: Article, form: str, surname: str, words: Capitals) -> bool:
    """Say whether a name has an s too many or too few where it is of one person: "Hargreaves’s lawyer" for Neil Hargreave."""
    if f"{form}s" != surname and form != f"{surname}s":
        return False
    if form in article.lexicon.given_names:
        return False
    return all(_ALONE.match(words.text, start + len(form)) and not _MANY.search(words.text[:start]) for start in words.places(form))


def _honoured(words: Capitals, form: str) -> bool:
    """Say whether a surname stands behind Mr, Ms or Dr alone wherever it stands, so that somebody named before is meant."""
    before = [words.before(start)[-1:] for start in words.places(form)]
    return all(each and each[0].text in _ADDRESSES for each in before)


def _acts(article: Article, form: str) -> bool:
    """Say whether a rare word is told to have done something wherever it stands, as a person's name is that was told before."""
    words, rare = article.capitals, article.lexicon.frequencies.rarity(form.lower()) >= _NO_WORD
    return rare and all(_DOES.match(words.text, start + len(form)) is not None for start in words.places(form))


def _another_spelling(article: Article, form: str, person: Person, words: Capitals) -> bool:
    """Say whether a word near a surname is no word, plural, other person, place or body, and stands no more often, not far from it."""
    starts = words.places(form)
    plural = form[-1] == "s" and words.times(form[:-1]) > 0 and not _one_more_s(article, form, person.last, words)
    if plural or len(starts) > words.times(person.last) or f" {form.lower()}" in article.document.text or is_word(article, form):
        return False
    if any(_named_otherwise(words, Word(form, start), person, article.lexicon.calendar) for start in starts):
        return False
    return any(abs(start - starts[0]) < _WITHIN for start in words.places(person.last))


def _named_otherwise(words: Capitals, word: Word, person: Person, calendar: Calendar) -> bool:
    """Say whether a first name of another person, or a word that makes it a place or body, stands beside a word."""
    if words.behind(word.start + len(word.text)) is not None:
        return True
    before = words.before(word.start)[-1:]
    known = {*HONORIFICS, "Dr", "Prof", "Professor", "Judge", person.first}
    if before and before[0].text.lower() in calendar.weekdays.keys() | calendar.months.keys():
        return False
    return bool(before) and before[0].text not in known and not _begins(words.text, before[0].start)


def _begins(text: str, offset: int) -> bool:
    before = text[max(0, offset - 4) : offset].rstrip(" “\"'‘")
    return not before or before[-1] in ".!?:\n”"
