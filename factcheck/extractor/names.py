"""People, bodies and vessels by their fullest mention, and the titles that people hold.

In: a document and its sentences. Out: `Name`s, one for each bearer, with the other forms in the article as aliases; `Title`s, one for each
wording of a holder's office. Two people of one surname are never joined unless the given names agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex
from rapidfuzz import fuzz

from factcheck.extractor.capitals import Run, runs
from factcheck.extractor.offices import after_name, answers, before_name, descriptions, office_words
from factcheck.model import Anchor, Field, Name, NameKind, Section, Sentence, Span, Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.model import Document

__all__ = ["find", "gender_of"]

_PASSED_OVER = frozenset((Section.BOILERPLATE, Section.BYLINE, Section.DATELINE))
_ACRONYM_AFTER = regex.compile(r"[ \u00a0]\(([A-Z][A-Z\d&-]{1,9}[a-z]?)\)")
_ACRONYM = regex.compile(r"[A-Z][A-Z\d&]{1,6}(?:-[A-Z\d]{1,3})?")
_AGE = regex.compile(r",? \(?(?:aged[ \u00a0])?\d{1,3}\)?[,.) ]")
_NUMBERED = regex.compile(r"[ \u00a0]\d{1,3}(?![\d.,:]*\d)(?=[\s,;:.)—–’'-])")
_PLACING = regex.compile(r"\b(?:in|near|from|at|to|around|across|outside|off|of) $")
_SAID = regex.compile(r"[ ,]{1,2}(?:said|says|told|added|who)\b")
_SAID_BEFORE = regex.compile(r"\b(?:said|says|told|asked|met|meet) $")
_LONGEST_PERSON = 5
_SAME_SPELLING = 85
_ROMAN = frozenset("II III IV V VI VII VIII IX X".split())


@dataclass
class Bearer:
    """Who or what is named: its mentions as runs of the text."""

    kind: NameKind
    forms: list[tuple[str, Span, Sentence]] = field(default_factory=list)
    titles: list[tuple[Span, Sentence]] = field(default_factory=list)
    gender: str = "e"

    @property
    def fullest(self) -> tuple[str, Span, Sentence]:
        """The first of the longest forms; a surname with a name before an acronym."""
        return max(self.forms, key=lambda form: (len(form[0].split()), len(form[0]), -form[1].start))


def _person_part(run: Run, lexicon: Lexicon) -> int:
    """Return how many words of a run stand before the person's name: "Interior Minister | Mohsin Naqvi"."""
    words = lexicon.title_words
    first = 0
    for at, word in enumerate(run.words[:-1]):
        if word.lower in words.roles or word.lower in words.honorifics:
            first = at + 1
    return first


def _is_body(run: Run, lexicon: Lexicon) -> bool:
    words = lexicon.name_words
    if len(run.words) == 1:
        text = run.words[0].text
        return bool(_ACRONYM.fullmatch(text)) and text.lower() not in words.not_bodies and not lexicon.places.known(text.lower())
    last = run.words[-1].lower
    if last in words.bodies:
        return True
    return any(word.lower in words.before for word in run.words[:-1]) and run.words[0].text not in lexicon.given_names


class _Finder:
    """The names of one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.people: list[Bearer] = []
        self.bodies: list[Bearer] = []
        self.vessels: list[Bearer] = []
        self.singles: list[tuple[Run, str]] = []

    # ------------------------------------------------------------ collecting

    def collect(self, sentence: Sentence) -> None:
        """Sort the runs of capitals of a sentence."""
        text = self.document.field(sentence.field)
        found = list(runs(text, sentence, self.lexicon))
        if self._titled(text, sentence):
            return
        for run in found:
            self._sort(text, run)

    def _titled(self, text: str, sentence: Sentence) -> bool:
        """Say whether every longer word of a headline has a capital, so that capitals tell nothing."""
        if sentence.field is Field.TEXT and sentence.section is not Section.HEADLINE:
            return False
        long = [word for word in sentence.span.of(text).split() if len(word) > 4]  # noqa: PLR2004 - small words keep their case in titles
        return bool(long) and all(not word[0].islower() for word in long)

    def _sort(self, text: str, run: Run) -> None:
        if self._vessel(text, run):
            return
        skipped = _person_part(run, self.lexicon)
        if skipped and not self._body_words(run, skipped):
            self._person(text, run, skipped)
        elif _is_body(run, self.lexicon):
            self._body(text, run)
        elif self._is_person(text, run):
            self._person(text, run, 0)
        elif len(run.words) == 1:
            self.singles.append((run, text))

    def _body_words(self, run: Run, skipped: int) -> bool:
        """Say whether what follows a role is a body: "Secretary | IATF", "Justice | Department"."""
        rest = run.words[skipped:]
        if rest[-1].lower in self.lexicon.name_words.bodies:
            return True
        return len(rest) == 1 and bool(_ACRONYM.fullmatch(rest[0].text)) and len(rest[0].text) > 1

    def _is_person(self, text: str, run: Run) -> bool:
        words, lexicon = run.words, self.lexicon
        if len(words) > _LONGEST_PERSON or any(not _personal(word.text) for word in words):
            return False
        if words[-1].lower in lexicon.name_words.things or words[0].lower in lexicon.name_words.things:
            return False
        name = text[run.start : run.end].lower()
        if lexicon.places.known(name) and words[0].text not in lexicon.given_names:
            return False
        if len(words) == 1 and text[max(0, run.start - 4) : run.start].lower() == "the ":
            return False
        if before_name(text, run.start, lexicon, floor=run.sentence.span.start) is not None:
            return True
        if _AGE.match(text, run.end) and (len(words) > 1 or words[0].text in lexicon.given_names):
            return True
        if len(words) == 1:
            return False
        if after_name(text, run.end, lexicon, ceiling=run.sentence.span.end) is not None:
            return True
        if words[0].text in lexicon.given_names:
            return lexicon.places.known(name) is False or not _PLACING.search(text, max(0, run.start - 8), run.start)
        said = _SAID.match(text, run.end) or _SAID_BEFORE.search(text, max(0, run.start - 8), run.start)
        if said is not None:
            return True
        common = any(lexicon.wordclasses.nouns.get(word.lower) for word in words)
        return (
            not common
            and not _PLACING.search(text, max(0, run.start - 8), run.start)
            and not any(lexicon.places.known(word.lower) for word in words)
        )

    def _person(self, text: str, run: Run, skipped: int) -> None:
        name = Span(run.words[skipped].start, run.end)
        form = name.of(text)
        bearer = self._known_person(form)
        if bearer is None:
            bearer = Bearer(NameKind.PERSON)
            self.people.append(bearer)
        bearer.forms.append((form, name, run.sentence))
        self._note_gender(bearer, run, skipped)
        self._note_titles(text, bearer, name, run)

    def _known_person(self, form: str) -> Bearer | None:
        """Return the person that a form names already: by surname alone, or by given names that agree."""
        found = [bearer for bearer in self.people if any(same_person(form, other) for other, _, _ in bearer.forms)]
        return found[0] if len(found) == 1 else None

    def _note_gender(self, bearer: Bearer, run: Run, skipped: int) -> None:
        genders = self.lexicon.title_words.genders
        stated = next((genders[word.lower] for word in run.words[:skipped] if word.lower in genders), None)
        given = self.lexicon.given_names.get(run.words[skipped].text) if len(run.words) - skipped > 1 else None
        if stated is not None:
            bearer.gender = stated
        elif bearer.gender == "e" and given is not None:
            bearer.gender = given

    def _note_titles(self, text: str, bearer: Bearer, name: Span, run: Run) -> None:
        sentence, lexicon = run.sentence, self.lexicon
        before = before_name(text, name.start, lexicon, floor=sentence.span.start)
        for found in (
            before_name(text, before.start, lexicon, floor=sentence.span.start) if before is not None else None,
            before,
            after_name(text, name.end, lexicon, ceiling=sentence.span.end),
        ):
            if found is None:
                continue
            bearer.titles.append((found, sentence))
            for word in office_words(found.of(text)):
                if bearer.gender == "e":
                    bearer.gender = lexicon.title_words.genders.get(word, "e")

    def _body(self, text: str, run: Run) -> None:
        span = Span(run.start, run.end)
        form = span.of(text)
        acronym = _ACRONYM_AFTER.match(text, run.end)
        for bearer in self.bodies:
            if any(same_body(form, other) or (acronym is not None and acronym[1] == other) for other, _, _ in bearer.forms):
                break
        else:
            bearer = Bearer(NameKind.BODY)
            self.bodies.append(bearer)
        bearer.forms.append((form, span, run.sentence))
        if acronym is not None and initials_fit(acronym[1], form):
            bearer.forms.append((acronym[1], Span(*acronym.span(1)), run.sentence))

    def _vessel(self, text: str, run: Run) -> bool:
        words = self.lexicon.name_words
        numbered = _NUMBERED.match(text, run.end)
        end = numbered.end() if numbered else run.end
        prefixed = run.words[0].lower in words.vessel_prefixes and run.words[0].text.isupper() and len(run.words) > 1
        before = text[max(run.sentence.span.start, run.start - 40) : run.start].lower().replace(",", " ").split()
        near = [word for word in before[-3:] if word in words.vessels]
        named = bool(near) and (before[-1] in words.vessels or (before[-1] == "the" and len(before) > 1 and before[-2] in words.vessels))
        after = text[end : end + 30].lower().replace(",", " ").split()[:3]
        told = (
            before[-1:] == ["the"]
            and len(after) > 1
            and text[end : end + 1] == ","
            and after[0] in {"a", "the"}
            and any(word in words.vessels for word in after[1:])
        )
        again = any(same_vessel(text[run.start : end], other) for bearer in self.vessels for other, _, _ in bearer.forms)
        serial = before[-1:] == ["the"] and run.words[-1].text in _ROMAN and len(run.words) > 1
        if not (prefixed or named or told or again or serial) or (run.words[-1].lower in words.bodies and not again):
            return False
        form = Span(run.start, end)
        for bearer in self.vessels:
            if any(same_vessel(form.of(text), other) for other, _, _ in bearer.forms):
                bearer.forms.append((form.of(text), form, run.sentence))
                return True
        self.vessels.append(Bearer(NameKind.VESSEL, [(form.of(text), form, run.sentence)]))
        return True

    # ------------------------------------------------------------ joining

    def join(self) -> None:
        """Give single capitals to the people they are the surnames of, and join forms that came before the full name."""
        for run, text in self.singles:
            word = run.words[0].text
            owners = [bearer for bearer in self.people if any(_answers_to(word, form) for form, _, _ in bearer.forms)]
            if len(owners) == 1:
                owners[0].forms.append((word, Span(run.start, run.end), run.sentence))
                self._note_titles(text, owners[0], Span(run.start, run.end), run)
        self.people = _merged(self.people)

    def describe(self, sentence: Sentence) -> None:
        """Give titles without a name ("the US ambassador") to the one person whose title they answer to."""
        text = self.document.field(sentence.field)
        for found in descriptions(text, *sentence.span, self.lexicon):
            words = office_words(found.of(text))
            if len(words) < 2:  # noqa: PLR2004 - "the minister" alone says nothing new of the office
                continue
            holders = [
                bearer
                for bearer in self.people
                if any(
                    answers(words, office_words(span.of(self.document.field(other.field))), self.lexicon) for span, other in bearer.titles
                )
            ]
            if len(holders) == 1:
                holders[0].titles.append((found, sentence))

    # ------------------------------------------------------------ giving out

    def names(self) -> Iterator[Name]:
        """Yield one name for each bearer."""
        for bearer in (*self.people, *(body for body in self.bodies if self._is_named(body)), *self.vessels):
            form, span, sentence = bearer.fullest
            aliases = tuple(dict.fromkeys(other for other, _, _ in bearer.forms if other != form))
            yield Name(anchor=Anchor(self.document.id, span, form, sentence), bearer=bearer.kind, aliases=aliases)

    def _is_named(self, body: Bearer) -> bool:
        """Say whether an acronym without a full name is used as a name: twice, with an article, or as one who speaks."""
        form, span, sentence = body.fullest
        if " " in form or len(body.forms) > 1:
            return True
        text = self.document.field(sentence.field)
        return text[max(0, span.start - 4) : span.start].lower() == "the " or _SAID.match(text, span.end) is not None

    def titles(self) -> Iterator[Title]:
        """Yield each wording of a holder's office once."""
        for bearer in self.people:
            seen: set[tuple[str, ...]] = set()
            holder = bearer.fullest[0]
            for span, sentence in sorted(bearer.titles, key=lambda title: (title[1].field is Field.TEXT, title[0])):
                if any(span != other and other.contains(span) and place.field is sentence.field for other, place in bearer.titles):
                    continue
                surface = span.of(self.document.field(sentence.field))
                words = tuple(office_words(surface))
                if words and words not in seen:
                    seen.add(words)
                    yield Title(anchor=Anchor(self.document.id, span, surface, sentence), holder=holder)


def _personal(word: str) -> bool:
    """Say whether a word may be part of a person's name: no acronym, no digits."""
    return not any(letter.isdigit() for letter in word) and not (word.isupper() and len(word) > 1 and "." not in word)


# ---------------------------------------------------------------- one bearer or two


def _answers_to(word: str, form: str) -> bool:
    parts = form.split()
    return word == parts[-1] or (len(parts) > 1 and word == parts[0])


def same_person(one: str, other: str) -> bool:
    """Say whether two forms may name one person: a surname alone, given names that agree, or one spelling apart."""
    first, second = one.split(), other.split()
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1:
        return first[0] == second[-1]
    if first[-1] != second[-1]:
        return first[0] == second[0] and fuzz.ratio(first[-1], second[-1]) >= _SAME_SPELLING
    if all(part in second for part in first):
        return True
    given, other_given = first[0].rstrip("."), second[0].rstrip(".")
    if len(given) == 1 or len(other_given) == 1:
        return given[0] == other_given[0]
    return fuzz.ratio(given, other_given) >= _SAME_SPELLING


def same_body(one: str, other: str) -> bool:
    """Say whether two forms name one body: the same words, or an acronym and the name it stands for."""
    if one.lower() == other.lower():
        return True
    if one.isupper() != other.isupper() and " " not in min(one, other, key=len):
        short, long = sorted((one, other), key=len)
        return len(short) > 2 and initials_fit(short, long, missing=0)  # noqa: PLR2004 - two letters fit too much
    return False


def initials_fit(acronym: str, name: str, *, missing: int = 2) -> bool:
    """Say whether the letters of an acronym come, in order, from the beginnings of a name's words, all but `missing` of them."""
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    initials = [word[0].upper() for word in regex.split(r"[\s-]+", name) if word[:1].isupper()]
    if not letters or not initials or (letters[0] != initials[0] and missing == 0):
        return False
    matched = 0
    for initial in initials:
        if matched < len(letters) and initial == letters[matched]:
            matched += 1
    return matched >= max(2, len(letters) - missing)


def same_vessel(one: str, other: str) -> bool:
    """Say whether two forms name one vessel: prefixes apart, the same words."""
    return _without_prefix(one) == _without_prefix(other)


def _without_prefix(form: str) -> str:
    first, _, rest = form.partition(" ")
    return rest if rest and first.rstrip(".").isupper() and len(first) <= 4 else form  # noqa: PLR2004 - MV, HMS, USNS


def _merged(people: list[Bearer]) -> list[Bearer]:
    """Join people whose forms name one; a form that fits two full names joins neither."""
    full = [bearer for bearer in people if " " in bearer.fullest[0]]
    result = list(full)
    for bearer in people:
        if bearer in full:
            continue
        owners = [other for other in full if any(same_person(bearer.fullest[0], form) for form, _, _ in other.forms)]
        if len(owners) == 1:
            owners[0].forms.extend(bearer.forms)
            owners[0].titles.extend(bearer.titles)
            if owners[0].gender == "e":
                owners[0].gender = bearer.gender
        elif not owners:
            result.append(bearer)
    return result


def gender_of(name: str, titles: Sequence[str], lexicon: Lexicon) -> str:
    """Return "m", "f" or "e" (not known) for a person's name, judged by the titles held and then by the given name."""
    for title in titles:
        for word in office_words(title):
            if word in lexicon.title_words.genders:
                return lexicon.title_words.genders[word]
    parts = name.split()
    return lexicon.given_names.get(parts[0], "e") if len(parts) > 1 else "e"


def find(
    document: Document, sentences: Sequence[Sentence], tagged: Callable[[Sentence], TaggedSentence], lexicon: Lexicon
) -> list[Name | Title]:
    """Return the names and titles of a document in reading order."""
    del tagged  # capitals and word lists suffice
    finder = _Finder(document, lexicon)
    read = [sentence for sentence in sentences if sentence.section not in _PASSED_OVER]
    for sentence in read:
        finder.collect(sentence)
    finder.join()
    for sentence in read:
        finder.describe(sentence)
    found: list[Name | Title] = [*finder.names(), *finder.titles()]
    found.sort(key=lambda one: (one.anchor.field is Field.TEXT, one.anchor.span))
    return found
