"""Who the speakers are: pronouns, surnames, offices and short forms resolved to the name in the article; and the figures given to them.

In: statements as found, the names and titles of the document, its figures. Out: the same statements and figures, with attributions filled
in. Where two people stand equally near nothing is guessed.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from factcheck.extractor.bearers import initials
from factcheck.extractor.offices import Holders, gender_of, office_words
from factcheck.model import Field, Name, NameKind, Title
from factcheck.patterns import lazily, lazily_unicode
from factcheck.quick import NamedTuple, compiled, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Attribution, Document, Figure, Sentence, Statement

__all__ = ["attribute", "mentions", "mentions_plainly", "resolve"]

_Bearer = TypeVar("_Bearer")

_HE = frozenset(("he", "him", "his"))
_SHE = frozenset(("she", "her"))
_THEY = frozenset(("they", "them", "their"))
_IT = frozenset(("it", "its"))
_PRONOUNS = _HE | _SHE | _THEY | _IT | {"i", "we", "you", "this", "that"}
_RELATIVE = lazily(r"\b(?:who|whom|which)\b")
_ARTICLE = lazily(r"^(?:the|a|an|its|his|her|their|our|one|this|that)\s+", re.IGNORECASE)
_WORD = lazily(r"[^\W\d_]+")
_OWNER = lazily_unicode(r"[’']s?\b|[’'](?= )| (?!(?:of|from|in|at|for|with|who|and|on)\b)\p{Ll}")
_OWNING = lazily(r"[’']s?\b|[’'](?= )")
_PEOPLE_FAR = 3  # paragraphs back in which a pronoun still finds its person
_SENTENCES_AHEAD = 2  # in which the person is named to whom a "He" before any name points
_AGENTS = ("er", "or", "ist", "ian", "man", "woman")  # endings of words for people, where no class is known
_SHARED_OFFICES = frozenset(("candidate", "nominee", "lawmaker", "legislator", "delegate"))
_CONTENDERS = frozenset(("front-runner", "frontrunner", "standard-bearer", "mogul", "hopeful"))  # persons of whom WordNet has another sense
_PARTISANS = frozenset(("Republican", "Democrat"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some"))
_COUNSEL = frozenset(("attorney", "lawyer", "counsel"))  # "their lawyer" is no attorney general
_LONGEST_GENERIC = 5  # words of "the Washington-based conservation group"
_BEYOND = sys.maxsize
_DEEPEST_NESTING = 12  # statements before a figure, one of which may contain it
_MOST_OF_ONE_WORD = 60  # forms of names that begin with one word
_NEAREST_PLACES = 200  # mentions before a speaker among which the nearest holder of an office is looked for
# "a top adviser to | Donald Trump", "a lawyer for Gov. | Greg Abbott" is another
_DEPENDING = lazily_unicode(
    r"\p{Ll}[ \u00a0](?:(?:to|for|with|by|from|including)(?:[ \u00a0](?:the|\p{Lu}[\p{L}.]*(?:[’']s)?|president|former))*|of)[ \u00a0]\Z"
)
_HONORIFIC = lazily_unicode(r"\b(Mr|Ms|Mrs|Miss)\.?[ \u00a0](\p{Lu}[\p{L}\p{M}’'-]*)")
_CAPITAL = lazily_unicode(r"(?<![\p{L}\p{M}\d])\p{Lu}[\p{L}\p{M}\d]*")
_CALLED = lazily(r", (?:a|an|the)[ \u00a0][^,.;:“”\"()]{3,60}(?=[,.])")  # ABC, a lobby for growers,
_SOMEBODY = lazily(r"(?<!, )\b(?:[Aa]n?|[Oo]ne|[Aa]nother)(?:[ \u00a0][\w’'-]+){1,4}")
_HEAD_ENDS = lazily(r"\s(?:of|from|in|for|who|with|at)\s")


class _Place(NamedTuple):
    """A mention of a bearer in the text: where, and of whom."""

    start: int
    end: int
    name: str
    sentence: int


@dataclass(eq=False)
class _Known:
    """A person or body of the article, with the titles that it holds."""

    name: str
    kind: NameKind
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    gender: str

    @once
    def parts(self) -> tuple[str, ...]:
        """The words of the name in lower case, each once."""
        return tuple(dict.fromkeys(self.name.lower().replace("-", " ").split()))


def mentions(text: str, forms: dict[str, list[tuple[str, _Bearer]]]) -> Sequence[tuple[int, str, _Bearer]]:
    """Return where forms of names stand in a text as words of their own, in order, each with whom it names.

    `forms` has them by their first words, the letters and digits from the first capital on.
    """
    found: list[tuple[int, str, _Bearer]] | None = None if compiled is None else compiled.mentions(text, forms)
    return list(mentions_plainly(text, forms)) if found is None else found


def mentions_plainly(text: str, forms: Mapping[str, Sequence[tuple[str, _Bearer]]]) -> Iterator[tuple[int, str, _Bearer]]:
    """Yield what `mentions` returns, without compiled help."""
    for match in _CAPITAL.finditer(text):
        start = match.start()
        for form, bearer in forms.get(match[0], ()):
            end = start + len(form)
            if text.startswith(form, start) and not text[end : end + 1].isalnum():
                yield start, form, bearer


def _known(names: Sequence[Name | Title], lexicon: Lexicon) -> Iterable[_Known]:
    """Yield what the names of a document tell of their bearers."""
    titles: dict[str, list[str]] = defaultdict(list)
    for one in names:
        if isinstance(one, Title):
            titles[one.holder].append(one.anchor.surface)
    for one in names:
        if isinstance(one, Name):
            name, held = one.anchor.surface, titles.get(one.anchor.surface, ())
            yield _Known(name, one.bearer, (name, *one.aliases), tuple(held), gender_of(name, held, lexicon))


class _Resolver:
    """Resolution within one document."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], names: Sequence[Name | Title], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = document.text
        self.sentences = [sentence for sentence in sentences if sentence.field is Field.TEXT]
        self.starts = [sentence.span.start for sentence in self.sentences]
        self.known = list(_known(names, lexicon))
        self._take_gender_from_honorifics()
        self.by_name = {known.name: known for known in reversed(self.known)}
        self.genders = {known.name: known.gender for known in self.known if known.kind is NameKind.PERSON}
        self.by_word: dict[str, list[tuple[str, _Known]]] = defaultdict(list)
        self.by_part: dict[str, list[_Known]] = defaultdict(list)
        self.holders: Holders[str] = Holders(lexicon)
        for known in self.known:
            self._enter(known)
        self.before: Statement | None = None  # the one resolved last

    @once
    def places(self) -> list[_Place]:
        """Every mention of a person or body in the text, in order."""
        return list(self._places())

    @once
    def place_starts(self) -> list[int]:
        """Where the mentions begin."""
        return [place.start for place in self.places]

    @once
    def families(self) -> dict[str, list[str]]:
        """Surname in lower case -> those who bear it."""
        found: dict[str, list[str]] = defaultdict(list)
        for known in self.known:
            if known.kind is NameKind.PERSON:
                found[known.parts[-1]].append(known.name)
        return found

    def _enter(self, known: _Known) -> None:
        """Enter a name under its words and titles."""
        for form in known.forms:
            of_word = self.by_word[_first_word(form)]
            if len(of_word) < _MOST_OF_ONE_WORD:
                of_word.append((form, known))
        if known.kind is NameKind.BODY:
            for part in (*known.parts, initials(known.name)):
                self.by_part[part].append(known)
        for title in known.titles:
            self.holders.add(office_words(title), known.name)

    def _take_gender_from_honorifics(self) -> None:
        """Take the gender of an honorific before a surname that one person bears: "Ms Pryce"."""
        owners: dict[str, list[_Known]] = defaultdict(list)
        for known in self.known:
            if known.kind is NameKind.PERSON:
                owners[known.name.split()[-1]].append(known)
        for match in _HONORIFIC.finditer(self.text):
            if len(owners.get(match[2], ())) == 1:
                owners[match[2]][0].gender = "m" if match[1] == "Mr" else "f"

    def _places(self) -> Iterable[_Place]:
        """Yield every mention of a person or body in the text, in order."""
        reached = -1
        for start, form, known in mentions(self.text, self.by_word):
            if start > reached:  # of several forms at a place the first
                reached = start
                yield _Place(start, start + len(form), known.name, self._sentence_at(start))

    def _sentence_at(self, place: int) -> int:
        return max(bisect_left(self.starts, place + 1) - 1, 0)

    # ------------------------------------------------------------ one speaker

    def resolve(self, statement: Statement, last: str | None, nearby: str | None = None) -> str | None:
        """Return whom the speaker of a statement stands for.

        `last` is the person who spoke last, `nearby` one without a name who spoke since ("the secretary of the ministry").
        """
        speaker = statement.attribution.speaker
        if speaker is None or statement.attribution.speaker_span is None:
            return None
        lower = speaker.lower()
        if lower in _HE or lower in _SHE:
            return self._person_meant(statement, "m" if lower in _HE else "f", last, nearby)
        if lower in _THEY:
            return self._they(statement)
        if lower in _IT:
            return self._it(statement)
        if nearby is not None and (lower.startswith("this ") or self._same_noun(lower, nearby.lower())):
            return nearby
        return (
            self._named(speaker)
            or self._shared_surname(statement, speaker, last)
            or self._role(statement, speaker, last)
            or self._body(speaker)
            or self._generic_body(statement, speaker)
            or self._described(statement, speaker, last)
            or speaker
        )

    def _person_meant(self, statement: Statement, gender: str, last: str | None, nearby: str | None) -> str | None:
        """Return whom "he" or "she" means: one without a name who spoke just before, or a person of that gender."""
        if statement.anchor.field is Field.TITLE:
            return None
        if nearby is not None and nearby not in self.by_name and self._gender_of_words(nearby) in {gender, "e"}:
            return nearby
        return self._pronoun(statement, gender, last)

    def _same_noun(self, speaker: str, other: str) -> bool:
        """Say whether "the official" takes up "a senior official", who spoke last."""
        return (
            speaker.startswith("the ")
            and _head(other).split()[-1] == speaker.rsplit(maxsplit=1)[-1]
            and other.startswith(("a ", "an ", "one "))
        )

    def _named(self, speaker: str) -> str | None:
        """Return the person or body whose name stands in the speaker's words; a person rather than a body, the longest of each."""
        found = mentions(speaker, self.by_word)
        if not found:
            return None
        people = [
            one
            for one in found
            if one[2].kind is NameKind.PERSON
            and _OWNER.match(speaker, one[0] + len(one[1])) is None
            and not _DEPENDING.search(speaker, 0, one[0])
        ]
        if people:
            return max(people, key=lambda one: len(one[1]))[2].name
        bodies = [one for one in found if one[2].kind is not NameKind.PERSON]
        if not bodies:
            return None
        at, form, body = max(bodies, key=lambda one: len(one[1]))
        rest = speaker[:at] + speaker[at + len(form) :]
        return body.name if _ARTICLE.sub("", rest.strip() + " ").strip(" ,()") == "" else None

    def _shared_surname(self, statement: Statement, speaker: str, last: str | None) -> str | None:
        """Return whom a surname means that two people bear: the one who spoke last, or the only one named of late."""
        words = speaker.split()
        family = self.families.get(words[-1].lower(), [])
        if len(words) > 2 or len(family) < 2 or statement.anchor.field is Field.TITLE:  # noqa: PLR2004 - a surname, an honorific before it
            return None
        gender = {"Mr": "m", "Mr.": "m"}.get(words[0], "f") if len(words) > 1 else ""
        family = [name for name in family if not gender or self.genders[name] in {gender, "e"}]
        if last in family:
            return last
        span = statement.attribution.speaker_span
        here = self._sentence_at(span.start) if span is not None else 0
        near = [name for name in self._named_in(here - _PEOPLE_FAR, here, statement.anchor.span.start) if name in family]
        return near[0] if len(near) == 1 else None

    def _gender_of_words(self, speaker: str) -> str:
        """Return the gender that the words for somebody tell: "a spokeswoman", "one man"."""
        genders = self.lexicon.title_words.genders
        return next((genders[word] for word in office_words(_head(speaker)) if word in genders), "e")

    def _generic_body(self, statement: Statement, speaker: str) -> str | None:
        """Return the body that a noun points back to, the nearest before it: "the panel", "the ethics panel", "the drug company"."""
        words = office_words(speaker)
        span = statement.attribution.speaker_span
        if not 1 < len(words) <= _LONGEST_GENERIC or words[0] != "the" or span is None or statement.anchor.field is Field.TITLE:
            return None
        meant = self.lexicon.name_words.generic.get(words[-1])
        if meant is None or any(word[0].isupper() and not word.endswith("-based") for word in speaker.split()[1:]):
            return None
        at = bisect_left(self.place_starts, span.start)
        near = reversed(self.places[max(0, at - _NEAREST_PLACES) : at])
        bodies = [place for place in near if self.by_name[place.name].kind is NameKind.BODY]
        named = next((place.name for place in bodies if not meant.isdisjoint(self.by_name[place.name].parts)), None)
        return named or next((place.name for place in bodies if self._is_called(place, words[-1])), None)

    def _is_called(self, place: _Place, noun: str) -> bool:
        """Say whether what stands behind a name calls it so: "Judicial Watch, a conservative | group, said"."""
        match = _CALLED.match(self.text, place.end)
        return match is not None and noun in office_words(match[0])

    def _role(self, statement: Statement, speaker: str, last: str | None) -> str | None:
        """Return the holder of the office that the speaker is called by."""
        words = _bare(speaker)
        if not words or len(words) > 6 or _RELATIVE.search(speaker):  # noqa: PLR2004 - longer ones describe somebody new
            return None
        roles = self.lexicon.title_words
        heads = [at for at, word in enumerate(words) if word in roles.roles or word in roles.answering]
        if not heads or speaker.split(maxsplit=1)[0].lower() in _INDEFINITE:
            return None
        office = [*words[heads[-1] + 1 :], *words[: heads[-1] + 1]]
        holders = [self.by_name[name] for name in self.holders.of(office)]
        gender = roles.genders.get(words[heads[-1]])
        if gender is not None:
            holders = [known for known in holders if known.gender in {gender, "e"}]
        if words[heads[-1]] in _COUNSEL:
            holders = [known for known in holders if any("general" not in office_words(title) for title in known.titles)]
        if len(holders) == 1:
            return holders[0].name
        if any(known.name == last for known in holders):
            return last
        return self._nearest(statement, [known.name for known in holders]) if holders else None

    def still_speaks(self, earlier: Statement, statement: Statement) -> bool:
        """Say whether one without a name may still be meant by a pronoun: a paragraph on at most, nobody named but in what was said."""
        one, other = earlier.attribution.speaker_span, statement.attribution.speaker_span
        if one is None or other is None or earlier.anchor.field is not statement.anchor.field:
            return False
        if statement.anchor.sentence.paragraph - earlier.anchor.sentence.paragraph > 1:
            return False
        between = self.places[bisect_left(self.place_starts, one.end) : bisect_left(self.place_starts, other.start)]
        said = earlier.anchor.span
        return not any(place.name in self.genders and not said.start <= place.start < said.end for place in between)

    def is_somebody(self, speaker: str) -> bool:
        """Say whether words without a name stand for one person: "the secretary of the ministry", "one expert", "a person close to him"."""
        words = _bare(_head(speaker + " "))
        if not words or words[-1].endswith("s"):
            return False
        kind = self.lexicon.wordclasses.nouns.get(words[-1], "")
        person = kind == "person" or (not kind and words[-1].endswith(_AGENTS))
        return (person and _ARTICLE.match(speaker) is not None) or any(word in self.lexicon.title_words.roles for word in words)

    def _nearest(self, statement: Statement, names: Sequence[str]) -> str | None:
        span = statement.attribution.speaker_span
        if span is None:
            return None
        at = bisect_left(self.place_starts, span.start)
        near = self.places[max(0, at - _NEAREST_PLACES) : at]
        return next((place.name for place in reversed(near) if place.name in names), None)

    def _body(self, speaker: str) -> str | None:
        """Return the body that a short form stands for: "the ministry", "the force", "ANF"."""
        words = _bare(speaker)
        if len(words) > 2 or not words or not (speaker.lower().startswith("the ") or speaker.isupper()):  # noqa: PLR2004
            return None
        found = [known for known in self.by_part.get(words[-1], ()) if all(word in known.parts for word in words)]
        if not found and speaker.isupper():
            found = self.by_part.get(speaker, [])
        return found[0].name if len(found) == 1 else None

    def _they(self, statement: Statement) -> str | None:
        """Return the collective that "they" stands for: the first one of the sentence before ("Officials gave an account …")."""
        span = statement.attribution.speaker_span
        if span is None or statement.anchor.field is Field.TITLE or not self.sentences:
            return statement.attribution.speaker
        before = self._said_before(statement)
        if before is not None and before.speaker is not None and self._several(before.speaker):
            return before.speaker
        here = self._sentence_at(span.start)
        for number in (here, here - 1):
            if number < 0 or self.sentences[here].paragraph - self.sentences[number].paragraph > 1:
                break
            sentence = self.sentences[number].span
            for match in _WORD.finditer(self.text, sentence.start, min(sentence.end, span.start)):
                if match[0].lower() in self.lexicon.cues.collectives and match[0].lower().endswith(("s", "police")):
                    return match[0]
        return statement.attribution.speaker

    def _several(self, speaker: str) -> bool:
        """Say whether words stand for more than one person: "Orr and his aides", "the two sides", not "the polls"."""
        head = _head(speaker)
        return " and " in speaker or (
            head.endswith("s") and speaker not in self.by_name and head.split()[-1].lower() not in self.lexicon.cues.papers
        )

    def _it(self, statement: Statement) -> str | None:
        """Return the body that "it" stands for: the only one of its sentence so far or of the sentence before."""
        span = statement.attribution.speaker_span
        if span is None or statement.anchor.field is Field.TITLE:
            return statement.attribution.speaker
        before = self._said_before(statement)
        body = before.resolved if before is not None else None
        if body is not None and body.lower() not in _PRONOUNS and body not in self.genders and not self.is_somebody(body):
            return body
        here = self._sentence_at(span.start)
        for number in (here, here - 1):
            found = [name for name in self._named_in(number, number, span.start) if self.by_name[name].kind is NameKind.BODY]
            if len(found) == 1:
                return found[0]
        return statement.attribution.speaker

    def _said_before(self, statement: Statement) -> Attribution | None:
        """Return the attribution of the statement before, where that stands in the same paragraph at most a sentence before."""
        if self.before is None or self.before.anchor.sentence.paragraph != statement.anchor.sentence.paragraph:
            return None
        here, there = self._sentence_at(statement.attribution.cue_span.start), self._sentence_at(self.before.attribution.cue_span.start)
        return self.before.attribution if here - there <= 1 else None

    def _named_in(self, first: int, last: int, before: int) -> list[str]:
        """Return the names that stand in some sentences, each once, those after a place left out."""
        if not max(first, 0) <= last < len(self.starts):
            return []
        at = bisect_left(self.place_starts, self.starts[max(first, 0)])
        found: dict[str, None] = {}
        while at < len(self.places) and self.places[at].start < before and self.places[at].sentence <= last:
            found[self.places[at].name] = None
            at += 1
        return list(found)

    def _described(self, statement: Statement, speaker: str, last: str | None) -> str | None:
        """Return the one person of the sentence before whom a description points to: "the 33-year-old schoolteacher"."""
        words = [word for word in _bare(speaker) if word not in {"of", "from"}]
        span = statement.attribution.speaker_span
        if not words or span is None or not speaker.lower().startswith("the ") or statement.anchor.field is Field.TITLE:
            return None
        last_word = _head(speaker).split()[-1]
        if last_word[0].isupper() and last_word not in _PARTISANS:
            return None  # The Guardian
        nouns = self.lexicon.wordclasses.nouns
        head = next(reversed(office_words(_head(speaker))), "")
        aged = "year-old" in speaker
        standing = words[0] != "former" and (head in self.lexicon.cues.collectives or self._is_office(head))
        if (nouns.get(head) != "person" and head not in _CONTENDERS and not aged) or standing:
            return None
        if self._introduced(head, span.start):
            return None
        here = self._sentence_at(span.start)
        found = [name for name in self._named_in(here - 1, here, span.start) if self.by_name[name].kind is NameKind.PERSON]
        gender = self._gender_of_words(speaker)
        found = [name for name in found if not set(words) & set(self.by_name[name].parts) and _agree(gender, self.genders[name])]
        if len(found) == 1:
            return found[0]
        if not found and last is not None and not set(words) & set(self.by_name[last].parts) and _agree(gender, self.genders[last]):
            return last if last in self._named_in(here - _PEOPLE_FAR, here, span.start) else None
        return last if last in found else None

    def _introduced(self, head: str, end: int) -> bool:
        """Say whether somebody without a name was called by a noun before: "told an | employee", "a former | employee said"."""
        return any(head in office_words(match[0]) for match in _SOMEBODY.finditer(self.text, 0, end))

    def _is_office(self, head: str) -> bool:
        """Say whether a word is an office that has its holder, not one that several have ("candidate")."""
        return head in self.lexicon.title_words.roles and head not in _SHARED_OFFICES

    def _pronoun(self, statement: Statement, gender: str, last: str | None) -> str | None:
        """Return the person whom "he" or "she" stands for: the nearest of that gender, the subject of a sentence before others in it."""
        span = statement.attribution.speaker_span
        if span is None:
            return None
        here = self._sentence_at(span.start)
        genders = self.genders
        paragraph = self.sentences[here].paragraph if self.sentences else 0
        at = bisect_left(self.place_starts, span.start) - 1
        nearest: list[_Place] = []
        while at >= 0:
            place = self.places[at]
            at -= 1
            if paragraph - self.sentences[place.sentence].paragraph > _PEOPLE_FAR or (nearest and place.sentence != nearest[0].sentence):
                break
            if genders.get(place.name) in {gender, "e"} and not self._opens_with(gender, place.sentence):
                nearest.append(place)
        if not nearest and last is None:
            return self._named_later(here, gender, genders)
        return self._choice(nearest, gender, genders, last, here)

    def _opens_with(self, gender: str, sentence: int) -> bool:
        """Say whether a sentence begins with a pronoun, so that whom it names is not its subject: He played for | George Allen."""
        return self.text.startswith("He " if gender == "m" else "She ", self.starts[sentence])

    def _named_later(self, here: int, gender: str, genders: dict[str, str]) -> str | None:
        """Return the one person of that gender whom the next two sentences name, for a standfirst that begins with "He"."""
        last = min(here + _SENTENCES_AHEAD, len(self.starts) - 1)
        found = [name for name in self._named_in(here + 1, last, len(self.text)) if genders.get(name) in {gender, "e"}]
        return found[0] if len(found) == 1 else None

    def _choice(self, nearest: Sequence[_Place], gender: str, genders: dict[str, str], last: str | None, here: int) -> str | None:
        """Choose among the people of the nearest sentence."""
        sure = last is not None and genders.get(last) == gender
        actors = [place for place in nearest if not _OWNING.match(self.text, place.end)]  # Khan took up Orr’s answers. He
        people = list(dict.fromkeys(place.name for place in reversed(actors or nearest)))
        if not people:
            return last if last is not None and genders.get(last) in {gender, "e"} else None
        if len(people) == 1:
            if genders[people[0]] == gender or not sure:
                return people[0]
            return last
        stated = [name for name in people if genders[name] == gender]
        if len(stated) == 1:
            return stated[0]
        if last in people:
            return last
        if nearest and nearest[0].sentence < here:
            return (stated or people)[0]
        before = self._named_in(here - 1, here - 1, len(self.text))
        staying = [name for name in people if name in before]  # Khan … . There Khan met Orr; he said
        return staying[0] if len(staying) == 1 else None


def resolve(
    document: Document, sentences: Sequence[Sentence], statements: Sequence[Statement], names: Sequence[Name | Title], lexicon: Lexicon
) -> list[Statement]:
    """Return the statements with `Attribution.resolved` filled in; anonymous and collective speakers keep their words."""
    if not statements:
        return []
    resolver = _Resolver(document, sentences, names, lexicon)
    found: list[Statement] = []
    last: str | None = None
    unnamed: tuple[Statement, str] | None = None
    for statement in sorted(statements, key=lambda one: (one.anchor.sentence.field is Field.TEXT, one.attribution.cue_span)):
        nearby = unnamed[1] if unnamed is not None and resolver.still_speaks(unnamed[0], statement) else None
        resolved = resolver.resolve(statement, last, nearby)
        if resolved in resolver.genders:
            last, unnamed = resolved, None
        elif resolved is not None and resolved not in resolver.by_name and resolver.is_somebody(resolved):
            unnamed = statement, resolved
        resolver.before = statement._replace(attribution=statement.attribution._replace(resolved=resolved))
        found.append(resolver.before)
    found.sort(key=lambda one: (one.anchor.sentence.field is Field.TEXT, one.anchor.span))
    return found


@lru_cache(maxsize=4096)
def _head(speaker: str) -> str:
    """Return the words for somebody up to the first preposition: "a spokesman | for the force"."""
    return _HEAD_ENDS.split(speaker, maxsplit=1)[0]


@lru_cache(maxsize=4096)
def _bare(speaker: str) -> tuple[str, ...]:
    """Return the words for somebody in lower case, without the article."""
    return office_words(_ARTICLE.sub("", speaker))


def _agree(gender: str, other: str) -> bool:
    """Say whether two genders, "e" for one that nothing tells, may be of one person."""
    return gender == other or "e" in {gender, other}


def _first_word(form: str) -> str:
    """Return the part of a name by which it is found in a text."""
    first = form.partition(" ")[0]
    if first.isascii() and first.isalpha() and first[0].isupper():
        return first  # most
    match = _CAPITAL.match(form)
    return match[0] if match is not None else form


def attribute(figures: Sequence[Figure], statements: Sequence[Statement]) -> list[Figure]:
    """Return the figures, each inside the content of a statement with that statement's attribution; of nested ones the innermost counts."""
    if not statements:
        return list(figures)
    contents = sorted((one.anchor.sentence.field, *one.anchor.span, place) for place, one in enumerate(statements))
    reached = [-1, *accumulate((end for _, _, end, _ in contents), max)]
    found: list[Figure] = []
    for figure in figures:
        field, (start, end) = figure.anchor.sentence.field, figure.anchor.span
        at = bisect_right(contents, (field, start, _BEYOND))
        if reached[at] < end:  # of most
            found.append(figure)
            continue
        near = contents[max(0, at - _DEEPEST_NESTING) : at]
        inside = [(last - first, number) for number, (where, first, last, _) in enumerate(near) if last >= end and where is field]
        if inside:
            _, number = min(inside)
            found.append(figure._replace(attribution=statements[near[number][3]].attribution))
        else:
            found.append(figure)
    return found
