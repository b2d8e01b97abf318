"""One person's name or title given in two ways: "Hendersen" for Ruth Henderson, governor and deputy governor."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from factcheck.consistency.evidence import finding, passage, sentence_at
from factcheck.consistency.offices import held, two_offices
from factcheck.model import Field, Name, NameClaim, NameKind, Section, Span
from factcheck.patterns import lazily
from factcheck.quick import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.consistency.lines import Article
    from factcheck.lexicon.calendar import Calendar
    from factcheck.model import Finding

__all__ = ["check"]

_SHORTEST_SURNAME = 5
_CAPITAL = lazily(r"[A-Z](?<!\w.)[\w’'-]+")
_LONGEST_TITLE = 4
_ABBREVIATED = 4  # letters of Prof. and Sgt.
_MOST_PEOPLE = 100  # a longer list of names is no article
_LONG = 7  # letters of a name that may differ in two
_WITHIN = 2_000  # characters in which a name stands in another spelling; in a long text it is another name
_HONORIFICS = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Sir": "m", "Dame": "f"}
_RELATIVES = lazily(
    r"\b(?:brothers?|sisters?|sons?|daughters?|wife|wives|husbands?|fathers?|mothers?|twins?|parents|cousins?|couple|famil(?:y|ies)"
    r"|no relation|namesakes?"
    r"|uncle|aunt|nephew|niece|siblings?|widow|widower|married|fianc\w+)\b",
    re.IGNORECASE,
)
# Behind a name that the article has told of before: no age, no office, no place.
_UNINTRODUCED = lazily(r"(?: (?!of |from |and )[a-z]|['’]s |[.!?”\"]|, who )")
_SHORT_FORMS = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "mick/michael mike/michael bill/benjamin jack/james jack/john jim/james john/jonathan jerry/jeremy kate/kathryn kate/katherine"
        " ted/theodore"
        " meg/margaret molly/mary sandy/susan stan/stuart tony/terence larry/laurence"
        " larry/lawrence harry/henry harry/harold gerry/gerard beth/barbara"
    ).split()
)
_HONOURS = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Cllr Councillor Lord Lady DCI DI DS PC Supt Det Insp Sgt Judge Justice Captain Capt Col Rev".split()
)
_TITLED = ("Mr", "Ms", "Miss ", "Dr", "Prof", "Cllr ", "Lord ", "DCI ", "DI ", "PC ", "Supt ")
_HONOURED = lazily(
    r"[MDPCLS](?<!\w.)(?:(?<=M)(?:rs?|s|iss)|(?<=D)(?:r|CI|I)|(?<=P)(?:rof|C)|(?<=C)llr|(?<=L)ord|(?<=S)upt)\.? "
    r"(?P<name>[A-Z][\w’'-]+)(?! [A-Z])"
)
_KNIGHTLY = ("Sir ", "Dame ", "Lord ", "Lady ")
_KNIGHTED = lazily(r"\b(?P<title>Sir|Dame|Lord|Lady) (?P<name>[A-Z][\w’'-]+)(?![\w’'-]| [A-Z])")
_KIN = 120  # characters around a name in which a relative is told to be one
_RARE = 7.0  # rarity of a word that no list of words has: Wikipedia and Wikimedia are two names
_BEGINNING = 4  # letters
_LETTERS = 2  # by which two spellings of a surname differ in length, at most
_ADDRESSES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Judge", "Justice"})
_FULL = 4  # letters of a first name that is no short form


@record
class _Person(NamedTuple):
    """A person named in full: first name, surname, and where."""

    first: str
    last: str
    claim: NameClaim


@record
class _Word(NamedTuple):
    """A capitalised word of the text."""

    text: str
    start: int


class _Words:
    """The capitalised words of a text: their forms at once, where they stand when that is asked for."""

    def __init__(self, text: str, capitals: Sequence[tuple[str, int]]) -> None:
        self.text, self.capitals = text, capitals
        self.by_letter: dict[str, list[str]] = {}
        for form in dict.fromkeys([form for form, _ in capitals]):
            bare = form if form.isalpha() else _bare(form)
            self.by_letter.setdefault(bare[0], []).append(bare)

    @cached_property
    def all(self) -> list[_Word]:
        """Every one in order."""
        return [_Word(form if form.isalpha() else _bare(form), start) for form, start in self.capitals]

    @cached_property
    def by_form(self) -> dict[str, list[int]]:
        """The numbers of the words of each form."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.all):
            found.setdefault(word.text, []).append(number)
        return found

    def before(self, number: int) -> list[_Word]:
        """Return up to four words that stand right before one, each a blank from the next."""
        found: list[_Word] = []
        start = self.all[number].start
        for word in self.all[max(0, number - _LONGEST_TITLE) : number][::-1]:
            gap = self.text[word.start + len(word.text) : start]
            if gap != " " and (gap != ". " or len(word.text) > _ABBREVIATED):
                break  # "until June. Tourism Minister Beckford"
            found.insert(0, word)
            start = word.start
        return found

    def times(self, form: str) -> int:
        """Return how often a word stands in the text."""
        return len(self.by_form.get(form, ()))


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'")


def check(article: Article) -> Iterator[Finding]:
    """Yield the names and titles that one article gives to one person in two ways."""
    people = [person for claim in article.analysis.claims if (person := _person(claim)) is not None]
    people = people[:_MOST_PEOPLE]
    words = _Words(article.document.text, article.capitals)
    if not people:
        yield from _bodies(article, people, words)
        return
    found = [
        *_spellings(article, people, words),
        *_other_first_names(article, people),
        *_in_title(article, people, words),
        *_knights(article, people, words),
    ]
    told = {place.text for finding in found for place in finding.evidence}
    found += [each for each in _bodies(article, people, words) if not told & {place.text for place in each.evidence}]
    yield from found
    yield from _unknown(article, people, words, {place.span.start for finding in found for place in finding.evidence})
    yield from _titles(article, people, words)


def _spellings(article: Article, people: Sequence[_Person], words: _Words) -> Iterator[Finding]:
    """Yield full names, other forms of them and bare surnames that are a letter or two off."""
    seen: set[str] = set()
    for one, other in combinations(people, 2):
        if (one.first, one.last) != (other.first, other.last) and _variants(one, other) and not _two_people(article, one, other):
            seen |= {one.last, other.last}
            rare, common = (one, other) if _times(words, one, other) < _times(words, other, one) else (other, one)
            message = f"“{rare.first} {rare.last}” and “{common.first} {common.last}”"
            yield finding(
                "name.drift", article.document, message, (rare.claim, common.claim), f"{common.first} {common.last} in both places"
            )
    taken = {name for person in people for name in (person.first, person.last)}
    for person in people:
        if person.last not in seen:
            seen.add(person.last)
            yield from _alias(article, person)
            yield from _misspelt(article, person, taken, words)


def _other_first_names(article: Article, people: Sequence[_Person]) -> Iterator[Finding]:
    """Yield "Caroline Holloway said" where the article has introduced Catherine Holloway, and nobody else of that surname."""
    text = article.document.text
    lasts = Counter(person.last for person in people)
    for one, other in combinations([person for person in people if lasts[person.last] == 2], 2):  # noqa: PLR2004 - these two alone
        alike = one.last == other.last and one.first[0] == other.first[0] and one.first != other.first and not _near(one.first, other.first)
        short = one.first[:3] == other.first[:3] or frozenset((one.first.lower(), other.first.lower())) in _SHORT_FORMS
        known = all(person.first in article.lexicon.given_names for person in (one, other)) if alike else False
        known = known or (alike and OSA.distance(one.first.lower(), other.first.lower()) <= 2)  # noqa: PLR2004 - Usama and Usman
        if not known or min(len(one.first), len(other.first)) < _FULL or short or "." in one.first + other.first:
            continue
        ends = [person.claim.mention.anchor.span.end for person in (one, other)]
        first, second = (one, other) if ends[0] < ends[1] else (other, one)
        once = text.count(f"{second.first} ") == 1
        places = {person.claim.mention.anchor.field for person in (one, other)}
        if (
            once
            and places == {Field.TEXT}
            and _UNINTRODUCED.match(text, max(ends))
            and not any(_related(article, person) for person in (one, other))
            and one.claim.mention.anchor.sentence != other.claim.mention.anchor.sentence
        ):
            message = f"“{second.first} {second.last}” and “{first.first} {first.last}”"
            yield finding(
                "name.drift", article.document, message, (second.claim, first.claim), f"{first.first} {first.last} in both places"
            )
            return


def _bodies(article: Article, people: Sequence[_Person], words: _Words) -> Iterator[Finding]:
    """Yield "Trivanse" where the article has told of Trivance Logistics: two long names, no words or people, a letter apart inside."""
    known = {name for person in people for name in (person.first, person.last)}
    for forms in words.by_letter.values():
        long = [form for form in forms if len(form) >= _LONG and form.isalpha() and form[1:].islower() and form not in known]
        for one, other in combinations(long, 2):
            if abs(len(one) - len(other)) > 1 or one[-1] != other[-1] or OSA.distance(one, other, score_cutoff=1) != 1:
                continue
            if any(not _is_rare(article, form) or f" {form.lower()}" in words.text for form in (one, other)):
                continue
            first, second = sorted((one, other), key=lambda form: (-words.times(form), words.by_form[form][0]))
            spans = [Span(words.all[words.by_form[form][0]].start, 0) for form in (first, second)]
            sentences = [sentence_at(article.analysis, Field.TEXT, span.start) for span in spans]
            if None in sentences or sentences[0] == sentences[1]:
                continue
            places = [
                passage(article.document, sentence, Span(span.start, span.start + len(form)))
                for sentence, span, form in zip(sentences, spans, (first, second), strict=True)
                if sentence is not None and sentence.section is Section.BODY
            ]
            if len(places) > 1:
                yield finding("name.drift", article.document, f"“{second}” and “{first}”", places[::-1], f"{first} in both places")


def _paragraph(text: str, start: int) -> int:
    """Return where a stretch of the text ends in which a relative is told to be one: in its paragraph, not far on."""
    end = text.find("\n", start, start + _KIN)
    return end if end >= 0 else start + _KIN


def _in_title(article: Article, people: Sequence[_Person], words: _Words) -> Iterator[Finding]:
    """Yield a surname of the headline that stands nowhere in the text, where the one that is near it does."""
    title = article.document.title or _first_line(article)
    field = Field.TITLE if article.document.title else Field.TEXT
    initials = {person.last[0] for person in people if len(person.last) >= _SHORTEST_SURNAME - 1}
    for match in _CAPITAL.finditer(title):
        form = _bare(match[0])
        if match[0][0] not in initials:
            continue
        plural = form[-1] == "s" and any(person.last == form[:-1] for person in people)
        if plural or len(form) < _SHORTEST_SURNAME or _is_word(article, form) or words.times(form) > (field is Field.TEXT):
            continue
        near = {
            person.last: person
            for person in people
            if person.last[0] == form[0] and _near(form, person.last) and person.claim.mention.anchor.sentence.section is Section.BODY
        }
        sentence = sentence_at(article.analysis, field, match.start())
        if len(near) == 1 and sentence is not None and _elsewhere(article, form):
            person = next(iter(near.values()))
            place = passage(article.document, sentence, Span(match.start(), match.start() + len(form)))
            yield finding("name.drift", article.document, f"“{form}” for {person.first} {person.last}", (place, person.claim), person.last)


def _knights(article: Article, people: Sequence[_Person], words: _Words) -> Iterator[Finding]:
    """Yield "Sir Alistair" where the one knight whose first name is near it is Sir Alastair Keane."""
    text = words.text
    if not any(title in text for title in _KNIGHTLY):
        return
    full = {name for person in people for name in (person.first, person.last)}
    for match in _KNIGHTED.finditer(text):
        name = _bare(match["name"])
        like = {person.last: person for person in people if name not in full and _near(name, person.first)}
        sentence = sentence_at(article.analysis, Field.TEXT, match.start())
        if len(like) == 1 and sentence is not None and sentence.section is Section.BODY:
            person = next(iter(like.values()))
            if f"{match['title']} {person.first}" in text:
                place = passage(article.document, sentence, Span(match.start("name"), match.start("name") + len(name)))
                message = f"“{match[0]}” for {person.first} {person.last}"
                yield finding("name.drift", article.document, message, (place, person.claim), person.first)
                return


def _first_line(article: Article) -> str:
    """Return the headline that begins a text, "" where it begins with something else."""
    first = article.analysis.sentences[0]
    headed = first.section is Section.HEADLINE and first.span.start == 0
    return first.span.of(article.document.text) if headed else ""


def _elsewhere(article: Article, form: str) -> bool:
    """Say whether a word of the headline is no common one in small letters ("Marsh fire"): one that the text has is no name."""
    return f" {form.lower()}" not in article.document.text


def _unknown(article: Article, people: Sequence[_Person], words: _Words, told: set[int]) -> Iterator[Finding]:
    """Yield "Mr Reed" where nobody of that name has been named in full, and the one person of a name much like it is Ian Reid."""
    text = words.text
    if not any(title in text for title in _TITLED):
        return
    full = {name for person in people for name in (person.first, person.last)}
    for match in _HONOURED.finditer(text):
        name = _bare(match["name"])
        if name in full or match.start("name") in told or _full_elsewhere(text, name) or text[match.end() : match.end() + 1] == "-":
            continue
        like = {person.last: person for person in people if _alike(name, person.last)}
        sentence = sentence_at(article.analysis, Field.TEXT, match.start())
        if len(like) != 1 or sentence is None or sentence.section in {Section.BOILERPLATE, Section.BYLINE}:
            continue
        person = next(iter(like.values()))
        start = person.claim.mention.anchor.span.start
        if person.claim.mention.anchor.field is Field.TEXT and abs(start - match.start()) < _WITHIN:
            full.add(name)  # once is enough
            place = passage(article.document, sentence, Span(match.start("name"), match.start("name") + len(name)))
            yield finding(
                "name.drift", article.document, f"“{match[0]}” for {person.first} {person.last}", (place, person.claim), person.last
            )


def _full_elsewhere(text: str, name: str) -> bool:
    """Say whether a surname stands behind a first name somewhere, in the title or in a list."""
    before = re.findall(rf"([A-Z][\w’'-]*\.?) {re.escape(name)}\b", text)
    return any(word.rstrip(".") not in _HONOURS for word in before)


def _alike(one: str, other: str) -> bool:
    """Say whether one surname may be miswritten for the other: Reed and Reid, Hargrove and Hargreaves, Pereira and Ferreira."""
    left, right = one.casefold(), other.casefold()
    shortest = min(len(left), len(right))
    distance = OSA.distance(left, right)
    if distance == 0 or shortest < _FULL:
        return False
    if left[0] != right[0]:
        return shortest > _LONG and distance <= 2  # noqa: PLR2004 - letters
    same = next((number for number, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), shortest)
    return distance == 1 or (distance == 2 and shortest > _FULL) or same >= max(_FULL + 1, shortest * 0.6)  # noqa: PLR2004 - letters


def _alias(article: Article, person: _Person) -> Iterator[Finding]:
    """Yield another spelling under which the same person goes: "Katherine Doyle" for Catherine Doyle."""
    mention = person.claim.mention
    text = article.document.text
    for alias in mention.aliases if isinstance(mention, Name) else ():
        parts = [word for word in alias.removesuffix("’s").removesuffix("'s").split() if word.rstrip(".") not in _HONORIFICS]
        if not parts or not _spelt_otherwise(person, parts) or _RELATIVES.search(text):
            continue
        start = text.find(alias)
        sentence = sentence_at(article.analysis, Field.TEXT, start) if start >= 0 else None
        if sentence is not None and sentence != mention.anchor.sentence:
            place = passage(article.document, sentence, Span(start, start + len(alias)))
            message = f"“{alias}” and “{person.first} {person.last}”"
            yield finding("name.drift", article.document, message, (place, person.claim), f"{person.first} {person.last} in both places")
            return


def _spelt_otherwise(person: _Person, parts: Sequence[str]) -> bool:
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return _near(last, person.last) and last != person.first
    return (last == person.last and _near(first, person.first)) or (first == person.first and "-" not in last and _near(last, person.last))


def _times(words: _Words, person: _Person, other: _Person) -> int:
    """Return how often the part of a name that differs from the other stands in the text."""
    return words.times(person.first if person.last == other.last else person.last)


def _person(claim: object) -> _Person | None:
    if not isinstance(claim, NameClaim) or not isinstance(claim.mention, Name) or claim.mention.bearer is not NameKind.PERSON:
        return None
    words = [word.removesuffix("’s").removesuffix("'s") for word in claim.mention.anchor.surface.split()]
    words = [word for word in words if word.rstrip(".") not in _HONORIFICS]
    return _Person(words[0], words[-1], claim) if len(words) > 1 else None


def _near(one: str, other: str, *, pet: bool = True) -> bool:
    """Say whether two words are spellings of one name: a letter apart, two in a long name or where they sound alike.

    `pet` says that they may be first names, of which one may be short for the other.
    """
    if one == other or min(len(one), len(other)) < _SHORTEST_SURNAME - 1 or one[:1].isupper() != other[:1].isupper():
        return False
    left, right = one.casefold(), other.casefold()
    if pet and left.endswith(("y", "ie")) != right.endswith(("y", "ie")) and left[-2:] != right[-2:]:
        return False  # Marty and Martin
    if left.startswith(right) or right.startswith(left):  # Chris and Christopher, Henderson and Hendersons; but Sara and Sarah
        return abs(len(left) - len(right)) == 1 and max(left, right, key=len)[-1] in "ehn"
    distance = OSA.distance(left, right, score_cutoff=2)
    if distance > 2 or distance <= (1 if min(len(left), len(right)) < _LONG else 2):  # noqa: PLR2004 - letters
        return distance <= 2  # noqa: PLR2004 - letters
    return left[:4] == right[:4] or _sound(left) == _sound(right)


def _sound(word: str) -> str:
    """Return a spelling in which letters that sound alike are one."""
    folded = word.replace("ph", "f").replace("ck", "k").replace("c", "k").replace("y", "i").replace("v", "f").replace("z", "s")
    return re.sub(r"(.)\1+", r"\1", folded.replace("e", "").replace("h", ""))


def _variants(one: _Person, other: _Person) -> bool:
    if one.last == other.last:
        return _near(one.first, other.first)
    if one.first == other.first and one.first.endswith("."):
        return _near(one.last, other.last) or _begin_alike(one.last, other.last)
    # Wong Kwok-hing and Wong Kwok-kin are two people
    return one.first == other.first and "-" not in one.last + other.last and _near(one.last, other.last, pet=False)


def _two_people(article: Article, one: _Person, other: _Person) -> bool:
    """Say whether two similar names may be of two people: relatives, or named in one sentence."""
    if one.claim.mention.anchor.sentence == other.claim.mention.anchor.sentence:
        return True
    return one.last == other.last and (_related(article, one) or _related(article, other))


def _related(article: Article, person: _Person) -> bool:
    """Say whether a relative is told of in the paragraph where somebody is named, not far from the name."""
    anchor = person.claim.mention.anchor
    text = article.document.field(anchor.field)
    start, end = max(0, anchor.span.start - _KIN, text.rfind("\n", 0, anchor.span.start)), _paragraph(text, anchor.span.end)
    return _RELATIVES.search(text, start, end) is not None


def _misspelt(article: Article, person: _Person, taken: set[str], words: _Words) -> Iterator[Finding]:
    """Yield a bare surname that is a letter or two off the surname of the only person that it can be."""
    surname, text = person.last, article.document.text
    if len(surname) < _SHORTEST_SURNAME or surname.lower() in article.lexicon.wordclasses.nouns:
        return
    size, beginning = len(surname), surname[:_BEGINNING]
    forms = dict.fromkeys(words.by_letter.get(surname[0], ()))
    alike = [form for form in forms if (abs(len(form) - size) <= _LETTERS or form.startswith(beginning)) and form not in taken]
    near = [form for form in alike if _near(form, surname) or (_begin_alike(form, surname) and _honoured(words, form))]
    for form in near:
        numbers = words.by_form[form]
        if f" {surname.lower()}" in text or not _another_spelling(article, form, person, words):
            continue
        start = words.all[numbers[0]].start
        sentence = sentence_at(article.analysis, Field.TEXT, start)
        if sentence is not None and sentence.section not in {Section.BOILERPLATE, Section.BYLINE}:
            place = passage(article.document, sentence, Span(start, start + len(form)))
            yield finding("name.drift", article.document, f"“{form}” for {person.first} {surname}", (place, person.claim), surname)
            return


def _begin_alike(one: str, other: str) -> bool:
    """Say whether two surnames begin alike, as slips of memory do: Hartley and Hartnell."""
    if min(len(one), len(other)) < _LONG - 1 or one.startswith(other) or other.startswith(one):
        return False
    shared = next((number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return shared >= _BEGINNING and 2 * shared >= max(len(one), len(other))


def _honoured(words: _Words, form: str) -> bool:
    """Say whether a surname stands behind Mr, Ms or Dr alone wherever it stands, so that somebody named before is meant."""
    before = [words.before(number)[-1:] for number in words.by_form[form]]
    return all(each and each[0].text in _ADDRESSES for each in before)


def _another_spelling(article: Article, form: str, person: _Person, words: _Words) -> bool:
    """Say whether a word near a surname is no word, plural, other person, place or body, and stands no more often, not far from it."""
    numbers = words.by_form[form]
    plural = form[-1] == "s" and form[:-1] in words.by_form
    if plural or len(numbers) > words.times(person.last) or f" {form.lower()}" in article.document.text or _is_word(article, form):
        return False
    if any(_named_otherwise(words, number, person, article.lexicon.calendar) for number in numbers):
        return False
    start = words.all[numbers[0]].start
    return any(abs(words.all[number].start - start) < _WITHIN for number in words.by_form[person.last])


def _is_word(article: Article, word: str) -> bool:
    lower = word.lower()
    classes = article.lexicon.wordclasses
    return (
        lower in classes.nouns
        or lower in classes.verbs
        or article.lexicon.places.known(lower)
        or bool(article.lexicon.places.demonym(lower))
    )


def _is_rare(article: Article, word: str) -> bool:
    return article.lexicon.frequencies.rarity(word.lower()) >= _RARE and not _is_word(article, word)


def _named_otherwise(words: _Words, number: int, person: _Person, calendar: Calendar) -> bool:
    """Say whether a first name of another person, or a word that makes it a place or body, stands beside a word."""
    word = words.all[number]
    following = words.all[number + 1] if number + 1 < len(words.all) else None
    if following is not None and words.text[word.start + len(word.text) : following.start] == " ":
        return True
    before = words.before(number)[-1:]
    known = {*_HONORIFICS, "Dr", "Prof", "Professor", "Judge", person.first}
    if before and before[0].text.lower() in calendar.weekdays.keys() | calendar.months.keys():
        return False
    return bool(before) and before[0].text not in known and not _begins(words.text, before[0].start)


def _begins(text: str, offset: int) -> bool:
    before = text[max(0, offset - 4) : offset].rstrip(" “\"'‘")
    return not before or before[-1] in ".!?:\n”"


# ---------------------------------------------------------------- titles


@record
class _Form(NamedTuple):
    """How a person is called in one place: the words before the surname, and the whole."""

    words: tuple[str, ...]
    span: Span


def _titles(article: Article, people: Sequence[_Person], words: _Words) -> Iterator[Finding]:
    done: set[str] = set()
    offices = article.lexicon.offices
    for person in people:
        surname = person.last
        if surname in done or len({other.first for other in people if other.last == surname}) > 1:
            continue
        done.add(surname)
        numbers = words.by_form.get(surname, ())
        if len(numbers) < 2:  # noqa: PLR2004 - two places
            continue
        places = [Span(words.all[number].start, words.all[number].start + len(surname)) for number in numbers]
        yield from _honorifics(article, person, [_form(words, number) for number in numbers if words.before(number)])
        found = two_offices([each for place in places for each in held(words.text, place, offices)], offices)
        if found is not None:
            yield from _told_twice(article, person, [each.span for each in found])


def _form(words: _Words, number: int) -> _Form:
    before, word = words.before(number), words.all[number]
    return _Form(tuple(entry.text for entry in before), Span(before[0].start, word.start + len(word.text)))


def _honorifics(article: Article, person: _Person, forms: Sequence[_Form]) -> Iterator[Finding]:
    told: dict[str, _Form] = {}
    for form in forms:
        if form.words[0] in _HONORIFICS and set(form.words[1:]) <= {person.first}:
            told.setdefault(_HONORIFICS[form.words[0]], form)
    if len(told) > 1 and not _RELATIVES.search(article.document.text):
        yield from _told_twice(article, person, [form.span for form in told.values()])


def _told_twice(article: Article, person: _Person, spans: Sequence[Span]) -> Iterator[Finding]:
    sentences = [(span, sentence_at(article.analysis, Field.TEXT, span.start)) for span in spans]
    places = [passage(article.document, sentence, span) for span, sentence in sentences if sentence is not None]
    if len(places) > 1:
        surfaces = [span.of(article.document.text) for span in spans]
        written = " and ".join(f"“{surface}”" for surface in surfaces)
        yield finding("name.drift", article.document, f"{person.first} {person.last} is {written}", places, f"{surfaces[0]} in both places")
