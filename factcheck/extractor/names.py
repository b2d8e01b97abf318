"""People, bodies and vessels by their fullest mention, and the titles that people hold.

In: a document and its sentences. Out: `Name`s, one for each bearer, with the other forms in the article as aliases; `Title`s, one for each
wording of a holder's office. Two people of one surname are never joined unless the given names agree.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.extractor.bearers import Bearer, Place, Register, initials_fit, same_vessel
from factcheck.extractor.capitals import Run, runs
from factcheck.extractor.offices import Holders, after_name, before_name, descriptions, office_words
from factcheck.model import Anchor, Field, Name, NameKind, Section, Span, Title
from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import NamedTuple, members, once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.extractor.capitals import Word
    from factcheck.extractor.tagger import TaggedSentence
    from factcheck.lexicon import Lexicon
    from factcheck.model import Document, Sentence

__all__ = ["find"]

_PASSED_OVER = frozenset((Section.BOILERPLATE, Section.BYLINE, Section.DATELINE))
_ACRONYM_AFTER = lazily(r"[ \u00a0]\(([A-Z][A-Z\d&-]{1,9}[a-z]?)\)")
_ACRONYM = lazily(r"[A-Z][A-Z\d&]{1,6}(?:-[A-Z\d]{1,3})?")
_AGE = lazily(r",? \(?(?:aged[ \u00a0])?\d{1,3}\)?[,.) ]")
_NUMBERED = lazily(r"[ \u00a0]\d{1,3}(?![\d.,:]*\d)(?=[\s,;:.)—–’'-])")
_PLACES = ("in", "near", "from", "at", "to", "around", "across", "outside", "off", "of")
_PLACING = lazily(rf"\b(?:{'|'.join(_PLACES)}) $")
_SAID = lazily(r"[ ,]{1,2}(?:said|says|told|added|who|whose)\b")
_SAID_BEFORE = lazily(r"\b(?:said|says|told|asked|met|meet) $")
_PARTY_SEAT = lazily_unicode(r"[DRI]-\p{Lu}[\p{L}.]*")
_PORTFOLIO = lazily(r"\b([^\W\d_]+)[ \u00a0](?:for|of)[ \u00a0](?:the[ \u00a0])?$")
_PORTFOLIO_REACH = 40  # letters
_LONGEST_NAME_ALONE = 2  # words of a run that hold no portfolio before the name
_JUST_BEFORE = 8  # letters in which the word before a name stands
_LONGEST_PERSON = 5  # words
_LONG_WORD = 4  # letters of the small words that headlines leave in lower case
_VESSEL_BEFORE, _VESSEL_AFTER = 40, 30  # letters around a name in which a ship's noun tells what it is
_ROMAN = frozenset("II III IV V VI VII VIII IX X".split())


class _Single(NamedTuple):
    """One capitalised word that may be a surname; `sure` where an office or honorific makes it a person's."""

    run: Run
    skipped: int
    text: str
    sure: bool


def _person_part(run: Run, lexicon: Lexicon) -> int:
    """Return how many words of a run stand before the person's name: "Interior Minister | Ada Brandt"."""
    words = lexicon.title_words
    first = 0
    for at, word in enumerate(run.words[:-1]):
        if word.lower in words.roles or word.lower in words.honorifics:
            first = at + 1
    return first


@members
class _Lone(IntEnum):
    """What a capitalised word that stands alone may be."""

    BODY = 0
    SEAT = 1
    NOBODY = 2
    SURNAME = 3
    GIVEN = 4


@lru_cache(maxsize=1 << 14)
def _lone(text: str, lexicon: Lexicon) -> _Lone:
    """Return what a capitalised word may be by itself: Nato, R-Wis., Monday, Brandt, Ada."""
    words, lower, given = lexicon.name_words, text.lower(), text in lexicon.given_names
    place = lexicon.places.known(lower)
    common = text[1:].islower() and text.isalpha()  # as nearly all are written
    if not common and _is_acronym(text) and lower not in words.not_bodies and not place:
        return _Lone.BODY
    if not common and _PARTY_SEAT.fullmatch(text) is not None:
        return _Lone.SEAT  # Paul Ryan, R-Wis., said
    if not (common or _personal(text)) or lower.rstrip(".") in words.things or (place and not given):
        return _Lone.NOBODY
    return _Lone.GIVEN if given else _Lone.SURNAME


def _is_acronym(text: str) -> bool:
    return _ACRONYM.fullmatch(text) is not None


def _is_body(run: Run, lexicon: Lexicon) -> bool:
    """Say whether a run of capitals names a body, by the words that bodies have."""
    words = lexicon.name_words
    *others, last = run.words
    if last.lower in words.bodies:
        return True
    for word in others:
        if word.lower in words.before:
            return run.words[0].text not in lexicon.given_names
    return False


@lru_cache(maxsize=4)
def _telling(lexicon: Lexicon) -> frozenset[str]:
    """Return the words in small letters that tell, right before a name, what it may be."""
    return lexicon.title_words.roles | lexicon.name_words.vessels | {"the"}


def _is_aged(text: str, end: int) -> bool:
    """Say whether an age stands behind a name."""
    gap = end + text.startswith(",", end)
    sign = text[gap + 1 : gap + 2]
    return (sign.isdigit() or sign in {"(", "a"}) and _AGE.match(text, end) is not None


class _Finder:
    """The names of one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.people = Register(NameKind.PERSON)
        self.bodies = Register(NameKind.BODY)
        self.vessels = Register(NameKind.VESSEL)
        self.singles: list[_Single] = []
        self.undecided: list[tuple[str, Run]] = []  # runs that may name a person, with the text of their field
        self.before: dict[tuple[Field, int], Span | None] = {}  # the title before each place that was asked for
        self.telling = _telling(lexicon)

    # ------------------------------------------------------------ collecting

    def collect(self, sentence: Sentence) -> None:
        """Sort the runs of capitals of a sentence."""
        text = self.document.field(sentence.field)
        headline = sentence.field is Field.TITLE or sentence.section is Section.HEADLINE
        if not (headline and self._titled(text, sentence)):
            for run in runs(text, sentence, self.lexicon):
                self._sort(text, run)

    def _titled(self, text: str, sentence: Sentence) -> bool:
        """Say whether every longer word of a headline has a capital, so that capitals tell nothing."""
        long = [word for word in sentence.span.of(text).split() if len(word) > _LONG_WORD]
        return bool(long) and all(not word[0].islower() for word in long)

    def _sort(self, text: str, run: Run) -> None:
        led, words = run.led, run.words
        telling = led != "" and (led in self.telling or not (led.isalpha() and led.islower()))
        if (telling or len(words) > 1 or self.vessels.bearers) and self._vessel(text, run, telling=telling):
            return
        if len(words) == 1:
            self._sort_single(text, run, telling=telling)
            return
        skipped = _person_part(run, self.lexicon)
        if not skipped and len(words) > _LONGEST_NAME_ALONE:
            skipped = self._after_portfolio(text, run)
        if skipped and not self._is_body_after_role(run, skipped):
            self._person(text, run, skipped)
        elif _is_body(run, self.lexicon):
            self._body(text, run)
        elif self._is_person(text, run):
            self._person(text, run, 0)
        else:
            self.undecided.append((text, run))

    def _sort_single(self, text: str, run: Run, *, telling: bool) -> None:
        """Sort a capitalised word that stands alone: a body's acronym, or what may be a surname."""
        lone = _lone(run.words[0].text, self.lexicon)
        if lone is _Lone.BODY:
            self._body(text, run)
        elif lone is not _Lone.SEAT:
            sure = lone is _Lone.GIVEN or (telling and lone is _Lone.SURNAME)
            self.singles.append(_Single(run, 0, text, sure=sure and self._is_somebody(text, run, lone)))

    def _is_somebody(self, text: str, run: Run, lone: _Lone) -> bool:
        """Say whether what stands around a capitalised word makes it a person's name: an office before it, an age behind a given name."""
        aged = lone is _Lone.GIVEN and _is_aged(text, run.end)
        if not (aged or self._may_follow_title(run)):
            return False  # nearly always
        if text[max(0, run.start - 4) : run.start].lower() == "the ":
            return False
        return aged or self._title_before(text, run, run.start) is not None

    def _may_follow_title(self, run: Run) -> bool:
        """Say whether the word before a run may be the last of a title: a role, or one that is not written in small letters alone."""
        led = run.led
        return led != "" and (led in self.lexicon.title_words.roles or not (led.isalpha() and led.islower()))

    def _title_before(self, text: str, run: Run, start: int) -> Span | None:
        """Return the title that stands right before a run, or before the part of it that begins at a place; it is asked for twice."""
        if start == run.start and not self._may_follow_title(run):
            return None
        place = run.sentence.field, start
        if place not in self.before:
            self.before[place] = before_name(text, start, self.lexicon, floor=run.sentence.span.start)
        return self.before[place]

    def _after_portfolio(self, text: str, run: Run) -> int:
        """Return how many words of a run belong to the office before it: "Minister for | Water Resources | Nadeem Qureshi"."""
        if text[run.start - 4 : run.start] not in {"for ", " of ", "the "}:
            return 0
        given = next((at for at in range(1, len(run.words) - 1) if run.words[at].text in self.lexicon.given_names), 0)
        office = _PORTFOLIO.search(text, max(run.sentence.span.start, run.start - _PORTFOLIO_REACH), run.start) if given else None
        return given if office is not None and office[1].lower() in self.lexicon.title_words.roles else 0

    def _is_body_after_role(self, run: Run, skipped: int) -> bool:
        """Say whether what follows a role is a body: "Secretary | IATF", "Justice | Department"."""
        rest = run.words[skipped:]
        return rest[-1].lower in self.lexicon.name_words.bodies or (len(rest) == 1 and _is_acronym(rest[0].text))

    def _is_person(self, text: str, run: Run) -> bool:
        """Say whether several capitalised words without a role name a person: by what stands around them, or by the given name."""
        words, lexicon = run.words, self.lexicon
        if not self._may_be_person(text, run):
            return False
        if self._title_before(text, run, run.start) is not None or _is_aged(text, run.end):
            return True
        given = words[0].text in lexicon.given_names
        before = max(0, run.start - _JUST_BEFORE)
        placed = text[before : run.start].rstrip().endswith(_PLACES) and _PLACING.search(text, before, run.start) is not None
        if given or after_name(text, run.end, lexicon, ceiling=run.sentence.span.end) is not None:
            return not (placed and lexicon.places.known(text[run.start : run.end].lower()))
        return self._is_told_of(text, run) or not (placed or self._is_common(run))

    def _may_be_person(self, text: str, run: Run) -> bool:
        words, lexicon = run.words, self.lexicon
        things = lexicon.name_words.things
        if (
            len(words) > _LONGEST_PERSON
            or words[-1].lower in things
            or not all(map(_is_personal, words))
            or (words[0].lower in things and words[0].text not in lexicon.given_names)
        ):
            return False
        if lexicon.places.known(text[run.start : run.end].lower()) and words[0].text not in lexicon.given_names:
            return False
        if text[max(0, run.start - 4) : run.start].lower() != "the ":
            return True
        return words[0].text in lexicon.given_names and not lexicon.places.known(words[0].lower)

    def _is_told_of(self, text: str, run: Run) -> bool:
        before = max(0, run.start - _JUST_BEFORE)
        return _SAID.match(text, run.end) is not None or _SAID_BEFORE.search(text, before, run.start) is not None

    def _is_common(self, run: Run) -> bool:
        """Say whether a run has words that are nouns or places too."""
        lexicon = self.lexicon
        return any(word.lower in lexicon.wordclasses.nouns or lexicon.places.known(word.lower) for word in run.words)

    def _person(self, text: str, run: Run, skipped: int) -> None:
        if len(run.words) - skipped == 1:
            self.singles.append(_Single(run, skipped, text, sure=True))
            return
        name = Span(run.words[skipped].start, run.end)
        bearer = self.people.person(name.of(text), Place(name, run.sentence))
        self._describe(text, bearer, run, skipped)

    def _describe(self, text: str, bearer: Bearer, run: Run, skipped: int) -> None:
        """Note the gender and the titles that stand around a mention."""
        genders = self.lexicon.title_words.genders
        stated = next((genders[word.lower] for word in run.words[:skipped] if word.lower in genders), None)
        given = self.lexicon.given_names.get(run.words[skipped].text) if len(run.words) - skipped > 1 else None
        if stated is not None:
            bearer.gender = stated
        elif bearer.gender == "e" and given is not None:
            bearer.gender = given
        for found in self._titles_around(text, run, run.words[skipped].start):
            bearer.titles.append(Place(found, run.sentence))
            for word in office_words(found.of(text)):
                bearer.gender = genders.get(word, "e") if bearer.gender == "e" else bearer.gender

    def _titles_around(self, text: str, run: Run, start: int) -> Iterator[Span]:
        lexicon, span = self.lexicon, run.sentence.span
        before = self._title_before(text, run, start)
        if before is not None:
            farther = before_name(text, before.start, lexicon, floor=span.start)  # Secretary IATF, Brigadier | Syed Imran Ali
            if farther is not None:
                yield farther
            yield before
        after = after_name(text, run.end, lexicon, ceiling=span.end)
        if after is not None:
            yield after

    def _body(self, text: str, run: Run) -> None:
        span = Span(run.start, run.end)
        found = _ACRONYM_AFTER.match(text, run.end) if text.startswith("(", run.end + 1) else None
        acronym = found[1] if found is not None and initials_fit(found[1], span.of(text)) else None
        bearer = self.bodies.body(span.of(text), Place(span, run.sentence), acronym)
        if found is not None and acronym is not None:
            bearer.add(acronym, Place(Span(*found.span(1)), run.sentence))

    # ------------------------------------------------------------ vessels

    @once
    def afloat(self) -> bool:
        """Whether a noun or prefix of vessels stands anywhere in the document."""
        words, text = self.lexicon.name_words, self.document.text
        lower = text.lower()
        return any(noun in lower for noun in words.vessels) or any(f"{prefix.upper()} " in text for prefix in words.vessel_prefixes)

    def _vessel(self, text: str, run: Run, *, telling: bool) -> bool:
        """Note a vessel, and say whether the run names one; `telling` says that the word before it may be a vessel's noun."""
        prefixed = run.words[0].lower in self.lexicon.name_words.vessel_prefixes and run.words[0].text.isupper() and len(run.words) > 1
        if not (prefixed or (telling and self._may_be_led_by_vessel(run)) or self.vessels.bearers):
            return False  # nearly always
        numbered = _NUMBERED.match(text, run.end) if text[run.end + 1 : run.end + 2].isdigit() else None
        form = Span(run.start, numbered.end() if numbered else run.end)
        if not self.vessels.has(same_vessel(form.of(text))):
            body = run.words[-1].lower in self.lexicon.name_words.bodies
            if body or not (prefixed or self._vessel_noun_near(text, run, form)) or not self.afloat:
                return False
        self.vessels.vessel(form.of(text), Place(form, run.sentence))
        return True

    def _may_be_led_by_vessel(self, run: Run) -> bool:
        """Say whether the word before a run, commas aside, is a vessel's noun, or "the"."""
        led = run.led.lower()
        if not led.isalpha():
            if led == "" or not (words := led.replace(",", " ").split()):
                return led != ""
            led = words[-1]
        return led == "the" or led in self.lexicon.name_words.vessels

    def _vessel_noun_near(self, text: str, run: Run, form: Span) -> bool:
        """Say whether a name is a vessel's by the words around: "the ferry | Imani", "The boat, the | Amani II", "the | Imani, a ferry"."""
        nouns = self.lexicon.name_words.vessels
        before = text[max(run.sentence.span.start, run.start - _VESSEL_BEFORE) : run.start].lower().replace(",", " ").split()
        if not before:
            return False
        if before[-1] in nouns:
            return True
        if before[-1] != "the":
            return False
        if before[-2:-1] and before[-2] in nouns:
            return True
        if run.words[-1].text in _ROMAN and len(run.words) > 1:
            return True
        after = text[form.end : form.end + _VESSEL_AFTER].lower().replace(",", " ").split()[:3]
        return text[form.end : form.end + 1] == "," and after[:1] in (["a"], ["the"]) and any(word in nouns for word in after[1:])

    # ------------------------------------------------------------ joining

    def _decide(self) -> None:
        """Take for persons the runs whose last word speaks alone elsewhere: "Andrea West of the union", then "Ms. West said"."""
        wanted = {run.words[-1].text for _, run in self.undecided}
        near = [single for single in self.singles if single.run.words[-1].text in wanted]
        speaking = {single.run.words[-1].text for single in near if single.sure or self._is_told_of(single.text, single.run)}
        for text, run in self.undecided:
            words = run.words
            if words[-1].text not in speaking or len(words) > _LONGEST_PERSON or not all(map(_is_personal, words)):
                continue
            place = self.lexicon.places.known(text[run.start : run.end].lower())
            if text[max(0, run.start - 4) : run.start].lower() != "the " and not place:
                self._person(text, run, 0)

    def join(self) -> None:
        """Give single words to the one person whose name they are a part of."""
        self._decide()
        for single in self.singles:
            word = single.run.words[-1]
            if not single.sure and not self.people.has(word.text):
                continue
            owners = self.people.under((word.text,))
            owner = owners[0] if len(owners) == 1 else None
            if owner is None and (owners or not single.sure):
                continue
            span = Span(word.start, word.end)
            bearer = self.people.add(owner, word.text, Place(span, single.run.sentence), (word.text,))
            self._describe(single.text, bearer, single.run, single.skipped)

    def describe(self, sentences: Sequence[Sentence]) -> None:
        """Give titles without a name ("the US ambassador") to the one person whose title they answer to."""
        holders: Holders[Bearer] = Holders(self.lexicon)
        for bearer in self.people.bearers:
            for span, sentence in bearer.titles:
                holders.add(office_words(span.of(self.document.field(sentence.field))), bearer)
        for name in Field if holders else ():
            text = self.document.field(name)
            own = [sentence for sentence in sentences if sentence.field is name] if text else []
            starts = [sentence.span.start for sentence in own]
            for found in descriptions(text, self.lexicon) if own else ():
                words = office_words(found.of(text))
                held = holders.of(words) if len(words) > 1 else []  # "the minister" alone says nothing new of the office
                sentence = own[max(bisect_right(starts, found.start) - 1, 0)]
                if len(held) == 1 and sentence.span.contains(found):
                    held[0].titles.append(Place(found, sentence))

    # ------------------------------------------------------------ giving out

    def names(self) -> Iterator[Name]:
        """Yield one name for each bearer."""
        for bearer in (*self.people.bearers, *filter(self._is_named, self.bodies.bearers), *self.vessels.bearers):
            form = bearer.fullest
            span, sentence = bearer.forms[form]
            aliases = tuple([other for other in bearer.forms if other != form])
            yield Name(anchor=Anchor(self.document.id, span, form, sentence), bearer=bearer.kind, aliases=aliases)

    def _is_named(self, body: Bearer) -> bool:
        """Say whether an acronym without a full name is used as a name: twice, with an article, or as one who speaks."""
        form = body.fullest
        if " " in form or body.mentions > 1:
            return True
        span, sentence = body.forms[form]
        text = self.document.field(sentence.field)
        return text[max(0, span.start - 4) : span.start].lower() == "the " or _SAID.match(text, span.end) is not None

    def titles(self) -> Iterator[Title]:
        """Yield each wording of a holder's office once; of two titles where one is a part of the other, the longer."""
        for bearer in self.people.bearers:
            if not bearer.titles:
                continue
            holder = bearer.fullest
            seen: set[tuple[str, ...]] = set()
            reached: tuple[Field, Span] | None = None
            for span, sentence in sorted(bearer.titles, key=_title_order):
                if reached is not None and reached[0] is sentence.field and reached[1].contains(span):
                    continue
                reached = sentence.field, span
                surface = span.of(self.document.field(sentence.field))
                words = office_words(surface)
                if words and words not in seen:
                    seen.add(words)
                    yield Title(anchor=Anchor(self.document.id, span, surface, sentence), holder=holder)


def _title_order(title: Place) -> tuple[bool, int, int]:
    return title.sentence.field is Field.TEXT, title.span.start, -title.span.end


def _is_personal(word: Word) -> bool:
    return _personal(word.text)


def _personal(word: str) -> bool:
    """Say whether a word may be part of a person's name: no acronym, no digits."""
    if word.isalpha():
        return len(word) == 1 or not word.isupper()
    return not any(letter.isdigit() for letter in word) and not (word.isupper() and len(word) > 1 and "." not in word)


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
    finder.describe(read)
    found: list[Name | Title] = [*finder.names(), *finder.titles()]
    found.sort(key=lambda one: (one.anchor.sentence.field is Field.TEXT, one.anchor.span))
    return found
